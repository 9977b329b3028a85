"""The faults that chaos chooses among, each made for the world as it is at that moment, and each with its repair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final

from visualizer.core import command as do
from visualizer.core.dice import Dice
from visualizer.core.kernel import Kernel
from visualizer.core.names import NodeId, is_client
from visualizer.core.units import Micros, millis
from visualizer.core.world import LinkSetting

Deed = Callable[[], Iterable[do.Command]]
"""Something that is done at a moment: the commands that it makes then."""

Pair = tuple[NodeId, NodeId]

RATES: Final = (0.5, 0.8, 1.25, 2.0)
"""How clocks drift: enough to upset an order of timeouts."""


class Faults:
    """Makes faults and repairs for one kernel.

    now: the virtual time that the next commands are for. pace: the time in which the protocol does something. plan: has
    a deed done after a while. ask: a request of a client, at a node or at whom it believes in.
    """

    def __init__(
        self,
        kernel: Kernel,
        dice: Dice,
        plan: Callable[[Micros, Deed], None],
        ask: Callable[[NodeId, NodeId | None], do.Command],
    ) -> None:
        self.kernel = kernel
        self.dice = dice
        self.plan = plan
        self.ask = ask
        self.now: Micros = 0
        self.pace: Micros = 1
        self.stormy = False
        self._hop = max(sum(kernel.post.delay) // 2, 1)
        self._linked: dict[Pair, LinkSetting] = {}
        self._weighted: tuple[tuple[int, Deed], ...] = (
            (14, self.crash),
            (1, self.crash_everybody),
            (8, self.behead),
            (6, self.pause),
            (6, self.isolate),
            (10, self.partition),
            (8, self.slow_link),
            (10, partial(self.on_message, do.Drop)),
            (10, partial(self.on_message, do.Hold)),
            (6, partial(self.on_message, do.Duplicate)),
            (5, partial(self.on_message, do.Deliver)),
            (12, self.timeout),
            (3, self.drift),
        )

    def strike(self) -> Iterable[do.Command]:
        """One fault; now and then none, where the one that was chosen is not possible."""
        return self.dice.weighted(self._weighted)()

    def mend(self) -> Iterable[do.Command]:
        """Everything healed, restarted, resumed and released; clocks and links back to normal."""
        yield from self.healed()
        for node in self.kernel.nodes:
            yield from self.restarted(node)
            yield from self.resumed(node)
            yield from self.clock_mended(node)
        for message in tuple(self.kernel.world.held):
            yield from self.released(message)
        for pair in tuple(self._linked):
            yield from self.link_mended(pair)

    # --- nodes ---------------------------------------------------------------------------------------------------

    def crash(self) -> Iterable[do.Command]:
        """A node crashes; mostly a minority is down, so that something goes on that a crash can hurt."""
        up = [node for node in self.kernel.nodes if self._state(node).up]
        if 2 * len(up) - 2 > len(self.kernel.nodes) or (up and self.dice.once_in(4)):
            yield from self.crashed(self._victim(up))

    def crashed(self, node: NodeId) -> Iterable[do.Command]:
        """This node crashes, where it is up, and will be back after a while."""
        if self._state(node).up:
            self.plan(self._a_while(), partial(self.restarted, node))
            yield do.Crash(at=self._ms, node=node)

    def crash_everybody(self) -> Iterable[do.Command]:
        """A power cut, from which all come back soon: only what is on the disks is left."""
        for node in self.kernel.nodes:
            if self._state(node).up:
                self.plan(self.dice.between(1, self.pace // 4), partial(self.restarted, node))
                yield do.Crash(at=self._ms, node=node)

    def behead(self) -> Iterable[do.Command]:
        """Whoever leads is asked for something, can tell few of the others, and crashes; they go on without it.

        The next one to lead often goes the same way: who has told what to whom is what most lessons are about.
        """
        victim = self.dice.one(self._rarest(self.kernel.nodes))
        if not self.stormy or not self._is_open(victim):
            return
        others = self.dice.shuffled([node for node in self.kernel.nodes if node != victim])
        told = self.dice.between(0, len(others) // 2 - 1)
        if others:
            yield do.Cut(at=self._ms, from_=(victim, *others[:told]), to=tuple(others[told:]))
        for client in self.kernel.run.client_names if self.kernel.protocol.operations else ():
            if not self._state(client).queue:
                yield self.ask(client, victim)
        crash_at = self.dice.between(self._hop, 6 * self._hop)
        self.plan(crash_at, partial(self.crashed, victim))
        self.plan(crash_at + self.dice.between(1, self._hop), self.healed)
        if not self.dice.once_in(3):
            self.plan(crash_at + self.dice.between(self.pace // 2, 2 * self.pace), self.behead)

    def pause(self) -> Iterable[do.Command]:
        """A node stands still for a while."""
        running = self._running()
        if running:
            node = self._victim(running)
            self.plan(self._a_while(), partial(self.resumed, node))
            yield do.Pause(at=self._ms, node=node)

    def timeout(self) -> Iterable[do.Command]:
        """A timer fires early; often the same one at two nodes, as when their timeouts come close."""
        armed = [(node, name) for node in self._running() for name in self._armed(node)]
        if armed:
            node, name = self.dice.one(armed)
            yield do.Timeout(at=self._ms, node=node, timer=name)
            rivals = [other for other, same in armed if same == name and other != node]
            if rivals and self.dice.once_in(2):
                yield do.Timeout(at=self._ms, node=self.dice.one(rivals), timer=name)

    def drift(self) -> Iterable[do.Command]:
        """A node's clock runs slow or fast."""
        node = self.dice.one(self.kernel.nodes)
        self.plan(2 * self._a_while(), partial(self.clock_mended, node))
        yield do.Clock(at=self._ms, node=node, rate=self.dice.one(RATES))

    # --- links and messages --------------------------------------------------------------------------------------

    def isolate(self) -> Iterable[do.Command]:
        """A node is cut off from all."""
        self.plan(self._a_while(), self.healed)
        yield do.Isolate(at=self._ms, node=self._victim(self.kernel.nodes))

    def partition(self) -> Iterable[do.Command]:
        """Two sides, with a victim on the smaller one, and perhaps a node between them that both can reach."""
        victim = self._victim(self.kernel.nodes)
        others = self.dice.shuffled([node for node in self.kernel.nodes if node != victim])
        small = self.dice.between(0, len(others) // 2 - 1)
        bridges = 1 if len(others) > 2 and self.dice.once_in(4) else 0
        here, there = [victim, *others[:small]], others[small + bridges :]
        for client in filter(is_client, self.kernel.world.states):
            self.dice.one((here, there)).append(client)
        if there:
            self.plan(self._a_while(), self.healed)
            yield do.Cut(at=self._ms, from_=tuple(here), to=tuple(there), one_way=self.dice.once_in(5))

    def slow_link(self) -> Iterable[do.Command]:
        """A link takes its time, and loses and duplicates: what it carries comes late, even after a restart."""
        if len(self.kernel.nodes) < 2:
            return
        sender, to = self.dice.shuffled(self.kernel.nodes)[:2]
        if (sender, to) not in self._linked:
            self._linked[sender, to] = self.kernel.world.links.get((sender, to), LinkSetting())
            self.plan(self._a_while(), partial(self.link_mended, (sender, to)))
            low, high = self.dice.between(0, self.pace), self.dice.between(self.pace, 3 * self.pace)
            loss, duplicate = self.dice.between(0, 4) / 10, self.dice.between(0, 4) / 10
            delay = (millis(low), millis(high))
            yield do.Link(at=self._ms, from_=sender, to=to, delay=delay, loss=loss, duplicate=duplicate)

    def on_message(self, kind: type[do.MessageCommand]) -> Iterable[do.Command]:
        """One of the messages in flight is dropped, held, duplicated or delivered now."""
        held = self.kernel.world.held
        flights = self.kernel.world.flights().values()
        ready = [e.id for e in flights if e.id not in held and e.sent_at <= self.now and self._is_open(e.to)]
        if ready:
            message = self.dice.one(ready)
            if kind is do.Hold:
                self.plan(self._a_while(), partial(self.released, message))
            yield kind(at=self._ms, message=message)

    # --- repairs, where they are still needed --------------------------------------------------------------------

    def restarted(self, node: NodeId) -> Iterable[do.Command]:
        """This node starts again, where it is down."""
        if not self._state(node).up:
            yield do.Restart(at=self._ms, node=node)

    def resumed(self, node: NodeId) -> Iterable[do.Command]:
        """This node goes on, where it is paused."""
        if node in self.kernel.world.waiting:
            yield do.Resume(at=self._ms, node=node)

    def healed(self) -> Iterable[do.Command]:
        """All links carry messages again, where one was cut."""
        if self.kernel.world.cuts:
            yield do.Heal(at=self._ms)

    def released(self, message: int) -> Iterable[do.Command]:
        """This message arrives, where it is held."""
        if message in self.kernel.world.held:
            yield do.Release(at=self._ms, message=message)

    def clock_mended(self, node: NodeId) -> Iterable[do.Command]:
        """This node's clock runs at the rate of the virtual time, where it did not."""
        clock = self.kernel.world.clocks.get(node)
        if clock is not None and clock.rate != 1.0:
            yield do.Clock(at=self._ms, node=node, rate=1.0)

    def link_mended(self, pair: Pair) -> Iterable[do.Command]:
        """This link is again what it was before chaos set it."""
        if pair in self._linked:
            before, network = self._linked.pop(pair), self.kernel.run.network
            yield do.Link(
                at=self._ms,
                from_=pair[0],
                to=pair[1],
                delay=network.delay if before.delay is None else before.delay,
                loss=network.loss if before.loss is None else before.loss,
                duplicate=network.duplicate if before.duplicate is None else before.duplicate,
            )

    # --- whom it meets, and for how long -------------------------------------------------------------------------

    @property
    def _ms(self) -> float:
        return millis(self.now)

    def _a_while(self) -> Micros:
        """How long a fault lasts: often shorter than a timeout, now and then several of them."""
        return self.dice.between(1, self.dice.one((self.pace // 4, self.pace, 4 * self.pace)))

    def _victim(self, nodes: Sequence[NodeId]) -> NodeId:
        """One of the nodes: every other time one in the rarest role, because whoever leads alone is missed most."""
        return self.dice.one(self._rarest(nodes) if self.dice.once_in(2) else nodes)

    def _rarest(self, nodes: Sequence[NodeId]) -> Sequence[NodeId]:
        states = {node: state for node in nodes if (state := self._state(node)).up}
        held = [[n for n, state in states.items() if has(state)] for has in self.kernel.protocol.roles.values()]
        return min((group for group in held if group), key=len, default=nodes)

    def _running(self) -> list[NodeId]:
        return [node for node in self.kernel.nodes if self._is_open(node)]

    def _is_open(self, place: NodeId) -> bool:
        """Whether something that comes there now is taken at once."""
        return self._state(place).up and place not in self.kernel.world.waiting

    def _armed(self, node: NodeId) -> list[str]:
        return [name for name, timer in self.kernel.world.timers[node].items() if timer.due is not None]

    def _state(self, place: NodeId) -> Any:
        return self.kernel.world.states[place]
