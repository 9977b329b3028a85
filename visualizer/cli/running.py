"""`run`: one run, or one of every seed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Final

import msgspec

from visualizer import wire
from visualizer.cli import arguments
from visualizer.cli.arguments import Until
from visualizer.cli.course import Goal, See, chosen, pursue
from visualizer.cli.many import Search, run_seeds
from visualizer.cli.report import Report, print_report, report_json
from visualizer.cli.subject import STANDARD_INPUT, Changes, Subject, subject
from visualizer.core.errors import InputError
from visualizer.core.kernel import Kernel
from visualizer.core.run import Run
from visualizer.core.step import Step
from visualizer.core.timeline import Timeline
from visualizer.core.units import Micros, micros
from visualizer.scenario import Scenario, unmet
from visualizer.sentences import LANGUAGES, line_of
from visualizer.transcript import Transcript

LENGTH: Final[Micros] = micros(10_000)
"""How long a run is in virtual time, where nobody says."""

STANDARD_OUTPUT: Final = "-"

_ABOUT = """\
Make a run, and say what came of it.

WHAT is a protocol (raft), a scenario (raft/leader-crash), a run file in JSON (- for the standard input), or a scenario
file in TOML. A run ends after 10 s of virtual time, or where its scenario ends, unless --until or --steps say
otherwise; and at the first promise that is broken, unless --keep-going."""

_EXAMPLES = """\
examples:
  python -m visualizer run raft --text
  python -m visualizer run raft/figure-8 --trace figure-8.jsonl
  python -m visualizer run raft --set election_timeout='[150,155]' --set network.loss=0.1 --until leader_elected
  python -m visualizer run raft --variant votes-twice --chaos 0.5 --until 30s --seeds 1..200"""


def add_to(commands: Any) -> None:
    """Declare the command and its options."""
    run = commands.add_parser("run", help="make a run and say what came of it", description=_ABOUT, epilog=_EXAMPLES)
    run.set_defaults(command=_command)
    run.add_argument("what", metavar="WHAT", help="a protocol, a scenario or a file")
    run.add_argument(
        "--until", metavar="WHEN", type=arguments.until, action="append", default=[],
        help="end at a virtual time (5s, 800ms) or at a milestone (leader_elected); both may be given",
    )  # fmt: skip
    run.add_argument("--steps", metavar="N", type=arguments.whole, help="end after so many steps")
    run.add_argument("--seed", metavar="N", type=arguments.whole, help="the seed of every random draw")
    run.add_argument("--nodes", metavar="N", type=arguments.whole, help="how many nodes")
    run.add_argument("--clients", metavar="N", type=arguments.whole, help="how many clients")
    run.add_argument("--variant", metavar="V", help="a twin of the protocol that is broken on purpose")
    run.add_argument(
        "--set", metavar="NAME=JSON", action="append", default=[], dest="settings",
        help="a parameter of the protocol, or of the network (network.delay=[5,5])",
    )  # fmt: skip
    run.add_argument(
        "--chaos", metavar="LEVEL", type=arguments.level,
        help="add random faults (0 none, 1 rough) and client requests; for the last quarter everything is mended",
    )  # fmt: skip
    run.add_argument("--keep-going", action="store_true", help="go on when a promise is broken")
    run.add_argument("--trace", metavar="FILE", help="write the trace to a file (- for the standard output)")
    run.add_argument("--text", action="store_true", help="tell the run in words")
    run.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of what is printed")
    run.add_argument(
        "--seeds", metavar="A..B", type=arguments.seeds,
        help="make a run of every seed, on all cores, and print those that fail",
    )  # fmt: skip
    run.add_argument("--json", action="store_true", help="print a line of JSON a run, in place of words")


def _command(options: argparse.Namespace) -> int:
    _check_together(options)
    changes = Changes(
        seed=options.seed,
        nodes=options.nodes,
        clients=options.clients,
        variant=options.variant,
        settings=tuple(options.settings),
    )
    it = subject(options.what, changes)
    goal = _goal(options, it)
    if options.seeds is not None:
        return run_seeds(options, Search(it.document, goal))
    # A scenario tells what it says only as it stands.
    as_it_stands = changes == Changes() and not (options.until or options.steps is not None or goal.chaos is not None)
    return _run(options, it, goal, it.scenario if as_it_stands else None)


def _check_together(options: argparse.Namespace) -> None:
    """Raises InputError where options contradict each other."""
    printing = {"--trace -": options.trace == STANDARD_OUTPUT, "--text": options.text, "--json": options.json}
    to_output = [name for name, is_given in printing.items() if is_given]
    if len(to_output) > 1:
        raise InputError(f"{' and '.join(to_output)} would both write to the standard output")
    if options.seeds is not None:
        wrong = [name for name in ("seed", "trace", "text") if getattr(options, name) not in (None, False)]
        if wrong:
            raise InputError(f"--seeds makes many runs: it does not go with --{wrong[0]}")
        if options.what == STANDARD_INPUT:
            raise InputError("--seeds reads the run once for every process: give it a file")


def _goal(options: argparse.Namespace, it: Subject) -> Goal:
    milestone = _last(options.until, "milestone")
    if milestone is not None and milestone not in it.protocol.milestones:
        known = ", ".join(it.protocol.milestones)
        raise InputError(f"{it.protocol.id} has no milestone {milestone!r}; it has {known}", "--until")
    length = _last(options.until, "time")
    if length is None:
        length = LENGTH if it.scenario is None else micros(it.scenario.until)
    # The story of a broken twin goes on past what it is to break.
    keep_going = options.keep_going or bool(it.scenario and it.scenario.breaks)
    return Goal(until=length, steps=options.steps, milestone=milestone, keep_going=keep_going, chaos=options.chaos)


def _last(ends: list[Until], name: str) -> Any:
    return next((value for end in reversed(ends) if (value := getattr(end, name)) is not None), None)


def _run(options: argparse.Namespace, it: Subject, goal: Goal, story: Scenario | None) -> int:
    run = chosen(it.run, it.protocol, goal)
    kernel = Kernel(run, it.protocol)
    with _watched(options, run, it) as see:
        outcome = pursue(kernel, goal, see=see)
    missing = None if story is None or outcome.error is not None else unmet(story)
    report = Report(run, goal, outcome, it.scenario is not None, missing)
    if options.json:
        print(msgspec.json.encode(report_json(report, it.protocol)).decode())
    elif options.trace != STANDARD_OUTPUT:
        print_report(report, it.protocol, options.lang, sys.stdout)
    elif outcome.error is None:
        # The trace has the standard output to itself, and an error the standard error.
        print_report(report, it.protocol, options.lang, sys.stderr)
    if outcome.error is not None:
        sys.stdout.flush()
        print(f"error: {line_of(outcome.error)}", file=sys.stderr)
    return report.status


@contextmanager
def _watched(options: argparse.Namespace, run: Run, it: Subject) -> Iterator[See | None]:
    """Who looks at every step: the trace, the transcript, both or nobody."""
    with ExitStack() as open_files:
        watchers: list[See] = []
        if options.trace == STANDARD_OUTPUT:
            watchers.append(_tracer(run, it, sys.stdout.buffer))
            open_files.callback(sys.stdout.buffer.flush)
        elif options.trace is not None:
            watchers.append(_tracer(run, it, open_files.enter_context(Path(options.trace).open("wb"))))
        if options.text:
            transcript = Transcript(run, it.protocol, options.lang, sys.stdout)
            watchers.append(transcript.tell)
            open_files.callback(transcript.end)
        if not watchers:
            yield None
            return

        def show(step: Step) -> None:
            for watcher in watchers:
                watcher(step)

        yield show


def _tracer(run: Run, it: Subject, file: IO[bytes]) -> See:
    file.write(wire.line(wire.header_json(Timeline(run, it.protocol))))

    def write(step: Step) -> None:
        file.write(wire.line(wire.step_json(step, it.protocol)))

    return write
