"""The command line: each command is a module here, and `main` chooses among them."""
