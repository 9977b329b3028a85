"""How often a client may ask: a bucket of tokens that fills at a steady rate."""

from __future__ import annotations

import time
from collections.abc import Callable


class Bucket:
    """Tokens: `size` at most, `rate` more a second. clock: seconds of a clock that never goes back."""

    def __init__(self, rate: float, size: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._size = size
        self._clock = clock
        self._tokens = size
        self._filled = clock()

    def take(self, cost: float = 1.0) -> bool:
        """Take so many tokens, if they are there."""
        now = self._clock()
        self._tokens = min(self._size, self._tokens + (now - self._filled) * self._rate)
        self._filled = now
        if self._tokens < cost:
            return False
        self._tokens -= cost
        return True
