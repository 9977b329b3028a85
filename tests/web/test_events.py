"""The events of the socket, as a page sends them: sessions are found again, and steps come as they were asked for."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable

import pytest

from tests.web.conftest import Json, Server, Tab

Serve = Callable[..., Server]

PATIENCE = 20.0
"""Seconds after which steps that do not come are given up."""

START = {"seq": 0, "at": 0.0}


def play(tab: Tab, until: float, *, have: int | None = None, count: int | None = None) -> list[Json]:
    """The batches that come for a credit."""
    have = tab.view["steps"][-1]["seq"] if have is None else have
    credit = {"branch": tab.view["branch"], "have": have, "until": until, "count": count, "playhead": START}
    assert tab.ask("play", credit) == {"ok": True}
    return await_all(tab)


def await_all(tab: Tab) -> list[Json]:
    """The batches up to the one that says that the credit is used up."""
    batches: list[Json] = []
    given_up = time.monotonic() + PATIENCE
    while not (batches and batches[-1]["done"]):
        assert time.monotonic() < given_up, "the steps do not come"
        time.sleep(0.01)
        batches += tab.batches()
    return batches


# --- sessions ------------------------------------------------------------------------------------------------------


def test_a_tab_that_asks_for_nothing_gets_five_raft_nodes_and_a_client(serve: Serve) -> None:
    tab = serve().tab()
    answer = tab.open()
    run = answer["view"]["run"]
    assert answer["resumed"] is False
    assert (run["protocol"], run["nodes"], run["clients"], run["commands"]) == ("raft", 5, 1, [])


def test_two_tabs_that_ask_for_nothing_watch_different_runs(serve: Serve) -> None:
    server = serve()
    first, second = server.tab(), server.tab()
    first.open()
    second.open()
    assert first.session != second.session
    assert first.view["run"]["seed"] != second.view["run"]["seed"]


def test_a_link_that_is_opened_makes_a_session_with_its_run(serve: Serve) -> None:
    tab = serve().tab()
    tab.open()
    before = tab.session
    answer = tab.open(before, {"protocol": "raft", "nodes": 3, "seed": 11})
    assert (answer["resumed"], answer["view"]["run"]["nodes"], answer["view"]["run"]["seed"]) == (False, 3, 11)
    assert tab.session != before


def test_a_tab_that_comes_back_finds_its_session_at_its_playhead(serve: Serve) -> None:
    server = serve()
    tab = server.tab()
    tab.open(None, {"protocol": "raft", "seed": 7})
    step = tab.view["steps"][9]
    place = {"seq": step["seq"], "at": step["at"]}
    assert tab.ask("playhead", {"branch": "b1", **place}) == {"ok": True}
    tab.client.disconnect()
    back = server.tab()
    answer = back.open(tab.session)
    assert (answer["resumed"], answer["view"]["playhead"], answer["view"]["seen"]) == (True, place, place)


def test_a_tab_finds_its_session_again_after_the_server_was_stopped_and_started(serve: Serve) -> None:
    first = serve()
    tab = first.tab()
    tab.open(None, {"protocol": "raft", "seed": 7})
    at = tab.view["steps"][19]["at"]
    asked = {"branch": "b1", "seq": 20, "at": at, "command": {"do": "crash", "node": "n1"}}
    view = tab.ask("command", asked)["view"]
    first.close()
    back = serve().tab()
    answer = back.open(tab.session)
    assert answer["resumed"] is True
    assert answer["view"]["run"] == view["run"]
    assert answer["view"]["playhead"] == view["playhead"]


def test_a_session_that_is_not_known_is_a_new_one(serve: Serve) -> None:
    tab = serve().tab()
    assert tab.open("nobody")["resumed"] is False


def test_a_session_whose_run_cannot_be_used_any_more_is_a_new_one_and_the_log_says_so(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    first = serve()
    tab = first.tab()
    tab.open()
    first.close()
    with sqlite3.connect(first.data / "sessions.db") as db:
        db.execute("UPDATE branch SET run = ?", (b'{"protocol": "pigeon"}',))
    db.close()
    assert serve().tab().open(tab.session)["resumed"] is False
    assert "there is no protocol 'pigeon'" in caplog.text


def test_the_last_tab_to_open_a_session_has_it_and_the_other_is_told(serve: Serve) -> None:
    server = serve()
    first, second = server.tab(), server.tab()
    first.open()
    second.open(first.session)
    assert first.refused("undo", {"branch": "b1"})["code"] == "gone"
    assert second.ask("playhead", {"branch": "b1", **START}) == {"ok": True}
    first.open()
    assert second.ask("playhead", {"branch": "b1", **START}) == {"ok": True}


def test_who_has_opened_nothing_is_told(serve: Serve) -> None:
    assert serve().tab().refused("undo", {"branch": "b1"})["code"] == "gone"


def test_where_too_many_sessions_are_open_the_next_tab_is_told_and_those_that_nobody_watches_make_room(
    serve: Serve,
) -> None:
    server = serve(sessions_in_memory=2)
    first, second, third = server.tab(), server.tab(), server.tab()
    first.open()
    second.open()
    assert third.refused("open", {"session": None, "run": None})["code"] == "limit"
    first.client.disconnect()
    assert third.open()["resumed"] is False
    assert len(server.hub) == 2
    second.client.disconnect()
    assert server.tab().open(first.session)["resumed"] is True


# --- steps ---------------------------------------------------------------------------------------------------------


def test_steps_come_without_a_gap_up_to_the_time_that_was_asked_for(serve: Serve) -> None:
    tab = serve().tab()
    tab.open()
    held = tab.view["steps"]
    batches = play(tab, 3000.0)
    for batch in batches:
        assert batch["branch"] == "b1"
        assert batch["from"] == held[-1]["seq"]
        held += batch["steps"]
        assert batch["computed"] >= held[-1]["at"] - 0.001
    assert [step["seq"] for step in held] == list(range(1, len(held) + 1))
    assert held[-1]["at"] <= 3000.0 <= batches[-1]["computed"]
    assert batches[-1]["stopped"] is None


def test_a_batch_holds_no_more_steps_than_the_limit(serve: Serve) -> None:
    tab = serve(steps_a_batch=50, batch_seconds=0.0).tab()
    tab.open()
    batches = play(tab, 2000.0)
    assert len(batches) > 3
    assert all(len(batch["steps"]) <= 50 for batch in batches)


def test_batches_do_not_come_faster_than_the_page_draws_them(serve: Serve) -> None:
    server = serve(steps_a_batch=20, batch_seconds=0.05)
    tab = server.tab()
    tab.open()
    begun = time.monotonic()
    batches = play(tab, 1500.0)
    assert time.monotonic() - begun >= 0.05 * (len(batches) - 1)


def test_a_number_of_steps_can_be_asked_for(serve: Serve) -> None:
    tab = serve().tab()
    tab.open()
    batches = play(tab, 0.0, count=7)
    assert sum(len(batch["steps"]) for batch in batches) == 7


def test_new_credit_takes_the_place_of_the_old(serve: Serve) -> None:
    tab = serve(steps_ahead=10**6).tab()
    tab.open()
    endless = {"branch": "b1", "have": 0, "until": 80_000_000.0, "count": None, "playhead": START}
    tab.ask("play", endless)
    batches = play(tab, 600.0)
    assert batches[-1]["computed"] >= 600.0
    time.sleep(0.3)
    assert tab.batches() == []


def test_after_a_command_no_step_of_the_old_future_is_sent(serve: Serve) -> None:
    tab = serve(steps_ahead=10**6).tab()
    tab.open(None, {"protocol": "raft", "seed": 7})
    tab.ask("play", {"branch": "b1", "have": 0, "until": 80_000_000.0, "count": None, "playhead": START})
    step = tab.view["steps"][9]
    asked = {"branch": "b1", "seq": 10, "at": step["at"], "command": {"do": "crash", "node": "n1"}}
    assert tab.ask("command", asked)["ok"] is True
    tab.batches()
    time.sleep(0.3)
    assert tab.batches() == []


def test_a_run_that_stops_says_why(serve: Serve) -> None:
    tab = serve().tab()
    tab.open(None, {"protocol": "raft", "seed": 7, "commands": [{"at": 700.0, "do": "drop", "message": 99999}]})
    stopped = play(tab, 1000.0)[-1]["stopped"]
    assert stopped["code"] == "command"
    assert "99999" in stopped["says"]


def test_a_tab_that_goes_away_leaves_no_task_behind_that_computes_for_it(serve: Serve) -> None:
    server = serve(steps_ahead=10**6)
    tab = server.tab()
    tab.open()
    tab.ask("play", {"branch": "b1", "have": 0, "until": 80_000_000.0, "count": None, "playhead": START})
    tab.client.disconnect()
    held = server.hub._sessions[tab.session]
    with held.turn:
        before = held.session.steps_held
    time.sleep(0.3)
    assert held.session.steps_held == before


# --- memory --------------------------------------------------------------------------------------------------------


def test_where_the_memory_for_steps_is_used_up_sessions_that_nobody_watches_give_theirs_back(serve: Serve) -> None:
    server = serve(steps_in_memory=60, steps_after=50)
    away, here = server.tab(), server.tab()
    away.open()
    here.open()
    play(away, 0.0, count=50)
    away.client.disconnect()
    play(here, 0.0, count=50)
    server.hub._count_steps()
    assert server.hub._sessions[away.session].session.steps_held == 0
    assert server.hub._sessions[here.session].session.steps_held >= 50


def test_a_session_that_nobody_watches_leaves_the_memory_and_is_found_again(serve: Serve) -> None:
    server = serve(idle_seconds=0.0)
    tab = server.tab()
    tab.open(None, {"protocol": "raft", "seed": 7})
    step = tab.view["steps"][4]
    tab.ask("playhead", {"branch": "b1", "seq": 5, "at": step["at"]})
    tab.client.disconnect()
    given_up = time.monotonic() + PATIENCE
    while len(server.hub):
        assert time.monotonic() < given_up, "the session stays"
        time.sleep(0.05)
    back = server.tab()
    assert back.open(tab.session)["resumed"] is True
    assert back.view["playhead"]["seq"] == 5
