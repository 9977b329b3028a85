"""Puts a server together: the Flask application, its socket, its sessions, and the guards before them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask
from flask_socketio import SocketIO

from visualizer.store import Store
from visualizer.web import text
from visualizer.web.config import Config
from visualizer.web.events import listen
from visualizer.web.guard import Gate, guard_frames
from visualizer.web.hub import Hub
from visualizer.web.packet import Packet
from visualizer.web.routes import pages
from visualizer.web.runs import runs
from visualizer.web.security import secure

_ROOT = Path(__file__).resolve().parents[2]
_PING_SECONDS = 10
"""How often a tab is asked for a sign of life, and how long it has to give it: a lost line shows within twice that."""


def create_app(config: Config) -> tuple[Flask, SocketIO]:
    """A server that is ready to be run; `app.extensions["concord"]` is its hub, whose `close` ends it cleanly.

    Raises StoreError where the data folder cannot be written.
    """
    app = Flask("concord", root_path=str(_ROOT), template_folder="templates", static_folder="static")
    socketio = SocketIO(
        app,
        async_mode=config.async_mode,
        transports=["websocket"],
        serializer=Packet,
        json=text,
        # Events of one tab are carried out one after the other: the next is not even read before.
        async_handlers=False,
        manage_session=False,
        max_http_buffer_size=config.limits.frame_bytes,
        ping_interval=_PING_SECONDS,
        ping_timeout=_PING_SECONDS,
        # Who may connect is decided by `Gate`, which also asks those that do not say where they come from.
        cors_allowed_origins=[],
    )
    engine = socketio.server.eio
    hub = Hub(
        Store(config.data / "sessions.db"),
        config.limits,
        engine,
        emit=lambda sid, batch: socketio.emit("steps", batch, to=sid),
        waiting=lambda sid: _waiting(socketio, sid),
    )
    listen(socketio, hub, config.limits)
    guard_frames(socketio, config.limits)
    secure(app)
    app.register_blueprint(pages(lambda: len(hub)))
    app.register_blueprint(runs(hub, config.limits, config.origins))
    gate = Gate(app.wsgi_app, socketio, config.origins, config.names, config.limits)
    app.wsgi_app = gate  # type: ignore[method-assign]
    app.extensions["concord"] = hub
    return app, socketio


def _waiting(socketio: SocketIO, sid: str) -> int:
    """How many frames a connection has yet to read; 0 where it is gone."""
    server: Any = socketio.server
    connection = server.eio.sockets.get(server.manager.eio_sid_from_sid(sid, "/"))
    return 0 if connection is None else int(connection.queue.qsize())
