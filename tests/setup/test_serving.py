"""The real program, started as a person starts it: it answers, it speaks plainly on the wire, and it stops cleanly."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import websocket

from tests.running import RunningApp
from visualizer.bootstrap import ROOT


@pytest.fixture(scope="module", params=["eventlet", "threading"])
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The server, once on what it is made for and once on threads."""
    data = tmp_path_factory.mktemp(request.param) / "data"
    with RunningApp(data, CONCORD_ASYNC_MODE=request.param) as running:
        yield running


def connect(app: RunningApp, *headers: str) -> websocket.WebSocket:
    """Open the page's WebSocket as a browser does."""
    url = f"ws://127.0.0.1:{app.port}/socket.io/?EIO=4&transport=websocket"
    return websocket.create_connection(url, origin=app.address, header=list(headers), timeout=10)


def test_it_answers_that_it_is_well(app: RunningApp) -> None:
    with urllib.request.urlopen(f"{app.address}/healthz") as answer:
        assert answer.status == 200


def test_it_prints_its_address_and_warns_of_nothing(app: RunningApp) -> None:
    assert app.said == f"Concord is at {app.address}/ (Ctrl+C stops it)\n"
    assert app.errors == ""


def test_a_websocket_is_never_compressed_though_browsers_offer_it(app: RunningApp) -> None:
    offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"
    connection = connect(app, offer)
    answered = {name.lower() for name in connection.getheaders() or {}}
    hello = connection.recv()
    connection.close()
    assert "sec-websocket-accept" in answered
    assert "sec-websocket-extensions" not in answered
    assert json.loads(hello[1:])["sid"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_stop_it_ends_well_though_a_page_is_connected(app: RunningApp, number: signal.Signals) -> None:
    connection = connect(app)
    assert connection.recv()
    assert app.stop(number) == 0
    assert app.errors == ""
    connection.close()
    app.start()


@pytest.mark.skipif(sys.platform == "win32", reason="there a port is given back by other rules")
def test_killed_it_has_its_port_back_at_once(app: RunningApp) -> None:
    before = app.port
    connection = connect(app)
    app.kill()
    app.start()
    connection.close()
    assert app.port == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--data", os.devnull], "Concord cannot start: the sessions cannot be kept in"),
        (["--host", "192.0.2.1"], "Concord cannot start: It cannot listen on 192.0.2.1"),
    ],
)
def test_what_cannot_be_is_said_in_one_line_without_a_traceback(
    arguments: list[str], sentence: str, tmp_path: Path
) -> None:
    command = [sys.executable, str(ROOT / "app.py"), "--no-browser", "--port", "0", "--data", str(tmp_path), *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith(sentence)
    assert ended.stderr.count("\n") == 1


def test_on_a_port_in_use_it_ends_with_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [sys.executable, str(ROOT / "app.py"), "--no-browser", "--port", str(port), "--data", str(tmp_path)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"Port {port} is in use already" in ended.stderr
