"""The keyboard reaches everything that is frequent, and a screen reader is told what happens."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.page.teacher import Teacher

Check = Callable[[Teacher], None]


def help_of(teacher: Teacher) -> Locator:
    """The help, opened by its key."""
    teacher.page.keyboard.press("?")
    dialog = teacher.page.get_by_role("dialog", name="Help")
    expect(dialog).to_be_visible()
    return dialog


def plays(teacher: Teacher) -> None:
    expect(teacher.transport.get_by_role("button", name="Pause", exact=True)).to_be_visible()


def is_at(seq: int) -> Check:
    return lambda teacher: teacher.at_step(seq)


def moved_on(teacher: Teacher) -> None:
    expect(teacher.why).to_contain_text("commits its log")


def is_before_everything(teacher: Teacher) -> None:
    expect(teacher.page.get_by_text("Not found: there is none before this place.")).to_be_visible()


def speed_is(text: str) -> Check:
    return lambda teacher: expect(teacher.transport.get_by_role("status")).to_have_text(text)


def node_says(pattern: str) -> Check:
    return lambda teacher: expect(teacher.node("n2")).to_have_accessible_name(re.compile(pattern))


def is_cut(teacher: Teacher) -> None:
    expect(teacher.stage.locator("[data-cut]").first).to_be_attached()


def form_is_open(teacher: Teacher) -> None:
    expect(teacher.page.get_by_role("dialog", name="Ask n2")).to_be_visible()


def drawer_is_open(teacher: Teacher) -> None:
    expect(teacher.drawer).to_be_visible()


def is_chinese(teacher: Teacher) -> None:
    expect(teacher.page.locator("html")).to_have_attribute("lang", "zh-CN")


def is_dark(teacher: Teacher) -> None:
    expect(teacher.page.locator("html")).to_have_attribute("data-theme", "dark")


def help_is_open(teacher: Teacher) -> None:
    expect(teacher.page.get_by_role("dialog", name="Help")).to_be_visible()


def crash_is_undone(teacher: Teacher) -> None:
    expect(teacher.node("n2")).to_have_accessible_name("n2, follower, term 1")
    expect(teacher.branches).to_contain_text("command undone")


def nobody_is_selected(teacher: Teacher) -> None:
    expect(teacher.inspector.get_by_role("button", pressed=True)).to_have_count(0)


def heals(teacher: Teacher) -> None:
    expect(teacher.headline).to_have_text("You healed every link.")


KEYS: dict[str, tuple[str, Check | None]] = {
    "Space": ("Play or pause", plays),
    "←": ("Step back", is_at(11)),
    "→": ("Step forward", is_at(13)),
    "n": ("Next milestone", moved_on),
    "p": ("Previous milestone", is_before_everything),
    "+": ("Faster", speed_is("1/15")),
    "-": ("Slower", speed_is("1/30")),
    "[": ("Zoom out", None),
    "]": ("Zoom in on the diagram", None),
    "1 … 9": ("Select a node; again to let go", nobody_is_selected),
    "c": ("Crash or restart it", node_says("down")),
    "s": ("Pause or resume it", node_says("paused")),
    "i": ("Isolate it or heal its links", is_cut),
    "t": ("Let its timer run out now", node_says("candidate")),
    "r": ("Ask for something as a client", form_is_open),
    "h": ("Heal all links", heals),
    "u": ("Undo the last command", crash_is_undone),
    "o": ("Stories and set-up", drawer_is_open),
    "l": ("English or Chinese", is_chinese),
    "d": ("Light or dark", is_dark),
    "?": ("This help", help_is_open),
    "Esc": ("Close, let go", nobody_is_selected),
}
"""Every key of the help, and what comes of it at the election with n2 selected. None: the diagram is painted anew."""

PRESSED = {"Space": " ", "←": "ArrowLeft", "→": "ArrowRight", "1 … 9": "2", "Esc": "Escape"}
"""What a person presses, where it is not what the help shows."""


def test_the_help_lists_every_key_that_is_tried_here(teacher: Teacher) -> None:
    dialog = help_of(teacher)
    rows = dialog.locator("dl > div").filter(has=teacher.page.locator("kbd"))
    listed = dict(row.split("\n", 1) for row in rows.all_inner_texts())
    assert {key: label.strip() for key, label in listed.items()} == {key: label for key, (label, _) in KEYS.items()}


@pytest.mark.parametrize("key", KEYS)
def test_a_key_does_what_the_help_says(led: Teacher, key: str) -> None:
    led.choose_milestone("any milestone")
    led.select("n2")
    if key == "u":
        led.page.keyboard.press("c")
        expect(led.node("n2")).to_have_accessible_name(re.compile("down"))
    painted = led.diagram_seen()
    led.page.keyboard.press(PRESSED.get(key, key))
    check = KEYS[key][1]
    if check is None:
        assert led.diagram_seen() != painted
    else:
        check(led)


def test_the_help_closes_with_escape_and_gives_the_focus_back(teacher: Teacher) -> None:
    opener = teacher.page.get_by_role("button", name="Help and keys")
    opener.focus()
    opener.press("Enter")
    dialog = teacher.page.get_by_role("dialog", name="Help")
    expect(dialog).to_be_visible()
    teacher.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_keys_do_nothing_behind_an_open_dialog(teacher: Teacher) -> None:
    help_of(teacher)
    for key in ("ArrowRight", "o", "l"):
        teacher.page.keyboard.press(key)
    teacher.frames(5)
    teacher.at_step(0)
    expect(teacher.page.locator("html")).to_have_attribute("lang", "en")
    expect(teacher.drawer).to_have_count(0)


def test_what_is_typed_into_a_field_is_text_and_no_command(led: Teacher) -> None:
    led.do("n2", "Ask it as a client")
    key = led.form.get_by_role("textbox", name="Key")
    key.fill("")
    key.press_sequentially("cushion 1?")
    expect(key).to_have_value("cushion 1?")
    expect(led.node("n2")).to_have_accessible_name("n2, follower, term 1")
    expect(led.page.locator("html")).to_have_attribute("lang", "en")


def test_the_stage_is_walked_with_the_arrow_keys(led: Teacher) -> None:
    first = led.node("n1")
    first.focus()
    led.page.keyboard.press("ArrowDown")
    expect(led.node("n2")).to_be_focused()
    led.page.keyboard.press("Enter")
    expect(led.page.get_by_role("menu", name="n2")).to_be_visible()
    expect(led.menu.get_by_role("menuitem").first).to_be_focused()
    led.page.keyboard.press("ArrowDown")
    expect(led.menu.get_by_role("menuitem").nth(1)).to_be_focused()
    led.page.keyboard.press("Escape")
    expect(led.menu).to_have_count(0)
    expect(led.node("n2")).to_be_focused()


def test_the_diagram_is_a_slider_with_the_keys_of_one(led: Teacher) -> None:
    elected = led.place
    led.diagram.press("ArrowLeft")
    led.at_step(elected.seq - 1)
    expect(led.diagram).to_have_attribute("aria-valuetext", re.compile(rf"ms, step {elected.seq - 1}$"))
    led.diagram.press("Home")
    led.at_step(0)
    led.diagram.press("End")
    led.at_step(elected.seq)


_FOCUS = """() => {
  const { activeElement: here } = document;
  if (here === document.body) return ["", true];
  const look = () => [here, ...here.querySelectorAll("*")].map((part) => {
    const { outlineStyle, outlineWidth, boxShadow, opacity, stroke, strokeWidth } = getComputedStyle(part);
    return [outlineStyle, outlineWidth, boxShadow, opacity, stroke, strokeWidth].join();
  }).join();
  const focused = look();
  here.blur();
  const blurred = look();
  here.focus();
  return [here.getAttribute("aria-label") ?? here.innerText ?? here.tagName, focused !== blurred];
}"""
"""What has the focus, and whether it looks otherwise than without."""


def test_everything_is_reached_with_the_tab_key_and_shows_where_the_focus_is(teacher: Teacher) -> None:
    reached = []
    for _ in range(60):
        teacher.page.keyboard.press("Tab")
        name, is_shown = teacher.page.evaluate(_FOCUS)
        if not name:
            break
        assert is_shown, f"{name} has the focus and does not show it"
        reached.append(name.split(",")[0])
    for control in ("Set up", "Share", "Theme", "Help and keys", "n1", "Step back", "Play", "Step forward"):
        assert control in reached


def test_the_current_step_is_announced(teacher: Teacher) -> None:
    live = teacher.page.locator("[aria-live=polite]")
    for _ in range(8):
        teacher.step()
        expect(live).to_have_text(teacher.headline.inner_text())


def test_while_playing_only_what_matters_is_announced(teacher: Teacher) -> None:
    live = teacher.page.locator("[aria-live=polite]")
    teacher.set_speed("End")
    teacher.play()
    expect(live).to_have_text(re.compile("stands for election|becomes leader"))
    teacher.until(lambda: teacher.place.at > 400)
    assert "heartbeat" not in live.inner_text()
