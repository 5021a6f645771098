//! A queue whose passes panic.

use super::Engine;
use crate::search::{Agenda, Pool};
use crate::ticket::TicketState;

impl Engine {
    /// No passes over this queue until its rules change: one has panicked. Its tickets keep their place, and can be
    /// cancelled.
    pub(super) fn suspend(&mut self, index: usize) {
        let queue = &mut self.queues[index];
        queue.is_suspended = true;
        queue.pass_due = None;
        self.refill_pool(index);
    }

    /// Makes the pool anew from the tickets of the line.
    pub(super) fn refill_pool(&mut self, index: usize) {
        let queue = &mut self.queues[index];
        queue.pool = Pool::new();
        queue.agenda = Agenda::default();
        for ticket in queue.line.tickets(&self.tickets) {
            self.tickets[ticket].place = None;
            if self.tickets[ticket].state == TicketState::Searching {
                self.search_for(ticket);
            }
        }
    }
}
