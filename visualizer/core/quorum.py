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


def third(n: int) -> int:
    """The smallest size at which any three sets share a node, so that it serves fast and classic rounds: n - ⌈n/3⌉ + 1.

    It is the choice E = F = ⌈n/3⌉ - 1 of *Fast Paxos* (§3.4.1), which lets most acceptors of a fast round fail.
    """
    return n - (n + 2) // 3 + 1


def smallest_fast(n: int, classic: int) -> int:
    """The smallest fast quorum that goes with a classic one of this size: no smaller itself, and N > 2E + F.

    With a majority it is the choice E = ⌊N/4⌋ of *Fast Paxos* (§3.4.1).
    """
    return max(classic, n - (classic + 1) // 2 + 1)


def shared(n: int, *sizes: int) -> int:
    """How many of `n` nodes any sets of these sizes have in common, at least.

    Two classic quorums share one where N > 2F, a classic and two fast ones where N > 2E + F (*Fast Paxos*, §3.4.1).
    """
    return max(0, sum(sizes) - (len(sizes) - 1) * n)


def within_reach(votes: int, unheard: int, quorum: int) -> bool:
    """Whether some quorum of this size has no node but these that voted alike and those that were not heard.

    O4 of *Fast Paxos* (§3.1), where only the size makes a quorum: R ∩ Q are the votes, the rest of R was not heard.
    """
    return votes + unheard >= quorum
