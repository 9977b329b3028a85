"""The simulated world: deterministic, pure, and ignorant of what runs in it. See README.md beside this file."""
