"""Holds the invariants of a protocol against each step: only those that look at what the step touched."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from visualizer.core.invariant import Change, Invariant
from visualizer.core.model import Message
from visualizer.core.names import NodeId, is_client
from visualizer.core.out import Out
from visualizer.core.step import Envelope, Violation
from visualizer.core.world import World


class Watch:
    """The invariants of one protocol, found quickly by what they watch. Their ghosts live in the world.

    It remembers nothing of a run: `watch_of` has the same one for all runs of a protocol.
    """

    def __init__(self, invariants: tuple[Invariant, ...]) -> None:
        self.invariants = invariants
        self._by_fields: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._sent = {kind for invariant in invariants for kind in invariant.sent}
        self._replies = any(invariant.replies for invariant in invariants)

    def ghosts(self) -> list[Any]:
        """What the invariants remember before anything has happened."""
        return [invariant.ghost for invariant in self.invariants]

    def look(
        self,
        world: World,
        node: NodeId,
        before: Any,
        after: Any,
        fields: tuple[str, ...],
        sent: Sequence[Envelope],
        out: Out,
    ) -> tuple[Violation, ...]:
        """What a step of `node` broke, where `fields` of its state changed; the ghosts of the world move on."""
        touched = self._touched(() if is_client(node) else fields, sent, bool(out.learned))
        if not touched:
            return ()
        delivered, learned = tuple(out.delivered), tuple(out.learned)
        change = Change(node, before, after, world.states, tuple(sent), delivered, learned, world.now)
        found = []
        for i in touched:
            if world.made_up and self.invariants[i].by_itself:
                continue
            world.ghosts[i], violation = self.invariants[i].check(change, world.ghosts[i])
            if violation is not None:
                found.append(violation)
        return tuple(found) if found else ()

    def _touched(self, fields: tuple[str, ...], sent: Sequence[Envelope], learned: bool) -> tuple[int, ...]:
        by_fields = self._by_fields.get(fields)
        if by_fields is None:
            by_fields = tuple(i for i, v in enumerate(self.invariants) if not set(fields).isdisjoint(v.fields))
            self._by_fields[fields] = by_fields
        learned = learned and self._replies
        kinds: set[type[Message]] | None = None
        if self._sent:
            for envelope in sent:
                if type(envelope.message) in self._sent:
                    kinds = kinds or set()
                    kinds.add(type(envelope.message))
        if kinds is None and not learned:
            return by_fields
        return tuple(
            i
            for i, v in enumerate(self.invariants)
            if i in by_fields or (learned and v.replies) or (kinds and not kinds.isdisjoint(v.sent))
        )


@cache
def watch_of(invariants: tuple[Invariant, ...]) -> Watch:
    """The watch over these invariants."""
    return Watch(invariants)
