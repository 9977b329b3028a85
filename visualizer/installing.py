"""Runs installers for the first start: a line of progress for each package, one sentence where it fails.

Standard library alone, as everything that runs before the environment is made.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

_OFFLINE = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Max retries exceeded|getaddrinfo"
    r"|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|from versions: none"
)
_PIP_PACKAGE = re.compile(
    r"(?:Collecting|Requirement already satisfied:) (?P<name>[\w.\-]+)==(?P<version>[^\s;]+)"
    r"|Processing (?:.*[/\\])?(?P<file>[^/\\-]+)-(?P<file_version>[^/\\-]+)-[^/\\]*\.whl"
)


class SetupError(Exception):
    """Concord cannot start on this machine as it is; the sentence says what is missing and how to get it."""


def say(text: str) -> None:
    """Print a line of progress, at once even where the output is not a terminal."""
    print(text, flush=True)


class Counter:
    """Says which of `total` packages is at hand, each once."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._seen: set[str] = set()

    def count(self, name: str, version: str) -> None:
        """Say that the installer has come to this package."""
        if name not in self._seen:
            self._seen.add(name)
            say(f"  {len(self._seen):>2}/{self._total} {name} {version}")


@contextlib.contextmanager
def lines_of(command: Sequence[str], folder: Path | None = None) -> Iterator[tuple[Iterator[str], Callable[[], int]]]:
    """Run a program in `folder`: the lines that it prints, and its exit code, to be asked for once they are read."""
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        yield iter(process.stdout), process.wait


def pip_install(python: Path, arguments: Sequence[str], *, total: int, log: Path) -> None:
    """Run `pip install` with a line of progress for each of the `total` packages; all that pip says goes to `log`.

    Raises:
        SetupError: pip failed; with its own word on why.
    """
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar=off", "--retries=2", f"--log={log}"]
    counter = Counter(total)
    answer = []
    with lines_of([str(python), "-m", "pip", "install", *options, *arguments]) as (lines, exit_code):
        for line in lines:
            answer.append(line)
            if found := _PIP_PACKAGE.match(line):
                counter.count(found["name"] or found["file"], found["version"] or found["file_version"])
            elif line.startswith("Installing collected packages"):
                say("  putting them in place")
    if exit_code():
        errors = [line for line in answer if line.startswith("ERROR")] or answer
        raise SetupError(failure("Python packages", f"pip: {errors[-1].strip()}", answer, log))


def failure(what: str, said: str, answer: Sequence[str], log: Path) -> str:
    """Return the sentence for an installer that failed.

    Args:
        what: What it was to install, in the plural.
        said: The installer's name and the line in which it says why.
        answer: All lines that it printed; they tell whether the network is what is missing.
        log: The file that holds them.
    """
    if any(_OFFLINE.search(line) for line in answer):
        return f"The {what} could not be fetched: the first start needs the network ({said})"
    return f"The {what} could not be installed ({said}); the whole story is in {log}"


def read_json(file: Path) -> dict[str, Any]:
    """Return the object in a JSON file; empty where there is no such file or it was cut short."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
