"""What a person's hands do to links and messages: cut, heal, drop, hold, deliver, make up.

Every function checks first and changes afterwards, so that a CommandError leaves the world as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import msgspec

from visualizer.core import command as do
from visualizer.core.cuts import NO_CUTS
from visualizer.core.deed import Deed, WorldReason, not_understood
from visualizer.core.errors import CommandError, Sentence
from visualizer.core.names import NodeId
from visualizer.core.step import Envelope
from visualizer.core.world import LinkSetting

if TYPE_CHECKING:
    from visualizer.core.kernel import Kernel


def _cut(kernel: Kernel, command: do.Cut) -> Deed:
    kernel.out.note(
        WorldReason.CUT_ONE_WAY if command.one_way else WorldReason.CUT, nodes=command.from_, others=command.to
    )
    return _cut_off(kernel, command.from_, command.to, one_way=command.one_way)


def _isolate(kernel: Kernel, command: do.Isolate) -> Deed:
    kernel.out.note(WorldReason.ISOLATED, node=command.node)
    return _cut_off(kernel, (command.node,), tuple(kernel.world.states), one_way=False)


def _cut_off(kernel: Kernel, from_: tuple[NodeId, ...], to: tuple[NodeId, ...], *, one_way: bool) -> Deed:
    w = kernel.world
    new = NO_CUTS.cut(from_, to)
    w.cuts = w.cuts.cut(from_, to)
    if not one_way:
        new, w.cuts = new.cut(to, from_), w.cuts.cut(to, from_)
    lost = tuple(e.id for e in w.flights().values() if (e.sender, e.to) in new)
    w.take_out(lost)
    return Deed(lost=lost)


def _heal(kernel: Kernel, command: do.Heal) -> Deed:
    w = kernel.world
    if command.from_ is None or command.to is None:
        kernel.out.note(WorldReason.HEALED_ALL)
        w.cuts = NO_CUTS
    else:
        kernel.out.note(WorldReason.HEALED, nodes=command.from_, others=command.to)
        w.cuts = w.cuts.heal(command.from_, command.to)
        if not command.one_way:
            w.cuts = w.cuts.heal(command.to, command.from_)
    return Deed()


def _link(kernel: Kernel, command: do.Link) -> Deed:
    pair = (command.from_, command.to)
    old = kernel.world.links.get(pair, LinkSetting())
    given = {name: getattr(command, name) for name in LinkSetting.__struct_fields__}
    changes = {name: value for name, value in given.items() if value is not None}
    kernel.world.links[pair] = msgspec.structs.replace(old, **changes)
    kernel.out.note(WorldReason.LINK_SET, sender=command.from_, to=command.to)
    return Deed()


# --- messages --------------------------------------------------------------------------------------------------------


def _drop(kernel: Kernel, command: do.Drop) -> Deed:
    envelope = _chosen(kernel, command)
    kernel.world.take_out((envelope.id,))
    kernel.out.note(WorldReason.DROPPED, **_named(envelope))
    return Deed(lost=(envelope.id,))


def _hold(kernel: Kernel, command: do.Hold) -> Deed:
    w, envelope = kernel.world, _chosen(kernel, command)
    w.take_out((envelope.id,))
    w.held[envelope.id] = envelope
    kernel.out.note(WorldReason.HELD, **_named(envelope))
    return Deed(moved=((envelope.id, None),))


def _release(kernel: Kernel, command: do.Release) -> Deed:
    w, envelope = kernel.world, _chosen(kernel, command, held=True)
    w.take_out((envelope.id,))
    # What waits for the disk arrives as soon as it has left.
    at = max(w.now, envelope.sent_at)
    w.arrive(msgspec.structs.replace(envelope, arrives_at=at), at)
    kernel.out.note(WorldReason.RELEASED, **_named(envelope))
    return Deed(moved=((envelope.id, at),))


def _deliver(kernel: Kernel, command: do.Deliver) -> Deed:
    envelope = _chosen(kernel, command)
    node = envelope.to
    if node in kernel.world.waiting:
        raise CommandError(Sentence("cannot-deliver-paused", node=node))
    if envelope.sent_at > kernel.world.now:
        raise CommandError(Sentence("cannot-deliver-unsent", message=envelope.id, node=envelope.sender))
    kernel.world.take_out((envelope.id,))
    before, draft = kernel.draft(node)
    if not before.up:
        kernel.out.note(WorldReason.FOUND_DOWN, **_named(envelope))
        return Deed(node=node, before=before, after=before, lost=(envelope.id,))
    kernel.out.note(WorldReason.DELIVERED, **_named(envelope))
    handler = kernel.program(node).handlers.get(type(envelope.message), not_understood)
    handler(draft, envelope.sender, envelope.message, kernel.out)
    return Deed(node=node, before=before, after=draft)


def _duplicate(kernel: Kernel, command: do.Duplicate) -> Deed:
    envelope = _chosen(kernel, command)
    copy = kernel.post.copy(kernel.world, envelope, max(kernel.world.now, envelope.sent_at))
    kernel.out.note(WorldReason.DUPLICATED, **_named(envelope))
    return Deed(sent=(copy,))


def _inject(kernel: Kernel, command: do.Inject) -> Deed:
    w = kernel.world
    w.made_up = True
    kernel.out.note(WorldReason.INJECTED, sender=command.from_, to=command.to, kind=command.type)
    if not command.now:
        return Deed(sent=tuple(kernel.post.send(w, command.from_, [((command.to,), command.body, False)], w.now)))
    envelope = Envelope(w.next_message, command.from_, command.to, command.body, w.now, w.now, "arrive")
    w.next_message += 1
    if command.to in w.waiting:
        w.waiting[command.to].append((w.now, 0, envelope))
    else:
        w.urgent.insert(0, envelope)
    return Deed(sent=(envelope,))


def _chosen(kernel: Kernel, command: do.MessageCommand, *, held: bool = False) -> Envelope:
    """The message that a command means. Raises CommandError where it is not in flight (or not held, if it must be)."""
    w = kernel.world
    assert command.message is not None
    envelope = w.flights().get(command.message)
    if envelope is None or (held and envelope.id not in w.held):
        raise CommandError(Sentence("cannot-find-held" if held else "cannot-find-flying", message=command.message))
    return envelope


def _named(envelope: Envelope) -> dict[str, Any]:
    return {"sender": envelope.sender, "to": envelope.to, "kind": type(envelope.message).__name__}


ON_NETWORK: Final[dict[type[do.Command], Callable[[Kernel, Any], Deed]]] = {
    do.Cut: _cut, do.Heal: _heal, do.Isolate: _isolate, do.Link: _link, do.Drop: _drop, do.Hold: _hold,
    do.Release: _release, do.Deliver: _deliver, do.Duplicate: _duplicate, do.Inject: _inject,
}  # fmt: skip
"""How each command to links and messages is carried out."""
