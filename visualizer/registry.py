"""Finds the protocols, and says what each is: parameters, state, messages, commands, promises, broken twins."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import msgspec

from visualizer import protocols as _package
from visualizer.core.client import Client, ClientState
from visualizer.core.command import COMMANDS, MEMBERSHIP, Command
from visualizer.core.errors import InputError, Sentence
from visualizer.core.model import Params, Record, stable_fields
from visualizer.core.persistent import IntMap, TextMap
from visualizer.core.protocol import Program, Protocol
from visualizer.core.run import Network, Run, checked, message_types
from visualizer.core.shape import fields_of
from visualizer.core.units import Moment

Json = dict[str, Any]


@cache
def protocols() -> Mapping[str, type[Protocol[Any]]]:
    """Every protocol by its id. A package under `protocols/` names its own in `PROTOCOLS`."""
    found: dict[str, type[Protocol[Any]]] = {}
    for family in sorted((module.name for module in pkgutil.iter_modules(_package.__path__)), key=_lesson):
        for protocol in importlib.import_module(f"{_package.__name__}.{family}").PROTOCOLS:
            found[protocol.id] = protocol
    return found


_LESSONS: Final = ("raft", "paxos", "gossip", "totem")
"""The order in which the families are taught; any other comes after them."""


def _lesson(family: str) -> tuple[int, str]:
    return _LESSONS.index(family) if family in _LESSONS else len(_LESSONS), family


def protocol_of(run: Run) -> type[Protocol[Any]]:
    """The class that a run names: the protocol, or one of its broken twins. Raises InputError."""
    protocol = protocols().get(run.protocol)
    if protocol is None:
        raise InputError(Sentence("input-protocol", name=repr(run.protocol), known=list(protocols())), "run.protocol")
    if run.variant is None:
        return protocol
    if run.variant not in protocol.variants:
        raise InputError(Sentence("input-variant", protocol=protocol.id, name=repr(run.variant)), "run.variant")
    return protocol.variants[run.variant]


def prepared(run: Run) -> tuple[Run, Protocol[Any]]:
    """The run in typed values, checked, and its protocol with its parameters. Raises InputError."""
    protocol = protocol_of(run)
    typed = checked(run, protocol)
    return typed, protocol(typed.params)


# --- what a protocol declares, as JSON --------------------------------------------------------------------------------


def describe(protocol: type[Protocol[Any]]) -> Json:
    """A protocol as `protocols --json` and the page's forms have it."""
    return {
        "id": protocol.id,
        "most_nodes": protocol.most_nodes,
        "params": _parameters(protocol.Params),
        "network": _parameters(Network),
        "state": _state(protocol),
        "client_state": [_field(name, hint) for name, hint in fields_of(ClientState).items()]
        if _clients(protocol)
        else [],
        "messages": [
            {"type": m.__name__, "doc": _doc(m), "fields": [_field(n, h) for n, h in fields_of(m).items()]}
            for m in message_types(protocol)
        ],
        "timers": list(protocol.timers),
        "client_timers": list(Client.timers) if _clients(protocol) else [],
        "operations": [
            {"do": str(o.__struct_config__.tag), "fields": [_field(n, h) | _bounds(h) for n, h in fields_of(o).items()]}
            for o in protocol.operations
        ],
        "commands": [_command(c) for c in (*COMMANDS, *(MEMBERSHIP if protocol.open_membership else ()))],
        "drawn": list(protocol.drawn),
        "gauges": list(protocol.gauges),
        "milestones": list(protocol.milestones),
        "invariants": [invariant.name for invariant in protocol.invariants],
        "roles": list(protocol.roles),
        "reasons": [{"reason": str(reason), "weight": int(reason.weight)} for reason in protocol.Reasons],
        "variants": [{"id": name, "params": _parameters(twin.Params)} for name, twin in protocol.variants.items()],
    }


def _clients(protocol: type[Program[Any]]) -> bool:
    return issubclass(protocol, Protocol) and bool(protocol.operations)


def _state(protocol: type[Protocol[Any]]) -> list[Json]:
    stable = stable_fields(protocol.State)
    return [_field(name, hint) | {"stable": name in stable} for name, hint in fields_of(protocol.State).items()]


def _field(name: str, hint: Any) -> Json:
    return {"name": name, "type": type_name(hint)}


def _command(command: type[Command]) -> Json:
    own = [f for f in msgspec.structs.fields(command) if f.name not in Command.__struct_fields__]
    return {
        "do": str(command.__struct_config__.tag),
        "doc": _doc(command),
        "fields": [{"name": f.encode_name, "type": type_name(f.type), "required": f.required} for f in own],
    }


def _parameters(params: type[Params | Network]) -> list[Json]:
    hints = fields_of(params)
    return [
        {"name": f.name, "type": type_name(hints[f.name]), "default": msgspec.to_builtins(f.default)}
        | _bounds(hints[f.name])
        for f in msgspec.structs.fields(params)
    ]


def _bounds(hint: Any) -> Json:
    """Bounds and unit of a parameter; a range has those of its ends.

    What may also be null is `optional`. What may be a word or a record of values has the `choices` of the words and the
    `fields` of the record.
    """
    found: Json = {}
    if get_origin(hint) is tuple:
        return _bounds(get_args(hint)[0])
    if get_origin(hint) is Literal:
        return {"choices": list(get_args(hint))}
    if _is_union(hint):
        for part in get_args(hint):
            found |= {"optional": True} if part is type(None) else _bounds(part)
        return found
    if isinstance(hint, type) and issubclass(hint, Record):
        return {"fields": [_field(name, inner) | _bounds(inner) for name, inner in fields_of(hint).items()]}
    if get_origin(hint) is Annotated:
        for mark in get_args(hint)[1:]:
            if isinstance(mark, msgspec.Meta):
                found |= {k: v for k, v in (("min", mark.ge), ("max", mark.le)) if v is not None}
                found |= mark.extra or {}
    return found


def _is_union(hint: Any) -> bool:
    return get_origin(hint) in (Union, UnionType)


def type_name(hint: Any) -> str:
    """A declared type in a word or two, as the reference of traces has it."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return "number" if hint == Moment else type_name(args[0])
    if origin is Literal:
        return "one of " + ", ".join(repr(a) for a in args)
    if origin is tuple:
        if len(args) == 2 and args[1] is not Ellipsis and args[0] == args[1]:
            return "range"
        return f"list of {type_name(args[0])}" if args else "list"
    if _is_union(hint):
        return " or ".join(type_name(a) for a in args)
    if isinstance(origin, type) and issubclass(origin, dict):
        return f"map from {type_name(args[0])} to {type_name(args[1])}"
    if origin is IntMap:
        return f"map from whole number to {type_name(args[0])}"
    if isinstance(origin, type) and issubclass(origin, TextMap):
        return f"map from text to {type_name(args[0])}"
    if hint is type(None):
        return "null"
    return _PLAIN.get(hint, _in_words(getattr(hint, "__name__", "any")))


def _in_words(name: str) -> str:
    """The name of a class in words: `RoleCounts` as `role counts`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


_PLAIN: dict[Any, str] = {int: "whole number", float: "number", str: "text", bool: "true or false", Any: "any"}


def _doc(declared: type) -> str:
    return (declared.__doc__ or "").strip().partition("\n")[0]
