"""Runs everything that `python3 app.py test` promises: linters, type checkers, the page's unit tests, pytest.

It stands inside the prepared environment (visualizer/bootstrap.py), and sees to the one thing that no package registry
brings: a Chromium for the tests of the page.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from visualizer.bootstrap import ROOT
from visualizer.browser_libraries import find_node
from visualizer.installing import SetupError, say

CHROMIUM_VARIABLE = "CONCORD_CHROMIUM"
"""The environment variable that names the Chromium to test with."""

LONGEST_CHECK = 2400
"""Seconds after which a check is taken to hang."""

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_MAC_PROGRAMS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS_PROGRAMS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")


@dataclass(frozen=True)
class Check:
    """One of the things that have to hold: a program that exits with 0 where it does."""

    title: str
    command: Sequence[str | Path]

    def holds(self) -> bool:
        """Run it in the project's folder, its output to ours; one that does not come to an end is ended, and fails."""
        try:
            ended = subprocess.run(self.command, cwd=ROOT, stdin=subprocess.DEVNULL, timeout=LONGEST_CHECK, check=False)
        except subprocess.TimeoutExpired:
            say(f"{self.title} was ended after {LONGEST_CHECK} s")
            return False
        return ended.returncode == 0


def run(arguments: Sequence[str]) -> int:
    """Run all checks, or with arguments pytest alone with these; returns 0 where all hold, otherwise 1.

    Raises:
        SetupError: There is no Chromium and none can be installed.
    """
    os.environ[CHROMIUM_VARIABLE] = str(find_chromium() or install_chromium())
    checks = [Check("pytest", [sys.executable, "-m", "pytest", *arguments])] if arguments else all_checks()
    outcomes = []
    for check in checks:
        say(f"\n== {check.title}")
        begun = time.monotonic()
        outcomes.append((check.title, check.holds(), time.monotonic() - begun))
    say("\n== summary")
    for title, held, seconds in outcomes:
        say(f"{'ok    ' if held else 'FAILED'} {title} ({seconds:.0f} s)")
    return 0 if all(held for _, held, _ in outcomes) else 1


def all_checks() -> list[Check]:
    """Return every check, the quick ones first.

    Raises:
        SetupError: There is no Node and none can be fetched.
    """
    node = find_node(ROOT)
    page_tests = sorted((ROOT / "tests" / "js").rglob("*.test.js"))
    python = [sys.executable, "-m"]
    return [
        Check("ruff check", [*python, "ruff", "check", "."]),
        Check("ruff format", [*python, "ruff", "format", "--check", "."]),
        Check("mypy", [*python, "mypy"]),
        Check("tsc", [node, ROOT / "node_modules" / "typescript" / "bin" / "tsc", "--project", ROOT]),
        Check("node --test", [node, "--test", "--test-timeout=120000", "--test-reporter=spec", *page_tests]),
        # A file stays in one process: the server and the browser that it starts serve all of its tests.
        Check("pytest", [*python, "pytest", "-n", "2", "--dist", "loadfile"]),
    ]


def find_chromium() -> Path | None:
    """Return the Chromium to test with: the named one, one on the PATH, or one in its system's usual place.

    Raises:
        SetupError: CONCORD_CHROMIUM names a file that is not there.
    """
    if named := os.environ.get(CHROMIUM_VARIABLE):
        if not Path(named).is_file():
            raise SetupError(f"{CHROMIUM_VARIABLE} is {named}, and there is no such file.")
        return Path(named)
    return next(_chromiums(), None)


def _chromiums() -> Iterator[Path]:
    yield from (Path(found) for name in _PROGRAMS if (found := shutil.which(name)))
    usual = [Path(name) for name in _MAC_PROGRAMS]
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if folder := os.environ.get(variable):
            usual += [Path(folder, name) for name in _WINDOWS_PROGRAMS]
    yield from (place for place in usual if place.is_file())


def install_chromium() -> Path:
    """Install Debian's Chromium where that is allowed, and return it.

    Raises:
        SetupError: This is not the root user of a Debian, or apt-get failed.
    """
    apt = shutil.which("apt-get")
    if apt is None or sys.platform == "win32" or os.geteuid() != 0:
        raise SetupError(
            "The tests need a Chromium, Chrome or Edge for the page. Install one, "
            f"or name one that is there in the environment variable {CHROMIUM_VARIABLE}."
        )
    say("Installing Chromium with apt-get, for the tests of the page")
    for step in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        quiet = subprocess.run(
            [apt, "-qq", *step],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if quiet.returncode != 0:
            raise SetupError(f"Chromium, which the tests need, could not be installed: apt-get {step[0]} failed.")
    if chromium := find_chromium():
        return chromium
    raise SetupError(f"apt-get installed no Chromium that can be found; name one in {CHROMIUM_VARIABLE}.")
