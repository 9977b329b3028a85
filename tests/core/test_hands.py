"""Hands on the world: messages that somebody takes hold of, timers that fire at once, and roles in place of names."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import Json, Play, do, tell
from tests.core.toys import Clerk, Puppet
from visualizer.core.run import Network

WORD = tell(1, "n1", say=["n2"])
"""n1 says a word to n2, on its way from 1 to 11 ms: message 2, as the first tells n1 to say it."""

WRITES = tell(3, "n1", write="x", say=["n3"])


def on_word(what: str, at: float = 5) -> Json:
    """A command to the word."""
    return do(at, what, message=2)


# --- drop, hold, release ---------------------------------------------------------------------------------------------


def test_a_dropped_message_is_lost_in_the_step_of_the_command() -> None:
    play = Play(Puppet, WORD, on_word("drop"))
    assert play.done[-1].lost == (2,)
    assert play.arrived == []


def test_a_held_message_waits_until_it_is_released_and_then_arrives_at_once() -> None:
    play = Play(Puppet, WORD, on_word("hold"), on_word("release", 50))
    hold, release = play.done[-2:]
    assert (hold.moved, hold.faults.held) == (((2, None),), (2,))
    assert (release.moved, release.faults.held) == (((2, 50_000),), ())
    assert play.arrived == [(50.0, 2)]


def test_a_released_message_arrives_after_what_was_made_for_that_moment_before() -> None:
    armed = tell(1, "n2", arm={"a": 49_000})
    play = Play(Puppet, WORD, armed, on_word("hold"), on_word("release", 50))
    assert [step.cause.kind for step in play.steps[-3:]] == ["command", "timer", "deliver"]


def test_a_held_message_can_be_dropped_delivered_and_copied() -> None:
    hold = on_word("hold")
    assert Play(Puppet, WORD, hold, on_word("drop", 50)).done[-1].lost == (2,)
    assert Play(Puppet, WORD, hold, on_word("deliver", 50)).state("n2").heard == 1
    copied = Play(Puppet, WORD, hold, on_word("duplicate", 50))
    assert copied.arrived == [(60.0, 3)], "the copy travels, the original is still held"
    assert set(copied.world.held) == {2}


def test_a_message_that_is_held_released_and_held_again_arrives_once() -> None:
    play = Play(Puppet, WORD, on_word("hold"), on_word("release", 20), on_word("hold", 20), on_word("release", 30))
    assert play.arrived == [(30.0, 2)]


def test_a_cut_loses_a_held_message_too() -> None:
    play = Play(Puppet, WORD, on_word("hold"), do(6, "isolate", "n2"))
    assert play.done[-1].lost == (2,)
    assert play.world.held == {}


def test_a_message_to_a_node_that_is_down_can_be_held_until_it_is_up_again() -> None:
    play = Play(Puppet, WORD, do(2, "crash", "n2"), on_word("hold"), do(20, "restart", "n2"), on_word("release", 30))
    assert play.arrived == [(30.0, 2)]


# --- deliver ---------------------------------------------------------------------------------------------------------


def test_a_message_that_is_delivered_now_is_handled_in_the_step_of_the_command() -> None:
    inject = do(1, "inject", **{"from": "n2", "to": "n1"}, type="Tell", body={"think": "x", "say": ["n3"]})
    play = Play(Puppet, inject, do(5, "deliver", message=1))
    deliver = play.done[-1]
    assert (deliver.node, [change.fields for change in deliver.changed]) == ("n1", [("memory", "told_at")])
    assert [e.to for e in deliver.sent] == ["n3"]
    assert [str(note.reason) for note in deliver.notes] == ["world.delivered", "puppet.told"]
    assert [step.cause.kind for step in play.steps[4:]] == ["command", "deliver"], "it does not come a second time"


def test_a_message_that_is_delivered_to_a_node_that_is_down_is_lost() -> None:
    play = Play(Puppet, WORD, do(2, "crash", "n2"), on_word("deliver"))
    deliver = play.done[-1]
    assert (deliver.lost, deliver.changed) == ((2,), ())
    assert [str(note.reason) for note in deliver.notes] == ["world.found_down"]


# --- duplicate -------------------------------------------------------------------------------------------------------


def test_a_copy_made_by_hand_travels_from_now_on_with_an_id_of_its_own() -> None:
    play = Play(Puppet, WORD, on_word("duplicate"))
    original, copy = play.sent
    assert (copy.id, copy.of, copy.sender, copy.to, copy.sent_at) == (3, 2, "n1", "n2", 5000)
    assert copy.message is original.message
    assert play.arrived == [(11.0, 2), (15.0, 3)]


def test_a_copy_made_by_hand_leaves_the_delays_of_all_others_as_they_were() -> None:
    wide = Network(delay=(10.0, 20.0))
    speaking = [tell(at, "n1", say=["n2", "n3"]) for at in range(1, 30)]
    plain = Play(Puppet, *speaking, network=wide).sent
    doubled = Play(Puppet, *speaking, do(5, "duplicate", match={"to": "n2"}), network=wide).sent
    assert [e.arrives_at for e in doubled if e.of is None] == [e.arrives_at for e in plain]


def test_a_copy_into_a_cut_is_lost_though_the_original_was_there_before() -> None:
    waiting = do(0, "pause", "n2"), WORD, do(12, "isolate", "n2"), do(20, "resume", "n2")
    play = Play(Puppet, *waiting, on_word("duplicate", 20))
    assert [(e.of, e.fate) for e in play.sent] == [(None, "arrive"), (2, "cut")]
    assert play.arrived == [(20.0, 2)]


def test_a_copy_of_what_waits_for_the_disk_waits_for_it_too() -> None:
    play = Play(Puppet, WRITES, do(4, "duplicate", match={"to": "n3"}), network=Network(disk_write=(6.0, 6.0)))
    assert [e.sent_at for e in play.sent] == [9000, 9000]


@pytest.mark.parametrize("what", ["drop", "hold", "release", "deliver", "duplicate"])
def test_what_was_made_by_hand_can_be_taken_hold_of_like_any_other(what: str) -> None:
    """It waits at a paused node, and is on its way again in the moment of the resume."""
    now = do(2, "inject", **{"from": "n1", "to": "n2"}, type="Word", body={}, now=True)
    first = [do(3, "hold", match={"to": "n2"})] if what == "release" else []
    play = Play(Puppet, do(1, "pause", "n2"), now, do(3, "resume", "n2"), *first, do(3, what, match={"to": "n2"}))
    heard = {"drop": 0, "hold": 0, "duplicate": 2}.get(what, 1)
    assert play.state("n2").heard == heard


# --- which message ---------------------------------------------------------------------------------------------------


def test_a_match_is_the_oldest_message_in_flight_that_fits() -> None:
    sent = [tell(1, "n1", say=["n3", "n2"], murmur=["n2"]), tell(2, "n1", say=["n2"])]
    ids = {(e.to, type(e.message).__name__): e.id for e in reversed(Play(Puppet, *sent).sent)}

    def dropped(**match: str) -> int:
        [lost] = Play(Puppet, *sent, do(5, "drop", match=match)).done[-1].lost
        return lost

    assert dropped() == ids["n3", "Word"]
    assert dropped(to="n2") == ids["n2", "Word"]
    assert dropped(to="n2", type="Murmur") == ids["n2", "Murmur"]
    assert dropped(**{"from": "n1", "type": "Word"}) == ids["n3", "Word"]


def test_a_match_for_release_is_the_oldest_that_is_held() -> None:
    commands = [tell(1, "n1", say=["n2"]), tell(2, "n1", say=["n2"]), do(5, "hold", message=4)]
    play = Play(Puppet, *commands, do(6, "release", match={"to": "n2"}))
    assert play.arrived == [(6.0, 4), (11.0, 2)]


@pytest.mark.parametrize("what", ["drop", "hold", "deliver", "duplicate"])
def test_the_step_says_which_message_a_match_meant(what: str) -> None:
    """Whoever folds the steps has to know what is in flight no more, and has only the steps."""
    play = Play(Puppet, WORD, do(5, what, match={"from": "n1"}))
    assert play.done[-1].cause.command.message == 2


# --- timeout ---------------------------------------------------------------------------------------------------------


def test_a_timeout_by_hand_is_the_timer_firing_in_this_step_and_not_again() -> None:
    play = Play(Puppet, tell(1, "n1", arm={"a": 50_000}), do(5, "timeout", "n1", timer="a"))
    timeout = play.done[-1]
    assert (timeout.node, timeout.timers) == ("n1", (("n1", "a", None),))
    assert play.fired == []


def test_a_timer_that_is_armed_again_by_the_timeout_runs_from_then() -> None:
    armed = tell(1, "n1", arm={"a": 50_000})
    play = Play(Puppet, armed, do(5, "timeout", "n1", timer="a"), initial={"n1": {"spans": {"a": [7000]}}})
    assert play.done[-1].timers == (("n1", "a", 12_000),)
    assert play.fired == [(12.0, "n1", "a")]


# --- inject ----------------------------------------------------------------------------------------------------------

INJECT = do(5, "inject", **{"from": "n1", "to": "n2"}, type="Word", body={"text": "by hand"})


def test_a_message_made_by_hand_travels_as_any_other() -> None:
    play = Play(Puppet, INJECT, network=Network(delay=(30.0, 40.0)))
    inject = play.done[-1]
    [message] = inject.sent
    assert (message.sender, message.to, message.sent_at, message.fate) == ("n1", "n2", 5000, "arrive")
    assert 35_000 <= message.arrives_at <= 45_000
    assert play.arrived == [(message.arrives_at / 1000, message.id)]


@pytest.mark.parametrize(
    ("trouble", "fate"), [({"loss": 1.0}, "lost"), ({"duplicate": 1.0}, "arrive")], ids=["loss", "copy"]
)
def test_what_befalls_messages_befalls_one_made_by_hand(trouble: dict[str, Any], fate: str) -> None:
    play = Play(Puppet, INJECT, network=Network(**trouble))
    assert {e.fate for e in play.sent} == {fate}
    assert len(play.sent) == (2 if "duplicate" in trouble else 1)


def test_a_message_made_by_hand_into_a_cut_is_lost() -> None:
    assert [e.fate for e in Play(Puppet, do(1, "isolate", "n2"), INJECT).sent] == ["cut"]


@pytest.mark.parametrize(
    "trouble", [{"loss": 1.0}, {"duplicate": 1.0}, {"delay": (500.0, 500.0)}, {}], ids=["loss", "copy", "delay", "cut"]
)
def test_a_message_made_by_hand_for_now_is_delivered_in_the_next_step_whatever_is_cut(trouble: dict[str, Any]) -> None:
    play = Play(Puppet, do(1, "isolate", "n2"), {**INJECT, "now": True}, do(5, "heal"), network=Network(**trouble))
    inject = next(step for step in play.done if step.sent)
    [message] = inject.sent
    following = play.steps[inject.seq]
    assert (following.cause.kind, following.cause.message, following.at) == ("deliver", message.id, 5000)


def test_messages_made_by_hand_for_one_moment_are_delivered_one_after_the_other() -> None:
    play = Play(Puppet, *({**INJECT, "now": True, "body": {"text": text}} for text in "ab"))
    assert [step.cause.kind for step in play.steps[3:]] == ["command", "deliver", "command", "deliver"]


def test_a_message_made_by_hand_to_a_node_that_is_down_is_lost() -> None:
    play = Play(Puppet, do(1, "crash", "n2"), {**INJECT, "now": True})
    assert play.steps[-1].cause.kind == "lost"


# --- roles -----------------------------------------------------------------------------------------------------------


def test_a_role_is_the_lowest_number_in_it_at_that_moment_and_the_step_says_who_it_was() -> None:
    thinking = [tell(1, node, think=1) for node in ("n11", "n2", "n3")]
    play = Play(Puppet, *thinking, *(do(at, "crash", "@thinker") for at in (5, 6, 7)), nodes=11)
    assert [step.cause.command.node for step in play.done[-3:]] == ["n2", "n3", "n11"]


def test_a_node_that_is_down_is_in_no_role() -> None:
    written = [tell(1, node, write=1) for node in ("n1", "n2")]
    play = Play(Puppet, *written, do(5, "crash", "@writer"), do(6, "pause", "@writer"))
    assert [step.node for step in play.done[-2:]] == ["n1", "n2"], "though its disk says so"


@pytest.mark.parametrize(
    ("command", "resolved"),
    [
        (do(5, "cut", **{"from": ["@thinker", "n1"], "to": ["n3"]}), {"from_": ("n2", "n1"), "to": ("n3",)}),
        (do(5, "link", **{"from": "n1", "to": "@thinker"}, loss=1.0), {"from_": "n1", "to": "n2"}),
        (do(5, "inject", **{"from": "@thinker", "to": "n1"}, type="Word", body={}), {"from_": "n2", "to": "n1"}),
        (do(5, "drop", match={"from": "@thinker"}), {}),
    ],
    ids=lambda value: value.get("do", ""),
)
def test_a_role_can_stand_wherever_a_command_names_a_node(command: Json, resolved: dict[str, Any]) -> None:
    play = Play(Puppet, tell(1, "n2", think=1, say=["n1"]), tell(1, "n3", say=["n1"]), command)
    done = play.done[-1].cause.command
    assert {name: getattr(done, name) for name in resolved} == resolved
    if command["do"] == "drop":
        assert play.done[-1].lost == (play.sent[0].id,)


def test_a_client_can_be_sent_to_a_role() -> None:
    request = do(1, "request", client="c1", op={"do": "get", "key": "x"}, node="@quiet")
    play = Play(Clerk, request, clients=1, initial={"n3": {"silent": True}}, until=20)
    assert play.client().target == "n3"
