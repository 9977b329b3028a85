"""What is refused is said in the viewer's language: each sentence that the code names stands in every one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from visualizer.bootstrap import ROOT
from visualizer.core.errors import ConcordError, InputError, Sentence
from visualizer.sentences import LANGUAGES, in_english, line_of
from visualizer.wire import error_json

Uses = dict[str, set[str]]
"""The names of the values of each sentence."""


class _Values(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)


def written(language: str) -> Uses:
    """The sentences of `refusals.ftl`."""
    text = (ROOT / "visualizer" / "locales" / language / "refusals.ftl").read_text(encoding="utf-8")
    found: Uses = {}
    for entry in FluentParser().parse(text).body:
        assert not isinstance(entry, fluent.Junk), entry.content
        if isinstance(entry, fluent.Message):
            values = _Values()
            values.visit(entry)
            found[entry.id.name] = values.names
    return found


def named() -> Iterator[tuple[str, set[str], str]]:
    """Every sentence that the code names, the values that it gives, and where."""
    for path in sorted((ROOT / "visualizer").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Sentence":
                values = {keyword.arg for keyword in call.keywords if keyword.arg}
                for part in ast.walk(call.args[0]):
                    if isinstance(part, ast.Constant):
                        yield str(part.value), values, f"{path.name}:{call.lineno}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_that_the_code_names_stands_in_each_language_with_its_values(language: str) -> None:
    stands = written(language)
    for name, values, where in named():
        assert name in stands, f"{where} names {name!r}"
        assert stands[name] == values, f"{where} gives {name!r} other values"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_there_that_nobody_says(language: str) -> None:
    assert written(language).keys() == {name for name, _, _ in named()}


def test_both_languages_say_the_same_of_the_same_values() -> None:
    assert written("en") == written("zh")


def test_a_refusal_goes_to_the_page_with_its_english_its_id_and_its_values() -> None:
    says = Sentence("cannot-time-out", timer="'election'", node="n2")
    assert error_json("command", says, "command") == {
        "code": "command",
        "says": "the timer 'election' of n2 is not armed",
        "id": "cannot-time-out",
        "args": {"timer": "'election'", "node": "n2"},
        "where": "command",
    }


def test_a_refusal_in_plain_words_goes_without_an_id() -> None:
    assert error_json("input", "it is empty") == {"code": "input", "says": "it is empty", "where": None}


def test_the_command_line_prints_the_place_and_the_english_sentence() -> None:
    assert line_of(InputError(Sentence("input-name", name="'n9'"), "commands[0].node")) == (
        "commands[0].node: there is no 'n9' in this run"
    )
    assert line_of(InputError("it is empty", "trace")) == "trace: it is empty"


@pytest.mark.parametrize("end", ["\n", "\r", "\x1e", "\u2028"])
def test_whatever_a_name_holds_the_line_stays_one(end: str) -> None:
    line = line_of(ConcordError(f"unknown field 'a{end}b'", f"params{end}"))
    assert len(line.splitlines()) == 1


def test_numbers_are_written_as_people_write_them() -> None:
    assert in_english(Sentence("input-order", low=300.0, high=150.5)) == "the low end 300 is above the high end 150.5"
    assert in_english(Sentence("limit-steps", limit=100_000)) == "a run is kept up to 100000 steps"
