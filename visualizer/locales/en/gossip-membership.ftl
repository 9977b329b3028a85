# Membership by gossip: why its nodes believe what they believe, and the names of what they know. “SWIM” is Das, Gupta,
# Motivala 2002; “φ accrual” is Hayashibara et al. 2004; “van Renesse 1998” is the gossip-style failure detection service.

gossip-membership = Membership
    .summary = Everybody keeps a list of who is there. Pings or heartbeats show who is silent, a suspect may refute, and the lists become the same by gossip.

## Joining and leaving

gossip-membership-started = { $node } starts in incarnation { $incarnation }. It knows { $seeds } by name, and asks there who else is about.
    .rule = Seeds are the nodes that everybody knows from the beginning. A joiner asks them first; without a seed two groups may never hear of each other. A new incarnation makes sure that nothing said of an earlier life counts any more.
    .section = Dynamo, §4.8.2
gossip-membership-started_alone = { $node } starts in incarnation { $incarnation }, knows { $count ->
        [0] nobody else
        [one] one other node
       *[other] { $count } others
    }, and has no seed to ask.
    .rule = It waits until somebody calls who knows it. If nobody does, it takes what it sees for the whole world.
    .section = Dynamo, §4.8.2
gossip-membership-asked_again = { $node } asks { $member } whom it knows.
    .rule = A joiner goes on asking until an answer tells it nothing new.
    .section = Dynamo, §4.8.1
gossip-membership-asked_seldom = { $node } asks { $member } once more whom it knows.
    .rule = Everybody does so once in a while, in case some news has died out before it came to all.
    .section = Dynamo, §4.8.1
gossip-membership-welcomed = { $node } tells { $joiner } of the { $count ->
        [one] one member that it knows: itself
       *[other] { $count } members that it knows
    }.
    .rule = Whoever asks gets the whole list. That it asked is news, too: it is alive.
    .section = Dynamo, §4.8.2
gossip-membership-told_list = { $node } tells { $joiner }, which it knows, of the { $count ->
        [one] one member on its list
       *[other] { $count } members on its list
    }.
    .rule = Whoever asks gets the whole list.
    .section = Dynamo, §4.8.1
gossip-membership-was_told = { $node } takes over the list of { $sender } and knows of { $count } nodes now.
    .rule = Of each member the newer belief stays. There was something new, so there may be more: it will ask another one.
    .section = Dynamo, §4.8.1
gossip-membership-joined = { $node } has joined: { $sender } told it nothing that it did not know of its { $count } members.
    .rule = An answer without news ends the asking. Whether it really knows all it cannot tell.
    .section = Dynamo, §4.8.1
gossip-membership-said_goodbye = { $node } leaves and says goodbye to { $count ->
        [0] nobody, as it knows nobody
       *[other] { $told }
    }.
    .rule = It calls itself dead, in its own incarnation. They pass that on, so nobody has to wait for the silence to be noticed.
    .section = SWIM, §3.2

## Probes

gossip-membership-pinged = { $node } pings { $member }.
    .rule = One ping in each period, going round all members in an order that is shuffled for each round: so each member is pinged within a bounded time, and the load of a node does not grow with the number of nodes.
    .section = SWIM, §3.1 and §4.3
gossip-membership-alone = { $node } knows nobody who lives.
    .rule = Only those on its own list are called. It never draws from all nodes there are, as it cannot know them.
    .section = SWIM, §3.1
gossip-membership-called_dead = { $node } calls { $member }, which it holds dead.
    .rule = The belief may be wrong, as after a partition. Whoever answers hears that it is held dead, and returns with a higher incarnation.
    .section = van Renesse 1998
gossip-membership-answered = { $node } answers the ping of { $sender }.
    .rule = An Ack at once, and news with it: gossip costs no messages of its own.
    .section = SWIM, §3.1 and §4.1
gossip-membership-heard_back = { $node } hears back from { $member }: it is there.
    .rule = The Ack came within the period.
    .section = SWIM, §3.1
gossip-membership-heard_back_through = { $node } hears through { $sender } that { $member } is there.
    .rule = Another one could reach it. Only the way between the two was bad, or slow, and nobody is suspected for that.
    .section = SWIM, §3.1
gossip-membership-ack_unused = { $node } hears from { $member }, and is waiting for no such answer.
    .rule = The Ack is of an earlier probe, or of a call to one that was held dead. What it says is news all the same.
    .section = SWIM, §3.1
gossip-membership-asked_others = { $node } has no answer from { $member }, and asks { $helpers } to ping it.
    .rule = Perhaps a message was lost, or only the link between the two is bad. k others try before anybody is suspected.
    .section = SWIM, §3.1
gossip-membership-no_others = { $node } has no answer from { $member }, and nobody to ask for help.
    .rule = k others would be asked to ping it; there are none, or k is 0.
    .section = SWIM, §3.1
gossip-membership-pinged_for = { $node } pings { $member } on behalf of { $asker }.
    .rule = If an Ack comes back, it is passed on.
    .section = SWIM, §3.1
gossip-membership-passed_on = { $node } passes on to { $asker } that { $member } is there.
    .rule = The Ack goes back the way the request came.
    .section = SWIM, §3.1

## Suspicion

gossip-membership-suspected = { $node } suspects { $member } (incarnation { $incarnation }): no answer in a whole period, neither straight nor through others.
    .rule = Not dead, only suspect: it may be slow. The suspicion spreads, and { $member } is told itself, so that it can refute.
    .section = SWIM, §4.2
gossip-membership-still_silent = { $node } has no answer from { $member }, which it believes to be { $status } already.
    .rule = Silence of one that is suspected is nothing new; its time is running.
    .section = SWIM, §4.2
gossip-membership-declared_dead = { $node } declares { $member } dead: nobody refuted the suspicion of incarnation { $incarnation } in time.
    .rule = A suspect has a while to refute. After that it is dead, for everybody who hears of it, until it says itself that it is not.
    .section = SWIM, §4.2
gossip-membership-refuted = { $node } hears from { $sender } that it is suspected in incarnation { $old }, and refutes: it lives, in incarnation { $incarnation }.
    .rule = Only the member itself raises its incarnation. The higher one wins, so this suspicion can never come back.
    .section = SWIM, §4.2
gossip-membership-returned_self = { $node } hears from { $sender } that it was held dead in incarnation { $old }, and returns: it lives, in incarnation { $incarnation }.
    .rule = Dead wins over everything in the same incarnation. So whoever was buried wrongly comes back with a higher one.
    .section = SWIM, §4.2
gossip-membership-outlived = { $node } hears from { $sender } of its own incarnation { $old }, which it has forgotten, and goes above it: { $incarnation }.
    .rule = Its disk was lost, and with it the incarnation. What others remember of it must not win over what it says now.
    .section = SWIM, §4.2

## News of others

gossip-membership-met = { $node } comes to know { $member }, which has called it.
    .rule = Whoever calls is alive. A name that it did not know goes on its list, and is news to tell.
    .section = SWIM, §3.2
gossip-membership-learned = { $node } learns from { $sender } of { $members }{ $count ->
        [1] {""}
        [2] {""}
        [3] {""}
        [4] {""}
       *[other] , … ({ $count } nodes)
    }.
    .rule = A name that it did not know goes on its list, and is news to tell.
    .section = SWIM, §4.1
gossip-membership-heard_alive = { $node } hears from { $sender } that { $member } lives in incarnation { $incarnation }.
    .rule = The higher incarnation is the newer belief.
    .section = SWIM, §4.2
gossip-membership-heard_suspect = { $node } hears from { $sender } that { $member } is suspected (incarnation { $incarnation }).
    .rule = In the same incarnation suspect wins over alive. It takes over the suspicion, and gives the suspect its time.
    .section = SWIM, §4.2
gossip-membership-heard_refuted = { $node } hears from { $sender } that { $member } has refuted: it lives, in incarnation { $incarnation }.
    .rule = A higher incarnation wins over a suspicion of a lower one.
    .section = SWIM, §4.2
gossip-membership-heard_dead = { $node } hears from { $sender } that { $member } is dead (incarnation { $incarnation }).
    .rule = In the same incarnation dead wins over everything. It stays on the list as dead, so that no old news brings it back.
    .section = SWIM, §4.2
gossip-membership-heard_returned = { $node } hears from { $sender } that { $member } is back, in incarnation { $incarnation }.
    .rule = Who was dead returns only with a higher incarnation.
    .section = SWIM, §4.2
gossip-membership-heard_goodbye = { $node } hears { $member } say goodbye.
    .rule = It is off the list of the living at once, without any suspicion, and everybody is told.
    .section = SWIM, §3.2
gossip-membership-knew = { $node } hears nothing new from { $sender }.
    .rule = What is believed here is as new, or newer.
    .section = SWIM, §4.2

## Heartbeats

gossip-membership-beat = { $node } counts its heartbeat { $heartbeat } and sends { $partner } all the counters that it knows.
    .rule = In each period a node raises its own counter and sends the table to one member, drawn at random. Whose counter stops growing is silent.
    .section = van Renesse 1998
gossip-membership-heard_beats = { $node } hears from { $sender }: { $count ->
        [0] no counter has grown, but there is news of members
        [one] one counter has grown
       *[other] { $count } counters have grown
    }.
    .rule = Of each counter the higher one stays. When it grew is remembered: φ is reckoned from the gaps.
    .section = van Renesse 1998
gossip-membership-stale_beats = { $node } hears from { $sender } only counters that it knew.
    .rule = A counter that has not grown is no sign of life.
    .section = van Renesse 1998
gossip-membership-phi_suspected = { $node } suspects { $member }: φ = { $phi } has reached the threshold { $threshold }.
    .rule = φ = silence / (mean gap · ln 10). Were { $member } alive, a silence as long as this would happen once in ten to the power of φ.
    .section = φ accrual
gossip-membership-phi_trusted = { $node } trusts { $member } again: its counter has grown, after φ = { $phi }.
    .rule = With φ a suspicion is the node’s own opinion. A heartbeat ends it, and nobody has to refute.
    .section = φ accrual
gossip-membership-told_dead = { $node } tells { $sender } that it holds it dead, in incarnation { $incarnation }.
    .rule = A dead one that sends heartbeats is not dead. It has to say so itself, with a higher incarnation, and for that it has to know.
    .section = SWIM, §4.2

## What a node knows

gossip-membership-field-members = members
    .help = What it believes of each node that it knows: alive, suspect or dead, in which incarnation, and, with heartbeats, φ.
gossip-membership-field-incarnation = incarnation
    .help = Its own. It alone raises it: at each start, and to refute. On the disk.
gossip-membership-field-joined = joined
    .help = Whether it has asked others whom they know until one told it nothing new.
gossip-membership-field-suspected = suspected
    .help = The suspects, and until when (by its own clock, in ms) each can still refute.
gossip-membership-field-news = news
    .help = The members of whom it has news to tell, and how often it has told each.
gossip-membership-field-turns = turns
    .help = Whom it pings next, in this order; once all had their turn, it is shuffled anew.
gossip-membership-field-probe = probe
    .help = Whom it has pinged and not heard from yet.
gossip-membership-field-probes = probes
    .help = The number of its last probe.
gossip-membership-field-heartbeat = heartbeat
    .help = Its own heartbeat counter.
gossip-membership-field-arrivals = arrivals
    .help = Of each member: its heartbeat counter, when it grew last, and the mean gap (ms). φ is reckoned from these.
gossip-membership-field-cycle = cycle
    .help = The number of the cycle; 0 where nodes act in their own time.
gossip-membership-field-sent = sent
    .help = Messages that it has sent to other nodes.
gossip-membership-field-useful = useful
    .help = Messages whose news told it something.
gossip-membership-field-redundant = redundant
    .help = Messages whose news it knew.
gossip-membership-field-bytes = bytes
    .help = The length of all that it has sent, as JSON.

## Messages, timers, parameters

gossip-membership-message-Ping = Ping
    .help = “Are you there?”, with news of members; perhaps on behalf of another one.
gossip-membership-message-PingReq = PingReq
    .help = “I hear nothing from this member: ping it for me.”
gossip-membership-message-Ack = Ack
    .help = The answer to a ping, with news of members.
gossip-membership-message-Suspect = Suspect
    .help = A member is suspected; told to the suspect itself.
gossip-membership-message-Alive = Alive
    .help = “I am alive, in this incarnation.”
gossip-membership-message-Dead = Dead
    .help = A goodbye; or word to a member that it is held dead.
gossip-membership-message-Heartbeat = Heartbeat
    .help = All heartbeat counters that the sender knows.
gossip-membership-message-JoinRequest = JoinRequest
    .help = “Whom do you know?”
gossip-membership-message-Members = Members
    .help = All that the sender believes, for one that asked.

gossip-membership-timer-gossip = gossip
    .help = When it runs out, a period begins: the next ping, or the next heartbeat.
gossip-membership-timer-ack = ack
    .help = When it runs out without an Ack, others are asked to ping.
gossip-membership-timer-suspicion = suspicion
    .help = When it runs out, the one that was suspected first is declared dead.

gossip-membership-param-detector = detector
    .help = How silence is noticed: by pings (swim), or by heartbeats and φ (phi).
gossip-membership-param-seeds = seed nodes
    .help = The nodes that everybody knows by name from the beginning. Without any, groups that do not know each other never meet.
gossip-membership-param-interval = period
    .help = The time from one ping, or heartbeat, of a node to its next.
gossip-membership-param-ack_timeout = time for an Ack
    .help = How long a node waits for an Ack before it asks others to ping.
gossip-membership-param-k = k
    .help = How many others are asked to ping; 0: none.
gossip-membership-param-suspicion = time to refute
    .help = How long a suspect can refute before it is declared dead.
gossip-membership-param-threshold = threshold of φ
    .help = The φ at which a member is suspected. Higher: fewer mistakes, and slower.
gossip-membership-param-retell = λ
    .help = Each node that hears news tells it λ · log n times.
gossip-membership-param-piggyback = news on a message
    .help = The most pieces of news that ride on one message.
gossip-membership-param-synchronous = cycles
    .help = All act at the same moments and messages take no time.

## Curves

gossip-membership-gauge-alive = believed alive
    .help = On all lists together, how many entries say alive. With n nodes that know each other: n · n.
gossip-membership-gauge-suspect = believed suspect
    .help = On all lists together, how many entries say suspect.
gossip-membership-gauge-dead = believed dead
    .help = On all lists together, how many entries say dead.
gossip-membership-gauge-sent = messages
    .help = All messages between nodes so far.
gossip-membership-gauge-useful = useful
    .help = Messages whose news told their receiver something.
gossip-membership-gauge-redundant = redundant
    .help = Messages whose news their receiver knew.
gossip-membership-gauge-bytes = bytes
    .help = The length of all messages between nodes so far, as JSON.

## Milestones

gossip-membership-milestone-first_suspicion = the first suspicion
gossip-membership-milestone-islands_apart = islands, each sure that it is the world
gossip-membership-milestone-islands_joined = the islands have found each other
gossip-membership-milestone-converged = all lists are the same, and true

## What it promises

gossip-membership-invariant-incarnations_never_fall = incarnations never fall
    .broken = { $node } knew { $member } in incarnation { $old }, and now in { $new }.
    .section = SWIM, §4.2
gossip-membership-invariant-only_itself_raises = only a member itself raises its incarnation
    .broken = { $node } believes in incarnation { $incarnation } of { $member }, which itself never went above { $highest }.
    .section = SWIM, §4.2
gossip-membership-invariant-nobody_invents = nobody invents a member
    .broken = { $node } has { $member } on its list, and no such node ever was.
    .section = SWIM, §3.2
gossip-membership-invariant-holds_itself_alive = who runs holds itself alive
    .broken = { $node } runs, and believes of itself that it is { $status } in incarnation { $incarnation }: it has not refuted what was said of it.
    .section = SWIM, §4.2
gossip-membership-invariant-dead_stay_dead = the dead return only with a higher incarnation
    .broken = { $node } held { $member } dead, and now { $status }, without a higher incarnation than { $incarnation }.
    .section = SWIM, §4.2
gossip-membership-invariant-refuted_stays_refuted = a refuted suspicion does not come back
    .broken = { $node } suspects { $member } again in incarnation { $incarnation }, a suspicion that it had dropped already.
    .section = SWIM, §4.2

## Broken variants

gossip-membership-variant-cannot-refute = a suspect cannot refute
    .help = What a node hears of itself it takes for true. Pause it for a moment: it is suspected, joins in the suspicion, and is declared dead while it answers every ping.
gossip-membership-variant-any-sign-of-life = any sign of life lifts a suspicion
    .help = A message from a suspect clears it without a higher incarnation. The suspicion is still going round, and comes back with the same one.
gossip-membership-variant-anybody-raises = anybody raises an incarnation
    .help = Whoever hears from a suspect refutes on its behalf, with an incarnation that the suspect never had.
