//! The line of a lane: its live tickets by age. Deadlines that depend on age alone are cursors into it, so that
//! a ticket costs no timer.

use std::collections::BTreeSet;

use super::ticket::Ticket;
use crate::rules::RuleSet;
use crate::slab::{Key, Slab};
use crate::ticket::TicketState;
use crate::time::EngineTime;

/// A doubly linked list through the tickets, oldest first.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) oldest: Option<Key>,
    newest: Option<Key>,
    /// For each step after the first: the oldest ticket that has not reached it.
    unreached: Vec<Option<Key>>,
    /// The oldest ticket that has not been looked at for its request timeout.
    untimed: Option<Key>,
    /// Tickets whose request timeout stood still for a while, by the time of their enqueue and so long a while more.
    late: BTreeSet<(EngineTime, Key)>,
}

impl Line {
    /// Starts every cursor again, for other rules.
    pub(super) fn restart_steps(&mut self, rules: &RuleSet) {
        self.unreached = vec![self.oldest; rules.steps.len() - 1];
        self.untimed = self.oldest;
    }

    /// A ticket joins at the end: it is the newest.
    pub(super) fn join(&mut self, tickets: &mut Slab<Ticket>, key: Key) {
        tickets[key].older = self.newest;
        match self.newest {
            Some(newest) => tickets[newest].newer = Some(key),
            None => self.oldest = Some(key),
        }
        self.newest = Some(key);
        for cursor in &mut self.unreached {
            cursor.get_or_insert(key);
        }
        self.untimed.get_or_insert(key);
        self.resume(&tickets[key], key);
    }

    /// A ticket leaves from wherever it stands.
    pub(super) fn leave(&mut self, tickets: &mut Slab<Ticket>, key: Key) {
        self.pause(&tickets[key], key);
        let (older, newer) = (tickets[key].older.take(), tickets[key].newer.take());
        match older {
            Some(older) => tickets[older].newer = newer,
            None => self.oldest = newer,
        }
        match newer {
            Some(newer) => tickets[newer].older = older,
            None => self.newest = older,
        }
        for cursor in self.unreached.iter_mut().filter(|cursor| **cursor == Some(key)) {
            *cursor = newer;
        }
        if self.untimed == Some(key) {
            self.untimed = newer;
        }
    }

    /// The ticket's request timeout stands still from now on.
    pub(super) fn pause(&mut self, ticket: &Ticket, key: Key) {
        if let Some(paused_ms) = ticket.paused_ms {
            self.late.remove(&(ticket.enqueued_at + paused_ms, key));
        }
    }

    /// The ticket's request timeout goes on, if it stood still before.
    pub(super) fn resume(&mut self, ticket: &Ticket, key: Key) {
        if let Some(paused_ms) = ticket.paused_ms
            && ticket.state != TicketState::RequiresAcceptance
        {
            self.late.insert((ticket.enqueued_at + paused_ms, key));
        }
    }

    /// A ticket that has waited its whole request timeout.
    pub(super) fn expired(
        &mut self,
        tickets: &Slab<Ticket>,
        timeout_ms: u64,
        now: EngineTime,
    ) -> Option<Key> {
        if let Some(&(since, key)) = self.late.first()
            && now.since(since) >= timeout_ms
        {
            return Some(key);
        }
        while let Some(key) = self.untimed {
            let ticket = &tickets[key];
            if now.since(ticket.enqueued_at) < timeout_ms {
                return None;
            }
            if ticket.paused_ms.is_none() && ticket.state != TicketState::RequiresAcceptance {
                return Some(key);
            }
            self.untimed = ticket.newer;
        }
        None
    }

    /// When a ticket has next to be looked at for its request timeout.
    pub(super) fn next_timeout(&self, tickets: &Slab<Ticket>, timeout_ms: u64) -> Option<EngineTime> {
        let untimed = self.untimed.map(|key| tickets[key].enqueued_at);
        untimed.into_iter().chain(self.late.first().map(|(since, _)| *since)).min().map(|at| at + timeout_ms)
    }

    /// Moves every cursor past the tickets that have reached its step, and names each of those.
    pub(super) fn reach(
        &mut self,
        tickets: &Slab<Ticket>,
        rules: &RuleSet,
        now: EngineTime,
        mut reached: impl FnMut(Key),
    ) {
        for (cursor, step) in self.unreached.iter_mut().zip(&rules.steps[1..]) {
            while let Some(key) = *cursor
                && now.since(tickets[key].enqueued_at) >= step.from_ms
            {
                reached(key);
                *cursor = tickets[key].newer;
            }
        }
    }

    /// When the next ticket reaches a step.
    pub(super) fn next_reach(&self, tickets: &Slab<Ticket>, rules: &RuleSet) -> Option<EngineTime> {
        let cursors = self.unreached.iter().zip(&rules.steps[1..]);
        cursors.filter_map(|(cursor, step)| Some(tickets[(*cursor)?].enqueued_at + step.from_ms)).min()
    }

    /// Every live ticket, oldest first.
    pub(super) fn tickets(&self, tickets: &Slab<Ticket>) -> Vec<Key> {
        std::iter::successors(self.oldest, |key| tickets[*key].newer).collect()
    }
}
