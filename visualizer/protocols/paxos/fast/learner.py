"""The learner: a value with a quorum of votes in one round is chosen (*Fast Paxos*, §2.2.1, §3); collisions show."""

from __future__ import annotations

from typing import Final

from visualizer.core.client import ClientReply
from visualizer.core.names import NodeId, is_client
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.paxos.fast.coordinator import Coordinator
from visualizer.protocols.paxos.fast.messages import Ask, Chosen, Learn, Vote
from visualizer.protocols.paxos.fast.reasons import FastReason as Reason
from visualizer.protocols.paxos.fast.state import FastState
from visualizer.protocols.paxos.phases import DONE
from visualizer.protocols.paxos.propose import Proposed
from visualizer.protocols.paxos.values import count_of

ROUNDS_REMEMBERED: Final = 8
"""Rounds of which a node keeps the votes that it heard: in hundreds of rounds it would be busy with nothing else."""


class Learner(Coordinator):
    """What a learner does with votes, and who tells whom what was chosen."""

    def on_vote(self, me: FastState, sender: NodeId, m: Vote, out: Out) -> None:
        """Phase 2b arrives: count it. A quorum for one value ends it; several values may be a collision (§3.2)."""
        heard = me.votes.get(m.round, EMPTY)
        if sender in heard:
            out.note(Reason.VOTE_KNOWN, acceptor=sender, round=m.round)
            return
        votes = heard.put(sender, m.value)
        me.votes = self.remembered(me, m.round).put(m.round, votes)
        me.seen = max(me.seen, m.round)
        if me.learned is not None:
            out.note(Reason.VOTE_LATE, acceptor=sender, round=m.round, value=m.value)
            return
        count, needed = count_of(votes.values(), m.value), self.enough(m.round)
        out.note(Reason.VOTE_COUNTED, acceptor=sender, round=m.round, value=m.value, count=count, needed=needed)
        if count >= needed and (self.is_learner(me) or self.proposes(me)):
            self.note_chosen(me, m.round, out)
            out.note(Reason.VALUE_LEARNED, round=m.round, value=m.value, count=count)
            self.learn(me, m.value, out)
        elif len(votes) == 1 == len(me.votes):
            self.wait(me, out)
        elif count < len(votes) and self.collides(m.round, heard, votes):
            self.see_collision(me, m.round, out)

    @staticmethod
    def remembered(me: FastState, number: int) -> Map[int, Map[NodeId, Proposed]]:
        """The votes that are kept when one of this round comes: those of the lowest rounds make room."""
        if number in me.votes or len(me.votes) < ROUNDS_REMEMBERED:
            return me.votes
        return me.votes.without(min(me.votes))

    def see_collision(self, me: FastState, number: int, out: Out) -> None:
        """Different values were voted for in a fast round, and perhaps none is chosen."""
        votes = me.votes[number]
        out.note(Reason.COLLISION_SEEN, round=number, votes=len(votes), values=tuple(dict.fromkeys(votes.values())))
        out.reach("collision", unless=("collision", number))
        out.record(("collision", number))
        self.recover(me, number, out)

    def note_chosen(self, me: FastState, number: int, out: Out) -> None:
        """The milestones of a choice: the first in the run, and the first after a collision."""
        out.reach("value_chosen", unless="chosen")
        out.record("chosen")
        if any(earlier < number and self.has_collided(earlier, votes) for earlier, votes in me.votes.items()):
            out.reach("recovered", unless="recovered")
            out.record("recovered")

    def learn(self, me: FastState, value: Proposed, out: Out) -> None:
        """The chosen value is known: hand it to the application, and tell all who wait for it."""
        me.learned = value
        if self.proposes(me):
            me.phase = DONE
        if self.is_learner(me):
            out.deliver(Chosen(value))
            out.reach("value_learned", unless=("learned", out.me))
            out.record(("learned", out.me))
        out.cancel_timer("retry")
        out.cancel_timer("catch_up")
        for who, serial in me.waiting.items():
            if is_client(who):
                out.note(Reason.CLIENT_ANSWERED, client=who, serial=serial, value=value)
                out.send(who, ClientReply(serial, True, value, None))
            else:
                out.note(Reason.PROPOSER_TOLD, proposer=who, value=value)
                out.send(who, Learn(value))
        me.waiting = EMPTY

    # --- who has missed the votes --------------------------------------------------------------------------------

    def on_catch_up_timer(self, me: FastState, out: Out) -> None:
        """A machine that only learns, or that was down, does not know what it may have missed: it asks (§2.4.2)."""
        out.note(Reason.ASKED)
        out.broadcast(Ask(), tuple(node for node in self.cast.proposers if node != out.me))
        out.set_timer("catch_up", self.catch_up)

    def tell_learners(self, me: FastState, value: Proposed, out: Out) -> None:
        """Some may have missed the votes: whoever is asked for what it knows tells them once more (§2.4.1)."""
        out.note(Reason.LEARNERS_TOLD, value=value)
        out.broadcast(Learn(value), tuple(node for node in self.cast.learners if node != out.me))

    def on_ask(self, me: FastState, sender: NodeId, m: Ask, out: Out) -> None:
        """Somebody asks which value was chosen."""
        if me.learned is None:
            out.note(Reason.ASK_UNANSWERED, learner=sender)
            return
        out.note(Reason.ASK_ANSWERED, learner=sender, value=me.learned)
        out.send(sender, Learn(me.learned))

    def on_learn(self, me: FastState, sender: NodeId, m: Learn, out: Out) -> None:
        """Somebody who knows tells it."""
        if me.learned is not None:
            out.note(Reason.LEARN_KNOWN, sender=sender)
            return
        out.note(Reason.VALUE_TOLD, sender=sender, value=m.value)
        self.learn(me, m.value, out)
