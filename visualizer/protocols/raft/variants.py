"""Raft, broken on purpose: each twin drops one rule, and one of Raft's promises breaks. Each is a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from visualizer.core.client import ClientReply
from visualizer.core.names import NodeId
from visualizer.core.operation import apply
from visualizer.core.out import Out
from visualizer.core.replica import Command
from visualizer.core.units import PositiveMillis, PositiveRange
from visualizer.protocols.raft.engine import Raft
from visualizer.protocols.raft.messages import AppendEntries
from visualizer.protocols.raft.params import RaftParams
from visualizer.protocols.raft.reasons import RaftReason
from visualizer.protocols.raft.state import FOLLOWER, RaftState


class VotesTwice(Raft):
    """A follower votes for whoever asks: two candidates can have a majority in one term (§5.2)."""

    variant = "votes-twice"

    def may_vote(self, me: RaftState, candidate: NodeId) -> bool:
        """Whatever it has promised in this term."""
        return me.role == FOLLOWER or super().may_vote(me, candidate)


class ForgetfulState(RaftState):
    """The vote is in memory alone."""

    voted_for: NodeId | None = None


class ForgetsVote(Raft):
    """The vote is not written to the disk: after a crash a server votes again in the same term (dissertation §3.8)."""

    variant = "forgets-vote"
    State = ForgetfulState


class NoUpToDateCheck(Raft):
    """Votes are given without a look at the logs: a leader may lack what is committed, and overwrite it (§5.4.1)."""

    variant = "no-up-to-date-check"

    def up_to_date(self, me: RaftState, index: int, term: int) -> bool:
        """Every log will do."""
        return True


class OldTermParams(RaftParams, frozen=True):
    """What the fault needs to show itself.

    The blank entry hides it: with it, what a new leader sends always ends with an entry of its own term. And several
    leaders in a row must fail with an entry that few others hold: clients ask the next one soon, heartbeats are slow.
    """

    noop: bool = False
    heartbeat_interval: PositiveMillis = 100.0
    client_retry: PositiveRange = (60.0, 120.0)


class CommitsOldTerms(Raft):
    """An entry of an older term is committed by counting: a later leader may still overwrite it (§5.4.2, Figure 8)."""

    variant = "commits-old-terms"
    Params = OldTermParams

    def may_commit(self, me: RaftState, index: int) -> bool:
        """Held by a majority is enough."""
        return True


class TruncatesAlways(Raft):
    """Every AppendEntries cuts the log to what it holds: a late one takes back what was acknowledged since (§5.3)."""

    variant = "truncates-always"

    def store(self, me: RaftState, m: AppendEntries, out: Out) -> None:
        """Cut first, compare afterwards."""
        if len(me.log) > m.prev_log_index + len(m.entries):
            me.log = me.log[: m.prev_log_index + len(m.entries)]
        super().store(me, m, out)


class HalfIsEnough(Raft):
    """A majority is ⌊n/2⌋: two halves need not share a server, and decide apart (§5.2)."""

    variant = "half-is-enough"

    def quorum(self, me: RaftState) -> int:
        """Half of the servers, rounded down."""
        return max(1, len(me.config.old) // 2)


class CommitsBeforeMajority(Raft):
    """What the leader has written is committed at once: it is lost with the leader (§5.3)."""

    variant = "commits-before-majority"

    def held_by_majority(self, me: RaftState) -> int:
        """What the leader itself holds."""
        return len(me.log)


class AnswersBeforeCommit(Raft):
    """The client is told as soon as the leader has written the entry: it may never be committed (§5.3)."""

    variant = "answers-before-commit"

    def take_request(self, me: RaftState, command: Command, out: Out) -> None:
        """Answer with what the machine would say now."""
        super().take_request(me, command, out)
        if command.client is not None and command.serial is not None and command.op is not None:
            result = apply(me.machine, command.op)[1]
            out.send(command.client, ClientReply(command.serial, True, result, out.me))
            out.note(RaftReason.CLIENT_ANSWERED, client=command.client, serial=command.serial)


_TWINS: Final = (
    VotesTwice,
    ForgetsVote,
    NoUpToDateCheck,
    CommitsOldTerms,
    TruncatesAlways,
    HalfIsEnough,
    CommitsBeforeMajority,
    AnswersBeforeCommit,
)

VARIANTS: Final[Mapping[str, type[Raft]]] = {twin.variant: twin for twin in _TWINS}
