# What a person does to the world, and the words of the world itself.

world-crashed = You crashed { $node }.
    .rule = It stops at once. What it kept only in memory is gone; what it had written to its disk is still there. Messages that arrive meanwhile find nobody.
    .section = crash-recovery model
world-restarted = You restarted { $node }.
    .rule = It starts again with what is on its disk, and knows nothing of what it had only in memory.
    .section = crash-recovery model
world-disk_lost = The disk of { $node } is lost.
    .rule = It will start as if it had never run. Protocols that rely on a disk do not promise to survive this: a promise that is forgotten can be broken.
    .section = outside the fault model
world-paused = { $node } is paused.
    .rule = As in a long garbage collection: nothing happens there. Messages wait at its door, and timers that fall due wait too.
    .section = asynchronous model
world-resumed = { $node } goes on: { $waiting ->
        [0] nothing was waiting
        [one] one event was waiting
       *[other] { $waiting } events were waiting
    }.
    .rule = What arrived and what fell due during the pause happens now, in that order. To the node no time has passed.
    .section = asynchronous model
world-already_so = { $node } is so already: nothing changes.
    .rule = The command asks for a state that the node is in.
    .section = by hand
world-cut = You cut the links between { $nodes } and { $others }.
    .rule = What is on its way across is lost, and so is everything sent into the cut. Nobody is told: a silent peer may be dead, slow, or cut off.
    .section = network partition
world-cut_one_way = You cut the links from { $nodes } to { $others }, one way.
    .rule = Messages in that direction are lost; the other direction still works. Such half-broken links are the hardest to notice.
    .section = network partition
world-healed = You healed the links between { $nodes } and { $others }.
    .rule = Messages pass again. What was lost stays lost until somebody sends it anew.
    .section = network partition
world-healed_all = You healed every link.
    .rule = Messages pass again. What was lost stays lost until somebody sends it anew.
    .section = network partition
world-isolated = You isolated { $node }.
    .rule = It is cut off from all others and from the clients, both ways. It does not know that; it only hears nothing.
    .section = network partition
world-link_set = You changed the link from { $sender } to { $to }.
    .rule = What is sent from now on travels by the new settings; what is on its way already does not change.
    .section = by hand
world-dropped = You dropped the { $kind } from { $sender } to { $to }.
    .rule = Networks lose messages, and no protocol here may rely on any single one.
    .section = by hand
world-held = You hold the { $kind } from { $sender } to { $to }.
    .rule = It waits where it is until you release it. In an asynchronous network any message can take any time.
    .section = by hand
world-released = You released the { $kind } from { $sender } to { $to }.
    .rule = It arrives at once.
    .section = by hand
world-delivered = You delivered the { $kind } from { $sender } to { $to } now.
    .rule = It overtakes all that was sent before it. Networks may reorder, and protocols have to bear it.
    .section = by hand
world-found_down = The { $kind } from { $sender } found { $to } down.
    .rule = Nobody is there to read it: it is lost.
    .section = crash-recovery model
world-duplicated = You duplicated the { $kind } from { $sender } to { $to }.
    .rule = A copy travels too, and will arrive at a time of its own. Handling a message twice must do no harm.
    .section = by hand
world-not_understood = { $to } has no use for the { $kind } from { $sender }.
    .rule = Only a message made by hand, or the answer to one, comes to somebody who does not handle it. Nothing happens.
    .section = by hand
world-timed_out = You let the timer “{ $timer }” of { $node } run out now.
    .rule = Timers decide when something is tried, never whether it is safe.
    .section = by hand
world-clock_set = The clock of { $node } now runs at { $rate } times the rate.
    .rule = Its timers run at that rate too. Safety may not depend on clocks; only progress may.
    .section = drifting clocks
world-injected = You made up a { $kind } from { $sender } to { $to }.
    .rule = The sender knows nothing of it. The receiver cannot tell.
    .section = by hand

world-field-up = running
    .help = Whether the node is up.
