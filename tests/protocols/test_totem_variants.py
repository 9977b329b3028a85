"""Totem's broken twins: each is caught by a promise, in the story that it teaches and by a search through chaos."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.totem_node import World, asks, do, through_chaos
from visualizer.protocols.totem.engine import Totem

CAUGHT_BY = {
    "safe-after-one-rotation": {"safe_at_all"},
    "takes-any-token": {"token_taken_once", "one_holder"},
    "aru-past-gap": {"aru_is_received"},
    "delivers-on-arrival": {"total_order"},
    "joiner-before-consensus": {"consensus_first"},
    "recovery-forgets": {"moves_together", "self_delivery"},
    "two-representatives": {"representative_lowest"},
}


def test_every_variant_has_its_lesson() -> None:
    assert set(CAUGHT_BY) == set(Totem.variants)
    assert all(twin.variant == name for name, twin in Totem.variants.items())


@pytest.mark.parametrize("variant", CAUGHT_BY)
def test_chaos_finds_what_is_wrong_with(variant: str) -> None:
    found = (through_chaos(30_000.0, variant=variant, seed=seed)[1] for seed in range(1, 201))
    assert set(next(filter(None, found), ())) & CAUGHT_BY[variant]


QUIET = {"load": 0}


def story(variant: str, *commands: dict[str, Any], until: float = 2_000.0, **run: Any) -> list[str]:
    """The promises that the variant breaks in a story in which true Totem, with its parameters, breaks none."""
    params = {**QUIET, **run.pop("params", {})}
    assert not World(*commands, until=until, params=params, **run).violations
    broken = World(*commands, until=until, params=params, variant=variant, **run).violations
    return [violation.invariant for violation in broken]


N1_SENDS = asks(700, "c1", "n1", "a", "safe")
N3_DEAF = do(690, "cut", **{"from": ["n1"], "to": ["n3"], "one_way": True})


def test_who_has_it_delivers_as_safe_what_another_never_got() -> None:
    assert story("safe-after-one-rotation", N3_DEAF, N1_SENDS)[0] == "safe_at_all"


def test_a_token_sent_again_too_soon_is_taken_as_a_second_one() -> None:
    assert story("takes-any-token", params={"token_retransmit": 60})[0] == "token_taken_once"


def test_nobody_asks_for_what_was_lost_where_aru_is_past_the_gap() -> None:
    late = asks(760, "c2", "n2", "b")
    assert story("aru-past-gap", N3_DEAF, N1_SENDS, late, clients=2)[0] == "aru_is_received"


def test_the_network_is_not_an_order() -> None:
    late = asks(760, "c2", "n2", "b")
    first = asks(700, "c1", "n1", "a")
    assert story("delivers-on-arrival", N3_DEAF, first, late, clients=2)[0] == "total_order"


def test_a_ring_is_made_with_one_that_is_gone() -> None:
    assert story("joiner-before-consensus", do(800, "crash", node="n5"), until=4_000.0)[0] == "consensus_first"


def test_what_is_not_recovered_only_some_deliver() -> None:
    """n3 does not hear n1's message, and n2 crashes before the token can tell."""
    sends, crash = asks(700, "c1", "n1", "a"), do(735, "crash", node="n2")
    assert story("recovery-forgets", N3_DEAF, sends, crash, until=5_000.0)[0] == "moves_together"


def test_the_highest_makes_a_ring_of_its_own() -> None:
    assert story("two-representatives")[0] == "representative_lowest"
