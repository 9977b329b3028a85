"""What is refused, as the page gets it: the same shape on the socket and by HTTP."""

from __future__ import annotations

from typing import Any, Final

from visualizer import wire
from visualizer.core.errors import CommandError, ConcordError, InputError, Says, Sentence
from visualizer.session import GoneError, LimitError
from visualizer.store import StoreError

Answer = dict[str, Any]

_CODES: Final[dict[type[ConcordError], str]] = {
    InputError: "input",
    CommandError: "command",
    LimitError: "limit",
    GoneError: "gone",
    StoreError: "failed",
}

FAILED: Final = "failed"
"""The code of a fault of the server."""

MISTAKE: Final = Sentence("failed-unexpectedly")
"""What is said of a fault that nobody has foreseen."""


def refusal(code: str, says: Says, where: str = "") -> Answer:
    """An answer that refuses."""
    return {"ok": False, "error": wire.error_json(code, says, where)}


def refusal_of(error: ConcordError) -> Answer:
    """An answer that refuses for this reason."""
    return refusal(_CODES.get(type(error), "input"), error.says, error.where)
