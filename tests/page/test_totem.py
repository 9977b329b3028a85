"""Totem on the page: rings and their tokens, broadcasts, windows, gatherings, and the order of what is delivered."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.page.classroom import Classroom
from tests.page.runs import Run
from tests.page.teacher import Teacher, middle
from tests.page.test_accessibility import violations
from tests.page.test_layout import OUTPUT, PHONE, SCREENS, drawn, overlapping, screen

FIVE = ["n1", "n2", "n3", "n4", "n5"]


def totem(**given: Any) -> Run:
    """Five nodes and a client."""
    return {"concord": 1, "protocol": "totem", "seed": 2, "nodes": 5, "clients": 1, **given}


def in_ring(ring: tuple[int, str] = (4, "n1"), members: list[str] = FIVE, **given: Any) -> dict[str, Any]:
    """Initial states by which the members are in a ring that works already; the first has the token."""
    state = {"state": "operational", "ring_seq": ring[0], "ring_id": list(ring), "members": members, **given}
    return {node: {**state, "has_token": node == members[0]} for node in members}


def working(**given: Any) -> Run:
    """A ring of five that works from the start."""
    return totem(initial=in_ring(), **given)


def broadcast(at: float, node: str, contents: str, service: str = "agreed", client: str = "c1") -> dict[str, Any]:
    """The command by which a client asks a node to broadcast something, at a time in ms."""
    op = {"do": "broadcast", "contents": contents, "service": service}
    return {"at": at, "do": "request", "client": client, "node": node, "op": op}


def parted(**given: Any) -> Run:
    """Two rings from the start, which cannot hear each other."""
    initial = {**in_ring((8, "n1"), ["n1", "n2"]), **in_ring((8, "n3"), ["n3", "n4", "n5"])}
    cut = {"at": 0, "do": "cut", "from": ["n1", "n2"], "to": ["n3", "n4", "n5", "c1"]}
    return totem(initial=initial, commands=[cut], **given)


def bereft(**given: Any) -> Run:
    """A ring of which a member crashes; it misses its token soon, and gives up on the member soon after."""
    params = {"token": 100, "consensus": 60, "join": 500}
    return working(params=params, commands=[{"at": 20, "do": "crash", "node": "n2"}], **given)


def arcs(teacher: Teacher, look: str = "") -> list[str]:
    """The arcs of the rings that are drawn in a way: `n1 n2`."""
    teacher.frames()
    found: list[str] = teacher.page.evaluate(
        "(look) => [...document.querySelectorAll(`.ring-arc${look}`)].map((arc) => arc.dataset.arc)", look
    )
    return found


def chips(teacher: Teacher, node: str, kind: str) -> Locator:
    """What lies beside a node on the stage: `slot`, `member`, `note`."""
    drawing = teacher.stage.locator("g.node").filter(has=teacher.page.locator(f"[data-item={node}]"))
    return drawing.locator(f".chip.{kind}:not(.off)")


def delivered(teacher: Teacher) -> dict[str, list[str]]:
    """What stands in the delivery column of each node, from above; bars as the ring's name or its sequence."""
    teacher.frames()
    columns: dict[str, list[str]] = teacher.page.evaluate(
        """() => {
          const table = document.querySelector(".deliveries");
          const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
          const columns = Object.fromEntries(names.map((name) => [name, []]));
          for (const row of table.tBodies[0].rows) {
            let at = 0;
            for (const cell of row.cells) {
              const { colSpan, textContent: text } = cell;
              for (let i = 0; i < colSpan; i++, at++) if (text) columns[names[at]].push(text);
            }
          }
          return columns;
        }"""
    )
    return columns


def step_until(teacher: Teacher, seen: Locator, most: int = 80) -> None:
    """Step forwards until something is on the page. Raises AssertionError where it never is."""
    for _ in range(most):
        teacher.frames()
        if seen.count() > 0:
            return
        teacher.step()
    raise AssertionError(f"not seen within {most} steps: {seen}")


# --- the ring and its token ------------------------------------------------------------------------------------------


def test_a_ring_forms_and_each_state_on_the_way_is_drawn(classroom: Classroom) -> None:
    teacher = classroom.open(totem(nodes=3, clients=0))
    teacher.step(6)
    expect(chips(teacher, "n1", "note").locator("text")).to_have_text("started")
    assert arcs(teacher) == []
    around = ["n1 n2", "n2 n3", "n3 n1"]
    step_until(teacher, teacher.stage.get_by_role("button", name=re.compile("^n1, commits, → 4·n1")))
    assert arcs(teacher, ".dotted") == around
    teacher.to_next("a ring is formed")
    assert arcs(teacher) == around
    assert "n2 n3" in arcs(teacher, ".dashed")
    teacher.to_next("the token has come round")
    assert arcs(teacher, ".solid") == around
    expect(teacher.node("n1")).to_have_accessible_name(re.compile("operational, 4·n1, representative"))


def test_the_commit_tokens_rounds_are_told_apart(classroom: Classroom) -> None:
    teacher = classroom.open(totem(nodes=2, clients=0))
    diamond = teacher.stage.locator("[data-shape=diamond]")
    for turn in ("1", "2"):
        step_until(teacher, teacher.stage.locator(".beside-text").filter(has_text=f"round {turn}"))
        expect(diamond.locator("text")).to_have_text(turn)
        assert arcs(teacher, ".dotted") == ["n1 n2", "n2 n1"]


def test_the_token_lies_at_its_holder_with_its_numbers_and_then_travels_to_the_next(classroom: Classroom) -> None:
    teacher = classroom.open(working(clients=0))
    coin = teacher.stage.locator("[data-held-by]")
    step_until(teacher, coin)
    expect(coin).to_have_attribute("data-held-by", "n1")
    expect(coin.locator("tspan").first).to_have_text("seq 0")
    expect(teacher.node("n1")).to_have_accessible_name(re.compile("has the token: seq 0 · aru 0"))
    token = teacher.messages(r"^Token, n1 → n2: ring 4·n1, number 2: seq 0 · aru 0$")
    step_until(teacher, token)
    expect(coin).to_have_count(0)
    expect(teacher.stage.locator(".messages .beside-text tspan").first).to_have_text("seq 0")
    here = middle(token.locator(".shape"))
    teacher.set_speed("Home")
    teacher.play()
    teacher.until(lambda: middle(token.locator(".shape")) != here)
    teacher.pause()


def test_a_token_that_came_twice_is_turned_away(classroom: Classroom) -> None:
    copy = {"at": 15, "do": "duplicate", "match": {"type": "Token"}}
    teacher = classroom.open(working(clients=0, commands=[copy]))
    step_until(teacher, teacher.stage.locator("g.node[data-refused]"))
    expect(teacher.headline).to_contain_text("drops a token that came twice")


# --- broadcasts ------------------------------------------------------------------------------------------------------


def test_a_broadcast_leaves_as_one_wave_and_is_delivered_at_all(classroom: Classroom) -> None:
    teacher = classroom.open(working(commands=[broadcast(20, "n3", "hello")]))
    messages = teacher.messages(r"^Message, n3 → n\d: 1 of ring 4·n1, agreed, from n3: hello")
    step_until(teacher, messages)
    expect(messages).to_have_count(4)
    expect(teacher.stage.locator(".wave")).to_have_count(1)
    teacher.play_until(chips(teacher, "n1", "slot"))
    teacher.to_next("the token has come round")
    teacher.to_next("the token has come round")
    expect(teacher.stage.locator(".wave")).to_have_count(0)
    assert delivered(teacher) == {node: ["1"] for node in FIVE}
    expect(chips(teacher, "n5", "slot").locator("text")).to_have_text("1")


def test_agreed_and_safe_have_different_shapes(classroom: Classroom) -> None:
    teacher = classroom.open(
        working(commands=[broadcast(20, "n3", "a"), broadcast(20, "n3", "b", "safe", "c2")], clients=2)
    )
    messages = teacher.messages(r"^Message, n3 → n1:")
    step_until(teacher, messages)
    shapes = {message.get_attribute("data-shape") for message in messages.all()}
    assert shapes == {"pill", "card"}


def test_a_gap_is_seen_in_the_window_and_what_is_safe_in_the_end(classroom: Classroom) -> None:
    drop = {"at": 45, "do": "drop", "match": {"type": "Message", "to": "n1"}}
    params = {"hold": 30}
    teacher = classroom.open(
        working(params=params, commands=[broadcast(5, "n2", "x", "safe"), drop], network={"delay": [10, 10]})
    )
    step_until(teacher, chips(teacher, "n1", "slot.empty"))
    expect(teacher.node("n1")).to_have_accessible_name(re.compile("missing 1"))
    teacher.to_next("a message is safe")
    expect(chips(teacher, "n1", "slot")).not_to_have_class(re.compile("empty"))
    teacher.to_next("the token has come round")
    expect(chips(teacher, "n1", "slot.solid.lit").locator("text")).to_have_text("1")


def test_a_client_broadcasts_from_the_form_and_chooses_the_service(classroom: Classroom) -> None:
    teacher = classroom.open(working())
    teacher.step(6)
    teacher.do("n2", "Ask it as a client")
    teacher.form.get_by_role("textbox", name="Contents").fill("are we all here?")
    teacher.form.get_by_role("combobox", name="Delivered as").select_option(label="safe")
    assert violations(teacher) == []
    teacher.form.get_by_role("button", name="Send").click()
    expect(teacher.form).to_have_count(0)
    expect(teacher.node("c1")).to_have_accessible_name(re.compile(r"broadcast are we all here\? \(safe\)"))


# --- membership ------------------------------------------------------------------------------------------------------


def test_a_crash_brings_the_sets_of_a_gathering_side_by_side_until_they_agree(classroom: Classroom) -> None:
    teacher = classroom.open(bereft(clients=0))
    ideas = teacher.page.get_by_role("table", name="Ring to be")
    expect(ideas).to_have_count(0)
    gathering(teacher)
    assert ideas.get_by_role("rowheader").all_text_contents() == ["n1", "n3", "n4", "n5"]
    reason = teacher.stage.locator(".chip.note").filter(has_text=re.compile("token lost|Join heard"))
    expect(reason.first).to_be_visible()
    expect(teacher.stage.locator(".chip.member.struck:not(.off)").filter(has_text="2").first).to_be_visible()
    teacher.to_next("a ring is formed")
    expect(ideas).to_have_count(0)
    assert arcs(teacher) == ["n1 n3", "n3 n4", "n4 n5", "n5 n1"]
    assert delivered(teacher)["n1"][-1].startswith("8")


def test_a_ring_is_broken_at_a_member_that_is_down(classroom: Classroom) -> None:
    teacher = classroom.open(bereft(clients=0))
    step_until(teacher, teacher.stage.locator("g.node[data-life=down]"))
    assert arcs(teacher, ".broken") == ["n1 n2", "n2 n3"]


def test_two_rings_are_drawn_as_two_each_with_its_token_its_tone_and_its_star(classroom: Classroom) -> None:
    teacher = classroom.open(parted())
    teacher.step(8)
    assert arcs(teacher) == ["n1 n2", "n2 n1", "n3 n4", "n4 n5", "n5 n3"]
    tones = teacher.page.evaluate(
        "() => [...document.querySelectorAll('.ring-arc')].map((arc) => arc.style.getPropertyValue('--tone'))"
    )
    assert len(set(tones)) == 2
    stars = [node for node in FIVE if "representative" in teacher.says(node)]
    assert stars == ["n1", "n3"]
    step_until(teacher, teacher.stage.locator("[data-held-by=n2], [data-held-by=n4]"))


def test_all_see_the_same_order_and_the_change_of_configuration_in_it(classroom: Classroom) -> None:
    commands = [broadcast(5, "n3", "a"), {"at": 90, "do": "crash", "node": "n2"}]
    teacher = classroom.open(working(params={"token": 200, "consensus": 150}, commands=commands))
    teacher.to_next("a ring is formed")
    teacher.to_next("the token has come round")
    columns = delivered(teacher)
    left = [columns[node] for node in ("n1", "n3", "n4", "n5")]
    assert [column[0] for column in left] == ["1"] * 4
    assert all([text.split("·")[0] for text in column[1:]] == ["7", "8"] for column in left)


# --- nothing in the way ----------------------------------------------------------------------------------------------

LOADED = {"params": {"load": 4, "service": "safe"}}


def gathering(teacher: Teacher) -> None:
    """Come to where somebody has been given up."""
    teacher.to_next("a ring has lost its token")
    step_until(teacher, teacher.page.locator(".ideas td.failed"))


def loaded(teacher: Teacher) -> None:
    """Come to where a message is known to be everywhere."""
    teacher.to_next("a message is safe")
    teacher.to_next("a message is safe")


ACTION: dict[str, tuple[Callable[[], Run], Callable[[Teacher], None]]] = {
    "gathering": (bereft, gathering),
    "load": (lambda: working(**LOADED), loaded),
    "two rings": (lambda: parted(**LOADED), loaded),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("action", ACTION)
def test_axe_finds_nothing(classroom: Classroom, action: str, scheme: str) -> None:
    run, play = ACTION[action]
    teacher = classroom.open(run(), color_scheme=scheme)
    play(teacher)
    assert violations(teacher) == []


def test_on_a_phone_what_was_delivered_has_a_tab(classroom: Classroom) -> None:
    teacher = classroom.open(working(**LOADED), **screen(PHONE))
    loaded(teacher)
    teacher.page.get_by_role("group", name="Panel").get_by_role("button", name="Delivered").click()
    expect(teacher.page.get_by_role("group", name="Delivered")).to_be_visible()
    assert violations(teacher) == []


@pytest.mark.parametrize("size", [*SCREENS.values(), PHONE], ids=[*SCREENS, "phone"])
@pytest.mark.parametrize("action", ACTION)
def test_nodes_clients_and_what_lies_beside_them_do_not_lie_over_each_other(
    classroom: Classroom, action: str, size: tuple[int, int]
) -> None:
    run, play = ACTION[action]
    teacher = classroom.open(run(), **screen(size))
    play(teacher)
    boxes = drawn(teacher)
    assert len(boxes) > 5
    assert overlapping(boxes) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("action", ACTION)
def test_a_picture_of_the_drawings_is_made(classroom: Classroom, action: str, scheme: str) -> None:
    run, play = ACTION[action]
    teacher = classroom.open(run(), color_scheme=scheme)
    play(teacher)
    OUTPUT.mkdir(exist_ok=True)
    file = OUTPUT / f"totem-{action.replace(' ', '-')}-{scheme}.png"
    teacher.page.screenshot(path=file)
    assert file.stat().st_size > 20_000
