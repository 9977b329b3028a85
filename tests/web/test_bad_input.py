"""Whatever a client sends: it is told what is wrong, its session is as before, and other tabs notice nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.conftest import Json, Server, Tab
from visualizer.core import limits
from visualizer.core.errors import InputError
from visualizer.web.packet import REFUSED, REQUEST, Packet
from visualizer.web.payload import Given, read

START = {"seq": 0, "at": 0.0}
CRASH = {"do": "crash", "node": "n1"}


def deep(levels: int) -> Any:
    """A list in a list in a list."""
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


def give(command: Any) -> Json:
    """A command at the very beginning."""
    return {"branch": "b1", **START, "command": command}


def put(key: Any, value: Any) -> Json:
    """A command that has the client put a value."""
    return give({"do": "request", "client": "c1", "op": {"do": "put", "key": key, "value": value}})


def start(fields: Json) -> Json:
    """A run with these fields."""
    return {"run": {"protocol": "raft", **fields}}


def play(**fields: Any) -> Json:
    """Credit, all of it well but these fields."""
    return {"branch": "b1", "have": 0, "until": 1.0, "count": None, "playhead": START, **fields}


REFUSED_EVENTS: list[tuple[str, Any, str, str | None]] = [
    # unknown events and payloads of no shape
    ("dance", {}, "input", None),
    ("connect", {}, "input", None),
    ("disconnect", {}, "input", None),
    ("message", {}, "input", None),
    ("", {}, "input", None),
    ("command", None, "input", None),
    ("command", [], "input", None),
    ("command", "crash n1", "input", None),
    ("command", {}, "input", None),
    # fields that are unknown, missing or of another type
    ("playhead", {"branch": "b1", **START, "speed": 2}, "input", None),
    ("playhead", {"branch": "b1", "seq": 0}, "input", None),
    ("playhead", {"branch": 1, **START}, "input", "branch"),
    ("playhead", {"branch": "b" * 65, **START}, "input", "branch"),
    ("playhead", {"branch": "b1", "seq": "0", "at": 0}, "input", "seq"),
    ("playhead", {"branch": "b1", "seq": True, "at": 0}, "input", "seq"),
    ("fetch", {"branch": "b1", "from": 0, "to": 5, "base": "yes"}, "input", "base"),
    ("find", {"branch": "b1", "from": 0, "milestone": None, "direction": "up"}, "input", "direction"),
    ("step", {"branch": "b1"}, "input", None),
    ("step", {"branch": "b1", "seq": 1, "node": "n1"}, "input", None),
    ("step", {"branch": "b1", "seq": "1"}, "input", "seq"),
    ("node", {"branch": "b1", "seq": 1}, "input", None),
    ("node", {"branch": "b1", "node": 7, "seq": 1}, "input", "node"),
    ("node", {"branch": "b1", "node": "n" * 65, "seq": 1}, "input", "node"),
    ("place", {"branch": "b1", "seq": 1}, "input", None),
    ("place", {"branch": "b1", "at": "noon"}, "input", "at"),
    # numbers that are negative, huge or no whole numbers
    ("playhead", {"branch": "b1", "seq": -1, "at": 0}, "input", "seq"),
    ("playhead", {"branch": "b1", "seq": 0, "at": -0.5}, "input", "at"),
    ("playhead", {"branch": "b1", "seq": 0, "at": 1e300}, "input", "at"),
    ("playhead", {"branch": "b1", "seq": 10**30, "at": 0}, "input", "seq"),
    ("playhead", {"branch": "b1", "seq": 1.5, "at": 0}, "input", "seq"),
    ("fetch", {"branch": "b1", "from": 10**15, "to": 10**15, "base": True}, "input", "from"),
    ("step", {"branch": "b1", "seq": 0}, "input", "seq"),
    ("step", {"branch": "b1", "seq": 10**15}, "input", "seq"),
    ("step", {"branch": "b1", "seq": 10**30}, "input", "seq"),
    ("node", {"branch": "b1", "node": "n1", "seq": -1}, "input", "seq"),
    ("node", {"branch": "b1", "node": "n1", "seq": 10**15}, "input", "seq"),
    ("place", {"branch": "b1", "at": -1}, "input", "at"),
    ("place", {"branch": "b1", "at": 1e300}, "input", "at"),
    ("play", play(until=1e300), "input", "until"),
    ("play", play(count=10**9), "input", "count"),
    ("play", play(count=0), "input", "count"),
    ("play", play(playhead={"seq": -1, "at": 0}), "input", "playhead.seq"),
    # places that are none, branches that are not shown
    ("playhead", {"branch": "b1", "seq": 5, "at": 86_400_000.0}, "input", "at"),
    ("playhead", {"branch": "b2", **START}, "gone", "branch"),
    ("fetch", {"branch": "b2", "from": 0, "to": 1, "base": False}, "gone", "branch"),
    ("step", {"branch": "b2", "seq": 1}, "gone", "branch"),
    ("node", {"branch": "b2", "node": "n1", "seq": 1}, "gone", "branch"),
    ("node", {"branch": "b1", "node": "n99", "seq": 1}, "input", "node"),
    ("node", {"branch": "b1", "node": "__class__", "seq": 1}, "input", "node"),
    ("place", {"branch": "b2", "at": 1}, "gone", "branch"),
    ("switch", {"branch": "b7"}, "gone", "branch"),
    ("undo", {"branch": "b1"}, "command", "branch"),
    ("find", {"branch": "b1", "from": 0, "milestone": "moon_landed", "direction": "next"}, "input", "milestone"),
    # commands
    ("command", give({"do": "crash", "node": "n99"}), "input", "command.node"),
    ("command", give({"do": "crash", "node": ["n1"]}), "input", "command.node"),
    ("command", give({"do": ["crash"], "node": "n1"}), "input", "command.do"),
    ("command", give({**CRASH, "field": 1}), "input", "command"),
    ("command", give({**CRASH, "at": 0}), "input", "command.at"),
    ("command", give({"do": "clock", "node": "n1", "rate": 1e9}), "input", "command.rate"),
    ("command", give({"do": "cut", "from": "n1", "to": ["n2"]}), "input", "command.from"),
    ("command", give({"do": "drop", "message": 12345}), "command", "command"),
    ("command", put("k" * 300, 1), "input", "command.op.key"),
    ("command", put("k", deep(5)), "input", "command.op.value"),
    # runs
    ("restart", {"run": None}, "input", "run"),
    ("restart", {"run": {}}, "input", "run"),
    ("restart", {"run": {"protocol": "pigeon"}}, "input", "run.protocol"),
    ("restart", start({"nodes": 10_000}), "input", "run.nodes"),
    ("restart", start({"nodes": 0}), "input", "run.nodes"),
    ("restart", start({"nodes": 2.5}), "input", "run.nodes"),
    ("restart", start({"clients": -1}), "input", "run.clients"),
    ("restart", start({"seed": 2**60}), "input", "run.seed"),
    ("restart", start({"speed": 2}), "input", "run"),
    ("restart", start({"variant": "nonsense"}), "input", "run.variant"),
    ("restart", start({"params": {"colour": "red"}}), "input", "params"),
    ("restart", start({"params": {"heartbeat_interval": -5}}), "input", "params.heartbeat_interval"),
    ("restart", start({"network": {"loss": 2}}), "input", "run.network.loss"),
    ("restart", start({"network": {"delay": [0, 1e12]}}), "input", "run.network.delay[1]"),
    ("restart", start({"initial": {"n1": {"crown": 1}}}), "input", "initial.n1"),
    ("restart", start({"commands": [CRASH]}), "input", "commands[0]"),
    ("restart", start({"commands": [{**CRASH, "at": -1}]}), "input", "commands[0].at"),
    ("restart", start({"commands": [0] * (limits.COMMANDS_PER_RUN + 1)}), "input", "run.commands"),
    ("restart", start({"params": {"election_timeout": deep(limits.JSON_DEPTH + 1)}}), "input", None),
    ("open", {"session": "s" * 65, "run": None}, "input", "session"),
    ("open", {"session": None, "run": {"protocol": "raft", "nodes": 10_000}}, "input", "run.nodes"),
    ("command", give({"do": "link", "from": "n1", "to": "n2", "delay": [-1, 5]}), "input", "command.delay[0]"),
]


class Class:
    """Two tabs at the same server: one that misbehaves, and one that must not notice."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.bad = self._tab()
        self.other = self._tab()
        self.before = self.everything()

    def _tab(self) -> Tab:
        tab = self.server.tab()
        tab.open(None, {"protocol": "raft", "seed": 7})
        step = tab.view["steps"][19]
        assert tab.ask("playhead", {"branch": "b1", "seq": 20, "at": step["at"]}) == {"ok": True}
        return tab

    def everything(self) -> list[Any]:
        """All that the server knows of both, in memory and on disk, and what their pages would be shown."""
        known: list[Any] = []
        for tab in (self.bad, self.other):
            session = self.server.hub._sessions[tab.session].session
            session.flush()
            known += [session.saved, msgspec.json.encode(session.view())]
        with sqlite3.connect(self.server.data / "sessions.db") as db:
            known += db.execute("SELECT id, current FROM session ORDER BY id").fetchall()
            known += db.execute("SELECT * FROM branch ORDER BY session, id").fetchall()
        db.close()
        return known


@pytest.fixture
def school(serve: Callable[..., Server]) -> Class:
    """Two tabs, each with a session in the middle of a run."""
    return Class(serve())


@pytest.mark.parametrize(("event", "payload", "code", "where"), REFUSED_EVENTS)
def test_it_is_refused_with_a_sentence_and_nothing_has_changed(
    school: Class, event: str, payload: Any, code: str, where: str | None
) -> None:
    error = school.bad.refused(event, payload)
    assert (error["code"], error["where"]) == (code, where)
    assert len(error["says"]) > 10
    assert school.everything() == school.before
    assert school.other.ask("playhead", {"branch": "b1", **START}) == {"ok": True}


def test_an_event_with_more_than_one_payload_is_refused(school: Class) -> None:
    assert school.bad.refused("undo", {"branch": "b1"}, {"branch": "b1"})["code"] == "input"
    assert school.bad.refused("undo")["code"] == "input"
    assert school.everything() == school.before


def test_what_a_person_types_comes_back_as_it_was_and_is_never_read_as_markup(school: Class) -> None:
    typed = put("<img src=x onerror=alert(1)>", "</script>")
    at = school.bad.view["steps"][19]["at"]
    view = school.bad.ask("command", {**typed, "seq": 20, "at": at})["view"]
    assert view["run"]["commands"][0]["op"] == typed["command"]["op"]


def test_a_client_that_asks_too_often_is_told_and_others_are_not(serve: Callable[..., Server]) -> None:
    server = serve(events_at_once=5, events_a_second=0.001, busy_seconds=0.0)
    bad, other = server.tab(), server.tab()
    bad.open()
    answers = [bad.ask("playhead", {"branch": "b1", **START}) for _ in range(20)]
    codes = [answer["ok"] or answer["error"]["code"] for answer in answers]
    assert codes == [True] * 4 + ["busy"] * 16
    assert other.open()["ok"] is True


def test_a_fault_of_the_server_is_answered_and_logged_and_the_session_goes_on(
    school: Class, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    session = school.server.hub._sessions[school.bad.session].session
    monkeypatch.setattr(session, "find", lambda *_, **__: 1 / 0)
    asked = {"branch": "b1", "from": 0, "milestone": None, "direction": "next"}
    assert school.bad.refused("find", asked)["code"] == "failed"
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.undo()
    assert school.bad.ask("find", asked)["ok"] is True
    assert school.everything() == school.before


# --- packets -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "frame",
    [
        '27["open",{"run":NaN}]',
        '27["open",{"run":Infinity}]',
        '27["open",{"run":-Infinity}]',
        '27["open",{"run":1e999}]',
        '27["open",{"run":' + "[" * 100 + "]" * 100 + "}]",
        '27["open",' + "[" * 50_000,
        '27["open"',
        '27{"open":1}',
        "27[]",
        "27[7]",
        "27[[]]",
        "27null",
        "27",
        '57["open"]',
        '51-7["open",{"_placeholder":true,"num":0}]',
        '61-7[{"_placeholder":true,"num":0}]',
        '47"no"',
        '97["open"]',
    ],
)
def test_a_packet_that_cannot_be_read_becomes_one_that_can_be_answered(frame: str) -> None:
    packet = Packet(encoded_packet=frame)
    name, says = packet.data
    assert name == REFUSED
    assert says
    assert packet.id == 7
    assert packet.attachment_count == 0


def test_no_event_reaches_the_handlers_of_connecting_and_disconnecting() -> None:
    for name in ("connect", "disconnect", REFUSED, REQUEST):
        assert Packet(encoded_packet=f'2["{name}",1]').data == [REQUEST, name, 1]


@given(st.text() | st.binary() | st.from_regex(r"[0-9]{1,3}-?(/\w*,)?[0-9]*[\[{\"].*"))
def test_no_packet_brings_the_server_down(frame: str | bytes) -> None:
    packet = Packet(encoded_packet=frame)
    assert packet.attachment_count == 0
    if packet.packet_type == 2:
        assert packet.data[0] in (REFUSED, REQUEST)


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(), st.lists))
def test_no_payload_brings_the_server_down(payload: Any) -> None:
    with pytest.raises(InputError):
        read((payload,), Given)
