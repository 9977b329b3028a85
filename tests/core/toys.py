"""Small protocols with which the tests ask the simulated world what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from visualizer.core.client import ClientParams, ClientReply, ClientRequest
from visualizer.core.invariant import Invariant
from visualizer.core.model import Message, Params, Reason, Stable, State
from visualizer.core.names import NodeId
from visualizer.core.operation import KEY_VALUE, Value, apply
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.protocol import Protocol
from visualizer.core.units import Count, Moment

# --- nodes that do what they are told --------------------------------------------------------------------------------


class Tell(Message, frozen=True, gc=False):
    """What a puppet is to do. `arm`: spans of its timers in µs; `say`: to whom it sends a `Word`, in this order."""

    write: Any = None
    think: Any = None
    cancel: tuple[str, ...] = ()
    arm: Map[str, Count] = EMPTY
    arm_within: Map[str, tuple[Count, Count]] = EMPTY
    say: tuple[NodeId, ...] = ()
    murmur: tuple[NodeId, ...] = ()
    cast: bool = False
    reach: tuple[str, ...] = ()
    draw: Map[str, tuple[int, int]] = EMPTY


class Word(Message, frozen=True, gc=False):
    """Something that was said; a puppet counts what it hears."""

    text: str = ""


class Murmur(Message, frozen=True, gc=False):
    """A message of another kind."""


class PuppetState(State):
    """What a puppet has on its disk and in its memory."""

    disk: Stable[Any] = None
    memory: Any = None
    heard: Count = 0
    told_at: Moment | None = None
    drawn: Map[str, int] = EMPTY
    spans: Map[str, tuple[Count, ...]] = EMPTY
    """What a timer that fires is armed anew with, one span (µs) after the other."""


class PuppetReason(Reason):
    """Why a puppet does something."""

    TOLD = "puppet.told"
    CRASHING = "puppet.crashing"


class Puppet(Protocol[PuppetState]):
    """Does nothing of its own accord: what happens, and when, is all the test's.

    Only a node with something on its disk arms a timer by itself when it starts: `a`, in 5 ms.
    """

    id = "puppet"
    State = PuppetState
    Params = Params
    Reasons = PuppetReason
    messages = (Tell, Word, Murmur)
    timers = ("a", "b", "c")
    invariants: tuple[Invariant, ...] = ()
    milestones = ("one", "two", "fell")
    roles: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        "writer": lambda me: me.disk is not None,
        "thinker": lambda me: me.memory is not None,
    }

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> PuppetState:
        return PuppetState()

    def on_start(self, me: PuppetState, out: Out) -> None:
        if me.disk is not None:
            out.set_timer("a", 5000)

    def on_crash(self, me: PuppetState, out: Out) -> None:
        out.note(PuppetReason.CRASHING, node=out.me)
        out.reach("fell")
        out.broadcast(Word("help"))
        out.set_timer("b", 1)
        out.deliver(Word("help"))

    def on_tell(self, me: PuppetState, sender: NodeId, m: Tell, out: Out) -> None:
        out.note(PuppetReason.TOLD, node=out.me)
        me.told_at = out.now
        me.disk = me.disk if m.write is None else m.write
        me.memory = me.memory if m.think is None else m.think
        for name in m.cancel:
            out.cancel_timer(name)
        for name, after in m.arm.items():
            out.set_timer(name, after)
        for name, within in m.arm_within.items():
            out.set_timer(name, within)
        for to in m.say:
            out.send(to, Word())
        for to in m.murmur:
            out.send(to, Murmur())
        if m.cast:
            out.broadcast(Word())
        for name in m.reach:
            out.reach(name)
        for purpose, (low, high) in m.draw.items():
            me.drawn = me.drawn.put(purpose, out.draw(purpose, low, high))

    def on_word(self, me: PuppetState, sender: NodeId, m: Word, out: Out) -> None:
        me.heard += 1

    def on_murmur(self, me: PuppetState, sender: NodeId, m: Murmur, out: Out) -> None:
        me.heard += 1

    def on_a_timer(self, me: PuppetState, out: Out) -> None:
        self._fired(me, "a", out)

    def on_b_timer(self, me: PuppetState, out: Out) -> None:
        self._fired(me, "b", out)

    def on_c_timer(self, me: PuppetState, out: Out) -> None:
        self._fired(me, "c", out)

    def _fired(self, me: PuppetState, name: str, out: Out) -> None:
        spans = me.spans.get(name, ())
        if spans:
            me.spans = me.spans.put(name, spans[1:])
            out.set_timer(name, spans[0])


# --- nodes that serve clients ----------------------------------------------------------------------------------------


class ClerkState(State):
    """`points_at`: whom it sends clients to, in place of answering; `silent`: it does not even do that."""

    data: Stable[Map[str, Value]] = EMPTY
    serial: Stable[Count] = 0
    """The request that it served last: on its disk, where that of a client is in memory."""
    points_at: NodeId | None = None
    refuses: bool = False
    silent: bool = False


class ClerkReason(Reason):
    """Why a clerk does something."""

    SERVED = "clerk.served"


class Clerk(Protocol[ClerkState]):
    """Answers clients, points them elsewhere, refuses, or is silent: as its state says."""

    id = "clerk"
    State = ClerkState
    Params = ClientParams
    Reasons = ClerkReason
    messages = (ClientRequest,)
    timers = ()
    operations = KEY_VALUE
    invariants: tuple[Invariant, ...] = ()
    milestones = ("served",)
    roles: ClassVar[Mapping[str, Callable[[Any], bool]]] = {"quiet": lambda me: me.silent}

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> ClerkState:
        return ClerkState()

    def on_client_request(self, me: ClerkState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        if me.silent:
            return
        if me.refuses or me.points_at is not None:
            out.send(sender, ClientReply(m.serial, False, None, me.points_at))
            return
        out.note(ClerkReason.SERVED, node=out.me)
        out.reach("served")
        me.data, result = apply(me.data, m.op)
        me.serial = m.serial
        out.send(sender, ClientReply(m.serial, True, result, out.me))
