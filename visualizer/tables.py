"""The tables of Demers et al. (1987), made anew: what a rumor costs, whom it misses, and when it has come to the last.

§1.4 of *Epidemic Algorithms for Replicated Database Maintenance* tells of epidemics on 1,000 sites, in cycles, that
begin with one update at one site: Table 1 (push, feedback, counters), Table 2 (push, blind, coins) and Table 3 (pull,
feedback, counters). Each row is many runs here, of the protocol that the page shows, in its synchronous mode. Measured:

- the residue s: the part of the sites that never hear of the update;
- the traffic m: updates sent, a site; that is messages with the update that arrive, useful or redundant;
- t_last: the cycle in which the last site that hears of it does. The update is there before the first cycle.

A published number is met where the mean of the runs is as near as chance lets it be: three standard errors, and half of
the last digit that was printed. What the paper calls t_ave does not follow from its definition, so it is left out.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from decimal import Decimal
from math import sqrt
from statistics import fmean, stdev
from typing import Any, Final

import msgspec

from visualizer import registry
from visualizer.core.kernel import Kernel
from visualizer.core.run import Run
from visualizer.protocols.gossip.rumor.landmarks import DEAD

Json = dict[str, Any]

SITES: Final = 1_000
"""Sites of every run."""

CYCLE_MS: Final = 1
"""Milliseconds of a cycle."""

STANDARD_ERRORS: Final = 3.0
"""How many of them the mean of the runs may be away from what was published."""

FEW: Final = 10
"""Sites missed in all runs of a row, by the published residue, below which the runs cannot say how much it varies."""

MEASURES: Final = ("s", "m", "t_last")
"""Residue, traffic, and the cycle of the last site that hears of the update."""


class Row(msgspec.Struct, frozen=True):
    """One row of a table. published: the number of each measure as it was printed."""

    table: str
    k: int
    published: tuple[str, str, str]

    @property
    def params(self) -> Json:
        """The parameters of its runs."""
        return TABLES[self.table] | {"k": self.k, "synchronous": True, "interval": CYCLE_MS}


TABLES: Final[dict[str, Json]] = {
    "push-feedback-counter": {"mode": "push", "feedback": True, "stop": "counter"},
    "push-blind-coin": {"mode": "push", "feedback": False, "stop": "coin"},
    "pull-feedback-counter": {"mode": "pull", "feedback": True, "stop": "counter"},
}
"""Tables 1, 2 and 3, with the parameters that make each."""

LOOSE: Final[dict[tuple[str, str], float]] = {("push-blind-coin", "t_last"): 0.05}
"""What varies so much from run to run that another tolerance holds: a part of the published number."""

DEMERS: Final = (
    Row("push-feedback-counter", 1, (".18", "1.7", "16.8")),
    Row("push-feedback-counter", 2, (".037", "3.3", "16.9")),
    Row("push-feedback-counter", 3, (".011", "4.5", "17.4")),
    Row("push-feedback-counter", 4, (".0036", "5.6", "17.5")),
    Row("push-feedback-counter", 5, (".0012", "6.7", "17.7")),
    Row("push-blind-coin", 1, (".96", ".04", "38")),
    Row("push-blind-coin", 2, (".20", "1.6", "33")),
    Row("push-blind-coin", 3, (".060", "2.8", "32")),
    Row("push-blind-coin", 4, (".021", "3.9", "32")),
    Row("push-blind-coin", 5, (".008", "4.9", "32")),
    Row("pull-feedback-counter", 1, ("3.1e-2", "2.7", "17.6")),
    Row("pull-feedback-counter", 2, ("5.8e-4", "4.5", "15.4")),
    Row("pull-feedback-counter", 3, ("4.0e-6", "6.1", "14.0")),
)
"""The rows, with the numbers of the paper."""


class Sample(msgspec.Struct, frozen=True):
    """What came of one run, in the order of `MEASURES`."""

    s: float
    m: float
    t_last: float


class Measure(msgspec.Struct, frozen=True):
    """A measure of a row: the mean of its runs beside what was published."""

    published: str
    mean: float
    deviation: float
    """The standard deviation of a run."""
    tolerance: float
    """How far the mean may be from the published number."""
    holds: bool


def sample(row: Row, seed: int, sites: int = SITES) -> Sample:
    """One run of a row, to the death of the rumor."""
    planted = {"n1": {"state": "infective", "rumors": [{"key": "update", "value": True, "version": [1, "n1"]}]}}
    run = Run("gossip-rumor", nodes=sites, clients=0, seed=seed, params=row.params, initial=planted)
    kernel = Kernel(*registry.prepared(run), record=False, check=False)
    world = kernel.world
    cycle, informed, last = 0, 1, 0
    while DEAD not in world.milestones:
        cycle += 1
        kernel.search(cycle * CYCLE_MS * 1000, NO_END)
        now_informed = sum(1 for state in states_of(kernel) if state.rumors)
        if now_informed > informed:
            informed, last = now_informed, cycle
    sent = sum(state.useful + state.redundant for state in states_of(kernel))
    return Sample(1 - informed / sites, sent / sites, last)


NO_END: Final = 1 << 40
"""More steps than any cycle has."""


def states_of(kernel: Kernel) -> Sequence[Any]:
    """The states of all sites."""
    states: list[Any] = list(kernel.world.states.values())
    return states


def samples(task: tuple[Row, range]) -> list[Sample]:
    """The runs of a row with these seeds. The garbage collector runs between them and not in them."""
    row, seeds = task
    made = []
    for seed in seeds:
        gc.disable()
        made.append(sample(row, seed))
        gc.enable()
        gc.collect()
    return made


def measured(row: Row, made: Sequence[Sample]) -> dict[str, Measure]:
    """What the runs of a row, two or more, say of each measure."""
    return {
        name: _measure(row, name, published, [getattr(one, name) for one in made])
        for name, published in zip(MEASURES, row.published, strict=True)
    }


def _measure(row: Row, name: str, published: str, values: list[float]) -> Measure:
    mean, deviation, number = fmean(values), stdev(values), float(published)
    if (row.table, name) in LOOSE:
        tolerance = LOOSE[row.table, name] * number
    else:
        is_rare = name == "s" and number * SITES * len(values) < FEW
        spread = max(deviation, rarity(number)) if is_rare else deviation
        tolerance = STANDARD_ERRORS * spread / sqrt(len(values)) + half_digit(published)
    return Measure(published, mean, deviation, tolerance, abs(mean - number) <= tolerance)


def rarity(residue: float) -> float:
    """The standard deviation of the residue of one run where hardly any site is missed, each by itself (Poisson).

    Runs that all miss nobody have a deviation of 0, which says nothing about a residue of some millionths.
    """
    return sqrt(residue / SITES)


def half_digit(published: str) -> float:
    """Half of one in the last digit that was printed."""
    exponent = Decimal(published).as_tuple().exponent
    assert isinstance(exponent, int)
    return 0.5 * 10.0**exponent


def row_json(row: Row, measures: dict[str, Measure]) -> Json:
    """A row with its measures as JSON."""
    return {
        "table": row.table,
        "k": row.k,
        "measures": {
            name: {
                "published": float(one.published),
                "printed": one.published,
                "mean": one.mean,
                "deviation": one.deviation,
                "tolerance": one.tolerance,
                "holds": one.holds,
            }
            for name, one in measures.items()
        },
        "holds": all(one.holds for one in measures.values()),
    }
