//! A found group is asked whether it comes, and is formed or dropped.

use std::sync::Arc;

use super::{Asked, MatchRecord, Proposal};
use crate::decision::{Decision, MatchDecision};
use crate::engine::Engine;
use crate::engine::answer::Asker;
use crate::engine::cancel::is_decided;
use crate::engine::events::{Happened, MatchNews};
use crate::engine::session::Notice;
use crate::engine::ticket::Ticket;
use crate::matched::{Match, MatchEnd, MatchState};
use crate::sink::Sink;
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::time::EngineTime;

impl Engine {
    /// Asks a group that a pass has found. Its tickets have left the pool; they keep their place in the line.
    pub(in crate::engine) fn propose(
        &mut self,
        decision: &MatchDecision,
        backfill: Option<Key>,
        members: &[Key],
        sink: &mut impl Sink,
    ) {
        let Some(&anchor) = members.first() else { return };
        let queue = self.tickets[anchor].queue;
        let expires_at = self.now + self.lane_of(anchor).rules.options.acceptance_timeout_ms;
        let matched = match backfill {
            None => self.make_match(decision, members),
            Some(backfill) => self.make_lineup(backfill, decision, members),
        };
        let record = match backfill {
            None => self.lobby.add_match(MatchRecord::new(&matched, queue, MatchState::Proposed)),
            Some(backfill) => self.lobby.backfills[backfill].record,
        };
        let asked = members.iter().map(|ticket| Asked {
            ticket: *ticket,
            accepted: vec![false; self.tickets[*ticket].members.len()].into(),
        });
        let proposal = Proposal {
            matched: Some(matched),
            record,
            backfill,
            asked: asked.collect(),
            made_at: self.now,
            expires_at,
            told_at: self.now,
            has_news: false,
        };
        let key = self.lobby.proposals.insert(proposal);
        self.lobby.proposals_due.insert((expires_at, key));
        self.lobby.matches[record].proposal = Some(key);
        if let Some(backfill) = backfill {
            self.lobby.stop_waiting(backfill);
            let backfill = &mut self.lobby.backfills[backfill];
            backfill.state = TicketState::RequiresAcceptance;
            backfill.proposal = Some(key);
        }
        self.events.push(self.now, Happened::Proposed(self.news_of_proposal(key)));
        for &ticket in members {
            let Self { queues, tickets, .. } = self;
            let record = &mut tickets[ticket];
            queues[record.queue].lane_mut(record.lane).line.pause(record, ticket);
            record.place = None;
            record.proposal = Some(key);
            record.state = TicketState::RequiresAcceptance;
            record.reason = Reason::None;
            self.tell_state(ticket, None, sink);
            self.tell_proposal(ticket, sink);
        }
    }

    /// What a server is told of an open proposal.
    fn news_of_proposal(&self, key: Key) -> MatchNews {
        let proposal = &self.lobby.proposals[key];
        let (players, accepted) = proposal.counts();
        MatchNews {
            matched: proposal.matched().clone(),
            state: MatchState::Proposed,
            end: MatchEnd::Open,
            result: None,
            players,
            accepted,
            expires_in_ms: EngineTime::from_millis(proposal.expires_at.since(self.now)).as_millis_f64(),
        }
    }

    /// The notice of the open proposal of a ticket.
    pub(in crate::engine) fn proposal_notice(&self, ticket: Key) -> Option<Notice> {
        let key = self.tickets[ticket].proposal?;
        let proposal = self.lobby.proposals.get(key)?;
        let (players, accepted) = proposal.counts();
        Some(Notice::Proposal { proposal: key, players, accepted, expires_at: proposal.expires_at })
    }

    fn tell_proposal(&mut self, ticket: Key, sink: &mut impl Sink) {
        if let Some(notice) = self.proposal_notice(ticket) {
            self.tell(ticket, notice, None, sink);
        }
    }

    /// Tells everybody who is asked how many have accepted by now.
    fn tell_news(&mut self, key: Key, sink: &mut impl Sink) {
        let proposal = &mut self.lobby.proposals[key];
        self.lobby.proposals_due.remove(&(proposal.due(), key));
        proposal.told_at = self.now;
        proposal.has_news = false;
        self.lobby.proposals_due.insert((proposal.due(), key));
        let tickets: Vec<Key> = proposal.asked.iter().map(|asked| asked.ticket).collect();
        for ticket in tickets {
            self.tell_proposal(ticket, sink);
        }
    }

    /// More have accepted: tells so at once, or when the last telling is long enough ago.
    pub(super) fn note_news(&mut self, key: Key, sink: &mut impl Sink) {
        let proposal = &mut self.lobby.proposals[key];
        if self.now.since(proposal.told_at) >= crate::limits::PROPOSAL_TELL_MS {
            return self.tell_news(key, sink);
        }
        self.lobby.proposals_due.remove(&(proposal.due(), key));
        proposal.has_news = true;
        self.lobby.proposals_due.insert((proposal.due(), key));
    }

    /// Tells news that are due, and drops the proposals whose time is over: who has not accepted is cancelled.
    pub(in crate::engine) fn expire_proposals(&mut self, sink: &mut impl Sink) {
        let due = self.lobby.proposals_due.iter().take_while(|(due, _)| *due <= self.now);
        let due: Vec<Key> = due.map(|(_, key)| *key).collect();
        for key in due {
            let Some(proposal) = self.lobby.proposals.get(key) else { continue };
            if proposal.expires_at > self.now {
                self.tell_news(key, sink);
                continue;
            }
            let silent = proposal.asked.iter().filter(|asked| asked.accepted.contains(&false));
            let silent: Vec<(Key, Reason)> =
                silent.map(|asked| (asked.ticket, Reason::NotAccepted)).collect();
            self.drop_proposal(key, MatchEnd::NotAccepted, &silent, None, sink);
        }
    }

    /// Everybody comes: the match starts, or the players join it.
    pub(super) fn form(&mut self, key: Key, asker: Option<&Asker<'_>>, sink: &mut impl Sink) {
        let match_id = self.lobby.proposals[key].matched().id.clone();
        if is_decided(&Decision::Formed { match_id }, sink) {
            self.form_decided(key, asker, sink);
        }
    }

    /// What a recorded [`Decision::Formed`] says.
    pub(in crate::engine) fn replay_formed(&mut self, match_id: &str, sink: &mut impl Sink) {
        let record = self.lobby.matches.find(match_id).and_then(|record| self.lobby.matches.get(record));
        if let Some(key) = record.and_then(|record| record.proposal) {
            self.form_decided(key, None, sink);
        }
    }

    fn form_decided(&mut self, key: Key, asker: Option<&Asker<'_>>, sink: &mut impl Sink) {
        let Some(proposal) = self.take_proposal(key) else { return };
        let members: Vec<Key> = proposal.asked.iter().map(|asked| asked.ticket).collect();
        for ticket in &members {
            self.tickets[*ticket].proposal = None;
        }
        let matched: Arc<Match> = proposal.matched().clone();
        match proposal.backfill {
            None => self.start_match(&matched, &members, asker, sink),
            Some(backfill) => self.join_match(backfill, &matched, &members, asker, sink),
        }
    }

    /// Drops a proposal: the tickets of `cancelled` end, the others return to their old place. False: this is a replay,
    /// and the record does not say so.
    pub(in crate::engine) fn drop_proposal(
        &mut self,
        key: Key,
        end: MatchEnd,
        cancelled: &[(Key, Reason)],
        asker: Option<&Asker<'_>>,
        sink: &mut impl Sink,
    ) -> bool {
        let match_id = self.lobby.proposals[key].matched().id.clone();
        let is_dropped = is_decided(&Decision::Dropped { match_id, reason: end }, sink);
        if is_dropped {
            self.drop_decided(key, end, cancelled, asker, sink);
        }
        is_dropped
    }

    /// A ticket of this proposal has ended by itself: the proposal cannot stay, whatever a record says.
    pub(in crate::engine) fn drop_without(&mut self, key: Key, sink: &mut impl Sink) {
        if self.lobby.proposals.get(key).is_some()
            && !self.drop_proposal(key, MatchEnd::TicketEnded, &[], None, sink)
        {
            self.drop_decided(key, MatchEnd::TicketEnded, &[], None, sink);
        }
    }

    /// What a recorded [`Decision::Dropped`] says; who ended with it is recorded beside it.
    pub(in crate::engine) fn replay_dropped(
        &mut self,
        match_id: &str,
        reason: MatchEnd,
        sink: &mut impl Sink,
    ) {
        let record = self.lobby.matches.find(match_id).and_then(|record| self.lobby.matches.get(record));
        if let Some(key) = record.and_then(|record| record.proposal) {
            self.drop_decided(key, reason, &[], None, sink);
        }
    }

    pub(super) fn drop_decided(
        &mut self,
        key: Key,
        end: MatchEnd,
        cancelled: &[(Key, Reason)],
        asker: Option<&Asker<'_>>,
        sink: &mut impl Sink,
    ) {
        let Some(proposal) = self.take_proposal(key) else { return };
        let paused_ms = self.now.since(proposal.made_at);
        let members: Vec<Key> = proposal.asked.iter().map(|one| one.ticket).collect();
        for &ticket in &members {
            if self.tickets.get(ticket).is_some_and(|record| record.proposal == Some(key)) {
                self.tickets[ticket].proposal = None;
            }
        }
        for &(ticket, reason) in cancelled {
            self.end(ticket, TicketState::Cancelled, reason, asker, sink);
        }
        for ticket in members {
            let waits = |ticket: &Ticket| ticket.state == TicketState::RequiresAcceptance;
            if self.tickets.get(ticket).is_some_and(waits) {
                self.return_to_line(ticket, paused_ms, sink);
            }
        }
        match proposal.backfill {
            Some(backfill) => self.return_backfill(backfill, paused_ms),
            None => self.bury_match(proposal.record, MatchState::Dropped, end),
        }
    }

    /// Takes a proposal out of the tables.
    fn take_proposal(&mut self, key: Key) -> Option<Proposal> {
        let proposal = self.lobby.proposals.remove(key)?;
        self.lobby.proposals_due.remove(&(proposal.due(), key));
        self.lobby.matches[proposal.record].proposal = None;
        Some(proposal)
    }

    /// A ticket waits again, at its old place: its age counts from its enqueue, but its request timeout stood still.
    fn return_to_line(&mut self, ticket: Key, paused_ms: u64, sink: &mut impl Sink) {
        let Self { queues, tickets, .. } = self;
        let record = &mut tickets[ticket];
        record.paused_ms = Some(record.paused_ms.unwrap_or(0) + paused_ms);
        record.state = TicketState::Queued;
        record.reason = Reason::Absent;
        queues[record.queue].lane_mut(record.lane).line.resume(record, ticket);
        if !self.is_held(ticket) {
            self.search_for(ticket);
        }
        self.tell_state(ticket, None, sink);
    }
}
