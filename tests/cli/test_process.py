"""The command line as a process: pipes that close, a person who interrupts, consoles that lack letters."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from visualizer.bootstrap import ROOT

COMMAND = [sys.executable, "-m", "visualizer"]


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    with subprocess.Popen(
        [*COMMAND, "run", "raft", "--until", "30s", "--trace", "-"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"concord":1')
        process.stdout.close()
        errors = process.stderr.read()
    assert b"Traceback" not in errors
    assert process.returncode == 141


@pytest.fixture
def heard_interrupts() -> Iterator[None]:
    """A shell that runs the tests in the background has all of its children ignore interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard_interrupts")
def test_an_interrupt_is_one_line() -> None:
    with subprocess.Popen(
        [*COMMAND, "run", "raft", "--until", "80000s", "--trace", "-"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert (process.returncode, errors) == (130, b"error: interrupted\n")


def test_the_words_come_out_on_a_console_that_has_no_chinese() -> None:
    ended = subprocess.run(
        [*COMMAND, "scenarios", "--lang", "zh"],
        cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, capture_output=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "选出领导者" in ended.stdout.decode()


def test_a_run_can_come_from_the_standard_input() -> None:
    run = b'{"protocol": "raft", "seed": 3}'
    ended = subprocess.run(
        [*COMMAND, "run", "-", "--until", "1s"], cwd=ROOT, input=run, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    trace = subprocess.run(
        [*COMMAND, "run", "raft", "--until", "1s", "--trace", "-"], cwd=ROOT, capture_output=True, check=False
    ).stdout
    checked = subprocess.run([*COMMAND, "check", "-"], cwd=ROOT, input=trace, capture_output=True, check=False)
    assert checked.returncode == 0
