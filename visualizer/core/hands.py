"""What a person's hands do to the world: each command, carried out.

Every function checks first and changes afterwards, so that a CommandError leaves the world as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from heapq import heappush
from typing import TYPE_CHECKING, Any

import msgspec

from visualizer.core import command as do
from visualizer.core.errors import CommandError, Sentence
from visualizer.core.model import Message, Reason, State, Weight
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.step import Envelope
from visualizer.core.units import Micros
from visualizer.core.world import ClockReading, LinkSetting

if TYPE_CHECKING:
    from visualizer.core.kernel import Kernel


class WorldReason(Reason):
    """What was done to the world."""

    CRASHED = "world.crashed", Weight.HEADLINE
    RESTARTED = "world.restarted", Weight.HEADLINE
    DISK_LOST = "world.disk_lost", Weight.HEADLINE
    PAUSED = "world.paused", Weight.HEADLINE
    RESUMED = "world.resumed", Weight.HEADLINE
    ALREADY_SO = "world.already_so", Weight.ROUTINE
    CUT = "world.cut", Weight.HEADLINE
    CUT_ONE_WAY = "world.cut_one_way", Weight.HEADLINE
    HEALED = "world.healed", Weight.HEADLINE
    HEALED_ALL = "world.healed_all", Weight.HEADLINE
    ISOLATED = "world.isolated", Weight.HEADLINE
    LINK_SET = "world.link_set", Weight.ORDINARY
    DROPPED = "world.dropped", Weight.HEADLINE
    HELD = "world.held", Weight.ORDINARY
    RELEASED = "world.released", Weight.ORDINARY
    DELIVERED = "world.delivered", Weight.ORDINARY
    FOUND_DOWN = "world.found_down", Weight.ORDINARY
    DUPLICATED = "world.duplicated", Weight.ORDINARY
    NOT_UNDERSTOOD = "world.not_understood", Weight.ORDINARY
    TIMED_OUT = "world.timed_out", Weight.ORDINARY
    CLOCK_SET = "world.clock_set", Weight.ORDINARY
    INJECTED = "world.injected", Weight.HEADLINE


class Deed(msgspec.Struct, kw_only=True):
    """What a command did, for the step that records it."""

    node: NodeId | None = None
    before: State | None = None
    after: State | None = None
    timers: tuple[tuple[NodeId, str, Micros | None], ...] = ()
    sent: tuple[Envelope, ...] = ()
    lost: tuple[int, ...] = ()
    moved: tuple[tuple[int, Micros | None], ...] = ()
    changes_faults: bool = False
    """Whether the faults in force are other than before; the kernel finds out."""


def carry_out(kernel: Kernel, command: do.Command) -> Deed:
    """Carry out a command whose roles are resolved. Raises CommandError."""
    return _DEEDS[type(command)](kernel, command)


def not_understood(_me: State, sender: NodeId, message: Message, out: Out) -> None:
    """A message made by hand, or the answer to one, may reach somebody who has no handler for it: nothing happens."""
    out.note(WorldReason.NOT_UNDERSTOOD, sender=sender, to=out.me, kind=type(message).__name__)


def resolved(kernel: Kernel, command: do.Command) -> do.Command:
    """The command with nodes in place of roles, and the message in place of a match. Raises CommandError."""
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
    command = msgspec.structs.replace(command, **changes) if changes else command
    if isinstance(command, do.MessageCommand) and command.match is not None:
        return msgspec.structs.replace(command, message=_matching(kernel, command).id, match=None)
    return command


def _resolve(kernel: Kernel, place: Any) -> Any:
    if place is None or place[0] != "@":
        return place
    has_role = kernel.protocol.roles[place[1:]]
    for node in kernel.nodes:
        state = kernel.world.states[node]
        if state.up and has_role(state):
            return node
    raise CommandError(Sentence("cannot-find-role", role=place))


# --- nodes -----------------------------------------------------------------------------------------------------------


def _crash(kernel: Kernel, command: do.Crash) -> Deed:
    w, node = kernel.world, command.node
    before, _ = kernel.draft(node)
    if not before.up:
        return _already(kernel, node)
    kernel.protocol.on_crash(before.__copy__(), kernel.out)
    _forget_effects(kernel)
    kernel.out.note(WorldReason.CRASHED, node=node)
    timers = tuple((node, name, None) for name in w.timers[node] if w.cancel(node, name))
    forgotten = tuple(event[2].id for event in w.waiting.pop(node, ()) if len(event) == 3)
    # What waits for the disk has not left yet: the write is done, the message is never sent.
    unsent = tuple(e.id for e in w.flights().values() if e.sender == node and e.sent_at > w.now)
    w.take_out(unsent)
    after = _without_memory(kernel, node, up=False)
    return Deed(node=node, before=before, after=after, timers=timers, lost=(*forgotten, *unsent))


def _without_memory(kernel: Kernel, node: NodeId, *, up: bool) -> State:
    """The state of a node of which only the disk is left."""
    state = kernel.world.states[node]
    kept = {name: getattr(state, name) for name in kernel.stable}
    fresh: State = kernel.protocol.initial(node, kernel.peers[node])
    return msgspec.structs.replace(fresh, up=up, **kept)


def _restart(kernel: Kernel, command: do.Restart) -> Deed:
    before, _ = kernel.draft(command.node)
    if before.up:
        return _already(kernel, command.node)
    draft = _without_memory(kernel, command.node, up=True)
    kernel.out.note(WorldReason.RESTARTED, node=command.node)
    kernel.protocol.on_start(draft, kernel.out)
    return Deed(node=command.node, before=before, after=draft)


def _lose_disk(kernel: Kernel, command: do.LoseDisk) -> Deed:
    node = command.node
    before, _ = kernel.draft(node)
    if before.up:
        raise CommandError(Sentence("cannot-lose-disk", node=node))
    kernel.out.note(WorldReason.DISK_LOST, node=node)
    after = msgspec.structs.replace(kernel.protocol.initial(node, kernel.peers[node]), up=False)
    return Deed(node=node, before=before, after=after)


def _pause(kernel: Kernel, command: do.Pause) -> Deed:
    node = command.node
    before, _ = kernel.draft(node)
    if not before.up or node in kernel.world.waiting:
        return _already(kernel, node)
    kernel.world.waiting[node] = []
    kernel.out.note(WorldReason.PAUSED, node=node)
    return Deed(node=node, before=before, after=before)


def _resume(kernel: Kernel, command: do.Resume) -> Deed:
    w, node = kernel.world, command.node
    before, _ = kernel.draft(node)
    if node not in w.waiting:
        return _already(kernel, node)
    events = w.waiting.pop(node)
    for event in events:
        if len(event) == 3:
            w.arrive(event[2], w.now)
        else:
            w.order += 1
            # Due since the pause began to bite; what comes before it in the queue may still arm it anew.
            timer = w.timers[node][event[3]]
            timer.armed, timer.queued, timer.queued_at = w.order, w.order, w.now
            heappush(w.heap, (w.now, w.order, node, event[3]))
    kernel.out.note(WorldReason.RESUMED, node=node, waiting=len(events))
    return Deed(node=node, before=before, after=before)


def _timeout(kernel: Kernel, command: do.Timeout) -> Deed:
    node, name = command.node, command.timer
    if node in kernel.world.waiting:
        raise CommandError(Sentence("cannot-time-out-paused", node=node))
    timer = kernel.world.timers[node].get(name)
    if timer is None or timer.due is None:
        raise CommandError(Sentence("cannot-time-out", timer=repr(name), node=node))
    before, draft = kernel.draft(node)
    timer.due = None
    kernel.out.note(WorldReason.TIMED_OUT, node=node, timer=name)
    kernel.protocol.timer_handlers[name](draft, kernel.out)
    fired = () if name in kernel.out.timers else ((node, name, None),)
    return Deed(node=node, before=before, after=draft, timers=fired)


def _clock(kernel: Kernel, command: do.Clock) -> Deed:
    w, node = kernel.world, command.node
    before, _ = kernel.draft(node)
    old = w.clocks[node].rate if node in w.clocks else 1.0
    w.clocks[node] = ClockReading(command.rate, w.local_time(node), w.now)
    timers = []
    for name, timer in w.timers[node].items():
        if timer.due is not None and timer.due > w.now:
            w.rearm(node, name, timer, w.now + round((timer.due - w.now) * old / command.rate))
            timers.append((node, name, timer.due))
    kernel.out.note(WorldReason.CLOCK_SET, node=node, rate=command.rate)
    return Deed(node=node, before=before, after=before, timers=tuple(timers))


def _request(kernel: Kernel, command: do.Request) -> Deed:
    before, draft = kernel.draft(command.client)
    assert kernel.client is not None
    kernel.client.on_request(draft, command.op, command.node, kernel.out)  # type: ignore[arg-type]
    return Deed(node=command.client, before=before, after=draft)


# --- links -----------------------------------------------------------------------------------------------------------


def _cut(kernel: Kernel, command: do.Cut) -> Deed:
    kernel.out.note(
        WorldReason.CUT_ONE_WAY if command.one_way else WorldReason.CUT, nodes=command.from_, others=command.to
    )
    return _cut_pairs(kernel, _pairs(command.from_, command.to, command.one_way))


def _isolate(kernel: Kernel, command: do.Isolate) -> Deed:
    kernel.out.note(WorldReason.ISOLATED, node=command.node)
    return _cut_pairs(kernel, _pairs((command.node,), tuple(kernel.programs), one_way=False))


def _cut_pairs(kernel: Kernel, pairs: Iterable[tuple[NodeId, NodeId]]) -> Deed:
    w = kernel.world
    cut = dict.fromkeys(pairs)
    w.cuts.update(cut)
    lost = tuple(e.id for e in w.flights().values() if (e.sender, e.to) in cut)
    w.take_out(lost)
    return Deed(lost=lost)


def _heal(kernel: Kernel, command: do.Heal) -> Deed:
    cuts = kernel.world.cuts
    if command.from_ is None or command.to is None:
        kernel.out.note(WorldReason.HEALED_ALL)
        cuts.clear()
    else:
        kernel.out.note(WorldReason.HEALED, nodes=command.from_, others=command.to)
        for pair in _pairs(command.from_, command.to, command.one_way):
            cuts.pop(pair, None)
    return Deed()


def _pairs(from_: Iterable[NodeId], to: Iterable[NodeId], one_way: bool) -> list[tuple[NodeId, NodeId]]:
    there = [(a, b) for a in from_ for b in to if a != b]
    return there if one_way else there + [(b, a) for a, b in there]


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
    handler = kernel.programs[node].handlers.get(type(envelope.message), not_understood)
    handler(draft, envelope.sender, envelope.message, kernel.out)
    return Deed(node=node, before=before, after=draft)


def _duplicate(kernel: Kernel, command: do.Duplicate) -> Deed:
    envelope = _chosen(kernel, command)
    copy = kernel.post.copy(kernel.world, envelope, max(kernel.world.now, envelope.sent_at))
    kernel.out.note(WorldReason.DUPLICATED, **_named(envelope))
    return Deed(sent=(copy,))


def _inject(kernel: Kernel, command: do.Inject) -> Deed:
    w = kernel.world
    kernel.out.note(WorldReason.INJECTED, sender=command.from_, to=command.to, kind=command.type)
    if not command.now:
        return Deed(sent=tuple(kernel.post.send(w, command.from_, [((command.to,), command.body, False)], w.now)))
    envelope = Envelope(w.next_message, command.from_, command.to, command.body, w.now, w.now, "arrive")
    w.next_message += 1
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


def _named(envelope: Envelope) -> dict[str, Any]:
    return {"sender": envelope.sender, "to": envelope.to, "kind": type(envelope.message).__name__}


def _already(kernel: Kernel, node: NodeId) -> Deed:
    """A command that asks for what is so already: a step in which nothing changes."""
    kernel.out.note(WorldReason.ALREADY_SO, node=node)
    state = kernel.world.states[node]
    return Deed(node=node, before=state, after=state)


def _forget_effects(kernel: Kernel) -> None:
    """A node that goes down sends nothing more and arms nothing more."""
    kernel.out.sends, kernel.out.timers, kernel.out.delivered = [], {}, []


_DEEDS: dict[type[do.Command], Callable[[Kernel, Any], Deed]] = {
    do.Crash: _crash, do.Restart: _restart, do.LoseDisk: _lose_disk, do.Pause: _pause, do.Resume: _resume,
    do.Cut: _cut, do.Heal: _heal, do.Isolate: _isolate, do.Link: _link, do.Drop: _drop, do.Hold: _hold,
    do.Release: _release, do.Deliver: _deliver, do.Duplicate: _duplicate, do.Timeout: _timeout, do.Clock: _clock,
    do.Request: _request, do.Inject: _inject,
}  # fmt: skip
