"""Fast Paxos's rounds and quorums: whose each round is, which are fast, which sizes go together."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from visualizer.core.errors import InputError
from visualizer.core.run import params_of
from visualizer.protocols.paxos.fast.engine import PaxosFast
from visualizer.protocols.paxos.fast.params import FastParams
from visualizer.protocols.paxos.fast.rounds import FastRounds, is_fast, next_round, owner_of
from visualizer.protocols.paxos.fast.variants import ClassicFastQuorum
from visualizer.protocols.paxos.roles import RoleCounts
from visualizer.sentences import LANGUAGES, sentences

THREE = ("n1", "n2", "n3")


# --- rounds -----------------------------------------------------------------------------------------------------------


def test_a_coordinator_owns_a_round_and_the_one_after_it() -> None:
    assert [owner_of(number, THREE) for number in range(1, 9)] == ["n1", "n1", "n2", "n2", "n3", "n3", "n1", "n1"]


def test_which_rounds_are_fast_is_in_their_number() -> None:
    fast = {kind: [n for n in range(1, 5) if is_fast(kind, n)] for kind in ("all", "odd", "none")}
    assert fast == {"all": [1, 2, 3, 4], "odd": [1, 3], "none": []}


@pytest.mark.parametrize("fast_rounds", ["all", "odd", "none"])
@pytest.mark.parametrize("fast", [True, False])
def test_the_next_round_of_a_coordinator_is_its_own_above_all_and_of_the_kind_it_wants(
    fast_rounds: FastRounds, fast: bool
) -> None:
    for above in range(30):
        number = next_round("n2", THREE, above, fast_rounds, fast=fast)
        assert number > above
        assert owner_of(number, THREE) == "n2"
        assert fast_rounds != "odd" or is_fast(fast_rounds, number) == fast
        lower = [n for n in range(above + 1, number) if owner_of(n, THREE) == "n2"]
        assert all(fast_rounds == "odd" and is_fast(fast_rounds, n) != fast for n in lower), "the lowest that there is"


def test_no_two_coordinators_own_a_round_and_every_one_owns_classic_rounds_for_ever() -> None:
    """ "Each coordinator is the coordinator for infinitely many classic round numbers" (§3.3)."""
    for node in THREE:
        numbers = [0]
        for _ in range(5):
            numbers.append(next_round(node, THREE, numbers[-1], "odd", fast=False))
        assert all(low < high for low, high in pairwise(numbers))
        assert not any(is_fast("odd", number) for number in numbers[1:])


# --- sizes ------------------------------------------------------------------------------------------------------------


def sizes(nodes: int, **params: Any) -> tuple[int, int]:
    """The sizes of a classic and of a fast quorum."""
    quorums = FastParams(**params).quorums(nodes)
    return quorums.classic, quorums.fast


@pytest.mark.parametrize(
    ("nodes", "majority", "equal"),
    [(1, (1, 1), (1, 1)), (3, (2, 3), (3, 3)), (4, (3, 3), (3, 3)), (5, (3, 4), (4, 4)), (7, (4, 6), (5, 5))],
)
def test_the_two_choices(nodes: int, majority: tuple[int, int], equal: tuple[int, int]) -> None:
    assert sizes(nodes) == majority
    assert sizes(nodes, quorum_choice="equal") == equal


def test_only_acceptors_count() -> None:
    roles = RoleCounts(proposers=2, acceptors=3, learners=4)
    assert sizes(9, roles=roles) == (2, 3)


def test_a_size_that_is_set_decides_about_the_other() -> None:
    assert sizes(5, classic_quorum=4) == (4, 4)
    assert sizes(7, classic_quorum=5) == (5, 5)
    assert sizes(5, fast_quorum=5) == (3, 5)


def test_a_round_has_a_quorum_of_its_kind() -> None:
    quorums = FastParams().quorums(5)
    assert [quorums.of(number) for number in (1, 2, 3)] == [4, 3, 4]


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "nodes", "sentence", "args"),
    [
        ({"classic_quorum": 2}, 5, "input-fast-quorum-classic", {"classic": 2, "missing": 3}),
        ({"classic_quorum": 3, "fast_quorum": 3}, 5, "input-fast-quorum-fast", {"missing": 2, "missing_fast": 2}),
        ({"fast_quorum": 3}, 5, "input-fast-quorum-fast", {"classic": 3, "fast": 3}),
        ({"classic_quorum": 4, "fast_quorum": 3}, 5, "input-fast-quorum-order", {"classic": 4, "fast": 3}),
        ({"classic_quorum": 6}, 5, "input-fast-quorum-size", {"acceptors": 5}),
        ({"fast_quorum": 6}, 5, "input-fast-quorum-size", {"acceptors": 5}),
        ({"roles": {"proposers": 1, "acceptors": 3, "learners": 1}, "fast_quorum": 2}, 5, "input-fast-quorum-fast", {}),
        ({"roles": {"proposers": 1, "acceptors": 3, "learners": 1}}, 6, "input-roles", {}),
        ({"recovery": "uncoordinated"}, 5, "input-fast-recovery-uncoordinated", {"fast_rounds": "odd"}),
        ({"recovery": "uncoordinated", "fast_rounds": "none"}, 5, "input-fast-recovery-uncoordinated", {}),
        ({"recovery": "classic", "fast_rounds": "all"}, 5, "input-fast-recovery-classic", {}),
        ({"retry": [200, 100]}, 5, "input-order-of", {}),
    ],
)
def test_what_contradicts_itself_is_refused_in_a_sentence_that_names_it(
    params: dict[str, Any], nodes: int, sentence: str, args: dict[str, Any]
) -> None:
    with pytest.raises(InputError) as refused:
        params_of(params, PaxosFast, nodes)
    says = refused.value.says
    assert not isinstance(says, str)
    assert says.id == sentence
    assert args.items() <= says.args.items()
    for language in LANGUAGES:
        assert sentences(language).say(says.id, says.args)


@pytest.mark.parametrize("nodes", range(1, 30))
@pytest.mark.parametrize("choice", ["majority", "equal"])
def test_the_choices_are_never_refused(nodes: int, choice: str) -> None:
    params_of({"quorum_choice": choice}, PaxosFast, nodes)


def test_the_twin_takes_a_fast_quorum_of_a_classic_majority_and_nothing_else_that_is_wrong() -> None:
    typed = params_of({}, ClassicFastQuorum, 5)
    assert isinstance(typed, FastParams)
    assert (typed.quorums(5).classic, typed.quorums(5).fast) == (3, 3)
    for wrong in ({"classic_quorum": 2}, {"classic_quorum": 6}, {"fast_quorum": 6}):
        with pytest.raises(InputError):
            params_of(wrong, ClassicFastQuorum, 5)
