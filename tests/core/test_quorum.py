"""How many are enough: the sizes are held against the sets that they speak of."""

from __future__ import annotations

from itertools import combinations
from math import ceil

import pytest

from visualizer.core.quorum import majority, reached_by, shared, smallest_fast, third, within_reach

SMALL = range(1, 7)


def sets(n: int, size: int) -> list[set[int]]:
    """All sets of this size among n nodes."""
    return [set(chosen) for chosen in combinations(range(n), size)]


@pytest.mark.parametrize("n", range(1, 40))
def test_a_majority_is_the_smallest_size_at_which_any_two_sets_share_a_node(n: int) -> None:
    assert shared(n, majority(n), majority(n)) >= 1
    assert shared(n, majority(n) - 1, majority(n) - 1) == 0


@pytest.mark.parametrize("n", SMALL)
def test_what_sets_share_at_least_is_what_some_sets_share(n: int) -> None:
    for a in range(1, n + 1):
        for b in range(1, n + 1):
            assert shared(n, a, b) == min(len(x & y) for x in sets(n, a) for y in sets(n, b))
            assert shared(n, a, b, b) == min(len(x & y & z) for x in sets(n, a) for y in sets(n, b) for z in sets(n, b))


@pytest.mark.parametrize("n", range(1, 40))
def test_the_two_best_choices_of_fast_paxos(n: int) -> None:
    """ "Maximizing E … yields E = F = ⌈N/3⌉ - 1; maximizing F … yields F = ⌈N/2⌉ - 1 and E = ⌊N/4⌋" (§3.4.1)."""
    assert n - third(n) == ceil(n / 3) - 1
    assert smallest_fast(n, third(n)) == third(n)
    assert n - majority(n) == ceil(n / 2) - 1
    assert n - smallest_fast(n, majority(n)) == n // 4


@pytest.mark.parametrize("n", range(1, 25))
def test_the_smallest_fast_quorum_is_safe_and_one_less_is_not(n: int) -> None:
    for classic in range(majority(n), n + 1):
        fast = smallest_fast(n, classic)
        assert classic <= fast <= n
        assert shared(n, classic, fast, fast) >= 1
        assert fast == classic or shared(n, classic, fast - 1, fast - 1) == 0


@pytest.mark.parametrize("n", SMALL)
def test_a_value_is_within_reach_where_some_quorum_has_nobody_that_voted_otherwise(n: int) -> None:
    """O4, set by set: every acceptor of R that was heard has voted for the value."""
    for heard in range(n + 1):
        for votes in range(heard + 1):
            for quorum in range(1, n + 1):
                against = set(range(votes, heard))
                exists = any(not r & against for r in sets(n, quorum))
                assert within_reach(votes, n - heard, quorum) == exists


def test_what_a_quorum_has_reached() -> None:
    assert reached_by((5, 3, 4), 2) == 4
    assert reached_by((5, 3, 4), 3) == 3
    assert reached_by((5,), 2) == 0
