"""`python3 app.py test` runs every check to the end, and ends with a failure where any failed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from visualizer import testing
from visualizer.installing import SetupError
from visualizer.testing import CHROMIUM_VARIABLE, Check, all_checks, find_chromium, install_chromium, run


@pytest.fixture(autouse=True)
def browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file that passes for a Chromium; it is never started."""
    found = tmp_path / "chromium"
    found.touch()
    monkeypatch.setenv(CHROMIUM_VARIABLE, str(found))
    return found


def check(title: str, code: int) -> Check:
    return Check(title, [sys.executable, "-c", f"import sys; print('this is {title}', flush=True); sys.exit({code})"])


def checks_are(monkeypatch: pytest.MonkeyPatch, *checks: Check) -> None:
    monkeypatch.setattr(testing, "all_checks", lambda: list(checks))


def test_where_all_holds_it_ends_with_0(monkeypatch: pytest.MonkeyPatch) -> None:
    checks_are(monkeypatch, check("one", 0), check("two", 0))
    assert run([]) == 0


def test_a_check_that_fails_does_not_keep_the_later_ones_from_running(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    checks_are(monkeypatch, check("one", 3), check("two", 0))
    assert run([]) == 1
    said = capfd.readouterr().out
    assert said.index("== one") < said.index("this is one") < said.index("== two") < said.index("this is two")
    assert "FAILED one" in said
    assert "ok     two" in said


def test_a_check_that_hangs_is_ended_and_counts_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(testing, "LONGEST_CHECK", 0.2)
    assert not Check("endless", [sys.executable, "-c", "import time; time.sleep(1e6)"]).holds()


def test_arguments_go_to_pytest_and_nothing_else_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Sequence[str | Path]] = []

    def holds(self: Check) -> bool:
        ran.append(self.command)
        return True

    monkeypatch.setattr(Check, "holds", holds)
    assert run(["tests/setup", "-k", "port"]) == 0
    assert ran == [[sys.executable, "-m", "pytest", "tests/setup", "-k", "port"]]


def test_linters_types_the_page_and_pytest_are_all_checked() -> None:
    titles = [check.title for check in all_checks()]
    assert titles == ["ruff check", "ruff format", "mypy", "tsc", "node --test", "pytest"]


def test_every_unit_test_of_the_page_is_run() -> None:
    (page,) = (check for check in all_checks() if check.title == "node --test")
    assert any(str(argument).endswith(".test.js") for argument in page.command)


def test_the_named_browser_is_taken(browser: Path) -> None:
    assert find_chromium() == browser


def test_a_named_browser_that_is_not_there_is_said(browser: Path) -> None:
    browser.unlink()
    with pytest.raises(SetupError, match="there is no such file"):
        find_chromium()


@pytest.mark.skipif(sys.platform == "win32", reason="apt-get is a tool of Debian")
@pytest.mark.parametrize(("apt", "user"), [(None, 0), ("/usr/bin/apt-get", 1000)])
def test_where_no_browser_can_be_installed_a_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, apt: str | None, user: int
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: apt)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    with pytest.raises(SetupError, match=f"Install one, or name one .* {CHROMIUM_VARIABLE}"):
        install_chromium()
