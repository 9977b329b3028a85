"""The messages of rumor mongering: to tell, to ask, to answer, and to say what was known already."""

from __future__ import annotations

from visualizer.core.model import Message
from visualizer.core.units import Text
from visualizer.protocols.gossip.rumor.state import Rumors


class Push(Message, frozen=True, gc=False):
    """An infective node tells another one all that it is eager to spread (§1.4)."""

    rumors: Rumors


class PullRequest(Message, frozen=True, gc=False):
    """A node asks another one whether there is anything new (§1.4, “Push vs. Pull”)."""


class PullReply(Message, frozen=True, gc=False):
    """The answer to PullRequest: what the node is eager to spread; without rumors, it is not infective."""

    rumors: Rumors


class Feedback(Message, frozen=True, gc=False):
    """The answer to rumors: the keys of those that were known already (§1.4, “Blind vs. Feedback”)."""

    known: tuple[Text, ...]
