"""The first start makes the environment, the second finds it; what cannot be had is said in one sentence.

The machine of these tests has an empty folder with an app.py, a folder of wheels instead of a package index, and an npm
that is a script of ours. Python, venv and pip are the real ones.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from visualizer.bootstrap import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for npm is a script with a first line")

APP = """
import sys
from pathlib import Path
from visualizer.bootstrap import prepare
from visualizer.installing import SetupError
try:
    prepare(root=Path(__file__).parent, test="test" in sys.argv)
except SetupError as error:
    sys.exit(str(error))
import widget
print("started in", Path(sys.prefix).name, "with", *sys.argv[1:])
"""

NPM = """#!{python}
import json, sys
from pathlib import Path
if sys.argv[1] == "--version":
    print("11.0.0")
    sys.exit()
if Path({offline!r}).exists():
    print("npm error code ENOTFOUND")
    sys.exit(1)
packages = json.loads(Path("package-lock.json").read_text())["packages"]
packages = {{path: entry for path, entry in packages.items() if path and not (
    entry.get("dev") and "--omit=dev" in sys.argv)}}
for path, entry in packages.items():
    Path(path).mkdir(parents=True)
    Path(path, "package.json").write_text("{{}}")
    name = path.removeprefix("node_modules/")
    print(f"npm http fetch GET 200 registry/{{name}}/-/{{name.rpartition('/')[2]}}-{{entry['version']}}.tgz 1ms")
Path("node_modules/.package-lock.json").write_text(json.dumps({{"packages": packages}}))
with Path({journal!r}).open("a") as journal:
    print(*sys.argv[1:], file=journal)
"""


class Machine:
    """A machine on which the project was just unpacked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wheels = folder / "wheels"
        self.project = folder / "project"
        self.offline = folder / "offline"
        self.journal = folder / "npm-calls"
        for made in (self.wheels, self.project, folder / "bin"):
            made.mkdir()
        self.make_wheel("widget", "1.0")
        self.make_wheel("gauge", "2.0")
        (self.project / "app.py").write_text(APP)
        (self.project / "requirements.txt").write_text("widget==1.0\n")
        (self.project / "requirements-test.txt").write_text("gauge==2.0\n")
        packages = {
            "": {},
            "node_modules/@scope/view": {"version": "3.1.0"},
            "node_modules/checker": {"version": "4.0.0", "dev": True},
            "node_modules/checker-plan9": {"version": "4.0.0", "dev": True, "optional": True},
        }
        (self.project / "package-lock.json").write_text(json.dumps({"packages": packages}))
        (self.project / "package.json").write_text("{}")
        npm = folder / "bin" / "npm"
        npm.write_text(NPM.format(python=sys.executable, offline=str(self.offline), journal=str(self.journal)))
        npm.chmod(0o755)

    def make_wheel(self, name: str, version: str) -> None:
        """Put a package of one empty module into the folder that stands for the package index."""
        about = f"{name}-{version}.dist-info"
        with zipfile.ZipFile(self.wheels / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{name}.py", "")
            wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
            wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{about}/RECORD", "")

    def start(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `python app.py` there."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "npm_"))}
        environment |= {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "PYTHONPATH": str(ROOT),
        }
        return subprocess.run(
            [sys.executable, str(self.project / "app.py"), *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def npm_calls(self) -> list[str]:
        """The command lines with which npm was called to install."""
        return self.journal.read_text().splitlines() if self.journal.exists() else []


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    return Machine(tmp_path_factory.mktemp("machine"))


@pytest.fixture(scope="module")
def first(machine: Machine) -> subprocess.CompletedProcess[str]:
    return machine.start("--some", "option")


@pytest.fixture
def set_up(machine: Machine, first: subprocess.CompletedProcess[str]) -> Iterator[Machine]:
    """The machine after its first start; put right again after a test that broke it."""
    assert first.returncode == 0, first.stderr
    yield machine
    machine.offline.unlink(missing_ok=True)
    (machine.project / "requirements.txt").write_text("widget==1.0\n")
    machine.start("test")


def test_the_first_start_says_each_thing_that_it_installs(first: subprocess.CompletedProcess[str]) -> None:
    said = first.stdout.splitlines()
    assert said[0].startswith("Making .venv with Python 3.")
    assert "   1/1 widget 1.0" in said
    assert "   1/1 @scope/view 3.1.0" in said


def test_it_starts_again_inside_with_the_same_arguments(first: subprocess.CompletedProcess[str]) -> None:
    assert first.stdout.splitlines()[-1] == "started in .venv with --some option"


def test_the_first_start_leaves_out_what_only_the_tests_need(first: subprocess.CompletedProcess[str]) -> None:
    assert "gauge" not in first.stdout
    assert "checker" not in first.stdout


def test_npm_runs_no_script_of_any_package(set_up: Machine) -> None:
    assert all("--ignore-scripts" in call for call in set_up.npm_calls())


def test_the_second_start_runs_neither_pip_nor_npm_even_without_a_network(set_up: Machine) -> None:
    set_up.offline.touch()
    assert set_up.start().stdout == "started in .venv with\n"


def test_an_interrupted_installation_is_taken_up_again(set_up: Machine) -> None:
    (set_up.project / ".venv" / "concord.json").unlink()
    (set_up.project / "node_modules" / ".package-lock.json").unlink()
    again = set_up.start()
    assert "Installing 1 Python packages" in again.stdout
    assert "Fetching 1 browser libraries" in again.stdout
    assert again.stdout.endswith("started in .venv with\n")


def test_an_environment_without_pip_is_made_anew(set_up: Machine) -> None:
    (set_up.project / ".venv" / "concord.json").unlink()
    for pip in (set_up.project / ".venv").glob("lib/python*/site-packages/pip/__init__.py"):
        pip.unlink()
    again = set_up.start()
    assert again.stdout.startswith("Making .venv")
    assert again.stdout.endswith("started in .venv with\n")


def test_a_changed_requirement_is_installed_at_the_next_start(set_up: Machine) -> None:
    set_up.make_wheel("widget", "1.1")
    (set_up.project / "requirements.txt").write_text("widget==1.1\n")
    assert "   1/1 widget 1.1" in set_up.start().stdout.splitlines()


def test_the_tests_bring_what_they_need_and_the_next_start_does_not_take_it_away(set_up: Machine) -> None:
    assert "started" in set_up.start("test").stdout
    calls = set_up.npm_calls()
    set_up.start()
    assert (set_up.project / "node_modules" / "checker").is_dir()
    assert set_up.npm_calls() == calls


def test_a_python_package_that_cannot_be_fetched_is_one_sentence(set_up: Machine) -> None:
    (set_up.project / "requirements.txt").write_text("widget==9.9\n")
    failed = set_up.start()
    assert failed.returncode != 0
    assert failed.stderr.startswith("The Python packages could not be")
    assert "widget==9.9" in failed.stderr
    assert failed.stderr.count("\n") == 1


def test_without_a_network_npm_leaves_what_was_there_and_one_sentence(set_up: Machine) -> None:
    set_up.offline.touch()
    lock: dict[str, Any] = json.loads((set_up.project / "package-lock.json").read_text())
    before = json.dumps(lock)
    lock["packages"]["node_modules/@scope/view"]["version"] = "3.2.0"
    (set_up.project / "package-lock.json").write_text(json.dumps(lock))
    failed = set_up.start()
    (set_up.project / "package-lock.json").write_text(before)
    assert failed.stderr.startswith("The browser libraries could not be fetched: the first start needs the network")
    assert failed.stderr.count("\n") == 1
    assert (set_up.project / "node_modules" / "@scope" / "view").is_dir()
    assert not list(set_up.project.glob(".node_modules-*"))
