"""What a node of Multi-Paxos knows, as acceptor, as leader and as replica, with the names that the trace shows."""

from __future__ import annotations

from typing import Final, Literal

from visualizer.core.model import Record, Stable, State
from visualizer.core.names import NodeId
from visualizer.core.operation import Value
from visualizer.core.persistent import EMPTY, NO_NUMBERS, IntMap, Map
from visualizer.core.replica import Command, Session
from visualizer.core.units import Slot
from visualizer.protocols.paxos.proposal_id import ProposalID
from visualizer.protocols.paxos.roles import Role

Phase = Literal["idle", "prepare", "accept"]

IDLE: Final = "idle"
PREPARE: Final = "prepare"
ACCEPT: Final = "accept"
"""It leads: phase 1 is done for all slots, and commands need phase 2 alone."""


class Proposal(Record, frozen=True, gc=False):
    """A command under a number: what an acceptor accepts in a slot."""

    id: ProposalID
    command: Command


class Votes(Record, frozen=True, gc=False):
    """Which acceptors are known to have accepted the proposal with this number in a slot, in order of arrival."""

    id: ProposalID
    acceptors: tuple[NodeId, ...]


class MultiState(State):
    """One machine's knowledge. Slots count from 1."""

    roles: tuple[Role, ...] = ()
    """Which of the three roles it holds."""

    promised: Stable[ProposalID | None] = None
    """Acceptor: the highest number that it has promised or accepted, for every slot."""
    accepted: Stable[IntMap[Proposal]] = NO_NUMBERS
    """Acceptor: for each slot, the proposal of the highest number that it has accepted."""

    phase: Phase = IDLE
    """Leader: `prepare` while it asks for promises, `accept` while it leads."""
    ballot: ProposalID | None = None
    """Leader: the number under which it prepares or leads."""
    last_id: Stable[ProposalID | None] = None
    """Leader: the last number that it made; on the disk before it is used."""
    from_slot: Slot = 0
    """Leader: its first gap when it prepared; phase 1 is for every slot from there on."""
    promises: tuple[NodeId, ...] = ()
    """Leader: who has promised its number, in order of arrival."""
    reported: Map[Slot, Proposal] = EMPTY
    """Leader: for each slot, the proposal of the highest number that a promise has reported."""
    next_slot: Slot = 0
    """Leader: the slot for the next new command."""
    proposals: Map[Slot, Command] = EMPTY
    """Leader: what it has proposed under its ballot and does not know to be decided."""
    waiting: tuple[Command, ...] = ()
    """Leader: requests that wait because it is α slots ahead."""

    seen: ProposalID | None = None
    """The highest number that it has heard of."""
    leader: NodeId | None = None
    """Whom it believes to lead."""

    accepts: Map[Slot, Votes] = EMPTY
    """Replica: for each slot that is not decided, the votes for the highest number it heard of."""
    decided: IntMap[Command] = NO_NUMBERS
    """Replica: the command that it knows to be chosen in each slot."""
    executed: Slot = 0
    """Replica: the last slot that its state machine has executed."""
    behind: Slot = 0
    """Replica: how far it has to come to have caught up with the leader; 0 where it does not lag."""
    machine: Map[str, Value] = EMPTY
    """Replica: the state machine's keys."""
    sessions: Map[NodeId, Session] = EMPTY
    """Replica: the state machine's table of clients, which keeps a repeated request from being executed twice."""
