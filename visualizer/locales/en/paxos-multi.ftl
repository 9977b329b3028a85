# Multi-Paxos: why its nodes do what they do, and the names of what they know. §§ without more are those of the paper,
# “Paxos Made Simple”; PMMC is “Paxos Made Moderately Complex”, with the names of its invariants; “dissertation” is Ongaro’s, on clients.

paxos-multi = Multi-Paxos
    .summary = A sequence of slots, each decided as in Basic Paxos. One leader runs phase 1 once for all of them; from then on each command needs phase 2 alone.

# A command, inside the sentences below.
paxos-multi-command = { $noop ->
        [true] a no-op
       *[other] “{ $op }”
    }

## Starting and crashing

paxos-multi-started = { $node } starts. { $accepted ->
        [0] It has accepted nothing so far.
        [one] On its disk is what it has accepted in 1 slot.
       *[other] On its disk is what it has accepted in { $accepted } slots.
    }
    .rule = What was promised and accepted, and the last number used, are on the disk. What is decided, and who leads, a node learns anew.
    .section = §2.5, §3
paxos-multi-started_as_leader = { $node } begins as the leader, under { $id }. The next new command gets slot { $next }.
    .rule = This run starts in the middle of a story: phase 1 is done for all slots, and the leader sends heartbeats from here on.
    .section = §3
paxos-multi-started_preparing = { $node } begins while it asks for promises to { $id }, from slot { $slot } on.
    .rule = This run starts in the middle of a story. If the promises do not come, the proposer asks again, and then takes a new number.
    .section = §3
paxos-multi-machine_rebuilt = { $node } holds what the commands of slots 1 to { $last } have made.
    .rule = The state machine is nothing but the decided commands, executed slot by slot.
    .section = §3
paxos-multi-leader_crashed = { $node } crashes while it leads under { $id }.
    .rule = The others will miss its heartbeats, and the first whose timer runs out will prepare. What a majority has accepted is not lost.
    .section = §3
paxos-multi-not_its_role = { $node } has nothing to do with { $sender }’s { $kind }: it is no { $role }.
    .rule = Proposer, acceptor and learner are roles. One machine may play them all, or each may have machines of its own.
    .section = §2.1

## The acceptor

paxos-multi-promise_given = { $node } promises { $proposer } to accept nothing below { $id } in any slot, and reports { $count ->
        [0] that it has accepted nothing
        [one] what it has accepted in 1 slot
       *[other] what it has accepted in { $count } slots
    } from slot { $slot } on.
    .rule = Phase 1b, once for every slot there is and will be: the number is above all that were promised. The promise is on the disk before it leaves.
    .section = §2.2 (P1a), §3
paxos-multi-prepare_refused = { $node } gives { $proposer } no promise to { $id }: it has promised { $promised }.
    .rule = No promise at or below the one that was given. Silence is enough; with the parameter “refusals” the acceptor says so.
    .section = §2.2
paxos-multi-accepted = { $node } accepts { paxos-multi-command } in slot { $slot } under { $id }.
    .rule = Phase 2b. No promise forbids it. Number and command are on the disk before the leader and all learners hear of it.
    .section = §2.2 (P1a), §2.5
paxos-multi-accepted_again = { $node } has accepted { paxos-multi-command } in slot { $slot } under { $id } before, and says so again.
    .rule = The same Accept came twice, or its answer was lost. To repeat the answer does no harm: an acceptor counts once.
    .section = §2.2
paxos-multi-accept_refused = { $node } does not accept { $proposer }’s command in slot { $slot }: it has promised { $promised }, and { $id } is below that.
    .rule = Another proposer has overtaken this leader. No Accept below the promise is answered; with the parameter “refusals” the acceptor says why.
    .section = §2.2 (P1a)

## Becoming the leader

paxos-multi-prepare_started = { $node } hears no leader and asks for promises to { $id }, for all slots from { $slot } on.
    .rule = Phase 1a, once for infinitely many slots: from its first gap on. The new number is above all that it has seen, and on the disk before it is used.
    .section = §3
paxos-multi-prepare_renewed = { $node } has not got enough promises and tries again with { $id }, from slot { $slot } on.
    .rule = Messages were lost, or another proposer was faster. Timeouts are random, so that two proposers do not keep overtaking each other.
    .section = §2.4, §3
paxos-multi-prepare_repeated = { $node } asks { $nodes } again for a promise to { $id }.
    .rule = Nothing was heard from them: the question or the answer may be lost. Who has promised already does not answer twice.
    .section = §2.2
paxos-multi-promise_counted = { $node } has { $count } of the { $needed } promises that it needs: { $acceptor } promises, and reports { $reported ->
        [0] nothing
        [one] 1 slot
       *[other] { $reported } slots
    }.
    .rule = Of each slot the leader keeps the reported proposal of the highest number: that one may be chosen already.
    .section = §2.2 (P2c), §3
paxos-multi-promise_unused = { $node } has no use for { $acceptor }’s promise to { $id }.
    .rule = A promise counts once, for the number that is being prepared. Enough have answered already, or the proposer has moved on.
    .section = §2.2
paxos-multi-leader_elected = { $node } leads under { $id }: { $count } acceptors have promised, for all slots from { $slot } on. The next new command gets slot { $next }.
    .rule = Any two quorums share an acceptor, so no lower number can get anything chosen any more that this leader does not know of. From now on each command takes phase 2 alone.
    .section = §3
paxos-multi-command_forced = { $node } proposes { paxos-multi-command } again in slot { $slot }, under { $id }.
    .rule = An acceptor has reported it, so it may be chosen. The rule of choice binds the leader, slot by slot: the reported proposal of the highest number is proposed, whoever it came from.
    .section = §2.2 (P2c), §3
paxos-multi-gap_filled = { $node } fills the gap in slot { $slot } with a no-op, under { $id }.
    .rule = Nothing was reported for this slot, so nothing is chosen there; but something above it is. Nothing above a gap can be executed, so the leader fills it at once with a command that does nothing.
    .section = §3
paxos-multi-leader_deposed = { $node } leads no more under { $id }: there is { $higher }. { $dropped ->
        [0] It has nothing open.
        [one] 1 open command is left to the next leader, or to its client to ask again.
       *[other] { $dropped } open commands are left to the next leader, or to their clients to ask again.
    }
    .rule = Enough acceptors may have promised the higher number, and then the lower one gets nothing chosen any more. Two leaders at once are no danger; they only cost time.
    .section = §2.4, §3
paxos-multi-leader_stuck = { $node } leads, but gets nothing chosen: it asks for promises to { $id }, from slot { $slot } on.
    .rule = For the longest election timeout nothing that it proposed was decided. It may be cut off from a majority, or enough acceptors have promised a higher number and refuse it in silence. It cannot know; a new number does no harm.
    .section = §2.4, §2.5
paxos-multi-prepare_given_up = { $node } gives { $id } up: there is { $higher }.
    .rule = Another proposer has a higher number. It gets its chance: one election timeout.
    .section = §2.4
paxos-multi-refusal_heard = { $acceptor } refuses { $node }’s { $id }: it has promised { $promised }.
    .rule = A refusal names the higher number, so that the proposer need not wait for its timer.
    .section = §2.2
paxos-multi-refusal_unused = { $node } has no use for { $acceptor }’s refusal of { $id }.
    .rule = The number was given up already, or the acceptor has promised this very number and refuses a second copy of the question.
    .section = §2.2

## Leading

paxos-multi-command_proposed = { $node } proposes { paxos-multi-command } in slot { $slot }, under { $id }.
    .rule = Phase 2a alone: phase 1 was done for this slot when the leader took over, and nothing was reported for it.
    .section = §3
paxos-multi-command_waits = { $node } lets { paxos-multi-command } wait: slot { $slot } is more than { $alpha } ahead of slot { $last }, the last one executed.
    .rule = A leader gets at most α slots ahead of what it knows to be chosen without a gap. So few gaps are left behind when it fails.
    .section = §3; PMMC R5
paxos-multi-accept_repeated = { $node } asks { $nodes } again to accept in slot { $slot }, under { $id }.
    .rule = No progress for a while: the question or the answer may be lost. Those who are known to have accepted are not asked.
    .section = §2.2
paxos-multi-heartbeat_sent = { $node } tells the others that it leads under { $id }, and has executed slots up to { $slot }.
    .rule = Heartbeats keep the other proposers from preparing. They also tell a replica that lags that it does.
    .section = §2.4, §3
paxos-multi-heartbeat_heard = { $node } hears its leader { $leader }.
    .rule = Whoever hears a leader waits for another election timeout.
    .section = §2.4
paxos-multi-heartbeat_stale = { $node } ignores { $sender }’s heartbeat under { $id }: it knows of { $higher }.
    .rule = Somebody with a higher number has taken over, or tries to. The old leader will hear of it.
    .section = §2.4
paxos-multi-leader_followed = { $node } takes { $leader } for the leader, under { $id }.
    .rule = Only who has a quorum of promises sends Accept and heartbeats. Clients are sent to the one with the highest number.
    .section = §3

## Replicas

paxos-multi-vote_counted = { $node } knows of { $votes } of the { $needed } acceptors that are needed in slot { $slot } under { $id }: { $acceptor } is one of them.
    .rule = A command is chosen in a slot once a quorum of acceptors has accepted it there under one number.
    .section = §2.3, §3
paxos-multi-vote_repeated = { $node } has counted { $acceptor } in slot { $slot } under { $id } before.
    .rule = An acceptor counts once for each number, however often its answer comes.
    .section = §2.3
paxos-multi-vote_outbid = { $node } does not count { $acceptor } in slot { $slot }: { $id } is out of date, there is { $higher }.
    .rule = Only answers of the same number count together. If the lower one was chosen after all, the higher one brings the same command.
    .section = §2.2, §2.3
paxos-multi-decided_already = { $node } knows already what is decided in slot { $slot }.
    .rule = A quorum was enough; what comes after it changes nothing.
    .section = §2.3
paxos-multi-decided = In slot { $slot }, { paxos-multi-command } is decided: { $node } knows of { $votes } acceptors that accepted it under { $id }.
    .rule = Any quorum from now on holds an acceptor that will report it. So every later leader proposes this very command in this slot.
    .section = §2.2, §3
paxos-multi-learned = { $node } learns from { $sender } that { paxos-multi-command } is decided in slot { $slot }.
    .rule = What is decided stays decided, so anybody who knows it may pass it on.
    .section = §2.3
paxos-multi-executed = { $node } executes { $count ->
        [one] slot { $last }
       *[other] slots { $first } to { $last }
    }.
    .rule = Every replica executes the decided commands in the order of the slots: so all their machines are the same.
    .section = §3
paxos-multi-gap_blocks = { $node } cannot execute yet: nothing is decided in slot { $slot }, as far as it knows.
    .rule = A command is executed when all before it have been. Slots may be decided in any order; here up to { $last }.
    .section = §3
paxos-multi-duplicate_skipped = { $node } skips slot { $slot }: request { $serial } of { $client } was executed before.
    .rule = A client that heard nothing asks again, so a request may be decided in two slots. The serial number shows it, and the machine executes it once.
    .section = PMMC R3; dissertation §6.3
paxos-multi-lags = { $node } lags: { $leader } has executed slots up to { $slot }, and it has only come to { $last }. It asks for what it lacks.
    .rule = It was down, cut off, or missed messages. The leader’s heartbeat shows how far it should have come.
    .section = §2.3
paxos-multi-caught_up = { $node } has caught up: it has executed all slots up to { $slot }.
    .rule = It has executed the same commands in the same order as the leader, and so it is in the same state.
    .section = §3
paxos-multi-laggard_told = { $node } tells { $replica } what is decided in { $count ->
        [one] slot { $last }
       *[other] slots { $first } to { $last }
    }.
    .rule = A bounded number of slots at a time; with the next heartbeat the replica asks for more.
    .section = §2.3
paxos-multi-laggard_ahead = { $node } cannot tell { $replica } anything about slot { $slot }: it has not executed it itself.
    .rule = The question comes late, or has come to a replica that lags as well.
    .section = §2.3

## Clients

paxos-multi-request_redirected = { $node } sends { $client } on to { $leader }.
    .rule = Only the leader proposes. Any other number of proposers would be safe, but they would overtake each other.
    .section = §2.4, §3
paxos-multi-request_unplaced = { $node } turns { $client } away: it knows of no leader.
    .rule = Only a leader proposes. The client will try another node in a while.
    .section = §2.4
paxos-multi-request_underway = { $node } has request { $serial } of { $client } under way already.
    .rule = The client asks again because it has heard nothing. The command is proposed, or waits for a slot; once is enough.
    .section = dissertation §6.3
paxos-multi-request_old = { $node } ignores request { $serial } of { $client }: it has executed request { $last } since.
    .rule = A client that has gone on knows the answer. The message is a late copy.
    .section = dissertation §6.3
paxos-multi-client_answered = { $node } answers request { $serial } of { $client }.
    .rule = The command is decided and executed: now the result can be told, because it can no longer be lost.
    .section = §3
paxos-multi-client_answered_again = { $node } answers request { $serial } of { $client } once more, from its table.
    .rule = The first answer may have been lost. The state machine remembers the last result of each client, so that the request is not executed again.
    .section = dissertation §6.3

## State

paxos-multi-field-roles = roles
    .help = What this node is: proposer (a leader, or ready to be one), acceptor, learner (a replica).
paxos-multi-field-promised = promised
    .help = Acceptor: the highest number that it has promised or accepted. It holds for every slot.
paxos-multi-field-accepted = accepted
    .help = Acceptor: for each slot, the proposal of the highest number that it has accepted.
paxos-multi-field-phase = phase
    .help = Leader: idle, prepare (it asks for promises) or accept (it leads).
paxos-multi-field-ballot = ballot
    .help = Leader: the number under which it prepares or leads.
paxos-multi-field-last_id = last number
    .help = Leader: the last number that it has used. On the disk, so that none is used twice.
paxos-multi-field-from_slot = prepared from
    .help = Leader: its first gap when it prepared. Its phase 1 is for every slot from there on.
paxos-multi-field-promises = promises
    .help = Leader: which acceptors have promised its number, in the order of arrival.
paxos-multi-field-reported = reported
    .help = Leader: for each slot, the proposal of the highest number that a promise has reported.
paxos-multi-field-next_slot = next slot
    .help = Leader: the slot for the next new command.
paxos-multi-field-proposals = proposals
    .help = Leader: the commands that it has proposed and does not know to be decided.
paxos-multi-field-waiting = waiting
    .help = Leader: requests that wait because it is α slots ahead.
paxos-multi-field-seen = seen
    .help = The highest number that it has heard of.
paxos-multi-field-leader = leader
    .help = Whom it believes to lead. Clients are sent there.
paxos-multi-field-accepts = votes
    .help = Replica: for each slot that is not decided, which acceptors have accepted the highest number that it has heard of.
paxos-multi-field-decided = decided
    .help = Replica: the command that it knows to be decided in each slot.
paxos-multi-field-executed = executed
    .help = Replica: the last slot that its state machine has executed.
paxos-multi-field-behind = behind
    .help = Replica: the slot that it has to execute to have caught up with the leader; 0 where it does not lag.
paxos-multi-field-machine = state machine
    .help = The keys and their values: what the executed commands have made.
paxos-multi-field-sessions = clients’ table
    .help = The last request of each client that was executed, and its result: what keeps a repeated request from being executed twice.

paxos-multi-phase-idle = idle
paxos-multi-phase-prepare = prepares
paxos-multi-phase-accept = leads

## Roles, timers, milestones

paxos-multi-role-leader = leader
paxos-multi-role-proposer = proposer
paxos-multi-role-acceptor = acceptor
paxos-multi-role-learner = learner

paxos-multi-timer-election = election timer
    .help = When it runs out, the proposer has heard no leader for too long, has waited too long for promises, or leads and gets nothing chosen: it prepares with a new number. Drawn at random at each reset.
paxos-multi-timer-heartbeat = heartbeat
    .help = When it runs out, the leader tells the others that it is alive, and how far it has executed.
paxos-multi-timer-retry = retry
    .help = When it runs out, there was no progress for a while, and those are asked again who have not answered.

paxos-multi-milestone-prepared = promises from a quorum
paxos-multi-milestone-leader_elected = leader elected
paxos-multi-milestone-leader_lost = leader lost
paxos-multi-milestone-value_chosen = a slot is decided
paxos-multi-milestone-gap_filled = gap filled
paxos-multi-milestone-caught_up = a replica has caught up

## Messages

paxos-multi-message-Prepare = Prepare
    .help = Phase 1a: a proposer asks the acceptors to promise its number, for every slot from one on.
paxos-multi-message-Promise = Promise
    .help = Phase 1b: an acceptor promises the number, and reports what it has accepted in those slots.
paxos-multi-message-Accept = Accept
    .help = Phase 2a: the leader asks the acceptors to accept a command in a slot.
paxos-multi-message-Accepted = Accepted
    .help = Phase 2b: an acceptor tells the proposer and all learners what it has accepted in a slot.
paxos-multi-message-Nack = Nack
    .help = A refusal: the acceptor has promised another number, which it names.
paxos-multi-message-Heartbeat = Heartbeat
    .help = The leader is alive, and has executed all slots up to this one.
paxos-multi-message-CatchUp = CatchUp
    .help = A replica that lags asks what is decided from a slot on.
paxos-multi-message-Learn = Learn
    .help = Tells a replica that lags what is decided in a slot.

## Parameters

paxos-multi-param-election_timeout = election timeout
    .help = How long a proposer waits for a leader, or for promises, before it prepares: drawn from this range at each reset. A leader that gets nothing chosen gives up after the longest. Make the two equal, and watch proposers overtake each other.
paxos-multi-param-heartbeat_interval = heartbeat every
    .help = How often a leader says that it is alive. It should be well below the election timeout.
paxos-multi-param-retry = retry
    .help = How long a proposer waits without progress before it asks those again who have not answered.
paxos-multi-param-alpha = α, slots ahead
    .help = How many slots the leader may be ahead of what it has executed. With 1 it proposes one command at a time; the more, the more gaps a crash can leave.
paxos-multi-param-refusals = refusals
    .help = Whether an acceptor keeps silent about what its promise forbids, or answers with a refusal (Nack) that names the promised number.
paxos-multi-param-roles = roles
    .help = All three roles on every node, or nodes of their own for each: proposers first, then acceptors, then learners. A proposer executes as well, so that it can number commands and answer clients.
paxos-multi-param-quorum = quorum
    .help = How many acceptors are enough in each phase; a majority where nothing is set. Any two quorums have to share an acceptor.

## What Multi-Paxos promises

paxos-multi-invariant-agreement = what is chosen in a slot stays chosen
    .broken = { $node } accepts another command in slot { $slot } under { $id } than the one that a majority has accepted there under { $chosen }.
    .section = §2.2 (P2); PMMC A5
paxos-multi-invariant-validity = only what clients asked for
    .broken = { $node } proposes a command in slot { $slot } under { $id } that no client has asked for.
    .section = §2.1
paxos-multi-invariant-p2c = P2c at every Accept
    .broken = { $node } proposes in slot { $slot } under { $id }, and no majority allows that: in each, somebody has accepted another command under the highest number below it.
    .section = §2.2 (P2c)
paxos-multi-invariant-promises_rise = a promise never falls
    .broken = { $node } has promised { $promised } and goes back to { $id }.
    .section = §2.2 (P1a); PMMC A1
paxos-multi-invariant-ballots_rise = acceptors adopt only rising numbers
    .broken = { $node } accepts { $id } in slot { $slot }, though it has promised or accepted { $bound }.
    .section = §2.2 (P1a); PMMC A1, A2
paxos-multi-invariant-nothing_forgotten = acceptors forget nothing
    .broken = { $node } has accepted { $id } in slot { $slot }, and no longer knows it.
    .section = §2.5; PMMC A3
paxos-multi-invariant-one_value_a_ballot = one command a number and slot
    .broken = { $first } and { $second } have accepted different commands in slot { $slot } under the same { $id }.
    .section = §2.2; PMMC A4
paxos-multi-invariant-ids_unique = no number twice
    .broken = { $node } uses { $id }, though it has used { $last } before: its numbers have to rise.
    .section = §2.5
paxos-multi-invariant-one_command_a_slot = replicas decide one command a slot
    .broken = { $first } and { $second } take different commands for decided in slot { $slot }.
    .section = §2.1; PMMC R1
paxos-multi-invariant-decided_for_good = what is decided stays decided
    .broken = { $node } no longer takes for decided in slot { $slot } what it did.
    .section = §2.1
paxos-multi-invariant-executed_in_order = slots are executed in their order
    .broken = { $node } has executed up to slot { $last }, but not slot { $slot } in its turn.
    .section = §3; PMMC R2, R4
paxos-multi-invariant-linearizable = clients see one machine
    .broken = { $problem ->
        [early] { $client } was told “{ $result }” for its request { $serial } ({ $op }) before it was decided.
        [result] { $client } was told “{ $result }” for its request { $serial } ({ $op }), but the decided order gives another result.
        [order] The request { $serial } of { $client } ({ $op }) took effect before one that was answered earlier than it was asked.
       *[stale] { $client } read “{ $result }” ({ $op }, request { $serial }), which was the value at no moment between question and answer.
    }
    .section = §3

## Broken variants

paxos-multi-variant-forgets-promise = forgets its promise
    .help = The promise is not written to the disk. After a crash an acceptor answers numbers that it had promised to refuse, and a deposed leader can still get something chosen.
paxos-multi-variant-accepts-older = accepts below its promise
    .help = An acceptor accepts whatever it is asked to, its promise notwithstanding.
paxos-multi-variant-keeps-own-value = ignores what is reported
    .help = A new leader puts no-ops into slots for which promises have reported a command that may be chosen.
paxos-multi-variant-takes-any-value = takes any report
    .help = A new leader believes the acceptor that answers last, and does not look for the highest number among all answers. What only the others know of, it passes over.
paxos-multi-variant-small-quorum = too small a quorum
    .help = One acceptor fewer than a majority is enough: two such quorums need not share one, and decide apart.
paxos-multi-variant-reuses-id = uses a number again
    .help = A proposer keeps its last number in memory alone, and after a crash counts from the beginning.
paxos-multi-variant-skips-gaps = skips the gaps
    .help = A new leader begins above every slot that it has heard of. What is open below, it neither proposes again nor fills with no-ops; it executes what comes after.
