"""A crash loses the memory and keeps the disk; a lost disk and a pause are other faults."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import Json, Play, do, tell
from tests.core.toys import Puppet
from visualizer.core.step import Step

FULL = tell(1, "n1", write="disk", think="memory", arm={"a": 50_000, "b": 60_000})
CRASH = do(10, "crash", "n1")
WORD = do(5, "inject", **{"from": "n2", "to": "n1"}, type="Word", body={})


def memory(play: Play, node: str = "n1") -> tuple[bool, Any, Any]:
    """Whether a node is up, what is on its disk, and what it remembers."""
    state = play.state(node)
    return state.up, state.disk, state.memory


def at_n1_after(play: Play, step: Step) -> list[str]:
    """What happens at n1 after a step."""
    return [other.cause.kind for other in play.steps if other.node == "n1" and other.seq > step.seq]


# --- crash -----------------------------------------------------------------------------------------------------------


def test_a_crash_keeps_the_disk_and_loses_the_memory() -> None:
    assert memory(Play(Puppet, FULL)) == (True, "disk", "memory")
    assert memory(Play(Puppet, FULL, CRASH)) == (False, "disk", None)


def test_a_crash_returns_the_memory_to_the_protocols_own_initial_value_not_to_the_overridden_one() -> None:
    overridden = {"n1": {"disk": "disk", "memory": "overridden", "heard": 7}}
    assert memory(Play(Puppet, initial=overridden)) == (True, "disk", "overridden")
    play = Play(Puppet, CRASH, do(20, "restart", "n1"), initial=overridden)
    assert memory(play) == (True, "disk", None)
    assert play.state("n1").heard == 0


def test_a_crash_lists_the_timers_that_were_armed_as_cancelled_and_none_of_them_fires() -> None:
    play = Play(Puppet, FULL, CRASH)
    assert play.done[-1].timers == (("n1", "a", None), ("n1", "b", None))
    assert at_n1_after(play, play.done[-1]) == []


def test_what_arrives_at_a_node_that_is_down_is_lost_in_a_step_that_says_so() -> None:
    play = Play(Puppet, WORD, CRASH)
    last = play.steps[-1]
    assert (last.cause.kind, last.cause.message, last.node, last.at) == ("lost", play.sent[0].id, "n1", 15_000)
    assert (last.changed, last.sent, last.timers) == ((), (), ())


def test_what_it_had_sent_before_the_crash_still_arrives() -> None:
    assert Play(Puppet, tell(9, "n1", cast=True), CRASH).state("n2").heard == 1


def test_a_node_that_crashes_can_say_why_and_reach_milestones_but_does_nothing_more() -> None:
    play = Play(Puppet, FULL, CRASH)
    crash = play.done[-1]
    assert [str(note.reason) for note in crash.notes] == ["puppet.crashing", "world.crashed"]
    assert crash.milestones == ("fell",)
    assert (crash.sent, crash.delivered) == ((), ())
    assert at_n1_after(play, crash) == []


def test_a_restart_holds_what_the_start_does_with_what_is_on_the_disk() -> None:
    play = Play(Puppet, FULL, CRASH, do(20, "restart", "n1"))
    restart = play.done[-1]
    assert [change.fields for change in restart.changed] == [("up",)]
    assert restart.timers == (("n1", "a", 25_000),)
    assert play.fired == [(25.0, "n1", "a")]


# --- a lost disk -----------------------------------------------------------------------------------------------------


def test_a_node_that_lost_its_disk_starts_as_if_it_had_never_run() -> None:
    play = Play(Puppet, FULL, CRASH, do(15, "lose_disk", "n1"), do(20, "restart", "n1"))
    assert memory(play) == (True, None, None)
    assert play.fired == []


def test_a_lost_disk_leaves_the_node_down() -> None:
    assert memory(Play(Puppet, FULL, CRASH, do(15, "lose_disk", "n1"))) == (False, None, None)


# --- pause -----------------------------------------------------------------------------------------------------------


def paused(*meanwhile: Json, resume: float = 100, before: tuple[Json, ...] = ()) -> Play:
    """n1 is paused from 10 ms to `resume`."""
    return Play(Puppet, *before, do(10, "pause", "n1"), *meanwhile, do(resume, "resume", "n1"))


def from_n2(at: float, to: str = "n1", kind: str = "Word", **body: Any) -> Json:
    """A message from n2 that arrives 10 ms later."""
    return do(at, "inject", **{"from": "n2", "to": to}, type=kind, body=body)


def test_nothing_happens_at_a_paused_node_and_the_others_go_on() -> None:
    play = paused(from_n2(20), from_n2(20, "n3"), before=(tell(1, "n1", arm={"a": 30_000}),))
    meanwhile = [step for step in play.steps if play.done[1].seq < step.seq < play.done[-1].seq]
    assert [(step.cause.kind, step.node) for step in meanwhile if step.cause.kind != "command"] == [("deliver", "n3")]
    assert play.world.waiting == {}


def test_at_the_resume_happens_in_order_what_arrived_and_what_fell_due_meanwhile() -> None:
    armed = tell(1, "n1", arm={"a": 29_000, "b": 49_000, "c": 199_000})
    play = paused(from_n2(30), from_n2(35), before=(armed,))
    resume = play.done[-1]
    then = [step for step in play.steps if step.seq > resume.seq]
    assert [(step.at, step.cause.timer or step.cause.message) for step in then] == [
        (100_000, "a"),
        (100_000, play.sent[0].id),
        (100_000, play.sent[1].id),
        (100_000, "b"),
        (200_000, "c"),
    ]
    assert {note.reason: note.args["waiting"] for note in resume.notes} == {"world.resumed": 4}


def test_what_waited_are_steps_of_their_own_after_the_commands_of_that_moment() -> None:
    play = Play(Puppet, do(10, "pause", "n1"), from_n2(20), do(100, "resume", "n1"), do(100, "heal"))
    assert [step.cause.kind for step in play.steps[-3:]] == ["command", "command", "deliver"]


def test_what_falls_due_at_the_very_moment_of_the_pause_waits_too() -> None:
    play = paused(before=(tell(1, "n1", arm={"a": 9000}),))
    assert play.fired == [(100.0, "n1", "a")]


def test_a_timer_that_a_waiting_message_arms_anew_does_not_fire_twice() -> None:
    armed = tell(1, "n1", arm={"a": 39_000})
    play = paused(from_n2(20, kind="Tell", arm={"a": 7000}), before=(armed,))
    assert play.fired == [(107.0, "n1", "a")]


def test_a_timer_that_was_armed_anew_for_an_earlier_time_waits_once() -> None:
    play = paused(before=(tell(1, "n1", arm={"a": 50_000}), tell(2, "n1", arm={"a": 20_000})))
    assert [note.args["waiting"] for note in play.done[-1].notes] == [1]
    assert play.fired == [(100.0, "n1", "a")]


def test_a_timer_that_a_waiting_message_cancels_does_not_fire() -> None:
    play = paused(from_n2(20, kind="Tell", cancel=["a"]), before=(tell(1, "n1", arm={"a": 39_000}),))
    assert play.fired == []


def test_a_timer_that_comes_before_the_message_which_would_have_cancelled_it_fires() -> None:
    play = paused(from_n2(40, kind="Tell", cancel=["a"]), before=(tell(1, "n1", arm={"a": 39_000}),))
    assert play.fired == [(100.0, "n1", "a")]


def test_to_the_node_its_clock_has_gone_on() -> None:
    assert paused(from_n2(20, kind="Tell")).state("n1").told_at == 100_000


def test_a_message_made_by_hand_for_now_waits_like_any_other() -> None:
    play = paused({**from_n2(50), "now": True})
    assert play.arrived == [(100.0, play.sent[0].id)]


def test_what_waits_is_still_on_its_way_but_nobody_can_take_hold_of_it() -> None:
    world = Play(Puppet, do(10, "pause", "n1"), from_n2(20), do(50, "heal")).world
    assert [e.to for e in world.in_flight()] == ["n1"]
    assert world.flights() == {}


def test_a_cut_does_not_take_back_what_has_arrived() -> None:
    play = paused(from_n2(20), do(50, "isolate", "n1"))
    assert play.arrived == [(100.0, play.sent[0].id)]


def test_a_crash_during_a_pause_ends_it_and_forgets_what_waited() -> None:
    play = Play(
        Puppet,
        tell(1, "n1", arm={"a": 29_000}),
        do(10, "pause", "n1"),
        from_n2(20),
        do(50, "crash", "n1"),
        do(60, "restart", "n1"),
        from_n2(70),
    )
    crash = next(step for step in play.done if step.at == 50_000)
    assert crash.lost == (play.sent[0].id,)
    assert crash.timers == (("n1", "a", None),)
    assert crash.faults.paused == ()
    assert play.arrived == [(80.0, play.sent[1].id)]
    assert play.fired == []


def test_a_node_that_sends_before_its_pause_has_sent() -> None:
    assert paused(before=(tell(9, "n1", say=["n2"]),)).arrived[0][0] == 19.0


# --- what is so already ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("crash", "crash"),
        ("pause", "pause"),
        ("crash", "pause"),
        (None, "resume"),
        (None, "restart"),
        ("pause", "restart"),
    ],
)
def test_a_command_for_what_is_so_already_is_a_step_that_changes_nothing(first: str | None, again: str) -> None:
    commands = [do(10, name, "n1") for name in (first, again) if name]
    step = Play(Puppet, FULL, *commands).done[-1]
    assert [str(note.reason) for note in step.notes] == ["world.already_so"]
    assert (step.changed, step.sent, step.timers, step.lost, step.faults) == ((), (), (), (), None)


@pytest.mark.parametrize(
    "again",
    [
        do(20, "heal"),
        do(20, "isolate", "n1"),
        do(20, "cut", **{"from": ["n1"], "to": ["n2"]}),
        do(20, "link", **{"from": "n1", "to": "n2"}, loss=0.5),
        do(20, "clock", "n1", rate=1.0),
    ],
    ids=lambda command: command["do"],
)
def test_a_step_shows_the_faults_in_force_only_where_it_changed_them(again: Json) -> None:
    first = {"heal": [], "clock": []}.get(again["do"], [{**again, "at": 10}])
    play = Play(Puppet, *first, again)
    assert play.done[-1].faults is None
