"""The Paxos family: Basic, Multi and Fast."""

PROTOCOLS = ()
