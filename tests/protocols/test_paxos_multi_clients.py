"""Clients of Multi-Paxos: sent on to the leader, answered once their command is executed, and executed once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import Json, Play, ask, do, put
from tests.protocols.paxos_node import Node, number
from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.operation import Get, Incr, Put
from visualizer.core.persistent import IntMap, Map
from visualizer.core.replica import Command, Session
from visualizer.protocols.paxos.multi.engine import PaxosMulti
from visualizer.protocols.paxos.multi.messages import Accept, Accepted
from visualizer.protocols.paxos.multi.state import MultiState

N1_PREPARES = do(1, "timeout", "n1", timer="election")
"""The command that makes n1 the leader, long before any other timer runs out."""

LEADS: Json = {"phase": "accept", "ballot": number(1, 1), "leader": "n1", "next_slot": 1}


def incr(serial: int, client: str = "c1") -> ClientRequest:
    """A client's request to count."""
    return ClientRequest(client, serial, Incr("x"))


def leader(**fields: Any) -> Node[MultiState]:
    """n1 of three, which leads."""
    return Node(PaxosMulti, **(LEADS | fields))


def decides(made: Node[MultiState], slot: int, request: ClientRequest) -> Node[MultiState]:
    """Two acceptors have accepted the request's command in a slot."""
    for acceptor in ("n2", "n3"):
        made.hears(acceptor, Accepted(number(1, 1), slot, Command(request.client, request.serial, request.op)))
    return made


def play(*commands: Json, **run: Any) -> Play:
    """Three nodes, of which n1 leads soon."""
    return Play(PaxosMulti, N1_PREPARES, *commands, **({"clients": 2} | run))


# --- at a node -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phase", ["idle", "prepare"])
@pytest.mark.parametrize("known", ["n3", None])
def test_who_does_not_lead_names_the_leader_that_it_knows(phase: str, known: str | None) -> None:
    other = Node(PaxosMulti, phase=phase, leader=known).hears("c1", incr(1))
    assert other.told("c1") == ClientReply(1, False, None, known)


def test_the_leader_answers_when_the_command_is_executed() -> None:
    made = leader().hears("c1", incr(1))
    assert [to for to, m in made.said] == ["n1", "n2", "n3"]
    assert decides(made, 1, incr(1)).told("c1") == ClientReply(1, True, 1, "n1")


def test_a_request_that_is_under_way_is_not_proposed_again() -> None:
    proposed = leader().hears("c1", incr(1)).hears("c1", incr(1))
    waits = leader(params={"alpha": 1}).hears("c1", incr(1)).hears("c2", incr(1, "c2")).hears("c2", incr(1, "c2"))
    beyond_a_gap = leader(decided=IntMap({2: Command("c1", 1, Incr("x"))}), next_slot=3).hears("c1", incr(1))
    for made in (proposed, waits, beyond_a_gap):
        assert (made.said, made.why) == ([], ["request_underway"])


def test_a_request_that_was_executed_is_answered_from_the_table() -> None:
    made = decides(leader().hears("c1", incr(1)), 1, incr(1)).hears("c1", incr(1))
    assert made.said == [("c1", ClientReply(1, True, 1, "n1"))]
    assert leader(sessions=Map(c1=Session(5, 7))).hears("c1", incr(4)).said == []


def test_a_read_takes_a_slot_as_any_command() -> None:
    made = leader().hears("c1", ClientRequest("c1", 1, Get("x")))
    assert made.told("n2") == Accept(number(1, 1), 1, Command("c1", 1, Get("x")))


def test_a_request_that_is_decided_in_two_slots_is_executed_once() -> None:
    made = decides(decides(leader(), 1, incr(1)), 2, incr(1))
    assert (made.me.executed, made.me.machine) == (2, {"x": 1})
    assert made.said == []


def test_whoever_leads_answers_for_what_another_leader_has_proposed() -> None:
    made = leader(ballot=number(2, 1))
    for acceptor in ("n2", "n3"):
        made.hears(acceptor, Accepted(number(1, 3), 1, Command("c2", 1, Put("x", 5))))
    assert made.told("c2") == ClientReply(1, True, "ok", "n1")


def test_who_does_not_lead_executes_and_answers_nobody() -> None:
    assert decides(Node(PaxosMulti), 1, incr(1)).said == []


# --- in the world ----------------------------------------------------------------------------------------------------


def test_a_client_is_sent_on_to_the_leader() -> None:
    asked = play(ask(200, put("x", 1), node="n3"), until=400)
    assert asked.answers == [("c1", 1, "ok")]
    assert (asked.client().leader, asked.client().attempts) == ("n1", 2)


def test_a_lost_answer_is_given_again_and_the_command_is_executed_once() -> None:
    lost = do(231, "drop", match={"from": "n1", "to": "c1", "type": "ClientReply"})
    asked = play(ask(200, {"do": "incr", "key": "x"}, node="n1"), lost)
    assert asked.answers == [("c1", 1, 1)]
    assert asked.client().attempts > 1
    assert asked.state("n2").machine == {"x": 1}


def test_a_request_survives_its_leader() -> None:
    """It is accepted by a majority when the leader crashes: the next one finds it and answers the client."""
    asked = play(ask(200, {"do": "incr", "key": "x"}, node="n1"), do(225, "crash", "n1"), until=2_000)
    assert asked.answers == [("c1", 1, 1)]
    assert [asked.state(node).machine for node in ("n2", "n3")] == [{"x": 1}] * 2


def test_with_roles_apart_proposers_take_requests_and_learners_execute_them() -> None:
    roles = {"roles": {"proposers": 2, "acceptors": 3, "learners": 2}}
    asked = play(ask(200, put("x", 1)), ask(210, put("y", 2), "c2"), nodes=7, params=roles, until=2_000)
    assert {client for client, _, _ in asked.answers} == {"c1", "c2"}
    machines = [asked.state(f"n{i}").machine for i in range(1, 8)]
    assert machines[:2] == machines[5:] == [{"x": 1, "y": 2}] * 2
    assert machines[2:5] == [{}] * 3
    assert {e.to for e in asked.sent if type(e.message) is ClientRequest} <= {"n1", "n2"}


def test_a_client_goes_on_from_the_requests_that_an_initial_state_holds() -> None:
    held = {"id": [1, "10.0.0.2"], "command": {"client": "c1", "serial": 7, "op": {"do": "incr", "key": "x"}}}
    asked = play(ask(300, {"do": "incr", "key": "x"}), initial={"n2": {"accepted": {"1": held}}})
    assert asked.answers == [("c1", 8, 2)]
