"""Membership by gossip: who is there, and who is not, where no list of it stands anywhere.

The problem. Nodes come, go and crash, and each wants to know who is there. Nobody can tell a crashed node from a slow
one. If everybody sent heartbeats to everybody, the load would grow with the square of their number; if one node kept
the list, that one could crash.

The trick. Everybody keeps a list of its own, and the lists become the same by gossip. A seed, known to all from the
beginning, is where a joiner asks first: with no seed two groups that never heard of each other stay two islands, each
sure that it is the world. Two ways to notice a crash, each a value of the parameter `detector`:

- `swim`. Each period a node pings one other member, going round a shuffled list, so each is pinged within a bounded
  time. Where no Ack comes, it asks k others to ping on its behalf: perhaps only the link between the two is bad. Where
  no Ack comes then, the member is not dead but *suspect*; it can hear of that and refute, and only if it does not is it
  declared dead. News of all this rides on pings and acks and costs no message of its own.
- `phi`. Each node counts a heartbeat and gossips the table of all the counters that it knows. From the times at which
  a member's counter grew it reckons φ, a number for how strange the silence has become: φ = 1 is a silence that happens
  once in ten, φ = 2 once in a hundred. At a threshold the member is suspect, and after a while dead.

**Incarnations** keep old news from undoing new news. Every member has a number that it alone raises: at each start, and
to refute a suspicion. Of two pieces of news about a member the one with the higher incarnation wins; of the same
incarnation dead wins over suspect, and suspect over alive. So in whatever order news comes, all end up believing the
same, a suspicion that was refuted does not come back, and whoever was held dead returns only by saying so itself.

The sources. Das, Gupta, Motivala, *SWIM: Scalable Weakly-consistent Infection-style Process Group Membership Protocol*,
DSN 2002; “§” alone refers to it: §3.1 the failure detector, §4.1 news on pings, §4.2 suspicion, §4.3 round-robin.
Hayashibara, Défago, Yared, Katayama, *The φ Accrual Failure Detector*, SRDS 2004. Van Renesse, Minsky, Hayden, *A
Gossip-Style Failure Detection Service*, Middleware 1998, has the heartbeats. DeCandia et al., *Dynamo*, SOSP 2007, has
the seeds (§4.8.2).

Where the code is, in layers: `state`, `messages`; `beliefs` (what news does to the list, refuting, and the spread of
news), on which `swim` and `heartbeats` stand; `engine` (joining and leaving, and which detector works). `landmarks` is
what only somebody outside can see, `invariants` what must hold, `variants` are broken twins.

Where we deviate, or choose where the sources leave a choice:

- A direct sign of life does not lift a suspicion: only the suspect's own higher incarnation does. So that it hears
  soon, whoever comes to suspect a member tells it, and every message to a member that is suspect or dead says so first
  (Dadgar et al., *Lifeguard*, 2017, have this as the buddy system).
- The dead stay on the list, so that old news does not bring them back. Now and then one of them is called, in case it
  was held dead wrongly, as in a partition; if so, it returns with a higher incarnation.
- The incarnation is on the disk and raised at each start, so a restart returns too. 0 means: known by name only.
- φ is reckoned with an exponential distribution, as Cassandra does, since what comes by gossip does not come with a
  normal one: φ = silence / (mean · ln 10). The mean weighs about the last twenty gaps.
- With `phi` each has its own opinion: suspicions do not spread, and a heartbeat ends one. Only a member that says
  goodbye is dead for all who hear of it, and one that is held dead is told so, or it could never know.
- A joiner asks the seeds, and then each period one of those that it knows, until an answer tells it nothing new. So a
  seed that crashed and has forgotten all asks whoever calls it, and many that start at once soon know of each other.
  With `swim` everybody asks once more now and then (Dynamo §4.8.1), as news may die out before it has come to all; with
  `phi` the tables of heartbeats do that, and the answer to a joiner names those alive and keeps suspicions to oneself.
- Nobody gossips with a node that it does not know, though the run has it.
- Lists grow with the number of nodes at every node, so a run has at most `MOST_NODES`.
"""

from visualizer.protocols.gossip.membership.engine import Membership
from visualizer.protocols.gossip.membership.variants import VARIANTS

Membership.variants = VARIANTS

__all__ = ["Membership"]
