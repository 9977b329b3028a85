"""`tables demers`: the paper's tables, made anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import stdev
from typing import Any

import pytest

from tests.cli.conftest import Concord
from visualizer import tables
from visualizer.cli import tables as command
from visualizer.tables import DEMERS, MEASURES, Measure, Row, Sample, half_digit, measured, rarity, sample

SMALL = 200
"""Sites with which a run takes no time."""

PUSH, BLIND, PULL = DEMERS[2], DEMERS[7], DEMERS[12]


# --- a run -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", DEMERS, ids=lambda row: f"{row.table}-{row.k}")
def test_a_run_of_every_row_ends_with_the_rumor_dead_and_nearly_everybody_informed(row: Row) -> None:
    one = sample(row, seed=1, sites=SMALL)
    assert one == sample(row, seed=1, sites=SMALL)
    assert 0.0 <= one.s < 1.0
    assert one.m >= 1 - 1 / SMALL - one.s, "who knows was told, but for the first"
    assert one.t_last >= 1


def test_other_seeds_are_other_runs() -> None:
    assert len({sample(PUSH, seed, SMALL) for seed in range(1, 9)}) > 4


def test_several_runs_are_those_of_their_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "sample", lambda row, seed: (row.k, seed))
    assert tables.samples((PUSH, range(4, 7))) == [(3, 4), (3, 5), (3, 6)]  # type: ignore[comparison-overlap]


# --- the verdict -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "half"), [(".18", 0.005), (".0036", 0.00005), ("16.8", 0.05), ("38", 0.5), ("3.1e-2", 0.0005)]
)
def test_half_of_the_last_digit_is_that_of_what_was_printed(published: str, half: float) -> None:
    assert half_digit(published) == pytest.approx(half)


def verdict(row: Row, name: str, *values: float) -> Measure:
    """What these values of one measure come to."""
    return measured(row, [Sample(**(dict.fromkeys(MEASURES, 0.0) | {name: value})) for value in values])[name]


def test_a_number_comes_out_within_three_standard_errors_and_half_a_digit() -> None:
    values = (17.0, 17.2, 17.4, 17.6)
    one = verdict(PUSH, "t_last", *values)
    assert one.published == "17.4"
    assert one.mean == pytest.approx(17.3)
    assert one.tolerance == pytest.approx(3 * stdev(values) / 2 + 0.05)
    assert one.holds
    assert verdict(PUSH, "t_last", 17.34, 17.36).holds
    assert not verdict(PUSH, "t_last", 17.3, 17.3).holds
    assert not verdict(PUSH, "t_last", 17.5, 17.5).holds


def test_runs_that_all_miss_nobody_say_nothing_against_some_millionths() -> None:
    one = verdict(PULL, "s", *[0.0] * 200)
    assert one.deviation == 0
    assert one.tolerance == pytest.approx(3 * rarity(4.0e-6) / 200**0.5 + 0.05e-6)
    assert one.holds
    assert not verdict(PULL, "s", *[0.001] * 200).holds


@pytest.mark.parametrize(("mean", "holds"), [(30.41, True), (30.39, False), (33.59, True), (33.61, False)])
def test_blind_t_last_is_held_against_five_percent(mean: float, holds: bool) -> None:
    assert verdict(BLIND, "t_last", mean, mean).holds == holds


# --- the command line ------------------------------------------------------------------------------------------------


@contextmanager
def in_this_process(work: Callable[[Any], Any], tasks: list[Any]) -> Iterator[Iterator[Any]]:
    """All tasks done here: a process of its own would know nothing of what a test has put in place."""
    yield map(work, tasks)


COMES_OUT = "k = 3 s 0.011 (.011 ± 0.0005) m 4.5 (4.5 ± 0.05) t_last 17.4 (17.4 ± 0.05) comes out"


@pytest.fixture
def two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """One row that comes out and one that does not, of runs that take no time."""

    def samples(task: tuple[Row, range]) -> list[Sample]:
        row, seeds = task
        s, m, t_last = map(float, row.published)
        return [Sample(s, m, t_last + (row is BLIND) * 100) for _ in seeds]

    monkeypatch.setattr(command, "DEMERS", (PUSH, BLIND))
    monkeypatch.setattr(tables, "samples", samples)
    monkeypatch.setattr(command, "shared_out", in_this_process)


@pytest.mark.usefixtures("two_rows")
def test_every_number_stands_beside_the_published_one_with_its_tolerance_and_a_verdict(concord: Concord) -> None:
    ended = concord("tables", "demers", "--runs", 3)
    lines = ended.out.splitlines()
    assert lines[0] == "Table 1: push, feedback, counter; 1000 sites, 3 runs a row"
    assert " ".join(lines[1].split()) == COMES_OUT
    assert " ".join(lines[3].split()).endswith("t_last 132 (32 ± 1.6) ✗ does not come out")
    assert lines[4].startswith("1 of 2 rows come out.")
    assert ended.status == 1


@pytest.mark.usefixtures("two_rows")
def test_as_json_a_row_is_a_line(concord: Concord) -> None:
    ended = concord("tables", "demers", "--runs", 3, "--json")
    first, second = map(json.loads, ended.out.splitlines())
    assert (first["table"], first["k"], first["holds"]) == ("push-feedback-counter", 3, True)
    assert first["measures"]["m"] == {
        "published": 4.5, "printed": "4.5", "mean": 4.5, "deviation": 0.0, "tolerance": 0.05, "holds": True,
    }  # fmt: skip
    assert (second["holds"], second["measures"]["t_last"]["holds"], second["measures"]["s"]["holds"]) == (
        False, False, True,
    )  # fmt: skip
    assert ended.status == 1


def test_all_that_comes_out_is_exit_status_0(concord: Concord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "DEMERS", (PUSH,))
    monkeypatch.setattr(tables, "samples", lambda task: [Sample(0.011, 4.5, 17.4) for _ in task[1]])
    ended = concord("tables", "demers", "--runs", 2, "--lang", "zh")
    assert (ended.status, ended.err) == (0, "")
    assert "相符" in ended.out


@pytest.mark.parametrize("runs", ["1", "0", "100001"])
def test_too_few_runs_and_too_many_are_refused(concord: Concord, runs: str) -> None:
    assert concord("tables", "demers", "--runs", runs).complaint


def test_there_is_one_paper(concord: Concord) -> None:
    assert concord("tables", "paxos").complaint
