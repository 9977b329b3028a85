"""docs/trace.md and its JSON Schema say what is in a trace: every line that comes out is held against them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

import jsonschema
import msgspec
import pytest

from tests.contract.reference import PAGE, reference, written_by_hand
from visualizer import wire
from visualizer.bootstrap import ROOT
from visualizer.cli.course import Goal, chosen
from visualizer.core.command import COMMANDS, MEMBERSHIP
from visualizer.core.run import Network, Run
from visualizer.core.timeline import Timeline
from visualizer.core.units import micros
from visualizer.registry import describe, prepared, protocols
from visualizer.scenario import scenarios

SCHEMA = json.loads((ROOT / "docs" / "trace.schema.json").read_text(encoding="utf-8"))
ROUGH = Goal(until=micros(6_000.0), chaos=0.8)


def shape(name: str) -> jsonschema.Draft202012Validator:
    """One of the shapes."""
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})


def complaints(name: str, value: Any) -> list[str]:
    """What is wrong with a value of a shape."""
    return [f"{error.json_path}: {error.message}" for error in shape(name).iter_errors(value)]


@cache
def lines(protocol: str) -> list[dict[str, Any]]:
    """A trace with all in it that a run can have: chaos, loss, copies, a slow disk, a lost one, an initial state."""
    network = Network(loss=0.05, duplicate=0.05, disk_write=(0.0, 3.0))
    own = ({"do": "lose_disk", "node": "n5", "at": 0.0}, {"do": "restart", "node": "n5", "at": 90.0})
    down = {"n5": {"up": False}}
    run, made = prepared(Run(protocol, clients=2, network=network, initial=down, commands=own))
    timeline = Timeline(chosen(run, made, ROUGH), made)
    timeline.extend(ROUGH.until, 100_000)
    texts = [wire.line(wire.header_json(timeline)), *(wire.line(wire.step_json(s, made)) for s in timeline.steps)]
    return [json.loads(text) for text in texts]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("protocol", protocols())
def test_every_line_of_a_trace_has_its_shape(protocol: str) -> None:
    header, *steps = lines(protocol)
    assert not complaints("header", header)
    validator = shape("step")
    for step in steps:
        assert not [f"step {step['seq']}: {error.message}" for error in validator.iter_errors(step)]


@pytest.mark.parametrize("protocol", protocols())
def test_times_have_at_most_three_decimals(protocol: str) -> None:
    for step in lines(protocol)[1:]:
        times = [step["at"], *(m[key] for m in step["sent"] for key in ("sent_at", "arrives_at"))]
        assert all(round(time, 3) == time for time in times)


def broken_steps() -> Iterator[Any]:
    """Steps in which a promise is broken, one of every twin that is quickly caught."""
    for protocol, made in protocols().items():
        for variant in made.variants:
            run, twin = prepared(Run(protocol, variant=variant, seed=1))
            timeline = Timeline(chosen(run, twin, ROUGH), twin)
            timeline.extend(ROUGH.until, 10_000)
            broken = (wire.step_json(step, twin) for step in timeline.steps if step.violations)
            yield from islice(broken, 5)


def test_a_violation_has_its_shape() -> None:
    broken = [json.loads(wire.line(step)) for step in broken_steps()]
    assert broken
    for step in broken:
        assert not complaints("step", step)


def test_what_may_come_into_a_step_does_so_here() -> None:
    """So that the tests above have looked at all of it."""
    seen = {key for protocol in protocols() for step in lines(protocol)[1:] for key, value in step.items() if value}
    assert seen >= set(SCHEMA["$defs"]["step"]["properties"]) - {"violations"}
    fates = {m["fate"] for protocol in protocols() for step in lines(protocol)[1:] for m in step["sent"]}
    assert fates == {"arrive", "lost", "cut"}


def test_every_scenarios_run_has_the_shape_of_a_run() -> None:
    for scenario in scenarios().values():
        assert not complaints("run", json.loads(json.dumps(scenario.run)))


def test_every_field_of_every_command_is_in_the_schema() -> None:
    declared = {field.encode_name for command in (*COMMANDS, *MEMBERSHIP) for field in msgspec.structs.fields(command)}
    assert declared | {"do"} == set(SCHEMA["$defs"]["command"]["properties"])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("run", {"protocol": "raft", "nodes": 5001}),
        ("run", {"protocol": "raft", "colour": "red"}),
        ("command", {"do": "crash", "node": "n1"}),
        ("command", {"do": "crash", "node": "n1", "at": -1}),
        ("step", {"seq": 1}),
        ("header", {"concord": 2}),
    ],
)
def test_the_schema_refuses_what_is_none(name: str, value: Any) -> None:
    assert complaints(name, value)


# --- the page --------------------------------------------------------------------------------------------------------


def test_the_reference_on_the_page_is_what_the_protocols_declare() -> None:
    """`python -m tests.contract.reference` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == written_by_hand() + reference()


def test_the_page_names_every_command_and_every_key() -> None:
    page = written_by_hand()
    for command in (*COMMANDS, *MEMBERSHIP):
        assert f"`{command.__struct_config__.tag}`" in page
    for key in SCHEMA["$defs"]["step"]["properties"]:
        assert f"`{key}`" in page
    for key in describe(next(iter(protocols().values())))["network"]:
        assert f"`{key['name']}`" in page
