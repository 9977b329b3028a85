"""What is fetched by HTTP: the page, its files, its sentences, and what this server can run."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import Path

import msgspec
from flask import Blueprint, Response, abort, make_response, render_template, request, send_from_directory

from visualizer import __version__, registry
from visualizer.core.run import ENGINE
from visualizer.limits import declared
from visualizer.scenario import scenario_json, scenarios
from visualizer.sentences import LANGUAGES, source
from visualizer.web.security import nonce
from visualizer.web.vendor import FILES, NODE_MODULES, import_map

_VIEWS = Path(__file__).parents[2] / "static" / "js" / "protocols"

# A module that the system's table calls text/plain, as some do, would not be run by any browser.
for _ending, _type in ((".js", "text/javascript"), (".mjs", "text/javascript"), (".woff2", "font/woff2")):
    mimetypes.add_type(_type, _ending)


def pages(sessions: Callable[[], int]) -> Blueprint:
    """The routes. `sessions` says how many are in memory."""
    routes = Blueprint("pages", __name__)
    catalogue = msgspec.json.encode(
        {
            "engine": ENGINE,
            "version": __version__,
            "protocols": [registry.describe(protocol) for protocol in registry.protocols().values()],
            "scenarios": [scenario_json(scenario) for scenario in scenarios().values()],
            "limits": declared(),
            # A page that asked for a view that is not there would have an error in its console.
            "views": sorted(path.stem for path in _VIEWS.glob("*.js")),
        }
    )

    @routes.get("/")
    def page() -> Response:
        answer = make_response(
            render_template("index.html", import_map=import_map(), nonce=nonce(), version=__version__)
        )
        answer.cache_control.no_store = True
        return answer

    @routes.get("/healthz")
    def health() -> dict[str, str | int]:
        return {"status": "ok", "sessions": sessions(), "version": __version__}

    @routes.get("/catalogue.json")
    def describe() -> Response:
        return _cached(catalogue, "application/json")

    @routes.get("/locales/<language>.ftl")
    def locale(language: str) -> Response:
        if language not in LANGUAGES:
            abort(404)
        return _cached(source(language).encode(), "text/plain; charset=utf-8")

    @routes.get("/vendor/<path:name>")
    def vendor(name: str) -> Response:
        if name not in FILES:
            abort(404)
        return send_from_directory(NODE_MODULES, name)

    return routes


def _cached(content: bytes, kind: str) -> Response:
    """An answer that a browser keeps and asks about: it comes again only where it has changed."""
    answer = Response(content, content_type=kind)
    answer.cache_control.no_cache = True
    answer.add_etag()
    answer.make_conditional(request)
    return answer
