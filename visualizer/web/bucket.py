"""How often a client may ask: buckets of tokens that fill at a steady rate."""

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


class Buckets:
    """A bucket for each name, of which those that were asked for last are kept: `most` of them."""

    def __init__(self, rate: float, size: float, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._size = size
        self._clock = clock
        self._most = most
        self._buckets: dict[str, Bucket] = {}

    def of(self, name: str) -> Bucket:
        """The bucket of a name; a full one where it is not known."""
        bucket = self._buckets.pop(name, None) or Bucket(self._rate, self._size, self._clock)
        while len(self._buckets) >= self._most:
            del self._buckets[next(iter(self._buckets))]
        self._buckets[name] = bucket
        return bucket
