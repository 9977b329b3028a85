"""`check`: a trace is what its run gives, byte for byte, or the first line that is not is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Concord


@pytest.fixture
def trace(concord: Concord, tmp_path: Path) -> Path:
    """The trace of a run with chaos in it."""
    path = tmp_path / "trace.jsonl"
    assert concord("run", "raft", "--chaos", 0.7, "--until", "3s", "--trace", path).status == 0
    return path


def test_a_trace_is_what_its_run_gives(concord: Concord, trace: Path) -> None:
    ended = concord("check", trace)
    lines = len(trace.read_bytes().splitlines())
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"All {lines} lines came out the same, byte for byte.\n"


def test_a_trace_may_end_before_its_run_does(concord: Concord, trace: Path) -> None:
    trace.write_bytes(b"".join(trace.read_bytes().splitlines(keepends=True)[:40]))
    assert concord("check", trace).status == 0


CHANGES: dict[str, tuple[Callable[[list[bytes]], None], int]] = {
    "a value": (lambda lines: lines.__setitem__(9, lines[9].replace(b'"at":', b'"at":1', 1)), 10),
    "white space": (lambda lines: lines.__setitem__(4, lines[4].replace(b",", b", ", 1)), 5),
    "a step left out": (lambda lines: lines.__delitem__(12), 13),
    "two steps exchanged": (lambda lines: lines.insert(7, lines.pop(8)), 8),
    "the end of a line": (lambda lines: lines.__setitem__(-1, lines[-1].rstrip(b"\n")), -1),
    "the header": (lambda lines: lines.__setitem__(0, lines[0].replace(b'"clients":["c1"]', b'"clients":[]')), 1),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_first_line_that_differs_is_shown(concord: Concord, trace: Path, change: str) -> None:
    lines = trace.read_bytes().splitlines(keepends=True)
    spoil, number = CHANGES[change]
    spoil(lines)
    trace.write_bytes(b"".join(lines))
    ended = concord("check", trace)
    assert (ended.status, ended.err) == (1, "")
    assert f"Line {number if number > 0 else len(lines)} is the first that differs." in ended.out
    assert "in the trace:" in ended.out
    assert "made again:" in ended.out


def test_a_step_that_the_run_does_not_have_differs(concord: Concord, tmp_path: Path) -> None:
    trace = tmp_path / "trace.jsonl"
    concord("run", "raft", "--nodes", 1, "--clients", 0, "--steps", 3, "--trace", trace)
    header, *steps = trace.read_bytes().splitlines(keepends=True)
    # The one node crashes, and nothing happens ever after.
    header = header.replace(b'"commands":[]', b'"commands":[{"do":"crash","at":0.0,"node":"n1"}]')
    trace.write_bytes(header + b"".join(steps))
    ended = concord("check", trace)
    assert ended.status == 1
    assert "Line 3 is the first that differs." in ended.out


def test_the_trace_of_a_run_that_ended_with_an_error_is_checked_up_to_there(concord: Concord, tmp_path: Path) -> None:
    run, trace = tmp_path / "run.json", tmp_path / "trace.jsonl"
    run.write_text('{"protocol": "raft", "commands": [{"do": "crash", "node": "@leader", "at": 5}]}', encoding="utf-8")
    assert concord("run", run, "--trace", trace).status == 2
    assert concord("check", trace).status == 0
    lines = trace.read_bytes()
    trace.write_bytes(lines + b"{}\n")
    ended = concord("check", trace)
    assert ended.status == 1
    assert "the run has none. error: commands[0]: no node is @leader at this moment" in ended.out
