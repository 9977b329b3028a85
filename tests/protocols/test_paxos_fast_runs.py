"""Fast Paxos in the world of the kernel: message delays, collisions, the disk, roles apart, and progress."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import Json, Play, ask, do
from visualizer.core.chaos import Chaos
from visualizer.core.client import ClientState
from visualizer.core.kernel import Kernel
from visualizer.core.run import Network, Run
from visualizer.core.units import micros, millis
from visualizer.protocols.paxos.fast.engine import PaxosFast
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.roles import LEARNER
from visualizer.registry import prepared

FIVE = tuple(f"n{i}" for i in range(1, 6))

APART: Json = {"roles": {"proposers": 2, "acceptors": 5, "learners": 2}}
"""n1 and n2 propose, n3 to n7 accept, n8 and n9 learn."""

ALONE: Json = {"fast_rounds": "all", "recovery": "uncoordinated"}


def propose(at: float, value: Any, client: str = "c1", **more: Any) -> Json:
    """A client proposes a value."""
    return ask(at, {"do": "propose", "value": value}, client, **more)


def play(*commands: Json, **run: Any) -> Play:
    """Five nodes in all roles, and two clients, where not said otherwise; every message takes 10 ms."""
    return Play(PaxosFast, *commands, **({"nodes": 5, "clients": 2} | run))


def when(of: Play, milestone: str) -> list[float]:
    """When a milestone was reached (ms)."""
    return [millis(step.at) for step in of.steps for name in step.milestones if name == milestone]


def broken(of: Play) -> list[str]:
    """The promises that a run broke."""
    return [violation.invariant for step in of.steps for violation in step.violations]


def late(client: str, *nodes: str) -> list[Json]:
    """What a client says reaches these nodes 2 ms after the others."""
    return [do(0, "link", **{"from": client, "to": node, "delay": [12, 12]}) for node in nodes]


def collide(*first: str, **run: Any) -> Play:
    """A and B are proposed at 100 ms; these nodes hear A first, the others B."""
    others = [node for node in FIVE if node not in first]
    return play(*late("c2", *first), *late("c1", *others), propose(100, "A"), propose(100, "B", "c2"), **run)


# --- message delays (§2.4.2, §3.4.3, §4) ------------------------------------------------------------------------------


@pytest.mark.parametrize("roles", [{}, APART])
def test_a_proposal_is_learned_after_three_message_delays_in_a_classic_round(roles: Json) -> None:
    classic = play(propose(100, "A"), params=roles | {"fast_rounds": "none"}, nodes=9 if roles else 5)
    assert set(when(classic, "value_learned")) == {130.0}
    assert classic.answers == [("c1", 1, "A")]


@pytest.mark.parametrize("roles", [{}, APART])
def test_a_proposal_is_learned_after_two_message_delays_in_a_fast_round(roles: Json) -> None:
    fast = play(propose(100, "A"), params=roles, nodes=9 if roles else 5)
    assert set(when(fast, "value_learned")) == {120.0}
    assert fast.answers == [("c1", 1, "A")]


@pytest.mark.parametrize(
    ("params", "delays"), [({}, 2), (ALONE, 1), ({"recovery": "classic"}, 4), ({"fast_rounds": "all"}, 2)]
)
def test_after_a_collision_coordinated_recovery_takes_two_delays_more_uncoordinated_one_and_a_new_round_four(
    params: Json, delays: int
) -> None:
    collided = collide("n1", "n2", "n3", params=params)
    assert when(collided, "collision") == [120.0]
    assert when(collided, "recovered") == [120.0 + 10 * delays]
    assert {collided.state(node).learned for node in FIVE} == {"A"}


def test_a_collision_is_a_difference_in_the_order_and_not_two_proposals_at_once() -> None:
    """ "A collision does not occur just because two proposals are sent at the same time" (§3.4.3)."""
    same_order = play(propose(100, "A"), propose(100, "B", "c2"))
    assert when(same_order, "collision") == []
    assert when(same_order, "value_learned") == [120.0] * 5
    assert sorted(same_order.answers) == [("c1", 1, "A"), ("c2", 1, "A")]


def test_four_of_five_who_hear_the_same_first_are_a_fast_quorum() -> None:
    assert when(collide("n1", "n2", "n3", "n4"), "value_chosen") == [120.0]


def test_a_proposal_by_way_of_a_proposer_takes_one_delay_more() -> None:
    assert set(when(play(propose(100, "A", node="n3")), "value_learned")) == {130.0}


def test_before_any_has_come_proposals_wait() -> None:
    """Prepare, Promise and Any take 30 ms; the coordinator, who knows a proposal by then, sends it in place of Any."""
    early = play(propose(1, "A"))
    assert when(early, "value_learned") == [40.0] * 5
    assert not [e for e in early.sent if type(e.message).__name__ == "Any"]


def test_uncoordinated_recovery_may_split_again_and_ends_all_the_same() -> None:
    """n4 and n5 hear each other before n1 and n2, and n3 last of all: they go by other votes than the rest."""
    slow = [
        do(0, "link", **{"from": f"n{sender}", "to": to, "delay": [delay, delay]})
        for to in ("n4", "n5")
        for sender, delay in ((1, 11), (2, 11), (3, 12))
    ]
    others = late("c2", "n1", "n2", "n3") + late("c1", "n4", "n5")
    twice = play(*slow, *others, propose(100, "A"), propose(100, "B", "c2"), params=ALONE)
    assert len(when(twice, "collision")) == 2
    assert {twice.state(node).learned for node in FIVE} == {"A"}
    assert {twice.state(node).voted_round for node in FIVE} == {3}
    assert broken(twice) == []


# --- the disk ---------------------------------------------------------------------------------------------------------


def test_a_round_and_a_vote_are_on_the_disk_before_they_are_told() -> None:
    slow = play(propose(200, "A"), network=Network(delay=(10.0, 10.0), disk_write=(5.0, 5.0)))
    waits = {type(e.message).__name__: millis(e.sent_at - step.at) for step in slow.steps for e in step.sent}
    assert {name: waits[name] for name in ("Prepare", "Promise", "Any", "Vote")} == {
        "Prepare": 5.0,
        "Promise": 5.0,
        "Any": 0.0,
        "Vote": 5.0,
    }


def test_what_was_chosen_survives_a_power_cut() -> None:
    cut = [do(200, "crash", node) for node in FIVE] + [do(210, "restart", node) for node in FIVE]
    again = play(propose(100, "A"), *cut, propose(500, "B", "c2"), until=2000)
    assert again.answers == [("c1", 1, "A"), ("c2", 1, "A")]
    assert {again.state(node).learned for node in FIVE} == {"A"}


def test_lost_disks_can_cost_a_chosen_value() -> None:
    lost = [do(200, what, node) for what in ("crash", "lose_disk", "restart") for node in FIVE]
    again = play(propose(100, "A"), *lost, propose(500, "B", "c2"), until=2000)
    assert [result for _, _, result in again.answers] == ["A", "B"]
    assert "promises_rise" in broken(again)


# --- progress (§3.3) --------------------------------------------------------------------------------------------------


def test_with_a_classic_quorum_up_a_classic_round_gets_through_where_a_fast_one_cannot() -> None:
    """N = 5: three acceptors are a classic quorum, and too few for a fast round."""
    down = (do(50, "crash", "n4"), do(50, "crash", "n5"))
    alive = play(*down, propose(100, "A"), until=2000)
    assert alive.answers == [("c1", 1, "A")]
    assert {alive.state(node).voted_round for node in ("n1", "n2", "n3")} == {2}
    first = play(do(0, "crash", "n4"), do(0, "crash", "n5"), propose(1000, "A"), until=2000)
    assert when(first, "value_learned") == [1030.0] * 3, "the classic round is ready when the proposal comes"


def test_if_the_coordinator_is_dead_a_proposer_that_was_asked_takes_over() -> None:
    """Two acceptors heard nothing of A in the fast round, and its coordinator is gone."""
    dead = play(do(90, "isolate", "n5"), do(95, "crash", "n1"), propose(100, "A"), until=2000)
    assert dead.answers == [("c1", 1, "A")]
    assert "paxos-fast.round_taken_over" in dead.why()
    assert broken(dead) == []


def test_a_learner_that_was_cut_off_is_told() -> None:
    away = (do(90, "isolate", "n9"), propose(100, "A"), do(200, "heal"))
    assert play(*away, params=APART, nodes=9, until=1500).state("n9").learned == "A"


def test_a_node_that_was_down_is_told() -> None:
    away = (do(90, "crash", "n5"), propose(100, "A"), do(200, "restart", "n5"))
    assert play(*away, until=1500).state("n5").learned == "A"


def test_a_proposer_that_does_not_learn_hears_of_the_choice() -> None:
    """n2 passes on what its client proposes, and is told by the coordinator."""
    asked = play(propose(100, "A", node="n2"), params=APART, nodes=9, until=200)
    assert asked.answers == [("c1", 1, "A")]
    assert asked.state("n2").learned == "A"


def test_once_all_know_nothing_happens_any_more() -> None:
    assert millis(play(propose(100, "A"), until=60_000).steps[-1].at) < 500


# --- through chaos ----------------------------------------------------------------------------------------------------

COMPANIES: tuple[tuple[int, Json], ...] = (
    (3, {}),
    (4, {"fast_rounds": "all"}),
    (5, {}),
    (5, {"refusals": "nack", "recovery": "classic"}),
    (5, ALONE),
    (6, {"quorum_choice": "equal"} | ALONE),
    (5, {"fast_rounds": "none"}),
    (6, {"roles": {"proposers": 2, "acceptors": 3, "learners": 1}}),
    (9, APART | ALONE),
)


def through_chaos(seed: int, nodes: int, params: Json, **network: Any) -> Kernel:
    """A run of 20 s that begins with three proposals at once, for the last quarter of which all is mended."""
    at_once = tuple(propose(80, f"V{i}", f"c{i}") for i in (1, 2, 3))
    run = Run(
        "paxos-fast", nodes=nodes, clients=3, seed=seed, params=params, commands=at_once, network=Network(**network)
    )
    kernel = Kernel(*prepared(run), record=False)
    until = micros(20_000.0)
    chaos = Chaos(kernel, until, 0.5)
    while chaos.at <= until:
        kernel.search(chaos.at - 1, 1_000_000)
        chaos.act()
    kernel.search(until, 1_000_000)
    return kernel


@pytest.mark.parametrize(("nodes", "params"), COMPANIES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_after_chaos_all_clients_are_answered_and_all_learners_know(nodes: int, params: Json, seed: int) -> None:
    kernel = through_chaos(seed, nodes, params)
    states = kernel.world.states
    assert kernel.violations == ()
    learned = {s.learned for s in states.values() if isinstance(s, FastState) and LEARNER in s.roles}
    assert len(learned) == 1
    assert None not in learned
    assert all(state.request is None for state in states.values() if isinstance(state, ClientState))


@pytest.mark.parametrize("seed", range(1, 9))
def test_loss_and_duplication_break_nothing(seed: int) -> None:
    for nodes, params in COMPANIES[seed % 3 :: 3]:
        assert through_chaos(seed, nodes, params, loss=0.1, duplicate=0.2).violations == ()
