"""ReadIndex: reads that are not written to the log (dissertation §6.4).

A leader may have been deposed without knowing it; were it to answer from its own machine, it might answer with an old
value. So it first makes sure that it knows what is committed (an entry of its own term must be), and then that nobody
has deposed it: by a round of heartbeats sent after the read came, answered by a majority.
"""

from __future__ import annotations

import msgspec

from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.operation import Get, apply
from visualizer.core.out import Out
from visualizer.core.quorum import reached_by
from visualizer.protocols.raft.machine import StateMachine
from visualizer.protocols.raft.reasons import RaftReason as Reason
from visualizer.protocols.raft.state import RaftState, Read, term_at


class Reads(StateMachine):
    """Reads at the leader."""

    def take_read(self, me: RaftState, m: ClientRequest, op: Get, out: Out) -> None:
        """A client asks for a value."""
        if any(read.client == m.client and read.serial == m.serial for read in me.reads):
            out.note(Reason.READ_PENDING, client=m.client, serial=m.serial)
            return
        me.reads = (*me.reads, Read(m.client, m.serial, op, None, 0))
        # Only an entry of its own term tells a leader how far the log is committed (§5.4.2).
        if term_at(me.log, me.commit_index) == me.current_term:
            self.begin_reads(me, out)
        else:
            out.note(Reason.READ_WAITS, client=m.client, serial=m.serial, term=me.current_term)

    def begin_reads(self, me: RaftState, out: Out) -> None:
        """The leader knows what is committed: fix the read index of all reads that wait for it, and ask who follows."""
        if all(read.index is not None for read in me.reads):
            return
        me.round += 1
        me.reads = tuple(
            msgspec.structs.replace(read, index=me.commit_index, round=me.round) if read.index is None else read
            for read in me.reads
        )
        for read in me.reads:
            if read.round == me.round:
                out.note(Reason.READ_STARTED, client=read.client, serial=read.serial, index=me.commit_index)
        self.replicate(me, out)
        self.answer_reads(me, out)

    def hear_round(self, me: RaftState, sender: NodeId, number: int, out: Out) -> None:
        """A server that follows in this term has answered this round of heartbeats."""
        if number > me.rounds.get(sender, 0):
            me.rounds = me.rounds.put(sender, number)
            self.answer_reads(me, out)

    def answer_reads(self, me: RaftState, out: Out) -> None:
        """Answer the reads whose round a majority has answered, once the machine is as far as their read index."""
        if not me.reads:
            return
        confirmed = reached_by((me.round, *me.rounds.values()), self.quorum(me))
        waiting = []
        for read in me.reads:
            if read.index is None or read.round > confirmed or read.index > me.last_applied:
                waiting.append(read)
                continue
            result = apply(me.machine, read.op)[1]
            out.send(read.client, ClientReply(read.serial, True, result, out.me))
            out.note(Reason.READ_ANSWERED, client=read.client, serial=read.serial, index=read.index)
        if len(waiting) < len(me.reads):
            me.reads = tuple(waiting)
