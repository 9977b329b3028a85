"""The replicated state machine: executes entries in the order of the log, and a client's request once (§5.3, §8)."""

from __future__ import annotations

from visualizer.core.client import ClientReply
from visualizer.core.out import Out
from visualizer.core.replica import Applied, Command, execute, repeats, replayed
from visualizer.protocols.raft.node import RaftNode
from visualizer.protocols.raft.reasons import RaftReason as Reason
from visualizer.protocols.raft.state import LEADER, RaftState


class StateMachine(RaftNode):
    """Executes what is committed, and answers clients."""

    def apply_committed(self, me: RaftState, out: Out) -> None:
        """If commitIndex > lastApplied: apply log[lastApplied + 1], and so on (Figure 2, "All Servers").

        The leader answers each request as it is applied (§5.3).
        """
        first = me.last_applied + 1
        last = min(me.commit_index, len(me.log))
        if first > last:
            return
        out.note(Reason.ENTRIES_APPLIED, first=first, last=last, count=last - first + 1)
        for index in range(first, last + 1):
            command = me.log[index - 1].command
            out.deliver(Applied(index, command))
            before = me.sessions
            me.machine, me.sessions = execute(me.machine, before, command)
            if me.sessions is not before:
                self.answer(me, command, out)
            elif repeats(before, command):
                out.note(Reason.DUPLICATE_SKIPPED, client=command.client, serial=command.serial, index=index)
        me.last_applied = last

    def answer(self, me: RaftState, command: Command, out: Out) -> None:
        """The leader returns the result to the client whose request was executed (§5.3)."""
        if me.role == LEADER and command.client is not None:
            session = me.sessions[command.client]
            out.send(command.client, ClientReply(session.serial, True, session.result, out.me))
            out.note(Reason.CLIENT_ANSWERED, client=command.client, serial=session.serial)

    def rebuild_machine(self, me: RaftState, out: Out) -> None:
        """A run may begin with entries applied: the machine is what they made, and nothing else."""
        machine, sessions = replayed(entry.command for entry in me.log[: me.last_applied])
        if machine != me.machine or sessions != me.sessions:
            me.machine, me.sessions = machine, sessions
            out.note(Reason.MACHINE_REBUILT, last=me.last_applied)
