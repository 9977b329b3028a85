"""What a server can be told when it is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from visualizer.limits import Limits


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one server.

    data: the folder in which sessions are kept. async_mode: what carries the connections (`eventlet`, `gevent`,
    `threading`). origins: pages elsewhere that may open the socket too (`https://class.example`). names: under which
    names alone it answers (`localhost`, `[::1]`); None: under any.
    """

    data: Path
    async_mode: str = "threading"
    origins: tuple[str, ...] = ()
    names: frozenset[str] | None = None
    limits: Limits = field(default_factory=Limits)
