"""`tables`: tables of the papers, made anew beside what was published."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from tqdm import tqdm

from visualizer import tables
from visualizer.cli import arguments
from visualizer.cli.pool import shared_out
from visualizer.core.errors import InputError
from visualizer.sentences import LANGUAGES, Sentences, sentences
from visualizer.tables import DEMERS, MEASURES, Measure, Row, Sample, measured, row_json

RUNS: Final = 200
"""Runs a row, where nothing else is asked for."""

FEWEST_RUNS: Final = 2
"""Runs without which there is no standard deviation."""

MOST_RUNS: Final = 100_000
"""Runs a row at most."""

RUNS_A_TASK: Final = 10
"""Runs that a process is handed at once."""

_ABOUT = """\
Make the tables of a paper anew, with every row the mean of many runs, and say of each number whether it comes out.
demers: Tables 1 to 3 of Demers et al., Epidemic Algorithms for Replicated Database Maintenance (1987), on 1,000 sites.

Exit status: 1 where a number does not come out."""


def add_to(commands: Any) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("tables", help="make the tables of a paper anew", description=_ABOUT)
    parser.set_defaults(command=_command)
    parser.add_argument("which", metavar="WHICH", choices=["demers"], help="demers")
    parser.add_argument("--runs", metavar="N", type=arguments.whole, default=RUNS, help=f"runs a row ({RUNS})")
    parser.add_argument("--json", action="store_true", help="print a line of JSON a row, in place of words")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of what is printed")


def _command(options: argparse.Namespace) -> int:
    if not FEWEST_RUNS <= options.runs <= MOST_RUNS:
        raise InputError(f"from {FEWEST_RUNS} to {MOST_RUNS} runs a row", "--runs")
    words = sentences(options.lang)
    held: list[bool] = []
    table = None
    with tqdm(total=options.runs * len(DEMERS), unit=" runs", disable=None, leave=False) as bar:
        for row, made in _rows(options.runs, bar):
            measures = measured(row, made)
            held.append(all(one.holds for one in measures.values()))
            with tqdm.external_write_mode():
                if options.json:
                    print(msgspec.json.encode(row_json(row, measures)).decode(), flush=True)
                    continue
                if row.table != table:
                    table = row.table
                    print(words.say(f"tables-{table}", {"sites": tables.SITES, "runs": options.runs}))
                print(_line(row, measures, words), flush=True)
    if not options.json:
        print(words.say("tables-verdict", {"held": sum(held), "rows": len(held)}))
    return 0 if all(held) else 1


def _rows(runs: int, bar: Any) -> Iterator[tuple[Row, list[Sample]]]:
    """Every row with its runs, as soon as they are there."""
    parts = [range(first, min(first + RUNS_A_TASK, runs + 1)) for first in range(1, runs + 1, RUNS_A_TASK)]
    tasks = [(row, seeds) for row in DEMERS for seeds in parts]
    with shared_out(tables.samples, tasks) as answers:
        for row in DEMERS:
            made: list[Sample] = []
            for _ in parts:
                some = next(answers)
                made += some
                bar.update(len(some))
            yield row, made


def _line(row: Row, measures: dict[str, Measure], words: Sentences) -> str:
    """A row in words: each number beside what was published."""
    parts = [f"k = {row.k}", *(_number(name, measures[name], words) for name in MEASURES)]
    verdict = "tables-holds" if all(one.holds for one in measures.values()) else "tables-misses"
    return "  ".join((*parts, words.say(verdict)))


def _number(name: str, one: Measure, words: Sentences) -> str:
    values = {"mean": f"{one.mean:.3g}", "published": one.published, "tolerance": f"{one.tolerance:.2g}"}
    mark = "" if one.holds else " ✗"
    return f"{words.say(f'tables-measure-{name}', values)}{mark}".ljust(30)
