"""The line to the server: reloads, kills and lost networks, after which the page is where it was, with nothing lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.page.classroom import Classroom
from tests.page.runs import led_by_n1
from tests.page.teacher import Teacher
from tests.page.watch import LINE_DOWN
from tests.running import RunningApp


@pytest.fixture
def classroom(browser: Browser, app: RunningApp) -> Iterator[Classroom]:
    """A room with a server of its own, which a test may kill."""
    room = Classroom(browser, app)
    yield room
    room.leave()


@pytest.fixture
def teacher(classroom: Classroom) -> Teacher:
    """A teacher whose line may break."""
    teacher = classroom.open(led_by_n1())
    teacher.watch.expect(LINE_DOWN)
    return teacher


def lost(teacher: Teacher) -> Locator:
    """The banner that says that there is no server."""
    return teacher.page.get_by_role("status").filter(has_text="The line to the server is down.")


def branched(teacher: Teacher) -> None:
    """Crash the leader in the past, then another node: a main line, and a branch with two commands of its own."""
    teacher.to_next("leader elected")
    elected = teacher.place
    teacher.to_next("entry committed")
    teacher.choose_milestone("leader elected")
    teacher.press("Previous milestone")
    teacher.at_step(elected.seq)
    teacher.do("n1", "Crash")
    expect(teacher.node("n1")).to_have_accessible_name("n1, down, term 1")
    teacher.step(3)
    teacher.do("n5", "Crash")
    expect(teacher.node("n5")).to_have_accessible_name("n5, down, term 1")


def test_a_reload_finds_the_session_at_its_playhead_with_its_branches(teacher: Teacher) -> None:
    branched(teacher)
    place, stage, branches = teacher.place, teacher.stage_seen(), teacher.listed_branches()
    teacher.reload()
    teacher.at_step(place.seq)
    assert (teacher.place, teacher.stage_seen(), teacher.listed_branches()) == (place, stage, branches)
    teacher.switch_to("main line")
    expect(teacher.node("n1")).to_have_accessible_name("n1, leader, term 1")


def test_a_reload_in_the_past_stays_in_the_past(teacher: Teacher) -> None:
    teacher.to_next("entry committed")
    teacher.step_back(3)
    seq = teacher.place.seq
    teacher.until(lambda: teacher.watch.is_answered(rf'"playhead".*"seq":{seq},'))
    teacher.reload()
    teacher.at_step(seq)


def test_killed_and_started_again_the_server_has_lost_nothing(teacher: Teacher, app: RunningApp) -> None:
    branched(teacher)
    place, stage, branches = teacher.place, teacher.stage_seen(), teacher.listed_branches()
    app.kill()
    expect(lost(teacher)).to_be_visible()
    app.start()
    expect(lost(teacher)).to_have_count(0)
    teacher.at_step(place.seq)
    assert (teacher.place, teacher.stage_seen(), teacher.listed_branches()) == (place, stage, branches)
    teacher.step(2)


def test_a_command_that_was_acknowledged_is_there_after_a_kill_even_for_a_page_that_was_closed(
    teacher: Teacher, app: RunningApp
) -> None:
    branched(teacher)
    app.kill()
    app.start()
    teacher.reload()
    expect(teacher.node("n1")).to_have_accessible_name("n1, down, term 1")
    expect(teacher.node("n5")).to_have_accessible_name("n5, down, term 1")
    assert teacher.listed_branches() == ["main line", "crash n1"]


def test_a_page_that_plays_goes_on_playing_once_the_server_is_back(teacher: Teacher, app: RunningApp) -> None:
    teacher.set_speed("End")
    teacher.play()
    expect(teacher.step_number).not_to_have_text("step 0")
    app.kill()
    expect(lost(teacher)).to_be_visible()
    app.start()
    expect(lost(teacher)).to_have_count(0)
    seq = teacher.place.seq
    teacher.until(lambda: teacher.place.seq > seq + 20)
    teacher.pause()


def test_without_a_line_what_is_there_can_still_be_looked_at_and_a_command_says_why_not(
    teacher: Teacher, app: RunningApp
) -> None:
    teacher.to_next("leader elected")
    app.kill()
    expect(lost(teacher)).to_be_visible()
    teacher.step_back(3)
    teacher.step(3)
    teacher.open_menu("n1")
    teacher.menu.get_by_role("menuitem", name="Crash").click()
    offline = teacher.page.get_by_role("alert").filter(has_text="There is no connection to the server.")
    expect(offline).to_be_visible()
    expect(teacher.node("n1")).to_have_accessible_name("n1, leader, term 1")
    app.start()
    expect(lost(teacher)).to_have_count(0)
    teacher.do("n1", "Crash")
    expect(teacher.node("n1")).to_have_accessible_name("n1, down, term 1")


def test_two_tabs_are_two_sessions(teacher: Teacher, classroom: Classroom) -> None:
    teacher.to_next("leader elected")
    other = classroom.tab(teacher.page.context)
    other.go("#" + teacher.link.partition("#")[2])
    other.at_step(0)
    other.step(3)
    assert teacher.says("n1") == "n1, leader, term 1"
    teacher.step()


def test_a_server_that_has_lost_the_session_gets_the_run_again(teacher: Teacher, app: RunningApp) -> None:
    teacher.to_next("leader elected")
    place, stage = teacher.place, teacher.stage_seen()
    app.kill()
    for file in app.data.iterdir():
        file.unlink()
    app.start()
    expect(lost(teacher)).to_have_count(0)
    teacher.at_step(place.seq)
    assert (teacher.place, teacher.stage_seen()) == (place, stage)
