"""Of a crowd a page gets what its stage draws, in few bytes; the rest it fetches a step and a node at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from tests.murmur import Crowd
from tests.web.conftest import Json, decoded, shown, step_at, watch
from tests.web.crowd_rows import FILE, LAST, made, trouble, written
from visualizer import crowd, registry, wire
from visualizer.core import limits
from visualizer.core.errors import InputError
from visualizer.core.run import Run
from visualizer.core.units import millis
from visualizer.limits import Limits
from visualizer.reel import Means
from visualizer.session import Credit, Session
from visualizer.store import Place, Store

NODES = 100


@pytest.fixture(autouse=True)
def murmuring(monkeypatch: pytest.MonkeyPatch) -> None:
    """The registry knows the small protocol for crowds too."""
    known = {**registry.protocols(), Crowd.id: Crowd}
    monkeypatch.setattr(registry, "protocols", lambda: known)


@pytest.fixture
def crowded(store: Store, means: Means) -> Session:
    """A session with a crowd; nothing of it has been watched."""
    return Session.of("tab", Run(Crowd.id, nodes=NODES, clients=0, seed=7), store, means)


def whole_steps(session: Session, count: int) -> Iterator[Json]:
    return (step_at(session, seq) for seq in range(1, count + 1))


# --- rows ------------------------------------------------------------------------------------------------------------


def test_the_rows_that_the_page_is_tested_with_are_those_that_the_server_makes() -> None:
    """`python -m tests.web.crowd_rows` writes them anew."""
    assert FILE.read_bytes() == written()


def test_those_rows_hold_all_that_can_befall_a_message_and_a_node() -> None:
    steps = made()["whole"]["steps"]
    sent = [message for step in steps for message in step["sent"]]
    assert {step["cause"]["kind"] for step in steps} == {"deliver", "lost", "timer", "command"}
    assert {message["fate"] for message in sent} == {"arrive", "lost", "cut"}
    assert all(any(key in message for message in sent) for key in ("of", "cast"))
    assert any(message["sent_at"] > step["at"] for step in steps for message in step["sent"])
    assert any(message["from"] != step["node"] for step in steps for message in step["sent"])
    assert all(any(step.get(key) for step in steps) for key in ("moved", "faults", "lost", "milestones"))
    assert {name[0] for step in steps for name in step["set"]} == {"n", "c"}
    assert any(step["node"] is None for step in steps)


def test_a_broken_promise_is_told_in_full() -> None:
    timeline = trouble()
    step = timeline.steps[LAST - 1]
    broken = timeline.protocol.invariants[0].broken("n1", "n2", term=3, first="n1", second="n2")
    batch = crowd.LightBatch(timeline.protocol, 1, step.seq - 1, step.at)
    batch.add(msgspec.structs.replace(step, violations=(broken,)))
    assert decoded(batch.json)["rows"][0][5]["violations"] == [decoded(wire.violation_json(broken, timeline.protocol))]


def test_a_small_run_is_sent_whole_and_a_crowd_light(session: Session, crowded: Session) -> None:
    small, large = shown(session), shown(crowded)
    assert "election" in small["steps"][0]["timers"]["n1"]
    assert set(small["base"]["state"]) == {"n1", "n2", "n3", "n4", "n5", "c1"}
    assert len(large["steps"]["rows"]) == limits.STEPS_AFTER
    assert (large["base"]["nodes"], large["steps"]["fields"]) == (NODES, ["up", "mood"])
    assert "state" not in large["base"]


@pytest.mark.parametrize(("nodes", "is_light"), [(limits.NODES_IN_FULL, False), (limits.NODES_IN_FULL + 1, True)])
def test_a_crowd_is_a_run_of_more_nodes_than_are_sent_in_full(nodes: int, is_light: bool) -> None:
    assert crowd.is_crowd(Run(Crowd.id, nodes=nodes)) is is_light


def test_a_node_that_joins_is_there_with_all_that_is_drawn(crowded: Session) -> None:
    place = watch(crowded, 300)
    answer = decoded(crowded.command("b1", place, {"do": "join", "node": f"n{NODES + 1}"}))
    row = answer["view"]["steps"]["rows"][0]
    assert (row[1], row[4]) == (NODES + 1, [0, True, 1, "calm"])
    assert answer["view"]["base"]["nodes"] == NODES


def test_a_step_of_a_crowd_is_a_few_dozen_bytes(crowded: Session) -> None:
    watch(crowded, 2000)
    batch = decoded(crowded.fetch("b1", 1000, 2000, base=False))["steps"]
    whole = sum(len(msgspec.json.encode(step_at(crowded, seq))) for seq in range(1001, 2001))
    light = len(msgspec.json.encode(batch))
    assert len(batch["rows"]) == 1000
    assert light < whole / 8


def test_all_steps_that_are_paid_for_come_in_larger_batches(crowded: Session) -> None:
    batch = crowded.batch(0)
    reach = crowded.reach(Credit("b1", 0, 60_000_000), 0, batch)
    while not reach.is_all and not batch.is_full:
        reach = crowded.reach(Credit("b1", 0, 60_000_000), reach.seq, batch)
    assert len(batch) == limits.LIGHT_STEPS_A_BATCH
    following = decoded(crowded.fetch("b1", 0, 10_000, base=True))["steps"]
    assert len(following["rows"]) == limits.LIGHT_STEPS_A_BATCH


def test_credit_for_steps_after_those_that_there_are_brings_none(crowded: Session) -> None:
    watch(crowded, 100)
    batch = crowded.batch(10**9)
    reach = crowded.reach(Credit("b1", 10**9, 60_000_000), 10**9, batch)
    assert (len(batch), reach.is_all) == (0, True)


# --- what is fetched -------------------------------------------------------------------------------------------------


def test_a_step_can_be_had_whole(crowded: Session) -> None:
    watch(crowded, 500)
    said = [step for step in whole_steps(crowded, 500) if step["sent"] and step["cause"]["kind"] == "timer"]
    assert said[0]["sent"][0]["type"] == "Murmur"
    assert said[0]["why"] == [{"reason": "murmur.said", "args": {"node": said[0]["node"]}, "weight": 0}]
    assert said[0]["timers"][said[0]["node"]]["murmur"] > said[0]["at"]


def test_a_node_can_be_had_whole_and_as_it_was_before_the_step(crowded: Session) -> None:
    watch(crowded, 500)
    step = next(step for step in whole_steps(crowded, 500) if "said" in step["set"].get(step["node"], {}))
    node = decoded(crowded.node("b1", step["node"], step["seq"]))
    assert node["state"]["said"] == step["set"][step["node"]]["said"]
    assert node["was"]["said"] == node["state"]["said"] - 1
    assert node["timers"] == step["timers"][step["node"]]
    later = decoded(crowded.node("b1", step["node"], step["seq"] + 1))
    assert (later["state"], later["was"]) == (node["state"], {})


def test_a_small_run_has_whole_steps_and_nodes_too(session: Session) -> None:
    watch(session, 50)
    assert step_at(session, 20) == decoded(session.fetch("b1", 19, 20, base=False)["steps"][0])
    client = decoded(session.node("b1", "c1", 50))
    assert client["state"] == decoded(session.fetch("b1", 50, 50, base=True))["base"]["state"]["c1"]


def test_before_anything_has_happened_a_node_is_as_it_begins(crowded: Session) -> None:
    node = decoded(crowded.node("b1", "n100", 0))
    assert node == {
        "node": "n100",
        "seq": 0,
        "state": {"up": True, "mood": "calm", "heard": 0, "said": 0},
        "timers": {},
        "was": {},
    }


def test_what_is_not_there_cannot_be_had(crowded: Session) -> None:
    with pytest.raises(InputError) as refused:
        crowded.step("b1", 10**6)
    assert refused.value.where == "seq"
    with pytest.raises(InputError) as refused:
        crowded.node("b1", "n1", 10**6)
    assert refused.value.where == "seq"
    with pytest.raises(InputError) as refused:
        crowded.node("b1", "n101", 0)
    assert refused.value.where == "node"


def test_the_place_of_a_moment_is_the_last_step_that_has_happened(session: Session) -> None:
    watch(session, 60)
    at = step_at(session, 40)["at"]
    following = step_at(session, 41)["at"]
    assert at < following
    moments = [0, round(at * 1000) - 1, round(at * 1000), round(following * 1000) - 1]
    found = [session.place("b1", moment)["seq"] for moment in moments]
    assert found[1] < found[2] == found[3] == 40


# --- gauges ----------------------------------------------------------------------------------------------------------


def measured(session: Session, seq: int) -> list[float]:
    """What the gauges show after a step, added up anew."""
    states = [decoded(session.node("b1", f"n{i}", seq))["state"] for i in range(1, NODES + 1)]
    return [sum(gauge(Struct(state)) for state in states) for gauge in Crowd.gauges.values()]


class Struct:
    """A state read from JSON."""

    def __init__(self, fields: Json) -> None:
        self.__dict__.update(fields)


def samples(answer: Any) -> list[list[float]]:
    found: list[list[float]] = decoded(answer)["gauges"]["samples"]
    return found


def test_a_sample_is_the_sum_over_all_nodes_after_its_step(crowded: Session) -> None:
    watch(crowded, 1500)
    seq, at, *sums = samples(crowded.fetch("b1", 1400, 1500, base=False))[-1]
    assert (seq, at) == (1500, step_at(crowded, 1500)["at"])
    assert sums == measured(crowded, 1500)
    assert all(sums)


def test_a_protocol_without_gauges_has_no_samples(session: Session) -> None:
    assert shown(session)["gauges"] is None
    assert session.fetch("b1", 0, 10, base=True)["gauges"] is None


def test_a_view_has_few_samples_from_the_beginning_to_its_last_step(crowded: Session) -> None:
    watch(crowded, 4000)
    found = samples(crowded.view())
    assert found[0] == [0, 0.0, 0, 0]
    assert found[-1][0] == 4000 + limits.STEPS_AFTER
    assert 200 < len(found) <= limits.GAUGE_SAMPLES + 1
    assert [sample[0] for sample in found] == sorted({sample[0] for sample in found})


def test_steps_bring_the_samples_of_their_own_stretch(crowded: Session) -> None:
    watch(crowded, 1000)
    found = [sample[0] for sample in samples(crowded.fetch("b1", 600, 900, base=False))]
    assert (found[0] > 600, found[-1]) == (True, 900)
    assert [s[0] for s in samples(crowded.fetch("b1", 600, 900, base=True))][:1] == [0]


def test_a_fork_has_the_samples_that_it_shares_and_its_own_after(crowded: Session) -> None:
    watch(crowded, 1000)
    old = samples(crowded.view())
    place = Place(500, round(step_at(crowded, 500)["at"] * 1000))
    answer = decoded(crowded.command("b1", place, {"do": "crash", "node": "n1"}))
    new = answer["view"]["gauges"]["samples"]
    assert [sample for sample in new if sample[0] <= 500] == [sample for sample in old if sample[0] <= 500]
    last = new[-1]
    assert answer["view"]["branch"] == "b2"
    states = [decoded(crowded.node("b2", f"n{i}", last[0]))["state"]["heard"] for i in range(1, NODES + 1)]
    assert last[2] == sum(states)


def test_who_joins_is_counted_from_then_on(crowded: Session) -> None:
    place = watch(crowded, 1000)
    crowded.command("b1", place, {"do": "join", "node": f"n{NODES + 1}"})
    watch_on(crowded, 3000)
    *_, last = samples(crowded.view())
    named = [f"n{i}" for i in range(1, NODES + 2)]
    heard = [decoded(crowded.node("b1", node, int(last[0])))["state"]["heard"] for node in named]
    assert heard[-1] > 0
    assert last[2] == sum(heard)


def watch_on(session: Session, seq: int) -> None:
    """Play to a later step, from wherever the viewer is."""
    reached = session.branch.playhead.seq
    while reached < seq:
        reach = session.reach(Credit("b1", reached, 0, min(1000, seq - reached)), reached, session.batch(reached))
        reached = reach.seq
        at = step_at(session, reached)["at"]
        session.look("b1", Place(reached, round(at * 1000)))


# --- turns -----------------------------------------------------------------------------------------------------------


def test_others_have_their_turns_while_the_world_of_a_crowd_is_gone_back_to(store: Store) -> None:
    turns = 0

    def sleep(_: float) -> None:
        nonlocal turns
        turns += 1

    crowded = Session.of("tab", Run(Crowd.id, nodes=1000, clients=0, seed=7), store, Means(sleep, Limits()))
    watch(crowded, 2900)
    session = Session.restored(crowded.saved, store, Means(sleep, replace(Limits(), slice_seconds=0.0)))
    session.view()
    asks: list[Callable[[], object]] = [
        lambda: session.node("b1", "n7", 2900),
        lambda: session.fetch("b1", 2900, 2900, base=True),
        lambda: session.command("b1", session.branch.playhead, {"do": "crash", "node": "n7"}),
    ]
    for ask in asks:
        turns = 0
        ask()
        assert turns >= 900 // 32, "none of the 900 steps since the last checkpoint holds the others up"


def test_times_of_rows_are_whole_microseconds(crowded: Session) -> None:
    watch(crowded, 400)
    light = decoded(crowded.fetch("b1", 300, 400, base=True))
    rows = light["steps"]["rows"]
    at = light["steps"]["at"] + sum(row[0] for row in rows)
    assert all(isinstance(row[0], int) for row in rows)
    assert millis(at) == step_at(crowded, 400)["at"]
    assert light["base"]["at"] == light["steps"]["at"]
