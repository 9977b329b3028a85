"""Units and bounds of what a person may set.

Outside the engine a time is milliseconds with at most three decimals;
inside it is whole microseconds of the virtual clock.
"""

from typing import Annotated, Final

import msgspec

from visualizer.core import limits

Micros = int
"""A virtual time or span in whole microseconds."""

US_PER_MS: Final = 1000

Millis = Annotated[float, msgspec.Meta(ge=0.0, le=limits.TIME_MS, extra={"unit": "ms"})]
"""A time or span in milliseconds."""

PositiveMillis = Annotated[float, msgspec.Meta(ge=0.001, le=limits.TIME_MS, extra={"unit": "ms"})]
"""A span in milliseconds that is not nothing."""

Range = tuple[Millis, Millis]
"""A uniform range of milliseconds, low then high; equal for a constant."""

PositiveRange = tuple[PositiveMillis, PositiveMillis]
"""A uniform range of milliseconds above zero, low then high."""

Probability = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
"""A probability from 0 to 1."""

Text = Annotated[str, msgspec.Meta(max_length=limits.TEXT_LENGTH)]
"""A short text that a person typed."""

Whole = Annotated[int, msgspec.Meta(ge=-limits.NUMBER, le=limits.NUMBER)]
"""A whole number that JSON carries exactly."""

Count = Annotated[int, msgspec.Meta(ge=0, le=limits.NUMBER)]
"""A whole number from 0."""


Slot = Annotated[int, msgspec.Meta(ge=0, le=limits.SLOT)]
"""A place in an order, counted from 1, as somebody may give it; 0 is before the first."""


def micros(ms: float) -> Micros:
    """Milliseconds as whole microseconds, to the nearest."""
    return round(ms * US_PER_MS)


def millis(us: Micros) -> float:
    """Whole microseconds as milliseconds: a float with at most three decimals."""
    return us / US_PER_MS


def span(ms: tuple[float, float]) -> tuple[Micros, Micros]:
    """A range in milliseconds as one in microseconds."""
    return micros(ms[0]), micros(ms[1])


Moment = Annotated[int, msgspec.Meta(extra={"unit": "us"})]
"""A reading of a node's own clock inside a state, in whole microseconds; the trace shows it in milliseconds."""
