"""Why a node of the anti-entropy protocol does what it does; the sentences stand in `locales/` under these ids."""

from __future__ import annotations

from visualizer.core.model import Reason, Weight


class AntiEntropyReason(Reason):
    """The rules, one a member."""

    STARTED = "gossip-antientropy.started", Weight.ORDINARY
    ALONE = "gossip-antientropy.alone", Weight.ROUTINE

    # Writes.
    WRITTEN = "gossip-antientropy.written", Weight.HEADLINE
    DELETED = "gossip-antientropy.deleted", Weight.HEADLINE
    DELETED_WITHOUT_TRACE = "gossip-antientropy.deleted_without_trace", Weight.HEADLINE

    # Whole stores.
    PUSHED = "gossip-antientropy.pushed", Weight.ROUTINE
    ASKED = "gossip-antientropy.asked", Weight.ROUTINE
    GAVE_ALL = "gossip-antientropy.gave_all", Weight.ROUTINE
    GAVE_BACK = "gossip-antientropy.gave_back", Weight.ORDINARY
    LACKS_NOTHING = "gossip-antientropy.lacks_nothing", Weight.ROUTINE

    # What arrives.
    LEARNED = "gossip-antientropy.learned", Weight.HEADLINE
    KNEW_ALL = "gossip-antientropy.knew_all", Weight.ROUTINE
    NO_DATA = "gossip-antientropy.no_data", Weight.ROUTINE

    # Trees.
    WALK_BEGUN = "gossip-antientropy.walk_begun", Weight.ROUTINE
    ROOTS_EQUAL = "gossip-antientropy.roots_equal", Weight.ROUTINE
    HASHES_EQUAL = "gossip-antientropy.hashes_equal", Weight.ROUTINE
    WALK_ENDED = "gossip-antientropy.walk_ended", Weight.ROUTINE
    WENT_DOWN = "gossip-antientropy.went_down", Weight.ORDINARY
    LEAVES_GIVEN = "gossip-antientropy.leaves_given", Weight.ORDINARY
    LEAVES_ASKED = "gossip-antientropy.leaves_asked", Weight.ORDINARY
    NOTHING_TO_GIVE = "gossip-antientropy.nothing_to_give", Weight.ROUTINE
