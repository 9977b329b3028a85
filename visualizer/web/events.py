"""The socket's events: each is read, held against its shape and the client's rate, carried out, and always answered."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, NamedTuple

from flask import request
from flask_socketio import SocketIO

from visualizer import wire
from visualizer.core.errors import ConcordError, InputError, Sentence
from visualizer.core.run import Run
from visualizer.core.units import micros
from visualizer.limits import Limits
from visualizer.session import Credit
from visualizer.web import payload as shapes
from visualizer.web.hub import Hub, Viewer
from visualizer.web.packet import REFUSED, REQUEST
from visualizer.web.refusal import FAILED, MISTAKE, Answer, refusal, refusal_of

log = logging.getLogger(__name__)


class Event(NamedTuple):
    """What comes with an event, and what is done about it; the answer is a dictionary that joins `ok`."""

    shape: type[shapes.Payload]
    carry_out: Callable[[Hub, Viewer, Any], Answer]


def listen(socketio: SocketIO, hub: Hub, limits: Limits) -> None:
    """Have the events of a server answered."""

    def connect(_: object = None) -> None:
        hub.join(_sid())

    def disconnect(_: object = None) -> None:
        hub.part(_sid())

    def asked(name: str, *arguments: Any) -> Answer:
        return answered(name, arguments)

    def refused(says: str) -> Answer:
        return answered(None, (says,))

    def answered(name: str | None, arguments: tuple[Any, ...]) -> Answer:
        try:
            viewer = hub.viewer(_sid())
            if not viewer.bucket.take():
                socketio.sleep(limits.busy_seconds)
                return refusal("busy", Sentence("busy-events", limit=limits.events_a_second))
            if name is None:
                raise InputError(Sentence("input-packet", problem=arguments[0]))
            event = EVENTS.get(name)
            if event is None:
                raise InputError(Sentence("input-event", name=repr(name[:64])))
            return {"ok": True, **event.carry_out(hub, viewer, shapes.read(arguments, event.shape))}
        except ConcordError as error:
            return refusal_of(error)
        except Exception:
            log.exception("event %r failed", name)
            return refusal(FAILED, MISTAKE)

    for name, handler in (("connect", connect), ("disconnect", disconnect), (REQUEST, asked), (REFUSED, refused)):
        socketio.on_event(name, handler)


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]


def _run(value: shapes.Object | None) -> Run | None:
    return None if value is None else wire.decode_run(value)


def _open(hub: Hub, viewer: Viewer, asked: shapes.Open) -> Answer:
    return hub.open(viewer, asked.session, _run(asked.run))


def _fetch(hub: Hub, viewer: Viewer, asked: shapes.Fetch) -> Answer:
    with hub.asking(viewer) as session:
        return session.fetch(asked.branch, asked.from_, asked.to, base=asked.base)


def _step(hub: Hub, viewer: Viewer, asked: shapes.WholeStep) -> Answer:
    with hub.asking(viewer) as session:
        return session.step(asked.branch, asked.seq)


def _node(hub: Hub, viewer: Viewer, asked: shapes.WholeNode) -> Answer:
    with hub.asking(viewer) as session:
        return session.node(asked.branch, asked.node, asked.seq)


def _place(hub: Hub, viewer: Viewer, asked: shapes.Moment) -> Answer:
    with hub.asking(viewer) as session:
        return session.place(asked.branch, micros(asked.at))


def _play(hub: Hub, viewer: Viewer, asked: shapes.Play) -> Answer:
    with hub.asking(viewer) as session:
        session.look(asked.branch, asked.playhead.place)
        hub.credit(viewer, Credit(asked.branch, asked.have, micros(asked.until), asked.count))
    return {}


def _playhead(hub: Hub, viewer: Viewer, asked: shapes.Playhead) -> Answer:
    with hub.asking(viewer) as session:
        session.look(asked.branch, asked.place)
    return {}


def _find(hub: Hub, viewer: Viewer, asked: shapes.Find) -> Answer:
    with hub.asking(viewer) as session:
        return session.find(asked.branch, asked.from_, asked.milestone, forwards=asked.direction == "next")


def _command(hub: Hub, viewer: Viewer, asked: shapes.Given) -> Answer:
    with hub.changing(viewer) as session:
        return session.command(asked.branch, asked.place, asked.command)


def _undo(hub: Hub, viewer: Viewer, asked: shapes.OfBranch) -> Answer:
    with hub.changing(viewer) as session:
        session.undo(asked.branch)
        return {"view": session.view()}


def _switch(hub: Hub, viewer: Viewer, asked: shapes.OfBranch) -> Answer:
    with hub.changing(viewer) as session:
        session.switch(asked.branch)
        return {"view": session.view()}


def _restart(hub: Hub, viewer: Viewer, asked: shapes.Restart) -> Answer:
    with hub.changing(viewer) as session:
        session.restart(wire.decode_run(asked.run))
        return {"view": session.view()}


EVENTS: dict[str, Event] = {
    "open": Event(shapes.Open, _open),
    "fetch": Event(shapes.Fetch, _fetch),
    "step": Event(shapes.WholeStep, _step),
    "node": Event(shapes.WholeNode, _node),
    "place": Event(shapes.Moment, _place),
    "play": Event(shapes.Play, _play),
    "playhead": Event(shapes.Playhead, _playhead),
    "find": Event(shapes.Find, _find),
    "command": Event(shapes.Given, _command),
    "undo": Event(shapes.OfBranch, _undo),
    "switch": Event(shapes.OfBranch, _switch),
    "restart": Event(shapes.Restart, _restart),
}
"""Every event that a page may send, by name."""
