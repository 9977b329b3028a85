"""What is kept is kept; what cannot be read never stops the server, and what cannot be written is never pretended."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import RUN, go, watch
from visualizer.reel import Means
from visualizer.session import Session
from visualizer.store import Place, SavedBranch, SavedSession, Store, StoreError

DAY = 86_400.0


def saved(name: str = "tab", *branches: SavedBranch, current: str = "b1") -> SavedSession:
    """A session of one branch, unless others are given."""
    return SavedSession(name, current, branches or (branch(),))


def branch(name: str = "b1", parent: str | None = None, run: bytes = b"{}") -> SavedBranch:
    """A branch with a place of each kind."""
    return SavedBranch(name, parent, run, Place(1, 10), Place(2, 20), Place(3, 30))


def raw(path: Path, statement: str, *values: Any) -> None:
    """Change the file behind the store's back."""
    with sqlite3.connect(path) as db:
        db.execute(statement, values)
    db.close()


def test_what_was_written_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "data" / "sessions.db"
    first = Store(path)
    session = saved("tab", branch(), branch("b2", "b1", b'{"a": 1}'), branch("b10", "b2"), current="b2")
    first.save(session)
    first.close()
    again = Store(path)
    assert again.load("tab") == session
    again.close()


def test_a_session_that_was_never_written_is_not_there(store: Store) -> None:
    assert store.load("nobody") is None


def test_a_branch_is_written_alone_and_becomes_the_current_one(store: Store) -> None:
    store.save(saved())
    store.save_branch("tab", branch("b2", "b1"))
    assert store.load("tab") == saved("tab", branch(), branch("b2", "b1"), current="b2")


def test_a_session_that_begins_anew_leaves_no_branch_behind(store: Store) -> None:
    store.save(saved("tab", branch(), branch("b2", "b1")))
    store.save(saved("tab", branch("b3"), current="b3"))
    assert store.load("tab") == saved("tab", branch("b3"), current="b3")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE branch SET playhead_seq = -1",
        "UPDATE branch SET seen_at = 'noon'",
        "UPDATE branch SET run = 'text'",
        "UPDATE branch SET parent = 'b9'",
        "UPDATE session SET current = 'b9'",
        "DELETE FROM branch",
    ],
)
def test_a_row_that_cannot_be_read_is_said_in_the_log_and_is_no_session(
    tmp_path: Path, store: Store, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    store.save(saved())
    raw(tmp_path / "sessions.db", damage)
    with caplog.at_level(logging.ERROR):
        assert store.load("tab") is None
    assert "session 'tab'" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_file_that_is_no_database_is_moved_aside_and_sessions_begin_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "sessions.db"
    path.write_bytes(b"this is not a database, it is a letter" * 100)
    opened = Store(path)
    opened.save(saved())
    assert opened.load("tab") == saved()
    opened.close()
    (aside,) = tmp_path.glob("sessions.db.unreadable-*")
    assert aside.read_bytes().startswith(b"this is not a database")
    assert aside.name in caplog.text


def test_a_file_of_another_format_is_moved_aside_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "sessions.db"
    raw(path, "PRAGMA user_version = 77")
    Store(path).close()
    assert "its format is 77" in caplog.text
    assert list(tmp_path.glob("sessions.db.unreadable-*"))


def test_a_folder_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where a folder should be")
    with pytest.raises(StoreError, match="cannot be kept in"):
        Store(tmp_path / "file" / "sessions.db")


def test_sessions_that_nobody_opened_for_long_are_forgotten_with_their_branches(tmp_path: Path) -> None:
    now = 100 * DAY
    store = Store(tmp_path / "sessions.db", now=lambda: now)
    store.save(saved("old"))
    now += 5 * DAY
    store.save(saved("new"))
    assert store.prune(days=3) == 1
    assert (store.load("old"), store.load("new")) == (None, saved("new"))
    store.close()
    with sqlite3.connect(tmp_path / "sessions.db") as db:
        assert db.execute("SELECT session FROM branch").fetchall() == [("new",)]
    db.close()


def test_of_too_many_sessions_the_ones_not_seen_for_longest_go(tmp_path: Path) -> None:
    now = 0.0
    store = Store(tmp_path / "sessions.db", now=lambda: now)
    for name in ("a", "b", "c"):
        now += 1
        store.save(saved(name))
    now += 1
    store.save_places("a", "b1", [("b1", Place(4, 40), Place(5, 50))])
    assert store.prune(keep=2) == 1
    assert [name for name in "abc" if store.load(name)] == ["a", "c"]
    store.close()


def test_a_session_that_is_open_is_never_forgotten(tmp_path: Path) -> None:
    now = 0.0
    store = Store(tmp_path / "sessions.db", now=lambda: now)
    store.save(saved("open"))
    store.save(saved("closed"))
    now += 100 * DAY
    assert store.prune(in_use=["open"], keep=0) == 1
    assert store.load("open") == saved("open")
    store.close()


def test_what_cannot_be_written_has_not_happened(session: Session, store: Store, means: Means) -> None:
    watch(session, 80)
    place = go(session, 30)
    before = (session.saved, session.view())
    store.close()
    with pytest.raises(StoreError):
        session.command("b1", place, {"do": "crash", "node": "n1"})
    with pytest.raises(StoreError):
        session.restart(RUN)
    with pytest.raises(StoreError):
        session.switch("b1")
    assert (session.saved, session.view()) == before
