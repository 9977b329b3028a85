"""The coordinator: phases 1a and 2a (*Fast Paxos*, §2.2.1, §3.1), a new round where one is stuck, recovery (§3.2)."""

from __future__ import annotations

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.paxos.fast import messages
from visualizer.protocols.paxos.fast.acceptor import Acceptor
from visualizer.protocols.paxos.fast.messages import Accept, Nack, Prepare, Promise
from visualizer.protocols.paxos.fast.picking import FORCED, SINGLE, SPLIT, UNVOTED, LastVote, Pick, pick
from visualizer.protocols.paxos.fast.reasons import FastReason as Reason
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.phases import ACCEPT, DONE, IDLE, PREPARE
from visualizer.protocols.paxos.propose import Proposed
from visualizer.protocols.paxos.values import count_of

PICKED = {SINGLE: Reason.PICKED_SINGLE, FORCED: Reason.PICKED_FORCED, SPLIT: Reason.PICKED_SPLIT}


def alike(votes: Map[NodeId, Proposed]) -> bool:
    """Whether all votes are for one value."""
    return count_of(votes.values(), next(iter(votes.values()))) == len(votes)


class Coordinator(Acceptor):
    """What a proposer does as the coordinator of its rounds."""

    # --- phase 1 -------------------------------------------------------------------------------------------------

    def begin(self, me: FastState, number: int, reason: Reason, out: Out) -> None:
        """Phase 1a: a number above all so far, on the disk before it is used, and Prepare to all acceptors."""
        out.note(reason, round=number, kind=self.kind(number), old=self.current(me))
        me.last_id = me.proposal = number
        me.phase = PREPARE
        me.value = None
        me.promises = EMPTY
        me.pick = None
        out.broadcast(Prepare(number), self.cast.acceptors)
        self.wait(me, out)

    def kind(self, number: int) -> str:
        """The kind of a round, for sentences."""
        return "fast" if self.fast(number) else "classic"

    def on_promise(self, me: FastState, sender: NodeId, m: Promise, out: Out) -> None:
        """Phase 1b arrives: with answers from a quorum of the round, go on to phase 2a."""
        if m.round != me.proposal or me.phase != PREPARE or sender in me.promises:
            out.note(Reason.PROMISE_UNUSED, acceptor=sender, round=m.round)
            return
        me.promises = me.promises.put(sender, LastVote(m.voted_round, m.voted_value))
        count, needed = len(me.promises), self.enough(m.round)
        out.note(Reason.PROMISE_COUNTED, acceptor=sender, round=m.round, count=count, needed=needed)
        if count >= needed:
            out.reach("prepared")
            self.send_phase_2a(me, out)

    # --- phase 2a ------------------------------------------------------------------------------------------------

    def send_phase_2a(self, me: FastState, out: Out) -> None:
        """Pick by the answers; then Accept with the value, or Any, or wait for a proposal (§3.1)."""
        me.phase = ACCEPT
        picked = self.picked(me, me.proposal, me.promises)
        if picked.rule == UNVOTED:
            picked = self.with_proposal(me, picked)
        me.pick = picked
        self.note_pick(me.pick, out)
        if picked.value is not None:
            self.ask_to_accept(me, picked.value, out)
        elif self.fast(me.proposal):
            out.note(Reason.ANY_SENT, round=me.proposal)
            out.broadcast(messages.Any(me.proposal), self.cast.acceptors)
            out.cancel_timer("retry")
        else:
            out.note(Reason.PROPOSAL_AWAITED, round=me.proposal)
            out.cancel_timer("retry")
        self.wait(me, out)

    def picked(self, me: FastState, number: int, answers: Map[NodeId, LastVote]) -> Pick:
        """What the rule of Figure 2 says."""
        return pick(number, answers, self.cast.acceptors, self.enough)

    @staticmethod
    def with_proposal(me: FastState, picked: Pick) -> Pick:
        """Where every value is safe, a proposal that is known is better than Any, as it cannot collide (§3.1)."""
        value = me.proposals[0] if me.proposals else None
        return Pick(picked.round, picked.quorum, 0, picked.votes, 0, UNVOTED, value, (), picked.unheard)

    @staticmethod
    def note_pick(picked: Pick, out: Out) -> None:
        """Say which case of Figure 2 it was, with the sets that decided."""
        if picked.rule == UNVOTED:
            out.note(Reason.PICKED_FREELY, round=picked.round, quorum=picked.quorum)
            return
        out.note(
            PICKED[picked.rule],
            round=picked.round,
            quorum=picked.quorum,
            highest=picked.highest,
            value=picked.value,
            witness=picked.witness,
            missing=len(picked.unheard),
            needed=picked.needed,
        )

    def ask_to_accept(self, me: FastState, value: Proposed, out: Out) -> None:
        """Phase 2a with a value."""
        me.value = value
        out.note(Reason.PROPOSAL_SENT, round=me.proposal, value=value)
        out.broadcast(Accept(me.proposal, value), self.cast.acceptors)

    def use_proposal(self, me: FastState, value: Proposed, out: Out) -> None:
        """A coordinator hears a proposal: in a classic round that waits for one, it is what it sends (§2.4.2)."""
        if me.phase == ACCEPT and me.value is None and not self.fast(me.proposal):
            if me.pick is not None:
                me.pick = self.with_proposal(me, me.pick)
            self.ask_to_accept(me, value, out)

    # --- when a round does not end -------------------------------------------------------------------------------

    def on_retry_timer(self, me: FastState, out: Out) -> None:
        """A round is stuck, or its coordinator silent: begin one, a classic one, as that needs fewer (§3.3, CA4)."""
        if me.learned is not None or not self.unfinished(me):
            out.note(Reason.RETRY_UNNEEDED)
            return
        coordinates = me.phase in (PREPARE, ACCEPT)
        reason = Reason.ROUND_RETRIED if coordinates else Reason.ROUND_TAKEN_OVER
        self.begin(me, self.own_round(me, out, fast=False), reason, out)

    def on_nack(self, me: FastState, sender: NodeId, m: Nack, out: Out) -> None:
        """A refusal: another coordinator is further. Leave it the field for a while."""
        me.seen = max(me.seen, m.promised)
        if m.round != me.proposal or m.promised <= m.round or me.phase in (IDLE, DONE):
            out.note(Reason.NACK_UNUSED, acceptor=sender, round=m.round)
            return
        out.note(Reason.OVERTAKEN, round=m.round, other=sender, own=m.promised)
        me.phase = IDLE
        self.wait(me, out)

    # --- collisions ----------------------------------------------------------------------------------------------

    def has_collided(self, number: int, votes: Map[NodeId, Proposed]) -> bool:
        """Whether the votes that were heard show that a collision may have occurred in a fast round.

        They come from an (i+1)-quorum and are not all for one value (§3.2), and none of these is known to be chosen.
        """
        if len(votes) < self.enough(number + 1) or not self.fast(number) or alike(votes):
            return False
        return max(count_of(votes.values(), value) for value in votes.values()) < self.enough(number)

    def collides(self, number: int, heard: Map[NodeId, Proposed], votes: Map[NodeId, Proposed]) -> bool:
        """Whether the last of these votes is the one that shows a collision. heard: the votes before it."""
        if len(votes) < self.enough(number + 1) or (len(heard) >= self.enough(number + 1) and not alike(heard)):
            return False
        return self.has_collided(number, votes)

    def recover(self, me: FastState, number: int, out: Out) -> None:
        """A collision in a fast round was seen: go on as the parameter says (§3.2)."""
        if self.uncoordinated:
            if self.is_acceptor(me) and number + 1 >= me.round and me.voted_round <= number:
                self.recover_alone(me, number, out)
        elif me.proposal == number and me.phase == ACCEPT:
            if self.params.recovery == "coordinated" and self.owner(number + 1) == out.me:
                self.recover_coordinated(me, number, out)
            else:
                self.begin(me, self.own_round(me, out, fast=False), Reason.RECOVERY_CLASSIC, out)

    def recover_coordinated(self, me: FastState, number: int, out: Out) -> None:
        """The votes of round i are taken for the promises of round i+1: nothing but phase 2 is left to do (§3.2)."""
        out.note(Reason.RECOVERY_COORDINATED, round=number, next=number + 1)
        me.last_id = me.proposal = number + 1
        me.promises = self.votes_as_answers(me, number)
        self.send_phase_2a(me, out)

    def recover_alone(self, me: FastState, number: int, out: Out) -> None:
        """An acceptor picks as the coordinator would, and votes in round i+1 as if it had been asked to (§3.2)."""
        out.note(Reason.RECOVERY_UNCOORDINATED, round=number, next=number + 1)
        me.pick = self.picked(me, number + 1, self.votes_as_answers(me, number))
        self.note_pick(me.pick, out)
        if me.pick.value is not None:
            me.round = number + 1
            self.vote(me, me.round, me.pick.value, out)

    @staticmethod
    def votes_as_answers(me: FastState, number: int) -> Map[NodeId, LastVote]:
        """A vote says what a promise of the next round would: the last vote, and no other below that round (§3.2)."""
        return Map((node, LastVote(number, value)) for node, value in me.votes[number].items())
