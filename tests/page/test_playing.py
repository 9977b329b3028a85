"""Time on the page: playing, pausing, stepping both ways, scrubbing, jumping, and starting over."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.page.classroom import Classroom
from tests.page.runs import raft
from tests.page.teacher import FASTEST, SLOWEST, Teacher, middle


def test_five_nodes_elect_a_leader_while_the_page_plays(classroom: Classroom) -> None:
    teacher = classroom.open()
    assert [teacher.says(f"n{i}") for i in range(1, 6)] == [f"n{i}, follower, term 0" for i in range(1, 6)]
    teacher.play_until(teacher.stage.get_by_role("button", name=re.compile(r"^n\d, leader, term \d")))
    expect(teacher.inspector.get_by_text("All 9 promises kept")).to_be_visible()


def test_pause_stops_everything(teacher: Teacher) -> None:
    teacher.play_until(teacher.messages())

    before = teacher.world_seen(), teacher.diagram_seen()
    teacher.frames(30)
    assert (teacher.world_seen(), teacher.diagram_seen()) == before


def test_a_step_forwards_and_back_gives_every_node_exactly_as_it_was(led: Teacher) -> None:
    before = led.world_seen()
    led.step()
    assert led.world_seen() != before
    led.step_back()
    assert led.world_seen() == before


def test_each_world_is_the_same_whether_one_comes_to_it_forwards_or_back(teacher: Teacher) -> None:
    teacher.step(8)
    forwards = [teacher.stage_seen()]
    for _ in range(6):
        teacher.step()
        forwards.append(teacher.stage_seen())
    back = [teacher.stage_seen()]
    for _ in range(6):
        teacher.step_back()
        back.append(teacher.stage_seen())
    assert back[::-1] == forwards


def test_stepping_back_ends_before_the_first_step(teacher: Teacher) -> None:
    start = teacher.stage_seen()
    teacher.step(2)
    teacher.step_back(2)
    teacher.press("Step back")
    teacher.at_step(0)
    assert teacher.stage_seen() == start
    expect(teacher.why).to_contain_text("Nothing has happened yet")


def test_a_drag_over_the_diagram_scrubs_through_time(led: Teacher) -> None:
    _, y = middle(led.diagram)
    here = led.place
    with led.dragging((480, y), (130, y)):
        early = led.place
        there = led.stage_seen()
        led.page.mouse.move(160, y, steps=4)
        later = led.place
        led.page.mouse.move(130, y, steps=4)
        assert led.place == early
        assert led.stage_seen() == there
    assert early.at < later.at < here.at
    assert led.place == early


def test_a_click_on_the_axis_puts_the_playhead_there(led: Teacher) -> None:
    box = led.diagram.bounding_box()
    assert box is not None
    places = []
    for x in (150, 130, 150):
        led.page.mouse.click(x, box["y"] + 12)
        led.frames()
        places.append(led.place)
    assert places[1].at < places[0].at
    assert places[2] == places[0]


def test_the_wheel_zooms_the_diagram_so_that_the_same_way_is_less_time(led: Teacher) -> None:
    box = led.diagram.bounding_box()
    assert box is not None
    y = box["y"] + 12

    def time_of_a_hundred_pixels() -> float:
        led.page.mouse.click(250, y)
        led.frames()
        first = led.place.at
        led.page.mouse.click(150, y)
        led.frames()
        return first - led.place.at

    led.to_next("entry committed")
    led.play_until(led.transport.get_by_text(re.compile(r"^[4-9]\d\d\.\d ms$")))
    before = time_of_a_hundred_pixels()
    led.page.mouse.move(200, y + 60)
    led.page.mouse.wheel(0, -300)
    led.frames()
    assert 0 < time_of_a_hundred_pixels() < before


def test_the_page_jumps_to_the_next_and_the_previous_milestone_of_a_kind(teacher: Teacher) -> None:
    teacher.to_next("leader elected")
    assert teacher.says("n1") == "n1, leader, term 1"
    expect(teacher.headline).to_contain_text("becomes leader of term 1")
    elected = teacher.place
    committed = teacher.to_next("entry committed")
    assert committed.seq > elected.seq
    expect(teacher.why).to_contain_text("commits its log")
    teacher.choose_milestone("leader elected")
    teacher.press("Previous milestone")
    teacher.at_step(elected.seq)
    teacher.press("Previous milestone")
    expect(teacher.page.get_by_text("Not found: there is none before this place.")).to_be_visible()
    assert teacher.place == elected


def test_the_slider_sets_how_fast_time_runs(led: Teacher) -> None:
    def gone_in_frames(key: str) -> float:
        led.set_speed(key)
        before = led.place.at
        led.play()
        led.frames(20)
        led.pause()
        return led.place.at - before

    slow = gone_in_frames(SLOWEST)
    expect(led.transport.get_by_role("status")).to_have_text("1/1000")
    fast = gone_in_frames(FASTEST)
    expect(led.transport.get_by_role("status")).to_have_text("1")
    assert fast > 10 * slow


def test_at_the_default_speed_an_election_timeout_lasts_some_seconds(teacher: Teacher) -> None:
    expect(teacher.speed).to_have_attribute("aria-valuetext", "1/20 of real time")


def test_starting_over_gives_the_same_steps(classroom: Classroom) -> None:
    teacher = classroom.open(raft(seed=11))
    before = teacher.story(12)
    teacher.press("Start over, same seed")
    teacher.at_step(0)
    assert teacher.story(12) == before


def test_a_new_seed_gives_other_steps(classroom: Classroom) -> None:
    teacher = classroom.open(raft(seed=11))
    before = teacher.story(9)
    teacher.press("Start over, new seed")
    teacher.at_step(0)
    assert teacher.story(9) != before
