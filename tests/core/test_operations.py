"""The key-value machine: what each operation does, and what it answers."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.operation import KEY_VALUE, Append, Cas, Get, Incr, Operation, Put, Value, apply, same
from visualizer.core.persistent import EMPTY, Map

values = st.one_of(st.none(), st.booleans(), st.integers(-9, 9), st.floats(-2, 2), st.text(max_size=3))


def answered(data: dict[str, Value], op: Operation) -> tuple[dict[str, Value], Value]:
    """What the machine holds after an operation, and its answer."""
    after, result = apply(Map(data), op)
    return dict(after), result


@given(st.dictionaries(st.sampled_from("xy"), values), values)
def test_put_sets_a_key_and_says_ok(data: dict[str, Value], value: Value) -> None:
    assert answered(data, Put("x", value)) == (data | {"x": value}, "ok")


@given(st.dictionaries(st.sampled_from("xy"), values))
def test_get_answers_with_the_value_or_null_and_changes_nothing(data: dict[str, Value]) -> None:
    assert answered(data, Get("x")) == (data, data.get("x"))


@pytest.mark.parametrize(
    ("before", "value", "text"),
    [
        ("ab", "c", "abc"),
        ("", "c", "c"),
        ("ab", 1, "ab1"),
        ("ab", True, "abtrue"),
        ("ab", None, "ab"),
        (None, "c", "c"),
        (12, 3, "123"),
        (1.5, "", "1.5"),
        (False, "!", "false!"),
    ],
)
def test_append_counts_other_values_as_their_json_and_null_as_nothing(before: Value, value: Value, text: str) -> None:
    assert answered({"x": before}, Append("x", value)) == ({"x": text}, text)


def test_append_to_no_key_is_the_text_itself() -> None:
    assert answered({}, Append("x", "c")) == ({"x": "c"}, "c")


@pytest.mark.parametrize(("before", "number"), [(0, 1), (-1, 0), (41, 42), (1.5, 2.5)])
def test_incr_adds_one_and_answers_with_the_new_number(before: Value, number: float) -> None:
    assert answered({"x": before}, Incr("x")) == ({"x": number}, number)


def test_incr_counts_from_0_where_there_is_no_key() -> None:
    assert answered({}, Incr("x")) == ({"x": 1}, 1)


@pytest.mark.parametrize("before", ["1", "", True, None])
def test_incr_of_what_is_no_number_answers_null_and_changes_nothing(before: Value) -> None:
    after, result = apply(Map(x=before), Incr("x"))
    assert (after["x"], result) == (before, None)


@given(values, values)
def test_cas_sets_the_key_exactly_where_it_holds_what_is_expected(held: Value, expected: Value) -> None:
    data, result = answered({"x": held}, Cas("x", expected, "new"))
    assert result is (msgspec.json.encode(held) == msgspec.json.encode(expected) or _same_number(held, expected))
    assert data == {"x": "new" if result else held}


def _same_number(a: Value, b: Value) -> bool:
    return type(a) in (int, float) and type(b) in (int, float) and a == b


def test_cas_expects_null_of_a_key_that_is_not_there() -> None:
    assert answered({}, Cas("x", None, 1)) == ({"x": 1}, True)
    assert answered({}, Cas("x", 0, 1)) == ({}, False)


@pytest.mark.parametrize(
    ("a", "b", "are_same"),
    [(1, 1.0, True), (1, True, False), (0, False, False), ("1", 1, False), ("", None, False), (None, None, True),
     (False, None, False), (True, True, True), (0.1, 0.1, True)],
)  # fmt: skip
def test_values_are_the_same_where_their_json_is(a: Value, b: Value, are_same: bool) -> None:
    assert same(a, b) is are_same
    assert same(b, a) is are_same


def test_an_operation_of_another_machine_is_refused() -> None:
    with pytest.raises(TypeError, match="not an operation"):
        apply(EMPTY, Operation())


@pytest.mark.parametrize("kind", KEY_VALUE)
def test_an_operation_is_told_by_what_it_does(kind: type[Operation]) -> None:
    fields: dict[str, Any] = dict.fromkeys(kind.__struct_fields__, "x")
    assert msgspec.to_builtins(kind(**fields)) == {"do": kind.__name__.lower(), **fields}
