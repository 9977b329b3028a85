"""What Fast Paxos guarantees at all times: one value, that was proposed, and property CP behind it (§2.1, §2.2.2).

Each is checked after every step that touches what it watches, and looks only at what that step changed. Nobody has
proposed the values of a run that begins in the middle of a story: what is voted for or learned at time 0 is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from visualizer.core.client import ClientRequest
from visualizer.core.invariant import Change, Invariant, Verdict, always
from visualizer.core.model import Message, State
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, NO_NUMBERS, IntMap, Map
from visualizer.core.quorum import within_reach
from visualizer.core.step import Violation
from visualizer.protocols.paxos.fast import messages
from visualizer.protocols.paxos.fast.messages import Accept, Prepare, Propose
from visualizer.protocols.paxos.fast.rounds import Quorums
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.propose import Proposed
from visualizer.protocols.paxos.roles import ACCEPTOR
from visualizer.protocols.paxos.values import Identity, identity

FastChange: TypeAlias = Change[FastState]

Votes: TypeAlias = IntMap[Map[NodeId, Identity]]
"""Votes by round and acceptor."""

Going: TypeAlias = "tuple[int, Identity]"
"""A round, and a value that is voted for in it, or asked for."""

VOTE: Final = ("voted_round", "voted_value")

LOOKED_AT: Final = 8
"""How many of the last values that were looked at are remembered, so that a round's other votes need no second look."""


def _with_vote(votes: Votes, change: FastChange) -> Votes:
    """These votes, with the one that this step cast, if it did."""
    me: State = change.after
    before = change.before
    if not isinstance(me, FastState) or me.voted_value is None:
        return votes
    if me.voted_round == before.voted_round and me.voted_value == before.voted_value:
        return votes
    own = identity(me.voted_value)
    return votes.put(me.voted_round, votes.get(me.voted_round, EMPTY).put(change.node, own))


def _said(change: FastChange) -> Iterator[Message]:
    """What the step sent, a broadcast once, and no copies."""
    last: Message | None = None
    for envelope in change.sent:
        if envelope.message is not last and envelope.of is None:
            last = envelope.message
            yield last


def _backers(votes: Map[NodeId, Identity], value: Identity) -> int:
    return sum(1 for other in votes.values() if other == value)


@always("agreement", fields=VOTE, ghost=(NO_NUMBERS, None))
def agreement(change: FastChange, ghost: tuple[Votes, tuple[int, Identity] | None]) -> Verdict:
    """At most one value is chosen: voted for by a quorum of one round, ever (§2.1, §3)."""
    votes, first = ghost
    votes = _with_vote(votes, change)
    if votes is ghost[0]:
        return ghost, None
    me = change.after
    assert me.voted_value is not None
    value = identity(me.voted_value)
    if _backers(votes[me.voted_round], value) != me.quorums.of(me.voted_round):
        return (votes, first), None
    if first is None or first[1] == value:
        return (votes, first or (me.voted_round, value)), None
    args = {"first": first[1][1], "round": first[0], "second": value[1], "later": me.voted_round}
    return (votes, first), agreement.broken(*votes[me.voted_round], **args)


@always("learned_agreement", fields=("learned",))
def learned_agreement(change: FastChange, ghost: Proposed | None) -> Verdict:
    """At most one value is learned (§2.1). Remembers the first."""
    learned = change.after.learned
    if learned is None:
        return ghost, None
    if ghost is None or identity(ghost) == identity(learned):
        return learned, None
    return ghost, learned_agreement.broken(change.node, node=change.node, first=ghost, second=learned)


@always("learned_is_chosen", fields=(*VOTE, "learned"), ghost=NO_NUMBERS)
def learned_is_chosen(change: FastChange, ghost: Votes) -> Verdict:
    """Only a chosen value is learned: one for which a quorum of some round has voted (§2.2.1)."""
    votes, me = _with_vote(ghost, change), change.after
    if me.learned is None or me.learned == change.before.learned or not change.at:
        return votes, None
    value = identity(me.learned)
    if any(_backers(voted, value) >= me.quorums.of(number) for number, voted in votes.items()):
        return votes, None
    most = max((_backers(voted, value) for voted in votes.values()), default=0)
    return votes, learned_is_chosen.broken(change.node, node=change.node, value=me.learned, votes=most)


@always("validity", fields=("voted_value", "learned"), sent=(ClientRequest, Propose), ghost=frozenset(), by_itself=True)
def validity(change: FastChange, proposed: frozenset[Identity]) -> Verdict:
    """Only a proposed value is voted for and learned (§2.1, nontriviality). Remembers what was proposed."""
    for message in _said(change):
        if isinstance(message, ClientRequest):
            proposed |= {identity(message.op.value)}
        elif isinstance(message, Propose):
            proposed |= {identity(message.value)}
    me: State = change.after
    if not isinstance(me, FastState):
        return proposed, None
    for value in (me.voted_value, me.learned):
        if value is None or identity(value) in proposed:
            continue
        if not change.at:
            proposed |= {identity(value)}
            continue
        return proposed, validity.broken(change.node, node=change.node, value=value)
    return proposed, None


@always("cp", fields=VOTE, sent=(Accept,), ghost=(NO_NUMBERS, ()))
def cp(change: FastChange, ghost: tuple[Votes, tuple[Going, ...]]) -> Verdict:
    """CP: who votes for v in round i, or asks to, does it where no lower round has chosen or may yet choose another.

    A value may yet be chosen in a round where the acceptors that voted for it, and those that have neither voted there
    nor gone on to a higher round, are a quorum of that round (§2.2.2, Observation 1). Looked at at every Accept, and at
    the first vote for a value in a round where no Accept asked for it. Remembers the rounds that may have chosen, and
    what it has looked at in the highest rounds.
    """
    (votes, looked), me = ghost, change.after
    votes = _with_vote(votes, change)
    going: Going | None = None
    if votes is not ghost[0] and me.voted_value is not None:
        going = me.voted_round, identity(me.voted_value)
    for message in _said(change):
        if isinstance(message, Accept):
            going = message.round, identity(message.value)
    if going is None or going in looked:
        return (votes, looked), None
    votes, broken = _endangered(change, votes, me.quorums, *going)
    return (votes, (*looked[-LOOKED_AT:], going)), broken


@always("chosen_for_good", fields=VOTE, sent=(messages.Any,), ghost=(NO_NUMBERS, frozenset()))
def chosen_for_good(change: FastChange, ghost: tuple[Votes, frozenset[int]]) -> Verdict:
    """Once a value is chosen in a round, no quorum that a coordinator may hear leaves another value possible (§3.1).

    Looked at when a vote makes the choice, by the votes as they are, and as they may become where Any was sent: two
    fast quorums and a classic one have to share an acceptor. It tells of the choice that may be lost before it is.
    """
    votes, opened = ghost
    for message in _said(change):
        if isinstance(message, messages.Any):
            opened |= {message.round}
    me = change.after
    if me.voted_round not in opened or me.voted_value is None:
        return (votes, opened), None
    votes = _with_vote(votes, change)
    number, value, quorums = me.voted_round, identity(me.voted_value), me.quorums
    voted, needed = votes[number], quorums.of(number)
    if votes is ghost[0] or _backers(voted, value) != needed:
        return (votes, opened), None
    acceptors = sum(1 for state in change.states.values() if _accepts(state))
    against = len(voted) - _backers(voted, value)
    against += sum(1 for node, state in change.states.items() if _may_vote(node, state, number, voted))
    if not within_reach(min(against, quorums.classic), acceptors - quorums.classic, needed):
        return (votes, opened), None
    args = {"value": me.voted_value, "round": number, "count": _backers(voted, value), "against": against}
    return (votes, opened), chosen_for_good.broken(*voted, **args, classic=quorums.classic, needed=needed)


def _accepts(state: State) -> bool:
    return isinstance(state, FastState) and ACCEPTOR in state.roles


def _may_vote(node: NodeId, state: State, number: int, voted: Map[NodeId, Identity]) -> bool:
    """Whether a node may yet vote in a round: an acceptor that has not, and takes part in no higher one."""
    return isinstance(state, FastState) and node not in voted and state.round <= number and ACCEPTOR in state.roles


def _endangered(
    change: FastChange, votes: Votes, quorums: Quorums, number: int, value: Identity
) -> tuple[Votes, Violation | None]:
    """The first lower round that has chosen, or may yet choose, a value other than this one.

    With the votes of the rounds that may still matter: where too few can vote yet for any value, that remains so.
    """
    for lower, voted in votes.items():
        if lower >= number:
            break
        undecided = sum(1 for node, state in change.states.items() if _may_vote(node, state, lower, voted))
        possible = [v for v in dict.fromkeys(voted.values()) if _backers(voted, v) + undecided >= quorums.of(lower)]
        if not possible:
            votes = votes.without(lower)
        for other in possible:
            if other != value:
                args = {"node": change.node, "round": number, "value": value[1], "lower": lower, "other": other[1]}
                return votes, cp.broken(change.node, **args)
    return votes, None


@always("promises_rise", fields=("round",))
def promises_rise(change: FastChange, ghost: None) -> Verdict:
    """An acceptor never takes part in a lower round than before (§2.2.1): rnd only rises, across a crash too."""
    before, after = change.before.round, change.after.round
    if after >= before:
        return ghost, None
    return ghost, promises_rise.broken(change.node, node=change.node, before=before, after=after)


@always("vote_once", fields=VOTE)
def vote_once(change: FastChange, ghost: None) -> Verdict:
    """An acceptor votes once a round, and in no round below its last vote or its promise (§2.2.1, phase 2b)."""
    before, after = change.before, change.after
    if after.voted_round > before.voted_round and after.voted_round >= before.round:
        return ghost, None
    args = {"node": change.node, "round": after.voted_round, "value": after.voted_value or "", "before": before.round}
    return ghost, vote_once.broken(change.node, **args)


@always("rounds_unique", sent=(Prepare, Accept), ghost=EMPTY)
def rounds_unique(change: FastChange, begun: Map[int, tuple[NodeId, Identity | None]]) -> Verdict:
    """A round is begun once, by its coordinator, and no two values are sent in its phase 2a (§2.2.1).

    Remembers who began each round, and what was sent in it.
    """
    for message in _said(change):
        if not isinstance(message, (Prepare, Accept)):
            continue
        known = begun.get(message.round)
        value = identity(message.value) if isinstance(message, Accept) else None
        if known is not None and (value is None or known[1] not in (None, value)):
            args = {"node": change.node, "first": known[0], "round": message.round}
            return begun, rounds_unique.broken(change.node, **args)
        return begun.put(message.round, (change.node, value)), None
    return begun, None


INVARIANTS: Final[tuple[Invariant, ...]] = (
    agreement,
    learned_agreement,
    learned_is_chosen,
    validity,
    cp,
    chosen_for_good,
    promises_rise,
    vote_once,
    rounds_unique,
)
