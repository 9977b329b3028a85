"""A run told in words, step by step: the same sentences as on the page, so that a story can be read, and compared.

Steps that are routine (heartbeats and their answers) are counted and not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any, Final

import msgspec

from visualizer.core.model import Weight
from visualizer.core.protocol import Protocol
from visualizer.core.replica import Command
from visualizer.core.run import Run
from visualizer.core.step import ARRIVE, Envelope, Note, Step
from visualizer.core.units import millis
from visualizer.sentences import sentences
from visualizer.wire import body_json

TIME_WIDTH: Final = 11
"""Columns of the virtual time, in ms with three decimals."""

WHO_WIDTH: Final = 4
"""Columns of the name of a node."""


class Transcript:
    """Tells steps as they come, line by line, in one language."""

    def __init__(self, run: Run, protocol: Protocol[Any], language: str, target: IO[str]) -> None:
        self._protocol = protocol
        self._words = sentences(language)
        self._target = target
        self._flights: dict[int, Envelope] = {}
        self._routine = 0
        self._write(self._words.say("transcript-title", {"protocol": self._words.say(protocol.id), "seed": run.seed}))

    def tell(self, step: Step) -> None:
        """Tell a step, or count it where it is routine."""
        if self._is_routine(step):
            self._routine += 1
        else:
            self._tell_routine()
            self._tell(step)
        self._flights |= {envelope.id: envelope for envelope in step.sent}
        for message in (step.cause.message, *step.lost):
            if message is not None:
                self._flights.pop(message, None)

    def end(self) -> None:
        """Tell what is left: how many routine steps came last."""
        self._tell_routine()

    def _write(self, text: str) -> None:
        self._target.write(f"{text}\n")

    @staticmethod
    def _is_routine(step: Step) -> bool:
        if step.milestones or step.violations or not step.notes:
            return False
        return all(note.reason.weight == Weight.ROUTINE for note in step.notes)

    def _tell_routine(self) -> None:
        if self._routine:
            says = self._words.say("transcript-folded", {"count": self._routine})
            self._write(f"{'·':>{TIME_WIDTH}}  {says}")
            self._routine = 0

    def _tell(self, step: Step) -> None:
        first, *rest = self._said(step)
        self._write(f"{millis(step.at):{TIME_WIDTH}.3f}  {step.node or '':{WHO_WIDTH}}{first}")
        for line in rest:
            self._write(f"{'':{TIME_WIDTH}}  {'':{WHO_WIDTH}}{line}")

    def _said(self, step: Step) -> Iterator[str]:
        """The lines of a step: why, what was sent, what it reached, what it broke."""
        notes = [note for note in step.notes if note.reason.weight > Weight.ROUTINE] or list(step.notes)
        if notes:
            yield from (self._sentence(note, step) for note in notes)
        else:
            yield self._cause(step)
        yield from self._sent(step)
        for milestone in step.milestones:
            label = self._words.say(f"{self._protocol.id}-milestone-{milestone}")
            yield self._words.say("transcript-milestone", {"milestone": label})
        for violation in step.violations:
            says = self._words.say(f"{self._protocol.id}-invariant-{violation.invariant}.broken", violation.args)
            yield self._words.say("transcript-broken", {"says": says})

    def _sentence(self, note: Note, step: Step) -> str:
        return self._words.say(note.reason, {"node": step.node, **note.values()})

    def _cause(self, step: Step) -> str:
        """What set off a step that says nothing of itself."""
        message = self._flights.get(step.cause.message or 0)
        args = {"node": step.node, "timer": step.cause.timer}
        if message is not None:
            args |= {"type": type(message.message).__name__, "from": message.sender}
        return self._words.say(f"transcript-{step.cause.kind}", args)

    def _sent(self, step: Step) -> Iterator[str]:
        """What was sent: messages that are the same but for the receiver in one line."""
        groups: dict[str, list[str]] = {}
        for envelope in step.sent:
            groups.setdefault(self._label(envelope), []).append(envelope.to)
        for label, receivers in groups.items():
            yield self._words.say("transcript-sent", {"to": receivers, "label": label})

    def _label(self, envelope: Envelope) -> str:
        body = body_json(envelope.message)
        marks = [f"transcript-fate-{envelope.fate}"] if envelope.fate != ARRIVE else []
        marks += ["transcript-copy"] if envelope.of is not None else []
        parts = [f"{name}={self._short(getattr(envelope.message, name), value)}" for name, value in body.items()]
        return " ".join([type(envelope.message).__name__, *parts, *map(self._words.say, marks)])

    def _short(self, field: Any, value: Any) -> str:
        """A field of a message in a word: operations as sentences have them, lists as their length. value: its JSON."""
        if isinstance(field, msgspec.Struct) and field.__struct_config__.array_like:
            return str(field)
        if isinstance(field, Command):
            return str(self._words.value(value.get("op", list(value))))
        if isinstance(value, (list, tuple)):
            return f"[{len(value)}]"
        if isinstance(value, dict) and "do" not in value:
            return f"{{{len(value)}}}"
        return str(self._words.value(value))
