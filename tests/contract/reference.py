"""The part of docs/trace.md that is made from what the protocols declare. Run it to write it: it prints nothing.

python -m tests.contract.reference
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from visualizer.bootstrap import ROOT
from visualizer.registry import describe, protocols
from visualizer.sentences import sentences

PAGE: Path = ROOT / "docs" / "trace.md"
MARK = "<!-- The rest is made from the declared shapes by `python -m tests.contract.reference`. -->\n"

Json = dict[str, Any]


def written_by_hand() -> str:
    """The page up to the mark."""
    return PAGE.read_text(encoding="utf-8").partition(MARK)[0]


def reference() -> str:
    """Every protocol's names, as they stand in traces."""
    return MARK + "\n".join(line for protocol in protocols().values() for line in _protocol(describe(protocol)))


def _protocol(one: Json) -> Iterator[str]:
    own, words = one["id"], sentences("en")
    yield f"\n## {words.say(own)}: `{own}`\n"
    yield f"{words.say(f'{own}.summary')}\n"
    yield from _table("State field", ("on disk", "is", "what it means"), (_state(own, field) for field in one["state"]))
    yield from _table("Message", ("fields",), (_message(message) for message in one["messages"]))
    yield from _table("Parameter", ("is", "default", "what it does"), (_param(own, param) for param in one["params"]))
    kinds = {"Timer": "timer", "Milestone": "milestone", "Promise": "invariant", "Role": "role"}
    for heading, kind in kinds.items():
        yield from _table(
            heading, ("",), ([f"`{name}`", words.say(f"{own}-{kind}-{name}")] for name in one[f"{kind}s"])
        )
    twins = [[f"`{twin['id']}`", words.say(f"{own}-variant-{twin['id']}.help")] for twin in one["variants"]]
    yield from _table("Broken twin", ("",), twins)


def _table(heading: str, columns: tuple[str, ...], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join((heading, *columns))} |"
    yield f"|{'---|' * (1 + len(columns))}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '∣') for cell in row)} |"
    yield ""


def _state(own: str, field: Json) -> list[str]:
    key = "world-field-up" if field["name"] == "up" else f"{own}-field-{field['name']}"
    means = sentences("en").say(f"{key}.help")
    return [f"`{field['name']}`", "yes" if field["stable"] else "", field["type"], means]


def _message(message: Json) -> list[str]:
    return [f"`{message['type']}`", ", ".join(f"`{field['name']}`" for field in message["fields"])]


def _param(own: str, param: Json) -> list[str]:
    words = sentences("en")
    key = f"{own}-param-{param['name']}"
    does = words.say(f"{key}.help" if words.has(key) else f"client-param-{param['name']}.help")
    unit = f", {param['unit']}" if "unit" in param else ""
    return [f"`{param['name']}`", param["type"] + unit, f"`{msgspec.json.encode(param['default']).decode()}`", does]


if __name__ == "__main__":
    PAGE.write_text(written_by_hand() + reference(), encoding="utf-8")
