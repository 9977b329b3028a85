"""Before the events: how many may connect, from where, and that nobody who only sends or never reads gets on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.web.conftest import Server
from visualizer.limits import Limits
from visualizer.web import Config, create_app
from visualizer.web.bucket import Bucket, Buckets
from visualizer.web.guard import Frames

HANDSHAKE = "/socket.io/?EIO=4&transport=websocket"


def test_where_all_places_are_taken_the_next_tab_is_told(serve: Callable[..., Server]) -> None:
    answer = serve(connections=0).app.test_client().get(HANDSHAKE, headers={"Origin": "http://localhost"})
    assert answer.status_code == 503
    assert "0 tabs" in answer.text


@pytest.mark.parametrize(("origin", "status"), [("https://class.example", 400), ("https://other.example", 403)])
def test_a_page_that_was_named_may_connect_besides_the_own_one(tmp_path: Path, origin: str, status: int) -> None:
    app, _ = create_app(Config(tmp_path, origins=("https://class.example",)))
    # Let in, a request that is no WebSocket after all is refused by the next one in line.
    assert app.test_client().get(HANDSHAKE, headers={"Origin": origin}).status_code == status
    app.extensions["concord"].close()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8321", 200),
        ("127.0.0.1:9000", 200),
        ("[::1]:8321", 200),
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("localhost.evil.example:8321", 400),
        ("192.168.0.7:8321", 400),
        ("[::1", 400),
        ("", 400),
    ],
)
def test_a_server_of_this_machine_alone_answers_to_its_own_names(tmp_path: Path, host: str, status: int) -> None:
    app, _ = create_app(Config(tmp_path, names=frozenset({"localhost", "127.0.0.1", "[::1]"})))
    for path in ("/healthz", HANDSHAKE):
        answer = app.test_client().get(path, headers={"Host": host, "Origin": f"http://{host}"}, buffered=True)
        # A handshake that is let in is no WebSocket here, which the library answers with 400 in words of its own.
        assert (answer.status_code == status) if path == "/healthz" else ("(Host)" in answer.text) == (status == 400)
    app.extensions["concord"].close()


def test_a_server_of_other_machines_answers_to_any_name(serve: Callable[..., Server]) -> None:
    answer = serve().app.test_client().get("/healthz", headers={"Host": "concord.class.example"}, buffered=True)
    assert answer.status_code == 200


def test_buckets_are_apart_by_name_and_the_one_not_asked_for_longest_is_forgotten() -> None:
    buckets = Buckets(rate=0, size=1, most=2, clock=lambda: 0.0)
    assert [buckets.of(name).take() for name in ("a", "b", "a", "b")] == [True, True, False, False]
    assert buckets.of("c").take()
    assert buckets.of("a").take()
    assert not buckets.of("c").take()


def test_a_bucket_gives_its_tokens_at_once_and_then_at_its_rate() -> None:
    now = 0.0
    bucket = Bucket(rate=10, size=3, clock=lambda: now)
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]
    now += 0.1
    assert [bucket.take() for _ in range(2)] == [True, False]
    now += 1000.0
    assert [bucket.take() for _ in range(4)] == [True, True, True, False]


class Connection:
    """An Engine.IO connection with so many frames that its client has yet to read; it reads one at every sleep."""

    def __init__(self, waiting: int) -> None:
        self.closed = False
        self.slept: list[float] = []
        self.server = SimpleNamespace(sleep=self._sleep)
        self.queue = self
        self._waiting = waiting

    def qsize(self) -> int:
        """How many frames wait."""
        return self._waiting

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        if seconds:
            self._waiting -= 1


def frames(connection: Connection, *sent: Any) -> Frames:
    """What a client sends."""
    waiting = iter(sent)
    return Frames(SimpleNamespace(wait=lambda: next(waiting)), connection, Limits(frames_waiting=4))


def test_before_every_frame_all_others_have_their_turn() -> None:
    connection = Connection(0)
    socket = frames(connection, "40", "42")
    assert [socket.wait(), socket.wait()] == ["40", "42"]
    assert connection.slept == [0, 0]


def test_a_client_that_does_not_read_is_not_listened_to_until_it_does() -> None:
    connection = Connection(7)
    assert frames(connection, "42").wait() == "42"
    assert len([seconds for seconds in connection.slept if seconds]) == 3


def test_a_connection_that_is_closed_is_not_waited_for() -> None:
    connection = Connection(7)
    connection.closed = True
    assert frames(connection, None).wait() is None
