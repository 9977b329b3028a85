"""What a Raft server knows: Figure 2's "State", with the names that the trace shows."""

from __future__ import annotations

from typing import Final, Literal

from visualizer.core.model import Record, Stable, State
from visualizer.core.names import NodeId
from visualizer.core.operation import Get, Value
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.replica import Command, Session
from visualizer.core.units import Count, Moment

Role = Literal["follower", "pre_candidate", "candidate", "leader"]

FOLLOWER: Final = "follower"
PRE_CANDIDATE: Final = "pre_candidate"
CANDIDATE: Final = "candidate"
LEADER: Final = "leader"


class Entry(Record, frozen=True, gc=False):
    """One entry of the log: a command, and the term in which a leader received it (§5.3)."""

    term: Count
    command: Command


class Config(Record, frozen=True, gc=False):
    """The servers of the cluster: who votes, who will vote, and who only listens; the last two are nobody, always."""

    old: tuple[NodeId, ...]
    new: None
    learners: tuple[()]


class Read(Record, frozen=True, gc=False):
    """A read that waits until its leader knows that it still leads (dissertation §6.4).

    index: the commit index that the answer must reflect; None until an entry of the leader's term is committed.
    round: the round of heartbeats whose answers count for it.
    """

    client: NodeId
    serial: Count
    op: Get
    index: Count | None
    round: Count


class RaftState(State):
    """Figure 2's state. `Stable` is what the paper calls persistent: written before any message is answered."""

    role: Role = FOLLOWER
    current_term: Stable[Count] = 0
    """The latest term that the server has seen."""
    voted_for: Stable[NodeId | None] = None
    """Who got its vote in the current term."""
    log: Stable[tuple[Entry, ...]] = ()
    """The entries; the first has index 1."""
    commit_index: Count = 0
    """The highest index known to be committed."""
    last_applied: Count = 0
    """The highest index that the state machine has executed."""
    votes: tuple[NodeId, ...] = ()
    """Who granted, in order of arrival: a candidate's votes, a pre-candidate's promises."""
    next_index: Map[NodeId, Count] = EMPTY
    """Leader only: the index of the next entry to send to each other server."""
    match_index: Map[NodeId, Count] = EMPTY
    """Leader only: the highest index that each other server is known to hold as the leader does."""
    leader: NodeId | None = None
    """Whom it believes to lead the current term."""
    config: Config = Config((), None, ())
    """The cluster's servers."""
    machine: Map[str, Value] = EMPTY
    """The state machine's keys."""
    sessions: Map[NodeId, Session] = EMPTY
    """The state machine's table of clients, which keeps a repeated request from being executed twice."""
    heard_at: Moment | None = None
    """When it last heard a leader, by its own clock. Kept where PreVote or CheckQuorum asks for it."""
    answered: tuple[NodeId, ...] = ()
    """Leader only, with CheckQuorum: who answered since the election timer was armed."""
    reads: tuple[Read, ...] = ()
    """Leader only, with ReadIndex: the reads that wait."""
    round: Count = 0
    """Leader only, with ReadIndex: the last round of heartbeats that was begun for a read."""
    rounds: Map[NodeId, Count] = EMPTY
    """Leader only, with ReadIndex: the latest round that each other server has answered."""


def term_at(log: tuple[Entry, ...], index: int) -> int:
    """The term of the entry at this index; 0 at index 0 and past the end, where no entry is."""
    return log[index - 1].term if 0 < index <= len(log) else 0


def last_term(log: tuple[Entry, ...]) -> int:
    """The term of the last entry; 0 where there is none."""
    return log[-1].term if log else 0
