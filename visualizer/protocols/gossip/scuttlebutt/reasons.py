"""Why a participant does what it does; the sentences stand in `locales/` under these ids."""

from __future__ import annotations

from visualizer.core.model import Reason, Weight


class ScuttlebuttReason(Reason):
    """The rules, one a member."""

    STARTED = "gossip-scuttlebutt.started", Weight.ORDINARY
    ALONE = "gossip-scuttlebutt.alone", Weight.ROUTINE

    # Updates.
    WRITTEN = "gossip-scuttlebutt.written", Weight.HEADLINE
    DELETED = "gossip-scuttlebutt.deleted", Weight.HEADLINE
    UPDATED = "gossip-scuttlebutt.updated", Weight.ROUTINE

    # Digests.
    DIGEST_SENT = "gossip-scuttlebutt.digest_sent", Weight.ROUTINE
    DIGEST_ANSWERED = "gossip-scuttlebutt.digest_answered", Weight.ROUTINE

    # Deltas.
    LACKS_NOTHING = "gossip-scuttlebutt.lacks_nothing", Weight.ROUTINE
    ALL_SENT = "gossip-scuttlebutt.all_sent", Weight.ORDINARY
    CUT_BREADTH = "gossip-scuttlebutt.cut_breadth", Weight.HEADLINE
    CUT_DEPTH = "gossip-scuttlebutt.cut_depth", Weight.HEADLINE
    CUT_OLDEST = "gossip-scuttlebutt.cut_oldest", Weight.HEADLINE
    CUT_NEWEST = "gossip-scuttlebutt.cut_newest", Weight.HEADLINE
    LEARNED = "gossip-scuttlebutt.learned", Weight.ORDINARY
    KNEW_ALL = "gossip-scuttlebutt.knew_all", Weight.ROUTINE

    # Flow control.
    RATE_RAISED = "gossip-scuttlebutt.rate_raised", Weight.ROUTINE
    RATE_LOWERED = "gossip-scuttlebutt.rate_lowered", Weight.ORDINARY
    RATE_SHARED = "gossip-scuttlebutt.rate_shared", Weight.ROUTINE
