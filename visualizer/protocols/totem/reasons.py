"""Why a Totem node does what it does. The sentences and the paper's sections stand in `locales/` under these ids."""

from __future__ import annotations

from visualizer.core.model import Reason, Weight


class TotemReason(Reason):
    """The rules of Totem, one a member: routine is drawn faintly, a headline is what the class waits for."""

    # Starting and stopping.
    STARTED = "totem.started", Weight.ORDINARY
    STARTED_IN_RING = "totem.started_in_ring", Weight.ORDINARY
    HOLDER_CRASHED = "totem.holder_crashed", Weight.HEADLINE
    LEFT = "totem.left", Weight.HEADLINE
    LEFT_WITH_TOKEN = "totem.left_with_token", Weight.HEADLINE

    # The token.
    TOKEN_TAKEN = "totem.token_taken", Weight.ROUTINE
    TOKEN_SENT = "totem.token_sent", Weight.ROUTINE
    TOKEN_SENT_AGAIN = "totem.token_sent_again", Weight.HEADLINE
    TOKEN_GONE_ON = "totem.token_gone_on", Weight.ROUTINE
    TOKEN_REDUNDANT = "totem.token_redundant", Weight.ORDINARY
    TOKEN_UNUSED = "totem.token_unused", Weight.ROUTINE

    # Broadcasts.
    LOAD_MADE = "totem.load_made", Weight.ROUTINE
    REQUEST_QUEUED = "totem.request_queued", Weight.ORDINARY
    REQUEST_UNDERWAY = "totem.request_underway", Weight.ORDINARY
    REQUEST_DONE = "totem.request_done", Weight.ORDINARY
    CLIENT_ANSWERED = "totem.client_answered", Weight.ORDINARY
    BROADCAST = "totem.broadcast", Weight.ORDINARY
    WINDOW_FULL = "totem.window_full", Weight.ORDINARY
    RETRANSMISSION_REQUESTED = "totem.retransmission_requested", Weight.HEADLINE
    RETRANSMITTED = "totem.retransmitted", Weight.HEADLINE

    # Delivery.
    DELIVERED = "totem.delivered", Weight.ORDINARY
    DELIVERED_ON_VISIT = "totem.delivered_on_visit", Weight.ORDINARY
    GAP_FILLED = "totem.gap_filled", Weight.HEADLINE
    WAITS_FOR_GAP = "totem.waits_for_gap", Weight.ORDINARY
    WAITS_FOR_SAFE = "totem.waits_for_safe", Weight.ORDINARY
    MESSAGE_AGAIN = "totem.message_again", Weight.ROUTINE
    MESSAGE_FROZEN = "totem.message_frozen", Weight.ORDINARY
    MESSAGE_AHEAD = "totem.message_ahead", Weight.ORDINARY

    # To Gather, each cause by its name.
    GATHER_TOKEN_LOST = "totem.gather_token_lost", Weight.HEADLINE
    GATHER_COMMIT_LOST = "totem.gather_commit_lost", Weight.HEADLINE
    GATHER_FOREIGN = "totem.gather_foreign", Weight.HEADLINE
    GATHER_JOIN = "totem.gather_join", Weight.HEADLINE
    GATHER_FAILED = "totem.gather_failed", Weight.HEADLINE

    # In Gather.
    JOIN_REPEATED = "totem.join_repeated", Weight.ROUTINE
    JOIN_HEARD = "totem.join_heard", Weight.ROUTINE
    JOIN_SAYS_LESS = "totem.join_says_less", Weight.ROUTINE
    JOIN_OF_FAILED = "totem.join_of_failed", Weight.ORDINARY
    SETS_GROWN = "totem.sets_grown", Weight.ORDINARY
    AGREES = "totem.agrees", Weight.ORDINARY
    CONSENSUS = "totem.consensus", Weight.HEADLINE
    CONSENSUS_TIMEOUT = "totem.consensus_timeout", Weight.HEADLINE
    COMMIT_AWAITED = "totem.commit_awaited", Weight.ORDINARY

    # Joins and messages of others, outside a gathering.
    JOIN_WITHOUT_ME = "totem.join_without_me", Weight.ORDINARY
    JOIN_STALE = "totem.join_stale", Weight.ROUTINE
    JOIN_TOO_LATE = "totem.join_too_late", Weight.ROUTINE
    FOREIGN_STALE = "totem.foreign_stale", Weight.ROUTINE
    FOREIGN_UNUSED = "totem.foreign_unused", Weight.ROUTINE
    RING_MADE_KNOWN = "totem.ring_made_known", Weight.ROUTINE
    OWN_RING_HEARD = "totem.own_ring_heard", Weight.ROUTINE

    # Commit.
    RING_PROPOSED = "totem.ring_proposed", Weight.HEADLINE
    COMMITTED = "totem.committed", Weight.ORDINARY
    COMMIT_REFUSED = "totem.commit_refused", Weight.ORDINARY
    COMMIT_UNUSED = "totem.commit_unused", Weight.ROUTINE

    # Recovery.
    RECOVERY_ENTERED = "totem.recovery_entered", Weight.HEADLINE
    RING_STARTED = "totem.ring_started", Weight.ORDINARY
    RECOVERED_BROADCAST = "totem.recovered_broadcast", Weight.HEADLINE
    RECOVERED = "totem.recovered", Weight.ORDINARY
    RECOVERED_PASSES = "totem.recovered_passes", Weight.ROUTINE
    FLAG_UP = "totem.flag_up", Weight.ORDINARY
    FLAG_DOWN = "totem.flag_down", Weight.ORDINARY
    OLD_RING_CLOSED = "totem.old_ring_closed", Weight.HEADLINE
    AFTER_GAP_DISCARDED = "totem.after_gap_discarded", Weight.HEADLINE
    RING_INSTALLED = "totem.ring_installed", Weight.HEADLINE
