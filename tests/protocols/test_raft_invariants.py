"""Raft's promises: each fails on a change that breaks it, and holds on the one that does not."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.protocols.raft_server import entries, index_map
from visualizer.core.client import ClientRequest, ClientState
from visualizer.core.invariant import Change, Invariant
from visualizer.core.operation import Get, Incr, Operation, Put
from visualizer.core.persistent import Map
from visualizer.core.replica import Command
from visualizer.core.step import Envelope, Learned
from visualizer.protocols.raft.invariants import (
    LINEARIZABLE,
    acknowledged_kept,
    committed_for_good,
    election_safety,
    leader_append_only,
    leader_completeness,
    log_matching,
    state_machine_safety,
    vote_once,
)
from visualizer.protocols.raft.state import LEADER, Config, Entry, RaftState

NODES = ("n1", "n2", "n3", "n4", "n5")


class Watched:
    """A world in which one invariant watches, step by step."""

    def __init__(self, invariant: Invariant, **states: RaftState) -> None:
        self.invariant = invariant
        self.ghost = invariant.ghost
        config = Config(NODES, None, ())
        self.states: dict[str, Any] = {node: RaftState(config=config) for node in NODES} | {"c1": ClientState()}
        self.broken: list[str] = []
        for node, state in states.items():
            # As the world shows a state that a run sets up: as a change from the initial one.
            self.becomes(node, **{name: getattr(state, name) for name in state.__struct_fields__ if name != "config"})

    def _look(self, node: str, before: Any, after: Any, sent: Any = (), replies: Any = ()) -> Watched:
        assert hash(self.ghost) is not None, "what it remembers is immutable"
        self.states[node] = after
        change = Change(node, before, after, self.states, sent, (), replies, 0)
        self.ghost, violation = self.invariant.check(change, self.ghost)
        self.broken = [] if violation is None else list(violation.nodes)
        return self

    def becomes(self, node: str, **fields: Any) -> Watched:
        """A step in which these fields of a node change."""
        before = self.states[node]
        return self._look(node, before, msgspec.structs.replace(before, **fields))

    def asks(self, client: str, serial: int, op: Operation) -> Watched:
        """A client sends a request."""
        envelope = Envelope(1, client, "n1", ClientRequest(client, serial, op), 0, 1, "arrive")
        return self._look(client, ClientState(), ClientState(), (envelope,))

    def learns(self, client: str, serial: int, op: Operation, result: Any) -> Watched:
        """A client is told a result."""
        return self._look(client, ClientState(), ClientState(), (), (Learned(client, serial, op, result),))


def leading(term: int, log: str = "", **fields: Any) -> RaftState:
    """A leader."""
    return RaftState(role=LEADER, current_term=term, log=entries(log), **fields)


def following(term: int, log: str = "", **fields: Any) -> RaftState:
    """A follower."""
    return RaftState(current_term=term, log=entries(log), **fields)


# --- Election Safety -------------------------------------------------------------------------------------------------


def test_election_safety_is_broken_by_a_second_leader_of_a_term() -> None:
    assert Watched(election_safety, n1=leading(2)).becomes("n2", role=LEADER, current_term=2).broken == ["n1", "n2"]


def test_election_safety_remembers_a_leader_that_is_gone() -> None:
    world = Watched(election_safety, n1=leading(2)).becomes("n1", role="follower", up=False)
    assert world.becomes("n2", role=LEADER, current_term=2).broken == ["n1", "n2"]


def test_election_safety_holds_for_leaders_of_different_terms() -> None:
    assert Watched(election_safety, n1=leading(2)).becomes("n2", role=LEADER, current_term=3).broken == []


# --- Leader Append-Only ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("log", ["12", "133", "", "1"])
def test_leader_append_only_is_broken_by_any_other_change_of_a_leaders_log(log: str) -> None:
    assert Watched(leader_append_only, n1=leading(3, "122")).becomes("n1", log=entries(log)).broken == ["n1"]


def test_leader_append_only_holds_when_a_leader_appends_and_when_a_follower_truncates() -> None:
    assert Watched(leader_append_only, n1=leading(3, "12")).becomes("n1", log=entries("123")).broken == []
    assert Watched(leader_append_only, n1=following(3, "12")).becomes("n1", log=entries("3")).broken == []
    deposed = Watched(leader_append_only, n1=leading(3, "12"))
    assert deposed.becomes("n1", role="follower", current_term=4, log=entries("4")).broken == []


# --- Log Matching ----------------------------------------------------------------------------------------------------


def test_log_matching_is_broken_by_two_entries_of_one_index_and_term() -> None:
    other = (Entry(1, Command(op=Put("x", 2))),)
    world = Watched(log_matching, n1=RaftState(log=(Entry(1, Command(op=Put("x", 1))),)))
    assert world.becomes("n2", log=other).broken == ["n2", "n1"]


def test_log_matching_is_broken_where_logs_meet_again_after_a_difference() -> None:
    assert Watched(log_matching, n1=following(3, "123")).becomes("n2", log=entries("113")).broken == ["n2", "n1"]
    world = Watched(log_matching, n1=following(3, "1233"), n2=following(3, "11"))
    assert world.becomes("n2", log=entries("1133")).broken == ["n2", "n1"]


def test_log_matching_holds_for_the_logs_of_figure_7() -> None:
    logs = ["1114455666", "111445566", "1114", "11144556666", "111445566677"]
    world = Watched(log_matching)
    for node, log in zip(NODES, logs, strict=True):
        assert world.becomes(node, log=entries(log)).broken == []
    assert world.becomes("n5", log=entries("1114455668")).broken == []


# --- What is acknowledged is kept ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("log", "broken"), [("1", True), ("", True), ("13", True), ("12", False), ("122", False)])
def test_acknowledged_kept_is_broken_when_a_follower_lets_go_of_what_its_leader_counts_on(
    log: str, broken: bool
) -> None:
    leader = leading(2, "122", match_index=index_map(n2=2, n3=3))
    world = Watched(acknowledged_kept, n1=leader, n2=following(2, "122"))
    assert world.becomes("n2", log=entries(log)).broken == (["n2"] if broken else [])


def test_acknowledged_kept_asks_nothing_of_a_follower_in_a_later_term() -> None:
    leader = leading(2, "122", match_index=index_map(n2=3))
    world = Watched(acknowledged_kept, n1=leader, n2=following(2, "122"))
    assert world.becomes("n2", current_term=3, log=entries("13")).broken == []


# --- Leader Completeness ---------------------------------------------------------------------------------------------


def test_leader_completeness_is_broken_by_a_leader_that_lacks_what_is_committed() -> None:
    world = Watched(leader_completeness, n1=leading(2, "12", commit_index=2))
    assert world.becomes("n2", role=LEADER, current_term=3, log=entries("13")).broken == ["n2"]
    assert world.becomes("n3", role=LEADER, current_term=4, log=entries("1")).broken == ["n3"]


def test_leader_completeness_is_broken_by_a_commit_that_a_later_leader_lacks() -> None:
    world = Watched(leader_completeness, n1=leading(2, "12"), n2=leading(3, "13"))
    assert world.becomes("n1", commit_index=2).broken == ["n2"]


def test_leader_completeness_holds_where_later_leaders_have_it_and_earlier_ones_need_not() -> None:
    world = Watched(leader_completeness, n1=leading(2, "12", commit_index=1))
    assert world.becomes("n2", role=LEADER, current_term=3, log=entries("13")).broken == []
    assert world.becomes("n2", commit_index=2).broken == [], "n1 leads an earlier term"
    assert world.becomes("n1", role="follower", commit_index=0).broken == [], "a crash"
    assert world.becomes("n3", role=LEADER, current_term=4, log=entries("134")).broken == []


# --- Who lacks what is committed cannot win --------------------------------------------------------------------------


def test_committed_for_good_is_broken_by_figure_8_c() -> None:
    others = {"n2": following(4, "12"), "n3": following(4, "12"), "n4": following(4, "1"), "n5": following(3, "13")}
    world = Watched(committed_for_good, n1=leading(4, "12"), **others)
    assert world.becomes("n1", commit_index=2).broken == ["n1", "n5"]


def test_committed_for_good_holds_for_figure_8_e() -> None:
    others = {"n2": following(4, "124"), "n3": following(4, "124"), "n4": following(4, "1"), "n5": following(3, "13")}
    world = Watched(committed_for_good, n1=leading(4, "124"), **others)
    assert world.becomes("n1", commit_index=3).broken == []


# --- State Machine Safety --------------------------------------------------------------------------------------------


def test_state_machine_safety_is_broken_by_different_entries_at_one_index() -> None:
    world = Watched(state_machine_safety, n1=following(2, "12", last_applied=2), n2=following(3, "13"))
    assert world.becomes("n2", last_applied=1).broken == []
    assert world.becomes("n2", last_applied=2).broken == ["n1", "n2"]


def test_state_machine_safety_remembers_what_a_crashed_server_has_applied() -> None:
    world = Watched(state_machine_safety, n1=following(2, "12", last_applied=2), n2=following(3, "13"))
    world.becomes("n1", last_applied=0, up=False)
    assert world.broken == []
    assert world.becomes("n1", last_applied=2, up=True).broken == []
    assert world.becomes("n2", last_applied=2).broken == ["n1", "n2"]


# --- no vote is taken back -------------------------------------------------------------------------------------------


def test_vote_once_is_broken_by_a_second_vote_and_by_a_vote_forgotten() -> None:
    world = Watched(vote_once, n1=following(2, voted_for="n2"))
    assert world.becomes("n1", voted_for="n3").broken == ["n1"]
    assert Watched(vote_once, n1=following(2, voted_for="n2")).becomes("n1", voted_for=None).broken == ["n1"]


def test_vote_once_holds_for_a_vote_a_term() -> None:
    world = Watched(vote_once, n1=following(2, voted_for="n2"))
    assert world.becomes("n1", current_term=3, voted_for=None).broken == []
    assert world.becomes("n1", voted_for="n3").broken == []
    assert world.becomes("n2", current_term=3, voted_for="n2").broken == [], "another server, another vote"


def test_vote_once_remembers_the_votes_of_a_server_that_lost_its_disk() -> None:
    world = Watched(vote_once, n1=following(2, voted_for="n2")).becomes("n1", current_term=4, voted_for="n4")
    assert world.becomes("n1", current_term=0, voted_for=None).broken == []
    assert world.becomes("n1", current_term=3, voted_for="n5").broken == []
    assert world.becomes("n1", current_term=4, voted_for="n4").broken == []
    assert world.becomes("n1", current_term=2, voted_for="n5").broken == ["n1"]


# --- linearizability -------------------------------------------------------------------------------------------------

X1, X2, READ_X = Put("x", 1), Put("x", 2), Get("x")


def commits(world: Watched, *commands: Command) -> Watched:
    """The leader commits these commands on top of what it has."""
    log = world.states["n1"].log + tuple(Entry(1, command) for command in commands)
    return world.becomes("n1", log=log, commit_index=len(log))


def by(client: str, serial: int, op: Any) -> Command:
    """A client's request as a command."""
    return Command(client, serial, op)


def test_linearizable_holds_for_an_answer_after_the_commit() -> None:
    world = commits(Watched(LINEARIZABLE).asks("c1", 1, X1), by("c1", 1, X1))
    assert world.learns("c1", 1, X1, "ok").broken == []


def test_linearizable_is_broken_by_an_answer_before_the_commit() -> None:
    assert Watched(LINEARIZABLE).asks("c1", 1, X1).learns("c1", 1, X1, "ok").broken == ["c1"]


def test_linearizable_is_broken_by_another_result_than_the_committed_order_gives() -> None:
    twice = by("c1", 1, Incr("x"))
    world = commits(Watched(LINEARIZABLE).asks("c1", 1, Incr("x")), twice, twice)
    assert world.learns("c1", 1, Incr("x"), 1).broken == [], "the second appearance does not count"
    world = commits(Watched(LINEARIZABLE).asks("c1", 1, Incr("x")), twice, twice)
    assert world.learns("c1", 1, Incr("x"), 2).broken == ["c1"]


def test_linearizable_is_broken_where_the_committed_order_contradicts_real_time() -> None:
    world = commits(Watched(LINEARIZABLE).asks("c1", 1, X1), by("c2", 1, X2), by("c1", 1, X1))
    assert world.learns("c1", 1, X1, "ok").broken == []
    assert world.asks("c2", 1, X2).learns("c2", 1, X2, "ok").broken == ["c2"], "committed before what it came after"


def test_linearizable_allows_operations_at_the_same_time_in_either_order() -> None:
    world = Watched(LINEARIZABLE).asks("c1", 1, X1).asks("c2", 1, X2)
    commits(world, by("c2", 1, X2), by("c1", 1, X1))
    assert world.learns("c1", 1, X1, "ok").broken == []
    assert world.learns("c2", 1, X2, "ok").broken == []


@pytest.mark.parametrize(("value", "broken"), [(None, True), (1, False), (2, False), (3, True)])
def test_linearizable_wants_a_read_outside_the_log_to_be_of_some_moment_between(value: Any, broken: bool) -> None:
    world = commits(Watched(LINEARIZABLE).asks("c1", 1, X1), by("c1", 1, X1)).learns("c1", 1, X1, "ok")
    commits(world.asks("c2", 1, READ_X), by("c1", 2, X2))
    assert world.learns("c2", 1, READ_X, value).broken == (["c2"] if broken else [])
    assert len(world.ghost.versions) <= 2, "it keeps no more than an open read may look back to"


def test_linearizable_lets_no_read_go_back_behind_another() -> None:
    world = commits(Watched(LINEARIZABLE).asks("c1", 1, X1), by("c1", 1, X1)).learns("c1", 1, X1, "ok")
    commits(world.asks("c2", 1, READ_X), by("c1", 2, X2))
    world.learns("c2", 1, READ_X, 2)
    assert world.asks("c3", 1, READ_X).learns("c3", 1, READ_X, 1).broken == ["c3"]


def test_linearizable_bears_restarts_and_followers_that_learn_late() -> None:
    world = commits(Watched(LINEARIZABLE).asks("c1", 1, X1), by("c1", 1, X1))
    log = world.states["n1"].log
    world.becomes("n1", commit_index=0, machine=Map())
    world.becomes("n2", log=log, commit_index=1)
    world.becomes("n1", commit_index=1)
    assert world.ghost.committed == 1
    assert world.learns("c1", 1, X1, "ok").broken == []
