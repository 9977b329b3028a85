"""Why a node of Multi-Paxos does what it does. The sentences and their sources stand in `locales/` under these ids."""

from __future__ import annotations

from visualizer.core.model import Reason, Weight


class MultiReason(Reason):
    """The rules of Multi-Paxos, one a member: routine is drawn faintly, a headline is what the class waits for."""

    # Starting and crashing.
    STARTED = "paxos-multi.started", Weight.ORDINARY
    STARTED_AS_LEADER = "paxos-multi.started_as_leader", Weight.HEADLINE
    STARTED_PREPARING = "paxos-multi.started_preparing", Weight.ORDINARY
    MACHINE_REBUILT = "paxos-multi.machine_rebuilt", Weight.ORDINARY
    LEADER_CRASHED = "paxos-multi.leader_crashed", Weight.HEADLINE
    NOT_ITS_ROLE = "paxos-multi.not_its_role", Weight.ORDINARY

    # Acceptor.
    PROMISE_GIVEN = "paxos-multi.promise_given", Weight.ORDINARY
    PREPARE_REFUSED = "paxos-multi.prepare_refused", Weight.ORDINARY
    ACCEPTED = "paxos-multi.accepted", Weight.ORDINARY
    ACCEPTED_AGAIN = "paxos-multi.accepted_again", Weight.ROUTINE
    ACCEPT_REFUSED = "paxos-multi.accept_refused", Weight.ORDINARY

    # Becoming a leader, and ceasing to be one.
    PREPARE_STARTED = "paxos-multi.prepare_started", Weight.HEADLINE
    PREPARE_RENEWED = "paxos-multi.prepare_renewed", Weight.HEADLINE
    PREPARE_REPEATED = "paxos-multi.prepare_repeated", Weight.ORDINARY
    PROMISE_COUNTED = "paxos-multi.promise_counted", Weight.ORDINARY
    PROMISE_UNUSED = "paxos-multi.promise_unused", Weight.ROUTINE
    LEADER_ELECTED = "paxos-multi.leader_elected", Weight.HEADLINE
    COMMAND_FORCED = "paxos-multi.command_forced", Weight.ORDINARY
    GAP_FILLED = "paxos-multi.gap_filled", Weight.HEADLINE
    LEADER_DEPOSED = "paxos-multi.leader_deposed", Weight.HEADLINE
    LEADER_STUCK = "paxos-multi.leader_stuck", Weight.HEADLINE
    PREPARE_GIVEN_UP = "paxos-multi.prepare_given_up", Weight.ORDINARY
    REFUSAL_HEARD = "paxos-multi.refusal_heard", Weight.ORDINARY
    REFUSAL_UNUSED = "paxos-multi.refusal_unused", Weight.ROUTINE

    # Leading.
    COMMAND_PROPOSED = "paxos-multi.command_proposed", Weight.ORDINARY
    COMMAND_WAITS = "paxos-multi.command_waits", Weight.ORDINARY
    ACCEPT_REPEATED = "paxos-multi.accept_repeated", Weight.ORDINARY
    HEARTBEAT_SENT = "paxos-multi.heartbeat_sent", Weight.ROUTINE
    HEARTBEAT_HEARD = "paxos-multi.heartbeat_heard", Weight.ROUTINE
    HEARTBEAT_STALE = "paxos-multi.heartbeat_stale", Weight.ORDINARY
    LEADER_FOLLOWED = "paxos-multi.leader_followed", Weight.ORDINARY

    # Replica.
    VOTE_COUNTED = "paxos-multi.vote_counted", Weight.ROUTINE
    VOTE_REPEATED = "paxos-multi.vote_repeated", Weight.ROUTINE
    VOTE_OUTBID = "paxos-multi.vote_outbid", Weight.ROUTINE
    DECIDED_ALREADY = "paxos-multi.decided_already", Weight.ROUTINE
    DECIDED = "paxos-multi.decided", Weight.HEADLINE
    LEARNED = "paxos-multi.learned", Weight.ORDINARY
    EXECUTED = "paxos-multi.executed", Weight.ORDINARY
    GAP_BLOCKS = "paxos-multi.gap_blocks", Weight.ORDINARY
    DUPLICATE_SKIPPED = "paxos-multi.duplicate_skipped", Weight.ORDINARY
    LAGS = "paxos-multi.lags", Weight.ORDINARY
    CAUGHT_UP = "paxos-multi.caught_up", Weight.ORDINARY
    LAGGARD_TOLD = "paxos-multi.laggard_told", Weight.ORDINARY
    LAGGARD_AHEAD = "paxos-multi.laggard_ahead", Weight.ROUTINE

    # Clients.
    REQUEST_REDIRECTED = "paxos-multi.request_redirected", Weight.ORDINARY
    REQUEST_UNPLACED = "paxos-multi.request_unplaced", Weight.ORDINARY
    REQUEST_UNDERWAY = "paxos-multi.request_underway", Weight.ORDINARY
    REQUEST_OLD = "paxos-multi.request_old", Weight.ROUTINE
    CLIENT_ANSWERED = "paxos-multi.client_answered", Weight.ORDINARY
    CLIENT_ANSWERED_AGAIN = "paxos-multi.client_answered_again", Weight.ORDINARY
