"""A run that chaos made has more commands than a frame of the socket holds: it opens all the same, and stays usable."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

from tests.page.runs import fragment_of, raft
from tests.page.teacher import Teacher
from visualizer.core import limits


def crowded(**fields: Any) -> dict[str, Any]:
    """A run in which the network is cut and healed over and over, late enough not to disturb the beginning."""
    sides = {"from": ["n1", "n2"], "to": ["n3", "n4", "n5"]}
    cuts = [{"do": "cut" if i % 2 else "heal", "at": 5_000.0 + i, **sides} for i in range(1_500)]
    run: dict[str, Any] = raft(commands=cuts, **fields)
    assert len(json.dumps(run)) > limits.FRAME_BYTES
    return run


def open_file(teacher: Teacher, content: dict[str, Any] | bytes) -> None:
    """Choose a file in the dialog."""
    buffer = content if isinstance(content, bytes) else json.dumps(content).encode()
    file = FilePayload(name="storm.json", mimeType="application/json", buffer=buffer)
    teacher.share().locator("input[type=file]").set_input_files(files=[file])


def show(teacher: Teacher, run: dict[str, Any]) -> None:
    """Open the file of a run, and wait until it is shown."""
    open_file(teacher, run)
    expect(teacher.page.get_by_role("dialog")).to_have_count(0)
    expect(teacher.page.get_by_role("banner")).to_contain_text(f"seed {run['seed']}")


def commands_of(page: Page) -> int:
    """How many commands the run of the page has."""
    count: int = page.evaluate("async () => (await import('/static/js/state.js')).run.value.commands.length")
    return count


def test_the_file_of_a_large_run_opens_and_takes_commands(teacher: Teacher) -> None:
    show(teacher, crowded(seed=4711))
    assert commands_of(teacher.page) == 1_500
    teacher.step(3)
    teacher.do("n1", "Crash")
    expect(teacher.node("n1")).to_have_accessible_name("n1, down, term 0")
    assert commands_of(teacher.page) == 1_501


def test_a_large_run_is_there_again_after_a_reload(teacher: Teacher) -> None:
    show(teacher, crowded(seed=4712))
    teacher.page.reload()
    expect(teacher.page.get_by_role("banner")).to_contain_text("seed 4712")
    assert commands_of(teacher.page) == 1_500


def test_a_large_run_starts_over_like_any_other(teacher: Teacher) -> None:
    show(teacher, crowded(seed=4713))
    teacher.page.get_by_role("button", name="Start over, new seed").click()
    expect(teacher.page.get_by_role("banner")).not_to_contain_text("seed 4713")
    teacher.step(2)


def test_the_link_of_a_large_run_opens(teacher: Teacher) -> None:
    teacher.page.evaluate("(fragment) => (location.hash = fragment)", fragment_of(crowded(seed=4714)))
    expect(teacher.page.get_by_role("banner")).to_contain_text("seed 4714")
    assert commands_of(teacher.page) == 1_500


def test_a_large_run_that_is_wrong_says_where_in_the_language_of_the_page(teacher: Teacher) -> None:
    # The browser itself writes the status of the refusal into its console.
    teacher.watch.expect("status of 400")
    run = crowded()
    run["commands"][700]["from"] = ["n77"]
    teacher.page.keyboard.press("l")
    teacher.page.evaluate("(fragment) => (location.hash = fragment)", fragment_of(run))
    says = "输入被拒绝：这次运行里没有 'n77'（commands[700].from[0]）。"
    expect(teacher.page.get_by_role("alert").filter(has_text=says)).to_be_visible()


def test_a_file_beyond_all_limits_says_so_and_is_not_sent(teacher: Teacher) -> None:
    open_file(teacher, b" " * (limits.RUN_BYTES + 1))
    expect(teacher.page.get_by_role("alert").filter(has_text="too large")).to_be_visible()
    assert not any(url.endswith("/runs") for url in teacher.watch.requested)


def test_a_search_that_finds_nothing_says_why_in_chinese(teacher: Teacher) -> None:
    teacher.page.keyboard.press("l")
    teacher.page.keyboard.press("p")
    said = teacher.page.get_by_role("alert").filter(has_text="没有找到：在这之前没有这样的里程碑。")
    expect(said).to_be_visible()
