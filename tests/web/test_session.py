"""What a hand on a session is promised: views, commands, branches, undo, and starting over."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from tests.web.conftest import RUN, Json, all_steps, decoded, go, shown, step_at, watch
from visualizer.core.errors import CommandError, InputError
from visualizer.core.run import ENGINE, Network, Run
from visualizer.limits import Limits
from visualizer.reel import Means
from visualizer.session import GoneError, LimitError, Session
from visualizer.store import Place, Store

CRASH = {"do": "crash", "node": "@leader"}
ELECTED = 30
"""A step of RUN at which there is a leader."""


def commands(session: Session) -> list[str]:
    """What is done in the branch that is shown."""
    return [command["do"] for command in shown(session)["run"]["commands"]]


# --- a view --------------------------------------------------------------------------------------------------------


def test_a_new_session_is_shown_at_its_beginning_with_some_steps_to_come(session: Session) -> None:
    view = shown(session)
    assert (view["playhead"], view["base"]["seq"]) == ({"seq": 0, "at": 0.0}, 0)
    assert [step["seq"] for step in view["steps"][:3]] == [1, 2, 3]
    assert view["can_undo"] is False
    assert view["warning"] is None


def test_no_step_is_missing_up_to_the_time_that_a_view_names(session: Session) -> None:
    view = shown(session)
    last = view["steps"][-1]
    watch(session, last["seq"] + 1)
    assert last["at"] <= view["computed"] + 0.001
    assert step_at(session, last["seq"] + 1)["at"] > view["computed"]


def test_a_view_brings_the_steps_around_the_playhead_that_follow_on_its_base(session: Session) -> None:
    watch(session, 600)
    view = shown(session)
    seqs = [step["seq"] for step in view["steps"]]
    assert seqs == list(range(view["base"]["seq"] + 1, seqs[-1] + 1))
    assert view["base"]["seq"] < 600 < seqs[-1]


def test_a_run_of_another_engine_version_says_so(store: Store, means: Means) -> None:
    session = Session.of("tab", msgspec.structs.replace(RUN, engine=ENGINE + 1), store, means)
    assert shown(session)["warning"] == "engine"


# --- commands ------------------------------------------------------------------------------------------------------


def test_a_command_in_the_present_goes_on_in_the_same_branch(session: Session) -> None:
    place = watch(session, ELECTED)
    answer = decoded(session.command("b1", place, CRASH))
    assert answer["changed"] is True
    assert [branch["id"] for branch in answer["view"]["branches"]] == ["b1"]
    assert answer["view"]["base"]["seq"] == ELECTED
    assert answer["view"]["steps"][0]["cause"]["kind"] == "command"
    assert answer["view"]["playhead"] == {"seq": ELECTED + 1, "at": answer["view"]["steps"][0]["at"]}
    assert answer["view"]["can_undo"] is True


def test_a_command_comes_right_after_the_step_of_the_playhead_though_others_share_its_time(
    store: Store, means: Means
) -> None:
    even = msgspec.structs.replace(RUN, network=Network(delay=(10.0, 10.0)))
    session = Session.of("tab", even, store, means)
    watch(session, 60)
    times = [step["at"] for step in all_steps(session, 60)]
    seq = next(i for i in range(10, 60) if times[i - 1] == times[i])
    session.command("b1", go(session, seq), {"do": "crash", "node": "n5"})
    steps = all_steps(session, seq + 2)
    assert steps[seq]["cause"]["kind"] == "command"
    assert steps[seq - 1]["at"] == steps[seq]["at"] == steps[seq + 1]["at"]


def test_a_command_that_asks_for_what_is_so_already_says_that_nothing_changed(session: Session) -> None:
    session.command("b1", watch(session, ELECTED), {"do": "crash", "node": "n2"})
    answer = session.command("b1", session.branch.playhead, {"do": "crash", "node": "n2"})
    assert answer["changed"] is False


def test_a_command_in_the_past_starts_a_branch_that_shares_the_steps_before_it(session: Session) -> None:
    watch(session, 80)
    before = all_steps(session, 80)
    place = go(session, ELECTED)
    view = decoded(session.command("b1", place, CRASH)["view"])
    assert [(b["id"], b["parent"], b["current"]) for b in view["branches"]] == [("b1", None, False), ("b2", "b1", True)]
    assert view["branches"][1] | {"seq": ELECTED, "command": view["run"]["commands"][0]} == view["branches"][1]
    after = all_steps(session, ELECTED + 1)
    assert after[:ELECTED] == before[:ELECTED]
    assert after[ELECTED] != before[ELECTED]


def test_a_place_on_the_same_step_but_earlier_than_what_was_seen_is_the_past_too(session: Session) -> None:
    place = watch(session, ELECTED)
    session.view()
    session.look("b1", Place(place.seq, place.at + 1))
    session.command("b1", place, CRASH)
    assert session.branch.id == "b2"


def test_what_was_seen_being_done_after_that_place_is_left_behind(session: Session) -> None:
    place = watch(session, ELECTED)
    session.command("b1", place, CRASH)
    go(session, ELECTED)
    session.command("b1", place, {"do": "isolate", "node": "n1"})
    assert commands(session) == ["isolate"]
    assert session.branch.parent == "b1"


def test_what_is_still_to_come_in_the_script_is_kept(store: Store, means: Means) -> None:
    script = ({"at": 200.0, "do": "crash", "node": "n1"}, {"at": 9000.0, "do": "restart", "node": "n1"})
    session = Session.of("tab", msgspec.structs.replace(RUN, commands=script), store, means)
    watch(session, 60)
    place = go(session, 5)
    session.command("b1", place, {"do": "pause", "node": "n2"})
    assert commands(session) == ["restart", "pause"]


def test_the_parent_is_as_it_was_when_one_comes_back_to_it(session: Session) -> None:
    watch(session, 80)
    before = all_steps(session, 80)
    session.command("b1", go(session, ELECTED), CRASH)
    session.switch("b1")
    assert session.branch.playhead.seq == ELECTED
    assert all_steps(session, 80) == before


def test_a_branch_is_shown_at_its_own_playhead(session: Session) -> None:
    watch(session, 80)
    session.command("b1", go(session, ELECTED), CRASH)
    watch(session, 50)
    session.switch("b1")
    session.switch("b2")
    assert shown(session)["playhead"]["seq"] == 50


@pytest.mark.parametrize(
    ("command", "kind", "where"),
    [
        ({"do": "crash", "node": "n6"}, InputError, "command.node"),
        ({"do": "crash", "node": "@king"}, InputError, "command.node"),
        ({"do": "explode"}, InputError, "command.do"),
        ({}, InputError, "command.do"),
        ({"do": "crash", "node": "n1", "hard": True}, InputError, "command"),
        ({"do": "crash", "node": "n1", "at": 5.0}, InputError, "command.at"),
        ({"do": "crash", "node": "n1", "when": "leader_elected"}, InputError, "command.when"),
        ({"do": "crash", "node": "n1", "step": 3}, InputError, "command.step"),
        ({"do": "link", "from": "n1", "to": "n2", "delay": [9, 1]}, InputError, "command.delay"),
        ({"do": "link", "from": "n1", "to": "n2", "delay": [1, 1e12]}, InputError, "command.delay[1]"),
        ({"do": "link", "from": "n1", "to": "n2", "loss": -0.5}, InputError, "command.loss"),
        ({"do": "request", "client": "c1", "op": {"do": "put", "key": 1, "value": 1}}, InputError, "command.op.key"),
        ({"do": "request", "client": "c2", "op": {"do": "get", "key": "x"}}, InputError, "command.client"),
        ({"do": "inject", "from": "n1", "to": "n2", "type": "Vow", "body": {}}, InputError, "command.type"),
        ({"do": "drop", "message": 10**15}, CommandError, "command"),
        ({"do": "lose_disk", "node": "n1"}, CommandError, "command"),
    ],
)
def test_a_command_that_cannot_be_says_why_and_where_and_changes_nothing(
    session: Session, store: Store, command: Json, kind: type[Exception], where: str
) -> None:
    place = watch(session, ELECTED)
    session.flush()
    before = (session.saved, store.load("tab"), shown(session))
    with pytest.raises(kind) as refused:
        session.command("b1", place, command)
    assert refused.value.where == where  # type: ignore[attr-defined]
    assert (session.saved, store.load("tab"), shown(session)) == before


@pytest.mark.parametrize("place", [Place(5, 10**10), Place(10**6, 0), Place(ELECTED, 0), Place(0, 86_400_000_000)])
def test_a_place_that_is_none_is_refused(session: Session, place: Place) -> None:
    watch(session, ELECTED)
    before = session.saved
    with pytest.raises(InputError):
        session.command("b1", place, CRASH)
    with pytest.raises(InputError):
        session.look("b1", place)
    assert session.saved == before


def test_a_branch_that_is_not_shown_takes_no_command(session: Session) -> None:
    watch(session, 80)
    session.command("b1", go(session, ELECTED), CRASH)
    for name in ("b1", "b3", ""):
        with pytest.raises(GoneError):
            session.command(name, Place(), CRASH)


def test_a_session_has_so_many_branches_and_no_more(store: Store, means: Means) -> None:
    few = Means(means.sleep, replace(Limits(), branches_per_session=2))
    session = Session.of("tab", RUN, store, few)
    watch(session, 80)
    session.command("b1", go(session, ELECTED), CRASH)
    place = go(session, 10)
    before = session.saved
    with pytest.raises(LimitError):
        session.command("b2", place, {"do": "crash", "node": "n1"})
    assert session.saved == before


# --- undo ----------------------------------------------------------------------------------------------------------


def test_undo_goes_back_to_where_the_last_command_was_given_in_a_branch_without_it(session: Session) -> None:
    place = watch(session, ELECTED)
    session.command("b1", place, {"do": "crash", "node": "n1"})
    later = watch(session, 60)
    session.command("b1", later, {"do": "restart", "node": "n1"})
    session.undo("b1")
    assert (session.branch.id, session.branch.parent, session.branch.playhead) == ("b2", "b1", later)
    assert commands(session) == ["crash"]


def test_undo_shows_a_branch_again_that_is_that_very_run(session: Session) -> None:
    watch(session, 80)
    place = go(session, ELECTED)
    session.command("b1", place, CRASH)
    session.undo("b2")
    assert (session.branch.id, session.branch.playhead, session.branch.seen.seq) == ("b1", place, 80)


def test_without_a_command_that_was_seen_there_is_nothing_to_undo(store: Store, means: Means) -> None:
    script = ({"at": 9000.0, "do": "crash", "node": "n1"},)
    session = Session.of("tab", msgspec.structs.replace(RUN, commands=script), store, means)
    watch(session, ELECTED)
    assert shown(session)["can_undo"] is False
    with pytest.raises(CommandError):
        session.undo("b1")


# --- starting over -------------------------------------------------------------------------------------------------


def test_a_restart_leaves_one_branch_with_an_id_that_was_never_used(session: Session) -> None:
    watch(session, 80)
    session.command("b1", go(session, ELECTED), CRASH)
    session.restart(Run(protocol="raft", nodes=3))
    view = shown(session)
    assert [branch["id"] for branch in view["branches"]] == ["b3"]
    assert view["run"]["nodes"] == 3
    assert view["playhead"] == {"seq": 0, "at": 0.0}


@pytest.mark.parametrize(
    "run",
    [
        Run(protocol="basic"),
        Run(protocol="raft", variant="unknown"),
        Run(protocol="raft", params={"election_timeout": [300, 150]}),
        Run(protocol="raft", params={"speed": 1}),
        Run(protocol="raft", initial={"n9": {}}),
        Run(protocol="raft", commands=({"do": "crash", "node": "n1"},)),
        Run(protocol="raft", concord=2),
    ],
)
def test_a_run_that_cannot_be_is_refused_and_the_session_stays(session: Session, store: Store, run: Run) -> None:
    before = (session.saved, store.load("tab"))
    with pytest.raises(InputError):
        session.restart(run)
    assert (session.saved, store.load("tab")) == before
