"""The one definition of runs, steps and snapshots as JSON: for traces, the page, share links and checkers alike.

Times are milliseconds with at most three decimals. `docs/trace.md` describes the shapes, and `docs/trace.schema.json`
holds them.
"""

from __future__ import annotations

from typing import Any

import msgspec

from visualizer.core import limits
from visualizer.core.errors import InputError, Says, Sentence
from visualizer.core.model import Message, stable_fields
from visualizer.core.persistent import builtin
from visualizer.core.protocol import Protocol
from visualizer.core.run import Initial, Run
from visualizer.core.shape import decode, state_json
from visualizer.core.step import Cause, Envelope, Note, Step, Violation
from visualizer.core.timeline import Timeline
from visualizer.core.units import Micros, millis
from visualizer.core.world import Faults, World
from visualizer.sentences import in_english, sentences

Json = dict[str, Any]


def parse(text: bytes | str, where: str = "") -> Any:
    """JSON from outside. Raises InputError where it is none, holds NaN or Infinity, or nests too deep."""
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(Sentence("input-json", problem=str(error)), where) from None
    shallow(value, where)
    return value


def shallow(value: Any, where: str = "") -> None:
    """Raises InputError where a JSON value nests deeper than the limit."""
    level = [value]
    for _ in range(limits.JSON_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise InputError(Sentence("input-depth", limit=limits.JSON_DEPTH), where)


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, (list, tuple)) else []


def decode_run(value: Any) -> Run:
    """A run from parsed JSON, its shape alone checked; `registry.checked` holds it against its protocol."""
    run: Run = decode(value, Run, "run")
    return run


def run_json(run: Run) -> Json:
    """A run as JSON, defaults and all."""
    ordered: Json = {"concord": run.concord, "engine": run.engine}
    encoded: Json = msgspec.to_builtins(run, enc_hook=builtin)
    if isinstance(run.initial, Initial):
        encoded["initial"] = run.initial.given
    return ordered | {name: encoded[name] for name in _RUN_ORDER}


_RUN_ORDER = ("protocol", "variant", "nodes", "clients", "seed", "params", "network", "initial", "commands")


def header_json(timeline: Timeline) -> Json:
    """The first line of a trace: the run, and the state before anything has happened."""
    run = timeline.run
    return {
        "concord": run.concord,
        "run": run_json(run),
        "nodes": run.node_names,
        "clients": run.client_names,
        "stable": stable_fields(timeline.protocol.State),
        "state": _states(timeline.at(0)),
    }


def _states(world: World) -> Json:
    return {name: state_json(state) for name, state in world.states.items()}


def step_json(step: Step, protocol: Protocol[Any]) -> Json:
    """A step as a trace has it."""
    shown: Json = {
        "seq": step.seq,
        "at": millis(step.at),
        "cause": cause_json(step.cause),
        "node": step.node,
        "set": {c.node: state_json(c.after, c.fields) for c in step.changed},
        "timers": _timers(step.timers),
        "sent": [envelope_json(envelope) for envelope in step.sent],
        "lost": step.lost,
        "replies": msgspec.to_builtins(step.replies),
        "delivered": msgspec.to_builtins(step.delivered),
        "why": [note_json(note) for note in step.notes],
        "milestones": step.milestones,
        "violations": [violation_json(violation, protocol) for violation in step.violations],
    }
    if step.moved:
        shown["moved"] = moved_json(step)
    if step.faults is not None:
        shown["faults"] = faults_json(step.faults)
    return shown


def moved_json(step: Step) -> Json:
    """The messages whose time of arrival a step changed."""
    return {str(message): _moment(at) for message, at in step.moved}


def note_json(note: Note) -> Json:
    """A reason with its values and its weight."""
    return {"reason": str(note.reason), "args": note.values(), "weight": int(note.reason.weight)}


class Batch:
    """Steps that go to a page together, each made into JSON text once; at most so many."""

    def __init__(self, protocol: Protocol[Any], most: int) -> None:
        self._protocol = protocol
        self._most = most
        self._made: list[msgspec.Raw] = []

    def __len__(self) -> int:
        return len(self._made)

    @property
    def is_full(self) -> bool:
        """Whether no more steps go into it."""
        return len(self._made) >= self._most

    def add(self, step: Step) -> None:
        """Put a step at the end."""
        self._made.append(msgspec.Raw(msgspec.json.encode(step_json(step, self._protocol))))

    @property
    def json(self) -> Any:
        """The steps as a page gets them."""
        return self._made


def line(value: Json) -> bytes:
    """One line of a trace, with its end."""
    return msgspec.json.encode(value) + b"\n"


def envelope_json(envelope: Envelope) -> Json:
    """A message on its way."""
    shown: Json = {
        "id": envelope.id,
        "from": envelope.sender,
        "to": envelope.to,
        "type": type(envelope.message).__name__,
        "body": body_json(envelope.message),
        "sent_at": millis(envelope.sent_at),
        "arrives_at": millis(envelope.arrives_at),
        "fate": envelope.fate,
    }
    if envelope.of is not None:
        shown["of"] = envelope.of
    if envelope.cast is not None:
        shown["cast"] = envelope.cast
    return shown


def body_json(message: Message) -> Json:
    """The fields of a message."""
    body: Json = msgspec.to_builtins(message, enc_hook=builtin)
    return body


def violation_json(violation: Violation, protocol: Protocol[Any]) -> Json:
    """A broken invariant, with its sentence in English and the values to say it in another language."""
    says = sentences("en").say(f"{protocol.id}-invariant-{violation.invariant}.broken", violation.args)
    return {
        "invariant": violation.invariant,
        "says": says,
        "nodes": violation.nodes,
        "args": msgspec.to_builtins(violation.args),
    }


def snapshot_json(world: World) -> Json:
    """The whole world after a step, for a page that starts there."""
    return {
        "seq": world.seq,
        "at": millis(world.now),
        "state": _states(world),
        "timers": {
            node: {name: millis(timer.due) for name, timer in timers.items() if timer.due is not None}
            for node, timers in world.timers.items()
        },
        "flights": [envelope_json(e) | {"held": e.id in world.held} for e in world.in_flight()],
        "faults": faults_json(world.faults()),
    }


def faults_json(faults: Faults) -> Json:
    """The faults in force."""
    return {
        "cuts": [list(pair) for pair in faults.cuts],
        "paused": list(faults.paused),
        "clocks": dict(faults.clocks),
        "links": [
            {"from": sender, "to": to, "delay": setting.delay, "loss": setting.loss, "duplicate": setting.duplicate}
            for sender, to, setting in faults.links
        ],
        "held": list(faults.held),
    }


def says_json(says: Says) -> Json:
    """What a refusal says: in English and, where it is a sentence of `locales/`, its id and its values."""
    shown: Json = {"says": in_english(says)}
    return shown if isinstance(says, str) else shown | {"id": says.id, "args": says.args}


def error_json(code: str, says: Says, where: str | None = None) -> Json:
    """A refusal as the page gets it."""
    return {"code": code, **says_json(says), "where": where or None}


def cause_json(cause: Cause) -> Json:
    """Why a step happened."""
    shown: Json = {"kind": cause.kind}
    if cause.message is not None:
        shown["message"] = cause.message
    if cause.timer is not None:
        shown["timer"] = cause.timer
    if cause.command is not None:
        shown |= {"command": msgspec.to_builtins(cause.command, enc_hook=builtin), "index": cause.index}
    return shown


def _timers(changes: tuple[tuple[str, str, Micros | None], ...]) -> Json:
    shown: Json = {}
    for node, name, due in changes:
        shown.setdefault(node, {})[name] = _moment(due)
    return shown


def _moment(at: Micros | None) -> float | None:
    return None if at is None else millis(at)
