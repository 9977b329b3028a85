"""Plays a run of a small protocol, and shows what happened in it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from visualizer import wire
from visualizer.core.client import ClientState
from visualizer.core.command import Command
from visualizer.core.errors import CommandError
from visualizer.core.kernel import Kernel
from visualizer.core.names import NodeId
from visualizer.core.protocol import Protocol
from visualizer.core.run import Network, Run, checked
from visualizer.core.step import Envelope, Step
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros, millis
from visualizer.core.world import World

Json = dict[str, Any]

NO_LIMIT = 100_000
"""More steps than a test makes."""

STEADY = Network(delay=(10.0, 10.0))
"""Every message takes 10 ms."""


def run_of(protocol: type[Protocol[Any]], *commands: Any, nodes: int = 3, clients: int = 0, **run: Any) -> Run:
    """A checked run of three nodes without clients, if nothing else is said."""
    return checked(Run(protocol.id, nodes=nodes, clients=clients, commands=commands, **run), protocol)


def timeline_of(protocol: type[Protocol[Any]], run: Run) -> Timeline:
    """Nothing of it is computed yet."""
    return Timeline(run, protocol(run.params))


def search_of(protocol: type[Protocol[Any]], run: Run, *, check: bool = False) -> Kernel:
    """The run without records."""
    return Kernel(run, protocol(run.params), record=False, check=check)


class Play:
    """A run up to a time in ms, 1000 where not said otherwise. Every message takes 10 ms unless a network is given."""

    def __init__(
        self,
        protocol: type[Protocol[Any]],
        *commands: Any,
        until: float = 1000.0,
        network: Network = STEADY,
        **run: Any,
    ) -> None:
        self.timeline = timeline_of(protocol, run_of(protocol, *commands, network=network, **run))
        self.timeline.extend(micros(until), NO_LIMIT)
        assert len(self.steps) < NO_LIMIT
        assert all(a.at <= b.at for a, b in pairwise(self.steps)), "whatever a test is about, time never falls"

    @property
    def steps(self) -> list[Step]:
        """All steps."""
        return list(self.timeline.steps)

    @property
    def done(self) -> list[Step]:
        """The steps of commands, in order."""
        return [step for step in self.steps if step.cause.kind == "command"]

    @property
    def world(self) -> World:
        """The world at the end."""
        return self.timeline.at(len(self.timeline.steps))

    def state(self, name: NodeId) -> Any:
        """The state of a node at the end."""
        return self.world.states[name]

    def client(self, name: NodeId = "c1") -> ClientState:
        """The state of a client at the end."""
        state = self.world.states[name]
        assert isinstance(state, ClientState)
        return state

    @property
    def sent(self) -> list[Envelope]:
        """All messages but those that tell a puppet what to do."""
        return [e for step in self.steps for e in step.sent if type(e.message).__name__ != "Tell"]

    @property
    def fired(self) -> list[tuple[float, NodeId, str]]:
        """Every timer that fired by itself: when (ms), where, which."""
        return [(millis(s.at), s.node or "", s.cause.timer) for s in self.steps if s.cause.timer is not None]

    @property
    def arrived(self) -> list[tuple[float, int]]:
        """Every message but a `Tell` that reached a node that is up: when (ms), its id."""
        ids = {e.id for e in self.sent}
        return [
            (millis(s.at), s.cause.message)
            for s in self.steps
            if s.cause.kind == "deliver" and s.cause.message is not None and s.cause.message in ids
        ]

    def why(self, name: NodeId | None = None) -> list[str]:
        """Every reason that was given, or those of one node's steps."""
        return [str(note.reason) for step in self.steps if name in (None, step.node) for note in step.notes]

    @property
    def answers(self) -> list[tuple[NodeId, int, Any]]:
        """What clients learned: (client, serial, result)."""
        return [(learned.client, learned.serial, learned.result) for s in self.steps for learned in s.replies]


# --- commands --------------------------------------------------------------------------------------------------------


def tell(at: float, node: NodeId, **what: Any) -> Json:
    """The command that has a puppet do something at this very time."""
    return {"at": at, "do": "inject", "from": node, "to": node, "type": "Tell", "body": what, "now": True}


def ask(at: float, op: Json, client: NodeId = "c1", **more: Any) -> Json:
    """The command that has a client ask for an operation."""
    return {"at": at, "do": "request", "client": client, "op": op, **more}


def put(key: str, value: Any) -> Json:
    """The operation `put`."""
    return {"do": "put", "key": key, "value": value}


def do(at: float, what: str, node: Any = None, **more: Any) -> Json:
    """Any other command."""
    return {"at": at, "do": what, **({} if node is None else {"node": node}), **more}


# --- comparing -------------------------------------------------------------------------------------------------------


def lines_of(timeline: Timeline) -> list[bytes]:
    """Every step as a trace has it."""
    return [wire.line(wire.step_json(step, timeline.protocol)) for step in timeline.steps]


def played(timeline: Timeline, until: float) -> tuple[list[bytes], str]:
    """Every step up to a time in ms as a trace has it, and the error that the run ends with, if it does."""
    try:
        timeline.extend(micros(until), NO_LIMIT)
    except CommandError as error:
        return lines_of(timeline), str(error)
    return lines_of(timeline), ""


def everything(world: World) -> Mapping[str, Any]:
    """All that the future of a run depends on, as values that can be compared from one run to another."""
    # What arrived at a paused node may wait there already, or still be among the events: nobody can tell.
    events = [*world.heap, *(event for waiting in world.waiting.values() for event in waiting)]
    return {
        "shown": wire.snapshot_json(world),
        "states": dict(world.states),
        "messages": sorted((*event[:2], event[2].id) for event in events if len(event) == 3),
        "timers": {
            (node, name): (timer.due, timer.armed, timer.drawn)
            for node, timers in world.timers.items()
            for name, timer in timers.items()
            if timer.due is not None
        },
        "paused": list(world.waiting),
        "counters": (world.now, world.seq, world.order, world.next_message),
        "draws": dict(world.draws),
        "sent": sorted((channel._of, n) for channel, n in world.counts.items()),
        "milestones": (dict(world.milestones), dict(world.facts)),
        "ghosts": (list(world.ghosts), world.seen),
        "schedule": sorted(world.schedule),
        "urgent": [envelope.id for envelope in world.urgent],
    }


def added(timeline: Timeline, *commands: Json) -> tuple[Command, ...]:
    """The commands of a run and these after them, in typed values."""
    protocol = type(timeline.protocol)
    return run_of(
        protocol,
        *timeline.run.commands,
        *commands,
        nodes=timeline.run.nodes,
        clients=timeline.run.clients,
        params=timeline.run.params,
    ).commands
