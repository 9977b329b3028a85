"""Takes a run that is too large for a frame of the socket, and makes a session of it, which the page then opens."""

from __future__ import annotations

import logging
from typing import Final

import msgspec
from flask import Blueprint, Request, Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from visualizer import wire
from visualizer.core.errors import ConcordError, InputError, Says, Sentence
from visualizer.core.limits import FILE_BYTES
from visualizer.limits import Limits
from visualizer.web.bucket import Buckets
from visualizer.web.hub import Hub
from visualizer.web.origin import is_own
from visualizer.web.refusal import FAILED, MISTAKE, Answer, refusal, refusal_of

log = logging.getLogger(__name__)

_PIECE: Final = 65_536
_STATUS: Final = {"input": 400, "limit": 503, "failed": 500}


def runs(hub: Hub, limits: Limits, origins: tuple[str, ...]) -> Blueprint:
    """The route. origins: pages besides those of this server that may send a run."""
    routes = Blueprint("runs", __name__)
    buckets = Buckets(limits.runs_a_second, limits.runs_at_once, limits.connections)

    @routes.post("/runs")
    def take() -> Response:
        if not is_own(request.headers.get("Origin"), request.host, origins):
            return _refused(403, "input", Sentence("input-page"))
        if not buckets.of(request.remote_addr or "").take():
            return _refused(429, "busy", Sentence("busy-runs"))
        if request.mimetype != "application/json":
            return _refused(415, "input", Sentence("input-kind"))
        try:
            return _json(201, {"ok": True, "session": hub.keep(wire.decode_run(_sent(request, limits)))})
        except RequestEntityTooLarge:
            return _refused(413, "limit", Sentence("limit-run-size", limit=limits.run_bytes))
        except ConcordError as error:
            answer = refusal_of(error)
            return _json(_STATUS[answer["error"]["code"]], answer)
        except Exception:
            log.exception("a run cannot be taken")
            return _json(500, refusal(FAILED, MISTAKE))

    return routes


def _sent(asked: Request, limits: Limits) -> object:
    """The JSON of a request. Raises InputError, RequestEntityTooLarge."""
    asked.max_content_length = limits.run_bytes
    try:
        return wire.parse(asked.get_data(cache=False))
    except InputError as error:
        raise InputError(error.says, "run") from None


def _refused(status: int, code: str, says: Says) -> Response:
    """Refuse what was not read. Who is still sending would not see the answer: the rest is passed over first."""
    left = min(request.content_length or 0, FILE_BYTES)
    while left > 0 and (piece := request.environ["wsgi.input"].read(min(left, _PIECE))):
        left -= len(piece)
    return _json(status, refusal(code, says))


def _json(status: int, answer: Answer) -> Response:
    return Response(msgspec.json.encode(answer), status, content_type="application/json")
