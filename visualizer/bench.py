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

from visualizer import registry
from visualizer.core.dice import Dice
from visualizer.core.draw import Stream
from visualizer.core.kernel import NEVER, Kernel
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


def measure() -> Json:
    """Measure everything; some seconds."""
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "targets": TARGETS,
        "protocols": {name: _speeds(name) for name in registry.protocols()},
        "history": {name: _history(name) for name in registry.protocols()},
    }


# --- steps a second --------------------------------------------------------------------------------------------------


def _speeds(protocol: str) -> Json:
    """Events a second of the bare loop, steps a second of a protocol in each mode, and how much slower each is."""
    slices: dict[str, Callable[[], float]] = {
        "bare": _bare,
        "record": lambda: _recorded(protocol),
        "search": lambda: _searched(protocol, check=False),
        "search_with_invariants": lambda: _searched(protocol, check=True),
    }
    best = dict.fromkeys(slices, 0.0)
    for _ in range(SLICES):
        for name, run_slice in slices.items():
            with _collector_off():
                best[name] = max(best[name], STEPS_A_SLICE / run_slice())
    slower = {f"{name}_slower": best["bare"] / speed for name, speed in best.items() if name != "bare"}
    return {f"{name}_per_second": speed for name, speed in best.items()} | slower


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


def _recorded(protocol: str) -> float:
    """Seconds for a slice with reasons, invariants and history."""
    timeline = Timeline(*registry.prepared(Run(protocol=protocol)))
    begun = perf_counter()
    timeline.extend(NEVER, STEPS_A_SLICE)
    return perf_counter() - begun


def _searched(protocol: str, *, check: bool) -> float:
    """Seconds for a slice without any record."""
    kernel = Kernel(*registry.prepared(Run(protocol=protocol)), record=False, check=check)
    begun = perf_counter()
    kernel.search(NEVER, STEPS_A_SLICE)
    return perf_counter() - begun


# --- history ---------------------------------------------------------------------------------------------------------


def _history(protocol: str) -> Json:
    """What a long run takes: bytes a step, and the time to go anywhere in it and to leave it from there."""
    tracemalloc.start()
    timeline = Timeline(*registry.prepared(Run(protocol=protocol)))
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
            "fork": _timed(lambda seq: timeline.fork(seq, ()), places),
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
    for protocol, speeds in measured["protocols"].items():
        history = measured["history"][protocol]
        yield words.say("bench-protocol", {"protocol": words.say(protocol)})
        yield words.say("bench-bare", {"speed": round(speeds["bare_per_second"])})
        for mode in ("record", "search", "search_with_invariants"):
            speed, slower = round(speeds[f"{mode}_per_second"]), round(speeds[f"{mode}_slower"], 1)
            says = words.say(f"bench-{mode.replace('_', '-')}", {"speed": speed, "slower": slower})
            yield says + _promised(slower, mode, words)
        for act in ("seek", "fork"):
            times = {name: round(ms, 3) for name, ms in history[act].items()}
            says = words.say(f"bench-{act}", {"steps": history["steps"], **times})
            yield says + _promised(history[act]["p99_ms"], f"{act}_ms", words)
        says = words.say("bench-bytes", {"bytes": round(history["bytes_a_step"])})
        yield says + _promised(history["bytes_a_step"], "bytes_a_step", words)


def _promised(value: float, name: str, words: Sentences) -> str:
    if name not in TARGETS:
        return ""
    return words.say("bench-kept" if value <= TARGETS[name] else "bench-missed", {"target": TARGETS[name]})
