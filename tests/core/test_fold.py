"""The steps say all: whoever folds them, with nothing else to go by, has the world at any step."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from tests.core.chatter import Chatter, chatting
from tests.core.play import NO_LIMIT, Json, Play, ask, do, lines_of, played, put, tell, timeline_of
from tests.core.strategies import chatter_commands
from tests.core.toys import Puppet
from visualizer import wire
from visualizer.core.run import Network
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros
from visualizer.protocols.raft.engine import Raft

UNTIL_MS = 200.0


def as_json(value: Any) -> Any:
    """A value as whoever reads it from a line has it."""
    return msgspec.json.decode(msgspec.json.encode(value))


def exact(value: Any) -> bytes:
    """A value as text, in which 1 is not true."""
    return msgspec.json.encode(value, order="sorted")


class Folded:
    """A world that knows the header and the steps alone."""

    def __init__(self, header: Json) -> None:
        self.state: Json = dict(header["state"])
        self.timers: dict[str, Json] = {}
        self.flights: dict[int, Json] = {}
        self.faults: Json = {"cuts": [], "paused": [], "clocks": {}, "links": [], "held": []}

    def fold(self, step: Json) -> None:
        """Take in the next step."""
        for node, fields in step["set"].items():
            self.state[node] = self.state[node] | fields
        for node, timers in step["timers"].items():
            armed = self.timers.setdefault(node, {}) | timers
            self.timers[node] = {name: due for name, due in armed.items() if due is not None}
        for message in (_arrived(step), *step["lost"]):
            self.flights.pop(message, None)
        for message, at in step.get("moved", {}).items():
            if at is not None:
                self.flights[int(message)]["arrives_at"] = at
        self.flights |= {message["id"]: message for message in step["sent"] if message["fate"] == "arrive"}
        self.faults = step.get("faults", self.faults)


def _arrived(step: Json) -> int | None:
    """The message that a step took to its receiver, by itself or by hand."""
    cause = step["cause"]
    command = cause.get("command", {})
    arrived = command.get("message") if command.get("do") == "deliver" else cause.get("message")
    assert arrived is None or isinstance(arrived, int)
    return arrived


def check_every_step(timeline: Timeline) -> None:
    """Hold the fold of a run's steps against the world after each of them."""
    folded = Folded(as_json(wire.header_json(timeline)))
    for step in map(msgspec.json.decode, lines_of(timeline)):
        folded.fold(step)
        world = as_json(wire.snapshot_json(timeline.at(step["seq"])))
        assert exact(folded.state) == exact(world["state"])
        assert {node: timers for node, timers in folded.timers.items() if timers} == {
            node: timers for node, timers in world["timers"].items() if timers
        }
        assert folded.flights == {
            flight["id"]: {name: value for name, value in flight.items() if name != "held"}
            for flight in world["flights"]
        }
        assert folded.faults == world["faults"]
        assert folded.faults["held"] == [flight["id"] for flight in world["flights"] if flight["held"]]


@settings(max_examples=15)
@given(chatter_commands(may_fail=True, last_ms=UNTIL_MS))
def test_the_fold_of_the_steps_is_the_world_at_every_step(commands: list[Json]) -> None:
    timeline = timeline_of(Chatter, chatting(*commands, network=Network(loss=0.1, duplicate=0.1))[0])
    played(timeline, UNTIL_MS)
    check_every_step(timeline)


WORD = do(1, "inject", **{"from": "n1", "to": "n2"}, type="Word", body={})
ARMED = tell(1, "n2", arm={"a": 10_000})


@pytest.mark.parametrize(
    "commands",
    [
        (WORD, do(5, "deliver", match={"to": "n2"})),
        (WORD, do(5, "deliver", message=1)),
        (WORD, do(3, "crash", "n2"), do(5, "deliver", message=1)),
        ({**WORD, "now": True},),
        (do(0, "pause", "n2"), {**WORD, "now": True}, do(5, "resume", "n2")),
        (ARMED, do(5, "pause", "n2"), do(20, "resume", "n2")),
        (ARMED, do(5, "pause", "n2"), do(20, "crash", "n2")),
        (ARMED, do(5, "clock", "n2", rate=0.5), do(15, "timeout", "n2", timer="a")),
        (WORD, do(2, "hold", message=1), do(3, "isolate", "n2"), do(4, "heal")),
    ],
    ids=lambda commands: ", ".join(command["do"] for command in commands),
)
def test_a_step_says_all_that_a_command_did(commands: tuple[Json, ...]) -> None:
    check_every_step(Play(Puppet, *commands, until=100).timeline)


def test_the_fold_of_a_run_of_raft_is_its_world_at_every_step() -> None:
    commands = ask(400, put("x", 1)), do(500, "crash", "@leader"), do(900, "restart", "n1"), ask(950, put("x", 2))
    timeline = Play(Raft, *commands, nodes=5, clients=1, until=1200).timeline
    assert any(step.replies for step in timeline.steps)
    check_every_step(timeline)


@pytest.mark.parametrize(("before", "after"), [(1, True), (True, 1), (False, 0), (1, 1.5)])
def test_true_in_place_of_1_is_a_change(before: Any, after: Any) -> None:
    """They are equal to Python, and not the same as JSON."""
    play = Play(Puppet, tell(1, "n1", think=before), tell(2, "n1", think=after))
    assert play.state("n1").memory is after
    check_every_step(play.timeline)


def test_true_in_place_of_1_is_a_change_deep_inside_a_state_too() -> None:
    asking = [ask(400 + 100 * i, put("x", value)) for i, value in enumerate((1, True))]
    timeline = Play(Raft, *asking, nodes=3, clients=1).timeline
    assert timeline.at(len(timeline.steps)).states["n1"].machine["x"] is True  # type: ignore[attr-defined]
    check_every_step(timeline)


def test_a_state_is_shown_in_the_units_of_the_trace() -> None:
    play = Play(Puppet, tell(12.345, "n1", think=1))
    [step] = [step for step in map(msgspec.json.decode, lines_of(play.timeline)) if step["set"]]
    assert step["set"] == {"n1": {"memory": 1, "told_at": 12.345}}
    assert step["at"] == 12.345


def test_a_slice_of_the_past_can_be_shown_again_at_any_time() -> None:
    timeline = timeline_of(Chatter, chatting()[0])
    timeline.extend(micros(UNTIL_MS), NO_LIMIT)
    shown = [wire.line(wire.snapshot_json(timeline.at(seq))) for seq in range(0, 20, 5)]
    timeline.extend(micros(2 * UNTIL_MS), NO_LIMIT)
    assert [wire.line(wire.snapshot_json(timeline.at(seq))) for seq in range(0, 20, 5)] == shown
