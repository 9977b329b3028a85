"""The replicated state machine: executes commands in the order that was agreed on, and a client's request once.

The same for every protocol that replicates one. The table of clients, with the last request of each and its result, is
a part of the machine; it keeps a request that comes twice from being executed twice (Ongaro's dissertation, §6.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from visualizer.core.model import Message, Record
from visualizer.core.names import NodeId
from visualizer.core.operation import Append, Cas, Get, Incr, Put, Value, apply
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.units import Count


class Command(Record, frozen=True, gc=False):
    """What the state machine is told: a client's operation, an operation alone, or a no-op."""

    client: NodeId | None = None
    serial: Count | None = None
    op: Put | Get | Append | Incr | Cas | None = None
    noop: bool = False


NOOP: Final = Command(noop=True)
"""The blank command: it takes a place in the order and does nothing."""


class Applied(Message, frozen=True, gc=False):
    """What a server hands to its state machine: the command at this place. It crosses no network."""

    index: Count
    command: Command


class Session(Record, frozen=True, gc=False):
    """The last request of a client that was executed, and its result (dissertation §6.3)."""

    serial: Count
    result: Value


Machine = Map[str, Value]
Sessions = Map[str, Session]


def repeats(sessions: Sessions, command: Command) -> bool:
    """Whether this client's request, or a later one of the same client, was executed before."""
    if command.client is None or command.serial is None:
        return False
    session = sessions.get(command.client)
    return session is not None and command.serial <= session.serial


def execute(machine: Machine, sessions: Sessions, command: Command) -> tuple[Machine, Sessions]:
    """The machine and its table of clients after a command; both as they were after a no-op or a repeated request."""
    if command.op is None or repeats(sessions, command):
        return machine, sessions
    machine, result = apply(machine, command.op)
    if command.client is not None and command.serial is not None:
        sessions = sessions.put(command.client, Session(command.serial, result))
    return machine, sessions


def replayed(commands: Iterable[Command]) -> tuple[Machine, Sessions]:
    """The machine and its table of clients after these commands, from the beginning."""
    machine: Machine = EMPTY
    sessions: Sessions = EMPTY
    for command in commands:
        machine, sessions = execute(machine, sessions, command)
    return machine, sessions
