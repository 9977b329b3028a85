"""Chaos: random faults and requests, chosen while the run goes on: each is possible in the world at that moment.

What it chooses becomes commands of the run, with a time and concrete nodes and messages; replayed from the start, the
run gives the same steps without it. All choices are keyed draws of the run's seed.

Storms of faults and calms of repair take turns, because a cluster that is never left alone never gets to the states
in which a fault is interesting. For the last quarter everything is mended, so that what should be reached at last can
be. It never loses a disk and never makes a message up: no protocol promises anything then.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from visualizer.core import command as do
from visualizer.core import limits
from visualizer.core.dice import Dice
from visualizer.core.draw import Stream
from visualizer.core.faults import Deed, Faults
from visualizer.core.kernel import NEVER, Kernel
from visualizer.core.names import NodeId
from visualizer.core.shape import fields_of
from visualizer.core.units import Micros, millis

KEYS: Final = ("x", "y")
"""What clients ask for: few keys, so that requests meet."""

BUDGET: Final = limits.COMMANDS_PER_RUN * 4 // 5
"""Commands of a run past which chaos mends everything and stops."""


class Chaos:
    """Throws faults at one run. `level` from 0 (requests alone) to 1; `until` is where the run ends.

    Whoever moves the kernel stops right before `at` and calls `act`.
    """

    def __init__(self, kernel: Kernel, until: Micros, level: float) -> None:
        self.kernel = kernel
        self.level = level
        self.rest = until - until // 4
        self.dice = Dice(Stream(kernel.run.seed, "chaos"))
        self.faults = Faults(kernel, self.dice, self._plan, self._request)
        self.clients = kernel.run.client_names if kernel.protocol.operations else ()
        self._agenda: list[tuple[Micros, int, Deed]] = []
        self._planned = 0
        self._asked = 0
        self._now: Micros = 0
        self._plan(1, self._begin)
        self._plan(self.rest, self._end)

    @property
    def at(self) -> Micros:
        """When it acts next; `NEVER` once it is done."""
        return max(self._agenda[0][0], self._now + 1) if self._agenda else NEVER

    def act(self) -> None:
        """Do what is due at `at`: the commands that it makes are given to the kernel, for that very moment."""
        self._now = self.faults.now = self.at
        _, _, deed = heappop(self._agenda)
        schedule = self.kernel.world.schedule
        if schedule and schedule[0][0] == self._now:
            # A command of the run's own comes at this moment; what is possible after it has to be seen after it.
            self._plan(1, deed)
            return
        for command in deed():
            self.kernel.give(command)

    def _plan(self, after: Micros, deed: Deed) -> None:
        self._planned += 1
        heappush(self._agenda, (self._now + after, self._planned, deed))

    # --- the course of things ------------------------------------------------------------------------------------

    def _begin(self) -> Iterable[do.Command]:
        pace = self.faults.pace = max(self._natural_pace(), self._affordable_pace())
        if self.clients:
            self._plan(self.dice.between(0, pace), self._ask)
        if self.level > 0:
            self._plan(self.dice.between(pace, 3 * pace), self._begin_storm)
        return ()

    def _natural_pace(self) -> Micros:
        """How fast things happen here: the middle one of the timers that the start armed, or some messages' time."""
        timers = (timer for own in self.kernel.world.timers.values() for timer in own.values())
        armed = sorted(timer.due for timer in timers if timer.due is not None)
        return max(armed[len(armed) // 2] if armed else 8 * sum(self.kernel.post.delay), 1000)

    def _affordable_pace(self) -> Micros:
        """The pace at which a long run keeps within its number of commands."""
        commands_a_pace = 4 + 20 * self.level
        return int(self.rest * commands_a_pace / BUDGET)

    def _begin_storm(self) -> Iterable[do.Command]:
        pace = self.faults.pace
        self.faults.stormy = True
        self._plan(self.dice.between(4 * pace, 12 * pace), self._begin_calm)
        return self._strike()

    def _begin_calm(self) -> Iterable[do.Command]:
        pace = self.faults.pace
        self.faults.stormy = False
        self._plan(self.dice.between(pace, int((2 + 8 * (1 - self.level)) * pace)), self._begin_storm)
        return self.faults.mend()

    def _strike(self) -> Iterable[do.Command]:
        """One fault of a storm, and the plan for the next."""
        if not self.faults.stormy:
            return ()
        if self._is_spent():
            return self._end()
        gap = int(self.faults.pace / self.level / 4)
        self._plan(self.dice.between(gap // 16, gap), self._strike)
        return self.faults.strike()

    def _end(self) -> Iterable[do.Command]:
        """All is mended for good, and every client asks once more: now it has to be answered."""
        self._agenda.clear()
        self.faults.stormy = False
        yield from self.faults.mend()
        for client in self.clients:
            yield self._request(client, None)

    def _is_spent(self) -> bool:
        return len(self.kernel.run.commands) > BUDGET

    # --- requests ------------------------------------------------------------------------------------------------

    def _ask(self) -> Iterable[do.Command]:
        self._plan(self.dice.between(1, self.faults.pace), self._ask)
        states: dict[NodeId, Any] = self.kernel.world.states
        patient = [client for client in self.clients if not states[client].queue]
        if patient and not self._is_spent():
            node = self.dice.one(self.kernel.nodes) if self.dice.once_in(8) else None
            yield self._request(self.dice.one(patient), node)

    def _request(self, client: NodeId, node: NodeId | None) -> do.Command:
        self._asked += 1
        kind = self.dice.one(self.kernel.protocol.operations)
        fields = {name: self._argument(name, hint) for name, hint in fields_of(kind).items()}
        return do.Request(at=millis(self._now), client=client, op=kind(**fields), node=node)

    def _argument(self, name: str, hint: Any) -> Any:
        """A value for a field of an operation: few keys, fresh values, and expectations that are sometimes met."""
        if name == "key":
            return self.dice.one(KEYS)
        if get_origin(hint) is Literal:
            return self.dice.one(get_args(hint))
        if name == "expect":
            return self.dice.between(max(self._asked - 6, 1), self._asked) if self.dice.once_in(2) else None
        is_text = hint is str or (get_origin(hint) is Annotated and get_args(hint)[0] is str)
        return f"v{self._asked}" if is_text else self._asked
