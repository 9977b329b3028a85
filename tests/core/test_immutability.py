"""Everything at rest is a value: nobody, by mistake or on purpose, can spoil the past."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.chatter import chatting
from tests.core.play import NO_LIMIT, Json, lines_of, played
from tests.core.strategies import CHATTER_MS, chatter_commands
from visualizer.core.chaos import Chaos
from visualizer.core.kernel import Kernel
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.run import Run
from visualizer.core.step import Step
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros
from visualizer.registry import prepared, protocols

UNTIL = micros(4000)


def hash_all(step: Step) -> None:
    """Raises TypeError where something inside a step could be changed, by a list or a dictionary in it, say."""
    for change in step.changed:
        hash(msgspec.structs.astuple(change.before))
        hash(msgspec.structs.astuple(change.after))
    for envelope in step.sent:
        hash(envelope)
    hash((step.timers, step.lost, step.moved, step.delivered, step.milestones))


# --- states ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("protocol", sorted(protocols()))
def test_every_state_and_every_message_of_a_chaotic_run_can_be_hashed(protocol: str) -> None:
    run, engine = prepared(Run(protocol, nodes=5, clients=2, seed=11))
    kernel = Kernel(run, engine)
    chaos = Chaos(kernel, UNTIL, 0.8)
    steps = 0
    while kernel.world.now < UNTIL:
        step = kernel.advance(min(chaos.at - 1, UNTIL))
        if step is not None:
            hash_all(step)
            steps += 1
        elif chaos.at > UNTIL:
            break
        else:
            chaos.act()
    assert steps > 300, "enough happened"
    assert kernel.run.commands


@settings(max_examples=15)
@given(chatter_commands())
def test_no_step_of_the_past_changes_when_the_run_goes_on(commands: list[Json]) -> None:
    timeline = Timeline(*chatting(*commands))
    timeline.extend(micros(CHATTER_MS / 3), NO_LIMIT)
    past, beginning = lines_of(timeline), timeline.at(len(timeline.steps)).states
    frozen = {name: hash(msgspec.structs.astuple(state)) for name, state in beginning.items()}
    played(timeline, CHATTER_MS)
    assert lines_of(timeline)[: len(past)] == past
    assert {name: hash(msgspec.structs.astuple(state)) for name, state in beginning.items()} == frozen


@settings(max_examples=15)
@given(chatter_commands(), st.data())
def test_no_step_of_the_past_changes_when_somebody_goes_back_and_another_way(
    commands: list[Json], data: st.DataObject
) -> None:
    timeline = Timeline(*chatting(*commands))
    lines, _ = played(timeline, CHATTER_MS)
    for _ in range(3):
        seq = data.draw(st.integers(0, len(lines)))
        timeline.at(seq)
        played(timeline.fork(seq, timeline.run.commands), CHATTER_MS)
    assert lines_of(timeline) == lines


def test_the_world_of_a_step_is_the_callers_own() -> None:
    timeline = Timeline(*chatting())
    timeline.extend(micros(CHATTER_MS), NO_LIMIT)
    world = timeline.at(10)
    world.states.clear()
    world.heap.clear()
    for timers in world.timers.values():
        timers.clear()
    assert set(timeline.at(10).states) == {"n1", "n2", "n3", "c1"}
    assert timeline.at(11).heap


# --- maps ------------------------------------------------------------------------------------------------------------

MUTATIONS: dict[str, Callable[[Any], Any]] = {
    "m[k] = v": lambda m: m.__setitem__("x", 2),
    "del m[k]": lambda m: m.__delitem__("x"),
    "m |= n": lambda m: m.__ior__({"y": 2}),
    "update": lambda m: m.update(y=2),
    "pop": lambda m: m.pop("x"),
    "popitem": lambda m: m.popitem(),
    "clear": lambda m: m.clear(),
    "setdefault": lambda m: m.setdefault("y", 2),
}


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_a_map_refuses_every_change_and_says_what_to_do_instead(mutation: str) -> None:
    held = Map(x=1)
    with pytest.raises(TypeError, match="immutable: use put, without or merged"):
        MUTATIONS[mutation](held)
    assert held == {"x": 1}


def test_every_method_by_which_a_dictionary_changes_is_refused() -> None:
    """A new version of Python may bring another."""
    harmless = {"copy", "fromkeys", "get", "items", "keys", "values"}
    changing = {name for name in dir(dict) if not name.startswith("_")} - harmless
    assert all(getattr(Map, name) is Map._refuse for name in changing)


@given(st.dictionaries(st.sampled_from("abc"), st.integers()), st.sampled_from("abc"), st.integers())
def test_a_map_answers_with_another_one(pairs: dict[str, int], key: str, value: int) -> None:
    held = Map(pairs)
    assert held.put(key, value) == {**pairs, key: value}
    assert held.without(key) == {k: v for k, v in pairs.items() if k != key}
    assert held.merged({key: value}) == held.merged([(key, value)]) == {**pairs, key: value}
    assert all(type(other) is Map for other in (held.put(key, value), held.without(key), held.merged({})))
    assert held == pairs


def test_a_map_that_would_not_change_is_the_map_itself() -> None:
    value = object()
    held: Map[str, object] = Map(x=value)
    assert held.put("x", value) is held
    assert held.without("y") is held


def test_equal_maps_have_one_hash_in_whatever_order_they_were_made() -> None:
    assert hash(Map(a=1, b=2)) == hash(Map(b=2, a=1))
    assert list(EMPTY.put("b", 1).put("a", 2).put("b", 3)) == ["b", "a"], "and each keeps its own order"
