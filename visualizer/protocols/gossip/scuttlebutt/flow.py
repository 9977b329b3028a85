"""Flow control (§4): how fast a participant may update, from what it alone can see, and from whom it gossips with.

Rates are updates a second.
"""

from __future__ import annotations

from typing import Final

INCREASE: Final = 0.05
"""Added to the greatest rate where a delta held all that the other lacked, as a fraction of the rate that is wanted."""

DECREASE: Final = 0.85
"""Factor of the greatest rate where something had to be left out."""

LEAST: Final = 0.02
"""The least that the greatest rate falls to, as a fraction of the rate that is wanted: who is mute learns nothing."""


def shared(wanted: float, max_rate: float, their_wanted: float, their_max_rate: float) -> float:
    """A participant's greatest rate once two have shared out what they have together; the sum stays what it was.

    Where it is enough for both, each has what it wants and half of the rest. Where it is not, each has half; but who
    wants less than that keeps what it wants, and the other has the rest.
    """
    total = max_rate + their_max_rate
    spare = total - wanted - their_wanted
    if spare >= 0:
        return wanted + spare / 2
    half = total / 2
    if wanted <= half:
        return wanted
    return total - their_wanted if their_wanted <= half else half


def adapted(wanted: float, max_rate: float, *, overflowed: bool) -> float:
    """Additive increase, multiplicative decrease, as TCP has it: after a delta that was sent."""
    if overflowed:
        return max(min(max_rate, wanted) * DECREASE, wanted * LEAST)
    return max_rate + wanted * INCREASE if max_rate < wanted else max_rate
