"""`run --seeds`: every seed of a range, and the ones that fail with the command that shows each."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

from tests.cli.conftest import Concord

BROKEN = ("run", "raft", "--variant", "votes-twice", "--chaos", 0.5, "--until", "20s")


def test_every_seed_has_a_line_of_json_in_order(concord: Concord) -> None:
    ended = concord("run", "raft", "--seeds", "3..12", "--until", "leader_elected", "--json")
    assert (ended.status, ended.err) == (0, "")
    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert [line["seed"] for line in lines] == list(range(3, 13))
    assert all(line["end"] == line["milestones"]["leader_elected"] for line in lines)
    assert len({line["end"] for line in lines}) == 10


def test_a_seed_of_many_is_the_run_that_it_is_alone(concord: Concord) -> None:
    options = ("run", "raft", "--chaos", 0.5, "--until", "5s", "--json")
    [many] = concord(*options, "--seeds", "5..5").out.splitlines()
    [alone] = concord(*options, "--seed", 5).out.splitlines()
    assert many == alone


def test_more_seeds_than_one_process_takes_are_shared_out_and_stay_in_order(concord: Concord) -> None:
    ended = concord("run", "raft", "--seeds", "1..40", "--until", "100ms", "--json")
    assert [json.loads(line)["seed"] for line in ended.out.splitlines()] == list(range(1, 41))


def test_seeds_that_fail_are_printed_with_the_command_that_shows_each(concord: Concord) -> None:
    ended = concord(*BROKEN, "--seeds", "1..3")
    assert ended.status == 1
    shown = [line.strip() for line in ended.out.splitlines() if line.strip().startswith("python -m visualizer")]
    assert len(shown) == 3
    assert ended.out.endswith("0 of 3 runs did well.\n")
    command = shlex.split(shown[1])[3:]
    assert command == [*map(str, BROKEN), "--seed", "2"]
    again = concord(*command)
    assert again.status == 1
    assert ended.out.splitlines()[2].removeprefix("seed 2: ") in again.out


def test_what_the_world_refuses_is_said_once_and_ends_with_2(concord: Concord, tmp_path: Path) -> None:
    run = tmp_path / "run.json"
    run.write_text(
        '{"protocol": "raft", "commands": [{"do": "crash", "node": "@leader", "at": 200}]}', encoding="utf-8"
    )
    ended = concord("run", run, "--seeds", "1..10", "--json", "--until", "1s")
    lines = [json.loads(line) for line in ended.out.splitlines()]
    refused = [line["seed"] for line in lines if "error" in line]
    assert 0 < len(refused) < len(lines) == 10
    assert ended.complaint.startswith("commands[0]: no node is @leader at this moment (seed ")


def test_a_milestone_that_some_seeds_do_not_reach_fails_them(concord: Concord) -> None:
    ended = concord("run", "raft", "--seeds", "1..10", "--until", "200ms", "--until", "leader_elected")
    assert ended.status == 1
    assert "leader_elected was not reached." in ended.out
