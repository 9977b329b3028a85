"""What a node knows and how eager it is to tell: the infection, and how it is lost (§1.4).

The ground that the engine stands on: nothing here sends a message or knows of modes but for who runs by the timer.
"""

from __future__ import annotations

from visualizer.core.out import Out
from visualizer.core.protocol import Protocol
from visualizer.protocols.gossip.cycles import GOSSIP, Cycles
from visualizer.protocols.gossip.rumor.params import RumorParams
from visualizer.protocols.gossip.rumor.reasons import RumorReason as Reason
from visualizer.protocols.gossip.rumor.state import (
    INFECTIVE,
    NONE,
    REMOVED,
    SUSCEPTIBLE,
    UNNECESSARY,
    USEFUL,
    Rumor,
    Rumors,
    RumorState,
    known,
    with_rumor,
)
from visualizer.protocols.gossip.versions import is_newer


class Spreading(Protocol[RumorState]):
    """A node that catches rumors and loses interest in them."""

    State = RumorState
    Params = RumorParams
    params: RumorParams

    def __init__(self, params: RumorParams) -> None:
        super().__init__(params)
        self.instant = self.synchronous = params.synchronous
        self.cycles = Cycles(params.interval, synchronous=params.synchronous)
        self.pushes = params.mode != "pull"
        self.pulls = params.mode != "push"
        self.feedback = params.feedback
        self.once_a_cycle = self.pulls or not self.feedback
        self.fanout = params.fanout
        self.k = params.k
        self.coin = params.stop == "coin"

    def turn(self, me: RumorState, out: Out) -> None:
        """Be in the cycle of this moment, where there are cycles: what was heard in an earlier one is fresh no more."""
        cycle = out.now // self.cycles.interval
        if cycle != me.cycle:
            me.cycle = cycle
            if me.fresh:
                me.fresh = ()

    # --- infection -----------------------------------------------------------------------------------------------

    def take(self, me: RumorState, rumors: Rumors, out: Out) -> tuple[str, ...]:
        """Hear rumors: the newer ones infect. Answers with the keys of those that were known already.

        In the synchronous mode, known when the cycle began: several that tell a node the same in one cycle have all
        done something useful, as none of them could know of the others.
        """
        if self.synchronous:
            self.turn(me, out)
        if rumors == me.rumors and not me.fresh:
            # What nearly every message brings, once the rumor is old.
            me.redundant += 1
            return tuple([rumor.key for rumor in rumors])
        already = []
        learned = False
        for rumor in rumors:
            mine = known(me.rumors, rumor.key)
            if self.wins(rumor, mine):
                self.catch(me, rumor, out)
                learned = True
                self.say_news(rumor, mine, out)
            elif rumor.key in me.fresh:
                out.note(Reason.HEARD_THIS_CYCLE, key=rumor.key, cycle=me.cycle)
            else:
                already.append(rumor.key)
                if mine is not None and mine.version != rumor.version:
                    out.note(
                        Reason.KNEW_NEWER, key=rumor.key, counter=rumor.version.counter, maker=rumor.version.node,
                        own_counter=mine.version.counter, own_maker=mine.version.node,
                    )  # fmt: skip
        if learned:
            me.useful += 1
            if me.rumors == rumors:
                # All who know the same share one object.
                me.rumors = rumors
        else:
            me.redundant += 1
        return tuple(already)

    def wins(self, rumor: Rumor, mine: Rumor | None) -> bool:
        """Whether a rumor is news: about a new key, or of a newer version."""
        return mine is None or is_newer(rumor.version, mine.version)

    def catch(self, me: RumorState, rumor: Rumor, out: Out) -> None:
        """A new rumor makes a node infective, however tired it was of the earlier ones."""
        key = rumor.key
        me.rumors = with_rumor(me.rumors, rumor)
        me.version = max(me.version, rumor.version.counter)
        if self.synchronous:
            me.fresh = (*me.fresh, key)
        if key not in me.hot:
            me.hot = (*me.hot, key)
        me.counter = 0
        me.contact = NONE
        if me.state != INFECTIVE:
            me.state = INFECTIVE
            if not self.pulls:
                self.cycles.begin(out)

    @staticmethod
    def say_news(rumor: Rumor, mine: Rumor | None, out: Out) -> None:
        """Note what was heard."""
        counter, maker = rumor.version.counter, rumor.version.node
        if rumor.value is None:
            out.note(Reason.DEATH_LEARNED, key=rumor.key, counter=counter, maker=maker)
        elif mine is None:
            out.note(Reason.LEARNED, key=rumor.key, value=rumor.value, counter=counter, maker=maker)
        else:
            out.note(
                Reason.REPLACED, key=rumor.key, value=rumor.value, counter=counter, maker=maker,
                old_counter=mine.version.counter, old_maker=mine.version.node,
            )  # fmt: skip

    # --- the loss of interest ------------------------------------------------------------------------------------

    def contact_was(self, me: RumorState, needed: bool, out: Out) -> None:
        """What came of a contact. With pull, several may ask in one cycle: if any needed it, the cycle was useful."""
        if needed:
            me.contact = USEFUL
            self.reset(me)
        elif not self.once_a_cycle:
            me.contact = UNNECESSARY
            self.tire(me, out)
        elif me.contact != USEFUL:
            me.contact = UNNECESSARY

    def reset(self, me: RumorState) -> None:
        """A useful contact: somebody still needs to hear it."""
        me.counter = 0

    def end_cycle(self, me: RumorState, out: Out) -> None:
        """With pull, the counter moves once a cycle, however many have asked (§1.4, Table 3); and so it does blind."""
        if me.contact == UNNECESSARY:
            out.note(Reason.CYCLE_UNNECESSARY)
            self.tire(me, out)
        me.contact = NONE

    def tire(self, me: RumorState, out: Out) -> None:
        """An unnecessary contact: interest is lost after k of them, or after each with probability 1/k."""
        me.counter += 1
        if self.coin:
            if out.draw("coin", 1, self.k) == 1:
                out.note(Reason.COIN_LOST, k=self.k, keys=me.hot)
                self.lose_interest(me, out)
            else:
                out.note(Reason.COIN_KEPT, k=self.k)
        elif me.counter >= self.k:
            out.note(Reason.INTEREST_LOST, k=self.k, keys=me.hot)
            self.lose_interest(me, out)

    def lose_interest(self, me: RumorState, out: Out) -> None:
        """Stop spreading: it is removed, and knows what it knows."""
        me.state = REMOVED if me.rumors else SUSCEPTIBLE
        me.hot = ()
        if not self.pulls:
            out.cancel_timer(GOSSIP)
