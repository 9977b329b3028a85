"""Totem: one order for all messages on a ring, and rings that break and merge without anybody losing the thread.

The problem. Several nodes broadcast at once, on a medium that loses, delays and reorders. All are to deliver the same
messages in the same order, and to know of some that everybody has them. Nodes crash and come back, the network falls
apart and mends; and still each node is to know at every moment in whose company it delivers what it delivers.

The trick. A token goes round a ring, and only its holder broadcasts: it takes the next numbers of the token's `seq`, so
the numbers *are* the order. The same token carries what is missing (`rtr`), so that whoever has it sends it again; and
the highest number that all have received (`aru`), which each lowers that has less. When the token has gone on from a
node with an `aru` twice in a row, everybody in between had the chance to lower it and did not: what is below is *safe*.
An order costs half a rotation, certainty two; nobody ever acknowledges anything.

A ring that loses its token, or hears of others, is given up. Its nodes say whom they can hear (`Join`) until all say
the same; the lowest of them sends a commit token round twice, first to collect what each holds of its old ring, then to
tell all. What some lack is broadcast again on the new ring. Only when everybody knows that everybody has it is the ring
installed, by each node in one step: the rest of the old ring, a *transitional* configuration of those who have come
along from it, and the new *regular* one. That is extended virtual synchrony: whoever moves along together delivers the
same messages in between, and what was promised as safe is delivered by all who were promised it, or in the smaller
company that the transitional configuration names. There is no majority: every part of a partition goes on as a ring.

The sources. Amir, Moser, Melliar-Smith, Agarwal and Ciarfella, *The Totem Single-Ring Ordering and Membership
Protocol*, ACM TOCS 13(4), 1995: "§" refers to it (§5 ordering, §6 membership, §7 recovery, §8 flow control). Moser,
Amir, Melliar-Smith and Agarwal, *Extended Virtual Synchrony*, ICDCS 1994: "EVS". Where the paper is silent, corosync's
`totemsrp`.

Where the code is, in layers, each using only those below it: `messages`, `state`, `node` (timeouts, the order of the
ring), `delivery`, `requests` (clients and load), `ordering` (a visit of the token), `recovery`, `membership`, `engine`
(what each event means in each state). `invariants` and `ring_invariants` are what must hold; `variants` are nodes that
each lack one rule.

Decided where the paper contradicts itself:

- The transitional configuration's sequence is the new ring's less one (§7.2; §6.2.2 says less two).
- On failure to receive, the *others* put the slow node into their fail_set (the text; Figure 3 has it fail itself).
- The third limit of flow control is the paper's; corosync's differs.

Where we deviate, or choose where the sources leave a choice:

- The holder keeps the token for a while (`hold`), so that it can be seen. Broadcasts leave when it is taken.
- The network delays every message by itself: a token can overtake the messages sent before it. Then a message that is
  on its way is asked for, and comes twice.
- A node that has given up its ring takes no token of it any more. It still receives that ring's messages, until it
  has written into a commit token what it holds.
- In the commit token each member says exactly what it holds beyond its aru; so a message is broadcast again only if
  somebody from that ring lacks it, and by one node, the first that has it.
- The commit token counts its turns (`index`), so that one that was sent again is not taken for the second round.
- The obligation set of EVS travels in the commit token (`deliver_memb`). A node that has told others that it has
  everything must deliver it, also if the recovery comes to nothing and its next ring is another.
- A Join or a message that a member of the ring sent before the ring was formed is ignored, in Gather too. A member
  whose Join lacks those who had failed has installed the ring meanwhile; who is thrown back by it forgets the failed
  as well. Without this, rings that hear each other can exclude each other for ever.
- A node that starts is not a ring of its own at once: it waits for a consensus timeout whether others are there.
- A message that a client asked for at several nodes is broadcast by the first to have the token; when it is delivered,
  copies that still wait are dropped.
- `load` is a timer of its own, not in the paper.
"""

from visualizer.protocols.totem.engine import Totem
from visualizer.protocols.totem.variants import VARIANTS

Totem.variants = VARIANTS

PROTOCOLS = (Totem,)
