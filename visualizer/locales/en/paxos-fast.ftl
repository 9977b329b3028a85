# Fast Paxos: why its nodes do what they do, and the names of what they know. §§ and Figures are those of the paper,
# Lamport’s “Fast Paxos” (MSR-TR-2005-112).

paxos-fast = Fast Paxos
    .summary = Clients send their proposals straight to the acceptors, which saves a message delay. Quorums are larger for it, and where acceptors hear proposals in different orders, a collision has to be resolved.

## Starting

paxos-fast-started = { $node } starts. As an acceptor it takes part in round { $round ->
        [0] none yet
       *[other] { $round }
    }.
    .rule = The round that an acceptor takes part in and its last vote are on the disk, and so is the last round that a coordinator began. Everything else is learned anew.
    .section = §2.1, §2.2.1
paxos-fast-started_coordinating = { $node } starts in the middle of { $kind ->
        [fast] fast
       *[classic] classic
    } round { $round }, which it coordinates.
    .rule = This run begins in the middle of a story.
    .section = §2.2.1
paxos-fast-role_lacking = { $node } has nothing to do with this message from { $sender }: it is no { $role }.
    .rule = Proposer, acceptor and learner are roles. One machine may play them all, or each may have machines of its own.
    .section = §2.1

## Proposals

paxos-fast-request_taken = { $node } hears that { $client } proposes { $value }, and will tell it what is chosen.
    .rule = A single value is chosen. Whoever proposes is told which, whoever proposed it.
    .section = §2.1, §2.4.2
paxos-fast-request_proposed = { $node } proposes { $value } to all acceptors, for fast round { $round }.
    .rule = In a fast round a proposal goes straight to the acceptors. The coordinator hears it too, in case something goes wrong.
    .section = §3.1, §3.4.3
paxos-fast-request_passed_on = { $node } passes the proposal { $value } on to { $coordinator }, who coordinates classic round { $round }.
    .rule = In a classic round only the coordinator’s value may be voted for, so proposals go there.
    .section = §2.2.1
paxos-fast-request_redirected = { $node } takes no proposals and sends { $client } to { $proposer }.
    .rule = It is a learner and nothing else. Proposals go to proposers, or to acceptors.
    .section = §2.1
paxos-fast-answered_at_once = { $node } knows what is chosen and tells { $client } at once: { $value }.
    .rule = What is chosen stays chosen. A proposal that comes later changes nothing.
    .section = §2.1
paxos-fast-client_answered = { $node } tells { $client } that { $value } is chosen.
    .rule = The client gets the chosen value, which may not be the one that it wanted.
    .section = §2.1
paxos-fast-proposer_told = { $node } tells { $proposer }, who has passed a proposal on, that { $value } is chosen.
    .rule = A proposer that does not learn by itself has a client that waits.
    .section = §2.4.2
paxos-fast-proposal_heard = { $node } hears the proposal { $value }.
    .rule = A coordinator should know the proposals: if the choice is ever free, it can send one of them.
    .section = §3.4.3
paxos-fast-proposal_kept = { $node } hears the proposal { $value } and keeps it: { $round ->
        [0] no round has begun here
       *[other] in round { $round } it has not been told Any
    }.
    .rule = An acceptor may vote for a proposal only once the coordinator has said that any value is safe.
    .section = §3.1
paxos-fast-proposal_late = { $node } hears the proposal { $value } too late: in round { $round } it has voted for { $own }.
    .rule = An acceptor votes once a round, for a single value. In a fast round that is the first proposal to reach it.
    .section = §3.1

## Rounds

paxos-fast-round_opened = { $node } opens { $kind ->
        [fast] fast
       *[classic] classic
    } round { $round } and asks all acceptors to take part.
    .rule = Phase 1a. Every round belongs to one coordinator, and its number is above all rounds that the coordinator has begun or heard of. The number is on the disk before it is used.
    .section = §2.2.1, §3.1
paxos-fast-round_retried = { $node } gives round { $old } up and begins { $kind ->
        [fast] fast
       *[classic] classic
    } round { $round }.
    .rule = Messages were lost, too few acceptors are up, or another coordinator was faster. After a fast round a coordinator begins a classic one, as that needs fewer acceptors.
    .section = §3.3 (CA2′, CA4)
paxos-fast-round_taken_over = { $node } sees no end to round { $old } and begins { $kind ->
        [fast] fast
       *[classic] classic
    } round { $round } itself.
    .rule = The coordinator seems to be dead. If it is not, two coordinators may disturb each other; they cannot make a wrong choice.
    .section = §2.3.1, §3.3
paxos-fast-retry_unneeded = { $node } need not try again.
    .rule = The value is known, or there is nothing to choose from yet.
    .section = §2.3.2
paxos-fast-overtaken = { $node } leaves its round { $round }: { $other } shows that round { $own } has begun.
    .rule = Acceptors that take part in a higher round do nothing in a lower one. The coordinator waits to see what comes of it.
    .section = §2.3.2
paxos-fast-nack_unused = { $node } needs no refusal of round { $round } from { $acceptor }.
    .rule = It coordinates another round by now, or none.
    .section = §2.4.1

## Phase 1

paxos-fast-promised = { $node } takes part in round { $round } of { $coordinator }. It has not voted yet.
    .rule = Phase 1b. The number is above all rounds that it took part in, and from now on it votes in no lower one. This is on the disk before the answer leaves.
    .section = §2.2.1
paxos-fast-promised_with_vote = { $node } takes part in round { $round } of { $coordinator }, and tells that in round { $voted_round } it voted for { $value }.
    .rule = Phase 1b. From now on it votes in no lower round. Its last vote may be part of a choice, so the coordinator has to know it.
    .section = §2.2.1
paxos-fast-prepare_known = { $node } takes part in round { $round } of { $coordinator } already.
    .rule = An acceptor answers only where the round is above its own: a Prepare that comes twice, or after its round has gone on, is answered no more.
    .section = §2.2.1
paxos-fast-prepare_refused = { $node } does not take part in round { $round } of { $coordinator }: it takes part in round { $own } already.
    .rule = An acceptor takes part only in a round above all others before. The paper has it keep silent; a refusal saves waiting.
    .section = §2.2.1, §2.4.1
paxos-fast-promise_counted = { $node } has { $count } of the { $needed } answers that it needs for round { $round }: { $acceptor } takes part.
    .rule = A fast round needs answers from a fast quorum, a classic one from a classic quorum.
    .section = §2.2.1, §3
paxos-fast-promise_unused = { $node } has no use for { $acceptor }’s answer in round { $round }.
    .rule = The answers of a quorum are enough, each counts once, and only for the round that is being prepared.
    .section = §2.2.1

## The rule of choice

paxos-fast-picked_freely = { $node } finds the choice in round { $round } free: none of { $quorum } has voted before.
    .rule = k = 0. This quorum Q will vote in no lower round any more, and every other quorum shares an acceptor with it: nothing was chosen, and nothing below can be any more. So every value is safe.
    .section = §2.2.2, §3.1, Figure 2
paxos-fast-picked_single = { $node } takes { $value } for round { $round }: it is the only value that { $quorum } voted for in round { $highest }, the highest with a vote.
    .rule = If anything was chosen below, it is this value. Where k was a classic round, there is never more than one.
    .section = §2.2.2, §3.1, Figure 2
paxos-fast-picked_forced = { $node } has to take { $value } for round { $round }: { $witness } voted for it in fast round { $highest }, and with { $missing ->
        [0] nobody else they are
        [one] the one acceptor outside Q they could be
       *[other] the { $missing } acceptors outside Q they could be
    } a quorum of { $needed }.
    .rule = O4. Q is { $quorum }. Some fast quorum R may have voted for this value, as far as Q can tell: all of R ∩ Q did. For two values at once this cannot be, because two fast quorums and Q share an acceptor, and that has one vote.
    .section = §3.1, Observation 4, Figure 2
paxos-fast-picked_split = { $node } may take any value for round { $round }, and takes { $value }: the votes of { $quorum } in fast round { $highest } are too divided for a choice.
    .rule = No value satisfies O4: for none of them could the acceptors outside Q, { $missing } in number, make up a fast quorum of { $needed }. So nothing was chosen in round { $highest }, nor ever will be.
    .section = §3.1, Figure 2
paxos-fast-any_sent = { $node } tells the acceptors that any value is safe in fast round { $round }.
    .rule = Phase 2a “any”: no proposal is at hand, so let every acceptor take the first that it hears. The coordinator is out of the way, and a message delay is saved.
    .section = §3.1
paxos-fast-proposal_awaited = { $node } is ready in classic round { $round } and waits for a proposal.
    .rule = Phase 1 is done before anybody proposes. In a classic round the coordinator chooses among the proposals that reach it.
    .section = §2.4.2
paxos-fast-proposal_sent = { $node } asks all acceptors to vote for { $value } in round { $round }.
    .rule = Phase 2a. One value for all, so that they cannot collide.
    .section = §2.2.1, §3.1

## Voting

paxos-fast-any_heard = { $node } hears from { $coordinator } that any value is safe in round { $round }.
    .rule = From now on it takes the first proposal that reaches it for one that the coordinator has sent.
    .section = §3.1
paxos-fast-voted_first_heard = { $node } votes for { $value } in round { $round }: it is the first proposal that reached it.
    .rule = Phase 2b of a fast round. Other acceptors may hear another proposal first. The vote is on the disk before anybody hears of it.
    .section = §3.1
paxos-fast-voted = { $node } votes for { $value } in round { $round }, as { $coordinator } asks.
    .rule = Phase 2b. It takes part in no higher round and has not voted in this one. The vote is on the disk before anybody hears of it.
    .section = §2.2.1
paxos-fast-voted_already = { $node } has voted in round { $round } already, for { $value }.
    .rule = One vote a round. What comes twice changes nothing.
    .section = §2.2.1
paxos-fast-accept_refused = { $node } does not vote in round { $round } of { $coordinator }: it takes part in round { $own }.
    .rule = A phase 1 has overtaken this phase 2. The acceptor has told a higher coordinator what it voted for; a later vote below would make that untrue.
    .section = §2.2.1
paxos-fast-vote_counted = { $node } knows of { $count ->
        [one] one vote
       *[other] { $count } votes
    } for { $value } in round { $round }, of { $needed } that are needed: { $acceptor } has voted for it.
    .rule = A value is chosen once a quorum of the round has voted for it, in one and the same round.
    .section = §2.2.1, §3
paxos-fast-vote_known = { $node } has counted { $acceptor }’s vote in round { $round } before.
    .rule = An acceptor votes once a round, however often the news of it comes.
    .section = §2.2.1
paxos-fast-vote_late = { $node } knows what is chosen; the vote of { $acceptor } for { $value } in round { $round } tells it nothing new.
    .rule = Other votes are still on their way when a quorum is complete.
    .section = §2.2.1

## Collisions

paxos-fast-collision_seen = { $node } sees a collision in fast round { $round }: { $votes } votes, for { $values }.
    .rule = Proposals reached the acceptors in different orders. As votes from a quorum of the next round are not all for one value, it may be that nothing is chosen in this round.
    .section = §3.2
paxos-fast-recovery_coordinated = { $node } takes the votes of round { $round } for the promises of round { $next }.
    .rule = Coordinated recovery. A vote says all that a promise would: the last vote, and that no other below the next round will follow. So phase 1 of the next round can be left out, and only its phase 2 costs time: two message delays.
    .section = §3.2
paxos-fast-recovery_uncoordinated = { $node } goes on to round { $next } by itself.
    .rule = Uncoordinated recovery. All acceptors have heard the votes of round { $round }. Each picks as the coordinator would and votes at once: one message delay. They may have heard different votes, pick differently, and collide again.
    .section = §3.2, §3.4.2
paxos-fast-recovery_classic = { $node } leaves round { $old } and begins { $kind ->
        [fast] fast
       *[classic] classic
    } round { $round } from its first phase.
    .rule = The obvious way to recover: a new round, in which the coordinator picks one value for all. It costs both phases, four message delays.
    .section = §3.2

## Learning

paxos-fast-value_learned = { $node } learns { $value }: { $count } acceptors have voted for it in round { $round }.
    .rule = A value is chosen when all acceptors of a quorum have voted for it in one round. From now on nobody can choose another.
    .section = §2.2.1, §3
paxos-fast-value_told = { $node } learns { $value } from { $sender }.
    .rule = Who has missed the votes can ask somebody who knows.
    .section = §2.4.1, §2.4.2
paxos-fast-learn_known = { $node } knows already what { $sender } tells it.
    .rule = A value is learned once.
    .section = §2.1
paxos-fast-learners_told = { $node } tells all learners once more that { $value } is chosen.
    .rule = Some may have missed the votes: because they were down, or because messages were lost.
    .section = §2.4.1
paxos-fast-asked = { $node } asks the proposers which value was chosen.
    .rule = It only learns, or it was down: it may have missed the votes. It asks from time to time, until it knows.
    .section = §2.4.2
paxos-fast-ask_answered = { $node } tells { $learner } that { $value } is chosen.
    .rule = What is chosen stays chosen, so it can be told at any time.
    .section = §2.4.2
paxos-fast-ask_unanswered = { $node } cannot tell { $learner } what is chosen: it does not know itself.
    .rule = Perhaps nothing is chosen yet. The learner will ask again.
    .section = §2.4.2

## State

paxos-fast-field-roles = roles
    .help = What this node is: proposer, acceptor, learner.
paxos-fast-field-quorums = quorums
    .help = How many acceptors are enough in a classic round and in a fast one, and which rounds are fast.
paxos-fast-field-round = round
    .help = Acceptor: the highest round that it takes part in (rnd). It votes in no lower one.
paxos-fast-field-voted_round = voted in round
    .help = Acceptor: the last round in which it voted (vrnd), 0 before its first vote.
paxos-fast-field-voted_value = voted for
    .help = Acceptor: what it voted for in that round (vval).
paxos-fast-field-any_open = any is open
    .help = Acceptor: whether it will vote for the first proposal that reaches it. It is in memory alone: a crash closes it.
paxos-fast-field-proposals = proposals
    .help = The proposals that it has heard, in the order in which they reached it.
paxos-fast-field-votes = votes
    .help = The votes that it has heard of, by round and acceptor.
paxos-fast-field-last_id = last round begun
    .help = Proposer: the last round that it began (crnd). On the disk, so that it begins none twice.
paxos-fast-field-phase = phase
    .help = Proposer: idle, waiting for answers (prepare), in phase 2 (accept), or done: it knows what is chosen.
paxos-fast-field-proposal = coordinates round
    .help = Proposer: the round that it coordinates.
paxos-fast-field-value = value
    .help = Proposer: the value that it asked the acceptors to vote for (cval). Empty in phase accept: it has sent Any, or waits for a proposal.
paxos-fast-field-promises = answers
    .help = Proposer: what the acceptors have told of their last votes. In a coordinated recovery, votes stand for such answers.
paxos-fast-field-pick = choice
    .help = The last choice made by the rule of Figure 2: the quorum Q, its votes in the highest round k, and what follows. witness is R ∩ Q; unheard are the acceptors outside Q.
paxos-fast-field-seen = highest round heard of
    .help = The highest round that a vote or a refusal has told it of.
paxos-fast-field-waiting = waiting
    .help = Proposer: who is to be told what is chosen. Clients with the number of their request, other proposers with 0.
paxos-fast-field-learned = learned
    .help = The chosen value, once it knows it.

## Roles, timers, milestones

paxos-fast-role-coordinator = coordinator
paxos-fast-role-proposer = proposer
paxos-fast-role-acceptor = acceptor
paxos-fast-role-learner = learner

paxos-fast-timer-retry = retry
    .help = When it fires and nothing is known to be chosen, the proposer begins a new round.
paxos-fast-timer-catch_up = catch up
    .help = When it fires, a learner that may have missed the votes asks which value was chosen.

paxos-fast-milestone-prepared = answers from a quorum
paxos-fast-milestone-value_chosen = a value is chosen
paxos-fast-milestone-value_learned = a learner knows it
paxos-fast-milestone-collision = a collision
paxos-fast-milestone-recovered = chosen after a collision
paxos-fast-milestone-duel = a phase 1 overtakes a phase 2

## Messages

paxos-fast-message-Prepare = Prepare
    .help = Phase 1a: a coordinator asks the acceptors to take part in its round.
paxos-fast-message-Promise = Promise
    .help = Phase 1b: an acceptor takes part, and tells its last vote: in which round, for what.
paxos-fast-message-Any = Any
    .help = Phase 2a of a fast round in which every value is safe: vote for the first proposal that reaches you.
paxos-fast-message-Accept = Accept
    .help = Phase 2a with a value: the coordinator asks the acceptors to vote for it.
paxos-fast-message-Propose = Propose
    .help = A proposer proposes a value: to the acceptors in a fast round, to the coordinator in a classic one.
paxos-fast-message-Vote = Vote
    .help = Phase 2b: an acceptor tells learners and coordinator what it voted for; with uncoordinated recovery, the other acceptors too.
paxos-fast-message-Nack = Nack
    .help = A refusal: the acceptor takes part in a higher round, which it names.
paxos-fast-message-Ask = Ask
    .help = A learner that may have missed the votes asks the proposers which value was chosen.
paxos-fast-message-Learn = Learn
    .help = Whoever knows the chosen value tells it to one who asked, or to all learners once more.

## Parameters

paxos-fast-param-roles = roles
    .help = All three roles on every node, or nodes of their own for each: proposers first, then acceptors, then learners.
paxos-fast-param-fast_rounds = fast rounds
    .help = Which rounds are fast: all, the odd ones, or none, which is classic Paxos. Rounds 1 and 2 belong to the first proposer, 3 and 4 to the next, and so on around.
paxos-fast-param-quorum_choice = choice of quorums
    .help = The two best choices for N acceptors. majority: a classic quorum is a majority, a fast one about three quarters. equal: both are about two thirds.
paxos-fast-param-classic_quorum = classic quorum
    .help = How many acceptors are enough in a classic round (N − F). Where nothing is set, the choice of quorums decides.
paxos-fast-param-fast_quorum = fast quorum
    .help = How many acceptors are enough in a fast round (N − E). Where nothing is set, the fewest that are safe.
paxos-fast-param-recovery = recovery
    .help = What follows a collision: the coordinator picks from the votes (coordinated, two more delays); every acceptor picks for itself (uncoordinated, one more, needs all rounds fast); or a new classic round from its first phase.
paxos-fast-param-refusals = refusals
    .help = Whether an acceptor keeps silent about what comes too late, or answers with the round that it takes part in (Nack).
paxos-fast-param-retry = retry
    .help = How long a coordinator waits before it gives its round up: drawn from this range. A proposer that does not coordinate waits twice as long.
paxos-fast-param-catch_up = catch up
    .help = How often a learner that may have missed the votes asks which value was chosen, until it knows: drawn from this range. That is a machine that only learns, or one that was down.

## What Fast Paxos promises

paxos-fast-invariant-agreement = one value, ever
    .broken = A quorum has voted for { $second } in round { $later }, and { $first } was chosen in round { $round }.
    .section = §2.1, §3
paxos-fast-invariant-learned_agreement = all learn the same
    .broken = { $node } has learned { $second }, and { $first } was learned before.
    .section = §2.1
paxos-fast-invariant-learned_is_chosen = only a chosen value is learned
    .broken = { $node } has learned { $value }, for which no quorum has voted: it never had more than { $votes ->
        [one] one vote
       *[other] { $votes } votes
    } in a round.
    .section = §2.2.1, §3
paxos-fast-invariant-validity = only what was proposed
    .broken = { $node } holds { $value }, which nobody has proposed.
    .section = §2.1
paxos-fast-invariant-cp = CP at every Accept and every vote
    .broken = { $node } goes for { $value } in round { $round }, but round { $lower } has chosen { $other } or may yet choose it.
    .section = §2.2.2 (CP), §3.1
paxos-fast-invariant-chosen_for_good = what is chosen cannot be lost
    .broken = { $value } is chosen in fast round { $round } by { $count } acceptors, but the { $against } others have voted differently or still may: a coordinator that hears { $classic } acceptors, these among them, would take another value for the chosen one, since { $needed } votes for that seem possible.
    .section = §3.1 (Quorum Requirement), §3.4.1
paxos-fast-invariant-promises_rise = no way back to a lower round
    .broken = { $node } took part in round { $before }, and now knows only of round { $after }.
    .section = §2.2.1
paxos-fast-invariant-vote_once = one vote an acceptor a round
    .broken = { $node } votes for { $value } in round { $round }, though it had voted there already or had left it for round { $before }.
    .section = §2.2.1, §3.1
paxos-fast-invariant-rounds_unique = no round is begun twice
    .broken = { $node } begins round { $round } again, or with another value: { $first } has begun it before.
    .section = §2.2.1

## Broken variants

paxos-fast-variant-forgets-promise = forgets its promise
    .help = The round that an acceptor takes part in is not written to the disk. After a crash it votes in a lower one, and what it told a coordinator is no longer true.
paxos-fast-variant-accepts-older = votes in older rounds
    .help = An acceptor votes in a round below the one that it has promised to take part in.
paxos-fast-variant-votes-twice = votes twice
    .help = In a fast round an acceptor votes for every proposal that reaches it. Two values can both have a fast quorum.
paxos-fast-variant-keeps-own-value = keeps its own value
    .help = A coordinator sends the proposal that it has heard last, even where the votes force another value on it.
paxos-fast-variant-takes-any-value = takes any value
    .help = A coordinator takes the value of the oldest vote that it is told of, and not that of the highest round.
paxos-fast-variant-small-quorum = too small a quorum
    .help = One acceptor fewer than a quorum is enough, in every round: two such quorums need not share one.
paxos-fast-variant-classic-fast-quorum = a fast quorum of a classic majority
    .help = A majority counts as a fast quorum as well. Any two still share an acceptor, but two fast ones and a classic one need not: of five acceptors three vote A and it is chosen, and a coordinator that hears one of them and the two others takes B.
paxos-fast-variant-reuses-id = begins a round again
    .help = A coordinator keeps the last round that it began in memory alone, and after a crash counts from the beginning.
