"""How fast Concord is, beside the fastest loop that Python has: a heap of tuples, from which one is taken and put back.

Speeds are ratios to that loop, measured in slices that take turns in one process, the best slice of each: so they say
the same on a slow machine and on a busy one. The garbage collector is off meanwhile, as in `timeit`.
"""

from __future__ import annotations

import gc
import platform
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from heapq import heapify, heappop, heappush
from time import perf_counter
from typing import Any, Final

import msgspec

from visualizer import registry, wire
from visualizer.core.dice import Dice
from visualizer.core.draw import Stream
from visualizer.core.kernel import NEVER, Kernel
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run
from visualizer.core.timeline import Timeline
from visualizer.sentences import Sentences

Json = dict[str, Any]

SLICES: Final = 24
"""Slices of each measurement; the best counts."""

STEPS_A_SLICE: Final = 5_000
"""Steps of one slice."""

IN_FLIGHT: Final = 64
"""Events in the bare heap, about as many as a run under load has on their way."""

LONG_RUN: Final = 100_000
"""Steps of the run in which seeks and forks are timed."""

SEEKS: Final = 300
"""Places at which each is timed."""

TRIES: Final = 3
"""Tries at each place; the best counts."""

TARGETS: Final = {"record": 25.0, "search": 10.0, "seek_ms": 10.0, "fork_ms": 1.0, "bytes_a_step": 1024.0}
"""What is promised: how many times slower than the bare loop at most; milliseconds at the 99th percentile; bytes."""


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """What a protocol is measured at. A run that comes to its end is followed by the same with the next seed.

    run: what it is apart from its seed. targets: what is promised in place of `TARGETS`; `watched`: with invariants and
    without a record, from seed to verdict.
    """

    protocol: str
    run: Json = {}
    targets: dict[str, float] = {}

    def prepared(self, seed: int) -> tuple[Run, Protocol[Any]]:
        """The run with this seed."""
        return registry.prepared(wire.decode_run({"protocol": self.protocol, "seed": seed, **self.run}))

    def promised(self, mode: str) -> float | None:
        """How many times slower than the bare loop it is at most; None where nothing is promised."""
        return self.targets.get(mode, TARGETS.get(mode))


def _proposals(first: float, second: float) -> list[Json]:
    """Two clients who propose different values to two proposers, at these times (ms)."""
    return [
        {"do": "request", "at": at, "client": f"c{i}", "node": f"n{i}", "op": {"do": "propose", "value": f"v{i}"}}
        for i, at in ((1, first), (2, second))
    ]


def _write(at: float, value: int) -> Json:
    """A client writes a key at a time (ms)."""
    return {"do": "request", "at": at, "client": "c1", "op": {"do": "update", "key": "x", "value": value}}


_SAME_TIME: Final[Json] = {"delay": [10.0, 10.0]}
_IMPATIENT: Final = 30.0

WORKS: Final[dict[str, Work]] = {
    # Without backoff and under constant latency the two proposers go on for ever.
    "paxos-basic": Work(
        protocol="paxos-basic",
        run={
            "clients": 2,
            "params": {"backoff": "none", "retry": _IMPATIENT},
            "network": _SAME_TIME,
            "commands": _proposals(0.0, 15.0),
        },
    ),
    "paxos-fast": Work(protocol="paxos-fast", run={"clients": 2, "commands": _proposals(100.0, 100.0)}),
    "totem": Work(protocol="totem", run={"nodes": 8, "clients": 0, "params": {"load": 5.0}}),
    # The epidemic paper's own: cycles, and a new rumor whenever the last one is dead.
    "gossip-rumor": Work(
        protocol="gossip-rumor",
        run={
            "nodes": 1000,
            "params": {"synchronous": True},
            "commands": [_write(1.0 + 2500.0 * i, i) for i in range(30)],
        },
        targets={"search": 12.0, "record": 30.0},
    ),
    # From seed to verdict: some 60 steps, after which it is known which value was chosen.
    "paxos-basic duel": Work(
        protocol="paxos-basic",
        run={"nodes": 3, "clients": 2, "params": {"retry": _IMPATIENT}, "commands": _proposals(0.0, 25.0)},
        targets={"watched": 20.0},
    ),
}
"""What is measured otherwise than as a protocol's run without commands."""


def works() -> dict[str, Work]:
    """What is measured, by name."""
    return {name: Work(protocol=name) for name in registry.protocols()} | WORKS


def measure() -> Json:
    """Measure everything; some seconds a protocol."""
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "targets": TARGETS,
        "protocols": {name: {"protocol": work.protocol, **_speeds(work)} for name, work in works().items()},
        "history": {name: _history(work) for name, work in works().items() if name == work.protocol},
    }


# --- steps a second --------------------------------------------------------------------------------------------------


def _speeds(work: Work) -> Json:
    """Events a second of the bare loop, steps a second of a protocol in each mode, and how much slower each is."""
    slices: dict[str, Callable[[], float]] = {
        "bare": _bare,
        "record": lambda: _recorded(work),
        "search": lambda: _searched(work, check=False),
        "watched": lambda: _searched(work, check=True),
    }
    best = dict.fromkeys(slices, 0.0)
    for _ in range(SLICES):
        for name, run_slice in slices.items():
            with _collector_off():
                best[name] = max(best[name], STEPS_A_SLICE / run_slice())
    slower = {f"{name}_slower": best["bare"] / speed for name, speed in best.items() if name != "bare"}
    promised = {f"{name}_promised": work.promised(name) for name in slices if name != "bare"}
    return {f"{name}_per_second": speed for name, speed in best.items()} | slower | promised


@contextmanager
def _collector_off() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _bare() -> float:
    """Seconds for a slice of the bare loop; the delays are random, as those of a run are."""
    draws = Stream(1, "bench")
    delays = [draws.between(n, 10_000, 20_000) for n in range(1024)]
    heap = [(delay, order, "n1", "deliver") for order, delay in enumerate(delays[:IN_FLIGHT])]
    heapify(heap)
    begun = perf_counter()
    for order in range(IN_FLIGHT, IN_FLIGHT + STEPS_A_SLICE):
        at, _, node, kind = heappop(heap)
        heappush(heap, (at + delays[order & 1023], order, node, kind))
    return perf_counter() - begun


def _recorded(work: Work) -> float:
    """Seconds for a slice with reasons, invariants and history."""
    return _slice(work, lambda run, protocol, steps: Timeline(run, protocol).extend(NEVER, steps))


def _searched(work: Work, *, check: bool) -> float:
    """Seconds for a slice without any record."""
    return _slice(
        work, lambda run, protocol, steps: Kernel(run, protocol, record=False, check=check).search(NEVER, steps)
    )


def _slice(work: Work, go: Callable[[Run, Protocol[Any], int], int]) -> float:
    """Seconds for a slice: `go` makes a run move for so many steps, or to its end, and says how many it did."""
    run, protocol = work.prepared(1)
    left, seed = STEPS_A_SLICE, 1
    begun = perf_counter()
    while left > 0:
        left -= go(msgspec.structs.replace(run, seed=seed), protocol, left)
        seed += 1
    return perf_counter() - begun


# --- history ---------------------------------------------------------------------------------------------------------


def _history(work: Work) -> Json:
    """What a long run takes: bytes a step, and the time to go anywhere in it and to leave it from there."""
    tracemalloc.start()
    timeline = Timeline(*work.prepared(1))
    before = tracemalloc.get_traced_memory()[0]
    steps = timeline.extend(NEVER, LONG_RUN)
    kept = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    dice = Dice(Stream(1, "bench"))
    places = [dice.between(0, steps) for _ in range(SEEKS)]
    with _collector_off():
        return {
            "steps": steps,
            "bytes_a_step": kept / steps,
            "seek": _timed(timeline.at, places),
            "fork": _timed(lambda seq: timeline.fork(seq, timeline.run.commands), places),
        }


def _timed(act: Callable[[int], object], places: list[int]) -> Json:
    """Milliseconds of doing something at each of the places, the best of some tries at each."""
    spent = sorted(min(_seconds(act, place) for _ in range(TRIES)) * 1000 for place in places)
    return {"p50_ms": spent[len(spent) // 2], "p99_ms": spent[len(spent) * 99 // 100], "max_ms": spent[-1]}


def _seconds(act: Callable[[int], object], place: int) -> float:
    begun = perf_counter()
    act(place)
    return perf_counter() - begun


# --- in words --------------------------------------------------------------------------------------------------------


def told(measured: Json, words: Sentences) -> Iterator[str]:
    """The same in words, each number beside what is promised."""
    yield words.say("bench-on", {"python": measured["python"], "machine": measured["machine"]})
    for name, speeds in measured["protocols"].items():
        history = measured["history"].get(name)
        work = works()[name]
        nodes = work.run.get("nodes", Run(work.protocol).nodes)
        yield words.say("bench-protocol", {"protocol": words.say(work.protocol), "nodes": nodes})
        yield words.say("bench-bare", {"speed": round(speeds["bare_per_second"])})
        for mode in ("record", "search", "watched"):
            speed, slower = round(speeds[f"{mode}_per_second"]), round(speeds[f"{mode}_slower"], 1)
            says = words.say(f"bench-{mode}", {"speed": speed, "slower": slower})
            yield says + _promised(slower, speeds[f"{mode}_promised"], words)
        if history is None:
            continue
        for act in ("seek", "fork"):
            times = {name: round(ms, 3) for name, ms in history[act].items()}
            says = words.say(f"bench-{act}", {"steps": history["steps"], **times})
            yield says + _promised(history[act]["p99_ms"], TARGETS[f"{act}_ms"], words)
        says = words.say("bench-bytes", {"bytes": round(history["bytes_a_step"])})
        yield says + _promised(history["bytes_a_step"], TARGETS["bytes_a_step"], words)


def _promised(value: float, target: float | None, words: Sentences) -> str:
    if target is None:
        return ""
    return words.say("bench-kept" if value <= target else "bench-missed", {"target": target})
