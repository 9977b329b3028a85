"""Clients' requests: sent on to the leader, proposed once, answered from the table when they come again."""

from __future__ import annotations

from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.replica import Command
from visualizer.protocols.paxos.multi.elections import Elections
from visualizer.protocols.paxos.multi.reasons import MultiReason as Reason
from visualizer.protocols.paxos.multi.state import ACCEPT, MultiState


class Requests(Elections):
    """What a node does for clients."""

    def on_client_request(self, me: MultiState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        """A client asks: the leader proposes each request once, a read like any other, and answers what it knows."""
        if me.phase != ACCEPT:
            self.redirect(me, sender, m, out)
            return
        session = me.sessions.get(m.client)
        if session is not None and m.serial < session.serial:
            out.note(Reason.REQUEST_OLD, client=m.client, serial=m.serial, last=session.serial)
        elif session is not None and m.serial == session.serial:
            out.note(Reason.CLIENT_ANSWERED_AGAIN, client=m.client, serial=m.serial)
            out.send(m.client, ClientReply(m.serial, True, session.result, out.me))
        elif self.underway(me, m):
            out.note(Reason.REQUEST_UNDERWAY, client=m.client, serial=m.serial)
        else:
            self.take(me, Command(m.client, m.serial, m.op), out)

    @staticmethod
    def underway(me: MultiState, m: ClientRequest) -> bool:
        """Whether this very request is proposed, waits, or is decided beyond a gap."""
        beyond = (command for _, command in me.decided.since(me.executed + 1))
        return any(
            command.serial == m.serial and command.client == m.client
            for commands in (me.proposals.values(), me.waiting, beyond)
            for command in commands
        )

    @staticmethod
    def redirect(me: MultiState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        """Name the leader, if one is known."""
        if me.leader is None:
            out.note(Reason.REQUEST_UNPLACED, client=m.client, serial=m.serial)
        else:
            out.note(Reason.REQUEST_REDIRECTED, client=m.client, serial=m.serial, leader=me.leader)
        out.send(sender, ClientReply(m.serial, False, None, me.leader))
