"""Scuttlebutt, held against van Renesse, Dumitriu, Gough, Thomas (LADIS 2008), section by section."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.protocols.scuttlebutt_staleness import Staleness, mean
from visualizer.core.client import ClientRequest
from visualizer.core.model import Message, stable_fields
from visualizer.core.names import Roster
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY, Map
from visualizer.protocols.gossip.meter import size_of
from visualizer.protocols.gossip.scuttlebutt import flow
from visualizer.protocols.gossip.scuttlebutt.engine import Scuttlebutt
from visualizer.protocols.gossip.scuttlebutt.messages import Delta, Digest, Told
from visualizer.protocols.gossip.scuttlebutt.reconciliation import above, in_order, key_versions, merged, newer
from visualizer.protocols.gossip.scuttlebutt.state import Data, Entries, Entry, ScuttlebuttState, Versions
from visualizer.protocols.gossip.updates import Delete, Update


def entries(**versions: int) -> Entries:
    """Keys in these versions; the value of each says which."""
    return Map((key, Entry(f"{key}#{version}", version, False)) for key, version in versions.items())


def known(**participants: Entries) -> tuple[Data, Versions]:
    """What is known of participants, and the highest version of each."""
    highest = ((who, max(entry.version for entry in own.values())) for who, own in participants.items())
    return Map(participants), Map(highest)


def short(told: list[Told] | tuple[Told, ...]) -> list[str]:
    """Entries on their way, in a word each."""
    return [f"{one.participant}.{one.key}#{one.version}" for one in told]


def flat(lacking: dict[str, list[Told]]) -> list[str]:
    """All that somebody lacks."""
    return [text for told in lacking.values() for text in short(told)]


# --- §2 The model ----------------------------------------------------------------------------------------------------


class Pair:
    """n1 and n2; a message arrives when the test says so."""

    def __init__(self, **params: Any) -> None:
        self.protocol: Any = Scuttlebutt(Scuttlebutt.Params(**params))
        self.out = Out(lambda _node, _purpose, low, _high: low, Roster(("n1", "n2")))
        self.states: dict[str, ScuttlebuttState] = {}
        for node in ("n1", "n2"):
            self.states[node] = self.protocol.initial(node, ())
            self.act(node, self.protocol.on_start)

    def act(self, node: str, handler: Any, *args: Any) -> list[Message]:
        """Something happens at a node: what it sends."""
        self.out.me = node
        self.out.sends, self.out.notes, self.out.timers = [], [], {}
        handler(self.states[node], *args, self.out)
        return [message for _, message, _ in self.out.sends]

    def writes(self, node: str, *keys: str) -> None:
        """A client writes these keys of a node, one after the other."""
        for key in keys:
            self.act(node, self.protocol.on_client_request, "c1", ClientRequest("c1", 1, Update(key, key)))

    def arrives(self, node: str, message: Message) -> list[Message]:
        """A message from the other one: what the node answers."""
        sender = "n2" if node == "n1" else "n1"
        return self.act(node, self.protocol.handlers[type(message)], sender, message)

    def gossip(self, node: str) -> list[tuple[str, Message]]:
        """A cycle of a node, with all that follows: (to whom, what), in order."""
        said: list[tuple[str, Message]] = []
        other = {"n1": "n2", "n2": "n1"}
        waiting = [(other[node], message) for message in self.act(node, self.protocol.on_gossip_timer)]
        while waiting:
            to, message = waiting.pop(0)
            said.append((to, message))
            waiting += [(other[to], answer) for answer in self.arrives(to, message)]
        return said


def test_an_update_takes_a_version_above_all_others_of_its_participant_whatever_the_key() -> None:
    """Each update increments the participant's version number, so that an order over all its keys results (§3.2)."""
    pair = Pair()
    pair.writes("n1", "x", "y", "x")
    own = pair.states["n1"].data["n1"]
    assert {key: entry.version for key, entry in own.items()} == {"x": 3, "y": 2}
    assert pair.states["n1"].max_version == {"n1": 3}


def test_a_participant_changes_only_keys_of_its_own() -> None:
    pair = Pair()
    pair.writes("n1", "x")
    pair.writes("n2", "x")
    pair.gossip("n1")
    for state in pair.states.values():
        assert {who: own["x"].version for who, own in state.data.items()} == {"n1": 1, "n2": 1}


def test_what_is_known_is_on_the_disk() -> None:
    assert stable_fields(ScuttlebuttState) == ("data", "max_version")


def test_a_deletion_is_an_update_and_reaches_the_others_as_one() -> None:
    pair = Pair()
    pair.writes("n1", "x")
    pair.gossip("n1")
    pair.act("n1", pair.protocol.on_client_request, "c1", ClientRequest("c1", 2, Delete("x")))
    pair.gossip("n1")
    assert pair.states["n2"].data["n1"]["x"] == Entry(None, 2, True)


def test_of_a_key_the_higher_version_stays() -> None:
    """Reconciliation keeps, of two mappings of a key, the one with the higher version (§2)."""
    data, highest = known(n1=entries(x=5, y=2))
    news = [Told("n1", "x", "old", 4, False), Told("n1", "y", "new", 6, False), Told("n3", "x", "new", 1, False)]
    after, versions, taken = merged(data, highest, news)
    assert short(taken) == ["n1.y#6", "n3.x#1"]
    assert after["n1"]["x"].value == "x#5"
    assert versions == {"n1": 6, "n3": 1}


def kinds(said: list[tuple[str, Message]]) -> list[tuple[str, str]]:
    """To whom went what kind of message."""
    return [(to, type(message).__name__) for to, message in said]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("push_pull", [("n2", "Digest"), ("n1", "Delta"), ("n1", "Digest"), ("n2", "Delta")]),
        ("pull", [("n2", "Digest"), ("n1", "Delta")]),
        ("push", [("n2", "Digest"), ("n1", "Digest"), ("n2", "Delta")]),
    ],
)
def test_which_way_deltas_go(mode: str, expected: list[tuple[str, str]]) -> None:
    """Push, pull and push-pull (§2)."""
    pair = Pair(mode=mode)
    pair.writes("n1", "x")
    pair.writes("n2", "y")
    said = pair.gossip("n1")
    assert kinds(said) == expected
    assert sum(state.bytes for state in pair.states.values()) == sum(size_of(message) for _, message in said)
    assert set(pair.states["n1"].data) == ({"n1"} if mode == "push" else {"n1", "n2"})
    assert set(pair.states["n2"].data) == ({"n2"} if mode == "pull" else {"n1", "n2"})


# --- §3.1 Precise reconciliation -------------------------------------------------------------------------------------


def test_precise_reconciliation_sends_exactly_what_is_more_recent_than_with_the_other() -> None:
    data, _ = known(n1=entries(a=1, b=5), n2=entries(c=2))
    theirs, _ = known(n1=entries(a=1, b=4), n3=entries(d=9))
    assert flat(newer(data, key_versions(theirs))) == ["n1.b#5", "n2.c#2"]


def test_a_digest_of_precise_reconciliation_names_the_version_of_every_key() -> None:
    for order, keys in (("newest", Map({"n1": Map({"x": 3, "y": 2})})), ("depth", EMPTY)):
        pair = Pair(order=order)
        pair.writes("n1", "x", "y", "x")
        [digest] = pair.act("n1", pair.protocol.on_gossip_timer)
        assert digest == Digest(Map({"n1": 3}), keys)


def test_precise_newest_may_leave_out_the_lower_version_and_sends_it_later_all_the_same() -> None:
    pair = Pair(order="newest", mtu=1)
    pair.writes("n1", "x", "y")
    pair.gossip("n1")
    assert set(pair.states["n2"].data["n1"]) == {"y"}
    pair.gossip("n1")
    assert pair.states["n2"].data == pair.states["n1"].data


# --- §3.2 Scuttlebutt reconciliation ---------------------------------------------------------------------------------


def test_a_digest_is_the_highest_version_of_every_participant_and_the_delta_all_above_it() -> None:
    data, highest = known(n1=entries(a=1, b=5, c=7), n2=entries(d=2))
    assert flat(above(data, highest, {"n1": 4})) == ["n1.b#5", "n1.c#7", "n2.d#2"]
    assert above(data, highest, highest) == {}


def test_nobody_is_told_what_it_knows() -> None:
    """A gossiper never transmits updates that were already known at the receiver (§3.2)."""
    pair = Pair()
    pair.writes("n1", "x")
    pair.gossip("n1")
    assert kinds(pair.gossip("n1")) == [("n2", "Digest"), ("n1", "Digest")]


def test_what_was_overwritten_is_never_sent() -> None:
    pair = Pair()
    pair.writes("n1", *"xyxyx")
    [delta] = [message for _, message in pair.gossip("n1") if isinstance(message, Delta)]
    assert short(delta.entries) == ["n1.y#4", "n1.x#5"]


WAITING = dict(known(n1=entries(a=1, b=2), n2=entries(c=4, d=8, e=9), n3=entries(f=3))[0])


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("breadth", "n1.a#1 n2.c#4 n3.f#3 n1.b#2 n2.d#8 n2.e#9"),
        ("depth", "n2.c#4 n2.d#8 n2.e#9 n1.a#1 n1.b#2 n3.f#3"),
        ("oldest", "n1.a#1 n1.b#2 n3.f#3 n2.c#4 n2.d#8 n2.e#9"),
        ("newest", "n2.e#9 n2.d#8 n2.c#4 n3.f#3 n1.b#2 n1.a#1"),
    ],
)
def test_what_goes_first(order: Any, expected: str) -> None:
    """Scuttle-breadth ranks by the place in each participant's list, scuttle-depth by the length of the list (§3.2)."""
    assert " ".join(short(in_order(newer(Map(WAITING), EMPTY), order, 0))) == expected


def test_ties_between_participants_are_broken_by_lot() -> None:
    lacking = newer(known(n1=entries(a=1), n2=entries(b=1), n3=entries(c=1))[0], EMPTY)
    for order in ("breadth", "depth"):
        first = [in_order(lacking, order, lot)[0].participant for lot in range(3)]
        assert first == ["n1", "n2", "n3"]


histories = st.lists(st.tuples(st.sampled_from(["n1", "n2", "n3"]), st.sampled_from("abc")), max_size=25)


@given(histories, st.integers(1, 6), st.sampled_from(["breadth", "depth"]), st.integers(0, 2), st.data())
def test_if_one_is_left_out_all_higher_ones_of_its_participant_are(
    history: list[tuple[str, str]], mtu: int, order: Any, lot: int, data: st.DataObject
) -> None:
    """If a delta (r, k, v, n) is omitted, all with the same r and a higher version are omitted as well (§3.2)."""
    held: dict[str, dict[str, Entry]] = {}
    counted = Counter[str]()
    for who, key in history:
        counted[who] += 1
        held.setdefault(who, {})[key] = Entry(counted[who], counted[who], False)
    told, highest = known(**{who: Map(own) for who, own in held.items()})
    theirs = {who: data.draw(st.integers(0, n), who) for who, n in highest.items()}
    lacking = above(told, highest, theirs)
    sent = in_order(lacking, order, lot % max(1, len(lacking)))[:mtu]
    for who, all_of_it in lacking.items():
        mine = [one for one in sent if one.participant == who]
        assert mine == all_of_it[: len(mine)], "a beginning of what is lacking, lowest version first"


def test_a_delta_holds_no_more_than_its_limit_and_says_how_much_stays_behind() -> None:
    pair = Pair(mtu=2)
    pair.writes("n1", *"abcde")
    [delta] = [message for _, message in pair.gossip("n1") if isinstance(message, Delta)]
    assert short(delta.entries) == ["n1.a#1", "n1.b#2"]
    assert pair.states["n1"].left_out == 3
    pair.gossip("n1")
    pair.gossip("n1")
    assert pair.states["n1"].left_out == 0
    assert pair.states["n2"].data == pair.states["n1"].data


def test_the_limit_can_be_cut_while_the_run_goes_on() -> None:
    pair = Pair(mtu=4, tight_from=100.0, tight_mtu=1)
    pair.writes("n1", *"abcde")
    pair.gossip("n1")
    assert len(pair.states["n2"].data["n1"]) == 4
    pair.writes("n1", *"fgh")
    pair.out.now = 100_000
    pair.gossip("n1")
    assert len(pair.states["n2"].data["n1"]) == 5


# --- §4 Flow control -------------------------------------------------------------------------------------------------

rates = st.floats(0.0, 100.0)


@given(rates, rates, rates, rates)
def test_two_that_share_out_their_rates_leave_the_sum_as_it_was(w1: float, m1: float, w2: float, m2: float) -> None:
    mine, theirs = flow.shared(w1, m1, w2, m2), flow.shared(w2, m2, w1, m1)
    assert mine + theirs == pytest.approx(m1 + m2)
    assert min(mine, theirs) >= 0


def test_two_that_want_more_than_there_is_get_the_same_and_who_wants_less_gets_that() -> None:
    """Under high load, each participant that wants to submit updates is afforded the same rate (§4)."""
    assert flow.shared(9.0, 2.0, 9.0, 6.0) == flow.shared(9.0, 6.0, 9.0, 2.0) == 4.0
    assert flow.shared(1.0, 4.0, 9.0, 2.0) == 1.0
    assert flow.shared(9.0, 2.0, 1.0, 4.0) == 5.0


def test_a_rate_falls_by_a_factor_where_a_delta_overflows_and_rises_by_steps_where_it_does_not() -> None:
    """Additive increase, multiplicative decrease (§4)."""
    falls = [8.0, 4.0]
    drops = [flow.adapted(10.0, rate, overflowed=True) / rate for rate in falls]
    assert drops == [flow.DECREASE] * 2
    rises = [flow.adapted(10.0, rate, overflowed=False) - rate for rate in falls]
    assert rises == pytest.approx([10.0 * flow.INCREASE] * 2)
    assert flow.adapted(10.0, 10.0, overflowed=False) == 10.0, "what is wanted already is no limit to raise"


def test_a_participant_backs_off_where_its_delta_overflows() -> None:
    pair = Pair(mtu=2, load=4.0, flow_control=True)
    pair.writes("n1", *"abcde")
    pair.gossip("n1")
    assert pair.states["n1"].rate < 4.0
    still = Pair(mtu=2, load=4.0)
    still.writes("n1", *"abcde")
    still.gossip("n1")
    assert still.states["n1"].rate == 4.0


# --- §5 Experiments --------------------------------------------------------------------------------------------------


def under_load(order: str) -> Staleness:
    """Sixteen participants that update more than deltas can carry, half a minute long."""
    run = Staleness(16, order=order, keys=8, load=4.0, mtu=20, interval=1000.0)
    run.goes_on(30.0)
    return run


def later(values: list[Any]) -> list[Any]:
    """The second half, when the beginning is over."""
    return values[len(values) // 2 :]


def test_under_load_depth_does_best_and_precise_newest_starves_some() -> None:
    runs = {order: under_load(order) for order in ("breadth", "depth", "oldest", "newest")}
    longest = {order: mean(later(run.oldest)) for order, run in runs.items()}
    stale = {order: mean(later(run.stale)) for order, run in runs.items()}
    assert min(longest, key=lambda order: longest[order]) == "depth"
    assert max(longest, key=lambda order: longest[order]) == "newest", "somebody waits longest for what is old"
    assert min(stale, key=lambda order: stale[order]) == "newest", "and yet it leaves the fewest behind"
    assert stale["depth"] < stale["breadth"]
    assert stale["depth"] < stale["oldest"]


def test_a_cut_of_the_limit_raises_staleness_and_flow_control_brings_it_back() -> None:
    tails = {}
    for flow_control in (False, True):
        run = Staleness(
            16, order="depth", keys=8, load=4.0, mtu=60, interval=1000.0,
            tight_from=20_000.0, tight_mtu=15, flow_control=flow_control,
        )  # fmt: skip
        run.goes_on(20.0)
        before = mean(run.oldest[-25:])
        run.goes_on(60.0)
        assert max(run.oldest[-200:]) > 2 * before, "the cut is felt"
        tails[flow_control] = mean(run.oldest[-100:])
        if flow_control:
            assert mean(run.rates) < 4.0
            assert min(run.rates) > mean(run.rates) / 2, "nobody pays for all"
    assert tails[True] < 0.7 * tails[False]
