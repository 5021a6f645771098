//! What became of the tickets of one queue.

use std::collections::BTreeMap;
use std::sync::Arc;

use musterd_core::WaitingTicket;

use crate::simulate::arrival::Player;
use crate::simulate::ledger::{Fates, Ledger, Party};
use crate::simulate::measure::Measure;

/// What became of a queue's tickets.
pub(super) struct Book {
    pub(super) measure: Measure,
    pub(super) ledger: Ledger,
    pub(super) fates: Fates,
}

/// The book of a ticket's queue.
pub(super) fn book<'b>(books: &'b mut BTreeMap<Arc<str>, Book>, ticket: &WaitingTicket<'_>) -> &'b mut Book {
    books.entry(ticket.queue.clone()).or_insert_with(|| Book {
        measure: Measure::of(ticket.rules),
        ledger: Ledger::default(),
        fates: Fates::default(),
    })
}

impl Book {
    /// A ticket was taken.
    pub(super) fn add(&mut self, ticket: &WaitingTicket<'_>, at_ms: u64) {
        let players = players_of(ticket);
        let skills: Option<Box<[_]>> = players.iter().map(|player| self.measure.skill(player)).collect();
        let (ticket_id, size) = (ticket.id.clone(), players.len());
        self.ledger.add(Party { at_ms, ticket_id, skills: skills.unwrap_or_default(), size });
        self.fates.asked(at_ms, None);
    }
}

/// The players of a waiting ticket, with all their values by name.
pub(super) fn players_of(ticket: &WaitingTicket<'_>) -> Box<[Player]> {
    let players = ticket.players.iter().map(|player| Player {
        id: player.id.clone(),
        attributes: ticket
            .rules
            .attributes
            .iter()
            .zip(player.values)
            .map(|(spec, value)| (spec.name.clone(), value.clone()))
            .collect(),
        latencies: player.latencies.iter().map(|(region, time)| (Arc::from(&**region), *time)).collect(),
    });
    players.collect()
}
