# Scuttlebutt: why its participants do what they do, and the names of what they know. “LADIS 2008” is “Efficient
# Reconciliation and Flow Control for Anti-Entropy Protocols”. An entry is named participant.key#version.

gossip-scuttlebutt = Scuttlebutt
    .summary = Everybody tells about itself; one number a participant says how much one knows of it, and what is above the other’s number goes into the answer, as much as it can hold.

## Starting

gossip-scuttlebutt-started = { $node } starts: it has made { $version ->
        [0] no update yet
        [one] one update
       *[other] { $version } updates
    }, and knows something of { $participants ->
        [0] nobody
        [one] one participant
       *[other] { $participants } participants
    }.
    .rule = Each participant changes only keys of its own; of the others it knows what it was told. All of it is on its disk.
    .section = LADIS 2008, §2
gossip-scuttlebutt-alone = { $node } has nobody to gossip with.
    .rule = A participant needs another one.
    .section = LADIS 2008, §2

## Updates

gossip-scuttlebutt-written = { $client } sets { $key } = { $value } of { $node }: version { $version }.
    .rule = The version is above all that { $node } has given before, to whatever key. So one number says how far anybody has followed it.
    .section = LADIS 2008, §3.2
gossip-scuttlebutt-deleted = { $client } deletes { $key } of { $node }: version { $version }.
    .rule = A deletion is an update too: the key stays, marked as deleted, so that the others hear of it.
    .section = LADIS 2008, §2
gossip-scuttlebutt-updated = { $node } updates its { $key }: version { $version }.
    .rule = This is the steady load: some key of its own changes. What was there before is overwritten, and whoever has not heard of it never will.
    .section = LADIS 2008, §2

## Digests

gossip-scuttlebutt-digest_sent = { $node } tells { $partners } how far it has followed { $participants ->
        [0] the others: nowhere yet
        [one] one participant
       *[other] { $participants } participants
    }.
    .rule = A digest is one number a participant: the highest version known of it. Everything up to there is known, or was overwritten.
    .section = LADIS 2008, §3.2
gossip-scuttlebutt-digest_answered = { $node } sends its own digest back to { $partner }.
    .rule = In push-pull both ask: the digest that comes back is answered with a delta too.
    .section = LADIS 2008, §3.2

## Deltas

gossip-scuttlebutt-lacks_nothing = { $node } knows nothing that { $partner } has not heard.
    .rule = No number of its own is above that of the digest. Nobody is told what it knows already.
    .section = LADIS 2008, §3.2
gossip-scuttlebutt-all_sent = { $node } sends { $partner } all that it lacks: { $told }{ $entries ->
        [1] {""}
        [2] {""}
        [3] {""}
        [4] {""}
       *[other] , … ({ $entries } entries)
    }.
    .rule = Of every participant, all entries above the number in the digest. They fit.
    .section = LADIS 2008, §3.2
gossip-scuttlebutt-cut_breadth = { $node } sends { $partner } { $entries } entries, as many as a delta holds; { $left_out } must wait, of { $behind }.
    .rule = Scuttle-breadth: the oldest news of every participant first, then the second oldest of each. Of a participant, everything that waits is above everything that goes.
    .section = LADIS 2008, §3.2
gossip-scuttlebutt-cut_depth = { $node } sends { $partner } { $entries } entries, as many as a delta holds, about { $participants }; { $left_out } must wait, of { $behind }.
    .rule = Scuttle-depth: first the participant of whom most news is waiting, lowest version first, until it is told to the end; then the next. So few participants stay far behind.
    .section = LADIS 2008, §3.2
gossip-scuttlebutt-cut_oldest = { $node } sends { $partner } the { $entries } oldest entries that it lacks; { $left_out } newer ones must wait, of { $behind }.
    .rule = Precise-oldest: what has waited longest goes first. Under load, everything arrives late.
    .section = LADIS 2008, §3.1
gossip-scuttlebutt-cut_newest = { $node } sends { $partner } the { $entries } newest entries that it lacks; { $left_out } older ones must wait, of { $behind }.
    .rule = Precise-newest: fresh news goes first. Under load there is always something fresher, and a key that changes seldom starves.
    .section = LADIS 2008, §3.1
gossip-scuttlebutt-learned = { $node } learns from { $sender }: { $told }{ $entries ->
        [1] {""}
        [2] {""}
        [3] {""}
        [4] {""}
       *[other] , … ({ $entries } entries)
    }.
    .rule = Of every key the higher version stays. The highest of all is the number of the next digest.
    .section = LADIS 2008, §2
gossip-scuttlebutt-knew_all = { $node } hears nothing new from { $sender }: it knew { $entries ->
        [one] the one entry
       *[other] all { $entries } entries
    }.
    .rule = Since it sent its digest, somebody else has told it.
    .section = LADIS 2008, §2

## Flow control

gossip-scuttlebutt-rate_raised = { $node } may update faster: { $rate } a second, up from { $old }.
    .rule = Its delta had room for everything. It tries a little more.
    .section = LADIS 2008, §4
gossip-scuttlebutt-rate_lowered = { $node } slows down to { $rate } updates a second, from { $old }.
    .rule = Its delta overflowed: more is being said than gossip can carry. Multiplicative decrease, as in TCP; whoever sees it backs off.
    .section = LADIS 2008, §4
gossip-scuttlebutt-rate_shared = { $node } and { $other } share out their rates: { $node } may make { $rate } updates a second.
    .rule = Two that gossip divide what they have together, so that in time all have the same share; who wants less leaves the rest to the other.
    .section = LADIS 2008, §4

## What a participant knows

gossip-scuttlebutt-field-data = what it knows
    .help = Of every participant, an entry a key: the value, its version, and whether it is deleted.
gossip-scuttlebutt-field-max_version = highest versions
    .help = How far it has followed every participant. Its own entry counts its own updates; the difference to it is how stale others are.
gossip-scuttlebutt-field-left_out = left out
    .help = Entries that did not fit into its last delta.
gossip-scuttlebutt-field-wanted = wanted rate
    .help = Updates a second that it would like to make.
gossip-scuttlebutt-field-max_rate = greatest rate
    .help = Updates a second that flow control allows it.
gossip-scuttlebutt-field-rate = rate
    .help = Updates a second that it makes: the lesser of what it wants and what it may.
gossip-scuttlebutt-field-cycle = cycle
    .help = The number of the cycle; 0 where participants act in their own time.
gossip-scuttlebutt-field-sent = sent
    .help = Messages that it has sent to other participants.
gossip-scuttlebutt-field-useful = useful
    .help = Deltas from which it learned something.
gossip-scuttlebutt-field-redundant = redundant
    .help = Deltas of which it knew everything.
gossip-scuttlebutt-field-bytes = bytes
    .help = The length of all that it has sent, as JSON.

## Messages, timers, parameters

gossip-scuttlebutt-message-Digest = Digest
    .help = The highest version that its sender knows of every participant.
gossip-scuttlebutt-message-Delta = Delta
    .help = Entries that the receiver lacks, of each participant the lowest version first.

gossip-scuttlebutt-timer-gossip = gossip
    .help = When it runs out, the participant sends its digest to another one.
gossip-scuttlebutt-timer-update = update
    .help = When it runs out, the participant updates one of its keys.

gossip-scuttlebutt-param-mode = mode
    .help = Which way deltas go: from the one that calls (push), to it (pull), or both ways.
gossip-scuttlebutt-param-order = order
    .help = What goes first where a delta cannot hold all: the first news of every participant (breadth), the participant with most news (depth), or, in precise reconciliation, what is oldest or newest.
gossip-scuttlebutt-param-mtu = limit
    .help = The most entries that a delta holds.
gossip-scuttlebutt-param-tight_from = limit cut at
    .help = From this moment on a delta holds fewer entries; 0: never.
gossip-scuttlebutt-param-tight_mtu = limit after the cut
    .help = The most entries that a delta holds once the limit is cut.
gossip-scuttlebutt-param-load = load
    .help = Updates a second that each participant wants to make by itself; 0: only by hand.
gossip-scuttlebutt-param-keys = keys
    .help = How many keys of its own a participant updates under that load.
gossip-scuttlebutt-param-flow_control = flow control
    .help = Participants slow down where deltas overflow, speed up where they do not, and share out their rates.
gossip-scuttlebutt-param-interval = interval
    .help = The time from one cycle of a participant to its next.
gossip-scuttlebutt-param-fanout = fanout
    .help = With how many others a participant gossips in a cycle.
gossip-scuttlebutt-param-synchronous = cycles
    .help = All act at the same moments and messages take no time.

## Curves

gossip-scuttlebutt-gauge-informed = informed
    .help = Participants that are up and know anything at all.
gossip-scuttlebutt-gauge-known = followed
    .help = How far all have followed all others: the sum of their highest versions.
gossip-scuttlebutt-gauge-left_out = left out
    .help = Entries that did not fit into the last delta of each participant.
gossip-scuttlebutt-gauge-rate = rate
    .help = Updates a second, all participants together.
gossip-scuttlebutt-gauge-sent = messages
    .help = All messages between participants so far.
gossip-scuttlebutt-gauge-useful = useful
    .help = Deltas that told their receiver something new.
gossip-scuttlebutt-gauge-redundant = redundant
    .help = Deltas of which their receiver knew everything.
gossip-scuttlebutt-gauge-bytes = bytes
    .help = The length of all messages between participants so far, as JSON.

## Milestones

gossip-scuttlebutt-milestone-half_informed = half of the nodes know the latest update
gossip-scuttlebutt-milestone-all_informed = all nodes know the latest update
gossip-scuttlebutt-milestone-converged = all know the same
gossip-scuttlebutt-milestone-delta_overflowed = a delta cannot hold all

## What it promises

gossip-scuttlebutt-invariant-no_gaps = no gaps below the highest version
    .broken = { $node } has followed { $participant } up to version { $highest }, but lacks { $key } of version { $version }; nobody will ever tell it.
    .section = LADIS 2008, §3.2
gossip-scuttlebutt-invariant-versions_never_fall = versions never fall
    .broken = { $node } knew { $key } of { $participant } in version { $old }, and now in version { $new }.
    .section = LADIS 2008, §2
gossip-scuttlebutt-invariant-nobody_invents = nobody invents an update
    .broken = { $node } knows { $key } = { $value } of { $participant } as version { $version }, which { $participant } never said.
    .section = LADIS 2008, §2
gossip-scuttlebutt-invariant-dead_stays_dead = what is dead stays dead
    .broken = { $participant } had deleted { $key }, and at { $node } it has come back: { $value }.
    .section = LADIS 2008, §2

## Broken variants

gossip-scuttlebutt-variant-skips-versions = skips versions under the limit
    .help = Where a delta cannot hold all, the newest goes and what is below stays behind. The next digest says that it is known, and it is never sent.
