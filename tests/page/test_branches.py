"""What if: a command in the past starts a branch; all branches are listed, and each can be gone back to."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.page.teacher import Teacher


@pytest.fixture
def forked(led: Teacher) -> Teacher:
    """A teacher who saw an entry committed, went back to the election, and crashed the leader there."""
    elected = led.place
    led.to_next("entry committed")
    led.choose_milestone("leader elected")
    led.press("Previous milestone")
    led.at_step(elected.seq)
    led.do("n1", "Crash")
    expect(led.node("n1")).to_have_accessible_name("n1, down, term 1")
    return led


def test_a_command_at_the_last_place_seen_goes_on_with_the_branch(led: Teacher) -> None:
    led.do("n2", "Crash")
    expect(led.node("n2")).to_have_accessible_name(re.compile("down"))
    expect(led.branches).to_contain_text("main line")
    assert led.listed_branches() == []


def test_a_command_in_the_past_starts_a_branch_and_both_are_listed(forked: Teacher) -> None:
    expect(forked.branches).to_contain_text("crash n1")
    assert forked.listed_branches() == ["main line", "crash n1"]


def test_what_was_seen_for_a_moment_alone_is_not_lost_either(led: Teacher) -> None:
    led.select("n1")
    led.page.evaluate(
        """async () => {
          for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "c"]) {
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
            await new Promise(requestAnimationFrame);
          }
        }"""
    )
    expect(led.branches).to_contain_text("crash n1")
    assert led.listed_branches() == ["main line", "crash n1"]


def test_the_main_line_can_be_gone_back_to_where_it_was_left(forked: Teacher) -> None:
    seq = forked.place.seq
    forked.switch_to("main line")
    forked.at_step(seq - 1)
    expect(forked.node("n1")).to_have_accessible_name("n1, leader, term 1")
    forked.to_next("entry committed")
    expect(forked.why).to_contain_text("n1 commits its log")
    forked.switch_to("crash n1")
    expect(forked.node("n1")).to_have_accessible_name("n1, down, term 1")


def test_a_branch_hangs_on_the_diagram_where_it_left_and_leads_to_its_world(forked: Teacher) -> None:
    at = forked.place.at
    forked.page.get_by_role("button", name=f"Branch that left at {at:.1f} ms: main line").click()
    expect(forked.node("n1")).to_have_accessible_name("n1, leader, term 1")
    forked.page.get_by_role("button", name=f"Branch that left at {at:.1f} ms: crash n1").click()
    expect(forked.node("n1")).to_have_accessible_name("n1, down, term 1")


def test_what_is_done_on_a_branch_leaves_the_others_alone(forked: Teacher) -> None:
    forked.do("n2", "Crash")
    expect(forked.node("n2")).to_have_accessible_name(re.compile("down"))
    forked.switch_to("main line")
    expect(forked.node("n2")).to_have_accessible_name(re.compile("follower"))


def test_undo_is_a_fork_too_so_that_what_was_undone_is_not_lost(led: Teacher) -> None:
    led.do("n1", "Crash")
    expect(led.node("n1")).to_have_accessible_name("n1, down, term 1")
    led.undo()
    expect(led.node("n1")).to_have_accessible_name("n1, leader, term 1")
    assert len(led.listed_branches()) == 2
    led.switch_to("main line")
    expect(led.node("n1")).to_have_accessible_name("n1, down, term 1")
