"""Whom a node turns to: others drawn uniformly at random, without making a list of them (a crowd has thousands).

Those that left or are down are drawn too, as nobody knows that of them.
"""

from __future__ import annotations

from visualizer.core.names import NodeId
from visualizer.core.out import Out


def partners(out: Out, fanout: int) -> tuple[NodeId, ...]:
    """So many different other nodes, each set as likely as any; all others where there are no more.

    One is drawn among all but the last; who draws itself has drawn the last.
    """
    nodes = out.roster.nodes
    others = len(nodes) - 1
    if fanout == 1 and others:
        one = nodes[out.draw("partner", 0, others - 1)]
        return (one if one != out.me else nodes[others],)
    chosen: list[int] = []
    # Floyd's sampling: as many draws as partners, however large the crowd (Bentley, Floyd, CACM 30:9, 1987).
    for last in range(max(0, others - fanout), others):
        place = out.draw("partner", 0, last)
        chosen.append(last if place in chosen else place)
    return tuple(nodes[place] if nodes[place] != out.me else nodes[others] for place in chosen)
