"""A browser tab on the wire: the WebSocket with Engine.IO's and Socket.IO's packets, written and read by hand."""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any, Self

import websocket

from tests.running import RunningApp

PATIENCE = 20.0
"""Seconds after which a server that says nothing is taken for dead."""

Json = dict[str, Any]


class Line:
    """One connection to a running server. What the server sends besides answers is kept in `events`."""

    def __init__(self, app: RunningApp) -> None:
        self.socket = websocket.create_connection(url(app), origin=app.address, timeout=PATIENCE)
        self.events: list[Json] = []
        self._asked = 0
        assert self.frame()[0] == "0"
        self.say("40")
        assert self.frame().startswith("40")

    def say(self, text: str) -> None:
        """Send one frame of text."""
        self.socket.send(text)

    def frame(self) -> str:
        """The next frame; pings are answered on the way. Raises WebSocketConnectionClosedException at the end."""
        while True:
            frame = self.socket.recv()
            assert isinstance(frame, str)
            if frame == "":
                raise websocket.WebSocketConnectionClosedException("closed")
            if frame != "2":
                return frame
            self.say("3")

    def ask(self, event: str, payload: Any) -> Json:
        """The answer to an event."""
        return self.answer(f"{json.dumps([event, payload])}")

    def answer(self, arguments: str, kind: str = "42") -> Json:
        """The answer to an event whose JSON text, right or wrong, is given."""
        self._asked += 1
        self.say(f"{kind}{self._asked}{arguments}")
        return self.await_answer(self._asked)

    def await_answer(self, number: int) -> Json:
        """The answer to an event by its number."""
        head = f"43{number}["
        while True:
            frame = self.frame()
            if frame.startswith(head):
                answer: Json = json.loads(frame[len(head) - 1 :])[0]
                return answer
            self._keep(frame)

    def await_steps(self) -> Json:
        """The next batch of steps."""
        while not self.events:
            self._keep(self.frame())
        return self.events.pop(0)

    def _keep(self, frame: str) -> None:
        if frame.startswith("42"):
            name, event = json.loads(frame[2:])
            assert name == "steps"
            self.events.append(event)

    def end(self) -> int | None:
        """Read to the end of the connection: the status with which the server closed it, if it gave one."""
        while True:
            frame = self.socket.recv_frame()
            if frame.opcode == websocket.ABNF.OPCODE_CLOSE:
                return int.from_bytes(frame.data[:2], "big") if frame.data else None

    def close(self) -> None:
        """Go away as a tab does that is closed."""
        self.socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def url(app: RunningApp) -> str:
    """Where a server's socket is."""
    return f"ws://127.0.0.1:{app.port}/socket.io/?EIO=4&transport=websocket"
