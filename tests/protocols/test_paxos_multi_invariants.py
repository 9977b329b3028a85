"""What Multi-Paxos promises at all times: each promise is seen to break when it does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import Json
from tests.protocols import paxos_node
from tests.protocols.paxos_node import number
from visualizer.core.client import ClientRequest
from visualizer.core.invariant import Invariant
from visualizer.core.kernel import Kernel
from visualizer.core.operation import Append
from visualizer.core.persistent import NO_NUMBERS, IntMap
from visualizer.core.replica import NOOP, Command
from visualizer.core.run import Run
from visualizer.core.step import Violation
from visualizer.protocols.paxos.multi import invariants
from visualizer.protocols.paxos.multi.messages import Accept
from visualizer.protocols.paxos.multi.state import MultiState, Proposal
from visualizer.registry import prepared

X, Y = (Command("c1", serial, Append("x", letter)) for serial, letter in enumerate("xy", 1))


class Watched(paxos_node.Watched):
    """Nodes of Multi-Paxos in all roles, three where not said otherwise."""

    def __init__(self, invariant: Invariant, nodes: int = 3) -> None:
        super().__init__(invariant, MultiState(roles=("proposer", "acceptor", "learner")), nodes)

    def accepts(self, node: str, timestamp: int, command: Command, slot: int = 1) -> Violation | None:
        """A node accepts a command in a slot, under a number of the machine with the number of the timestamp."""
        accepted: IntMap[Proposal] = self.states[node].accepted  # type: ignore[attr-defined]
        proposal = Proposal(number(timestamp, timestamp), command)
        return self.becomes(node, accepted=accepted.put(slot, proposal))

    def decides(self, node: str, **commands: Command) -> Violation | None:
        """A node takes these for decided: `_7=…` in slot 7."""
        return self.becomes(node, decided=IntMap((int(slot[1:]), command) for slot, command in commands.items()))


def accept(timestamp: int, command: Command, slot: int = 1) -> Accept:
    """A leader proposes a command in a slot."""
    return Accept(number(timestamp, timestamp), slot, command)


# --- acceptors -------------------------------------------------------------------------------------------------------


def test_a_promise_that_falls_is_broken() -> None:
    watched = Watched(invariants.promises_rise)
    assert watched.becomes("n1", promised=number(2, 1)) is None
    broken = watched.becomes("n1", promised=number(1, 9))
    assert broken is not None
    assert broken.args == {"node": "n1", "promised": "2·10.0.0.1", "id": "1·10.0.0.9"}


def test_a_promise_that_is_lost_breaks_when_the_acceptor_speaks_below_it() -> None:
    watched = Watched(invariants.promises_rise)
    watched.becomes("n1", promised=number(5, 1))
    assert watched.becomes("n1", promised=None, up=False) is None
    assert watched.becomes("n1", promised=number(4, 1)) is not None


def test_accepting_below_the_promise_or_below_what_was_accepted_is_broken() -> None:
    watched = Watched(invariants.ballots_rise)
    watched.becomes("n1", promised=number(3, 3))
    assert watched.accepts("n1", 3, X) is None
    assert watched.accepts("n1", 2, X, slot=2) is not None
    watched.becomes("n2")
    assert watched.accepts("n2", 4, X) is None
    assert watched.accepts("n2", 2, X) is not None


def test_what_an_acceptor_forgets_while_it_is_up_or_in_a_crash_is_broken_and_a_lost_disk_is_not() -> None:
    for up in (True, False):
        watched = Watched(invariants.nothing_forgotten)
        watched.accepts("n1", 1, X)
        assert watched.becomes("n1", accepted=NO_NUMBERS, up=up) is not None
    watched = Watched(invariants.nothing_forgotten)
    watched.accepts("n1", 1, X)
    watched.becomes("n1", up=False)
    assert watched.becomes("n1", accepted=NO_NUMBERS) is None


def test_two_commands_under_one_number_in_one_slot_are_broken() -> None:
    watched = Watched(invariants.one_value_a_ballot)
    assert watched.accepts("n1", 1, X) is None
    assert watched.accepts("n2", 1, Y, slot=2) is None
    assert watched.accepts("n2", 1, Y) is not None


def test_what_a_majority_has_accepted_is_the_command_of_every_higher_number() -> None:
    watched = Watched(invariants.agreement)
    for node, timestamp, command in (("n3", 1, Y), ("n1", 2, X), ("n2", 2, X), ("n3", 3, X)):
        assert watched.accepts(node, timestamp, command) is None
    broken = watched.accepts("n1", 4, Y)
    assert broken is not None
    assert broken.args == {"node": "n1", "slot": 1, "id": "4·10.0.0.4", "chosen": "2·10.0.0.2"}


# --- leaders ---------------------------------------------------------------------------------------------------------


def test_a_number_may_not_be_used_again_after_a_crash_either() -> None:
    watched = Watched(invariants.ids_unique)
    watched.becomes("n1", ballot=number(2, 1))
    watched.becomes("n1", ballot=None, up=False)
    assert watched.becomes("n1", ballot=number(2, 1)) is not None
    assert watched.becomes("n2", ballot=number(2, 2)) is None


@pytest.mark.parametrize(
    ("held", "command", "allowed"),
    [
        ({}, X, True),
        ({"n1": (1, Y)}, X, True),
        ({"n1": (1, Y), "n2": (1, Y)}, X, False),
        ({"n1": (1, Y), "n2": (1, Y)}, Y, True),
        ({"n1": (1, Y), "n2": (2, X)}, X, True),
        ({"n1": (1, Y), "n2": (2, X)}, Y, True),
        ({"n1": (1, Y), "n2": (2, X), "n3": (2, X)}, Y, False),
        ({"n1": (9, Y), "n2": (9, Y), "n3": (9, Y)}, X, True),
    ],
)
def test_p2c_asks_for_a_majority_that_allows_the_command(
    held: dict[str, tuple[int, Command]], command: Command, allowed: bool
) -> None:
    watched = Watched(invariants.p2c)
    for node, (timestamp, accepted) in held.items():
        watched.accepts(node, timestamp, accepted)
    assert (watched.becomes("n1", accept(5, command)) is None) == allowed
    assert watched.becomes("n1", accept(5, command, slot=2)) is None, "every slot is for itself"


def test_p2c_knows_what_acceptors_hold_no_more() -> None:
    """A leader that was overtaken speaks under a lower number: what counts was accepted below that."""
    watched = Watched(invariants.p2c)
    for node in ("n1", "n2"):
        watched.accepts(node, 1, X)
        watched.accepts(node, 9, X)
    assert watched.becomes("n3", accept(5, Y)) is not None
    assert watched.becomes("n3", accept(5, X)) is None


def test_a_command_that_no_client_has_asked_for_breaks_validity() -> None:
    watched = Watched(invariants.validity)
    assert watched.becomes("n1", accept(1, NOOP)) is None
    assert watched.becomes("n1", accept(1, X)) is not None
    assert X.client is not None
    assert X.serial is not None
    watched.becomes("n1", ClientRequest(X.client, X.serial, X.op))
    assert watched.becomes("n1", accept(1, X)) is None
    assert watched.becomes("n1", accept(1, Command("c1", 1, Append("x", "other")))) is not None
    assert watched.becomes("n1", accept(1, Y)) is not None


def test_what_a_run_begins_with_may_be_proposed() -> None:
    watched = Watched(invariants.validity)
    assert watched.becomes("n1", at=0, decided=IntMap({1: X})) is None
    assert watched.becomes("n2", accept(1, X)) is None


# --- replicas --------------------------------------------------------------------------------------------------------


def test_two_replicas_that_take_different_commands_for_decided_break_it() -> None:
    watched = Watched(invariants.one_command_a_slot)
    assert watched.decides("n1", _1=X) is None
    assert watched.decides("n2", _1=X, _2=Y) is None
    broken = watched.decides("n3", _1=X, _2=NOOP)
    assert broken is not None
    assert broken.args == {"first": "n2", "second": "n3", "slot": 2}


def test_what_is_decided_may_be_lost_in_a_crash_and_never_else() -> None:
    watched = Watched(invariants.decided_for_good)
    watched.decides("n1", _1=X)
    assert watched.decides("n1", _1=X, _2=Y) is None
    assert watched.decides("n1", _1=Y, _2=Y) is not None
    assert watched.decides("n1", _1=Y) is not None
    assert watched.becomes("n1", decided=NO_NUMBERS, up=False) is None


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"executed": 2}, True),
        ({"executed": 3}, False),
        ({"executed": 4}, False),
        ({"executed": 0, "up": False, "decided": NO_NUMBERS}, True),
        ({"executed": 0}, False),
    ],
)
def test_execution_goes_on_slot_by_slot_over_what_is_decided(fields: Json, kept: bool) -> None:
    watched = Watched(invariants.executed_in_order)
    watched.decides("n1", _1=X, _2=Y, _4=X)
    watched.becomes("n1", executed=1)
    assert (watched.becomes("n1", **fields) is None) == kept


# --- initial states --------------------------------------------------------------------------------------------------


def broken_at_once(**initial: Any) -> list[str]:
    """The invariants that an initial state of three nodes breaks."""
    kernel = Kernel(*prepared(Run("paxos-multi", nodes=3, initial=initial)), record=False)
    kernel.search(0, 10)
    return [violation.invariant for violation in kernel.violations]


def test_an_initial_state_that_breaks_a_promise_is_accused_at_once() -> None:
    one, other = ({"decided": {"1": {"op": {"do": "put", "key": "x", "value": value}}}} for value in (1, 2))
    assert broken_at_once(n1=one, n2=other) == ["one_command_a_slot"]
    assert broken_at_once(n1=one | {"executed": 1}, n2=one) == []
    assert broken_at_once(n1={"executed": 1})[0] == "executed_in_order"
