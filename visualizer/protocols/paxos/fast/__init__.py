"""Fast Paxos: one message delay less, for larger quorums.

The problem. In classic Paxos a proposal takes three message delays to be learned: from the client to the coordinator,
from there to the acceptors, and from them to the learners. The first phase is done in advance; what is left is that the
coordinator stands between clients and acceptors. Fast Paxos takes it out of the way.

The trick. The coordinator finds in phase 1 that every value is safe, and says so once and for all: *Any*. From then on
an acceptor votes for the first proposal that reaches it, straight from the client: two delays. The price is that
acceptors may hear two proposals in different orders and vote for different values in one round. Then nothing may be
chosen in it, and, worse, whoever looks at a quorum's votes may see several values. Which of them *could* have been
chosen? A value w only if some fast quorum R voted for it, and of R one has seen R ∩ Q. So w could have been chosen
where all of R ∩ Q voted w. That at most one value passes this test is what the quorums are for: any two fast quorums
and any classic one share an acceptor, and it voted once.

The sources. Lamport, *Fast Paxos*, MSR-TR-2005-112 (revised 2006): "§" and "Figure" refer to it.

Where the code is: `rounds` (which are fast, whose each is, how many are a quorum), `picking` (the rule of Figure 2),
`params`, `messages`, `state`; then layers, each using only those below it: `node`, `acceptor`, `coordinator`,
`learner`, `requests` (proposals on their way), `engine`. `invariants` are what must hold; `variants` each lack a rule.

Where we deviate, or choose where the paper leaves a choice:

- Round 1 has a phase 1, which nothing can come of (§2.4.1): so all rounds look alike.
- Of a coordinator's rounds the odd one is fast and the next classic, by default. It opens a fast round when it starts;
  one that is stuck is followed by a classic round, which needs fewer acceptors (§3.3, CA4). There is no election of a
  leader: a proposer that was asked, or hears votes, and sees no end begins a round of its own after twice the patience.
- A collision "may have occurred" (§3.2) as soon as the votes of a fast round that came from a quorum of the next round
  are not all for one value, and none of these is known to have a fast quorum. A milestone once a round.
- Recovery begins at once, with that first quorum of votes; what comes later is not waited for. In uncoordinated
  recovery nobody names the quorum to be used (§3.4.2), so that it may split again. Where several values will do, it is
  the one with the most votes, then the one heard first.
- With a proposal at hand the coordinator sends it in place of Any (§3.1): it cannot collide.
- Clients send to the first coordinator and to all acceptors at once (§3.4.3), and count on any proposer to tell them.
- A machine that only learns, and one that was down, asks the proposers from time to time, until it knows (§2.4.2).
- What an acceptor has been told of Any is memory: after a crash it votes in that round only if Any comes again.
"""

from visualizer.protocols.paxos.fast.engine import PaxosFast
from visualizer.protocols.paxos.fast.variants import VARIANTS

PaxosFast.variants = VARIANTS

__all__ = ["PaxosFast"]
