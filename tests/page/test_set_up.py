"""The set-up of a run: forms with bounds, other sizes and networks, stories, and what is broken on purpose."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.page.classroom import Classroom
from tests.page.runs import led_by_n1, run_in, with_two_leaders
from tests.page.teacher import Teacher


@pytest.fixture
def form(teacher: Teacher) -> Locator:
    """The form of a new run."""
    return teacher.open_drawer("New run")


def start(form: Locator) -> None:
    form.get_by_role("button", name="Start this run").click()


def started(teacher: Teacher) -> None:
    """Wait until a run has been started from the form."""
    expect(teacher.drawer).to_have_count(0)
    teacher.at_step(0)


def test_another_number_of_nodes_and_clients_starts_another_run(teacher: Teacher, form: Locator) -> None:
    form.get_by_role("textbox", name="Nodes").fill("3")
    form.get_by_role("textbox", name="Clients").fill("2")
    start(form)
    started(teacher)
    expect(teacher.stage.get_by_role("button", name=re.compile(r"^n\d, "))).to_have_count(3)
    expect(teacher.stage.get_by_role("button", name=re.compile(r"^c\d, "))).to_have_count(2)
    expect(teacher.page.get_by_role("banner")).to_contain_text("3 nodes, 2 clients")


def test_what_is_set_is_what_the_run_has(teacher: Teacher, form: Locator) -> None:
    before = run_in(teacher.link)
    timeout = form.get_by_role("group", name=re.compile("^election timeout"))
    timeout.get_by_role("textbox", name="from").fill("400")
    timeout.get_by_role("textbox", name="to").fill("500")
    form.get_by_role("checkbox", name=re.compile("pre-?vote", re.IGNORECASE)).check()
    form.get_by_role("textbox", name="Loss").fill("0.25")
    start(form)
    started(teacher)
    teacher.page.wait_for_function("(old) => location.href !== old", arg=teacher.page.url)
    run = run_in(teacher.link)
    assert run["params"]["election_timeout"] == [400, 500]
    assert run["params"]["pre_vote"] is True
    assert run["network"]["loss"] == 0.25
    assert run["seed"] == before["seed"]
    teacher.step(6)
    assert 400 <= teacher.place.at <= 500


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("Nodes", "0", "From 1 to 60."),
        ("Nodes", "10000", "From 1 to 60."),
        ("Nodes", "2.5", "A whole number is wanted here."),
        ("Nodes", "five", "A number is missing here."),
        ("Loss", "1.5", "From 0 to 1."),
        ("Loss", "NaN", "A number is missing here."),
        ("Loss", "", "A number is missing here."),
        ("Seed", "-1", "From 0 to 9007199254740991."),
    ],
)
def test_a_value_out_of_bounds_is_marked_with_a_sentence_and_nothing_is_sent(
    teacher: Teacher, form: Locator, field: str, typed: str, sentence: str
) -> None:
    box = form.get_by_role("textbox", name=field)
    box.fill(typed)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(re.compile(f"{re.escape(sentence)}$"))
    expect(form).to_contain_text("One value is not possible.")
    start(form)
    expect(box).to_be_focused()
    teacher.frames(10)
    assert teacher.watch.asked("restart") == 0
    expect(form).to_be_visible()


def test_the_ends_of_a_range_in_the_wrong_order_are_marked(teacher: Teacher, form: Locator) -> None:
    delay = form.get_by_role("group", name=re.compile("^Delay"))
    delay.get_by_role("textbox", name="from").fill("50")
    expect(form).to_contain_text("The low end 50 is above the high end 20.")
    start(form)
    teacher.frames(10)
    assert teacher.watch.asked("restart") == 0


def test_a_value_that_is_mended_is_taken(teacher: Teacher, form: Locator) -> None:
    box = form.get_by_role("textbox", name="Nodes")
    box.fill("0")
    expect(box).to_have_attribute("aria-invalid", "true")
    box.fill("4")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    start(form)
    started(teacher)
    expect(teacher.node("n4")).to_be_visible()
    expect(teacher.node("n5")).to_have_count(0)


def test_a_story_of_the_list_is_told(teacher: Teacher) -> None:
    drawer = teacher.open_drawer("Stories")
    story = drawer.get_by_role("button", name=re.compile("leader crashes", re.IGNORECASE)).first
    title = story.locator("strong").inner_text()
    story.click()
    started(teacher)
    expect(teacher.page.get_by_role("banner")).to_contain_text(title)
    teacher.to_next("leader elected")
    teacher.to_next("leader lost")


def test_every_story_opens_and_plays(teacher: Teacher) -> None:
    teacher.set_speed("End")
    count = teacher.open_drawer("Stories").get_by_role("tabpanel").get_by_role("button").count()
    assert count >= 8
    for i in range(count):
        if i > 0:
            teacher.open_drawer("Stories")
        teacher.drawer.get_by_role("tabpanel").get_by_role("button").nth(i).click()
        started(teacher)
        teacher.play()
        expect(teacher.step_number).not_to_have_text(re.compile(r"^step \d$"))
        teacher.pause()


# --- broken on purpose -----------------------------------------------------------------------------------------------


def test_a_broken_variant_is_chosen_in_the_form_and_named_in_the_title(teacher: Teacher, form: Locator) -> None:
    variants = form.get_by_role("group", name="Correct or broken")
    assert variants.get_by_role("radio").count() == 9
    variants.locator("input[value=votes-twice]").check()
    start(form)
    started(teacher)
    expect(teacher.page.get_by_role("banner")).to_contain_text("broken:")


def test_a_broken_promise_cannot_be_missed_and_its_button_leads_to_the_step(classroom: Classroom) -> None:
    teacher = classroom.open(with_two_leaders())
    banner = teacher.page.get_by_role("alert").filter(has_text="A promise is broken.")
    expect(banner).to_have_count(0)
    teacher.to_next("leader elected")
    teacher.to_next("leader elected")
    expect(banner).to_be_visible()
    expect(banner).to_contain_text("term 1")
    expect(teacher.inspector.get_by_text(re.compile(r"\d of 9 promises broken"))).to_be_visible()
    broke = int(re.findall(r"Show step (\d+)", banner.inner_text())[0])
    teacher.step(5)
    banner.get_by_role("button", name=f"Show step {broke}").click()
    teacher.at_step(broke)
    teacher.step_back()
    expect(banner).to_have_count(0)


def test_correct_raft_breaks_no_promise_in_the_same_story(classroom: Classroom) -> None:
    story = with_two_leaders()
    teacher = classroom.open({**story, "variant": None})
    teacher.to_next("leader elected")
    teacher.to_next("entry committed")
    expect(teacher.inspector.get_by_text("All 9 promises kept")).to_be_visible()
    expect(teacher.page.get_by_role("alert").filter(has_text="A promise is broken.")).to_have_count(0)


def test_a_run_without_clients_says_so_where_a_client_is_needed(classroom: Classroom) -> None:
    teacher = classroom.open(led_by_n1(clients=0))
    teacher.page.keyboard.press("r")
    expect(teacher.page.get_by_text("This run has no client to ask with.")).to_be_visible()
