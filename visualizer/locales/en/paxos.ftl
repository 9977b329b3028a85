# What the drawings of the Paxos family say, and the words that its forms and its inspector share.

## Roles

paxos-proposers = Proposers
paxos-acceptors = Acceptors
paxos-learners = Learners
paxos-roles-all = all roles
paxos-roles-proposer = proposer
paxos-roles-acceptor = acceptor
paxos-roles-learner = learner
paxos-follower = follower
paxos-leader = leader
paxos-works-prepare = asks for promises
paxos-works-accept = asks to accept
paxos-phase-idle = idle
paxos-phase-prepare = prepare
paxos-phase-accept = accept
paxos-phase-done = done
paxos-outdated = another leads at a higher number

## What stands at a node

paxos-round = round { $round }
paxos-round-short = r{ $round }
paxos-number = number { $id }
paxos-open = open
paxos-none = none
paxos-free = free
paxos-any = any
paxos-says-open = has promised nothing
paxos-says-promised = promised { $id }
paxos-says-accepted = accepted { $value } under { $id }
paxos-says-proposes = proposes { $value } as { $id }
paxos-says-learned = learned { $value }
paxos-says-ballot = number { $id }
paxos-says-executed = executed up to slot { $slot }
paxos-says-round = in round { $round }
paxos-says-any = in round { $round }, votes for the first value that comes
paxos-says-voted = voted for { $value } in round { $round }
paxos-came-late = { $value } came as number { $place }, after the vote: it gets none
paxos-waits = { $value } came as number { $place } and waits
paxos-poll-prepare = { $got } of { $need } promises
paxos-poll-accept = { $got } of { $need } acceptances
paxos-poll-votes = { $got } of { $need } votes
paxos-answer = { $highest ->
        [true] { $by }: { $value } ({ $id }), the highest told
       *[false] { $by }: { $value } ({ $id })
    }
paxos-answer-none = { $by }: nothing accepted
paxos-forced = { $value } it must be: it has the highest number among the answers
paxos-free-why = the choice is free: { $value }
paxos-slot-empty = slot { $slot }: a gap
paxos-slot-accepted = slot { $slot }: { $command }, accepted under { $id }
paxos-slot-chosen = slot { $slot }: { $command }, chosen
paxos-noop = no-op

## What a pick rests on

paxos-pick = The pick for round { $round }
paxos-pick-unvoted = Nobody in Q has voted. The choice is free.
paxos-pick-single = In round { $round } all votes in Q are for { $value }. So { $value }.
paxos-pick-forced = Q ∩ R = { $shared }: all voted { $value } in round { $round }. So { $value } is forced.
paxos-pick-split = No R of { $needed } can have voted alike in round { $round }. The choice is free.
paxos-figure = Acceptors asked: { $answered }. A quorum that may have chosen: { $quorum }. In both: { $shared }.
paxos-figure-free = Acceptors asked: { $answered }. No quorum can have chosen anything.

## Messages in a line

paxos-prepare = number { $number }
paxos-prepare-from = number { $number }, for every slot from { $slot } on
paxos-promise = promises { $number }, has accepted nothing
paxos-promise-with = promises { $number }, has accepted { $value } under { $under }
paxos-promise-slots = { $count ->
        [0] promises { $number }, has accepted nothing there
        [one] promises { $number }, has accepted something in 1 slot
       *[other] promises { $number }, has accepted something in { $count } slots
    }
paxos-accept = { $value } under { $number }
paxos-accept-slot = slot { $slot }: { $value } under { $number }
paxos-accepted = accepted { $value } under { $number }
paxos-accepted-slot = slot { $slot }: accepted { $value } under { $number }
paxos-nack = refuses { $number }, has promised { $promised }
paxos-learn = { $value } is chosen
paxos-learn-slot = slot { $slot }: { $value } is chosen
paxos-catch-up = asks what is chosen from slot { $slot } on
paxos-asks = asks what was chosen
paxos-heartbeat = leads with { $number }, executed up to slot { $slot }
paxos-any-round = in round { $number } any value will do
paxos-vote = votes for { $value } in round { $number }

## Milestones

paxos-prepared = { $id } prepared
paxos-chosen = { $value } chosen
paxos-learned = learned { $value }
paxos-leads = leads with { $id }
paxos-chosen-slot = chosen { $slot }

## Forms

paxos-param-roles =
    .all = all on every node
    .own = nodes of their own
    .proposers = proposers
    .acceptors = acceptors
    .learners = learners
paxos-param-quorum =
    .empty = majority
paxos-param-classic_quorum =
    .empty = by choice
paxos-param-fast_quorum =
    .empty = by choice
paxos-param-refusals =
    .silent = silence
    .nack = a refusal
paxos-param-backoff =
    .none = none
    .random = random waits
    .distinguished = one proposes
paxos-param-fast_rounds =
    .all = all
    .odd = odd ones
    .none = none
paxos-param-quorum_choice =
    .majority = majority, F large
    .equal = equal, E = F
paxos-param-recovery =
    .coordinated = coordinated
    .uncoordinated = uncoordinated
    .classic = a classic round
