"""The sessions in memory, and who watches each: opens, hands over, writes down, and lets go of what nobody uses."""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from visualizer.core.errors import InputError, Sentence
from visualizer.core.run import Run
from visualizer.limits import Limits
from visualizer.reel import Means
from visualizer.sentences import line_of
from visualizer.session import Credit, GoneError, LimitError, Session
from visualizer.store import Store, StoreError
from visualizer.web.bucket import Bucket
from visualizer.web.stream import Stream
from visualizer.web.turn import Turn

log = logging.getLogger(__name__)

_SWEEP_SECONDS = 1.0
_PRUNE_SECONDS = 3600.0
_DEFAULT_PROTOCOL = "raft"
_DEFAULT_SEEDS = 1_000_000

Emit = Callable[[str, dict[str, Any]], None]


class Held:
    """A session in memory: the turn that whoever asks it must have, its viewer, and when it was last of use."""

    def __init__(self, session: Session, engine: Any) -> None:
        self.session = session
        self.turn = Turn(engine)
        self.viewer: Viewer | None = None
        self.used = self.written = time.monotonic()


class Viewer:
    """A connected tab, by the id of its connection."""

    def __init__(self, sid: str, limits: Limits) -> None:
        self.sid = sid
        self.bucket = Bucket(limits.events_a_second, limits.events_at_once)
        self.held: Held | None = None
        self.stream: Stream | None = None


class Hub:
    """All sessions of a server.

    engine: the Engine.IO server. emit: sends `steps` to a connection. waiting: frames that it has yet to read.
    """

    def __init__(self, store: Store, limits: Limits, engine: Any, emit: Emit, waiting: Callable[[str], int]) -> None:
        self._store = store
        self._limits = limits
        self._engine = engine
        self._emit = emit
        self._waiting = waiting
        self._means = Means(engine.sleep, limits, lambda: self._is_crowded)
        self._sessions: dict[str, Held] = {}
        self._viewers: dict[str, Viewer] = {}
        self._is_crowded = False
        self._is_closed = False
        self._is_sweeping = False
        self._pruned = time.monotonic()
        # Held for moments, never while anything waits: green threads must not meet a lock that stops them all.
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._sessions)

    # --- viewers ---------------------------------------------------------------------------------------------------

    def join(self, sid: str) -> None:
        """A tab has connected."""
        with self._lock:
            self._viewers[sid] = Viewer(sid, self._limits)
            begins, self._is_sweeping = not self._is_sweeping, True
        if begins:
            self._engine.start_background_task(self._sweep)

    def part(self, sid: str) -> None:
        """A tab is gone; its session is written down and waits for it."""
        viewer = self._viewers.pop(sid, None)
        if viewer is None or viewer.held is None:
            return
        held = viewer.held
        self._detach(viewer)
        with held.turn:
            self._flush(held)

    def viewer(self, sid: str) -> Viewer:
        """The tab of a connection. Raises GoneError."""
        viewer = self._viewers.get(sid)
        if viewer is None:
            raise GoneError(Sentence("gone-connection"))
        return viewer

    @contextmanager
    def asking(self, viewer: Viewer) -> Iterator[Session]:
        """The session of a viewer, for itself alone. Raises GoneError where it has none, or not any more."""
        held = viewer.held
        if held is None:
            raise GoneError(Sentence("gone-session"))
        with held.turn:
            if held.viewer is not viewer:
                raise GoneError(Sentence("gone-session-taken"))
            held.used = time.monotonic()
            yield held.session

    @contextmanager
    def changing(self, viewer: Viewer) -> Iterator[Session]:
        """The same, for what changes the future: steps that are on their way to the viewer are not sent any more."""
        with self.asking(viewer) as session:
            branch = session.branch
            try:
                yield session
            finally:
                if session.branch is not branch and viewer.stream is not None:
                    viewer.stream.void()

    def credit(self, viewer: Viewer, credit: Credit) -> None:
        """Let steps go to a viewer."""
        if viewer.stream is not None:
            viewer.stream.ask(credit)

    # --- sessions --------------------------------------------------------------------------------------------------

    def open(self, viewer: Viewer, name: str | None, run: Run | None) -> dict[str, Any]:
        """Find a session or make one, and let this viewer have it. Raises InputError, LimitError, StoreError."""
        with self._lock:
            held = self._find(name) if name is not None and run is None else None
            is_found = held is not None
            if held is None:
                held = self._make(run or Run(protocol=_DEFAULT_PROTOCOL, seed=1 + secrets.randbelow(_DEFAULT_SEEDS)))
            self._attach(viewer, held)
        with held.turn:
            return {"session": held.session.id, "resumed": is_found, "view": held.session.view()}

    def keep(self, run: Run) -> str:
        """Make a session that nobody has opened yet; its id. Raises InputError, LimitError, StoreError."""
        with self._lock:
            return self._make(run).session.id

    def _find(self, name: str) -> Held | None:
        held = self._sessions.get(name)
        if held is not None:
            return held
        saved = self._store.load(name)
        if saved is None:
            return None
        self._make_room()
        try:
            return self._hold(Session.restored(saved, self._store, self._means))
        except InputError as error:
            self._store.unreadable(name, line_of(error))
            return None

    def _make(self, run: Run) -> Held:
        self._make_room()
        return self._hold(Session.of(secrets.token_urlsafe(16), run, self._store, self._means))

    def _hold(self, session: Session) -> Held:
        held = self._sessions[session.id] = Held(session, self._engine)
        return held

    def _make_room(self) -> None:
        if len(self._sessions) < self._limits.sessions_in_memory:
            return
        waiting = [held for held in self._sessions.values() if held.viewer is None]
        if not waiting:
            raise LimitError(Sentence("limit-sessions", limit=self._limits.sessions_in_memory))
        self._let_go(min(waiting, key=lambda held: held.used))

    def _let_go(self, held: Held) -> None:
        self._flush(held)
        self._sessions.pop(held.session.id, None)

    def _attach(self, viewer: Viewer, held: Held) -> None:
        self._detach(viewer)
        if held.viewer is not None:
            self._detach(held.viewer)
        held.viewer, viewer.held = viewer, held
        viewer.stream = Stream(
            held.session,
            held.turn,
            self._engine,
            self._limits,
            lambda batch: self._emit(viewer.sid, batch),
            lambda: self._waiting(viewer.sid),
        )
        self._engine.start_background_task(viewer.stream.run)

    def _detach(self, viewer: Viewer) -> None:
        held, stream = viewer.held, viewer.stream
        viewer.held = viewer.stream = None
        if stream is not None:
            stream.end()
        if held is not None and held.viewer is viewer:
            held.viewer, held.used = None, time.monotonic()

    # --- keeping ---------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Write down where every viewer is, and close the store. Safe to call twice."""
        if self._is_closed:
            return
        self._is_closed = True
        for viewer in list(self._viewers.values()):
            if viewer.stream is not None:
                viewer.stream.end()
        for held in list(self._sessions.values()):
            self._flush(held)
        self._store.close()

    def _flush(self, held: Held) -> None:
        held.written = time.monotonic()
        try:
            held.session.flush()
        except StoreError as error:
            log.warning("the playhead of session %s is not kept: %s", held.session.id, line_of(error))

    def _sweep(self) -> None:
        """Every second: write playheads down, and let go of what nobody uses."""
        self._prune()
        while not self._is_closed:
            self._engine.sleep(_SWEEP_SECONDS)
            now = time.monotonic()
            for held in list(self._sessions.values()):
                if now - held.written >= self._limits.playhead_seconds:
                    with held.turn:
                        self._flush(held)
                if held.viewer is None and now - held.used >= self._limits.idle_seconds:
                    with self._lock:
                        self._let_go(held)
            self._count_steps()
            if now - self._pruned >= _PRUNE_SECONDS:
                self._prune()

    def _count_steps(self) -> None:
        """Where there is no room for more steps, sessions that nobody watches give theirs back."""
        total = sum(held.session.steps_held for held in self._sessions.values())
        for held in sorted(self._sessions.values(), key=lambda held: held.used):
            if total < self._limits.steps_in_memory:
                break
            if held.viewer is None:
                total -= held.session.steps_held
                held.session.forget_steps()
        self._is_crowded = total >= self._limits.steps_in_memory

    def _prune(self) -> None:
        self._pruned = time.monotonic()
        try:
            gone = self._store.prune(in_use=list(self._sessions))
        except StoreError as error:
            log.warning("old sessions are not pruned: %s", line_of(error))
        else:
            if gone:
                log.info("%d old sessions are forgotten", gone)
