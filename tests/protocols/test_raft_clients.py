"""Raft and its clients (§8, dissertation chapter 6): redirects, exactly once, and reads that bypass the log."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.raft_server import N1_STANDS, Cluster, Server, acknowledge, elected, put, terms
from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.operation import Get, Incr, Put
from visualizer.core.replica import Command, Session
from visualizer.core.run import Network
from visualizer.protocols.raft.messages import AppendEntries, AppendReply, Vote
from visualizer.protocols.raft.state import Entry

INCR = ClientRequest("c1", 1, Incr("x"))
READ = ClientRequest("c1", 1, Get("x"))


# --- §6.2 Routing requests to the leader -----------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["follower", "candidate"])
@pytest.mark.parametrize("leader", ["n2", None])
def test_who_does_not_lead_rejects_a_request_and_names_the_leader(role: str, leader: str | None) -> None:
    """Reject the request and return to the client the address of the leader, if known (dissertation §6.2)."""
    server = Server(role=role, current_term=1, leader=leader).hears("c1", INCR)
    assert server.said == [("c1", ClientReply(1, False, None, leader))]
    assert server.me.log == ()


def test_the_leader_is_forgotten_when_an_election_starts_or_the_term_changes() -> None:
    """They must discard this information when starting a new election or when the term changes (dissertation §6.2)."""
    assert Server(leader="n2", current_term=1).times_out().me.leader is None
    assert Server(leader="n2", current_term=1).hears("n3", Vote(2, False)).me.leader is None


def test_a_client_finds_the_leader_wherever_it_asks() -> None:
    """If a client contacts a follower, the follower redirects it to the leader (§5.1)."""
    request = {"at": 200, "do": "request", "client": "c1", "op": put("x", 1), "node": "n4"}
    cluster = Cluster(N1_STANDS, request, until=400)
    assert cluster.why("n4")[-1] != "request_appended"
    assert "request_redirected" in cluster.why("n4")
    assert cluster.answers == [("c1", "ok")]


# --- §6.3 Implementing linearizable semantics ------------------------------------------------------------------------


def test_a_request_that_comes_again_is_appended_once() -> None:
    """Commands can also be applied multiple times even without the client's involvement if the network may duplicate
    the client's requests (dissertation §6.3): not here.
    """
    leader = Server.leading(term=1).hears("c1", INCR).hears("c1", INCR)
    assert len(leader.me.log) == 1
    assert leader.said == []
    assert leader.why == ["request_in_log"]


def test_a_request_that_was_executed_is_answered_from_the_table() -> None:
    """If a server receives a command whose serial number has already been executed, it responds immediately without
    re-executing the request (§8).
    """
    leader = acknowledge(Server.leading(term=1).hears("c1", INCR), 1, "n2").hears("c1", INCR)
    assert leader.said == [("c1", ClientReply(1, True, 1, "n1"))]
    assert leader.me.machine == {"x": 1}
    assert len(leader.me.log) == 1


def test_a_late_copy_of_an_earlier_request_is_ignored() -> None:
    """The session tracks the latest serial number processed for the client (dissertation §6.3)."""
    leader = acknowledge(Server.leading(term=1).hears("c1", ClientRequest("c1", 2, Incr("x"))), 1, "n2")
    assert leader.hears("c1", INCR).said == []
    assert leader.why == ["request_old"]
    assert leader.me.sessions == {"c1": Session(2, 1)}


def test_the_machine_executes_a_request_once_though_it_is_in_the_log_twice() -> None:
    """Commands take effect instantaneously and exactly once according to their first appearance in the Raft log, since
    any subsequent appearances are filtered out by the state machines (dissertation §6.3).
    """
    cluster = Cluster(
        N1_STANDS,
        {"at": 100, "do": "request", "client": "c1", "op": {"do": "incr", "key": "x"}, "node": "n1"},
        {"at": 117, "do": "cut", "from": ["n1"], "to": ["c1"]},
        {"at": 175, "do": "crash", "node": "n1"},
        params={"client_retry": [600, 600]},
        until=2000,
    )
    assert cluster.answers == [("c1", 1)], "n1 had executed it; its successor tells the client"
    assert cluster.state(cluster.leader).machine == {"x": 1}
    assert cluster.violations == []


@pytest.mark.parametrize("noop", [True, False])
def test_a_repeated_request_is_not_left_to_an_entry_that_nothing_commits(noop: bool) -> None:
    """Raft never commits log entries from previous terms by counting replicas (§5.4.2): without a blank entry, the
    request itself has to become an entry of the new term.
    """
    held = Command("c1", 1, Incr("x"))
    follower = Server(current_term=1, params={"noop": noop})
    follower.hears("n2", _append_one(held))
    leader = elected(follower, "n3").hears("c1", INCR)
    assert terms(leader.me.log) == "12"
    assert leader.me.log[1].command == (Command(noop=True) if noop else held)
    leader = acknowledge(leader, 2, "n2")
    assert leader.me.machine == {"x": 1}
    assert leader.told("c1") == ClientReply(1, True, 1, "n1")


def _append_one(command: Command) -> AppendEntries:
    return AppendEntries(1, "n2", 0, 0, (Entry(1, command),), 0)


@pytest.mark.parametrize("seed", range(1, 6))
def test_increments_are_never_lost_and_never_doubled(seed: int) -> None:
    """Each operation appears to execute instantaneously, exactly once, at some point between its invocation and its
    response (dissertation §6.3).
    """
    increments = (
        {"at": 300 + i, "do": "request", "client": f"c{i % 2 + 1}", "op": {"do": "incr", "key": "x"}} for i in range(20)
    )
    cluster = Cluster(
        *increments,
        clients=2,
        seed=seed,
        network=Network(loss=0.2, duplicate=0.3),
        params={"client_retry": [100, 200]},
        until=20_000,
    )
    assert sorted(result for _, result in cluster.answers) == list(range(1, 21))
    assert cluster.violations == []


# --- §6.4 Processing read-only queries more efficiently --------------------------------------------------------------


def reader(*, of: int = 3, committed: bool = True, **params: Any) -> Server:
    """A leader of term 1 with ReadIndex; x is 7, if its entry is committed."""
    leader = elected(
        Server(of=of, params={"read_index": True, "noop": False, **params}), *(f"n{i}" for i in range(2, of // 2 + 2))
    )
    leader.hears("c2", ClientRequest("c2", 1, Put("x", 7)))
    if committed:
        acknowledge(leader, 1, *(f"n{i}" for i in range(2, of // 2 + 2)))
    return leader


def confirm(leader: Server, round_: int, *followers: str) -> Server:
    """These followers answer a round of heartbeats."""
    for follower in followers:
        leader.hears(follower, AppendReply(1, True, 1, None, None, round_))
    return leader


def test_a_read_is_not_written_to_the_log_and_waits_for_a_round_of_heartbeats() -> None:
    """It issues a new round of heartbeats and waits for their acknowledgments from a majority of the cluster
    (dissertation §6.4, 3).
    """
    leader = reader(of=5).hears("c1", READ)
    assert len(leader.me.log) == 1
    assert {(to, type(message)) for to, message in leader.said} == {(f"n{i}", AppendEntries) for i in range(2, 6)}
    assert confirm(leader, 1, "n2").said == []
    assert confirm(leader, 1, "n3").said == [("c1", ClientReply(1, True, 7, "n1"))]
    assert leader.me.reads == ()


def test_only_heartbeats_sent_after_the_read_count() -> None:
    """Once these acknowledgments are received, the leader knows that there could not have existed a leader for a
    greater term at the moment it sent the heartbeats (dissertation §6.4): answers to earlier ones say nothing.
    """
    leader = reader().times_out("heartbeat").hears("c1", READ)
    assert leader.hears("n2", AppendReply(1, True, 1)).said == []
    again = ClientRequest("c2", 2, Get("x"))
    leader.hears("c2", again)
    assert confirm(leader, 1, "n2").said == [("c1", ClientReply(1, True, 7, "n1"))], "the first round, the first read"
    assert confirm(leader, 2, "n2").said == [("c2", ClientReply(2, True, 7, "n1"))]


def test_followers_answer_with_the_round_that_they_were_asked() -> None:
    """Heartbeats are numbered where reads wait for them, and their answers with them."""
    follower = Server(current_term=1)
    assert follower.hears("n2", AppendEntries(1, "n2", 0, 0, (), 0, 4)).reply().round == 4
    assert follower.hears("n2", AppendEntries(1, "n2", 5, 1, (), 0, 5)).reply() == AppendReply(
        1, False, 0, None, None, 5
    )


def test_a_lost_round_is_repeated_with_the_next_heartbeat() -> None:
    """Raft assumes RPC requests and responses may be lost in the network (dissertation §3.3)."""
    leader = reader().hears("c1", READ).times_out("heartbeat")
    assert leader.told("n2").round == 1


def test_a_new_leader_lets_reads_wait_until_it_has_committed_an_entry_of_its_term() -> None:
    """If the leader has not yet marked an entry from its current term committed, it waits until it has done so
    (dissertation §6.4, 1).
    """
    leader = reader(committed=False).hears("c1", READ)
    assert leader.said == []
    assert leader.why == ["read_waits"]
    assert leader.hears("c1", READ).why == ["read_pending"]
    acknowledge(leader, 1, "n2")
    assert leader.told("n3").round == 1
    assert confirm(leader, 1, "n3").said == [("c1", ClientReply(1, True, 7, "n1"))]


def test_a_deposed_leader_answers_no_read() -> None:
    """If the partitioned leader responded to a read-only query without consulting the other servers, it would return
    stale results (dissertation §6.4).
    """
    leader = reader().hears("c1", READ).hears("n3", AppendReply(2, False, 0))
    assert leader.me.reads == ()
    assert leader.said == []
    assert set(leader.why) == {"leader_deposed", "reads_dropped"}


def test_a_server_that_is_alone_answers_a_read_at_once() -> None:
    """A majority of the cluster (dissertation §6.4): of one server, that is itself."""
    assert reader(of=1).hears("c1", READ).told("c1") == ClientReply(1, True, 7, "n1")


def test_a_cut_off_leader_serves_no_stale_read() -> None:
    """Each read must at least return the results of the latest committed write (dissertation §6.4)."""
    others = ["n2", "n3", "n4", "n5", "c2"]
    cluster = Cluster(
        N1_STANDS,
        {"at": 100, "do": "request", "client": "c1", "op": put("x", "old"), "node": "n1"},
        {"at": 200, "do": "cut", "from": ["n1", "c1"], "to": others},
        {"at": 1000, "do": "request", "client": "c2", "op": put("x", "new")},
        {"at": 1800, "do": "request", "client": "c1", "op": {"do": "get", "key": "x"}, "node": "n1"},
        {"at": 2500, "do": "heal"},
        clients=2,
        params={"read_index": True},
        until=2499,
    )
    assert [result for _, result in cluster.answers] == ["ok", "ok"]
    assert cluster.state("n1").role == "leader", "it does not know better"
    assert cluster.goes_on(5000).answers[-1] == ("c1", "new")
    assert cluster.violations == []
