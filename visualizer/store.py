"""Keeps sessions as runs in one SQLite file, so that a reload, a restart or a crash of the server loses nothing.

Everything is committed before the caller goes on. The journal is a write-ahead log with `synchronous=NORMAL`: a commit
is in the operating system's hands when it returns, so it survives the end of the process by any signal. Only a power
cut can take the last moments away; a flush of the disk for every command would hold every tab up to prevent that.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import msgspec

from visualizer.core import limits
from visualizer.core.errors import ConcordError, Sentence
from visualizer.core.units import Micros

log = logging.getLogger(__name__)

_FORMAT = 1
_SECONDS_A_DAY = 86_400.0
_PATIENCE = 2.0

_TABLES = f"""
CREATE TABLE IF NOT EXISTS session (id TEXT PRIMARY KEY, current TEXT NOT NULL, touched REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS session_touched ON session (touched);
CREATE TABLE IF NOT EXISTS branch (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    id TEXT NOT NULL, parent TEXT, run BLOB NOT NULL,
    left_seq INTEGER NOT NULL, left_at INTEGER NOT NULL,
    playhead_seq INTEGER NOT NULL, playhead_at INTEGER NOT NULL,
    seen_seq INTEGER NOT NULL, seen_at INTEGER NOT NULL,
    PRIMARY KEY (session, id)
) WITHOUT ROWID;
PRAGMA user_version = {_FORMAT};
"""


class StoreError(ConcordError):
    """The data folder cannot be read or written. Nothing of what was to be written is."""


_Natural = Annotated[int, msgspec.Meta(ge=0, le=limits.NUMBER)]


class Place(msgspec.Struct, frozen=True, order=True):
    """A place in a run: right after the step `seq` (0: before anything happened), the clock at `at` microseconds."""

    seq: _Natural = 0
    at: _Natural = 0


START = Place()
"""Before anything has happened."""


class SavedBranch(msgspec.Struct, frozen=True):
    """A branch at rest. `run` is the JSON of its run; `left` is where it left its parent."""

    id: str
    parent: str | None
    run: bytes
    left: Place
    playhead: Place
    seen: Place


class SavedSession(msgspec.Struct, frozen=True):
    """A session at rest, its branches in the order in which they were made."""

    id: str
    current: str
    branches: tuple[SavedBranch, ...]


class Store:
    """The sessions in one file. Every method can be called from any thread; none yields.

    path: the SQLite file; its folder is made where it is missing. now: the wall clock in seconds. A file that cannot be
    read is moved aside and said in the log, so that the server starts in any case. Raises StoreError where the folder
    cannot be written.
    """

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        self._path = path
        self._now = now
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = self._opened()
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"the sessions cannot be kept in {path}: {error}") from error

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            aside = self._path.with_name(f"{self._path.name}.unreadable-{int(self._now())}")
            log.error(
                "%s cannot be read (%s): it is moved to %s, and sessions begin anew", self._path, error, aside.name
            )
            self._path.rename(aside)
            for ending in ("-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=_PATIENCE, check_same_thread=False)
        try:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _FORMAT):
                raise sqlite3.DatabaseError(f"its format is {version}, this is format {_FORMAT}")
            for setting in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
                db.execute(f"PRAGMA {setting}")
            db.executescript(_TABLES)
        except BaseException:
            db.close()
            raise
        return db

    def load(self, session: str) -> SavedSession | None:
        """The session with this id, or None where there is none, or none that can be read (which the log says)."""
        try:
            with self._lock:
                found = self._db.execute("SELECT current FROM session WHERE id = ?", (session,)).fetchone()
                rows = self._db.execute(
                    "SELECT id, parent, run, left_seq, left_at, playhead_seq, playhead_at, seen_seq, seen_at"
                    " FROM branch WHERE session = ? ORDER BY length(id), id",
                    (session,),
                ).fetchall()
            return None if found is None else _session(session, found[0], rows)
        except (sqlite3.Error, msgspec.ValidationError) as error:
            self.unreadable(session, str(error))
            return None

    def unreadable(self, session: str, why: str) -> None:
        """Say in the log that a session cannot be used."""
        log.error("session %r in %s cannot be read: %s", session, self._path, why)

    def save(self, session: SavedSession) -> None:
        """Write a session as a whole; what it was before is gone. Raises StoreError."""
        with self._writing() as db:
            db.execute("DELETE FROM branch WHERE session = ?", (session.id,))
            self._touch(db, session.id, session.current)
            for branch in session.branches:
                _write(db, session.id, branch)

    def save_branch(self, session: str, branch: SavedBranch) -> None:
        """Write one branch of a session that is kept, and make it the current one. Raises StoreError."""
        with self._writing() as db:
            self._touch(db, session, branch.id)
            _write(db, session, branch)

    def save_places(self, session: str, current: str, places: Iterable[tuple[str, Place, Place]]) -> None:
        """Write which branch is current, and (branch, playhead, seen) of those that moved. Raises StoreError."""
        with self._writing() as db:
            self._touch(db, session, current)
            db.executemany(
                "UPDATE branch SET playhead_seq = ?, playhead_at = ?, seen_seq = ?, seen_at = ?"
                " WHERE session = ? AND id = ?",
                [(head.seq, head.at, seen.seq, seen.at, session, branch) for branch, head, seen in places],
            )

    def prune(
        self, *, in_use: Iterable[str] = (), keep: int = limits.SESSIONS_KEPT, days: float = limits.DAYS_KEPT
    ) -> int:
        """Forget what nobody opened for so many days, and the oldest above `keep`; never what is in use. How many.

        Raises StoreError.
        """
        with self._writing() as db:
            return db.execute(
                "DELETE FROM session WHERE id NOT IN (SELECT value FROM json_each(?)) AND (touched < ? OR id IN"
                " (SELECT id FROM session ORDER BY touched DESC, id LIMIT -1 OFFSET ?))",
                (json.dumps(list(in_use)), self._now() - days * _SECONDS_A_DAY, keep),
            ).rowcount

    def close(self) -> None:
        """Close the file. Safe to call twice."""
        with self._lock:
            self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._lock, self._db:
                yield self._db
        except sqlite3.Error as error:
            log.exception("%s cannot be written", self._path)
            raise StoreError(Sentence("failed-writing", problem=str(error))) from error

    def _touch(self, db: sqlite3.Connection, session: str, current: str) -> None:
        db.execute(
            "INSERT INTO session (id, current, touched) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET current = excluded.current, touched = excluded.touched",
            (session, current, self._now()),
        )


def _write(db: sqlite3.Connection, session: str, branch: SavedBranch) -> None:
    places: tuple[Micros, ...] = tuple(
        number for place in (branch.left, branch.playhead, branch.seen) for number in (place.seq, place.at)
    )
    db.execute(
        "INSERT OR REPLACE INTO branch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (session, branch.id, branch.parent, branch.run, *places),
    )


def _session(session: str, current: str, rows: list[tuple[object, ...]]) -> SavedSession:
    """Rows as a session. Raises ValidationError where they do not make one."""
    branches = tuple(_branch(*row) for row in rows)
    names = [branch.id for branch in branches]
    if current not in names:
        raise msgspec.ValidationError(f"its current branch {current!r} is missing")
    for branch in branches:
        if branch.parent is not None and branch.parent not in names:
            raise msgspec.ValidationError(f"branch {branch.id!r} left a branch that is missing")
    return SavedSession(session, current, branches)


def _branch(name: object, parent: object, run: object, *places: object) -> SavedBranch:
    left, playhead, seen = ({"seq": seq, "at": at} for seq, at in zip(places[::2], places[1::2], strict=True))
    fields = {"id": name, "parent": parent, "run": run, "left": left, "playhead": playhead, "seen": seen}
    return msgspec.convert(fields, SavedBranch, builtin_types=(bytes,))
