"""`bench`: how fast it is, beside the fastest loop there can be."""

from __future__ import annotations

import argparse
from typing import Any

import msgspec

from visualizer import bench
from visualizer.sentences import LANGUAGES, sentences

_ABOUT = """\
Measure, in one process and one run: steps a second of each protocol beside a bare heap of tuples, the time to seek and
to fork, and the bytes that a step keeps. Ratios say more than numbers: they hold from machine to machine."""


def add_to(commands: Any) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("bench", help="measure its speed", description=_ABOUT)
    parser.set_defaults(command=_command)
    parser.add_argument("--json", action="store_true", help="print JSON in place of words")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of what is printed")


def _command(options: argparse.Namespace) -> int:
    measured = bench.measure()
    if options.json:
        print(msgspec.json.format(msgspec.json.encode(measured), indent=2).decode())
    else:
        for line in bench.told(measured, sentences(options.lang)):
            print(line)
    return 0
