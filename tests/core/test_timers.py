"""A timer fires once, when it was last armed for. The kernel arms it lazily; nobody can tell."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.play import Json, Play, do, tell
from tests.core.toys import Puppet
from visualizer.core.run import Network

# --- held against a reference that keeps every event in a list and looks through all of it ----------------------------

DELAY_MS = 3
"""What a message takes in these runs."""

LAST_MS = 25
"""No command comes later."""


class Reference:
    """The same world, naively: nothing is lazy, and the next event is the least of a list."""

    def __init__(self, spans: dict[str, list[int]]) -> None:
        self.spans = {(node, name): [*own] for node in ("n1", "n2") for name, own in spans.items()}
        self.events: list[tuple[int, int, str, str, str]] = []
        """(ms, the order in which it was made, kind, node, timer)."""
        self.made = 0
        self.now = 0
        self.happened: list[tuple[int, str, str, str]] = []

    def play(self, tells: list[Json]) -> list[tuple[int, str, str, str]]:
        """Everything that happens: (ms, kind, node, timer)."""
        for command in sorted(tells, key=lambda c: c["at"]):
            self._until(command["at"])
            self.now = command["at"]
            self._told(command["from"], command["body"])
        self._until(10**6)
        return self.happened

    def _until(self, end: int) -> None:
        while self.events and min(self.events)[0] < end:
            event = min(self.events)
            self.events.remove(event)
            self.now, _, kind, node, name = event
            self.happened.append((self.now, kind, node, name))
            spans = self.spans.get((node, name))
            if kind == "timer" and spans:
                self._arm(node, name, spans.pop(0))

    def _told(self, node: str, body: dict[str, Any]) -> None:
        for name in body["cancel"]:
            self._cancel(node, name)
        for name, after in body["arm"].items():
            self._arm(node, name, after // 1000)
        for to in body["say"]:
            self._make(self.now + DELAY_MS, "deliver", to, "")

    def _cancel(self, node: str, name: str) -> None:
        self.events = [event for event in self.events if event[2:] != ("timer", node, name)]

    def _arm(self, node: str, name: str, after: int) -> None:
        self._cancel(node, name)
        self._make(self.now + after, "timer", node, name)

    def _make(self, at: int, kind: str, node: str, name: str) -> None:
        self.made += 1
        self.events.append((at, self.made, kind, node, name))


timers = st.sampled_from(("a", "b", "c"))


@st.composite
def tells(draw: st.DrawFn) -> Json:
    """A puppet is told to arm some timers, to cancel another, and to say a word."""
    arm = draw(st.dictionaries(timers, st.integers(0, 9).map(lambda ms: ms * 1000), max_size=2))
    cancel = draw(st.lists(timers.filter(lambda name: name not in arm), max_size=1))
    say = draw(st.lists(st.sampled_from(("n1", "n2")), max_size=1))
    return tell(draw(st.integers(0, LAST_MS)), draw(st.sampled_from(("n1", "n2"))), cancel=cancel, arm=arm, say=say)


@settings(max_examples=120)
@given(st.lists(tells(), max_size=14), st.dictionaries(timers, st.lists(st.integers(0, 5), max_size=3)))
def test_timers_fire_exactly_as_if_each_arming_were_an_event_of_its_own(
    commands: list[Json], spans: dict[str, list[int]]
) -> None:
    in_us = {name: [1000 * ms for ms in own] for name, own in spans.items()}
    play = Play(
        Puppet,
        *commands,
        nodes=2,
        network=Network(delay=(DELAY_MS, DELAY_MS)),
        initial={node: {"spans": in_us} for node in ("n1", "n2")},
    )
    told = {e.id for step in play.steps for e in step.sent} - {e.id for e in play.sent}
    happened = [
        (step.at // 1000, step.cause.kind, step.node, step.cause.timer or "")
        for step in play.steps
        if step.cause.kind in ("timer", "deliver") and step.cause.message not in told
    ]
    assert happened == Reference(spans).play(commands)


# --- what a step says of timers --------------------------------------------------------------------------------------


def test_a_step_names_every_timer_that_it_armed_or_cancelled() -> None:
    play = Play(Puppet, tell(1, "n1", arm={"a": 9000, "b": 5000}), tell(2, "n1", cancel=["b", "c"], arm={"a": 100}))
    assert [step.timers for step in play.steps if step.timers] == [
        (("n1", "a", 10_000), ("n1", "b", 6000)),
        (("n1", "b", None), ("n1", "a", 2100)),
        (("n1", "a", None),),
    ]


def test_a_timer_that_fires_and_is_armed_again_in_that_step_is_named_once() -> None:
    play = Play(Puppet, tell(1, "n1", arm={"a": 1000}), initial={"n1": {"spans": {"a": [500]}}})
    assert [step.timers for step in play.steps if step.cause.timer] == [(("n1", "a", 2500),), (("n1", "a", None),)]


def test_a_timer_that_is_cancelled_does_not_fire() -> None:
    assert Play(Puppet, tell(1, "n1", arm={"a": 9000}), tell(9.999, "n1", cancel=["a"])).fired == []


# --- spans that are drawn --------------------------------------------------------------------------------------------


def test_a_span_of_a_range_is_drawn_anew_each_time_and_keeps_its_bounds() -> None:
    commands = [tell(10 * i, "n1", arm_within={"a": [1000, 2000]}) for i in range(60)]
    spans = [at - 10 * i for i, (at, _, _) in enumerate(Play(Puppet, *commands).fired)]
    assert len(set(spans)) > 50
    assert all(1 <= span <= 2 for span in spans)


def test_the_spans_of_one_timer_depend_on_no_other_timer_and_no_other_node() -> None:
    drawn = [tell(10 * i, "n1", arm_within={"a": [1000, 2000]}) for i in range(1, 9)]
    others = [tell(10 * i, node, arm_within={"b": [1000, 2000]}) for i in range(1, 9) for node in ("n1", "n2")]
    alone, among = Play(Puppet, *drawn).fired, Play(Puppet, *others, *drawn).fired
    assert [fired for fired in among if fired[1:] == ("n1", "a")] == alone
    assert len({at for at, _, _ in among}) == 24


def test_a_crash_does_not_take_the_draws_back() -> None:
    """A node that draws the same timeouts after each restart would meet the same rival again and again."""
    arm = {"arm_within": {"a": [1000, 2000]}}
    play = Play(Puppet, tell(10, "n1", **arm), do(20, "crash", "n1"), do(30, "restart", "n1"), tell(40, "n1", **arm))
    first, second = (at for at, _, _ in play.fired)
    assert first - 10 != second - 40
