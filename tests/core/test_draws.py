"""Random draws are keyed: each is a function of what it is for, and of nothing else that happens."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.chatter import Chatter
from tests.core.play import Json, Play, do, tell
from tests.core.strategies import CHATTER_MS, chatter_commands
from tests.core.toys import Puppet
from visualizer.core.dice import Dice
from visualizer.core.draw import Stream
from visualizer.core.run import Network
from visualizer.core.step import Envelope
from visualizer.core.units import millis
from visualizer.protocols.raft.engine import Raft

KEY: Json = {"seed": 7, "purpose": "delay", "sender": "n1", "receiver": "n2", "kind": "Ping"}
WIDE = Network(delay=(10.0, 20.0))

# --- one stream ------------------------------------------------------------------------------------------------------


def test_the_numbers_are_these_on_every_machine_and_in_every_version() -> None:
    """Whoever changes one of these raises `run.ENGINE`: every run that anybody kept gives other steps from now on."""
    stream = Stream(7, "delay", "n1", "n2", "Ping")
    assert [stream.nth(n) for n in (0, 1, 7, 8, 123_456)] == [
        15138691057817224526,
        12917380390351200114,
        1523578122088490136,
        11021530713137071766,
        11193354289421138933,
    ]
    assert [stream.between(n, 10_000, 20_000) for n in range(1, 6)] == [17003, 10770, 15202, 13561, 16143]
    assert [stream.chance(n, 0.5) for n in range(1, 9)] == [False, True, False, True, False, True, True, False]


@given(st.lists(st.integers(0, 200), min_size=1))
def test_the_nth_number_does_not_depend_on_what_was_asked_before(order: list[int]) -> None:
    asked = Stream(1, "a")
    assert [asked.nth(n) for n in order] == [Stream(1, "a").nth(n) for n in order]


@given(st.integers(0, 10**6), st.integers(-(10**9), 10**9), st.integers(0, 10**9))
def test_a_draw_keeps_its_bounds(n: int, low: int, width: int) -> None:
    assert low <= Stream(3, "bounds").between(n, low, low + width) <= low + width


def test_both_ends_of_a_range_are_reached_and_all_between() -> None:
    stream = Stream(3, "ends")
    assert {stream.between(n, -1, 2) for n in range(200)} == {-1, 0, 1, 2}


def test_every_number_of_a_range_is_as_likely_as_another() -> None:
    stream = Stream(3, "uniform")
    drawn = [stream.between(n, 1, 6) for n in range(12_000)]
    squares = sum((drawn.count(side) - 2000) ** 2 / 2000 for side in range(1, 7))
    assert squares < 20.5, "χ² with 5 degrees of freedom is above that once in a thousand streams"


@pytest.mark.parametrize(("probability", "at_least", "at_most"), [(0.0, 0, 0), (0.3, 2800, 3200), (1.0, 10**4, 10**4)])
def test_a_chance_comes_true_as_often_as_it_says(probability: float, at_least: int, at_most: int) -> None:
    stream = Stream(3, "chance")
    assert at_least <= sum(stream.chance(n, probability) for n in range(10_000)) <= at_most


@pytest.mark.parametrize(
    "other",
    [
        {"seed": 8},
        {"purpose": "loss"},
        {"sender": "n3"},
        {"receiver": "n3"},
        {"kind": "Pong"},
        {"sender": "n2", "receiver": "n1"},
        {"sender": "n1n", "receiver": "2"},
    ],
    ids=str,
)
def test_every_part_of_the_key_makes_another_stream(other: Json) -> None:
    numbers = {Stream(**KEY).nth(n) for n in range(100)}
    assert numbers.isdisjoint(Stream(**(KEY | other)).nth(n) for n in range(100))


@given(st.integers(0, 2**32), st.lists(st.integers(1, 9), min_size=1, max_size=6))
def test_dice_choose_among_what_there_is(seed: int, among: list[int]) -> None:
    dice = Dice(Stream(seed, "dice"))
    assert dice.one(among) in among
    assert sorted(dice.shuffled(among)) == sorted(among)
    assert dice.weighted([(0, -1), *((weight, weight) for weight in among)]) in among


# --- draws of handlers -----------------------------------------------------------------------------------------------


def drawn(*commands: Json) -> list[tuple[str, str, int]]:
    """Every draw of the puppets: (node, purpose, number)."""
    changes = [change for step in Play(Puppet, *commands).steps for change in step.changed]
    return [
        (change.node, purpose, number)
        for change in changes
        for purpose, number in change.after.drawn.items()  # type: ignore[attr-defined]
        if number != change.before.drawn.get(purpose)  # type: ignore[attr-defined]
    ]


def test_a_nodes_draws_for_a_purpose_depend_on_no_other_node_and_no_other_purpose() -> None:
    first, second = tell(10, "n1", draw={"x": [0, 10**9]}), tell(30, "n1", draw={"x": [0, 10**9]})
    between = [tell(20, "n1", draw={"y": [0, 10**9]}), tell(20, "n2", draw={"x": [0, 10**9]})]
    alone, among_others = drawn(first, second), drawn(first, *between, second)
    assert len(alone) == 2
    assert alone[0] != alone[1]
    assert [draw for draw in among_others if draw[:2] == ("n1", "x")] == alone
    assert len({number for _, _, number in among_others}) == 4


def test_where_there_is_no_choice_nothing_is_drawn() -> None:
    fixed, free = tell(10, "n1", draw={"x": [4, 4]}), tell(20, "n1", draw={"x": [5, 10**9]})
    assert drawn(fixed, free) == [("n1", "x", 4), *drawn(free)]


# --- what a what-if leaves as it was ---------------------------------------------------------------------------------


def on_the_way(play: Play) -> list[tuple[str, str, str, int, int]]:
    """What was sent by whom to whom, when, and when it arrives."""
    return [(e.sender, e.to, type(e.message).__name__, e.sent_at, e.arrives_at) for e in play.sent]


def dropped(play: Play, kind: str) -> tuple[Envelope, Play]:
    """The first message of a kind after a second, and the same run in which it is dropped on its way."""
    message = next(e for e in play.sent if type(e.message).__name__ == kind and e.sent_at > 1_000_000)
    drop = do(millis(message.sent_at + 1000), "drop", message=message.id)
    return message, Play(Raft, drop, until=4000, network=WIDE, seed=7)


def test_to_drop_a_reply_changes_no_other_message() -> None:
    calm = Play(Raft, until=4000, network=WIDE, seed=7)
    _, what_if = dropped(calm, "AppendReply")
    assert what_if.done[0].lost
    assert on_the_way(what_if) == on_the_way(calm)
    assert len(calm.sent) > 200


def test_to_drop_a_heartbeat_changes_only_the_replies_of_that_follower() -> None:
    calm = Play(Raft, until=4000, network=WIDE, seed=7)
    heartbeat, what_if = dropped(calm, "AppendEntries")
    affected = (heartbeat.to, heartbeat.sender, "AppendReply")
    others = [message for message in on_the_way(calm) if message[:3] != affected]
    assert [message for message in on_the_way(what_if) if message[:3] != affected] == others
    assert len(others) > 150
    assert len(what_if.sent) == len(calm.sent) - 1


def test_one_more_message_changes_only_those_of_its_kind_on_its_link() -> None:
    speaking = [tell(at, "n1", say=["n2", "n3"], murmur=["n2"]) for at in range(10, 500, 10)]
    one_more = do(105, "inject", **{"from": "n1", "to": "n2"}, type="Word", body={})
    before, after = Play(Puppet, *speaking, network=WIDE), Play(Puppet, *speaking, one_more, network=WIDE)
    other = [message for message in on_the_way(before) if message[:3] != ("n1", "n2", "Word")]
    assert [message for message in on_the_way(after) if message[:3] != ("n1", "n2", "Word")] == other
    assert len(other) == 2 * len(speaking)


def delays(sent: list[Envelope]) -> dict[tuple[str, str, str, int], int]:
    """The delay (µs) of the n-th message of a kind on a link."""
    found: dict[tuple[str, str, str, int], int] = {}
    counts: dict[tuple[str, str, str], int] = {}
    for e in sent:
        channel = (e.sender, e.to, type(e.message).__name__)
        counts[channel] = counts.get(channel, 0) + 1
        found[*channel, counts[channel]] = e.arrives_at - e.sent_at
    return found


CALM = delays(Play(Chatter, until=CHATTER_MS, network=WIDE, clients=1).sent)


@settings(max_examples=25)
@given(chatter_commands(without=("link", "inject")))
def test_whatever_happens_the_nth_message_of_a_kind_on_a_link_takes_as_long(commands: list[Json]) -> None:
    upset = delays(Play(Chatter, *commands, until=CHATTER_MS, network=WIDE, clients=1).sent)
    both = CALM.keys() & upset.keys()
    assert {key: upset[key] for key in both} == {key: CALM[key] for key in both}
