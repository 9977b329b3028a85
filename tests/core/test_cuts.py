"""Cuts are the links that are cut, however many, and are told in few groups."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from visualizer.core.cuts import NO_CUTS, Cuts
from visualizer.core.names import node_name

NODES = [node_name(number) for number in range(1, 7)]
SIDES = st.lists(st.sampled_from(NODES), max_size=4).map(tuple)
ACTS = st.lists(st.tuples(st.booleans(), SIDES, SIDES), max_size=8)


def after(acts: list[tuple[bool, tuple[str, ...], tuple[str, ...]]]) -> tuple[Cuts, set[tuple[str, str]]]:
    """Cuts and heals, carried out, and the links that should be cut then."""
    cuts, links = NO_CUTS, set[tuple[str, str]]()
    for cuts_them, senders, receivers in acts:
        pairs = {(a, b) for a, b in product(senders, receivers) if a != b}
        cuts = cuts.cut(senders, receivers) if cuts_them else cuts.heal(senders, receivers)
        links = links | pairs if cuts_them else links - pairs
    return cuts, links


@given(ACTS)
def test_a_link_is_cut_from_when_it_was_cut_until_it_was_healed(
    acts: list[tuple[bool, tuple[str, ...], tuple[str, ...]]],
) -> None:
    cuts, links = after(acts)
    assert sorted(cuts) == sorted(links)
    assert {pair for pair in product(NODES, NODES) if pair in cuts} == links


def test_where_nothing_is_cut_it_is_the_one_value_without_a_cut() -> None:
    assert NO_CUTS.cut(("n1",), ("n1",)) is NO_CUTS
    assert NO_CUTS.cut((), ("n1",)) is NO_CUTS
    assert NO_CUTS.cut(("n1",), ("n2", "n3")).heal(("n1", "n2"), ("n3", "n2")) is NO_CUTS
    assert not NO_CUTS
    assert NO_CUTS.cut(("n1",), ("n2",))


def test_a_cut_leaves_what_it_was_made_of_as_it_was() -> None:
    one = NO_CUTS.cut(("n1",), ("n2",))
    one.cut(("n1",), ("n3",))
    one.heal(("n1",), ("n2",))
    assert list(one) == [("n1", "n2")]


def test_the_same_links_are_the_same_value() -> None:
    one = NO_CUTS.cut(("n1", "n2"), ("n3",))
    other = NO_CUTS.cut(("n2",), ("n3",)).cut(("n1",), ("n3",))
    assert one == other
    assert hash(one) == hash(other)
    assert one != NO_CUTS


def test_two_halves_of_a_crowd_are_two_groups_by_number() -> None:
    names = [node_name(number) for number in range(1, 1001)]
    left, right = tuple(names[:500]), tuple(names[500:])
    halves = NO_CUTS.cut(reversed(left), right).cut(right, left)
    assert halves.groups() == ((left, right), (right, left))


def test_who_is_isolated_and_the_others_are_two_groups() -> None:
    names = tuple(node_name(number) for number in range(1, 101))
    alone = NO_CUTS.cut(("n7",), names).cut(names, ("n7",))
    assert len(alone.groups()) == 2
    assert ("n7", "n7") not in alone
