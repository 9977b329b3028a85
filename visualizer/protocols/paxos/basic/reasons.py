"""Why a node does what it does. The sentences, the rules and their sections stand in `locales/` under these ids."""

from __future__ import annotations

from visualizer.core.model import Reason, Weight


class BasicReason(Reason):
    """The rules of Basic Paxos, one a member: routine is drawn faintly, a headline is what the class waits for."""

    # Starting.
    STARTED = "paxos-basic.started", Weight.ROUTINE
    STARTED_PROPOSING = "paxos-basic.started_proposing", Weight.ORDINARY
    ROLE_LACKING = "paxos-basic.role_lacking", Weight.ORDINARY

    # Clients.
    REQUEST_TAKEN = "paxos-basic.request_taken", Weight.ORDINARY
    REQUEST_JOINED = "paxos-basic.request_joined", Weight.ORDINARY
    REQUEST_REPEATED = "paxos-basic.request_repeated", Weight.ROUTINE
    REQUEST_MISPLACED = "paxos-basic.request_misplaced", Weight.ORDINARY
    REQUEST_REDIRECTED = "paxos-basic.request_redirected", Weight.ORDINARY
    STEPPED_IN = "paxos-basic.stepped_in", Weight.HEADLINE
    ANSWERED_AT_ONCE = "paxos-basic.answered_at_once", Weight.ORDINARY
    CLIENT_ANSWERED = "paxos-basic.client_answered", Weight.ORDINARY

    # Phase 1.
    PREPARE_SENT = "paxos-basic.prepare_sent", Weight.ORDINARY
    RETRIED = "paxos-basic.retried", Weight.ORDINARY
    PROMISE_GIVEN = "paxos-basic.promise_given", Weight.ORDINARY
    PROMISE_GIVEN_WITH_VALUE = "paxos-basic.promise_given_with_value", Weight.ORDINARY
    PREPARE_IGNORED = "paxos-basic.prepare_ignored", Weight.ORDINARY
    PREPARE_REFUSED = "paxos-basic.prepare_refused", Weight.ORDINARY
    PREPARE_REPEATED = "paxos-basic.prepare_repeated", Weight.ROUTINE
    PROMISE_COUNTED = "paxos-basic.promise_counted", Weight.ORDINARY
    PROMISE_COUNTED_WITH_VALUE = "paxos-basic.promise_counted_with_value", Weight.ORDINARY
    PROMISE_UNUSED = "paxos-basic.promise_unused", Weight.ROUTINE

    # The rule of choice.
    CHOICE_FREE = "paxos-basic.choice_free", Weight.HEADLINE
    CHOICE_FORCED = "paxos-basic.choice_forced", Weight.HEADLINE

    # Phase 2.
    ACCEPTED = "paxos-basic.accepted", Weight.ORDINARY
    ACCEPTED_AGAIN = "paxos-basic.accepted_again", Weight.ROUTINE
    ACCEPT_IGNORED = "paxos-basic.accept_ignored", Weight.HEADLINE
    ACCEPT_REFUSED = "paxos-basic.accept_refused", Weight.HEADLINE
    ACCEPT_COUNTED = "paxos-basic.accept_counted", Weight.ORDINARY
    ACCEPT_UNUSED = "paxos-basic.accept_unused", Weight.ROUTINE
    OVERTAKEN_TRIES_AGAIN = "paxos-basic.overtaken_tries_again", Weight.ORDINARY
    OVERTAKEN_WAITS = "paxos-basic.overtaken_waits", Weight.ORDINARY
    NACK_UNUSED = "paxos-basic.nack_unused", Weight.ROUTINE

    # Learning.
    VALUE_CHOSEN = "paxos-basic.value_chosen", Weight.HEADLINE
    VALUE_LEARNED = "paxos-basic.value_learned", Weight.HEADLINE
    LEARN_SENT = "paxos-basic.learn_sent", Weight.ROUTINE
    LEARN_KNOWN = "paxos-basic.learn_known", Weight.ROUTINE
