"""Scenarios: stories in TOML, each a run and what it must reach, so that a lesson cannot silently stop teaching.

A file `scenarios/raft/leader-crash.toml` is the scenario `raft/leader-crash`. Its title and what it is about stand in
`locales/` under `scenario-raft-leader-crash`. The run has the shape of a run file; times are milliseconds.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec

from visualizer import registry
from visualizer.core import limits
from visualizer.core.client import ClientState
from visualizer.core.command import Place
from visualizer.core.errors import ConcordError, InputError
from visualizer.core.names import NodeId, is_client
from visualizer.core.protocol import Protocol
from visualizer.core.run import Run
from visualizer.core.shape import decode, state_json
from visualizer.core.timeline import Timeline
from visualizer.core.units import Micros, Millis, PositiveMillis, micros, millis
from visualizer.core.world import World
from visualizer.sentences import LANGUAGES, line_of, sentences
from visualizer.wire import decode_run, run_json, shallow

Json = dict[str, Any]

FOLDER: Final = Path(__file__).parent / "scenarios"


class Reach(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A milestone that is to be reached after the one before it in the list, and `by` a virtual time."""

    milestone: str
    by: Millis | None = None


class Hold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a state field is to be at a moment (the end, where none is given), at some nodes (all, where none is given).

    One of: `is`; `at_least`, `at_most` (numbers); `length` (lists); `same_as` (as at that node).
    """

    field: str
    nodes: tuple[Place, ...] | None = None
    at: Millis | None = None
    is_: Any = msgspec.field(name="is", default=msgspec.UNSET)
    at_least: float | None = None
    at_most: float | None = None
    length: int | None = None
    same_as: Place | None = None


class Scenario(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A story: a run in the shape of a run file, how long it is, and what must come of it.

    breaks: the promises that it is to break, where it is the story of a broken twin. order: its place among the stories
    of its protocol, in the order in which one would teach them.
    """

    run: dict[str, Any]
    until: PositiveMillis
    reaches: Annotated[tuple[Reach, ...], msgspec.Meta(min_length=1)]
    holds: tuple[Hold, ...] = ()
    breaks: tuple[str, ...] = ()
    order: int = 0
    id: str = ""

    def prepared(self) -> tuple[Run, Protocol[Any]]:
        """Its run, checked, and its protocol. Raises InputError, where it expects what cannot be as well."""
        run, protocol = registry.prepared(decode_run(self.run))
        for i, reach in enumerate(self.reaches):
            if reach.milestone not in protocol.milestones:
                raise InputError(f"{protocol.id} has no milestone {reach.milestone!r}", f"{self.id}.reaches[{i}]")
        for i, name in enumerate(self.breaks):
            if name not in [invariant.name for invariant in protocol.invariants]:
                raise InputError(f"{protocol.id} has no invariant {name!r}", f"{self.id}.breaks[{i}]")
        for i, hold in enumerate(self.holds):
            _check_hold(hold, run, protocol, f"{self.id}.holds[{i}]")
        return run, protocol


def _check_hold(hold: Hold, run: Run, protocol: Protocol[Any], where: str) -> None:
    for place in (*(hold.nodes or run.node_names), *([hold.same_as] if hold.same_as else [])):
        if place[:1] == "@":
            if place[1:] not in protocol.roles:
                raise InputError(f"{protocol.id} has no role {place!r}", where)
        elif place not in (*run.node_names, *run.client_names):
            raise InputError(f"there is no {place!r} in this run", where)
        state = ClientState if is_client(place) else protocol.State
        if hold.field not in state.__struct_fields__:
            raise InputError(f"{place} has no state field {hold.field!r}", where)


@cache
def scenarios() -> Mapping[str, Scenario]:
    """Every scenario that comes with Concord, by its id: protocol by protocol, in the order of teaching."""
    paths = FOLDER.glob("*/*.toml")
    found = [parsed(path.read_bytes(), f"{path.parent.name}/{path.stem}") for path in paths]
    found.sort(key=lambda scenario: (scenario.run["protocol"], scenario.order, scenario.id))
    return {scenario.id: scenario for scenario in found}


def parsed(text: bytes, name: str) -> Scenario:
    """The scenario in a TOML file of that name. Raises InputError that says what is wrong with it."""
    try:
        document = tomllib.loads(text.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"not TOML: {error}", name) from None
    shallow(document, name)
    _finite(document, name)
    scenario: Scenario = decode({**document, "id": name}, Scenario, name)
    return scenario


def _finite(value: Any, where: str) -> None:
    """TOML can write NaN and infinity. Raises InputError where it does."""
    if isinstance(value, float) and not math.isfinite(value):
        raise InputError("numbers have to be finite", where)
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        _finite(inner, f"{where}.{key}")


def scenario_json(scenario: Scenario) -> Json:
    """A scenario as `scenarios --json` and the page have it."""
    key = scenario.id.replace("/", "-")
    return {
        "id": scenario.id,
        "protocol": scenario.run["protocol"],
        "title": {language: sentences(language).say(f"scenario-{key}") for language in LANGUAGES},
        "about": {language: sentences(language).say(f"scenario-{key}.about") for language in LANGUAGES},
        "run": run_json(scenario.prepared()[0]),
        "until": scenario.until,
        "milestones": [reach.milestone for reach in scenario.reaches],
        "reaches": msgspec.to_builtins(scenario.reaches),
        "holds": msgspec.to_builtins(scenario.holds),
        "breaks": list(scenario.breaks),
    }


# --- whether it comes out as it says ----------------------------------------------------------------------------------


class Unmet(msgspec.Struct, frozen=True):
    """An expectation that was not met: the id of its sentence in `locales/`, and the values."""

    sentence: str
    args: dict[str, Any]


def unmet(scenario: Scenario) -> list[Unmet]:
    """What a scenario's run does not reach of what the scenario says."""
    timeline = Timeline(*scenario.prepared())
    try:
        timeline.extend(micros(scenario.until), limits.STEPS_PER_SESSION)
    except ConcordError as error:
        return [Unmet("expect-no-error", {"says": line_of(error)})]
    return [*_unreached(scenario, timeline), *_broken(scenario, timeline), *_unheld(scenario, timeline)]


def _unreached(scenario: Scenario, timeline: Timeline) -> Iterator[Unmet]:
    reached = [(name, step.at) for step in timeline.steps for name in step.milestones]
    for wanted in scenario.reaches:
        where = next((i for i, (name, _) in enumerate(reached) if name == wanted.milestone), None)
        if where is None:
            yield Unmet("expect-milestone", {"milestone": wanted.milestone})
            return
        at = reached[where][1]
        if wanted.by is not None and at > micros(wanted.by):
            yield Unmet("expect-milestone-by", {"milestone": wanted.milestone, "by": wanted.by, "at": millis(at)})
        reached = reached[where + 1 :]


def _broken(scenario: Scenario, timeline: Timeline) -> Iterator[Unmet]:
    broken = [(violation.invariant, step.at) for step in timeline.steps for violation in step.violations]
    for name, at in broken:
        if name not in scenario.breaks:
            yield Unmet("expect-kept", {"invariant": name, "at": millis(at)})
    for name in scenario.breaks:
        if name not in [invariant for invariant, _ in broken]:
            yield Unmet("expect-broken", {"invariant": name})


def _unheld(scenario: Scenario, timeline: Timeline) -> Iterator[Unmet]:
    for hold in scenario.holds:
        at: Micros = micros(scenario.until if hold.at is None else hold.at)
        world = timeline.at(timeline.seq_at(at))
        for place in hold.nodes or timeline.run.node_names:
            node = _resolved(place, world, timeline)
            if node is None:
                yield Unmet("expect-role", {"role": place, "at": millis(at)})
                continue
            shown = _shown(world, node, hold.field)
            wanted = _wanted(hold, shown, world, timeline)
            if wanted is not None:
                args = {"node": node, "field": hold.field, "value": _text(shown), "wanted": wanted, "at": millis(at)}
                yield Unmet("expect-field", args)


def _resolved(place: Place, world: World, timeline: Timeline) -> NodeId | None:
    if not place.startswith("@"):
        return place
    return timeline.protocol.holder(place[1:], world.roster.nodes, world.states)


def _wanted(hold: Hold, shown: Any, world: World, timeline: Timeline) -> str | None:
    """What the field should have been, where it is something else; None where all is well."""
    number = shown if isinstance(shown, (int, float)) else math.nan
    if hold.is_ is not msgspec.UNSET and shown != hold.is_:
        return _text(hold.is_)
    if hold.at_least is not None and not number >= hold.at_least:
        return f"≥ {_text(hold.at_least)}"
    if hold.at_most is not None and not number <= hold.at_most:
        return f"≤ {_text(hold.at_most)}"
    if hold.length is not None and not (isinstance(shown, (list, dict)) and len(shown) == hold.length):
        return f"[{hold.length}]"
    if hold.same_as is not None:
        like = _resolved(hold.same_as, world, timeline)
        other = None if like is None else _shown(world, like, hold.field)
        return None if shown == other else _text(other)
    return None


def _shown(world: World, node: NodeId, field: str) -> Any:
    shown = state_json(world.states[node], (field,))[field]
    return msgspec.json.decode(msgspec.json.encode(shown))


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()
