# Rumor mongering: why its nodes do what they do, and the names of what they know. § is a section of Demers et al.,
# “Epidemic Algorithms for Replicated Database Maintenance” (1987).

gossip-rumor = Rumor mongering
    .summary = Whoever hears something new tells it to others, drawn at random, until it meets too many who know it already. Nobody is in charge, nearly everybody hears it, and the talking stops by itself.

## Starting, and clients

gossip-rumor-started = { $node } starts and has heard of nothing.
    .rule = It is susceptible: the first rumor that it hears will infect it.
    .section = §1.4
gossip-rumor-started_knowing = { $node } starts and knows { $keys } from its disk; it spreads nothing.
    .rule = What it knows is on the disk, and that it was eager to tell was in memory. So it is removed: if nobody else was infective, the rumor is dead.
    .section = §1.4
gossip-rumor-started_infective = { $node } starts infective: it is eager to tell of { $keys }.
    .rule = This run begins with a rumor. From its next cycle on, the node tells it to others.
    .section = §1.4
gossip-rumor-written = { $client } writes { $key } = { $value } at { $node }: a new rumor, version [{ $counter }, { $node }].
    .rule = Any node takes a write, asks nobody, and answers at once. The version is above all that the node has seen, so that it wins over every write it knows of.
    .section = §1.1, §1.4
gossip-rumor-deleted = { $client } deletes { $key } at { $node }: a death certificate goes round, version [{ $counter }, { $node }].
    .rule = A deletion is a write without a value. It has to spread like any other, or those who still hold the item would bring it back.
    .section = §2
gossip-rumor-deleted_bare = { $client } deletes { $key } at { $node }, and nothing is left of it there.
    .rule = Without a death certificate the node forgets that there ever was such an item. If anybody still spreads it, it will be taken for news.
    .section = §2

## Contacts

gossip-rumor-told = { $node } tells { $others } of { $keys }.
    .rule = Push: in each cycle an infective node calls others, drawn uniformly at random, and tells all that it is eager to spread.
    .section = §1.4
gossip-rumor-asked = { $node } asks { $others } for news.
    .rule = Pull: in each cycle every node calls others, whether it knows anything or not.
    .section = §1.4, “Push vs. Pull”
gossip-rumor-answered = { $node } tells { $asker }, who asked, of { $keys }.
    .rule = Whoever is asked answers with what it is eager to spread. What it has heard only in this cycle waits for the next.
    .section = §1.4, “Push vs. Pull”
gossip-rumor-nothing_hot = { $node } has nothing to tell { $asker }.
    .rule = Only infective nodes answer with rumors. Most questions are in vain; that is the price of pull while nothing happens.
    .section = §1.4, “Push vs. Pull”
gossip-rumor-nothing_heard = { $node } hears nothing from { $teller }.
    .rule = The one that was asked is not infective. It may know the rumor all the same.
    .section = §1.4, “Push vs. Pull”
gossip-rumor-nobody_else = { $node } has nobody to call.
    .rule = It is the only node.
    .section = §1.4
gossip-rumor-idle = { $node } spreads nothing any more.
    .rule = With push, only infective nodes act.
    .section = §1.4

## What the one that was told knew

gossip-rumor-learned = { $node } learns { $key } = { $value }, version [{ $counter }, { $maker }], and is infective.
    .rule = A new rumor infects: from now on the node tells it as well.
    .section = §1.4
gossip-rumor-replaced = { $node } learns the newer { $key } = { $value }, version [{ $counter }, { $maker }]; it had version [{ $old_counter }, { $old_maker }].
    .rule = The higher counter wins, and between equal ones the higher number of the node. So all who hear both choose the same, in whatever order they come.
    .section = §1.1
gossip-rumor-death_learned = { $node } learns that { $key } was deleted, version [{ $counter }, { $maker }].
    .rule = A death certificate is a rumor too. It takes the place of the item and keeps older copies from coming back.
    .section = §2
gossip-rumor-knew = { $node } knew what { $teller } tells: { $keys }.
    .rule = The message was redundant. That is the weakness of gossip: the more know a rumor, the more messages tell what is known.
    .section = §1.4
gossip-rumor-knew_newer = { $node } holds a newer { $key }, version [{ $own_counter }, { $own_maker }], than it is told of, [{ $counter }, { $maker }].
    .rule = What is older never replaces what is newer.
    .section = §1.1
gossip-rumor-heard_this_cycle = { $node } has heard of { $key } in this same cycle, { $cycle }, from somebody else.
    .rule = When the cycle began it did not know. So this contact, too, counts as a useful one.
    .section = §1.4

## What the one that told makes of it

gossip-rumor-contact_useful = { $node } hears that { $other } needed it.
    .rule = A useful contact sets the counter back to 0: there are still some who have not heard.
    .section = §1.4, “Counter vs. Coin”
gossip-rumor-contact_unnecessary = { $node } hears that { $other } knew it already.
    .rule = An unnecessary contact: the fewer are left who have not heard, the more of these there are.
    .section = §1.4, “Blind vs. Feedback”
gossip-rumor-contact_blind = { $node } will not hear what came of it.
    .rule = Blind: without feedback every contact counts as an unnecessary one, also those that were needed.
    .section = §1.4, “Blind vs. Feedback”
gossip-rumor-cycle_unnecessary = { $node } was of no use to anybody in this cycle.
    .rule = With pull, and blind, the counter moves once a cycle, however many contacts there were. One that needed the rumor would have set it back.
    .section = §1.4, Table 3
gossip-rumor-interest_lost = { $node } loses interest in { $keys }, after { $k ->
        [one] one unnecessary contact
       *[other] { $k } unnecessary contacts
    }.
    .rule = It is removed: it knows, and tells no more. So every rumor dies, and some may never have heard it.
    .section = §1.4, “Counter vs. Coin”
gossip-rumor-coin_lost = { $node } tosses a coin and loses interest in { $keys }.
    .rule = After an unnecessary contact interest is lost with probability 1/{ $k }.
    .section = §1.4, “Counter vs. Coin”
gossip-rumor-coin_kept = { $node } tosses a coin and stays infective.
    .rule = After an unnecessary contact interest is lost with probability 1/{ $k }.
    .section = §1.4, “Counter vs. Coin”
gossip-rumor-feedback_unused = { $node } has no use for what { $other } says.
    .rule = It has lost interest meanwhile, or the answer was for somebody who crashed.
    .section = §1.4

## State

gossip-rumor-field-state = state
    .help = Susceptible: has heard of nothing. Infective: is eager to tell. Removed: knows, and has lost interest.
gossip-rumor-field-rumors = rumors
    .help = The newest version of every key that it has heard of. Null stands for what was deleted.
gossip-rumor-field-hot = hot
    .help = The keys of which it is still eager to tell.
gossip-rumor-field-counter = counter
    .help = Unnecessary contacts since the last useful one. At k, interest is lost.
gossip-rumor-field-contact = last contact
    .help = What came of its last contact; with pull and blind, of those of this cycle.
gossip-rumor-field-fresh = fresh
    .help = In cycles: what it has heard of in this one. When the cycle began, it did not know.
gossip-rumor-field-cycle = cycle
    .help = In cycles: the last one in which something happened to it.
gossip-rumor-field-version = highest version
    .help = The highest counter that it has seen. Its own next write takes the one above.
gossip-rumor-field-sent = sent
    .help = Messages that it sent to other nodes.
gossip-rumor-field-useful = useful
    .help = Messages with rumors that told it something new.
gossip-rumor-field-redundant = redundant
    .help = Messages with rumors that it knew all of.
gossip-rumor-field-bytes = bytes
    .help = The length of all that it sent, as JSON.

## Gauges: what all nodes together come to

gossip-rumor-gauge-informed = informed
    .help = Nodes that are up and know a rumor.
gossip-rumor-gauge-infective = infective
    .help = Nodes that are up and still eager to tell one.
gossip-rumor-gauge-sent = messages
    .help = Messages sent between nodes so far.
gossip-rumor-gauge-useful = useful
    .help = Messages that told their receiver something new.
gossip-rumor-gauge-redundant = redundant
    .help = Messages that told their receiver nothing that it did not know.
gossip-rumor-gauge-bytes = bytes
    .help = The length of all messages sent so far, as JSON.

## Roles, timers, milestones

gossip-rumor-role-susceptible = susceptible
gossip-rumor-role-infective = infective
gossip-rumor-role-removed = removed

gossip-rumor-timer-gossip = next cycle
    .help = When it runs out, an infective node tells others; with pull, every node asks.

gossip-rumor-milestone-half_informed = half of them know
gossip-rumor-milestone-all_informed = all of them know
gossip-rumor-milestone-rumor_dead = the rumor is dead

## Messages

gossip-rumor-message-Push = Push
    .help = An infective node tells all that it is eager to spread.
gossip-rumor-message-PullRequest = PullRequest
    .help = A node asks another one for news.
gossip-rumor-message-PullReply = PullReply
    .help = The answer: what the one that was asked is eager to spread; empty, it is not infective.
gossip-rumor-message-Feedback = Feedback
    .help = The one that was told says which of it was known already.

## Parameters

gossip-rumor-param-mode = mode
    .help = Push: those that know call. Pull: everybody calls and asks. Pull finds the last ones sooner, and costs messages while there is no news.
gossip-rumor-param-feedback = feedback
    .help = The one that was told says what it knew already. Without it the teller is blind, and every contact counts as an unnecessary one.
gossip-rumor-param-stop = loss of interest
    .help = After k unnecessary contacts (counter), or after each of them with probability 1/k (coin).
gossip-rumor-param-k = k
    .help = How patient a node is. A larger k costs messages, and fewer are left who never hear.
gossip-rumor-param-interval = cycle every
    .help = The time between two cycles of a node.
gossip-rumor-param-synchronous = in cycles
    .help = All nodes act at the same moments and messages take no time, as in the paper’s tables. Otherwise each node acts in its own time.
gossip-rumor-param-fanout = contacts a cycle
    .help = How many others a node calls in a cycle.
gossip-rumor-param-death_certificates = death certificates
    .help = A deletion goes round as a rumor of its own. Without, the item is only removed where it was asked for, and comes back.

## What rumors promise

gossip-rumor-invariant-versions_never_fall = what is newer is never replaced by what is older
    .broken = { $node } holds { $key } in version [{ $counter }, { $maker }], after version [{ $old_counter }, { $old_maker }].
    .section = §1.1
gossip-rumor-invariant-nobody_invents = nobody invents a rumor
    .broken = { $node } holds { $key } = { $value } under version [{ $counter }, { $maker }], which { $maker } did not write.
    .section = §1.1
gossip-rumor-invariant-dead_stays_dead = what was deleted stays deleted
    .broken = { $key } = { $value }, version [{ $counter }, { $maker }], is back at { $node }, where it had been deleted.
    .section = §2
gossip-rumor-invariant-useful_contact_resets = a useful contact sets the counter to 0
    .broken = The last contact of { $node } was useful, and its counter stands at { $counter }.
    .section = §1.4

## Variants: rumor mongering, broken on purpose

gossip-rumor-variant-counter-never-reset = the counter is never set back
    .help = A node that was useful a moment ago loses interest all the same. The rumor dies young, and many never hear it.
gossip-rumor-variant-last-writer-by-arrival = what comes last counts as the newest
    .help = Versions are not compared. Write one key at two nodes: the two values chase each other for ever.
gossip-rumor-variant-deletes-without-certificate = deletions leave no trace
    .help = The item is removed and nothing is told. Delete it while somebody still spreads it, and it comes back.
