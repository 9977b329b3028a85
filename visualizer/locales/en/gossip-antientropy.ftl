# Anti-entropy: why its nodes do what they do, and the names of what they know. “Demers 1987” is “Epidemic Algorithms for
# Replicated Database Maintenance”, “Dynamo” is “Dynamo: Amazon’s Highly Available Key-value Store”.

gossip-antientropy = Anti-entropy
    .summary = Now and then each node puts its store beside that of another one, drawn at random, and the newer item of every key wins; whole stores travel, or the hashes of Merkle trees.

## Starting

gossip-antientropy-started = { $node } starts with { $items ->
        [0] an empty store
        [one] one item
       *[other] { $items } items
    }; its root is { $hash }.
    .rule = The store is on its disk. The hash tree over it is made anew: it follows from the items alone.
    .section = Demers 1987, §1.3; Dynamo §4.7
gossip-antientropy-alone = { $node } has nobody to turn to.
    .rule = A node needs another one to compare its store with.
    .section = Demers 1987, §1.3

## Writes

gossip-antientropy-written = { $client } writes { $key } = { $value } at { $node }, as version [{ $counter }, { $node }].
    .rule = Any node takes a write, and answers at once. The version is above all that the node has seen, so the write wins over every one that it knew. The others hear of it in time.
    .section = Demers 1987, §1.1
gossip-antientropy-deleted = { $client } deletes { $key } at { $node }: a death certificate of version [{ $counter }, { $node }] takes its place.
    .rule = To forget the item would not do: whoever still has it would give it back. The certificate is newer than the item and spreads as any write.
    .section = Demers 1987, §2
gossip-antientropy-deleted_without_trace = { $client } deletes { $key } at { $node }, and nothing is left of it.
    .rule = Without a death certificate the node no longer knows that there was anything to delete. It will take the item from the next node that has it as something new.
    .section = Demers 1987, §2

## Whole stores

gossip-antientropy-pushed = { $node } sends its whole store to { $partner }: { $items ->
        [one] one item
       *[other] { $items } items
    }.
    .rule = The partner is drawn at random, and nobody keeps account of who knows what. In push-pull it will send back what is missing here.
    .section = Demers 1987, §1.3
gossip-antientropy-asked = { $node } asks { $partner } for its store.
    .rule = In pull, data comes to the one that asks. When nearly all know, this is faster than push: the few who do not know ask for themselves.
    .section = Demers 1987, §1.3
gossip-antientropy-gave_all = { $node } gives { $partner } its whole store: { $items ->
        [one] one item
       *[other] { $items } items
    }.
    .rule = It cannot know what the other has. Most of what it sends will be known there already.
    .section = Demers 1987, §1.3
gossip-antientropy-gave_back = { $node } sends { $partner } what it lacks: { $items ->
        [one] { $keys }
       *[other] { $items } items ({ $keys })
    }.
    .rule = What the partner has sent shows what it has not, or only in an older version. In push-pull one exchange makes both stores the same.
    .section = Demers 1987, §1.3
gossip-antientropy-lacks_nothing = { $node } has nothing that { $partner } lacks.
    .rule = In push-pull only differences are sent back, and here there is none.
    .section = Demers 1987, §1.3

## What arrives

gossip-antientropy-learned = { $node } learns from { $sender }: { $items ->
        [one] { $keys }
       *[other] { $items } items ({ $keys })
    }.
    .rule = Of two items of one key the newer version stays, at every node: so all come to the same, in whatever order they hear of it.
    .section = Demers 1987, §1.3
gossip-antientropy-knew_all = { $node } hears nothing new from { $sender }: it knew { $items ->
        [one] the one item
       *[other] all { $items } items
    }.
    .rule = This is the price of having no list of who knows what: most messages are redundant, and the more so the more is known.
    .section = Demers 1987, §1.3
gossip-antientropy-no_data = { $sender } has nothing to send to { $node }.
    .rule = A store, or the part of it that was looked at, may be empty.
    .section = Demers 1987, §1.3

## Trees

gossip-antientropy-walk_begun = { $node } sends { $partner } its root, { $hash }.
    .rule = The root is the hash over all items. If the partner’s is the same, so are the stores, and nothing else has to travel.
    .section = Dynamo §4.7
gossip-antientropy-roots_equal = { $node } has the same root as { $partner }: { $hash }. The stores agree.
    .rule = Equal hashes mean equal contents. It sends the root back, so that { $partner } knows.
    .section = Dynamo §4.7
gossip-antientropy-walk_ended = { $node } is told that its root is also that of { $partner }: nothing to do.
    .rule = Two messages, however large the stores are.
    .section = Dynamo §4.7
gossip-antientropy-hashes_equal = Below { $path }, { $node } holds the same as { $partner }.
    .rule = Equal hashes mean equal contents: nobody looks below. The difference is in the other half.
    .section = Dynamo §4.7
gossip-antientropy-went_down = { $depth ->
        [0] The roots differ
       *[other] The hashes at { $path } differ
    }: { $hash } at { $partner }, { $own } at { $node }. { $node } sends the hashes of both halves.
    .rule = Somewhere below is a difference. The hash of each half tells in which; so a walk goes down only where the trees differ.
    .section = Dynamo §4.7
gossip-antientropy-leaves_given = { $items ->
        [0] { $node } has nothing below { $path } and asks { $partner } for what is there.
        [one] { $node } sends { $partner } the one item that it has below { $path }: { $keys }.
       *[other] { $node } sends { $partner } its { $items } items below { $path } ({ $keys }).
    }
    .rule = One of the two has a single key here, or none: it is time to send items, as more hashes would tell nothing.
    .section = Dynamo §4.7
gossip-antientropy-leaves_asked = { $node } shows { $partner } its hash of { $path }, so that it sends what is there.
    .rule = Data goes one way alone in push and in pull. Who only takes lets the other compare once more.
    .section = Dynamo §4.7; Demers 1987, §1.3
gossip-antientropy-nothing_to_give = Below { $path } there is nothing to send between { $partner } and { $node }.
    .rule = Data goes one way alone in push and in pull, and the one that may send holds nothing here.
    .section = Dynamo §4.7; Demers 1987, §1.3

## What a node knows

gossip-antientropy-field-data = store
    .help = An item a key: its value, its version as [counter, node], and whether it is a death certificate.
gossip-antientropy-field-counter = counter
    .help = The highest counter of a version that it has seen. Its next write takes the one above.
gossip-antientropy-field-root = root
    .help = The hash over all that it holds. Nodes with the same root hold the same.
gossip-antientropy-field-walk = walk
    .help = The last walk through two trees: with whom, who began it, and the paths at which the hashes differed (0 is left, 1 is right).
gossip-antientropy-field-held = at the cycle’s start
    .help = What it held when the cycle began; this is what others get to see during it. Only in cycles.
gossip-antientropy-field-cycle = cycle
    .help = The number of the cycle; 0 where nodes act in their own time.
gossip-antientropy-field-sent = sent
    .help = Messages that it has sent to other nodes.
gossip-antientropy-field-useful = useful
    .help = Messages with data from which it learned something.
gossip-antientropy-field-redundant = redundant
    .help = Messages with data of which it knew everything.
gossip-antientropy-field-bytes = bytes
    .help = The length of all that it has sent, as JSON.

## Messages, timers, parameters

gossip-antientropy-message-Full = Full
    .help = A whole store; or, as an answer, what the other lacks.
gossip-antientropy-message-PullRequest = PullRequest
    .help = A node asks for the whole store of another one.
gossip-antientropy-message-TreeNode = TreeNode
    .help = The hash over what is below a path of the Merkle tree.
gossip-antientropy-message-TreeLeaves = TreeLeaves
    .help = The items below a path; or, as an answer, those that the other lacks.

gossip-antientropy-timer-gossip = gossip
    .help = When it runs out, the node turns to another one.

gossip-antientropy-param-mode = mode
    .help = Which way data goes when two nodes meet: from the one that calls (push), to it (pull), or both ways.
gossip-antientropy-param-exchange = exchange
    .help = Whole stores travel (full), or hashes first and then only what differs (merkle).
gossip-antientropy-param-interval = interval
    .help = The time from one cycle of a node to its next.
gossip-antientropy-param-fanout = fanout
    .help = To how many others a node turns in a cycle.
gossip-antientropy-param-synchronous = cycles
    .help = All nodes act at the same moments and messages take no time, as in the paper’s tables.
gossip-antientropy-param-death_certificates = death certificates
    .help = A deletion leaves a certificate. Without it, what was deleted comes back.

## Curves

gossip-antientropy-gauge-informed = informed
    .help = Nodes that are up and hold anything at all.
gossip-antientropy-gauge-items = items
    .help = Items in all stores together.
gossip-antientropy-gauge-sent = messages
    .help = All messages between nodes so far.
gossip-antientropy-gauge-useful = useful
    .help = Messages with data that told their receiver something new.
gossip-antientropy-gauge-redundant = redundant
    .help = Messages with data of which their receiver knew everything: the price of having no centre.
gossip-antientropy-gauge-bytes = bytes
    .help = The length of all messages between nodes so far, as JSON.

## Milestones

gossip-antientropy-milestone-half_informed = half of the nodes know the last write
gossip-antientropy-milestone-all_informed = all nodes know the last write
gossip-antientropy-milestone-converged = all stores are the same

## What it promises

gossip-antientropy-invariant-versions_never_fall = versions never fall
    .broken = { $node } gave up version { $old } of { $key } for the older { $new }.
    .section = Demers 1987, §1.3
gossip-antientropy-invariant-nobody_invents = nobody invents a write
    .broken = { $node } holds { $key } = { $value } as version { $version }, which nobody has written.
    .section = Demers 1987, §1.1
gossip-antientropy-invariant-dead_stays_dead = what is dead stays dead
    .broken = { $node } had deleted { $key }, and it has come back: { $value }.
    .section = Demers 1987, §2
gossip-antientropy-invariant-same_data_same_root = the same data, the same root
    .broken = { $node } and { $other } hold the same, but their roots are { $root } and { $theirs }.
    .section = Dynamo §4.7

## Broken variants

gossip-antientropy-variant-last-writer-by-arrival = the last to arrive wins
    .help = What arrives takes the place of what is there, whatever its version. An old value comes back, and the stores never settle.
gossip-antientropy-variant-merkle-by-arrival = the root depends on the order of arrival
    .help = The root is a hash over everything that came, in the order in which it came. Two stores that agree look different, and are walked through again and again.
gossip-antientropy-variant-deletes-without-certificate = deletes without a certificate
    .help = A deleted item is just forgotten. The next node that still has it gives it back.
