"""Scuttlebutt, broken on purpose: the twin drops one rule, and a promise breaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from visualizer.protocols.gossip.scuttlebutt.engine import Scuttlebutt
from visualizer.protocols.gossip.scuttlebutt.messages import Told
from visualizer.protocols.gossip.scuttlebutt.params import ScuttlebuttParams


class TightParams(ScuttlebuttParams, frozen=True):
    """What the fault needs to show itself: deltas that overflow."""

    mtu: int = 1


class SkipsVersions(Scuttlebutt):
    """Under the limit it sends the newest and leaves out what is below: that is never asked for again (§3.2)."""

    variant = "skips-versions"
    Params = TightParams

    def chosen(self, ordered: list[Told], mtu: int) -> tuple[Told, ...]:
        """The last ones."""
        return tuple(ordered[-mtu:])


_TWINS: Final = (SkipsVersions,)

VARIANTS: Final[Mapping[str, type[Scuttlebutt]]] = {twin.variant: twin for twin in _TWINS}
