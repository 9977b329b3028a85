"""Why a Raft server does what it does. The sentences and the paper's sections stand in `locales/` under these ids."""

from __future__ import annotations

from visualizer.core.model import Reason, Weight


class RaftReason(Reason):
    """The rules of Raft, one a member: routine is drawn faintly, a headline is what the class waits for."""

    # Starting and crashing.
    STARTED = "raft.started", Weight.ORDINARY
    STARTED_AS_LEADER = "raft.started_as_leader", Weight.HEADLINE
    STARTED_AS_CANDIDATE = "raft.started_as_candidate", Weight.ORDINARY
    MACHINE_REBUILT = "raft.machine_rebuilt", Weight.ORDINARY
    LEADER_CRASHED = "raft.leader_crashed", Weight.HEADLINE

    # Terms.
    TERM_ADOPTED = "raft.term_adopted", Weight.ORDINARY
    LEADER_DEPOSED = "raft.leader_deposed", Weight.HEADLINE

    # Elections.
    ELECTION_STARTED = "raft.election_started", Weight.HEADLINE
    ELECTION_REPEATED = "raft.election_repeated", Weight.HEADLINE
    VOTE_GRANTED = "raft.vote_granted", Weight.ORDINARY
    VOTE_REPEATED = "raft.vote_repeated", Weight.ORDINARY
    VOTE_REFUSED_STALE = "raft.vote_refused_stale", Weight.ORDINARY
    VOTE_REFUSED_TAKEN = "raft.vote_refused_taken", Weight.ORDINARY
    VOTE_REFUSED_LOG = "raft.vote_refused_log", Weight.ORDINARY
    VOTE_REFUSED_LEADER = "raft.vote_refused_leader", Weight.ORDINARY
    VOTE_COUNTED = "raft.vote_counted", Weight.ORDINARY
    VOTE_DENIED = "raft.vote_denied", Weight.ORDINARY
    VOTE_UNUSED = "raft.vote_unused", Weight.ROUTINE
    LEADER_ELECTED = "raft.leader_elected", Weight.HEADLINE
    NOOP_APPENDED = "raft.noop_appended", Weight.ORDINARY

    # PreVote and CheckQuorum.
    PRE_VOTE_STARTED = "raft.pre_vote_started", Weight.ORDINARY
    PRE_VOTE_GRANTED = "raft.pre_vote_granted", Weight.ORDINARY
    PRE_VOTE_REFUSED_TERM = "raft.pre_vote_refused_term", Weight.ORDINARY
    PRE_VOTE_REFUSED_LOG = "raft.pre_vote_refused_log", Weight.ORDINARY
    PRE_VOTE_REFUSED_LEADER = "raft.pre_vote_refused_leader", Weight.ORDINARY
    PRE_VOTE_COUNTED = "raft.pre_vote_counted", Weight.ORDINARY
    PRE_VOTE_DENIED = "raft.pre_vote_denied", Weight.ORDINARY
    PRE_VOTE_UNUSED = "raft.pre_vote_unused", Weight.ROUTINE
    QUORUM_HEARD = "raft.quorum_heard", Weight.ROUTINE
    QUORUM_LOST = "raft.quorum_lost", Weight.HEADLINE

    # Replication, at the leader.
    HEARTBEAT_SENT = "raft.heartbeat_sent", Weight.ROUTINE
    HEARTBEAT_ANSWERED = "raft.heartbeat_answered", Weight.ROUTINE
    MATCH_ADVANCED = "raft.match_advanced", Weight.ORDINARY
    NEXT_STEPPED_BACK = "raft.next_stepped_back", Weight.ORDINARY
    NEXT_JUMPED_BACK = "raft.next_jumped_back", Weight.ORDINARY
    REFUSAL_OUTDATED = "raft.refusal_outdated", Weight.ROUTINE
    REPLY_STALE = "raft.reply_stale", Weight.ROUTINE
    REPLY_UNUSED = "raft.reply_unused", Weight.ROUTINE
    ENTRY_COMMITTED = "raft.entry_committed", Weight.HEADLINE
    OLD_TERM_WAITS = "raft.old_term_waits", Weight.ORDINARY
    RIVAL_LEADER = "raft.rival_leader", Weight.HEADLINE

    # Replication, at a follower.
    LEADER_FOLLOWED = "raft.leader_followed", Weight.ORDINARY
    CANDIDATE_YIELDED = "raft.candidate_yielded", Weight.ORDINARY
    HEARTBEAT_HEARD = "raft.heartbeat_heard", Weight.ROUTINE
    ENTRIES_STORED = "raft.entries_stored", Weight.ORDINARY
    ENTRIES_KNOWN = "raft.entries_known", Weight.ROUTINE
    LOG_CONFLICT = "raft.log_conflict", Weight.HEADLINE
    APPEND_REFUSED_STALE = "raft.append_refused_stale", Weight.ORDINARY
    APPEND_REFUSED_SHORT = "raft.append_refused_short", Weight.ORDINARY
    APPEND_REFUSED_TERM = "raft.append_refused_term", Weight.ORDINARY
    COMMIT_LEARNED = "raft.commit_learned", Weight.ORDINARY

    # The state machine and its clients.
    ENTRIES_APPLIED = "raft.entries_applied", Weight.ORDINARY
    DUPLICATE_SKIPPED = "raft.duplicate_skipped", Weight.ORDINARY
    REQUEST_APPENDED = "raft.request_appended", Weight.ORDINARY
    REQUEST_REDIRECTED = "raft.request_redirected", Weight.ORDINARY
    REQUEST_UNPLACED = "raft.request_unplaced", Weight.ORDINARY
    REQUEST_IN_LOG = "raft.request_in_log", Weight.ORDINARY
    REQUEST_OLD = "raft.request_old", Weight.ROUTINE
    CLIENT_ANSWERED = "raft.client_answered", Weight.ORDINARY
    CLIENT_ANSWERED_AGAIN = "raft.client_answered_again", Weight.ORDINARY

    # Reads that bypass the log.
    READ_STARTED = "raft.read_started", Weight.ORDINARY
    READ_WAITS = "raft.read_waits", Weight.ORDINARY
    READ_PENDING = "raft.read_pending", Weight.ROUTINE
    READ_ANSWERED = "raft.read_answered", Weight.ORDINARY
    READS_DROPPED = "raft.reads_dropped", Weight.ORDINARY
