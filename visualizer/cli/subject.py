"""What `run WHAT` means: a protocol, a scenario or a file, with what the other options change about it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import msgspec

from visualizer import registry, wire
from visualizer.core import limits
from visualizer.core.errors import InputError
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run
from visualizer.scenario import Scenario, parsed, scenarios

STANDARD_INPUT: Final = "-"

NETWORK: Final = "network."
"""What a name of `--set` begins with that is a setting of the network."""


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What options change about a run; None leaves it as it is."""

    seed: int | None = None
    nodes: int | None = None
    clients: int | None = None
    variant: str | None = None
    settings: tuple[str, ...] = ()
    """Each NAME=JSON."""


class Subject(msgspec.Struct, frozen=True):
    """A run to be made, checked, and its protocol; the scenario that it is, where it is one."""

    document: dict[str, Any]
    """The run as JSON, as it was given."""
    run: Run
    protocol: Protocol[Any]
    scenario: Scenario | None = None


def subject(what: str, changes: Changes) -> Subject:
    """The run that `what` names, changed. Raises InputError."""
    document, scenario = _document(what)
    changed = _changed(document, changes)
    run, protocol = registry.prepared(wire.decode_run(changed))
    return Subject(changed, run, protocol, scenario)


def _document(what: str) -> tuple[Any, Scenario | None]:
    if what in registry.protocols():
        return {"protocol": what}, None
    if what in scenarios():
        return scenarios()[what].run, scenarios()[what]
    if what.endswith(".toml"):
        scenario = parsed(contents(what), what)
        scenario.prepared()
        return scenario.run, scenario
    return wire.parse(contents(what), what), None


def contents(name: str) -> bytes:
    """The bytes of a file, or of the standard input. Raises InputError."""
    try:
        with sys.stdin.buffer if name == STANDARD_INPUT else Path(name).open("rb") as file:
            text = file.read(limits.FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputError(_unreadable(name, error)) from None
    if len(text) > limits.FILE_BYTES:
        raise InputError(f"larger than {limits.FILE_BYTES} bytes", name)
    return text


def _unreadable(name: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        known = ", ".join((*registry.protocols(), *scenarios()))
        return f"{name!r} is neither a file nor a protocol nor a scenario; there are {known}"
    return f"cannot read {name!r}: {getattr(error, 'strerror', None) or error}"


def _changed(document: Any, changes: Changes) -> Any:
    if not isinstance(document, dict):
        return document
    given = {"seed": changes.seed, "nodes": changes.nodes, "clients": changes.clients, "variant": changes.variant}
    document = document | {name: value for name, value in given.items() if value is not None}
    for setting in changes.settings:
        name, equals, text = setting.partition("=")
        if not equals or not name:
            raise InputError(f"expected NAME=JSON, such as noop=false, and got {setting!r}", "--set")
        section = "network" if name.startswith(NETWORK) else "params"
        values = document.get(section, {})
        if isinstance(values, dict):
            value = wire.parse(text, f"--set {name}")
            document |= {section: values | {name.removeprefix(NETWORK): value}}
    return document
