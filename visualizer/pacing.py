"""Long computations in short slices, so that no session holds up the others."""

from __future__ import annotations

import time
from collections.abc import Callable


class Pacer:
    """Says when a computation has had its slice, and lets the others have their turn.

    sleep: the server's own sleep, in seconds of the wall clock. slice_seconds: how long a computation may go on.
    """

    def __init__(self, sleep: Callable[[float], None], slice_seconds: float) -> None:
        self._sleep = sleep
        self._slice = slice_seconds
        self._begun = time.perf_counter()

    @property
    def is_over(self) -> bool:
        """Whether the slice is used up."""
        return time.perf_counter() - self._begun >= self._slice

    def turn(self) -> None:
        """Call often: where the slice is used up, everybody else comes first, and a new one begins."""
        if self.is_over:
            self._sleep(0)
            self._begun = time.perf_counter()
