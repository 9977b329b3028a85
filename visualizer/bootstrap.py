"""The first start: makes the environment that Concord runs in. Standard library alone.

A start goes through `prepare`. Where the running Python can import everything that is pinned, in the pinned versions,
it is used as it is (a container, an environment that somebody made). Otherwise `.venv` beside app.py is made or brought
up to date, and the process starts again inside. What was installed is written to a stamp, last of all: an interrupted
installation is taken up again, and a start that finds the stamp runs neither pip nor npm.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import json
import os
import platform
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from visualizer.browser_libraries import fetch_libraries, libraries_present
from visualizer.installing import SetupError, pip_install, read_json, say

ROOT = Path(__file__).resolve().parent.parent

_OLDEST_PYTHON = (3, 11)
_INSIDE = "CONCORD_INSIDE_VENV"


def prepare(*, test: bool = False, root: Path = ROOT) -> None:
    """Return when this process can import what Concord needs and the browser libraries are in place.

    Where that takes another Python than the running one, the process is replaced by it and nothing returns.

    Args:
        test: Also what the tests need: requirements-test.txt and the development packages of npm.
        root: The folder of app.py, with the requirement files and package.json.

    Raises:
        SetupError: Something is missing that cannot be fetched or made.
    """
    files = ("requirements.txt", "requirements-test.txt") if test else ("requirements.txt",)
    environment = Environment(root / ".venv", tuple(root / name for name in files))
    inside = os.environ.pop(_INSIDE, "") == "1" or environment.is_running()
    if not (inside and environment.is_stamped(_version())) and not importable(environment.pins()):
        environment.bring_up_to_date()
        _restart(environment.python)
    if not libraries_present(root, development=test):
        fetch_libraries(root, development=test)


def _version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def read_pins(file: Path) -> dict[str, str]:
    """Read a requirement file in which every line pins one package: name → version, for this platform.

    Raises:
        ValueError: A line is not of the form `name==version` or `name==version; sys_platform == "…"`.
    """
    pins = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if not (text := line.partition("#")[0].strip()):
            continue
        found = re.fullmatch(r'([\w.\-]+)==([^\s;]+)(?:; sys_platform == "(\w+)")?', text)
        if found is None:
            raise ValueError(f"{file.name}: not a pinned package: {text}")
        name, version, only_on = found.groups()
        if only_on in (None, sys.platform):
            pins[name] = version
    return pins


def importable(pins: Mapping[str, str]) -> bool:
    """Tell whether the running Python has every one of these packages, in this very version."""
    for name, version in pins.items():
        try:
            if importlib.metadata.version(name) != version:
                return False
        except importlib.metadata.PackageNotFoundError:
            return False
    return True


@dataclass(frozen=True)
class Environment:
    """The virtual environment in `folder`, to hold what the requirement `files` pin."""

    folder: Path
    files: tuple[Path, ...]

    @property
    def python(self) -> Path:
        """Its interpreter, which need not exist yet."""
        return self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    @property
    def _stamp(self) -> Path:
        return self.folder / "concord.json"

    def pins(self) -> dict[str, str]:
        """What is to be installed: name → version."""
        return {name: version for file in self.files for name, version in read_pins(file).items()}

    def is_running(self) -> bool:
        """Tell whether this very process runs in it."""
        return self.folder.is_dir() and self.folder.samefile(sys.prefix)

    def is_stamped(self, version: str) -> bool:
        """Tell whether all of the files, as they stand, were installed in it for Python `version` ("3.12")."""
        stamp = read_json(self._stamp)
        return stamp.get("python") == version and self._digests().items() <= stamp.items()

    def bring_up_to_date(self) -> None:
        """Make it where it is missing or broken, and install what it lacks; nothing where the stamp holds.

        Raises:
            SetupError: This Python has no venv, or a package cannot be fetched.
        """
        if self.is_stamped(self._version_inside("sys")):
            return
        self._stamp.unlink(missing_ok=True)
        version = self._version_inside("pip._internal.cli.main")
        if not version or tuple(map(int, version.split("."))) < _OLDEST_PYTHON:
            self._create()
            version = _version()
        pins = self.pins()
        say(f"Installing {len(pins)} Python packages into {self.folder.name} (this happens once)")
        requirements = [word for file in self.files for word in ("-r", str(file))]
        pip_install(self.python, requirements, total=len(pins), log=self.folder.parent / "setup.log")
        self._stamp.write_text(json.dumps({"python": version, **self._digests()}, indent=1) + "\n", encoding="utf-8")

    def _digests(self) -> dict[str, str]:
        return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in self.files}

    def _version_inside(self, module: str) -> str:
        """Its Python's version ("3.12"); "" where it does not start or cannot import `module`."""
        code = f"import sys, {module}; print('%d.%d' % sys.version_info[:2])"
        try:
            found = subprocess.run([self.python, "-I", "-c", code], capture_output=True, text=True, check=False)
        except OSError:
            return ""
        return found.stdout.strip() if found.returncode == 0 else ""

    def _create(self) -> None:
        say(f"Making {self.folder.name} with Python {platform.python_version()}")
        for module in ("venv", "ensurepip"):
            if importlib.util.find_spec(module) is None:
                raise SetupError(missing_venv(_distribution()))
        made = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", self.folder], capture_output=True, text=True, check=False
        )
        if made.returncode != 0:
            answer = (made.stderr or made.stdout).strip().splitlines() or ["no reason was given"]
            raise SetupError(f"{self.folder} could not be made: {answer[-1]}")


def missing_venv(distribution: str) -> str:
    """Return the sentence for a Python without venv: which package to install on this distribution ("debian")."""
    package = {
        "debian": f"sudo apt install python{_version()}-venv",
        "fedora": "sudo dnf install python3-libs python3-pip",
        "suse": f"sudo zypper install python{_version().replace('.', '')}",
        "alpine": "sudo apk add python3 py3-pip",
    }.get(distribution, "install Python from python.org or your system's package for Python's venv and ensurepip")
    return f"This Python ({sys.executable}) cannot make virtual environments. First: {package}. Then start again."


def _distribution() -> str:
    """The family of the Linux distribution: "debian", "fedora", "suse", "alpine"; otherwise ""."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    names = (
        f"{release['ID']} {release.get('ID_LIKE', '')}".replace("opensuse", "suse").replace("rhel", "fedora").split()
    )
    return next((name for name in names if name in {"debian", "fedora", "suse", "alpine"}), "")


def _restart(python: Path) -> NoReturn:
    """Run the same command line with another Python: in this process's place, or on Windows as a child of it."""
    os.environ[_INSIDE] = "1"
    command = [str(python), *sys.orig_argv[1:]]
    sys.stdout.flush()
    if sys.platform == "win32":
        # Ctrl+C goes to both processes; the child decides what it means, this one only hands on its exit code.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise SystemExit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)  # noqa: S606 - there is no shell, and none is wanted
