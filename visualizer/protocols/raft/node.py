"""The ground that the parts of Raft stand on: terms, roles, quorums, timers, and the leader's one message.

The parts are layers, each using only those below it: this one, the state machine, reads, replication, requests,
elections; `engine.py` puts the server on top.
"""

from __future__ import annotations

from visualizer.core.names import NodeId, by_number
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY
from visualizer.core.protocol import Protocol
from visualizer.core.quorum import majority
from visualizer.core.units import micros, span
from visualizer.protocols.raft.messages import AppendEntries
from visualizer.protocols.raft.params import RaftParams
from visualizer.protocols.raft.reasons import RaftReason as Reason
from visualizer.protocols.raft.state import FOLLOWER, LEADER, Config, RaftState


class RaftNode(Protocol[RaftState]):
    """What every part of Raft uses."""

    State = RaftState
    Params = RaftParams
    params: RaftParams

    def __init__(self, params: RaftParams) -> None:
        super().__init__(params)
        self.election = span(params.election_timeout)
        self.heartbeat = micros(params.heartbeat_interval)
        self.check_quorum = params.check_quorum
        # Only the two rules that refuse a vote while a leader is heard need to know when one was.
        self.remembers_leader = params.pre_vote or params.check_quorum

    def initial(self, me: NodeId, peers: tuple[NodeId, ...]) -> RaftState:
        """A server that has never run: a follower in term 0 with an empty log (Figure 2)."""
        return self.State(config=Config(tuple(sorted((me, *peers), key=by_number)), None, ()))

    def quorum(self, me: RaftState) -> int:
        """How many servers are a majority of the cluster."""
        return majority(len(me.config.old))

    def arm_election(self, out: Out) -> None:
        """Wait for an election timeout, drawn afresh so that servers seldom time out together (§5.2)."""
        out.set_timer("election", self.election)

    def hears_leader(self, me: RaftState, out: Out) -> bool:
        """Whether a leader was heard within the minimum election timeout (dissertation §4.2.3): itself, if it leads."""
        if me.role == LEADER:
            return True
        return me.heard_at is not None and out.now - me.heard_at < self.election[0]

    def hear_leader(self, me: RaftState, out: Out) -> None:
        """A leader of the current term has spoken, with a matching log or not: no election while it goes on."""
        self.arm_election(out)
        if self.remembers_leader:
            me.heard_at = out.now

    def adopt_term(self, me: RaftState, term: int, sender: NodeId, out: Out) -> None:
        """If a message has a higher term: adopt it and become follower (§5.1)."""
        reason = Reason.LEADER_DEPOSED if me.role == LEADER else Reason.TERM_ADOPTED
        out.note(reason, sender=sender, term=term, old=me.current_term)
        me.current_term = term
        me.voted_for = None
        me.leader = None
        self.become_follower(me, out)

    def become_follower(self, me: RaftState, out: Out) -> None:
        """Drop what only a candidate or a leader has.

        The election timer of a candidate runs on: only a vote granted and a leader heard reset it. A leader has none to
        run on, so it arms it.
        """
        if me.role == LEADER:
            if me.reads:
                out.note(Reason.READS_DROPPED, count=len(me.reads))
            me.next_index = me.match_index = me.rounds = EMPTY
            me.answered = ()
            me.reads = ()
            me.round = 0
            out.cancel_timer("heartbeat")
            self.arm_election(out)
            out.reach("leader_lost")
        me.role = FOLLOWER
        me.votes = ()

    def replicate(self, me: RaftState, out: Out) -> None:
        """Send every other server what it lacks as far as the leader knows; nothing is a heartbeat (§5.2, §5.3)."""
        for peer in me.next_index:
            self.send_entries(me, peer, out)

    def send_entries(self, me: RaftState, peer: NodeId, out: Out) -> None:
        """Send one server all entries from its `next_index`, and say which entry comes right before them (§5.3)."""
        log = me.log
        previous = me.next_index[peer] - 1
        term = log[previous - 1].term if previous else 0
        message = AppendEntries(me.current_term, out.me, previous, term, log[previous:], me.commit_index, me.round)
        out.send(peer, message)
