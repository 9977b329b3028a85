"""What Raft guarantees at all times: Figure 3 of the paper, no vote taken back, and linearizable clients.

Each is checked after every step that touches what it watches, and looks only at what that step changed. A crash is no
violation: `commit_index` and `last_applied` fall to 0 with the memory, and rise again over the same entries.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from visualizer.core.history import linearizable
from visualizer.core.invariant import Change, Invariant, Verdict, always
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.quorum import majority
from visualizer.core.replica import Command
from visualizer.core.step import Violation
from visualizer.protocols.raft.state import LEADER, Entry, RaftState, last_term, term_at

RaftChange = Change[RaftState]
Log = tuple[Entry, ...]


@always("election_safety", fields=("role", "current_term"), ghost=EMPTY)
def election_safety(change: RaftChange, leaders: Map[int, NodeId]) -> Verdict:
    """At most one leader can be elected in a given term (§5.2). Remembers who led each term."""
    me, term = change.after, change.after.current_term
    if me.role != LEADER:
        return leaders, None
    first = leaders.get(term)
    if first is None:
        return leaders.put(term, change.node), None
    if first == change.node:
        return leaders, None
    return leaders, election_safety.broken(first, change.node, first=first, second=change.node, term=term)


@always("leader_append_only", fields=("log",))
def leader_append_only(change: RaftChange, ghost: None) -> Verdict:
    """A leader never overwrites or deletes entries in its log; it only appends new entries (§5.3)."""
    before, after = change.before, change.after
    if before.role != LEADER or after.role != LEADER or after.log[: len(before.log)] == before.log:
        return ghost, None
    index = first_difference(before.log, after.log)
    return ghost, leader_append_only.broken(change.node, node=change.node, index=index, term=after.current_term)


@always("log_matching", fields=("log",))
def log_matching(change: RaftChange, ghost: None) -> Verdict:
    """If two logs contain an entry with the same index and term, they are identical up through that index (§5.3).

    Only the entries that this step put into the log are looked at. Where such an entry has the term that another log
    has there, it has to be the same entry, and the one before it has to have the same term in both; what comes before
    that was looked at when it was put there.
    """
    log, before = change.after.log, change.before.log
    kept = len(before) if log[: len(before)] == before else first_difference(before, log) - 1
    for other, state in _others(change):
        theirs = state.log
        for i in range(kept, min(len(log), len(theirs))):
            if log[i].term != theirs[i].term:
                continue
            if log[i] != theirs[i] or (i and log[i - 1].term != theirs[i - 1].term):
                args = {"first": change.node, "second": other, "index": i + 1, "term": log[i].term}
                return ghost, log_matching.broken(change.node, other, **args)
    return ghost, None


@always("acknowledged_kept", fields=("log",))
def acknowledged_kept(change: RaftChange, ghost: None) -> Verdict:
    """Once AppendEntries has succeeded, the follower's log agrees with the leader's for the rest of the term (§5.3).

    A leader counts on it when it commits. The last entry that it counts on stands for all before it: see Log Matching.
    """
    me, before = change.after, change.before
    for leader, state in _others(change):
        if state.role != LEADER or state.current_term != me.current_term:
            continue
        index = min(state.match_index.get(change.node, 0), len(state.log))
        if index and term_at(before.log, index) == state.log[index - 1].term != term_at(me.log, index):
            return ghost, acknowledged_kept.broken(change.node, node=change.node, leader=leader, index=index)
    return ghost, None


@always("leader_completeness", fields=("commit_index", "role"), ghost=())
def leader_completeness(change: RaftChange, committed: tuple[tuple[int, Entry], ...]) -> Verdict:
    """An entry committed in a term is in the logs of the leaders of all higher terms (§5.4).

    Remembers what was committed, by index, with the term of the server that first said so.
    """
    me = change.after
    if me.role == LEADER and change.before.role != LEADER:
        for i, (term, entry) in enumerate(committed):
            if term < me.current_term and (i >= len(me.log) or me.log[i] != entry):
                return committed, _incomplete(change.node, me, i + 1, term)
    known = len(committed)
    if me.commit_index <= known:
        return committed, None
    new = me.log[known : me.commit_index]
    committed += tuple((me.current_term, entry) for entry in new)
    for other, state in _others(change):
        if state.role == LEADER and state.current_term > me.current_term:
            index = known + first_difference(new, state.log[known : known + len(new)])
            if index <= known + len(new):
                return committed, _incomplete(other, state, index, me.current_term)
    return committed, None


def _incomplete(node: NodeId, leader: RaftState, index: int, term: int) -> Violation:
    return leader_completeness.broken(node, leader=node, term=leader.current_term, index=index, committed=term)


@always("committed_for_good", fields=("commit_index",))
def committed_for_good(change: RaftChange, ghost: None) -> Verdict:
    """No candidate can win an election unless its log contains all committed entries (§5.4.1).

    Looked at when a leader commits: a server that lacks the entry must not be able to win, by the logs as they are.
    It tells of the entry that may be lost before it is (Figure 8, between c and d).
    """
    me, before, index = change.after, change.before, change.after.commit_index
    if me.role != LEADER or before.role != LEADER or not before.commit_index < index <= len(me.log):
        return ghost, None
    entry = me.log[index - 1]
    for node, state in _others(change):
        if len(state.log) >= index and state.log[index - 1].term == entry.term:
            continue
        mine = _ends(state)
        voters = tuple(n for n in me.config.old if (voter := change.states.get(n)) is not None and _ends(voter) <= mine)
        if len(voters) >= majority(len(me.config.old)):
            args = {"leader": change.node, "index": index, "rival": node, "voters": voters}
            return ghost, committed_for_good.broken(change.node, node, **args)
    return ghost, None


def _ends(state: RaftState) -> tuple[int, int]:
    """How up-to-date a log is (§5.4.1): the term of its last entry, then its length."""
    return last_term(state.log), len(state.log)


@always("state_machine_safety", fields=("last_applied",), ghost=())
def state_machine_safety(change: RaftChange, applied: tuple[tuple[NodeId, Entry], ...]) -> Verdict:
    """No two servers ever apply different entries for the same index (§5.4.3). Remembers who applied what first."""
    me = change.after
    for i in range(change.before.last_applied, min(me.last_applied, len(me.log))):
        if i >= len(applied):
            break
        first, entry = applied[i]
        if entry != me.log[i]:
            args = {"first": first, "second": change.node, "index": i + 1}
            return applied, state_machine_safety.broken(first, change.node, **args)
    new = me.log[len(applied) : me.last_applied]
    return (applied + tuple((change.node, entry) for entry in new) if new else applied), None


@always("vote_once", fields=("current_term", "voted_for"), ghost=EMPTY)
def vote_once(change: RaftChange, votes: Map[NodeId, tuple[tuple[int, NodeId], ...]]) -> Verdict:
    """A vote that was given in a term is never taken back in it, nor given to another (§5.2, §5.5).

    Remembers every server's votes, by term.
    """
    me, term = change.after, change.after.current_term
    given = votes.get(change.node, ())
    at = len(given)
    # Terms only rise, but for a server whose disk was lost.
    if given and given[-1][0] >= term:
        at = bisect_left(given, term, key=_term_of)
        if at < len(given) and given[at][0] == term:
            if me.voted_for == given[at][1]:
                return votes, None
            args = {"node": change.node, "term": term, "first": given[at][1], "second": me.voted_for or "none"}
            return votes, vote_once.broken(change.node, **args)
    if me.voted_for is None:
        return votes, None
    return votes.put(change.node, (*given[:at], (term, me.voted_for), *given[at:])), None


def _term_of(vote: tuple[int, NodeId]) -> int:
    return vote[0]


def _others(change: RaftChange) -> Iterator[tuple[NodeId, RaftState]]:
    for node, state in change.states.items():
        if node != change.node and isinstance(state, RaftState):
            yield node, state


def first_difference(log: Log, other: Log) -> int:
    """The first index, counted from 1, at which the second log has not what the first has; past its end, where none."""
    for i, entry in enumerate(log):
        if i >= len(other) or (other[i] is not entry and other[i] != entry):
            return i + 1
    return len(log) + 1


def _committed(me: RaftState, known: int) -> tuple[Command, ...]:
    return tuple(entry.command for entry in me.log[known : me.commit_index])


LINEARIZABLE: Final = linearizable("commit_index", _committed)
"""What clients are told agrees with the committed order and with real time (§8)."""


INVARIANTS: Final[tuple[Invariant, ...]] = (
    election_safety,
    leader_append_only,
    log_matching,
    acknowledged_kept,
    leader_completeness,
    committed_for_good,
    state_machine_safety,
    vote_once,
    LINEARIZABLE,
)
