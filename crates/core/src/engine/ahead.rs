//! Reads ahead: what a few tickets will need is asked of the memory for all of them at once.
//!
//! A server that keeps a quarter of a million ended tickets has few of its records in a cache, and to end one ticket it
//! looks at a dozen of them, each found through the one before. Taken ticket by ticket that is a dozen waits for the
//! memory; taken step by step over [`AHEAD`] tickets, the waits of a step pass together. Nothing is decided here.

use std::hint::black_box;

use super::Engine;
use super::session::Session;
use super::ticket::Ticket;
use crate::slab::Key;

/// So many tickets at a time: more than the memory answers at once, and few enough that all stay in the nearest cache.
pub(super) const AHEAD: usize = 16;

impl Engine {
    /// These tickets are about to be told something, and to end.
    pub(super) fn read_ahead(&self, tickets: &[Key]) {
        let records = || tickets.iter().filter_map(|key| self.tickets.get(*key));
        let mut seen: u64 = records().map(touch_ticket).sum();
        let members = || records().flat_map(|ticket| &ticket.members);
        for ticket in records() {
            let neighbours = [ticket.older, ticket.newer].into_iter().flatten();
            seen += neighbours.filter_map(|key| self.tickets.get(key)).map(touch_links).sum::<u64>();
        }
        for player in members().filter_map(|member| self.players.get(member.player)) {
            seen += u64::from(player.claim.is_some()) + u64::from(player.absent_since.is_some());
        }
        let session = |player: Key| self.sessions.get(self.players.get(player)?.session?);
        let sessions = || members().filter_map(|member| session(member.player));
        seen += sessions().map(touch_session).sum::<u64>();
        seen +=
            sessions().filter_map(|session| session.kept.back()).map(|kept| u64::from(kept.seq)).sum::<u64>();
        black_box(seen);
    }

    /// These ended tickets are about to be forgotten.
    pub(super) fn read_ahead_ended(&self, tickets: &[Key]) {
        let records = || tickets.iter().filter_map(|key| self.tickets.get(*key));
        let mut seen: u64 = records().map(touch_ticket).sum();
        seen += records().map(|ticket| u64::from(ticket.id.as_bytes()[0])).sum::<u64>();
        seen += records()
            .filter_map(|ticket| ticket.matched.as_ref())
            .map(|of| of.quality.to_bits() & 1)
            .sum::<u64>();
        let teams = records().filter_map(|ticket| ticket.matched.as_ref()).flat_map(|of| &of.teams);
        seen += teams.map(|team| team.players.len() as u64).sum::<u64>();
        black_box(seen);
    }
}

/// A field of each of its cache lines, wherever the compiler has put them.
fn touch_ticket(ticket: &Ticket) -> u64 {
    ticket.fingerprint
        & ticket.enqueued_at.as_millis()
        & u64::from(ticket.absent)
        & ticket.players.len() as u64
        & ticket.members.len() as u64
        & u64::from(ticket.place.is_some())
        & u64::from(ticket.proposal.is_some())
        & u64::from(ticket.state as u8)
        & touch_links(ticket)
}

fn touch_links(ticket: &Ticket) -> u64 {
    u64::from(ticket.older.is_some()) + u64::from(ticket.newer.is_some())
}

fn touch_session(session: &Session) -> u64 {
    u64::from(session.seq) + session.kept.len() as u64 + u64::from(session.connection.is_some())
}
