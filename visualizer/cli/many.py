"""`run --seeds`: the same run under every seed, on all cores."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import msgspec
from tqdm import tqdm

from visualizer import registry
from visualizer.cli.arguments import BAD_USAGE
from visualizer.cli.course import Goal, pursue
from visualizer.cli.pool import shared_out
from visualizer.cli.report import Report, report_json
from visualizer.core.chaos import Chaos
from visualizer.core.kernel import Kernel
from visualizer.sentences import sentences
from visualizer.wire import decode_run

Json = dict[str, Any]

SEEDS_A_TASK: Final = 16
"""Runs that a process is handed at once; where there are no more than that, one process does them."""


class Search(msgspec.Struct, frozen=True):
    """What every process is told: the run as JSON, and where each ends."""

    document: Json
    goal: Goal


class Line(msgspec.Struct, frozen=True):
    """What came of one seed."""

    seed: int
    shown: Json
    status: int


def run_seeds(options: argparse.Namespace, search: Search) -> int:
    """Run every seed, print those that fail (with `--json` all of them), and answer with the exit status."""
    statuses: list[int] = []
    errors: list[Line] = []
    with shared_out(partial(line_of_seed, search), options.seeds, SEEDS_A_TASK) as lines:
        for line in tqdm(lines, total=len(options.seeds), unit=" runs", disable=None, leave=False):
            statuses.append(line.status)
            if line.status == BAD_USAGE:
                errors.append(line)
            if options.json:
                _print(msgspec.json.encode(line.shown).decode())
            elif line.status == 1:
                _print(_failure(line, search.goal, options))
    if not options.json:
        _print(sentences(options.lang).say("report-seeds", {"held": statuses.count(0), "runs": len(statuses)}))
    if errors:
        others = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
        print(f"error: {errors[0].shown['error']} (seed {errors[0].seed}{others})", file=sys.stderr)
    return 1 if 1 in statuses else max(statuses)


def _print(text: str) -> None:
    with tqdm.external_write_mode(file=sys.stdout):
        print(text, flush=True)


def _failure(line: Line, goal: Goal, options: argparse.Namespace) -> str:
    """A seed that fails, what it fails, and the command that shows it."""
    words = sentences(options.lang)
    broken = line.shown["violations"]
    says = broken[0]["says"] if broken else words.say("report-missed", {"milestone": goal.milestone})
    return words.say("report-seed", {"seed": line.seed, "says": says, "command": _shown_by(options.argv, line.seed)})


def _shown_by(argv: Sequence[str], seed: int) -> str:
    """The command line that makes one run of the search."""
    kept: list[str] = []
    rest = iter(argv)
    for word in rest:
        if word == "--seeds":
            next(rest)
        elif not word.startswith("--seeds=") and word != "--json":
            kept.append(word)
    return shlex.join(["python", "-m", "visualizer", *kept, "--seed", str(seed)])


def line_of_seed(search: Search, seed: int) -> Line:
    """Make the run of one seed, without any record of its steps."""
    run, protocol = registry.prepared(decode_run(search.document | {"seed": seed}))
    kernel = Kernel(run, protocol, record=False)
    goal = search.goal
    chaos = None if goal.chaos is None else Chaos(kernel, goal.until, goal.chaos)
    outcome = pursue(kernel, goal, chaos=chaos)
    report = Report(run, goal, outcome)
    return Line(seed, report_json(report, protocol), report.status)
