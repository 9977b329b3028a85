"""Two languages and two themes, changed while the page is open; and movement that can be done without."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.page.classroom import Classroom
from tests.page.runs import led_by_n1
from tests.page.teacher import Teacher

CHINESE = re.compile("[\u4e00-\u9fff]")


def to_chinese(teacher: Teacher) -> None:
    teacher.page.get_by_role("button", name="中文").click()
    expect(teacher.page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_the_language_changes_without_a_reload_and_the_world_stays(led: Teacher) -> None:
    led.page.evaluate("() => (window.notReloaded = true)")
    place = led.place
    title = led.page.title()
    to_chinese(led)
    expect(led.page.get_by_role("paragraph").filter(has_text=CHINESE).first).to_be_visible()
    assert led.page.evaluate("() => window.notReloaded") is True
    assert led.page.title() != title or not CHINESE.search(led.page.title())
    led.page.get_by_role("button", name="EN", exact=True).click()
    expect(led.page.locator("html")).to_have_attribute("lang", "en")
    expect(led.headline).to_have_text("n1 becomes leader of term 1 with 3 of 5 votes.")
    assert led.place == place


def test_in_chinese_no_english_sentence_is_left(led: Teacher) -> None:
    to_chinese(led)
    led.page.keyboard.press("?")
    led.frames()
    texts: list[str] = led.page.evaluate(
        """() => {
          const said = [];
          for (const part of document.body.querySelectorAll(":not(noscript)")) {
            said.push(part.getAttribute("aria-label"), part.getAttribute("title"));
            for (const { nodeType, data } of part.childNodes) if (nodeType === Node.TEXT_NODE) said.push(data);
          }
          return said.filter(Boolean);
        }"""
    )
    sentences = {text for text in texts if re.search(r"[a-z]{2,} [a-z]{2,}", text)}
    assert {text for text in sentences if not CHINESE.search(text)} == set()


def test_the_language_is_remembered_and_otherwise_the_browsers(classroom: Classroom) -> None:
    teacher = classroom.tab(locale="zh-CN")
    teacher.page.goto(teacher.address)
    expect(teacher.page.locator("html")).to_have_attribute("lang", "zh-CN")
    teacher.page.get_by_role("button", name="EN", exact=True).click()
    expect(teacher.page.locator("html")).to_have_attribute("lang", "en")
    teacher.reload()
    expect(teacher.page.locator("html")).to_have_attribute("lang", "en")


def test_the_theme_is_the_systems_until_it_is_chosen_and_then_remembered(classroom: Classroom) -> None:
    teacher = classroom.open(led_by_n1(), color_scheme="dark")
    html = teacher.page.locator("html")
    expect(html).to_have_attribute("data-theme", "dark")
    ground = "(page) => getComputedStyle(page).backgroundColor"
    dark = html.evaluate(ground)
    teacher.page.get_by_role("button", name="Theme").click()
    teacher.menu.get_by_role("menuitemradio", name="Light").click()
    expect(html).to_have_attribute("data-theme", "light")
    assert html.evaluate(ground) != dark
    teacher.reload()
    expect(html).to_have_attribute("data-theme", "light")


def test_the_diagram_is_painted_anew_in_the_other_theme(led: Teacher) -> None:
    light = led.diagram_seen()
    led.page.keyboard.press("d")
    expect(led.page.locator("html")).to_have_attribute("data-theme", "dark")
    assert led.diagram_seen() != light
    led.page.keyboard.press("d")
    expect(led.page.locator("html")).to_have_attribute("data-theme", "light")
    assert led.diagram_seen() == light


def places_of_a_message(teacher: Teacher) -> set[str]:
    """Where a message is drawn, frame by frame, until it has arrived."""
    teacher.to_next("leader elected")
    item = teacher.messages("^AppendEntries, n1 → n3").get_attribute("data-item")
    for _ in range(5):
        teacher.speed.press("ArrowLeft")
    teacher.play()
    seen: list[str] = teacher.page.evaluate(
        """async (item) => {
          const places = new Set();
          for (;;) {
            const drawn = document.querySelector(`[data-item="${item}"] > g`);
            if (!drawn) return [...places];
            places.add(drawn.getAttribute("transform"));
            await new Promise(requestAnimationFrame);
          }
        }""",
        item,
    )
    return set(seen)


def test_messages_travel(classroom: Classroom) -> None:
    assert len(places_of_a_message(classroom.open(led_by_n1()))) > 5


def test_messages_do_not_travel_for_those_who_want_no_movement(classroom: Classroom) -> None:
    assert len(places_of_a_message(classroom.open(led_by_n1(), reduced_motion="reduce"))) <= 3
