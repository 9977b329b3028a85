"""Runs that begin in the middle of a story: what a server does with the state that it is given."""

from __future__ import annotations

from tests.core.play import Json, Play, ask, do
from visualizer.protocols.raft.engine import Raft


def put(client: str, serial: int, key: str, value: int) -> Json:
    operation = {"do": "put", "key": key, "value": value}
    return {"term": 1, "command": {"client": client, "serial": serial, "op": operation}}


def test_if_commit_index_is_above_last_applied_the_entries_are_applied() -> None:
    """ "All Servers: If commitIndex > lastApplied: increment lastApplied, apply log[lastApplied]" (Figure 2)."""
    log = [put("c1", 1, "x", 5), put("c1", 2, "y", 6)]
    play = Play(Raft, initial={"n1": {"current_term": 1, "log": log, "commit_index": 1}}, nodes=3, clients=1, until=1)
    assert play.state("n1").last_applied == 1
    assert dict(play.state("n1").machine) == {"x": 5}


def test_a_server_that_is_down_at_the_start_has_no_memory_when_it_is_restarted() -> None:
    """ "When servers start up, they begin as followers" (§5.2)."""
    down = {"up": False, "role": "leader", "current_term": 3}
    play = Play(Raft, do(10, "restart", "n1"), initial={"n1": down}, nodes=3, clients=0, until=11)
    assert (play.state("n1").role, play.state("n1").current_term) == ("follower", 3)


def test_a_client_goes_on_from_the_requests_that_a_log_holds() -> None:
    """A request under an old number would be answered from the table, and not executed (dissertation §6.3)."""
    leader = {"current_term": 1, "role": "leader", "log": [put("c1", 7, "x", 5)], "commit_index": 1}
    incr = ask(50, {"do": "incr", "key": "x"})
    play = Play(Raft, incr, initial={"n1": leader}, nodes=3, clients=1, until=900)
    assert play.answers == [("c1", 8, 6)]
