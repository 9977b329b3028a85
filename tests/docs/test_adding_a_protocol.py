"""docs/adding-a-protocol.md, followed to the letter: its code and sentences, where it says, make a whole protocol."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from visualizer.bootstrap import ROOT

PAGE = ROOT / "docs" / "adding-a-protocol.md"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the engines in which somebody has followed the page, in English; the Chinese file has the same ids."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "visualizer", house / "visualizer", ignore=shutil.ignore_patterns("__pycache__"))
    text = PAGE.read_text(encoding="utf-8")
    engine = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    sentences = re.search(r"```\n(ballot = .*?)```", text, re.DOTALL)
    assert engine is not None
    assert sentences is not None
    package = house / "visualizer" / "protocols" / "ballot"
    package.mkdir()
    (package / "__init__.py").write_text(engine[1], encoding="utf-8")
    for language in ("en", "zh"):
        (house / "visualizer" / "locales" / language / "ballot.ftl").write_text(sentences[1], encoding="utf-8")
    return house


def visualizer(house: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "visualizer", *arguments],
        cwd=house,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_registry_finds_it_without_any_other_file_being_changed(house: Path) -> None:
    listed = visualizer(house, "protocols", "--json")
    assert listed.returncode == 0, listed.stderr
    assert "ballot" in {protocol["id"] for protocol in json.loads(listed.stdout)}


def test_its_run_can_be_read_as_a_story(house: Path) -> None:
    told = visualizer(house, "run", "ballot", "--until", "carried", "--text")
    assert told.returncode == 0, told.stderr
    assert "n1 calls the vote." in told.stdout
    assert "The motion is carried with 3 votes." in told.stdout


def test_it_keeps_its_promise_in_chaos(house: Path) -> None:
    kept = visualizer(house, "run", "ballot", "--chaos", "0.5", "--until", "3s", "--seeds", "1..20")
    assert kept.returncode == 0, kept.stdout + kept.stderr


def test_its_broken_twin_is_caught_and_the_sentence_says_by_what(house: Path) -> None:
    arguments = ("run", "ballot", "--variant", "hasty-chair", "--chaos", "0.5", "--until", "3s", "--seeds", "1..20")
    caught = visualizer(house, *arguments)
    assert caught.returncode == 1, caught.stdout + caught.stderr
    assert re.search(r"n\d believes in a result with 2 votes behind it\.", caught.stdout)


def test_its_code_passes_the_checks_that_the_project_makes(house: Path) -> None:
    package = house / "visualizer" / "protocols" / "ballot"
    config = ROOT / "pyproject.toml"
    linted = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--config", str(config), str(package)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert linted.returncode == 0, linted.stdout
    typed = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(config), "-p", "visualizer.protocols.ballot"],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )
    assert typed.returncode == 0, typed.stdout
