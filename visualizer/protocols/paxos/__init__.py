"""The Paxos family: Basic, Multi and Fast.

One problem in three shapes: a majority of acceptors chooses a value under a number, and whoever comes later asks
another majority, shares an acceptor with the first, and finds what may have been chosen. `basic` chooses a single
value. `multi` chooses one for each slot of a log, and runs the first phase once for all of them. `fast` lets clients go
straight to the acceptors, at the price of larger quorums and of collisions.

What they share stands here: the numbers (`proposal_id`), the roles (`roles`), the size of quorums (`quorums`), counting
(`tally`), and, for the two that choose a single value, what a client asks (`propose`), when two values are the same
(`values`) and what a proposer waits for (`phases`).
"""

from visualizer.protocols.paxos.basic.engine import PaxosBasic
from visualizer.protocols.paxos.fast import PaxosFast
from visualizer.protocols.paxos.multi import PaxosMulti

PROTOCOLS = (PaxosBasic, PaxosMulti, PaxosFast)
