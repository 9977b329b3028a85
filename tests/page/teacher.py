"""A teacher at the page: what a person does with it, by the names that a screen reader says, and what is to be seen."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Locator, Page, expect

from tests.page.runs import fragment_of
from tests.page.watch import Watch

PATIENCE = 20_000
"""Wall ms after which what is waited for counts as missing. Only a failing test ever waits so long."""

FASTEST = "End"
SLOWEST = "Home"
"""Keys that set the speed."""


class Place(NamedTuple):
    """What the clock shows: virtual ms, and the number of the last step."""

    at: float
    seq: int


class Teacher:
    """One tab. The page's places and controls are attributes; what a hand does is a method."""

    def __init__(self, page: Page, watch: Watch, address: str) -> None:
        self.page = page
        self.watch = watch
        self.address = address
        self.why = page.get_by_role("region", name="Why")
        self.stage = page.get_by_role("region", name="Stage")
        self.inspector = page.get_by_role("region", name="State")
        self.transport = page.get_by_role("region", name="Playback")
        self.diagram = page.get_by_role("region", name="Time").get_by_role("slider")
        self.drawer = page.get_by_role("dialog", name="Set up")
        self.menu = page.get_by_role("menu")
        self.form = page.get_by_role("dialog", name=re.compile("ask|Clock|Link", re.IGNORECASE))
        self.headline = self.why.get_by_role("paragraph").first
        self.step_number = self.transport.get_by_text(re.compile(r"^step \d+$"))
        self.speed = self.transport.get_by_role("slider", name="speed")

    # --- coming and going ------------------------------------------------------------------------------------------

    def go(self, fragment: str = "") -> None:
        """Open the page with what stands after its address, and wait until a run is shown."""
        self.page.goto(f"{self.address}/{fragment}")
        self.ready()

    def show(self, run: dict[str, Any]) -> None:
        """Open the page with a run, and wait until the line is up; a crowd has no nodes that one could wait for."""
        self.page.goto(f"{self.address}/{fragment_of(run)}")
        expect(self.transport).to_be_visible()
        expect(self.page.get_by_text("The line to the server is down")).to_have_count(0)

    def reload(self) -> None:
        """Load the page again, as F5 does."""
        self.page.reload()
        self.ready()

    def ready(self) -> None:
        """Wait until a run is shown and the line is up."""
        expect(self.node("n1")).to_be_visible()
        expect(self.page.get_by_text("The line to the server is down")).to_have_count(0)

    @property
    def link(self) -> str:
        """What the address bar holds, once it holds the run."""
        self.page.wait_for_url(re.compile("#run="))
        return self.page.url

    # --- time --------------------------------------------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """Where the playhead is."""
        shown = self.step_number.locator("xpath=..").text_content() or ""
        found = re.search(r"([\d.]+)\s*ms\s*step (\d+)", shown)
        assert found is not None, shown
        return Place(float(found[1]), int(found[2]))

    def press(self, name: str) -> None:
        """Press a button of the transport."""
        self.transport.get_by_role("button", name=name, exact=True).click()

    def play(self) -> None:
        """Let time run."""
        self.press("Play")

    def pause(self) -> None:
        """Stop time."""
        self.press("Pause")
        expect(self.transport.get_by_role("button", name="Play", exact=True)).to_be_visible()

    def step(self, count: int = 1) -> None:
        """Go that many steps forwards, one after the other."""
        for seq in range(self.place.seq + 1, self.place.seq + count + 1):
            self.press("Step forward")
            self.at_step(seq)

    def step_back(self, count: int = 1) -> None:
        """Go that many steps back, one after the other."""
        for seq in range(self.place.seq - 1, self.place.seq - count - 1, -1):
            self.press("Step back")
            self.at_step(seq)

    def at_step(self, seq: int) -> None:
        """Wait until the playhead is at a step."""
        expect(self.step_number).to_have_text(f"step {seq}")

    def to_start(self) -> None:
        """Go to before everything."""
        self.diagram.press("Home")
        self.at_step(0)

    def choose_milestone(self, kind: str) -> None:
        """Choose what kind of milestone to jump to."""
        self.transport.get_by_role("combobox", name="Kind of milestone").select_option(label=kind)

    def to_next(self, kind: str) -> Place:
        """Jump to the next milestone of a kind; gives the place."""
        before = self.place
        self.choose_milestone(kind)
        self.press("Next milestone")
        expect(self.step_number).not_to_have_text(f"step {before.seq}")
        return self.place

    def set_speed(self, key: str) -> None:
        """FASTEST is real time, SLOWEST a thousandth of it."""
        self.speed.press(key)

    def play_until(self, seen: Locator) -> None:
        """Play in real time until something is to be seen, and pause."""
        self.set_speed(FASTEST)
        self.play()
        expect(seen.first).to_be_visible()
        self.pause()

    def frames(self, count: int = 2) -> None:
        """Let the browser paint so many frames; after two, what has changed is on the screen."""
        self.page.evaluate(
            "async (count) => { for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame); }", count
        )

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that is not to be seen on the page. Raises AssertionError where it never does."""
        deadline = time.monotonic() + PATIENCE / 1000
        while not holds():
            assert time.monotonic() < deadline, "it never came to hold"
            self.frames()

    # --- the stage -------------------------------------------------------------------------------------------------

    def node(self, name: str) -> Locator:
        """A node or a client on the stage."""
        return self.stage.get_by_role("button", name=re.compile(rf"^{name}, "))

    def says(self, name: str) -> str:
        """What a node or a client on the stage is called: `n1, leader, term 1`."""
        return self.node(name).get_attribute("aria-label") or ""

    def messages(self, pattern: str = r"^\w+, \w+ → \w+: ") -> Locator:
        """The messages in flight whose name matches: `AppendEntries, n1 → n2: …`."""
        return self.stage.get_by_role("button", name=re.compile(pattern))

    def cut_links(self) -> list[str]:
        """The links on the stage that are cut: `n1 – n2, cut`."""
        links: list[str] = self.page.evaluate(
            "() => [...document.querySelectorAll('[data-cut] > title')].map((title) => title.textContent)"
        )
        return links

    def point_of(self, name: str) -> tuple[float, float]:
        """The middle of a node or a client on the stage, in CSS pixels of the page."""
        return middle(self.node(name).locator(".body"))

    def click(self, name: str) -> None:
        """Click a node or a client on the stage."""
        self.page.mouse.click(*self.point_of(name))

    @contextmanager
    def dragging(self, start: tuple[float, float], end: tuple[float, float]) -> Iterator[None]:
        """Drag the pointer over the page; within, the button is still held."""
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move(*end, steps=8)
        self.frames()
        yield
        mouse.up()

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag the pointer over the page, and let go."""
        with self.dragging(start, end):
            pass

    def between(self, one: str, other: str) -> tuple[float, float]:
        """A point on the line from one node to another, halfway."""
        (x1, y1), (x2, y2) = self.point_of(one), self.point_of(other)
        return (x1 + x2) / 2, (y1 + y2) / 2

    # --- hands -------------------------------------------------------------------------------------------------------

    def open_menu(self, name: str) -> Locator:
        """Open the menu of a node or a client by clicking it; gives the menu."""
        self.click(name)
        menu = self.page.get_by_role("menu", name=name, exact=True)
        expect(menu).to_be_visible()
        return menu

    def choose(self, what: str) -> None:
        """Choose from the menu that is open; then it is done, or there is a form to fill in."""
        before = self.place.seq
        self.menu.get_by_role("menuitem", name=re.compile(rf"^{re.escape(what)}")).first.click()
        done = self.transport.get_by_text(re.compile(rf"^step (?!{before}$)\d+$"))
        expect(done.or_(self.form)).to_be_attached()
        expect(self.menu).to_have_count(0)

    def do(self, name: str, what: str) -> None:
        """Open the menu of a node and choose from it."""
        self.open_menu(name)
        self.choose(what)

    def do_to_message(self, message: Locator, what: str) -> None:
        """Open the menu of a message with the keyboard and choose from it."""
        message.press("Enter")
        expect(self.menu).to_be_visible()
        self.choose(what)

    def select(self, name: str) -> None:
        """Choose whom the inspector shows."""
        chooser = self.inspector.get_by_role("button", name=name, exact=True)
        if chooser.get_attribute("aria-pressed") != "true":
            chooser.click()
        expect(self.inspector.get_by_role("heading", name=name, exact=True)).to_be_visible()

    def field(self, name: str) -> Locator:
        """The line of the inspector for a field: its name, its value, and what it was before this step."""
        term = self.inspector.get_by_role("term").filter(has_text=re.compile(rf"^{name}$"))
        return term.locator("xpath=..")

    def ask(self, key: str, value: str) -> None:
        """Fill in the request form that is open, and send it."""
        self.form.get_by_role("textbox", name="Key").fill(key)
        self.form.get_by_role("textbox", name="Value").fill(value)
        self.form.get_by_role("button", name="Send").click()
        expect(self.form).to_have_count(0)

    def undo(self) -> None:
        """Take the last command back."""
        self.press("Undo the last command")

    # --- branches, set-up, sharing -----------------------------------------------------------------------------------

    @property
    def branches(self) -> Locator:
        """The button that lists the branches; it says which one is shown."""
        return self.transport.get_by_role("button", name=re.compile("Branches$"))

    def listed_branches(self) -> list[str]:
        """The names of all branches, by opening the list and closing it again."""
        self.branches.click()
        heading = self.transport.get_by_role("heading", name="Branches")
        expect(heading).to_be_visible()
        names = [item.split("\n")[0] for item in self.transport.get_by_role("listitem").all_inner_texts()]
        self.branches.click()
        expect(heading).to_have_count(0)
        return names

    def switch_to(self, branch: str) -> None:
        """Go back to a branch of the list."""
        self.branches.click()
        self.transport.get_by_role("listitem").get_by_role("button", name=re.compile(rf"^{branch}")).click()
        expect(self.branches).to_contain_text(branch)

    def open_drawer(self, tab: str) -> Locator:
        """Open the drawer at a tab; gives the drawer."""
        self.page.get_by_role("banner").get_by_role("button", name="Set up").click()
        self.drawer.get_by_role("tab", name=tab).click()
        return self.drawer

    def share(self) -> Locator:
        """Open the dialog with the link; gives it."""
        self.page.get_by_role("banner").get_by_role("button", name="Share").click()
        dialog = self.page.get_by_role("dialog", name="Share this run")
        expect(dialog).to_be_visible()
        return dialog

    # --- what is to be seen ------------------------------------------------------------------------------------------

    def story(self, count: int) -> list[tuple[Place, str]]:
        """What the first steps are: place and sentence of each, from the beginning."""
        self.to_start()
        told = []
        for _ in range(count):
            self.step()
            told.append((self.place, self.headline.inner_text()))
        return told

    def stage_seen(self) -> dict[str, Any]:
        """Everything on the stage by name: what it says, how it is drawn, and where; not what is selected."""
        self.frames()
        seen: dict[str, Any] = self.page.evaluate(_STAGE)
        return seen

    def world_seen(self) -> dict[str, Any]:
        """All that the page shows of the world now: clock, stage, and every field of every node and client."""
        seen: dict[str, Any] = {}
        buttons = self.inspector.get_by_role("group", name="Node shown").last.get_by_role("button")
        for name in buttons.all_inner_texts():
            self.select(name)
            seen[name] = self.inspector.locator("dl").all_text_contents()
        self.inspector.get_by_role("button", pressed=True).click()
        return {"clock": self.place, "why": self.why.inner_text(), "stage": self.stage_seen(), **seen}

    def diagram_seen(self) -> str:
        """What is painted on the diagram, as a data URL."""
        self.frames()
        painted: str = self.diagram.evaluate("(canvas) => canvas.toDataURL()")
        return painted


def middle(thing: Locator) -> tuple[float, float]:
    """The middle of something that is shown, in CSS pixels of the page."""
    box = thing.bounding_box()
    assert box is not None, f"{thing} is not shown"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


_STAGE = """() => Object.fromEntries([...document.querySelectorAll("svg [data-item]")].map((item) => {
  const drawing = item.closest("g.node, g.client") ?? item;
  const places = [...drawing.querySelectorAll(":not(.halo, g)")].filter((part) => part.checkVisibility())
    .map((part) => part.getBoundingClientRect()).filter(({ width, height }) => width + height > 0)
    .map(({ x, y, width, height }) => [x, y, width, height].map(Math.round));
  return [item.dataset.item, [item.getAttribute("aria-label"), item.getAttribute("class"), places]];
}))"""
