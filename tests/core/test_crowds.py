"""Crowds: more than sixty nodes, where a delay is drawn for the sender of a message, and no longer for its link."""

from __future__ import annotations

from tests.core.play import run_of, search_of
from tests.core.toys import Puppet
from visualizer.core.kernel import Kernel
from visualizer.core.limits import NODES_PER_RUN
from visualizer.core.network import CrowdPost
from visualizer.core.run import Network


class Crowd(Puppet):
    """Puppets without number."""

    id = "crowd"
    most_nodes = 5_000


def told(at: float, node: str, *to: str) -> dict[str, object]:
    """The command that has a node say something to others."""
    return {"at": at, "do": "inject", "from": node, "to": node, "type": "Tell", "body": {"say": list(to)}, "now": True}


def words(*commands: dict[str, object], nodes: int = 100, network: Network | None = None) -> list[tuple[str, str, int]]:
    """Every word that is on its way 1 ms after the last command: from, to, and how long it takes."""
    run = run_of(Crowd, *commands, nodes=nodes, network=network or Network())
    kernel = search_of(Crowd, run)
    kernel.search(max(round(float(str(c["at"])) * 1000) for c in commands) + 1_000, 10_000)
    return [(e.sender, e.to, e.arrives_at - e.sent_at) for e in kernel.world.in_flight()]


def test_every_message_of_a_crowd_takes_its_time_within_the_networks_range() -> None:
    spans = [span for _, _, span in words(told(1, "n1", *(f"n{i}" for i in range(2, 90))))]
    assert len(spans) == 88
    assert all(10_000 <= span <= 20_000 for span in spans)
    assert len(set(spans)) > 80


def test_it_does_not_depend_on_what_others_send() -> None:
    alone = words(told(1, "n7", "n8", "n9"))
    among = words(told(1, "n3", "n9"), told(1, "n7", "n8", "n9"), told(1, "n9", "n7"))
    assert [word for word in among if word[0] == "n7"] == alone


def test_a_cut_link_is_cut_in_a_crowd_too_and_leaves_the_others_as_they_were() -> None:
    cut: dict[str, object] = {"at": 1, "do": "cut", "from": ["n1"], "to": ["n2"]}
    all_sent = words(told(2, "n1", "n2", "n3"), told(3, "n1", "n4"))
    assert words(cut, told(2, "n1", "n2", "n3"), told(3, "n1", "n4")) == all_sent[1:]


def test_nobody_of_that_name_is_no_message() -> None:
    assert words(told(1, "n1", "c7", "n2")) == words(told(1, "n1", "n2"))


def test_only_crowds_are_sent_so() -> None:
    few, many = (Kernel(run_of(Crowd, nodes=n), Crowd(run_of(Crowd, nodes=n).params)) for n in (60, 61))
    assert NODES_PER_RUN == 60
    assert not isinstance(few.post, CrowdPost)
    assert isinstance(many.post, CrowdPost)
