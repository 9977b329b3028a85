"""Clients: one request open at a time, asked again with the same number until it is answered, and learned once."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.core.play import Json, Play, ask, do, put
from tests.core.toys import Clerk
from visualizer.core.client import HINTS_FOLLOWED, ClientReply, ClientRequest
from visualizer.core.run import Network
from visualizer.core.step import Envelope

SILENT = {"silent": True}
REFUSING = {"refuses": True}


def requests(play: Play, client: str = "c1") -> list[tuple[float, str, int]]:
    """What a client sent: when (ms), to whom, with what number."""
    return [
        (e.sent_at / 1000, e.to, e.message.serial)
        for e in play.sent
        if e.sender == client and isinstance(e.message, ClientRequest)
    ]


def to_whom(play: Play) -> list[str]:
    """Whom c1 asked, in order."""
    return [to for _, to, _ in requests(play)]


def served(*commands: Json, clients: int = 1, until: float = 300, **initial: Json) -> Play:
    """Three clerks with these fields, and clients."""
    return Play(Clerk, *commands, clients=clients, until=until, initial=initial)


def reply(at: float, serial: int, result: object = "by hand") -> Json:
    """A reply that c1 gets from n3 at once."""
    body = {"serial": serial, "ok": True, "result": result, "leader": "n3"}
    return do(at, "inject", **{"from": "n3", "to": "c1"}, type="ClientReply", body=body, now=True)


# --- one request -----------------------------------------------------------------------------------------------------


def test_a_client_sends_its_request_and_learns_the_result_in_the_step_of_the_answer() -> None:
    play = served(ask(5, put("x", 1), node="n2"))
    assert requests(play) == [(5.0, "n2", 1)]
    [learned] = [step for step in play.steps if step.replies]
    assert (learned.node, learned.at, learned.cause.kind) == ("c1", 25_000, "deliver")
    assert play.answers == [("c1", 1, "ok")]
    assert (play.client().request, play.client().result) == (None, "ok")


def test_once_it_is_answered_it_asks_no_more() -> None:
    assert len(requests(served(ask(5, put("x", 1)), until=5000))) == 1


def test_without_a_node_it_asks_any_and_afterwards_whoever_answered() -> None:
    play = served(*(ask(5 + 50 * i, put("x", i)) for i in range(5)))
    first, *others = to_whom(play)
    assert others == [first] * 4


def test_whom_a_client_asks_first_is_drawn_for_each_client() -> None:
    asking = [ask(5, put("x", 1), client=f"c{i}") for i in range(1, 13)]
    play = served(*asking, clients=12)
    assert {e.to for e in play.sent if e.sender.startswith("c")} == {"n1", "n2", "n3"}


def test_a_node_that_is_named_is_asked_whoever_is_believed_to_lead() -> None:
    assert to_whom(served(ask(5, put("x", 1), node="n1"), ask(50, put("x", 2), node="n3"))) == ["n1", "n3"]


# --- more than one ---------------------------------------------------------------------------------------------------


def test_a_client_has_one_request_open_and_later_ones_wait_in_order() -> None:
    play = served(*(ask(5 + i, {"do": "append", "key": "x", "value": i}, node="n1") for i in range(3)))
    assert [(at, serial) for at, _, serial in requests(play)] == [(5.0, 1), (25.0, 2), (45.0, 3)]
    assert play.answers == [("c1", 1, "0"), ("c1", 2, "01"), ("c1", 3, "012")]
    assert [str(n.reason) for step in play.done for n in step.notes] == [
        "client.request_sent", "client.request_queued", "client.request_queued"
    ]  # fmt: skip


def test_a_request_that_waited_goes_to_the_node_that_was_chosen_for_it() -> None:
    play = served(ask(5, put("x", 1), node="n1"), ask(6, put("x", 2), node="n3"), ask(7, put("x", 3)))
    assert to_whom(play) == ["n1", "n3", "n3"]


def test_the_next_request_leaves_in_the_step_in_which_the_first_is_answered() -> None:
    play = served(ask(5, put("x", 1), node="n1"), ask(6, put("x", 2)))
    [first, _] = [step for step in play.steps if step.replies]
    assert [type(e.message) for e in first.sent] == [ClientRequest]
    assert [timer for _, timer, due in first.timers if due is not None] == ["retry"]


def test_clients_do_not_wait_for_each_other() -> None:
    play = served(ask(5, put("x", 1), "c1"), ask(5, put("x", 2), "c2"), clients=2)
    assert sorted(play.answers) == [("c1", 1, "ok"), ("c2", 1, "ok")]


# --- silence ---------------------------------------------------------------------------------------------------------


def test_on_silence_a_client_asks_the_next_node_with_the_same_number() -> None:
    play = served(ask(5, put("x", 1), node="n2"), until=2500, n1=SILENT, n2=SILENT, n3=SILENT)
    asked = requests(play)
    assert [to for _, to, _ in asked][:4] == ["n2", "n3", "n1", "n2"]
    assert {serial for _, _, serial in asked} == {1}
    assert all(400 <= b[0] - a[0] <= 600 for a, b in pairwise(asked))
    assert play.client().attempts == len(asked)


@pytest.mark.parametrize(
    "trouble", [do(0, "crash", "n2"), do(0, "isolate", "n2"), do(0, "pause", "n2")], ids=lambda c: c["do"]
)
def test_a_client_gets_its_answer_elsewhere_where_a_node_does_not_answer(trouble: Json) -> None:
    play = served(trouble, ask(5, put("x", 1), node="n2"), until=1000)
    assert to_whom(play) == ["n2", "n3"]
    assert play.answers == [("c1", 1, "ok")]


def test_a_client_keeps_asking_through_a_network_that_loses_half() -> None:
    asking = [ask(5 + i, put("x", i)) for i in range(5)]
    play = Play(Clerk, *asking, clients=1, until=60_000, network=Network(loss=0.5, duplicate=0.3), seed=3)
    assert [serial for _, serial, _ in play.answers] == [1, 2, 3, 4, 5]
    assert len(requests(play)) > 5


# --- redirects -------------------------------------------------------------------------------------------------------


def test_a_client_follows_a_redirect_at_once() -> None:
    play = served(ask(5, put("x", 1), node="n1"), n1={"points_at": "n3"})
    assert [(at, to) for at, to, _ in requests(play)] == [(5.0, "n1"), (25.0, "n3")]
    assert (play.answers, play.client().leader) == ([("c1", 1, "ok")], "n3")


def test_two_that_point_at_each_other_do_not_trap_a_client() -> None:
    play = served(ask(5, put("x", 1), node="n1"), until=2000, n1={"points_at": "n2"}, n2={"points_at": "n1"})
    at_once = [to for at, to, _ in requests(play) if at < 400]
    assert at_once == ["n1", "n2", "n1", "n2"]
    assert len(at_once) == 1 + HINTS_FOLLOWED
    assert play.answers == [("c1", 1, "ok")], "in the end it comes to n3"


def test_where_nobody_is_known_to_lead_a_client_waits_for_its_timer() -> None:
    play = served(ask(5, put("x", 1), node="n1"), until=1000, n1=REFUSING)
    first, second = requests(play)
    assert (first[1], second[1]) == ("n1", "n2")
    assert second[0] - first[0] >= 400
    assert "client.no_leader_known" in play.why("c1")


@pytest.mark.parametrize("nobody", ["n3", "n9"])
def test_a_client_gets_past_a_node_that_points_at_somebody_who_never_answers(nobody: str) -> None:
    """As a server does that is cut off from the others, and has not heard that its leader is gone."""
    play = served(ask(5, put("x", 1), node="n1"), until=5000, n1={"points_at": nobody}, n3=SILENT)
    assert play.answers == [("c1", 1, "ok")], "n2 would answer"


# --- replies ---------------------------------------------------------------------------------------------------------


def test_a_reply_that_comes_twice_is_learned_once() -> None:
    play = Play(Clerk, ask(5, put("x", 1), node="n1"), clients=1, until=300, network=Network(duplicate=1.0))
    replies: list[Envelope] = [e for e in play.sent if isinstance(e.message, ClientReply)]
    assert len(replies) == 4
    assert play.answers == [("c1", 1, "ok")]
    assert play.why("c1").count("client.stale_reply") == 3


def test_a_reply_to_an_earlier_request_is_ignored() -> None:
    play = served(ask(5, put("x", 1), node="n1"), ask(30, put("x", 2), node="n1"), reply(40, 1))
    assert play.answers == [("c1", 1, "ok"), ("c1", 2, "ok")]


@pytest.mark.parametrize("serial", [0, 1, 2])
def test_a_reply_to_no_request_is_ignored(serial: int) -> None:
    play = served(reply(5, serial), until=50)
    assert play.answers == []
    assert play.why("c1") == ["client.stale_reply"]


def test_a_reply_to_the_open_request_is_believed_whoever_sends_it() -> None:
    """The client trusts its servers: that only one answer is given is their promise, not its own."""
    play = served(ask(5, put("x", 1), node="n1"), reply(6, 1, "from another"))
    assert play.answers == [("c1", 1, "from another")]
    assert play.client().leader == "n3"
