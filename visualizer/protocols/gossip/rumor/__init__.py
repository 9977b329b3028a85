"""Rumor mongering: news that spreads like a disease, and dies like one.

The problem. A database stands in hundreds of places, and a write at one of them is to come to all. There is no list of
who has it, no leader who could tell everybody, and to tell everybody oneself is too much for one node and fails where
one is down. To compare whole databases all the time (anti-entropy) would be certain, and much too dear.

The trick. A node that hears something new tells it to others, drawn at random, who tell it on: the number of those who
know doubles in a cycle. Telling costs nothing once nobody tells any more, so a node must stop, and it stops by itself:
after some contacts that were unnecessary, as the other one knew already, it loses interest. By then nearly all know.
*Nearly*: a rumor may die before it has come to everybody. How many never hear of it (the residue s) and how many
messages it took (the traffic m, a node) trade against each other: with pushes s ≈ e^−m, whatever the rule for stopping.

The sources. Demers et al., *Epidemic Algorithms for Replicated Database Maintenance*, PODC 1987 and Xerox PARC report
CSL-89-1: "§" refers to it. §1.4 has the variations, each a parameter here, and the three tables that
`visualizer/tables.py` makes anew; §2 has death certificates.

Where the code is: `state`, `messages`, `spreading` (infection and the loss of interest), `engine` (who calls whom, and
clients), `landmarks` (what only somebody outside can see), `invariants`, `variants`.

Where we choose what the source leaves open:

- Push: a contact is unnecessary where the receiver knew all that was pushed: at the beginning of the cycle, where there
  are cycles; else when it arrived. Pull: only a reply with a rumor is a contact; the counter of who answers moves once
  a cycle, and not at all in a cycle in which nobody asked it.
- The counter is the node's and not the rumor's: with one rumor going round it is exactly the paper's. A new rumor sets
  it to 0, and the loss of interest is in all that is hot.
- Feedback is a message, and always sent: that the contact was useful is what sets the counter back. It can be lost, and
  then nothing moves. Blind, nobody answers.
- In cycles, what a node hears is told on from the next cycle on.
- A crash loses the eagerness and keeps the knowledge: the node comes back removed. If nobody else was infective, the
  rumor is dead.
- Nobody keeps account of who is down or has left: they are called like the others.
- A death certificate is kept for ever; §2.1 says how dormant ones save room.
"""

from visualizer.protocols.gossip.rumor.engine import RumorMongering
from visualizer.protocols.gossip.rumor.variants import VARIANTS

RumorMongering.variants = VARIANTS

__all__ = ["RumorMongering"]
