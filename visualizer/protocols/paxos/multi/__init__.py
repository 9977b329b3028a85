"""Multi-Paxos: a sequence of slots, each decided as in Basic Paxos, and one leader for all of them.

The problem. Several machines are to run one state machine, so that clients see a single one that does not fail. They
have to execute the same commands in the same order; so for each place of the order, each *slot*, they choose one
command, as Basic Paxos chooses one value. But Basic Paxos takes two round trips a value, and proposers that compete may
overtake each other for ever.

The trick. The promise of phase 1 does not speak of any value: so it can be given for every slot at once, those included
that nobody has thought of yet. One proposer, the leader, runs phase 1 once, from its first gap on. The answers tell it
what may have been chosen: there it has to propose the reported command again, slot by slot. Where nothing is reported,
it is free; a free slot below one that is not gets a no-op, because nothing above a gap can be executed. From then on a
command costs one round trip of phase 2, and several may be under way. Two leaders at once do no harm: the one with the
lower number gets nothing chosen. So electing a leader needs no care, only timeouts: it is a matter of progress alone.

The sources. Lamport, *Paxos Made Simple*, 2001: "§" without more refers to it, above all §3. Van Renesse and
Altinbuken, *Paxos Made Moderately Complex*, 2015, for the invariants of acceptors (A1 to A5) and of replicas (R1 to
R5). Ongaro's dissertation, §6.3, for clients. The classroom's numbers for timeouts: 150 to 300 ms, heartbeats of 50 ms.

Where the code is, in layers, each using only those below it: `state`, `messages`, `node` (roles, numbers seen),
`acceptor` (both promises), `machine` (execution, exactly once), `proposing` (the window of open slots), `replica`
(learning, catching up), `elections` (phase 1, taking over), `requests`, `engine` (the node). `invariants` are what must
hold; `variants` are nodes that each lack one rule.

Where we deviate, or choose where the sources leave a choice:

- A replica learns from the acceptors: each tells the proposer and all learners what it accepts. A slot is decided where
  a quorum has accepted one number; answers of a lower number than the highest heard of are not counted.
- A proposer is a replica too, on a machine of its own as well: to number commands it has to know what is decided, and
  to answer clients it has to execute. A leader that executes a command answers its client, whoever proposed it.
- A leader is α slots ahead of what it has *executed*; what it has to propose when it takes over is not held back.
- A leader that gets nothing chosen for the longest election timeout prepares anew. Where acceptors refuse in silence
  nobody else tells it to, and its heartbeats would keep the others from preparing for ever.
- A Prepare that comes twice is answered once, as the promise is to a number above it; so a repeated Prepare reaches
  those who have not answered, and if the promises do not suffice, the election timeout brings a new number.
- Whoever hears of a higher number (Prepare, Accept, Heartbeat, a refusal) gives up at once. Proposals are dropped: what
  may be chosen the next leader finds, and the clients of the rest ask again. A request may thus be decided in two
  slots; the machine's table of clients executes it once.
- What is decided is in memory alone, as it can be found again: a replica that restarts asks the leader, and a leader
  asks the acceptors, from slot 1 if it has to. For that they keep what they have accepted for good; nothing is cut off.
- Reads take a slot like any command.
"""

from visualizer.protocols.paxos.multi.engine import PaxosMulti
from visualizer.protocols.paxos.multi.variants import VARIANTS

PaxosMulti.variants = VARIANTS

__all__ = ["PaxosMulti"]
