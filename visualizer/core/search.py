"""The search mode: a run without record, with its invariants or without, as fast as it goes.

It is `Kernel.advance` written out for what nearly every step is, a message that arrives or a timer that fires while
nobody is paused and no clock drifts. All else it leaves to `advance`. Where no invariant wants to see what a step
changed, nothing is kept, and handlers assign to the states themselves and not to drafts of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any

from visualizer.core.agenda import reach
from visualizer.core.deed import not_understood
from visualizer.core.model import State, touched_fields
from visualizer.core.names import NodeId
from visualizer.core.network import CrowdPost
from visualizer.core.step import Envelope
from visualizer.core.units import Micros
from visualizer.core.world import MessageEvent, World

if TYPE_CHECKING:
    from visualizer.core.kernel import Kernel

Soon = deque[MessageEvent]


def search(kernel: Kernel, limit: Micros, steps: int) -> int:
    """Go on to `limit`, or for so many steps; the number of steps done.

    Without invariants the world must be the kernel's alone: no checkpoint may share its states.
    """
    post, soon = kernel.post, Soon()
    # What arrives at once comes after all that was made before it: it needs no place in the heap.
    if isinstance(post, CrowdPost) and post.instant:
        post.soon = soon
    try:
        return _search(kernel, limit, steps, soon)
    finally:
        _put_back(kernel.world, soon)
        if isinstance(post, CrowdPost):
            post.soon = None


def _search(kernel: Kernel, limit: Micros, steps: int, soon: Soon) -> int:
    w, out, landmark, check = kernel.world, kernel.out, kernel.landmark, kernel.check
    schedule, timers, send = w.schedule, w.timers, kernel.post.send
    heap: Any = w.heap
    programs: dict[str, Any] = {"n": kernel.protocol, "c": kernel.client}
    done, is_plain = 0, _is_plain(w)
    while done < steps:
        first: Any = soon if soon and (not heap or soon[0] < heap[0]) else heap
        if not is_plain or not first or first[0][0] > limit or (schedule and schedule[0][0] <= first[0][0]):
            seq = w.seq
            _put_back(w, soon)
            kernel.advance(limit)
            if w.seq == seq:
                return done
            done += 1
            is_plain = _is_plain(w)
            continue
        event: Any = soon.popleft() if first is soon else heappop(heap)
        is_timer = len(event) == 4
        if is_timer and not w.comes_up(event):
            continue
        node = event[2] if is_timer else event[2].to
        w.now, out.now, out.me = event[0], event[0], node
        before: Any = w.states[node]
        me = before.__copy__() if check else before
        seen = landmark.glance(me) if landmark is not None and node[0] == "n" else None
        if is_timer:
            timers[node][event[3]].due = None
            programs[node[0]].timer_handlers[event[3]](me, out)
        elif me.up:
            message = event[2].message
            programs[node[0]].handlers.get(type(message), not_understood)(me, event[2].sender, message, out)
        if out.timers:
            kernel.arm_all(node, out.timers, None)
            out.timers.clear()
        sent: Sequence[Envelope] = ()
        if out.sends:
            sent = send(w, node, out.sends, w.now)
            out.sends.clear()
        w.seq += 1
        done += 1
        if me is not before:
            _watch(kernel, node, before, me, sent)
        if seen is not None and landmark is not None and (now := landmark.glance(me)) != seen:
            landmark.see(w, node, seen, now, out)
        if out.milestones or out.facts or out.delivered or out.learned:
            _wrap_up(kernel)
    return done


def _put_back(w: World, soon: Soon) -> None:
    """What arrives at once into the heap, where all others look for it."""
    while soon:
        heappush(w.heap, soon.popleft())


def _is_plain(w: World) -> bool:
    """Whether there is nothing but messages and timers, at nodes that all run by the clock."""
    return not (w.starting or w.urgent or w.waiting or w.clocks or w.pending)


def _watch(kernel: Kernel, node: NodeId, before: State, after: State, sent: Sequence[Envelope]) -> None:
    """Take over what a step changed, and hold the invariants against it."""
    w, out = kernel.world, kernel.out
    names = touched_fields(before, after)
    if names:
        w.states[node] = after
    if names or sent or out.learned:
        kernel.violations += kernel.watch.look(w, node, before, after if names else before, names, sent, out)


def _wrap_up(kernel: Kernel) -> None:
    """What a step said beside messages and timers."""
    out = kernel.out
    if out.milestones or out.facts:
        reach(kernel.world, out, kernel.expected)
    out.delivered.clear()
    out.learned.clear()
