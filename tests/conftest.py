"""What all tests share: how Hypothesis searches, the browser, and the real program as a process."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.running import RunningApp
from visualizer.testing import find_chromium

# A deadline would judge the machine, not the code. In CI the same examples are tried every time.
settings.register_profile("concord", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("concord")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser that shows the page. Where there is none, the test fails: what was not seen does not work."""
    found = find_chromium()
    if found is None:
        pytest.fail("no Chromium is installed; `python3 app.py test` says how to come by one", pytrace=False)
    return found


@pytest.fixture
def app(tmp_path: Path) -> Iterator[RunningApp]:
    """The real server as a process of its own, on a free port, with a data folder of its own."""
    with RunningApp(tmp_path / "data") as running:
        yield running
