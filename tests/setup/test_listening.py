"""Where the server listens, and what it says when it cannot."""

from __future__ import annotations

import argparse
import socket
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

import app as program
from visualizer.installing import SetupError

HERE = "127.0.0.1"
HERE_ALONE = frozenset({"localhost", "127.0.0.1", "[::1]"})


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody else listens."""
    with program.open_port(HERE, 0) as other:
        yield other.getsockname()[1]


def test_where_the_default_port_is_in_use_the_next_free_one_is_taken_and_said(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "DEFAULT_PORT", taken)
    with program.listen(HERE, None) as listener:
        found = listener.getsockname()[1]
    assert found > taken
    assert capsys.readouterr().out == f"Port {taken} is in use already; {found} is free.\n"


def test_where_the_asked_port_is_in_use_the_program_says_so_and_takes_no_other(taken: int) -> None:
    with pytest.raises(SetupError, match=f"Port {taken} is in use already; choose another with --port"):
        program.listen(HERE, taken)


def test_where_no_port_is_free_the_program_says_so(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "DEFAULT_PORT", taken)
    monkeypatch.setattr(program, "PORTS_TRIED", 1)
    with pytest.raises(SetupError, match="all in use"):
        program.listen(HERE, None)


def test_an_address_of_another_machine_is_a_sentence() -> None:
    with pytest.raises(SetupError, match=r"cannot listen on 192\.0\.2\.1"):
        program.listen("192.0.2.1", 0)


def test_each_message_is_sent_at_once() -> None:
    with program.open_port(HERE, 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


@pytest.mark.parametrize("text", ["-1", "65536", "http", "", "80.5"])
def test_a_port_is_a_number_that_tcp_has(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is not a number from 0 to 65535"):
        program.port_number(text)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (("127.0.0.1", 80), "http://127.0.0.1:80/"),
        (("0.0.0.0", 80), "http://localhost:80/"),
        (("::1", 80, 0, 0), "http://[::1]:80/"),
        (("::", 80, 0, 0), "http://localhost:80/"),
    ],
)
def test_the_address_that_is_shown_is_one_that_a_browser_can_open(name: tuple[str, int], shown: str) -> None:
    assert program.address_of(Mock(spec=socket.socket, **{"getsockname.return_value": name})) == shown


@pytest.mark.parametrize(
    ("host", "address", "names"),
    [
        ("127.0.0.1", "127.0.0.1", HERE_ALONE),
        ("::1", "::1", HERE_ALONE),
        ("Teacher", "127.0.1.1", HERE_ALONE | {"127.0.1.1", "teacher"}),
    ],
)
def test_where_this_machine_alone_is_served_only_its_own_names_are_answered(
    host: str, address: str, names: frozenset[str]
) -> None:
    listener = Mock(spec=socket.socket, **{"getsockname.return_value": (address, 80)})
    assert program.names_of(listener, host) == names


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.0.7", "fe80::1%eth0"])
def test_where_others_are_served_any_name_is_answered(address: str) -> None:
    listener = Mock(spec=socket.socket, **{"getsockname.return_value": (address, 80)})
    assert program.names_of(listener, "class.example") is None


def test_without_a_desktop_no_browser_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not program.has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert program.has_display()


def test_an_unknown_kind_of_server_is_refused_with_the_ones_there_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CONCORD_ASYNC_MODE", "carrier-pigeon")
    with pytest.raises(SetupError, match="it can be eventlet, threading, gevent"):
        program.start(program.parse(["--no-browser", "--data", str(tmp_path)]))
