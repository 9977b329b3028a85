"""What the tests of the page share: one server and one browser, and a fresh, watched tab for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.page.classroom import Classroom
from tests.page.runs import led_by_n1
from tests.page.teacher import PATIENCE, Teacher
from tests.running import RunningApp

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """The system's Chromium without a window, for all tests of a file."""
    with sync_playwright() as playwright:
        # In a container there is no user namespace for the sandbox; what is shown here is this project alone.
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The real server, for all tests of a file."""
    with RunningApp(tmp_path_factory.mktemp("page") / "data") as running:
        yield running


@pytest.fixture
def classroom(browser: Browser, server: RunningApp) -> Iterator[Classroom]:
    """Opens tabs, each in a browser profile of its own; at the end none of them may have complained."""
    room = Classroom(browser, server)
    yield room
    room.leave()


@pytest.fixture
def teacher(classroom: Classroom) -> Teacher:
    """A teacher before the beginning of a run that n1 comes to lead."""
    return classroom.open(led_by_n1())


@pytest.fixture
def led(teacher: Teacher) -> Teacher:
    """A teacher at the moment when n1 has become leader; its first entries are on their way."""
    teacher.to_next("leader elected")
    return teacher
