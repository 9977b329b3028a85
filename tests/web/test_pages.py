"""What goes out by HTTP: the page and its files, and headers that keep it to itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.web.conftest import Server
from visualizer import __version__
from visualizer.web.vendor import FILES, IMPORTS, NODE_MODULES

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}


@pytest.fixture
def http(serve: Callable[..., Server]) -> FlaskClient:
    """A browser that asks without a socket."""
    return serve().app.test_client()


def policy(header: str) -> dict[str, str]:
    """A Content-Security-Policy, taken apart."""
    return dict(directive.strip().split(" ", 1) for directive in header.split(";"))


def test_the_page_runs_its_own_scripts_and_its_import_map_and_nothing_else(http: FlaskClient) -> None:
    answer = http.get("/", buffered=True)
    found = policy(answer.headers["Content-Security-Policy"])
    scripts = found.pop("script-src")
    assert found == POLICY
    nonce = re.fullmatch(r"'self' 'nonce-([\w-]{16,})'", scripts)
    assert nonce is not None
    (inline,) = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", answer.text)
    assert 'type="importmap"' in inline
    assert f'nonce="{nonce[1]}"' in inline
    assert " style=" not in answer.text
    assert "<style" not in answer.text


def test_no_two_answers_have_the_same_nonce(http: FlaskClient) -> None:
    assert (
        http.get("/", buffered=True).headers["Content-Security-Policy"]
        != http.get("/", buffered=True).headers["Content-Security-Policy"]
    )


@pytest.mark.parametrize(
    "path", ["/", "/healthz", "/catalogue.json", "/locales/en.ftl", "/static/js/wire.js", "/nothing"]
)
def test_every_answer_says_that_it_is_for_this_page_alone(http: FlaskClient, path: str) -> None:
    headers = http.get(path, buffered=True).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_it_says_that_it_is_well_and_how_many_sessions_it_holds(serve: Callable[..., Server]) -> None:
    server = serve()
    http = server.app.test_client()
    assert http.get("/healthz", buffered=True).json == {"status": "ok", "sessions": 0, "version": __version__}
    server.tab().open()
    assert http.get("/healthz", buffered=True).json == {"status": "ok", "sessions": 1, "version": __version__}


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/wire.js",
        "/static/css/tokens.css",
        "/locales/zh.ftl",
        "/catalogue.json",
        "/vendor/preact/dist/preact.mjs",
    ],
)
def test_a_reload_asks_for_a_file_and_gets_it_only_if_it_has_changed(http: FlaskClient, path: str) -> None:
    first = http.get(path, buffered=True)
    assert first.status_code == 200
    assert "no-cache" in first.headers["Cache-Control"]
    again = http.get(path, headers={"If-None-Match": first.headers["ETag"]}, buffered=True)
    assert again.status_code == 304
    assert again.data == b""


def test_every_name_that_the_page_imports_leads_to_a_script_of_this_server(http: FlaskClient) -> None:
    found = re.search(r'<script type="importmap"[^>]*>(.*?)</script>', http.get("/", buffered=True).text, re.DOTALL)
    assert found is not None
    imports = json.loads(found[1])["imports"]
    assert set(imports) == set(IMPORTS)
    for path in imports.values():
        answer = http.get(path, buffered=True)
        assert answer.status_code == 200, path
        assert answer.mimetype == "text/javascript"


def test_every_library_file_that_a_library_file_asks_for_goes_out_too() -> None:
    for name in FILES:
        if not name.endswith((".js", ".mjs", ".css")):
            continue
        text = (NODE_MODULES / name).read_text(encoding="utf-8")
        for asked in re.findall(r'(?:from\s*|import\s*|url\()"?\'?(\.\.?/[^"\')]+)', text):
            path = (NODE_MODULES / name).parent / asked
            assert path.resolve().relative_to(NODE_MODULES.resolve()).as_posix() in FILES, f"{name} asks for {asked}"
        for asked in re.findall(r'(?:from|import)\s*"([^."][^"]*)"', text):
            assert asked in IMPORTS, f"{name} asks for {asked}"


def test_every_library_file_is_there(http: FlaskClient) -> None:
    for name in sorted(FILES):
        assert http.get(f"/vendor/{name}", buffered=True).status_code == 200, name


@pytest.mark.parametrize(
    "path",
    [
        "/vendor/axe-core/axe.min.js",
        "/vendor/preact/package.json",
        "/vendor/../app.py",
        "/vendor/preact/dist/../../../app.py",
        "/vendor/%2e%2e/app.py",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/locales/de.ftl",
        "/locales/..%2Fen.ftl",
        "/data/sessions.db",
    ],
)
def test_nothing_else_goes_out(http: FlaskClient, path: str) -> None:
    assert http.get(path, buffered=True).status_code == 404


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_sentences_of_a_language_come_as_one_file(http: FlaskClient, language: str) -> None:
    answer = http.get(f"/locales/{language}.ftl", buffered=True)
    assert answer.content_type == "text/plain; charset=utf-8"
    for part in ("world-crashed", "raft-vote_granted"):
        assert f"\n{part} =" in f"\n{answer.text}"


def test_the_catalogue_names_the_protocols_scenarios_and_limits(http: FlaskClient) -> None:
    catalogue = http.get("/catalogue.json", buffered=True).json
    assert catalogue is not None
    assert "raft" in [protocol["id"] for protocol in catalogue["protocols"]]
    assert catalogue["version"] == __version__
    assert catalogue["limits"]["frame"] == 65_536
    assert {scenario["protocol"] for scenario in catalogue["scenarios"]} <= {p["id"] for p in catalogue["protocols"]}
    assert "raft" in catalogue["views"]
    assert "ballot" not in catalogue["views"]
