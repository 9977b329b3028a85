"""The command line as a function: what it prints, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from visualizer.cli.main import main


@dataclass(frozen=True)
class Ended:
    """A command that has ended."""

    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line that bad input brings about; fails where it is anything else."""
        lines = self.err.splitlines()
        assert self.status == 2, self
        assert len(lines) == 1, self.err
        assert lines[0].startswith("error: ")
        return lines[0].removeprefix("error: ")


Concord = Callable[..., Ended]


@pytest.fixture
def concord(capsys: pytest.CaptureFixture[str]) -> Concord:
    """Runs one command line in this process."""

    def run(*arguments: object) -> Ended:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        printed = capsys.readouterr()
        return Ended(status, printed.out, printed.err)

    return run
