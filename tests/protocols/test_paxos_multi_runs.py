"""Multi-Paxos in the world of the kernel: leaders come and go, replicas catch up, and runs begin in the middle."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import Json, Play, ask, do, put
from visualizer.core.chaos import Chaos
from visualizer.core.errors import InputError
from visualizer.core.kernel import Kernel
from visualizer.core.replica import Applied
from visualizer.core.run import Network, Run
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros, millis
from visualizer.protocols.paxos.multi.engine import PaxosMulti
from visualizer.registry import prepared
from visualizer.scenario import scenarios

INCR: Json = {"do": "incr", "key": "x"}

SLOW_DISK = Network(delay=(10.0, 10.0), disk_write=(5.0, 5.0))

APART: Json = {"roles": {"proposers": 2, "acceptors": 3, "learners": 1}}


def prepares(node: str, at: float) -> Json:
    """A node's election timer runs out."""
    return do(at, "timeout", node, timer="election")


def play(*commands: Json, **run: Any) -> Play:
    """Three nodes in all roles, and two clients, where not said otherwise; every message takes 10 ms."""
    return Play(PaxosMulti, *commands, **({"clients": 2} | run))


def leaders(of: Play) -> list[str]:
    """Who leads at the end, each under its number."""
    return [node for node in of.timeline.run.node_names if of.state(node).phase == "accept"]


def milestones(of: Play) -> list[str]:
    """Every milestone, in order."""
    return [name for step in of.steps for name in step.milestones]


def kinds(of: Play, sender: str) -> list[tuple[float, str]]:
    """What a node sent, and when it left (ms), a broadcast once."""
    return list(dict.fromkeys((millis(e.sent_at), type(e.message).__name__) for e in of.sent if e.sender == sender))


# --- leaders ---------------------------------------------------------------------------------------------------------


def test_left_alone_the_nodes_soon_have_one_leader_and_keep_it() -> None:
    quiet = play(until=3_000, network=Network())
    assert len(leaders(quiet)) == 1
    assert milestones(quiet).count("leader_elected") == 1
    assert {quiet.state(node).leader for node in ("n1", "n2", "n3")} == set(leaders(quiet))


def test_when_the_leader_dies_another_takes_over() -> None:
    after = play(prepares("n1", 1), do(500, "crash", "n1"), until=1_500)
    assert milestones(after) == ["prepared", "leader_elected", "leader_lost", "prepared", "leader_elected"]
    assert leaders(after) in (["n2"], ["n3"])


def test_phase_1_is_run_once_for_all_commands() -> None:
    busy = play(prepares("n1", 1), *(ask(100 + 50 * i, INCR) for i in range(8)))
    assert busy.state("n3").executed == 8
    assert sum(type(e.message).__name__ == "Prepare" for e in busy.sent) == 3


def test_two_leaders_are_told_apart_by_their_numbers() -> None:
    """Both believe that they lead; `@leader` is the one with the higher number, whatever theirs are."""
    apart = do(100, "cut", **{"from": ["n1", "n2"], "to": ["n3", "n4", "n5"]})
    both = play(prepares("n1", 1), apart, prepares("n4", 120), do(200, "pause", "@leader"), nodes=5, until=200)
    assert leaders(both) == ["n1", "n4"]
    assert both.done[-1].node == "n4"


def test_the_lower_of_two_leaders_gets_nothing_chosen_and_is_deposed_when_the_cut_heals() -> None:
    apart = do(100, "cut", **{"from": ["n1", "n2", "c1"], "to": ["n3", "n4", "n5", "c2"]})
    asks = ask(130, put("x", "low"), node="n1"), ask(250, put("x", "high"), "c2", node="n4")
    split = play(prepares("n1", 1), apart, prepares("n4", 120), *asks, nodes=5, until=400)
    assert [split.state(node).machine for node in ("n1", "n4")] == [{}, {"x": "high"}]
    healed = play(prepares("n1", 1), apart, prepares("n4", 120), *asks, do(400, "heal"), nodes=5, until=2_000)
    assert leaders(healed) == ["n4"]
    assert [healed.state(f"n{i}").machine for i in range(1, 6)] == [{"x": "low"}] * 5


@pytest.mark.parametrize("refusals", ["silent", "nack"])
def test_a_leader_that_comes_out_of_a_pause_learns_that_it_was_deposed(refusals: str) -> None:
    pause = do(100, "pause", "n1"), do(800, "resume", "n1")
    late = play(prepares("n1", 1), *pause, params={"refusals": refusals}, until=1_500)
    assert "n1" not in leaders(late)
    assert len(leaders(late)) == 1


def test_acceptors_that_refuse_in_silence_hold_nobody_up_for_ever() -> None:
    """They have promised a number of n2, which has died since: n1 leads under a lower one, and nobody says so to it."""
    promised = {f"n{i}": {"promised": [7, "10.0.0.2"]} for i in (3, 4, 5)}
    leads = {"phase": "accept", "ballot": [5, "10.0.0.1"], "last_id": [5, "10.0.0.1"]}
    asked = ask(50, put("x", 1), node="n1")
    stuck = play(asked, initial={"n1": leads, "n2": {"up": False}, **promised}, nodes=6, params=APART, until=2_500)
    assert stuck.answers == [("c1", 1, "ok")]
    assert str(stuck.state("n1").ballot) == "8·10.0.0.1"


# --- the disk --------------------------------------------------------------------------------------------------------


def test_the_number_the_promise_and_the_acceptance_are_on_the_disk_before_they_are_told() -> None:
    slow = play(prepares("n1", 0), ask(50, INCR, node="n1"), network=SLOW_DISK, nodes=6, params=APART, until=120)
    assert kinds(slow, "n1")[0] == (5.0, "Prepare")
    assert kinds(slow, "n3") == [(20.0, "Promise"), (75.0, "Accepted")]


def test_an_acceptor_that_lost_its_disk_may_break_its_promise_and_that_is_seen() -> None:
    amnesia = do(200, "crash", "n3"), do(210, "lose_disk", "n3"), do(220, "restart", "n3")
    stale = do(
        230, "inject", **{"from": "n2", "to": "n3", "type": "Prepare", "body": {"id": [0, "10.0.0.2"], "from_slot": 1}}
    )
    broken = play(prepares("n1", 1), *amnesia, stale, until=300)
    assert [v.invariant for step in broken.steps for v in step.violations] == ["promises_rise"]


# --- replicas --------------------------------------------------------------------------------------------------------


def test_a_replica_that_was_down_executes_what_it_missed_in_order() -> None:
    asks = (ask(100 + 40 * i, INCR, node="n1") for i in range(10))
    down = do(50, "crash", "n3"), do(700, "restart", "n3")
    late = play(prepares("n1", 1), *asks, *down, until=1_500)
    assert (late.state("n3").machine, late.state("n3").executed) == ({"x": 10}, 10)
    assert "caught_up" in milestones(late)
    applied = [m.index for step in late.steps if step.node == "n3" for m in step.delivered if isinstance(m, Applied)]
    assert applied == list(range(1, 11))


def test_a_leader_that_lost_its_memory_finds_everything_again_in_what_was_accepted() -> None:
    asks = (ask(100 + 40 * i, INCR, node="n1") for i in range(5))
    alone = do(500, "crash", "n1"), do(501, "restart", "n1"), prepares("n1", 502)
    again = play(prepares("n1", 1), *asks, *alone, until=700)
    assert leaders(again) == ["n1"]
    assert (again.state("n1").executed, again.state("n1").machine) == (5, {"x": 5})
    assert "gap_filled" not in milestones(again)


# --- runs that begin in the middle -----------------------------------------------------------------------------------


DECIDED: Json = {"1-3": {"op": INCR}, "5": {"op": INCR}}


def test_a_run_may_begin_with_slots_decided() -> None:
    begun = play(initial={"n1": {"decided": DECIDED}}, until=0)
    assert (begun.state("n1").executed, begun.state("n1").machine) == (3, {"x": 3})


def test_what_was_executed_is_not_executed_again_and_nothing_past_a_gap_was() -> None:
    begun = play(initial={"n1": {"decided": DECIDED, "executed": 3}}, until=0)
    assert [m for step in begun.steps for m in step.delivered] == []
    assert begun.state("n1").machine == {"x": 3}


def test_a_run_may_begin_with_a_leader_whose_proposals_are_what_it_has_accepted_itself() -> None:
    held = {"id": [4, "10.0.0.1"], "command": {"op": INCR}}
    leads = {"phase": "accept", "ballot": [4, "10.0.0.1"], "promised": [4, "10.0.0.1"], "accepted": {"1": held}}
    begun = play(initial={"n1": leads}, until=0)
    me = begun.state("n1")
    assert (me.leader, me.next_slot, list(me.proposals), str(me.last_id)) == ("n1", 2, [1], "4·10.0.0.1")
    assert play(initial={"n1": leads}, until=300).state("n2").machine == {"x": 1}


def test_a_run_may_begin_while_somebody_prepares() -> None:
    begun = play(initial={"n1": {"phase": "prepare"}}, until=150)
    assert leaders(begun) == ["n1"]
    assert str(begun.state("n1").ballot) == "1·10.0.0.1"


@pytest.mark.parametrize(
    ("params", "nodes"),
    [
        ({"quorum": 4}, 3),
        ({"quorum": 1}, 3),
        ({"roles": {"proposers": 1, "acceptors": 1, "learners": 1}}, 4),
        ({"alpha": 0}, 3),
        ({"election_timeout": [300, 150]}, 3),
    ],
)
def test_parameters_that_cannot_be_are_refused(params: Json, nodes: int) -> None:
    with pytest.raises(InputError):
        prepared(Run("paxos-multi", nodes=nodes, params=params))


# --- the case of the paper, whole ------------------------------------------------------------------------------------


def test_the_story_of_slots_135_to_140_comes_out_as_in_the_paper() -> None:
    timeline = Timeline(*scenarios()["paxos-multi/slots-135-140"].prepared())
    timeline.extend(micros(400), 10_000)
    at_leader = [m for step in timeline.steps if step.node == "n2" for m in step.delivered]
    assert [m.index for m in at_leader if isinstance(m, Applied)] == list(range(135, 142))
    assert [m.index for m in at_leader if isinstance(m, Applied) and m.command.noop] == [136, 137]
    assert [learned.result for step in timeline.steps for learned in step.replies] == ["135,138,139,140,141"]


# --- progress --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(1, 7))
@pytest.mark.parametrize(("nodes", "params"), [(3, {}), (5, {"refusals": "nack"}), (6, APART), (4, {"quorum": 3})])
def test_when_all_is_healed_clients_are_answered_and_all_replicas_are_the_same(
    seed: int, nodes: int, params: Json
) -> None:
    network = Network(loss=0.02, duplicate=0.05)
    kernel = Kernel(*prepared(Run("paxos-multi", nodes=nodes, clients=2, seed=seed, params=params, network=network)))
    until = micros(12_000.0)
    chaos = Chaos(kernel, until, 0.5)
    while chaos.at <= until:
        while kernel.advance(chaos.at - 1) is not None:
            pass
        chaos.act()
    while kernel.advance(until) is not None:
        pass
    assert not kernel.violations
    states: dict[str, Any] = dict(kernel.world.states)
    assert all(states[client].request is None for client in kernel.run.client_names)
    replicas = [states[node] for node in kernel.run.node_names if states[node].roles != ("acceptor",)]
    ahead = max(state.executed for state in replicas)
    assert ahead > 3
    assert all(state.executed == ahead and state.machine == replicas[0].machine for state in replicas)
