"""Hands on: what the menus and keys do to nodes, clients, messages and links."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.page.classroom import Classroom
from tests.page.runs import led_by_n1
from tests.page.teacher import Teacher

# --- nodes -----------------------------------------------------------------------------------------------------------


def test_a_node_is_crashed_by_its_menu_and_keeps_what_is_on_its_disk_when_it_starts_again(led: Teacher) -> None:
    led.do("n1", "Crash")
    expect(led.node("n1")).to_have_accessible_name("n1, down, term 1")
    expect(led.headline).to_contain_text("n1 crashes while it leads term 1")
    led.do("n1", "Restart")
    expect(led.node("n1")).to_have_accessible_name("n1, follower, term 1")
    led.select("n1")
    expect(led.field("vote")).to_contain_text("n1")
    expect(led.field("log")).to_contain_text("1 entry")


def test_a_node_is_crashed_and_started_again_by_key(led: Teacher) -> None:
    led.page.keyboard.press("3")
    led.page.keyboard.press("c")
    expect(led.node("n3")).to_have_accessible_name("n3, down, term 1")
    led.page.keyboard.press("c")
    expect(led.node("n3")).to_have_accessible_name("n3, follower, term 1")


def test_a_node_that_lost_its_disk_starts_with_nothing(led: Teacher) -> None:
    led.do("n1", "Crash")
    expect(led.node("n1")).to_have_accessible_name("n1, down, term 1")
    led.do("n1", "Lose its disk")
    led.do("n1", "Restart")
    expect(led.node("n1")).to_have_accessible_name("n1, follower, term 0")
    led.select("n1")
    expect(led.field("log")).to_contain_text("0 entries")


def test_a_paused_node_does_nothing_until_it_is_resumed(led: Teacher) -> None:
    led.do("n2", "Pause")
    expect(led.node("n2")).to_have_accessible_name("n2, follower, paused, term 1")
    led.select("n2")
    expect(led.field("log")).to_contain_text("0 entries")
    led.to_next("entry committed")
    expect(led.field("log")).to_contain_text("0 entries")
    led.do("n2", "Resume")
    expect(led.node("n2")).to_have_accessible_name("n2, follower, term 1")
    led.step(2)
    expect(led.field("log")).to_contain_text("1 entry")


def test_an_isolated_node_reaches_nobody_until_its_links_are_healed(led: Teacher) -> None:
    led.do("n2", "Isolate from all others")
    expect(led.headline).to_contain_text("n2")
    led.frames()
    assert set(led.cut_links()) >= {"n1 – n2, cut", "n2 – n3, cut", "n2 – n4, cut", "n2 – n5, cut"}
    led.do("n2", "Heal its links")
    expect(led.menu).to_have_count(0)
    led.page.wait_for_function("() => document.querySelector('[data-cut]') === null")


def test_a_timer_runs_out_when_it_is_told_to(led: Teacher) -> None:
    led.do("n4", "Run out now: election")
    expect(led.headline).to_contain_text("n4 hears no leader and stands for election")
    expect(led.node("n4")).to_have_accessible_name(re.compile("^n4, candidate"))


def test_a_node_that_is_down_offers_only_what_can_be_done_to_it(led: Teacher) -> None:
    led.do("n3", "Crash")
    expect(led.node("n3")).to_have_accessible_name("n3, down, term 1")
    menu = led.open_menu("n3")
    offered = [label.split("\n")[0] for label in menu.get_by_role("menuitem").all_inner_texts()]
    assert offered[:3] == ["Restart", "Lose its disk", "Isolate from all others"]
    assert not {"Crash", "Run out now: election timer"} & set(offered)


def test_the_clock_of_a_node_can_run_fast(led: Teacher) -> None:
    led.do("n5", "Clock speed")
    led.form.get_by_role("textbox", name="Rate").fill("2")
    led.form.get_by_role("button", name="Set").click()
    expect(led.node("n5")).to_have_accessible_name(re.compile("clock at 2 times the true rate"))


# --- clients ---------------------------------------------------------------------------------------------------------


def test_a_client_asks_a_node_and_gets_its_answer(led: Teacher) -> None:
    led.do("n1", "Ask it as a client")
    led.ask("lesson", "raft")
    expect(led.headline).to_have_text("c1 asks n1: put lesson = raft.")
    expect(led.node("c1")).to_have_accessible_name(re.compile("put lesson = raft · waiting$"))
    led.play_until(led.stage.get_by_role("button", name="c1, client, answered: ok"))
    led.select("n1")
    expect(led.field("log")).to_contain_text("lesson")


def test_a_client_that_is_clicked_asks_whom_it_believes_to_lead(led: Teacher) -> None:
    led.click("c1")
    led.form.get_by_role("combobox", name="Operation").select_option(label="incr: add one")
    led.form.get_by_role("textbox", name="Key").fill("visits")
    led.form.get_by_role("button", name="Send").click()
    expect(led.headline).to_contain_text("incr visits")
    led.play_until(led.stage.get_by_role("button", name="c1, client, answered: 1"))


def test_two_clients_can_be_told_apart(classroom: Classroom) -> None:
    teacher = classroom.open(led_by_n1(clients=2))
    teacher.to_next("leader elected")
    teacher.do("n1", "Ask it as a client")
    teacher.form.get_by_role("combobox", name="client").select_option("c2")
    teacher.ask("x", "5")
    expect(teacher.node("c2")).to_have_accessible_name(re.compile("put x = 5 · waiting$"))
    expect(teacher.node("c1")).to_have_accessible_name("c1, client")


# --- messages --------------------------------------------------------------------------------------------------------

TO_N2 = r"^AppendEntries, n1 → n2: "


def test_a_message_is_dropped_by_clicking_it(led: Teacher) -> None:
    message = led.messages("^AppendEntries").last
    name = message.get_attribute("aria-label") or ""
    box = message.locator("rect").first.bounding_box()
    assert box is not None
    led.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(led.menu).to_have_accessible_name(re.sub(r"^(\w+), (n\d → n\d): .*", r"\1: \2", name))
    led.choose("Drop")
    expect(led.stage.get_by_role("img", name=f"Lost: {name}")).to_be_visible()
    expect(led.stage.get_by_role("button", name=name)).to_have_count(0)


def test_a_held_message_waits_until_it_is_released(led: Teacher) -> None:
    led.do_to_message(led.messages(TO_N2), "Hold")
    expect(led.headline).to_contain_text("n1")
    led.to_next("entry committed")
    expect(led.messages(TO_N2)).to_have_count(1)
    led.select("n2")
    expect(led.field("log")).to_contain_text("0 entries")
    led.do_to_message(led.messages(TO_N2), "Release")
    led.play_until(led.inspector.get_by_text("1 entry", exact=True))


def test_a_message_is_delivered_at_once(led: Teacher) -> None:
    at = led.place.at
    led.do_to_message(led.messages(TO_N2), "Deliver now")
    expect(led.messages(TO_N2)).to_have_count(0)
    led.select("n2")
    expect(led.field("log")).to_contain_text("1 entry")
    assert led.place.at == at


def test_a_duplicated_message_is_on_its_way_twice(led: Teacher) -> None:
    led.do_to_message(led.messages(TO_N2), "Duplicate")
    expect(led.messages(TO_N2)).to_have_count(2)


def test_the_menu_of_a_message_stops_time_so_that_it_is_still_there_when_the_choice_is_made(led: Teacher) -> None:
    led.set_speed("Home")
    led.play()
    led.messages(TO_N2).press("Enter")
    expect(led.menu).to_be_visible()
    expect(led.transport.get_by_role("button", name="Play", exact=True)).to_be_visible()


# --- links -----------------------------------------------------------------------------------------------------------


def test_a_drag_across_the_stage_cuts_the_network_in_two(led: Teacher) -> None:
    box = led.stage.bounding_box()
    assert box is not None
    (_, y3), (_, y2) = led.point_of("n3"), led.point_of("n2")
    y = (y2 + y3) / 2
    left, right = (box["x"] + 8, y), (box["x"] + box["width"] - 8, y)
    with led.dragging(left, right):
        expect(led.stage.get_by_text("Cut n1 n2 n5 | n3 n4")).to_be_visible()
        assert led.cut_links() == []
    expect(led.headline).to_contain_text("n3")
    led.page.wait_for_function("() => document.querySelector('[data-cut]') !== null")
    between = {f"{a} – {b}, cut" for a in ("n1", "n2") for b in ("n3", "n4")} | {"n3 – n5, cut", "n4 – n5, cut"}
    assert {link for link in led.cut_links() if not link.startswith("c1")} == between
    led.page.keyboard.press("h")
    led.page.wait_for_function("() => document.querySelector('[data-cut]') === null")


def test_a_line_that_parts_nobody_cuts_nothing(led: Teacher) -> None:
    box = led.stage.bounding_box()
    assert box is not None
    before = led.place
    top = box["y"] + 4
    with led.dragging((box["x"] + 8, top), (box["x"] + 120, top)):
        expect(led.stage.get_by_text("All nodes are on one side of this line")).to_be_visible()
    led.frames()
    assert (led.place, led.watch.asked("command")) == (before, 0)


def test_a_link_is_cut_one_way_and_healed_by_its_menu(led: Teacher) -> None:
    led.to_next("entry committed")
    led.page.mouse.click(*led.between("n3", "n4"))
    expect(led.menu).to_have_accessible_name("n3 — n4")
    led.choose("Cut n3 → n4")
    led.page.wait_for_function("() => document.querySelector('[data-cut=one]') !== null")
    assert led.cut_links() == ["n3 – n4, cut from n3 to n4"]
    led.page.mouse.click(*led.between("n3", "n4"))
    led.choose("Heal")
    led.page.wait_for_function("() => document.querySelector('[data-cut]') === null")


def test_a_link_of_its_own_delay_is_set_in_the_drawer(led: Teacher) -> None:
    drawer = led.open_drawer("Links, clocks")
    drawer.get_by_role("combobox", name="From").select_option("n1")
    drawer.get_by_role("combobox", name="To", exact=True).select_option("n2")
    drawer.get_by_role("textbox", name="from").fill("80")
    drawer.get_by_role("textbox", name="to").fill("90")
    drawer.get_by_role("group", name="A single link").get_by_role("button", name="Set").click()
    expect(drawer).to_have_count(0)
    drawer = led.open_drawer("Links, clocks")
    expect(drawer).to_contain_text("Links with settings of their own: n1 → n2.")


# --- undo ------------------------------------------------------------------------------------------------------------


def test_the_last_command_can_be_taken_back(led: Teacher) -> None:
    before = led.world_seen()
    led.do("n1", "Crash")
    expect(led.node("n1")).to_have_accessible_name("n1, down, term 1")
    led.undo()
    expect(led.node("n1")).to_have_accessible_name("n1, leader, term 1")
    assert led.world_seen() == before


def test_a_refused_command_says_why_and_changes_nothing(led: Teacher) -> None:
    led.page.keyboard.press("c")
    expect(led.page.get_by_text("Select a node first: click one, or press its number.")).to_be_visible()
    assert led.watch.asked("command") == 0
