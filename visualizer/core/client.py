"""Clients: nodes that send requests, follow redirects, and retry on silence with the same serial number.

A client has one request open at a time; later ones wait at the client. Requests and replies are messages like any
other, and can be lost. The serial number is what lets a server answer a repeated request from its table, so that it is
never executed twice (Ongaro's dissertation, chapter 6.3).
"""

from __future__ import annotations

from typing import Any

from visualizer.core.model import Message, Params, Reason, Record, State, Weight
from visualizer.core.names import NodeId
from visualizer.core.operation import Operation
from visualizer.core.out import Out
from visualizer.core.protocol import Program
from visualizer.core.units import Count, PositiveRange, span

HINTS_FOLLOWED = 3
"""Redirects followed before the client waits for its timer: two servers that point at each other do not trap it."""


class ClientParams(Params, frozen=True):
    """Parameters of protocols that have clients."""

    client_retry: PositiveRange = (400.0, 600.0)


class ClientRequest(Message, frozen=True, gc=False):
    """A client asks for an operation. The same (client, serial) is the same request, however often it comes."""

    client: NodeId
    serial: Count
    op: Any
    to_all: bool = False
    """Whether it went to several at once, each of which acts on it, or to this node alone."""


class ClientReply(Message, frozen=True, gc=False):
    """The answer to a request: done, with its result, or refused, with a hint at who leads."""

    serial: Count
    ok: bool
    result: Any
    leader: NodeId | None


class Waiting(Record, frozen=True, gc=False):
    """A request that waits at its client, and the node that it is meant for, if a person chose one."""

    op: Any
    node: NodeId | None = None


class ClientState(State):
    """What a client knows."""

    serial: int = 0
    """The number of the last request."""
    request: Any = None
    """The operation that is open, or None."""
    target: NodeId | None = None
    """The node that was asked last."""
    tried: NodeId | None = None
    """The node that it turned to last by itself, not because another pointed there."""
    leader: NodeId | None = None
    """Who it believes leads."""
    attempts: int = 0
    """How often the open request was sent."""
    hints: int = 0
    """Redirects followed since the timer was armed."""
    queue: tuple[Waiting, ...] = ()
    """Requests that wait for the open one."""
    result: Any = None
    """The result of the last request that was answered."""


class ClientReason(Reason):
    """Why a client does what it does."""

    REQUEST_SENT = "client.request_sent", Weight.ORDINARY
    REQUEST_SENT_TO_ALL = "client.request_sent_to_all", Weight.ORDINARY
    REQUEST_QUEUED = "client.request_queued", Weight.ORDINARY
    ANSWERED = "client.answered", Weight.HEADLINE
    REDIRECTED = "client.redirected", Weight.ORDINARY
    NO_LEADER_KNOWN = "client.no_leader_known", Weight.ORDINARY
    STALE_REPLY = "client.stale_reply", Weight.ROUTINE
    RETRIED = "client.retried", Weight.ORDINARY


class Client(Program[ClientState]):
    """What runs at a client."""

    State = ClientState
    messages = (ClientReply,)
    timers = ("retry",)

    def __init__(self, params: ClientParams, servers: tuple[NodeId, ...], first: tuple[NodeId, ...]) -> None:
        """servers: who takes requests. first: whom it asks that knows of no leader, see `Protocol.asked_first`."""
        super().__init__()
        self.retry = span(params.client_retry)
        self.servers = servers
        self.first = first

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> ClientState:
        """A client that has asked for nothing yet."""
        return ClientState()

    def on_request(self, me: ClientState, op: Operation, node: NodeId | None, out: Out) -> None:
        """A person has the client ask for `op`, at `node` or at whom the client believes in."""
        if me.request is not None:
            me.queue = (*me.queue, Waiting(op, node))
            out.note(ClientReason.REQUEST_QUEUED, client=out.me, waiting=len(me.queue))
            return
        self._open(me, op, node, out)

    def on_client_reply(self, me: ClientState, sender: NodeId, m: ClientReply, out: Out) -> None:
        """An answer: the result, or a redirect."""
        if me.request is None or m.serial != me.serial:
            out.note(ClientReason.STALE_REPLY, client=out.me, node=sender, serial=m.serial)
        elif m.ok:
            self._answered(me, sender, m, out)
        elif m.leader is not None and me.hints < HINTS_FOLLOWED:
            me.leader = m.leader
            me.hints += 1
            out.note(ClientReason.REDIRECTED, client=out.me, node=sender, leader=m.leader)
            self._send(me, (m.leader,), out)
        else:
            me.leader = None
            out.note(ClientReason.NO_LEADER_KNOWN, client=out.me, node=sender)

    def on_retry_timer(self, me: ClientState, out: Out) -> None:
        """Silence, or nobody who could answer: ask the next node, with the same serial number."""
        me.leader = None
        me.hints = 0
        # Not the one after `target`: two nodes that point at one who is silent would be asked in turn for ever.
        target = me.tried = _next(me.tried, self.servers)
        out.note(ClientReason.RETRIED, client=out.me, node=target, serial=me.serial, attempt=me.attempts + 1)
        self._send(me, (target,), out)
        out.set_timer("retry", self.retry)

    def _answered(self, me: ClientState, sender: NodeId, m: ClientReply, out: Out) -> None:
        out.learn(me.serial, me.request, m.result)
        out.note(ClientReason.ANSWERED, client=out.me, node=sender, serial=me.serial, op=me.request, result=m.result)
        me.result = m.result
        me.request = None
        me.leader = m.leader
        out.cancel_timer("retry")
        if me.queue:
            first, *rest = me.queue
            me.queue = tuple(rest)
            self._open(me, first.op, first.node, out)

    def _open(self, me: ClientState, op: Operation, node: NodeId | None, out: Out) -> None:
        me.serial += 1
        me.request = op
        me.attempts = 0
        me.hints = 0
        targets = self._targets(me, node, out)
        me.tried = targets[0]
        if len(targets) == 1:
            out.note(ClientReason.REQUEST_SENT, client=out.me, node=me.tried, serial=me.serial, op=op)
        else:
            out.note(ClientReason.REQUEST_SENT_TO_ALL, client=out.me, nodes=targets, serial=me.serial, op=op)
        self._send(me, targets, out)
        out.set_timer("retry", self.retry)

    def _targets(self, me: ClientState, node: NodeId | None, out: Out) -> tuple[NodeId, ...]:
        """Whom to ask: the one that a person chose, else the leader that it knows, else whom the protocol says."""
        known = node or me.leader
        if known:
            return (known,)
        if self.first:
            return self.first
        return (self.servers[out.draw("first node", 0, len(self.servers) - 1)],)

    def _send(self, me: ClientState, targets: tuple[NodeId, ...], out: Out) -> None:
        me.target = targets[0]
        me.attempts += 1
        request = ClientRequest(out.me, me.serial, me.request, len(targets) > 1)
        if len(targets) == 1:
            out.send(targets[0], request)
        else:
            out.broadcast(request, targets)


def _next(target: NodeId | None, nodes: tuple[NodeId, ...]) -> NodeId:
    where = nodes.index(target) + 1 if target in nodes else 0
    return nodes[where % len(nodes)]
