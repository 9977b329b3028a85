"""Landmarks: milestones that speak of all nodes, seen from outside in every mode."""

from __future__ import annotations

import pytest

from tests.core.play import Play, do, everything, search_of, tell
from tests.core.toys import Puppet
from visualizer.core.landmark import Sight, landmark
from visualizer.core.units import micros


@landmark(fields=("up", "disk"), ghost=(0, 0))
def written(sight: Sight, ghost: tuple[int, int]) -> tuple[tuple[int, int], tuple[str, ...]]:
    """`one` is reached where everybody that is up has written. Remembers how many are down, how many have written."""
    (was_up, old), (is_up, new) = sight.before, sight.after
    down = ghost[0] + was_up - is_up
    count = ghost[1] + (is_up and new is not None) - (was_up and old is not None)
    full = count == len(sight.nodes) - down
    return (down, count), ("one",) if full else ()


class Seen(Puppet):
    """Puppets that somebody watches."""

    id = "seen"
    landmark = written
    open_membership = True


WRITING = [tell(at, node, write=1) for at, node in ((10, "n1"), (20, "n2"), (30, "n3"))]


def reached(play: Play) -> list[int]:
    """When the landmark was reached, in µs."""
    return [step.at for step in play.steps if "one" in step.milestones]


def test_a_landmark_is_reached_in_the_step_that_completes_it() -> None:
    play = Play(Seen, *WRITING, tell(40, "n1", think=1))
    assert reached(play) == [30_000]


def test_a_step_that_changes_none_of_its_fields_is_not_looked_at() -> None:
    play = Play(Seen, *WRITING, tell(40, "n1", write=1), tell(50, "n2", think=3))
    assert reached(play) == [30_000]


def test_commands_can_wait_for_a_landmark() -> None:
    play = Play(Seen, *WRITING, {"do": "crash", "node": "n2", "when": "one", "after": 5})
    assert play.done[-1].at == 35_000


def test_who_goes_down_is_seen_too() -> None:
    play = Play(Seen, *WRITING[:2], do(40, "crash", "n3"))
    assert reached(play) == [40_000], "all that are up have written"


def test_who_joins_is_seen_as_one_that_has_never_run() -> None:
    play = Play(Seen, *WRITING[:2], do(25, "join", "n4"), WRITING[2], tell(50, "n4", write=1))
    assert reached(play) == [50_000]


@pytest.mark.parametrize("is_up", [True, False])
def test_an_overridden_beginning_is_seen_before_the_first_step_of_its_node(is_up: bool) -> None:
    initial = {"n3": {"disk": 1, "up": is_up}}
    play = Play(Seen, *WRITING[:2], initial=initial, until=22)
    assert reached(play) == [20_000]


def test_what_is_complete_from_the_beginning_is_reached_by_the_last_start() -> None:
    play = Play(Seen, initial={node: {"disk": 1} for node in ("n1", "n2", "n3")}, until=1)
    assert [step.seq for step in play.steps if "one" in step.milestones] == [3]


@pytest.mark.parametrize("check", [False, True])
def test_it_is_reached_at_the_same_moments_without_a_record(check: bool) -> None:
    commands = [*WRITING[:2], do(25, "crash", "n3"), do(26, "restart", "n3"), WRITING[2], do(40, "lose_disk", "n1")]
    play = Play(Seen, *commands[:-1], until=100)
    kernel = search_of(Seen, play.timeline.run, check=check)
    kernel.search(micros(100), 1_000)
    assert kernel.world.milestones == {"one": 2, "fell": 1}
    assert kernel.world.milestones == play.world.milestones
    assert kernel.world.seen == play.world.seen == (0, 3)


def test_what_it_remembers_forks_with_the_world() -> None:
    play = Play(Seen, *WRITING)
    before = next(step.seq for step in play.steps if step.node == "n3" and step.cause.kind == "deliver") - 1
    fork = play.timeline.fork(before, play.timeline.run.commands)
    assert (fork.at(before).seen, play.world.seen) == ((0, 2), (0, 3))
    fork.extend(micros(1000), 1_000)
    assert everything(fork.at(len(fork.steps))) == everything(play.world)


def test_one_field_is_refused_where_it_is_declared() -> None:
    with pytest.raises(ValueError, match="two fields"):
        landmark(fields=("disk",), ghost=None)
