//! What time alone brings about.

use smallvec::SmallVec;

use super::Engine;
use super::ahead::AHEAD;
use super::lane::{Lane, LaneKind};
use super::queue::Queue;
use super::shadow::Shadow;
use crate::limits;
use crate::seeded;
use crate::sink::Sink;
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::time::EngineTime;

impl Engine {
    /// Tickets that have reached an expansion step may now be matched: the next pass looks at them. Those that have
    /// waited long enough in a canary return to the live lane.
    pub(super) fn reach_steps(&mut self, sink: &mut impl Sink) {
        let Self { queues, tickets, now, .. } = self;
        let mut returning = Vec::new();
        for (index, queue) in queues.iter_mut().enumerate() {
            for lane in &mut queue.lanes {
                let reached = lane.reach(tickets, *now);
                if !reached.is_empty() {
                    returning.push((index, lane.number, reached));
                }
            }
        }
        for (queue, canary, reached) in returning {
            let live = self.queues[queue].live().rules.clone();
            // One that the live rules do not admit stays: the canary's are the only ones it can be matched by.
            self.move_to_live(queue, canary, &reached, Some(&live), sink);
        }
    }

    /// Tickets that have waited their whole request timeout end.
    pub(super) fn expire_requests(&mut self, sink: &mut impl Sink) {
        for queue in 0..self.queues.len() {
            for lane in 0..self.queues[queue].lanes.len() {
                while let Some(oldest) = self.expired(queue, lane)
                    && self.end(oldest, TicketState::TimedOut, Reason::None, None, sink)
                {}
            }
        }
    }

    /// A ticket of a lane that has waited its whole request timeout.
    fn expired(&mut self, queue: usize, lane: usize) -> Option<Key> {
        let lane = &mut self.queues[queue].lanes[lane];
        lane.line.expired(&self.tickets, lane.rules.options.request_timeout_ms, self.now)
    }

    /// Players absent beyond the grace lose their session, and their party its ticket.
    pub(super) fn expire_absences(&mut self, sink: &mut impl Sink) {
        let grace_ms = self.settings.grace_ms;
        while let Some(&(since, player)) = self.absences.front()
            && self.now.since(since) >= grace_ms
        {
            self.absences.pop_front();
            let Some(record) = self.players.get(player) else { continue };
            let is_over = record.absent_since.is_some_and(|since| self.now.since(since) >= grace_ms);
            if !is_over {
                continue;
            }
            let (claim, session) = (record.claim, record.session);
            if let Some(ticket) = claim.filter(|ticket| self.tickets[*ticket].presence) {
                self.end(ticket, TicketState::Cancelled, Reason::Absent, None, sink);
                if seeded::is("expired_twice") {
                    for id in self.tickets[ticket].players.clone() {
                        if let Some(player) = self.players.find(&id) {
                            self.tell_state_to(player, ticket, None, sink);
                        }
                    }
                }
            }
            if let Some(session) = session.filter(|session| self.sessions[*session].connection.is_none()) {
                self.end_session(session);
            }
            self.players.release(player);
        }
    }

    /// Ended tickets can be read for a while, then they are forgotten.
    pub(super) fn forget_finished(&mut self) {
        while let Some(due) = self.next_forgetting()
            && due <= self.now
        {
            self.forget_oldest_finished();
        }
    }

    /// Makes room for those that end next: a few at a time cost less than one by one.
    pub(super) fn forget_some_finished(&mut self) {
        for _ in 0..limits::FORGOTTEN_AT_ONCE / AHEAD {
            let oldest: SmallVec<[Key; AHEAD]> = self.finished.iter().copied().take(AHEAD).collect();
            self.read_ahead_ended(&oldest);
            for _ in oldest {
                self.forget_oldest_finished();
            }
        }
    }

    fn forget_oldest_finished(&mut self) {
        let Some(key) = self.finished.pop_front() else { return };
        let Some(ticket) = self.tickets.remove(key) else { return };
        if ticket.is_missed {
            for id in &ticket.players {
                self.players.forget_missed(id, key);
            }
        }
        self.events.forget_until(ticket.ended_at.unwrap_or(EngineTime::ZERO));
    }

    fn next_forgetting(&self) -> Option<EngineTime> {
        let oldest = self.finished.front()?;
        Some(self.tickets[*oldest].ended_at? + limits::FINISHED_MS)
    }

    /// The next deadline of one lane.
    fn next_of_lane(&self, lane: &Lane) -> Option<EngineTime> {
        let timeout_ms = lane.rules.options.request_timeout_ms;
        let timeout = lane.line.next_timeout(&self.tickets, timeout_ms);
        let step = lane.line.next_reach(&self.tickets);
        let end = match lane.kind {
            LaneKind::Kept { until } => lane.line.oldest.map(|_| until),
            LaneKind::Live | LaneKind::Canary => None,
        };
        lane.pass_due.into_iter().chain(timeout).chain(step).chain(end).min()
    }

    /// The next deadline of one queue.
    pub(super) fn next_of_queue(&self, queue: &Queue) -> Option<EngineTime> {
        let shadow = queue.shadow.as_ref().and_then(Shadow::next);
        queue.lanes.iter().filter_map(|lane| self.next_of_lane(lane)).chain(shadow).min()
    }

    /// The next deadline that belongs to no queue.
    pub(super) fn next_expiry(&self) -> Option<EngineTime> {
        let absence = self.absences.front().map(|(since, _)| *since + self.settings.grace_ms);
        absence.into_iter().chain(self.next_forgetting()).chain(self.lobby.next_due()).min()
    }
}
