"""Totem for tests: one node by itself, what others tell it, whole rings in the real world, and promises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from tests.protocols import node
from visualizer.cli.course import Goal, pursue
from visualizer.core.chaos import Chaos
from visualizer.core.client import ClientRequest
from visualizer.core.invariant import Change, Invariant
from visualizer.core.kernel import Kernel
from visualizer.core.model import Message as AnyMessage
from visualizer.core.run import Network, Run
from visualizer.core.step import Envelope, Step, Violation
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros
from visualizer.protocols.totem.engine import Totem
from visualizer.protocols.totem.messages import (
    Broadcast,
    CommitEntry,
    CommitToken,
    Delivered,
    Installed,
    Join,
    Message,
    RingId,
    Service,
    Token,
)
from visualizer.protocols.totem.state import GATHER, OPERATIONAL, TotemState
from visualizer.registry import prepared

RING: RingId = RingId(4, "n1")
"""The ring that a node is in where a test says nothing else."""


class Node(node.Node[TotemState]):
    """One node of Totem; the timer that is meant where none is named is `hold`, with which the token goes on."""

    usual_timer = "hold"

    @classmethod
    def in_ring(cls, name: str = "n1", of: int = 3, protocol: type[Totem] = Totem, **fields: Any) -> Self:
        """A member of a ring of so many that works, without the token."""
        members = tuple(f"n{i}" for i in range(1, of + 1))
        ring = {"state": OPERATIONAL, "ring_id": RING, "members": members, "proc_set": members, "ring_seq": RING.seq}
        return cls(protocol, of=of, name=name, **{**ring, "represents": name == "n1", **fields})

    @classmethod
    def gathering(cls, name: str = "n1", of: int = 3, **fields: Any) -> Self:
        """A node that gathers, and considers so many."""
        members = tuple(f"n{i}" for i in range(1, of + 1))
        return cls(Totem, of=of, name=name, **{"state": GATHER, "proc_set": members, "consensus": (name,), **fields})

    def gets(self, *seqs: int, service: Service = "agreed", sender: str = "n2") -> Self:
        """These messages of its ring arrive, in this order; what is delivered is that of all of them."""
        delivered: list[AnyMessage] = []
        for seq in seqs:
            self.hears(sender, message(seq, service=service, sender=sender))
            delivered += self.out.delivered
        self.out.delivered = delivered
        return self

    def queues(self, *contents: str, service: Service = "agreed") -> Self:
        """Clients ask for broadcasts, one each."""
        for i, text in enumerate(contents, 1):
            self.hears(f"c{i}", ClientRequest(f"c{i}", 1, Broadcast(text, service)))
        return self

    @property
    def broadcasts(self) -> list[Any]:
        """What the last event made it broadcast, each once."""
        return [sent for _, sent, is_broadcast in self.out.sends if is_broadcast]

    @property
    def delivered(self) -> list[int]:
        """The numbers of the messages that the last event made it deliver."""
        return [d.seq for d in self.out.delivered if isinstance(d, Delivered)]

    @property
    def sent_on(self) -> Token:
        """The token as it goes on when the hold timer runs out."""
        self.times_out("hold")
        sent = self.reply()
        assert isinstance(sent, Token)
        return sent


def message(seq: int, service: Service = "agreed", sender: str = "n2", ring: RingId = RING, **more: Any) -> Message:
    """A message of the ring."""
    return Message(ring, seq, sender, f"m{seq}", service, **more)


def token(number: int = 1, seq: int = 0, aru: int | None = None, ring: RingId = RING, **more: Any) -> Token:
    """A token of the ring; all have everything, where no aru is given."""
    fields = {"aru_id": None, "rtr": (), "fcc": 0, "backlog": 0, "retrans_flg": False, **more}
    return Token(ring, number, seq, seq if aru is None else aru, **fields)


def join(sender: str, *proc_set: str, fail: tuple[str, ...] = (), ring_seq: int = 0) -> Join:
    """A Join that considers these."""
    return Join(sender, proc_set, fail, ring_seq)


def commit_token(index: int, *members: CommitEntry | str, ring: RingId = RING) -> CommitToken:
    """A commit token of these, on this turn."""
    return CommitToken(ring, tuple(m if isinstance(m, CommitEntry) else CommitEntry(m) for m in members), index)


# --- whole rings ------------------------------------------------------------------------------------------------------


def do(at: float, what: str, **more: Any) -> dict[str, Any]:
    """A command, as a run file has it."""
    return {"at": at, "do": what, **more}


def asks(at: float, client: str, at_node: str, contents: str, service: Service = "agreed") -> dict[str, Any]:
    """A client asks a node for a broadcast."""
    op = {"do": "broadcast", "contents": contents, "service": service}
    return do(at, "request", client=client, node=at_node, op=op)


class World:
    """A run in the real world: its steps, up to where the test has let it go."""

    def __init__(self, *commands: dict[str, Any], until: float, network: Network | None = None, **run: Any) -> None:
        typed, protocol = prepared(Run("totem", network=network or Network(), commands=commands, **run))
        self.timeline = Timeline(typed, protocol)
        self.timeline.extend(micros(until), 1_000_000)

    @property
    def steps(self) -> Sequence[Step]:
        """All steps so far."""
        return self.timeline.steps

    @property
    def states(self) -> dict[str, Any]:
        """Every node's state at the end."""
        world = self.timeline.at(len(self.steps))
        return {name: world.states[name] for name in world.roster.nodes}

    def told(self, name: str) -> list[Any]:
        """What a node handed to its application, in order: contents, and configurations as (which, members)."""
        return [
            (d.configuration, d.members) if isinstance(d, Installed) else d.contents
            for step in self.steps
            if step.node == name
            for d in step.delivered
            if isinstance(d, (Delivered, Installed))
        ]

    @property
    def milestones(self) -> list[str]:
        """All milestones, in order."""
        return [name for step in self.steps for name in step.milestones]

    @property
    def violations(self) -> list[Violation]:
        """What was broken."""
        return [violation for step in self.steps for violation in step.violations]

    def sent(self, kind: type[AnyMessage]) -> list[Any]:
        """Every message of a kind that was sent, each broadcast once."""
        found: list[Any] = []
        for step in self.steps:
            found += {id(e.message): e.message for e in step.sent if isinstance(e.message, kind)}.values()
        return found


def through_chaos(until: float, *, stop: bool = True, **run: Any) -> tuple[Kernel, list[str]]:
    """A run through chaos, and the promises that it breaks; it stops at the first step that breaks one."""
    typed, protocol = prepared(Run("totem", **run))
    kernel = Kernel(typed, protocol, record=False)
    goal = Goal(until=micros(until), chaos=0.5, keep_going=not stop)
    outcome = pursue(kernel, goal, chaos=Chaos(kernel, goal.until, 0.5))
    assert outcome.error is None
    return kernel, [found.violation.invariant for found in outcome.found]


def rings(kernel: Kernel) -> set[tuple[str, RingId | None, tuple[str, ...]]]:
    """The states, rings and members that nodes are in."""
    states = [kernel.world.states[name] for name in kernel.nodes]
    return {(s.state, s.ring_id, s.members) for s in states if isinstance(s, TotemState) and s.up}


# --- promises ---------------------------------------------------------------------------------------------------------


class Watched:
    """Three nodes in a ring whose states a test changes by hand, under one invariant."""

    def __init__(self, invariant: Invariant, **pristine: Any) -> None:
        self.invariant = invariant
        self.ghost = invariant.ghost
        ring = {"state": OPERATIONAL, "ring_id": RING, "members": ("n1", "n2", "n3"), "ring_seq": RING.seq}
        self.states = dict.fromkeys(("n1", "n2", "n3"), TotemState(**{**ring, **pristine}))

    def becomes(self, name: str, *said: AnyMessage, **fields: Any) -> str | None:
        """What a step of the node breaks, in which its fields become these; `said`: what it sends, or delivers."""
        before = self.states[name]
        after = self.states[name] = before.__copy__()
        for field, value in fields.items():
            setattr(after, field, value)
        delivered = tuple(m for m in said if isinstance(m, (Delivered, Installed)))
        sent = tuple(m for m in said if m not in delivered)
        envelopes = tuple(Envelope(i, name, to, m, 0, 0, "arrive") for m in sent for i, to in enumerate(self.states))
        change: Change[Any] = Change(name, before, after, self.states, envelopes, delivered, (), 1)
        self.ghost, violation = self.invariant.check(change, self.ghost)
        assert hash(self.ghost) is not None, "what it remembers is immutable"
        return violation.invariant if violation else None


def delivered(seq: int, contents: str = "m", service: Service = "agreed", ring: RingId = RING) -> Delivered:
    """A message of n1, handed to an application."""
    return Delivered(ring, seq, "n1", contents, service)
