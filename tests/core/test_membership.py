"""Nodes that join while the others are running, and nodes that take their leave."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import Play, do, run_of, tell
from tests.core.toys import Puppet, PuppetReason, PuppetState, Word
from visualizer import wire
from visualizer.core.errors import CommandError, InputError
from visualizer.core.out import Out
from visualizer.sentences import line_of


class Guest(Puppet):
    """A puppet that greets all others when it joins, and says goodbye when it leaves."""

    id = "guest"
    open_membership = True

    def on_join(self, me: PuppetState, out: Out) -> None:
        me.memory = "new here"
        out.broadcast(Word("hello"))

    def on_leave(self, me: PuppetState, out: Out) -> None:
        out.note(PuppetReason.TOLD, node=out.me)
        out.broadcast(Word("goodbye"))
        out.set_timer("a", 1000)


JOIN = do(10, "join", "n4")


def heard(play: Play) -> dict[str, int]:
    """What each node has heard."""
    return {node: play.state(node).heard for node in play.world.roster.nodes}


def test_the_next_free_number_joins_and_the_others_hear_of_it_as_of_any_message() -> None:
    play = Play(Guest, JOIN)
    assert play.world.roster.nodes == ("n1", "n2", "n3", "n4")
    assert play.state("n4").memory == "new here"
    assert heard(play) == {"n1": 1, "n2": 1, "n3": 1, "n4": 0}


def test_the_step_of_a_join_shows_every_field_of_the_new_node() -> None:
    [step] = Play(Guest, JOIN).done
    assert step.node == "n4"
    assert set(wire.step_json(step, Guest(run_of(Guest).params))["set"]["n4"]) == set(PuppetState.__struct_fields__)


def test_a_broadcast_after_a_join_reaches_the_new_node_and_one_before_it_does_not() -> None:
    play = Play(Guest, tell(5, "n1", cast=True), JOIN, tell(15, "n1", cast=True))
    assert heard(play)["n4"] == 1


def test_nodes_stand_before_clients_however_late_they_join() -> None:
    assert list(Play(Guest, JOIN).world.states) == ["n1", "n2", "n3", "n4"]


def test_commands_may_name_a_node_that_joins_and_fail_where_they_come_before_it() -> None:
    assert not Play(Guest, JOIN, do(20, "crash", "n4")).state("n4").up
    with pytest.raises(CommandError) as refused:
        Play(Guest, do(5, "crash", "n4"), JOIN)
    assert line_of(refused.value) == "commands[0]: there is no n4 at this moment"


@pytest.mark.parametrize("node", ["n5", "n3"])
def test_only_the_next_free_number_can_join(node: str) -> None:
    with pytest.raises(CommandError) as refused:
        Play(Guest, do(10, "join", node))
    assert line_of(refused.value) == f"commands[0]: {node} cannot join: the next free name is n4"


@pytest.mark.parametrize("node", ["c1", "n0", "n04", "n99999999", "bob", "@writer"])
def test_what_is_no_name_of_a_node_does_not_join(node: str) -> None:
    with pytest.raises(InputError, match="input-joiner"):
        run_of(Guest, do(10, "join", node))


@pytest.mark.parametrize("command", [do(10, "join", "n4"), do(10, "leave", "n3")])
def test_a_protocol_with_fixed_members_refuses_both(command: Any) -> None:
    with pytest.raises(InputError, match="input-membership"):
        run_of(Puppet, command)


def test_a_node_that_leaves_says_so_first_and_then_it_is_down_without_timers() -> None:
    play = Play(Guest, tell(1, "n1", write="disk", think="memory", arm={"b": 500_000}), do(10, "leave", "n1"))
    assert heard(play) == {"n1": 0, "n2": 1, "n3": 1}
    assert (play.state("n1").up, play.state("n1").disk, play.state("n1").memory) == (False, "disk", None)
    assert play.fired == []
    assert wire.step_json(play.done[-1], play.timeline.protocol)["timers"] == {"n1": {"b": None}}


def test_a_paused_node_cannot_leave_and_one_that_is_down_has_left_already() -> None:
    with pytest.raises(CommandError, match="cannot-leave-paused"):
        Play(Guest, do(5, "pause", "n1"), do(10, "leave", "n1"))
    assert "world.already_so" in Play(Guest, do(5, "crash", "n1"), do(10, "leave", "n1")).why("n1")


def test_seeking_and_forking_know_the_nodes_of_their_moment() -> None:
    play = Play(Guest, JOIN, do(30, "join", "n5"))
    seqs = [step.seq for step in play.done]
    assert play.timeline.at(seqs[0] - 1).roster.nodes == ("n1", "n2", "n3")
    assert play.timeline.at(seqs[1] - 1).roster.nodes == ("n1", "n2", "n3", "n4")
    fork = play.timeline.fork(seqs[0], play.timeline.run.commands[:1])
    fork.extend(1_000_000, 1000)
    assert fork.at(len(fork.steps)).roster.nodes == ("n1", "n2", "n3", "n4")
