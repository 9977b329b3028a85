"""Why it happened, and what it did: sentences, causes, and the state of a node apart by disk and memory."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.page.teacher import Teacher


def test_every_step_says_what_happened_and_by_which_rule(teacher: Teacher) -> None:
    for _ in range(14):
        teacher.step()
        expect(teacher.headline).to_have_text(re.compile(r"^\w.*\.$"))
        expect(teacher.why).to_contain_text(f"step {teacher.place.seq} · {teacher.place.at:.1f} ms", ignore_case=True)


def test_an_election_names_the_rule_and_the_section_of_the_paper(led: Teacher) -> None:
    expect(led.headline).to_have_text("n1 becomes leader of term 1 with 3 of 5 votes.")
    expect(led.why).to_contain_text("Any two majorities share a server")
    expect(led.why.get_by_text("§5.2", exact=True).first).to_be_visible()


def test_the_causes_lead_back_to_the_root_and_each_is_a_place_to_jump_to(led: Teacher) -> None:
    elected = led.place
    causes = led.why.get_by_role("list").first.get_by_role("button")
    expect(causes).to_have_count(4)  # it stands, two others vote for it, and the first of their votes is counted
    expect(causes.first).to_contain_text("stands for election in term 1")
    causes.first.click()
    expect(led.headline).to_contain_text("n1 hears no leader")
    assert led.place.at == 1.0
    assert led.place.seq < elected.seq


def test_the_causes_of_the_chosen_step_are_lit_on_the_stage_and_in_the_diagram(led: Teacher) -> None:
    ways = led.stage.locator(".lit-ways path.head")
    expect(ways).to_have_count(4)
    lit = led.diagram_seen()
    led.set_speed("Home")
    led.play()
    expect(ways).to_have_count(0)
    led.pause()
    expect(ways).to_have_count(4)
    led.why.get_by_role("list").first.get_by_role("button").first.click()
    expect(ways).to_have_count(0)
    assert led.diagram_seen() != lit


def test_a_click_on_the_diagram_explains_that_step_and_leaves_the_playhead(led: Teacher) -> None:
    here = led.place
    headline = led.headline.inner_text()
    before = led.diagram_seen()
    box = led.diagram.bounding_box()
    assert box is not None
    led.page.mouse.click(box["x"] + 95, box["y"] + box["height"] / 2)
    expect(led.headline).not_to_have_text(headline)
    assert led.place == here
    assert led.diagram_seen() != before
    led.why.get_by_role("button", name="back to now").click()
    expect(led.headline).to_have_text(headline)
    assert led.diagram_seen() == before


def test_those_who_were_sent_something_can_be_looked_at(led: Teacher) -> None:
    led.why.get_by_role("button", name="n4", exact=True).click()
    expect(led.inspector.get_by_role("heading", name="n4", exact=True)).to_be_visible()


# --- the inspector ---------------------------------------------------------------------------------------------------


def test_disk_and_memory_stand_apart(led: Teacher) -> None:
    led.select("n1")

    def names_below(heading: str) -> list[str]:
        title = led.inspector.get_by_role("heading", name=heading)
        return title.locator("xpath=following-sibling::dl[1]").get_by_role("term").all_inner_texts()

    assert names_below("On disk") == ["term", "vote", "log"]
    assert {"role", "votes", "leader"} <= set(names_below("In memory"))


def test_all_fields_of_a_node_are_there_those_not_in_use_folded_away(led: Teacher) -> None:
    led.select("n1")
    idle = led.inspector.locator("details").filter(has_text="fields not in use")
    hidden = idle.get_by_role("term")
    expect(hidden.first).to_be_hidden()
    idle.get_by_text("fields not in use").click()
    expect(hidden.first).to_be_visible()
    assert led.inspector.get_by_role("term").count() >= 18


def test_what_a_step_changed_is_shown_with_what_was_there_before(led: Teacher) -> None:
    led.select("n1")
    expect(led.field("role")).to_contain_text(re.compile("leader.*was candidate"))
    expect(led.field("log")).to_contain_text(re.compile("1 entry.*was 0 entries"))
    expect(led.field("term")).not_to_contain_text("was")
    led.select("n2")
    expect(led.inspector.get_by_text(re.compile("^was "))).to_have_count(0)


def test_the_inspector_follows_the_steps_until_a_node_is_chosen(led: Teacher) -> None:
    expect(led.inspector.get_by_role("heading", name="n1", exact=True)).to_be_visible()
    led.page.keyboard.press("5")
    expect(led.inspector.get_by_role("heading", name="n5", exact=True)).to_be_visible()
    led.step(3)
    expect(led.inspector.get_by_role("heading", name="n5", exact=True)).to_be_visible()
    led.page.keyboard.press("5")
    expect(led.inspector.get_by_role("button", pressed=True)).to_have_count(0)
