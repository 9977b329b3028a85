"""Raft's log, held against the paper sentence by sentence: replication (§5.3) and commitment (§5.4.2)."""

from __future__ import annotations

import pytest

from tests.protocols.raft_server import (
    Server,
    acknowledge,
    append,
    elected,
    entries,
    terms,
)
from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.operation import Get, Put
from visualizer.core.replica import Applied, Command
from visualizer.protocols.raft.messages import AppendEntries, AppendReply
from visualizer.protocols.raft.state import Entry

X1 = ClientRequest("c1", 1, Put("x", 1))

# --- §5.3 Log replication: the follower ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("log", "after", "holds"),
    [
        ("", (0, 0), True),
        ("112", (0, 0), True),
        ("112", (2, 1), True),
        ("112", (3, 2), True),
        ("112", (4, 2), False),
        ("112", (3, 1), False),
        ("", (1, 1), False),
    ],
)
def test_entries_are_refused_unless_the_log_holds_the_one_before_them(
    log: str, after: tuple[int, int], holds: bool
) -> None:
    """Reply false if log doesn't contain an entry at prevLogIndex whose term matches prevLogTerm (Figure 2, 2)."""
    follower = Server(current_term=3, log=entries(log)).hears("n2", append(3, after=after))
    assert follower.reply() == AppendReply(3, holds, after[0] if holds else 0)
    assert follower.me.log == entries(log)
    assert follower.me.leader == "n2", "it is the leader all the same"
    assert "election" in follower.timers, "and resets the election timer all the same"


@pytest.mark.parametrize(
    ("log", "after", "new", "becomes"),
    [
        ("", (0, 0), "1", "1"),
        ("12", (2, 2), "3", "123"),
        ("12", (1, 1), "34", "134"),
        ("12", (0, 0), "3", "3"),
        ("1222", (1, 1), "3", "13"),
    ],
)
def test_conflicting_entries_give_way_and_new_ones_are_appended(
    log: str, after: tuple[int, int], new: str, becomes: str
) -> None:
    """If an existing entry conflicts with a new one (same index but different terms), delete the existing entry and all
    that follow it; append any new entries not already in the log (Figure 2, 3 and 4).
    """
    follower = Server(current_term=4, log=entries(log)).hears("n2", append(4, after=after, new=new))
    assert terms(follower.me.log) == becomes
    assert follower.reply() == AppendReply(4, True, after[0] + len(new))
    assert follower.milestones == ([] if becomes.startswith(log) else ["log_conflict"])


@pytest.mark.parametrize(("after", "new"), [((0, 0), ""), ((0, 0), "1"), ((1, 1), "2"), ((1, 1), "")])
def test_a_late_message_takes_nothing_back(after: tuple[int, int], new: str) -> None:
    """If a follower receives an AppendEntries request that includes log entries already present in its log, it ignores
    those entries in the new request (§5.5).
    """
    follower = Server(current_term=2, log=entries("122")).hears("n2", append(2, after=after, new=new))
    assert terms(follower.me.log) == "122"
    assert follower.reply() == AppendReply(2, True, after[0] + len(new))
    assert follower.milestones == []


@pytest.mark.parametrize(
    ("knows", "leader_commit", "new", "commit"),
    [(0, 2, "", 1), (0, 1, "", 1), (0, 9, "22", 3), (0, 2, "22", 2), (2, 1, "", 2), (0, 0, "22", 0)],
)
def test_the_commit_index_follows_the_leaders_as_far_as_the_logs_agree(
    knows: int, leader_commit: int, new: str, commit: int
) -> None:
    """If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new entry) (Figure 2, 5)."""
    follower = Server(current_term=2, log=entries("122"), commit_index=knows, last_applied=knows)
    follower.hears("n2", append(2, after=(1, 1), new=new, commit=leader_commit))
    assert follower.me.commit_index == commit


def test_entries_are_applied_in_log_order_once_they_are_known_to_be_committed() -> None:
    """Once a follower learns that a log entry is committed, it applies the entry to its local state machine (in log
    order) (§5.3).
    """
    log = tuple(Entry(1, Command(op=Put("x", value))) for value in (1, 2))
    follower = Server(current_term=1, log=log).hears("n2", append(1, after=(2, 1), commit=2))
    assert follower.out.delivered == [Applied(1, log[0].command), Applied(2, log[1].command)]
    assert follower.me.machine == {"x": 2}
    assert follower.me.last_applied == 2


# --- §5.3 Log replication: the leader --------------------------------------------------------------------------------


def test_a_clients_command_is_appended_and_sent_to_all_at_once() -> None:
    """The leader appends the command to its log as a new entry, then issues AppendEntries RPCs in parallel to each of
    the other servers to replicate the entry. When sending an AppendEntries RPC, the leader includes the index and term
    of the entry in its log that immediately precedes the new entries (§5.3).
    """
    leader = Server.leading("13", term=3).hears("c1", X1)
    entry = Entry(3, Command("c1", 1, Put("x", 1)))
    assert leader.me.log == (*entries("13"), entry)
    assert leader.said == [(peer, AppendEntries(3, "n1", 2, 3, (entry,), 0)) for peer in ("n2", "n3")]


def test_the_client_is_answered_when_a_majority_holds_the_entry() -> None:
    """When the entry has been safely replicated, the leader applies the entry to its state machine and returns the
    result of that execution to the client (§5.3).
    """
    leader = Server.leading(term=3, of=5).hears("c1", X1)
    assert acknowledge(leader, 1, "n2").said == []
    assert acknowledge(leader, 1, "n3").said == [("c1", ClientReply(1, True, "ok", "n1"))]
    assert leader.me.machine == {"x": 1}
    assert (leader.me.commit_index, leader.me.last_applied) == (1, 1)
    assert leader.milestones == ["entry_committed"]
    assert acknowledge(leader, 1, "n4").said == [], "and once only"


def test_a_server_that_is_alone_needs_nobody() -> None:
    """Replicated on a majority of the servers (§5.3): of one server, that is itself."""
    leader = elected(Server(of=1)).hears("c1", X1)
    assert leader.said == [("c1", ClientReply(1, True, "ok", "n1"))]
    assert leader.me.commit_index == 2


def test_followers_learn_of_the_commit_with_the_next_append_entries() -> None:
    """It includes that index in future AppendEntries RPCs (including heartbeats) so that the other servers eventually
    find out (§5.3).
    """
    leader = acknowledge(Server.leading(term=3).hears("c1", X1), 1, "n2").times_out("heartbeat")
    assert {message.leader_commit for _, message in leader.said if isinstance(message, AppendEntries)} == {1}


def test_the_leader_repeats_what_is_not_acknowledged() -> None:
    """The leader retries AppendEntries RPCs indefinitely (even after it has responded to the client) until all
    followers eventually store all log entries (§5.3).
    """
    leader = acknowledge(Server.leading(term=3).hears("c1", X1), 1, "n2").times_out("heartbeat")
    assert leader.told("n2").entries == ()
    assert leader.told("n3").entries == leader.me.log


def test_next_index_starts_after_the_last_entry() -> None:
    """When a leader first comes to power, it initializes all nextIndex values to the index just after the last one in
    its log (§5.3).
    """
    leader = elected(Server(log=entries("12"), current_term=2, params={"noop": False}), "n2")
    assert leader.me.next_index == {"n2": 3, "n3": 3}
    assert leader.me.match_index == {"n2": 0, "n3": 0}


def test_after_a_rejection_the_leader_steps_back_and_retries() -> None:
    """After a rejection, the leader decrements nextIndex and retries the AppendEntries RPC (§5.3)."""
    leader = Server.leading("1234", term=5).hears("n2", AppendReply(5, False, 0))
    assert leader.me.next_index == {"n2": 4, "n3": 5}
    assert leader.said == [("n2", AppendEntries(5, "n1", 3, 3, entries("4"), 0))]


def test_what_was_acknowledged_is_not_doubted() -> None:
    """Once AppendEntries succeeds, the follower's log is consistent with the leader's, and it will remain that way for
    the rest of the term (§5.3): late answers lower neither matchIndex nor nextIndex.
    """
    leader = acknowledge(Server.leading("1234", term=5), 3, "n2")
    acknowledge(leader, 2, "n2").hears("n2", AppendReply(5, False, 0))
    assert leader.me.match_index["n2"] == 3
    assert leader.me.next_index["n2"] == 4, "from 5 it may step back to 4, where the log is known to match"
    leader.hears("n2", AppendReply(5, False, 0))
    assert leader.me.next_index["n2"] == 4
    assert leader.said == []
    assert leader.why == ["refusal_outdated"]


@pytest.mark.parametrize(
    ("log", "hint"),
    [("1", (2, 0)), ("1233333", (3, 3)), ("1224444444", (4, 4)), ("", (1, 0))],
)
def test_a_refusal_names_the_conflicting_term_and_its_first_index(log: str, hint: tuple[int, int]) -> None:
    """When rejecting an AppendEntries request, the follower can include the term of the conflicting entry and the first
    index it stores for that term (§5.3).
    """
    follower = Server(params={"conflict_hint": True}, current_term=9, log=entries(log))
    assert follower.hears("n2", append(9, after=(7, 7))).reply() == AppendReply(9, False, 0, *hint)


@pytest.mark.parametrize(
    ("log", "hint", "following"),
    [("1222555", (2, 0), 2), ("1222555", (5, 3), 5), ("1222555", (2, 2), 5), ("1222555", (9, 9), 7)],
    ids=["too short", "term unknown here", "term known here", "an old refusal never leads up"],
)
def test_the_hint_bypasses_all_conflicting_entries_of_a_term(log: str, hint: tuple[int, int], following: int) -> None:
    """With this information, the leader can decrement nextIndex to bypass all of the conflicting entries in that term
    (§5.3).
    """
    leader = Server.leading(log, term=6).hears("n2", AppendReply(6, False, 0, *hint))
    assert leader.me.next_index["n2"] == following


# --- §5.4.2 Committing entries from previous terms -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "holders", "commits"), [(3, 0, 0), (3, 1, 3), (5, 1, 0), (5, 2, 3), (5, 4, 3), (4, 1, 0), (4, 2, 3)]
)
def test_an_entry_is_committed_once_a_majority_holds_it(of: int, holders: int, commits: int) -> None:
    """If there exists an N such that N > commitIndex, a majority of matchIndex[i] ≥ N, and log[N].term == currentTerm:
    set commitIndex = N (Figure 2, "Leaders").
    """
    leader = acknowledge(Server.leading("123", term=3, of=of), 3, *(f"n{i}" for i in range(2, 2 + holders)))
    assert leader.me.commit_index == commits


@pytest.mark.parametrize(("index", "commits"), [(1, 0), (2, 0), (3, 3)])
def test_only_entries_of_the_own_term_are_committed_by_counting(index: int, commits: int) -> None:
    """Only log entries from the leader's current term are committed by counting replicas; once an entry from the
    current term has been committed in this way, then all prior entries are committed indirectly (§5.4.2).
    """
    leader = acknowledge(Server.leading("123", term=3), index, "n2")
    assert leader.me.commit_index == commits
    assert ("old_term_waits" in leader.why) == (commits == 0)


def test_a_leader_begins_with_a_blank_entry_of_its_own() -> None:
    """Raft handles this by having each leader commit a blank no-op entry into the log at the start of its term (§8)."""
    leader = elected(Server(log=entries("1"), current_term=1), "n2")
    assert leader.me.log == (*entries("1"), Entry(2, Command(noop=True)))
    assert leader.told("n3").entries == (Entry(2, Command(noop=True)),)
    assert acknowledge(leader, 2, "n3").me.commit_index == 2, "and with it the entry before"


def test_a_leader_never_changes_its_own_log_but_to_append() -> None:
    """A leader never overwrites or deletes entries in its log; it only appends new entries (Figure 3)."""
    leader = Server.leading("123", term=3).hears("n2", append(3, new="99"))
    assert terms(leader.me.log) == "123"
    assert leader.said == []
    assert leader.why == ["rival_leader"]


def test_get_is_an_entry_like_any_other() -> None:
    """Read-only queries that go through the log are committed before they are answered (§8)."""
    leader = Server.leading(term=1).hears("c1", ClientRequest("c1", 1, Get("x")))
    assert leader.me.log == (Entry(1, Command("c1", 1, Get("x"))),)
    assert acknowledge(leader, 1, "n2").reply() == ClientReply(1, True, None, "n1")
