"""The replicated state machine: executes the decided commands slot by slot, and a client's request once."""

from __future__ import annotations

from visualizer.core.client import ClientReply
from visualizer.core.out import Out
from visualizer.core.replica import Applied, Command, execute, repeats, replayed
from visualizer.protocols.paxos.multi.acceptor import Acceptor
from visualizer.protocols.paxos.multi.reasons import MultiReason as Reason
from visualizer.protocols.paxos.multi.state import ACCEPT, MultiState


class StateMachine(Acceptor):
    """Executes what is decided, in order, and answers clients where the node leads."""

    def execute_decided(self, me: MultiState, out: Out) -> None:
        """A command can be executed when all before it have been (*Paxos Made Simple*, §3)."""
        ready: list[tuple[int, Command]] = []
        while (command := me.decided.get(slot := self.next_to_execute(me))) is not None:
            ready.append((slot, command))
            me.executed = slot
        if ready:
            out.note(Reason.EXECUTED, first=ready[0][0], last=me.executed, count=len(ready))
            for at, each in ready:
                self.execute_one(me, at, each, out)
        elif me.decided.last > slot:
            out.note(Reason.GAP_BLOCKS, slot=slot, last=me.decided.last)
        if me.behind and me.executed >= me.behind:
            me.behind = 0
            out.note(Reason.CAUGHT_UP, slot=me.executed)
            out.reach("caught_up")

    def next_to_execute(self, me: MultiState) -> int:
        """The slot after the last one executed, decided or not."""
        return me.executed + 1

    def execute_one(self, me: MultiState, slot: int, command: Command, out: Out) -> None:
        """Hand the command to the machine; a request that was executed in an earlier slot does nothing here."""
        out.deliver(Applied(slot, command))
        before = me.sessions
        me.machine, me.sessions = execute(me.machine, before, command)
        if me.sessions is not before:
            self.answer(me, command, out)
        elif repeats(before, command):
            out.note(Reason.DUPLICATE_SKIPPED, client=command.client, serial=command.serial, slot=slot)

    def answer(self, me: MultiState, command: Command, out: Out) -> None:
        """The leader tells the client the result; it may be of a command that a leader before it had proposed."""
        if me.phase == ACCEPT and command.client is not None:
            session = me.sessions[command.client]
            out.send(command.client, ClientReply(session.serial, True, session.result, out.me))
            out.note(Reason.CLIENT_ANSWERED, client=command.client, serial=session.serial)

    def rebuild_machine(self, me: MultiState, out: Out) -> None:
        """A run may begin with slots executed: the machine is what they made, and nothing is executed past a gap."""
        last = 0
        while last < me.executed and last + 1 in me.decided:
            last += 1
        machine, sessions = replayed(me.decided[slot] for slot in range(1, last + 1))
        if last != me.executed or machine != me.machine or sessions != me.sessions:
            me.executed, me.machine, me.sessions = last, machine, sessions
            out.note(Reason.MACHINE_REBUILT, last=last)
