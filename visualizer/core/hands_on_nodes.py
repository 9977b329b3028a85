"""What a person's hands do to nodes and clients: crash, restart, pause, join, time out, ask.

Every function checks first and changes afterwards, so that a CommandError leaves the world as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappush
from typing import TYPE_CHECKING, Any, Final

import msgspec

from visualizer.core import command as do
from visualizer.core.deed import Deed, WorldReason
from visualizer.core.errors import CommandError, Sentence
from visualizer.core.model import State
from visualizer.core.names import NodeId, is_client
from visualizer.core.world import ClockReading

if TYPE_CHECKING:
    from visualizer.core.kernel import Kernel


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
    fresh = kernel.pristine(node)
    return msgspec.structs.replace(fresh, up=up, **kept)


def _restart(kernel: Kernel, command: do.Restart) -> Deed:
    before, _ = kernel.draft(command.node)
    if before.up:
        return _already(kernel, command.node)
    draft = _without_memory(kernel, command.node, up=True)
    kernel.out.note(WorldReason.RESTARTED, node=command.node)
    kernel.protocol.on_start(draft, kernel.out)
    return Deed(node=command.node, before=before, after=draft)


def _join(kernel: Kernel, command: do.Join) -> Deed:
    w, node = kernel.world, command.node
    free = w.roster.next_name()
    if node != free:
        raise CommandError(Sentence("cannot-join", node=node, free=free))
    w.roster = kernel.out.roster = w.roster.joined()
    w.timers[node] = {}
    clients = {name: state for name, state in w.states.items() if is_client(name)}
    nodes = {name: state for name, state in w.states.items() if name not in clients}
    w.states = nodes | {node: kernel.pristine(node)} | clients
    before, draft = kernel.draft(node)
    kernel.out.note(WorldReason.JOINED, node=node)
    kernel.protocol.on_join(draft, kernel.out)
    return Deed(node=node, before=before, after=draft, is_new=True)


def _leave(kernel: Kernel, command: do.Leave) -> Deed:
    node = command.node
    before, draft = kernel.draft(node)
    if not before.up:
        return _already(kernel, node)
    if node in kernel.world.waiting:
        raise CommandError(Sentence("cannot-leave-paused", node=node))
    kernel.out.note(WorldReason.LEFT, node=node)
    kernel.protocol.on_leave(draft, kernel.out)
    kernel.out.timers.clear()
    timers = tuple((node, name, None) for name in kernel.world.timers[node] if kernel.world.cancel(node, name))
    kept = {name: getattr(draft, name) for name in kernel.stable}
    after = msgspec.structs.replace(kernel.pristine(node), up=False, **kept)
    return Deed(node=node, before=before, after=after, timers=timers)


def _lose_disk(kernel: Kernel, command: do.LoseDisk) -> Deed:
    node = command.node
    before, _ = kernel.draft(node)
    if before.up:
        raise CommandError(Sentence("cannot-lose-disk", node=node))
    kernel.out.note(WorldReason.DISK_LOST, node=node)
    after = msgspec.structs.replace(kernel.pristine(node), up=False)
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
    fired = () if kernel.out.timers.get(name) is not None else ((node, name, None),)
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


def _already(kernel: Kernel, node: NodeId) -> Deed:
    """A command that asks for what is so already: a step in which nothing changes."""
    kernel.out.note(WorldReason.ALREADY_SO, node=node)
    state = kernel.world.states[node]
    return Deed(node=node, before=state, after=state)


def _forget_effects(kernel: Kernel) -> None:
    """A node that goes down sends nothing more and arms nothing more."""
    kernel.out.sends, kernel.out.timers, kernel.out.delivered = [], {}, []


ON_NODES: Final[dict[type[do.Command], Callable[[Kernel, Any], Deed]]] = {
    do.Crash: _crash, do.Restart: _restart, do.LoseDisk: _lose_disk, do.Pause: _pause, do.Resume: _resume,
    do.Join: _join, do.Leave: _leave, do.Timeout: _timeout, do.Clock: _clock, do.Request: _request,
}  # fmt: skip
"""How each command to a node or a client is carried out."""
