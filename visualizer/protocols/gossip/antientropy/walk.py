"""The walk through two Merkle trees, down to the leaves in which they differ (Dynamo §4.7).

A hash that arrives is compared with the own one of its path, and what follows depends on nothing else; see the choices
in the package's docstring.
"""

from __future__ import annotations

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.protocols.gossip import meter
from visualizer.protocols.gossip.antientropy.messages import TreeLeaves, TreeNode
from visualizer.protocols.gossip.antientropy.reasons import AntiEntropyReason as Reason
from visualizer.protocols.gossip.antientropy.state import PATHS_KEPT, AntiEntropyState, Walk
from visualizer.protocols.gossip.antientropy.store import Replica, named
from visualizer.protocols.gossip.items import Item
from visualizer.protocols.gossip.merkle import EMPTY_HASH, NO_ITEMS, MerkleMap

_LEAVES_BYTES = meter.size_of(TreeLeaves("", NO_ITEMS)) - NO_ITEMS.size
_ANSWER_BYTES = meter.size_of(TreeLeaves("", NO_ITEMS, True)) - NO_ITEMS.size


class MerkleExchange(Replica):
    """Hashes travel first, and then only the leaves in which they differ."""

    def begin_walk(self, me: AntiEntropyState, partner: NodeId, out: Out) -> None:
        """Begin with a partner: send it the root."""
        me.walk = Walk(partner, out.me, ())
        own = self.hash_at(me, "")
        out.note(Reason.WALK_BEGUN, partner=partner, hash=own)
        meter.send(me, partner, TreeNode("", own, out.me), out)

    def on_tree_node(self, me: AntiEntropyState, sender: NodeId, m: TreeNode, out: Out) -> None:
        """A hash arrives: it is the same here, or the walk goes on below its path."""
        own = self.hash_at(me, m.path)
        if m.hash == own:
            self.agree(me, sender, m, out)
            return
        self.remember(me, sender, m)
        count = self.shown(me).count_at(m.path)
        if count > 1 and m.hash != EMPTY_HASH:
            self.go_down(me, sender, m, own, out)
        elif self.gives(m, out) and (count or self.takes(m, out)):
            self.give_leaves(me, sender, m.path, out)
        elif self.takes(m, out) and m.hash != EMPTY_HASH:
            out.note(Reason.LEAVES_ASKED, partner=sender, path=shown_path(m.path))
            meter.send(me, sender, TreeNode(m.path, own, m.begun_by), out)
        else:
            out.note(Reason.NOTHING_TO_GIVE, partner=sender, path=shown_path(m.path))

    def agree(self, me: AntiEntropyState, sender: NodeId, m: TreeNode, out: Out) -> None:
        """Equal hashes: everything below is the same, and nobody looks there."""
        if m.path:
            out.note(Reason.HASHES_EQUAL, partner=sender, path=shown_path(m.path), hash=m.hash)
        elif m.begun_by == sender:
            me.walk = Walk(sender, sender, ())
            out.note(Reason.ROOTS_EQUAL, partner=sender, hash=m.hash)
            meter.send(me, sender, m, out)
        else:
            out.note(Reason.WALK_ENDED, partner=sender, hash=m.hash)

    def go_down(self, me: AntiEntropyState, sender: NodeId, m: TreeNode, own: str, out: Out) -> None:
        """Different hashes with several keys below: send the hashes of both halves."""
        out.note(Reason.WENT_DOWN, partner=sender, depth=len(m.path), path=shown_path(m.path), own=own, hash=m.hash)
        for bit in "01":
            half = m.path + bit
            meter.send(me, sender, TreeNode(half, self.hash_at(me, half), m.begun_by), out)

    def give_leaves(self, me: AntiEntropyState, to: NodeId, path: str, out: Out) -> None:
        """At most one key on one of the sides: send what is below the path."""
        data = self.shown(me).below(path)
        out.note(Reason.LEAVES_GIVEN, partner=to, path=shown_path(path), items=len(data), keys=named(data))
        self.send_leaves(me, to, path, data, False, out)

    def on_tree_leaves(self, me: AntiEntropyState, sender: NodeId, m: TreeLeaves, out: Out) -> None:
        """Leaves arrive: take what is newer; in push-pull, give back what their sender lacks below this path."""
        if me.walk is not None:
            self.remember(me, sender, m)
        self.take(me, sender, m.data, out)
        if m.answer or self.params.mode != "push_pull":
            return
        lacking = self.shown(me).below(m.path).ahead_of(m.data, self.wins)
        if lacking:
            out.note(Reason.GAVE_BACK, partner=sender, items=len(lacking), keys=named(lacking))
            self.send_leaves(me, sender, m.path, lacking, True, out)
        else:
            out.note(Reason.LACKS_NOTHING, partner=sender)

    @staticmethod
    def send_leaves(me: AntiEntropyState, to: NodeId, path: str, data: MerkleMap[Item], answer: bool, out: Out) -> None:
        """Send the items below a path. They know their length, so nobody has to write them out to count it."""
        overhead = (_ANSWER_BYTES if answer else _LEAVES_BYTES) + len(path)
        meter.send(me, to, TreeLeaves(path, data, answer), out, overhead + data.size)

    def hash_at(self, me: AntiEntropyState, path: str) -> str:
        """The hash over what others get to see below a path."""
        return self.shown(me).hash_at(path)

    def gives(self, m: TreeNode, out: Out) -> bool:
        """Whether data may go from here to the other node: in push from whoever began, in pull to it."""
        return self.params.mode == "push_pull" or (self.params.mode == "push") == (m.begun_by == out.me)

    def takes(self, m: TreeNode, out: Out) -> bool:
        """Whether data may come from the other node to here."""
        return self.params.mode == "push_pull" or not self.gives(m, out)

    @staticmethod
    def remember(me: AntiEntropyState, sender: NodeId, m: TreeNode | TreeLeaves) -> None:
        """Keep a path at which the trees differ, to be seen."""
        begun_by = m.begun_by if isinstance(m, TreeNode) else None
        known = me.walk
        same = known is not None and known.partner == sender and begun_by in (None, known.begun_by)
        if known is None or not same or (begun_by == sender and not m.path):
            if begun_by is not None:
                me.walk = Walk(sender, begun_by, (m.path,))
        elif m.path not in known.paths:
            me.walk = Walk(sender, known.begun_by, (*known.paths, m.path)[-PATHS_KEPT:])


def shown_path(path: str) -> str:
    """A path as a sentence has it: / is the root."""
    return f"/{path}"
