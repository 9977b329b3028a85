"""A participant by itself: its own updates, by hand and by a steady load, and how fast it makes them (§2, §4)."""

from __future__ import annotations

from typing import Final

from visualizer.core import model
from visualizer.core.client import ClientRequest
from visualizer.core.names import NodeId
from visualizer.core.operation import Value
from visualizer.core.out import Out
from visualizer.core.protocol import Protocol
from visualizer.core.units import Micros
from visualizer.protocols.gossip.cycles import Cycles
from visualizer.protocols.gossip.scuttlebutt import flow
from visualizer.protocols.gossip.scuttlebutt.params import ScuttlebuttParams
from visualizer.protocols.gossip.scuttlebutt.reasons import ScuttlebuttReason as Reason
from visualizer.protocols.gossip.scuttlebutt.state import Entry, ScuttlebuttState, of
from visualizer.protocols.gossip.updates import Update, answer

UPDATE: Final = "update"
"""The timer of the steady load."""

_SECOND: Final = 1_000_000


class Participant(Protocol[ScuttlebuttState]):
    """What only the participant itself does to its own keys."""

    params: ScuttlebuttParams

    def __init__(self, params: model.Params) -> None:
        super().__init__(params)
        self.cycles = Cycles(self.params.interval, synchronous=self.params.synchronous)
        self.instant = self.params.synchronous

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> ScuttlebuttState:
        """A participant that knows nothing, and would like to update at the load that is asked for."""
        load = self.params.load
        return ScuttlebuttState(wanted=load, max_rate=load, rate=load)

    def on_start(self, me: ScuttlebuttState, out: Out) -> None:
        """What it knows is on its disk. Where a run begins with data, the highest versions follow from that."""
        highest = {who: max(e.version for e in entries.values()) for who, entries in me.data.items() if entries}
        known = me.max_version
        me.max_version = known.merged((who, max(known.get(who, 0), n)) for who, n in highest.items())
        if not self.params.flow_control:
            me.max_rate = me.wanted
        me.rate = min(me.wanted, me.max_rate)
        me.cycle = self.cycles.number(out)
        self.cycles.begin(out)
        self.arm_update(me, out)
        out.note(Reason.STARTED, participants=len(me.data), version=me.max_version.get(out.me, 0))

    # --- updates -------------------------------------------------------------------------------------------------

    def on_client_request(self, me: ScuttlebuttState, sender: NodeId, m: ClientRequest, out: Out) -> None:
        """A client writes a key of this participant, and is answered at once."""
        if isinstance(m.op, Update):
            version = self.update(me, m.op.key, m.op.value, False, out)
            out.note(Reason.WRITTEN, client=m.client, key=m.op.key, value=m.op.value, version=version)
        else:
            version = self.update(me, m.op.key, None, True, out)
            out.note(Reason.DELETED, client=m.client, key=m.op.key, version=version)
        answer(m, out)

    def on_update_timer(self, me: ScuttlebuttState, out: Out) -> None:
        """The steady load: some key of its own changes."""
        key = f"k{out.draw('key', 1, self.params.keys)}"
        version = self.update(me, key, me.max_version.get(out.me, 0) + 1, False, out)
        out.note(Reason.UPDATED, key=key, version=version)
        self.arm_update(me, out)

    @staticmethod
    def update(me: ScuttlebuttState, key: str, value: Value, deleted: bool, out: Out) -> int:
        """Change an own key: the version is above all that the participant gave before, to whatever key (§2)."""
        version = me.max_version.get(out.me, 0) + 1
        me.data = me.data.put(out.me, of(me.data, out.me).put(key, Entry(value, version, deleted)))
        me.max_version = me.max_version.put(out.me, version)
        return version

    @staticmethod
    def arm_update(me: ScuttlebuttState, out: Out) -> None:
        """The next update of the steady load, at the rate of this moment."""
        if me.rate > 0:
            mean: Micros = round(_SECOND / me.rate)
            out.set_timer(UPDATE, (max(1, mean // 2), mean + mean // 2))

    # --- rates ---------------------------------------------------------------------------------------------------

    def adapt(self, me: ScuttlebuttState, overflowed: bool, out: Out) -> None:
        """After a delta: back off where it overflowed, try a little more where it did not (§4)."""
        if not self.params.flow_control or me.wanted == 0:
            return
        before = me.rate
        self.allow(me, flow.adapted(me.wanted, me.max_rate, overflowed=overflowed))
        if me.rate < before:
            out.note(Reason.RATE_LOWERED, old=shown(before), rate=shown(me.rate))
        elif me.rate > before:
            out.note(Reason.RATE_RAISED, old=shown(before), rate=shown(me.rate))

    def share(self, me: ScuttlebuttState, other: NodeId, wanted: float, max_rate: float, out: Out) -> None:
        """Share out the rates of two that gossip (§4)."""
        if not self.params.flow_control:
            return
        self.allow(me, flow.shared(me.wanted, me.max_rate, wanted, max_rate))
        out.note(Reason.RATE_SHARED, other=other, theirs=shown(max_rate), rate=shown(me.max_rate))

    @staticmethod
    def allow(me: ScuttlebuttState, max_rate: float) -> None:
        """Put a greatest rate in place, to three decimals: more of them nobody would read."""
        me.max_rate = round(max_rate, 3)
        me.rate = min(me.wanted, me.max_rate)


def shown(rate: float) -> float:
    """A rate as a sentence has it."""
    return round(rate, 2)
