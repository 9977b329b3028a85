"""What membership promises at all times, each promise against a step that breaks it; and the twins that break some."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.membership_node import Peer, listed, member
from visualizer.core.invariant import Change, Invariant
from visualizer.core.persistent import Map
from visualizer.core.run import Run
from visualizer.core.step import Violation
from visualizer.core.units import micros
from visualizer.protocols.gossip.membership import invariants as promises
from visualizer.protocols.gossip.membership.messages import Ping
from visualizer.protocols.gossip.membership.state import Member, MembershipState, News, Status
from visualizer.registry import prepared, protocols


def knowing(incarnation: int = 1, up: bool = True, **members: Member) -> MembershipState:
    """n2 in this incarnation, which it holds alive, with these others on its list."""
    own = {"n2": member("alive", incarnation)}
    return MembershipState(up=up, incarnation=incarnation, members=listed(**(own | members)))


def change(before: MembershipState, after: MembershipState, at: float = 100.0) -> Change[MembershipState]:
    """A step of n2 in a run of three nodes."""
    states = {"n1": MembershipState(), "n2": after, "n3": MembershipState()}
    return Change("n2", before, after, states, (), (), (), micros(at))


def broken(promise: Invariant, step: Change[Any], ghost: Any = None) -> Violation | None:
    """What a step breaks."""
    violation: Violation | None = promise.check(step, promise.ghost if ghost is None else ghost)[1]
    return violation


def test_no_incarnation_falls() -> None:
    promise = promises.incarnations_never_fall
    statuses: tuple[Status, ...] = ("alive", "suspect", "dead")
    for other in statuses:
        assert broken(promise, change(knowing(n1=member("alive", 3)), knowing(n1=member(other, 2))))
    assert broken(promise, change(knowing(3), knowing(2)))
    assert not broken(promise, change(knowing(2, n1=member("dead", 1)), knowing(3, n1=member("alive", 2))))
    assert not broken(promise, change(knowing(3), knowing(0, up=False))), "a disk that was lost"
    restart = change(knowing(1, up=False, n1=member("alive", 3)), knowing(2, n1=member("alive", 0)))
    assert not broken(promise, restart), "what was on the list is lost in a crash"


def test_only_a_member_itself_raises_its_incarnation() -> None:
    promise = promises.only_itself_raises
    step = change(knowing(), knowing(n1=member("alive", 2)))
    assert not broken(promise, step, Map({"n1": 2, "n2": 1}))
    assert broken(promise, step, Map({"n1": 1, "n2": 1}))
    assert not broken(promise, change(knowing(), knowing(n1=member("alive", 2)), at=0.0)), "the run begins with it"
    ghost, violation = promise.check(change(knowing(1), knowing(2)), Map({"n2": 1}))
    assert (ghost, violation) == ({"n2": 2}, None)


def test_nobody_is_on_a_list_who_never_was() -> None:
    assert broken(promises.nobody_invents, change(knowing(), knowing(n9=member())))
    assert not broken(promises.nobody_invents, change(knowing(), knowing(n3=member())))


def test_who_runs_holds_itself_alive_in_its_own_incarnation() -> None:
    promise = promises.holds_itself_alive
    assert broken(promise, change(knowing(), knowing(n2=member("suspect"))))
    assert broken(promise, change(knowing(), knowing(2, n2=member("alive", 1))))
    assert not broken(promise, change(knowing(1), knowing(2)))


def test_the_dead_return_only_with_a_higher_incarnation() -> None:
    promise, dead = promises.dead_stay_dead, knowing(n1=member("dead", 3))
    assert broken(promise, change(dead, knowing(n1=member("alive", 3))))
    assert broken(promise, change(dead, knowing(n1=member("suspect", 3))))
    assert not broken(promise, change(dead, knowing(n1=member("alive", 4))))


def test_a_refuted_suspicion_does_not_come_back_with_the_same_incarnation() -> None:
    promise = promises.refuted_stays_refuted
    suspect, alive = knowing(n1=member("suspect", 1)), knowing(n1=member("alive", 2))
    ghost, violation = promise.check(change(suspect, alive), promise.ghost)
    assert violation is None
    assert broken(promise, change(alive, suspect), ghost)
    assert not broken(promise, change(alive, knowing(n1=member("suspect", 2))), ghost)
    ghost, _ = promise.check(change(alive, knowing(up=False)), ghost)
    assert not broken(promise, change(knowing(), suspect), ghost), "a crash forgets what was refuted"


@pytest.mark.parametrize(("detector", "holds"), [("swim", True), ("phi", False)])
def test_with_phi_a_suspicion_is_an_opinion_and_may_come_back(detector: str, holds: bool) -> None:
    _, made = prepared(Run("gossip-membership", params={"detector": detector}))
    assert (promises.refuted_stays_refuted in made.invariants) == holds
    assert set(promises.ALWAYS_HOLD) <= set(made.invariants)


# --- the broken twins ------------------------------------------------------------------------------------------------


def test_the_twins_are_those_that_there_are() -> None:
    twins = protocols()["gossip-membership"].variants
    assert set(twins) == {"cannot-refute", "any-sign-of-life", "anybody-raises"}


def test_who_cannot_refute_believes_what_is_said_of_it() -> None:
    peer = Peer("cannot-refute", n2=member()).hears_news(News("n1", "suspect", 1))
    assert (peer.believes("n1"), peer.me.incarnation) == (("suspect", 1), 1)


def test_any_sign_of_life_lifts_the_suspicion_in_the_same_incarnation() -> None:
    peer = Peer("any-sign-of-life", n2=member("suspect")).hears("n2", Ping(1, 1))
    assert (peer.believes("n2"), peer.me.suspected) == (("alive", 1), {})


def test_anybody_raises_the_incarnation_of_a_suspect() -> None:
    peer = Peer("anybody-raises", n2=member("suspect")).hears("n2", Ping(1, 1))
    assert peer.believes("n2") == ("alive", 2)
