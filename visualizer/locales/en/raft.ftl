# Raft: why its servers do what they do, and the names of what they know. §§ without more are those of the paper,
# “In Search of an Understandable Consensus Algorithm (Extended Version)”.

raft = Raft
    .summary = Servers elect a leader by majority; the leader takes the clients’ requests, copies its log to the others, and commits what a majority holds.

## Starting and crashing

raft-started = { $node } starts as a follower in term { $term } and waits to hear from a leader.
    .rule = Servers begin as followers. From its disk a server has its term, its vote and its log; everything else it learns anew. It becomes a candidate only if it hears nothing for an election timeout.
    .section = §5.2
raft-started_as_leader = { $node } begins as the leader of term { $term }.
    .rule = This run starts in the middle of a story. The leader sends heartbeats from here on; what the others hold it has to find out.
    .section = §5.3
raft-started_as_candidate = { $node } begins as a candidate in term { $term }.
    .rule = This run starts in the middle of a story. If the election brings no winner before its timer runs out, the candidate stands again.
    .section = §5.2
raft-machine_rebuilt = { $node } holds what the first { $last } entries of its log have made.
    .rule = The state machine is nothing but the applied entries, executed in order.
    .section = §5.3
raft-leader_crashed = { $node } crashes while it leads term { $term }.
    .rule = The followers will miss its heartbeats, and the first whose election timer runs out will stand for election. What a majority holds is not lost.
    .section = §5.2

## Terms

raft-term_adopted = { $node } learns of term { $term } from { $sender } and moves on to it from term { $old }.
    .rule = Terms are Raft’s clock: whoever sees a higher one adopts it and becomes a follower. In the new term it has not voted yet.
    .section = §5.1
raft-leader_deposed = { $node } steps down: { $sender } is in term { $term } already.
    .rule = A leader that sees a higher term is out of date. It becomes a follower at once, so that it can do no harm.
    .section = §5.1

## Elections

raft-election_started = { $node } hears no leader and stands for election in term { $term }.
    .rule = Its election timer ran out. It raises its term, votes for itself and asks all others for their vote. Timeouts are random, so that usually one server is first and wins before the others wake.
    .section = §5.2
raft-election_repeated = { $node } did not win term { $old } and stands again, for term { $term }.
    .rule = Votes were split, or lost on the way. Each candidate waits for a new random timeout, which makes it unlikely that they collide again.
    .section = §5.2
raft-vote_granted = { $node } votes for { $candidate } in term { $term }.
    .rule = It had not voted in this term, and the candidate’s log is at least as up to date as its own. The vote is on disk before the answer leaves; granting it resets the election timer.
    .section = §5.2, §5.4.1, Figure 2
raft-vote_repeated = { $node } votes for { $candidate } in term { $term }, as it had already.
    .rule = The question came twice, or the vote was already given. Saying yes again to the same candidate does no harm: it is one vote.
    .section = §5.2, Figure 2
raft-vote_refused_stale = { $node } refuses { $candidate } its vote: term { $term } is over, this is term { $own }.
    .rule = A request of a lower term is out of date. The refusal carries the higher term, so that the candidate learns of it.
    .section = §5.1, Figure 2
raft-vote_refused_taken = { $node } refuses { $candidate } its vote: in term { $term } it has voted for { $choice }.
    .rule = One vote a term, first come, first served. So no two candidates can both have a majority in the same term.
    .section = §5.2
raft-vote_refused_log = { $node } refuses { $candidate } its vote: the candidate’s log ends with index { $index } of term { $log_term }, its own with index { $own_index } of term { $own_log_term }.
    .rule = The log whose last entry has the later term is more up to date; with equal terms, the longer one. A leader must hold every committed entry, and at least one voter in any majority does.
    .section = §5.4.1
raft-vote_refused_leader = { $node } refuses { $candidate } its vote for term { $term }: it hears a leader.
    .rule = With CheckQuorum, a request for a vote that comes within the minimum election timeout of hearing a leader changes neither term nor vote. So a server that has only lost touch cannot depose a leader that works.
    .section = dissertation §4.2.3
raft-vote_counted = { $node } has { $votes } of the { $needed } votes that it needs: { $voter } votes for it.
    .rule = A candidate wins with votes from a majority of all servers, its own included.
    .section = §5.2
raft-vote_denied = { $voter } does not vote for { $node } in term { $term }.
    .rule = The candidate goes on waiting: others may still grant. Only a higher term, a leader or its timer ends the wait.
    .section = §5.2
raft-vote_unused = { $node } has no use for { $voter }’s answer about term { $term }.
    .rule = A vote counts once, for the candidate that asked, while it is still a candidate in that term.
    .section = §5.2
raft-leader_elected = { $node } becomes leader of term { $term } with { $votes } of { $voters } votes.
    .rule = Any two majorities share a server, and it votes once a term: so nobody else can lead this term. The leader tells everybody at once, before other timers run out.
    .section = §5.2
raft-noop_appended = { $node } begins its term with a blank entry at index { $index }.
    .rule = A leader may only commit entries of its own term by counting. The blank entry lets it find out at once how far the log is committed, without waiting for a client.
    .section = §8, §5.4.2

## PreVote and CheckQuorum

raft-pre_vote_started = { $node } hears no leader and asks who would vote for it in term { $term }.
    .rule = With PreVote a server raises its term only once a majority has promised its votes. A server that is cut off therefore stays in its term and disturbs nobody when it comes back.
    .section = dissertation §9.6
raft-pre_vote_granted = { $node } would vote for { $candidate } in term { $term }.
    .rule = It hears no leader, and the candidate’s log is up to date. The promise changes neither its term nor its vote.
    .section = dissertation §9.6
raft-pre_vote_refused_term = { $node } would not vote for { $candidate } in term { $term }: it is in term { $own } already.
    .rule = An election for that term could not win here any more. The refusal carries the own term, so that the other one catches up.
    .section = dissertation §9.6, §5.1
raft-pre_vote_refused_log = { $node } would not vote for { $candidate }: its log ends with index { $index } of term { $log_term }, the own one with index { $own_index } of term { $own_log_term }.
    .rule = The promise is held to the same rule as the vote: a leader must hold every committed entry.
    .section = dissertation §9.6, §5.4.1
raft-pre_vote_refused_leader = { $node } would not vote for { $candidate } in term { $term }: it hears a leader.
    .rule = While a leader is heard within the minimum election timeout, an election would only disturb it.
    .section = dissertation §9.6
raft-pre_vote_counted = { $node } has { $votes } of the { $needed } promises that it needs: { $voter } would vote for it.
    .rule = With promises from a majority, itself included, it begins the real election.
    .section = dissertation §9.6
raft-pre_vote_denied = { $voter } would not vote for { $node } in term { $term }.
    .rule = Without promises from a majority there is no election, and the term stays as it is.
    .section = dissertation §9.6
raft-pre_vote_unused = { $node } has no use for { $voter }’s promise about term { $term }.
    .rule = A promise counts once, for the server that asked, while it still asks for that term.
    .section = dissertation §9.6
raft-quorum_heard = { $node } goes on leading: counting itself, it hears { $heard } servers, and { $needed } are a majority.
    .rule = With CheckQuorum a leader looks, once an election timeout, whether a majority has answered it.
    .section = dissertation §6.2
raft-quorum_lost = { $node } gives up leading term { $term }: for an election timeout it heard { $heard ->
        [1] nobody else
        [2] one other server
       *[other] { $heard } servers, itself included
    }, and a majority is { $needed }.
    .rule = A leader that reaches no majority can commit nothing. It steps down, so that its clients look for one that can.
    .section = dissertation §6.2

## Replication: the leader

raft-heartbeat_sent = { $node } sends its heartbeat to all, and with it what they lack.
    .rule = AppendEntries without entries keeps the followers’ election timers from running out. Entries that a follower has not acknowledged go along, again and again, until it has them.
    .section = §5.2, §5.3
raft-heartbeat_answered = { $follower } still follows { $node }.
    .rule = The answer says nothing new about the follower’s log.
    .section = §5.3
raft-match_advanced = { $node } learns that { $follower } holds its log up to index { $index }.
    .rule = When AppendEntries succeeds, the follower’s log is identical to the leader’s up to the last entry sent. What is once acknowledged is never taken back: match_index does not fall.
    .section = §5.3, Figure 2
raft-next_stepped_back = { $node } goes back one entry for { $follower } and tries from index { $index }.
    .rule = The follower did not have the entry before. The leader steps back until both logs agree; from there on its own log is what counts.
    .section = §5.3
raft-next_jumped_back = { $node } goes back to index { $index } for { $follower }, as the refusal advises.
    .rule = The refusal names the conflicting term and its first index in the follower’s log. So the leader skips a whole term at a time instead of an entry.
    .section = §5.3
raft-refusal_outdated = { $node } ignores a refusal: { $follower } has acknowledged its log up to index { $index } since.
    .rule = Answers overtake each other. What a follower has acknowledged stays true for the term, unless its disk is lost.
    .section = §5.3
raft-reply_stale = { $node } ignores an answer from { $sender } that belongs to term { $term }.
    .rule = The leader of an earlier term asked for it. This is term { $own }.
    .section = §5.1
raft-reply_unused = { $node } has no use for { $sender }’s answer: it does not lead term { $term }.
    .rule = Only the leader keeps account of what the others hold.
    .section = §5.3
raft-entry_committed = { $node } commits its log up to index { $index }: a majority holds it.
    .rule = An entry of the leader’s own term that a majority holds can never be lost: whoever is elected next has it. Everything before it is committed too. The followers hear of it with the next AppendEntries.
    .section = §5.3, §5.4.2
raft-old_term_waits = { $node } does not commit index { $index } yet: a majority holds it, but it is of term { $old }, and this is term { $term }.
    .rule = An entry of an older term may still be overwritten, even when a majority holds it. It is committed together with the first entry of the leader’s own term.
    .section = §5.4.2, Figure 8
raft-rival_leader = { $node } leads term { $term }, and hears that { $rival } does as well.
    .rule = This cannot happen in Raft: a term has one leader. Somewhere a rule is broken.
    .section = §5.2, Figure 3

## Replication: a follower

raft-leader_followed = { $node } recognises { $leader } as the leader of term { $term }.
    .rule = Only the winner of a term’s election sends AppendEntries in it. From now on clients are sent to this leader.
    .section = §5.2
raft-candidate_yielded = { $node } gives up its candidacy: { $leader } leads term { $term }.
    .rule = A candidate that hears AppendEntries of its own term, or a later one, recognises the leader and becomes a follower.
    .section = §5.2
raft-heartbeat_heard = { $node } hears the heartbeat of { $leader }.
    .rule = Every AppendEntries of the current term resets the election timer.
    .section = §5.2
raft-entries_stored = { $node } appends { $count ->
        [one] entry { $last }
       *[other] entries { $first } to { $last }
    } from { $leader }.
    .rule = The entry right before them is the same in both logs, and so is everything before that. They are on disk before the answer leaves.
    .section = §5.3, Figure 2
raft-entries_known = { $node } already has the entries up to index { $last } that { $leader } sends.
    .rule = The same AppendEntries may come twice or late. Entries that match stay, and so does whatever follows them.
    .section = §5.3, Figure 2
raft-log_conflict = { $node } drops { $count ->
        [one] entry { $index }
       *[other] { $count } entries from index { $index } on
    }: { $count ->
        [one] it is
       *[other] the first is
    } of term { $own }, and the leader’s is of term { $term }.
    .rule = Where the logs conflict, the leader’s holds. What is dropped was never committed: otherwise the leader would have it.
    .section = §5.3, §5.4
raft-append_refused_stale = { $node } refuses AppendEntries from { $leader }: term { $term } is over, this is term { $own }.
    .rule = A leader of an earlier term must not change anything any more. The refusal carries the higher term, and deposes it.
    .section = §5.1, Figure 2
raft-append_refused_short = { $node } refuses AppendEntries from { $leader }: it has no entry { $index }, its log ends at { $last }.
    .rule = Entries are only appended to a log that holds the one right before them. Without this check, logs could agree at one place and differ before it.
    .section = §5.3, Figure 2
raft-append_refused_term = { $node } refuses AppendEntries from { $leader }: its entry { $index } is of term { $own }, not of term { $term }.
    .rule = The logs part at this index or before. The leader will step back until it finds where they agree.
    .section = §5.3, Figure 2
raft-commit_learned = { $node } learns from { $leader } that its log is committed up to index { $index }.
    .rule = AppendEntries carries the leader’s commit index. A follower believes it as far as it knows its log to agree with the leader’s.
    .section = §5.3, Figure 2

## The state machine and its clients

raft-entries_applied = { $node } executes { $count ->
        [one] entry { $last }
       *[other] entries { $first } to { $last }
    }.
    .rule = Committed entries are executed in the order of the log, on every server alike.
    .section = §5.3
raft-duplicate_skipped = { $node } skips entry { $index }: request { $serial } of { $client } was executed before.
    .rule = A client that heard nothing sends its request again, so it may be in the log twice. The serial number shows it, and the machine executes it once.
    .section = §8, dissertation §6.3
raft-request_appended = { $node } appends “{ $op }” for { $client } as entry { $index } of term { $term }.
    .rule = The leader writes the request into its own log and sends it to all others at once. The client is answered when it is committed and executed.
    .section = §5.3
raft-request_redirected = { $node } sends { $client } on to { $leader }.
    .rule = Only the leader serves requests. A follower knows it from AppendEntries.
    .section = §5.1, §8
raft-request_unplaced = { $node } turns { $client } away: it knows of no leader.
    .rule = Only a leader serves requests. The client will try another server in a while.
    .section = §8
raft-request_in_log = { $node } has request { $serial } of { $client } in its log already, as entry { $index }.
    .rule = The client asks again because it has heard nothing. The entry is on its way to being committed; once is enough.
    .section = dissertation §6.3
raft-request_old = { $node } ignores request { $serial } of { $client }: it has answered request { $last } since.
    .rule = A client that has gone on knows the answer. The message is a late copy.
    .section = dissertation §6.3
raft-client_answered = { $node } answers request { $serial } of { $client }.
    .rule = The entry is committed and executed: now the result can be told, because it can no longer be lost.
    .section = §5.3, §8
raft-client_answered_again = { $node } answers request { $serial } of { $client } once more, from its table.
    .rule = The first answer may have been lost. The state machine remembers the last result of each client, so that the request is not executed again.
    .section = §8, dissertation §6.3

## Reads that bypass the log

raft-read_started = { $node } may answer { $client }’s read from index { $index } on, once it knows that it still leads.
    .rule = Everything that is committed now must be in the answer. A round of heartbeats, sent after the read came, shows whether a majority still follows.
    .section = dissertation §6.4
raft-read_waits = { $node } lets { $client }’s read wait: nothing of its own term { $term } is committed yet.
    .rule = A new leader has all committed entries, but does not know which those are until one of its own term is committed.
    .section = dissertation §6.4, §5.4.2
raft-read_pending = { $node } already has request { $serial } of { $client } waiting.
    .rule = The client asks again because it has heard nothing. The read is answered once.
    .section = dissertation §6.4
raft-read_answered = { $node } answers { $client }’s read: a majority still follows it.
    .rule = Nobody can have led a higher term when the heartbeats were sent, so what was committed then, up to index { $index }, is the latest.
    .section = dissertation §6.4
raft-reads_dropped = { $node } drops { $count ->
        [one] the read that waits
       *[other] the { $count } reads that wait
    }: it leads no more.
    .rule = It can no longer tell what is the latest. The clients will ask the next leader.
    .section = dissertation §6.4

## State

raft-field-role = role
    .help = What the server is at the moment: follower, candidate or leader.
raft-field-current_term = term
    .help = The latest term that it has seen. It never falls.
raft-field-voted_for = vote
    .help = Who got its vote in the current term.
raft-field-log = log
    .help = The entries, each with the term in which a leader took it. The first has index 1.
raft-field-commit_index = committed
    .help = The highest index that it knows to be committed.
raft-field-last_applied = applied
    .help = The highest index that its state machine has executed.
raft-field-votes = votes
    .help = Who has granted it a vote, or promised one, in the order of arrival.
raft-field-next_index = next to send
    .help = Leader only: the index of the next entry to send to each other server.
raft-field-match_index = known to match
    .help = Leader only: up to which index each other server is known to hold the same log.
raft-field-leader = leader
    .help = Whom it believes to lead the current term. Clients are sent there.
raft-field-config = servers
    .help = The servers of the cluster. A majority of them decides.
raft-field-machine = state machine
    .help = The keys and their values: what the executed entries have made.
raft-field-sessions = clients’ table
    .help = The last request of each client that was executed, and its result: what keeps a repeated request from being executed twice.
raft-field-heard_at = leader heard at
    .help = When it last heard a leader, by its own clock. Kept with PreVote and CheckQuorum.
raft-field-answered = answered
    .help = Leader only, with CheckQuorum: who has answered since the election timer was armed.
raft-field-reads = waiting reads
    .help = Leader only, with ReadIndex: the reads that wait until the leader knows that it still leads.
raft-field-round = round
    .help = Leader only, with ReadIndex: the last round of heartbeats that was begun for a read.
raft-field-rounds = rounds answered
    .help = Leader only, with ReadIndex: the latest round that each other server has answered.

## Roles, timers, milestones

raft-role-follower = follower
raft-role-pre_candidate = pre-candidate
raft-role-candidate = candidate
raft-role-leader = leader

raft-timer-election = election timer
    .help = When it runs out, the server has heard no leader for too long and stands for election. Drawn at random at each reset.
raft-timer-heartbeat = heartbeat
    .help = When it runs out, the leader sends AppendEntries to all others.

raft-milestone-leader_elected = leader elected
raft-milestone-split_vote = split vote
raft-milestone-entry_committed = entry committed
raft-milestone-leader_lost = leader lost
raft-milestone-log_conflict = log conflict

## Messages

raft-message-RequestVote = RequestVote
    .help = A candidate asks for a vote, and says how its log ends.
raft-message-Vote = Vote
    .help = The answer to RequestVote: granted or refused, with the voter’s term.
raft-message-PreVote = PreVote
    .help = A server asks who would vote for it, before it raises its term.
raft-message-PreVoteReply = PreVoteReply
    .help = The answer to PreVote: a promise, or a refusal with the voter’s own term.
raft-message-AppendEntries = AppendEntries
    .help = The leader’s log for a follower: entries, what comes right before them, and how far the log is committed. Without entries it is a heartbeat.
raft-message-AppendReply = AppendReply
    .help = The answer to AppendEntries: up to which index the follower’s log now agrees with the leader’s, or a refusal.

## Parameters

raft-param-election_timeout = election timeout
    .help = How long a server waits for a leader before it stands for election: drawn from this range at each reset. Make the two equal, and watch the votes split.
raft-param-heartbeat_interval = heartbeat every
    .help = How often a leader sends AppendEntries. It should be well below the election timeout; above it, leaders come and go.
raft-param-noop = blank first entry
    .help = A leader begins its term with an entry that does nothing, so that earlier entries are committed without waiting for a client. Off, it is the paper’s plain §5.
raft-param-pre_vote = PreVote
    .help = A server asks who would vote for it before it raises its term, so that one that was cut off disturbs nobody when it comes back.
raft-param-check_quorum = CheckQuorum
    .help = Nobody votes while a leader is heard, and a leader that hears no majority steps down.
raft-param-conflict_hint = conflict hint
    .help = A refusal says where the conflicting term begins, so that the leader goes back a term at a time and not an entry.
raft-param-read_index = reads bypass the log
    .help = A read is not written to the log: the leader answers it once a round of heartbeats shows that it still leads.

## What Raft promises

raft-invariant-election_safety = one leader a term
    .broken = { $first } and { $second } have both led term { $term }.
    .section = Figure 3, §5.2
raft-invariant-leader_append_only = a leader only appends
    .broken = { $node } leads term { $term } and has changed entry { $index } of its own log.
    .section = Figure 3, §5.3
raft-invariant-log_matching = same index and term, same log up to there
    .broken = The logs of { $first } and { $second } both have an entry of term { $term } at index { $index }, but differ there or before.
    .section = Figure 3, §5.3
raft-invariant-acknowledged_kept = what is acknowledged is kept
    .broken = { $leader } counts on { $node } to hold entry { $index }, which { $node } has acknowledged, but it no longer does.
    .section = §5.3
raft-invariant-leader_completeness = every later leader has what is committed
    .broken = Entry { $index } was committed in term { $committed }, but { $leader }, the leader of term { $term }, does not have it.
    .section = Figure 3, §5.4
raft-invariant-committed_for_good = who lacks what is committed cannot win
    .broken = { $leader } has committed entry { $index }, but { $rival } does not have it and could still be elected: { $voters } would vote for it.
    .section = §5.4.1, Figure 8
raft-invariant-state_machine_safety = all execute the same
    .broken = { $first } and { $second } have executed different entries at index { $index }.
    .section = Figure 3, §5.4.3
raft-invariant-vote_once = no vote is taken back
    .broken = { $second ->
        [none] { $node } voted for { $first } in term { $term }, and no longer knows it.
       *[other] { $node } voted for { $first } in term { $term }, and then for { $second }.
    }
    .section = §5.2
raft-invariant-linearizable = clients see one machine
    .broken = { $problem ->
        [early] { $client } was told “{ $result }” for its request { $serial } ({ $op }) before it was committed.
        [result] { $client } was told “{ $result }” for its request { $serial } ({ $op }), but the committed order gives another result.
        [order] The request { $serial } of { $client } ({ $op }) took effect before one that was answered earlier than it was asked.
       *[stale] { $client } read “{ $result }” ({ $op }, request { $serial }), which was the value at no moment between question and answer.
    }
    .section = §8

## Broken variants

raft-variant-votes-twice = votes twice
    .help = A follower votes for whoever asks, as often as it is asked. In a contested election two candidates can both win the same term.
raft-variant-forgets-vote = forgets its vote
    .help = The vote is not written to the disk. A server that crashes and comes back in the same term votes a second time.
raft-variant-no-up-to-date-check = votes for any log
    .help = Votes are given without a look at the logs. A server that slept through commits wins, and overwrites them.
raft-variant-commits-old-terms = commits old terms by counting
    .help = A leader commits an entry of an earlier term as soon as a majority holds it, as in Figure 8. A later leader may still overwrite it. The blank first entry is off here, because it hides the fault; heartbeats are slow and clients impatient, because that brings it out.
raft-variant-truncates-always = truncates on every AppendEntries
    .help = A follower cuts its log to what the message holds. A late one takes back what it has acknowledged since.
raft-variant-half-is-enough = half is enough
    .help = ⌊n/2⌋ servers count as a majority. Two halves need not share a server: both elect a leader, both commit.
raft-variant-commits-before-majority = commits before the majority
    .help = The leader commits what it has written itself. If it crashes, what it told its clients is gone.
raft-variant-answers-before-commit = answers before commit
    .help = The leader answers a client as soon as it has written the request. The answer may be about something that never happens.
