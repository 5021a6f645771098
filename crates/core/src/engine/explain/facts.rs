//! Tickets as rules look at them, for the length of one question.

use crate::engine::presence::as_searched;
use crate::engine::ticket::Ticket;
use crate::facts::{Interner, PartyFacts};
use crate::search::take_facts;

/// What rules know of a ticket's party. The interner is thrown away with the answer, so nothing is released.
pub(super) fn facts_of(ticket: &Ticket, interner: &mut Interner) -> PartyFacts {
    take_facts(interner, as_searched(ticket, &ticket.members))
}
