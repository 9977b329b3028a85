"""A member by itself, and whole runs, for the tests of membership by gossip."""

from __future__ import annotations

from typing import Any

from tests.protocols.node import Node
from visualizer.cli.course import Goal, pursue
from visualizer.core.chaos import Chaos
from visualizer.core.kernel import Kernel
from visualizer.core.persistent import Map
from visualizer.core.run import Run
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros
from visualizer.protocols.gossip.membership.engine import Membership
from visualizer.protocols.gossip.membership.messages import Ping
from visualizer.protocols.gossip.membership.state import Member, MembershipState, News, Status
from visualizer.registry import prepared


def member(status: Status = "alive", incarnation: int = 1, phi: float = 0.0) -> Member:
    """What is believed of somebody."""
    return Member(status, incarnation, phi)


def listed(**members: Member) -> Map[str, Member]:
    """A list of members."""
    return Map(members)


class Peer(Node[MembershipState]):
    """n1 of nine, in incarnation 1; it knows these others and has news of nobody, and its clock shows 1 s."""

    usual_timer = "gossip"

    def __init__(self, variant: str | None = None, params: dict[str, Any] | None = None, **members: Member) -> None:
        twin = Membership.variants[variant] if variant else Membership
        super().__init__(twin, of=9, params=params, members=listed(**members), joined=True)
        self.out.now = 1_000_000
        self.starts()
        self.me.news = Map()

    def believes(self, node: str) -> tuple[str, int]:
        """Status and incarnation of a member on its list."""
        one = self.me.members[node]
        return one.status, one.incarnation

    def hears_news(self, *news: News, sender: str = "n2") -> Peer:
        """A ping arrives, with news on it."""
        return self.hears(sender, Ping(1, self.me.members[sender].incarnation, news))


def played(until: float, *commands: dict[str, Any], seed: int = 1, nodes: int = 5, **fields: Any) -> Timeline:
    """A run up to a time in ms."""
    run = Run("gossip-membership", nodes=nodes, clients=0, seed=seed, commands=commands, **fields)
    timeline = Timeline(*prepared(run))
    timeline.extend(micros(until), 1_000_000)
    assert not [violation for step in timeline.steps for violation in step.violations]
    return timeline


def milestones(timeline: Timeline) -> list[tuple[str, float]]:
    """The milestones of a run, each with its time in ms."""
    return [(name, step.at / 1000) for step in timeline.steps for name in step.milestones]


def after_chaos(seed: int, nodes: int, calm: float, **params: Any) -> Kernel:
    """A run through 6 s of chaos, and so many ms after everything was mended, without a violation."""
    kernel = Kernel(*prepared(Run("gossip-membership", nodes=nodes, clients=0, seed=seed, params=params)), record=False)
    goal = Goal(until=micros(8_000.0), chaos=0.5)
    outcome = pursue(kernel, goal, chaos=Chaos(kernel, goal.until, 0.5))
    assert (outcome.found, outcome.error) == ([], None)
    kernel.search(micros(8_000.0 + calm), 1_000_000)
    assert not kernel.violations
    return kernel


def untrue(kernel: Kernel) -> list[tuple[str, str]]:
    """Pairs of who believes something untrue, and of whom: all that are up are alive, and nobody else is."""
    states: dict[str, Any] = kernel.world.states
    pairs = []
    for node in kernel.nodes:
        if states[node].up:
            alive = {name for name, one in states[node].members.items() if one.status != "dead"}
            doubted = {name for name, one in states[node].members.items() if one.status == "suspect"}
            up = {name for name in kernel.nodes if states[name].up}
            pairs += [(node, name) for name in sorted((alive ^ up) | doubted)]
    return pairs
