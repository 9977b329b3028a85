"""Sends one viewer the steps that it has credit for: in batches, at a steady pace, a slice of computing at a time."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from visualizer import wire
from visualizer.core.units import millis
from visualizer.limits import Limits
from visualizer.reel import Stop
from visualizer.session import Credit, GoneError, Reach, Session
from visualizer.web.refusal import FAILED, MISTAKE
from visualizer.web.turn import Turn

log = logging.getLogger(__name__)

_LOOK_AGAIN = 0.05


class Stream:
    """The steps that go to one viewer of a session. `run` is a task of its own, until `end`.

    turn: held while the session is asked. engine: the Engine.IO server, whose queues and sleep go with what carries the
    connections. emit: sends the event `steps`. waiting: how many frames the viewer has yet to read.
    """

    def __init__(
        self,
        session: Session,
        turn: Turn,
        engine: Any,
        limits: Limits,
        emit: Callable[[dict[str, Any]], None],
        waiting: Callable[[], int],
    ) -> None:
        self._session = session
        self._turn = turn
        self._sleep: Callable[[float], None] = engine.sleep
        self._limits = limits
        self._emit = emit
        self._waiting = waiting
        self._bell = engine.create_queue()
        self._credit: Credit | None = None
        self._is_over = False
        self._next_batch = 0.0

    def ask(self, credit: Credit) -> None:
        """Give credit; what was given before is void."""
        self._credit = credit
        self._bell.put(None)

    def void(self) -> None:
        """Send nothing more for the credit that was given: the future has changed. Call it while having the turn."""
        self._credit = None

    def end(self) -> None:
        """Send nothing more, and let the task end."""
        self._is_over = True
        self._bell.put(None)

    def run(self) -> None:
        """Serve credits as they come."""
        while not self._is_over:
            self._bell.get()
            credit = self._credit
            if credit is None:
                continue
            try:
                self._serve(credit)
            except GoneError:
                continue
            except Exception:
                log.exception("the steps of session %s cannot be computed", self._session.id)
                stop = Stop(FAILED, MISTAKE)
                self._send(credit, credit.have, [], Reach(credit.have, True, 0, stop))
                self.void()

    def _serve(self, credit: Credit) -> None:
        seq = credit.have
        while not self._is_void(credit):
            with self._turn:
                steps = self._session.batch(seq)
            reach = self._batch(credit, seq, steps)
            with self._turn:
                if self._is_void(credit):
                    return
                self._send(credit, seq, steps.json, reach, self._session.gauges(seq, reach.seq))
                if reach.is_all:
                    self.void()
            seq = reach.seq

    def _batch(self, credit: Credit, seq: int, steps: wire.Batch) -> Reach:
        """Fill a batch until it is time to send it, or there is nothing more to put into it."""
        while True:
            with self._turn:
                reach = self._session.reach(credit, seq, steps)
            seq = reach.seq
            wait = self._next_batch - time.monotonic()
            if wait <= 0 or reach.is_all or steps.is_full or self._is_void(credit):
                break
            self._sleep(0)
        self._sleep(max(0.0, wait))
        while self._waiting() > self._limits.frames_waiting and not self._is_void(credit):
            self._sleep(_LOOK_AGAIN)
        return reach

    def _is_void(self, credit: Credit) -> bool:
        return self._is_over or self._credit is not credit

    def _send(self, credit: Credit, seq: int, steps: Any, reach: Reach, gauges: Any = None) -> None:
        self._next_batch = time.monotonic() + self._limits.batch_seconds
        stop = reach.stop
        self._emit(
            {
                "branch": credit.branch,
                "from": seq,
                "steps": steps,
                "gauges": gauges,
                "computed": millis(reach.computed),
                "done": reach.is_all,
                "stopped": stop and wire.error_json(stop.code, stop.says, stop.where),
            }
        )
