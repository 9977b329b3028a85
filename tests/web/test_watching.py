"""What somebody who watches a session is promised: search, steps for credit, and that nothing is ever lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from tests.web.conftest import RUN, Json, decoded, go, shown, step_at, watch
from visualizer.core.errors import InputError
from visualizer.core.run import Run
from visualizer.limits import Limits
from visualizer.reel import Means
from visualizer.sentences import in_english
from visualizer.session import Credit, Session
from visualizer.store import Store

CRASH = {"do": "crash", "node": "@leader"}
ELECTED = 30
"""A step of RUN at which there is a leader."""


# --- looking around ------------------------------------------------------------------------------------------------


def test_steps_are_fetched_with_the_world_that_they_follow_on(session: Session) -> None:
    watch(session, 100)
    found = decoded(session.fetch("b1", 40, 60, base=True))
    assert found["base"]["seq"] == 40
    assert [step["seq"] for step in found["steps"]] == list(range(41, 61))


def test_only_what_is_computed_is_fetched_and_only_a_batch_of_it(session: Session, means: Means) -> None:
    watch(session, means.limits.steps_a_batch + 100)
    assert len(session.fetch("b1", 0, 10**9, base=False)["steps"]) == means.limits.steps_a_batch
    with pytest.raises(InputError):
        session.fetch("b1", 10**9, 10**9, base=True)


def test_a_milestone_is_found_ahead_and_behind(session: Session) -> None:
    found = session.find("b1", 0, "leader_elected", forwards=True)
    assert "leader_elected" in step_at(session, found["seq"])["milestones"]
    watch(session, 200)
    assert session.find("b1", 200, "leader_elected", forwards=False) == found
    assert session.find("b1", found["seq"], "leader_elected", forwards=False)["seq"] is None
    assert session.find("b1", 0, None, forwards=True)["seq"] <= found["seq"]


def test_a_search_gives_up_after_its_limit_and_says_so(store: Store, means: Means) -> None:
    short = Means(means.sleep, replace(Limits(), steps_a_search=500))
    session = Session.of("tab", RUN, store, short)
    found = session.find("b1", 300, "leader_elected", forwards=True)
    assert found["seq"] is None
    assert "500" in found["says"]
    assert session.steps_held <= 1000


def test_a_milestone_that_does_not_exist_is_refused(session: Session) -> None:
    with pytest.raises(InputError) as refused:
        session.find("b1", 0, "moon_landed", forwards=True)
    assert refused.value.where == "milestone"


# --- credit --------------------------------------------------------------------------------------------------------


def served(session: Session, credit: Credit) -> tuple[list[Json], Any]:
    """All that is sent for a credit, and how far it came."""
    steps: list[Json] = []
    seq = credit.have
    while True:
        batch = session.batch(seq)
        reach = session.reach(credit, seq, batch)
        steps += decoded(batch.json)
        seq = reach.seq
        if reach.is_all:
            return steps, reach


def test_credit_up_to_a_time_brings_every_step_until_then_and_none_after(session: Session) -> None:
    steps, reach = served(session, Credit("b1", 10, 1_000_000))
    assert [step["seq"] for step in steps] == list(range(11, 11 + len(steps)))
    assert steps[-1]["at"] <= 1000.0
    assert reach.computed >= 1_000_000
    assert step_at_next(session, reach.seq) > 1000.0


def step_at_next(session: Session, seq: int) -> float:
    """When the step after `seq` happens."""
    steps, _ = served(session, Credit("b1", seq, 0, 1))
    at: float = steps[0]["at"]
    return at


def test_credit_for_a_number_of_steps_brings_so_many(session: Session) -> None:
    steps, _ = served(session, Credit("b1", 10, 0, 7))
    assert [step["seq"] for step in steps] == list(range(11, 18))


def test_no_credit_goes_farther_ahead_of_the_playhead_than_the_limit(store: Store, means: Means) -> None:
    session = Session.of("tab", RUN, store, Means(means.sleep, replace(Limits(), steps_ahead=150)))
    steps, reach = served(session, Credit("b1", 0, 86_400_000_000))
    assert (steps[-1]["seq"], reach.stop) == (150, None)
    assert session.steps_held <= 160


def test_a_run_in_which_nothing_happens_any_more_is_computed_to_its_end(store: Store, means: Means) -> None:
    quiet = Run(protocol="raft", nodes=1, clients=0, commands=({"at": 5.0, "do": "crash", "node": "n1"},))
    session = Session.of("tab", quiet, store, means)
    _, reach = served(session, Credit("b1", 0, 60_000_000))
    assert (reach.computed, reach.stop) == (60_000_000, None)


def test_a_command_of_the_run_that_cannot_be_carried_out_stops_it_and_says_so(store: Store, means: Means) -> None:
    script = ({"at": 50.0, "do": "drop", "message": 12345},)
    session = Session.of("tab", msgspec.structs.replace(RUN, commands=script), store, means)
    _, reach = served(session, Credit("b1", 0, 1_000_000))
    assert reach.stop is not None
    assert (reach.stop.code, reach.stop.where) == ("command", "commands[0]")
    assert "12345" in in_english(reach.stop.says)


def test_a_run_is_kept_up_to_a_limit_and_says_so(store: Store, means: Means) -> None:
    session = Session.of("tab", RUN, store, Means(means.sleep, replace(Limits(), steps_per_session=90)))
    steps, reach = served(session, Credit("b1", 0, 86_400_000_000))
    assert len(steps) == 90
    assert reach.stop is not None
    assert reach.stop.code == "limit"


# --- nothing is lost -----------------------------------------------------------------------------------------------


def test_a_session_that_is_kept_and_restored_shows_the_same_byte_for_byte(
    session: Session, store: Store, means: Means
) -> None:
    watch(session, 80)
    session.command("b1", go(session, ELECTED), CRASH)
    watch(session, 60)
    session.flush()
    saved = store.load("tab")
    assert saved is not None
    again = Session.restored(saved, store, means)
    assert msgspec.json.encode(again.view()) == msgspec.json.encode(session.view())
    again.switch("b1")
    session.switch("b1")
    assert msgspec.json.encode(again.view()) == msgspec.json.encode(session.view())


def test_steps_that_were_forgotten_are_computed_anew_the_same(session: Session) -> None:
    watch(session, 300)
    before = shown(session)
    session.forget_steps()
    assert session.steps_held == 0
    assert shown(session) == before


def test_where_the_viewer_is_is_kept_when_it_is_flushed(session: Session, store: Store) -> None:
    place = watch(session, 77)
    session.flush()
    saved = store.load("tab")
    assert saved is not None
    assert (saved.branches[0].playhead, saved.branches[0].seen) == (place, place)
