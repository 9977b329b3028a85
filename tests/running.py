"""The real program as a process: started, asked where it is, stopped, killed, started again."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from visualizer.bootstrap import ROOT


class RunningApp:
    """`python app.py` on a free port of this machine, without a browser.

    data: the folder of its sessions. python: options of the interpreter. settings: further environment variables.
    """

    def __init__(self, data: Path, *, python: tuple[str, ...] = (), **settings: str) -> None:
        self.data = data
        self.port = 0
        self._python = python
        self._settings = settings
        self._errors = data.with_name(f"{data.name}.errors")
        self.start()

    def start(self) -> None:
        """Start it (again, on the same port) and wait until it says where it is."""
        command = [sys.executable, *self._python, str(ROOT / "app.py"), "--no-browser"]
        with self._errors.open("ab") as errors:
            self.process = subprocess.Popen(
                [*command, "--port", str(self.port), "--data", str(self.data)],
                env={**os.environ, "PYTHONUNBUFFERED": "1", **self._settings},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.said)
        if found is None:
            self.kill()
            raise AssertionError(f"the app did not start: {self.said}{self.errors}")
        self.port = int(found[1])

    @property
    def address(self) -> str:
        """Its URL, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def errors(self) -> str:
        """All that it wrote to its error output so far."""
        return self._errors.read_text(encoding="utf-8")

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask it to stop, and give its exit code. Raises subprocess.TimeoutExpired where it needs more than 5 s."""
        self.process.send_signal(number)
        code = self.process.wait(timeout=5)
        self._close()
        return code

    def kill(self) -> None:
        """End it without warning, as a power cut would."""
        self.process.kill()
        self.process.wait()
        self._close()

    def _close(self) -> None:
        if self.process.stdout is not None:
            self.process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
