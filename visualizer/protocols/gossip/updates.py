"""What clients ask of a gossiping store: to write a key, and to delete one. Any node takes either.

A node answers at once, from what it alone knows: nobody is asked first, and the write reaches the others in time. There
is no table of clients: a request that is repeated, as its answer was lost, is one more write of the same value.
"""

from __future__ import annotations

from typing import TypeAlias

from visualizer.core.client import ClientReply, ClientRequest
from visualizer.core.operation import Operation
from visualizer.core.out import Out
from visualizer.core.units import Text, Whole

Written: TypeAlias = Text | Whole | float | bool
"""What a key can be set to. Null is not among it: it stands for what was deleted."""

OK = "ok"
"""The result of every write."""


class Update(Operation, frozen=True, gc=False, tag="update"):
    """Set a key; the result is `"ok"`."""

    key: Text
    value: Written


class Delete(Operation, frozen=True, gc=False, tag="delete"):
    """Delete a key; the result is `"ok"`, whether it was there or not."""

    key: Text


UPDATES: tuple[type[Operation], ...] = (Update, Delete)
"""The operations of a gossiping store."""


def answer(request: ClientRequest, out: Out) -> None:
    """Tell a client that its write is done here. Nobody leads: its next request goes to any node, by lot."""
    out.send(request.client, ClientReply(request.serial, True, OK, None))
