"""Log replication (§5.3): AppendEntries and its answer, as Figure 2 has them, and the rule of commitment (§5.4.2)."""

from __future__ import annotations

from visualizer.core.names import NodeId
from visualizer.core.out import Out
from visualizer.core.quorum import reached_by
from visualizer.core.replica import Command
from visualizer.protocols.raft.messages import AppendEntries, AppendReply
from visualizer.protocols.raft.reads import Reads
from visualizer.protocols.raft.reasons import RaftReason as Reason
from visualizer.protocols.raft.state import FOLLOWER, LEADER, Entry, RaftState, term_at


class Replication(Reads):
    """The leader's log becomes everybody's."""

    # --- at a follower -------------------------------------------------------------------------------------------

    def on_append_entries(self, me: RaftState, sender: NodeId, m: AppendEntries, out: Out) -> None:
        """AppendEntries, "Receiver implementation" (Figure 2), rules 1 to 5."""
        if m.term < me.current_term:
            out.note(Reason.APPEND_REFUSED_STALE, leader=sender, term=m.term, own=me.current_term)
            out.send(sender, AppendReply(me.current_term, False, 0))
            return
        if m.term > me.current_term:
            self.adopt_term(me, m.term, sender, out)
        if (me.role != FOLLOWER or me.leader != m.leader) and not self.follows(me, m.leader, out):
            return
        self.hear_leader(me, out)
        previous = m.prev_log_index
        if previous and (previous > len(me.log) or me.log[previous - 1].term != m.prev_log_term):
            self.refuse_entries(me, sender, m, out)
            return
        self.store(me, m, out)
        match = previous + len(m.entries)
        # The log past `match` may differ from the leader's, so a commit index that lies there says nothing about it.
        commit = min(m.leader_commit, match)
        if commit > me.commit_index:
            me.commit_index = commit
            out.note(Reason.COMMIT_LEARNED, leader=sender, index=commit)
            self.apply_committed(me, out)
        out.send(sender, AppendReply(me.current_term, True, match, None, None, m.round))

    def follows(self, me: RaftState, leader: NodeId, out: Out) -> bool:
        """Recognise the leader of the current term; False where there is nobody to follow, as this server leads it."""
        if me.role == LEADER:
            # Election Safety forbids this; a broken variant, or a message made by hand, brings it about.
            out.note(Reason.RIVAL_LEADER, rival=leader, term=me.current_term)
            return False
        if me.role == FOLLOWER:
            out.note(Reason.LEADER_FOLLOWED, leader=leader, term=me.current_term)
        else:
            out.note(Reason.CANDIDATE_YIELDED, leader=leader, term=me.current_term)
            self.become_follower(me, out)
        me.leader = leader
        return True

    def refuse_entries(self, me: RaftState, sender: NodeId, m: AppendEntries, out: Out) -> None:
        """Rule 2: the log has no entry at prevLogIndex whose term is prevLogTerm."""
        index = m.prev_log_index
        own = term_at(me.log, index)
        if index > len(me.log):
            out.note(Reason.APPEND_REFUSED_SHORT, leader=sender, index=index, last=len(me.log))
        else:
            out.note(Reason.APPEND_REFUSED_TERM, leader=sender, index=index, term=m.prev_log_term, own=own)
        if not self.params.conflict_hint:
            out.send(sender, AppendReply(me.current_term, False, 0, None, None, m.round))
            return
        first = min(index, len(me.log) + 1)
        while first > 1 and own and term_at(me.log, first - 1) == own:
            first -= 1
        out.send(sender, AppendReply(me.current_term, False, 0, first, own, m.round))

    def store(self, me: RaftState, m: AppendEntries, out: Out) -> None:
        """Rules 3 and 4: delete what conflicts, and all that follows it; append what is not in the log yet.

        Entries that are in the log stay, and so does what follows them: the message may be a late one.
        """
        if not m.entries:
            out.note(Reason.HEARTBEAT_HEARD, leader=m.leader)
            return
        log, at = me.log, m.prev_log_index
        known = 0
        while known < len(m.entries) and at < len(log) and log[at].term == m.entries[known].term:
            known += 1
            at += 1
        if known == len(m.entries):
            out.note(Reason.ENTRIES_KNOWN, leader=m.leader, last=at)
            return
        if at < len(log):
            dropped = len(log) - at
            out.note(Reason.LOG_CONFLICT, index=at + 1, own=log[at].term, term=m.entries[known].term, count=dropped)
            out.reach("log_conflict")
        me.log = log[:at] + m.entries[known:]
        stored = len(m.entries) - known
        out.note(Reason.ENTRIES_STORED, leader=m.leader, first=at + 1, last=len(me.log), count=stored)

    # --- at the leader -------------------------------------------------------------------------------------------

    def on_heartbeat_timer(self, me: RaftState, out: Out) -> None:
        """Repeat during idle periods, to prevent election timeouts (§5.2); what a server lacks goes with it."""
        out.note(Reason.HEARTBEAT_SENT, term=me.current_term)
        self.replicate(me, out)
        out.set_timer("heartbeat", self.heartbeat)

    def on_append_reply(self, me: RaftState, sender: NodeId, m: AppendReply, out: Out) -> None:
        """Rules for Servers, "Leaders" (Figure 2): what a follower's answer says about its log."""
        if m.term != me.current_term:
            if m.term > me.current_term:
                self.adopt_term(me, m.term, sender, out)
            else:
                out.note(Reason.REPLY_STALE, sender=sender, term=m.term, own=me.current_term)
            return
        match = me.match_index.get(sender) if me.role == LEADER else None
        if match is None:
            out.note(Reason.REPLY_UNUSED, sender=sender, term=m.term)
            return
        if self.check_quorum and sender not in me.answered:
            me.answered = (*me.answered, sender)
        if not m.success:
            self.step_back(me, sender, m, out)
        elif m.match_index > match:
            self.advance_match(me, sender, m.match_index, out)
        else:
            out.note(Reason.HEARTBEAT_ANSWERED, follower=sender)
        if m.round:
            self.hear_round(me, sender, m.round, out)

    def advance_match(self, me: RaftState, follower: NodeId, index: int, out: Out) -> None:
        """If successful: update nextIndex and matchIndex for the follower (Figure 2). Neither falls."""
        # No server can hold more of the leader's log than the leader; a message made by hand may say so.
        match = min(index, len(me.log))
        me.match_index = me.match_index.put(follower, match)
        if me.next_index[follower] <= match:
            me.next_index = me.next_index.put(follower, match + 1)
        out.note(Reason.MATCH_ADVANCED, follower=follower, index=match)
        self.advance_commit(me, out)

    def step_back(self, me: RaftState, follower: NodeId, m: AppendReply, out: Out) -> None:
        """If AppendEntries fails because of log inconsistency: decrement nextIndex and retry (Figure 2)."""
        lowest = me.match_index[follower] + 1
        following = me.next_index[follower]
        if following <= lowest:
            # What it has once acknowledged it holds: the refusal is an old one (or its disk was lost).
            out.note(Reason.REFUSAL_OUTDATED, follower=follower, index=lowest - 1)
            return
        back = following - 1
        if m.conflict_index is not None:
            back = min(back, self.past_conflict(me, m.conflict_index, m.conflict_term, back))
        me.next_index = me.next_index.put(follower, max(back, lowest))
        by_hint = back < following - 1
        reason = Reason.NEXT_JUMPED_BACK if by_hint else Reason.NEXT_STEPPED_BACK
        out.note(reason, follower=follower, index=me.next_index[follower])
        self.send_entries(me, follower, out)

    @staticmethod
    def past_conflict(me: RaftState, index: int, term: int | None, below: int) -> int:
        """The hint (§5.3): just past the leader's own last entry of the conflicting term, else where that begins."""
        own = min(below, len(me.log))
        while own >= max(index, 1) and me.log[own - 1].term != term:
            own -= 1
        return own + 1 if own >= max(index, 1) else max(index, 1)

    # --- commitment ----------------------------------------------------------------------------------------------

    def append(self, me: RaftState, command: Command) -> int:
        """The leader appends an entry of its own term to its log, and changes nothing else in it; the entry's index."""
        me.log = (*me.log, Entry(me.current_term, command))
        return len(me.log)

    def advance_commit(self, me: RaftState, out: Out) -> None:
        """Commit what a majority holds (§5.3), if it is of the leader's own term (§5.4.2); earlier entries with it."""
        index = self.held_by_majority(me)
        if index <= me.commit_index:
            return
        if not self.may_commit(me, index):
            out.note(Reason.OLD_TERM_WAITS, index=index, old=me.log[index - 1].term, term=me.current_term)
            return
        me.commit_index = index
        out.note(Reason.ENTRY_COMMITTED, index=index, term=me.current_term)
        out.reach("entry_committed")
        self.apply_committed(me, out)
        if me.reads:
            self.begin_reads(me, out)

    def held_by_majority(self, me: RaftState) -> int:
        """The highest index that a majority of the servers holds, the leader itself among them."""
        return reached_by((len(me.log), *me.match_index.values()), self.quorum(me))

    def may_commit(self, me: RaftState, index: int) -> bool:
        """Whether the entry is of the current term: an older one may be overwritten yet, held by a majority or not."""
        return me.log[index - 1].term == me.current_term
