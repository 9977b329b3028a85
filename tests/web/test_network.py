"""The real server on the real wire: who may connect, which frames it takes, and how it parts from who sends others."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
import websocket

from tests.running import RunningApp
from tests.web.line import PATIENCE, Line, url
from visualizer.core import limits


@pytest.fixture
def watching(running: RunningApp) -> Iterator[Line]:
    """A tab with a session, that must not notice what others do."""
    with Line(running) as line:
        assert line.ask("open", {"session": None, "run": None})["ok"]
        yield line


def is_well(line: Line) -> bool:
    """Whether a tab with a session is answered as ever."""
    answer: bool = line.ask("fetch", {"branch": "b1", "from": 0, "to": 3, "base": True})["ok"]
    return answer


def status(app: RunningApp, **handshake: Any) -> int:
    """The HTTP status of a handshake."""
    try:
        websocket.create_connection(url(app), timeout=PATIENCE, **handshake).close()
    except websocket.WebSocketBadStatusException as refused:
        return refused.status_code
    return 101


def fetched(app: RunningApp, path: str, **headers: str) -> int:
    """The HTTP status of a request."""
    try:
        asked = urllib.request.Request(app.address + path, headers=headers)
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            found: int = answer.status
            return found
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


# --- who may connect -----------------------------------------------------------------------------------------------


def test_the_page_of_this_server_may_connect(running: RunningApp) -> None:
    assert status(running, origin=running.address) == 101


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://localhost.evil.example",
        "null",
        "file://",
        "",
        "http://[",
    ],
)
def test_a_page_of_another_host_may_not(running: RunningApp, origin: str) -> None:
    assert status(running, suppress_origin=True, header=[f"Origin: {origin}"]) == 403


def test_who_does_not_say_where_it_comes_from_may_not(running: RunningApp) -> None:
    assert status(running, suppress_origin=True) == 403


def test_the_same_server_under_another_name_of_this_machine_may_connect_from_its_own_page(running: RunningApp) -> None:
    host = f"localhost:{running.port}"
    assert status(running, host=host, origin=f"http://{host}") == 101
    assert status(running, host=host, origin=running.address) == 403


def test_a_name_that_was_made_to_point_here_is_not_answered(running: RunningApp) -> None:
    host = f"evil.example:{running.port}"
    assert status(running, host=host, origin=f"http://{host}") == 400
    assert fetched(running, "/", Host=host) == 400
    assert fetched(running, "/", Host=f"localhost:{running.port}") == 200


@pytest.mark.parametrize("transport", ["polling", "websocket", "pigeon", ""])
def test_nothing_but_a_websocket_is_spoken(running: RunningApp, transport: str) -> None:
    assert fetched(running, f"/socket.io/?EIO=4&transport={transport}") in (400, 403)


# --- which frames are taken ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        '["open",{"run":NaN}]',
        '["open",{"run":{"protocol":"raft","seed":1e999}}]',
        '["open",{"run":' + "[" * 5000 + "]" * 5000 + "}]",
        '["open",{"session":"' + "x" * 60_000 + '"}]',
        '["dance",{}]',
        '["disconnect","now"]',
        "[]",
        '{"open":1}',
        '["open"',
    ],
)
def test_an_event_that_cannot_be_is_answered_with_an_error_and_the_connection_stays(
    watching: Line, arguments: str
) -> None:
    answer = watching.answer(arguments)
    assert answer["ok"] is False
    assert answer["error"]["code"] == "input"
    assert is_well(watching)


def test_an_event_with_a_binary_attachment_is_answered_with_an_error_and_the_attachment_passed_over(
    watching: Line,
) -> None:
    answer = watching.answer('["open",{"_placeholder":true,"num":0}]', kind="451-")
    assert answer["error"]["says"].endswith("binary attachments are not taken")
    watching.socket.send_binary(b"\x00\x01\x02")
    assert is_well(watching)


@pytest.mark.parametrize(
    "frame", ["4", "4{}", "4[", "48", "49[]", "2", "3", "5", "6", "43", "4371[1]", "40", "40/x,", "4]"]
)
def test_a_frame_that_means_nothing_is_passed_over(watching: Line, frame: str) -> None:
    watching.say(frame)
    watching.socket.send_binary(b"\x04\x02")
    assert is_well(watching)


@pytest.mark.parametrize("frame", ["x", "", "b4AAA", "é", "b!"])
def test_who_sends_what_is_no_frame_of_this_protocol_is_parted_from_cleanly(
    running: RunningApp, watching: Line, frame: str
) -> None:
    with Line(running) as line:
        line.say(frame)
        line.end()
    assert is_well(watching)
    assert running.errors == ""


def test_a_frame_over_64_kib_ends_the_connection_with_the_status_for_it_and_the_session_is_there_again(
    running: RunningApp, watching: Line
) -> None:
    with Line(running) as line:
        before = line.ask("open", {"session": None, "run": None})
        line.say("421" + json.dumps(["restart", {"run": {"protocol": "x" * limits.FRAME_BYTES}}]))
        assert line.end() == 1009
    with Line(running) as again:
        after = again.ask("open", {"session": before["session"], "run": None})
    assert after == {**before, "resumed": True}
    assert is_well(watching)


def test_a_message_over_64_kib_in_many_frames_ends_the_connection_too(running: RunningApp, watching: Line) -> None:
    with Line(running) as line:
        piece = "x" * 60_000
        line.socket.send_frame(websocket.ABNF.create_frame('421["open",{"session":"' + piece, 1, 0))
        line.socket.send_frame(websocket.ABNF.create_frame(piece, 0, 0))
        line.socket.send_frame(websocket.ABNF.create_frame('"}]', 0, 1))
        line.end()
    assert is_well(watching)


def test_who_sends_without_end_is_held_back_and_the_others_are_answered(running: RunningApp, watching: Line) -> None:
    count = limits.EVENTS_AT_ONCE + 20
    with Line(running) as line:
        line.ask("open", {"session": None, "run": None})
        for number in range(1000, 1000 + count):
            line.say(f"42{number}" + '["playhead",{"branch":"b1","seq":0,"at":0}]')
        assert all(is_well(watching) for _ in range(5))
        answers = [line.await_answer(1000 + i) for i in range(count)]
    assert {answer["ok"] or answer["error"]["code"] for answer in answers} == {True, "busy"}


# --- the server says nothing of all this ---------------------------------------------------------------------------


def test_no_traceback_was_written_and_the_server_is_well(running: RunningApp) -> None:
    assert running.errors == ""
    assert fetched(running, "/healthz") == 200
