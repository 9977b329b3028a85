"""Basic Paxos: one value, chosen once and for all.

The problem. Several proposers each want another value; a single one is to be chosen, it has to be one that was
proposed, and nobody may take a value for chosen that was not. Messages are delayed, reordered, duplicated and lost;
machines stop and come back with what they had on disk. There is no leader, and nobody can tell a slow machine from a
dead one.

The trick. A value is chosen when a majority of the acceptors has accepted it under one number. Any two majorities share
an acceptor, so whoever asks a majority hears of every choice that was made, if only nothing is chosen behind its back
meanwhile; and that is what the promise is for. A proposer takes a number above all that it knows, and asks. An acceptor
answers with the proposal of the highest number that it has accepted, and promises to accept nothing below the new
number from now on. With answers from a majority the past is settled: if any of them holds a proposal, the one with the
highest number decides the value, since a choice, if there was one, is of that value; if none does, nothing was chosen
and nothing can be any more below that number, and the proposer is free. What can go wrong is progress alone: two
proposers can each raise the number before the other is through, for ever.

The sources. Lamport, *Paxos Made Simple*, 2001: "§" without more refers to it, and P1a, P2c and the phases are its
names. The classroom notes, whose rules stand first where they say more: a number is a pair of a timestamp, in the high
bits, and the machine's address, in the low ones (`ProposalID`); the promise is written to the disk before it is given;
a Prepare is answered only above the promised number, an Accept only at or above it; else there is silence.

Where the code is, in layers, each using only those below it: `state`, `messages`, `node` (who plays what), `acceptor`
(the two promises), `learner`, `proposer` (the two phases, the rule of choice), `engine` (clients, and what follows from
a choice). `invariants` is what must hold; `variants` are nodes that each lack one rule.

Where we deviate, or choose where the sources leave a choice:

- The timestamp of a number is a counter: one above the highest that the node knows of, its own and those of others.
- Prepare and Accept go to all acceptors, and a majority of them is enough (§2.2 lets a proposer choose a majority).
- The rule "at or below the promised number there is no answer" holds for a Prepare that comes twice too. With
  `refusals = nack` a number *below* the promise is refused, with the promised number, so that the next one is above it.
- Accepted goes to the proposer and all learners (§2.3). Whoever counts keeps a count for every number, so that an
  order of arrival cannot hide a choice. A proposer counts for its own numbers, those that it has given up included.
- A proposer that knows of a choice tells all learners, and again whenever a client asks: Learn may be lost, and a
  learner that was down has nobody else to learn from (§2.3 has a proposal issued for that).
- What a client gets is the chosen value, whoever proposed it. A proposer that has a value already keeps to it, and lets
  further clients wait; one that has adopted a value in phase 2 goes on with that one.
- One timer, `retry`, measures a proposal from its Prepare on, through both phases. Where it is the same for all
  (`backoff = none`) and shorter than the four message delays of an undisturbed proposal, two proposers can overtake
  each other for ever; with the time for five, one of them always gets through when messages take equally long.
- `backoff = random` adds a random wait that doubles a few times. `distinguished` (§2.4) leaves proposing to the lowest
  proposer: the others send clients there, and step in when a request comes to them again.
- `value_chosen` is reached where a choice is first known: at the first learner, or the proposer, that has counted
  Accepted from a quorum. The choice itself happens unseen, when the last of those acceptors accepts, one message delay
  earlier. `duel` is reached where it is seen, at the first acceptor that refuses an Accept for the sake of a higher
  promise, once a proposal.
"""

from visualizer.protocols.paxos.basic.engine import PaxosBasic
from visualizer.protocols.paxos.basic.variants import VARIANTS

PaxosBasic.variants = VARIANTS
