# What the drawings of Totem say.

## States, and why they are left

totem-state-operational = operational
totem-state-gather = gathers
totem-state-commit = commits
totem-state-recovery = recovers
totem-gather_reason-start = has just started
    .short = started
totem-gather_reason-token_loss = token lost
    .short = token lost
totem-gather_reason-foreign_message = heard another ring
    .short = other ring
totem-gather_reason-join = heard a Join
    .short = Join heard
totem-gather_reason-failure_to_receive = one receives nothing
    .short = deaf member
totem-service-agreed = agreed
totem-service-safe = safe

## What stands at a node

totem-agree = { $got } of { $need } agree
totem-flag-visits = nobody has anything left: { $got } of { $need } visits
totem-to-send = { $count ->
        [one] 1 to send again
       *[other] { $count } to send again
    }
totem-recovered-count = { $count ->
        [one] 1 recovered
       *[other] { $count } recovered
    }
totem-waiting = { $count ->
        [one] one message waits for the token
       *[other] { $count } messages wait for the token
    }
totem-slot-missing = message { $seq } of ring { $ring }: missing
totem-slot-received = message { $seq } of ring { $ring }: received, not delivered yet
totem-slot-delivered = message { $seq } of ring { $ring }: delivered
totem-slot-safe = message { $seq } of ring { $ring }: delivered, and all have it
totem-member-agrees = { $node }: has the same sets
totem-member-considered = { $node }: considered
totem-member-failed = { $node }: counts as failed
totem-member-unknown = { $node }: not heard of
totem-represents = representative
totem-says-token = has the token: { $numbers }
totem-says-window = received up to { $aru }, delivered up to { $delivered }, safe up to { $safe }
totem-says-missing = missing { $seqs }
totem-says-considers = considers { $nodes }
totem-says-failed = counts as failed: { $nodes }

## Messages in a line

totem-token = ring { $ring }, number { $number }: { $numbers }
totem-commit-token = ring { $ring } of { $members }, round { $round } of 2
totem-round = round { $round }
totem-join = considers { $nodes }
totem-join-without = considers { $nodes }; failed: { $failed }
totem-message = { $seq } of ring { $ring }, { $service }, from { $sender }: { $contents }
totem-message-again = { $seq } of ring { $ring } again, { $service }, from { $sender }: { $contents }
totem-message-recovered = { $seq } of the old ring { $ring }, { $service }, from { $sender }: { $contents }
totem-ring-is = ring { $ring } is there

## Beside the stage

totem-panel = Delivered
    .close = Put the columns away
totem-ideas = Ring to be
totem-configuration-regular = ring { $ring }: { $members }
totem-configuration-transitional = transitional, on the way to another ring: { $members }

