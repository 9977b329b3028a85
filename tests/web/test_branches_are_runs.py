"""However a viewer came to a branch, what it shows is what its run gives when it is computed from the beginning."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.conftest import RUN, Json, all_steps, decoded, go, watch
from visualizer import registry, wire
from visualizer.core.errors import CommandError
from visualizer.core.timeline import Timeline
from visualizer.limits import Limits
from visualizer.reel import Means
from visualizer.session import Session
from visualizer.store import Store

LONGEST = 300
"""Steps that are watched of any branch."""

node = st.sampled_from(["n1", "n2", "n3", "n4", "n5", "@leader", "@follower"])
command = (
    st.builds(lambda do, node: {"do": do, "node": node}, st.sampled_from(["crash", "restart", "pause", "resume"]), node)
    | st.builds(lambda node: {"do": "isolate", "node": node}, node)
    | st.just({"do": "heal"})
    | st.builds(lambda to: {"do": "duplicate", "match": {"to": to}}, node)
    | st.just({"do": "request", "client": "c1", "op": {"do": "incr", "key": "x"}})
)
deed = (
    st.tuples(st.just("command"), st.integers(1, LONGEST), command)
    | st.tuples(st.just("switch"), st.integers(0, 5), st.none())
    | st.tuples(st.just("undo"), st.none(), st.none())
    | st.tuples(st.just("watch"), st.integers(1, LONGEST), st.none())
    | st.tuples(st.just("forget"), st.none(), st.none())
)


def do(session: Session, what: str, number: Any, command: Any) -> None:
    """Do what a viewer can do; what is refused has not happened."""
    name = session.branch.id
    try:
        match what:
            case "command":
                watch(session, LONGEST)
                session.command(name, go(session, number), command)
            case "switch":
                names = [branch["id"] for branch in session.view()["branches"]]
                session.switch(names[number % len(names)])
            case "undo":
                session.undo(name)
            case "watch":
                watch(session, number)
            case "forget":
                session.forget_steps()
    except CommandError:
        assert session.branch.id == name


def computed_anew(run: Json, last: int) -> list[Any]:
    """The steps of a run that nobody has forked."""
    typed, protocol = registry.prepared(wire.decode_run(run))
    timeline = Timeline(typed, protocol)
    timeline.extend(86_400_000_000, last)
    return [decoded(wire.step_json(step, protocol)) for step in timeline.steps]


@settings(max_examples=40)
@given(st.lists(deed, max_size=12))
def test_the_steps_of_a_branch_are_those_of_its_run(deeds: list[tuple[str, Any, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "sessions.db")
        session = Session.of("tab", RUN, store, Means(lambda _: None, Limits()))
        for what in deeds:
            do(session, *what)
        for branch in decoded(session.view())["branches"]:
            session.switch(branch["id"])
            watch(session, LONGEST)
            run = decoded(session.view())["run"]
            assert all_steps(session, LONGEST) == computed_anew(run, LONGEST)
        saved = store.load("tab")
        store.close()
    assert saved is not None
    assert [branch.run for branch in saved.branches] == [branch.run for branch in session.saved.branches]
    assert msgspec.json.decode(saved.branches[0].run)["protocol"] == "raft"
