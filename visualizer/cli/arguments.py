"""The options of the command line: their types, and a parser that says what is wrong in one line."""

from __future__ import annotations

import argparse
import re
from typing import Any, Final, NoReturn

import msgspec

from visualizer.core import limits
from visualizer.core.units import Micros, micros

_SPAN = re.compile(r"(\d{1,12}(?:\.\d{1,12})?)(ms|s)", re.ASCII)
_RANGE = re.compile(r"(\d{1,16})\.\.(\d{1,16})", re.ASCII)
_MILESTONE = re.compile(r"[a-z_]+")

BAD_USAGE: Final = 2
"""The exit status of bad usage and bad input."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line on the standard error, as all errors here."""

    def __init__(self, prog: str, **options: Any) -> None:
        options |= {"allow_abbrev": False, "formatter_class": argparse.RawDescriptionHelpFormatter}
        super().__init__(prog, **options)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the usage, and exit."""
        self.exit(BAD_USAGE, f"error: {' '.join(message.split())} (see {self.prog} --help)\n")


class Until(msgspec.Struct, frozen=True):
    """Where a run is to end: a virtual time or a milestone."""

    time: Micros | None = None
    milestone: str | None = None


def until(text: str) -> Until:
    """`5s`, `800ms` or the name of a milestone."""
    span = _SPAN.fullmatch(text)
    if span is not None:
        ms = float(span[1]) * (1000 if span[2] == "s" else 1)
        if ms > limits.TIME_MS:
            raise argparse.ArgumentTypeError(f"{text} is past the last moment, {limits.TIME_MS:.0f}ms")
        return Until(time=micros(ms))
    if _MILESTONE.fullmatch(text) is None:
        raise argparse.ArgumentTypeError(f"{text!r} is neither a time, such as 5s or 800ms, nor a milestone")
    return Until(milestone=text)


def seeds(text: str) -> range:
    """`1..1000`: all seeds from the first to the last, both included."""
    ends = _RANGE.fullmatch(text)
    if ends is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a range of seeds, such as 1..1000")
    first, last = int(ends[1]), int(ends[2])
    if first > last or last > limits.SEED:
        raise argparse.ArgumentTypeError(f"{text!r} has to rise, and to end at {limits.SEED} or before")
    return range(first, last + 1)


def whole(text: str) -> int:
    """A whole number from 0."""
    if not re.fullmatch(r"\d{1,16}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0")
    return int(text)


def level(text: str) -> float:
    """A level of chaos, from 0 to 1."""
    if not re.fullmatch(r"0|1|[01]?\.\d{1,12}", text, re.ASCII) or float(text) > 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a level from 0 to 1")
    return float(text)
