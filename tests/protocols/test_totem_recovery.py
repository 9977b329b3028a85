"""Totem's recovery, held against the paper (§7), and extended virtual synchrony (EVS): what goes along to the next."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.totem_node import RING, Node, commit_token, join, message, token
from visualizer.protocols.totem.messages import CommitEntry, Delivered, Installed, Message, Place, RingId
from visualizer.protocols.totem.state import GATHER, OPERATIONAL, RECOVERY

NEW = RingId(8, "n1")


def recovering(*others: CommitEntry, held: tuple[int, ...] = (), name: str = "n2", **fields: Any) -> Node:
    """n2, of a ring of three, that recovers for ring 8 with what the commit token says of the others."""
    own = {key: fields.pop(key) for key in ("deliver_memb",) if key in fields}
    node = Node.in_ring(name, **fields, **own)
    for seq in held:
        node.gets(seq)
    node.times_out("token")
    members = sorted([*(entry.id for entry in others), name])
    node.me.proc_set = tuple(members)
    turn = members.index(name)
    node.hears("n1", commit_token(turn, *members, ring=NEW))
    mine = next(e for e in node.me.token.members if e.id == name)  # type: ignore[union-attr]
    entries = sorted((*others, mine), key=lambda entry: entry.id)
    return node.hears("n1", commit_token(len(members) + turn, *entries, ring=NEW))


def visits(node: Node, *, seq: int, start: int = 1, count: int = 4, aru: int | None = None) -> Node:
    """The token of the new ring comes so many times, with the flag down."""
    for i in range(count):
        node.hears("n1", token(start + 3 * i, seq=seq, aru=aru, ring=NEW))
        if i < count - 1:
            node.times_out("hold")
    return node


def told(node: Node) -> list[Any]:
    """What the last event handed to the application: numbers, and configurations with their members."""
    return [
        d.seq if isinstance(d, Delivered) else (d.configuration, d.ring, d.members)
        for d in node.out.delivered
        if isinstance(d, (Delivered, Installed))
    ]


# --- the exchange -----------------------------------------------------------------------------------------------------


def test_what_some_lack_is_broadcast_again_on_the_new_ring() -> None:
    """Each message of the old ring that some do not have is rebroadcast, with the new ring's sequence numbers."""
    node = recovering(CommitEntry("n1", RING, 1), CommitEntry("n3", RING, 3), held=(1, 2, 3))
    assert [m.seq for m in node.me.recovery.pending] == [2, 3]  # type: ignore[union-attr]
    node.hears("n1", token(1, ring=NEW))
    again = node.broadcasts
    assert [(m.ring_id, m.seq, m.recovered) for m in again] == [
        (NEW, 1, Place(RING, 2)),
        (NEW, 2, Place(RING, 3)),
    ]
    assert (again[0].sender, again[0].contents) == ("n2", "m2"), "it stays its sender's"


def test_each_is_broadcast_by_the_first_who_has_it() -> None:
    node = recovering(CommitEntry("n1", RING, 2), CommitEntry("n3", RING, 0), held=(1, 2, 3))
    assert [m.seq for m in node.me.recovery.pending] == [3]  # type: ignore[union-attr]


def test_no_new_messages_are_sent_in_recovery() -> None:
    node = recovering(CommitEntry("n1", RING, 0), CommitEntry("n3", RING, 0)).queues("new")
    assert not node.hears("n1", token(1, ring=NEW)).broadcasts
    assert len(node.me.queue) == 1


def test_only_those_who_come_from_the_same_ring_exchange() -> None:
    node = recovering(CommitEntry("n1", RingId(4, "n9"), 0), CommitEntry("n3", None, 0), held=(1, 2))
    assert node.me.recovery.pending == ()  # type: ignore[union-attr]
    assert node.me.recovery.trans_memb == ("n2",)  # type: ignore[union-attr]


def test_a_recovered_message_goes_to_who_is_from_that_ring_and_lacks_it() -> None:
    node = recovering(CommitEntry("n1", RING, 2), CommitEntry("n3", RING, 2), held=(2,))
    again = Message(NEW, 1, "n3", "m1", "agreed", Place(RING, 1))
    node.hears("n1", again)
    assert node.me.recovery.old.received == (1, 2)  # type: ignore[union-attr]
    assert node.me.recovery.old.my_aru == 2  # type: ignore[union-attr]
    assert node.why == ["recovered"]
    foreign = Message(NEW, 2, "n9", "x", "agreed", Place(RingId(4, "n9"), 7))
    assert node.hears("n1", foreign).why == ["recovered_passes"]


def test_what_comes_late_of_the_old_ring_is_not_taken_any_more() -> None:
    """What the node holds stands in the commit token, and the others count on just that."""
    node = Node.in_ring("n2").times_out("token").hears("n1", commit_token(1, "n1", "n2", "n3", ring=NEW))
    assert node.gets(1).why == ["message_frozen"]
    assert node.me.received == ()


# --- when it is over --------------------------------------------------------------------------------------------------


def test_the_flag_is_up_while_anybody_has_something_left() -> None:
    params = {"max_messages": 1}
    node = recovering(CommitEntry("n1", RING, 1), CommitEntry("n3", RING, 3), held=(1, 2, 3), params=params)
    assert node.hears("n1", token(1, ring=NEW)).sent_on.retrans_flg, "one of two is left"
    last = node.hears("n1", token(4, seq=1, ring=NEW, retrans_flg=True))
    assert not last.sent_on.retrans_flg, "and who raised it takes it down"


def test_a_flag_that_another_has_raised_is_left_up() -> None:
    node = recovering(CommitEntry("n1", RING, 0), CommitEntry("n3", RING, 0))
    assert node.hears("n1", token(1, ring=NEW, retrans_flg=True)).sent_on.retrans_flg


def test_the_ring_is_installed_with_the_flag_down_for_three_rotations_and_aru_there_twice() -> None:
    node = recovering(CommitEntry("n1", RING), CommitEntry("n3", RING))
    assert visits(node, seq=0, count=3).me.state == RECOVERY
    assert visits(node, seq=0, start=10, count=1).me.state == OPERATIONAL


def test_install_seq_is_the_tokens_seq_at_the_second_visit_with_the_flag_down() -> None:
    node = recovering(CommitEntry("n1", RING), CommitEntry("n3", RING), held=(1,))
    node.hears("n1", token(1, ring=NEW))
    assert visits(node.times_out("hold"), seq=1, start=4, count=1).me.recovery.install_seq == 1  # type: ignore[union-attr]


def test_it_is_not_installed_while_somebody_lacks_something() -> None:
    node = recovering(CommitEntry("n1", RING), CommitEntry("n3", RING), held=(1,))
    node.hears("n1", token(1, ring=NEW)).times_out("hold")
    for i in range(5):
        node.hears("n1", token(4 + 3 * i, seq=1, aru=0, aru_id="n3", ring=NEW)).times_out("hold")
    assert node.me.state == RECOVERY
    assert visits(node, seq=1, start=30, count=2).me.state == OPERATIONAL


# --- what is delivered ------------------------------------------------------------------------------------------------

TRANSITIONAL = ("transitional", RingId(7, "n2"), ("n2", "n3"))
REGULAR = ("regular", NEW, ("n1", "n2", "n3"))


def closing(
    *messages: Message, high: int = 0, deliver_memb: tuple[str, ...] = ("n2", "n3"), high_of_others: int = 0
) -> Node:
    """n2 has these of the old ring, has delivered up to `high`, and moves on with n3; n1 comes from elsewhere."""
    node = Node.in_ring("n2", my_aru=high, high_delivered=high)
    for m in messages:
        node.protocol.store(node.me, m)  # type: ignore[attr-defined]
    node.times_out("token").hears("n1", commit_token(1, "n1", "n2", "n3", ring=NEW))
    mine = node.me.token.members[1]  # type: ignore[union-attr]
    n3 = CommitEntry("n3", RING, mine.aru, high_of_others, mine.received, deliver_memb)
    node.hears("n1", commit_token(4, CommitEntry("n1", RingId(4, "n9")), mine, n3, ring=NEW))
    return visits(node, seq=0)


def test_the_rest_the_transitional_and_the_regular_configuration_are_delivered_in_one_step() -> None:
    node = closing(message(1), message(2))
    assert told(node) == [1, 2, TRANSITIONAL, REGULAR]
    assert (node.me.state, node.me.proc_set, node.me.gather_reason) == (OPERATIONAL, ("n1", "n2", "n3"), None)


def test_a_safe_message_not_known_to_be_with_all_and_what_follows_goes_to_the_transitional_configuration() -> None:
    assert told(closing(message(1), message(2, "safe"), message(3))) == [1, TRANSITIONAL, 2, 3, REGULAR]


def test_a_safe_message_that_one_of_them_has_delivered_goes_to_the_old_configuration() -> None:
    """high_ring_delivered: it was known to be with all members of the old ring."""
    assert told(closing(message(1, "safe"), message(2, "safe"), high_of_others=1)) == [1, TRANSITIONAL, 2, REGULAR]


def test_what_follows_a_gap_goes_to_the_transitional_configuration_if_its_sender_has_come_along() -> None:
    """After a gap, messages of others are discarded: they may follow from what is missing."""
    node = closing(message(1), message(3, sender="n1"), message(4, sender="n3"))
    assert told(node) == [1, TRANSITIONAL, 4, REGULAR]
    assert "after_gap_discarded" in node.why


def test_a_promise_of_one_of_them_binds_all() -> None:
    """EVS: the obligation set is that of all who move together."""
    assert told(closing(message(3, sender="n1"), deliver_memb=("n1",))) == [TRANSITIONAL, 3, REGULAR]


def test_the_transitional_sequence_is_the_new_ones_less_one() -> None:
    """§7.2; §6.2.2 says less two."""
    [transitional] = [d for d in closing().out.delivered if isinstance(d, Installed) and d.ring.seq != NEW.seq]
    assert transitional.ring == RingId(NEW.seq - 1, "n2")


def test_who_comes_from_no_ring_delivers_the_regular_configuration_alone() -> None:
    node = Node.gathering("n2")
    node.hears("n1", commit_token(1, "n1", "n2", "n3", ring=NEW)).hears(
        "n1", commit_token(4, "n1", "n2", "n3", ring=NEW)
    )
    assert told(visits(node, seq=0)) == [REGULAR]


def test_new_messages_that_came_before_the_installation_are_delivered_after_it() -> None:
    node = recovering(CommitEntry("n1", RING), CommitEntry("n3", RING))
    visits(node, seq=0, count=3).times_out("hold")
    assert node.hears("n1", Message(NEW, 1, "n1", "new", "agreed")).delivered == []
    node.hears("n1", token(10, seq=1, aru=0, aru_id="n3", ring=NEW))
    assert told(node)[-2:] == [REGULAR, 1]


# --- a recovery that comes to nothing ---------------------------------------------------------------------------------


def test_a_node_falls_back_to_the_ring_that_it_comes_from_with_what_it_has_recovered() -> None:
    node = recovering(CommitEntry("n1", RING, 2), CommitEntry("n3", RING, 2), held=(1,))
    node.hears("n1", Message(NEW, 1, "n3", "m2", "agreed", Place(RING, 2))).times_out("token")
    me = node.me
    assert (me.state, me.ring_id, me.received, me.my_aru, me.ring_seq) == (GATHER, RING, (1, 2), 2, 8)
    assert me.recovery is None


@pytest.mark.parametrize(("count", "promised"), [(1, ()), (2, ("n2", "n3"))])
def test_who_has_let_the_others_know_that_it_has_everything_keeps_its_promise(
    count: int, promised: tuple[str, ...]
) -> None:
    """EVS: it must deliver what others may have delivered counting on it, also in another configuration."""
    node = recovering(CommitEntry("n1", RingId(4, "n9")), CommitEntry("n3", RING))
    visits(node, seq=0, count=count).hears("n3", join("n3", "n1", "n2", "n3", ring_seq=8))
    assert node.me.state == GATHER
    assert node.me.deliver_memb == promised
