//! A ticket ends.

use super::Engine;
use super::answer::Asker;
use super::events::Happened;
use super::session::Notice;
use crate::code::Code;
use crate::decision::Decision;
use crate::limits;
use crate::seeded;
use crate::sink::Sink;
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};

impl Engine {
    /// A member or a server gives a ticket up. Once cancelled, asking again shows the same end.
    pub(super) fn cancel(&mut self, asker: &Asker<'_>, id: &str, sink: &mut impl Sink) {
        let Some(ticket) = self.visible_ticket(asker, id) else {
            return asker.refuse(Code::TicketNotFound, &format!("no ticket `{id}` of yours"), None, sink);
        };
        let state = self.tickets[ticket].state;
        let is_cancelled = match state {
            TicketState::Cancelled => {
                if let Some(player) = asker.player {
                    self.tell_state_to(player, ticket, Some(asker), sink);
                }
                true
            }
            _ if state.is_final() || state == TicketState::Placing => false,
            _ if seeded::is("cancel_ignored") => {
                let (state, reason) = (TicketState::Cancelled, Reason::Requested);
                self.tell(ticket, Notice::State { state, reason, waited_ms: 0.0 }, Some(asker), sink);
                true
            }
            _ if seeded::is("cancel_denied") => {
                asker.refuse(Code::TooLate, "a seeded bug", None, sink);
                self.end(ticket, TicketState::Cancelled, Reason::Requested, None, sink)
            }
            _ => self.end(ticket, TicketState::Cancelled, Reason::Requested, Some(asker), sink),
        };
        if !is_cancelled {
            let message = format!("ticket `{id}` cannot be cancelled any more");
            return asker.refuse(Code::TooLate, &message, None, sink);
        }
        if asker.is_control() {
            self.report_ticket(asker, ticket, false, sink);
        }
    }

    /// The ticket of this id, if the asker is one of its members, or a server.
    pub(super) fn visible_ticket(&self, asker: &Asker<'_>, id: &str) -> Option<Key> {
        let ticket = self.tickets.find(id)?;
        let Some(player) = asker.player else { return Some(ticket) };
        let player_id = &self.players[player].id;
        self.tickets[ticket].players.contains(player_id).then_some(ticket)
    }

    /// Ends a ticket without a match, unless this is a replay and the record does not say so: then false.
    pub(super) fn end(
        &mut self,
        ticket: Key,
        state: TicketState,
        reason: Reason,
        asker: Option<&Asker<'_>>,
        sink: &mut impl Sink,
    ) -> bool {
        let ticket_id = self.tickets[ticket].id.clone();
        let is_ended = is_decided(&Decision::Ended { ticket_id, state, reason }, sink);
        if is_ended {
            self.finish(ticket, state, reason, asker, sink);
        }
        is_ended
    }

    /// Ends a ticket in a final state, tells everyone, and lets its players go.
    pub(super) fn finish(
        &mut self,
        ticket: Key,
        state: TicketState,
        reason: Reason,
        asker: Option<&Asker<'_>>,
        sink: &mut impl Sink,
    ) {
        self.leave_pool(ticket);
        self.profiles.remove(ticket);
        let record = &mut self.tickets[ticket];
        let proposal = record.proposal.take();
        record.state = state;
        record.reason = reason;
        record.ended_at = Some(self.now);
        let queue = &mut self.queues[record.queue];
        let lane = queue.lane_mut(record.lane);
        lane.count_out(record);
        lane.line.leave(&mut self.tickets, ticket);
        match state {
            TicketState::Completed => queue.totals.completed += 1,
            TicketState::Cancelled => queue.totals.cancelled += 1,
            TicketState::TimedOut => queue.totals.timed_out += 1,
            _ => queue.totals.failed += 1,
        }
        let is_kept_quiet = seeded::is("dropped_final_state") && self.finished.len().is_multiple_of(4);
        if !(is_kept_quiet && state == TicketState::Completed) {
            self.tell_state(ticket, asker, sink);
        }
        for member in std::mem::take(&mut self.tickets[ticket].members) {
            self.players[member.player].claim = None;
            self.players.release(member.player);
        }
        self.remember_end(ticket);
        if let Some(proposal) = proposal {
            self.drop_without(proposal, sink);
        }
    }

    /// An ended ticket can be read for a while.
    pub(super) fn remember_end(&mut self, ticket: Key) {
        self.events.push(self.now, Happened::TicketEnded(ticket));
        self.finished.push_back(ticket);
        if self.finished.len() > limits::FINISHED_TICKETS {
            self.forget_some_finished();
        }
    }
}

/// Asks whether to do what the engine is about to decide: always, and the sink is told; in a replay if it was done.
pub(super) fn is_decided(decision: &Decision, sink: &mut impl Sink) -> bool {
    if let Some(record) = sink.record() {
        return record.confirm(decision);
    }
    sink.decided(decision);
    true
}
