"""What a protocol is to the simulated world."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from visualizer.core import limits, model
from visualizer.core.model import Message, Reason
from visualizer.core.names import NodeId
from visualizer.core.operation import Operation
from visualizer.core.out import Out

if TYPE_CHECKING:
    from visualizer.core.invariant import Invariant
    from visualizer.core.landmark import Landmark

S = TypeVar("S", bound=model.State)

Handler = Callable[[Any, NodeId, Any, Out], None]
TimerHandler = Callable[[Any, Out], None]


class Program(Generic[S]):
    """What runs at a node or at a client: a state, and handlers that are named after what they handle.

    A message of the class `RequestVote` goes to `on_request_vote(me, sender, message, out)`, the timer `election` to
    `on_election_timer(me, out)`. `me` is a draft of the node's state: handlers assign to its fields.
    """

    State: ClassVar[type[model.State]]
    messages: ClassVar[tuple[type[Message], ...]]
    """The messages that it handles."""
    timers: ClassVar[tuple[str, ...]]

    def __init__(self) -> None:
        self.handlers: dict[type[Message], Handler] = {
            m: getattr(self, f"on_{snake(m.__name__)}") for m in self.messages
        }
        self.timer_handlers: dict[str, TimerHandler] = {t: getattr(self, f"on_{t}_timer") for t in self.timers}

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> S:
        """The state of a node that has never run. `peers`: all other nodes, by number; nobody in a crowd."""
        raise NotImplementedError

    def on_start(self, me: S, out: Out) -> None:
        """The node starts, for the first time or again after a crash: arm what has to be armed."""

    def on_crash(self, me: S, out: Out) -> None:
        """The node is about to crash: only to note reasons and to reach milestones; every other effect is ignored."""


class Protocol(Program[S]):
    """A protocol, or a deliberately broken twin of one."""

    id: ClassVar[str]
    """Its id in runs, such as `raft`."""
    variant: ClassVar[str | None] = None
    """The id of a broken twin in kebab-case; None for the true protocol."""
    Params: ClassVar[type[model.Params]]
    Reasons: ClassVar[type[Reason]]
    operations: ClassVar[tuple[type[Operation], ...]] = ()
    """The operations that its clients may ask for; none where it has no clients."""
    invariants: tuple[Invariant, ...]
    """What always holds; one object has fewer where its parameters give up a promise."""
    variants: ClassVar[Mapping[str, type[Protocol[Any]]]] = {}
    milestones: ClassVar[tuple[str, ...]]
    """Names that scenarios and breakpoints wait for."""
    landmark: ClassVar[Landmark | None] = None
    """What marks those milestones that no node can know of."""
    most_nodes: ClassVar[int] = limits.NODES_PER_RUN
    """The most nodes that a run may have."""
    drawn: ClassVar[tuple[str, ...]] = ()
    """The state fields from which, with `up`, a node's look is made: all that a page gets of the nodes of a crowd."""
    gauges: ClassVar[Mapping[str, Callable[[Any], float]]] = {}
    """Numbers read off a node's state that are summed over all nodes, down ones included, and drawn as curves."""
    instant: bool = False
    """Whether messages arrive at the moment at which they are sent, whatever the network's delays: in cycles."""
    open_membership: ClassVar[bool] = False
    """Whether nodes may join and leave."""
    roles: ClassVar[Mapping[str, Callable[[Any], bool]]] = {}
    """Roles that commands may name (`@leader`), each a predicate on a node's state. A node that is down has none."""
    ranks: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}
    """For a role that several nodes may believe to hold: what of a state says who comes first, the highest."""

    def __init__(self, params: model.Params) -> None:
        super().__init__()
        self.params = params

    def holder(self, role: str, nodes: tuple[NodeId, ...], states: Mapping[NodeId, Any]) -> NodeId | None:
        """Whom a role stands for now: of those who hold it the highest in rank, and the lowest number; None if nobody.

        nodes: all of the run, by number.
        """
        has_role, rank = self.roles[role], self.ranks.get(role)
        holders = (node for node in nodes if states[node].up and has_role(states[node]))
        if rank is None:
            return next(holders, None)
        return max(holders, key=lambda node: rank(states[node]), default=None)

    def on_join(self, me: S, out: Out) -> None:
        """A new node starts while the others are running; as any start, unless the protocol has it otherwise."""
        self.on_start(me, out)

    def on_leave(self, me: S, out: Out) -> None:
        """The node is about to stop for good, and may say so to the others."""

    def servers(self, nodes: tuple[NodeId, ...]) -> tuple[NodeId, ...]:
        """The nodes that take clients' requests, in the order in which a client that hears nothing tries them."""
        return nodes

    def asked_first(self, nodes: tuple[NodeId, ...]) -> tuple[NodeId, ...]:
        """Whom a client asks that knows of no leader: all of these at once; with none, one of `servers` by lot."""
        return ()

    def requests_in(self, me: S) -> Iterable[tuple[NodeId, int]]:
        """The clients' requests (client, serial) that a state holds, where a run begins in the middle of a story.

        A client goes on from its highest serial number there, or its new requests would be taken for old ones.
        """
        return ()


@cache
def snake(name: str) -> str:
    """A class name as a handler's name has it: RequestVote, request_vote."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
