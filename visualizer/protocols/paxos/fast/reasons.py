"""Why a node does what it does. The sentences, the rules and their sections stand in `locales/` under these ids."""

from __future__ import annotations

from visualizer.core.model import Reason, Weight


class FastReason(Reason):
    """The rules of Fast Paxos, one a member: routine is drawn faintly, a headline is what the class waits for."""

    # Starting.
    STARTED = "paxos-fast.started", Weight.ROUTINE
    STARTED_COORDINATING = "paxos-fast.started_coordinating", Weight.ORDINARY
    ROLE_LACKING = "paxos-fast.role_lacking", Weight.ORDINARY

    # Clients and their proposals.
    REQUEST_TAKEN = "paxos-fast.request_taken", Weight.ORDINARY
    REQUEST_PROPOSED = "paxos-fast.request_proposed", Weight.ORDINARY
    REQUEST_PASSED_ON = "paxos-fast.request_passed_on", Weight.ORDINARY
    REQUEST_REDIRECTED = "paxos-fast.request_redirected", Weight.ORDINARY
    ANSWERED_AT_ONCE = "paxos-fast.answered_at_once", Weight.ORDINARY
    CLIENT_ANSWERED = "paxos-fast.client_answered", Weight.ORDINARY
    PROPOSER_TOLD = "paxos-fast.proposer_told", Weight.ROUTINE
    PROPOSAL_HEARD = "paxos-fast.proposal_heard", Weight.ORDINARY
    PROPOSAL_KEPT = "paxos-fast.proposal_kept", Weight.ORDINARY
    PROPOSAL_LATE = "paxos-fast.proposal_late", Weight.ORDINARY

    # Rounds.
    ROUND_OPENED = "paxos-fast.round_opened", Weight.HEADLINE
    ROUND_RETRIED = "paxos-fast.round_retried", Weight.HEADLINE
    ROUND_TAKEN_OVER = "paxos-fast.round_taken_over", Weight.HEADLINE
    RETRY_UNNEEDED = "paxos-fast.retry_unneeded", Weight.ROUTINE
    OVERTAKEN = "paxos-fast.overtaken", Weight.ORDINARY
    NACK_UNUSED = "paxos-fast.nack_unused", Weight.ROUTINE

    # Phase 1.
    PROMISED = "paxos-fast.promised", Weight.ORDINARY
    PROMISED_WITH_VOTE = "paxos-fast.promised_with_vote", Weight.ORDINARY
    PREPARE_KNOWN = "paxos-fast.prepare_known", Weight.ROUTINE
    PREPARE_REFUSED = "paxos-fast.prepare_refused", Weight.ORDINARY
    PROMISE_COUNTED = "paxos-fast.promise_counted", Weight.ORDINARY
    PROMISE_UNUSED = "paxos-fast.promise_unused", Weight.ROUTINE

    # The rule of choice, and phase 2a.
    PICKED_FREELY = "paxos-fast.picked_freely", Weight.ORDINARY
    PICKED_SINGLE = "paxos-fast.picked_single", Weight.HEADLINE
    PICKED_FORCED = "paxos-fast.picked_forced", Weight.HEADLINE
    PICKED_SPLIT = "paxos-fast.picked_split", Weight.HEADLINE
    ANY_SENT = "paxos-fast.any_sent", Weight.HEADLINE
    PROPOSAL_AWAITED = "paxos-fast.proposal_awaited", Weight.ORDINARY
    PROPOSAL_SENT = "paxos-fast.proposal_sent", Weight.HEADLINE

    # Phase 2b.
    ANY_HEARD = "paxos-fast.any_heard", Weight.ORDINARY
    VOTED_FIRST_HEARD = "paxos-fast.voted_first_heard", Weight.ORDINARY
    VOTED = "paxos-fast.voted", Weight.ORDINARY
    VOTED_ALREADY = "paxos-fast.voted_already", Weight.ROUTINE
    ACCEPT_REFUSED = "paxos-fast.accept_refused", Weight.ORDINARY

    # Votes, and what becomes of them.
    VOTE_COUNTED = "paxos-fast.vote_counted", Weight.ORDINARY
    VOTE_KNOWN = "paxos-fast.vote_known", Weight.ROUTINE
    VOTE_LATE = "paxos-fast.vote_late", Weight.ROUTINE
    COLLISION_SEEN = "paxos-fast.collision_seen", Weight.HEADLINE
    RECOVERY_COORDINATED = "paxos-fast.recovery_coordinated", Weight.ORDINARY
    RECOVERY_UNCOORDINATED = "paxos-fast.recovery_uncoordinated", Weight.ORDINARY
    RECOVERY_CLASSIC = "paxos-fast.recovery_classic", Weight.ORDINARY

    # Learning.
    VALUE_LEARNED = "paxos-fast.value_learned", Weight.HEADLINE
    VALUE_TOLD = "paxos-fast.value_told", Weight.HEADLINE
    LEARN_KNOWN = "paxos-fast.learn_known", Weight.ROUTINE
    LEARNERS_TOLD = "paxos-fast.learners_told", Weight.ROUTINE
    ASKED = "paxos-fast.asked", Weight.ROUTINE
    ASK_ANSWERED = "paxos-fast.ask_answered", Weight.ORDINARY
    ASK_UNANSWERED = "paxos-fast.ask_unanswered", Weight.ROUTINE
