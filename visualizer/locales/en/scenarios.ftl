# The stories that Concord tells: their titles, and what each is about.

scenario-raft-leader-election = A leader is elected
    .about = Five servers start with nobody in charge. The first whose random timer runs out asks the others for their votes, and a majority makes it the leader.
scenario-raft-leader-crash = The leader crashes
    .about = A leader commits a write and dies. The others notice only that its heartbeats stop; one of them wins the next term, and the write is still there.
scenario-raft-log-replication = Three writes are replicated
    .about = What a client asks for becomes an entry of the leader’s log, is copied to the others, is committed once a majority holds it, and is executed everywhere in the same order.
scenario-raft-split-vote = Two candidates, and no winner
    .about = Two of four servers stand for election at the same moment and get two votes each. Nobody has a majority, the term passes without a leader, and new random timeouts break the tie.
scenario-raft-partition = The network falls in two
    .about = The old leader is left on the smaller side: it still leads, but can commit nothing. The larger side elects its own. When the cut heals, the higher term wins and what the old leader wrote is replaced.
scenario-raft-figure-7 = Figure 7: every kind of broken log
    .about = A new leader meets six followers whose logs lack entries, or hold too many, or both. It finds the last entry on which each agrees with it and overwrites the rest.
scenario-raft-figure-8 = Figure 8: on a majority, and not committed
    .about = An entry of an old term reaches three of five servers, and a later leader overwrites it. So a leader must not commit old entries by counting copies. Play it with the variant that does.
scenario-raft-client-retries = An answer is lost
    .about = The request was executed, but its answer never arrives. The client asks again under the same number, and the servers answer from their table: it is not executed twice.
