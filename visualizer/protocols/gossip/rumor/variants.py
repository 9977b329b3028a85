"""Rumor mongering, broken on purpose: each twin drops one rule, and something that always holds does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from visualizer.protocols.gossip.rumor.engine import RumorMongering
from visualizer.protocols.gossip.rumor.params import RumorParams
from visualizer.protocols.gossip.rumor.state import Rumor, RumorState


class CounterNeverReset(RumorMongering):
    """A useful contact leaves the counter as it is: interest is lost while many have still to hear (§1.4)."""

    variant = "counter-never-reset"

    def reset(self, me: RumorState) -> None:
        """Whatever came of it."""


class LastWriterByArrival(RumorMongering):
    """What arrives last is taken for the newest: two writes of one key chase each other for ever (§1.1)."""

    variant = "last-writer-by-arrival"

    def wins(self, rumor: Rumor, mine: Rumor | None) -> bool:
        """Another one, be it older."""
        return mine is None or mine.version != rumor.version


class BareParams(RumorParams, frozen=True):
    """The parameters of the twin without death certificates."""

    death_certificates: bool = False


class DeletesWithoutCertificate(RumorMongering):
    """A deletion removes the item here and tells nobody: whoever still spreads it brings it back (§2)."""

    variant = "deletes-without-certificate"
    Params = BareParams


_TWINS: Final = (CounterNeverReset, LastWriterByArrival, DeletesWithoutCertificate)

VARIANTS: Final[Mapping[str, type[RumorMongering]]] = {twin.variant: twin for twin in _TWINS}
