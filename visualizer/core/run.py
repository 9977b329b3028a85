"""A run: what makes it what it is, and nothing else. (protocol, parameters, seed, commands) → steps.

`Run` is the declared shape of the JSON; `checked` holds it against the protocol that it names and answers with the same
run in typed values, so that the engine never meets a name that does not exist.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Annotated, Any

import msgspec

from visualizer.core import limits
from visualizer.core import names as naming
from visualizer.core.client import Client, ClientReply, ClientRequest
from visualizer.core.command import (
    COMMANDS,
    MEMBERSHIP,
    Command,
    Cut,
    Heal,
    Inject,
    Join,
    Leave,
    Link,
    MessageCommand,
    NodeCommand,
    Request,
    Timeout,
)
from visualizer.core.errors import InputError, Sentence
from visualizer.core.model import Message, Params
from visualizer.core.names import NodeId
from visualizer.core.operation import Operation
from visualizer.core.protocol import Protocol
from visualizer.core.shape import decode, fields_of, holds_moment
from visualizer.core.units import Probability, Range, micros

ENGINE = 2
"""Rises whenever the same run would give other steps than before."""

FORMAT = 1
"""The version of the shapes of runs and traces."""


class Network(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What links and disks do, unless a `link` command says otherwise. Spans in ms, uniform between the two."""

    delay: Range = (10.0, 20.0)
    loss: Probability = 0.0
    duplicate: Probability = 0.0
    disk_write: Range = (0.0, 0.0)


class Run(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that makes a run. Two equal runs give the same steps, byte for byte."""

    protocol: str
    concord: int = FORMAT
    engine: int = ENGINE
    variant: str | None = None
    nodes: Annotated[int, msgspec.Meta(ge=1, le=limits.NODES_OF_A_CROWD)] = 5
    clients: Annotated[int, msgspec.Meta(ge=0, le=limits.CLIENTS_PER_RUN)] = 1
    seed: Annotated[int, msgspec.Meta(ge=0, le=limits.SEED)] = 1
    params: Any = {}
    network: Network = Network()
    initial: Any = {}
    commands: Annotated[tuple[Any, ...], msgspec.Meta(max_length=limits.COMMANDS_PER_RUN)] = ()

    @property
    def node_names(self) -> tuple[NodeId, ...]:
        """The nodes, by number."""
        return naming.node_names(self.nodes)

    @property
    def client_names(self) -> tuple[NodeId, ...]:
        """The clients, by number."""
        return tuple(naming.client_name(i) for i in range(1, self.clients + 1))


def checked(run: Run, protocol: type[Protocol[Any]]) -> Run:
    """The same run with its parameters, initial fields and commands as typed values.

    Raises InputError where a name does not exist, a value has the wrong type, or parameters contradict each other.
    """
    if run.concord != FORMAT:
        raise InputError(Sentence("input-format", given=run.concord, known=FORMAT), "concord")
    for name, value in (("network.delay", run.network.delay), ("network.disk_write", run.network.disk_write)):
        if value[0] > value[1]:
            raise InputError(Sentence("input-order", low=value[0], high=value[1]), name)
    if run.nodes > protocol.most_nodes:
        raise InputError(Sentence("input-nodes", protocol=protocol.id, most=protocol.most_nodes), "nodes")
    places = _places(run)
    return msgspec.structs.replace(
        run,
        params=params_of(run.params, protocol, run.nodes),
        initial=_initial(run, protocol),
        commands=tuple(_command(c, places, protocol, f"commands[{i}]") for i, c in enumerate(run.commands)),
    )


def params_of(value: Any, protocol: type[Protocol[Any]], nodes: int) -> Params:
    """Parameters as the protocol's own type, defaults filled in, and fit for so many nodes. Raises InputError."""
    params: Params = value if isinstance(value, Params) else decode(value, protocol.Params, "params")
    problem = params.problem(nodes)
    if problem:
        raise InputError(problem, "params")
    return params


class Initial(dict[NodeId, dict[str, Any]]):
    """Fields of nodes at the start in typed values, by number. `given`: the same as JSON."""

    def __init__(self, given: dict[str, Any], typed: dict[NodeId, dict[str, Any]]) -> None:
        super().__init__(typed)
        self.given = given


def _initial(run: Run, protocol: type[Protocol[Any]]) -> Initial:
    if isinstance(run.initial, Initial):
        # A checked run is checked again when a command is added to it.
        return run.initial
    if not isinstance(run.initial, dict):
        raise InputError(Sentence("input-initial"), "initial")
    shapes = fields_of(protocol.State)
    typed: dict[NodeId, dict[str, Any]] = {}
    for node, fields in run.initial.items():
        _existing(node, run.node_names, "initial")
        if not isinstance(fields, dict):
            raise InputError(Sentence("input-initial-fields"), f"initial.{node}")
        for name in fields:
            if name not in shapes:
                raise InputError(
                    Sentence("input-state-field", protocol=protocol.id, name=repr(name)), f"initial.{node}"
                )
        typed[node] = {name: _field(value, shapes[name], f"initial.{node}.{name}") for name, value in fields.items()}
    return Initial(run.initial, {node: typed[node] for node in sorted(typed, key=naming.by_number)})


def _field(value: Any, shape: Any, where: str) -> Any:
    # A reading of a clock is shown in milliseconds, and so it is given in them.
    in_ms = holds_moment(shape) and isinstance(value, (int, float)) and not isinstance(value, bool)
    return decode(micros(value) if in_ms else value, shape, where)


class Places(msgspec.Struct, frozen=True):
    """Whom the commands of a run may name: its nodes, those that join included, and its clients."""

    nodes: frozenset[NodeId]
    clients: frozenset[NodeId]

    @property
    def all(self) -> frozenset[NodeId]:
        """Nodes and clients."""
        return self.nodes | self.clients


def _places(run: Run) -> Places:
    return Places(frozenset((*run.node_names, *joiners(run))), frozenset(run.client_names))


def joiners(run: Run) -> tuple[NodeId, ...]:
    """The nodes that join in the course of a run, in the order of its commands."""
    named = []
    for command in run.commands:
        node = command.node if isinstance(command, Join) else None
        if isinstance(command, dict) and command.get("do") == "join":
            node = command.get("node")
        if isinstance(node, str):
            named.append(node)
    return tuple(named)


def command_of(value: Any, run: Run, protocol: type[Protocol[Any]], where: str) -> Command:
    """One more command of a run as a typed value, held against the run and its protocol. Raises InputError."""
    return _command(value, _places(run), protocol, where)


def _command(value: Any, places: Places, protocol: type[Protocol[Any]], where: str) -> Command:
    command = value if isinstance(value, Command) else _decode_command(value, where)
    if (command.at is None) == (command.when is None):
        raise InputError(Sentence("input-moment"), where)
    if command.when is not None and command.when not in protocol.milestones:
        raise InputError(Sentence("input-milestone", protocol=protocol.id, name=repr(command.when)), f"{where}.when")
    _check_places(command, places, protocol, where)
    match command:
        case Join() | Leave() if not protocol.open_membership:
            raise InputError(Sentence("input-membership", protocol=protocol.id), f"{where}.do")
        case Join(node=node) if not naming.is_node(node) or int(node[1:]) > protocol.most_nodes:
            raise InputError(Sentence("input-joiner", name=repr(node), most=protocol.most_nodes), f"{where}.node")
        case Timeout(timer=timer) if timer not in protocol.timers:
            raise InputError(Sentence("input-timer", protocol=protocol.id, name=repr(timer)), f"{where}.timer")
        case MessageCommand(message=message, match=match) if (message is None) == (match is None):
            raise InputError(Sentence("input-which-message"), where)
        case Request():
            return _request(command, protocol, where)
        case Inject():
            return _inject(command, protocol, where)
        case Link(delay=(low, high)) if low > high:
            raise InputError(Sentence("input-order", low=low, high=high), f"{where}.delay")
        case Heal(from_=from_, to=to) if (from_ is None) != (to is None):
            raise InputError(Sentence("input-heal"), where)
    return command


def _decode_command(value: Any, where: str) -> Command:
    if not isinstance(value, dict):
        raise InputError(Sentence("input-object"), where)
    name = value.get("do")
    shape = _SHAPES.get(name) if isinstance(name, str) else None
    if shape is None:
        raise InputError(Sentence("input-command", name=repr(name)), f"{where}.do")
    command: Command = decode(value, shape, where)
    return command


def _check_places(command: Command, places: Places, protocol: type[Protocol[Any]], where: str) -> None:
    everyone = places.all
    match command:
        case NodeCommand(node=node) if not isinstance(command, Join):
            _place(node, places.nodes, protocol, f"{where}.node")
        case Cut() | Heal():
            for side, named in (("from", command.from_), ("to", command.to)):
                for i, place in enumerate(named or ()):
                    _place(place, everyone, protocol, f"{where}.{side}[{i}]")
        case Link() | Inject():
            _place(command.from_, everyone, protocol, f"{where}.from")
            _place(command.to, everyone, protocol, f"{where}.to")
        case Request(client=client, node=node):
            _existing(client, places.clients, f"{where}.client")
            if node is not None:
                _place(node, places.nodes, protocol, f"{where}.node")
        case MessageCommand(match=match) if match is not None:
            for side, end in (("from", match.from_), ("to", match.to)):
                if end is not None:
                    _place(end, everyone, protocol, f"{where}.match.{side}")
            if match.type is not None:
                message_type(match.type, protocol, f"{where}.match.type")


def _place(place: str, existing: Container[NodeId], protocol: type[Protocol[Any]], where: str) -> None:
    if place.startswith("@"):
        if place[1:] not in protocol.roles:
            raise InputError(Sentence("input-role", protocol=protocol.id, name=repr(place)), where)
    else:
        _existing(place, existing, where)


def _existing(place: str, existing: Container[NodeId], where: str) -> None:
    if place not in existing:
        raise InputError(Sentence("input-name", name=repr(place)), where)


def _request(command: Request, protocol: type[Protocol[Any]], where: str) -> Request:
    return msgspec.structs.replace(command, op=operation_of(command.op, protocol, f"{where}.op"))


def operation_of(value: Any, protocol: type[Protocol[Any]], where: str) -> Operation:
    """What a client may ask of this protocol, as a typed value. Raises InputError."""
    if isinstance(value, Operation):
        return value
    kinds = {str(kind.__struct_config__.tag): kind for kind in protocol.operations}
    kind = value.get("do") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in kinds:
        raise InputError(Sentence("input-operation", protocol=protocol.id, name=repr(kind)), f"{where}.do")
    operation: Operation = decode(value, kinds[kind], where)
    return operation


def _inject(command: Inject, protocol: type[Protocol[Any]], where: str) -> Inject:
    kind = message_type(command.type, protocol, f"{where}.type")
    if naming.is_client(command.to) != (kind in Client.messages):
        raise InputError(Sentence("input-not-taken", to=command.to, type=command.type), f"{where}.type")
    body = command.body if isinstance(command.body, Message) else decode(command.body, kind, f"{where}.body")
    if isinstance(body, ClientRequest):
        body = msgspec.structs.replace(body, op=operation_of(body.op, protocol, f"{where}.body.op"))
    return msgspec.structs.replace(command, body=body)


def message_type(name: str, protocol: type[Protocol[Any]], where: str) -> type[Message]:
    """The class of a message by its name in the trace. Raises InputError."""
    for kind in message_types(protocol):
        if kind.__name__ == name:
            return kind
    raise InputError(Sentence("input-message", protocol=protocol.id, name=repr(name)), where)


def message_types(protocol: type[Protocol[Any]]) -> tuple[type[Message], ...]:
    """Every message of a protocol, the clients' included."""
    if not protocol.operations:
        return protocol.messages
    return tuple(dict.fromkeys((*protocol.messages, ClientRequest, ClientReply)))


_SHAPES = {str(kind.__struct_config__.tag): kind for kind in (*COMMANDS, *MEMBERSHIP)}
