"""A small protocol for crowds: now and then every node murmurs to another, and some of what it hears makes it stir."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from visualizer.core import limits, model
from visualizer.core.invariant import Invariant
from visualizer.core.model import Message, Reason, State, Weight
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.protocol import Protocol
from visualizer.core.units import Count, PositiveRange


class Murmur(Message, frozen=True, gc=False):
    """Something that nobody could repeat."""

    words: str = "a word or two, and then some more"


class Echo(Message, frozen=True, gc=False):
    """What came back."""

    heard: Count


class MurmurState(State):
    """A node of a crowd. `mood` is what the stage draws."""

    mood: str = "calm"
    heard: Count = 0
    said: Count = 0


class MurmurParams(model.Params, frozen=True):
    """What can be set."""

    pause: PositiveRange = (20.0, 40.0)
    """Milliseconds between two murmurs of a node."""


class MurmurReason(Reason):
    """Why a node does something."""

    SAID = "murmur.said", Weight.ROUTINE
    STIRRED = "murmur.stirred", Weight.HEADLINE


class Crowd(Protocol[MurmurState]):
    """Nodes that murmur."""

    id = "murmur"
    State = MurmurState
    Params = MurmurParams
    Reasons = MurmurReason
    messages = (Murmur, Echo)
    timers = ("murmur",)
    invariants: tuple[Invariant, ...] = ()
    milestones = ("stirred",)
    most_nodes = limits.NODES_OF_A_CROWD
    open_membership = True
    drawn = ("mood",)
    gauges: ClassVar[Mapping[str, Callable[[Any], float]]] = {
        "heard": lambda me: me.heard,
        "excited": lambda me: me.mood == "excited",
    }
    params: MurmurParams

    def __init__(self, params: model.Params) -> None:
        super().__init__(params)
        low, high = self.params.pause
        self.pause = round(low * 1000), round(high * 1000)

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> MurmurState:
        return MurmurState()

    def on_start(self, me: MurmurState, out: Out) -> None:
        out.set_timer("murmur", self.pause)

    def on_murmur_timer(self, me: MurmurState, out: Out) -> None:
        me.said += 1
        out.note(MurmurReason.SAID, node=out.me)
        out.send(out.nodes[out.draw("whom", 0, len(out.nodes) - 1)], Murmur())
        out.set_timer("murmur", self.pause)

    def on_murmur(self, me: MurmurState, sender: NodeId, m: Murmur, out: Out) -> None:
        me.heard += 1
        out.send(sender, Echo(me.heard))
        if me.heard % 4 == 0:
            me.mood = "calm" if me.mood == "excited" else "excited"
            out.note(MurmurReason.STIRRED, node=out.me, mood=me.mood)
            out.reach("stirred")

    def on_echo(self, me: MurmurState, sender: NodeId, m: Echo, out: Out) -> None:
        """Nothing: it was only said to be heard."""
