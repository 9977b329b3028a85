"""What a person's hands do to the world: whom and what a command means at this moment, and who carries it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from visualizer.core import command as do
from visualizer.core.deed import Deed
from visualizer.core.errors import CommandError, Sentence
from visualizer.core.hands_on_network import ON_NETWORK
from visualizer.core.hands_on_nodes import ON_NODES
from visualizer.core.step import Envelope

if TYPE_CHECKING:
    from visualizer.core.kernel import Kernel


def carry_out(kernel: Kernel, command: do.Command) -> Deed:
    """Carry out a command whose roles are resolved. Raises CommandError."""
    return _HANDS[type(command)](kernel, command)


def resolved(kernel: Kernel, command: do.Command) -> do.Command:
    """The command with nodes in place of roles, and the message in place of a match. Raises CommandError."""
    if isinstance(command, do.Join):
        return command
    changes: dict[str, Any] = {}
    for name in ("node", "from_", "to", "match"):
        value = getattr(command, name, None)
        if isinstance(value, str):
            changes[name] = _resolve(kernel, value)
        elif isinstance(value, tuple):
            changes[name] = tuple(_resolve(kernel, place) for place in value)
        elif isinstance(value, do.Match):
            changes[name] = do.Match(
                from_=_resolve(kernel, value.from_), to=_resolve(kernel, value.to), type=value.type
            )
    if any(value != getattr(command, name) for name, value in changes.items()):
        command = msgspec.structs.replace(command, **changes)
    if isinstance(command, do.MessageCommand) and command.match is not None:
        return msgspec.structs.replace(command, message=_matching(kernel, command).id, match=None)
    return command


def _resolve(kernel: Kernel, place: Any) -> Any:
    if place is None:
        return None
    if place[0] != "@":
        if place not in kernel.world.states:
            raise CommandError(Sentence("cannot-find-node", node=place))
        return place
    node = kernel.protocol.holder(place[1:], kernel.nodes, kernel.world.states)
    if node is None:
        raise CommandError(Sentence("cannot-find-role", role=place))
    return node


def _matching(kernel: Kernel, command: do.MessageCommand) -> Envelope:
    """The oldest message that fits a match; for `release`, the oldest such that is held. Raises CommandError."""
    w, match, held = kernel.world, command.match, isinstance(command, do.Release)
    assert match is not None
    for envelope in w.flights().values():
        fits = (
            (match.from_ is None or envelope.sender == match.from_)
            and (match.to is None or envelope.to == match.to)
            and (match.type is None or type(envelope.message).__name__ == match.type)
        )
        if fits and (envelope.id in w.held or not held):
            return envelope
    raise CommandError(Sentence("cannot-match-held" if held else "cannot-match-flying"))


_HANDS: Final = ON_NODES | ON_NETWORK
