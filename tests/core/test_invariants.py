"""Invariants look at the steps that touch what they watch, and at no other; what they remember goes with the world."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import Json, Play, ask, do, put, run_of, search_of, tell, timeline_of
from tests.core.toys import Clerk, Murmur, Puppet, PuppetState
from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.invariant import Change, Invariant, Verdict, always
from visualizer.core.protocol import Protocol
from visualizer.core.units import micros


def counting(**watches: Any) -> Invariant:
    """Remembers at which nodes it was called."""

    def check(change: Change[Any], called: Any) -> Verdict:
        return (*called, change.node), None

    return always("counting", ghost=(), **watches)(check)


def watched_by(invariant: Invariant, protocol: type[Protocol[Any]] = Puppet) -> type[Protocol[Any]]:
    """The protocol with this invariant alone."""
    return type("Watched", (protocol,), {"invariants": (invariant,)})


def calls(invariant: Invariant, *commands: Json, protocol: type[Protocol[Any]] = Puppet, **run: Any) -> tuple[str, ...]:
    """At which nodes the invariant was called."""
    [called] = Play(watched_by(invariant, protocol), *commands, **run).world.ghosts
    assert isinstance(called, tuple)
    return called


@always("no-plans", fields=("memory",))
def no_plans(change: Change[PuppetState], ghost: Any) -> Verdict:
    """Nobody thinks of a plan."""
    broken = change.after.memory == "plan"
    return ghost, no_plans.broken(change.node, before=change.before.memory) if broken else None


Careless = watched_by(no_plans)


# --- what it looks at ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "called"),
    [
        ({"think": 1}, ("n1",)),
        ({"think": 1, "write": 2}, ("n1",)),
        ({"write": 2}, ()),
        ({"arm": {"a": 5}}, ()),
        ({"cast": True}, ()),
    ],
    ids=["its field", "its field and another", "another field", "a timer", "a message"],
)
def test_it_is_called_only_where_a_field_changed_that_it_watches(what: Json, called: tuple[str, ...]) -> None:
    assert calls(counting(fields=("memory",)), tell(1, "n1", **what)) == called


def test_to_assign_what_was_there_is_no_change() -> None:
    assert calls(counting(fields=("memory",)), tell(1, "n1", think="x"), tell(2, "n1", think="x")) == ("n1",)


def test_a_crash_and_a_restart_are_changes_like_any_other() -> None:
    crash, restart = do(2, "crash", "n1"), do(3, "restart", "n1")
    assert calls(counting(fields=("up",)), crash, restart) == ("n1", "n1")
    assert calls(counting(fields=("memory",)), tell(1, "n1", think="x"), crash, restart) == ("n1", "n1")
    assert calls(counting(fields=("disk",)), tell(1, "n1", write="x"), crash, do(4, "lose_disk", "n1")) == ("n1", "n1")


@pytest.mark.parametrize(
    ("say", "murmur", "called"), [((), ("n2",), ("n1",)), (("n2",), (), ()), (("n3",), ("n2",), ("n1",))]
)
def test_it_is_called_where_a_message_is_sent_that_it_watches(
    say: tuple[str, ...], murmur: tuple[str, ...], called: tuple[str, ...]
) -> None:
    assert calls(counting(sent=(Murmur,)), tell(1, "n1", say=say, murmur=murmur)) == called


def test_each_of_several_is_called_for_what_it_watches_itself() -> None:
    thinking, talking, writing = counting(fields=("memory",)), counting(sent=(Murmur,)), counting(fields=("disk",))
    protocol = type("Watched", (Puppet,), {"invariants": (thinking, talking, writing)})
    play = Play(protocol, tell(1, "n1", think="x", murmur=["n3"]), tell(2, "n2", write="x"))
    assert play.world.ghosts == [("n1",), ("n1",), ("n2",)]


def test_it_sees_what_clients_send_and_what_they_learn() -> None:
    asking = ask(1, put("x", 1), node="n2")
    assert calls(counting(sent=(ClientRequest,)), asking, protocol=Clerk, clients=1) == ("c1",)
    assert calls(counting(sent=(ClientReply,)), asking, protocol=Clerk, clients=1) == ("n2",)
    assert calls(counting(replies=True), asking, protocol=Clerk, clients=1) == ("c1",)


def test_a_clients_fields_are_not_those_of_a_node() -> None:
    """A clerk has a field `serial`, and so has a client."""
    assert calls(counting(fields=("serial",)), ask(1, put("x", 1), node="n2"), protocol=Clerk, clients=1) == ("n2",)


def test_it_sees_the_step_as_it_was() -> None:
    seen: list[Change[Any]] = []

    def check(change: Change[Any], ghost: Any) -> Verdict:
        seen.append(change)
        return ghost, None

    tells = tell(1, "n1", think="x"), tell(2, "n1", think="y", say=["n2"])
    Play(watched_by(always("looking", fields=("memory",))(check)), *tells)
    change = seen[1]
    assert (change.node, change.at) == ("n1", 2000)
    assert (change.before.memory, change.after.memory) == ("x", "y")
    assert change.states["n1"] is change.after
    assert [e.to for e in change.sent] == ["n2"]


# --- what it says ----------------------------------------------------------------------------------------------------


def test_a_violation_stands_in_the_step_that_broke_the_promise() -> None:
    play = Play(Careless, tell(1, "n1", think="x"), tell(2, "n1", think="plan"), tell(3, "n1", write=1))
    broken = [(step.at, violation) for step in play.steps for violation in step.violations]
    [(at, violation)] = broken
    assert at == 2000
    assert (violation.invariant, violation.args, violation.nodes) == ("no-plans", {"before": "x"}, ("n1",))


def test_the_run_goes_on_after_a_violation() -> None:
    play = Play(Careless, tell(1, "n1", think="plan"), tell(2, "n2", think="plan"))
    assert [v.nodes for step in play.steps for v in step.violations] == [("n1",), ("n2",)]


def test_what_the_overridden_initial_state_breaks_is_said_in_the_first_step() -> None:
    play = Play(Careless, initial={"n3": {"memory": "plan"}, "n2": {"memory": "plan"}})
    assert [(step.seq, v.nodes) for step in play.steps for v in step.violations] == [(1, ("n2",)), (1, ("n3",))]


def test_an_overridden_node_is_shown_to_it_once_as_a_change_from_the_pristine_state() -> None:
    initial = {"n2": {"memory": "x"}, "n10": {"memory": "y"}, "n1": {"disk": 1}}
    assert calls(counting(fields=("memory",)), initial=initial, nodes=10) == ("n2", "n10")


def test_what_the_initial_state_breaks_is_said_in_a_fork_from_the_beginning_too() -> None:
    timeline = Play(Careless, initial={"n1": {"memory": "plan"}}).timeline
    fork = timeline.fork(0, ())
    fork.extend(micros(10), 10)
    assert fork.steps[0].violations == timeline.steps[0].violations


def test_a_search_finds_the_same_violations_without_a_record() -> None:
    commands = tell(1, "n2", think="plan"), tell(2, "n3", think="plan")
    run = run_of(Careless, *commands, initial={"n1": {"memory": "plan"}})
    kernel = search_of(Careless, run, check=True)
    kernel.search(micros(10), 100)
    assert [violation.nodes for violation in kernel.violations] == [("n1",), ("n2",), ("n3",)]


# --- what it remembers -----------------------------------------------------------------------------------------------


def test_what_it_remembers_goes_back_and_forks_with_the_world() -> None:
    protocol = watched_by(counting(fields=("memory",)))
    tells = [tell(i, f"n{i}", think="x") for i in (1, 2, 3)]
    timeline = timeline_of(protocol, run_of(protocol, *tells))
    timeline.extend(micros(10), 100)
    told = [step.seq for step in timeline.steps if step.changed]
    assert [timeline.at(seq).ghosts for seq in told] == [[("n1",)], [("n1", "n2")], [("n1", "n2", "n3")]]
    another = run_of(protocol, *tells[:2], tell(5, "n1", think="y"))
    fork = timeline.fork(told[1], another.commands)
    fork.extend(micros(10), 100)
    assert fork.at(len(fork.steps)).ghosts == [("n1", "n2", "n1")]
    assert timeline.at(told[2]).ghosts == [("n1", "n2", "n3")], "and the other has forgotten nothing"
