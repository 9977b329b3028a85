"""Starts Concord: `python3 app.py`, or `python3 app.py test` for all of its tests.

What is missing is installed first (visualizer/bootstrap.py). The only file that knows which server carries the page:
eventlet, or with CONCORD_ASYNC_MODE=threading or gevent another one. It keeps to a syntax that Python 3.7 can read, so
that an old Python gets a sentence and not a syntax error.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is the check that makes the rule true
    sys.stderr.write("Concord needs Python 3.11 or newer, and this is Python %d.%d.\n" % sys.version_info[:2])  # noqa: UP031
    sys.exit(2)

import argparse
import errno
import gc
import importlib.util
import ipaddress
import logging
import os
import signal
import socket
import threading
import warnings
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from visualizer import bootstrap
from visualizer.installing import SetupError

DEFAULT_PORT = 8321
LAST_PORT = 65535
PORTS_TRIED = 20
BACKLOG = 256

Site = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""


def main(arguments: list[str]) -> int:
    """Start Concord or run its tests. Returns the exit code: 0, 1 for a failed test, 2 where it cannot start."""
    try:
        if arguments[:1] == ["test"]:
            bootstrap.prepare(test=True)
            from visualizer import testing

            return testing.run(arguments[1:])
        options = parse(arguments)
        bootstrap.prepare()
        start(options)
    except SetupError as error:
        print(f"Concord cannot start: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return 0


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line; ends the process with a usage line where it is wrong."""
    parser = argparse.ArgumentParser(
        prog="app.py",
        description="Concord: see how computers come to agree. Starts the server and opens the page.",
        epilog="`app.py test` runs all tests; `app.py test ARGUMENTS` runs pytest with them.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine alone)")
    parser.add_argument(
        "--port", type=port_number, help=f"port to listen on (default: {DEFAULT_PORT}, or the next free one)"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open the page in a browser")
    parser.add_argument(
        "--data",
        type=Path,
        default=bootstrap.ROOT / "data",
        metavar="DIR",
        help="folder in which sessions are kept (default: data, beside app.py)",
    )
    return parser.parse_args(arguments)


def port_number(text: str) -> int:
    """Read a TCP port; 0 stands for any free one.

    Raises:
        argparse.ArgumentTypeError: The text is not a number from 0 to 65535.
    """
    if not (text.isdecimal() and int(text) <= LAST_PORT):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to {LAST_PORT}")
    return int(text)


def start(options: argparse.Namespace) -> None:
    """Serve the page until a signal ends it.

    Raises:
        SetupError: The port, the address or the data folder cannot be had, or the server of the chosen mode is unknown.
    """
    mode = os.environ.get("CONCORD_ASYNC_MODE") or "eventlet"
    if mode not in SERVERS:
        raise SetupError(f"CONCORD_ASYNC_MODE is {mode!r}; it can be {', '.join(SERVERS)}.")
    if importlib.util.find_spec(mode) is None:
        raise SetupError(f"CONCORD_ASYNC_MODE={mode} needs the Python package {mode} to be installed.")
    # eventlet says at every start that it is in bugfix mode; docs/design.md says why it is used all the same.
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    # Its resolver of host names takes a tenth of the start to load, and the server never looks one up.
    os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
    from visualizer.store import StoreError
    from visualizer.web import Config, create_app

    listener = listen(options.host, options.port)
    try:
        app, _ = create_app(Config(data=options.data, async_mode=mode, names=names_of(listener, options.host)))
    except StoreError as error:
        raise SetupError(str(error)) from error
    stop = on_signal()
    address = address_of(listener)
    print(f"Concord is at {address} (Ctrl+C stops it)", flush=True)
    if not options.no_browser and has_display():
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    gc.collect()
    gc.freeze()
    try:
        SERVERS[mode](listener, without_compression(app.wsgi_app), stop)
    finally:
        app.extensions["concord"].close()


def listen(host: str, port: int | None) -> socket.socket:
    """Open the port to listen on: the asked one, or from DEFAULT_PORT on the first that is free.

    Raises:
        SetupError: The asked port, all that were tried, or the address cannot be had.
    """
    ports = range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED) if port is None else [port]
    for number in ports:
        try:
            listener = open_port(host, number)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise SetupError(f"It cannot listen on {host}: {error.strerror}.") from error
            if port is not None:
                reason = "in use already" if error.errno == errno.EADDRINUSE else "not allowed to this user"
                raise SetupError(
                    f"Port {port} is {reason}; choose another with --port, or leave --port out."
                ) from error
            continue
        if port is None and number != DEFAULT_PORT:
            print(f"Port {DEFAULT_PORT} is in use already; {number} is free.")
        return listener
    raise SetupError(f"Ports {ports[0]} to {ports[-1]} are all in use; choose another with --port.")


def open_port(host: str, port: int) -> socket.socket:
    """Listen on an address. What is accepted sends each message at once (TCP_NODELAY is handed down)."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a restart has its port back at once
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def address_of(listener: socket.socket) -> str:
    """Return the URL by which a browser on this machine reaches the listener."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - it is compared, not bound
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def names_of(listener: socket.socket, host: str) -> frozenset[str] | None:
    """Return under which names alone to answer where only this machine is served; None where others are served too."""
    address = listener.getsockname()[0]
    if not ipaddress.ip_address(address).is_loopback:
        return None
    own = {"127.0.0.1", "::1", "localhost", address, host.lower()}
    return frozenset(f"[{name}]" if ":" in name else name for name in own)


def has_display() -> bool:
    """Tell whether a browser can be shown: always on macOS and Windows, elsewhere where there is a desktop."""
    return sys.platform in ("darwin", "win32") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def on_signal() -> socket.socket:
    """Return a socket that becomes readable when the process is asked to stop (Ctrl+C or SIGTERM).

    Asked a second time, the process ends at once.
    """
    readable, writable = socket.socketpair()
    writable.setblocking(False)

    def stop_at_once_next_time(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_DFL)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop_at_once_next_time)
    # A handler alone would not wake a server that waits in a system call; a byte on this socket does.
    signal.set_wakeup_fd(writable.detach(), warn_on_full_buffer=False)
    return readable


def without_compression(site: Site) -> Site:
    """Wrap the site so that no WebSocket is compressed: every browser offers it, and it costs the server the most."""

    def declining(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return site(environ, start_response)

    return declining


def serve_eventlet(listener: socket.socket, site: Site, stop: socket.socket) -> None:
    """Serve on green threads, which is what Concord is made for."""
    import eventlet
    import eventlet.wsgi
    from eventlet.greenio import GreenSocket

    log = logging.getLogger("concord.server")
    eventlet.spawn(eventlet.wsgi.server, GreenSocket(listener), site, log=log, log_output=False, debug=False)
    GreenSocket(stop).recv(1)


def serve_threading(listener: socket.socket, site: Site, stop: socket.socket) -> None:
    """Serve on a thread a connection, with what Flask brings along."""
    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    host, port = listener.getsockname()[:2]
    server = make_server(host, port, site, threaded=True, fd=listener.fileno())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stop.recv(1)


def serve_gevent(listener: socket.socket, site: Site, stop: socket.socket) -> None:
    """Serve on gevent's green threads."""
    import gevent.pywsgi
    import gevent.socket

    listener.setblocking(False)
    gevent.pywsgi.WSGIServer(listener, site, log=None).start()
    gevent.socket.wait_read(stop.fileno())


SERVERS = {"eventlet": serve_eventlet, "threading": serve_threading, "gevent": serve_gevent}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
