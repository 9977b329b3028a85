"""Why a node spreads a rumor, and why it stops. The sentences and the paper's sections stand in `locales/`."""

from __future__ import annotations

from visualizer.core.model import Reason, Weight


class RumorReason(Reason):
    """The rules of rumor mongering, one a member."""

    # Starting, and clients.
    STARTED = "gossip-rumor.started", Weight.ROUTINE
    STARTED_KNOWING = "gossip-rumor.started_knowing", Weight.ORDINARY
    STARTED_INFECTIVE = "gossip-rumor.started_infective", Weight.HEADLINE
    WRITTEN = "gossip-rumor.written", Weight.HEADLINE
    DELETED = "gossip-rumor.deleted", Weight.HEADLINE
    DELETED_BARE = "gossip-rumor.deleted_bare", Weight.HEADLINE

    # Contacts.
    TOLD = "gossip-rumor.told", Weight.ORDINARY
    ASKED = "gossip-rumor.asked", Weight.ROUTINE
    ANSWERED = "gossip-rumor.answered", Weight.ORDINARY
    NOTHING_HOT = "gossip-rumor.nothing_hot", Weight.ROUTINE
    NOTHING_HEARD = "gossip-rumor.nothing_heard", Weight.ROUTINE
    NOBODY_ELSE = "gossip-rumor.nobody_else", Weight.ORDINARY
    IDLE = "gossip-rumor.idle", Weight.ROUTINE

    # What the one that was told knew.
    LEARNED = "gossip-rumor.learned", Weight.HEADLINE
    REPLACED = "gossip-rumor.replaced", Weight.HEADLINE
    DEATH_LEARNED = "gossip-rumor.death_learned", Weight.HEADLINE
    KNEW = "gossip-rumor.knew", Weight.ORDINARY
    KNEW_NEWER = "gossip-rumor.knew_newer", Weight.ORDINARY
    HEARD_THIS_CYCLE = "gossip-rumor.heard_this_cycle", Weight.ORDINARY

    # What the one that told makes of it.
    CONTACT_USEFUL = "gossip-rumor.contact_useful", Weight.ORDINARY
    CONTACT_UNNECESSARY = "gossip-rumor.contact_unnecessary", Weight.ORDINARY
    CONTACT_BLIND = "gossip-rumor.contact_blind", Weight.ORDINARY
    CYCLE_UNNECESSARY = "gossip-rumor.cycle_unnecessary", Weight.ORDINARY
    INTEREST_LOST = "gossip-rumor.interest_lost", Weight.HEADLINE
    COIN_LOST = "gossip-rumor.coin_lost", Weight.HEADLINE
    COIN_KEPT = "gossip-rumor.coin_kept", Weight.ORDINARY
    FEEDBACK_UNUSED = "gossip-rumor.feedback_unused", Weight.ROUTINE
