"""The golden transcripts: what each scenario, and a run through chaos, tells in words. Run it to write them anew:

    python -m tests.golden.transcripts

and read the difference before it is committed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from visualizer.cli.course import Goal, chosen, pursue
from visualizer.core import limits
from visualizer.core.kernel import Kernel
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run
from visualizer.core.units import micros
from visualizer.registry import prepared, protocols
from visualizer.scenario import scenarios
from visualizer.transcript import Transcript

FOLDER: Final = Path(__file__).parent

CHAOS: Final = Goal(until=micros(2_500.0), chaos=0.5)
"""A run of every protocol is told that no story would think of."""


STEPS_OF_A_CROWD: Final = 1_500
"""As far as the story of a crowd is told: its beginning, and some of what many do at once."""


def names() -> list[str]:
    """Every transcript there is to be, as the name of its file without `.txt`."""
    return [name.replace("/", "-") for name in scenarios()] + [f"{protocol}-chaos" for protocol in protocols()]


def told(name: str) -> str:
    """What a transcript is to hold."""
    run, protocol, goal = _runs()[name]
    said = io.StringIO()
    transcript = Transcript(run, protocol, "en", said)
    pursue(Kernel(run, protocol), goal, see=transcript.tell)
    transcript.end()
    return said.getvalue()


def _runs() -> dict[str, tuple[Run, Protocol[Any], Goal]]:
    return dict(_each())


def _each() -> Iterator[tuple[str, tuple[Run, Protocol[Any], Goal]]]:
    for name, scenario in scenarios().items():
        run, protocol = scenario.prepared()
        steps = STEPS_OF_A_CROWD if run.nodes > limits.NODES_PER_RUN else None
        goal = Goal(until=micros(scenario.until), steps=steps, keep_going=bool(scenario.breaks))
        yield name.replace("/", "-"), (run, protocol, goal)
    for name in protocols():
        run, protocol = prepared(Run(name, seed=3))
        yield f"{name}-chaos", (chosen(run, protocol, CHAOS), protocol, CHAOS)


def file_of(name: str) -> Path:
    """Where a transcript is kept."""
    return FOLDER / f"{name}.txt"


if __name__ == "__main__":
    for each in names():
        file_of(each).write_text(told(each), encoding="utf-8")
