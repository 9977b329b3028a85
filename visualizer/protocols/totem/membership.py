"""The membership protocol (§6): Gather, where all find the same set, and Commit, where the ring to be is gone round."""

from __future__ import annotations

from msgspec.structs import replace

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.totem.messages import CommitEntry, CommitToken, Join, RingId, Token
from visualizer.protocols.totem.node import following, in_order
from visualizer.protocols.totem.reasons import TotemReason as Reason
from visualizer.protocols.totem.recovery import Recovering
from visualizer.protocols.totem.state import (
    COMMIT,
    FOREIGN_MESSAGE,
    GATHER,
    JOIN,
    OPERATIONAL,
    RECOVERY,
    GatherReason,
    TotemState,
)


class Membership(Recovering):
    """How nodes come to agree on who makes the next ring."""

    # --- into Gather ---------------------------------------------------------------------------------------------

    def gather(self, me: TotemState, reason: GatherReason, out: Out) -> None:
        """Shift to Gather: the ring is given up, and all that can be heard are asked what they know (§6)."""
        if me.state == RECOVERY:
            self.fall_back(me, out.me)
        me.state, me.gather_reason = GATHER, reason
        me.has_token, me.token = False, None
        for timer in ("token", "token_retransmit", "hold", "merge"):
            out.cancel_timer(timer)
        self.ask_anew(me, out)

    def ask_anew(self, me: TotemState, out: Out) -> None:
        """The sets are new: tell all, and wait until all have the same (§6)."""
        me.consensus = (out.me,)
        self.say_join(me, out)
        out.set_timer("consensus", self.consensus)

    def say_join(self, me: TotemState, out: Out) -> None:
        """Broadcast the two sets, now and every join timeout."""
        out.broadcast(Join(out.me, me.proc_set, me.fail_set, me.ring_seq))
        out.set_timer("join", self.join)

    def on_join_timer(self, me: TotemState, out: Out) -> None:
        """Joins can be lost: say it again (§6)."""
        self.say_join(me, out)
        out.note(Reason.JOIN_REPEATED, proc_set=me.proc_set)

    # --- Joins ---------------------------------------------------------------------------------------------------

    def on_join_message(self, me: TotemState, sender: NodeId, m: Join, out: Out) -> None:
        """A Join: it ends a ring, or tells a gathering node who else there is and who agrees (§6)."""
        me.highest_ring_seq = max(me.highest_ring_seq, m.ring_seq)
        if me.ring_id is not None and m.sender in me.members and m.ring_seq < me.ring_id.seq:
            # A member said it before the ring was formed: it has long been answered.
            out.note(Reason.JOIN_STALE, sender=m.sender, ring=m.ring_seq, own=str(me.ring_id))
        elif me.state == OPERATIONAL:
            self.join_in_ring(me, m, out)
        elif me.state == GATHER:
            self.join_in_gather(me, m, out)
        elif m.sender in me.proc_set and m.ring_seq >= me.ring_seq:
            # It has seen this very ring's commit token, and gathers again: the ring will not come about here.
            if not set(me.fail_set) <= set(m.fail_set):
                # Sets only grow until a ring is installed, so it has installed this one: who had failed may be heard.
                me.proc_set, me.fail_set = self.ring_to_be(me), ()
            out.note(Reason.GATHER_JOIN, sender=m.sender)
            self.gather(me, JOIN, out)
            self.join_in_gather(me, m, out)
        else:
            assert me.token is not None
            out.note(Reason.JOIN_TOO_LATE, sender=m.sender, ring=str(me.token.ring_id))

    def join_in_ring(self, me: TotemState, m: Join, out: Out) -> None:
        """In a ring that works, a Join ends it, unless it wants nothing of this node (§6)."""
        if out.me in m.fail_set:
            out.note(Reason.JOIN_WITHOUT_ME, sender=m.sender)
            return
        me.proc_set = in_order(*me.proc_set, *m.proc_set)
        me.fail_set = in_order(*m.fail_set)
        out.note(Reason.GATHER_JOIN, sender=m.sender)
        self.gather(me, JOIN, out)
        self.count_agreement(me, m, out)

    def join_in_gather(self, me: TotemState, m: Join, out: Out) -> None:
        """In Gather, a Join agrees, or says less than is known here, or says more: then the sets grow (§6)."""
        if (m.proc_set, m.fail_set) == (me.proc_set, me.fail_set):
            self.count_agreement(me, m, out)
            return
        if m.sender in me.fail_set:
            out.note(Reason.JOIN_OF_FAILED, sender=m.sender)
            return
        if set(m.proc_set) <= set(me.proc_set) and set(m.fail_set) <= set(me.fail_set):
            out.note(Reason.JOIN_SAYS_LESS, sender=m.sender)
            return
        me.proc_set = in_order(*me.proc_set, *m.proc_set)
        gone = (m.sender,) if out.me in m.fail_set else m.fail_set
        me.fail_set = in_order(*me.fail_set, *gone)
        self.note_sets(me, m.sender, out)
        self.ask_anew(me, out)
        self.count_agreement(me, m, out)

    @staticmethod
    def note_sets(me: TotemState, sender: NodeId, out: Out) -> None:
        """Say that the sets have grown by what this node said."""
        out.note(Reason.SETS_GROWN, sender=sender, proc_set=me.proc_set, fail_set=me.fail_set, failed=len(me.fail_set))

    # --- consensus -----------------------------------------------------------------------------------------------

    @staticmethod
    def ring_to_be(me: TotemState) -> tuple[NodeId, ...]:
        """Those considered and not taken to have failed, by number: the members of the ring that is sought."""
        return tuple(node for node in me.proc_set if node not in me.fail_set)

    def count_agreement(self, me: TotemState, m: Join, out: Out) -> None:
        """Whoever has sent these very sets agrees; when all do, the lowest of them makes the ring (§6)."""
        if (m.proc_set, m.fail_set) != (me.proc_set, me.fail_set) or m.sender in me.consensus:
            out.note(Reason.JOIN_HEARD, sender=m.sender)
            return
        me.consensus = in_order(*me.consensus, m.sender)
        out.note(Reason.AGREES, sender=m.sender, agreed=len(me.consensus), needed=len(self.ring_to_be(me)))
        self.conclude(me, out)

    def has_consensus(self, me: TotemState) -> bool:
        """Whether all that are considered and have not failed are known to have the same sets."""
        return set(self.ring_to_be(me)) <= set(me.consensus)

    def makes_ring(self, me: TotemState, members: tuple[NodeId, ...], name: NodeId) -> bool:
        """Whether a node is the representative of a ring to be: the lowest number (§6)."""
        return name == members[0]

    def conclude(self, me: TotemState, out: Out) -> None:
        """With consensus, the representative sends the commit token, and the others wait for it."""
        if self.has_consensus(me):
            members = self.ring_to_be(me)
            if self.makes_ring(me, members, out.me):
                self.create_ring(me, members, out)
            else:
                out.note(Reason.CONSENSUS, members=members, representative=members[0])

    def on_consensus_timer(self, me: TotemState, out: Out) -> None:
        """Whoever has been silent, or disagrees, counts as failed; the others are asked again (§6)."""
        missing = tuple(node for node in self.ring_to_be(me) if node not in me.consensus)
        if missing:
            me.fail_set = in_order(*me.fail_set, *missing)
            out.note(Reason.CONSENSUS_TIMEOUT, missing=missing, count=len(missing))
            self.ask_anew(me, out)
            if self.ring_to_be(me) == (out.me,):
                self.conclude(me, out)
        elif self.makes_ring(me, self.ring_to_be(me), out.me):
            # Alone from the start: nobody has said anything.
            self.create_ring(me, self.ring_to_be(me), out)
        else:
            out.note(Reason.COMMIT_AWAITED, representative=self.ring_to_be(me)[0])
            self.ask_anew(me, out)

    # --- the commit token ----------------------------------------------------------------------------------------

    def create_ring(self, me: TotemState, members: tuple[NodeId, ...], out: Out) -> None:
        """The representative names the ring, above all that is known by four, and starts the commit token (§6)."""
        ring_id = RingId(max(me.ring_seq, me.highest_ring_seq) + 4, out.me)
        out.note(Reason.RING_PROPOSED, ring=str(ring_id), members=members)
        self.commit(me, CommitToken(ring_id, tuple(CommitEntry(node) for node in members), 0), out)

    def commit(self, me: TotemState, token: CommitToken, out: Out) -> None:
        """Shift to Commit: say what is held of the old ring, which stays as it is from now on, and pass it on (§6)."""
        me.state = COMMIT
        # On the disk before the token goes on: nobody uses this number again (§6).
        me.ring_seq = token.ring_id.seq
        me.highest_ring_seq = max(me.highest_ring_seq, me.ring_seq)
        beyond = tuple(seq for seq in me.received if seq > me.my_aru)
        own = CommitEntry(out.me, me.ring_id, me.my_aru, me.high_delivered, beyond, me.deliver_memb)
        members = tuple(own if entry.id == out.me else entry for entry in token.members)
        out.cancel_timer("join")
        out.cancel_timer("consensus")
        self.pass_commit_token(me, replace(token, members=members), out)

    def pass_commit_token(self, me: TotemState, token: CommitToken, out: Out) -> None:
        """Send the commit token to the next of the ring to be, one turn further."""
        me.token = replace(token, index=token.index + 1)
        self.send_token(following(out.me, _names(token)), me.token, out)

    def on_commit_token(self, me: TotemState, sender: NodeId, m: CommitToken, out: Out) -> None:
        """The commit token: into Commit in its first round, into Recovery in its second (§6)."""
        members = _names(m)
        turn = _turn(out.me, m.ring_id.representative, members)
        if me.state == GATHER and m.index == turn and self.fits(me, m.ring_id, members):
            out.note(Reason.COMMITTED, ring=str(m.ring_id), members=members)
            self.commit(me, m, out)
        elif me.state == COMMIT and m.index == turn + len(members) and self.is_under_way(me, m.ring_id):
            self.enter_recovery(me, m, out)
            self.pass_commit_token(me, m, out)
        elif me.state == RECOVERY and m.index == 2 * len(members) and self.is_under_way(me, m.ring_id):
            self.start_ring(me, m.ring_id, out)
        elif me.state == GATHER:
            out.note(Reason.COMMIT_REFUSED, ring=str(m.ring_id), members=members, own=self.ring_to_be(me))
        else:
            out.note(Reason.COMMIT_UNUSED, ring=str(m.ring_id))

    def fits(self, me: TotemState, ring_id: RingId, members: tuple[NodeId, ...]) -> bool:
        """Whether a commit token is of the ring that the node seeks, and of no attempt that is over (§6)."""
        return members == self.ring_to_be(me) and ring_id.seq > me.ring_seq

    @staticmethod
    def is_under_way(me: TotemState, ring_id: RingId) -> bool:
        """Whether it is this ring's commit token that the node passed on last."""
        return isinstance(me.token, CommitToken) and me.token.ring_id == ring_id

    def start_ring(self, me: TotemState, ring_id: RingId, out: Out) -> None:
        """The commit token has been round twice: the representative makes the ring's token, and takes it first (§6)."""
        out.note(Reason.RING_STARTED, ring=str(ring_id))
        self.visit(me, Token(ring_id, 1, 0, 0, None, (), 0, 0, False), out)

    # --- rings that meet -----------------------------------------------------------------------------------------

    def hear_foreigner(self, me: TotemState, sender: NodeId, ring_id: RingId, out: Out) -> None:
        """A message of another ring: there are others, and they can be heard (§6)."""
        if me.state == OPERATIONAL:
            assert me.ring_id is not None
            if sender in me.members and ring_id.seq < me.ring_id.seq:
                out.note(Reason.FOREIGN_STALE, sender=sender, ring=str(ring_id))
                return
            me.proc_set = in_order(*me.proc_set, sender)
            out.note(Reason.GATHER_FOREIGN, sender=sender, ring=str(ring_id))
            self.gather(me, FOREIGN_MESSAGE, out)
        elif me.state == GATHER and sender not in me.proc_set:
            me.proc_set = in_order(*me.proc_set, sender)
            self.note_sets(me, sender, out)
            self.ask_anew(me, out)
        else:
            out.note(Reason.FOREIGN_UNUSED, sender=sender, ring=str(ring_id))


def _turn(node: NodeId, representative: NodeId, members: tuple[NodeId, ...]) -> int:
    """When a node has its turn in the first round, which the representative begins at 0; -1 where it has none."""
    if node not in members or representative not in members:
        return -1
    return (members.index(node) - members.index(representative)) % len(members)


def _names(token: CommitToken) -> tuple[NodeId, ...]:
    return tuple(entry.id for entry in token.members)
