"""The recovery protocol (§7): what is missing of the old ring is exchanged on the new one, which is then installed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.totem.delivery import inserted
from visualizer.protocols.totem.messages import (
    REGULAR,
    SAFE,
    TRANSITIONAL,
    CommitEntry,
    CommitToken,
    Installed,
    Message,
    Place,
    RingId,
    Token,
)
from visualizer.protocols.totem.node import in_order
from visualizer.protocols.totem.ordering import Ordering
from visualizer.protocols.totem.reasons import TotemReason as Reason
from visualizer.protocols.totem.state import (
    FIRST_VISIT,
    OPERATIONAL,
    RECOVERY,
    OldRing,
    Recovery,
    TotemState,
)


class Recovering(Ordering):
    """From the second round of the commit token to a ring that works, or back to where the node came from."""

    # --- into Recovery -------------------------------------------------------------------------------------------

    def enter_recovery(self, me: TotemState, commit: CommitToken, out: Out) -> None:
        """All members have spoken: leave the old ring, and find what of it some do not have (§7)."""
        own = next(entry for entry in commit.members if entry.id == out.me)
        together = tuple(e for e in commit.members if e.id == out.me or (e.ring_id and e.ring_id == own.ring_id))
        trans_memb = tuple(entry.id for entry in together)
        promised = in_order(*trans_memb, *(node for entry in together for node in entry.deliver_memb))
        me.recovery = Recovery(
            self.old_ring(me), trans_memb, promised, max(entry.high_delivered for entry in together),
            self.to_recover(me, own, together), tuple(entry.ring_id for entry in commit.members),
        )  # fmt: skip
        me.state = RECOVERY
        self.begin_ring(me, commit.ring_id, tuple(entry.id for entry in commit.members), out.me)
        others = tuple(node for node in trans_memb if node != out.me)
        out.note(
            Reason.RECOVERY_ENTERED, ring=str(commit.ring_id), company=len(others), others=others,
            pending=len(me.recovery.pending),
        )  # fmt: skip

    @staticmethod
    def old_ring(me: TotemState) -> OldRing | None:
        """The ring that the node comes from, as it leaves it."""
        if me.ring_id is None:
            return None
        return OldRing(
            me.ring_id, me.members, me.my_token_seq, me.my_aru, me.safe_seq, me.high_delivered, me.received, me.messages
        )

    @staticmethod
    def begin_ring(me: TotemState, ring_id: RingId | None, members: tuple[NodeId, ...], name: NodeId) -> None:
        """Be in a ring on which nothing has happened, as the node of this name."""
        me.ring_id, me.members = ring_id, members
        me.represents = ring_id is not None and ring_id.representative == name
        me.my_aru = me.my_token_seq = me.safe_seq = me.high_delivered = 0
        me.received, me.messages = (), ()
        me.last_visit = FIRST_VISIT
        me.has_token = False

    def to_recover(self, me: TotemState, own: CommitEntry, together: tuple[CommitEntry, ...]) -> tuple[Message, ...]:
        """The messages that this node broadcasts again: some lack them, and it is the first of those who hold them."""
        return tuple(
            m
            for m in me.messages
            if not all(_has(entry, m.seq) for entry in together)
            and next(entry for entry in together if _has(entry, m.seq)) is own
        )

    def fall_back(self, me: TotemState, name: NodeId) -> None:
        """The recovery came to nothing: the node is where it came from, with what it has recovered meanwhile (§7)."""
        assert me.recovery is not None
        old = me.recovery.old
        self.begin_ring(me, old.ring_id if old else None, old.members if old else (), name)
        if old is not None:
            me.my_token_seq, me.my_aru, me.safe_seq = old.my_token_seq, old.my_aru, old.safe_seq
            me.high_delivered, me.received, me.messages = old.high_delivered, old.received, old.messages
        me.recovery = None

    # --- in Recovery ---------------------------------------------------------------------------------------------

    def visit(self, me: TotemState, token: Token, out: Out) -> None:
        """The token has come: order on a ring that works, recover on one that is not installed yet."""
        self.take(me, token, out)
        if me.recovery is not None:
            self.count_rotations(me, out)
        if me.recovery is None:
            self.deliver_on_visit(me, out)

    def backlog(self, me: TotemState) -> int:
        """In Recovery it is the old ring's messages that wait, and no new ones."""
        return super().backlog(me) if me.recovery is None else len(me.recovery.pending)

    def broadcast_new(self, me: TotemState, ring_id: RingId, seq: int, count: int, out: Out) -> None:
        """In Recovery, broadcast messages of the old ring on the new one (§7)."""
        if me.recovery is None:
            super().broadcast_new(me, ring_id, seq, count, out)
            return
        pending = me.recovery.pending
        for m in pending[:count]:
            seq += 1
            place = Place(m.ring_id, m.seq)
            again = Message(ring_id, seq, m.sender, m.contents, m.service, place, m.client, m.serial)
            out.broadcast(again)
            self.store(me, again)
        me.recovery = replace(me.recovery, pending=pending[count:])
        out.note(Reason.RECOVERED_BROADCAST, seqs=tuple(m.seq for m in pending[:count]), old=str(pending[0].ring_id))

    def take_recovered(self, me: TotemState, m: Message, out: Out) -> None:
        """An old ring's message has come on the new one: whoever is from that ring keeps it."""
        assert m.recovered is not None
        rec, place = me.recovery, m.recovered
        old = rec.old if rec else None
        if rec is None or old is None or old.ring_id != place.ring_id or _in_store(old, place.seq):
            out.note(Reason.RECOVERED_PASSES, seq=place.seq, old=str(place.ring_id))
            return
        again = Message(place.ring_id, place.seq, m.sender, m.contents, m.service, None, m.client, m.serial)
        received, messages = inserted(again, old.received, old.messages)
        aru = self.all_received_up_to(old.my_aru, place.seq, received)
        me.recovery = replace(rec, old=replace(old, received=received, messages=messages, my_aru=aru))
        out.note(Reason.RECOVERED, seq=place.seq, old=str(place.ring_id))

    def count_rotations(self, me: TotemState, out: Out) -> None:
        """Find out, visit by visit, that nobody has anything left to recover, and that all have everything (§7)."""
        rec, token = me.recovery, me.token
        assert rec is not None
        assert isinstance(token, Token)
        flag, raised = token.retrans_flg, rec.raised
        if rec.pending:
            flag, raised = True, raised or not flag
        elif raised:
            flag = raised = False
        me.token = replace(token, retrans_flg=flag)
        down = 0 if flag else rec.down + 1
        install_seq = token.seq if down == 2 else rec.install_seq if down else None
        if install_seq is not None and me.my_aru >= install_seq:
            # From here on others may install the ring and count on it: the promise outlives a recovery cut short.
            me.deliver_memb = rec.deliver_memb
        has_reached = install_seq is not None and down >= 3 and token.aru >= install_seq
        reached = rec.reached + 1 if has_reached else 0
        me.recovery = replace(rec, raised=raised, down=down, install_seq=install_seq, reached=reached)
        out.note(Reason.FLAG_UP if flag else Reason.FLAG_DOWN, down=down, reached=reached)
        if reached == 2:
            self.install(me, out)

    # --- out of it -----------------------------------------------------------------------------------------------

    def install(self, me: TotemState, out: Out) -> None:
        """In one step: the rest of the old ring, the transitional and the regular configuration (§7)."""
        rec = me.recovery
        assert rec is not None
        assert rec.install_seq is not None
        assert me.ring_id is not None
        if rec.old is not None:
            self.close_old_ring(me, rec, rec.old, me.ring_id, out)
        out.deliver(Installed(REGULAR, me.ring_id, me.members))
        me.state = OPERATIONAL
        me.proc_set, me.fail_set = me.members, ()
        me.gather_reason, me.recovery, me.deliver_memb = None, None, ()
        me.high_delivered = rec.install_seq
        if me.represents:
            out.set_timer("merge", self.merge)
        out.note(Reason.RING_INSTALLED, ring=str(me.ring_id), members=me.members)
        self.tell_of_ring(me, rec, me.ring_id, out)

    def close_old_ring(self, me: TotemState, rec: Recovery, old: OldRing, ring_id: RingId, out: Out) -> None:
        """Deliver what is left of the old ring: what its own configuration still allows, then the rest (§7).

        The old configuration takes messages up to the first gap, and up to the first safe message that nobody here has
        delivered: it is not known that all members of the old ring have it. The transitional one takes the rest. After
        a gap, only messages of those who are still here are delivered: others may follow from what is missing.
        """
        rest = old.messages[bisect_right(old.received, old.high_delivered) :]
        last, done = old.high_delivered, 0
        for m in rest:
            if m.seq != last + 1 or (m.service == SAFE and m.seq > rec.high_ring_delivered):
                break
            self.hand_over(me, m, out)
            last, done = m.seq, done + 1
        transitional = RingId(ring_id.seq - 1, rec.trans_memb[0])
        out.deliver(Installed(TRANSITIONAL, transitional, rec.trans_memb))
        dropped, gap, late = [], False, 0
        for m in rest[done:]:
            gap = gap or m.seq != last + 1
            if gap and m.sender not in rec.deliver_memb:
                dropped.append(m.seq)
            else:
                self.hand_over(me, m, out)
                late += 1
            last = m.seq
        others = tuple(node for node in rec.trans_memb if node != out.me)
        out.note(
            Reason.OLD_RING_CLOSED, old=str(old.ring_id), company=len(others), others=others, regular=done,
            transitional=late,
        )  # fmt: skip
        if dropped:
            out.note(Reason.AFTER_GAP_DISCARDED, seqs=tuple(dropped), old=str(old.ring_id))

    @staticmethod
    def tell_of_ring(me: TotemState, rec: Recovery, ring_id: RingId, out: Out) -> None:
        """The milestones of a new ring, which the first node to install it reaches."""
        fact = ("ring", ring_id)
        origins = set(rec.origins)
        out.reach("ring_formed", unless=fact)
        if rec.old is not None and not set(rec.old.members) <= set(me.members):
            out.reach("member_left", unless=fact)
        if None in origins and len(origins) > 1:
            out.reach("member_joined", unless=fact)
        if len(origins - {None}) > 1:
            out.reach("rings_merged", unless=fact)
        out.record(fact)


def _has(entry: CommitEntry, seq: int) -> bool:
    return seq <= entry.aru or seq in entry.received


def _in_store(old: OldRing, seq: int) -> bool:
    at = bisect_left(old.received, seq)
    return seq <= old.my_aru or (at < len(old.received) and old.received[at] == seq)
