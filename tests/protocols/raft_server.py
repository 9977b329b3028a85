"""Raft for tests: one server by itself, handler by handler, and whole clusters in the real world of the kernel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self

from visualizer.core.kernel import Kernel
from visualizer.core.model import Message
from visualizer.core.names import Roster
from visualizer.core.out import Out
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


def _middle(node: str, purpose: str, low: int, high: int) -> int:
    return (low + high) // 2


class Server:
    """One server, n1 where not said otherwise, without a network: it hears what the test says, and we see what it does.

    fields: its state, in place of the initial one.
    """

    def __init__(
        self,
        *,
        of: int = 3,
        name: str = "n1",
        protocol: type[Raft] = Raft,
        params: dict[str, Any] | None = None,
        **fields: Any,
    ) -> None:
        typed = protocol.Params(**(params or {}))
        assert isinstance(typed, Raft.Params)
        self.raft = protocol(typed)
        self.out = Out(_middle, Roster(tuple(f"n{i}" for i in range(1, of + 1))))
        self.out.me = name
        self.me: RaftState = self.raft.initial(name, self.out.peers)
        for field, value in fields.items():
            setattr(self.me, field, value)

    @classmethod
    def leading(cls, log: str = "", *, term: int = 1, of: int = 3, **fields: Any) -> Self:
        """A leader that has just won `term`, with a log of these terms; it knows nothing of the others' logs."""
        server = cls(of=of, role=LEADER, current_term=term, voted_for="n1", leader="n1", log=entries(log), **fields)
        server.starts()
        return server

    def _forget_the_last_event(self) -> None:
        out = self.out
        out.sends, out.notes, out.delivered, out.milestones = [], [], [], []
        out.timers = {}

    def starts(self) -> Self:
        """Its process starts."""
        self._forget_the_last_event()
        self.raft.on_start(self.me, self.out)
        return self

    def hears(self, sender: str, message: Message) -> Self:
        """A message arrives."""
        self._forget_the_last_event()
        self.raft.handlers[type(message)](self.me, sender, message, self.out)
        return self

    def times_out(self, timer: str = "election") -> Self:
        """A timer fires."""
        self._forget_the_last_event()
        self.raft.timer_handlers[timer](self.me, self.out)
        return self

    def crashes_and_restarts(self) -> Self:
        """Its memory is lost, its disk is not."""
        disk = {name: getattr(self.me, name) for name in ("current_term", "voted_for", "log")}
        self.me = self.raft.initial(self.out.me, self.out.peers)
        for name, value in disk.items():
            setattr(self.me, name, value)
        return self.starts()

    @property
    def said(self) -> list[tuple[str, Message]]:
        """What the last event made it send: (to whom, what)."""
        return [(to, message) for receivers, message, _ in self.out.sends for to in receivers]

    def reply(self) -> Any:
        """The one message that the last event made it send."""
        [(_, message)] = self.said
        return message

    def told(self, node: str) -> Any:
        """The one message that the last event made it send to this node."""
        [message] = [message for to, message in self.said if to == node]
        return message

    @property
    def timers(self) -> dict[str, int | tuple[int, int] | None]:
        """The timers that the last event armed (µs from then, or the range to draw it from) or cancelled (None)."""
        return self.out.timers

    @property
    def why(self) -> list[str]:
        """The reasons that it gave for the last event, without `raft.`"""
        return [str(note.reason).removeprefix("raft.") for note in self.out.notes]

    @property
    def milestones(self) -> list[str]:
        """The milestones that the last event reached, whatever has happened elsewhere."""
        return [name for name, _ in self.out.milestones]


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
