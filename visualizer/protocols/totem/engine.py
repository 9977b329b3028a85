"""The Totem node: the parts put together, and what each event means in each of the four states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Final

from visualizer.core.client import ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.totem.membership import Membership
from visualizer.protocols.totem.messages import (
    Broadcast,
    CommitToken,
    Join,
    MergeDetect,
    Message,
    RingId,
    Token,
)
from visualizer.protocols.totem.node import following, in_order
from visualizer.protocols.totem.params import TotemParams
from visualizer.protocols.totem.reasons import TotemReason as Reason
from visualizer.protocols.totem.ring_invariants import INVARIANTS
from visualizer.protocols.totem.state import (
    COMMIT,
    FAILURE_TO_RECEIVE,
    GATHER,
    OPERATIONAL,
    RECOVERY,
    STARTED,
    TOKEN_LOSS,
    TotemState,
)

MILESTONES: Final = (
    "ring_formed", "token_lost", "token_rotated", "message_safe", "retransmission", "member_left", "member_joined",
    "rings_merged",
)  # fmt: skip


def _in_state(state: str) -> Callable[[TotemState], bool]:
    return lambda me: me.state == state


class Totem(Membership):
    """A node of the Totem single-ring protocol."""

    id = "totem"
    messages = (Token, CommitToken, Join, Message, MergeDetect, ClientRequest)
    timers = ("token", "token_retransmit", "hold", "join", "consensus", "merge", "load")
    Reasons = Reason
    operations = (Broadcast,)
    invariants = INVARIANTS
    milestones = MILESTONES
    open_membership = True
    most_nodes = 32
    roles: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        "holder": lambda me: me.has_token,
        "representative": lambda me: me.represents and me.state in (OPERATIONAL, RECOVERY),
        **{state: _in_state(state) for state in (OPERATIONAL, GATHER, COMMIT, RECOVERY)},
    }

    def __init__(self, params: TotemParams) -> None:
        super().__init__(params)
        # `on_join` is what a node does that joins; the message of that name has a handler of another.
        self.handlers[Join] = self.on_join_message

    # --- starting and stopping -----------------------------------------------------------------------------------

    def on_start(self, me: TotemState, out: Out) -> None:
        """Start alone, gather, and find the others (§6). A run may also set up a ring that works already."""
        me.messages = tuple(sorted(me.messages, key=lambda m: m.seq))
        me.received = tuple(m.seq for m in me.messages)
        self.arm_load(out)
        if me.state == OPERATIONAL and me.ring_id is not None and out.me in me.members:
            self.start_in_ring(me, me.ring_id, out)
            return
        me.state, me.recovery = GATHER, None
        me.proc_set = in_order(out.me, *me.proc_set)
        out.note(Reason.STARTED, ring_seq=me.ring_seq)
        self.gather(me, STARTED, out)

    def start_in_ring(self, me: TotemState, ring_id: RingId, out: Out) -> None:
        """Begin in the middle of a story, as a member of a ring; the token goes on from the node that has it."""
        me.represents = ring_id.representative == out.me
        me.proc_set, me.fail_set = me.members, ()
        me.ring_seq = max(me.ring_seq, ring_id.seq)
        if not me.messages:
            # What is not held was discarded.
            me.high_delivered = me.safe_seq = me.my_aru
        while me.my_aru + 1 in me.received:
            me.my_aru += 1
        if me.represents:
            out.set_timer("merge", self.merge)
        out.set_timer("token", self.token_loss)
        out.note(Reason.STARTED_IN_RING, ring=str(ring_id), members=me.members)
        if me.has_token:
            seq = max((me.my_aru, *me.received))
            aru_id = None if me.my_aru == seq else out.me
            number = max(1, me.my_token_seq)
            me.my_token_seq = number - 1
            self.visit(me, Token(ring_id, number, seq, me.my_aru, aru_id, (), 0, 0, False), out)

    def on_crash(self, me: TotemState, out: Out) -> None:
        """All but the ring sequence is about to be lost; that it had the token matters to all."""
        if me.has_token:
            out.note(Reason.HOLDER_CRASHED, token_seq=me.my_token_seq)

    def on_leave(self, me: TotemState, out: Out) -> None:
        """It goes without a word: the ring breaks, the token is lost, and the others gather."""
        out.note(Reason.LEFT_WITH_TOKEN if me.has_token else Reason.LEFT)

    def requests_in(self, me: TotemState) -> Iterable[tuple[NodeId, int]]:
        """The requests that wait, and those that were broadcast."""
        waiting = [(w.client, w.serial) for w in me.queue]
        for client, serial in (*waiting, *((m.client, m.serial) for m in me.messages)):
            if client is not None and serial is not None:
                yield client, serial

    # --- the token -----------------------------------------------------------------------------------------------

    def on_token(self, me: TotemState, sender: NodeId, token: Token, out: Out) -> None:
        """The token: taken in a ring, once (§5); of no use to a node that has left its ring."""
        if token.ring_id != me.ring_id or me.state in (GATHER, COMMIT):
            out.note(Reason.TOKEN_UNUSED, ring=str(token.ring_id))
            return
        if not self.is_new(me, token):
            out.note(Reason.TOKEN_REDUNDANT, token_seq=token.token_seq, own=me.my_token_seq)
            return
        out.note(Reason.TOKEN_TAKEN, token_seq=token.token_seq, seq=token.seq, aru=token.aru)
        if me.represents and me.state == OPERATIONAL:
            out.reach("token_rotated")
        self.visit(me, token, out)
        if token.aru_id is not None and me.last_visit.stuck >= self.params.fail_to_receive:
            me.fail_set = in_order(*me.fail_set, token.aru_id)
            out.note(Reason.GATHER_FAILED, failed=token.aru_id, aru=token.aru, visits=me.last_visit.stuck)
            self.gather(me, FAILURE_TO_RECEIVE, out)

    def on_hold_timer(self, me: TotemState, out: Out) -> None:
        """Send the token on to the next member (§5)."""
        assert isinstance(me.token, Token)
        me.has_token = False
        to = following(out.me, me.members)
        self.send_token(to, me.token, out)
        out.note(Reason.TOKEN_SENT, to=to, token_seq=me.token.token_seq)

    def on_token_retransmit_timer(self, me: TotemState, out: Out) -> None:
        """No sign that the token has gone on: send the same one again (§5)."""
        token = me.token
        assert token is not None
        if isinstance(token, Token) and me.received and me.received[-1] > token.seq:
            out.note(Reason.TOKEN_GONE_ON, seq=me.received[-1])
            return
        names = me.members if isinstance(token, Token) else tuple(entry.id for entry in token.members)
        to = following(out.me, names)
        out.send(to, token)
        out.set_timer("token_retransmit", self.token_retransmit)
        out.note(Reason.TOKEN_SENT_AGAIN, to=to)
        out.reach("retransmission")

    def on_token_timer(self, me: TotemState, out: Out) -> None:
        """The token has not come back in time: it is lost, or a member is (§6)."""
        if me.state == COMMIT:
            assert me.token is not None
            out.note(Reason.GATHER_COMMIT_LOST, ring=str(me.token.ring_id))
        else:
            assert me.ring_id is not None
            out.note(Reason.GATHER_TOKEN_LOST, ring=str(me.ring_id))
            out.reach("token_lost", unless=("lost", me.ring_id))
            out.record(("lost", me.ring_id))
        self.gather(me, TOKEN_LOSS, out)

    # --- messages ------------------------------------------------------------------------------------------------

    def on_message(self, me: TotemState, sender: NodeId, m: Message, out: Out) -> None:
        """A broadcast: held, and delivered as soon as its service allows (§5)."""
        if m.ring_id is me.ring_id and me.state == OPERATIONAL and self.receive_next(me, m, out):
            return
        if m.ring_id != me.ring_id:
            self.hear_foreigner(me, sender, m.ring_id, out)
        elif me.state == COMMIT:
            # What the node holds is written in the commit token: all that come from the ring count on it.
            out.note(Reason.MESSAGE_FROZEN, seq=m.seq)
        elif self.holds(me, m.seq):
            out.note(Reason.MESSAGE_AGAIN, seq=m.seq)
        elif me.recovery is None:
            self.receive(me, m, out)
        else:
            self.store(me, m)
            if m.recovered is None:
                out.note(Reason.MESSAGE_AHEAD, seq=m.seq, sender=m.sender)
            else:
                self.take_recovered(me, m, out)

    # --- other rings ---------------------------------------------------------------------------------------------

    def on_merge_timer(self, me: TotemState, out: Out) -> None:
        """A representative lets other rings know of its own, which may be silent otherwise (§6)."""
        assert me.ring_id is not None
        out.broadcast(MergeDetect(me.ring_id))
        out.set_timer("merge", self.merge)
        out.note(Reason.RING_MADE_KNOWN, ring=str(me.ring_id))

    def on_merge_detect(self, me: TotemState, sender: NodeId, m: MergeDetect, out: Out) -> None:
        """A representative makes its ring known: the own one, or another that can be merged with."""
        if m.ring_id == me.ring_id:
            out.note(Reason.OWN_RING_HEARD, ring=str(m.ring_id))
        else:
            self.hear_foreigner(me, sender, m.ring_id, out)
