"""The total ordering protocol (§5) and flow control (§8): what a node does while it has the token."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.totem.messages import Message, RingId, Token
from visualizer.protocols.totem.reasons import TotemReason as Reason
from visualizer.protocols.totem.requests import Requests
from visualizer.protocols.totem.state import TotemState, Visit

MOST_ASKED: Final = 1_000
"""Numbers past its aru that a node asks for at most: more than any window, and no more if a token was made by hand."""


class Ordering(Requests):
    """A visit of the token, from its arrival to the token that is sent on."""

    def is_new(self, me: TotemState, token: Token) -> bool:
        """Whether a token of the node's ring is taken: one that it has taken already, or a later one, is redundant."""
        return token.token_seq > me.my_token_seq

    def take(self, me: TotemState, token: Token, out: Out) -> None:
        """Take the token, broadcast, and keep what is to be sent on until the hold timer runs out (§5)."""
        me.my_token_seq = token.token_seq
        me.has_token = True
        out.cancel_timer("token")
        out.cancel_timer("token_retransmit")
        out.set_timer("hold", self.hold)
        lacking = self.lacking(me, token)
        allowance = max(0, min(self.params.max_messages, self.params.window_size - token.fcc))
        rtr = self.retransmit(me, token, allowance, out)
        resent = len(token.rtr) - len(rtr)
        backlog = self.backlog(me)
        total = max(1, token.backlog + backlog - me.last_visit.backlog)
        fresh = min(allowance - resent, self.params.window_size * backlog // total, backlog)
        if fresh:
            self.broadcast_new(me, token.ring_id, token.seq, fresh, out)
        if fresh < backlog:
            out.note(Reason.WINDOW_FULL, sent=fresh, waiting=backlog - fresh)
        if lacking:
            out.note(Reason.RETRANSMISSION_REQUESTED, seqs=lacking)
            rtr = tuple(sorted({*rtr, *lacking}))
        self.pass_over(me, token, token.seq + fresh, rtr, resent + fresh, backlog, out)

    # --- what is broadcast ---------------------------------------------------------------------------------------

    @staticmethod
    def lacking(me: TotemState, token: Token) -> tuple[int, ...]:
        """The gaps: numbers in use whose messages have not come."""
        if me.my_aru >= token.seq:
            return ()
        held = set(me.received)
        last = min(token.seq, me.my_aru + MOST_ASKED)
        return tuple(seq for seq in range(me.my_aru + 1, last + 1) if seq not in held)

    def retransmit(self, me: TotemState, token: Token, allowance: int, out: Out) -> tuple[int, ...]:
        """Broadcast again what others lack and the node has, before anything new (§5); the requests that are left."""
        if not token.rtr:
            return ()
        sent: list[int] = []
        for seq in token.rtr:
            at = bisect_left(me.received, seq)
            if len(sent) < allowance and at < len(me.received) and me.received[at] == seq:
                out.broadcast(me.messages[at])
                sent.append(seq)
        if sent:
            out.note(Reason.RETRANSMITTED, seqs=tuple(sent))
            out.reach("retransmission")
        return tuple(seq for seq in token.rtr if seq not in sent)

    def backlog(self, me: TotemState) -> int:
        """How many messages wait for the token."""
        return len(me.queue)

    def broadcast_new(self, me: TotemState, ring_id: RingId, seq: int, count: int, out: Out) -> None:
        """Broadcast the first of the queue, with the numbers after `seq`; the node receives its own at once (§5)."""
        waiting, me.queue = me.queue[:count], me.queue[count:]
        for w in waiting:
            seq += 1
            m = Message(ring_id, seq, out.me, w.op.contents, w.op.service, None, w.client, w.serial)
            out.broadcast(m)
            self.store(me, m)
        out.note(Reason.BROADCAST, first=seq - count + 1, last=seq, count=count)

    # --- what is sent on -----------------------------------------------------------------------------------------

    def pass_over(
        self, me: TotemState, token: Token, seq: int, rtr: tuple[int, ...], sent: int, backlog: int, out: Out
    ) -> None:
        """Make the token that is sent on, and deliver what is known to be safe by it (§5, §8).

        seq, rtr: what the token is to say; sent: the broadcasts of this visit; backlog: the messages that waited at its
        beginning.
        """
        last = me.last_visit
        aru, aru_id = self.updated_aru(me, token, seq, out.me)
        is_stuck = token.aru_id not in (None, out.me) and token.aru == last.aru
        me.last_visit = Visit(aru, sent, backlog, last.stuck + 1 if is_stuck else 0)
        me.token = Token(
            token.ring_id, token.token_seq + 1, seq, aru, aru_id, rtr, max(0, token.fcc + sent - last.sent),
            max(0, token.backlog + backlog - last.backlog), token.retrans_flg,
        )  # fmt: skip
        safe = self.safe_line(last.aru, aru)
        if safe > me.safe_seq:
            me.safe_seq = safe

    @staticmethod
    def updated_aru(me: TotemState, token: Token, seq: int, name: NodeId) -> tuple[int, NodeId | None]:
        """The token's aru and aru_id: lowered by who lacks more, raised by who lowered it, in step with seq (§5)."""
        if me.my_aru < token.aru or token.aru_id is None or token.aru_id == name:
            return me.my_aru, None if me.my_aru == seq else name
        return token.aru, token.aru_id

    def safe_line(self, before: int, aru: int) -> int:
        """What is safe: at or below the aru with which the token was sent on at two successive visits (§5)."""
        return min(before, aru)

    def deliver_on_visit(self, me: TotemState, out: Out) -> None:
        """Deliver what the visit made due: the node's own messages, and those that have become safe."""
        before = me.high_delivered
        if self.deliver(me, out):
            out.note(Reason.DELIVERED_ON_VISIT, first=before + 1, last=me.high_delivered, safe=me.safe_seq)
        self.discard_safe(me)
