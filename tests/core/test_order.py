"""Events are strictly ordered: by their time, and at one time by the order in which they were made."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings

from tests.core.chatter import Chatter
from tests.core.play import Json, Play, do, run_of, search_of, tell, timeline_of
from tests.core.strategies import CHATTER_MS, chatter_commands
from tests.core.toys import Puppet
from visualizer.core.kernel import NEVER
from visualizer.core.run import Network
from visualizer.core.step import Step


def kinds(steps: list[Step]) -> list[tuple[str, str | None]]:
    """What happened where."""
    return [(step.cause.kind, step.node) for step in steps]


# --- the beginning ---------------------------------------------------------------------------------------------------


def test_every_node_starts_by_number_at_0_before_any_command_and_any_event() -> None:
    play = Play(Puppet, do(0, "crash", "n1"), initial={"n1": {"disk": 1}}, nodes=11)
    assert kinds(play.steps) == [("start", f"n{i}") for i in range(1, 12)] + [("command", "n1")]
    assert {step.at for step in play.steps} == {0}


def test_a_node_that_is_down_from_the_beginning_does_not_start() -> None:
    play = Play(Puppet, do(20, "restart", "n1"), initial={"n1": {"up": False, "disk": 1}, "n2": {"disk": 1}})
    assert kinds(play.steps[:2]) == [("start", "n2"), ("start", "n3")]
    assert play.fired == [(5.0, "n2", "a"), (25.0, "n1", "a")]


def test_a_run_that_has_nothing_left_to_do_stands_still() -> None:
    timeline = timeline_of(Puppet, run_of(Puppet, nodes=2))
    assert [timeline.extend(NEVER - 1, 10), timeline.extend(NEVER - 1, 10)] == [2, 0]
    assert timeline.end == NEVER - 1


# --- events at one time ----------------------------------------------------------------------------------------------


def test_timers_at_one_time_fire_in_the_order_in_which_they_were_armed() -> None:
    play = Play(
        Puppet,
        tell(1, "n3", arm={"b": 9000}),
        tell(2, "n1", arm={"c": 8000, "a": 8000}),
        tell(3, "n2", arm={"a": 7000}),
    )
    assert play.fired == [(10.0, "n3", "b"), (10.0, "n1", "c"), (10.0, "n1", "a"), (10.0, "n2", "a")]


def test_a_timer_that_is_armed_anew_for_the_same_time_takes_its_place_at_the_end() -> None:
    play = Play(
        Puppet,
        tell(1, "n1", arm={"a": 9000}),
        tell(2, "n2", arm={"a": 8000}),
        tell(3, "n1", arm={"a": 7000}),
    )
    assert play.fired == [(10.0, "n2", "a"), (10.0, "n1", "a")]


def test_messages_and_timers_at_one_time_come_in_the_order_in_which_they_were_made() -> None:
    play = Play(
        Puppet,
        tell(0, "n1", arm={"a": 10_000}),
        tell(0, "n2", say=["n1", "n3"]),
        tell(1, "n3", arm={"a": 9000}),
    )
    at_10 = [step for step in play.steps if step.at == 10_000]
    assert kinds(at_10) == [("timer", "n1"), ("deliver", "n1"), ("deliver", "n3"), ("timer", "n3")]


def test_what_an_event_makes_for_this_very_time_happens_after_what_was_there() -> None:
    play = Play(
        Puppet,
        tell(1, "n1", arm={"a": 9000}),
        tell(2, "n2", arm={"a": 8000}),
        initial={"n1": {"spans": {"a": [0, 0]}}},
    )
    assert play.fired == [(10.0, "n1", "a"), (10.0, "n2", "a"), (10.0, "n1", "a"), (10.0, "n1", "a")]


# --- commands --------------------------------------------------------------------------------------------------------


def test_at_one_time_commands_come_before_events_in_their_order_in_the_list() -> None:
    play = Play(Puppet, tell(0, "n3", arm={"a": 10_000}), do(10, "pause", "n2"), do(10, "crash", "n1"), do(10, "heal"))
    at_10 = [step for step in play.steps if step.at == 10_000]
    assert [(step.cause.kind, step.cause.index) for step in at_10] == [
        ("command", 1), ("command", 2), ("command", 3), ("timer", None)
    ]  # fmt: skip


def test_commands_are_carried_out_by_their_time_wherever_they_stand_in_the_list() -> None:
    play = Play(Puppet, do(30, "crash", "n1"), do(10, "crash", "n2"), do(20, "crash", "n3"))
    assert [(step.at, step.node, step.cause.index) for step in play.done] == [
        (10_000, "n2", 1), (20_000, "n3", 2), (30_000, "n1", 0)
    ]  # fmt: skip


def test_a_message_that_takes_no_time_still_arrives_after_the_commands_of_its_moment() -> None:
    inject = do(10, "inject", **{"from": "n1", "to": "n2"}, type="Word", body={})
    play = Play(Puppet, inject, do(10, "pause", "n3"), network=Network(delay=(0.0, 0.0)))
    assert [step.cause.kind for step in play.steps[3:]] == ["command", "command", "deliver"]


def test_a_command_may_come_right_after_a_certain_step_among_those_of_one_time() -> None:
    armed = [tell(0, node, arm={"a": 10_000}) for node in ("n1", "n2", "n3")]
    fired = [step for step in Play(Puppet, *armed).steps if step.cause.kind == "timer"]
    for before in fired:
        play = Play(Puppet, *armed, do(10, "heal", step=before.seq))
        [heal] = [step for step in play.done if step.cause.index == len(armed)]
        assert (heal.seq, heal.at) == (before.seq + 1, before.at)


def test_a_command_for_a_step_that_comes_earlier_or_never_still_keeps_its_time() -> None:
    play = Play(Puppet, tell(0, "n1", arm={"a": 20_000}), do(10, "heal", step=2), do(30, "heal", step=900))
    assert [step.at for step in play.done[1:]] == [10_000, 30_000]


# --- always ----------------------------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(chatter_commands())
def test_steps_are_numbered_without_gaps_and_time_never_falls(commands: list[Json]) -> None:
    play = Play(Chatter, *commands, until=CHATTER_MS, clients=1)
    assert [step.seq for step in play.steps] == list(range(1, len(play.steps) + 1))
    assert all(a.at <= b.at for a, b in pairwise(play.steps))
    ids = [envelope.id for step in play.steps for envelope in step.sent]
    assert ids == list(range(1, len(ids) + 1)), "and messages are numbered in the order in which they are sent"


def test_a_run_in_which_nothing_more_can_happen_comes_to_its_end() -> None:
    kernel = search_of(Puppet, run_of(Puppet, tell(5, "n1", say=("n2",))))
    assert kernel.search(NEVER, 1000) == 6, "three starts, the telling, what is told and the word; then silence"
