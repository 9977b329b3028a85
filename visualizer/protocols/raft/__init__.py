"""Raft: a replicated log that is meant to be understood.

The problem. Several servers are to run one state machine, so that clients see a single one that does not fail. It is
enough that every server executes the same commands in the same order: that they agree on a log. Messages are delayed,
reordered, duplicated and lost; servers stop and come back with what they had on disk. Whatever happens, no two servers
may ever execute different commands at the same place of the log; and as long as a majority is up and can talk, the log
should grow.

The trick. Raft has a leader do everything. Time is cut into *terms*, numbered; a term has at most one leader, because a
leader needs the votes of a majority, and a server votes once a term. Entries flow one way, from the leader to the
others, and each carries the term in which it was made; so two logs that agree on the term at one index agree on all
that comes before it, and finding where a follower's log parts from the leader's takes nothing but walking back. What
makes this safe is who may lead: a voter refuses a candidate whose log ends earlier than its own. An entry that a
majority holds is therefore in the log of whoever wins next, and nobody ever has to ask what may have been decided. The
one subtle place is an entry of an *earlier* term: a majority may hold it, and it may be overwritten all the same
(Figure 8), so a leader counts only entries of its own term, and the earlier ones are committed with them.

The sources. Ongaro and Ousterhout, *In Search of an Understandable Consensus Algorithm (Extended Version)*, 2014: "§"
and "Figure" without more refer to it, and the code is Figure 2, rule by rule. Ongaro, *Consensus: Bridging Theory and
Practice*, dissertation, Stanford 2014, for clients (chapter 6), reads (§6.4), disruptive servers (§4.2.3), CheckQuorum
(§6.2) and PreVote (§9.6). The classroom's numbers: election timeouts of 150 to 300 ms, heartbeats every 50 ms.

Where the code is, in layers, each using only those below it: `state`, `messages` (Figure 2's boxes), `node` (terms and
roles), `machine` (execution, exactly once), `reads`, `replication`, `requests`, `elections`, `engine` (the server).
`invariants` and `history` are what must hold; `variants` are servers that each lack one rule.

Where we deviate, or choose where the sources leave a choice:

- A remote procedure call is two messages, either of which can be lost. Nothing waits for an answer: a leader repeats
  what is lacking with every heartbeat; a candidate does not repeat a RequestVote but, in time, the election.
- An answer to AppendEntries says how far the logs now agree (`match_index`), so that a leader need not remember what it
  asked. As answers overtake each other, `match_index` never falls, and `next_index` stays above it.
- A refusal by a term that is too low carries the own term and nothing else; a leader of the *same* term, which only a
  broken variant brings about, gets no answer.
- A leader begins with a blank entry (§8); with the parameter `noop` off it is the plain §5. A client's repeated request
  is not appended twice while the first copy is bound to be committed.
- The table of answered requests is a part of the state machine, one result a client, as a client has one request open
  at a time (dissertation §6.3). It is never cut down.
- With CheckQuorum, a RequestVote that comes while a leader is heard is denied, where the dissertation also allows to
  drop or to delay it: a denial can be seen. A leader hears itself.
- PreVote leaves the term alone until a majority has promised. A promise needs a proposed term above the voter's own,
  since a RequestVote of a lower one could not win. A server that grants a real vote ceases to be a pre-candidate.
- Snapshots, changes of membership and leadership transfer are not here; `config` is the fixed set of servers.
"""

from visualizer.protocols.raft.engine import Raft
from visualizer.protocols.raft.variants import VARIANTS

Raft.variants = VARIANTS

PROTOCOLS = (Raft,)
