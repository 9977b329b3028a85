"""What a proposer that decides a single value waits for."""

from __future__ import annotations

from typing import Final, Literal

Phase = Literal["idle", "prepare", "accept", "done"]

IDLE: Final = "idle"
PREPARE: Final = "prepare"
ACCEPT: Final = "accept"
DONE: Final = "done"
