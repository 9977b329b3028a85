"""Linearizability: what clients are told agrees with the committed order and with real time (§8).

Nothing is searched for. The committed log is the order in which operations take effect, each at its first appearance in
it. So an answer is right if the operation is committed when its client learns the result, the result is what the
machine gives at that place, and the place lies after that of every operation that was answered before this one was
asked for. A read that bypasses the log has no place of its own: its value has to be that of some moment between.

The same for every protocol that replicates the key-value machine; each says what its servers have committed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec

from visualizer.core.client import ClientRequest
from visualizer.core.invariant import Change, Invariant, Verdict, always
from visualizer.core.names import NodeId, is_client
from visualizer.core.operation import Get, Value, same
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.replica import Command, Machine, Sessions, execute
from visualizer.core.step import Learned


class Asked(msgspec.Struct, frozen=True):
    """A request without an answer. floor: the last place at which an operation had been answered when it was asked."""

    serial: int
    floor: int


class Effect(msgspec.Struct, frozen=True):
    """Where in the committed order the last request of a client took effect, and what its result is."""

    serial: int
    index: int
    result: Value


class History(msgspec.Struct, frozen=True):
    """What is committed, and what clients know of it."""

    committed: int = 0
    sessions: Sessions = EMPTY
    versions: tuple[Machine, ...] = (EMPTY,)
    """The machine after the latest entries, the last one after entry `committed`: as far back as a read may look."""
    effects: Map[NodeId, Effect] = EMPTY
    asked: Map[NodeId, Asked] = EMPTY
    answered: int = 0
    """The last place at which an answered operation took effect."""


EARLY: Final = "early"
RESULT: Final = "result"
ORDER: Final = "order"
STALE: Final = "stale"


Committed = Callable[[Any, int], Sequence[Command]]
"""What a node's state says is committed beyond the first so many commands of the order."""


def linearizable(field: str, committed: Committed) -> Invariant:
    """Each operation appears to execute once, at some point between its invocation and its response (§8).

    field: the one whose change may tell of more that is committed.
    """

    def check(change: Change[Any], history: History) -> Verdict:
        if not is_client(change.node):
            return _commit(history, committed(change.after, history.committed)), None
        problem = None
        for learned in change.replies:
            history, found = _answer(history, learned)
            problem = problem or found
        for envelope in change.sent:
            request = envelope.message
            if isinstance(request, ClientRequest) and envelope.sender == change.node:
                history = _ask(history, change.node, request.serial)
        return history, promise.broken(change.node, **problem) if problem else None

    promise = always("linearizable", fields=(field,), ghost=History(), sent=(ClientRequest,), replies=True)(check)
    return promise


def _commit(history: History, new: Sequence[Command]) -> History:
    """Execute what is committed beyond what was known."""
    if not new:
        return history
    sessions, machine, effects = history.sessions, history.versions[-1], history.effects
    versions = list(_needed(history))
    for index, command in enumerate(new, history.committed + 1):
        machine, sessions, effects = _take_effect(machine, sessions, effects, index, command)
        versions.append(machine)
    return msgspec.structs.replace(
        history, committed=history.committed + len(new), sessions=sessions, versions=tuple(versions), effects=effects
    )


def _take_effect(
    machine: Machine, sessions: Sessions, effects: Map[NodeId, Effect], index: int, command: Command
) -> tuple[Machine, Sessions, Map[NodeId, Effect]]:
    client, before = command.client, sessions
    machine, sessions = execute(machine, sessions, command)
    # A repeated request leaves the table as it was: it took effect at its first appearance.
    if client is not None and sessions is not before:
        session = sessions[client]
        effects = effects.put(client, Effect(session.serial, index, session.result))
    return machine, sessions, effects


def _needed(history: History) -> tuple[Machine, ...]:
    """The versions from the earliest place that an open or a coming read may look back to."""
    floor = min((asked.floor for asked in history.asked.values()), default=history.answered)
    return history.versions[min(floor, history.answered) - history.committed - 1 :]


def _ask(history: History, client: NodeId, serial: int) -> History:
    """A request is invoked when it is first sent; sending it again changes nothing."""
    before = history.asked.get(client)
    if before is not None and before.serial >= serial:
        return history
    return msgspec.structs.replace(history, asked=history.asked.put(client, Asked(serial, history.answered)))


def _answer(history: History, learned: Learned) -> tuple[History, dict[str, Any] | None]:
    """Hold an answer against the committed order; with the values of the sentence where it does not fit."""
    asked = history.asked.get(learned.client)
    floor = asked.floor if asked is not None and asked.serial == learned.serial else 0
    place, problem = _place(history, learned, floor)
    history = msgspec.structs.replace(
        history, asked=history.asked.without(learned.client), answered=max(history.answered, place)
    )
    if problem is None:
        return history, None
    op = msgspec.to_builtins(learned.op)
    args = {"client": learned.client, "serial": learned.serial, "op": op, "result": learned.result, "problem": problem}
    return history, args


def _place(history: History, learned: Learned, floor: int) -> tuple[int, str | None]:
    """Where in the committed order the operation took effect, and what is wrong with its answer, if anything is."""
    effect = history.effects.get(learned.client)
    if effect is not None and effect.serial == learned.serial:
        if not same(effect.result, learned.result):
            return effect.index, RESULT
        return effect.index, ORDER if effect.index <= floor else None
    if not isinstance(learned.op, Get):
        return floor, EARLY
    oldest = history.committed + 1 - len(history.versions)
    for place in range(max(floor, oldest), history.committed + 1):
        if same(history.versions[place - oldest].get(learned.op.key), learned.result):
            return place, None
    return floor, STALE
