"""Why a node believes what it believes, and calls whom it calls. The sentences stand in `locales/` under these ids."""

from __future__ import annotations

from visualizer.core.model import Reason, Weight


class MembershipReason(Reason):
    """The rules, one a member."""

    # Joining and leaving.
    STARTED = "gossip-membership.started", Weight.ORDINARY
    STARTED_ALONE = "gossip-membership.started_alone", Weight.ORDINARY
    ASKED_AGAIN = "gossip-membership.asked_again", Weight.ORDINARY
    ASKED_SELDOM = "gossip-membership.asked_seldom", Weight.ROUTINE
    WELCOMED = "gossip-membership.welcomed", Weight.ORDINARY
    TOLD_LIST = "gossip-membership.told_list", Weight.ROUTINE
    WAS_TOLD = "gossip-membership.was_told", Weight.ORDINARY
    JOINED = "gossip-membership.joined", Weight.HEADLINE
    SAID_GOODBYE = "gossip-membership.said_goodbye", Weight.HEADLINE

    # Probes.
    PINGED = "gossip-membership.pinged", Weight.ROUTINE
    ALONE = "gossip-membership.alone", Weight.ROUTINE
    CALLED_DEAD = "gossip-membership.called_dead", Weight.ROUTINE
    ANSWERED = "gossip-membership.answered", Weight.ROUTINE
    HEARD_BACK = "gossip-membership.heard_back", Weight.ROUTINE
    HEARD_BACK_THROUGH = "gossip-membership.heard_back_through", Weight.ORDINARY
    ACK_UNUSED = "gossip-membership.ack_unused", Weight.ROUTINE
    ASKED_OTHERS = "gossip-membership.asked_others", Weight.ORDINARY
    NO_OTHERS = "gossip-membership.no_others", Weight.ORDINARY
    PINGED_FOR = "gossip-membership.pinged_for", Weight.ORDINARY
    PASSED_ON = "gossip-membership.passed_on", Weight.ORDINARY

    # Suspicion.
    SUSPECTED = "gossip-membership.suspected", Weight.HEADLINE
    STILL_SILENT = "gossip-membership.still_silent", Weight.ROUTINE
    DECLARED_DEAD = "gossip-membership.declared_dead", Weight.HEADLINE
    REFUTED = "gossip-membership.refuted", Weight.HEADLINE
    RETURNED_SELF = "gossip-membership.returned_self", Weight.HEADLINE
    OUTLIVED = "gossip-membership.outlived", Weight.HEADLINE

    # News of others.
    MET = "gossip-membership.met", Weight.ORDINARY
    LEARNED = "gossip-membership.learned", Weight.ORDINARY
    HEARD_ALIVE = "gossip-membership.heard_alive", Weight.ROUTINE
    HEARD_SUSPECT = "gossip-membership.heard_suspect", Weight.ORDINARY
    HEARD_REFUTED = "gossip-membership.heard_refuted", Weight.ORDINARY
    HEARD_DEAD = "gossip-membership.heard_dead", Weight.ORDINARY
    HEARD_RETURNED = "gossip-membership.heard_returned", Weight.ORDINARY
    HEARD_GOODBYE = "gossip-membership.heard_goodbye", Weight.ORDINARY
    KNEW = "gossip-membership.knew", Weight.ROUTINE

    # Heartbeats.
    BEAT = "gossip-membership.beat", Weight.ROUTINE
    HEARD_BEATS = "gossip-membership.heard_beats", Weight.ROUTINE
    STALE_BEATS = "gossip-membership.stale_beats", Weight.ROUTINE
    PHI_SUSPECTED = "gossip-membership.phi_suspected", Weight.HEADLINE
    PHI_TRUSTED = "gossip-membership.phi_trusted", Weight.HEADLINE
    TOLD_DEAD = "gossip-membership.told_dead", Weight.ORDINARY
