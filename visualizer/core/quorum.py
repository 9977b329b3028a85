"""How many is enough: pure arithmetic on sets of nodes, apart from any protocol."""

from collections.abc import Iterable, Sequence


def majority(n: int) -> int:
    """The smallest number of nodes of which any two sets share one: ⌊n/2⌋ + 1."""
    return n // 2 + 1


def reached_by(values: Iterable[int], quorum: int) -> int:
    """The largest number that at least `quorum` of the values have reached; 0 where there are fewer values.

    With the `match_index` of every server it is the highest index that a quorum stores.
    """
    ranked: Sequence[int] = sorted(values, reverse=True)
    return ranked[quorum - 1] if quorum <= len(ranked) else 0
