//! What stands in the queues, for whoever looks at an engine from outside: simulations, exports.

use std::sync::Arc;

use super::Engine;
use super::ticket::Ticket;
use crate::rules::RuleSet;
use crate::time::EngineTime;
use crate::value::OwnedValue;

/// A ticket that waits.
#[derive(Debug)]
pub struct WaitingTicket<'a> {
    /// Its id.
    pub id: &'a Arc<str>,
    /// Name of its queue.
    pub queue: &'a Arc<str>,
    /// The rules that it waits under.
    pub rules: &'a RuleSet,
    /// When it came.
    pub enqueued_at: EngineTime,
    /// Its players, in their order.
    pub players: Vec<WaitingPlayer<'a>>,
}

/// A player of a ticket that waits.
#[derive(Debug)]
pub struct WaitingPlayer<'a> {
    /// The player.
    pub id: &'a Arc<str>,
    /// One value for each attribute that the rules declare, in its order: his own, his token's, or the default.
    pub values: &'a [OwnedValue],
    /// Milliseconds to each region.
    pub latencies: &'a [(Box<str>, f64)],
}

impl Engine {
    /// A ticket that waits, by its id. One that waits for the profile of a player has no values yet and is not shown.
    pub fn waiting_ticket(&self, id: &str) -> Option<WaitingTicket<'_>> {
        let ticket = &self.tickets[self.tickets.find(id)?];
        (!ticket.state.is_final() && !ticket.awaits_profile()).then(|| self.waiting(ticket))
    }

    /// The ids of tickets that wait for the profile of a player.
    pub fn unknown_tickets(&self) -> impl Iterator<Item = &Arc<str>> {
        self.profiles.unresolved.keys().map(|ticket| &self.tickets[*ticket].id)
    }

    /// True when there is no ticket of this id, or it has ended.
    pub fn is_over(&self, id: &str) -> bool {
        self.tickets.find(id).is_none_or(|ticket| self.tickets[ticket].state.is_final())
    }

    /// Every such ticket, by its place in the engine's table.
    pub fn waiting_tickets(&self) -> impl Iterator<Item = WaitingTicket<'_>> {
        let live = self.tickets.iter();
        let live = live.filter(|(_, ticket)| !ticket.state.is_final() && !ticket.awaits_profile());
        live.map(|(_, ticket)| self.waiting(ticket))
    }

    fn waiting<'a>(&'a self, ticket: &'a Ticket) -> WaitingTicket<'a> {
        let queue = &self.queues[ticket.queue];
        let players = ticket.players.iter().zip(&ticket.members);
        let players = players.map(|(id, member)| WaitingPlayer {
            id,
            values: &member.values,
            latencies: &member.latencies,
        });
        WaitingTicket {
            id: &ticket.id,
            queue: &queue.name,
            rules: &queue.lane(ticket.lane).rules,
            enqueued_at: ticket.enqueued_at,
            players: players.collect(),
        }
    }
}
