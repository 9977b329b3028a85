"""What holds for every protocol that the registry finds: no protocol is finished before all of this does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from typing import Any

import msgspec
import pytest

from visualizer import wire
from visualizer.bootstrap import ROOT
from visualizer.cli.course import Goal, chosen, pursue
from visualizer.core.chaos import Chaos
from visualizer.core.client import ClientParams, ClientReason, ClientReply, ClientRequest
from visualizer.core.command import Deliver
from visualizer.core.deed import WorldReason
from visualizer.core.kernel import Kernel
from visualizer.core.model import Reason
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run, message_types
from visualizer.core.shape import state_json
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros, millis
from visualizer.registry import describe, prepared, protocols
from visualizer.scenario import scenario_json, scenarios, unmet
from visualizer.sentences import LANGUAGES, sentences

ROUGH = Goal(until=micros(10_000.0), chaos=0.7, keep_going=True)
SEARCHED = Goal(until=micros(30_000.0), chaos=0.5)
ENOUGH_SEEDS = range(1, 201)

TWINS = [(protocol, variant) for protocol, made in protocols().items() for variant in made.variants]

every_protocol = pytest.mark.parametrize("protocol", protocols())
every_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def rough(protocol: str, seed: int = 1) -> Timeline:
    """A run through chaos, with as many clients as nodes."""
    run, made = prepared(Run(protocol, seed=seed, clients=3))
    timeline = Timeline(chosen(run, made, ROUGH), made)
    timeline.extend(ROUGH.until, 1_000_000)
    assert len(timeline.steps) > 500, "chaos leaves it running"
    return timeline


# --- the same run, the same bytes ------------------------------------------------------------------------------------


def traced(python: str, protocol: str, hash_seed: str) -> bytes:
    """The trace of a run, made by another process."""
    command = [python, "-m", "visualizer", "run", protocol, "--chaos", "0.7", "--until", "5s", "--trace", "-"]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True).stdout


@every_protocol
def test_a_run_is_the_same_bytes_in_every_process(protocol: str) -> None:
    first, second = (traced(sys.executable, protocol, hash_seed) for hash_seed in ("1", "4242"))
    assert first == second
    assert len(first.splitlines()) > 250


@every_protocol
@pytest.mark.parametrize("python", ["python3.12", "python3.13", "python3.14"])
def test_a_run_is_the_same_bytes_under_every_python_that_is_here(protocol: str, python: str) -> None:
    """Every version that is found and has what Concord needs is asked; there need not be any."""
    needs = "import fluent.runtime, msgspec, tqdm"
    found = shutil.which(python)
    if found and subprocess.run([found, "-c", needs], capture_output=True, check=False).returncode == 0:
        assert traced(found, protocol, "7") == traced(sys.executable, protocol, "8")


# --- what is at rest -------------------------------------------------------------------------------------------------


@every_protocol
def test_every_state_and_every_message_can_be_hashed(protocol: str) -> None:
    """A handler that leaves a list or a dictionary in a state could change the past."""
    for step in rough(protocol).steps:
        for change in step.changed:
            hash(msgspec.structs.astuple(change.after))
        for envelope in step.sent:
            hash(envelope.message)


@every_protocol
def test_folding_the_state_with_every_set_gives_every_nodes_state(protocol: str) -> None:
    timeline = rough(protocol)
    folded: dict[str, dict[str, Any]] = plain(wire.header_json(timeline)["state"])
    for step in timeline.steps:
        for node, fields in plain(wire.step_json(step, timeline.protocol)["set"]).items():
            folded[node] |= fields
        if step.seq % 97 == 0 or step.seq == len(timeline.steps):
            states = timeline.at(step.seq).states
            assert folded == plain({name: state_json(state) for name, state in states.items()})


@every_protocol
def test_folding_the_timers_gives_those_that_are_armed(protocol: str) -> None:
    timeline = rough(protocol)
    folded: dict[tuple[str, str], float] = {}
    for step in timeline.steps:
        if step.cause.kind == "timer":
            assert folded[step.node or "", step.cause.timer or ""] <= millis(step.at), "none fires before it is due"
        for node, timers in wire.step_json(step, timeline.protocol)["timers"].items():
            for name, due in timers.items():
                folded.pop((node, name), None)
                if due is not None:
                    folded[node, name] = due
        if step.seq % 97 == 0:
            armed = timeline.at(step.seq).timers
            assert folded == {
                (node, name): millis(timer.due)
                for node, timers in armed.items()
                for name, timer in timers.items()
                if timer.due is not None
            }


def plain(value: Any) -> Any:
    """A value as it is once it was JSON."""
    return msgspec.json.decode(msgspec.json.encode(value))


# --- messages --------------------------------------------------------------------------------------------------------


@every_protocol
def test_every_message_has_its_own_number_and_ends_at_most_once(protocol: str) -> None:
    steps = rough(protocol).steps
    ids = [envelope.id for step in steps for envelope in step.sent]
    assert ids == sorted(set(ids))
    arrived = [s.cause.message for s in steps if s.cause.kind in ("deliver", "lost")]
    taken_out = [message for step in steps for message in step.lost]
    by_hand = [s.cause.command.message for s in steps if isinstance(s.cause.command, Deliver)]
    ended = [*arrived, *taken_out, *by_hand]
    assert len(ended) == len(set(ended))
    assert set(ended) <= set(ids)
    died = {envelope.id for step in steps for envelope in step.sent if envelope.fate != "arrive"}
    assert not died & set(ended)


@every_protocol
def test_nothing_is_delivered_over_a_cut_to_a_node_that_is_down_or_before_its_time(protocol: str) -> None:
    timeline = rough(protocol)
    faults = timeline.at(0).faults()
    up = dict.fromkeys(timeline.run.node_names, True) | dict.fromkeys(timeline.run.client_names, True)
    due: dict[int | None, Any] = {}
    for step in timeline.steps:
        if step.cause.kind == "deliver":
            envelope = due[step.cause.message]
            # What waited at a paused node had arrived before, and a cut takes only what is on its way.
            assert step.at > envelope.arrives_at or (envelope.sender, envelope.to) not in faults.cuts
            assert up[envelope.to]
            assert step.at >= envelope.arrives_at
            assert envelope.to not in faults.paused
        elif step.cause.kind == "lost":
            assert not up[due[step.cause.message].to]
        due |= {envelope.id: envelope for envelope in step.sent}
        for message, at in step.moved:
            due[message] = msgspec.structs.replace(due[message], arrives_at=step.at if at is None else at)
        faults = faults if step.faults is None else step.faults
        up |= {change.node: change.after.up for change in step.changed}


# --- everything that a person reads, in both languages ---------------------------------------------------------------


def reasons(protocol: str) -> list[Reason]:
    """Every reason that a run of it can give."""
    shared: list[Reason] = [*WorldReason, *(ClientReason if protocols()[protocol].operations else ())]
    return [*protocols()[protocol].Reasons, *shared]


@every_protocol
@every_language
def test_every_reason_has_its_sentence_its_rule_and_its_section(protocol: str, language: str) -> None:
    words = sentences(language)
    missing = [
        f"{r}{part}" for r in reasons(protocol) for part in ("", ".rule", ".section") if not words.has(f"{r}{part}")
    ]
    assert not missing


@every_protocol
@every_language
def test_every_note_that_occurs_can_be_said(protocol: str, language: str) -> None:
    words = sentences(language)
    timelines = [rough(protocol), *(Timeline(*scenario.prepared()) for scenario in scenarios().values())]
    for timeline in timelines:
        if timeline.protocol.id != protocol:
            continue
        timeline.extend(micros(3_000.0), 100_000)
        for step in timeline.steps:
            for note in step.notes:
                args = {"node": step.node, **note.values()}
                for part in ("", ".rule", ".section"):
                    assert words.say(f"{note.reason}{part}", args)


def names(protocol: str) -> list[str]:
    """The ids of all texts that the page and the command line look up, made from what the protocol declares."""
    one = describe(protocols()[protocol])
    own = one["id"]
    keys = [own, f"{own}.summary"]
    keys += [f"{own}-field-{f['name']}{part}" for f in one["state"] if f["name"] != "up" for part in ("", ".help")]
    keys += [f"{own}-timer-{timer}{part}" for timer in one["timers"] for part in ("", ".help")]
    keys += [f"{own}-role-{role}" for role in one["roles"]]
    keys += [f"{own}-milestone-{milestone}" for milestone in one["milestones"]]
    keys += [f"{own}-gauge-{gauge}{part}" for gauge in one["gauges"] for part in ("", ".help")]
    keys += [f"{own}-invariant-{i}{part}" for i in one["invariants"] for part in ("", ".broken", ".section")]
    keys += [f"{own}-variant-{variant['id']}{part}" for variant in one["variants"] for part in ("", ".help")]
    clients_own = {ClientRequest.__name__, ClientReply.__name__, *ClientParams.__struct_fields__}
    keys += [f"client-timer-{timer}{part}" for timer in one["client_timers"] for part in ("", ".help")]
    keys += [
        f"client-field-{f['name']}{part}" for f in one["client_state"] if f["name"] != "up" for part in ("", ".help")
    ]
    for message in one["messages"]:
        owner = "client" if message["type"] in clients_own else own
        keys += [f"{owner}-message-{message['type']}{part}" for part in ("", ".help")]
    for param in one["params"]:
        owner = "client" if param["name"] in clients_own else own
        keys += [f"{owner}-param-{param['name']}{part}" for part in ("", ".help")]
    keys += [f"client-op-{operation['do']}" for operation in one["operations"]]
    return [*keys, "world-field-up", "world-field-up.help"]


@every_protocol
@every_language
def test_everything_that_it_declares_has_its_name_and_its_help(protocol: str, language: str) -> None:
    missing = [name for name in names(protocol) if not sentences(language).has(name)]
    assert not missing


@every_protocol
def test_every_message_is_described_where_it_is_declared(protocol: str) -> None:
    for message in message_types(protocols()[protocol]):
        assert message.__doc__, message
        assert message.__doc__.strip().endswith((".", "`")), message


@every_protocol
def test_what_it_declares_fits_together(protocol: str) -> None:
    made = protocols()[protocol]
    assert made.id == protocol
    assert made.variant is None
    assert len({invariant.name for invariant in made.invariants}) == len(made.invariants)
    for invariant in made.invariants:
        assert set(invariant.fields) <= set(made.State.__struct_fields__)
        assert set(invariant.sent) <= set(message_types(made))
    assert set(made.drawn) <= set(made.State.__struct_fields__)
    for gauge in made.gauges.values():
        assert isinstance(gauge(made.State()), (int, float))
    for variant, twin in made.variants.items():
        assert issubclass(twin, Protocol)
        assert (twin.variant, twin.id) == (variant, protocol)
        assert twin.State.__struct_fields__ == made.State.__struct_fields__


# --- promises --------------------------------------------------------------------------------------------------------


@every_protocol
@pytest.mark.parametrize("seed", range(1, 11))
def test_chaos_breaks_no_promise(protocol: str, seed: int) -> None:
    run, made = prepared(Run(protocol, seed=seed, clients=2))
    kernel = Kernel(run, made, record=False)
    outcome = pursue(kernel, SEARCHED, chaos=Chaos(kernel, SEARCHED.until, 0.5))
    assert (outcome.found, outcome.error) == ([], None)


@pytest.mark.parametrize(("protocol", "variant"), TWINS)
def test_every_broken_twin_is_caught_by_a_bounded_search(protocol: str, variant: str) -> None:
    for seed in ENOUGH_SEEDS:
        run, made = prepared(Run(protocol, variant=variant, seed=seed))
        kernel = Kernel(run, made, record=False)
        if pursue(kernel, SEARCHED, chaos=Chaos(kernel, SEARCHED.until, 0.5)).found:
            return
    pytest.fail(f"{len(ENOUGH_SEEDS)} runs through chaos did not catch it")


# --- stories ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", scenarios())
def test_every_scenario_reaches_what_it_says(name: str) -> None:
    missing = [sentences("en").say(one.sentence, one.args) for one in unmet(scenarios()[name])]
    assert not missing


@pytest.mark.parametrize("name", scenarios())
def test_every_scenario_has_its_title_and_what_it_is_about(name: str) -> None:
    shown = scenario_json(scenarios()[name])
    for text in (*shown["title"].values(), *shown["about"].values()):
        assert text
    assert shown["title"]["en"] != shown["title"]["zh"]


@every_protocol
def test_every_protocol_has_a_story(protocol: str) -> None:
    assert [name for name, scenario in scenarios().items() if scenario.run["protocol"] == protocol]
