//! The line of a lane: its waiting tickets by age. Deadlines that depend on age alone are cursors into it, so that
//! a ticket costs no timer.

use std::collections::BTreeSet;

use super::ticket::Ticket;
use crate::roll::Roll;
use crate::slab::Key;
use crate::ticket::TicketState;
use crate::time::EngineTime;

/// A doubly linked list through the tickets, oldest first.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) oldest: Option<Key>,
    newest: Option<Key>,
    cursors: Vec<Cursor>,
    /// The oldest ticket that has not been looked at for its request timeout.
    untimed: Option<Key>,
    /// Tickets whose request timeout stood still for a while, by the time of their enqueue and so long a while more.
    late: BTreeSet<(EngineTime, Key)>,
}

/// Finds the tickets that reach an age.
#[derive(Clone, Copy, Debug)]
struct Cursor {
    age_ms: u64,
    /// The oldest ticket that has not reached it.
    unreached: Option<Key>,
}

impl Line {
    /// From now on it names the tickets that reach one of these ages, those that have already among them.
    pub(super) fn watch(&mut self, ages_ms: impl Iterator<Item = u64>) {
        let unreached = self.oldest;
        self.cursors = ages_ms.map(|age_ms| Cursor { age_ms, unreached }).collect();
        self.untimed = self.oldest;
    }

    /// A ticket joins at the end: it is the newest.
    pub(super) fn join(&mut self, tickets: &mut Roll<Ticket>, key: Key) {
        self.link(tickets, key, None);
    }

    /// Tickets that have waited elsewhere join at the place of their age; they are named oldest first. A ticket of
    /// the same age that is there already stays before them.
    pub(super) fn rejoin(&mut self, tickets: &mut Roll<Ticket>, keys: &[Key]) {
        let mut next = self.oldest;
        for &key in keys {
            while let Some(newer) = next
                && tickets[newer].enqueued_at <= tickets[key].enqueued_at
            {
                next = tickets[newer].newer;
            }
            self.link(tickets, key, next);
        }
    }

    /// Puts a ticket before `newer`, or at the end.
    fn link(&mut self, tickets: &mut Roll<Ticket>, key: Key, newer: Option<Key>) {
        let older = newer.map_or(self.newest, |newer| tickets[newer].older);
        match older {
            Some(older) => tickets[older].newer = Some(key),
            None => self.oldest = Some(key),
        }
        match newer {
            Some(newer) => tickets[newer].older = Some(key),
            None => self.newest = Some(key),
        }
        (tickets[key].older, tickets[key].newer) = (older, newer);
        // Where the cursor stood the new one is the older: it may have reached the age, which `reach` finds out.
        for cursor in self.cursors.iter_mut().filter(|cursor| cursor.unreached == newer) {
            cursor.unreached = Some(key);
        }
        if self.untimed == newer {
            self.untimed = Some(key);
        }
        self.resume(&tickets[key], key);
    }

    /// A ticket leaves from wherever it stands.
    pub(super) fn leave(&mut self, tickets: &mut Roll<Ticket>, key: Key) {
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
        for cursor in self.cursors.iter_mut().filter(|cursor| cursor.unreached == Some(key)) {
            cursor.unreached = newer;
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
        tickets: &Roll<Ticket>,
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
    pub(super) fn next_timeout(&self, tickets: &Roll<Ticket>, timeout_ms: u64) -> Option<EngineTime> {
        let untimed = self.untimed.map(|key| tickets[key].enqueued_at);
        untimed.into_iter().chain(self.late.first().map(|(since, _)| *since)).min().map(|at| at + timeout_ms)
    }

    /// Moves every cursor past the tickets that have reached its age, and names each of those with the number of the
    /// age, from 0.
    pub(super) fn reach(
        &mut self,
        tickets: &Roll<Ticket>,
        now: EngineTime,
        mut reached: impl FnMut(usize, Key),
    ) {
        for (number, cursor) in self.cursors.iter_mut().enumerate() {
            while let Some(key) = cursor.unreached
                && now.since(tickets[key].enqueued_at) >= cursor.age_ms
            {
                reached(number, key);
                cursor.unreached = tickets[key].newer;
            }
        }
    }

    /// When the next ticket reaches an age.
    pub(super) fn next_reach(&self, tickets: &Roll<Ticket>) -> Option<EngineTime> {
        let due = |cursor: &Cursor| Some(tickets[cursor.unreached?].enqueued_at + cursor.age_ms);
        self.cursors.iter().filter_map(due).min()
    }

    /// Every waiting ticket, oldest first.
    pub(super) fn tickets(&self, tickets: &Roll<Ticket>) -> Vec<Key> {
        std::iter::successors(self.oldest, |key| tickets[*key].newer).collect()
    }
}
