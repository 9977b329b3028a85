"""Totem's parameters: timeouts in milliseconds, scaled for a classroom; window and load in messages."""

from __future__ import annotations

from typing import Annotated

import msgspec

from visualizer.core.client import ClientParams
from visualizer.core.units import Micros, Millis, PositiveMillis, PositiveRange, micros
from visualizer.protocols.totem.messages import Service

Positive = Annotated[int, msgspec.Meta(ge=1, le=10_000)]
"""A number of messages or of visits."""

Load = Annotated[float, msgspec.Meta(ge=0.0, le=1000.0)]
"""Messages a second."""


class TotemParams(ClientParams, frozen=True):
    """What a person can set. Odd settings (a token that is missed before it can come round) are lessons, not errors."""

    token: PositiveMillis = 1000.0
    """How long the token may stay away before it counts as lost."""
    token_retransmit: PositiveMillis | None = None
    """How long a node waits for a sign that the token has gone on; token / 4.2 where it is not given."""
    hold: Millis = 10.0
    """How long the holder keeps the token, so that it can be seen, and that its messages arrive first."""
    join: PositiveMillis = 50.0
    """How often a gathering node says what it knows."""
    consensus: PositiveMillis | None = None
    """How long a gathering waits for all to agree; 1.2 × token where it is not given."""
    merge: PositiveMillis = 200.0
    """How often a representative makes its ring known."""
    fail_to_receive: Positive = 2500
    """Visits of the token without any progress of one node's aru after which the others give that node up."""
    window_size: Positive = 50
    """Broadcasts of all nodes together in one rotation."""
    max_messages: Positive = 17
    """Broadcasts of one node on one visit of the token."""
    load: Load = 0.0
    """Messages a second that every node broadcasts by itself."""
    service: Service = "agreed"
    """How those messages are delivered."""
    client_retry: PositiveRange = (1000.0, 2000.0)

    @property
    def token_retransmit_micros(self) -> Micros:
        """When a token that was sent is sent again, in µs."""
        return micros(self.token / 4.2 if self.token_retransmit is None else self.token_retransmit)

    @property
    def consensus_micros(self) -> Micros:
        """The consensus timeout, in µs."""
        return micros(self.token * 1.2 if self.consensus is None else self.consensus)
