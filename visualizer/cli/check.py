"""`check`: makes the run in a trace's header again, and holds every line against the trace, byte for byte."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

from visualizer import registry, wire
from visualizer.cli.subject import STANDARD_INPUT
from visualizer.core import limits
from visualizer.core.errors import ConcordError, InputError
from visualizer.core.kernel import Kernel
from visualizer.core.protocol import Protocol
from visualizer.core.run import ENGINE, Run
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros
from visualizer.sentences import LANGUAGES, Sentences, line_of, sentences

SHOWN: Final = 60
"""Bytes that are shown of a line, around the first that differs."""

_ABOUT = """\
Make the run in a trace's header again and compare: exit status 0 where every line comes out the same, byte for byte; 1
where one does not, and then it says which is the first; 2 where the file is no trace."""


def add_to(commands: Any) -> None:
    """Declare the command and its options."""
    check = commands.add_parser("check", help="make a trace's run again and compare every byte", description=_ABOUT)
    check.set_defaults(command=_command)
    check.add_argument("trace", metavar="TRACE", help="a trace file (- for the standard input)")
    check.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of what is printed")


def _command(options: argparse.Namespace) -> int:
    words = sentences(options.lang)
    with sys.stdin.buffer if options.trace == STANDARD_INPUT else Path(options.trace).open("rb") as file:
        lines = 0
        for number, line, made in _pairs(file, options.trace):
            if line != made:
                print(words.say("check-differs", {"line": number}))
                print(_difference(line, made, words))
                return 1
            lines = number
    print(words.say("check-same", {"lines": lines}))
    return 0


def _pairs(file: IO[bytes], name: str) -> Iterator[tuple[int, bytes, bytes | str]]:
    """Every line of a trace with its number, and the line that the run makes, or a sentence where it makes none."""
    header = file.readline(limits.FILE_BYTES)
    run, protocol = _run_of(header, name)
    yield 1, header, wire.line(wire.header_json(Timeline(run, protocol)))
    kernel = Kernel(run, protocol)
    for number, line in enumerate(file, start=2):
        yield number, line, _next_line(kernel, protocol)


def _run_of(header: bytes, name: str) -> tuple[Run, Protocol[Any]]:
    if not header.strip():
        raise InputError("it is empty; a trace begins with a line that has the run", name)
    first = wire.parse(header, f"{name}, line 1")
    if not isinstance(first, dict) or "run" not in first:
        raise InputError("it has no 'run': this is not the header of a trace", f"{name}, line 1")
    run = wire.decode_run(first["run"])
    if run.engine != ENGINE:
        raise InputError(f"made by engine {run.engine}, and this is engine {ENGINE}", f"{name}, line 1")
    return registry.prepared(run)


def _next_line(kernel: Kernel, protocol: Protocol[Any]) -> bytes | str:
    try:
        step = kernel.advance(micros(limits.TIME_MS))
    except ConcordError as error:
        return f"error: {line_of(error)}"
    return "" if step is None else wire.line(wire.step_json(step, protocol))


def _difference(line: bytes, made: bytes | str, words: Sentences) -> str:
    """Both lines, from a little before the first byte that differs."""
    if isinstance(made, str):
        return words.say("check-none", {"says": made})
    at = next((i for i, (a, b) in enumerate(zip(line, made, strict=False)) if a != b), min(len(line), len(made)))
    start = max(at - SHOWN // 2, 0)
    there, here = (text[start : start + SHOWN].decode(errors="replace").rstrip("\n") for text in (line, made))
    return words.say("check-lines", {"column": at + 1, "there": there, "here": here})
