"""No computation holds the server: every one goes in slices, and the others have their turns between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.web.conftest import RUN, decoded, watch
from visualizer.limits import Limits
from visualizer.pacing import Pacer
from visualizer.reel import Means
from visualizer.session import Credit, Session
from visualizer.store import Store


class Turns:
    """The others: counts how often they had their turn."""

    def __init__(self) -> None:
        self.count = 0

    def sleep(self, _: float) -> None:
        """The computation lets them."""
        self.count += 1


def test_a_slice_ends_when_its_time_is_over_and_not_before() -> None:
    turns = Turns()
    endless = Pacer(turns.sleep, 1e9)
    endless.turn()
    assert not endless.is_over
    assert turns.count == 0
    brief = Pacer(turns.sleep, 0.0)
    assert brief.is_over
    brief.turn()
    assert turns.count == 1


@pytest.mark.parametrize(
    "long",
    [
        pytest.param(lambda s: s.find("b1", 0, "log_conflict", forwards=True), id="find"),
        pytest.param(lambda s: s.find("b1", 400, "log_conflict", forwards=False), id="find back"),
        pytest.param(lambda s: s.fetch("b1", 0, 400, base=True), id="fetch"),
        pytest.param(lambda s: s.view(), id="view"),
        pytest.param(lambda s: (s.forget_steps(), s.view()), id="rebuild"),
    ],
)
def test_what_takes_long_lets_the_others_have_their_turn_every_few_steps(
    session: Session, store: Store, long: Callable[[Session], object]
) -> None:
    session.find("b1", 0, "log_conflict", forwards=True)
    watch(session, 400)
    session.flush()
    saved = store.load("tab")
    assert saved is not None
    turns = Turns()
    hurried = Session.restored(saved, store, Means(turns.sleep, replace(Limits(), slice_seconds=0.0)))
    hurried.view()
    turns.count = 0
    long(hurried)
    assert turns.count >= 10


class Brief(Means):
    """Every slice is over when the clock has been looked at a few times."""

    def pacer(self) -> Pacer:
        """A slice of ten looks."""
        return TenLooks(self.sleep, 0.0)


class TenLooks(Pacer):
    """A slice that does not ask what time it is."""

    looks = 0

    @property
    def is_over(self) -> bool:
        """Whether it was asked ten times."""
        self.looks += 1
        return self.looks > 10


def test_credit_is_served_a_slice_at_a_time_and_none_of_it_is_lost(store: Store) -> None:
    session = Session.of("tab", RUN, store, Brief(lambda _: None, Limits()))
    credit = Credit("b1", 0, 1_000_000)
    batch = session.batch(0)
    first = reach = session.reach(credit, 0, batch)
    assert len(batch) <= 10
    assert first.is_all is False
    while not reach.is_all:
        reach = session.reach(credit, reach.seq, batch)
    assert [step["seq"] for step in decoded(batch.json)] == list(range(1, reach.seq + 1))


def test_nobody_gets_more_steps_where_the_memory_for_them_is_used_up(store: Store) -> None:
    is_crowded = False
    session = Session.of("tab", RUN, store, Means(lambda _: None, Limits(), lambda: is_crowded))
    watch(session, 50)
    is_crowded = True
    reach = session.reach(Credit("b1", session.steps_held, 60_000_000), session.steps_held, session.batch(0))
    assert reach.stop is not None
    assert reach.stop.code == "limit"
