"""What Basic Paxos guarantees at all times, checked after every step that touches what a check watches.

They look at the acceptors' disks from outside, where the protocol's nodes only have messages to go by. A lost disk may
break any of them, because an acceptor that forgets its promise is another one; a crash never does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from visualizer.core.invariant import Change, Invariant, Verdict, always
from visualizer.core.model import Record
from visualizer.core.names import NodeId
from visualizer.core.operation import same
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.quorum import majority
from visualizer.core.step import Violation
from visualizer.protocols.paxos.basic.messages import Accept
from visualizer.protocols.paxos.basic.state import BasicState, Proposal
from visualizer.protocols.paxos.phases import DONE
from visualizer.protocols.paxos.proposal_id import ProposalID
from visualizer.protocols.paxos.propose import Proposed
from visualizer.protocols.paxos.roles import ACCEPTOR
from visualizer.protocols.paxos.tally import Tally, counted
from visualizer.protocols.paxos.values import holds

BasicChange = Change[BasicState]


def _acceptors(states: Mapping[NodeId, Any]) -> int:
    """How many accept. A majority of them is what a choice takes; a larger `quorum` meets every majority too."""
    return sum(1 for state in states.values() if isinstance(state, BasicState) and ACCEPTOR in state.roles)


# --- one value --------------------------------------------------------------------------------------------------------


class Choice(Record, frozen=True, gc=False):
    """What was ever accepted, by whom, and the value that was chosen first; how many acceptors are a majority."""

    accepted: Tally[Proposal] = EMPTY
    value: Proposed | None = None
    needed: int = 0


@always("agreement", fields=("accepted", "learned", "phase"), ghost=Choice())
def agreement(change: BasicChange, ghost: Choice) -> Verdict:
    """Only a single value is chosen (§2.1): a majority accepted it under one number, or a node takes it for chosen."""
    before, me = change.before, change.after
    if me.accepted is not None and me.accepted is not before.accepted:
        tally = counted(ghost.accepted, me.accepted, change.node)
        ghost = Choice(tally, ghost.value, ghost.needed or majority(_acceptors(change.states)))
        if len(tally[me.accepted]) >= ghost.needed:
            ghost, broken = _chosen(ghost, me.accepted.value, change.node)
            if broken:
                return ghost, broken
    if me.learned is not None and before.learned is None:
        return _chosen(ghost, me.learned, change.node)
    if me.phase == DONE != before.phase and me.value is not None:
        return _chosen(ghost, me.value, change.node)
    return ghost, None


def _chosen(ghost: Choice, value: Proposed, node: NodeId) -> tuple[Choice, Violation | None]:
    """A value is chosen, or a node takes it for chosen: the first one, or the same again."""
    if ghost.value is None:
        return Choice(ghost.accepted, value, ghost.needed), None
    if ghost.value is value or same(ghost.value, value):
        return ghost, None
    return ghost, agreement.broken(node, node=node, first=ghost.value, second=value)


@always("validity", fields=("value", "accepted", "learned"), ghost=(), by_itself=True)
def validity(change: BasicChange, proposed: tuple[Proposed, ...]) -> Verdict:
    """Only a value that has been proposed may be chosen (§2): one that a proposer has taken from a client.

    Remembers them. What a node holds at time 0 was given with the run, and counts as proposed.
    """
    before, me = change.before, change.after
    taken = before.value is None and me.value is not None
    for value in (me.value, me.accepted.value if me.accepted else None, me.learned):
        if value is None or (proposed and proposed[0] is value) or holds(proposed, value):
            continue
        if change.at > 0 and not (taken and value is me.value):
            return proposed, validity.broken(change.node, node=change.node, value=value)
        proposed = (*proposed, value)
    return proposed, None


# --- P2c --------------------------------------------------------------------------------------------------------------


@always("p2c", fields=("accepted",), sent=(Accept,), ghost=EMPTY)
def p2c(change: BasicChange, history: Map[NodeId, tuple[Proposal, ...]]) -> Verdict:
    """P2c (§2.2): Accept(n, v) is only sent where there is a majority that fits.

    Either none of it has accepted a proposal below n, or v is the value of the highest-numbered proposal below n that
    any of it has accepted. Remembers all that every acceptor ever accepted.
    """
    accepted = change.after.accepted
    if accepted is not None and accepted is not change.before.accepted:
        history = history.put(change.node, (*history.get(change.node, ()), accepted))
    message: Accept | None = None
    for envelope in change.sent:
        if type(envelope.message) is Accept and envelope.message is not message:
            message = envelope.message
            if not _fits(message, history, change.states):
                args = {"node": change.node, "id": str(message.id), "value": message.value}
                return history, p2c.broken(change.node, **args)
    return history, None


def _fits(m: Accept, history: Map[NodeId, tuple[Proposal, ...]], states: Mapping[NodeId, Any]) -> bool:
    """Whether a majority is such as P2c wants it.

    The largest that can be had takes in every acceptor that has accepted nothing below n, and every other whose highest
    proposal below n is at most the highest one with this value. Any more would bring in another value.
    """
    if not history:
        return True
    tops = [top for past in history.values() if (top := _highest_below(m.id, past)) is not None]
    acceptors = _acceptors(states)
    free, needed = acceptors - len(tops), majority(acceptors)
    if free >= needed:
        return True
    limit = _highest(top for top in tops if same(top.value, m.value))
    return limit is not None and free + sum(1 for top in tops if top.id <= limit.id) >= needed


def _highest_below(number: ProposalID, past: tuple[Proposal, ...]) -> Proposal | None:
    return _highest(proposal for proposal in past if proposal.id < number)


def _highest(proposals: Iterable[Proposal]) -> Proposal | None:
    return max(proposals, key=lambda proposal: proposal.id, default=None)


# --- promises and numbers ---------------------------------------------------------------------------------------------


@always("promises_rise", fields=("promised",))
def promises_rise(change: BasicChange, ghost: None) -> Verdict:
    """What an acceptor has promised never falls (§2.2), in a crash neither (§2.5); only with the disk it is lost."""
    before, after = change.before.promised, change.after.promised
    if before is None or (after is not None and before < after):
        return ghost, None
    if not change.before.up and not change.after.up:
        return ghost, None
    args = {"node": change.node, "first": str(before), "second": str(after) if after else "none"}
    return ghost, promises_rise.broken(change.node, **args)


@always("accepted_honours_promise", fields=("accepted",))
def accepted_honours_promise(change: BasicChange, ghost: None) -> Verdict:
    """An acceptor accepts nothing below what it has promised (P1a, §2.2)."""
    promised, accepted = change.before.promised, change.after.accepted
    if promised is None or accepted is None or promised <= accepted.id:
        return ghost, None
    args = {"node": change.node, "id": str(accepted.id), "promised": str(promised)}
    return ghost, accepted_honours_promise.broken(change.node, **args)


@always("ids_unique", fields=("proposal",), ghost=EMPTY)
def ids_unique(change: BasicChange, last: Map[str, ProposalID]) -> Verdict:
    """A ProposalID is never used for two proposals (§2.5): each proposer's numbers rise. Remembers its last one."""
    used = change.after.proposal
    if used is None:
        return last, None
    before = last.get(used.address)
    if before is not None and used <= before:
        return last, ids_unique.broken(change.node, node=change.node, id=str(used), last=str(before))
    return last.put(used.address, used), None


INVARIANTS: Final[tuple[Invariant, ...]] = (
    agreement,
    validity,
    p2c,
    promises_rise,
    accepted_honours_promise,
    ids_unique,
)
