"""Chooses the command, and turns every expected failure into one line and an exit status."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Final

from visualizer.cli import catalogue, check, latency, running, tables, timing
from visualizer.cli.arguments import BAD_USAGE, Parser
from visualizer.core.errors import ConcordError
from visualizer.sentences import line_of

INTERRUPTED: Final = 130
"""The exit status after Ctrl-C, as shells have it."""

PIPE_CLOSED: Final = 141
"""The exit status where nobody reads the output any more, as shells have it."""

_ABOUT = """\
Consensus protocols, run step by step: the engine behind the page.

Exit status: 0 where all is well; 1 where a promise was broken or an expectation was not met; 2 where the usage or the
input is wrong, with one line on the standard error that says what is wrong and where."""


def parser() -> Parser:
    """The whole command line."""
    whole = Parser(prog="python -m visualizer", description=_ABOUT)
    commands = whole.add_subparsers(metavar="COMMAND", required=True)
    for module in (running, check, catalogue, timing, tables, latency):
        module.add_to(commands)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A console's own encoding may lack what is printed here.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = sys.argv[1:] if argv is None else list(argv)
    options = parser().parse_args(given)
    options.argv = given
    try:
        status: int = options.command(options)
        sys.stdout.flush()
    except ConcordError as error:
        print(f"error: {line_of(error)}", file=sys.stderr)
        return BAD_USAGE
    except KeyboardInterrupt:
        print("error: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # What is still in the buffer has nowhere to go; the interpreter would complain of that at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except OSError as error:
        print(f"error: {error.strerror or error}{f': {error.filename}' if error.filename else ''}", file=sys.stderr)
        return BAD_USAGE
    return status
