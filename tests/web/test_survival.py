"""What was answered survives: the server killed without warning, stopped by a signal, or restarted under a live tab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import RunningApp
from tests.web.line import Json, Line


@pytest.fixture
def app(tmp_path: Path) -> Iterator[RunningApp]:
    """A server of its own, because it is killed."""
    with RunningApp(tmp_path / "data") as running:
        yield running


def give(line: Line, view: Json, command: Json) -> Json:
    """Give a command at the playhead of a view; the view that is the answer."""
    place = {"branch": view["branch"], **view["playhead"]}
    answer = line.ask("command", {**place, "command": command})
    assert answer["ok"], answer
    then: Json = answer["view"]
    return then


def lesson(line: Line) -> tuple[str, Json]:
    """A session with a history: commands, a branch, and where its viewer is."""
    answer = line.ask("open", {"session": None, "run": {"protocol": "raft", "seed": 7}})
    view = answer["view"]
    step = view["steps"][24]
    assert line.ask("playhead", {"branch": "b1", "seq": 25, "at": step["at"]}) == {"ok": True}
    early = view["steps"][14]
    view = give(line, {"branch": "b1", "playhead": {"seq": 15, "at": early["at"]}}, {"do": "crash", "node": "n1"})
    view = give(line, view, {"do": "restart", "node": "n1"})
    return answer["session"], give(line, view, {"do": "isolate", "node": "n2"})


def reopened(app: RunningApp, session: str) -> Json:
    """What a tab is shown that comes back."""
    with Line(app) as line:
        answer = line.ask("open", {"session": session, "run": None})
        assert answer["resumed"] is True
        view: Json = answer["view"]
        return view


def shown(view: Json) -> Json:
    """What a view shows, however much of the past and the future comes with it."""
    return {key: view[key] for key in ("branch", "branches", "run", "playhead", "seen", "can_undo", "warning")}


def test_every_command_that_was_answered_is_there_after_kill_9(app: RunningApp) -> None:
    with Line(app) as line:
        session, before = lesson(line)
        app.kill()
    app.start()
    after = reopened(app, session)
    assert shown(after) == shown(before)
    steps = {step["seq"]: step for step in after["steps"]}
    assert [steps[step["seq"]] for step in before["steps"] if step["seq"] in steps][:3] == before["steps"][:3]


def test_killed_again_and_again_between_commands_it_loses_none(app: RunningApp) -> None:
    with Line(app) as line:
        session, view = lesson(line)
    for command in ({"do": "heal"}, {"do": "pause", "node": "n3"}, {"do": "resume", "node": "n3"}):
        app.kill()
        app.start()
        with Line(app) as line:
            view = line.ask("open", {"session": session, "run": None})["view"]
            view = give(line, view, command)
            app.kill()
        app.start()
        assert shown(reopened(app, session)) == shown(view)


def test_asked_to_stop_it_keeps_where_every_viewer_is(app: RunningApp) -> None:
    with Line(app) as line:
        session, view = lesson(line)
        later = next(step for step in view["steps"] if step["seq"] > view["playhead"]["seq"] + 5)
        place = {"seq": later["seq"], "at": later["at"]}
        assert line.ask("playhead", {"branch": view["branch"], **place}) == {"ok": True}
        assert app.stop() == 0
    app.start()
    assert reopened(app, session)["playhead"] == place


def test_a_tab_that_goes_away_leaves_its_playhead_behind_even_if_the_server_is_killed_then(app: RunningApp) -> None:
    with Line(app) as line:
        session, view = lesson(line)
        later = next(step for step in view["steps"] if step["seq"] > view["playhead"]["seq"] + 5)
        place = {"seq": later["seq"], "at": later["at"]}
        assert line.ask("playhead", {"branch": view["branch"], **place}) == {"ok": True}
    with Line(app) as other:
        # When this one is answered, the server has seen the first one leave.
        assert other.ask("open", {"session": None, "run": None})["ok"]
    app.kill()
    app.start()
    assert reopened(app, session)["playhead"] == place
