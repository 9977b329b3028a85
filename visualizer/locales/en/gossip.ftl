# What the drawings of the gossip family say.

## What stands at a node

gossip-state-susceptible = has not heard
gossip-state-infective = spreads it
gossip-state-removed = knows, tells no more
gossip-counted = { $counter } of { $k } unnecessary contacts
gossip-holds = knows { $items }
gossip-deleted = { $key } deleted
gossip-rumor-tells = { $rumor }, version { $version }: still told
gossip-rumor-knows = { $rumor }, version { $version }: known, and told no more
gossip-up-to-date = up to date
gossip-behind = behind
gossip-holds-nothing = holds nothing
gossip-holds-something = holds something
gossip-holds-most-common = holds what most hold
gossip-holds-other = holds something else
gossip-lacks = { $count ->
        [one] lacks the newest version of 1 key
       *[other] lacks the newest version of { $count } keys
    }
gossip-root = root { $root }
gossip-item = { $item }, version { $version }
gossip-item-old = { $item }, version { $version }: others have a newer one
gossip-lags = { $count ->
        [one] lags 1 version behind
       *[other] lags { $count } versions behind
    }
gossip-left-out = { $count ->
        [one] 1 entry did not fit into its last delta
       *[other] { $count } entries did not fit into its last delta
    }
gossip-left-nothing = deltas held all
gossip-left-some = had to leave something out
gossip-rate = { $rate } updates a second
gossip-rate-short = { $rate }/s
gossip-followed = { $who }: followed to version { $version } of { $newest }

## Messages in a line

gossip-asks = asks for news
gossip-asks-all = asks for all that there is
gossip-nothing = nothing new
gossip-knew = knew { $keys } already
gossip-needed = needed it
gossip-tree-node = { $isEmpty ->
        [true] { $path }: nothing is there
       *[false] { $path } has the hash { $hash }
    }
gossip-tree-leaves = what is at { $path }: { $items }
gossip-knows-nothing = knows nothing yet

## The trees of two nodes

gossip-trees = The trees of { $one } and { $other }
gossip-trees-differ = { $count ->
        [one] They differ in 1 key.
       *[other] They differ in { $count } keys.
    } { $found ->
        [0] Nobody has found out yet.
        [one] Found so far: the roots differ, or one part below.
       *[other] Found to differ so far: { $found } places.
    }
gossip-trees-same = { $found ->
        [0] Both hold the same: equal roots say so at once.
       *[other] Both hold the same now. On the way { $found } places differed.
    }

## Digests and deltas

gossip-participant = of
gossip-entry = entry
gossip-version = version
gossip-digest = Digest of { $from } for { $to }
gossip-digest-says = One number a participant says all that { $from } knows of it. Where { $to } has a higher one, { $from } lacks everything above its own.
gossip-delta = Delta of { $from } for { $to }
gossip-delta-all = All that { $to } lacked went.
gossip-cut-breadth = { $count } left out, as a delta holds { $limit }. Breadth: the oldest news of every participant first.
gossip-cut-depth = { $count } left out, as a delta holds { $limit }. Depth: first the participant of whom most is waiting, from its lowest version up.
gossip-cut-oldest = { $count } left out, as a delta holds { $limit }. Oldest first: the lowest versions go.
gossip-cut-newest = { $count } left out, as a delta holds { $limit }. Newest first: the lowest versions wait, and may starve.
gossip-lag-title = How far others lag behind each
gossip-lag-mean = mean
gossip-lag-most = most
gossip-lag-says = In versions, over all who follow the participant.
gossip-lag-none = Nobody has made an update yet.

## Curves

curve-informed = Who knows
curve-informed-newest = the newest write
curve-messages = Messages with data
curve-bytes = Bytes sent
curve-staleness = Staleness
curve-staleness-line = versions behind, in the mean
curve-rate = Updates a second, all together
curve-left-out = Left out of the last deltas
curve-textbook-logistic-push = Dashed: the logistic curve of push. Who knows tells, nobody stops.
curve-textbook-logistic-pull = Dashed: the logistic curve of pull. Who does not know asks, nobody stops.
curve-textbook-logistic-push-pull = Dashed: the logistic curve of push and pull, twice as steep. Nobody stops.
curve-textbook-cycles-push = Dashed: push by the textbook, s′ = s·e^−(1−s). Nobody stops.
curve-textbook-cycles-pull = Dashed: pull by the textbook, s′ = s². Nobody stops.
curve-textbook-cycles-push-pull = Dashed: push and pull by the textbook, s′ = s²·e^−(1−s). Nobody stops.

## Words of the inspector

gossip-contact-none = none
gossip-contact-useful = useful
gossip-contact-unnecessary = unnecessary
