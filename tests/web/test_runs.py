"""A run that no frame holds comes by HTTP, from a page of this server alone, and is then opened like any session."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.running import RunningApp
from tests.web.conftest import Json, Server
from tests.web.line import PATIENCE, Line
from visualizer.core import limits
from visualizer.web import Config, create_app

Serve = Callable[..., Server]

OWN = {"Origin": "http://localhost"}
SMALL = {"protocol": "raft", "seed": 7}


def crowded(count: int = limits.COMMANDS_PER_RUN) -> Json:
    """A run with so many commands, as chaos writes them."""
    sides = {"from": ["n1", "n2"], "to": ["n3", "n4", "n5"]}
    return {**SMALL, "commands": [{"do": "cut", "at": 1000.0 + i, **sides, "one_way": True} for i in range(count)]}


def send(http: FlaskClient, run: Any, **headers: str) -> TestResponse:
    """Send a run as the page does."""
    body = run if isinstance(run, bytes) else json.dumps(run).encode()
    return http.post("/runs", data=body, headers={"Content-Type": "application/json", **OWN, **headers}, buffered=True)


def refused(answer: TestResponse) -> tuple[int, str, str]:
    """Status, code and sentence of a refusal."""
    assert answer.json is not None
    assert answer.json["ok"] is False
    assert answer.content_type == "application/json"
    error = answer.json["error"]
    assert error["says"]
    return answer.status_code, error["code"], error["id"]


@pytest.fixture
def http(serve: Serve) -> FlaskClient:
    """A page that sends runs."""
    return serve().app.test_client()


def test_a_run_with_as_many_commands_as_a_run_may_have_is_taken_and_opened(serve: Serve) -> None:
    server = serve()
    run = crowded()
    assert len(json.dumps(run)) > limits.FRAME_BYTES
    answer = send(server.app.test_client(), run)
    assert answer.status_code == 201
    assert answer.json is not None
    tab = server.tab()
    opened = tab.open(answer.json["session"])
    assert opened["resumed"] is True
    assert [command["at"] for command in tab.view["run"]["commands"]] == [c["at"] for c in run["commands"]]


def test_a_run_is_kept_from_the_moment_that_it_is_taken(serve: Serve) -> None:
    session = send(serve().app.test_client(), SMALL).json["session"]  # type: ignore[index]
    assert serve().tab().open(session)["resumed"] is True


@pytest.mark.parametrize("origin", ["http://evil.example", "http://localhost:1", "null", "", "http://["])
def test_a_page_of_another_host_may_not_send_one(http: FlaskClient, origin: str) -> None:
    assert refused(send(http, SMALL, Origin=origin)) == (403, "input", "input-page")


def test_who_does_not_say_where_it_comes_from_may_not(http: FlaskClient) -> None:
    answer = http.post("/runs", json=SMALL, buffered=True)
    assert refused(answer) == (403, "input", "input-page")


def test_a_page_that_was_named_may(tmp_path: Path) -> None:
    app, _ = create_app(Config(tmp_path, origins=("https://class.example",)))
    assert send(app.test_client(), SMALL, Origin="https://class.example").status_code == 201
    app.extensions["concord"].close()


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_could_send_is_not_taken(http: FlaskClient, kind: str) -> None:
    assert refused(send(http, SMALL, **{"Content-Type": kind})) == (415, "input", "input-kind")


@pytest.mark.parametrize(
    ("body", "says", "where"),
    [
        (b"", "input-json", "run"),
        (b"run", "input-json", "run"),
        (b'{"protocol": "raft", "seed": NaN}', "input-json", "run"),
        (b"[" * 100_000, "input-json", "run"),
        (b"\xff\xfe", "input-json", "run"),
        (b'{"params":' + b"[" * 40 + b"]" * 40 + b"}", "input-depth", "run"),
        (b"[]", "input-shape", "run"),
        (b"null", "input-shape", "run"),
        (b'{"protocol": "pigeon"}', "input-protocol", "run.protocol"),
        (b'{"protocol": "raft", "nodes": 10000}', "input-shape", "run.nodes"),
        (b'{"protocol": "raft", "commands": [{"do":"crash","node":"n9","at":1}]}', "input-name", "commands[0].node"),
    ],
)  # fmt: skip
def test_what_is_no_run_is_refused_with_the_place_and_no_session_is_made(
    serve: Serve, body: bytes, says: str, where: str
) -> None:
    server = serve()
    answer = send(server.app.test_client(), body)
    assert refused(answer) == (400, "input", says)
    assert answer.json is not None
    assert answer.json["error"]["where"] == where
    assert len(server.hub) == 0


def test_a_run_beyond_the_limit_is_refused(serve: Serve) -> None:
    http = serve(run_bytes=1_000).app.test_client()
    assert refused(send(http, crowded(20))) == (413, "limit", "limit-run-size")
    assert send(http, SMALL).status_code == 201


def test_who_sends_too_many_is_asked_to_wait(serve: Serve) -> None:
    http = serve(runs_at_once=3, runs_a_second=0.001).app.test_client()
    assert [send(http, SMALL).status_code for _ in range(3)] == [201, 201, 201]
    assert refused(send(http, SMALL)) == (429, "busy", "busy-runs")


def test_where_all_places_are_taken_the_run_is_refused(serve: Serve) -> None:
    server = serve(sessions_in_memory=1)
    server.tab().open()
    assert refused(send(server.app.test_client(), SMALL)) == (503, "limit", "limit-sessions")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_runs_are_sent_and_not_asked_for(http: FlaskClient, method: str) -> None:
    assert http.open("/runs", method=method, headers=OWN, buffered=True).status_code == 405


# --- on the real wire ----------------------------------------------------------------------------------------------


def posted(app: RunningApp, body: bytes, origin: str) -> tuple[int, Json]:
    """Status and answer of a run that is sent to the running server."""
    headers = {"Content-Type": "application/json", "Origin": origin}
    try:
        asked = urllib.request.Request(f"{app.address}/runs", body, headers)
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, json.load(refusal)


def test_the_running_server_takes_a_large_run_and_shows_it_on_the_socket(running: RunningApp) -> None:
    code, answer = posted(running, json.dumps(crowded(2_000)).encode(), running.address)
    assert code == 201
    with Line(running) as line:
        opened = line.ask("open", {"session": answer["session"], "run": None})
    assert opened["resumed"] is True
    assert len(opened["view"]["run"]["commands"]) == 2_000


def test_the_running_server_refuses_what_is_too_large_or_comes_from_elsewhere_and_stays_well(
    running: RunningApp,
) -> None:
    code, answer = posted(running, b" " * (limits.RUN_BYTES + 1), running.address)
    assert (code, answer["error"]["id"]) == (413, "limit-run-size")
    code, answer = posted(running, json.dumps(SMALL).encode(), "http://evil.example")
    assert (code, answer["error"]["id"]) == (403, "input-page")
    assert posted(running, json.dumps(SMALL).encode(), running.address)[0] == 201
    assert running.errors == ""
