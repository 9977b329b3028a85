"""`protocols`, `scenarios` and `bench`: what there is, and how fast it is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Concord
from visualizer import bench
from visualizer.registry import protocols
from visualizer.scenario import scenarios


def test_the_protocols_are_described_as_json(concord: Concord) -> None:
    described = json.loads(concord("protocols", "--json").out)
    assert [one["id"] for one in described] == list(protocols())
    for one in described:
        assert {
            "id", "params", "state", "messages", "timers", "commands", "milestones", "invariants", "variants",
        } <= set(one)  # fmt: skip
        assert all({"name", "type", "default"} <= set(param) for param in one["params"])
        assert all({"name", "type", "stable"} <= set(field) for field in one["state"])
        assert all(message["doc"] and isinstance(message["fields"], list) for message in one["messages"])


def test_raft_declares_its_parameters_with_types_defaults_and_bounds(concord: Concord) -> None:
    [raft] = [one for one in json.loads(concord("protocols", "--json").out) if one["id"] == "raft"]
    params: dict[str, Any] = {param["name"]: param for param in raft["params"]}
    heartbeat = params["heartbeat_interval"]
    assert (heartbeat["type"], heartbeat["default"], heartbeat["unit"]) == ("number", 50.0, "ms")
    assert (heartbeat["min"], heartbeat["max"]) == (0.001, 86_400_000.0)
    assert params["election_timeout"]["default"] == [150.0, 300.0]
    assert {field["name"] for field in raft["state"] if field["stable"]} == {"current_term", "voted_for", "log"}


def test_a_parameter_that_may_be_left_out_and_one_that_is_a_word_or_counts_declare_it(concord: Concord) -> None:
    [basic] = [one for one in json.loads(concord("protocols", "--json").out) if one["id"] == "paxos-basic"]
    params: dict[str, Any] = {param["name"]: param for param in basic["params"]}
    quorum, roles = params["quorum"], params["roles"]
    assert (quorum["default"], quorum["optional"], quorum["min"]) == (None, True, 1)
    assert (roles["default"], roles["choices"], roles["type"]) == ("all", ["all"], "one of 'all' or role counts")
    assert [(count["name"], count["min"]) for count in roles["fields"]] == [
        ("proposers", 1), ("acceptors", 1), ("learners", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("command", ["protocols", "scenarios"])
def test_both_are_told_in_words_in_either_language(concord: Concord, command: str, language: str) -> None:
    ended = concord(command, "--lang", language)
    assert (ended.status, ended.err) == (0, "")
    for name in protocols() if command == "protocols" else scenarios():
        assert name in ended.out


def test_the_scenarios_are_described_as_json(concord: Concord) -> None:
    described = json.loads(concord("scenarios", "--json").out)
    assert [one["id"] for one in described] == list(scenarios())
    for one in described:
        assert {"id", "protocol", "title", "about", "run", "until", "reaches", "holds", "milestones"} <= set(one)
        assert set(one["title"]) == set(one["about"]) == {"en", "zh"}
        assert one["run"]["protocol"] == one["protocol"]


def test_bench_says_each_number_beside_what_is_promised(concord: Concord, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, small in (("SLICES", 1), ("STEPS_A_SLICE", 200), ("LONG_RUN", 500), ("SEEKS", 3)):
        monkeypatch.setattr(bench, name, small)
    measured = json.loads(concord("bench", "--json").out)
    raft = measured["protocols"]["raft"]
    assert raft["record_slower"] == pytest.approx(raft["bare_per_second"] / raft["record_per_second"])
    assert {"record", "search", "seek_ms", "fork_ms", "bytes_a_step"} <= set(measured["targets"])
    assert measured["history"]["raft"]["steps"] == 500
    for language in ("en", "zh"):
        told = concord("bench", "--lang", language).out
        assert len(told.splitlines()) == 1 + 5 * len(measured["protocols"]) + 3 * len(measured["history"])
        assert set(measured["history"]) == set(protocols())


def test_stories_come_in_the_order_in_which_one_would_teach_them(concord: Concord) -> None:
    taught = ["election", "replication", "crash", "vote", "partition", "retries", "7", "8"]
    assert [name.rpartition("-")[2].removeprefix("raft/") for name in scenarios() if name.startswith("raft/")] == taught
    listed = [one["id"] for one in json.loads(concord("scenarios", "--json").out)]
    assert listed == list(scenarios())
    printed = [line for line in concord("scenarios").out.splitlines() if not line.startswith(" ")]
    assert printed == listed
