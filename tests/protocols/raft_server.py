"""Raft for tests: one server by itself, handler by handler, and whole clusters in the real world of the kernel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self

from tests.protocols.node import Node
from visualizer.core.kernel import Kernel
from visualizer.core.persistent import Map
from visualizer.core.replica import Command
from visualizer.core.run import Network, Run
from visualizer.core.step import Step, Violation
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros
from visualizer.protocols.raft.engine import Raft
from visualizer.protocols.raft.messages import AppendEntries, AppendReply, RequestVote, Vote
from visualizer.protocols.raft.state import LEADER, Entry, RaftState
from visualizer.registry import prepared

N1_STANDS = {"at": 1, "do": "timeout", "node": "n1", "timer": "election"}
"""The command that makes n1 the leader of term 1: it stands long before any other timer runs out."""


def entries(terms: str | Iterable[int]) -> tuple[Entry, ...]:
    """A log with these terms, `"112"` say. Entries of the same index and term are the same in every log."""
    return tuple(Entry(int(term), Command(noop=True)) for term in terms)


def terms(log: tuple[Entry, ...]) -> str:
    """The terms of a log, as a text."""
    return "".join(str(entry.term) for entry in log)


def put(key: str, value: Any) -> dict[str, Any]:
    """The operation `put`, as JSON has it."""
    return {"do": "put", "key": key, "value": value}


class Server(Node[RaftState]):
    """One server by itself. fields: its state, in place of the initial one."""

    usual_timer = "election"

    def __init__(self, *, of: int = 3, protocol: type[Raft] = Raft, params: Any = None, **fields: Any) -> None:
        super().__init__(protocol, of=of, params=params, **fields)

    @classmethod
    def leading(cls, log: str = "", *, term: int = 1, of: int = 3, **fields: Any) -> Self:
        """A leader that has just won `term`, with a log of these terms; it knows nothing of the others' logs."""
        server = cls(of=of, role=LEADER, current_term=term, voted_for="n1", leader="n1", log=entries(log), **fields)
        server.starts()
        return server


def ask_vote(term: int, candidate: str = "n2", index: int = 0, last_term: int = 0) -> RequestVote:
    """RequestVote from a candidate whose log ends so."""
    return RequestVote(term, candidate, index, last_term)


def append(
    term: int, leader: str = "n2", after: tuple[int, int] = (0, 0), new: str = "", commit: int = 0
) -> AppendEntries:
    """AppendEntries with entries of these terms after the entry (index, term)."""
    return AppendEntries(term, leader, after[0], after[1], entries(new), commit)


def elected(server: Server, *voters: str) -> Server:
    """The server after an election that it wins with these votes."""
    server.times_out()
    for voter in voters:
        server.hears(voter, Vote(server.me.current_term, True))
    assert server.me.role == LEADER
    return server


def acknowledge(server: Server, index: int, *followers: str) -> Server:
    """These followers acknowledge the leader's log up to this index."""
    for follower in followers:
        server.hears(follower, AppendReply(server.me.current_term, True, index))
    return server


class Cluster:
    """A run in the real world: its steps, up to where the test has let it go."""

    def __init__(
        self, *commands: dict[str, Any], until: float = 0.0, nodes: int = 5, network: Network | None = None, **run: Any
    ) -> None:
        typed, protocol = prepared(Run("raft", nodes=nodes, network=network or Network(), commands=commands, **run))
        self.timeline = Timeline(typed, protocol)
        if until:
            self.goes_on(until)

    def goes_on(self, until: float) -> Self:
        """Let it run up to this time, in ms."""
        self.timeline.extend(micros(until), 100_000)
        return self

    @property
    def steps(self) -> Sequence[Step]:
        """All steps so far."""
        return self.timeline.steps

    def state(self, node: str) -> Any:
        """A node's state now."""
        return self.timeline.at(len(self.steps)).states[node]

    @property
    def leaders(self) -> list[str]:
        """The nodes that lead now, each in its term."""
        return [n for n in self.timeline.run.node_names if self.state(n).up and self.state(n).role == LEADER]

    @property
    def leader(self) -> str:
        """The one node that leads now."""
        [leader] = self.leaders
        return leader

    @property
    def milestones(self) -> list[str]:
        """All milestones so far, in order."""
        return [name for step in self.steps for name in step.milestones]

    @property
    def answers(self) -> list[tuple[str, Any]]:
        """What clients have learned so far: (client, result)."""
        return [(learned.client, learned.result) for step in self.steps for learned in step.replies]

    @property
    def violations(self) -> list[Violation]:
        """What was broken so far."""
        return [violation for step in self.steps for violation in step.violations]

    def why(self, node: str) -> list[str]:
        """Every reason that a node has given so far, without `raft.`"""
        return [
            str(note.reason).removeprefix("raft.") for step in self.steps if step.node == node for note in step.notes
        ]


def violations_of(run: Run, until: float) -> tuple[str, ...]:
    """The names of the invariants that a run breaks, its initial state included, in the order of breaking."""
    typed, protocol = prepared(run)
    kernel = Kernel(typed, protocol, record=False)
    kernel.search(micros(until), 1_000_000)
    return tuple(violation.invariant for violation in kernel.violations)


def log_json(terms_of: str) -> list[dict[str, Any]]:
    """A log with these terms as `initial` has it; each index and term has a command of its own."""
    return [
        {"term": int(term), "command": {"op": put("x", f"{index}.{term}")}} for index, term in enumerate(terms_of, 1)
    ]


def index_map(**indexes: int) -> Map[str, int]:
    """A `next_index` or `match_index`."""
    return Map(indexes)
