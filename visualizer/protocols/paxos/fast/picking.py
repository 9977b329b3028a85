"""The coordinator's rule for picking a value in phase 2a (*Fast Paxos*, §3.1, Figure 2): a pure function of answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal

from visualizer.core.model import Record
from visualizer.core.names import NodeId
from visualizer.core.persistent import Map
from visualizer.core.quorum import within_reach
from visualizer.core.units import Count
from visualizer.protocols.paxos.propose import Proposed
from visualizer.protocols.paxos.values import Identity, identity

Rule = Literal["unvoted", "single", "forced", "split"]

UNVOTED: Final = "unvoted"
SINGLE: Final = "single"
FORCED: Final = "forced"
SPLIT: Final = "split"


class LastVote(Record, frozen=True, gc=False):
    """What an acceptor of a quorum says of itself: the last round in which it voted (0: none), and for what."""

    voted_round: Count
    voted_value: Proposed | None


class Pick(Record, frozen=True, gc=False):
    """A choice that was made, with all that led to it: enough to draw the quorums and to check the rule by hand."""

    round: Count
    """The round for which the value was picked."""
    quorum: tuple[NodeId, ...]
    """Q: the acceptors whose answers were looked at, in order of arrival."""
    highest: Count
    """k: the highest round in which one of them has voted; 0 where none has."""
    votes: Map[NodeId, Proposed]
    """Who of Q voted for what in round k."""
    needed: Count
    """The size of a k-quorum R; 0 where none has voted."""
    rule: Rule
    """The case of Figure 2: `unvoted` (k = 0), `single` (one value), `forced` (one satisfies O4), `split` (none)."""
    value: Proposed | None
    """The value; null where the choice is free and no proposal is known."""
    witness: tuple[NodeId, ...]
    """R ∩ Q, where the value is `forced`: all of it voted for the value."""
    unheard: tuple[NodeId, ...]
    """The acceptors outside Q, who may all have voted for the value: R is made of them and of the witness."""


Sizes = Callable[[int], int]
"""The size of a quorum of the round with this number."""


def pick(round_: int, answers: Mapping[NodeId, LastVote], acceptors: tuple[NodeId, ...], enough: Sizes) -> Pick:
    """What may be proposed in a round, by the answers of a quorum Q of it.

    Where several values will do, it is the one with the most votes, among equals the one that Q names first: the rule
    leaves it open, and a fixed procedure lets all who look at the same Q pick the same (§3.4.2).
    """
    quorum = tuple(answers)
    unheard = tuple(node for node in acceptors if node not in answers)
    highest = max((answer.voted_round for answer in answers.values()), default=0)
    if not highest:
        return Pick(round_, quorum, 0, Map(), 0, UNVOTED, None, (), unheard)
    needed = enough(highest)
    votes: dict[NodeId, Proposed] = {}
    voters: dict[Identity, list[NodeId]] = {}
    for node, answer in answers.items():
        if answer.voted_round == highest and answer.voted_value is not None:
            votes[node] = answer.voted_value
            voters.setdefault(identity(answer.voted_value), []).append(node)
    (_, value), backers = max(voters.items(), key=lambda one: len(one[1]))
    rule: Rule = SPLIT
    if len(voters) == 1:
        rule = SINGLE
    elif within_reach(len(backers), len(unheard), needed):
        rule = FORCED
    witness = tuple(backers) if rule == FORCED else ()
    return Pick(round_, quorum, highest, Map(votes), needed, rule, value, witness, unheard)
