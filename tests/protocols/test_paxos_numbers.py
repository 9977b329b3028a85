"""ProposalIDs: the timestamp in the high bits, the machine's address in the low ones; unique, rising, never reused."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.protocols.paxos_node import number
from visualizer.core.errors import InputError
from visualizer.core.shape import decode
from visualizer.protocols.paxos.proposal_id import ProposalID, address_of, following, proposer_of

machines = st.integers(1, 2**24 - 1).map(lambda i: f"n{i}")
ids = st.builds(ProposalID, st.integers(0, 5), st.integers(1, 2**24 - 1).map(lambda i: address_of(f"n{i}")))


def as_bits(one: ProposalID) -> int:
    """The number as the notes have it: one whole number, the timestamp high, the address low."""
    low = 0
    for part in one.address.split("."):
        low = low * 256 + int(part)
    return one.timestamp << 32 | low


@given(ids, ids)
def test_they_are_ordered_as_the_whole_numbers_that_they_are(a: ProposalID, b: ProposalID) -> None:
    assert (a < b, a <= b, a > b, a >= b, a == b) == (
        as_bits(a) < as_bits(b), as_bits(a) <= as_bits(b), as_bits(a) > as_bits(b), as_bits(a) >= as_bits(b),
        as_bits(a) == as_bits(b),
    )  # fmt: skip


def test_addresses_are_compared_as_numbers_and_not_as_texts() -> None:
    rising = [ProposalID(1, address) for address in ("10.0.0.9", "10.0.0.10", "10.0.0.255", "10.0.1.0", "10.0.2.1")]
    assert all(a < b for a, b in pairwise(rising))


def test_the_timestamp_counts_before_the_address() -> None:
    assert number(1, 250) < number(2, 1)


def test_the_page_shows_timestamp_and_address() -> None:
    assert str(number(1042, 3)) == "1042·10.0.0.3"


@given(machines)
def test_an_address_leads_back_to_its_node(node: str) -> None:
    assert proposer_of(address_of(node)) == node


@given(st.none() | ids, st.none() | ids, machines)
def test_the_next_number_is_ones_own_and_above_all_that_one_knows(
    last: ProposalID | None, seen: ProposalID | None, me: str
) -> None:
    new = following(last, seen, me)
    assert new.address == address_of(me)
    assert all(known is None or known < new for known in (last, seen))


@given(st.lists(machines, min_size=2, max_size=20))
def test_numbers_of_different_machines_are_never_the_same(nodes: list[str]) -> None:
    """Each makes its next one without a word to the others."""
    last: dict[str, ProposalID] = {}
    made = []
    for node in nodes:
        last[node] = following(last.get(node), None, node)
        made.append(last[node])
    assert len(set(made)) == len(made)


@pytest.mark.parametrize(
    "wrong", [[1, "10.0.0.256"], [-1, "10.0.0.1"], [1], [1, "10.0.0.01"], "1·10.0.0.1", [1.5, "10.0.0.1"]]
)
def test_what_is_no_number_is_refused(wrong: object) -> None:
    with pytest.raises(InputError):
        decode(wrong, ProposalID, "initial")
