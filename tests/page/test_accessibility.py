"""No accessibility rule that axe-core knows is broken, in any of the page's main states."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.page.classroom import Classroom
from tests.page.runs import led_by_n1, with_two_leaders
from tests.page.teacher import Teacher
from visualizer.bootstrap import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(teacher: Teacher) -> list[str]:
    """What axe-core finds wrong with the page as it is now: the rule, and where."""
    teacher.page.evaluate(AXE)
    found: list[str] = teacher.page.evaluate(
        """async () => {
          const { violations } = await axe.run(document, { resultTypes: ["violations"] });
          const where = ({ html, any }) => `${html.slice(0, 200)} ${any[0]?.message ?? ""}`;
          return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${where(node)}`));
        }"""
    )
    return found


def start(teacher: Teacher) -> None:
    teacher.at_step(0)


def in_the_middle(teacher: Teacher) -> None:
    teacher.to_next("leader elected")
    teacher.do("n1", "Ask it as a client")
    teacher.ask("x", "5")
    teacher.do("n3", "Crash")
    expect(teacher.node("n3")).to_have_accessible_name("n3, down, term 1")
    teacher.do("n4", "Pause")
    teacher.do("n5", "Isolate")
    teacher.select("n1")


def drawer_at(tab: str) -> Callable[[Teacher], None]:
    return lambda teacher: expect(teacher.open_drawer(tab)).to_be_visible()


def wrong_value(teacher: Teacher) -> None:
    box = teacher.open_drawer("New run").get_by_role("textbox", name="Nodes")
    box.fill("0")
    expect(box).to_have_attribute("aria-invalid", "true")


def node_menu(teacher: Teacher) -> None:
    teacher.open_menu("n2")


def request_form(teacher: Teacher) -> None:
    teacher.do("n2", "Ask it as a client")
    expect(teacher.form).to_be_visible()


def branch_list(teacher: Teacher) -> None:
    teacher.to_next("leader elected")
    teacher.step_back(2)
    teacher.do("n2", "Crash")
    expect(teacher.branches).to_contain_text("crash n2")
    teacher.branches.click()


def help_dialog(teacher: Teacher) -> None:
    teacher.page.keyboard.press("?")
    expect(teacher.page.get_by_role("dialog", name="Help")).to_be_visible()


def share_dialog(teacher: Teacher) -> None:
    teacher.share()


def chinese(teacher: Teacher) -> None:
    in_the_middle(teacher)
    teacher.page.keyboard.press("l")
    expect(teacher.page.locator("html")).to_have_attribute("lang", "zh-CN")


STATES: dict[str, Callable[[Teacher], None]] = {
    "at the start": start,
    "in the middle of the action": in_the_middle,
    "the stories": drawer_at("Stories"),
    "the form of a new run": drawer_at("New run"),
    "links and clocks": drawer_at("Links, clocks"),
    "a value that is not possible": wrong_value,
    "the menu of a node": node_menu,
    "the request form": request_form,
    "the list of the branches": branch_list,
    "the help": help_dialog,
    "sharing": share_dialog,
    "in Chinese": chinese,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(classroom: Classroom, state: str, scheme: str) -> None:
    teacher = classroom.open(led_by_n1(), color_scheme=scheme)
    STATES[state](teacher)
    assert violations(teacher) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_a_promise_is_broken(classroom: Classroom, scheme: str) -> None:
    teacher = classroom.open(with_two_leaders(), color_scheme=scheme)
    teacher.to_next("leader elected")
    teacher.to_next("leader elected")
    expect(teacher.page.get_by_text("A promise is broken.")).to_be_visible()
    assert violations(teacher) == []


@pytest.mark.parametrize("panel", ["Why", "State", "Time"])
def test_axe_finds_nothing_on_a_phone(classroom: Classroom, panel: str) -> None:
    teacher = classroom.open(led_by_n1(), viewport={"width": 390, "height": 844})
    teacher.page.get_by_role("group", name="Panel").get_by_role("button", name=panel).click()
    assert violations(teacher) == []


def test_axe_finds_what_is_wrong(teacher: Teacher) -> None:
    teacher.page.evaluate("() => document.querySelector('button').removeAttribute('aria-label')")
    teacher.page.evaluate("() => document.body.append(document.createElement('button'))")
    assert any(found.startswith("button-name") for found in violations(teacher))
