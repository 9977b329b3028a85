"""What is installed is the same on every machine: each package, down to the last one, in one version."""

from __future__ import annotations

import importlib.metadata
import json
import re
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from visualizer.bootstrap import ROOT, importable, read_pins

REQUIREMENT_FILES = [ROOT / "requirements.txt", ROOT / "requirements-test.txt"]


def lock() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    return found


def test_every_requirement_is_pinned_and_so_is_everything_that_it_needs() -> None:
    pins = {name: version for file in REQUIREMENT_FILES for name, version in read_pins(file).items()}
    pinned = {canonicalize_name(name) for name in pins}
    needed = {
        canonicalize_name(needs.name)
        for name in pins
        for needs in map(Requirement, importlib.metadata.requires(name) or [])
        if needs.marker is None or needs.marker.evaluate({"extra": ""})
    }
    assert needed <= pinned


def test_the_program_itself_needs_nothing_from_the_requirements_of_the_tests() -> None:
    runtime = {canonicalize_name(name) for name in read_pins(REQUIREMENT_FILES[0])}
    needed = {
        canonicalize_name(needs.name)
        for name in read_pins(REQUIREMENT_FILES[0])
        for needs in map(Requirement, importlib.metadata.requires(name) or [])
        if needs.marker is None or needs.marker.evaluate({"extra": ""})
    }
    assert needed <= runtime


def test_the_tests_run_with_exactly_what_is_pinned() -> None:
    assert all(importable(read_pins(file)) for file in REQUIREMENT_FILES)


@pytest.mark.parametrize("line", ["Flask", "Flask>=3", "Flask==3.1.3 --hash=sha256:0", "-r other.txt"])
def test_a_requirement_that_is_not_pinned_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not a pinned package"):
        read_pins(file)


def test_a_requirement_of_another_platform_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "requirements.txt"
    file.write_text('widget==1.0  # why\ngadget==2.0; sys_platform == "plan9"\n', encoding="utf-8")
    assert read_pins(file) == {"widget": "1.0"}


def test_every_browser_library_is_pinned_with_an_integrity_sum() -> None:
    packages = {path: entry for path, entry in lock()["packages"].items() if path}
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())


def test_the_lock_names_no_registry() -> None:
    assert not any("resolved" in entry for entry in lock()["packages"].values())


def test_package_json_asks_for_exact_versions() -> None:
    declared = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    asked = {**declared["dependencies"], **declared["devDependencies"]}
    assert asked
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())
