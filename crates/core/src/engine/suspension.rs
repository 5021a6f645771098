//! A lane whose passes panic.

use super::Engine;
use super::lane::LaneNumber;
use crate::search::{Agenda, Pool};
use crate::ticket::TicketState;

impl Engine {
    /// No passes over this lane until its rules change: one has panicked. Its tickets keep their place, and can be
    /// cancelled.
    pub(super) fn suspend(&mut self, queue: usize, number: LaneNumber) {
        let lanes = &mut self.queues[queue].lanes;
        let Some(index) = lanes.iter().position(|lane| lane.number == number) else { return };
        lanes[index].is_suspended = true;
        lanes[index].pass_due = None;
        self.refill_pool(queue, index);
    }

    /// Fills the pools of an engine that was made of an image.
    pub fn fill_pools(&mut self) {
        for queue in 0..self.queues.len() {
            for lane in 0..self.queues[queue].lanes.len() {
                self.refill_pool(queue, lane);
            }
        }
    }

    /// Makes a lane's pool anew from the tickets of its line.
    pub(super) fn refill_pool(&mut self, queue: usize, lane: usize) {
        let lane = &mut self.queues[queue].lanes[lane];
        lane.pool = Pool::new(&lane.rules);
        lane.agenda = Agenda::default();
        let tickets = lane.line.tickets(&self.tickets);
        for ticket in tickets {
            self.tickets[ticket].place = None;
            if self.tickets[ticket].state == TicketState::Searching {
                self.search_for(ticket);
            }
        }
    }
}
