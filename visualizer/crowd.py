"""Runs of crowds as a page gets them: only what its stage draws, in rows of numbers.

A whole step is some 800 bytes of JSON, and a thousand nodes make thousands of steps a second of play. So of a crowd's
steps a page gets rows such as `[12, 812, 34, [[523, 0, 14321]]]`, and fetches whole the step that somebody reads and
the node that somebody inspects. `docs/trace.md` describes the rows; `static/js/crowd.js` reads them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from visualizer import wire
from visualizer.core import limits
from visualizer.core.cuts import NO_CUTS
from visualizer.core.model import Message, Weight
from visualizer.core.names import NodeId, is_client
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run, message_types
from visualizer.core.shape import state_json
from visualizer.core.step import ARRIVE, Changed, Envelope, Note, Step
from visualizer.core.units import Micros, millis
from visualizer.core.world import Faults, World

_ALWAYS: Final = 3
"""Places of a row that are there even where they are empty: the time, the node, the cause."""

_GLANCE: Final = 32
"""Nodes, or messages, of a snapshot between two turns of the others."""

Place = int | str | None
"""A node by its number, a client by its name."""


def is_crowd(run: Run) -> bool:
    """Whether a page gets the steps of a run as rows. The same in all branches of a session."""
    return run.nodes > limits.NODES_IN_FULL


def drawn_fields(protocol: Protocol[Any]) -> tuple[str, ...]:
    """The fields of a node of a crowd that a page gets, in the order in which rows count them."""
    return "up", *(name for name in protocol.drawn if name != "up")


def _kinds(protocol: Protocol[Any]) -> tuple[type[Message], ...]:
    return message_types(type(protocol))


def _place(name: NodeId | None) -> Place:
    return name if name is None or is_client(name) else int(name[1:])


class LightBatch(wire.Batch):
    """Steps of a crowd that go to a page together, as rows.

    seq, at: the step before the first of them, and its time; the times of rows are counted from it.
    """

    def __init__(self, protocol: Protocol[Any], most: int, seq: int, at: Micros) -> None:
        super().__init__(protocol, most)
        self._drawn = {name: i for i, name in enumerate(drawn_fields(protocol))}
        self._kinds = {kind: i for i, kind in enumerate(_kinds(protocol))}
        self._timers = {name: i for i, name in enumerate(protocol.timers)}
        self._head = {
            "seq": seq,
            "at": at,
            "kinds": [kind.__name__ for kind in self._kinds],
            "timers": list(self._timers),
            "fields": list(self._drawn),
        }
        self._reasons: dict[str, int] = {}
        self._at = at
        self._first: int | None = None
        self._next = 0

    def add(self, step: Step) -> None:
        """Put a step at the end."""
        row = [
            step.at - self._at,
            _place(step.node),
            self._cause(step),
            [self._message(step, envelope) for envelope in step.sent] or 0,
            self._set(step) or 0,
            self._rest(step) or 0,
        ]
        while len(row) > _ALWAYS and row[-1] == 0:
            row.pop()
        self._at = step.at
        self._made.append(msgspec.Raw(msgspec.json.encode(row)))

    @property
    def json(self) -> Any:
        """The rows, and how they are to be read."""
        return {**self._head, "reasons": list(self._reasons), "message": self._first or 0, "rows": self._made}

    def _number(self, message: int) -> int:
        """A message's id, counted from the first that the batch speaks of."""
        if self._first is None:
            self._first = message
        return message - self._first

    def _cause(self, step: Step) -> Any:
        cause = step.cause
        if cause.kind == "deliver" and cause.message is not None:
            return self._number(cause.message)
        if cause.kind == "timer" and cause.timer in self._timers:
            return [self._timers[cause.timer]]
        return None if cause.kind == "start" else wire.cause_json(cause)

    def _message(self, step: Step, envelope: Envelope) -> list[Any]:
        number = self._number(envelope.id)
        travel = envelope.arrives_at - envelope.sent_at
        told: list[Any] = [_place(envelope.to), self._kinds[type(envelope.message)], travel]
        more = _unusual(envelope)
        if number != self._next:
            more["id"] = number
        if envelope.sender != step.node:
            more["from"] = _place(envelope.sender)
        if envelope.sent_at != step.at:
            more["wait"] = envelope.sent_at - step.at
        self._next = number + 1
        return [*told, more] if more else told

    def _set(self, step: Step) -> list[Any]:
        """What changed of the step's own node: the number of a field and its value, in turn."""
        told: list[Any] = []
        for change in step.changed:
            if change.node == step.node and not is_client(change.node):
                for name, value in self._drawn_of(change).items():
                    told += [self._drawn[name], value]
        return told

    def _drawn_of(self, change: Changed) -> wire.Json:
        names = tuple(name for name in change.fields if name in self._drawn)
        return state_json(change.after, names) if names else {}

    def _note(self, note: Note) -> list[Any]:
        """A headline: the number of its reason, and its values."""
        told = wire.note_json(note)
        return [self._reasons.setdefault(told["reason"], len(self._reasons)), told["args"]]

    def _rest(self, step: Step) -> wire.Json:
        """What few steps have, all but the headlines as a whole step has it. Clients are shown whole."""
        others = {
            c.node: state_json(c.after, c.fields) if is_client(c.node) else self._drawn_of(c)
            for c in step.changed
            if is_client(c.node) or c.node != step.node
        }
        told: wire.Json = {
            "set": {node: fields for node, fields in others.items() if fields},
            "lost": step.lost,
            "moved": wire.moved_json(step),
            "why": [self._note(note) for note in step.notes if note.reason.weight == Weight.HEADLINE],
            "milestones": step.milestones,
            "violations": [wire.violation_json(violation, self._protocol) for violation in step.violations],
        }
        if step.faults is not None:
            told["faults"] = _faults(step.faults)
        return {name: value for name, value in told.items() if value}


def _faults(faults: Faults) -> wire.Json:
    """The faults in force, cuts in groups: the senders, and the receivers that each of them cannot reach."""
    others = wire.faults_json(msgspec.structs.replace(faults, cuts=NO_CUTS))
    groups = [[[_place(name) for name in side] for side in group] for group in faults.cuts.groups()]
    return others | {"cuts": groups}


def _unusual(envelope: Envelope) -> wire.Json:
    """What most messages do not have. Those of clients are few: they are sent with what they hold."""
    told: wire.Json = {}
    if envelope.fate != ARRIVE:
        told["fate"] = envelope.fate
    if envelope.of is not None:
        told["of"] = envelope.of
    if envelope.cast is not None:
        told["cast"] = envelope.cast
    if is_client(envelope.sender) or is_client(envelope.to):
        told["body"] = wire.body_json(envelope.message)
    return told


class _Column:
    """One field of all nodes: each value that there is, once, and which of them each node has."""

    def __init__(self) -> None:
        self._places: dict[bytes, int] = {}
        self.values: list[Any] = []
        self.of: list[int] = []

    def add(self, value: Any) -> None:
        key = msgspec.json.encode(value)
        place = self._places.setdefault(key, len(self.values))
        if place == len(self.values):
            self.values.append(value)
        self.of.append(place)

    @property
    def json(self) -> wire.Json:
        return {"values": self.values} if len(self.values) == 1 else {"values": self.values, "of": self.of}


def snapshot_json(world: World, protocol: Protocol[Any], turn: Callable[[], None]) -> wire.Json:
    """The world after a step, as far as the stage draws it. turn: called now and then, so that others have theirs."""
    fields = drawn_fields(protocol)
    columns = {name: _Column() for name in fields}
    for i, node in enumerate(world.roster.nodes):
        for name, value in state_json(world.states[node], fields).items():
            columns[name].add(value)
        if i % _GLANCE == 0:
            turn()
    return {
        "seq": world.seq,
        "at": world.now,
        "nodes": len(world.roster.nodes),
        "drawn": {name: column.json for name, column in columns.items()},
        "clients": {name: state_json(state) for name, state in world.states.items() if is_client(name)},
        "kinds": [kind.__name__ for kind in _kinds(protocol)],
        "flights": _flights(world, protocol, turn),
        "faults": _faults(world.faults()),
    }


def _flights(world: World, protocol: Protocol[Any], turn: Callable[[], None]) -> list[list[Any]]:
    """Messages on their way: id, sender, receiver, kind, how long ago it left, how long it takes, what else is so."""
    kinds = {kind: i for i, kind in enumerate(_kinds(protocol))}
    told: list[list[Any]] = []
    for i, e in enumerate(world.in_flight()):
        times = world.now - e.sent_at, e.arrives_at - e.sent_at
        row: list[Any] = [e.id, _place(e.sender), _place(e.to), kinds[type(e.message)], *times]
        more = _unusual(e) | ({"held": True} if e.id in world.held else {})
        told.append([*row, more] if more else row)
        if i % _GLANCE == 0:
            turn()
    return told


def node_json(world: World, node: NodeId, step: Step | None) -> wire.Json:
    """One node or client whole, for whoever inspects it: its state, its timers, and what `step` changed, as it was."""
    timers = world.timers.get(node, {})
    before = [(c.before, c.fields) for c in (step.changed if step else ()) if c.node == node]
    return {
        "node": node,
        "seq": world.seq,
        "state": state_json(world.states[node]),
        "timers": {name: millis(timer.due) for name, timer in timers.items() if timer.due is not None},
        "was": {name: value for state, fields in before for name, value in state_json(state, fields).items()},
    }
