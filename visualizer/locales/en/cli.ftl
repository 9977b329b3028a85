# What the command line says.

report-run = { $protocol }, seed { $seed }: { $nodes ->
        [one] one node
       *[other] { $nodes } nodes
    }, { $clients ->
        [0] no client
        [one] one client
       *[other] { $clients } clients
    }
report-twin = { $protocol }, broken on purpose ({ $variant }), seed { $seed }: { $nodes ->
        [one] one node
       *[other] { $nodes } nodes
    }, { $clients ->
        [0] no client
        [one] one client
       *[other] { $clients } clients
    }
report-length = { $steps ->
        [one] One step
       *[other] { $steps } steps
    } up to { $end } ms
report-milestone = { $name } first at { $at } ms
report-kept = Every promise was kept.
report-broken = Broken at step { $seq }, { $at } ms: { $says }
report-missed = { $milestone } was not reached.
report-story = The story came out as it says.
report-changed-story = The run was changed, so it was not held against what its story says.
report-seed = seed { $seed }: { $says }
    {"    "}{ $command }
report-seeds = { $held } of { $runs ->
        [one] one run
       *[other] { $runs } runs
    } did well.

expect-no-error = The story stopped: { $says }
expect-milestone = { $milestone } was not reached when it should have been.
expect-milestone-by = { $milestone } was to be reached by { $by } ms, and came at { $at } ms.
expect-kept = The promise { $invariant } was broken at { $at } ms.
expect-broken = The promise { $invariant } was to be broken, and was kept.
expect-role = Nobody was { $role } at { $at } ms.
expect-field = { $field } of { $node } was to be { $wanted } at { $at } ms, and was { $value }.

check-same = { $lines ->
        [one] The one line
       *[other] All { $lines } lines
    } came out the same, byte for byte.
check-differs = Line { $line } is the first that differs.
check-lines = From byte { $column }:
    in the trace: { $there }
    made again:   { $here }
check-none = The trace has a step there; the run has none. { $says }

catalogue-params = Parameters
catalogue-network = Network
catalogue-state = State of a node
catalogue-stable = , on disk
catalogue-messages = Messages
catalogue-timers = Timers
catalogue-commands = Commands
catalogue-milestones = Milestones
catalogue-invariants = Promises
catalogue-variants = Broken on purpose

transcript-title = { $protocol }, seed { $seed }
transcript-start = { $node } starts.
transcript-deliver = { $node } takes the { $type } from { $from }.
transcript-timer = The timer “{ $timer }” of { $node } runs out.
transcript-lost = The { $type } from { $from } finds { $node } down.
transcript-folded = { $count ->
        [one] one routine step
       *[other] { $count } routine steps
    }
transcript-sent = → { $to }  { $label }
transcript-fate-lost = (lost on the way)
transcript-fate-cut = (lost in the cut)
transcript-copy = (a copy)
transcript-milestone = ★ { $milestone }
transcript-broken = ✗ { $says }

bench-on = Python { $python } on { $machine }
bench-protocol = { $protocol }, { $nodes } nodes
bench-bare = { "  " }bare heap of tuples: { $speed } events a second
bench-record = { "  " }whole record (reasons, invariants, history): { $speed } steps a second, { $slower } times slower
bench-search = { "  " }search mode (no record, no invariants): { $speed } steps a second, { $slower } times slower
bench-watched = { "  " }search mode with invariants: { $speed } steps a second, { $slower } times slower
bench-seek = { "  " }seek anywhere in { $steps } steps: { $p50_ms } ms, 99th percentile { $p99_ms } ms
bench-fork = { "  " }fork anywhere in it: { $p50_ms } ms, 99th percentile { $p99_ms } ms
bench-bytes = { "  " }kept: { $bytes } bytes a step
bench-kept = { " " }(at most { $target }: kept)
bench-missed = { " " }(at most { $target }: MISSED)

tables-push-feedback-counter = Table 1: push, feedback, counter; { $sites } sites, { $runs } runs a row
tables-push-blind-coin = Table 2: push, blind, coin; { $sites } sites, { $runs } runs a row
tables-pull-feedback-counter = Table 3: pull, feedback, counter; { $sites } sites, { $runs } runs a row
tables-measure-s = s { $mean } ({ $published } ± { $tolerance })
tables-measure-m = m { $mean } ({ $published } ± { $tolerance })
tables-measure-t_last = t_last { $mean } ({ $published } ± { $tolerance })
tables-holds = comes out
tables-misses = does not come out
tables-verdict = { $held } of { $rows } rows come out. Measured (published ± tolerance); s: never hear of it, m: updates sent a site, t_last: the cycle in which the last one hears.

# `latency`: Totem’s deliveries, in rotations of the token.
latency-line = { $service }: { $latency } ms in the mean over { $messages } messages and all nodes, { $rotations } rotations of { $rotation } ms
