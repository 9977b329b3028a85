"""Keyed random draws: a number is a hash of what it is for, never the next one of a shared stream.

A draw is a function of (seed, purpose, sender, receiver, kind, n). So dropping one message changes only what depends on
it: every other message keeps its delay, and a what-if shows causes and not noise. The key of a purpose is hashed once
with BLAKE2b; the n-th number of a key is one step of SplitMix64 (Steele, Lea, Flood, *Fast Splittable Pseudorandom
Number Generators*, 2014). Integers alone, so that every machine draws the same.
"""

from hashlib import blake2b

_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15


def key_of(seed: int, purpose: str, sender: str = "", receiver: str = "", kind: str = "") -> int:
    """The 64-bit key of all draws for this purpose, sender, receiver and kind under `seed`."""
    text = f"{seed}\x00{purpose}\x00{sender}\x00{receiver}\x00{kind}"
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def nth(key: int, n: int) -> int:
    """The n-th number of a key, uniform in 0 … 2**64 - 1."""
    x = (key + n * _GOLDEN) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    return x ^ (x >> 31)


def between(key: int, n: int, low: int, high: int) -> int:
    """The n-th number of a key, uniform among the whole numbers low … high, both included."""
    return low + (nth(key, n) * (high - low + 1) >> 64)


def chance(key: int, n: int, probability: float) -> bool:
    """Whether the n-th event of a key happens, where it does so with `probability`."""
    return nth(key, n) < probability * 18446744073709551616.0
