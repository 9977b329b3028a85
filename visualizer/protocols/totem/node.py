"""The ground that the parts of Totem stand on: timeouts, the order of the ring, and sending a token on.

The parts are layers, each using only those below it: this one, delivery, requests, ordering, recovery, membership;
`engine.py` puts the node on top.
"""

from __future__ import annotations

from visualizer.core.names import NodeId, by_number, is_node
from visualizer.core.out import Out
from visualizer.core.protocol import Protocol
from visualizer.core.units import micros
from visualizer.protocols.totem.messages import CommitToken, Token
from visualizer.protocols.totem.params import TotemParams
from visualizer.protocols.totem.state import TotemState


class TotemNode(Protocol[TotemState]):
    """What every part of Totem uses."""

    State = TotemState
    Params = TotemParams
    params: TotemParams

    def __init__(self, params: TotemParams) -> None:
        super().__init__(params)
        self.token_loss = micros(params.token)
        self.token_retransmit = params.token_retransmit_micros
        self.hold = micros(params.hold)
        self.join = micros(params.join)
        self.consensus = params.consensus_micros
        self.merge = micros(params.merge)

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> TotemState:
        """A node that has never run: it knows of itself alone, and finds the others by what they say (§6)."""
        return self.State(proc_set=(me,))

    def send_token(self, to: NodeId, token: Token | CommitToken, out: Out) -> None:
        """Send a token on, and wait for a sign that it has gone on from there, and for its return (§5)."""
        out.send(to, token)
        out.set_timer("token_retransmit", self.token_retransmit)
        out.set_timer("token", self.token_loss)


def in_order(*nodes: NodeId) -> tuple[NodeId, ...]:
    """A set of nodes as the trace shows it: each once, by number. A message made by hand may name what is none."""
    return tuple(sorted(filter(is_node, set(nodes)), key=by_number))


def following(node: NodeId, members: tuple[NodeId, ...]) -> NodeId:
    """The member to whom this one sends the token; itself, where it is alone."""
    return members[(members.index(node) + 1) % len(members)]
