"""Multi-Paxos' broken twins: each is caught in the story that it teaches, in which the true protocol breaks nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import Json, ask, do, put
from visualizer.core.kernel import Kernel
from visualizer.core.run import Network, Run
from visualizer.core.units import micros
from visualizer.protocols.paxos.multi.engine import PaxosMulti
from visualizer.registry import prepared


def prepares(node: str, at: float) -> Json:
    """A node's election timer runs out."""
    return do(at, "timeout", node, timer="election")


def cut(at: float, nodes: list[str], others: list[str]) -> Json:
    """The links between these are cut."""
    return do(at, "cut", **{"from": nodes, "to": others})


def broken(variant: str | None, *commands: Json, **run: Any) -> tuple[str, ...]:
    """The invariants that a run breaks first, at one step. Every message takes 10 ms."""
    steady = Network(delay=(10.0, 10.0))
    made = Run("paxos-multi", variant=variant, commands=commands, network=steady, **({"nodes": 3, "clients": 2} | run))
    kernel = Kernel(*prepared(made), record=False)
    kernel.search(micros(3_000), 100_000)
    return tuple(violation.invariant for violation in kernel.violations)


def prepare_by_hand(at: float, sender: str, to: str) -> Json:
    """A Prepare with a number that is below all others."""
    body = {"id": [0, "10.0.0.1"], "from_slot": 1}
    return do(at, "inject", **{"from": sender, "to": to, "type": "Prepare", "body": body})


STORIES: dict[str, tuple[str, Json, list[Json]]] = {
    "forgets-promise": (
        "promises_rise",
        {},
        [prepares("n1", 1), do(50, "crash", "n3"), do(60, "restart", "n3"), prepare_by_hand(61, "n2", "n3")],
    ),
    # n2 has promised n3 when the Accept of n1 reaches it.
    "accepts-older": (
        "ballots_rise",
        {},
        [
            prepares("n1", 1), cut(40, ["n1"], ["n3"]), do(41, "link", **{"from": "n1", "to": "n2", "delay": [60, 60]}),
            ask(50, put("x", 1), node="n1"), prepares("n3", 60),
        ],
    ),
    # n1's command is accepted by all, and nobody has heard of it when n2 takes over.
    "keeps-own-value": (
        "p2c",
        {},
        [
            prepares("n1", 1), ask(50, put("x", 1), node="n1"), cut(71, ["n1"], ["n2", "n3"]), cut(71, ["n2"], ["n3"]),
            do(85, "heal"), prepares("n2", 86),
        ],
    ),
    # n1 and n2 have accepted it, n3 has not; n3 takes over, and its own answer comes last.
    "takes-any-value": (
        "p2c",
        {},
        [
            prepares("n1", 1), ask(50, put("x", 1), node="n1"), cut(61, ["n1"], ["n3"]), cut(71, ["n2"], ["n3"]),
            do(75, "crash", "n1"), do(85, "heal"), prepares("n3", 86), ask(150, put("x", 2), "c2", node="n3"),
        ],
    ),
    "small-quorum": (
        "one_command_a_slot",
        {"nodes": 4},
        [
            cut(0, ["n1", "n2", "c1"], ["n3", "n4", "c2"]), prepares("n1", 1), prepares("n3", 1),
            ask(50, put("x", 1), node="n1"), ask(50, put("x", 2), "c2", node="n3"),
        ],
    ),
    "reuses-id": (
        "ids_unique",
        {},
        [prepares("n1", 1), do(50, "crash", "n1"), do(60, "restart", "n1"), prepares("n1", 61)],
    ),
    # What n1 had chosen, n2 does not propose again, and executes what comes after it.
    "skips-gaps": (
        "executed_in_order",
        {},
        [
            prepares("n1", 1), ask(50, put("x", 1), node="n1"), cut(71, ["n1"], ["n2", "n3"]), cut(71, ["n2"], ["n3"]),
            do(85, "heal"), do(85, "crash", "n1"), prepares("n2", 86), ask(150, put("x", 2), "c2", node="n2"),
        ],
    ),
}  # fmt: skip
"""What each breaks, in which run, by which commands."""


def test_every_variant_has_its_story() -> None:
    assert set(STORIES) == set(PaxosMulti.variants)


@pytest.mark.parametrize("variant", STORIES)
def test_each_breaks_its_promise_in_a_story_in_which_the_true_protocol_breaks_none(variant: str) -> None:
    promise, run, commands = STORIES[variant]
    assert broken(None, *commands, **run) == ()
    assert promise in broken(variant, *commands, **run)
