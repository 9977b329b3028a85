"""Totem, broken on purpose: each twin drops one rule, and one of Totem's promises breaks. Each is a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from visualizer.core.names import NodeId
from visualizer.core.units import PositiveMillis
from visualizer.protocols.totem.engine import Totem
from visualizer.protocols.totem.messages import CommitEntry, Message, Service, Token
from visualizer.protocols.totem.params import Load, TotemParams
from visualizer.protocols.totem.state import TotemState


class BusyParams(TotemParams, frozen=True):
    """Messages enough to be lost, so that the fault shows itself."""

    load: Load = 5.0


class SafeParams(BusyParams, frozen=True):
    """The same, all to be delivered as safe."""

    service: Service = "safe"


class SafeAfterOneRotation(Totem):
    """Safe is delivered as soon as the token goes on with such an aru: those it has yet to reach may lower it (§5)."""

    variant = "safe-after-one-rotation"
    Params = SafeParams

    def safe_line(self, before: int, aru: int) -> int:
        """One visit is enough."""
        return aru


class HastyParams(BusyParams, frozen=True):
    """The token is sent again while it is still on its way round."""

    token_retransmit: PositiveMillis | None = 60.0


class TakesAnyToken(Totem):
    """token_seq is not checked: a token that was sent again too soon is taken too, and the ring has two (§5)."""

    variant = "takes-any-token"
    Params = HastyParams

    def is_new(self, me: TotemState, token: Token) -> bool:
        """Every token will do."""
        return True


class AruPastGap(Totem):
    """my_aru is the highest number received, whatever is missing before it: nobody asks for what is missing (§5)."""

    variant = "aru-past-gap"
    Params = BusyParams

    def all_received_up_to(self, aru: int, seq: int, received: tuple[int, ...]) -> int:
        """The last one that came."""
        return max(aru, seq)


class DeliversOnArrival(Totem):
    """Messages are delivered as they come: the network's order is another at every node (§5)."""

    variant = "delivers-on-arrival"
    Params = BusyParams

    def deliverable_up_to(self, me: TotemState) -> int:
        """Whatever is here."""
        return me.received[-1] if me.received else 0


class JoinerBeforeConsensus(Totem):
    """The representative makes a ring as soon as one other agrees: the rest may want another, or be gone (§6)."""

    variant = "joiner-before-consensus"

    def has_consensus(self, me: TotemState) -> bool:
        """One other is enough."""
        return len(me.consensus) > 1 or super().has_consensus(me)


class RecoveryForgets(Totem):
    """A message that others lack is not broadcast again: those who move together deliver different messages (§7)."""

    variant = "recovery-forgets"
    Params = BusyParams

    def to_recover(self, me: TotemState, own: CommitEntry, together: tuple[CommitEntry, ...]) -> tuple[Message, ...]:
        """All but the first."""
        return super().to_recover(me, own, together)[1:]


class TwoRepresentatives(Totem):
    """The highest makes a ring as well as the lowest: the same nodes are asked into two rings at once (§6)."""

    variant = "two-representatives"

    def makes_ring(self, me: TotemState, members: tuple[NodeId, ...], name: NodeId) -> bool:
        """Both ends."""
        return name in (members[0], members[-1])


_TWINS: Final = (
    SafeAfterOneRotation,
    TakesAnyToken,
    AruPastGap,
    DeliversOnArrival,
    JoinerBeforeConsensus,
    RecoveryForgets,
    TwoRepresentatives,
)

VARIANTS: Final[Mapping[str, type[Totem]]] = {twin.variant: twin for twin in _TWINS}
