"""Leader election (§5.2, §5.4.1), with PreVote (dissertation §9.6) and the two rules of CheckQuorum (§4.2.3, §6.2)."""

from __future__ import annotations

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.persistent import EMPTY, Map
from visualizer.core.replica import NOOP
from visualizer.protocols.raft.messages import PreVote, PreVoteReply, RequestVote, Vote
from visualizer.protocols.raft.reasons import RaftReason as Reason
from visualizer.protocols.raft.requests import Requests
from visualizer.protocols.raft.state import CANDIDATE, LEADER, PRE_CANDIDATE, RaftState, last_term


class Elections(Requests):
    """How a server becomes leader, and how it ceases to be one."""

    # --- standing ------------------------------------------------------------------------------------------------

    def on_election_timer(self, me: RaftState, out: Out) -> None:
        """No leader was heard for an election timeout: begin an election (§5.2)."""
        if me.role == LEADER:
            self.count_followers(me, out)
            return
        if me.role == CANDIDATE:
            out.reach("split_vote", unless=("leader", me.current_term))
        if self.params.pre_vote:
            self.ask_first(me, out)
        else:
            self.stand(me, out)

    def stand(self, me: RaftState, out: Out) -> None:
        """Rules for Servers, "Candidates" (Figure 2): a new term, the own vote, the timer, and RequestVote to all."""
        reason = Reason.ELECTION_REPEATED if me.role == CANDIDATE else Reason.ELECTION_STARTED
        me.current_term += 1
        me.voted_for = out.me
        me.role = CANDIDATE
        me.votes = (out.me,)
        me.leader = None
        out.note(reason, term=me.current_term, old=me.current_term - 1)
        if self.has_won(me):
            self.become_leader(me, out)
            return
        self.arm_election(out)
        out.broadcast(RequestVote(me.current_term, out.me, len(me.log), last_term(me.log)))

    def has_won(self, me: RaftState) -> bool:
        """Whether a majority of the servers granted."""
        return len(me.votes) >= self.quorum(me)

    def become_leader(self, me: RaftState, out: Out) -> None:
        """Votes from a majority: become leader, and let everybody know at once (§5.2)."""
        me.role = LEADER
        me.leader = out.me
        self.track_followers(me, EMPTY, EMPTY, out)
        out.record(("leader", me.current_term))
        out.reach("leader_elected")
        out.note(Reason.LEADER_ELECTED, term=me.current_term, votes=len(me.votes), voters=len(me.config.old))
        if self.params.noop:
            out.note(Reason.NOOP_APPENDED, index=self.append(me, NOOP), term=me.current_term)
        self.replicate(me, out)
        self.arm_leader(out)
        self.advance_commit(me, out)

    def track_followers(self, me: RaftState, following: Map[NodeId, int], match: Map[NodeId, int], out: Out) -> None:
        """Start nextIndex just past the leader's last entry, matchIndex at 0 (Figure 2), where they are not given."""
        last = len(me.log)
        others = [node for node in me.config.old if node != out.me]
        me.match_index = Map((node, min(match.get(node, 0), last)) for node in others)
        me.next_index = Map(
            (node, max(me.match_index[node] + 1, min(following.get(node, last + 1), last + 1))) for node in others
        )

    def arm_leader(self, out: Out) -> None:
        """A leader has its heartbeat; the election timer only to find out whether anybody still follows."""
        out.set_timer("heartbeat", self.heartbeat)
        if self.check_quorum:
            self.arm_election(out)
        else:
            out.cancel_timer("election")

    # --- voting --------------------------------------------------------------------------------------------------

    def on_request_vote(self, me: RaftState, sender: NodeId, m: RequestVote, out: Out) -> None:
        """RequestVote, "Receiver implementation" (Figure 2)."""
        if m.term < me.current_term:
            out.note(Reason.VOTE_REFUSED_STALE, candidate=sender, term=m.term, own=me.current_term)
            out.send(sender, Vote(me.current_term, False))
            return
        if self.check_quorum and self.hears_leader(me, out):
            # The dissertation leaves open whether to drop the request or to deny it; a denial can be seen.
            out.note(Reason.VOTE_REFUSED_LEADER, candidate=sender, term=m.term, own=me.current_term)
            out.send(sender, Vote(me.current_term, False))
            return
        if m.term > me.current_term:
            self.adopt_term(me, m.term, sender, out)
        granted = self.decide_vote(me, m, out)
        out.send(sender, Vote(me.current_term, granted))

    def decide_vote(self, me: RaftState, m: RequestVote, out: Out) -> bool:
        """Grant if votedFor is null or the candidate, and the candidate's log is at least as up-to-date (Figure 2)."""
        if not self.may_vote(me, m.candidate):
            out.note(Reason.VOTE_REFUSED_TAKEN, candidate=m.candidate, term=m.term, choice=me.voted_for)
            return False
        if not self.up_to_date(me, m.last_log_index, m.last_log_term):
            self.note_log(Reason.VOTE_REFUSED_LOG, me, m, out)
            return False
        repeated = me.voted_for == m.candidate
        out.note(Reason.VOTE_REPEATED if repeated else Reason.VOTE_GRANTED, candidate=m.candidate, term=m.term)
        me.voted_for = m.candidate
        if me.role == PRE_CANDIDATE:
            self.become_follower(me, out)
        self.arm_election(out)
        return True

    def may_vote(self, me: RaftState, candidate: NodeId) -> bool:
        """One vote a term, first come, first served (§5.2)."""
        return me.voted_for is None or me.voted_for == candidate

    def up_to_date(self, me: RaftState, index: int, term: int) -> bool:
        """Whether a log that ends so is at least as up-to-date as the own: last term first, then length (§5.4.1)."""
        return (term, index) >= (last_term(me.log), len(me.log))

    @staticmethod
    def note_log(reason: Reason, me: RaftState, m: RequestVote | PreVote, out: Out) -> None:
        """Say how the two logs end."""
        out.note(
            reason, candidate=m.candidate, term=m.term, index=m.last_log_index, log_term=m.last_log_term,
            own_index=len(me.log), own_log_term=last_term(me.log),
        )  # fmt: skip

    def on_vote(self, me: RaftState, sender: NodeId, m: Vote, out: Out) -> None:
        """An answer to RequestVote: a candidate counts the votes of its own term."""
        if m.term > me.current_term:
            self.adopt_term(me, m.term, sender, out)
        elif me.role != CANDIDATE or m.term != me.current_term or sender not in me.config.old:
            out.note(Reason.VOTE_UNUSED, voter=sender, term=m.term)
        elif not m.granted:
            out.note(Reason.VOTE_DENIED, voter=sender, term=m.term)
        elif sender in me.votes:
            out.note(Reason.VOTE_UNUSED, voter=sender, term=m.term)
        else:
            me.votes = (*me.votes, sender)
            needed = self.quorum(me)
            out.note(Reason.VOTE_COUNTED, voter=sender, term=m.term, votes=len(me.votes), needed=needed)
            if self.has_won(me):
                self.become_leader(me, out)

    # --- PreVote -------------------------------------------------------------------------------------------------

    def ask_first(self, me: RaftState, out: Out) -> None:
        """Ask who would vote for this server in the next term; the term itself does not change yet."""
        me.role = PRE_CANDIDATE
        me.votes = (out.me,)
        me.leader = None
        out.note(Reason.PRE_VOTE_STARTED, term=me.current_term + 1, own=me.current_term)
        if self.has_won(me):
            self.stand(me, out)
            return
        self.arm_election(out)
        out.broadcast(PreVote(me.current_term + 1, out.me, len(me.log), last_term(me.log)))

    def on_pre_vote(self, me: RaftState, sender: NodeId, m: PreVote, out: Out) -> None:
        """Promise a vote if RequestVote would get it now and no leader is heard; nothing changes here."""
        granted = False
        if m.term <= me.current_term:
            # RequestVote of such a term would be refused, or find the vote of that term given away.
            out.note(Reason.PRE_VOTE_REFUSED_TERM, candidate=sender, term=m.term, own=me.current_term)
        elif self.hears_leader(me, out):
            out.note(Reason.PRE_VOTE_REFUSED_LEADER, candidate=sender, term=m.term)
        elif not self.up_to_date(me, m.last_log_index, m.last_log_term):
            self.note_log(Reason.PRE_VOTE_REFUSED_LOG, me, m, out)
        else:
            granted = True
            out.note(Reason.PRE_VOTE_GRANTED, candidate=sender, term=m.term)
        out.send(sender, PreVoteReply(m.term if granted else me.current_term, granted))

    def on_pre_vote_reply(self, me: RaftState, sender: NodeId, m: PreVoteReply, out: Out) -> None:
        """An answer to PreVote: with promises from a majority, begin the election."""
        proposed = me.current_term + 1
        if m.term > me.current_term and not m.granted:
            self.adopt_term(me, m.term, sender, out)
        elif me.role != PRE_CANDIDATE or sender not in me.config.old:
            out.note(Reason.PRE_VOTE_UNUSED, voter=sender, term=m.term)
        elif not m.granted:
            out.note(Reason.PRE_VOTE_DENIED, voter=sender, term=proposed)
        elif m.term != proposed or sender in me.votes:
            out.note(Reason.PRE_VOTE_UNUSED, voter=sender, term=m.term)
        else:
            me.votes = (*me.votes, sender)
            needed = self.quorum(me)
            out.note(Reason.PRE_VOTE_COUNTED, voter=sender, term=proposed, votes=len(me.votes), needed=needed)
            if self.has_won(me):
                self.stand(me, out)

    # --- CheckQuorum ---------------------------------------------------------------------------------------------

    def count_followers(self, me: RaftState, out: Out) -> None:
        """A leader steps down if an election timeout passes without answers from a majority (dissertation §6.2)."""
        heard = len(me.answered) + 1
        needed = self.quorum(me)
        if heard >= needed:
            me.answered = ()
            self.arm_election(out)
            out.note(Reason.QUORUM_HEARD, heard=heard, needed=needed)
            return
        out.note(Reason.QUORUM_LOST, heard=heard, needed=needed, term=me.current_term)
        me.leader = None
        self.become_follower(me, out)
