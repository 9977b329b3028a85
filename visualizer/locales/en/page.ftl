# The page's own words: its panels, controls, dialogs and messages.

page-title = Concord
list-separator = { ", " }
connecting = Connecting …
close = Close
client = client
language = Language
protocol = Protocol

## What the server refused. $says is one of refusals.ftl, or English words of the server.

refused = The server refused this.
refused-offline = There is no connection to the server. Nothing was changed.
refused-silent = The server does not answer. Nothing was changed here.
refused-input = Refused: { $says }.
refused-input-at = Refused: { $says } ({ $where }).
refused-command = This cannot be done now: { $says }.
refused-limit = This is more than the server takes: { $says }.
refused-gone = This is no longer here: { $says }.
refused-busy = The server is busy: { $says }.
refused-failed = This went wrong on the server: { $says }.

## Header

title-free = { $clients ->
        [0] { $nodes ->
            [one] One node
           *[other] { $nodes } nodes
        }, no client
        [one] { $nodes ->
            [one] One node
           *[other] { $nodes } nodes
        }, one client
       *[other] { $nodes ->
            [one] One node
           *[other] { $nodes } nodes
        }, { $clients } clients
    }
title-variant = broken: { $variant }
title-seed = seed { $seed }
setup-open = Set up
share-open = Share
theme = Theme
theme-light = Light
theme-dark = Dark
theme-system = As the system has it
help-open = Help and keys

## Banners

banner-lost = The line to the server is down. Trying again …
banner-stopped = The run stops here. { $says }
banner-engine = This run was made by another version of the engine. Its steps may differ here.
banner-violation = A promise is broken.
banner-more = { $count ->
        [one] (and one more)
       *[other] (and { $count } more)
    }
banner-jump = Show step { $seq }

## Why

why = Why
step-at = step { $seq } · { $at } ms
why-now = back to now
why-because = Because
why-therefore = It sent
whole-coming = Fetching the rest …
why-nothing-yet = Nothing has happened yet.
    .rule = Press play, step forward, or choose a story. Every step says here what happened, and by which rule.
why-start = { $node } starts.
why-deliver = { $type } from { $from } reaches { $node }.
    .rule = It changes nothing here.
why-timer = A timer of { $node } runs out: { $timer }.
why-lost = { $type } from { $from } finds { $node } down.
    .rule = Nobody is there to read it: it is lost.
why-command = By hand: { $command }.
fate-arrive = arrives at { $at } ms
fate-lost = is lost on its way
fate-cut = is lost: the link is cut

## Inspector

state = State
choose-node = Node shown
choose-follow = Follow the steps
life-up = { $role }
life-down = down
life-paused = { $role }, paused
on-disk = On disk
in-memory = In memory
timers = Timers
clock = clock
entries = { $count ->
        [one] 1 entry
       *[other] { $count } entries
    }
term = term { $term }
was = was { $value }
more = More for { $node }
idle-fields = { $count ->
        [one] 1 field not in use
       *[other] { $count } fields not in use
    }
promises-kept = { $count ->
        [one] One promise kept
       *[other] All { $count } promises kept
    }
promises-broken = { $broken } of { $count } promises broken
promise-kept = kept
promise-broken = broken in step { $seq }

## Beside the stage

beside = Beside the stage
beside-close = Put the curves away
curves = Curves
curve-share = { $value } ({ $percent } %)
curve-redundant = { $percent } % redundant
curve-b = { $value } B
curve-kb = { $value } KB
curve-mb = { $value } MB
curve-per-second = { $value }/s
exhibit = From near
exhibit-none = Step to a message, or choose one, to see from near what it holds.
exhibit-standing = While so many nodes play there is no time to look closely. Pause, and choose a step.
exhibit-more = { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
trees-folded = { $count ->
        [one] 1 key
       *[other] { $count } keys
    }
trees-place = { $path }, { $count ->
        [one] { $key }
       *[other] { $count } keys below
    }: { $hash }
trees-found = found to differ
trees-passed = compared, equal
trees-mended = differed, equal now
trees-sofar = this walk so far
trees-full = both stores whole

## A crowd

crowd-label = { $count } nodes as points. Arrow keys go from node to node, Enter opens the menu, plus and minus zoom, 0 shows all.
crowd-counts = Nodes of each kind
crowd-nodes = nodes
crowd-down = down
crowd-paused = paused
crowd-cut = cut off
crowd-hint = Drag to move, wheel to zoom, drag with Shift to cut
crowd-zoom-in = Larger
crowd-zoom-out = Smaller
crowd-zoom-all = Show all nodes
crowd-cut-sides = { $one } | { $other }
crowd-strip-informed = know
crowd-strip-messages = arrivals

## Transport

transport = Playback
step-back = Step back
step-forward = Step forward
play = Play
pause = Pause
milestone-kind = Kind of milestone
milestone-any = any milestone
milestone-next = Next milestone
milestone-previous = Previous milestone
milestone-none = Not found: { $says }.
step-number = step { $seq }
speed = speed
speed-value = { $speed } of real time
undo = Undo the last command
restart-run = Start over, same seed
new-seed = Start over, new seed
branches = Branches
branches-none = Give a command in the past, and what would have happened instead starts here as a branch. The old course is kept.
branch-main = main line
branch-undone = command undone
branch-left = { $count ->
        [one] left at { $at } ms · 1 command
       *[other] left at { $at } ms · { $count } commands
    }
branch-commands = { $count ->
        [0] no commands
        [one] 1 command
       *[other] { $count } commands
    }

## What a hand did, as a label

command-crash = crash { $node }
command-restart = restart { $node }
command-lose-disk = lose the disk of { $node }
command-pause = pause { $node }
command-resume = resume { $node }
command-isolate = isolate { $node }
command-join = { $node } joins
command-leave = { $node } leaves
command-cut = cut { $from } | { $to }
command-heal = heal all links
command-link = set link { $from } → { $to }
command-drop = drop message { $message }
command-hold = hold message { $message }
command-release = release message { $message }
command-deliver = deliver message { $message } now
command-duplicate = duplicate message { $message }
command-timeout = { $timer } of { $node } runs out
command-clock = clock of { $node } ×{ $rate }
command-request = { $client } asks { $op }
command-inject = inject { $type } { $from } → { $to }
message-match = that matches

## What can be done, in menus and as keys

do-crash = Crash
    .short = Crash
do-restart = Restart
    .short = Restart
do-lose-disk = Lose its disk
    .short = Lose disk
do-pause = Pause, as by a long garbage collection
    .short = Pause
do-resume = Resume
    .short = Resume
do-isolate = Isolate from all others
    .short = Isolate
do-rejoin = Heal its links
    .short = Heal
do-leave = Take its leave, for good
join-node = Add a node
do-timeout = Run out now: { $timer }
    .short = Time out
do-clock = Clock speed …
do-ask = Ask it as a client …
ask = Ask …
do-drop = Drop
do-hold = Hold
do-release = Release
do-deliver = Deliver now
do-duplicate = Duplicate
do-cut = Cut both ways
do-cut-one-way = Cut { $from } → { $to }
do-heal = Heal
do-link-settings = Delay and loss …
message-title = { $type }: { $from } → { $to }
link-title = { $from } — { $to }
link-one-way = Link { $from } → { $to }
heal-all = Heal all links

## Small forms

form-request = { $client } asks
form-ask = Ask { $node }
form-clock = Clock of { $node }
form-operation = Operation
form-target = Sent to
form-target-any = whomever it would ask
form-send = Send
form-set = Set
op-key = Key
op-value = Value
op-expect = Only if it is
op-contents = Contents
op-service = Delivered as
operation-propose = propose: a value
operation-put = put: set a key
operation-get = get: read a key
operation-append = append: to a key’s text
operation-incr = incr: add one
operation-cas = cas: compare and set
operation-update = update: set a key
operation-delete = delete: delete a key
operation-broadcast = broadcast: to all, in order
clock-rate = Rate
link-delay = Delay
link-loss = Loss
link-duplicate = Duplication
range-low = from
range-high = to
problem-number = A number is missing here.
problem-whole = A whole number is wanted here.
problem-bounds = From { $low } to { $high }.
problem-order = The low end { $low } is above the high end { $high }.
problem-long = At most { $length } characters.

## Drawer

drawer-scenarios = Stories
drawer-setup = New run
drawer-live = Links, clocks
scenarios-about = Each story sets up a run and gives its commands by itself. You can step in at any time.
scenarios-none = There are no stories for this protocol yet.
setup-size = Who takes part
setup-params = Parameters
setup-network = Network and disk
setup-variants = Correct or broken
setup-apply = Start this run
setup-wrong = { $count ->
        [one] One value is not possible.
       *[other] { $count } values are not possible.
    }
size-nodes = Nodes
size-clients = Clients
size-seed = Seed
    .help = The same seed gives the same run, to the last message.
network-delay = Delay
    .help = How long a message takes, one way; drawn anew for each. Messages can overtake each other.
network-loss = Loss
    .help = The share of messages that are lost, from 0 to 1.
network-duplicate = Duplication
    .help = The share of messages that arrive twice, from 0 to 1.
network-disk_write = Disk write
    .help = How long an answer waits until what it promises is on the disk.
variant-none = Correct
    .help = The protocol as it is published.
live-about = These act at once, at the playhead, and can be undone like any command.
live-link = A single link
live-from = From
live-to = To
live-links-set = Links with settings of their own: { $links }.
live-clock = A node’s clock
live-node = Node
live-clocks-set = Clocks off the true rate: { $clocks }.
live-cuts = Cut links
live-cuts-set = Cut: { $cuts }.
live-cuts-none = No link is cut. Drag a line across the stage to cut the network in two.

## Share

share-title = Share this run
share-about = { $count ->
        [0] The link holds the whole run: protocol, parameters and seed. It gives the same steps anywhere.
        [one] The link holds the whole run: protocol, parameters, seed and your one command. It gives the same steps anywhere.
       *[other] The link holds the whole run: protocol, parameters, seed and your { $count } commands. It gives the same steps anywhere.
    }
share-link = Link to this run
share-copy = Copy link
share-copied = Copied.
share-too-long = This run has become too long for a link. Save it as a file instead.
share-file = As a file
share-file-about = A run file can be opened here again, on any computer: choose it, or drop it on the page.
share-save = Save file
share-open-file = Open file …
link-unreadable = This link holds no run that can be read. It may have been cut short on its way.
link-refused = The run in this link was refused: { $says }.
file-unreadable = { $name } is not a run file.
file-too-large = { $name } is too large to be opened here.

## Help

help-title = Help
help-about = Click a node, a message or a link for what can be done to it. Drag a line across the stage to cut the network. Drag over the diagram below to travel in time; a click on it selects a step.
keys-time = Time
keys-hands = Hands on
keys-page = Page
key-space = Space
key-play = Play or pause
key-back = Step back
key-forward = Step forward
key-next = Next milestone
key-previous = Previous milestone
key-faster = Faster
key-slower = Slower
key-select = Select a node; again to let go
key-crash = Crash or restart it
key-pause = Pause or resume it
key-isolate = Isolate it or heal its links
key-timeout = Let its timer run out now
key-request = Ask for something as a client
key-heal = Heal all links
key-undo = Undo the last command
key-setup = Stories and set-up
key-language = English or Chinese
key-theme = Light or dark
key-help = This help
key-escape = Close, let go
key-choose-first = Select a node first: click one, or press its number.
key-not-now = { $node } cannot do that as it is now.
no-client = This run has no client to ask with. Add one under “Set up”.
marks = Marks
mark-selected = selected
mark-crashed = crashed
mark-paused = paused
mark-solid = committed, certain
mark-dashed = not certain yet
mark-lost = a lost message
mark-timer = a timer running down
mark-cut = a cut

## Narrow screens

panels = Panel
tab-why = Why
tab-state = State
tab-time = Time

## Stage and diagram

stage = Stage
diagram = Time
stage-label = Nodes, links and messages in flight
stage-up = up
stage-down = down
stage-life-up = { $role }
stage-life-down = down
stage-life-paused = { $role }, paused
stage-clock = clock at { $rate } times the true rate
stage-poll = { $got } of { $need } votes
stage-noop = blank
stage-no-leader = no leader
stage-client-waits = { $more ->
        [0] { $op } · waiting
       *[other] { $op } · waiting, { $more } more
    }
stage-client-told = answered: { $result }
stage-message = { $type }, { $from } → { $to }: { $holds }
stage-lost = Lost: { $label }
stage-asks = term { $term }, log ends at { $index } (term { $last })
stage-granted = granted, term { $term }
stage-refused = refused, term { $term }
stage-entries = { $count ->
        [0] term { $term }, heartbeat, committed up to { $commit }
        [one] term { $term }, 1 entry after { $index }, committed up to { $commit }
       *[other] term { $term }, { $count } entries after { $index }, committed up to { $commit }
    }
stage-matches = term { $term }, logs agree up to { $index }
stage-mismatches = term { $term }, refused
stage-leader-of = leader of term { $term }
stage-committed = committed { $index }
stage-link = { $cut ->
        [both] { $from } – { $to }, cut
        [there] { $from } – { $to }, cut from { $from } to { $to }
        [back] { $from } – { $to }, cut from { $to } to { $from }
       *[none] { $from } – { $to }
    }
stage-cut-hint = drag across the stage to cut the network
stage-cut-sides = Cut { $one } | { $other }
stage-cut-nothing = All nodes are on one side of this line
diagram-label = Time. Left and right go step by step, Page Up and Page Down screen by screen.
diagram-at = { $at } ms, step { $seq }
diagram-branch = Branch that left at { $at } ms: { $name }
diagram-zoom-in = Zoom in on the diagram
diagram-zoom-out = Zoom out
