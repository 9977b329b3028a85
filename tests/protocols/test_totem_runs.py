"""Totem in whole rings: the stories of the classroom, the paper's example, chaos, and how long it all takes."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.protocols.totem_node import World, asks, do, rings, through_chaos
from visualizer.cli.latency import EXPECTED, measured
from visualizer.core.run import Network
from visualizer.core.units import millis
from visualizer.protocols.totem.messages import CommitToken, Installed, Join, Message, RingId, Token
from visualizer.protocols.totem.state import OPERATIONAL

FIVE = ("n1", "n2", "n3", "n4", "n5")


def configurations(told: list[object]) -> list[tuple[str, tuple[str, ...]]]:
    """The configurations among what a node was told."""
    return [one for one in told if isinstance(one, tuple)]


# --- rings come and go ------------------------------------------------------------------------------------------------


def test_the_first_ring_of_a_start_together_is_four_by_n1() -> None:
    world = World(until=1_000)
    assert {(s.state, s.ring_id, s.members) for s in world.states.values()} == {(OPERATIONAL, RingId(4, "n1"), FIVE)}
    assert [world.told(node) for node in FIVE] == [[("regular", FIVE)]] * 5


def test_the_commit_token_goes_round_twice() -> None:
    indices = [token.index for token in World(until=1_000).sent(CommitToken)]
    assert indices == list(range(1, 11))


def test_a_ring_that_loses_one_and_regains_it_rises_by_four_each_time() -> None:
    world = World(do(1_000, "crash", node="n4"), do(5_000, "restart", node="n4"), until=8_000, nodes=4)
    formed = [
        d.ring for s in world.steps for d in s.delivered if isinstance(d, Installed) and d.configuration == "regular"
    ]
    assert list(dict.fromkeys(formed)) == [RingId(4, "n1"), RingId(8, "n1"), RingId(12, "n1")]
    assert world.milestones.count("ring_formed") == 3
    assert not world.violations


def test_from_a_crash_to_the_new_ring_it_takes_the_token_and_the_consensus_timeout() -> None:
    crash = 1_000.0
    world = World(do(crash, "crash", node="n3"), until=6_000)
    at = {name: millis(step.at) for step in reversed(world.steps) for name in step.milestones}
    rotation = 150
    assert abs(at["token_lost"] - crash - 1_000) <= rotation, "from when they last had it"
    assert at["token_lost"] + 1_200 <= at["member_left"] <= at["token_lost"] + 1_200 + 800


def test_a_node_that_joins_is_in_the_next_ring() -> None:
    world = World(do(1_000, "join", node="n6"), until=2_500)
    six = (*FIVE, "n6")
    assert {(s.state, s.ring_id, s.members) for s in world.states.values()} == {(OPERATIONAL, RingId(8, "n1"), six)}
    assert "member_joined" in world.milestones
    assert configurations(world.told("n2")) == [("regular", FIVE), ("transitional", FIVE), ("regular", six)]
    assert configurations(world.told("n6")) == [("regular", six)]


def test_a_node_that_leaves_breaks_the_ring() -> None:
    world = World(do(1_000, "leave", node="n2"), until=4_500)
    left = {name: state.members for name, state in world.states.items() if state.up}
    assert left == dict.fromkeys(("n1", "n3", "n4", "n5"), ("n1", "n3", "n4", "n5"))
    assert "member_left" in world.milestones


def test_both_sides_of_a_partition_go_on_and_merge() -> None:
    left, right = ("n1", "n2"), ("n3", "n4", "n5")
    cut = do(1_000, "cut", **{"from": [*left, "c1"], "to": [*right, "c2"]})
    talk = (asks(4_000, "c1", "n1", "left"), asks(4_000, "c2", "n3", "right", "safe"))
    world = World(cut, *talk, do(5_000, "heal"), until=6_500, clients=2)
    assert {(s.state, s.members) for s in world.states.values()} == {(OPERATIONAL, FIVE)}
    assert "rings_merged" in world.milestones
    assert ("left" in world.told("n2"), "right" in world.told("n2")) == (True, False)
    assert ("left" in world.told("n4"), "right" in world.told("n4")) == (False, True)
    assert not world.violations


# --- what is lost is sent again ---------------------------------------------------------------------------------------


def test_a_lost_message_is_asked_for_in_the_token_and_repaired_by_another() -> None:
    deaf = do(690, "cut", **{"from": ["n1"], "to": ["n3"], "one_way": True})
    world = World(deaf, asks(700, "c1", "n1", "a"), do(900, "heal"), until=1_600)
    asked = [token.rtr for token in world.sent(Token) if token.rtr]
    assert asked[0] == (1,)
    assert len(world.sent(Message)) == 2
    assert world.told("n3")[-1] == "a"
    assert {s.ring_id for s in world.states.values()} == {RingId(4, "n1")}


def test_a_lost_token_is_sent_again_and_the_ring_goes_on() -> None:
    """The others see no sign of the token either: what they send again is redundant, and dropped by its number."""
    drop = {"when": "token_rotated", "after": 15, "do": "drop", "match": {"type": "Token"}}
    world = World(drop, until=2_000)
    sent = Counter(token.token_seq for token in world.sent(Token))
    [lost] = [e.message for s in world.steps for e in s.sent if e.id == next(s.lost[0] for s in world.steps if s.lost)]
    assert isinstance(lost, Token)
    assert sent[lost.token_seq] == 2
    assert "token_lost" not in world.milestones
    assert not world.violations


def test_a_token_lost_for_good_ends_in_a_ring_of_four() -> None:
    """Token loss, Gather, consensus without the holder, and a ring of four."""
    world = World({"when": "token_rotated", "after": 5, "do": "crash", "node": "@holder"}, until=5_000)
    up = {s.ring_id for s in world.states.values() if s.up}
    assert up == {RingId(8, "n2")}
    assert [name for name in world.milestones if name in ("token_lost", "member_left")] == ["token_lost", "member_left"]
    reasons = {join.fail_set for join in world.sent(Join)}
    assert ("n1",) in reasons


# --- extended virtual synchrony ---------------------------------------------------------------------------------------


def test_the_papers_example_of_one_that_is_cut_off_as_the_rest_merge() -> None:
    """q delivers {p,q,r,s,t}, the transitional {q,r,s,t}, and {q,r,s,t,u,v}; p the transitional {p} and {p}."""
    p, u = "n1", ("n6", "n7")
    q = ("n2", "n3", "n4", "n5")
    world = World(
        do(0, "cut", **{"from": [*FIVE, "c1"], "to": [*u]}),
        asks(850, "c1", "n2", "the last of the ring", "safe"),
        do(975, "cut", **{"from": [p], "to": [*q, *u]}),
        do(1_250, "heal", **{"from": [*q, "c1"], "to": [*u]}),
        until=5_000,
        nodes=7,
        seed=9,
    )
    for node in q:
        assert world.told(node) == [
            ("regular", FIVE),
            ("transitional", q),
            "the last of the ring",
            ("regular", (*q, *u)),
        ]
    assert world.told(p) == [("regular", FIVE), ("transitional", (p,)), ("regular", (p,))]
    assert [world.told(node) for node in u] == [[("regular", u), ("transitional", u), ("regular", (*q, *u))]] * 2
    assert not world.violations


def test_what_one_has_all_who_move_along_with_it_deliver() -> None:
    """n3 misses a message, and the token that would have told it so dies with n2: the recovery repairs it."""
    deaf = do(690, "cut", **{"from": ["n1"], "to": ["n3"], "one_way": True})
    world = World(deaf, asks(700, "c1", "n1", "a"), do(735, "crash", node="n2"), do(1_500, "heal"), until=5_000)
    assert [m.recovered for m in world.sent(Message) if m.recovered]
    for node in ("n1", "n3", "n4", "n5"):
        assert world.told(node).count("a") == 1
    assert not world.violations


def test_all_deliver_the_same_in_the_same_order_while_everybody_talks() -> None:
    network = Network(loss=0.02, duplicate=0.02)
    world = World(until=6_000, params={"load": 20}, network=network)
    shortest = min(len(world.told(node)) for node in FIVE)
    assert shortest > 300
    assert len({tuple(world.told(node)[:shortest]) for node in FIVE}) == 1
    assert not world.violations


# --- chaos ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "network"),
    [
        ({}, Network()),
        ({"load": 20, "service": "safe"}, Network()),
        ({"load": 10}, Network(loss=0.05, duplicate=0.1)),
        ({"load": 5, "hold": 0}, Network(delay=(1.0, 60.0), disk_write=(0.0, 20.0))),
    ],
)
@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5, 6])
def test_chaos_breaks_no_promise_and_leaves_one_ring(seed: int, params: dict[str, object], network: Network) -> None:
    """For the last quarter everything is mended: by then there is a single ring again."""
    kernel, broken = through_chaos(60_000.0, seed=seed, params=params, network=network)
    assert broken == []
    [(state, _, members)] = rings(kernel)
    assert (state, members) == (OPERATIONAL, FIVE)


@pytest.mark.parametrize("seed", range(1, 9))
def test_a_single_ring_forms_again_after_every_heal(seed: int) -> None:
    """The network falls in three, in two, and apart for each; every time it is healed, a ring of all is there again."""
    groups = [[["n1"], ["n2", "n3"], ["n4", "n5"]], [["n1", "n5"], ["n2", "n3", "n4"]], [[node] for node in FIVE]]
    commands = []
    for i, parts in enumerate(groups):
        for j, part in enumerate(parts):
            rest = [node for other in parts[j + 1 :] for node in other]
            if rest:
                commands.append(do(1_000 + 9_000 * i, "cut", **{"from": part, "to": rest}))
        commands.append(do(6_000 + 9_000 * i, "heal"))
    world = World(*commands, until=28_000, seed=seed, params={"load": 5})
    for i in range(len(groups)):
        states = world.timeline.at(world.timeline.seq_at(9_900_000 + 9_000_000 * i)).states
        assert {(states[node].state, states[node].members) for node in FIVE} == {(OPERATIONAL, FIVE)}  # type: ignore[attr-defined]
    assert not world.violations


# --- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("service", EXPECTED)
def test_agreed_takes_about_half_a_rotation_and_safe_about_two(service: str) -> None:
    low, high = EXPECTED[service]
    assert low <= measured(service, 300).rotations <= high
