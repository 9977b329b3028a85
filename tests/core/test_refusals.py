"""A command that cannot be carried out says why, and leaves the world exactly as it was."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings

from tests.core.chatter import chatting
from tests.core.play import NO_LIMIT, STEADY, Json, do, everything, lines_of, run_of, tell, timeline_of
from tests.core.strategies import CHATTER_MS, chatter_commands
from tests.core.toys import Puppet
from visualizer.core.errors import CommandError
from visualizer.core.kernel import Kernel
from visualizer.core.units import micros
from visualizer.sentences import line_of

BEFORE = (
    tell(1, "n1", arm={"a": 3000}, write="x"),
    tell(1, "n1", say=["n2"]),
    do(2, "pause", "n3"),
    do(2, "inject", **{"from": "n1", "to": "n3"}, type="Word", body={}),
    do(2, "hold", match={"to": "n3"}),
    do(3, "crash", "n2"),
)
"""At 5 ms: `a` of n1 has fired; a word is on its way to n2, which is down; n3 is paused, and a word to it is held."""

HELD, ON_ITS_WAY, TOLD = 4, 3, 1


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (do(5, "lose_disk", "n1"), "n1 is up: only a node that is down can lose its disk"),
        (do(5, "timeout", "n1", timer="b"), "the timer 'b' of n1 is not armed"),
        (do(5, "timeout", "n1", timer="a"), "the timer 'a' of n1 is not armed"),
        (do(5, "timeout", "n2", timer="a"), "the timer 'a' of n2 is not armed"),
        (do(5, "timeout", "n3", timer="a"), "n3 is paused: nothing happens there"),
        (do(5, "drop", message=TOLD), "message 1 is not in flight at this moment"),
        (do(5, "drop", message=999), "message 999 is not in flight at this moment"),
        (do(5, "hold", match={"to": "n1"}), "no such message is in flight at this moment"),
        (do(5, "hold", match={"type": "Murmur"}), "no such message is in flight at this moment"),
        (do(5, "duplicate", match={"from": "n3"}), "no such message is in flight at this moment"),
        (do(5, "release", message=ON_ITS_WAY), "message 3 is not held at this moment"),
        (do(5, "release", match={"to": "n2"}), "no such message is held at this moment"),
        (do(5, "deliver", message=HELD), "n3 is paused: nothing can be delivered there now"),
        (do(5, "crash", "@thinker"), "no node is @thinker at this moment"),
        (do(5, "cut", **{"from": ["n1"], "to": ["n2", "@thinker"]}), "no node is @thinker at this moment"),
        (do(5, "drop", match={"to": "@thinker"}), "no node is @thinker at this moment"),
    ],
    ids=lambda value: value if isinstance(value, str) else value["do"],
)
def test_a_command_that_cannot_be_carried_out_says_why_and_changes_nothing(command: Json, says: str) -> None:
    run = run_of(Puppet, *BEFORE, command, network=STEADY)
    kernel = Kernel(run, Puppet(run.params))
    while kernel.world.last_command < len(BEFORE) - 1 or kernel.world.now < micros(4):
        kernel.advance(micros(4.5))
    before = everything(kernel.world)
    for _ in range(2):
        with pytest.raises(CommandError) as refused:
            kernel.advance(micros(5))
        assert line_of(refused.value) == f"commands[{len(BEFORE)}]: {says}"
        assert everything(kernel.world) == before


def test_every_step_before_it_is_kept_and_the_run_can_be_gone_back_in() -> None:
    timeline = timeline_of(Puppet, run_of(Puppet, *BEFORE, do(5, "crash", "@thinker"), network=STEADY))
    with pytest.raises(CommandError, match=r"^commands\[6\]: cannot-find-role\(role='@thinker'\)"):
        timeline.extend(micros(1000), NO_LIMIT)
    undisturbed = timeline_of(Puppet, run_of(Puppet, *BEFORE, network=STEADY))
    undisturbed.extend(micros(4.999), NO_LIMIT)
    assert lines_of(timeline) == lines_of(undisturbed)
    assert timeline.end < micros(5)
    assert timeline.at(len(timeline.steps)).states["n2"].up is False


def test_the_run_goes_on_without_it_in_a_fork() -> None:
    refused = timeline_of(Puppet, run_of(Puppet, *BEFORE, do(5, "crash", "@thinker"), network=STEADY))
    with pytest.raises(CommandError):
        refused.extend(micros(1000), NO_LIMIT)
    fork = refused.fork(len(refused.steps), refused.run.commands[: len(BEFORE)])
    fork.extend(micros(1000), NO_LIMIT)
    undisturbed = timeline_of(Puppet, fork.run)
    undisturbed.extend(micros(1000), NO_LIMIT)
    assert lines_of(fork) == lines_of(undisturbed)


@settings(max_examples=40)
@given(chatter_commands(may_fail=True))
def test_whatever_is_asked_for_at_whatever_moment_is_done_or_refused_without_a_trace(commands: list[Json]) -> None:
    kernel = Kernel(*chatting(*commands))
    seen = everything(kernel.world)
    with suppress(CommandError):
        while kernel.advance(micros(CHATTER_MS)):
            seen = everything(kernel.world)
    assert everything(kernel.world) == seen
