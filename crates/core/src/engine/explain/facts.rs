//! Tickets as rules look at them, for the length of one question.

use crate::engine::ticket::Ticket;
use crate::facts::{Fact, Interner, PartyFacts, PlayerFacts, Symbol};
use crate::value::OwnedValue;

/// What rules know of a ticket's party. The interner is thrown away with the answer, so nothing is released.
pub(super) fn facts_of(ticket: &Ticket, interner: &mut Interner) -> PartyFacts {
    let players = ticket.players.iter().zip(&ticket.members).map(|(id, member)| PlayerFacts {
        id: interner.take(id),
        values: member.values.iter().map(|value| fact_of(value, interner)).collect(),
        latencies: by_symbol(&member.latencies, interner),
    });
    PartyFacts { players: players.collect() }
}

fn fact_of(value: &OwnedValue, interner: &mut Interner) -> Fact {
    match value {
        OwnedValue::Number(number) => Fact::Number(*number),
        OwnedValue::Text(text) => Fact::Text(interner.take(text)),
        OwnedValue::List(items) => Fact::List(items.iter().map(|item| interner.take(item)).collect()),
        OwnedValue::Map(entries) => Fact::Map(by_symbol(entries, interner)),
    }
}

fn by_symbol(entries: &[(Box<str>, f64)], interner: &mut Interner) -> Box<[(Symbol, f64)]> {
    let mut entries: Vec<(Symbol, f64)> =
        entries.iter().map(|(name, number)| (interner.take(name), *number)).collect();
    entries.sort_unstable_by_key(|(symbol, _)| *symbol);
    entries.into()
}
