"""The messages of Fast Paxos (*Fast Paxos*, §2.2.1, §3.1). The sender is the envelope's."""

from __future__ import annotations

from visualizer.core.model import Message
from visualizer.core.units import Count
from visualizer.protocols.paxos.propose import Proposed


class Prepare(Message, frozen=True, gc=False):
    """Phase 1a: the coordinator of a round asks the acceptors to take part in it."""

    round: Count


class Promise(Message, frozen=True, gc=False):
    """Phase 1b: an acceptor takes part, and tells the last round in which it voted (0: none), and for what."""

    round: Count
    voted_round: Count
    voted_value: Proposed | None


class Any(Message, frozen=True, gc=False):
    """Phase 2a of a fast round in which every value is safe: an acceptor may vote for the first proposal it hears."""

    round: Count


class Accept(Message, frozen=True, gc=False):
    """Phase 2a with the value that the coordinator picked: the acceptors are to vote for it."""

    round: Count
    value: Proposed


class Propose(Message, frozen=True, gc=False):
    """A proposer proposes a value: to the acceptors in a fast round, to the coordinator in a classic one."""

    value: Proposed


class Vote(Message, frozen=True, gc=False):
    """Phase 2b: an acceptor tells its vote to learners and coordinator, and in uncoordinated recovery to acceptors."""

    round: Count
    value: Proposed


class Nack(Message, frozen=True, gc=False):
    """A refusal: `round` is below the one in which the acceptor has promised to take part."""

    round: Count
    promised: Count


class Ask(Message, frozen=True, gc=False):
    """A learner that may have missed the votes asks the proposers which value was chosen (§2.4.2)."""


class Learn(Message, frozen=True, gc=False):
    """Whoever knows the chosen value tells it."""

    value: Proposed


class Chosen(Message, frozen=True, gc=False):
    """What a learner hands to the application above: the chosen value."""

    value: Proposed
