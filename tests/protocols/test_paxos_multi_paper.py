"""Multi-Paxos, sentence by sentence: *Paxos Made Simple* §3, and what *Moderately Complex* says of acceptors."""

from __future__ import annotations

from typing import Any

import pytest

from tests.protocols.paxos_node import Node, number
from visualizer.core.client import ClientRequest
from visualizer.core.operation import Append, Incr
from visualizer.core.persistent import IntMap, Map
from visualizer.core.replica import NOOP, Applied, Command
from visualizer.protocols.paxos.multi.engine import PaxosMulti
from visualizer.protocols.paxos.multi.messages import (
    Accept,
    Accepted,
    CatchUp,
    Heartbeat,
    Learn,
    Nack,
    Prepare,
    Promise,
)
from visualizer.protocols.paxos.multi.replica import TOLD_AT_ONCE
from visualizer.protocols.paxos.multi.state import ACCEPT, IDLE, PREPARE, MultiState, Proposal
from visualizer.protocols.paxos.proposal_id import ProposalID

X, Y, Z = (Command(f"c{i}", 1, Append("x", letter)) for i, letter in enumerate("xyz", 1))
"""What three clients ask for."""


def node(**fields: Any) -> Node[MultiState]:
    """n1 of three, in all roles."""
    return Node(PaxosMulti, **fields)


def proposal(timestamp: int, machine: int, command: Command) -> Proposal:
    """A command under a number."""
    return Proposal(number(timestamp, machine), command)


def promise(to: ProposalID, **accepted: Proposal) -> Promise:
    """A promise that reports these proposals: `_7=…` is that of slot 7."""
    return Promise(to, 1, Map({int(slot[1:]): held for slot, held in accepted.items()}))


def leader(of: int = 3, **fields: Any) -> Node[MultiState]:
    """n1 has just been promised 1·10.0.0.1 by a quorum that has accepted nothing."""
    made = node(of=of, **fields)
    made.times_out("election")
    for other in made.out.peers[: of // 2 + 1]:
        made.hears(other, promise(number(1, 1)))
    assert made.me.phase == ACCEPT
    return made


def is_asked(made: Node[MultiState], command: Command) -> Node[MultiState]:
    """A client's request arrives."""
    assert command.client is not None
    assert command.serial is not None
    return made.hears(command.client, ClientRequest(command.client, command.serial, command.op))


def decides(made: Node[MultiState], slot: int, command: Command, by: ProposalID | None = None) -> Node[MultiState]:
    """Two acceptors of three say that they have accepted it."""
    for acceptor in ("n2", "n3"):
        made.hears(acceptor, Accepted(by or number(1, 1), slot, command))
    return made


# --- the acceptor ----------------------------------------------------------------------------------------------------


def test_one_prepare_asks_for_every_slot_and_one_promise_answers_for_every_slot() -> None:
    """ "A newly chosen leader executes phase 1 for infinitely many instances of the consensus algorithm" (§3)."""
    acceptor = node(accepted=IntMap({3: proposal(1, 3, X), 7: proposal(1, 3, Y)}), promised=number(1, 3))
    acceptor.hears("n2", Prepare(number(2, 2), 5))
    assert acceptor.told("n2") == Promise(number(2, 2), 5, Map({7: proposal(1, 3, Y)}))
    assert acceptor.me.promised == number(2, 2)


@pytest.mark.parametrize("asked", [number(2, 2), number(2, 1), number(1, 3)])
def test_it_answers_no_prepare_at_or_below_what_it_has_promised(asked: ProposalID) -> None:
    acceptor = node(promised=number(2, 2)).hears("n3", Prepare(asked, 1))
    assert acceptor.said == []
    assert acceptor.me.promised == number(2, 2)


def test_it_accepts_nothing_below_its_promise_in_any_slot() -> None:
    acceptor = node(promised=number(2, 2)).hears("n3", Accept(number(1, 3), 9, X))
    assert acceptor.said == []
    assert not acceptor.me.accepted


def test_it_accepts_the_promised_number_and_anything_above_which_raises_the_promise() -> None:
    acceptor = node(promised=number(2, 2)).hears("n2", Accept(number(2, 2), 1, X))
    acceptor.hears("n3", Accept(number(3, 3), 2, Y))
    assert acceptor.me.accepted == IntMap({1: proposal(2, 2, X), 2: proposal(3, 3, Y)})
    assert acceptor.me.promised == number(3, 3)


def test_what_it_accepts_goes_to_the_proposer_and_all_learners_in_one_broadcast() -> None:
    roles = {"roles": {"proposers": 2, "acceptors": 3, "learners": 2}}
    acceptor = Node(PaxosMulti, of=7, name="n4", params=roles).hears("n2", Accept(number(1, 2), 1, X))
    assert acceptor.out.sends == [(("n2", "n6", "n7"), Accepted(number(1, 2), 1, X), True)]


def test_a_repeated_accept_is_answered_again_and_changes_nothing() -> None:
    acceptor = node().hears("n2", Accept(number(1, 2), 1, X))
    accepted = acceptor.me.accepted
    acceptor.hears("n2", Accept(number(1, 2), 1, X))
    assert len(acceptor.said) == 3
    assert acceptor.me.accepted is accepted


def test_a_refusal_is_silence_or_says_what_was_promised() -> None:
    """ "It is probably a good idea to abandon a proposal if some proposer has begun trying to issue a higher-numbered
    one" (§2.2).
    """
    acceptor = node(params={"refusals": "nack"}, promised=number(2, 2))
    assert acceptor.hears("n3", Prepare(number(1, 3), 1)).told("n3") == Nack(number(1, 3), number(2, 2), from_slot=1)
    assert acceptor.hears("n3", Accept(number(1, 3), 1, X)).told("n3") == Nack(number(1, 3), number(2, 2), slot=1)


def test_promise_acceptance_and_last_number_survive_a_crash_and_what_is_decided_does_not() -> None:
    made = decides(leader(), 1, X)
    made.hears("n2", Accept(number(2, 2), 1, X)).crashes_and_restarts()
    assert made.me.promised == number(2, 2)
    assert made.me.accepted == IntMap({1: proposal(2, 2, X)})
    assert made.me.last_id == number(1, 1)
    assert (made.me.phase, made.me.executed, len(made.me.decided), made.me.machine) == (IDLE, 0, 0, {})


# --- phase 1 ---------------------------------------------------------------------------------------------------------


def test_a_proposer_that_hears_no_leader_prepares_from_its_first_gap_on() -> None:
    proposer = node(decided=IntMap({1: X, 2: Y, 4: Z}), executed=2, machine=Map({"x": "xy"})).times_out("election")
    assert proposer.out.sends == [(("n1", "n2", "n3"), Prepare(number(1, 1), 3), True)]
    assert proposer.timers == {"retry": 100_000, "election": (150_000, 300_000)}


def test_its_number_is_on_the_disk_and_above_all_that_it_has_used_and_seen() -> None:
    proposer = node(last_id=number(4, 1), seen=number(6, 3), promised=number(5, 2)).times_out("election")
    assert proposer.me.ballot == proposer.me.last_id == number(7, 1)


def test_only_the_first_promise_of_each_acceptor_to_the_current_number_counts() -> None:
    proposer = node(of=5).times_out("election")
    for acceptor, to in (("n2", number(1, 1)), ("n2", number(1, 1)), ("n3", number(1, 3)), ("n3", number(1, 1))):
        proposer.hears(acceptor, promise(to))
    assert proposer.me.promises == ("n2", "n3")
    assert proposer.me.phase == PREPARE


def test_without_a_quorum_those_are_asked_again_who_have_not_answered() -> None:
    proposer = node(of=5).times_out("election").hears("n3", promise(number(1, 1))).times_out("retry")
    assert [to for to, _ in proposer.said] == ["n1", "n2", "n4", "n5"]
    assert proposer.me.ballot == number(1, 1)


def test_if_the_promises_do_not_come_in_time_it_takes_a_new_number() -> None:
    proposer = node().times_out("election").hears("n2", promise(number(1, 1))).times_out("election")
    assert proposer.me.ballot == number(2, 1)
    assert proposer.me.promises == ()


def test_of_two_reports_in_one_slot_the_higher_number_binds_whichever_comes_first() -> None:
    """ "v is the value of the highest-numbered proposal among the responses" (§2.2, phase 2)."""
    for reports in (("n2", "n3"), ("n3", "n2")):
        proposer = node(of=5, seen=number(8, 1)).times_out("election")
        held = {"n2": proposal(3, 2, X), "n3": proposal(2, 10, Y)}
        for acceptor in reports:
            proposer.hears(acceptor, promise(number(9, 1), _1=held[acceptor]))
        proposer.hears("n4", promise(number(9, 1)))
        assert [m for _, m in proposer.said if isinstance(m, Accept)] == [Accept(number(9, 1), 1, X)] * 5


def test_a_new_leader_tells_everybody_at_once() -> None:
    made = leader()
    assert [(to, m) for to, m in made.said if isinstance(m, Heartbeat)] == [
        ("n2", Heartbeat(number(1, 1), 0)),
        ("n3", Heartbeat(number(1, 1), 0)),
    ]
    assert made.milestones == ["prepared", "leader_elected"]
    assert made.timers == {"election": None, "heartbeat": 50_000, "retry": None}


def test_the_slots_of_the_paper() -> None:
    """It knows 1-134, 138 and 139, and the answers bind it in 135 and 140 (§3): message by message."""
    new = Node(
        PaxosMulti,
        name="n2",
        params={"alpha": 6},
        executed=134,
        decided=IntMap({**dict.fromkeys(range(1, 135), Command(op=Incr("n"))), 138: X, 139: Y}),
    ).starts()
    new.times_out("election")
    assert new.said == [(to, Prepare(number(1, 2), 135)) for to in ("n1", "n2", "n3")]
    new.hears("n2", Promise(number(1, 2), 135, Map({})))
    new.hears("n3", Promise(number(1, 2), 135, Map({135: proposal(1, 1, Z), 140: proposal(1, 1, X)})))
    accepts = [m for to, m in new.said if isinstance(m, Accept) and to == "n3"]
    assert [(m.slot, m.command) for m in accepts] == [(135, Z), (140, X), (136, NOOP), (137, NOOP)]
    assert new.milestones == ["prepared", "leader_elected", "gap_filled"]

    def decided(slot: int, command: Command) -> tuple[int, list[int]]:
        for acceptor in ("n1", "n3"):
            new.hears(acceptor, Accepted(number(1, 2), slot, command))
        return new.me.executed, [m.index for m in new.out.delivered if isinstance(m, Applied)]

    assert decided(135, Z) == (135, [135]), "the leader can now execute 135, but not 138 to 140"
    assert decided(140, X) == (135, [])
    assert decided(136, NOOP) == (136, [136])
    assert decided(137, NOOP) == (140, [137, 138, 139, 140])
    assert new.me.next_slot == 141


def test_what_is_decided_is_not_proposed_again_and_what_is_free_above_the_highest_is_left_free() -> None:
    new = node(decided=IntMap({2: X}), seen=number(3, 3)).times_out("election")
    for acceptor in ("n2", "n3"):
        new.hears(acceptor, promise(number(4, 1), _1=proposal(3, 3, Y), _2=proposal(3, 3, X)))
    assert [m.slot for to, m in new.said if isinstance(m, Accept) and to == "n2"] == [1]
    assert new.me.next_slot == 3


# --- leading ---------------------------------------------------------------------------------------------------------


def test_each_command_takes_phase_2_alone() -> None:
    """Phase 1 is behind it, so what a command costs is phase 2 (§3)."""
    made = leader()
    decides(is_asked(made, X), 1, X)
    assert is_asked(made, Y).said == [(to, Accept(number(1, 1), 2, Y)) for to in ("n1", "n2", "n3")]


@pytest.mark.parametrize("alpha", [1, 2, 3, 7])
def test_it_gets_at_most_alpha_slots_ahead_of_what_is_chosen_without_a_gap(alpha: int) -> None:
    """ "It can propose commands i + 1 through i + α after commands 1 through i are chosen" (§3)."""
    made = leader(params={"alpha": alpha})
    commands = [Command(f"c{i}", 1, Incr("n")) for i in range(1, 10)]
    for command in commands:
        is_asked(made, command)
    assert list(made.me.proposals) == list(range(1, alpha + 1))
    assert made.me.waiting == tuple(commands[alpha:])
    decides(made, 1, commands[0])
    assert max(made.me.proposals) == alpha + 1
    if alpha > 2:
        decides(made, 3, commands[2])
        assert max(made.me.proposals) == alpha + 1, "slot 2 is not chosen yet"


def test_without_progress_those_are_asked_again_who_are_not_known_to_have_accepted() -> None:
    made = leader(of=5)
    is_asked(made, X)
    made.hears("n4", Accepted(number(1, 1), 1, X)).times_out("retry")
    assert made.said == [(to, Accept(number(1, 1), 1, X)) for to in ("n1", "n2", "n3", "n5")]
    assert made.timers == {"retry": 100_000}


def test_when_nothing_is_open_nothing_is_asked_again() -> None:
    made = leader()
    is_asked(made, X)
    assert decides(made, 1, X).timers == {"retry": None, "election": None}


def test_a_leader_that_gets_nothing_chosen_gives_up_and_takes_a_new_number() -> None:
    made = is_asked(leader(), X)
    assert made.timers == {"retry": 100_000, "election": 300_000}
    made.times_out("election")
    assert (made.me.phase, made.me.ballot, made.me.proposals) == (PREPARE, number(2, 1), {})
    assert (made.milestones, made.timers["heartbeat"]) == (["leader_lost"], None)


@pytest.mark.parametrize(
    ("sender", "message"),
    [
        ("n2", Prepare(number(2, 2), 1)),
        ("n2", Accept(number(2, 2), 1, Y)),
        ("n2", Heartbeat(number(2, 2), 0)),
        ("n2", Nack(number(1, 1), number(2, 3))),
    ],
)
def test_a_higher_number_deposes_it(sender: str, message: Any) -> None:
    made = leader()
    is_asked(made, X)
    made.hears(sender, message)
    me = made.me
    assert (me.phase, me.ballot, me.proposals, me.waiting) == (IDLE, None, {}, ())
    assert "leader_lost" in made.milestones
    assert made.timers["heartbeat"] is None
    assert made.timers["election"] is not None
    assert made.timers["retry"] is None


@pytest.mark.parametrize(
    "message", [Prepare(number(1, 1), 1), Heartbeat(number(0, 9), 9), Nack(number(1, 1), number(1, 1))]
)
def test_a_number_that_is_not_higher_does_not(message: Any) -> None:
    made = leader()
    assert made.hears("n2", message).me.phase == ACCEPT


def test_a_node_follows_the_leader_of_the_highest_number() -> None:
    follower = node().hears("n2", Heartbeat(number(1, 2), 0))
    assert (follower.me.leader, follower.timers) == ("n2", {"election": (150_000, 300_000)})
    follower.hears("n3", Heartbeat(number(2, 3), 0))
    follower.hears("n2", Heartbeat(number(1, 2), 0))
    assert (follower.me.leader, follower.timers, follower.why) == ("n3", {}, ["heartbeat_stale"])


def test_while_somebody_prepares_nobody_is_believed_to_lead() -> None:
    follower = node().hears("n2", Heartbeat(number(1, 2), 0)).hears("n3", Prepare(number(2, 3), 1))
    assert follower.me.leader is None


# --- replicas --------------------------------------------------------------------------------------------------------


def test_a_slot_is_decided_when_a_quorum_has_accepted_one_number_there() -> None:
    replica = node(of=5)
    for acceptor in ("n2", "n3"):
        replica.hears(acceptor, Accepted(number(1, 2), 1, X))
    replica.hears("n4", Accepted(number(2, 4), 1, Y)).hears("n5", Accepted(number(1, 2), 1, X))
    assert not replica.me.decided, "three acceptors, but not under one number"
    for acceptor in ("n3", "n3", "n5"):
        replica.hears(acceptor, Accepted(number(2, 4), 1, Y))
    assert replica.me.decided == IntMap({1: Y})
    assert replica.me.accepts == {}
    assert replica.milestones == ["value_chosen"]


def test_the_quorum_is_a_parameter() -> None:
    replica = node(params={"quorum": 3})
    decides(replica, 1, X)
    assert not replica.me.decided
    assert replica.hears("n1", Accepted(number(1, 1), 1, X)).me.decided


def test_commands_are_executed_in_the_order_of_the_slots() -> None:
    """The value chosen in instance i is the i-th command that the machine executes (§3)."""
    replica = node()
    assert decides(replica, 2, Y).out.delivered == []
    assert replica.why[-1] == "gap_blocks"
    assert decides(replica, 1, X).out.delivered == [Applied(1, X), Applied(2, Y)]
    assert (replica.me.executed, replica.me.machine) == (2, {"x": "xy"})


def test_a_replica_that_lags_asks_from_its_first_gap_on() -> None:
    replica = decides(node(), 1, X).hears("n1", Heartbeat(number(1, 1), 9))
    assert replica.told("n1") == CatchUp(2)
    assert replica.me.behind == 9


def test_it_is_told_a_bounded_number_of_slots_at_a_time() -> None:
    knows = node(decided=IntMap(dict.fromkeys(range(1, 100), X)), executed=99).starts()
    knows.hears("n2", CatchUp(5))
    assert knows.said == [("n2", Learn(slot, X)) for slot in range(5, 5 + TOLD_AT_ONCE)]
    assert knows.hears("n2", CatchUp(99)).said == [("n2", Learn(99, X))]
    assert knows.hears("n2", CatchUp(100)).said == []


def test_what_it_is_told_it_takes_for_decided_and_so_it_catches_up() -> None:
    replica = node().hears("n2", Heartbeat(number(1, 2), 2)).hears("n2", Learn(2, Y))
    assert (replica.me.executed, replica.milestones) == (0, ["value_chosen"])
    replica.hears("n2", Learn(1, X))
    assert (replica.me.machine, replica.me.behind) == ({"x": "xy"}, 0)
    assert "caught_up" in replica.milestones


def test_what_is_decided_is_not_changed_by_what_comes_later() -> None:
    replica = decides(node(), 1, X)
    replica.hears("n2", Learn(1, Y)).hears("n2", Accepted(number(9, 2), 1, Y)).hears("n3", Accepted(number(9, 2), 1, Y))
    assert replica.me.decided == IntMap({1: X})


# --- roles -----------------------------------------------------------------------------------------------------------


def test_who_lacks_a_role_has_nothing_to_do_with_its_messages() -> None:
    roles = {"roles": {"proposers": 1, "acceptors": 3, "learners": 1}}
    for name, message in (
        ("n5", Prepare(number(1, 1), 1)),
        ("n1", Accept(number(1, 1), 1, X)),
        ("n2", Accepted(number(1, 1), 1, X)),
        ("n2", Heartbeat(number(1, 1), 1)),
        ("n3", Learn(1, X)),
        ("n4", CatchUp(1)),
    ):
        made = Node(PaxosMulti, of=5, name=name, params=roles).hears("n1", message)
        assert (made.said, made.why) == ([], ["not_its_role"])


def test_only_proposers_wait_for_a_leader() -> None:
    roles = {"roles": {"proposers": 1, "acceptors": 3, "learners": 1}}
    armed = [Node(PaxosMulti, of=5, name=f"n{i}", params=roles).starts().timers for i in range(1, 6)]
    assert armed == [{"election": (150_000, 300_000)}, {}, {}, {}, {}]
