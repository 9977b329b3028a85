"""Keyed random draws: a number is a hash of what it is for, never the next one of a shared stream.

A draw is a function of (seed, purpose, sender, receiver, kind, n). So dropping one message changes only what depends on
it: every other message keeps its delay, and a what-if shows causes and not noise. The numbers of a key are the words of
BLAKE2b (RFC 7693) of the key and a counter: the same on every machine, and cheap, as one hash gives eight of them.
"""

from hashlib import blake2b
from struct import Struct

_WORDS = 8
_unpack = Struct(f">{_WORDS}Q").unpack


class Stream:
    """The draws of one key. Which number the n-th is does not depend on what was asked for before."""

    __slots__ = ("_block", "_key", "_numbers")

    def __init__(self, seed: int, purpose: str, sender: str = "", receiver: str = "", kind: str = "") -> None:
        self._key = f"{seed}\x00{purpose}\x00{sender}\x00{receiver}\x00{kind}".encode()
        self._block = -1
        self._numbers: tuple[int, ...] = ()

    def nth(self, n: int) -> int:
        """The n-th number, uniform in 0 … 2**64 - 1."""
        if n // _WORDS != self._block:
            self._turn_to(n // _WORDS)
        return self._numbers[n % _WORDS]

    def between(self, n: int, low: int, high: int) -> int:
        """The n-th number, uniform among the whole numbers low … high, both included."""
        # `nth` written out: this is drawn for every message and every timer.
        if n // _WORDS != self._block:
            self._turn_to(n // _WORDS)
        return low + (self._numbers[n % _WORDS] * (high - low + 1) >> 64)

    def chance(self, n: int, probability: float) -> bool:
        """Whether the n-th event happens, where each does so with `probability`."""
        return self.nth(n) < probability * 18446744073709551616.0

    def _turn_to(self, block: int) -> None:
        self._block = block
        self._numbers = _unpack(blake2b(self._key + block.to_bytes(8, "big")).digest())


class Lots:
    """The numbers that nodes draw, each node for purposes of its own. `drawn`: how many of each were used by now.

    It knows nothing of whoever draws: a kernel that is done with is freed at once, and a search makes thousands.
    """

    __slots__ = ("_streams", "drawn", "seed")

    def __init__(self, seed: int, drawn: dict[tuple[str, str], int]) -> None:
        self.seed = seed
        self.drawn = drawn
        self._streams: dict[tuple[str, str], Stream] = {}

    def draw(self, node: str, purpose: str, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        if low == high:
            return low
        key = (node, purpose)
        stream = self._streams.get(key)
        if stream is None:
            stream = self._streams[key] = Stream(self.seed, purpose, node)
        n = self.drawn[key] = self.drawn.get(key, 0) + 1
        return stream.between(n, low, high)
