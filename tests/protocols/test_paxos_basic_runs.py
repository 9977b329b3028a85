"""Basic Paxos in the world of the kernel: the disk, roles, delays, duels, losses, and runs that begin in the middle."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import STEADY, Json, Play, ask, do
from visualizer.core.errors import InputError
from visualizer.core.run import Network
from visualizer.core.units import millis
from visualizer.protocols.paxos.basic.engine import PaxosBasic
from visualizer.sentences import LANGUAGES, sentences

APART = {"roles": {"proposers": 2, "acceptors": 3, "learners": 1}}
"""n1 and n2 propose, n3, n4 and n5 accept, n6 learns."""

SLOW_DISK = Network(delay=(10.0, 10.0), disk_write=(5.0, 5.0))


def propose(at: float, value: Any, node: str = "n1", client: str = "c1") -> Json:
    """A client asks a proposer for a value."""
    return ask(at, {"do": "propose", "value": value}, client, node=node)


def play(*commands: Json, **run: Any) -> Play:
    """Three nodes in all roles, and two clients, where not said otherwise; every message takes 10 ms."""
    return Play(PaxosBasic, *commands, **({"clients": 2} | run))


def milestones(of: Play) -> list[tuple[float, str]]:
    """Every milestone, and when (ms)."""
    return [(millis(step.at), name) for step in of.steps for name in step.milestones]


def kinds(of: Play, sender: str) -> list[tuple[float, str]]:
    """What a node sent, and when it left (ms), a broadcast once."""
    return list(dict.fromkeys((millis(e.sent_at), type(e.message).__name__) for e in of.sent if e.sender == sender))


# --- the disk ---------------------------------------------------------------------------------------------------------


def test_the_number_the_promise_and_the_acceptance_are_on_the_disk_before_they_are_told() -> None:
    """ "Before answering it persists the ProposalID that it promised" (notes, Prepare)."""
    slow = play(propose(0, "A"), network=SLOW_DISK, nodes=6, params=APART)
    assert kinds(slow, "n1")[0] == (15.0, "Prepare")
    assert kinds(slow, "n3") == [(30.0, "Promise"), (55.0, "Accepted")]


def test_a_refusal_waits_for_no_disk() -> None:
    """It changes nothing, so there is nothing to write."""
    rivals = (propose(0, "A", "n1"), propose(0, "B", "n2", "c2"))
    slow = play(*rivals, network=SLOW_DISK, nodes=6, params=APART | {"refusals": "nack"})
    waits = {type(e.message).__name__: e.sent_at - step.at for step in slow.steps for e in step.sent}
    assert (waits["Nack"], waits["Promise"], waits["Accepted"], waits["Prepare"]) == (0, 5_000, 5_000, 5_000)


def test_an_acceptor_that_crashes_while_it_writes_has_promised_and_not_said_so() -> None:
    crashed = play(propose(0, "A"), do(27, "crash", "n3"), network=SLOW_DISK, nodes=6, params=APART, until=28)
    assert str(crashed.state("n3").promised) == "1·10.0.0.1"
    assert kinds(crashed, "n3") == [(30.0, "Promise")]
    later = play(propose(0, "A"), do(27, "crash", "n3"), network=SLOW_DISK, nodes=6, params=APART)
    assert "n3" not in later.state("n1").promises


def test_a_number_that_was_written_and_not_sent_is_not_used_either() -> None:
    """The proposer crashes before its Prepare leaves; after the restart it goes on above that number."""
    crashed = play(
        propose(0, "A"), do(12, "crash", "n1"), do(20, "restart", "n1"), propose(30, "B", client="c2"),
        network=SLOW_DISK, nodes=6, params=APART, until=100,
    )  # fmt: skip
    assert crashed.state("n3").promised.timestamp == 2


# --- roles and delays -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("run", "learners"), [({"nodes": 5}, 5), ({"nodes": 6, "params": APART}, 1)])
def test_an_undisturbed_proposal_takes_four_delays_from_prepare_to_learning(run: Json, learners: int) -> None:
    quiet = play(propose(0, "A"), **run)
    assert milestones(quiet) == [(30.0, "prepared"), (50.0, "value_chosen"), *[(50.0, "value_learned")] * learners]
    assert quiet.answers == [("c1", 1, "A")]


def test_each_learner_hands_the_value_to_its_application_once() -> None:
    handed = [(s.node, m) for s in play(propose(0, "A"), nodes=3).steps for m in s.delivered]
    assert [(node, getattr(message, "value", None)) for node, message in handed] == [
        ("n1", "A"), ("n2", "A"), ("n3", "A"),
    ]  # fmt: skip


def test_a_machine_holds_only_its_roles() -> None:
    apart = play(nodes=6, params=APART)
    held = {name: apart.state(f"n{i}").roles for i, name in ((2, "proposer"), (5, "acceptor"), (6, "learner"))}
    assert held == {"proposer": ("proposer",), "acceptor": ("acceptor",), "learner": ("learner",)}


def test_clients_try_proposers_alone() -> None:
    silent = play(propose(0, "A"), do(0, "crash", "n1"), do(0, "crash", "n2"), nodes=6, params=APART, until=3000)
    asked = {e.to for e in silent.sent if e.sender == "c1"}
    assert asked == {"n1", "n2"}


def test_a_client_that_knows_nobody_asks_the_lowest_proposer() -> None:
    assert play(ask(0, {"do": "propose", "value": "A"}), nodes=9).client("c1").tried == "n1"


@pytest.mark.parametrize("value", [0, False, "", 0.5, True, 1])
def test_any_value_but_null_can_be_chosen(value: Any) -> None:
    chosen = play(propose(0, value))
    [(_, _, result)] = chosen.answers
    assert (result, type(result)) == (value, type(value))


# --- duels ------------------------------------------------------------------------------------------------------------

DUEL = (propose(0, "A", "n1", "c1"), propose(15, "B", "n2", "c2"))
HASTY = {"backoff": "none", "retry": 30.0, "client_retry": [60_000.0, 60_000.0]}


@pytest.mark.parametrize("refusals", ["silent", "nack"])
@pytest.mark.parametrize("roles", [{}, {"nodes": 6, "roles": APART["roles"]}])
def test_two_proposers_without_backoff_overtake_each_other_for_ever(refusals: str, roles: Json) -> None:
    """ "Two proposers each keep issuing a sequence of proposals, none of which are ever chosen" (§2.4)."""
    params = HASTY | {"refusals": refusals} | ({"roles": roles["roles"]} if roles else {})
    fight = play(*DUEL, params=params, nodes=roles.get("nodes", 3), until=20_000)
    names = [name for _, name in milestones(fight)]
    assert names.count("duel") > 1000
    assert "value_chosen" not in names
    assert all(fight.state(node).accepted is None for node in fight.timeline.run.node_names if fight.state(node).up)


def test_a_duel_is_told_once_for_each_proposal_that_was_overtaken() -> None:
    fight = play(*DUEL, params=HASTY, until=200)
    prepares = {e.cast for e in fight.sent if type(e.message).__name__ == "Accept"}
    overtaken = [at for at, name in milestones(fight) if name == "duel"]
    assert len(prepares) - 2 <= len(overtaken) == len(set(overtaken)) <= len(prepares)


@pytest.mark.parametrize("refusals", ["silent", "nack"])
@pytest.mark.parametrize("seed", range(1, 9))
def test_random_backoff_ends_the_duel(refusals: str, seed: int) -> None:
    fight = play(*DUEL, params=HASTY | {"backoff": "random", "refusals": refusals}, seed=seed, until=5000)
    assert len(fight.answers) == 2


def test_with_a_distinguished_proposer_there_is_no_duel() -> None:
    calm = play(*DUEL, params=HASTY | {"backoff": "distinguished", "retry": 100.0}, until=200)
    assert "duel" not in [name for _, name in milestones(calm)]
    assert [answer[2] for answer in calm.answers] == ["A", "A"]


def test_with_patience_two_proposers_do_not_fight_where_messages_take_equally_long() -> None:
    fight = play(*DUEL, params=HASTY | {"retry": 50.0}, until=1000)
    assert len(fight.answers) == 2


# --- losses -----------------------------------------------------------------------------------------------------------


def test_a_proposal_goes_through_with_a_minority_of_the_acceptors_down() -> None:
    assert play(do(0, "crash", "n4"), do(0, "crash", "n5"), propose(1, "A"), nodes=5).answers == [("c1", 1, "A")]


def test_without_a_majority_nothing_is_chosen_until_there_is_one() -> None:
    halted = [do(0, "crash", f"n{i}") for i in (3, 4, 5)]
    assert play(*halted, propose(1, "A"), nodes=5, until=3000).answers == []
    assert play(*halted, propose(1, "A"), do(2000, "restart", "n3"), nodes=5, until=6000).answers == [("c1", 1, "A")]


def test_a_learner_that_has_missed_everything_learns_when_a_client_asks_again() -> None:
    """ "If a learner needs to know whether a value has been chosen, it can have a proposer issue a proposal" (§2.3)."""
    missed = (do(0, "crash", "n3"), propose(1, "A"), do(200, "restart", "n3"))
    assert play(*missed, until=900).state("n3").learned is None
    assert play(*missed, propose(300, "B"), until=900).state("n3").learned == "A"


def test_what_was_chosen_survives_a_power_cut() -> None:
    everybody = ("n1", "n2", "n3")
    cut = [do(100, "crash", n) for n in everybody] + [do(110, "restart", n) for n in everybody]
    after = play(propose(0, "A"), *cut, propose(200, "B", "n3", "c2"))
    assert after.answers == [("c1", 1, "A"), ("c2", 1, "A")]


def test_a_lost_disk_can_cost_a_chosen_value() -> None:
    """What the promise and the disk are for: no protocol promises anything when an acceptor loses both."""
    lost = [do(100, what, n) for what in ("crash", "lose_disk", "restart") for n in ("n1", "n2")]
    away = (do(0, "isolate", "n3"), propose(1, "A"), *lost, do(200, "heal"), propose(210, "B", "n3", "c2"))
    again = play(*away)
    assert [answer[2] for answer in again.answers] == ["A", "B"]
    assert {v.invariant for step in again.steps for v in step.violations} >= {"agreement"}


# --- a run that begins in the middle ----------------------------------------------------------------------------------


def test_an_accepted_number_is_a_promised_one() -> None:
    given = {"n2": {"accepted": {"id": [5, "10.0.0.3"], "value": "A"}}}
    assert str(play(initial=given, until=1).state("n2").promised) == "5·10.0.0.3"


def test_a_number_in_use_is_on_the_disk() -> None:
    given = {"n1": {"proposal": [7, "10.0.0.1"], "phase": "accept", "value": "A"}}
    begun = play(initial=given, until=1)
    assert str(begun.state("n1").last_id) == "7·10.0.0.1"
    assert begun.world.timers["n1"]["retry"].due is not None


def test_who_begins_with_a_value_goes_on_proposing_it() -> None:
    given = {"n1": {"value": "A", "clients": {"c1": 3}}}
    goes_on = play(initial=given)
    assert goes_on.state("n2").learned == "A"
    assert goes_on.client("c1").serial == 3


def test_the_answers_of_a_phase_that_is_given_count() -> None:
    given = {
        "n1": {
            "value": "A", "phase": "prepare", "proposal": [7, "10.0.0.1"],
            "promises": {"n2": {"id": [6, "10.0.0.2"], "value": "B"}},
        },
        "n2": {"accepted": {"id": [6, "10.0.0.2"], "value": "B"}, "promised": [7, "10.0.0.1"]},
    }  # fmt: skip
    promise = {"from": "n3", "to": "n1", "type": "Promise", "body": {"id": [7, "10.0.0.1"], "accepted": None}}
    goes_on = play(do(1, "inject", **promise, now=True), initial=given)
    assert goes_on.state("n1").learned == "B"
    assert not [violation for step in goes_on.steps for violation in step.violations]


# --- parameters that contradict each other ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("params", "nodes", "sentence"),
    [
        (APART, 5, "input-roles"),
        ({"quorum": 6}, 5, "input-quorum-size"),
        ({"quorum": 2}, 5, "input-quorum-apart"),
        ({"quorum": 2}, 4, "input-quorum-apart"),
        (APART | {"quorum": 1}, 6, "input-quorum-apart"),
        ({"client_retry": [20, 10]}, 3, "input-order-of"),
    ],
)
def test_parameters_that_contradict_each_other_are_refused(params: Json, nodes: int, sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        play(params=params, nodes=nodes)
    assert getattr(refused.value.says, "id", None) == sentence
    for language in LANGUAGES:
        assert sentences(language).say(sentence, getattr(refused.value.says, "args", {}))


@pytest.mark.parametrize(("quorum", "nodes"), [(None, 1), (1, 1), (2, 3), (3, 5), (5, 5), (3, 4), (4, 4)])
def test_quorums_of_which_any_two_share_an_acceptor_are_taken(quorum: int | None, nodes: int) -> None:
    assert play(propose(0, "A"), params={"quorum": quorum}, nodes=nodes, network=STEADY).answers == [("c1", 1, "A")]
