"""The network: what a message meets on its way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.chatter import Chatter
from tests.core.play import Json, Play, do, tell
from tests.core.strategies import CHATTER_MS
from tests.core.toys import Puppet
from visualizer.core.run import Network
from visualizer.core.step import Envelope

SPEAKING = [tell(at, "n1", say=["n2", "n3"]) for at in range(1, 200)]
"""n1 says a word to both others every ms."""

N1_TO_N2 = {"from": "n1", "to": "n2"}


def spans(sent: list[Envelope], to: str = "n2") -> list[int]:
    """How long (µs) the messages to a node take."""
    return [e.arrives_at - e.sent_at for e in sent if e.to == to]


def fates(sent: list[Envelope], to: str = "n2") -> list[str]:
    """What becomes of the messages to a node."""
    return [e.fate for e in sent if e.to == to]


# --- delay -----------------------------------------------------------------------------------------------------------


@settings(max_examples=20)
@given(st.integers(0, 2**53 - 1), st.integers(0, 30_000), st.integers(0, 30_000))
def test_a_message_takes_as_long_as_the_network_says(seed: int, low: int, width: int) -> None:
    network = Network(delay=(low / 1000, (low + width) / 1000))
    sent = Play(Chatter, until=CHATTER_MS, seed=seed, clients=1, network=network).sent
    assert sent
    assert all(low <= e.arrives_at - e.sent_at <= low + width for e in sent)


def test_a_step_says_when_its_messages_arrive_and_then_they_do() -> None:
    play = Play(Puppet, *SPEAKING, network=Network(delay=(1.0, 50.0)))
    assert {message: at for at, message in play.arrived} == {e.id: e.arrives_at / 1000 for e in play.sent}


def test_with_equal_delays_messages_keep_their_order() -> None:
    play = Play(Puppet, *SPEAKING, tell(5, "n1", say=["n2", "n2", "n2"]))
    assert [message for _, message in play.arrived] == [e.id for e in play.sent]


def test_with_unequal_delays_messages_overtake_each_other() -> None:
    play = Play(Puppet, *SPEAKING, network=Network(delay=(1.0, 50.0)))
    to_n2 = {e.id for e in play.sent if e.to == "n2"}
    arrived = [message for _, message in play.arrived if message in to_n2]
    assert arrived != sorted(arrived)
    assert set(arrived) == to_n2


def test_a_broadcast_is_one_act_to_all_others_by_number() -> None:
    play = Play(Puppet, tell(1, "n2", cast=True), tell(2, "n2", say=["n1"]), nodes=11)
    cast, word = play.sent[:-1], play.sent[-1]
    assert [e.to for e in cast] == ["n1", *(f"n{i}" for i in range(3, 12))]
    assert {e.cast for e in cast} == {cast[0].id}
    assert word.cast is None


def test_a_message_to_somebody_who_is_not_in_the_run_is_no_message() -> None:
    assert [e.to for e in Play(Puppet, tell(1, "n1", say=["n9", "n2", "c1"])).sent] == ["n2"]


# --- loss ------------------------------------------------------------------------------------------------------------


def test_nothing_is_lost_where_the_probability_is_0_and_everything_where_it_is_1() -> None:
    assert set(fates(Play(Puppet, *SPEAKING).sent)) == {"arrive"}
    lossy = Play(Puppet, *SPEAKING, network=Network(loss=1.0))
    assert set(fates(lossy.sent)) == {"lost"}
    assert lossy.arrived == []


def test_a_lossy_network_loses_its_share_and_says_when_the_message_would_have_come() -> None:
    play = Play(Puppet, *SPEAKING, network=Network(delay=(10.0, 20.0), loss=0.25))
    lost = {e.id: e for e in play.sent if e.fate == "lost"}
    assert 0.17 < len(lost) / len(play.sent) < 0.33
    assert all(10_000 <= e.arrives_at - e.sent_at <= 20_000 for e in lost.values())
    assert lost.keys().isdisjoint(message for _, message in play.arrived)


def test_what_is_lost_on_one_link_has_nothing_to_do_with_another() -> None:
    everybody = [tell(at, node, cast=True) for at in range(1, 40) for node in ("n1", "n2", "n3")]
    sent = Play(Puppet, *everybody, network=Network(loss=0.5, duplicate=0.5)).sent
    links = [(a, b) for a in ("n1", "n2", "n3") for b in ("n1", "n2", "n3") if a != b]
    lost = {link: tuple(e.fate for e in sent if (e.sender, e.to) == link and e.of is None) for link in links}
    doubled = {e.of for e in sent}
    copied = {link: tuple(e.id in doubled for e in sent if (e.sender, e.to) == link and e.of is None) for link in links}
    assert len(set(lost.values())) == len(set(copied.values())) == len(links)


# --- copies ----------------------------------------------------------------------------------------------------------


def test_every_message_comes_twice_where_the_probability_of_a_copy_is_1() -> None:
    play = Play(Puppet, *SPEAKING, network=Network(delay=(10.0, 20.0), duplicate=1.0))
    originals = {e.id: e for e in play.sent if e.of is None}
    copies = [e for e in play.sent if e.of is not None]
    assert len(copies) == len(originals) == 2 * len(SPEAKING)
    assert all(originals[e.of or 0].message is e.message and e.id not in originals for e in copies)
    assert play.state("n2").heard == 2 * len(SPEAKING)


def test_a_copy_takes_its_own_time_and_leaves_the_originals_theirs() -> None:
    wide = Network(delay=(10.0, 20.0))
    doubled = Play(Puppet, *SPEAKING, network=Network(delay=(10.0, 20.0), duplicate=1.0)).sent
    originals = [e for e in doubled if e.of is None]
    assert spans(originals) == spans(Play(Puppet, *SPEAKING, network=wide).sent)
    assert spans([e for e in doubled if e.of is not None]) != spans(originals)


def test_a_copy_may_arrive_where_the_original_is_lost() -> None:
    play = Play(Puppet, *SPEAKING, network=Network(loss=0.5, duplicate=1.0))
    lost = {e.id for e in play.sent if e.fate == "lost"}
    assert [e for e in play.sent if e.of in lost and e.fate == "arrive"]


# --- the settings of one link ----------------------------------------------------------------------------------------


def test_a_link_has_its_own_delay_loss_and_copies_in_one_direction() -> None:
    slow = do(0, "link", **N1_TO_N2, delay=[70, 80], loss=0.0, duplicate=1.0)
    back = [tell(at + 0.5, "n2", say=["n1"]) for at in range(1, 20)]
    sent = Play(Puppet, slow, *SPEAKING, *back, network=Network(loss=1.0)).sent
    assert all(70_000 <= span <= 80_000 for span in spans(sent, "n2"))
    assert set(fates(sent, "n2")) == {"arrive"}
    assert len(spans(sent, "n2")) == 2 * len(SPEAKING)
    assert set(fates(sent, "n3")) == set(fates(sent, "n1")) == {"lost"}


def test_a_link_keeps_the_settings_that_are_not_given() -> None:
    commands = [do(0, "link", **N1_TO_N2, delay=[70, 80]), do(100.5, "link", **N1_TO_N2, loss=1.0)]
    play = Play(Puppet, *commands, *SPEAKING)
    assert all(70_000 <= span <= 80_000 for span in spans(play.sent))
    assert fates(play.sent) == ["arrive"] * 100 + ["lost"] * 99
    [(sender, to, setting)] = play.world.faults().links
    assert (sender, to, setting.delay, setting.loss, setting.duplicate) == ("n1", "n2", (70.0, 80.0), 1.0, None)


def test_the_setting_of_one_link_leaves_all_others_as_they_were() -> None:
    wide = Network(delay=(10.0, 20.0))
    set_link = do(50.5, "link", **N1_TO_N2, delay=[1, 5], loss=0.5, duplicate=0.5)
    plain, changed = (Play(Puppet, *commands, *SPEAKING, network=wide).sent for commands in ([], [set_link]))
    assert spans(changed, "n3") == spans(plain, "n3")
    assert spans(changed, "n2")[:50] == spans(plain, "n2")[:50]
    assert spans(changed, "n2") != spans(plain, "n2")


def test_a_link_speaks_only_of_what_is_sent_after_it() -> None:
    play = Play(Puppet, tell(1, "n1", say=["n2"]), do(2, "link", **N1_TO_N2, delay=[70, 70], loss=1.0))
    assert play.arrived == [(11.0, play.sent[0].id)]


# --- cuts ------------------------------------------------------------------------------------------------------------


def cut(at: float, from_: list[str], to: list[str], **more: object) -> Json:
    """The command that cuts links."""
    return do(at, "cut", **{"from": from_, "to": to}, **more)


def cuts(play: Play) -> set[tuple[str, str]]:
    """The directed links that are cut at the end."""
    return set(play.world.cuts)


def test_a_cut_loses_what_is_in_flight_on_it_and_all_that_is_sent_into_it() -> None:
    play = Play(Puppet, *SPEAKING, cut(100.5, ["n1"], ["n2"]))
    [step] = [step for step in play.done if step.lost]
    to_n2 = [e for e in play.sent if e.to == "n2"]
    assert step.lost == tuple(e.id for e in to_n2 if e.sent_at < step.at < e.arrives_at)
    assert len(step.lost) == 10
    assert [e.fate for e in to_n2] == ["arrive"] * 100 + ["cut"] * 99
    assert play.state("n2").heard == 90
    assert play.state("n3").heard == len(SPEAKING), "the other link carries on"


def test_a_message_that_is_cut_says_when_it_would_have_come() -> None:
    [message] = Play(Puppet, cut(1, ["n1"], ["n2"]), tell(2, "n1", say=["n2"])).sent
    assert (message.fate, message.arrives_at) == ("cut", 12_000)


def test_a_cut_is_both_ways_unless_it_is_one_way() -> None:
    assert cuts(Play(Puppet, cut(1, ["n1"], ["n2", "n3"]))) == {
        ("n1", "n2"), ("n1", "n3"), ("n2", "n1"), ("n3", "n1")
    }  # fmt: skip
    one_way = Play(Puppet, cut(1, ["n1"], ["n2"], one_way=True), tell(2, "n1", say=["n2"]), tell(2, "n2", say=["n1"]))
    assert cuts(one_way) == {("n1", "n2")}
    assert [e.fate for e in one_way.sent] == ["cut", "arrive"]


def test_heal_alone_heals_all_and_heal_of_links_heals_those() -> None:
    apart = cut(1, ["n1"], ["n2", "n3"])
    assert cuts(Play(Puppet, apart, do(2, "heal"))) == set()
    heal = do(2, "heal", **{"from": ["n1"], "to": ["n2"]})
    assert cuts(Play(Puppet, apart, heal)) == {("n1", "n3"), ("n3", "n1")}
    assert cuts(Play(Puppet, apart, {**heal, "one_way": True})) == {("n1", "n3"), ("n2", "n1"), ("n3", "n1")}


def test_after_a_heal_messages_pass_again_and_what_was_lost_stays_lost() -> None:
    play = Play(Puppet, cut(0.5, ["n1"], ["n2"]), *SPEAKING[:4], do(2.5, "heal"))
    assert fates(play.sent) == ["cut", "cut", "arrive", "arrive"]
    assert play.state("n2").heard == 2


def test_an_isolated_node_is_cut_from_everybody_both_ways_clients_too() -> None:
    play = Play(Chatter, do(1, "isolate", "n2"), clients=2, until=10)
    others = ("n1", "n3", "c1", "c2")
    assert cuts(play) == {("n2", other) for other in others} | {(other, "n2") for other in others}


@pytest.mark.parametrize(
    "trouble",
    [do(0, "isolate", "n1"), cut(0, ["n1", "n2"], ["n1", "n2"]), do(0, "link", **{"from": "n1", "to": "n1"}, loss=1.0)],
    ids=lambda command: command["do"],
)
def test_a_message_to_oneself_is_never_lost_cut_or_copied(trouble: Json) -> None:
    speaking = [tell(at, "n1", say=["n1"]) for at in range(1, 30)]
    play = Play(Puppet, trouble, *speaking, network=Network(delay=(10.0, 10.0), loss=1.0, duplicate=1.0))
    assert fates(play.sent, "n1") == ["arrive"] * 29
    assert play.state("n1").heard == 29
    assert spans(play.sent, "n1") == [10_000] * 29, "it takes its time all the same"
