"""The Paxos family on the page: its forms, its columns, its gates, hands, slots and quorums."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.page.classroom import Classroom
from tests.page.runs import Run, run_in
from tests.page.teacher import Teacher
from tests.page.test_accessibility import violations
from tests.page.test_layout import OUTPUT, PHONE, SCREENS, drawn, overlapping, screen

APART = {"proposers": 2, "acceptors": 3, "learners": 1}
STEADY = {"delay": [10, 10]}


def propose(at: float, client: str, value: str, **given: Any) -> dict[str, Any]:
    """The command by which a client asks for a value to be proposed, at a time in ms."""
    return {"at": at, "do": "request", "client": client, "op": {"do": "propose", "value": value}, **given}


def paxos(protocol: str, **given: Any) -> Run:
    """A run of one of the family, with two clients."""
    return {"concord": 1, "protocol": f"paxos-{protocol}", "seed": 3, "nodes": 5, "clients": 2, **given}


def duel(**given: Any) -> Run:
    """Two proposers apart from three acceptors: n2 prepares while n1's Accept is under way, and so that is refused."""
    commands = [propose(5, "c1", "A", node="n1"), propose(20, "c2", "B", node="n2")]
    params = {"roles": APART, "backoff": "none"}
    return paxos("basic", **{"nodes": 6, "params": params, "network": STEADY, "commands": commands, **given})


def collision(**given: Any) -> Run:
    """Two clients ask all acceptors of a fast round at once, and the acceptors hear them in different orders."""
    return paxos("fast", commands=[propose(80, "c1", "A"), propose(81, "c2", "B")], **given)


def replicated(**given: Any) -> Run:
    """A run in which somebody comes to lead, and two clients put twelve values."""
    puts = [{"do": "put", "key": "x", "value": i} for i in range(12)]
    clients = ("c1", "c2")
    asked = [{"at": 300 + 20 * i, "do": "request", "client": clients[i % 2], "op": op} for i, op in enumerate(puts)]
    return paxos("multi", commands=asked, **given)


def chips(teacher: Teacher, node: str, kind: str) -> Locator:
    """What lies beside a node on the stage: `gate`, `card`, `cell`, `answer`."""
    drawing = teacher.stage.locator("g.node").filter(has=teacher.page.locator(f"[data-item={node}]"))
    return drawing.locator(f".chip.{kind}:not(.off)")


def step_until(teacher: Teacher, seen: Locator, most: int = 60) -> None:
    """Step forwards until something is on the page. Raises AssertionError where it never is."""
    for _ in range(most):
        if seen.count() > 0:
            return
        teacher.step()
    raise AssertionError(f"not seen within {most} steps: {seen}")


# --- Basic -----------------------------------------------------------------------------------------------------------


def test_roles_of_their_own_stand_in_columns_each_under_its_heading(classroom: Classroom) -> None:
    teacher = classroom.open(duel())
    headings = teacher.stage.locator(".headings text")
    assert headings.all_text_contents() == ["Proposers", "Acceptors", "Learners"]
    xs = [round(teacher.point_of(f"n{i}")[0]) for i in range(1, 7)]
    assert xs[0] == xs[1] < xs[2] == xs[3] == xs[4] < xs[5]


def test_a_promise_is_a_gate_with_its_number_and_what_is_accepted_lies_in_the_hand(classroom: Classroom) -> None:
    teacher = classroom.open(duel())
    gate = chips(teacher, "n3", "gate")
    expect(gate).to_contain_text("open")
    step_until(teacher, gate.filter(has_text="1·1"))
    expect(teacher.node("n3")).to_have_accessible_name(re.compile(r"10\.0\.0\.3, promised 1·10\.0\.0\.1"))
    step_until(teacher, chips(teacher, "n3", "card"))
    expect(chips(teacher, "n3", "card")).to_have_class(re.compile("dashed"))
    teacher.to_next("a learner knows it")
    expect(chips(teacher, "n6", "card")).to_contain_text("✓")
    assert "solid" in (chips(teacher, "n3", "card").get_attribute("class") or "")


def test_a_gate_that_turns_a_message_away_is_seen_to_when_one_steps(classroom: Classroom) -> None:
    teacher = classroom.open(duel(), reduced_motion="reduce")
    refused = teacher.stage.locator("g.node[data-refused] .chip.gate .cross")
    step_until(teacher, refused)
    expect(refused.first).to_be_visible()
    seq = teacher.place.seq
    teacher.step_back()
    expect(refused).to_have_count(0)
    teacher.step()
    teacher.at_step(seq)
    expect(refused.first).to_be_visible()


def test_the_answers_that_a_proposer_gathers_and_what_follows_are_seen(classroom: Classroom) -> None:
    teacher = classroom.open(duel())
    teacher.to_next("promises from a majority")
    answers = chips(teacher, "n1", "answer")
    expect(answers.first).to_contain_text("none")
    expect(chips(teacher, "n1", "note")).to_contain_text("→ A free")
    expect(teacher.node("n1")).to_have_accessible_name(re.compile("asks to accept, 1·1, 0 of 2 acceptances"))


def test_a_basic_run_plays_until_it_is_learned(classroom: Classroom) -> None:
    teacher = classroom.open(duel(params={"roles": APART, "backoff": "random"}))
    teacher.play_until(teacher.stage.get_by_role("button", name=re.compile("^n6, learner, .*learned [AB]")))
    expect(teacher.inspector.get_by_text(re.compile(r"All \d+ promises kept"))).to_be_visible()


def test_a_number_reads_the_same_everywhere(classroom: Classroom) -> None:
    teacher = classroom.open(duel())
    step_until(teacher, chips(teacher, "n3", "gate").filter(has_text="1·1"))
    teacher.select("n3")
    expect(teacher.field("promised")).to_contain_text("1·10.0.0.1")


def test_a_client_proposes_from_the_form(classroom: Classroom) -> None:
    teacher = classroom.open(paxos("basic", clients=1))
    teacher.do("n2", "Ask it as a client")
    teacher.form.get_by_role("textbox", name="Value").fill("tea")
    teacher.form.get_by_role("button", name="Send").click()
    expect(teacher.form).to_have_count(0)
    expect(teacher.node("c1")).to_have_accessible_name(re.compile("propose tea"))


# --- Multi -----------------------------------------------------------------------------------------------------------


def test_multi_elects_and_its_slots_fill(classroom: Classroom) -> None:
    teacher = classroom.open(replicated())
    teacher.to_next("leader elected")
    leader = teacher.stage.get_by_role("button", name=re.compile(r"^n\d, leader, \d+·\d"))
    expect(leader).to_have_count(1)
    name = leader.get_attribute("data-item") or ""
    for _ in range(3):
        teacher.to_next("a slot is decided")
    cells = chips(teacher, name, "cell")
    assert cells.count() >= 3
    assert all("solid" in (cell.get_attribute("class") or "") for cell in cells.all()[:2])
    teacher.select(name)
    expect(teacher.inspector.locator(".log li").first).to_contain_text("x=0")


def test_a_leader_that_another_has_overtaken_looks_it(classroom: Classroom) -> None:
    teacher = classroom.open(paxos("multi", commands=[{"when": "leader_elected", "do": "isolate", "node": "@leader"}]))
    teacher.to_next("leader elected")
    teacher.to_next("leader elected")
    expect(teacher.stage.locator("g.node[data-outdated]")).to_have_count(1)
    expect(teacher.stage.locator("g.node[data-solid]")).to_have_count(1)


# --- Fast ------------------------------------------------------------------------------------------------------------


def test_a_collision_is_two_orders_of_arrival(classroom: Classroom) -> None:
    teacher = classroom.open(collision())
    teacher.to_next("a collision")
    hands = [chips(teacher, f"n{i}", "card").locator("text").all_text_contents() for i in range(1, 6)]
    assert {tuple(value[0] for value in hand) for hand in hands} == {("A", "B"), ("B", "A")}
    expect(teacher.stage.locator(".chip.struck").first).to_be_visible()


def test_a_pick_shows_its_quorums_on_the_stage_and_in_the_inspector(classroom: Classroom) -> None:
    teacher = classroom.open(collision())
    teacher.to_next("a collision")
    picked = teacher.stage.locator(".quorums .member.may.both")
    step_until(teacher, picked)
    expect(teacher.stage.locator(".quorum-says").first).to_contain_text("Q ∩ R")
    figure = teacher.inspector.get_by_role(
        "img", name=re.compile("^Acceptors asked: .*A quorum that may have chosen: ")
    )
    expect(figure).to_be_visible()
    assert figure.locator(".both").count() == picked.count()


# --- forms -----------------------------------------------------------------------------------------------------------


def start(form: Locator) -> None:
    form.get_by_role("button", name="Start this run").click()


def test_roles_and_a_quorum_are_set_in_the_form(classroom: Classroom) -> None:
    teacher = classroom.open(paxos("basic"))
    form = teacher.open_drawer("New run")
    form.get_by_role("combobox", name="roles").select_option(label="nodes of their own")
    form.get_by_role("group", name="roles").get_by_role("textbox", name="acceptors").fill("3")
    quorum = form.get_by_role("textbox", name="quorum")
    expect(quorum).to_have_attribute("placeholder", "majority")
    quorum.fill("3")
    start(form)
    expect(teacher.drawer).to_have_count(0)
    counts = {"proposers": 1, "acceptors": 3, "learners": 1}
    teacher.until(lambda: run_in(teacher.link).get("params", {}).get("roles") == counts)
    assert run_in(teacher.link)["params"]["quorum"] == 3
    expect(teacher.stage.locator(".headings text")).to_have_count(3)


def test_what_the_server_refuses_stands_at_its_field_until_it_is_changed(classroom: Classroom) -> None:
    teacher = classroom.open(paxos("basic"))
    form = teacher.open_drawer("New run")
    form.get_by_role("combobox", name="roles").select_option(label="nodes of their own")
    start(form)
    roles = form.get_by_role("combobox", name="roles")
    expect(roles).to_have_accessible_description(re.compile("3 nodes, and the run has 5"))
    expect(roles).to_have_attribute("aria-invalid", "true")
    roles.select_option(label="all on every node")
    expect(roles).not_to_have_attribute("aria-invalid", "true")
    quorum = form.get_by_role("textbox", name="quorum")
    quorum.fill("2")
    start(form)
    expect(quorum).to_have_attribute("aria-invalid", "true")


# --- nothing in the way ----------------------------------------------------------------------------------------------

ACTION = {
    "basic": (duel, "promises from a majority"),
    "multi": (replicated, "a slot is decided"),
    "fast": (collision, "a collision"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("protocol", ACTION)
def test_axe_finds_nothing(classroom: Classroom, protocol: str, scheme: str) -> None:
    run, milestone = ACTION[protocol]
    teacher = classroom.open(run(), color_scheme=scheme)
    teacher.to_next(milestone)
    teacher.step(4)
    assert violations(teacher) == []


@pytest.mark.parametrize("protocol", ACTION)
def test_axe_finds_nothing_in_the_form(classroom: Classroom, protocol: str) -> None:
    teacher = classroom.open(ACTION[protocol][0]())
    expect(teacher.open_drawer("New run").get_by_role("combobox", name="roles")).to_be_visible()
    assert violations(teacher) == []


@pytest.mark.parametrize("size", [*SCREENS.values(), PHONE], ids=[*SCREENS, "phone"])
@pytest.mark.parametrize("protocol", ACTION)
def test_nodes_clients_and_what_lies_beside_them_do_not_lie_over_each_other(
    classroom: Classroom, protocol: str, size: tuple[int, int]
) -> None:
    run, milestone = ACTION[protocol]
    teacher = classroom.open(run(), **screen(size))
    teacher.to_next(milestone)
    teacher.step(8)
    boxes = drawn(teacher)
    assert len(boxes) > 5
    assert overlapping(boxes) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("protocol", ACTION)
def test_a_picture_of_the_drawings_is_made(classroom: Classroom, protocol: str, scheme: str) -> None:
    run, milestone = ACTION[protocol]
    teacher = classroom.open(run(), color_scheme=scheme)
    teacher.to_next(milestone)
    teacher.step(5)
    OUTPUT.mkdir(exist_ok=True)
    file = OUTPUT / f"paxos-{protocol}-{scheme}.png"
    teacher.page.screenshot(path=file)
    assert file.stat().st_size > 20_000
