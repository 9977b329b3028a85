"""Sharing: the link and the file hold the whole run, and what cannot be opened says so and breaks nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from tests.page.classroom import Classroom
from tests.page.runs import fragment_of, led_by_n1, raft, run_in
from tests.page.teacher import Teacher

UNREADABLE = "This link holds no run that can be read. It may have been cut short on its way."


def give_commands(teacher: Teacher) -> None:
    """Ask, and crash the leader, each at its own place."""
    teacher.do("n1", "Ask it as a client")
    teacher.ask("x", "5")
    expect(teacher.headline).to_contain_text("put x = 5")
    teacher.step(2)
    teacher.do("n1", "Crash")
    expect(teacher.node("n1")).to_have_accessible_name("n1, down, term 1")


def fragment_with(teacher: Teacher, commands: int) -> str:
    """The fragment of the address bar, once it holds so many commands."""
    teacher.until(lambda: len(run_in(teacher.link)["commands"]) == commands)
    return "#" + teacher.link.partition("#")[2]


def test_the_link_of_the_address_bar_gives_the_same_steps_in_another_browser(
    led: Teacher, classroom: Classroom
) -> None:
    give_commands(led)
    fragment = fragment_with(led, 3)
    told = led.story(20)
    other = classroom.tab()
    other.go(fragment)
    assert other.story(20) == told
    assert any("You crashed n1" in sentence or "n1 crashes" in sentence for _, sentence in told)


def test_the_link_of_the_dialog_is_that_of_the_address_bar_and_can_be_copied(led: Teacher) -> None:
    led.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dialog = led.share()
    field = dialog.get_by_role("textbox", name="Link to this run")
    led.until(lambda: field.input_value() == led.link)
    dialog.get_by_role("button", name="Copy link").click()
    expect(dialog.get_by_text("Copied.")).to_be_visible()
    assert led.page.evaluate("() => navigator.clipboard.readText()") == led.link


def test_a_run_that_was_saved_as_a_file_opens_again(led: Teacher, classroom: Classroom, tmp_path: Path) -> None:
    give_commands(led)
    told = led.story(20)
    with led.page.expect_download() as saving:
        led.share().get_by_role("button", name="Save file").click()
    file = tmp_path / saving.value.suggested_filename
    saving.value.save_as(file)
    assert file.name == "raft-seed-7.json"
    assert len(json.loads(file.read_text())["commands"]) == 3
    other = classroom.open(raft(seed=99))
    dialog = other.share()
    with other.page.expect_file_chooser() as choosing:
        dialog.get_by_role("button", name="Open file …").click()
    choosing.value.set_files(file)
    expect(dialog).to_have_count(0)
    expect(other.page.get_by_role("banner")).to_contain_text("seed 7")
    assert other.story(20) == told


def test_a_run_file_dropped_on_the_page_opens(teacher: Teacher) -> None:
    run = json.dumps(raft(seed=4242))
    teacher.page.evaluate(
        """(text) => {
          const carried = new DataTransfer();
          carried.items.add(new File([text], "lesson.json", { type: "application/json" }));
          const drop = new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true });
          document.body.dispatchEvent(drop);
        }""",
        run,
    )
    expect(teacher.page.get_by_role("banner")).to_contain_text("seed 4242")


def test_a_run_of_another_engine_version_says_so(classroom: Classroom) -> None:
    teacher = classroom.open(led_by_n1(engine=999))
    notice = teacher.page.get_by_role("status").filter(has_text="made by another version of the engine")
    expect(notice).to_be_visible()
    notice.get_by_role("button", name="Close").click()
    expect(notice).to_have_count(0)
    teacher.step(2)


@pytest.mark.parametrize(
    ("fragment", "sentence"),
    [
        (fragment_of(led_by_n1())[:40], UNREADABLE),
        ("#run=%20not!base64", UNREADABLE),
        ("#run=", UNREADABLE),
        (fragment_of(raft(nodes=10_000)), "The run in this link was refused:"),
        (fragment_of(raft(protocol="no-such-protocol")), "The run in this link was refused:"),
        (fragment_of(raft(commands=[{"at": 1, "do": "crash", "node": "n77"}])), "The run in this link was refused:"),
    ],
)
def test_a_broken_link_says_so_and_the_page_works(classroom: Classroom, fragment: str, sentence: str) -> None:
    teacher = classroom.tab()
    teacher.go(fragment)
    expect(teacher.page.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
    teacher.step(2)


def test_a_link_that_unfolds_to_gigabytes_is_not_unfolded(classroom: Classroom) -> None:
    teacher = classroom.tab()
    teacher.go(fragment_of(raft(initial={"n1": {"filler": "0" * 50_000_000}})))
    expect(teacher.page.get_by_role("alert").filter(has_text=UNREADABLE)).to_be_visible()
    teacher.step(1)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"this is no run", "notes.json is not a run file."),
        (b"[1, 2, 3]", "notes.json is not a run file."),
        (b'{"concord": 1, "protocol": "raft", "colour": "red"}', "Refused:"),
    ],
)
def test_a_file_that_is_no_run_says_so_and_changes_nothing(led: Teacher, content: bytes, sentence: str) -> None:
    before = led.place
    dialog = led.share()
    file = FilePayload(name="notes.json", mimeType="application/json", buffer=content)
    dialog.locator("input[type=file]").set_input_files(files=[file])
    expect(led.page.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
    assert led.place == before


def test_a_link_pasted_over_the_old_one_opens_without_a_reload(teacher: Teacher) -> None:
    teacher.page.evaluate("() => (window.notReloaded = true)")
    teacher.page.evaluate("(fragment) => (location.hash = fragment)", fragment_of(raft(seed=555)))
    expect(teacher.page.get_by_role("banner")).to_contain_text("seed 555")
    assert teacher.page.evaluate("() => window.notReloaded") is True
