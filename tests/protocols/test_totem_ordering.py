"""Totem's total order, held against the paper sentence by sentence: token and delivery (§5), flow control (§8)."""

from __future__ import annotations

import pytest

from tests.protocols.totem_node import Node, message, token
from visualizer.core.client import ClientReply, ClientRequest
from visualizer.protocols.totem.messages import Broadcast, Message, RingId
from visualizer.protocols.totem.state import Visit

# --- the token --------------------------------------------------------------------------------------------------------


def test_only_the_holder_broadcasts() -> None:
    """A processor must hold the token to broadcast a message."""
    node = Node.in_ring().queues("a")
    assert not node.broadcasts
    assert [m.contents for m in node.hears("n3", token()).broadcasts] == ["a"]


def test_each_new_message_takes_the_next_number_of_the_token() -> None:
    """For each message the processor increments the seq field of the token, and sets the message's to it."""
    node = Node.in_ring().queues("a", "b").hears("n3", token(seq=7))
    assert [(m.seq, m.sender, m.contents) for m in node.broadcasts] == [(8, "n1", "a"), (9, "n1", "b")]
    assert node.sent_on.seq == 9


@pytest.mark.parametrize(("number", "is_taken"), [(4, False), (5, False), (6, True), (9, True)])
def test_a_token_is_taken_only_if_its_number_is_above_that_of_the_last_one(number: int, is_taken: bool) -> None:
    """The token_seq field allows recognition of redundant tokens."""
    node = Node.in_ring(my_token_seq=5).hears("n3", token(number))
    assert node.me.has_token is is_taken
    assert node.me.my_token_seq == max(5, number)
    assert node.why == (["token_taken"] if is_taken else ["token_redundant"])


def test_the_token_of_another_ring_is_not_taken() -> None:
    node = Node.in_ring().hears("n3", token(ring=RingId(8, "n2")))
    assert not node.me.has_token
    assert node.why == ["token_unused"]


def test_the_token_goes_on_to_the_next_of_the_ring_with_the_next_number() -> None:
    node = Node.in_ring("n3").hears("n2", token(12)).times_out("hold")
    [(to, sent)] = node.said
    assert (to, sent) == ("n1", token(13))
    assert not node.me.has_token


def test_a_token_of_which_there_is_no_sign_is_sent_again() -> None:
    """When the Token Retransmission timeout expires, the processor retransmits the token."""
    node = Node.in_ring().hears("n3", token()).times_out("hold")
    first = node.reply()
    assert node.times_out("token_retransmit").reply() == first
    assert node.milestones == ["retransmission"]
    assert "token_retransmit" in node.timers, "and again, if need be"


def test_a_later_message_shows_that_the_token_has_arrived() -> None:
    """The receipt of a message or of the token shows that it was not lost."""
    node = Node.in_ring().hears("n3", token(seq=0)).times_out("hold").gets(1)
    assert not node.times_out("token_retransmit").said


def test_taking_the_token_ends_the_waits_for_it() -> None:
    node = Node.in_ring().hears("n3", token())
    assert node.timers["token"] is None
    assert node.timers["token_retransmit"] is None
    assert node.times_out("hold").timers.keys() == {"token", "token_retransmit"}


# --- aru and rtr ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("has", "aru", "aru_id", "goes_on"),
    [
        (5, 5, None, (5, None)),
        (3, 5, None, (3, "n1")),
        (3, 4, "n2", (3, "n1")),
        (4, 3, "n2", (3, "n2")),
        (4, 3, "n1", (4, "n1")),
        (5, 3, "n1", (5, None)),
    ],
)
def test_aru_is_lowered_by_who_has_less_and_raised_by_who_lowered_it(
    has: int, aru: int, aru_id: str | None, goes_on: tuple[int, str | None]
) -> None:
    """If my_aru < aru, or aru_id is its own or none, then aru := my_aru, and aru_id none if aru = seq, else its own."""
    node = Node.in_ring(my_aru=has, high_delivered=has).hears("n3", token(seq=5, aru=aru, aru_id=aru_id))
    sent = node.sent_on
    assert (sent.aru, sent.aru_id) == goes_on


def test_aru_rises_in_step_with_seq_where_nobody_lacks_anything() -> None:
    sent = Node.in_ring(my_aru=5, high_delivered=5).queues("a", "b").hears("n3", token(seq=5)).sent_on
    assert (sent.seq, sent.aru, sent.aru_id) == (7, 7, None)


def test_what_is_missing_is_asked_for_in_the_token() -> None:
    """The seq field of the token allows a processor to detect that it has missed messages: it augments rtr."""
    node = Node.in_ring().gets(1, 3).hears("n3", token(seq=5, rtr=(3,), aru=0, aru_id="n2"))
    assert node.sent_on.rtr == (2, 4, 5), "and what it has is served"


def test_who_has_what_is_asked_for_broadcasts_it_again_before_anything_new() -> None:
    """Retransmissions are broadcast before new messages."""
    node = Node.in_ring("n3").gets(1, 2).queues("new").hears("n2", token(seq=2, aru=0, aru_id="n1", rtr=(1,)))
    assert [m.seq for m in node.broadcasts] == [1, 3]
    assert node.broadcasts[0] == message(1), "just as it was, whoever sent it first"
    assert node.milestones == ["retransmission"]
    assert node.sent_on.rtr == ()


# --- agreed and safe delivery -----------------------------------------------------------------------------------------


def test_agreed_messages_are_delivered_in_order_without_gaps() -> None:
    """A message is delivered in agreed order when all messages with lower sequence numbers were delivered."""
    node = Node.in_ring().gets(2, 4)
    assert node.delivered == []
    assert node.gets(1).delivered == [1, 2]
    assert node.gets(3).delivered == [3, 4]
    assert node.me.my_aru == node.me.high_delivered == 4


def test_a_node_receives_its_own_messages_at_once() -> None:
    node = Node.in_ring().queues("a").hears("n3", token())
    assert node.delivered == [1]
    assert node.me.received == (1,)


def test_a_message_that_comes_twice_is_delivered_once() -> None:
    assert Node.in_ring().gets(1, 1).delivered == [1]
    assert Node.in_ring().gets(2, 2, 1).delivered == [1, 2]


def test_a_safe_message_waits_until_the_token_went_on_with_its_number_twice() -> None:
    """A message is safe once the token was released with aru at least its number on two successive rotations."""
    node = Node.in_ring("n2").gets(1, service="safe", sender="n1")
    assert node.delivered == []
    assert node.hears("n1", token(1, seq=1)).delivered == []
    node.times_out("hold")
    assert node.hears("n1", token(4, seq=1)).delivered == [1]
    assert node.me.received == (), "and it is discarded: nobody will ask for it"


def test_a_lower_aru_in_between_starts_the_count_anew() -> None:
    node = Node.in_ring("n2").gets(1, service="safe", sender="n1")
    for number, aru, aru_id in ((1, 1, None), (4, 0, "n3"), (7, 1, None)):
        assert node.hears("n1", token(number, seq=1, aru=aru, aru_id=aru_id)).delivered == []
        node.times_out("hold")
    assert node.hears("n1", token(10, seq=1)).delivered == [1]


def test_agreed_messages_wait_behind_a_safe_one() -> None:
    node = Node.in_ring("n2").gets(1, service="safe", sender="n1").gets(2)
    assert node.delivered == []
    for number in (1, 4):
        node.hears("n1", token(number, seq=2))
    assert node.delivered == [1, 2]


def test_the_sender_of_a_safe_message_reaches_the_milestone() -> None:
    node = Node.in_ring().queues("a", service="safe").hears("n3", token(1))
    assert node.delivered == []
    assert node.hears("n3", token(4, seq=1)).milestones == ["token_rotated", "message_safe"]


# --- clients ----------------------------------------------------------------------------------------------------------

ASKED = ClientRequest("c1", 1, Broadcast("a", "safe"))


def test_a_client_is_answered_when_its_message_is_delivered_here() -> None:
    node = Node.in_ring().hears("c1", ASKED)
    assert not node.said
    node.hears("n3", token(1))
    assert "c1" not in [to for to, _ in node.said], "broadcast, but not safe yet"
    assert node.hears("n3", token(4, seq=1)).told("c1") == ClientReply(1, True, 1, None)


@pytest.mark.parametrize("visits", [0, 1, 2])
def test_the_same_request_is_not_queued_twice(visits: int) -> None:
    """While it waits, while it is under way, and when it is done."""
    node = Node.in_ring().hears("c1", ASKED)
    for number in range(visits):
        node.hears("n3", token(1 + 3 * number, seq=min(number, 1)))
    node.hears("c1", ASKED)
    assert len(node.me.queue) == (visits == 0)
    assert node.said == ([("c1", ClientReply(1, True, 1, None))] if visits == 2 else [])


def test_a_copy_that_waits_elsewhere_is_dropped_when_the_first_is_delivered() -> None:
    """The client has turned to a second node, as the first was slow."""
    node = Node.in_ring("n2").hears("c1", ClientRequest("c1", 1, Broadcast("a")))
    node.hears("n1", Message(RingId(4, "n1"), 1, "n1", "a", "agreed", None, "c1", 1))
    assert node.delivered == [1]
    assert node.me.queue == ()
    assert node.told("c1") == ClientReply(1, True, 1, None)


def test_the_steady_load_makes_messages_between_half_and_one_and_a_half_of_the_mean() -> None:
    node = Node.in_ring(params={"load": 10, "service": "safe"}).times_out("load")
    assert [w.op for w in node.me.queue] == [Broadcast("n1-1", "safe")]
    assert node.timers["load"] == (50_000, 150_000)


# --- §8 flow control --------------------------------------------------------------------------------------------------


def sent_of(queue: int, **params: int) -> Node:
    """A node with so many messages in its queue, whose window and share are these."""
    return Node.in_ring(params={"window_size": 50, "max_messages": 17, **params}).queues(
        *(f"m{i}" for i in range(queue))
    )


def test_at_most_max_messages_a_visit() -> None:
    node = sent_of(20).hears("n3", token())
    assert len(node.broadcasts) == 17
    assert len(node.me.queue) == 3


def test_at_most_what_the_window_leaves_after_the_last_rotation() -> None:
    """The number of broadcasts is at most window_size − fcc."""
    assert len(sent_of(20).hears("n3", token(fcc=40)).broadcasts) == 10
    assert not sent_of(20).hears("n3", token(fcc=50)).broadcasts


def test_at_most_its_share_of_the_window_by_what_waits_everywhere() -> None:
    """The number of broadcasts is at most window_size · my_tbl / (backlog + my_tbl − my_pbl)."""
    node = sent_of(20, window_size=30)
    node.me.last_visit = Visit(backlog=10)
    assert len(node.hears("n3", token(backlog=50)).broadcasts) == 30 * 20 // (50 + 20 - 10)


def test_retransmissions_count_against_the_allowance() -> None:
    node = sent_of(20, max_messages=3).gets(1, 2).hears("n3", token(seq=2, aru=0, aru_id="n2", rtr=(1, 2)))
    assert [m.seq for m in node.broadcasts] == [1, 2, 3]


def test_fcc_and_backlog_count_every_nodes_last_visit() -> None:
    """Each node takes out of fcc and backlog what it put in at its last visit, and puts in what is so now."""
    node = sent_of(4)
    node.me.last_visit = Visit(sent=5, backlog=6)
    sent = node.hears("n3", token(fcc=9, backlog=8)).sent_on
    assert (sent.fcc, sent.backlog) == (9 - 5 + 4, 8 - 6 + 4)
