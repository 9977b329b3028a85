"""`protocols` and `scenarios`: what there is."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from visualizer import registry
from visualizer.scenario import scenario_json, scenarios
from visualizer.sentences import LANGUAGES, Sentences, sentences

Json = dict[str, Any]


def add_to(commands: Any) -> None:
    """Declare both commands and their options."""
    for name, command, says in (
        ("protocols", _protocols, "the protocols: parameters, state, messages, timers, commands, promises, twins"),
        ("scenarios", _scenarios, "the scenarios: stories that a run tells, and what each must reach"),
    ):
        parser = commands.add_parser(name, help=says, description=f"List {says}.")
        parser.set_defaults(command=command)
        parser.add_argument("--json", action="store_true", help="print JSON in place of words")
        parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help="the language of what is printed")


def _protocols(options: argparse.Namespace) -> int:
    described = [registry.describe(protocol) for protocol in registry.protocols().values()]
    if options.json:
        _print_json(described)
    else:
        words = sentences(options.lang)
        for protocol in described:
            print("\n".join(_told(protocol, words)))
    return 0


def _scenarios(options: argparse.Namespace) -> int:
    if options.json:
        _print_json([scenario_json(scenario) for scenario in scenarios().values()])
        return 0
    for scenario in scenarios().values():
        shown = scenario_json(scenario)
        print(f"{scenario.id}\n    {shown['title'][options.lang]}\n    {shown['about'][options.lang]}")
    return 0


def _print_json(value: Any) -> None:
    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def _told(protocol: Json, words: Sentences) -> Iterator[str]:
    """A protocol in words: its name, and under each heading what it has."""
    own = protocol["id"]
    yield f"{own}: {words.say(own)}"
    yield from _section(words, "params", (_parameter(one, own, words) for one in protocol["params"]))
    yield from _section(words, "network", (f"network.{_typed(one)}" for one in protocol["network"]))
    yield from _section(words, "state", (_field(one, words) for one in protocol["state"]))
    yield from _section(words, "messages", (_message(one) for one in protocol["messages"]))
    yield from _section(words, "timers", protocol["timers"])
    yield from _section(words, "commands", (f"{one['do']}  {one['doc']}" for one in protocol["commands"]))
    named = {kind: protocol[f"{kind}s"] for kind in ("milestone", "invariant")}
    named["variant"] = [one["id"] for one in protocol["variants"]]
    for kind, names in named.items():
        yield from _section(words, f"{kind}s", (f"{name}  {words.say(f'{own}-{kind}-{name}')}" for name in names))


def _section(words: Sentences, heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"  {words.say(f'catalogue-{heading}')}"
    for line in lines:
        yield f"    {line}"


def _parameter(one: Json, protocol: str, words: Sentences) -> str:
    own, shared = f"{protocol}-param-{one['name']}", f"client-param-{one['name']}"
    return f"{_typed(one)}  {words.say(own if words.has(own) else shared)}"


def _typed(one: Json) -> str:
    bounds = [f"{word} {one[word]}" for word in ("min", "max") if word in one]
    default = msgspec.json.encode(one["default"]).decode()
    return f"{one['name']}={default}  ({', '.join([one['type'], *bounds, *_unit(one)])})"


def _unit(one: Json) -> list[str]:
    return [one["unit"]] if "unit" in one else []


def _field(one: Json, words: Sentences) -> str:
    return f"{one['name']}  ({one['type']}{words.say('catalogue-stable') if one['stable'] else ''})"


def _message(one: Json) -> str:
    return f"{one['type']} {{{', '.join(field['name'] for field in one['fields'])}}}  {one['doc']}"
