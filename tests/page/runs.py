"""Runs that the tests of the page open, and the links that hold them, made as a page makes them."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

Run = dict[str, Any]


def raft(seed: int = 7, **given: Any) -> Run:
    """A Raft run of five nodes and a client, unless `given` says otherwise."""
    return {"concord": 1, "protocol": "raft", "seed": seed, "nodes": 5, "clients": 1, **given}


def stand(node: str, at: float) -> dict[str, Any]:
    """The command by which a node's election timer runs out at a time in ms."""
    return {"at": at, "do": "timeout", "node": node, "timer": "election"}


def led_by_n1(**given: Any) -> Run:
    """A run in which n1 wins its first election, within some 50 ms, whatever the seed."""
    return raft(commands=[stand("n1", 1.0)], **given)


def with_two_leaders() -> Run:
    """A run of the broken twin whose followers vote for all who ask: two leaders of one term, within some 50 ms."""
    return raft(variant="votes-twice", commands=[stand("n1", 1.0), stand("n2", 1.0)])


def fragment_of(run: Run) -> str:
    """The fragment of the link that holds a run: JSON, deflated without a header, in base64url without padding."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflate.compress(json.dumps(run).encode()) + deflate.flush()
    return "#run=" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def run_in(link: str) -> Run:
    """The run that a link holds."""
    text = link.partition("#run=")[2]
    packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    run: Run = json.loads(zlib.decompress(packed, -zlib.MAX_WBITS))
    return run
