"""Roles stand for nodes: the lowest number in a role, or the highest in rank where several believe to hold it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from tests.core.toys import Puppet, PuppetState


class Ranked(Puppet):
    """Whoever has anything on the disk speaks; the one with the most of it comes first."""

    roles: ClassVar[Mapping[str, Callable[[Any], bool]]] = {
        "speaker": lambda state: state.disk is not None,
        "thinker": lambda state: state.memory is not None,
    }
    ranks: ClassVar[Mapping[str, Callable[[Any], Any]]] = {"speaker": lambda state: state.disk}


NODES = ("n1", "n2", "n3", "n10")


def holder(role: str, **states: PuppetState) -> str | None:
    """Whom a role stands for; nodes of which nothing is said have nothing."""
    return Ranked(Ranked.Params()).holder(role, NODES, {node: states.get(node, PuppetState()) for node in NODES})


def test_without_a_rank_a_role_is_the_lowest_number_in_it() -> None:
    assert holder("thinker", n10=PuppetState(memory=9), n2=PuppetState(memory=1)) == "n2"


def test_with_a_rank_it_is_the_highest_and_the_lowest_number_of_equals() -> None:
    assert holder("speaker", n1=PuppetState(disk=1), n3=PuppetState(disk=5)) == "n3"
    assert holder("speaker", n10=PuppetState(disk=5), n3=PuppetState(disk=5)) == "n3"


def test_who_is_down_holds_no_role() -> None:
    assert holder("speaker", n1=PuppetState(disk=1), n3=PuppetState(disk=5, up=False)) == "n1"
    assert holder("speaker", n3=PuppetState(disk=5, up=False)) is None
