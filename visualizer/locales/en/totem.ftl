# Totem: why its nodes do what they do, and the names of what they know. §§ without more are those of the paper,
# “The Totem Single-Ring Ordering and Membership Protocol”; EVS is “Extended Virtual Synchrony”.

totem = Totem
    .summary = A token goes round a ring: who holds it broadcasts, and by its numbers all deliver the same messages in the same order. When it is lost, or others are heard, the nodes find each other again and form a new ring.

## Starting and stopping

totem-started = { $node } starts alone and looks for others.
    .rule = A node that starts knows of nobody. It says so in a Join, and learns from the Joins that it hears who else is there. From its disk it has only the highest ring sequence that it took part in, { $ring_seq }, so that no ring’s name is used twice.
    .section = §6
totem-started_in_ring = { $node } begins as a member of ring { $ring }: { $members }.
    .rule = This run starts in the middle of a story. The ring works, and the token goes on from the node that has it.
    .section = §5
totem-holder_crashed = { $node } crashes with the token in its hands.
    .rule = The token it held, number { $token_seq }, is gone with its memory. The others miss it when their token timers run out.
    .section = §6
totem-left = { $node } goes without a word.
    .rule = The ring breaks where it was: the token that is sent to it gets lost, and the others gather when their timers run out.
    .section = §6
totem-left_with_token = { $node } goes, and the token with it.
    .rule = The ring has lost its token. The others find out when their timers run out, and gather.
    .section = §6

## The token

totem-token_taken = { $node } takes the token, number { $token_seq }.
    .rule = Only the holder may broadcast. The token says that the last message has number { $seq }, and that all have received everything up to { $aru }, as far as is known.
    .section = §5
totem-token_sent = { $node } sends the token on to { $to }.
    .rule = It goes on with the next number, { $token_seq }. If no sign of it comes back in time, it is sent again; if it does not come round in time, it counts as lost.
    .section = §5
totem-token_sent_again = { $node } sees no sign of the token and sends it to { $to } again.
    .rule = It is the same token with the same number. If the first one arrived after all, the second is recognized by its number and dropped.
    .section = §5
totem-token_gone_on = { $node } knows that the token has gone on: message { $seq } was broadcast after it.
    .rule = Only a holder broadcasts new messages, so a later message shows that the token arrived.
    .section = §5
totem-token_redundant = { $node } drops a token that came twice: number { $token_seq }, and it has taken { $own } already.
    .rule = A token is taken only if its number is above that of the last one taken. So the ring has one token, however often it is sent again.
    .section = §5
totem-token_unused = { $node } does not take the token of ring { $ring }: it is not in that ring.
    .rule = A token is taken by the members of its ring, while they are in it. A node that gathers has given its ring up.
    .section = §5, §6

## Broadcasts

totem-load_made = { $node } has a message to send; with it { $waiting ->
        [one] one waits
       *[other] { $waiting } wait
    } for the token.
    .rule = The steady load makes messages by itself. They wait in the queue until the token comes.
    .section = §5
totem-request_queued = { $node } is asked by { $client }: { $op }. The message waits for the token.
    .rule = Any node takes requests. Nobody may broadcast without the token; with this one { $waiting ->
        [one] one message waits
       *[other] { $waiting } messages wait
    } here.
    .section = §5
totem-request_underway = { $node } knows request { $serial } of { $client }: it is under way.
    .rule = The same client and number are the same request. It waits here or was broadcast, and is not queued twice.
    .section = §5
totem-request_done = { $node } knows request { $serial } of { $client }: it was delivered.
    .rule = The same client and number are the same request. The answer may have been lost, so it is given again.
    .section = §5
totem-client_answered = { $node } tells { $client } that its request { $serial } was delivered as message { $seq }.
    .rule = A request is done when the node that was asked delivers the message itself, in its place among all others.
    .section = §5
totem-broadcast = { $node } holds the token and broadcasts { $count ->
        [one] message { $last }
       *[other] { $count } messages, { $first } to { $last }
    }.
    .rule = Each new message takes the next number of the token’s seq. As only the holder does so, the numbers are one order for all.
    .section = §5
totem-window_full = { $node } may not broadcast more on this visit: { $waiting ->
        [one] one message waits
       *[other] { $waiting } messages wait
    } for the next.
    .rule = On a visit a node sends at most max_messages, at most what the window leaves after the broadcasts of the last rotation (fcc), and its share of the window by how much waits everywhere (backlog).
    .section = §8
totem-retransmission_requested = { $node } lacks { $seqs } and asks for it in the token.
    .rule = The token’s seq says which numbers are in use. What has not come goes into rtr, and the next holder that has it broadcasts it again.
    .section = §5
totem-retransmitted = { $node } broadcasts { $seqs } again: somebody asked for it in the token.
    .rule = Requests in rtr are served before anything new, and count against the same allowance. Whoever has the message can serve it, not just its sender.
    .section = §5, §8

## Delivery

totem-delivered = { $node } receives message { $seq } of { $sender } and delivers it.
    .rule = Every message before it was delivered, and it was to be delivered as agreed: nothing else is asked for.
    .section = §5
totem-delivered_on_visit = { $node } delivers up to message { $last }.
    .rule = The holder delivers its own messages as well, in their places. Everything up to { $safe } is known to be safe: the token went on with such an aru at two successive visits, so all members have received it.
    .section = §5
totem-gap_filled = { $node } receives message { $seq } of { $sender }, and now delivers all up to { $last }.
    .rule = Messages after a gap wait. When what was missing has come, all that waited for it is delivered, in order.
    .section = §5
totem-waits_for_gap = { $node } receives message { $seq } of { $sender } and cannot deliver it: message { $missing } is missing.
    .rule = Messages are delivered in the order of their numbers, without gaps. If what is missing does not come by itself, it is asked for when the token comes.
    .section = §5
totem-waits_for_safe = { $node } receives message { $seq } of { $sender }, which waits.
    .rule = A safe message is delivered only when all members are known to have received it, and those after it wait with it. So far this is known up to { $safe }.
    .section = §5
totem-message_again = { $node } has message { $seq } already.
    .rule = A broadcast can come twice, and was perhaps repeated for somebody else.
    .section = §5
totem-message_frozen = { $node } takes no more messages of its old ring: { $seq } comes too late.
    .rule = What it holds stands in the commit token, and the others count on just that. Whoever has the message will broadcast it again on the new ring.
    .section = §6, §7
totem-message_ahead = { $node } keeps message { $seq } of { $sender }: others have installed the ring already.
    .rule = A new message on a ring that this node is still recovering for. It is delivered once the ring is installed here too.
    .section = §7

## To Gather

totem-gather_token_lost = { $node } misses the token of ring { $ring } and gathers.
    .rule = The token timer has run out: the token is lost, or a member is. To find out who is still there, the node gives up the ring and asks.
    .section = §6
totem-gather_commit_lost = { $node } misses the commit token of ring { $ring } and gathers again.
    .rule = Somebody who was to be a member does not pass it on. The ring does not come about, and its number is not used again.
    .section = §6
totem-gather_foreign = { $node } hears { $sender } of ring { $ring } and gathers.
    .rule = A message from outside the ring shows that others can be heard. Two rings that hear each other are to become one.
    .section = §6
totem-gather_join = { $node } hears a Join of { $sender } and gathers.
    .rule = Somebody has given up its ring or has just come: all who hear it look for a new ring together.
    .section = §6
totem-gather_failed = { $node } gives up on { $failed } and gathers without it.
    .rule = For { $visits } visits of the token { $failed } has asked for the same message and never received it: aru stays at { $aru }. It receives nothing, and holds everybody up.
    .section = §6

## In Gather

totem-join_repeated = { $node } says again whom it considers: { $proc_set }.
    .rule = A Join can be lost. It is broadcast every join timeout until there is agreement.
    .section = §6
totem-join_heard = { $node } hears { $sender } again; nothing is new.
    .rule = It has been counted already, or its sets are others now.
    .section = §6
totem-join_says_less = { $node } knows more than { $sender } says.
    .rule = The sets only grow until a ring is installed. { $sender } learns what it does not know from the Joins that it hears.
    .section = §6
totem-join_of_failed = { $node } does not listen to { $sender }, which counts as failed.
    .rule = Whoever is in the fail_set has no say in this ring. Once the ring is formed, it is heard again, and the two merge.
    .section = §6
totem-sets_grown = { $node } hears of more from { $sender }: it considers { $proc_set }, of whom { $failed ->
        [0] nobody counts
        [one] { $fail_set } counts
       *[other] { $fail_set } count
    } as failed.
    .rule = It puts together what it knew and what it heard, and tells all. Whoever had agreed has to agree anew.
    .section = §6
totem-agrees = { $node } hears that { $sender } has the same sets: { $agreed } of { $needed } agree.
    .rule = There is consensus when all that are considered and have not failed have sent the same two sets.
    .section = §6
totem-consensus = { $node } knows that all agree on { $members } and waits for the commit token.
    .rule = The member with the lowest number, { $representative }, makes the ring.
    .section = §6
totem-consensus_timeout = { $node } has waited long enough: { $missing } now { $count ->
        [one] counts
       *[other] count
    } as failed.
    .rule = Who has been silent, or disagrees, goes into the fail_set. The others are asked again, as their sets have to be the same.
    .section = §6
totem-commit_awaited = { $node } still waits for the commit token of { $representative } and asks all again.
    .rule = There was agreement, but no ring has come of it. Whoever still wants it says so anew.
    .section = §6

## What others say, outside a gathering

totem-join_without_me = { $node } lets { $sender } form a ring without it.
    .rule = In the Join { $node } counts as failed: the ring that is sought is not for it. The two rings can merge afterwards.
    .section = §6
totem-join_stale = { $node } ignores an old Join of { $sender }: it was said before ring { $own } was formed.
    .rule = { $sender } is a member of the ring, and its Join has a lower ring sequence, { $ring }. It must have been on its way for long.
    .section = §6
totem-join_too_late = { $node } goes on with ring { $ring }; the Join of { $sender } comes too late for it.
    .rule = A node that commits to a ring, or recovers for it, stays with it unless a member gathers again. Who is not a member is heard when the ring works.
    .section = §6
totem-foreign_stale = { $node } ignores a message of ring { $ring }: its sender { $sender } has been in a later one since.
    .rule = A late message of an earlier ring is no sign of anybody new.
    .section = §6
totem-foreign_unused = { $node } hears { $sender } of ring { $ring }; that changes nothing now.
    .rule = It considers the sender already, or is busy with a ring of its own. Rings that can hear each other merge once both work.
    .section = §6
totem-ring_made_known = { $node } makes ring { $ring } known.
    .rule = A ring without anything to say would not be heard by others. So its representative speaks up now and then, and rings that have been apart find each other.
    .section = §6
totem-own_ring_heard = { $node } hears that ring { $ring } is there: its own.
    .rule = The representative’s word is for other rings.
    .section = §6

## Commit

totem-ring_proposed = { $node } has everybody’s agreement and makes ring { $ring }: { $members }.
    .rule = The lowest of the members is the representative. The ring’s number is four above the highest that anybody has heard of. The commit token goes round the ring to be, twice.
    .section = §6
totem-committed = { $node } commits to ring { $ring }.
    .rule = Its members are those that this node has found. It writes into the commit token what it holds of its old ring, and puts the ring’s number on its disk before it passes the token on.
    .section = §6
totem-commit_refused = { $node } drops the commit token of ring { $ring }, { $members }: it is looking for { $own }.
    .rule = A node commits only to a ring with just the members that it has found itself, and with a number above all its earlier ones.
    .section = §6
totem-commit_unused = { $node } has no use for this commit token of ring { $ring }.
    .rule = It has seen it already, or is past that.
    .section = §6

## Recovery

totem-recovery_entered = { $node } begins to recover for ring { $ring }. It comes { $company ->
        [0] alone
       *[other] along with { $others } from the old ring
    }, and has { $pending ->
        [0] nothing
        [one] one message
       *[other] { $pending } messages
    } to broadcast again.
    .rule = In its second round the commit token says what every member holds. Messages of an old ring that some of its members have and some do not are broadcast again on the new ring, each by the first who has it. Nothing new is broadcast until then.
    .section = §7
totem-ring_started = { $node } lets the token of ring { $ring } go.
    .rule = The commit token has been round twice: all members are there. The representative makes the ring’s token, and takes it first.
    .section = §6, §7
totem-recovered_broadcast = { $node } broadcasts { $seqs } of ring { $old } again, on the new ring.
    .rule = On the new ring they are messages like any other, with numbers of their own, so that whatever gets lost is asked for again.
    .section = §7
totem-recovered = { $node } recovers message { $seq } of ring { $old }.
    .rule = It had not come while the old ring was whole. It is delivered when the new ring is installed.
    .section = §7
totem-recovered_passes = { $node } has no need of message { $seq } of ring { $old }.
    .rule = It has the message, or was never in that ring.
    .section = §7
totem-flag_up = { $node } sends the token on with retrans_flg up.
    .rule = Somebody still has messages of an old ring to broadcast. The flag is taken down by the one who raised it.
    .section = §7
totem-flag_down = { $node } sees nobody with anything left to recover, { $down ->
        [one] for the first time
       *[other] for { $down } visits
    }.
    .rule = With the flag down for three rotations, and all having everything at two of them, the ring can be installed: it is known that everybody knows.
    .section = §7
totem-old_ring_closed = { $node } closes ring { $old }{ $company ->
        [0] , alone
       *[other] , along with { $others }
    }: { $regular ->
        [0] nothing
        [one] one message
       *[other] { $regular } messages
    } delivered in it at the end, { $transitional ->
        [0] nothing
        [one] one
       *[other] { $transitional }
    } in the transitional configuration.
    .rule = In the old ring go all messages up to the first gap, or the first safe one of which it is not known that all members of the old ring have it. The rest goes to those who have come along, and to them only.
    .section = §7
totem-after_gap_discarded = { $node } discards { $seqs } of ring { $old }: something before is lost for good.
    .rule = After a gap only messages of those who have come along are delivered. Any other may follow from what is missing.
    .section = §7
totem-ring_installed = { $node } installs ring { $ring }: { $members }.
    .rule = In one step it delivers what is left of the old ring and the change of configuration. Then the ring works.
    .section = §7

## What a node knows

totem-field-state = state
    .help = operational: in a ring that works; gather: looking for the others; commit: the ring to be is gone round; recovery: what is missing of the old ring is exchanged.
totem-field-ring_seq = ring sequence
    .help = The highest ring sequence that it has committed to. It is on the disk, so that no ring’s name is ever used twice.
totem-field-ring_id = ring
    .help = Its ring: the sequence, and the representative. In Gather and Commit it is the ring that it comes from, in Recovery the new one.
totem-field-members = members
    .help = The members of the ring, in the order in which the token goes round.
totem-field-represents = represents
    .help = Whether it is the representative of its ring.
totem-field-has_token = token
    .help = Whether it has the token now.
totem-field-my_aru = my_aru
    .help = All received up to: the last message before the first gap.
totem-field-my_token_seq = my_token_seq
    .help = The number of the token that it took last. No lower one, and not this one again, is taken.
totem-field-high_delivered = delivered
    .help = The last message that it delivered.
totem-field-safe_seq = safe
    .help = Up to there all members are known to have received everything.
totem-field-received = received
    .help = The messages that it holds. What is delivered and safe is discarded: nobody will ask for it.
totem-field-messages = messages
    .help = Those messages themselves, in the same order.
totem-field-queue = queue
    .help = Messages that wait for the token.
totem-field-token = last token
    .help = The token that it holds, or the one that it sent last and may have to send again.
totem-field-last_visit = last visit
    .help = What it remembers of the token’s last visit: the aru it went on with, the broadcasts, the messages that waited, and for how long one node has held up aru.
totem-field-proc_set = proc_set
    .help = Those considered for the next ring. In a ring that works, its members.
totem-field-fail_set = fail_set
    .help = Those of them that count as failed.
totem-field-consensus = consensus
    .help = Those known to have the same two sets, itself included.
totem-field-gather_reason = reason to gather
    .help = Why it has left its ring: start, token_loss, foreign_message, join or failure_to_receive.
totem-field-highest_ring_seq = highest ring heard of
    .help = The highest ring sequence that it has heard of; a new ring’s is four above.
totem-field-recovery = recovery
    .help = The old ring, who comes from it together, what has to be broadcast again, and how far all are.
totem-field-deliver_memb = promised to
    .help = Those whose messages it has promised to deliver, in a recovery that was cut short.
totem-field-sessions = clients
    .help = For each client, its last request that was delivered here, and as which message.
totem-field-made = made
    .help = How many messages of the steady load it has made.

## Parameters

totem-param-token = token timeout
    .help = How long the token may stay away before it counts as lost. It has to be longer than a rotation.
totem-param-token_retransmit = token sent again after
    .help = How long a node waits for a sign that the token has gone on. Where it is not given: the token timeout divided by 4.2.
totem-param-hold = token held for
    .help = How long a holder keeps the token. So it can be seen, and crash with it, and its messages arrive before the token.
totem-param-join = Join repeated after
    .help = How often a node that gathers says what it knows.
totem-param-consensus = consensus timeout
    .help = How long a gathering waits until whoever is silent, or disagrees, counts as failed. Where it is not given: 1.2 times the token timeout.
totem-param-merge = ring made known after
    .help = How often a representative makes its ring known, so that rings that can hear each other merge.
totem-param-fail_to_receive = failure to receive after
    .help = Visits of the token without progress of one node’s aru after which the others give that node up.
totem-param-window_size = window
    .help = Broadcasts of all nodes together in one rotation of the token.
totem-param-max_messages = messages a visit
    .help = Broadcasts of one node on one visit of the token, at most.
totem-param-load = steady load
    .help = Messages a second that every node broadcasts by itself; 0 for none.
totem-param-service = service of the load
    .help = agreed: delivered in order as soon as they come; safe: only when all are known to have received them.

## Messages

totem-message-Token = Token
    .help = The regular token. Who holds it may broadcast; it carries the last number, what all have received, and what somebody lacks.
totem-message-CommitToken = CommitToken
    .help = Goes twice round a ring to be: first every member says what it holds, then all know.
totem-message-Join = Join
    .help = A gathering node’s idea of the ring to be: who is considered, who has failed.
totem-message-Message = Message
    .help = What is ordered. In Recovery it may carry a message of an old ring.
totem-message-MergeDetect = MergeDetect
    .help = A representative makes its ring known to others that may be there.

## Timers

totem-timer-token = token
    .help = When it runs out, the token is lost.
totem-timer-token_retransmit = token again
    .help = When it runs out without a sign of the token, the token is sent again.
totem-timer-hold = hold
    .help = When it runs out, the holder sends the token on.
totem-timer-join = Join
    .help = When it runs out, the Join is said again.
totem-timer-consensus = consensus
    .help = When it runs out, whoever has not agreed counts as failed.
totem-timer-merge = merge
    .help = When it runs out, the representative makes the ring known.
totem-timer-load = load
    .help = When it runs out, the steady load makes the next message.

## Milestones

totem-milestone-ring_formed = a ring is formed
totem-milestone-token_lost = a ring has lost its token
totem-milestone-token_rotated = the token has come round
totem-milestone-message_safe = a message is safe
totem-milestone-retransmission = something is sent again
totem-milestone-member_left = a member is gone
totem-milestone-member_joined = somebody has joined
totem-milestone-rings_merged = rings have merged

## Roles

totem-role-holder = holder
totem-role-representative = representative
totem-role-operational = operational
totem-role-gather = gathering
totem-role-commit = committing
totem-role-recovery = recovering

## Promises

totem-invariant-token_taken_once = a node takes a token once
    .broken = { $node } takes token { $token_seq } of ring { $ring }, and has taken it, or a later one, before.
    .section = §5
totem-invariant-one_holder = a ring has one holder
    .broken = { $first } and { $second } both hold the token of ring { $ring }.
    .section = §5
totem-invariant-seq_unique = a number is given to one message
    .broken = { $node } gives number { $seq } of ring { $ring } to a message, and it was given before.
    .section = §5
totem-invariant-total_order = all deliver in the same order
    .broken = { $node } delivers message { $seq } of ring { $ring } out of order: a second time, or before its turn.
    .section = §5
totem-invariant-aru_is_received = everything up to my_aru was received
    .broken = { $node } claims to have received everything up to { $aru }, and lacks { $missing }.
    .section = §5
totem-invariant-safe_at_all = what is delivered as safe, all have received
    .broken = { $node } delivers message { $seq } of ring { $ring } as safe, and { $without } has not received it.
    .section = §5
totem-invariant-self_delivery = a node delivers its own messages
    .broken = { $node } leaves ring { $ring } without having delivered its own message { $seq }.
    .section = EVS: Self-Delivery
totem-invariant-rings_unique = rings’ names are unique and rise
    .broken = { $node } enters ring { $ring }: the name was given before, or is not above its earlier rings.
    .section = §6
totem-invariant-ring_seq_by_four = the ring sequence rises by four
    .broken = { $node } goes from ring sequence { $before } to { $after }: it has to rise, and to at most four above the highest that anybody knows.
    .section = §6
totem-invariant-representative_lowest = the representative is the lowest
    .broken = { $node } makes ring { $ring }, and { $lowest } is a member with a lower number.
    .section = §6
totem-invariant-consensus_first = a ring is made by consensus
    .broken = { $node } makes ring { $ring }, and { $member } has not said that it wants just that.
    .section = §6
totem-invariant-moves_together = those who move together deliver the same
    .broken = { $first } and { $second } went from ring { $old } to ring { $ring } together, and delivered different messages on the way.
    .section = EVS: Failure Atomicity

## Broken twins

totem-variant-safe-after-one-rotation = safe after one rotation
    .help = Safe is delivered as soon as the token goes on with such an aru, while it has yet to reach others. Drop a message to one node and see who delivers it.
totem-variant-takes-any-token = takes any token
    .help = token_seq is not checked, and the token is sent again too soon: the ring has two tokens.
totem-variant-aru-past-gap = aru past a gap
    .help = my_aru is the highest number received, whatever is missing. Nobody asks for what was lost.
totem-variant-delivers-on-arrival = delivers on arrival
    .help = Messages are delivered as they come. The network brings them to each node in another order.
totem-variant-joiner-before-consensus = a ring before consensus
    .help = The representative makes a ring as soon as one other agrees, whatever the rest want.
totem-variant-recovery-forgets = recovery that forgets
    .help = One message that others lack is not broadcast again. Those who move together part in what they deliver.
totem-variant-two-representatives = two representatives
    .help = The highest makes a ring as well as the lowest: the same nodes are asked into two rings at once.
