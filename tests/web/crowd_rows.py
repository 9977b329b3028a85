"""Steps and a snapshot as the page gets them of a crowd, and the same whole: both sides' tests are held against it.

    python -m tests.web.crowd_rows

writes `tests/js/fixtures/crowd.json` anew. The rows are those of five Raft servers in trouble, which do in a few steps
all that rows have to tell.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from visualizer import crowd, wire
from visualizer.bootstrap import ROOT
from visualizer.cli.course import Goal, chosen
from visualizer.core.run import Network, Run, checked
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros
from visualizer.protocols.raft.engine import Raft

FILE: Final = ROOT / "tests" / "js" / "fixtures" / "crowd.json"

FIRST: Final = 65
LAST: Final = 127
"""The steps after the one, up to the other."""

_TROUBLE: Final = Goal(until=micros(3_000.0), chaos=0.9)


class DrawnRaft(Raft):
    """Raft, if it were made for crowds: of a server the stage draws the role and the term."""

    drawn = ("role", "current_term")


def trouble() -> Timeline:
    """A run through chaos, on a network that loses and copies, with disks that take their time."""
    network = Network(loss=0.1, duplicate=0.1, disk_write=(0.0, 3.0))
    run = checked(Run("raft", clients=2, seed=4, network=network), DrawnRaft)
    protocol = DrawnRaft(run.params)
    timeline = Timeline(chosen(run, protocol, _TROUBLE), protocol)
    timeline.extend(_TROUBLE.until, 10_000)
    return timeline


def rows(timeline: Timeline, first: int, last: int) -> Any:
    """Steps as rows."""
    at = timeline.steps[first - 1].at if first else 0
    batch = crowd.LightBatch(timeline.protocol, last - first, first, at)
    for step in timeline.steps[first:last]:
        batch.add(step)
    return batch.json


def made() -> Any:
    """What the file is to hold."""
    timeline = trouble()
    world = timeline.at(FIRST)
    whole = [wire.step_json(step, timeline.protocol) for step in timeline.steps[FIRST:LAST]]
    return plain(
        {
            "drawn": crowd.drawn_fields(timeline.protocol),
            "light": {
                "base": crowd.snapshot_json(world, timeline.protocol, lambda: None),
                "steps": rows(timeline, FIRST, LAST),
            },
            "whole": {"base": wire.snapshot_json(world), "steps": whole},
        }
    )


def written() -> bytes:
    """The file."""
    return msgspec.json.encode(made()) + b"\n"


def plain(value: Any) -> Any:
    """A value as it is once it was JSON."""
    return msgspec.json.decode(msgspec.json.encode(value))


if __name__ == "__main__":
    FILE.write_bytes(written())
