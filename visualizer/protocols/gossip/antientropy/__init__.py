"""Anti-entropy: two nodes at a time put their stores side by side, until all stores are the same.

The problem. Every node holds a copy of a database, and takes writes to it. A write has to reach all copies, whichever
messages are lost and whoever is down meanwhile, and there is nobody who keeps a list of what is still to be done.

The trick. There is no list: now and then each node picks another one at random and the two resolve the differences
between their whole stores. Whatever one of them knows, both know then; so a write spreads like an epidemic, and as it
is never dropped, it reaches everybody, at some moment that cannot be known beforehand. The price is that most exchanges
find nothing: a **Merkle tree** over the store makes those cheap, as two roots that are equal end the exchange, and two
that differ lead, hash by hash, to the few keys in which the stores differ.

The sources. Demers et al., *Epidemic Algorithms for Replicated Database Maintenance*, CSL-89-1 (1987 and 1989): §1.3
(anti-entropy; its ResolveDifference in push, pull and push-pull) and §2 (deletion and death certificates). DeCandia et
al., *Dynamo: Amazon's Highly Available Key-value Store* (2007), §4.7, for the trees.

Where the code is, in layers: `state`, `messages`, `store` (writes, and what is taken from others), `full` and `walk`
(the two exchanges), `engine` (the node). `invariants` are what must hold, `landmarks` what only somebody outside can
see; `variants` are nodes that each lack one rule.

Where we deviate, or choose where the sources leave a choice:

- Versions are a counter and a node (see `versions`) in place of the timestamps of the paper, which need clocks.
- *Full*: in push a node sends its whole store; in pull it asks for that of the other; in push-pull it sends its own and
  is sent back what it lacks or holds in an older version, which is all that it needs.
- *Merkle*: nobody keeps a walk in mind. A hash that arrives is compared with the own one of the same path; where they
  differ, the hashes of both halves go back, until one side has a single key there, or none: then the items of the path
  travel. So a lost message costs a part of the walk and no more. Who began it is written in its messages, as in push
  and in pull the data goes one way alone. Equal roots are answered, so that the end of the shortest walk is seen.
- In cycles (`synchronous`) what is sent, compared and given is what a node held when the cycle began: nobody passes on
  in a cycle what it learned in it, as the mathematics of epidemics assumes.
- Death certificates are kept for good. The paper lets them expire, and keeps dormant copies at a few nodes (§2.1).
"""

from visualizer.protocols.gossip.antientropy.engine import AntiEntropy
from visualizer.protocols.gossip.antientropy.variants import VARIANTS

AntiEntropy.variants = VARIANTS

__all__ = ["AntiEntropy"]
