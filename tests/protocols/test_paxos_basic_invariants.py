"""What Basic Paxos promises at all times: each promise is seen to break when it does, and no run breaks one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.play import Json, Play, ask, do
from tests.protocols import paxos_node
from tests.protocols.paxos_node import number
from visualizer.core.chaos import Chaos
from visualizer.core.invariant import Invariant
from visualizer.core.kernel import Kernel
from visualizer.core.run import Network, Run
from visualizer.core.step import Violation
from visualizer.core.units import micros
from visualizer.protocols.paxos.basic import invariants
from visualizer.protocols.paxos.basic.engine import PaxosBasic
from visualizer.protocols.paxos.basic.messages import Accept
from visualizer.protocols.paxos.basic.state import BasicState, Proposal
from visualizer.registry import prepared

# --- each is seen to break --------------------------------------------------------------------------------------------


class Watched(paxos_node.Watched):
    """Nodes of Basic Paxos in all roles."""

    def __init__(self, invariant: Invariant, nodes: int = 3) -> None:
        super().__init__(invariant, BasicState(roles=("proposer", "acceptor", "learner")), nodes)

    def accepts(self, node: str, timestamp: int, machine: int, value: Any) -> Violation | None:
        """The node accepts a proposal."""
        return self.becomes(node, accepted=Proposal(number(timestamp, machine), value))


def test_two_values_that_a_majority_accepted_break_agreement() -> None:
    watched = Watched(invariants.agreement)
    assert [watched.accepts(node, 1, 1, "A") for node in ("n1", "n2")] == [None, None]
    assert watched.accepts("n2", 2, 2, "B") is None
    broken = watched.accepts("n3", 2, 2, "B")
    assert broken is not None
    assert broken.args == {"node": "n3", "first": "A", "second": "B"}


def test_the_same_value_may_be_chosen_again_under_a_higher_number() -> None:
    watched = Watched(invariants.agreement)
    for timestamp in (1, 2):
        assert [watched.accepts(node, timestamp, 1, "A") for node in watched.states] == [None] * 3


def test_a_choice_counts_who_ever_accepted_and_not_who_still_holds_it() -> None:
    """n1 has moved on before n2 accepts: under the first number both are a majority."""
    watched = Watched(invariants.agreement)
    watched.accepts("n1", 1, 1, "A")
    watched.accepts("n1", 2, 2, "B")
    watched.accepts("n2", 1, 1, "A")
    assert watched.accepts("n3", 2, 2, "B") is not None


@pytest.mark.parametrize("second", [{"learned": "B"}, {"phase": "done", "value": "B"}])
def test_a_node_that_takes_another_value_for_chosen_breaks_agreement(second: Json) -> None:
    watched = Watched(invariants.agreement)
    assert watched.becomes("n1", learned="A") is None
    assert watched.becomes("n2", **second) is not None


@pytest.mark.parametrize(("first", "second"), [(1, True), (0, False)])
def test_one_and_true_are_two_values(first: Any, second: Any) -> None:
    watched = Watched(invariants.agreement)
    watched.becomes("n1", learned=first)
    assert watched.becomes("n2", learned=second) is not None


def test_a_value_that_no_proposer_took_from_a_client_breaks_validity() -> None:
    watched = Watched(invariants.validity)
    assert watched.becomes("n1", value="A") is None
    assert watched.accepts("n2", 1, 1, "A") is None
    assert watched.becomes("n3", learned="B") is not None
    assert watched.accepts("n2", 1, 1, "B") is not None
    assert watched.becomes("n1", value="B") is not None


def test_what_a_run_begins_with_was_proposed() -> None:
    watched = Watched(invariants.validity)
    assert watched.becomes("n2", accepted=Proposal(number(1, 1), "A"), at=0) is None
    assert watched.becomes("n3", learned="A") is None


def accept(timestamp: int, machine: int, value: Any) -> Accept:
    return Accept(number(timestamp, machine), value)


@pytest.mark.parametrize(
    ("accepted", "sent", "holds"),
    [
        ([], accept(1, 1, "A"), True),
        # One of three has accepted A: the other two are a majority without anything.
        ([("n1", 1, "A")], accept(2, 2, "B"), True),
        # Two of three have accepted A: any majority has one of them.
        ([("n1", 1, "A"), ("n2", 1, "A")], accept(2, 2, "B"), False),
        ([("n1", 1, "A"), ("n2", 1, "A")], accept(2, 2, "A"), True),
        # All three, the last of them B under a higher number: with n3 B is forced, without it A is.
        ([("n1", 1, "A"), ("n2", 1, "A"), ("n3", 2, "B")], accept(3, 1, "B"), True),
        ([("n1", 1, "A"), ("n2", 1, "A"), ("n3", 2, "B")], accept(3, 1, "A"), True),
        ([("n1", 1, "A"), ("n2", 2, "B"), ("n3", 2, "B")], accept(3, 1, "A"), False),
        ([("n1", 1, "A"), ("n2", 2, "B"), ("n3", 2, "B")], accept(3, 1, "C"), False),
        # What was accepted above the number does not matter, and what it hides does.
        ([("n1", 5, "B"), ("n2", 5, "B")], accept(3, 1, "A"), True),
        ([("n1", 1, "B"), ("n2", 1, "B"), ("n1", 5, "C"), ("n2", 5, "C")], accept(3, 1, "A"), False),
    ],
)
def test_p2c_asks_for_a_majority_that_allows_the_value(
    accepted: list[tuple[str, int, str]], sent: Accept, holds: bool
) -> None:
    watched = Watched(invariants.p2c)
    for node, timestamp, value in accepted:
        assert watched.accepts(node, timestamp, 2, value) is None
    assert (watched.becomes("n3", sent) is None) == holds


def test_a_promise_that_falls_is_broken_in_a_crash_too() -> None:
    watched = Watched(invariants.promises_rise)
    assert watched.becomes("n1", promised=number(5, 2)) is None
    assert watched.becomes("n1", promised=number(5, 3)) is None
    assert watched.becomes("n1", promised=number(5, 2)) is not None
    assert watched.becomes("n1", up=False, promised=None) is not None


def test_a_promise_may_be_lost_with_the_disk() -> None:
    watched = Watched(invariants.promises_rise)
    watched.becomes("n1", promised=number(5, 2))
    watched.becomes("n1", up=False)
    assert watched.becomes("n1", promised=None) is None


def test_accepting_below_the_promise_breaks_it() -> None:
    watched = Watched(invariants.accepted_honours_promise)
    watched.becomes("n1", promised=number(5, 2))
    assert watched.accepts("n1", 5, 2, "A") is None
    assert watched.accepts("n1", 5, 1, "A") is not None


def test_a_number_may_not_be_used_again_after_a_crash_either() -> None:
    watched = Watched(invariants.ids_unique)
    assert watched.becomes("n1", proposal=number(1, 1)) is None
    assert watched.becomes("n1", proposal=None) is None
    assert watched.becomes("n1", proposal=number(1, 1)) is not None
    assert watched.becomes("n1", proposal=number(2, 1)) is None
    assert watched.becomes("n2", proposal=number(1, 2)) is None


# --- no run breaks one ------------------------------------------------------------------------------------------------

IMPATIENT = {"retry": 25.0, "client_retry": [60.0, 120.0]}
"""Few proposals get through, and clients soon ask the next proposer: many values are on their way when faults come."""

apart = {6: (2, 3, 1), 7: (2, 4, 1), 8: (2, 5, 1)}
settings_of_paxos = st.fixed_dictionaries(
    {"backoff": st.sampled_from(["none", "random", "distinguished"]), "refusals": st.sampled_from(["silent", "nack"])}
)
networks = st.builds(
    Network,
    delay=st.sampled_from([(10.0, 20.0), (1.0, 60.0), (10.0, 10.0)]),
    loss=st.sampled_from([0.0, 0.1]),
    duplicate=st.sampled_from([0.0, 0.2]),
    disk_write=st.sampled_from([(0.0, 0.0), (1.0, 15.0)]),
)


def broken_by_chaos(run: Run, until: float = 2_500.0) -> tuple[Violation, ...]:
    """What a run through chaos breaks."""
    kernel = Kernel(*prepared(run), record=False)
    chaos = Chaos(kernel, micros(until), 0.6)
    while chaos.at <= micros(until) and not kernel.violations:
        kernel.search(chaos.at - 1, 100_000)
        chaos.act()
    kernel.search(micros(until), 100_000)
    return kernel.violations


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 8), st.booleans(), st.integers(1, 3), settings_of_paxos, networks)
def test_no_run_breaks_a_promise(
    seed: int, nodes: int, is_apart: bool, clients: int, params: Json, network: Network
) -> None:
    if is_apart and nodes in apart:
        params = params | {"roles": dict(zip(("proposers", "acceptors", "learners"), apart[nodes], strict=True))}
    run = Run("paxos-basic", seed=seed, nodes=nodes, clients=clients, params=IMPATIENT | params, network=network)
    assert broken_by_chaos(run) == ()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_order_messages_come_in_a_single_value_is_chosen(data: st.DataObject) -> None:
    """Three proposers on a network that loses, duplicates and reorders; links are slow, nodes crash and pause."""
    commands: list[Json] = [
        ask(0, {"do": "propose", "value": value}, f"c{i}", node=f"n{i}") for i, value in enumerate("ABC", 1)
    ]
    for at in range(1, data.draw(st.integers(0, 40))):
        node = data.draw(st.sampled_from(["n1", "n2", "n3"]))
        what = data.draw(st.sampled_from(["crash", "restart", "pause", "resume", "link"]))
        delay = {"from": node, "to": data.draw(st.sampled_from(["n1", "n2", "n3"])), "delay": [0, 50]}
        commands.append(do(at * 5, what, **delay) if what == "link" else do(at * 5, what, node))
    params = IMPATIENT | {"backoff": data.draw(st.sampled_from(["none", "random"]))}
    seed = data.draw(st.integers(0, 2**32))
    network = Network(delay=(1.0, 40.0), loss=0.1, duplicate=0.2)
    play = Play(PaxosBasic, *commands, clients=3, seed=seed, params=params, network=network, until=1500)
    assert not [violation for step in play.steps for violation in step.violations]
    assert len({result for _, _, result in play.answers}) <= 1


# --- progress ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "params", [{}, {"refusals": "nack"}, {"backoff": "distinguished"}, {"backoff": "none"}], ids=str
)
@pytest.mark.parametrize("nodes", [3, 4, 5, 6])
@pytest.mark.parametrize("seed", range(1, 7))
def test_when_all_is_healed_clients_are_answered_and_every_learner_knows(seed: int, nodes: int, params: Json) -> None:
    if nodes == 6:
        params = params | {"roles": {"proposers": 2, "acceptors": 3, "learners": 1}}
    kernel = Kernel(*prepared(Run("paxos-basic", seed=seed, nodes=nodes, clients=2, params=params)), record=False)
    until = micros(10_000.0)
    chaos = Chaos(kernel, until, 0.5)
    while chaos.at <= until:
        kernel.search(chaos.at - 1, 100_000)
        chaos.act()
    kernel.search(until, 100_000)
    states: dict[str, Any] = dict(kernel.world.states)
    assert [states[client].request for client in ("c1", "c2")] == [None, None]
    learners = [states[node] for node in kernel.nodes if "learner" in states[node].roles]
    assert all(state.up and state.learned is not None for state in learners)
    assert len({state.learned for state in learners}) == 1
