"""Rumor mongering, held against the paper sentence by sentence (Demers et al. 1987, §1.4 and §2)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.rumor_node import INTERVAL, NEWS, Gossip, rumor
from visualizer.core.client import ClientReply
from visualizer.protocols.gossip.rumor.messages import Feedback, PullReply, PullRequest, Push
from visualizer.protocols.gossip.rumor.state import INFECTIVE, NONE, REMOVED, SUSCEPTIBLE, UNNECESSARY, USEFUL
from visualizer.protocols.gossip.updates import Delete, Update
from visualizer.protocols.gossip.versions import Version

KNEW = Feedback(("x",))
NEEDED = Feedback(())
BLIND: dict[str, Any] = {"feedback": False}
PULL: dict[str, Any] = {"mode": "pull"}

# --- infection -------------------------------------------------------------------------------------------------------


def test_sites_are_initially_susceptible_and_do_nothing_of_themselves() -> None:
    """There are n individuals, initially inactive (susceptible)."""
    node = Gossip()
    assert (node.me.state, node.timers, node.said) == (SUSCEPTIBLE, {}, [])


def test_every_person_hearing_the_rumor_becomes_active() -> None:
    """Every person hearing the rumor also becomes active and likewise shares the rumor."""
    node = Gossip().hears("n2", Push((NEWS,)))
    assert (node.me.state, node.me.rumors, node.me.hot, node.me.counter) == (INFECTIVE, (NEWS,), ("x",), 0)
    assert node.timers == {"gossip": (1, INTERVAL)}
    assert node.times_out().reply() == Push((NEWS,))
    assert node.timers == {"gossip": INTERVAL}


def test_a_partner_is_drawn_and_told_all_that_is_hot_and_nothing_else() -> None:
    """Phoning other people at random and sharing the rumor."""
    node = Gossip(rumor("a"), rumor("b"), rumor("c"))
    assert node.me.state == REMOVED
    node.hears("n2", Push((rumor("b", 2, 2), rumor("d"))))
    [(to, message)] = node.times_out().said
    assert to != "n1"
    assert message == Push((rumor("b", 2, 2), rumor("d")))


def test_a_newer_version_makes_a_removed_node_infective_again() -> None:
    node = Gossip(NEWS)
    assert node.me.state == REMOVED
    node.hears("n2", Push((rumor(value=2, counter=2),)))
    assert (node.me.state, node.me.rumors) == (INFECTIVE, (rumor(value=2, counter=2),))


def test_an_older_version_changes_nothing_and_counts_as_known() -> None:
    newer = rumor(value=2, counter=2)
    node = Gossip(newer).hears("n2", Push((NEWS,)))
    assert (node.me.state, node.me.rumors) == (REMOVED, (newer,))
    assert node.reply() == KNEW
    assert node.why == ["knew_newer", "knew"]


def test_rumors_are_kept_by_key() -> None:
    node = Gossip()
    for key in ("b", "c", "a"):
        node.hears("n2", Push((rumor(key),)))
    assert node.me.rumors == (rumor("a"), rumor("b"), rumor("c"))
    assert node.me.hot == ("b", "c", "a")


# --- feedback, counter and coin --------------------------------------------------------------------------------------


def test_the_recipient_says_which_it_knew_already() -> None:
    """A sender loses interest only if the recipient already knows the rumor."""
    node = Gossip(NEWS)
    assert node.hears("n2", Push((NEWS, rumor("y")))).told("n2") == KNEW
    assert node.hears("n3", Push((NEWS, rumor("y")))).told("n3") == Feedback(("x", "y"))


def test_interest_is_lost_after_k_unnecessary_contacts() -> None:
    """Instead of losing interest with probability 1/k we can use a counter."""
    node = Gossip(NEWS, hot=True, k=3)
    for count in (1, 2):
        node.hears("n2", KNEW)
        assert (node.me.state, node.me.counter, node.me.contact) == (INFECTIVE, count, UNNECESSARY)
    node.hears("n2", KNEW)
    assert (node.me.state, node.me.hot, node.me.rumors) == (REMOVED, (), (NEWS,))
    assert node.timers == {"gossip": None}


def test_a_useful_contact_resets_the_counter() -> None:
    node = Gossip(NEWS, hot=True, k=3).hears("n2", KNEW).hears("n3", KNEW).hears("n4", NEEDED)
    assert (node.me.counter, node.me.contact, node.me.state) == (0, USEFUL, INFECTIVE)


def test_something_new_resets_the_counter_too() -> None:
    node = Gossip(NEWS, hot=True, k=3).hears("n2", KNEW).hears("n3", KNEW).hears("n4", Push((rumor("y"),)))
    assert (node.me.counter, node.me.contact, node.me.hot) == (0, NONE, ("x", "y"))


def test_a_contact_that_knew_a_part_was_useful() -> None:
    node = Gossip(NEWS, rumor("y"), hot=True, k=1).hears("n2", KNEW)
    assert (node.me.state, node.me.contact) == (INFECTIVE, USEFUL)


def test_who_is_removed_has_no_use_for_feedback() -> None:
    node = Gossip(NEWS).hears("n2", KNEW)
    assert (node.me.counter, node.why) == (0, ["feedback_unused"])


@pytest.mark.parametrize(("k", "state"), [(1, REMOVED), (2, REMOVED), (3, INFECTIVE)])
def test_the_coin_is_tossed_after_an_unnecessary_contact(k: int, state: str) -> None:
    """With probability 1/k the active individual loses interest. (The test's draws fall in the middle.)"""
    assert Gossip(NEWS, hot=True, k=k, stop="coin").hears("n2", NEEDED).me.state == INFECTIVE
    assert Gossip(NEWS, hot=True, k=k, stop="coin").hears("n2", KNEW).me.state == state


def test_blind_nobody_answers_and_every_contact_counts() -> None:
    """A blind variation loses interest regardless of the recipient."""
    assert Gossip(**BLIND).hears("n2", Push((NEWS,))).said == []
    node = Gossip(NEWS, hot=True, k=2, **BLIND)
    told = [len(node.times_out().said) for _ in range(4)]
    assert told == [1, 1, 0, 0], "combined with a counter, it is infective for k cycles"
    assert node.me.state == REMOVED
    assert node.why == ["idle"]


# --- pull ------------------------------------------------------------------------------------------------------------


def test_with_pull_everybody_asks_and_nobody_tells_unasked() -> None:
    assert Gossip(**PULL).times_out().reply() == PullRequest()
    assert Gossip(NEWS, hot=True, **PULL).times_out().reply() == PullRequest()


def test_only_the_infective_answer_with_rumors() -> None:
    assert Gossip(NEWS, hot=True, **PULL).hears("n2", PullRequest()).reply() == PullReply((NEWS,))
    assert Gossip(NEWS, **PULL).hears("n2", PullRequest()).reply() == PullReply(())
    assert Gossip(**PULL).hears("n2", PullReply(())).said == [], "and an empty answer is no contact"


def test_an_answer_infects_as_a_push_does() -> None:
    node = Gossip(**PULL).hears("n2", PullReply((NEWS,)))
    assert (node.me.state, node.me.useful, node.reply()) == (INFECTIVE, 1, NEEDED)
    node.hears("n3", PullReply((NEWS,)))
    assert (node.me.redundant, node.reply()) == (1, KNEW)


def after_a_cycle(*feedback: Feedback, k: int = 5, counter: int = 1) -> Gossip:
    """An infective node with pull, after a cycle in which it heard this."""
    node = Gossip(NEWS, hot=True, k=k, **PULL)
    node.me.counter = counter
    for message in feedback:
        node.hears("n2", message)
    return node.times_out()


@pytest.mark.parametrize(
    ("feedback", "counter"),
    [((), 1), ((KNEW,), 2), ((KNEW, KNEW, KNEW), 2), ((NEEDED,), 0), ((KNEW, NEEDED, KNEW), 0)],
)
def test_with_pull_the_counter_moves_once_a_cycle(feedback: tuple[Feedback, ...], counter: int) -> None:
    """If any recipient needed the update then the counter is reset; if all recipients did not need it then one is added
    (footnote to Table 3).
    """
    node = after_a_cycle(*feedback)
    assert (node.me.counter, node.me.contact) == (counter, NONE)


def test_with_pull_interest_is_lost_at_the_end_of_the_cycle() -> None:
    node = after_a_cycle(KNEW, k=2)
    assert (node.me.state, node.reply()) == (REMOVED, PullRequest()), "it asks on"


def test_push_pull_does_both() -> None:
    node = Gossip(NEWS, hot=True, mode="push_pull").times_out()
    assert [type(message) for _, message in node.said] == [Push, PullRequest]


# --- cycles ----------------------------------------------------------------------------------------------------------


def in_cycles(*rumors: Any, **params: Any) -> Gossip:
    """A node in the synchronous mode."""
    return Gossip(*rumors, synchronous=True, **params)


def test_already_knew_is_judged_on_the_cycles_beginning() -> None:
    node = in_cycles().in_cycle(3).hears("n2", Push((NEWS,)))
    assert (node.me.cycle, node.me.fresh, node.reply()) == (3, ("x",), NEEDED)
    node.hears("n3", Push((NEWS,)))
    assert (node.reply(), node.me.redundant) == (NEEDED, 1), "the message was redundant, the contact useful"
    assert node.why == ["heard_this_cycle"]
    node.in_cycle(4).hears("n3", Push((NEWS,)))
    assert (node.me.fresh, node.reply()) == ((), KNEW)


def test_what_is_heard_in_a_cycle_is_told_from_the_next_on() -> None:
    node = in_cycles(mode="push_pull").in_cycle(3).hears("n2", Push((NEWS,)))
    assert node.hears("n3", PullRequest()).reply() == PullReply(())
    assert node.in_cycle(4).hears("n3", PullRequest()).reply() == PullReply((NEWS,))


def test_all_are_due_at_the_beginning_of_the_next_cycle() -> None:
    node = in_cycles()
    node.out.now = 3 * INTERVAL + 1
    assert node.hears("n2", Push((NEWS,))).timers == {"gossip": INTERVAL - 1}


# --- clients and deletion --------------------------------------------------------------------------------------------


def test_a_write_is_a_rumor_with_a_version_above_all_that_was_seen() -> None:
    node = Gossip(rumor(counter=4)).hears("n2", Push((rumor("y", counter=7),)))
    node.asked_by_client(Update("x", 5))
    assert node.me.rumors[0] == rumor("x", 5, 8, "n1")
    assert node.told("c1") == ClientReply(1, True, "ok", None)
    assert node.me.state == INFECTIVE


def test_a_deletion_is_spread_as_a_death_certificate() -> None:
    """Death certificates ... carry timestamps and spread like ordinary data (§2)."""
    node = Gossip(NEWS).asked_by_client(Delete("x"))
    certificate = rumor("x", None, 2, "n1")
    assert (node.me.rumors, node.me.state) == ((certificate,), INFECTIVE)
    assert node.times_out().reply() == Push((certificate,))
    assert node.hears("n3", Push((NEWS,))).me.rumors == (certificate,), "old copies are cancelled"


def test_without_a_certificate_the_item_comes_back() -> None:
    """Deleting a data item at a single site merely restores it from the others (§2)."""
    node = Gossip(NEWS, hot=True, death_certificates=False).asked_by_client(Delete("x"))
    assert (node.me.rumors, node.me.state, node.timers) == ((), SUSCEPTIBLE, {"gossip": None})
    assert node.hears("n2", Push((NEWS,))).me.rumors == (NEWS,)


def test_what_is_deleted_without_a_certificate_leaves_the_other_rumors_as_they_are() -> None:
    node = Gossip(NEWS, rumor("y"), hot=True, death_certificates=False).asked_by_client(Delete("x"))
    assert (node.me.rumors, node.me.hot, node.me.state) == ((rumor("y"),), ("y",), INFECTIVE)


# --- crashes and beginnings ------------------------------------------------------------------------------------------


def test_a_crash_loses_the_eagerness_and_keeps_the_knowledge() -> None:
    node = Gossip().asked_by_client(Update("x", 1)).crashes_and_restarts()
    assert (node.me.state, node.me.hot, node.me.rumors) == (REMOVED, (), (rumor(maker="n1"),))
    assert node.timers == {}
    node.asked_by_client(Update("y", 1))
    assert node.me.rumors[1].version == Version(2, "n1"), "no version is used twice"


def test_a_run_may_begin_with_rumors_in_any_order() -> None:
    node = Gossip(rumor("y"), rumor("x", 2, 2), NEWS, hot=True)
    assert node.me.rumors == (rumor("x", 2, 2), rumor("y"))
    assert (node.me.hot, node.me.version) == (("x", "y"), 2)
    assert node.timers == {"gossip": (1, INTERVAL)}


def test_a_node_that_is_alone_calls_nobody() -> None:
    node = Gossip(NEWS, hot=True, mode="push_pull")
    node.out.roster = type(node.out.roster)(("n1",))
    assert (node.times_out().said, node.why) == ([], ["nobody_else"])
