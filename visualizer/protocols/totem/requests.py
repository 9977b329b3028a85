"""Where messages come from: clients that ask any node, and the steady load that every node makes by itself."""

from __future__ import annotations

from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.units import Micros
from visualizer.protocols.totem.delivery import Delivery
from visualizer.protocols.totem.messages import Broadcast
from visualizer.protocols.totem.params import TotemParams
from visualizer.protocols.totem.reasons import TotemReason as Reason
from visualizer.protocols.totem.state import TotemState, Waiting


class Requests(Delivery):
    """How messages come to wait for the token."""

    def __init__(self, params: TotemParams) -> None:
        super().__init__(params)
        self.load_gap: tuple[Micros, Micros] | None = None
        if params.load:
            # Uniform around the mean, so that nodes do not speak in step with the token.
            gap = 1_000_000 / params.load
            self.load_gap = (round(gap / 2), round(gap * 3 / 2))

    def arm_load(self, out: Out) -> None:
        """With a steady load: the next message is made after a while."""
        if self.load_gap is not None:
            out.set_timer("load", self.load_gap)

    def on_load_timer(self, me: TotemState, out: Out) -> None:
        """The steady load makes a message."""
        me.made += 1
        me.queue = (*me.queue, Waiting(Broadcast(f"{out.me}-{me.made}", self.params.service)))
        self.arm_load(out)
        out.note(Reason.LOAD_MADE, waiting=len(me.queue))

    def on_client_request(self, me: TotemState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        """A client asks for a broadcast: it waits for the token. The same request is not queued twice."""
        session = me.sessions.get(m.client)
        if session is not None and m.serial <= session.serial:
            if m.serial == session.serial:
                out.send(m.client, ClientReply(m.serial, True, session.result, None))
            out.note(Reason.REQUEST_DONE, client=m.client, serial=m.serial)
        elif self.underway(me, m):
            out.note(Reason.REQUEST_UNDERWAY, client=m.client, serial=m.serial)
        else:
            me.queue = (*me.queue, Waiting(m.op, m.client, m.serial))
            out.note(Reason.REQUEST_QUEUED, client=m.client, op=m.op, waiting=len(me.queue))

    @staticmethod
    def underway(me: TotemState, m: ClientRequest) -> bool:
        """Whether this request waits here, or was broadcast and is not delivered yet."""
        old = me.recovery.old.messages if me.recovery and me.recovery.old else ()
        waiting = any(w.client == m.client and w.serial == m.serial for w in me.queue)
        return waiting or any(b.client == m.client and b.serial == m.serial for b in (*me.messages, *old))
