"""A lock for whatever carries the connections: who waits for it lets all others go on."""

from __future__ import annotations

from typing import Any


class Turn:
    """One caller at a time, with `with`. engine: the Engine.IO server, whose queues know how to wait.

    A lock of the standard library would stop green threads altogether where nothing is monkey-patched.
    """

    def __init__(self, engine: Any) -> None:
        self._tokens = engine.create_queue()
        self._tokens.put(None)

    def __enter__(self) -> None:
        self._tokens.get()

    def __exit__(self, *_: object) -> None:
        self._tokens.put(None)
