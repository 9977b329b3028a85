"""What the tests of the server share: sessions without a network, tabs without a socket, and one real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask import Flask
from flask_socketio import SocketIO

from tests.running import RunningApp
from visualizer.core.run import Run
from visualizer.core.units import micros
from visualizer.limits import Limits
from visualizer.reel import Means
from visualizer.session import Credit, Session
from visualizer.store import Place, Store
from visualizer.web import Config, create_app

Json = dict[str, Any]

RUN = Run(protocol="raft", seed=7)
"""A run that elects a leader at once."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = Store(tmp_path / "sessions.db")
    yield opened
    opened.close()


@pytest.fixture
def means() -> Means:
    """Nobody else wants a turn."""
    return Means(lambda _: None, Limits())


@pytest.fixture
def session(store: Store, means: Means) -> Session:
    """A new session with RUN; nothing of it has been watched."""
    return Session.of("tab", RUN, store, means)


def watch(session: Session, seq: int) -> Place:
    """The viewer plays to a step, and stops on it; gives the place."""
    credit = Credit(session.branch.id, 0, 0, seq)
    reached = 0
    is_all = False
    while not is_all:
        reach = session.reach(credit, reached, session.batch(reached))
        reached, is_all = reach.seq, reach.is_all
    return go(session, seq)


def go(session: Session, seq: int) -> Place:
    """The viewer goes to a step that is computed already; gives the place."""
    place = Place(seq, micros(step_at(session, seq)["at"])) if seq else Place()
    session.look(session.branch.id, place)
    return place


def step_at(session: Session, seq: int) -> Json:
    """A step of the branch that is shown, as the page gets it."""
    read: Json = decoded(session.step(session.branch.id, seq))["step"]
    return read


def shown(session: Session) -> Json:
    """The view, as the page gets it."""
    view: Json = decoded(session.view())
    return view


def all_steps(session: Session, last: int) -> list[Json]:
    """The steps of the branch that is shown, up to one that is computed."""
    found: list[Json] = []
    while len(found) < last:
        found += decoded(session.fetch(session.branch.id, len(found), last, base=False))["steps"]
    return found


def decoded(value: Any) -> Any:
    """What the page gets of an answer."""
    return msgspec.json.decode(msgspec.json.encode(value))


class Server:
    """A server without a network, and its tabs."""

    def __init__(self, data: Path, **limits: Any) -> None:
        self.data = data
        self.app: Flask
        self.socketio: SocketIO
        self.app, self.socketio = create_app(Config(data, limits=replace(Limits(), **limits)))
        self.hub = self.app.extensions["concord"]

    def tab(self) -> Tab:
        """A browser tab that connects."""
        return Tab(self)

    def close(self) -> None:
        """Stop, as on SIGTERM."""
        self.hub.close()


class Tab:
    """A browser tab with the test client of Flask-SocketIO in place of a socket."""

    def __init__(self, server: Server) -> None:
        self.client = server.socketio.test_client(server.app)
        self.session = ""
        self.view: Json = {}

    def ask(self, event: str, *payload: Any) -> Json:
        """The answer to an event."""
        answer: Json = self.client.emit(event, *payload, callback=True)
        return answer

    def open(self, session: str | None = None, run: Json | None = None) -> Json:
        """Open a session, and keep its id and view."""
        answer = self.ask("open", {"session": session, "run": run})
        self.session, self.view = answer["session"], answer["view"]
        return answer

    def refused(self, event: str, *payload: Any) -> Json:
        """The error with which an event is refused."""
        answer = self.ask(event, *payload)
        assert answer["ok"] is False, answer
        error: Json = answer["error"]
        return error

    def batches(self) -> list[Json]:
        """The batches of steps that came since the last call."""
        return [event["args"][0] for event in self.client.get_received() if event["name"] == "steps"]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Makes servers, all with one data folder, with limits as given."""
    made: list[Server] = []

    def make(**limits: Any) -> Server:
        made.append(Server(tmp_path / "data", **limits))
        return made[-1]

    yield make
    for server in made:
        server.close()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The real server, for all tests of a file."""
    with RunningApp(tmp_path_factory.mktemp("running") / "data") as app:
        yield app
