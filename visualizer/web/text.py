"""The JSON that travels on the socket: strict on the way in, quick on the way out.

Handed to Socket.IO in place of the standard library's module, so that what no run can contain (NaN, Infinity, numbers
beyond a double, endless nesting) is refused before anything else looks at it.
"""

from __future__ import annotations

from typing import Any

import msgspec

from visualizer import wire
from visualizer.core.errors import InputError
from visualizer.sentences import line_of

_encoder = msgspec.json.Encoder()


def loads(text: str, **_: Any) -> Any:
    """A JSON text as Python values. Raises ValueError, as the standard library's does, that says what is wrong."""
    try:
        return wire.parse(text)
    except InputError as error:
        raise ValueError(line_of(error)) from None


def dumps(value: Any, **_: Any) -> str:
    """Python values, `msgspec.Raw` among them, as JSON text."""
    return _encoder.encode(value).decode()
