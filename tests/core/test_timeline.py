"""A run is a pure function of what makes it: going back is exact, and a fork shares what came before it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.chatter import Chatter, chatting
from tests.core.play import NO_LIMIT, Json, Play, added, do, everything, lines_of, played, run_of, tell, timeline_of
from tests.core.strategies import chatter_commands
from tests.core.toys import Puppet
from visualizer.bootstrap import ROOT
from visualizer.core import limits
from visualizer.core.journal import Journal
from visualizer.core.kernel import Kernel
from visualizer.core.step import Step
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros, millis

LONG_MS = 700.0
"""Long enough for a run of some hundred steps, and so for several checkpoints."""

long_commands = chatter_commands(last_ms=LONG_MS)


def chatter(commands: list[Json]) -> Timeline:
    """A run of which nothing is computed."""
    return Timeline(*chatting(*commands))


# --- back ------------------------------------------------------------------------------------------------------------


@settings(max_examples=12)
@given(long_commands, st.data())
def test_the_world_at_any_step_is_the_one_that_was_there(commands: list[Json], data: st.DataObject) -> None:
    timeline = chatter(commands)
    played(timeline, LONG_MS)
    wanted = data.draw(st.sets(st.integers(0, len(timeline.steps)), min_size=1, max_size=8))
    kernel = Kernel(timeline.run, timeline.protocol)
    for seq in range(max(wanted) + 1):
        if seq in wanted:
            assert everything(timeline.at(seq)) == everything(kernel.world)
        kernel.advance(micros(LONG_MS))


@pytest.mark.parametrize("offset", [-1, 0, 1])
def test_the_world_around_a_checkpoint_is_the_one_that_was_there(offset: int) -> None:
    timeline = chatter([])
    played(timeline, LONG_MS)
    seq = limits.CHECKPOINT_EVERY + offset
    kernel = Kernel(timeline.run, timeline.protocol)
    for _ in range(seq):
        kernel.advance(micros(LONG_MS))
    assert everything(timeline.at(seq)) == everything(kernel.world)


@pytest.mark.parametrize("seq", [-1, 4])
def test_a_step_that_was_not_computed_has_no_world(seq: int) -> None:
    timeline = chatter([])
    timeline.extend(0, NO_LIMIT)
    assert len(timeline.steps) == 3
    with pytest.raises(IndexError, match=f"step {seq} was not computed"):
        timeline.at(seq)


def test_a_step_is_found_by_its_time() -> None:
    timeline = timeline_of(Puppet, run_of(Puppet, tell(10, "n1"), tell(20, "n2")))
    timeline.extend(micros(100), NO_LIMIT)
    found = {at: timeline.seq_at(micros(at)) for at in (0, 9.999, 10, 19.999, 20, 100)}
    assert found == {0: 3, 9.999: 3, 10: 5, 19.999: 5, 20: 7, 100: 7}


# --- on --------------------------------------------------------------------------------------------------------------


@settings(max_examples=15)
@given(chatter_commands(), st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=6))
def test_computing_in_slices_is_computing_at_once(commands: list[Json], slices: list[tuple[int, int]]) -> None:
    sliced = chatter(commands)
    for until, steps in sorted(slices):
        sliced.extend(micros(until), steps)
    assert played(sliced, 300) == played(chatter(commands), 300)
    assert sliced.end == micros(300)


def test_it_computes_up_to_the_time_and_not_beyond() -> None:
    timeline = chatter([])
    timeline.extend(micros(100), NO_LIMIT)
    assert timeline.steps[-1].at <= micros(100)
    timeline.extend(micros(200), NO_LIMIT)
    assert {step.at > micros(100) for step in timeline.steps[timeline.seq_at(micros(100)) :]} == {True}


def test_it_computes_so_many_steps_and_no_step_before_its_end_is_missing() -> None:
    whole = chatter([])
    whole.extend(micros(LONG_MS), NO_LIMIT)
    for steps in range(len(whole.run.node_names), 40):
        timeline = chatter([])
        assert timeline.extend(micros(LONG_MS), steps) == steps
        assert whole.seq_at(timeline.end) <= steps


def test_where_nothing_is_left_to_do_the_end_is_the_time_that_was_asked_for() -> None:
    timeline = timeline_of(Puppet, run_of(Puppet))
    assert [timeline.extend(micros(10), NO_LIMIT), timeline.extend(micros(20), NO_LIMIT)] == [3, 0]
    assert timeline.end == micros(20)


# --- another way -----------------------------------------------------------------------------------------------------


def carried_out(timeline: Timeline, seq: int) -> int:
    """How long the shortest beginning of the commands is that holds all which were carried out by this step."""
    return max((s.cause.index + 1 for s in timeline.steps[:seq] if s.cause.index is not None), default=0)


@settings(max_examples=25)
@given(long_commands, long_commands, st.data())
def test_a_fork_is_the_run_that_its_commands_make_from_the_start(
    commands: list[Json], others: list[Json], data: st.DataObject
) -> None:
    timeline = chatter(commands)
    lines, _ = played(timeline, LONG_MS)
    seq = data.draw(st.integers(0, len(lines)))
    now = timeline.steps[seq - 1].at if seq else -1
    kept = timeline.run.commands[: carried_out(timeline, seq)]
    later = [{**other, "at": millis(now + 1) + other["at"]} for other in others if "at" in other]
    run = run_of(Chatter, *kept, *later, clients=1)
    fork = timeline.fork(seq, run.commands)
    assert played(fork, 2 * LONG_MS) == played(timeline_of(Chatter, run), 2 * LONG_MS)
    assert all(ours is theirs for ours, theirs in zip(fork.steps[:seq], timeline.steps[:seq], strict=True))
    back = data.draw(st.integers(0, len(fork.steps)))
    assert everything(fork.at(back)) == everything(timeline_at(run, back))


def timeline_at(run: Any, seq: int) -> Any:
    """The world after a step of a run that is computed for this alone."""
    timeline = timeline_of(Chatter, run)
    played(timeline, 2 * LONG_MS)
    return timeline.at(seq)


@settings(max_examples=10)
@given(long_commands, st.lists(st.integers(0, 100), min_size=2, max_size=4))
def test_a_fork_of_a_fork_of_a_fork_is_still_that_run(commands: list[Json], percents: list[int]) -> None:
    timeline = chatter(commands)
    lines, ended = played(timeline, LONG_MS)
    for percent in percents:
        timeline = timeline.fork(len(timeline.steps) * percent // 100, timeline.run.commands)
        assert played(timeline, LONG_MS) == (lines, ended)


@pytest.mark.parametrize("offset", [-1, 0, 1, limits.CHECKPOINT_EVERY])
def test_a_fork_has_its_own_checkpoints_from_where_it_left(offset: int) -> None:
    timeline = chatter([])
    played(timeline, 2 * LONG_MS)
    left = limits.CHECKPOINT_EVERY // 2
    fork = timeline.fork(left, added(timeline, do(millis(timeline.steps[left].at), "crash", "n1")))
    anew = timeline_of(Chatter, fork.run)
    assert played(fork, 2 * LONG_MS) == played(anew, 2 * LONG_MS)
    seq = limits.CHECKPOINT_EVERY + offset
    assert everything(fork.at(seq)) == everything(anew.at(seq))
    assert everything(fork.at(seq)) != everything(timeline.at(seq))


def test_a_fork_right_after_a_step_may_begin_with_a_command_at_that_very_time() -> None:
    armed = [tell(1, node, arm={"a": 9000}) for node in ("n1", "n2", "n3")]
    timeline = timeline_of(Puppet, run_of(Puppet, *armed))
    timeline.extend(micros(100), NO_LIMIT)
    second = [step for step in timeline.steps if step.cause.timer][1]
    fork = timeline.fork(second.seq, added(timeline, do(10, "crash", "n3", step=second.seq)))
    assert played(fork, 100) == played(timeline_of(Puppet, fork.run), 100)
    assert [(s.cause.kind, s.node) for s in fork.steps if s.at == 10_000] == [
        ("timer", "n1"), ("timer", "n2"), ("command", "n3")
    ]  # fmt: skip


def test_a_fork_without_a_command_that_is_still_to_come_goes_on_without_it() -> None:
    timeline = timeline_of(Puppet, run_of(Puppet, tell(10, "n1"), do(50, "crash", "n1")))
    timeline.extend(micros(100), NO_LIMIT)
    fork = timeline.fork(5, timeline.run.commands[:1])
    fork.extend(micros(100), NO_LIMIT)
    assert [step.cause.index for step in fork.steps if step.cause.kind == "command"] == [0]


def test_a_fork_leaves_the_run_that_it_left_as_it_was() -> None:
    timeline = chatter([])
    lines, _ = played(timeline, LONG_MS)
    fork = timeline.fork(100, added(timeline, do(LONG_MS, "crash", "n1")))
    played(fork, 2 * LONG_MS)
    assert lines_of(timeline) == lines
    assert timeline.run.commands == ()


CARRIED_OUT = [do(10, "pause", "n1"), do(20, "pause", "n2"), do(30, "pause", "n3")]


@pytest.mark.parametrize(
    "commands",
    [[], CARRIED_OUT[:2], CARRIED_OUT[1:], [*CARRIED_OUT[:2], do(30, "resume", "n3")], CARRIED_OUT[::-1]],
    ids=["none", "without the last", "without the first", "another last", "another order"],
)
def test_a_fork_without_a_command_that_was_carried_out_is_refused(commands: list[Json]) -> None:
    timeline = chatter(CARRIED_OUT)
    lines, _ = played(timeline, 100)
    with pytest.raises(ValueError, match="was carried out"):
        timeline.fork(len(lines), chatting(*commands)[0].commands)
    assert lines_of(timeline) == lines


def test_commands_that_stand_in_another_order_than_they_are_carried_out_are_kept_too() -> None:
    timeline = chatter([do(30, "pause", "n1"), do(10, "pause", "n2"), do(20, "pause", "n3")])
    played(timeline, 100)
    for kept in (0, 1, 2):
        with pytest.raises(ValueError, match="was carried out"):
            timeline.fork(len(timeline.steps), timeline.run.commands[:kept])
    assert timeline.fork(len(timeline.steps), timeline.run.commands).run == timeline.run


@pytest.mark.parametrize(
    "new",
    [do(5, "heal"), {"when": "one", "do": "heal"}, {"when": "one", "do": "heal", "after": 500}],
    ids=["before the fork", "its milestone is past", "its milestone is past and it is still to come"],
)
def test_a_fork_with_a_command_that_begins_before_it_is_refused(new: Json) -> None:
    """From the start, the run would carry it out, or wait for it: what is shared would not be the same."""
    timeline = timeline_of(Puppet, run_of(Puppet, tell(10, "n1", reach=["one"])))
    timeline.extend(micros(100), NO_LIMIT)
    with pytest.raises(ValueError, match="command 1"):
        timeline.fork(len(timeline.steps), added(timeline, new))


def test_a_fork_does_not_forget_a_command_whose_milestone_was_reached_before_it() -> None:
    """It may be refused, so that the run is computed anew: but a command that waits its time may not get lost."""
    reach, crash = tell(10, "n1", reach=["one"]), do(20, "crash", "n1")
    waiting = {"when": "one", "do": "crash", "node": "n2", "after": 50}
    timeline = timeline_of(Puppet, run_of(Puppet, reach, crash, waiting))
    timeline.extend(micros(15), NO_LIMIT)
    without = run_of(Puppet, reach, waiting)
    with pytest.raises(ValueError, match="command 1"):
        timeline.fork(len(timeline.steps), without.commands)


# --- the same everywhere ---------------------------------------------------------------------------------------------

PRINT_LINES = """
import sys
from tests.core.play import do, lines_of, put, ask, timeline_of
from tests.core.chatter import chatting
from visualizer.core.run import Network
from visualizer.core.timeline import Timeline
commands = do(100, "crash", "n2"), do(200, "restart", "n2"), do(220, "isolate", "n3"), ask(230, put("x", 1))
network = Network(delay=(5.0, 25.0), loss=0.1, duplicate=0.1, disk_write=(0.0, 3.0))
timeline = Timeline(*chatting(*commands, nodes=5, clients=2, network=network))
timeline.extend(600_000, 100_000)
sys.stdout.buffer.write(b"".join(lines_of(timeline)))
"""


def test_the_same_run_gives_the_same_bytes_whatever_the_hashes_of_strings_are() -> None:
    """A set of strings that somebody iterates would show here."""
    written = {
        subprocess.run(
            [sys.executable, "-c", PRINT_LINES],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    [lines] = written
    assert len(lines.splitlines()) > 200


@settings(max_examples=10)
@given(chatter_commands(may_fail=True), st.integers(0, limits.SEED))
def test_the_same_run_gives_the_same_bytes_each_time(commands: list[Json], seed: int) -> None:
    first, again = (played(Timeline(*chatting(*commands, seed=seed)), 300) for _ in range(2))
    assert first == again


def test_another_seed_gives_another_run() -> None:
    assert played(Timeline(*chatting(seed=1)), 300) != played(Timeline(*chatting(seed=2)), 300)


@settings(max_examples=15)
@given(chatter_commands(), st.booleans())
def test_the_search_mode_goes_the_same_way_without_making_a_record(commands: list[Json], check: bool) -> None:
    play = Play(Chatter, *commands, until=300, clients=1)
    kernel = Kernel(play.timeline.run, play.timeline.protocol, record=False, check=check)
    kernel.search(play.steps[-1].at, NO_LIMIT)
    found, recorded = everything(kernel.world), everything(play.world)
    assert {**found, "ghosts": None} == {**recorded, "ghosts": None}
    assert not check or found["ghosts"] == recorded["ghosts"]


# --- the journal -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [0, 1, 255, 256, 257, 700])
def test_a_journal_is_a_list_whose_forks_share_its_steps(length: int) -> None:
    first = Play(Puppet, until=0).steps[0]
    steps = [Step(seq=i + 1, at=i, cause=first.cause, node=None) for i in range(700)]
    journal = Journal()
    for step in steps:
        journal.append(step)
    assert list(journal) == [journal[i] for i in range(len(journal))] == steps
    assert (journal[-1], journal[3:9], journal[250:260]) == (steps[-1], steps[3:9], steps[250:260])
    with pytest.raises(IndexError):
        journal[700]
    fork = journal.upto(length)
    fork.append(first)
    assert list(fork) == [*steps[:length], first]
    assert list(journal) == steps, "the other journal is as it was"
