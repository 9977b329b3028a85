"""Random choices for somebody who makes many of different kinds: the draws of one stream, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from visualizer.core.draw import Stream

T = TypeVar("T")


class Dice:
    """Choices that are a function of the stream and of how many were made before."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._drawn = 0

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included; low where high is below it."""
        self._drawn += 1
        return self._stream.between(self._drawn, low, max(low, high))

    def once_in(self, times: int) -> bool:
        """True once in so many times."""
        return self.between(1, times) == 1

    def one(self, among: Sequence[T]) -> T:
        """One of them, each as likely as the others."""
        return among[self.between(0, len(among) - 1)]

    def shuffled(self, among: Sequence[T]) -> list[T]:
        """All of them in another order."""
        left = list(among)
        return [left.pop(self.between(0, len(left) - 1)) for _ in among]

    def weighted(self, among: Sequence[tuple[int, T]]) -> T:
        """One of them, as likely as its weight says."""
        at = self.between(1, sum(weight for weight, _ in among))
        chosen = iter(among)
        weight, choice = next(chosen)
        while at > weight:
            at -= weight
            weight, choice = next(chosen)
        return choice
