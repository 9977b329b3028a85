"""Raft's messages: Figure 2's two remote procedure calls, each as a request and a reply, and PreVote's pair.

What Figure 2 calls "results" is a message of its own here, because a reply can be lost or overtaken just as well.
"""

from __future__ import annotations

from visualizer.core.model import Message
from visualizer.core.names import NodeId
from visualizer.core.units import Count
from visualizer.protocols.raft.state import Entry


class RequestVote(Message, frozen=True, gc=False):
    """A candidate asks for a vote (§5.2), and says how far its log reaches (§5.4)."""

    term: Count
    candidate: NodeId
    last_log_index: Count
    last_log_term: Count


class Vote(Message, frozen=True, gc=False):
    """The answer to RequestVote: granted, or refused with the voter's term."""

    term: Count
    granted: bool


class PreVote(Message, frozen=True, gc=False):
    """A server asks who would vote for it in `term`, before it raises its own to that (dissertation §9.6)."""

    term: Count
    candidate: NodeId
    last_log_index: Count
    last_log_term: Count


class PreVoteReply(Message, frozen=True, gc=False):
    """The answer to PreVote: a promise for the proposed term, or a refusal with the voter's own term."""

    term: Count
    granted: bool


class AppendEntries(Message, frozen=True, gc=False):
    """A leader replicates its log (§5.3); without entries it is a heartbeat (§5.2).

    `round`, where it is not 0, numbers the heartbeats that reads wait for (dissertation §6.4).
    """

    term: Count
    leader: NodeId
    prev_log_index: Count
    prev_log_term: Count
    entries: tuple[Entry, ...]
    leader_commit: Count
    round: Count = 0


class AppendReply(Message, frozen=True, gc=False):
    """The answer to AppendEntries. `match_index`: how far the log now agrees with the leader's; 0 on a refusal.

    `conflict_index`, `conflict_term`: with the conflict hint on, the first index that the follower holds of the term
    that conflicts (§5.3), or the index just past its log and term 0. `round`: the one that is answered.
    """

    term: Count
    success: bool
    match_index: Count
    conflict_index: Count | None = None
    conflict_term: Count | None = None
    round: Count = 0
