"""The map of numbers: a value like any other, whatever way it was made, and quick to compare with its versions."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.errors import InputError
from visualizer.core.limits import SLOT
from visualizer.core.persistent import NO_NUMBERS, IntMap, builtin
from visualizer.core.shape import decode

numbers = st.one_of(st.integers(0, 40), st.integers(0, 2_000), st.integers(0, 2**53))
"""Near each other, so that they meet; and far from each other, so that the tree grows and shrinks."""

deeds = st.lists(st.tuples(numbers, st.one_of(st.none(), st.integers(0, 2))), max_size=40)
"""Put a value at a number; with None, take the number out."""


def done(deeds: list[tuple[int, int | None]]) -> list[tuple[IntMap[int], dict[int, int]]]:
    """Every version of a map to which this is done, beside a dictionary to which the same is done."""
    versions: list[tuple[IntMap[int], dict[int, int]]] = [(NO_NUMBERS, {})]
    for key, value in deeds:
        made, model = versions[-1]
        if value is None:
            versions.append((made.without(key), {k: v for k, v in model.items() if k != key}))
        else:
            versions.append((made.put(key, value), model | {key: value}))
    return versions


@given(deeds)
def test_it_holds_what_a_dictionary_holds_in_the_order_of_the_numbers(what: list[tuple[int, int | None]]) -> None:
    for made, model in done(what):
        assert list(made.items()) == sorted(model.items())
        assert len(made) == len(model)
        assert made.last == max(model, default=-1)
        assert all(made.get(key) == model.get(key) and (key in made) == (key in model) for key, _ in what)


@given(deeds)
def test_equal_content_is_an_equal_value_whatever_way_it_was_made(what: list[tuple[int, int | None]]) -> None:
    for made, model in done(what):
        again = IntMap(reversed(model.items()))
        assert made == again
        assert hash(made) == hash(again)
        assert not model or made != NO_NUMBERS


@given(deeds, deeds)
def test_two_versions_differ_where_their_content_does(
    what: list[tuple[int, int | None]], then: list[tuple[int, int | None]]
) -> None:
    (one, model), (other, theirs) = done(what)[-1], done(what + then)[-1]
    for mine, a, b in ((one, model, theirs), (other, theirs, model)):
        expected = sorted((key, value) for key, value in a.items() if b.get(key) != value)
        assert mine.differing(other if mine is one else one) == expected


@given(deeds, numbers)
def test_it_can_be_read_from_a_number_on(what: list[tuple[int, int | None]], first: int) -> None:
    made, model = done(what)[-1]
    assert list(made.since(first)) == sorted((key, value) for key, value in model.items() if key >= first)


def test_what_changes_nothing_is_the_very_same_map() -> None:
    value = "what is held"
    made = IntMap({7: value})
    assert made.put(7, value) is made
    assert made.without(8) is made


def test_a_missing_number_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        IntMap({1: "a"})[2]
    assert IntMap({1: "a"}).get(-1) is None


# --- as JSON ---------------------------------------------------------------------------------------------------------


def slots(value: Any) -> IntMap[str]:
    """What a person gave for such a map."""
    return decode(value, IntMap[str], "initial.n1.decided")


def test_its_keys_are_texts_in_json_both_ways() -> None:
    made = slots({"135": "a", "7": "b"})
    assert made == IntMap({7: "b", 135: "a"})
    assert msgspec.json.encode(made, enc_hook=builtin) == b'{"7":"b","135":"a"}'


def test_a_key_may_stand_for_several_numbers_with_the_same_value() -> None:
    assert slots({"1-3": "a", "5": "b"}) == IntMap({1: "a", 2: "a", 3: "a", 5: "b"})


@pytest.mark.parametrize("key", ["x", "", "-1", "1.5", "0", "3-2", f"1-{SLOT + 1}", str(SLOT + 1), "1-99999999999"])
def test_what_is_no_slot_is_refused_by_name(key: str) -> None:
    with pytest.raises(InputError, match=r"initial\.n1\.decided"):
        slots({key: "a"})


def test_a_number_is_given_once() -> None:
    with pytest.raises(InputError, match="each given once"):
        slots({"1-10": "a", "10": "b"})


def test_a_value_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(InputError):
        slots({"1": 5})
