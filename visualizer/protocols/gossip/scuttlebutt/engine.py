"""Gossip between participants: a digest, the delta that answers it, and in push-pull the same the other way (§3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from visualizer.core import limits, model
from visualizer.core.client import ClientRequest
from visualizer.core.invariant import Invariant
from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY
from visualizer.core.units import micros
from visualizer.protocols.gossip import meter
from visualizer.protocols.gossip.course import MILESTONES
from visualizer.protocols.gossip.cycles import GOSSIP
from visualizer.protocols.gossip.partners import partners
from visualizer.protocols.gossip.scuttlebutt import reconciliation as rules
from visualizer.protocols.gossip.scuttlebutt.invariants import ALWAYS_HOLD, INVARIANTS
from visualizer.protocols.gossip.scuttlebutt.landmarks import course
from visualizer.protocols.gossip.scuttlebutt.messages import Delta, Digest, Told
from visualizer.protocols.gossip.scuttlebutt.params import ScuttlebuttParams
from visualizer.protocols.gossip.scuttlebutt.participant import UPDATE, Participant
from visualizer.protocols.gossip.scuttlebutt.reasons import ScuttlebuttReason as Reason
from visualizer.protocols.gossip.scuttlebutt.state import ScuttlebuttState
from visualizer.protocols.gossip.updates import UPDATES

OVERFLOWED: Final = "delta_overflowed"
"""The milestone of the first delta of a run that could not hold all."""

NAMED: Final = 4
"""Entries, or participants, that a sentence names, where there are more."""

CUT: Final[Mapping[str, Reason]] = {
    "breadth": Reason.CUT_BREADTH,
    "depth": Reason.CUT_DEPTH,
    "oldest": Reason.CUT_OLDEST,
    "newest": Reason.CUT_NEWEST,
}
"""The reason why something stays behind, by the order."""


class Scuttlebutt(Participant):
    """A participant that gossips."""

    id = "gossip-scuttlebutt"
    State = ScuttlebuttState
    Params = ScuttlebuttParams
    Reasons = Reason
    messages = (Digest, Delta, ClientRequest)
    timers = (GOSSIP, UPDATE)
    operations = UPDATES
    invariants: tuple[Invariant, ...] = INVARIANTS
    landmark = course
    milestones = (*MILESTONES, OVERFLOWED)
    most_nodes = limits.NODES_OF_A_CROWD
    open_membership: ClassVar[bool] = True
    drawn = ("left_out", "rate", "redundant")
    gauges: ClassVar[Mapping[str, Callable[[Any], float]]] = {
        "informed": lambda me: me.up and bool(me.data),
        "known": lambda me: sum(me.max_version.values()),
        "left_out": lambda me: me.left_out,
        "rate": lambda me: me.rate,
        **meter.GAUGES,
    }

    def __init__(self, params: model.Params) -> None:
        super().__init__(params)
        self.precise = self.params.order in rules.PRECISE
        self.tight_from = micros(self.params.tight_from)
        if self.precise:
            self.invariants = ALWAYS_HOLD

    def on_gossip_timer(self, me: ScuttlebuttState, out: Out) -> None:
        """A cycle: send the digest to a partner (§3.2)."""
        self.cycles.next(out)
        if self.params.synchronous:
            me.cycle = self.cycles.number(out)
        chosen = partners(out, self.params.fanout)
        if not chosen:
            out.note(Reason.ALONE)
            return
        meter.send_all(me, chosen, self.digest(me, answer=False), out)
        out.note(Reason.DIGEST_SENT, partners=chosen, participants=len(me.max_version))

    def digest(self, me: ScuttlebuttState, *, answer: bool) -> Digest:
        """What is known here, as shortly as the order of deltas allows."""
        keys = rules.key_versions(me.data) if self.precise else EMPTY
        if self.params.flow_control:
            return Digest(me.max_version, keys, answer, me.wanted, me.max_rate)
        return Digest(me.max_version, keys, answer)

    def on_digest(self, me: ScuttlebuttState, sender: NodeId, m: Digest, out: Out) -> None:
        """A digest arrives: send what its sender lacks; in push and push-pull, also say what is known here."""
        mode = self.params.mode
        own = None if m.answer or mode == "pull" else self.digest(me, answer=True)
        self.share(me, sender, m.wanted, m.max_rate, out)
        if m.answer or mode != "push":
            self.send_delta(me, sender, m, out)
        if own is not None:
            meter.send(me, sender, own, out)
            out.note(Reason.DIGEST_ANSWERED, partner=sender)

    # --- deltas --------------------------------------------------------------------------------------------------

    def send_delta(self, me: ScuttlebuttState, to: NodeId, m: Digest, out: Out) -> None:
        """Send what the other lacks, as much of it as a delta can hold."""
        lacking = rules.newer(me.data, m.keys) if self.precise else rules.above(me.data, me.max_version, m.versions)
        total = sum(map(len, lacking.values()))
        mtu = self.limit(out)
        me.left_out = max(0, total - mtu)
        if not total:
            out.note(Reason.LACKS_NOTHING, partner=to)
        else:
            first = out.draw("first participant", 0, len(lacking) - 1) if me.left_out else 0
            entries = self.chosen(rules.in_order(lacking, self.params.order, first), mtu)
            meter.send(me, to, Delta(entries), out)
            self.note_delta(me, to, lacking, entries, out)
            if me.left_out:
                out.reach(OVERFLOWED, unless=OVERFLOWED)
                out.record(OVERFLOWED)
        self.adapt(me, me.left_out > 0, out)

    def limit(self, out: Out) -> int:
        """The most entries of a delta at this moment."""
        is_tight = 0 < self.tight_from <= out.now
        return self.params.tight_mtu if is_tight else self.params.mtu

    def chosen(self, ordered: list[Told], mtu: int) -> tuple[Told, ...]:
        """What goes: the first ones. Of a participant, whatever stays behind is above what goes (§3.2)."""
        return tuple(ordered[:mtu])

    def note_delta(
        self, me: ScuttlebuttState, to: NodeId, lacking: rules.Lacking, entries: tuple[Told, ...], out: Out
    ) -> None:
        """Say what went, and what stayed behind."""
        if not me.left_out:
            out.note(Reason.ALL_SENT, partner=to, entries=len(entries), told=named(entries))
            return
        sent = Counter(told.participant for told in entries)
        behind = [who for who, told in lacking.items() if len(told) > sent[who]]
        out.note(
            CUT[self.params.order], partner=to, entries=len(entries), left_out=me.left_out,
            participants=tuple(sent)[:NAMED], behind=tuple(behind)[:NAMED],
        )  # fmt: skip

    def on_delta(self, me: ScuttlebuttState, sender: NodeId, m: Delta, out: Out) -> None:
        """A delta arrives: of every key the higher version stays (§2)."""
        me.data, me.max_version, news = rules.merged(me.data, me.max_version, m.entries)
        meter.count_arrival(me, useful=bool(news))
        if news:
            out.note(Reason.LEARNED, sender=sender, entries=len(news), told=named(news))
        else:
            out.note(Reason.KNEW_ALL, sender=sender, entries=len(m.entries))


def named(entries: tuple[Told, ...] | list[Told]) -> tuple[str, ...]:
    """Some of the entries, for a sentence: participant, key and version."""
    return tuple(f"{told.participant}.{told.key}#{told.version}" for told in entries[:NAMED])
