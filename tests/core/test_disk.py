"""A disk takes time: what a node says about what it wrote leaves when it is written."""

from __future__ import annotations

import pytest

from tests.core.play import Json, Play, do, tell
from tests.core.toys import Clerk, Puppet
from visualizer.core.run import Network

SLOW = Network(delay=(10.0, 10.0), disk_write=(4.0, 4.0))
WRITES_AND_SAYS = tell(1, "n1", write="x", say=["n2"])


def test_the_messages_of_a_step_that_changed_a_stable_field_leave_when_it_is_written() -> None:
    play = Play(Puppet, WRITES_AND_SAYS, tell(2, "n2", write="y", cast=True), network=SLOW)
    assert [(e.sent_at, e.arrives_at) for e in play.sent] == [(5000, 15_000), (6000, 16_000), (6000, 16_000)]


@pytest.mark.parametrize("what", [{"think": "x"}, {"arm": {"a": 1000}}, {}], ids=["memory", "timer", "nothing"])
def test_other_messages_leave_at_once(what: Json) -> None:
    [message] = Play(Puppet, tell(1, "n1", say=["n2"], **what), network=SLOW).sent
    assert message.sent_at == 1000


def test_what_is_written_is_what_was_there_already_is_no_write() -> None:
    play = Play(Puppet, tell(1, "n1", write="x"), tell(10, "n1", write="x", say=["n2"]), network=SLOW)
    assert [e.sent_at for e in play.sent] == [10_000]


def test_a_message_that_waits_for_no_disk_overtakes_one_that_does() -> None:
    play = Play(Puppet, WRITES_AND_SAYS, tell(2, "n1", say=["n2"]), network=SLOW)
    assert [message for _, message in play.arrived] == [play.sent[1].id, play.sent[0].id]


def test_how_long_the_disk_takes_is_drawn_between_the_bounds() -> None:
    writing = [tell(10 * i, "n1", write=i, say=["n2"]) for i in range(1, 60)]
    play = Play(Puppet, *writing, network=Network(delay=(10.0, 10.0), disk_write=(1.0, 5.0)))
    waits = [e.sent_at - 10_000 * i for i, e in enumerate(play.sent, 1)]
    assert len(set(waits)) > 50
    assert all(1000 <= wait <= 5000 for wait in waits)


def test_a_crash_meanwhile_has_written_and_does_not_send() -> None:
    play = Play(Puppet, WRITES_AND_SAYS, do(4.999, "crash", "n1"), network=SLOW)
    assert play.done[-1].lost == (play.sent[0].id,)
    assert play.arrived == []
    assert play.state("n1").disk == "x"


def test_a_crash_after_the_write_is_too_late_to_keep_the_message() -> None:
    play = Play(Puppet, WRITES_AND_SAYS, do(5, "crash", "n1"), network=SLOW)
    assert play.done[-1].lost == ()
    assert play.arrived == [(15.0, play.sent[0].id)]


def test_a_crash_forgets_only_what_waits_for_its_own_disk() -> None:
    play = Play(Puppet, WRITES_AND_SAYS, tell(1, "n3", write="z", say=["n2"]), do(2, "crash", "n1"), network=SLOW)
    assert [e.sender for e in play.sent if e.id in play.done[-1].lost] == ["n1"]
    assert play.state("n2").heard == 1


def test_a_held_message_that_waits_for_the_disk_is_forgotten_too() -> None:
    play = Play(Puppet, WRITES_AND_SAYS, do(2, "hold", match={"to": "n2"}), do(3, "crash", "n1"), network=SLOW)
    assert play.done[-1].lost == (play.sent[0].id,)
    assert play.world.held == {}


def test_a_client_waits_for_no_disk() -> None:
    request = do(1, "request", client="c1", op={"do": "put", "key": "x", "value": 1}, node="n1")
    play = Play(Clerk, request, clients=1, network=SLOW)
    asked, answered = play.sent
    assert asked.sent_at == 1000
    assert answered.sent_at == asked.arrives_at + 4000, "its server does: the data is on the disk"
