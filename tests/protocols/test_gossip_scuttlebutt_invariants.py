"""What Scuttlebutt promises at all times, each promise against a step that breaks it; and the twin that breaks one."""

from __future__ import annotations

from typing import Any

import pytest

from visualizer.core.invariant import Change, Invariant
from visualizer.core.persistent import Map
from visualizer.core.run import Run
from visualizer.core.step import Violation
from visualizer.core.units import micros
from visualizer.protocols.gossip.scuttlebutt import invariants as promises
from visualizer.protocols.gossip.scuttlebutt.state import Entry, ScuttlebuttState
from visualizer.registry import prepared, protocols


def knowing(up: bool = True, **participants: dict[str, int | Entry]) -> ScuttlebuttState:
    """A node that knows these keys of participants: a version, or an entry."""
    data = {
        who: Map((key, e if isinstance(e, Entry) else Entry(f"v{e}", e, False)) for key, e in own.items())
        for who, own in participants.items()
    }
    highest = {who: max(entry.version for entry in own.values()) for who, own in data.items()}
    return ScuttlebuttState(up=up, data=Map(data), max_version=Map(highest))


def change(before: ScuttlebuttState, after: ScuttlebuttState, **others: Any) -> Change[ScuttlebuttState]:
    """A step of n2, somewhere in the middle of a run with these other nodes."""
    return Change("n2", before, after, {"n2": after, **others}, (), (), (), micros(100.0))


def broken(promise: Invariant, step: Change[Any], ghost: Any = None) -> Violation | None:
    """What a step breaks."""
    violation: Violation | None = promise.check(step, promise.ghost if ghost is None else ghost)[1]
    return violation


NOTHING = knowing()


def test_the_peer_has_the_same_value_or_its_version_is_above_the_peers_highest() -> None:
    """The invariant of §3.2."""
    owner = knowing(n1={"x": 3, "y": 5})
    assert not broken(promises.no_gaps, change(NOTHING, knowing(n1={"x": 3}), n1=owner))
    assert not broken(promises.no_gaps, change(NOTHING, knowing(n1={"y": 2}), n1=owner)), "y was overwritten since"
    assert not broken(promises.no_gaps, change(NOTHING, knowing(n1={"x": 3, "y": 5}), n1=owner))
    gap = broken(promises.no_gaps, change(NOTHING, knowing(n1={"y": 5}), n1=owner))
    assert gap is not None
    assert (gap.args["key"], gap.args["version"], gap.args["highest"]) == ("x", 3, 5)


def test_what_is_known_never_falls_back() -> None:
    assert broken(promises.versions_never_fall, change(knowing(n1={"x": 3}), knowing(n1={"x": 2})))
    assert broken(promises.versions_never_fall, change(knowing(n1={"x": 3}), NOTHING))
    assert not broken(promises.versions_never_fall, change(knowing(n1={"x": 3}), knowing(n1={"x": 4})))
    lost = change(knowing(up=False, n1={"x": 3}), knowing(up=False))
    assert not broken(promises.versions_never_fall, lost), "a disk that was lost"


def test_nobody_knows_what_the_participant_never_said() -> None:
    owner = knowing(n1={"x": 3})
    heard = change(NOTHING, knowing(n1={"x": 3}), n1=owner)
    assert not broken(promises.nobody_invents, heard, Map({"n1": 3}))
    assert broken(promises.nobody_invents, heard, Map({"n1": 2}))
    forged = change(NOTHING, knowing(n1={"x": Entry("forged", 3, False)}), n1=owner)
    assert broken(promises.nobody_invents, forged, Map({"n1": 3}))
    ghost, violation = promises.nobody_invents.check(change(NOTHING, knowing(n2={"x": 1})), Map())
    assert (ghost, violation) == ({"n2": 1}, None), "of itself it may say anything"


def test_what_is_deleted_comes_back_only_by_a_newer_update() -> None:
    dead = knowing(n1={"x": Entry(None, 4, True)})
    assert broken(promises.dead_stays_dead, change(dead, knowing(n1={"x": 3})))
    assert not broken(promises.dead_stays_dead, change(dead, knowing(n1={"x": 5})))


@pytest.mark.parametrize(("order", "holds"), [("breadth", True), ("depth", True), ("oldest", False), ("newest", False)])
def test_precise_reconciliation_has_gaps_and_does_not_promise_otherwise(order: str, holds: bool) -> None:
    _, made = prepared(Run("gossip-scuttlebutt", params={"order": order}))
    assert (promises.no_gaps in made.invariants) == holds
    assert set(promises.ALWAYS_HOLD) <= set(made.invariants)


def test_the_twin_skips_versions_and_nothing_else() -> None:
    assert set(protocols()["gossip-scuttlebutt"].variants) == {"skips-versions"}
