"""In an environment that somebody else prepared, nothing is installed; where something is amiss, a sentence says it."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from visualizer import bootstrap, browser_libraries
from visualizer.bootstrap import ROOT, Environment, missing_venv, prepare
from visualizer.browser_libraries import find_npm, libraries_present
from visualizer.installing import SetupError


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that needs Flask and one library of the browser, both of which are there."""
    (tmp_path / "requirements.txt").write_text(f"Flask=={importlib.metadata.version('flask')}\n")
    lock = {"packages": {"": {}, "node_modules/view": {"version": "1.0.0"}}}
    (tmp_path / "package-lock.json").write_text(json.dumps(lock))
    (tmp_path / "node_modules" / "view").mkdir(parents=True)
    (tmp_path / "node_modules" / "view" / "package.json").touch()
    (tmp_path / "node_modules" / ".package-lock.json").write_text(json.dumps(lock))
    return tmp_path


def refuse(what: str) -> Callable[..., Any]:
    def refused(*arguments: object, **options: object) -> None:
        pytest.fail(f"{what} was called: {arguments}")

    return refused


def test_a_prepared_environment_starts_no_installer(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "Popen", refuse("a program"))
    prepare(root=project)
    assert not (project / ".venv").exists()


def test_in_a_prepared_environment_only_missing_libraries_are_fetched(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched = []
    shutil.rmtree(project / "node_modules")
    monkeypatch.setattr(bootstrap, "fetch_libraries", lambda root, development: fetched.append((root, development)))
    prepare(root=project)
    assert fetched == [(project, False)]
    assert not (project / ".venv").exists()


def test_a_package_in_another_version_does_not_count_as_prepared(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "requirements.txt").write_text("Flask==0.1\n")
    monkeypatch.setattr(Environment, "bring_up_to_date", lambda _: None)
    started: list[Path] = []
    monkeypatch.setattr(bootstrap, "_restart", started.append)
    prepare(root=project)
    assert started == [Environment(project / ".venv", ()).python]


@pytest.mark.parametrize("gone", ["node_modules/.package-lock.json", "node_modules/view/package.json"])
def test_libraries_that_are_not_all_there_are_not_present(project: Path, gone: str) -> None:
    assert libraries_present(project, development=False)
    (project / gone).unlink()
    assert not libraries_present(project, development=False)


def test_libraries_in_another_version_are_not_present(project: Path) -> None:
    lock = {"packages": {"": {}, "node_modules/view": {"version": "2.0.0"}}}
    (project / "package-lock.json").write_text(json.dumps(lock))
    assert not libraries_present(project, development=False)


@pytest.mark.parametrize(
    ("release", "advice"),
    [
        ({"ID": "debian"}, f"sudo apt install python3.{sys.version_info.minor}-venv"),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, f"sudo apt install python3.{sys.version_info.minor}-venv"),
        ({"ID": "fedora"}, "sudo dnf install"),
        ({"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}, "sudo zypper install"),
        ({"ID": "somethingelse"}, "python.org"),
    ],
)
def test_where_python_lacks_venv_the_package_of_the_distribution_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, release: dict[str, str], advice: str
) -> None:
    (project / "requirements.txt").write_text("Flask==0.1\n")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: release)
    with pytest.raises(SetupError) as caught:
        prepare(root=project)
    assert advice in str(caught.value)


def test_the_advice_does_not_depend_on_a_linux_distribution() -> None:
    assert "python.org" in missing_venv("")


def test_an_npm_too_old_for_the_lock_file_is_passed_over(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/somewhere/{name}")
    monkeypatch.setattr(browser_libraries, "_major", lambda _: 6)
    asked = []

    def install(python: Path, arguments: list[str], *, total: int, log: Path) -> None:
        asked.append(arguments[-1])
        Path(arguments[1]).mkdir()

    monkeypatch.setattr(browser_libraries, "pip_install", install)
    command = find_npm(project)
    assert asked == [browser_libraries.NODE_WHEEL]
    assert all(part.startswith(str(project / ".node")) for part in command)


def test_an_old_python_can_read_app_py_up_to_the_sentence_that_it_is_too_old() -> None:
    source = (ROOT / "app.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    pretend = "import runpy, sys; sys.version_info = (3, 9, 1); runpy.run_path('app.py', run_name='__main__')"
    started = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, check=False)
    assert started.returncode == 2
    assert started.stderr == "Concord needs Python 3.11 or newer, and this is Python 3.9.\n"
