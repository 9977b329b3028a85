# Basic Paxos: why its nodes do what they do, and the names of what they know. §§ without more are those of the paper,
# “Paxos Made Simple”; “notes” are the classroom notes, with the rule that is meant.

paxos-basic = Basic Paxos
    .summary = Proposers, acceptors and learners choose a single value: what a majority of the acceptors has accepted under one number stays chosen, whatever happens.

## Starting

paxos-basic-started = { $node } starts.
    .rule = What an acceptor has promised and accepted, and the last number that a proposer has used, are on the disk. Everything else is learned anew.
    .section = §2.5; notes: Prepare, Accept
paxos-basic-started_proposing = { $node } starts in the middle of proposing { $value }.
    .rule = This run begins in the middle of a story. If nothing comes of the proposal in time, the next one gets a higher number.
    .section = §2.4
paxos-basic-role_lacking = { $node } has nothing to do with this message from { $sender }: it is no { $role }.
    .rule = Proposer, acceptor and learner are roles. One machine may play them all, or each may have machines of its own.
    .section = §2.1; notes: roles

## Clients

paxos-basic-request_taken = { $node } is to propose { $value } for { $client }.
    .rule = Any number of proposers may each propose a value. Which one is chosen is settled by the two phases.
    .section = §2.1
paxos-basic-request_joined = { $node } is busy proposing { $own }: { $client }, who asks for { $value }, has to wait for what is chosen.
    .rule = A single value is chosen. Whoever asks gets that one, whoever proposed it.
    .section = §2
paxos-basic-request_repeated = { $node } knows request { $serial } of { $client } already and goes on with it.
    .rule = The same request may come twice. The client is answered when a value is chosen.
    .section = §2.1
paxos-basic-request_misplaced = { $node } does not propose and sends { $client } to { $proposer }.
    .rule = Only a proposer takes requests.
    .section = §2.1; notes: roles
paxos-basic-request_redirected = { $node } leaves proposing to { $proposer } and sends { $client } there.
    .rule = One distinguished proposer is the only one to try: so nobody overtakes anybody, and there is progress.
    .section = §2.4; notes: duelling proposers
paxos-basic-stepped_in = { $client } asks { $node } again, so { $proposer } seems to be dead: { $node } proposes itself.
    .rule = The distinguished proposer matters for progress alone. Two that both take themselves for it may delay a choice, but cannot make a wrong one.
    .section = §2.4, §2.5
paxos-basic-answered_at_once = { $node } knows that { $value } is chosen: it tells { $client } at once, and all learners once more.
    .rule = What is chosen stays chosen. A learner that was down, or whose Learn was lost, hears of it now.
    .section = §2.3
paxos-basic-client_answered = { $node } tells { $client } that { $value } is chosen.
    .rule = The client gets the chosen value, which may not be the one that it wanted.
    .section = §2.3

## Phase 1

paxos-basic-prepare_sent = { $node } wants { $value } and asks all acceptors for promises under the new number { $id }.
    .rule = Phase 1a. The number is above all that the proposer knows of; its own last one is on the disk, so that no number is ever used twice. The address makes it differ from everybody else’s.
    .section = §2.2, §2.5; notes: ProposalID, Prepare
paxos-basic-retried = { $node } has waited long enough: attempt { $attempt }.
    .rule = Messages were lost, or another proposer was faster: it cannot tell which. A higher number does no harm, it can only cost time.
    .section = §2.4
paxos-basic-promise_given = { $node } promises { $proposer } to accept nothing below { $id }. It has accepted nothing so far.
    .rule = Phase 1b. The number is above all that were promised. The promise is on the disk before the answer leaves, so that a crash cannot break it.
    .section = §2.2 (P1a), §2.5; notes: first promise
paxos-basic-promise_given_with_value = { $node } promises { $proposer } to accept nothing below { $id }, and tells that it has accepted { $value } under { $accepted }.
    .rule = Phase 1b. The answer names the accepted proposal of the highest number, which may be the chosen one. The promise is on the disk before it leaves.
    .section = §2.2 (P1a), §2.5; notes: Prepare, first promise
paxos-basic-prepare_ignored = { $node } does not answer { $proposer }: it has promised { $promised }, and { $id } is not above that.
    .rule = The first promise: no answer to a Prepare at or below the promised number. The proposer will notice by the silence.
    .section = §2.2 (P1a); notes: first promise
paxos-basic-prepare_refused = { $node } refuses { $proposer }: it has promised { $promised }, and { $id } is not above that.
    .rule = Silence would do. A refusal tells the promised number at once, so that the proposer can try above it without waiting.
    .section = §2.5; notes: first promise, refusals
paxos-basic-prepare_repeated = { $node } has answered { $proposer }’s Prepare { $id } before.
    .rule = The first promise speaks of numbers at or below the promised one: a Prepare that comes twice is answered once.
    .section = §2.2 (P1a); notes: first promise
paxos-basic-promise_counted = { $node } has { $count } of the { $needed } promises that it needs: { $acceptor } has accepted nothing.
    .rule = Promises from a majority settle the past: nothing below the number can be chosen any more that this majority does not know of.
    .section = §2.2; notes: rule of choice
paxos-basic-promise_counted_with_value = { $node } has { $count } of the { $needed } promises that it needs: { $acceptor } has accepted { $value } under { $accepted }.
    .rule = A value that an acceptor has accepted may have been chosen. So it must not be passed over.
    .section = §2.2; notes: rule of choice
paxos-basic-promise_unused = { $node } has no use for { $acceptor }’s promise to { $id }.
    .rule = A promise counts once, for the number that is being prepared. A majority has answered already, or the proposer has moved on.
    .section = §2.2

## The rule of choice

paxos-basic-choice_free = { $node } is free to choose: it asks all acceptors to accept its { $value } under { $id }.
    .rule = Phase 2a. Where no answer of the majority holds an accepted proposal, nothing was chosen, and nothing below this number can be any more. Only then is the value free.
    .section = §2.2 (P2c); notes: rule of choice
paxos-basic-choice_forced = { $node } takes over { $value }: the highest number among the answers is { $accepted }, at { $acceptor }. It asks all acceptors to accept { $value } under { $id }.
    .rule = Phase 2a. If a value was chosen, it is that of the highest-numbered proposal that the majority knows of. So the proposer gives up its own wish ({ $own }) and makes this value its own.
    .section = §2.2 (P2c); notes: rule of choice

## Phase 2

paxos-basic-accepted = { $node } accepts { $value } from { $proposer } under { $id }.
    .rule = Phase 2b. No promise forbids it. Number and value are on the disk before the proposer and the learners hear of it, and accepting a number also promises it.
    .section = §2.2 (P1a), §2.3, §2.5; notes: Accept
paxos-basic-accepted_again = { $node } has accepted { $value } under { $id } before, and says so again.
    .rule = The same Accept came twice. To repeat the answer does no harm: an acceptor counts once.
    .section = §2.2; notes: Accept
paxos-basic-accept_ignored = { $node } ignores { $proposer }’s Accept: it has promised { $promised }, and { $id } is below that.
    .rule = The second promise: no answer to an Accept below the promised number. Another phase 1 has overtaken this phase 2, and { $proposer } will notice by the silence.
    .section = §2.2 (P1a), §2.4; notes: second promise, duelling proposers
paxos-basic-accept_refused = { $node } refuses { $proposer }’s Accept: it has promised { $promised }, and { $id } is below that.
    .rule = The second promise: nothing below the promised number is accepted. Another phase 1 has overtaken this phase 2; the refusal says so at once.
    .section = §2.2 (P1a), §2.4; notes: second promise, refusals
paxos-basic-accept_counted = { $node } knows of { $count } of the { $needed } acceptors that are needed for { $value } under { $id }: { $acceptor } is one of them.
    .rule = A value is chosen once a majority has accepted it under one and the same number. Every number is counted for itself.
    .section = §2.2, §2.3; notes: Accept
paxos-basic-accept_unused = { $node } has no use for the news that { $acceptor } has accepted { $id }.
    .rule = It knows the chosen value already, or has counted this acceptor, or neither learns nor made this proposal.
    .section = §2.3
paxos-basic-overtaken_tries_again = { $node } gives up { $id }: { $acceptor } has promised { $promised }. It tries again at once.
    .rule = A proposal whose number is below a promise has no future there. Without backoff the next attempt follows at once, and may overtake the other proposer in turn.
    .section = §2.4, §2.5; notes: duelling proposers
paxos-basic-overtaken_waits = { $node } gives up { $id }: { $acceptor } has promised { $promised }. It waits for a random time.
    .rule = Two proposers that keep overtaking each other get nowhere. A random wait, which grows from attempt to attempt, lets one of them through.
    .section = §2.4, §2.5; notes: duelling proposers
paxos-basic-nack_unused = { $node } has given up { $id } already, or is done, when { $acceptor } refuses it for { $promised }.
    .rule = A refusal matters for the current number alone. The proposer remembers the higher number for its next attempt.
    .section = §2.5

## Learning

paxos-basic-value_chosen = { $value } is chosen: { $node } knows of { $count } acceptors that accepted it under { $id }.
    .rule = A majority has accepted it. Whoever asks any majority from now on finds this value, and has to propose it again.
    .section = §2.2, §2.3; notes: Accept
paxos-basic-value_learned = { $node } learns the chosen value: { $value }.
    .rule = A learner takes a value for chosen when a majority has accepted it under one number, or when somebody who knows says so.
    .section = §2.3; notes: Accept
paxos-basic-learn_sent = { $node } tells all learners that { $value } is chosen.
    .rule = Some learners may have missed what the acceptors said.
    .section = §2.3
paxos-basic-learn_known = { $node } has learned { $value } already; { $proposer } tells it nothing new.
    .rule = A value is learned once.
    .section = §2.3

## State

paxos-basic-field-roles = roles
    .help = What this node is: proposer, acceptor, learner.
paxos-basic-field-promised = promised
    .help = Acceptor: the highest number that it has answered. It answers no Prepare at or below it, and no Accept below it.
paxos-basic-field-accepted = accepted
    .help = Acceptor: the proposal of the highest number that it has accepted, with its value.
paxos-basic-field-last_id = last number
    .help = Proposer: the last number that it has used. On the disk, so that none is used twice.
paxos-basic-field-phase = phase
    .help = Proposer: idle, waiting for promises (prepare), waiting to be accepted (accept), or done.
paxos-basic-field-proposal = proposal
    .help = Proposer: the number of its current proposal.
paxos-basic-field-value = value
    .help = Proposer: the value that it proposes now; once it is done, the chosen one.
paxos-basic-field-promises = promises
    .help = Proposer: which acceptors have answered its Prepare, and what each had accepted.
paxos-basic-field-accepts = accepts
    .help = Proposer: which acceptors have accepted its current proposal.
paxos-basic-field-attempts = attempts
    .help = Proposer: how many numbers it has tried for this value.
paxos-basic-field-seen = seen
    .help = Proposer: the highest number that a refusal has told it.
paxos-basic-field-clients = waiting clients
    .help = Proposer: the clients that wait for the chosen value, with the number of each one’s request.
paxos-basic-field-redirected = sent on
    .help = Proposer, where one is distinguished: the last request of each client that it sent there. If that comes again, the distinguished one seems to be dead.
paxos-basic-field-learned = learned
    .help = Learner: the chosen value, once it knows it.
paxos-basic-field-tally = tally
    .help = Who has accepted which number, as far as this node has heard. A majority for one number is a choice.

## Roles, timers, milestones

paxos-basic-role-proposer = proposer
paxos-basic-role-acceptor = acceptor
paxos-basic-role-learner = learner

paxos-basic-timer-retry = retry
    .help = When it fires, the proposer gives its number up and tries a higher one.

paxos-basic-milestone-prepared = promises from a majority
paxos-basic-milestone-value_chosen = a value is chosen
paxos-basic-milestone-value_learned = a learner knows it
paxos-basic-milestone-duel = a phase 1 overtakes a phase 2

## Messages

paxos-basic-message-Prepare = Prepare
    .help = Phase 1a: a proposer asks the acceptors to promise it a number.
paxos-basic-message-Promise = Promise
    .help = Phase 1b: an acceptor promises the number, and tells what it has accepted under the highest number so far, if anything.
paxos-basic-message-Accept = Accept
    .help = Phase 2a: a proposer asks the acceptors to accept a value under its number.
paxos-basic-message-Accepted = Accepted
    .help = Phase 2b: an acceptor tells the proposer and all learners what it has accepted.
paxos-basic-message-Nack = Nack
    .help = A refusal: the acceptor has promised a higher number, which it names.
paxos-basic-message-Learn = Learn
    .help = A proposer tells the learners which value was chosen.

## Parameters

paxos-basic-param-roles = roles
    .help = All three roles on every node, or nodes of their own for each: proposers first, then acceptors, then learners.
paxos-basic-param-quorum = quorum
    .help = How many acceptors are enough in each phase; a majority where nothing is set. Any two quorums have to share an acceptor.
paxos-basic-param-refusals = refusals
    .help = Whether an acceptor keeps silent about what its promise forbids, or answers with a refusal (Nack) that tells the promised number.
paxos-basic-param-backoff = backoff
    .help = What proposers do against a duel: nothing; wait for a random time that grows; or leave proposing to the lowest of them.
paxos-basic-param-retry = retry
    .help = How long a proposal may take, from its Prepare on. An undisturbed one takes four message delays; with less than that and no backoff, two proposers can duel for ever.

## What Basic Paxos promises

paxos-basic-invariant-agreement = one value, ever
    .broken = { $second } is chosen at { $node }, and { $first } was chosen before.
    .section = §2.1
paxos-basic-invariant-validity = only what was proposed
    .broken = { $node } holds { $value }, which nobody has proposed.
    .section = §2
paxos-basic-invariant-p2c = P2c at every Accept
    .broken = { $node } asks to accept { $value } under { $id }, and no majority allows that: in each, somebody has accepted another value under the highest number below it.
    .section = §2.2 (P2c); notes: P2c
paxos-basic-invariant-promises_rise = a promise never falls
    .broken = { $second ->
        [none] { $node } has promised { $first } and forgets it.
       *[other] { $node } has promised { $first } and goes back to { $second }.
    }
    .section = §2.2, §2.5
paxos-basic-invariant-accepted_honours_promise = nothing is accepted below a promise
    .broken = { $node } accepts { $id }, though it has promised { $promised }.
    .section = §2.2 (P1a); notes: second promise
paxos-basic-invariant-ids_unique = no number twice
    .broken = { $node } uses { $id }, though it has used { $last } before: its numbers have to rise.
    .section = §2.5; notes: ProposalID

## Broken variants

paxos-basic-variant-forgets-promise = forgets its promise
    .help = The promise is not written to the disk. After a crash an acceptor accepts what it had promised not to, and two values can be chosen.
paxos-basic-variant-accepts-older = accepts below its promise
    .help = An acceptor compares an Accept with what it has accepted, and not with what it has promised.
paxos-basic-variant-keeps-own-value = keeps its own value
    .help = A proposer sends its own value, even where an answer to its Prepare holds another one that may be chosen.
paxos-basic-variant-takes-any-value = takes any value
    .help = A proposer takes the value of the first answer that has one, and not that of the highest number.
paxos-basic-variant-small-quorum = too small a quorum
    .help = One acceptor fewer than a majority is enough: two such quorums need not share one, and can choose apart.
paxos-basic-variant-reuses-id = uses a number again
    .help = A proposer keeps its last number in memory alone, and after a crash counts from the beginning.
