"""`run`: where a run ends, what is said of it, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Concord
from visualizer.sentences import sentences


def lines(path: Path) -> list[dict[str, Any]]:
    """A trace, its header first."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def trace(tmp_path: Path) -> Path:
    """Where a trace may be written."""
    return tmp_path / "trace.jsonl"


def test_a_protocol_runs_for_10_seconds_and_says_what_came_of_it(concord: Concord, trace: Path) -> None:
    ended = concord("run", "raft", "--trace", trace)
    assert (ended.status, ended.err) == (0, "")
    assert "leader_elected first at" in ended.out
    assert "up to 10000 ms" in ended.out
    steps = lines(trace)[1:]
    assert 9_900 < steps[-1]["at"] <= 10_000


@pytest.mark.parametrize(("until", "ms"), [("800ms", 800), ("1s", 1000), ("0.25s", 250)])
def test_a_run_ends_at_a_time(concord: Concord, trace: Path, until: str, ms: float) -> None:
    assert concord("run", "raft", "--until", until, "--trace", trace).status == 0
    assert ms - 60 < lines(trace)[-1]["at"] <= ms


def test_a_run_ends_with_the_step_that_reaches_a_milestone(concord: Concord, trace: Path) -> None:
    assert concord("run", "raft", "--until", "leader_elected", "--trace", trace).status == 0
    assert [step["seq"] for step in lines(trace)[1:] if "leader_elected" in step["milestones"]] == [
        len(lines(trace)) - 1
    ]


def test_a_milestone_that_does_not_come_is_an_expectation_not_met(concord: Concord) -> None:
    ended = concord("run", "raft", "--until", "leader_elected", "--until", "20ms")
    assert (ended.status, ended.err) == (1, "")
    assert "leader_elected was not reached." in ended.out


def test_a_run_ends_after_so_many_steps(concord: Concord, trace: Path) -> None:
    assert concord("run", "raft", "--steps", 17, "--trace", trace).status == 0
    assert [step["seq"] for step in lines(trace)[1:]] == list(range(1, 18))
    assert concord("run", "raft", "--steps", 0, "--trace", trace).status == 0
    assert len(lines(trace)) == 1


def test_options_change_the_run(concord: Concord, trace: Path) -> None:
    options = ["--seed", 9, "--nodes", 3, "--clients", 2, "--variant", "votes-twice", "--until", "10ms"]
    settings = ["--set", "noop=false", "--set", "election_timeout=[200,250]", "--set", "network.delay=[5,5]"]
    assert concord("run", "raft", *options, *settings, "--trace", trace).status == 0
    run = lines(trace)[0]["run"]
    assert (run["seed"], run["nodes"], run["clients"], run["variant"]) == (9, 3, 2, "votes-twice")
    assert (run["params"]["noop"], run["params"]["election_timeout"]) == (False, [200.0, 250.0])
    assert run["network"] == {"delay": [5.0, 5.0], "loss": 0.0, "duplicate": 0.0, "disk_write": [0.0, 0.0]}


def test_the_same_run_gives_the_same_bytes(concord: Concord, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for trace in (first, second):
        concord("run", "raft", "--chaos", 0.5, "--until", "5s", "--trace", trace)
    assert first.read_bytes() == second.read_bytes()


def test_a_run_file_is_a_run(concord: Concord, tmp_path: Path, trace: Path) -> None:
    file = tmp_path / "run.json"
    run = {"protocol": "raft", "seed": 4, "nodes": 3, "commands": [{"do": "crash", "node": "@leader", "at": 500}]}
    file.write_text(json.dumps(run), encoding="utf-8")
    assert concord("run", file, "--seed", 5, "--until", "1s", "--trace", trace).status == 0
    assert lines(trace)[0]["run"]["seed"] == 5, "an option goes before what the file says"
    [crash] = [step["cause"] for step in lines(trace)[1:] if step["cause"]["kind"] == "command"]
    assert crash["index"] == 0
    assert crash["command"]["node"].startswith("n"), "roles are resolved"


def test_the_run_in_a_header_is_a_run_file(concord: Concord, tmp_path: Path, trace: Path) -> None:
    concord("run", "raft", "--chaos", 0.5, "--until", "4s", "--trace", trace)
    file, again = tmp_path / "run.json", tmp_path / "again.jsonl"
    file.write_text(json.dumps(lines(trace)[0]["run"]), encoding="utf-8")
    concord("run", file, "--until", "4s", "--trace", again)
    assert again.read_bytes() == trace.read_bytes()


# --- violations ------------------------------------------------------------------------------------------------------

BROKEN = ("run", "raft", "--variant", "votes-twice", "--chaos", 0.5, "--until", "30s")


def test_a_run_stops_at_the_first_broken_promise(concord: Concord, trace: Path) -> None:
    ended = concord(*BROKEN, "--trace", trace)
    assert (ended.status, ended.err) == (1, "")
    assert "Broken at step" in ended.out
    violations = [step["violations"] for step in lines(trace)[1:]]
    assert violations[-1]
    assert not any(violations[:-1])
    assert {"invariant", "says", "nodes"} <= set(violations[-1][0])


def test_a_run_that_keeps_going_ends_with_1_all_the_same(concord: Concord, trace: Path) -> None:
    ended = concord(*BROKEN, "--keep-going", "--trace", trace)
    assert ended.status == 1
    assert lines(trace)[-1]["at"] > 29_000


def test_an_initial_state_that_breaks_a_promise_is_told_at_the_first_step(concord: Concord, tmp_path: Path) -> None:
    leader = {"role": "leader", "current_term": 3}
    file = tmp_path / "run.json"
    file.write_text(json.dumps({"protocol": "raft", "initial": {"n1": leader, "n2": leader}}), encoding="utf-8")
    ended = concord("run", file)
    assert ended.status == 1
    assert "Broken at step 1, 0 ms" in ended.out


# --- chaos -----------------------------------------------------------------------------------------------------------


def test_the_header_holds_the_commands_that_chaos_made(concord: Concord, trace: Path) -> None:
    assert concord("run", "raft", "--chaos", 0.5, "--until", "10s", "--trace", trace).status == 0
    header, *steps = lines(trace)
    commands = header["run"]["commands"]
    carried_out = [step["cause"] for step in steps if step["cause"]["kind"] == "command"]
    assert [cause["index"] for cause in carried_out] == list(range(len(commands)))
    assert [cause["command"] for cause in carried_out] == commands
    assert max(command["at"] for command in commands) == 7_500


# --- what cannot go on -----------------------------------------------------------------------------------------------


def test_a_command_that_cannot_be_carried_out_ends_the_run_and_leaves_the_trace(
    concord: Concord, tmp_path: Path, trace: Path
) -> None:
    file = tmp_path / "run.json"
    commands = [{"do": "pause", "node": "n3", "at": 10}, {"do": "crash", "node": "@leader", "at": 50}]
    file.write_text(json.dumps({"protocol": "raft", "commands": commands}), encoding="utf-8")
    ended = concord("run", file, "--trace", trace)
    assert ended.complaint == "commands[1]: no node is @leader at this moment"
    steps = lines(trace)[1:]
    assert steps[-1]["cause"]["index"] == 0
    assert concord("run", file, "--trace", "-").complaint == ended.complaint


# --- what is printed -------------------------------------------------------------------------------------------------


def test_a_trace_has_the_standard_output_to_itself(concord: Concord, trace: Path) -> None:
    concord("run", "raft", "--until", "1s", "--trace", trace)
    ended = concord("run", "raft", "--until", "1s", "--trace", "-")
    assert ended.out.encode() == trace.read_bytes()
    assert "Every promise was kept." in ended.err


def test_a_line_of_json_says_what_came_of_a_run(concord: Concord) -> None:
    ended = concord("run", "raft", "--until", "1s", "--seed", 3, "--json")
    [line] = ended.out.splitlines()
    told = json.loads(line)
    assert (told["seed"], told["end"], told["violations"]) == (3, 1000.0, [])
    assert told["steps"] > 100
    assert 100 < told["milestones"]["leader_elected"] < told["milestones"]["entry_committed"] < 1000


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_run_is_told_in_words_in_either_language(concord: Concord, language: str) -> None:
    ended = concord("run", "raft/leader-crash", "--text", "--lang", language)
    words = sentences(language)
    assert ended.status == 0
    crashed = [words.say("world-crashed", {"node": f"n{i}"}) for i in range(1, 6)]
    assert any(sentence in ended.out for sentence in crashed)
    assert words.say("report-story") in ended.out


def test_a_scenario_is_held_against_what_it_says_only_as_it_stands(concord: Concord) -> None:
    told, changed = "The story came out as it says.", "not held against what its story says"
    assert told in concord("run", "raft/partition").out
    assert changed in concord("run", "raft/partition", "--seed", 1).out
    assert changed in concord("run", "raft/partition", "--until", "1s").out


def test_a_scenario_that_does_not_come_out_is_an_expectation_not_met(concord: Concord, tmp_path: Path) -> None:
    file = tmp_path / "story.toml"
    story = 'until = 500\n[run]\nprotocol = "raft"\n[[reaches]]\nmilestone = "leader_lost"\n'
    file.write_text(story + '[[holds]]\nnodes = ["n1"]\nfield = "current_term"\nis = 7\n', encoding="utf-8")
    ended = concord("run", file)
    assert (ended.status, ended.err) == (1, "")
    assert "leader_lost was not reached when it should have been." in ended.out
    assert "current_term of n1 was to be 7 at 500 ms, and was" in ended.out


def test_the_story_of_a_broken_twin_comes_out_where_it_breaks_what_it_says(concord: Concord) -> None:
    ended = concord("run", "paxos-basic/forgotten-promise")
    assert ended.status == 0
    assert "Broken at step" in ended.out
    assert "The story came out as it says." in ended.out


def test_a_promise_that_was_to_be_broken_and_is_kept_is_an_expectation_not_met(
    concord: Concord, tmp_path: Path
) -> None:
    file = tmp_path / "story.toml"
    story = 'until = 500\n{}\n[run]\nprotocol = "raft"\n[[reaches]]\nmilestone = "leader_elected"\n'
    file.write_text(story.format('breaks = ["election_safety"]'), encoding="utf-8")
    ended = concord("run", file)
    assert ended.status == 1
    assert "The promise election_safety was to be broken, and was kept." in ended.out
    file.write_text(story.format('breaks = ["safety"]'), encoding="utf-8")
    ended = concord("run", file)
    assert ended.status == 2
    assert "raft has no invariant 'safety'" in ended.err
