"""What Multi-Paxos guarantees at all times, for acceptors, for leaders, and for the replicas and their clients.

Each is checked after every step that touches what it watches, and looks only at what that step changed. A majority
stands for every size of quorum: whatever larger quorums guarantee, majorities within them do. A and R with a number are
the acceptors' and the replicas' invariants of *Paxos Made Moderately Complex*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

from visualizer.core.client import ClientRequest
from visualizer.core.history import linearizable
from visualizer.core.invariant import Change, Invariant, Verdict, always
from visualizer.core.names import NodeId
from visualizer.core.persistent import EMPTY, NO_NUMBERS, IntMap, Map
from visualizer.core.quorum import majority
from visualizer.core.replica import Applied, Command
from visualizer.core.step import Envelope
from visualizer.protocols.paxos.multi.messages import Accept
from visualizer.protocols.paxos.multi.state import MultiState, Proposal
from visualizer.protocols.paxos.proposal_id import ProposalID

MultiChange = Change[MultiState]


# --- acceptors -------------------------------------------------------------------------------------------------------


@always("promises_rise", fields=("promised",), ghost=EMPTY)
def promises_rise(change: MultiChange, promises: Map[NodeId, ProposalID]) -> Verdict:
    """An acceptor never promises less than it has promised (*Moderately Complex*, A1).

    Remembers the highest promise of each: one whose disk is lost says nothing wrong before it speaks.
    """
    now, highest = change.after.promised, promises.get(change.node)
    if now is None:
        return promises, None
    if highest is not None and now < highest:
        args = {"node": change.node, "promised": str(highest), "id": str(now)}
        return promises, promises_rise.broken(change.node, **args)
    return promises.put(change.node, now), None


@always("ballots_rise", fields=("accepted",))
def ballots_rise(change: MultiChange, ghost: None) -> Verdict:
    """An acceptor accepts nothing below its promise, and in a slot only ever a higher number than before (A1, A2)."""
    before = change.before
    for slot, proposal in change.after.accepted.differing(before.accepted):
        held = before.accepted.get(slot)
        for bound in (before.promised, held.id if held else None):
            if bound is not None and proposal.id < bound:
                args = {"node": change.node, "slot": slot, "id": str(proposal.id), "bound": str(bound)}
                return ghost, ballots_rise.broken(change.node, **args)
    return ghost, None


@always("nothing_forgotten", fields=("accepted",))
def nothing_forgotten(change: MultiChange, ghost: None) -> Verdict:
    """An acceptor holds something for good in every slot in which it has accepted (A3), until its disk is lost."""
    if not change.before.up:
        return ghost, None
    for slot, proposal in change.before.accepted.differing(change.after.accepted):
        if slot not in change.after.accepted:
            args = {"node": change.node, "slot": slot, "id": str(proposal.id)}
            return ghost, nothing_forgotten.broken(change.node, **args)
    return ghost, None


@always("one_value_a_ballot", fields=("accepted",))
def one_value_a_ballot(change: MultiChange, ghost: None) -> Verdict:
    """Under one number, one command a slot: no two acceptors accept different ones (A4)."""
    for slot, proposal in change.after.accepted.differing(change.before.accepted):
        for node, state in acceptors(change):
            held = state.accepted.get(slot)
            if held is not None and held.id == proposal.id and held.command != proposal.command:
                args = {"first": node, "second": change.node, "slot": slot, "id": str(proposal.id)}
                return ghost, one_value_a_ballot.broken(node, change.node, **args)
    return ghost, None


@always("agreement", fields=("accepted",), ghost=NO_NUMBERS)
def agreement(change: MultiChange, chosen: IntMap[Proposal]) -> Verdict:
    """What a majority has accepted under a number in a slot is the command of every higher number there (A5).

    So one command a slot is chosen, ever. Remembers it, with the number under which it was first seen to be chosen.
    """
    for slot, proposal in change.after.accepted.differing(change.before.accepted):
        known = chosen.get(slot)
        if known is None:
            if votes_for(change, slot, proposal) >= majority(sum(1 for _ in acceptors(change))):
                chosen = chosen.put(slot, proposal)
        elif proposal.command != known.command and known.id < proposal.id:
            args = {"node": change.node, "slot": slot, "id": str(proposal.id), "chosen": str(known.id)}
            return chosen, agreement.broken(change.node, **args)
    return chosen, None


def votes_for(change: MultiChange, slot: int, proposal: Proposal) -> int:
    """How many acceptors hold this very proposal in a slot."""
    return sum(state.accepted.get(slot) == proposal for _, state in acceptors(change))


# --- leaders ---------------------------------------------------------------------------------------------------------


@always("ids_unique", fields=("ballot",), ghost=EMPTY)
def ids_unique(change: MultiChange, ballots: Map[NodeId, ProposalID]) -> Verdict:
    """A proposer never uses a number again, a crash in between or not. Remembers the highest of each."""
    now, last = change.after.ballot, ballots.get(change.node)
    if now is None:
        return ballots, None
    if last is not None and now <= last:
        return ballots, ids_unique.broken(change.node, node=change.node, id=str(now), last=str(last))
    return ballots.put(change.node, now), None


Overwritten = tuple[tuple[NodeId, Proposal], ...]
"""What acceptors had accepted in a slot before what they hold now."""


@always("p2c", fields=("accepted",), sent=(Accept,), ghost=NO_NUMBERS)
def p2c(change: MultiChange, overwritten: IntMap[Overwritten]) -> Verdict:
    """At every Accept some majority allows its command in its slot (§2.2, P2c).

    None of the majority has accepted anything there below its number, or the highest such proposal has its command.
    Remembers what acceptors hold no more, as a leader that was overtaken may still speak under a lower number.
    """
    for slot, held in change.before.accepted.differing(change.after.accepted):
        overwritten = overwritten.put(slot, (*overwritten.get(slot, ()), (change.node, held)))
    for m in accepts_in(change.sent):
        if not may_propose(change, m, overwritten.get(m.slot, ())):
            args = {"node": change.node, "slot": m.slot, "id": str(m.id)}
            return overwritten, p2c.broken(change.node, **args)
    return overwritten, None


def accepts_in(sent: Iterable[Envelope]) -> Iterator[Accept]:
    """Each Accept that was sent, a broadcast once."""
    last = None
    for envelope in sent:
        if isinstance(envelope.message, Accept) and envelope.message is not last:
            last = envelope.message
            yield last


def may_propose(change: MultiChange, m: Accept, overwritten: Overwritten) -> bool:
    """P2c for one Accept: a majority has accepted nothing below its number but up to some proposal of its command."""
    below: list[ProposalID | None] = []
    allowing: list[ProposalID | None] = [None]
    for node, state in acceptors(change):
        held = state.accepted.get(m.slot)
        if held is None or held.id >= m.id:
            held = max((p for n, p in overwritten if n == node and p.id < m.id), key=_id_of, default=None)
        below.append(held.id if held else None)
        if held is not None and held.command == m.command:
            allowing.append(held.id)
    enough = majority(len(below))
    return any(sum(_at_most(number, bound) for number in below) >= enough for bound in allowing)


def _id_of(proposal: Proposal) -> ProposalID:
    return proposal.id


def _at_most(number: ProposalID | None, bound: ProposalID | None) -> bool:
    return number is None or (bound is not None and number <= bound)


class Requested(msgspec.Struct, frozen=True):
    """What may be proposed: what the run began with, and what clients have asked for."""

    given: frozenset[Command] = frozenset()
    last: Map[NodeId, ClientRequest] = EMPTY
    """The latest request of each client."""

    def allows(self, command: Command) -> bool:
        """Whether it is a no-op, was there from the beginning, or was requested; of old requests the number counts."""
        if command.noop or command in self.given:
            return True
        if command.client is None or command.serial is None or command.client not in self.last:
            return False
        last = self.last[command.client]
        return command.serial < last.serial or (command.serial == last.serial and command.op == last.op)


@always(
    "validity",
    fields=("accepted", "decided", "proposals", "waiting"),
    sent=(Accept, ClientRequest),
    ghost=Requested(),
    by_itself=True,
)
def validity(change: MultiChange, requested: Requested) -> Verdict:
    """Only what a client has requested is proposed, or a no-op (§2.1)."""
    if change.at == 0 and not change.sent:
        return _given(requested, change.after), None
    for envelope in change.sent:
        m = envelope.message
        if isinstance(m, ClientRequest) and (
            m.client not in requested.last or requested.last[m.client].serial < m.serial
        ):
            requested = msgspec.structs.replace(requested, last=requested.last.put(m.client, m))
    for m in accepts_in(change.sent):
        if not requested.allows(m.command):
            return requested, validity.broken(change.node, node=change.node, slot=m.slot, id=str(m.id))
    return requested, None


def _given(requested: Requested, state: MultiState) -> Requested:
    """With the commands of a state that the run begins with."""
    accepted = (proposal.command for proposal in state.accepted.values())
    commands = (*accepted, *state.decided.values(), *state.proposals.values(), *state.waiting)
    return msgspec.structs.replace(requested, given=requested.given.union(commands))


# --- replicas --------------------------------------------------------------------------------------------------------


@always("one_command_a_slot", fields=("decided",), ghost=NO_NUMBERS)
def one_command_a_slot(change: MultiChange, known: IntMap[tuple[NodeId, Command]]) -> Verdict:
    """No two replicas take different commands for decided in a slot (R1). Remembers who said what first."""
    for slot, command in change.after.decided.differing(change.before.decided):
        if slot not in known:
            known = known.put(slot, (change.node, command))
        elif known[slot][1] != command:
            first = known[slot][0]
            args = {"first": first, "second": change.node, "slot": slot}
            return known, one_command_a_slot.broken(first, change.node, **args)
    return known, None


@always("decided_for_good", fields=("decided",))
def decided_for_good(change: MultiChange, ghost: None) -> Verdict:
    """What a replica takes for decided it never takes for anything else; only a crash loses it with the memory."""
    if not change.before.up or not change.after.up:
        return ghost, None
    for slot, _ in change.before.decided.differing(change.after.decided):
        return ghost, decided_for_good.broken(change.node, node=change.node, slot=slot)
    return ghost, None


@always("executed_in_order", fields=("executed",))
def executed_in_order(change: MultiChange, ghost: None) -> Verdict:
    """A replica executes slot after slot, each one decided, and none twice (R2, R4)."""
    first, last = change.before.executed + 1, change.after.executed
    if not change.before.up or not change.after.up:
        return ghost, None
    decided = change.after.decided
    missing = next((slot for slot in range(first, last + 1) if slot not in decided), None)
    if missing is not None or last < first:
        slot = last if missing is None else missing
        return ghost, executed_in_order.broken(change.node, node=change.node, slot=slot, last=last)
    handed = [m for m in change.delivered if isinstance(m, Applied)]
    if handed and handed != [Applied(slot, decided[slot]) for slot in range(first, last + 1)]:
        return ghost, executed_in_order.broken(change.node, node=change.node, slot=first, last=last)
    return ghost, None


def _executed(state: MultiState, known: int) -> Sequence[Command]:
    """What a replica has executed beyond the first so many slots, up to a gap."""
    commands: list[Command] = []
    for slot in range(known + 1, state.executed + 1):
        command = state.decided.get(slot)
        if command is None:
            break
        commands.append(command)
    return commands


LINEARIZABLE: Final = linearizable("executed", _executed)
"""What clients are told agrees with the decided order and with real time."""


def acceptors(change: Change[Any]) -> Iterator[tuple[NodeId, MultiState]]:
    """Every node that accepts."""
    for node, state in change.states.items():
        if isinstance(state, MultiState) and "acceptor" in state.roles:
            yield node, state


INVARIANTS: Final[tuple[Invariant, ...]] = (
    agreement,
    validity,
    p2c,
    promises_rise,
    ballots_rise,
    nothing_forgotten,
    one_value_a_ballot,
    ids_unique,
    one_command_a_slot,
    decided_for_good,
    executed_in_order,
    LINEARIZABLE,
)
