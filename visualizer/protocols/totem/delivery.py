"""Delivery (§5): messages are held as they come, and delivered in the ring's order, agreed or safe."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TypeAlias

from visualizer.core.client import ClientReply
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.replica import Session
from visualizer.protocols.totem.messages import AGREED, SAFE, Delivered, Message
from visualizer.protocols.totem.node import TotemNode
from visualizer.protocols.totem.reasons import TotemReason as Reason
from visualizer.protocols.totem.state import TotemState

Seqs: TypeAlias = tuple[int, ...]
Messages: TypeAlias = tuple[Message, ...]


class Delivery(TotemNode):
    """What a node holds, and what it hands to its application."""

    # --- holding -------------------------------------------------------------------------------------------------

    @staticmethod
    def holds(me: TotemState, seq: int) -> bool:
        """Whether this message of the ring was received."""
        if seq <= me.my_aru:
            return True
        received = me.received
        if not received or seq > received[-1]:
            return False
        at = bisect_left(received, seq)
        return received[at] == seq

    def store(self, me: TotemState, m: Message) -> None:
        """Hold a message that was not received before; my_aru moves up to the next gap (§5)."""
        me.received, me.messages = inserted(m, me.received, me.messages)
        me.my_aru = self.all_received_up_to(me.my_aru, m.seq, me.received)

    def all_received_up_to(self, aru: int, seq: int, received: Seqs) -> int:
        """What an aru becomes, now that `seq` has come."""
        if seq != aru + 1:
            return aru
        if received[-1] == seq:
            return seq
        for later in received[bisect_right(received, seq) :]:
            if later != seq + 1:
                break
            seq = later
        return seq

    @staticmethod
    def discard_safe(me: TotemState) -> None:
        """Messages that all members have received are never asked for again (§5)."""
        at = bisect_right(me.received, min(me.safe_seq, me.high_delivered))
        if at:
            me.received = me.received[at:]
            me.messages = me.messages[at:]

    # --- delivering ----------------------------------------------------------------------------------------------

    @staticmethod
    def receive_next(me: TotemState, m: Message, out: Out) -> bool:
        """`receive` written out for what nearly every message is: the next one, due at once. Whether it was."""
        seq, before, received = m.seq, me.my_aru, me.received
        if seq != before + 1 or me.high_delivered != before or m.service != AGREED or m.client is not None:
            return False
        if received and received[-1] != before:
            return False
        me.received = (*received, seq)
        me.messages = (*me.messages, m)
        me.my_aru = me.high_delivered = seq
        out.deliver(Delivered(m.ring_id, seq, m.sender, m.contents, AGREED))
        out.note(Reason.DELIVERED, seq=seq, sender=m.sender)
        return True

    def receive(self, me: TotemState, m: Message, out: Out) -> None:
        """Hold a message, and deliver what it makes due: itself, or more, or nothing yet (§5)."""
        seq = m.seq
        self.store(me, m)
        count = self.deliver(me, out)
        if me.high_delivered < seq:
            is_gap = seq > me.my_aru
            reason = Reason.WAITS_FOR_GAP if is_gap else Reason.WAITS_FOR_SAFE
            out.note(reason, seq=seq, sender=m.sender, missing=me.my_aru + 1, safe=me.safe_seq)
        elif count == 1:
            out.note(Reason.DELIVERED, seq=seq, sender=m.sender)
        else:
            out.note(Reason.GAP_FILLED, seq=seq, sender=m.sender, last=me.high_delivered)

    def deliver(self, me: TotemState, out: Out) -> int:
        """Deliver what is due, in the ring's order (§5); how many messages that were.

        Agreed: every message before it was delivered. Safe: besides, all members are known to have received it.
        """
        last = self.deliverable_up_to(me)
        if me.high_delivered >= last:
            return 0
        count = 0
        for m in me.messages[bisect_right(me.received, me.high_delivered) :]:
            if m.seq > last or (m.service == SAFE and m.seq > me.safe_seq):
                break
            me.high_delivered = m.seq
            self.hand_over(me, m, out)
            if m.service == SAFE and m.sender == out.me:
                out.reach("message_safe")
            count += 1
        return count

    def deliverable_up_to(self, me: TotemState) -> int:
        """The last message before the first gap."""
        return me.my_aru

    def hand_over(self, me: TotemState, m: Message, out: Out) -> None:
        """Give a message to the application; where a client asked for it here, the client has its answer."""
        out.deliver(Delivered(m.ring_id, m.seq, m.sender, m.contents, m.service))
        if m.client is not None and m.serial is not None:
            self.close_request(me, m, m.client, m.serial, out)

    @staticmethod
    def close_request(me: TotemState, m: Message, client: NodeId, serial: int, out: Out) -> None:
        """A client's message is delivered: a copy that still waits here is dropped, and who was asked answers."""
        session = me.sessions.get(client)
        if session is None or session.serial < serial:
            me.sessions = me.sessions.put(client, Session(serial, m.seq))
        kept = tuple(w for w in me.queue if (w.client, w.serial) != (client, serial))
        if m.sender == out.me or len(kept) < len(me.queue):
            out.send(client, ClientReply(serial, True, m.seq, None))
            out.note(Reason.CLIENT_ANSWERED, client=client, serial=serial, seq=m.seq)
        me.queue = kept


def inserted(m: Message, received: Seqs, messages: Messages) -> tuple[Seqs, Messages]:
    """What is held with one more message, in order."""
    seq = m.seq
    if not received or seq > received[-1]:
        return (*received, seq), (*messages, m)
    at = bisect_left(received, seq)
    return (*received[:at], seq, *received[at:]), (*messages[:at], m, *messages[at:])
