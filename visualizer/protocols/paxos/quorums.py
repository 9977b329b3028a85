"""How many acceptors are enough, where any two quorums are to share one (*Paxos Made Simple*, §2.1)."""

from __future__ import annotations

from visualizer.core.errors import Sentence


def problem_with(quorum: int | None, acceptors: int) -> Sentence | None:
    """What is wrong with a quorum of this size (None: a majority), in a sentence that names what fails; else None."""
    if quorum is None:
        return None
    if quorum > acceptors:
        return Sentence("input-quorum-size", quorum=quorum, acceptors=acceptors)
    if 2 * quorum <= acceptors:
        return Sentence("input-quorum-apart", quorum=quorum, twice=2 * quorum, acceptors=acceptors)
    return None
