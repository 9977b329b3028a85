"""Membership, held against SWIM (Das, Gupta, Motivala 2002), φ accrual (Hayashibara et al. 2004) and Dynamo's seeds."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.protocols.membership_node import Peer, listed, member
from tests.protocols.node import Node
from visualizer.core.errors import InputError
from visualizer.core.model import stable_fields
from visualizer.core.persistent import Map
from visualizer.core.run import Run
from visualizer.protocols.gossip.membership.engine import Membership
from visualizer.protocols.gossip.membership.heartbeats import grown, phi_of
from visualizer.protocols.gossip.membership.messages import (
    Ack,
    Alive,
    Dead,
    Heartbeat,
    JoinRequest,
    Members,
    Ping,
    PingReq,
    Suspect,
)
from visualizer.protocols.gossip.membership.state import Arrivals, Beat, Member, MembershipState, News, is_news
from visualizer.registry import prepared

KNOWN: dict[str, Any] = {"n2": member(), "n3": member(), "n4": member()}


def said(peer: Node[Any]) -> list[tuple[str, str]]:
    """To whom went what kind of message."""
    return [(to, type(message).__name__) for to, message in peer.said]


# --- SWIM §3.1: the failure detector ---------------------------------------------------------------------------------


def test_a_member_is_pinged_each_period_and_answers_at_once() -> None:
    peer = Peer(**KNOWN).times_out()
    [(target, ping)] = peer.said
    assert isinstance(ping, Ping)
    assert (peer.me.probe, peer.timers["ack"]) == (target, 60_000)
    answer = Peer(**KNOWN).hears("n2", ping).reply()
    assert answer == Ack(ping.probe, "n1", 1)


def test_an_ack_within_the_period_ends_the_probe() -> None:
    peer = Peer(**KNOWN).times_out()
    target = peer.me.probe
    assert target
    peer.hears(target, Ack(peer.me.probes, target, 1))
    assert (peer.me.probe, peer.timers) == (None, {"ack": None})
    assert peer.why == ["heard_back"]


def test_an_ack_of_an_earlier_probe_does_not_count() -> None:
    peer = Peer(**KNOWN).times_out()
    target = peer.me.probe
    assert target
    peer.hears(target, Ack(peer.me.probes - 1, target, 1))
    assert peer.me.probe == target


@pytest.mark.parametrize("k", [0, 1, 2, 9])
def test_without_an_ack_k_others_are_asked_to_ping(k: int) -> None:
    peer = Peer(params={"k": k}, **KNOWN).times_out()
    target = peer.me.probe
    peer.times_out("ack")
    helpers = {to for to, message in peer.said if isinstance(message, PingReq) and message.member == target}
    assert len(helpers) == len(peer.said) == min(k, 2)
    assert not helpers & {target, "n1"}


def test_a_helper_pings_and_passes_the_ack_on() -> None:
    helper = Peer(**KNOWN).hears("n2", PingReq(7, "n3", 1))
    assert helper.told("n3") == Ping(7, 1, (), "n2")
    asked = Peer(**KNOWN).hears("n4", Ping(7, 1, (), "n2"))
    assert asked.reply() == Ack(7, "n1", 1, (), "n2")
    helper.hears("n3", Ack(7, "n3", 1, (), "n2"))
    assert helper.told("n2") == Ack(7, "n3", 1)


def test_an_ack_through_another_one_ends_the_probe_too() -> None:
    peer = Peer(**KNOWN).times_out()
    target = peer.me.probe
    assert target
    helper = next(node for node in KNOWN if node != target)
    peer.hears(helper, Ack(peer.me.probes, target, 1))
    assert peer.me.probe is None
    assert peer.why == ["heard_back_through"]


def test_whoever_is_silent_for_a_whole_period_is_suspect_and_is_told() -> None:
    peer = Peer(**KNOWN).times_out()
    target = peer.me.probe
    assert target
    peer.times_out("ack").times_out()
    assert peer.believes(target) == ("suspect", 1)
    assert (target, Suspect(target, 1)) in peer.said
    assert peer.milestones == ["first_suspicion"]
    assert peer.timers["suspicion"] == 1_200_000


# --- SWIM §4.1: news rides on pings ----------------------------------------------------------------------------------


def test_news_is_told_lambda_log_n_times_and_no_more() -> None:
    peer = Peer(params={"retell": 2}, **KNOWN)
    peer.hears("n2", Alive("n5", 1))
    told = 0
    for _ in range(20):
        told += any(one.node == "n5" for one in peer.hears("n3", Ping(1, 1)).reply().news)
    assert told == 2 * math.ceil(math.log2(5))
    assert peer.me.news == {}


def test_what_was_told_least_goes_first_and_a_message_holds_only_so_much() -> None:
    peer = Peer(params={"piggyback": 2}, **KNOWN)
    peer.me.news = Map({"n2": 3, "n3": 1, "n4": 0})
    assert [one.node for one in peer.hears("n4", Ping(1, 1)).reply().news] == ["n4", "n3"]


def test_news_is_useful_or_redundant_where_it_arrives() -> None:
    peer = Peer(**KNOWN)
    for _ in range(3):
        peer.hears_news(News("n5", "alive", 1))
    peer.hears("n2", Ping(1, 1))
    assert (peer.me.useful, peer.me.redundant) == (1, 2), "a ping without news is neither"


# --- SWIM §4.2: suspicion --------------------------------------------------------------------------------------------

beliefs = st.builds(News, st.just("n2"), st.sampled_from(["alive", "suspect", "dead"]), st.integers(0, 3))


@given(st.permutations([News("n2", s, i) for s in ("alive", "suspect", "dead") for i in (1, 2)]))
def test_in_whatever_order_news_comes_all_end_up_believing_the_same(news: list[News]) -> None:
    peer = Peer(**KNOWN)
    for one in news:
        peer.hears_news(one, sender="n3")
    assert peer.believes("n2") == ("dead", 2)


@given(beliefs, beliefs)
def test_of_two_pieces_of_news_exactly_one_is_the_newer(one: News, other: News) -> None:
    held, other_held = (Member(news.status, news.incarnation, 0.0) for news in (one, other))
    assert is_news(one, other_held) + is_news(other, held) == (one != other)


@pytest.mark.parametrize(
    ("held", "news", "wins"),
    [
        (("alive", 1), ("suspect", 1), True),
        (("suspect", 1), ("alive", 1), False),
        (("suspect", 1), ("alive", 2), True),
        (("alive", 2), ("suspect", 1), False),
        (("suspect", 2), ("dead", 1), False),
        (("suspect", 1), ("dead", 1), True),
        (("dead", 1), ("alive", 1), False),
        (("dead", 1), ("alive", 2), True),
    ],
)
def test_the_higher_incarnation_wins_and_of_the_same_the_worse_news(held: Any, news: Any, wins: bool) -> None:
    assert is_news(News("n2", *news), Member(held[0], held[1], 0.0)) == wins


@pytest.mark.parametrize("status", ["suspect", "dead"])
def test_a_node_refutes_what_is_said_of_it_with_a_higher_incarnation(status: Any) -> None:
    peer = Peer(**KNOWN).hears_news(News("n1", status, 1))
    assert (peer.me.incarnation, peer.believes("n1")) == (2, ("alive", 2))
    assert News("n1", "alive", 2) in peer.reply().news


def test_what_is_said_of_an_earlier_incarnation_needs_no_answer() -> None:
    peer = Peer(**KNOWN)
    peer.hears_news(News("n1", "suspect", 1)).hears_news(News("n1", "dead", 1))
    assert peer.me.incarnation == 2


def test_who_is_told_that_it_is_suspected_answers_at_once() -> None:
    assert Peer(**KNOWN).hears("n3", Suspect("n1", 1)).told("n3") == Alive("n1", 2)
    assert Peer(**KNOWN).hears("n3", Dead("n1", 0)).told("n3") == Alive("n1", 1)


def test_every_message_to_a_suspect_says_so_first() -> None:
    peer = Peer(**(KNOWN | {"n3": member("suspect")}))
    assert peer.hears("n3", Ping(1, 1)).reply().news == (News("n3", "suspect", 1),)


def test_a_sign_of_life_does_not_lift_a_suspicion_but_a_higher_incarnation_does() -> None:
    peer = Peer(**(KNOWN | {"n3": member("suspect")}))
    assert peer.hears("n3", Ping(1, 1)).believes("n3") == ("suspect", 1)
    assert peer.hears("n3", Ping(1, 2)).believes("n3") == ("alive", 2)
    assert (peer.me.suspected, peer.timers["suspicion"]) == ({}, None)


def test_a_suspect_that_does_not_refute_in_time_is_dead() -> None:
    peer = Peer(**KNOWN)
    peer.hears_news(News("n3", "suspect", 1))
    peer.out.now += 100_000
    peer.hears_news(News("n4", "suspect", 1))
    assert peer.timers["suspicion"] == 1_100_000, "the timer is that of the one who was suspected first"
    peer.out.now += 1_100_000
    peer.times_out("suspicion")
    assert [peer.believes(node)[0] for node in ("n3", "n4")] == ["dead", "suspect"]
    assert peer.timers["suspicion"] == 100_000


def test_the_suspicion_timer_fired_by_hand_ends_the_first_suspicion() -> None:
    peer = Peer(**KNOWN).hears_news(News("n3", "suspect", 1)).times_out("suspicion")
    assert peer.believes("n3") == ("dead", 1)


# --- SWIM §4.3: round-robin ------------------------------------------------------------------------------------------


def test_all_members_are_pinged_before_any_is_pinged_again() -> None:
    peer = Peer(**KNOWN)
    pinged = []
    for _ in range(9):
        target = peer.times_out().me.probe
        assert target
        pinged.append(target)
        peer.hears(target, Ack(peer.me.probes, target, 1))
    assert all(set(pinged[i : i + 3]) == set(KNOWN) for i in (0, 3, 6))


def test_a_newcomer_has_its_turn_in_this_round() -> None:
    peer = Peer(**KNOWN).times_out()
    peer.hears("n5", Ping(1, 1))
    assert "n5" in peer.me.turns


def test_the_dead_have_no_turn() -> None:
    peer = Peer(n2=member(), n3=member("dead"))
    assert {peer.times_out().me.probe for _ in range(3)} == {"n2"}


# --- coming and going ------------------------------------------------------------------------------------------------


class Joiner(Node[MembershipState]):
    """n3 of five, which starts as it has never run."""

    usual_timer = "gossip"

    def __init__(self, **params: Any) -> None:
        super().__init__(Membership, of=5, name="n3", params=params)
        self.starts()


def test_a_joiner_knows_itself_and_the_seeds_and_asks_them() -> None:
    joiner = Joiner(seeds=["n1", "n2"])
    assert joiner.me.members == listed(n1=member(incarnation=0), n2=member(incarnation=0), n3=member())
    assert said(joiner) == [("n1", "JoinRequest"), ("n2", "JoinRequest")]


def test_without_a_seed_it_asks_nobody() -> None:
    joiner = Joiner(seeds=[])
    assert (joiner.said, set(joiner.me.members)) == ([], {"n3"})
    assert joiner.times_out().said == []


def test_a_seed_has_to_be_one_of_the_nodes() -> None:
    with pytest.raises(InputError):
        prepared(Run("gossip-membership", nodes=3, params={"seeds": ["n4"]}))
    prepared(Run("gossip-membership", nodes=3, params={"seeds": ["n3", "n1"]}))


def test_whoever_is_asked_tells_all_that_it_believes() -> None:
    peer = Peer(n2=member("dead", 4), n3=member()).hears("n5", JoinRequest(1))
    answer = peer.reply()
    assert isinstance(answer, Members)
    assert {News("n2", "dead", 4), News("n3", "alive", 1), News("n5", "alive", 1)} <= set(answer.members)


def test_a_joiner_asks_until_an_answer_tells_it_nothing_new() -> None:
    joiner = Joiner()
    assert ("n1", "JoinRequest") in said(joiner.times_out()), "the first request, or its answer, may be lost"
    table = Members((News("n1", "alive", 1), News("n2", "alive", 1)))
    assert not joiner.hears("n1", table).me.joined
    assert "JoinRequest" in [kind for _, kind in said(joiner.times_out())]
    assert joiner.hears("n2", table).me.joined
    assert "JoinRequest" not in [kind for _, kind in said(joiner.times_out())]


def test_who_leaves_says_goodbye_and_is_dead_without_suspicion() -> None:
    peer = Peer(**KNOWN)
    peer.out.sends = []
    peer.protocol.on_leave(peer.me, peer.out)
    assert [message for _, message in peer.said] == [Dead("n1", 1)] * 2
    other = Peer(**KNOWN).hears("n3", Dead("n3", 1))
    assert (other.believes("n3"), other.why) == (("dead", 1), ["heard_goodbye"])


def test_the_incarnation_alone_is_on_the_disk_and_a_restart_begins_a_new_one() -> None:
    assert stable_fields(MembershipState) == ("incarnation",)
    peer = Peer(**KNOWN).crashes_and_restarts()
    assert (peer.me.incarnation, peer.believes("n1"), peer.me.joined) == (2, ("alive", 2), False)


def test_one_that_lost_its_disk_goes_above_what_others_remember() -> None:
    peer = Peer(**KNOWN).hears_news(News("n1", "alive", 6))
    assert (peer.me.incarnation, peer.why[0]) == (7, "outlived")


def test_the_dead_are_called_now_and_then_and_hear_that_they_are_held_dead() -> None:
    peer = Peer(n2=member("dead", 3))
    peer.out._draw = lambda _node, _purpose, low, _high: low
    assert peer.times_out().told("n2").news == (News("n2", "dead", 3),)


def test_names_that_nobody_bears_are_passed_over() -> None:
    peer = Peer(**KNOWN).hears_news(News("n77", "alive", 1))
    assert "n77" not in peer.me.members
    peer.hears("c1", Ping(1, 1))
    assert "c1" not in peer.me.members


# --- heartbeats and φ ------------------------------------------------------------------------------------------------


def test_phi_is_minus_the_logarithm_of_how_likely_such_a_silence_is() -> None:
    """φ = −log₁₀ P_later: at φ = 1 the silence happens once in ten, at φ = 2 once in a hundred."""
    for phi in (1, 2, 3):
        silence = -100.0 * math.log(10.0**-phi)
        assert phi_of(silence, 100.0) == pytest.approx(phi, abs=0.005)
    assert phi_of(0.0, 100.0) == 0.0


def test_the_mean_follows_the_gaps() -> None:
    arrivals = Arrivals(1, 0.0, 400.0, 1)
    for i in range(1, 200):
        arrivals = grown(arrivals, i + 1, 100.0 * i)
    assert arrivals.mean == pytest.approx(100.0, rel=0.01)
    assert grown(arrivals, 999, arrivals.last + 2_100.0).mean == pytest.approx(200.0, rel=0.01), "one gap of twenty"


def beating(**members: Any) -> Peer:
    """A node with the other detector."""
    return Peer(params={"detector": "phi"}, **members)


def test_each_period_the_own_counter_grows_and_one_member_gets_all_counters() -> None:
    peer = beating(**KNOWN).times_out()
    [(to, heartbeat)] = peer.said
    assert to in KNOWN
    assert heartbeat == Heartbeat(Map({"n1": Beat(1, 1), "n2": Beat(1, 0), "n3": Beat(1, 0), "n4": Beat(1, 0)}))


def test_only_a_counter_that_has_grown_is_a_sign_of_life() -> None:
    peer = beating(**KNOWN)
    peer.hears("n2", Heartbeat(Map({"n3": Beat(1, 5)})))
    peer.out.now += 300_000
    peer.hears("n2", Heartbeat(Map({"n3": Beat(1, 5), "n4": Beat(1, 1)})))
    assert (peer.me.arrivals["n3"].last, peer.me.arrivals["n4"].last) == (1_000.0, 1_300.0)
    assert (peer.me.useful, peer.me.redundant) == (2, 0)


def test_a_silence_that_is_too_strange_makes_a_suspect_and_a_heartbeat_ends_that() -> None:
    peer = beating(**KNOWN)
    for counter in (1, 2, 3):
        peer.hears("n2", Heartbeat(Map({node: Beat(1, counter) for node in KNOWN})))
        peer.out.now += 200_000
    peer.out.now += 3_000_000
    peer.times_out()
    assert peer.believes("n3") == ("suspect", 1)
    assert peer.me.members["n3"].phi >= 4.0
    peer.hears("n2", Heartbeat(Map({"n3": Beat(1, 4)})))
    assert (peer.believes("n3"), peer.me.members["n3"].phi) == (("alive", 1), 0.0)


def test_one_that_is_held_dead_and_sends_heartbeats_is_told_and_returns_with_a_higher_incarnation() -> None:
    peer = beating(n2=member("dead", 1))
    heartbeat = Heartbeat(Map({"n2": Beat(1, 40)}))
    assert peer.hears("n2", heartbeat).told("n2") == Dead("n2", 1)
    assert peer.believes("n2") == ("dead", 1)
    other = Node(Membership, of=9, name="n2", params={"detector": "phi"}).starts()
    assert other.hears("n1", Dead("n2", 1)).told("n1") == Alive("n2", 2)
    assert peer.hears("n2", Alive("n2", 2)).believes("n2") == ("alive", 2)


def test_with_phi_suspicions_are_kept_to_oneself() -> None:
    peer = beating(n2=member("suspect"), n3=member("dead"), n4=member()).hears("n4", JoinRequest(1))
    assert set(peer.reply().members) == {News(node, "alive", 1) for node in ("n1", "n2", "n4")}
