"""The Raft server: the parts put together, and what happens when it starts and when it crashes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Final

from visualizer.core.client import ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.operation import KEY_VALUE
from visualizer.core.out import Out
from visualizer.protocols.raft.elections import Elections
from visualizer.protocols.raft.invariants import INVARIANTS
from visualizer.protocols.raft.messages import AppendEntries, AppendReply, PreVote, PreVoteReply, RequestVote, Vote
from visualizer.protocols.raft.reasons import RaftReason
from visualizer.protocols.raft.state import CANDIDATE, FOLLOWER, LEADER, PRE_CANDIDATE, RaftState

MILESTONES: Final = ("leader_elected", "split_vote", "entry_committed", "leader_lost", "log_conflict")


def _in_role(role: str) -> Callable[[RaftState], bool]:
    return lambda state: state.role == role


class Raft(Elections):
    """A Raft server (Figure 2, "Rules for Servers")."""

    id = "raft"
    messages = (RequestVote, Vote, AppendEntries, AppendReply, PreVote, PreVoteReply, ClientRequest)
    timers = ("election", "heartbeat")
    Reasons = RaftReason
    operations = KEY_VALUE
    invariants = INVARIANTS
    milestones = MILESTONES
    roles: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        role: _in_role(role) for role in (LEADER, FOLLOWER, CANDIDATE, PRE_CANDIDATE)
    }

    def on_start(self, me: RaftState, out: Out) -> None:
        """Start with what is on the disk: when servers start up, they begin as followers (§5.2).

        A run may also set up the middle of a story, with a leader or a candidate. It has then voted for itself.
        """
        self.rebuild_machine(me, out)
        self.apply_committed(me, out)
        if me.role in (CANDIDATE, LEADER) and me.voted_for is None:
            me.voted_for = out.me
        if me.role == LEADER:
            me.leader = out.me
            self.track_followers(me, me.next_index, me.match_index, out)
            self.arm_leader(out)
            out.record(("leader", me.current_term))
            out.note(RaftReason.STARTED_AS_LEADER, term=me.current_term)
            return
        self.arm_election(out)
        if me.role == FOLLOWER:
            out.note(RaftReason.STARTED, term=me.current_term, last=len(me.log))
            return
        me.votes = me.votes or (out.me,)
        out.note(RaftReason.STARTED_AS_CANDIDATE, term=me.current_term)

    def requests_in(self, me: RaftState) -> Iterable[tuple[NodeId, int]]:
        """The requests in the log."""
        for entry in me.log:
            if entry.command.client is not None and entry.command.serial is not None:
                yield entry.command.client, entry.command.serial

    def on_crash(self, me: RaftState, out: Out) -> None:
        """What is in memory is about to be lost; that it was the leader matters to all."""
        if me.role == LEADER:
            out.note(RaftReason.LEADER_CRASHED, term=me.current_term)
            out.reach("leader_lost")
