"""The parameters of rumor mongering: the paper's variations, each with its name there (§1.4)."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec

from visualizer.core.client import ClientParams
from visualizer.core.units import PositiveMillis

Mode = Literal["push", "pull", "push_pull"]
Stop = Literal["counter", "coin"]

MOST_CONTACTS: Final = 50
"""The most contacts of a node in one cycle, and the most unnecessary ones that it may be asked to endure."""

Contacts = Annotated[int, msgspec.Meta(ge=1, le=MOST_CONTACTS)]
"""A number of contacts, from 1."""


class RumorParams(ClientParams, frozen=True):
    """What a person can set. The paper's numbers are those of the synchronous mode."""

    mode: Mode = "push"
    """Who calls: those that know (push), everybody (pull), or both."""
    feedback: bool = True
    """Whether the one that was told says what it knew already; without it the teller is blind, and every contact counts
    as an unnecessary one."""
    stop: Stop = "counter"
    """How interest is lost: after k unnecessary contacts (counter), or after each with probability 1/k (coin)."""
    k: Contacts = 2
    interval: PositiveMillis = 100.0
    """Milliseconds between two cycles of a node."""
    synchronous: bool = False
    """Whether all nodes act in cycles, in which messages take no time; or each in its own time."""
    fanout: Contacts = 1
    """How many others a node contacts in a cycle."""
    death_certificates: bool = True
    """Whether a deletion is spread as a rumor of its own, or the item just removed where the client asked for it."""
