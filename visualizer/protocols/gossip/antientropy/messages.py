"""The messages of anti-entropy: whole stores, or the hashes of trees and the leaves in which they differ."""

from __future__ import annotations

from typing import Annotated

import msgspec

from visualizer.core.model import Message
from visualizer.core.names import NodeId
from visualizer.protocols.gossip.items import Item
from visualizer.protocols.gossip.merkle import MerkleMap

Path = Annotated[str, msgspec.Meta(pattern="^[01]{0,128}$")]
"""The way from the root of a tree to a part of it: 0 is left, 1 is right."""

Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{16}$")]
"""The hash over a part of a store, in hexadecimal digits."""


class Full(Message, frozen=True, gc=False):
    """A whole store, or, as the `answer` to one, what its sender lacks or holds in an older version."""

    data: MerkleMap[Item]
    answer: bool = False


class PullRequest(Message, frozen=True, gc=False):
    """A node asks for the whole store of another one."""


class TreeNode(Message, frozen=True, gc=False):
    """The hash over what its sender holds below a path; `begun_by` is the node that began the walk."""

    path: Path
    hash: Hash
    begun_by: NodeId


class TreeLeaves(Message, frozen=True, gc=False):
    """What its sender holds below a path, or, as the `answer` to that, what the other one lacks or holds older."""

    path: Path
    data: MerkleMap[Item]
    answer: bool = False
