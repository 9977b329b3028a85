"""The page on a projector, a laptop and a phone: everything in its place, nothing over anything else."""

from __future__ import annotations

import re
from itertools import combinations
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, expect

from tests.page.classroom import Classroom
from tests.page.runs import led_by_n1, with_two_leaders
from tests.page.teacher import Teacher
from visualizer.bootstrap import ROOT

SCREENS = {"projector": (1280, 720), "laptop": (1440, 900)}
PHONE = (390, 844)

OUTPUT = ROOT / "tests" / "output"
"""Where pictures of the page are put; git ignores it."""


class Box(NamedTuple):
    """A rectangle on the screen, in CSS pixels, and what it is of."""

    name: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge, up to half a pixel."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.5 and down > 0.5


def box_of(name: str, thing: Locator) -> Box:
    """Where something is on the screen."""
    box = thing.bounding_box()
    assert box is not None, f"{name} is not shown"
    return Box(name, box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"])


def screen(size: tuple[int, int]) -> dict[str, object]:
    return {"viewport": {"width": size[0], "height": size[1]}}


def places(teacher: Teacher) -> list[Box]:
    """The places of the page, from top to bottom."""
    named = {
        "header": teacher.page.get_by_role("banner"),
        "why": teacher.why,
        "stage": teacher.stage,
        "inspector": teacher.inspector,
        "transport": teacher.transport,
        "diagram": teacher.page.get_by_role("region", name="Time"),
    }
    return [box_of(name, place) for name, place in named.items()]


def overlapping(boxes: list[Box]) -> list[str]:
    """The pairs of boxes that lie over each other."""
    return [f"{one} over {other}" for one, other in combinations(boxes, 2) if one.overlaps(other)]


def in_the_middle(teacher: Teacher) -> None:
    """A leader with entries in all logs, a crashed, a paused and an isolated node, and a client with an answer."""
    teacher.to_next("leader elected")
    for value in ("1", "2", "3"):
        teacher.do("n1", "Ask it as a client")
        teacher.ask("x", value)
        teacher.to_next("entry committed")
    teacher.do("n3", "Crash")
    expect(teacher.node("n3")).to_have_accessible_name(re.compile("down"))
    teacher.do("n4", "Pause")
    teacher.do("n5", "Isolate")
    expect(teacher.stage.locator("[data-cut]").first).to_be_attached()


@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
def test_the_page_is_one_screen_that_does_not_scroll(classroom: Classroom, size: tuple[int, int]) -> None:
    teacher = classroom.open(led_by_n1(), **screen(size))
    in_the_middle(teacher)
    across, down, scrolled = teacher.page.evaluate(
        """() => {
          const { scrollingElement: page } = document;
          scrollTo(999, 999);
          return [page.scrollWidth, page.scrollHeight, [page.scrollLeft, page.scrollTop]];
        }"""
    )
    assert (across, down, scrolled) == (*size, [0, 0])


@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
def test_the_places_fill_the_screen_and_do_not_overlap(classroom: Classroom, size: tuple[int, int]) -> None:
    teacher = classroom.open(led_by_n1(), **screen(size))
    in_the_middle(teacher)
    boxes = places(teacher)
    assert overlapping(boxes) == []
    assert overlapping(drawn(teacher)) == []
    assert (min(box.left for box in boxes), min(box.top for box in boxes)) == (0, 0)
    assert (max(box.right for box in boxes), max(box.bottom for box in boxes)) == size


@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
def test_a_banner_takes_room_and_covers_nothing(classroom: Classroom, size: tuple[int, int]) -> None:
    teacher = classroom.open(with_two_leaders(), **screen(size))
    teacher.to_next("leader elected")
    teacher.to_next("leader elected")
    banner = teacher.page.get_by_role("alert").filter(has_text="A promise is broken.")
    expect(banner).to_be_visible()
    boxes = [*places(teacher), box_of("banner", banner)]
    assert overlapping(boxes) == []
    assert max(box.bottom for box in boxes) == size[1]


@pytest.mark.parametrize("size", [*SCREENS.values(), PHONE], ids=[*SCREENS, "phone"])
def test_the_controls_of_the_transport_do_not_overlap(classroom: Classroom, size: tuple[int, int]) -> None:
    teacher = classroom.open(led_by_n1(), **screen(size))
    controls = teacher.transport.locator("button:visible, select:visible, input:visible, .clock:visible").all()
    boxes = [box_of(f"control {i}", control) for i, control in enumerate(controls)]
    assert len(boxes) >= 11
    assert overlapping(boxes) == []
    assert all(box.left >= 0 and box.right <= size[0] for box in boxes)


def drawn(teacher: Teacher) -> list[Box]:
    """The discs of the nodes, the cells of their logs, the clients with their captions, and the hint in the corner."""
    found: list[list[object]] = teacher.page.evaluate(
        """() => [...document.querySelectorAll(".nodes .body, .nodes .caption, .nodes .chip, .nodes .more, .hint")]
          .map((part) => [part, part.getBoundingClientRect()])
          .filter(([, { width, height }]) => width * height > 0)
          .map(([part, { left, top, right, bottom }]) => {
            const of = part.closest("[data-item]")?.dataset.item ?? "";
            return [`${of} ${part.getAttribute("class")}`, left, top, right, bottom];
          })"""
    )
    return [Box(*part) for part in found]  # type: ignore[arg-type]


@pytest.mark.parametrize("nodes", [3, 5, 7])
@pytest.mark.parametrize("size", [*SCREENS.values(), PHONE], ids=[*SCREENS, "phone"])
def test_nodes_clients_and_logs_do_not_lie_over_each_other(
    classroom: Classroom, size: tuple[int, int], nodes: int
) -> None:
    entry = {"term": 1, "command": {"op": {"do": "put", "key": "x", "value": 1}}}
    logs = {f"n{i}": {"current_term": 1, "log": [entry] * 12} for i in range(1, nodes + 1)}
    teacher = classroom.open(led_by_n1(nodes=nodes, clients=2, initial=logs), **screen(size))
    teacher.to_next("leader elected")
    teacher.frames()
    boxes = drawn(teacher)
    assert len(boxes) > 2 * nodes
    assert overlapping(boxes) == []
    stage = box_of("stage", teacher.stage)
    inside = [
        box.left >= stage.left and box.right <= stage.right and box.top >= stage.top and box.bottom <= stage.bottom
        for box in boxes
    ]
    assert all(inside), [box for box, is_inside in zip(boxes, inside, strict=True) if not is_inside]


@pytest.mark.parametrize("size", [*SCREENS.values(), PHONE], ids=[*SCREENS, "phone"])
def test_names_and_terms_fit_into_their_nodes(classroom: Classroom, size: tuple[int, int]) -> None:
    initial = {f"n{i}": {"current_term": 99} for i in range(1, 6)}
    teacher = classroom.open(led_by_n1(initial=initial), **screen(size))
    teacher.to_next("leader elected")
    teacher.frames()
    too_wide = teacher.page.evaluate(
        """() => [...document.querySelectorAll(".stage-drawing g.node")].flatMap((node) => {
          const { width } = node.querySelector(".body").getBoundingClientRect();
          return [...node.querySelectorAll(":scope > .name, :scope > .badge")]
            .filter((text) => text.getBoundingClientRect().width > width).map((text) => text.textContent);
        })"""
    )
    assert too_wide == []


def test_a_menu_at_the_edge_stays_on_the_screen(classroom: Classroom) -> None:
    for size in (*SCREENS.values(), PHONE):
        teacher = classroom.open(led_by_n1(), **screen(size))
        for name in ("n1", "n2", "n3"):
            box = box_of(name, teacher.open_menu(name))
            assert box.left >= 0
            assert box.top >= 0
            assert box.right <= size[0]
            assert box.bottom <= size[1]
            teacher.page.keyboard.press("Escape")


# --- a phone ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def phone(classroom: Classroom) -> Teacher:
    """A teacher with a phone, at the election."""
    teacher = classroom.open(led_by_n1(), **screen(PHONE), has_touch=True)
    teacher.to_next("leader elected")
    return teacher


def wider_than_the_screen(teacher: Teacher) -> list[str]:
    """What reaches beyond the right edge of the screen."""
    found: list[str] = teacher.page.evaluate(
        """() => [...document.body.querySelectorAll("*")]
          .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth + 0.5)
          .filter((part) => !part.closest(".unseen") && !part.closest("svg"))
          .map((part) => part.outerHTML.slice(0, 120))"""
    )
    return found


def test_on_a_phone_all_panels_are_reached(phone: Teacher) -> None:
    panels = phone.page.get_by_role("group", name="Panel")
    for name, shown in (("Why", phone.why), ("State", phone.inspector), ("Time", phone.diagram)):
        panels.get_by_role("button", name=name).click()
        expect(shown).to_be_visible()
        expect(phone.stage).to_be_visible()
        assert wider_than_the_screen(phone) == []


def test_on_a_phone_the_main_controls_are_on_the_screen_and_large_enough_for_a_finger(phone: Teacher) -> None:
    buttons = ["Step back", "Play", "Step forward", "Previous milestone", "Next milestone", "Undo the last command"]
    for name in [*buttons, "Start over, same seed", "Start over, new seed"]:
        box = box_of(name, phone.transport.get_by_role("button", name=name, exact=True))
        assert 0 <= box.left < box.right <= PHONE[0], name
        assert 0 <= box.top < box.bottom <= PHONE[1], name
        assert box.right - box.left >= 24, name
        assert box.bottom - box.top >= 24, name


def test_on_a_phone_the_drawer_and_the_dialogs_fit(phone: Teacher) -> None:
    for tab in ("Stories", "New run", "Links, clocks"):
        if phone.drawer.count() == 0:
            phone.open_drawer(tab)
        phone.drawer.get_by_role("tab", name=tab).click()
        assert wider_than_the_screen(phone) == []
    phone.page.keyboard.press("Escape")
    phone.share()
    assert wider_than_the_screen(phone) == []
    phone.page.keyboard.press("Escape")
    phone.page.keyboard.press("?")
    expect(phone.page.get_by_role("dialog", name="Help")).to_be_visible()
    assert wider_than_the_screen(phone) == []


def test_on_a_phone_a_node_is_crashed_with_a_finger(phone: Teacher) -> None:
    phone.page.touchscreen.tap(*phone.point_of("n2"))
    expect(phone.menu).to_be_visible()
    phone.menu.get_by_role("menuitem", name=re.compile("^Crash")).tap()
    expect(phone.node("n2")).to_have_accessible_name(re.compile("down"))


# --- a picture -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_of_the_page_is_made(classroom: Classroom, scheme: str) -> None:
    teacher = classroom.open(led_by_n1(), color_scheme=scheme)
    in_the_middle(teacher)
    OUTPUT.mkdir(exist_ok=True)
    file = OUTPUT / f"page-{scheme}.png"
    teacher.page.screenshot(path=file)
    assert file.stat().st_size > 20_000
