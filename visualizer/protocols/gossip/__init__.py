"""Gossip: how news reaches everybody where nobody is in charge.

The family shares what stands here beside the protocols: `versions` and `items` (what is newer), `updates` (clients'
writes), `partners` (whom a node turns to), `cycles` (when), `meter` (what it costs), `merkle` (a store with a hash over
it) and `course` (what only somebody outside can see).
"""

from visualizer.protocols.gossip.antientropy import AntiEntropy
from visualizer.protocols.gossip.membership import Membership
from visualizer.protocols.gossip.rumor import RumorMongering
from visualizer.protocols.gossip.scuttlebutt import Scuttlebutt

PROTOCOLS = (RumorMongering, AntiEntropy, Scuttlebutt, Membership)
