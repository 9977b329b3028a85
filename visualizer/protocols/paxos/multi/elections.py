"""How a proposer becomes the leader: phase 1 once, for every slot from its first gap on (§3)."""

from __future__ import annotations

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.persistent import Map
from visualizer.core.replica import NOOP, Command
from visualizer.core.units import Slot
from visualizer.protocols.paxos.multi.messages import Nack, Prepare, Promise
from visualizer.protocols.paxos.multi.node import shown
from visualizer.protocols.paxos.multi.reasons import MultiReason as Reason
from visualizer.protocols.paxos.multi.replica import Replica
from visualizer.protocols.paxos.multi.state import ACCEPT, PREPARE, MultiState, Proposal
from visualizer.protocols.paxos.proposal_id import ProposalID, following


class Elections(Replica):
    """The leader is whoever a quorum has promised the highest number."""

    # --- phase 1 -------------------------------------------------------------------------------------------------

    def on_election_timer(self, me: MultiState, out: Out) -> None:
        """Prepare with a new number: no leader was heard for an election timeout, or no promises came.

        Or it leads, and gets nothing chosen: where acceptors refuse in silence, nobody else tells it to give way.
        """
        reason = Reason.PREPARE_RENEWED if me.phase == PREPARE else Reason.PREPARE_STARTED
        if me.phase == ACCEPT:
            reason = Reason.LEADER_STUCK
        self.drop_office(me, out)
        me.ballot = me.last_id = me.seen = self.new_number(me, out)
        me.phase = PREPARE
        me.leader = None
        me.from_slot = me.executed + 1
        out.note(reason, id=me.ballot, slot=me.from_slot)
        out.broadcast(Prepare(me.ballot, me.from_slot), self.cast.acceptors)
        out.set_timer("retry", self.retry)
        self.arm_election(me, out)

    def new_number(self, me: MultiState, out: Out) -> ProposalID:
        """A number of its own, above all that it has made and seen."""
        return following(me.last_id, highest(me.seen, me.promised), out.me)

    def on_retry_timer(self, me: MultiState, out: Out) -> None:
        """No progress for a while: ask those again who have not answered."""
        assert me.ballot is not None
        if me.phase == PREPARE:
            silent = tuple(node for node in self.cast.acceptors if node not in me.promises)
            out.note(Reason.PREPARE_REPEATED, id=me.ballot, nodes=silent)
            out.broadcast(Prepare(me.ballot, me.from_slot), silent)
        else:
            self.repeat_proposals(me, out)
        out.set_timer("retry", self.retry)

    def on_promise(self, me: MultiState, sender: NodeId, m: Promise, out: Out) -> None:
        """Count the promise, and keep of each slot the proposal of the highest number that was reported."""
        if me.phase != PREPARE or m.id != me.ballot or sender in me.promises:
            out.note(Reason.PROMISE_UNUSED, acceptor=sender, id=m.id)
            return
        me.promises = (*me.promises, sender)
        me.reported = self.with_report(me.reported, m.accepted)
        args = {"acceptor": sender, "id": m.id, "count": len(me.promises), "needed": self.enough}
        out.note(Reason.PROMISE_COUNTED, **args, reported=len(m.accepted))
        if len(me.promises) >= self.enough:
            self.lead(me, out)

    def with_report(self, known: Map[Slot, Proposal], report: Map[Slot, Proposal]) -> Map[Slot, Proposal]:
        """Of two proposals in one slot the one of the higher number counts (§2.2, P2c)."""
        return known.merged(
            (slot, proposal) for slot, proposal in report.items() if slot not in known or known[slot].id < proposal.id
        )

    # --- taking over ---------------------------------------------------------------------------------------------

    def lead(self, me: MultiState, out: Out) -> None:
        """A quorum has promised: propose again what may be chosen, fill the gaps below it, and lead."""
        me.phase = ACCEPT
        me.leader = out.me
        top = max(me.from_slot - 1, me.decided.last, *me.reported)
        me.next_slot = top + 1
        args = {"id": me.ballot, "count": len(me.promises), "slot": me.from_slot, "next": me.next_slot}
        out.note(Reason.LEADER_ELECTED, **args)
        out.reach("prepared")
        out.reach("leader_elected")
        self.beat(me, out)
        gaps = [slot for slot in self.open_slots(me, top) if not self.propose_forced(me, slot, out)]
        if gaps:
            self.fill_gaps(me, gaps, out)
        self.await_progress(me, out)

    def open_slots(self, me: MultiState, top: int) -> list[int]:
        """The slots up to the highest known in which nothing is decided, as far as it knows."""
        return [slot for slot in range(me.from_slot, top + 1) if slot not in me.decided]

    def propose_forced(self, me: MultiState, slot: int, out: Out) -> bool:
        """The rule of choice, slot by slot: a reported proposal binds the new leader; False where there is none."""
        command = self.forced(me, slot)
        if command is None:
            return False
        out.note(Reason.COMMAND_FORCED, slot=slot, id=me.ballot, **shown(command))
        self.propose(me, slot, command, out)
        return True

    def forced(self, me: MultiState, slot: int) -> Command | None:
        """The command that has to be proposed in a slot; None where the choice is free."""
        proposal = me.reported.get(slot)
        return None if proposal is None else proposal.command

    def fill_gaps(self, me: MultiState, gaps: list[int], out: Out) -> None:
        """No-ops where nothing was reported below something that was: else nothing above could ever be executed."""
        for slot in gaps:
            out.note(Reason.GAP_FILLED, slot=slot, id=me.ballot)
            self.propose(me, slot, NOOP, out)
        out.reach("gap_filled")

    # --- giving way ----------------------------------------------------------------------------------------------

    def on_nack(self, me: MultiState, sender: NodeId, m: Nack, out: Out) -> None:
        """A refusal names a higher number: whoever prepares or leads under a lower one gives up."""
        if me.ballot is None or m.id != me.ballot or m.promised <= me.ballot:
            out.note(Reason.REFUSAL_UNUSED, acceptor=sender, id=m.id, promised=m.promised)
            return
        out.note(Reason.REFUSAL_HEARD, acceptor=sender, id=m.id, promised=m.promised)
        self.see(me, m.promised, out)


def highest(*numbers: ProposalID | None) -> ProposalID | None:
    """The highest of those that there are."""
    return max((number for number in numbers if number is not None), default=None)
