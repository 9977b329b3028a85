# Why something is refused. The command line prints these sentences, and the page puts them into a sentence of its own
# (refused-… in page.ftl): they begin small and end without a full stop.

## What the world does not allow at that moment

cannot-find-role = no node is { $role } at this moment
cannot-join = { $node } cannot join: the next free name is { $free }
cannot-leave-paused = { $node } is paused: it cannot take its leave
cannot-find-node = there is no { $node } at this moment
cannot-lose-disk = { $node } is up: only a node that is down can lose its disk
cannot-time-out = the timer { $timer } of { $node } is not armed
cannot-time-out-paused = { $node } is paused: nothing happens there
cannot-deliver-paused = { $node } is paused: nothing can be delivered there now
cannot-deliver-unsent = message { $message } has not left { $node } yet: it waits for the disk
cannot-find-flying = message { $message } is not in flight at this moment
cannot-find-held = message { $message } is not held at this moment
cannot-match-flying = no such message is in flight at this moment
cannot-match-held = no such message is held at this moment
cannot-undo = there is no command to take back
cannot-come-to = the run never comes to this command

## For what there is no room

limit-commands = a run has at most { $limit } commands
limit-branches = a session has at most { $limit } branches: start over, or go on in one of them
limit-steps = a run is kept up to { $limit } steps
limit-memory = the server has no room for more steps at the moment
limit-sessions = { $limit } sessions are open already
limit-run-size = a run has at most { $limit } bytes

## What is not there any more

gone-branch = there is no such branch
gone-branch-hidden = this branch is not the one that is shown
gone-connection = the connection is closed
gone-session = no session is open here, or another tab has taken it over: open it again
gone-session-taken = another tab has taken this session over: open it again

## What comes too often, and what goes wrong

busy-events = at most { $limit } events a second are answered
busy-runs = too many runs were sent at once: try again in a moment
failed-unexpectedly = the server made a mistake: its log has the details
failed-writing = the server cannot write to its data folder: { $problem }

## A search for a milestone that finds none

search-end = nothing more happens in this run
search-limit = there is none within the next { $limit } steps
search-start = there is none before this place

## Input of the wrong shape. $problem is in English: it comes from the libraries that read the input.

input-json = not JSON: { $problem }
input-shape = { $problem }
input-depth = nests deeper than { $limit }
input-object = expected an object
input-payload = an event comes with one object
input-packet = this is not a message that the server can read: { $problem }
input-event = there is no event { $name }
input-page = only a page of this server may send a run
input-kind = a run is sent as JSON (Content-Type: application/json)

## Input that names what is not there, or contradicts itself

input-format = format { $given } is not known; this is format { $known }
input-protocol = there is no protocol { $name }; there are { $known }
input-variant = { $protocol } has no variant { $name }
input-order = the low end { $low } is above the high end { $high }
input-order-of = { $name }: the low end { $low } is above the high end { $high }
input-nodes = a run of { $protocol } has at most { $most } nodes
input-too-many-for-page = the page shows runs of up to { $most } nodes; the command line has more
input-roles = roles: proposers { $proposers }, acceptors { $acceptors }, learners { $learners }: that makes { $total } nodes, and the run has { $nodes }
input-quorum-size = quorum: { $quorum } is more than the { $acceptors } acceptors that there are
input-quorum-apart = quorum: two quorums of { $quorum } among { $acceptors } acceptors need not share one, as { $twice } is not more than { $acceptors }
input-fast-quorum-size = classic_quorum { $classic } and fast_quorum { $fast }: there are only { $acceptors } acceptors
input-fast-quorum-classic = two classic quorums of { $classic } among { $acceptors } acceptors need not share one: N > 2F does not hold with F = { $missing }
input-fast-quorum-order = a fast quorum of { $fast } is smaller than a classic one of { $classic }: E ≤ F does not hold
input-fast-quorum-fast = a classic quorum of { $classic } and two fast ones of { $fast } among { $acceptors } acceptors need not all share one: N > 2E + F does not hold with E = { $missing_fast } and F = { $missing }
input-fast-recovery-uncoordinated = uncoordinated recovery goes on in the next round, which has to be fast: fast_rounds has to be all, not { $fast_rounds }
input-fast-recovery-classic = recovery in a classic round needs classic rounds: fast_rounds cannot be all
input-initial = expected an object from node to fields
input-initial-fields = expected an object from field to value
input-state-field = { $protocol } has no state field { $name }
input-milestone = { $protocol } has no milestone { $name }
input-timer = { $protocol } has no timer { $name }
input-membership = { $protocol } has a fixed set of nodes: none joins or leaves
input-joiner = a node to join is n1, n2, … up to n{ $most }, not { $name }
input-role = { $protocol } has no role { $name }
input-operation = { $protocol } has no operation { $name }
input-message = { $protocol } has no message { $name }
input-moment = a command has either 'at' or 'when'
input-which-message = names a message either by 'message' or by 'match'
input-heal = has both 'from' and 'to', or neither
input-command = there is no command { $name }
input-name = there is no { $name } in this run
input-not-taken = { $to } does not take { $type }
input-given-at-playhead = is not given: the command is for the place of the playhead
input-not-computed = step { $seq } is not computed: there are { $count }
input-place = { $at } ms is not between step { $seq } and the next
