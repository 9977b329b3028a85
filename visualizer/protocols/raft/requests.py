"""Clients' requests (§8, dissertation chapter 6): redirected, appended once, answered from the table when repeated."""

from __future__ import annotations

from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.operation import Get
from visualizer.core.out import Out
from visualizer.core.replica import Command
from visualizer.protocols.raft.reasons import RaftReason as Reason
from visualizer.protocols.raft.replication import Replication
from visualizer.protocols.raft.state import LEADER, RaftState


class Requests(Replication):
    """What a server does for clients."""

    def on_client_request(self, me: RaftState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        """A client asks: only a leader serves it (§5.1), and each request once (dissertation §6.3)."""
        if me.role != LEADER:
            self.redirect(me, sender, m, out)
            return
        session = me.sessions.get(m.client)
        if session is not None and m.serial <= session.serial:
            if m.serial < session.serial:
                out.note(Reason.REQUEST_OLD, client=m.client, serial=m.serial, last=session.serial)
                return
            out.note(Reason.CLIENT_ANSWERED_AGAIN, client=m.client, serial=m.serial)
            out.send(m.client, ClientReply(m.serial, True, session.result, out.me))
            return
        if self.params.read_index and isinstance(m.op, Get):
            self.take_read(me, m, m.op, out)
            return
        index = self.underway(me, m)
        if index:
            out.note(Reason.REQUEST_IN_LOG, client=m.client, serial=m.serial, index=index)
            return
        self.take_request(me, Command(m.client, m.serial, m.op), out)

    def take_request(self, me: RaftState, command: Command, out: Out) -> None:
        """Append the command to the log, then send AppendEntries to all other servers at once (§5.3)."""
        index = self.append(me, command)
        out.note(Reason.REQUEST_APPENDED, client=command.client, op=command.op, index=index, term=me.current_term)
        self.replicate(me, out)
        # A server that is alone is a majority as soon as it has written the entry.
        self.advance_commit(me, out)

    @staticmethod
    def underway(me: RaftState, m: ClientRequest) -> int:
        """The index of the entry with this very request that is going to be committed, or 0.

        An entry of an older term counts only if one of the leader's own term follows: nothing else commits it (§5.4.2).
        """
        if not me.log or me.log[-1].term != me.current_term:
            return 0
        for index in range(len(me.log), me.last_applied, -1):
            command = me.log[index - 1].command
            if command.serial == m.serial and command.client == m.client:
                return index
        return 0

    @staticmethod
    def redirect(me: RaftState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        """Reject the request, and name the leader if one is known (dissertation §6.2)."""
        if me.leader is None:
            out.note(Reason.REQUEST_UNPLACED, client=m.client, serial=m.serial)
        else:
            out.note(Reason.REQUEST_REDIRECTED, client=m.client, serial=m.serial, leader=me.leader)
        out.send(sender, ClientReply(m.serial, False, None, me.leader))
