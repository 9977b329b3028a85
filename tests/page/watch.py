"""Watches a tab for what no test may see: a warning in its console, an error, a request that leaves the machine."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, WebSocket

LINE_DOWN = r"WebSocket connection to .* failed|net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|INTERNET_DISCONNECTED)"
"""What the browser itself writes into the console while there is no server."""

_LOCAL = ("data", "blob", "about")

_EVENT, _ANSWER = "42", "43"
"""How frames of Socket.IO begin that ask and that answer."""


class Watch:
    """Everything that a tab says and asks for. host: the only one that it may talk to, `127.0.0.1:8321`."""

    def __init__(self, page: Page, host: str) -> None:
        self.complaints: list[str] = []
        self.requested: list[str] = []
        self._sent: list[str] = []
        self._acknowledged: set[str] = set()
        self._host = host
        self._expected: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", self._on_error)
        page.on("request", lambda request: self._on_request(request.url))
        page.on("websocket", self._on_websocket)

    def expect(self, pattern: str) -> None:
        """Complaints that match are what the test is about, from now on and before."""
        self._expected.append(pattern)

    @property
    def unexpected(self) -> list[str]:
        """The complaints that no test has asked for."""
        return [said for said in self.complaints if not any(re.search(pattern, said) for pattern in self._expected)]

    def asked(self, event: str) -> int:
        """How often the tab has sent this event to the server."""
        return sum(f'["{event}"' in frame for frame in self._sent)

    def is_answered(self, pattern: str) -> bool:
        """Whether the server has answered an event whose JSON matches."""
        matching = (frame for frame in self._sent if re.search(pattern, frame))
        return any(_number(frame, _EVENT) in self._acknowledged for frame in matching)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def _on_error(self, error: Error) -> None:
        self.complaints.append(f"uncaught: {error.message}\n{error.stack or ''}")

    def _on_request(self, url: str) -> None:
        self.requested.append(url)
        parts = urlsplit(url)
        if parts.scheme not in _LOCAL and parts.netloc != self._host:
            self.complaints.append(f"a request left the machine: {url}")

    def _on_websocket(self, line: WebSocket) -> None:
        self._on_request(line.url)
        # A new connection counts its events from 0 again.
        self._sent, self._acknowledged = [], set()
        line.on("framesent", lambda frame: self._sent.append(str(frame)))
        line.on("framereceived", lambda frame: self._acknowledged.add(_number(str(frame), _ANSWER)))


def _number(frame: str, kind: str) -> str:
    """The number by which Socket.IO pairs an event and its answer; nothing where the frame is of another kind."""
    found = re.match(rf"{kind}(\d+)\[", frame)
    return found[1] if found else ""
