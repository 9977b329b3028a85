"""What stands between the network and Socket.IO: who may connect, and which frames of a connection are let through.

It works below the library's events because some frames would end a connection there with a traceback and leave its
remains behind, and because a client that only sends, or never reads, has to be held back before its frames are decoded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from flask_socketio import SocketIO

from visualizer.limits import Limits
from visualizer.web.origin import is_own, name_of

Environ = dict[str, Any]
Site = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""

_PACKET_TYPES = "0123456"
_LOOK_AGAIN = 0.05


class Gate:
    """A WSGI application before the site: refuses who may not ask, with one sentence of plain text.

    origins: what an `Origin` may be besides the host that was asked (`https://class.example`). names: under which names
    alone the server answers; None: under any. Where only this machine is served, a page elsewhere whose name was made
    to point here (DNS rebinding) would otherwise be one of its own.
    """

    def __init__(
        self, site: Site, socketio: SocketIO, origins: tuple[str, ...], names: frozenset[str] | None, limits: Limits
    ) -> None:
        self._site = site
        self._sockets = socketio.server.eio.sockets
        self._origins = origins
        self._names = names
        self._limits = limits

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request, or pass it on."""
        refusal = self._refusal(environ)
        if refusal is None:
            return self._site(environ, start_response)
        status, says = refusal
        body = says.encode()
        start_response(status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))])
        return [body]

    def _refusal(self, environ: Environ) -> tuple[str, str] | None:
        if self._names is not None and name_of(environ.get("HTTP_HOST", "")) not in self._names:
            return "400 Bad Request", (
                f"This server answers to {', '.join(sorted(self._names))} alone (Host). Started with --host, it serves"
                " other machines too."
            )
        return self._handshake(environ) if environ.get("PATH_INFO", "").startswith("/socket.io") else None

    def _handshake(self, environ: Environ) -> tuple[str, str] | None:
        if parse_qs(environ.get("QUERY_STRING", "")).get("transport") != ["websocket"]:
            return "400 Bad Request", "Only the transport `websocket` is spoken here."
        origin = environ.get("HTTP_ORIGIN")
        if origin is None:
            return "403 Forbidden", "The handshake does not say which page it comes from (Origin)."
        if not is_own(origin, environ.get("HTTP_HOST", ""), self._origins):
            return "403 Forbidden", "This page may not use this server (Origin)."
        if len(self._sockets) >= self._limits.connections:
            return "503 Service Unavailable", f"{self._limits.connections} tabs are connected already."
        return None


class Frames:
    """A WebSocket as Engine.IO uses it, of which only frames that Engine.IO can read come out.

    socket: the server's own WebSocket. connection: the Engine.IO connection that reads from it.
    """

    def __init__(self, socket: Any, connection: Any, limits: Limits) -> None:
        self._socket = socket
        self._connection = connection
        self._limits = limits

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)

    def wait(self) -> str | bytes | None:
        """The next frame; None where the connection is over, be it because the client sent what nobody can read."""
        # A client whose frames are always there already would never let another one have its turn.
        self._connection.server.sleep(0)
        while self._connection.queue.qsize() > self._limits.frames_waiting and not self._connection.closed:
            self._connection.server.sleep(_LOOK_AGAIN)
        frame: str | bytes | None = self._socket.wait()
        readable = frame and (isinstance(frame, bytes) or frame[0] in _PACKET_TYPES)
        return frame if readable else None


def guard_frames(socketio: SocketIO, limits: Limits) -> None:
    """Have every WebSocket of this server read through `Frames`."""
    engine = socketio.server.eio
    make = engine._async["websocket"]  # noqa: SLF001 - the one place where the library takes its WebSocket from

    def guarded(handler: Any, *arguments: Any) -> Any:
        return make(lambda socket: handler(Frames(socket, handler.__self__, limits)), *arguments)

    engine._async = {**engine._async, "websocket": guarded}  # noqa: SLF001
