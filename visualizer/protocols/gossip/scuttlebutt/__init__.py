"""Scuttlebutt: everybody tells about itself, and says with one number a participant how much it knows of the others.

The problem. Each participant has a state of its own, a map of keys, that only it changes and all others want to see.
Two that gossip must find out what one lacks of the other's knowledge. To compare the versions of all keys costs more
than the news; and as messages have a greatest size, under load not all news goes into one: what should stay behind?

The trick. A participant gives every update a version above *all* its earlier ones, whatever their keys. So the highest
version that one knows of a participant says all that one knows of it, if one rule is kept: of a participant, updates
travel lowest version first, and if one is left out, so are all that come after it. A digest is then one number a
participant, and the answer is what is above it. What an update overwrote is never sent at all.

That rule leaves open in which order *participants* come to the word. Scuttle-breadth takes the oldest update of each,
then the second of each; scuttle-depth takes the participant with the most updates waiting, and tells all of it.

**Flow control.** If all update faster than gossip can carry, everything becomes stale for ever. Nobody sees the whole,
but everybody sees whether its own deltas overflow: then it lowers its update rate by a factor, and else raises it by a
little. Two that gossip share out their rates, so that all come to the same one.

The source. Van Renesse, Dumitriu, Gough, Thomas, *Efficient Reconciliation and Flow Control for Anti-Entropy
Protocols*, LADIS 2008; "§" refers to it: §2 the model, §3.1 precise reconciliation, §3.2 Scuttlebutt, §4 flow control.

Where the code is, in layers: `state`, `messages`, `reconciliation` (what the other lacks, and what goes first: pure
functions), `flow` (rates: pure functions), `participant` (own updates and rates), `engine` (gossip). `invariants` are
what must hold, `landmarks` what only somebody outside can see; `variants` are broken twins.

Where we deviate, or choose where the source leaves a choice:

- The limit `mtu` is a number of entries of a delta, as in the paper's experiments, whatever their length.
- Push-pull is digest, delta and digest back, delta; pull ends with the first delta; push is digest, digest back, delta.
- Precise reconciliation (§3.1) is an ideal in the paper, in which both know exactly what the other holds. A digest of
  one number a participant cannot say that; so with the orders `oldest` and `newest` it also carries `keys`, the version
  of every key. It costs the bytes that it costs, which is why the paper has the other one.
- Oldest and newest are a matter of time, and the paper says that they would need a clock that all share. Here versions
  stand for times: participants that update at the same rate have counted equally far. Under these two orders a highest
  version does not say that all below it is known, so Scuttlebutt's invariant is promised for breadth and depth alone.
- Ties between participants are broken by lot, one draw a delta.
- A steady `load` writes keys k1, k2, … at random, at intervals between half and one and a half of the mean.
- The rate only grows while it holds back what the participant would like; what it gives away comes back from others.
- Nothing of a participant is known after its disk was lost: it counts from 1 again, and the others, who have seen
  higher versions, do not listen. Cassandra has a generation number for that; here a disk that is lost is a lesson.

Staleness. How many versions a node lags behind a participant is that one's own entry in its `max_version` less the
node's entry for it; since when, says the step in which the participant's own entry rose above it.
"""

from visualizer.protocols.gossip.scuttlebutt.engine import Scuttlebutt
from visualizer.protocols.gossip.scuttlebutt.variants import VARIANTS

Scuttlebutt.variants = VARIANTS

__all__ = ["Scuttlebutt"]
