"""Bad usage and bad input: exit status 2, and one line that says what is wrong and where. Never a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Concord

RUN = ("run", "raft", "--until", "1s")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "COMMAND"),
        (("fly",), "'fly'"),
        (("run",), "WHAT"),
        (("run", "raft", "--fast"), "--fast"),
        (("run", "raf"), "'raf' is neither a file nor a protocol nor a scenario; there are raft"),
        (("run", "raft/leader-crush"), "'raft/leader-crush' is neither"),
        (("run", "."), "cannot read '.'"),
        (("run", "no\0name"), "cannot read"),
        ((*RUN, "--until", "5"), "'5' is neither a time"),
        ((*RUN, "--until", "-5s"), "--until"),
        ((*RUN, "--until", "nans"), "raft has no milestone 'nans'"),
        ((*RUN, "--until", "NaNs"), "'NaNs' is neither a time"),
        ((*RUN, "--until", "999999s"), "past the last moment"),
        ((*RUN, "--until", "leader_elected_twice"), "it has leader_elected, "),
        ((*RUN, "--steps", "-1"), "--steps"),
        ((*RUN, "--steps", "many"), "'many' is not a whole number from 0"),
        ((*RUN, "--seed", "1.5"), "'1.5' is not a whole number"),
        ((*RUN, "--seed", "9" * 5_000), "is not a whole number"),
        ((*RUN, "--seed", "9007199254740992"), "run.seed"),
        ((*RUN, "--nodes", "0"), "run.nodes: expected 'int' >= 1"),
        ((*RUN, "--nodes", "10000"), "run.nodes: expected 'int' <= 5000"),
        ((*RUN, "--clients", "99"), "run.clients"),
        ((*RUN, "--variant", "votes-thrice"), "run.variant: raft has no variant 'votes-thrice'"),
        ((*RUN, "--chaos", "1.5"), "'1.5' is not a level from 0 to 1"),
        ((*RUN, "--chaos", "nan"), "'nan' is not a level"),
        ((*RUN, "--set", "noop"), "--set: expected NAME=JSON"),
        ((*RUN, "--set", "=1"), "--set: expected NAME=JSON"),
        ((*RUN, "--set", "noop=perhaps"), "--set noop: not JSON"),
        ((*RUN, "--set", "noop=3"), "params.noop"),
        ((*RUN, "--set", "no_op=true"), "params: object contains unknown field 'no_op'"),
        ((*RUN, "--set", "heartbeat_interval=NaN"), "--set heartbeat_interval: not JSON"),
        ((*RUN, "--set", "heartbeat_interval=-1"), "params.heartbeat_interval"),
        ((*RUN, "--set", "heartbeat_interval=1e999"), "--set heartbeat_interval"),
        ((*RUN, "--set", "election_timeout=[300,150]"), "the low end 300 is above the high end 150"),
        ((*RUN, "--set", "network.delay=[20,10]"), "network.delay: the low end"),
        ((*RUN, "--set", "network.speed=3"), "unknown field 'speed'"),
        ((*RUN, "--set", "noop=" + "[" * 100_000), "--set noop"),
        ((*RUN, "--seeds", "5..1"), "'5..1' has to rise"),
        ((*RUN, "--seeds", "5"), "'5' is not a range of seeds"),
        ((*RUN, "--seeds", "1..2", "--seed", "1"), "does not go with --seed"),
        ((*RUN, "--seeds", "1..2", "--text"), "does not go with --text"),
        ((*RUN, "--seeds", "1..2", "--trace", "x"), "does not go with --trace"),
        (("run", "-", "--seeds", "1..2"), "give it a file"),
        ((*RUN, "--text", "--trace", "-"), "would both write to the standard output"),
        ((*RUN, "--text", "--json"), "would both write"),
        ((*RUN, "--trace", "/no/such/folder/trace"), "/no/such/folder/trace"),
        ((*RUN, "--lang", "fr"), "'fr'"),
        (("check", "/no/such/trace"), "/no/such/trace"),
        (("check", "."), "."),
        (("scenarios", "raft"), "raft"),
    ],
)  # fmt: skip
def test_it_says_in_one_line_what_is_wrong(concord: Concord, arguments: tuple[str, ...], says: str) -> None:
    ended = concord(*arguments)
    assert says in ended.complaint
    assert ended.out == ""


RUN_FILES: list[tuple[Any, str]] = [
    ([], "run: expected 'object', got 'array'"),
    ("raft", "run: expected 'object', got 'str'"),
    (None, "run: expected 'object', got 'null'"),
    ({}, "run: object missing required field 'protocol'"),
    ({"protocol": "rafts"}, "run.protocol: there is no protocol 'rafts'; there are raft"),
    ({"protocol": 7}, "run.protocol: expected 'str', got 'int'"),
    ({"protocol": "raft", "concord": 2}, "concord: format 2 is not known"),
    ({"protocol": "raft", "node": 5}, "run: object contains unknown field 'node'"),
    ({"protocol": "raft", "nodes": 5.5}, "run.nodes"),
    ({"protocol": "raft", "nodes": True}, "run.nodes"),
    ({"protocol": "raft", "seed": -1}, "run.seed"),
    ({"protocol": "raft", "network": {"loss": 1.1}}, "run.network.loss"),
    ({"protocol": "raft", "params": []}, "params"),
    ({"protocol": "raft", "initial": []}, "initial: expected an object"),
    ({"protocol": "raft", "initial": {"n9": {}}}, "initial: there is no 'n9' in this run"),
    ({"protocol": "raft", "initial": {"n1": {"mood": 1}}}, "initial.n1: raft has no state field 'mood'"),
    ({"protocol": "raft", "initial": {"n1": {"role": "king"}}}, "initial.n1.role"),
    ({"protocol": "raft", "initial": {"n1": {"log": [{"term": 1}]}}}, "initial.n1.log[0]"),
    ({"protocol": "raft", "commands": {}}, "run.commands"),
]  # fmt: skip

COMMANDS: list[tuple[Any, str]] = [
    (3, "commands[0]: expected an object"),
    ({"do": "explode", "at": 1}, "commands[0].do: there is no command 'explode'"),
    ({"do": "crash", "node": "n1"}, "commands[0]: a command has either 'at' or 'when'"),
    ({"do": "crash", "node": "n6", "at": 1}, "commands[0].node: there is no 'n6'"),
    ({"do": "crash", "node": "@king", "at": 1}, "commands[0].node: raft has no role '@king'"),
    ({"do": "crash", "node": "n1", "at": -1}, "commands[0].at"),
    ({"do": "crash", "node": "n1", "at": 1e12}, "commands[0].at"),
    ({"do": "crash", "node": "n1", "when": "lunch"}, "commands[0].when: raft has no milestone"),
    ({"do": "crash", "node": "n1", "at": 1, "how": 2}, "unknown field 'how'"),
    ({"do": "request", "client": "c1", "op": {"do": "sell"}, "at": 1}, "commands[0].op.do"),
    ({"do": "request", "client": "c2", "op": {"do": "get", "key": "x"}, "at": 1}, "no 'c2'"),
    ({"do": "timeout", "node": "n1", "timer": "lunch", "at": 1}, "commands[0].timer"),
    ({"do": "drop", "at": 1}, "names a message either by 'message' or by 'match'"),
]  # fmt: skip


RUN_FILES += [({"protocol": "raft", "commands": [command]}, says) for command, says in COMMANDS]


@pytest.mark.parametrize(("document", "says"), RUN_FILES, ids=lambda value: json.dumps(value)[:60])
def test_a_run_file_is_held_against_its_shape(concord: Concord, tmp_path: Path, document: Any, says: str) -> None:
    file = tmp_path / "run.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    ended = concord("run", file, "--until", "1s")
    assert says in ended.complaint
    assert ended.out == ""


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("run.json", b"", "not JSON"),
        ("run.json", b'{"protocol": "raft"', "not JSON"),
        ("run.json", b"\xff\xfe{}", "not JSON"),
        ("run.json", b'{"protocol": "raft", "network": {"loss": NaN}}', "not JSON"),
        ("run.json", b"[" * 50_000 + b"]" * 50_000, "run.json: "),
        ("run.json", b'{"protocol": "raft", "seed": 1' + b"0" * 5_000 + b"}", "out of range"),
        ("story.toml", b"until = ", "not TOML"),
        ("story.toml", b"until = 5\n[run]\nprotocol = 'raft'\n", "missing required field 'reaches'"),
        ("story.toml", b"until = nan\n[run]\nprotocol = 'raft'\n[[reaches]]\nmilestone = 'x'\n", "finite"),
        ("story.toml", b"until = 5\nlesson = 1\n[run]\n[[reaches]]\nmilestone = 'x'\n", "unknown field 'lesson'"),
        ("story.toml", b"until = 5\n[run]\n[[reaches]]\nmilestone = 'x'\n", "missing required field 'protocol'"),
        ("story.toml", b"until = 5\n[run]\nprotocol = 'raft'\n[[reaches]]\nmilestone = 'lunch'\n", "milestone 'lunch'"),
        ("story.toml", b"until = 5\n[run]\nprotocol = 'raft'\n[[reaches]]\nmilestone = 'leader_lost'\n"
         b"[[holds]]\nfield = 'mood'\nis = 1\n", "n1 has no state field 'mood'"),
        ("story.toml", b"until = 5\n[run]\nprotocol = 'raft'\n[[reaches]]\nmilestone = 'leader_lost'\n"
         b"[[holds]]\nfield = 'role'\nnodes = ['n9']\nis = 1\n", "'n9'"),
        ("trace.jsonl", b"", "it is empty"),
        ("trace.jsonl", b"{}\n", "it has no 'run'"),
        ("trace.jsonl", b'{"run": {"protocol": "raft", "engine": 99}}\n', "made by engine 99"),
        ("trace.jsonl", b"\x00\x01\n", "line 1"),
    ],
)  # fmt: skip
def test_a_file_that_is_broken(concord: Concord, tmp_path: Path, name: str, text: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(text)
    ended = concord("check" if name == "trace.jsonl" else "run", file)
    assert says in ended.complaint
    assert name in ended.complaint or "run" in ended.complaint


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ["concord", "engine", "variant", "nodes", "clients", "seed", "params", "network", "initial", "commands"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=4))
def test_whatever_a_run_file_holds_it_runs_or_is_refused_in_one_line(
    concord: Concord, tmp_path: Path, document: dict[str, Any]
) -> None:
    file = tmp_path / "run.json"
    file.write_text(json.dumps({"protocol": "raft", **document}), encoding="utf-8")
    ended = concord("run", file, "--until", "20ms")
    if ended.status:
        assert ended.complaint


def test_help_says_what_each_command_does(concord: Concord) -> None:
    for command in ("run", "check", "protocols", "scenarios", "bench"):
        ended = concord(command, "--help")
        assert (ended.status, ended.err) == (0, "")
        assert f"python -m visualizer {command}" in ended.out
    assert "Exit status: 0 where all is well" in concord("--help").out
