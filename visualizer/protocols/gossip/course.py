"""What nobody who gossips can know: how far the latest write has come, and that all hold the same.

A protocol whose nodes all come to hold the same makes its landmark of `Course` and `moved`, and says what a write is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from visualizer.core.landmark import Sight
from visualizer.core.model import Record
from visualizer.core.persistent import EMPTY, Map

W = TypeVar("W")

HALF: Final = "half_informed"
ALL: Final = "all_informed"
CONVERGED: Final = "converged"

MILESTONES: Final = (HALF, ALL, CONVERGED)


class Course(Record, frozen=True, gc=False):
    """How far things have come among the nodes that are up."""

    down: int = 0
    """Nodes that are down, or have left."""
    held: Map[int, int] = EMPTY
    """How many hold each of the things that anybody holds, by the hash of the thing; the empty one is not counted."""
    converged: bool = False
    latest: Any = None
    """The latest write, or None before there is one."""
    informed: int = 0
    """How many know it, or a newer one of its key."""
    halfway: bool = False
    everywhere: bool = False


def moved(
    course: Course, sight: Sight, latest: W | None, knows: Callable[[Any, W], bool], agree: Callable[[], bool]
) -> tuple[Course, tuple[str, ...]]:
    """The course after a step, and the milestones that are reached.

    They are: half of the nodes that are up, or all, know the latest write, each said once for it; all hold the same.

    sight: of fields of which the first is `up`, the second what a node knows, and the last what has the same hash where
    two hold the same. latest: the write that the step made, if it did. knows: whether who knows so much knows of a
    write. agree: whether those that are up really hold the same, where all hashes are equal.
    """
    was_up, is_up = sight.before[0], sight.after[0]
    down = course.down + was_up - is_up
    up = len(sight.nodes) - down
    reached: list[str] = []

    held = _counted(course.held, sight.before[-1] if was_up else None, sight.after[-1] if is_up else None)
    converged = len(held) == 1 and up in held.values() and agree()
    if converged and not course.converged:
        reached.append(CONVERGED)

    write, informed, halfway, everywhere = course.latest, course.informed, course.halfway, course.everywhere
    if latest is not None:
        write, informed, halfway, everywhere = latest, int(is_up), False, False
    elif write is not None:
        informed += (is_up and knows(sight.after[1], write)) - (was_up and knows(sight.before[1], write))
    if write is not None and not halfway and 2 * informed >= up > 0:
        halfway = True
        reached.append(HALF)
    if write is not None and not everywhere and informed >= up > 0:
        everywhere = True
        reached.append(ALL)
    return Course(down, held, converged, write, informed, halfway, everywhere), tuple(reached)


def _counted(held: Map[int, int], old: Any, new: Any) -> Map[int, int]:
    """The counts once a node holds the one in place of the other; None, or an empty one, is not counted."""
    if old is new:
        return held
    # Not by the things themselves: a map of thousands would be hashed anew whenever the counts are copied.
    if old:
        key = hash(old)
        left = held[key] - 1
        held = held.put(key, left) if left else held.without(key)
    if new:
        key = hash(new)
        held = held.put(key, held.get(key, 0) + 1)
    return held
