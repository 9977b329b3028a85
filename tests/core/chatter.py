"""The busiest small protocol: it uses all that a protocol may use, so that random runs of it reach all of the kernel.

Every node says now and then that it is there, answers whoever says so, rests now and then, and serves clients.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from tests.core.play import Json, run_of
from visualizer.core.client import ClientParams, ClientReply, ClientRequest
from visualizer.core.invariant import Change, Verdict, always
from visualizer.core.model import Message, Reason, Stable, State
from visualizer.core.names import NodeId
from visualizer.core.operation import KEY_VALUE, Value, apply
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run
from visualizer.core.units import Count, Moment, PositiveRange, span


class Ping(Message, frozen=True, gc=False):
    """Somebody is there."""

    beat: Count


class Pong(Message, frozen=True, gc=False):
    """The answer to Ping."""

    beat: Count


class ChatterParams(ClientParams, frozen=True):
    """How often a node speaks, and how long it rests (ms)."""

    beat: PositiveRange = (20.0, 40.0)
    rest: PositiveRange = (50.0, 50.0)


class ChatterState(State):
    """A node that talks. What its clients asked for is on its disk."""

    beats: Stable[Count] = 0
    data: Stable[Map[str, Value]] = EMPTY
    pings: Map[NodeId, Count] = EMPTY
    answered: tuple[NodeId, ...] = ()
    heard_at: Moment | None = None
    resting: bool = False


class ChatterReason(Reason):
    """Why a node talks."""

    BEAT = "chatter.beat"
    RESTED = "chatter.rested"
    HEARD = "chatter.heard"


def _no_beat_is_forgotten(change: Change[ChatterState], ghost: Any) -> Verdict:
    beats, sent, replies = ghost
    if isinstance(change.after, ChatterState):
        beats = beats.put(change.node, change.after.beats)
    return (beats, sent + len(change.sent), replies + len(change.replies)), None


class Chatter(Protocol[ChatterState]):
    """Uses all that a protocol may use, without end, and keeps every promise."""

    id = "chatter"
    State = ChatterState
    Params = ChatterParams
    Reasons = ChatterReason
    messages = (Ping, Pong, ClientRequest)
    timers = ("beat", "rest")
    operations = KEY_VALUE
    invariants = (
        always("no-beat-is-forgotten", fields=("beats",), ghost=(EMPTY, 0, 0), sent=(Ping,), replies=True)(
            _no_beat_is_forgotten
        ),
    )
    milestones = ("first-beat", "rest", "fell")
    roles: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        "resting": lambda me: me.resting,
        "busy": lambda me: not me.resting,
    }

    def __init__(self, params: ChatterParams) -> None:
        super().__init__(params)
        self.beat = span(params.beat)
        self.rest = span(params.rest)

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> ChatterState:
        return ChatterState(pings=Map(dict.fromkeys(peers, 0)))

    def on_start(self, me: ChatterState, out: Out) -> None:
        out.set_timer("beat", self.beat)

    def on_crash(self, me: ChatterState, out: Out) -> None:
        out.reach("fell")

    def on_beat_timer(self, me: ChatterState, out: Out) -> None:
        me.beats += 1
        out.note(ChatterReason.BEAT, node=out.me, beats=me.beats)
        out.reach("first-beat", unless="somebody spoke")
        out.record("somebody spoke")
        out.broadcast(Ping(me.beats))
        if out.draw("tired", 0, 3) == 0:
            me.resting = True
            out.set_timer("rest", self.rest)
            out.reach("rest")
        else:
            out.set_timer("beat", self.beat)

    def on_rest_timer(self, me: ChatterState, out: Out) -> None:
        me.resting = False
        out.note(ChatterReason.RESTED, node=out.me)
        out.set_timer("beat", self.beat)

    def on_ping(self, me: ChatterState, sender: NodeId, m: Ping, out: Out) -> None:
        me.pings = me.pings.put(sender, m.beat)
        me.heard_at = out.now
        out.note(ChatterReason.HEARD, node=sender)
        out.send(sender, Pong(m.beat))
        if out.draw("wake", 0, 1):
            out.cancel_timer("rest")
            me.resting = False
            out.set_timer("beat", self.beat)

    def on_pong(self, me: ChatterState, sender: NodeId, m: Pong, out: Out) -> None:
        me.answered = (*(name for name in me.answered if name != sender), sender)
        out.deliver(m)

    def on_client_request(self, me: ChatterState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        if me.resting:
            out.send(sender, ClientReply(m.serial, False, None, out.peers[0] if out.peers else None))
            return
        me.data, result = apply(me.data, m.op)
        out.send(sender, ClientReply(m.serial, True, result, out.me))


def chatting(*commands: Json, nodes: int = 3, clients: int = 1, **run: Any) -> tuple[Run, Chatter]:
    """A run of chatter, three nodes and one client where not said otherwise, and the protocol."""
    typed = run_of(Chatter, *commands, nodes=nodes, clients=clients, **run)
    return typed, Chatter(typed.params)
