"""Milestones: what is reached in a step, and commands that wait for it."""

from __future__ import annotations

import pytest

from tests.core.chatter import Chatter
from tests.core.play import Play, do, tell
from tests.core.toys import Clerk, Puppet
from visualizer.core.step import Step

REACHING = [tell(at, node, reach=["one"]) for at, node in ((10, "n1"), (20, "n2"), (30, "n3"), (40, "n1"))]


def waiting(what: str = "heal", **more: object) -> dict[str, object]:
    """A command that waits for the milestone `one`."""
    return {"when": "one", "do": what, **more}


def last_done(play: Play) -> Step:
    """The step of the command that stands last in the list; there has to be one."""
    [step] = [step for step in play.done if step.cause.index == len(play.timeline.run.commands) - 1]
    return step


def test_a_step_names_the_milestones_that_it_reaches_each_time() -> None:
    play = Play(Puppet, *REACHING, tell(50, "n2", reach=["two", "one"]))
    reached = [(step.at, step.node, step.milestones) for step in play.steps if step.milestones]
    assert reached == [
        (10_000, "n1", ("one",)),
        (20_000, "n2", ("one",)),
        (30_000, "n3", ("one",)),
        (40_000, "n1", ("one",)),
        (50_000, "n2", ("two", "one")),
    ]


def test_a_milestone_that_is_reached_once_in_a_run_is_reached_once_whoever_comes_later() -> None:
    play = Play(Chatter, until=500)
    assert [name for step in play.steps for name in step.milestones].count("first-beat") == 1


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_command_comes_right_after_the_nth_time_of_its_milestone(count: int) -> None:
    play = Play(Puppet, *REACHING, waiting(count=count))
    heal = last_done(play)
    reached = [step for step in play.steps if "one" in step.milestones]
    assert (heal.seq, heal.at) == (reached[count - 1].seq + 1, 10_000 * count)


def test_a_command_can_come_some_time_after_its_milestone() -> None:
    assert last_done(Play(Puppet, *REACHING, waiting(count=2, after=7.5))).at == 27_500


def test_a_command_whose_milestone_is_not_reached_so_often_never_comes() -> None:
    play = Play(Puppet, *REACHING, waiting(count=5))
    assert len(play.done) == len(REACHING)


def test_commands_that_wait_for_one_moment_keep_their_order_in_the_list() -> None:
    play = Play(
        Puppet,
        waiting("crash", node="n3", after=1),
        do(11, "crash", node="n2"),
        REACHING[0],
        waiting("crash", node="n1", after=1),
    )
    assert [step.node for step in play.done if step.at == 11_000] == ["n3", "n2", "n1"]


def test_a_command_that_waits_comes_before_the_events_of_its_moment() -> None:
    play = Play(Puppet, tell(1, "n1", arm={"a": 14_000}), *REACHING, waiting(after=5))
    at_15 = [step.cause.kind for step in play.steps if step.at == 15_000]
    assert at_15 == ["command", "timer"]


def test_a_milestone_may_be_reached_by_what_a_command_does() -> None:
    crashes = [do(5, "crash", "n1"), {"when": "fell", "do": "restart", "node": "n1", "after": 3}]
    restart = last_done(Play(Puppet, *crashes))
    assert (restart.at, restart.node) == (8000, "n1")


def test_a_milestone_may_be_reached_by_the_command_that_waited_for_one() -> None:
    first = {"when": "one", "do": "crash", "node": "n1"}
    then = {"when": "fell", "do": "crash", "node": "n2"}
    last = {"when": "fell", "count": 2, "do": "crash", "node": "n3"}
    play = Play(Puppet, last, then, first, REACHING[0])
    assert [step.node for step in play.done[1:]] == ["n1", "n2", "n3"]


def test_a_request_can_wait_for_the_answer_to_another() -> None:
    get = {"client": "c1", "op": {"do": "get", "key": "x"}}
    play = Play(Clerk, do(1, "request", **get), {"when": "served", "do": "request", **get}, clients=1, until=100)
    assert [serial for _, serial, _ in play.answers] == [1, 2]
