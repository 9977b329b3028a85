"""The gossip family on the page: who knows what, crowds on a canvas, curves, trees and deltas from near."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.classroom import Classroom
from tests.page.runs import Run
from tests.page.teacher import Teacher
from tests.page.test_accessibility import violations
from tests.page.test_layout import OUTPUT, PHONE, SCREENS, drawn, overlapping, screen

STEADY = {"delay": [10, 10]}


def write(at: float, node: str, key: str = "x", value: Any = 7) -> dict[str, Any]:
    """The command by which c1 has a node write a key, at a time in ms."""
    return {"at": at, "do": "request", "client": "c1", "node": node, "op": {"do": "update", "key": key, "value": value}}


def gossip(protocol: str, nodes: int = 5, **given: Any) -> Run:
    """A run of one of the family, with a client."""
    return {"concord": 1, "protocol": f"gossip-{protocol}", "seed": 3, "nodes": nodes, "clients": 1, **given}


def crowd(nodes: int = 200, **given: Any) -> Run:
    """A rumor that n1 begins to spread among many nodes."""
    return gossip("rumor", nodes, params={"interval": 50.0}, commands=[write(1, "n1")], **given)


def differing(**given: Any) -> Run:
    """Two stores of five keys that differ in one, and the trees that find it."""
    same = {
        key: {"value": i, "version": [i, "n1"], "deleted": False} for i, key in enumerate(["a", "b", "c", "d"], start=1)
    }
    one = {"value": "new", "version": [9, "n1"], "deleted": False}
    other = {"value": "old", "version": [8, "n1"], "deleted": False}
    initial = {"n1": {"data": {**same, "plum": one}}, "n2": {"data": {**same, "plum": other}}}
    params = {"exchange": "merkle", "interval": 1000}
    return gossip("antientropy", 2, params=params, network={"delay": [60, 60]}, initial=initial, **given)


def overflowing(**given: Any) -> Run:
    """n2 hears of five keys of n1 by deltas of two entries."""
    commands = [write(10 + 10 * i, "n1", f"k{i}", i) for i in range(5)]
    params = {"mtu": 2, "interval": 400}
    return gossip("scuttlebutt", 2, params=params, network=STEADY, commands=commands, **given)


def canvas(teacher: Teacher) -> Locator:
    """The canvas that shows a crowd."""
    return teacher.stage.get_by_role("application", name=re.compile("nodes as points"))


def open_crowd(classroom: Classroom, run: Run | None = None, **options: Any) -> Teacher:
    """A tab that shows a crowd."""
    teacher = classroom.tab(**options)
    teacher.show(run or crowd())
    expect(canvas(teacher)).to_be_visible()
    return teacher


def place_of(page: Page, name: str) -> tuple[float, float]:
    """Where a node of a crowd stands, in CSS pixels of the page."""
    found: list[float] = page.evaluate(
        """async (name) => {
            const { hands } = await import("/static/js/stage/crowd_key.js");
            const { scene } = hands.value;
            const { x, y } = scene.placeOf(scene.layout.index.get(name));
            const { left, top } = scene.canvas.getBoundingClientRect();
            return [left + x, top + y];
        }""",
        name,
    )
    return found[0], found[1]


def count(teacher: Teacher, kind: str) -> int:
    """How many nodes of a crowd are of a kind, as the stage says it."""
    line = teacher.stage.get_by_role("listitem").filter(has_text=re.compile(rf"^{kind}"))
    found = re.search(r"(\d+)$", line.inner_text().strip()) if line.count() else None
    return int(found[1]) if found else 0


# --- few nodes -------------------------------------------------------------------------------------------------------


def test_a_write_by_hand_at_any_node_is_seen_arriving_everywhere(classroom: Classroom) -> None:
    teacher = classroom.open(gossip("antientropy"))
    teacher.step(8)
    teacher.do("n3", "Ask it as a client")
    teacher.ask("x", "tea")
    for node in range(1, 6):
        teacher.play_until(teacher.stage.get_by_role("button", name=re.compile(rf"^n{node}, up to date")))
    chips = teacher.stage.locator(".chip.cell:not(.off) text")
    assert chips.all_text_contents() == ["x=tea"] * 5


def test_a_deletion_is_asked_for_in_the_same_form(classroom: Classroom) -> None:
    teacher = classroom.open(gossip("rumor", commands=[write(1, "n1")]))
    teacher.step(8)
    teacher.do("n1", "Ask it as a client")
    teacher.form.get_by_role("combobox", name="Operation").select_option(label="delete: delete a key")
    teacher.form.get_by_role("textbox", name="Key").fill("x")
    teacher.form.get_by_role("button", name="Send").click()
    expect(teacher.form).to_have_count(0)
    teacher.play_until(teacher.stage.locator(".chip.cell:not(.off)").filter(has_text="x=∅"))


def test_what_a_message_told_is_seen_where_it_arrives(classroom: Classroom) -> None:
    teacher = classroom.open(gossip("rumor", commands=[write(1, "n1")]), reduced_motion="reduce")
    useful, redundant = (teacher.stage.locator(f"g.node[data-came={came}]") for came in ("useful", "redundant"))
    for _ in range(60):
        if useful.count():
            break
        teacher.step()
    expect(useful.first).to_be_visible()
    for _ in range(60):
        if redundant.count():
            break
        teacher.step()
    expect(redundant.first).to_be_visible()


def test_a_node_joins_by_the_button_and_leaves_by_its_menu(classroom: Classroom) -> None:
    teacher = classroom.open(gossip("antientropy"))
    teacher.step(8)
    teacher.inspector.get_by_role("button", name="Add a node").click()
    expect(teacher.node("n6")).to_be_visible()
    teacher.do("n6", "Take its leave")
    expect(teacher.node("n6")).to_have_accessible_name(re.compile("n6, down"))


# --- crowds ----------------------------------------------------------------------------------------------------------


def test_a_crowd_plays_and_its_rumor_spreads(classroom: Classroom) -> None:
    teacher = open_crowd(classroom)
    assert count(teacher, "has not heard") == 200
    teacher.set_speed("End")
    teacher.play()
    teacher.until(lambda: count(teacher, "knows, tells no more") > 20)
    teacher.pause()
    assert count(teacher, "has not heard") < 150
    assert teacher.stage.locator("svg g.node").count() == 0


def test_a_node_of_a_crowd_is_found_by_a_click_and_has_its_menu(classroom: Classroom) -> None:
    teacher = open_crowd(classroom)
    teacher.step(3)
    teacher.page.mouse.click(*place_of(teacher.page, "n123"))
    menu = teacher.page.get_by_role("menu", name="n123", exact=True)
    expect(menu).to_be_visible()
    expect(teacher.inspector.get_by_role("heading", name="n123", exact=True)).to_be_visible()
    expect(teacher.field("state")).to_contain_text("has not heard")
    teacher.choose("Crash")
    teacher.until(lambda: count(teacher, "down") == 1)


def test_a_crowd_is_zoomed_and_moved_and_still_found(classroom: Classroom) -> None:
    teacher = open_crowd(classroom)
    before = place_of(teacher.page, "n50")
    teacher.page.mouse.move(*before)
    teacher.page.mouse.wheel(0, -800)
    teacher.frames()
    assert place_of(teacher.page, "n50") == pytest.approx(before, abs=1)
    x, y = before
    teacher.drag((x + 30, y + 20), (x + 70, y + 50))
    teacher.frames()
    assert place_of(teacher.page, "n50") == pytest.approx((x + 40, y + 30), abs=2)
    teacher.page.mouse.click(*place_of(teacher.page, "n50"))
    expect(teacher.page.get_by_role("menu", name="n50", exact=True)).to_be_visible()


def test_the_keyboard_goes_from_node_to_node_of_a_crowd(classroom: Classroom) -> None:
    teacher = open_crowd(classroom)
    canvas(teacher).focus()
    teacher.page.keyboard.press("ArrowRight")
    expect(teacher.inspector.get_by_role("heading", name="n1", exact=True)).to_be_visible()
    teacher.page.keyboard.press("ArrowDown")
    expect(teacher.inspector.get_by_role("heading", name="n1", exact=True)).to_have_count(0)
    teacher.page.keyboard.press("Enter")
    expect(teacher.menu).to_be_visible()


def test_a_drag_with_shift_cuts_a_crowd_in_two(classroom: Classroom) -> None:
    teacher = open_crowd(classroom)
    teacher.step(2)
    box = canvas(teacher).bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2
    teacher.page.keyboard.down("Shift")
    teacher.drag((middle, box["y"] + 4), (middle, box["y"] + box["height"] - 4))
    teacher.page.keyboard.up("Shift")
    teacher.until(lambda: 80 <= count(teacher, "cut off") <= 120)


def test_a_crowd_is_measured_beside_its_stage(classroom: Classroom) -> None:
    teacher = open_crowd(classroom)
    teacher.set_speed("End")
    teacher.play()
    teacher.until(lambda: count(teacher, "spreads it") > 60)
    teacher.pause()
    curves = teacher.page.get_by_role("group", name="Curves")
    titles = curves.get_by_role("figure").locator("strong").all_inner_texts()
    assert titles == ["Who knows", "Messages with data", "Bytes sent"]
    expect(curves).to_contain_text(re.compile(r"redundant \d+"))
    expect(curves).to_contain_text("the logistic curve of push")
    assert len(curves.locator("path.stairs").first.get_attribute("d") or "") > 40
    assert len(curves.locator("path.expected").get_attribute("d") or "") > 40


def test_the_curves_can_be_put_away_and_brought_back(classroom: Classroom) -> None:
    teacher = classroom.open(gossip("rumor"))
    curves = teacher.page.get_by_role("group", name="Curves")
    expect(curves).to_be_visible()
    teacher.page.get_by_role("button", name="Put the curves away").click()
    expect(curves).to_be_hidden()
    teacher.stage.get_by_role("button", name="Curves").click()
    expect(curves).to_be_visible()


# --- from near -------------------------------------------------------------------------------------------------------


def test_two_trees_show_the_walk_down_to_the_leaf_that_differs(classroom: Classroom) -> None:
    teacher = classroom.open(differing())
    near = teacher.page.get_by_role("region", name="From near")
    trees = near.get_by_role("img", name=re.compile("^The trees of n1 and n2"))
    for _ in range(20):
        if trees.count() and near.locator(".spot.found").count():
            break
        teacher.step()
    expect(trees).to_have_accessible_name(re.compile("They differ in 1 key"))
    expect(near.locator("text.differs, text.found")).to_have_text("plum")
    teacher.to_next("all stores are the same")
    expect(near.locator("text.mended")).to_have_text("plum")
    sent, full = (int(re.sub(r"\D", "", text)) for text in near.locator("dd .number").all_inner_texts())
    assert 0 < sent < full


def test_a_delta_shows_what_was_left_out_and_why(classroom: Classroom) -> None:
    teacher = classroom.open(overflowing())
    near = teacher.page.get_by_role("region", name="From near")
    teacher.to_next("a delta cannot hold all")
    expect(near.get_by_role("heading", name="Delta of n1 for n2")).to_be_visible()
    assert near.locator("tr.sent").count() == 2
    assert near.locator("tr.left").count() > 0
    expect(near).to_contain_text("left out, as a delta holds 2. Depth: first the participant")


# --- nothing in the way ----------------------------------------------------------------------------------------------


def in_the_middle(classroom: Classroom, run: Run, **options: Any) -> Teacher:
    """A tab in the middle of the action."""
    teacher = classroom.tab(**options)
    teacher.show(run)
    teacher.set_speed("End")
    teacher.play()
    teacher.until(lambda: teacher.place.at > 260)
    teacher.pause()
    return teacher


ACTION = {"crowd": crowd, "trees": differing, "delta": overflowing, "few": lambda: crowd(12)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("what", ACTION)
def test_axe_finds_nothing(classroom: Classroom, what: str, scheme: str) -> None:
    teacher = in_the_middle(classroom, ACTION[what](), color_scheme=scheme)
    assert violations(teacher) == []


def test_axe_finds_nothing_on_a_phone_that_shows_the_curves(classroom: Classroom) -> None:
    teacher = classroom.tab(viewport={"width": 390, "height": 844})
    teacher.show(crowd())
    teacher.page.get_by_role("group", name="Panel").get_by_role("button", name="Curves").click()
    expect(teacher.page.get_by_role("group", name="Curves")).to_be_visible()
    assert violations(teacher) == []


@pytest.mark.parametrize("size", [*SCREENS.values(), PHONE], ids=[*SCREENS, "phone"])
def test_nodes_and_what_lies_beside_them_do_not_lie_over_each_other(
    classroom: Classroom, size: tuple[int, int]
) -> None:
    teacher = classroom.open(gossip("scuttlebutt", 6, commands=[write(1, "n1"), write(2, "n2")]), **screen(size))
    teacher.step(30)
    assert overlapping(drawn(teacher)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_of_a_crowd_is_made(classroom: Classroom, scheme: str) -> None:
    teacher = open_crowd(classroom, crowd(1000), color_scheme=scheme)
    teacher.set_speed("End")
    teacher.play()
    teacher.until(lambda: count(teacher, "spreads it") > 300)
    teacher.pause()
    OUTPUT.mkdir(exist_ok=True)
    file = OUTPUT / f"crowd-{scheme}.png"
    teacher.page.screenshot(path=file)
    assert file.stat().st_size > 20_000
