//! From what the engine keeps of a ticket to what rules look at, and back when it no longer waits.

use crate::facts::{Fact, Interner, PartyFacts, PlayerFacts, Symbol};
use crate::value::{Latencies, OwnedValue};

/// What the engine keeps of one player.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member<'a> {
    pub(crate) player_id: &'a str,
    /// One value for each attribute that the rule set declares.
    pub(crate) values: &'a [OwnedValue],
    pub(crate) latencies: &'a Latencies,
}

/// What rules know of a party. Its texts are in use until [`release`].
pub(crate) fn take<'a>(interner: &mut Interner, members: impl Iterator<Item = Member<'a>>) -> PartyFacts {
    let players = members.map(|member| PlayerFacts {
        id: interner.take(member.player_id),
        values: member.values.iter().map(|value| fact(interner, value)).collect(),
        latencies: entries(interner, member.latencies),
    });
    PartyFacts { players: players.collect() }
}

fn fact(interner: &mut Interner, value: &OwnedValue) -> Fact {
    match value {
        OwnedValue::Number(number) => Fact::Number(*number),
        OwnedValue::Text(text) => Fact::Text(interner.take(text)),
        OwnedValue::List(items) => Fact::List(items.iter().map(|item| interner.take(item)).collect()),
        OwnedValue::Map(values) => Fact::Map(entries(interner, values)),
    }
}

fn entries(interner: &mut Interner, entries: &[(Box<str>, f64)]) -> Box<[(Symbol, f64)]> {
    let mut taken: Box<[(Symbol, f64)]> =
        entries.iter().map(|(name, number)| (interner.take(name), *number)).collect();
    taken.sort_unstable_by_key(|(name, _)| *name);
    taken
}

/// The party's texts are used once less.
pub(crate) fn release(interner: &mut Interner, party: &PartyFacts) {
    for player in &party.players {
        interner.release(player.id);
        for value in &player.values {
            match value {
                Fact::Number(_) => {}
                Fact::Text(text) => interner.release(*text),
                Fact::List(items) => items.iter().for_each(|item| interner.release(*item)),
                Fact::Map(entries) => entries.iter().for_each(|(name, _)| interner.release(*name)),
            }
        }
        player.latencies.iter().for_each(|(region, _)| interner.release(*region));
    }
}

/// How many values a judgement of this party may look at.
pub(super) fn mass(party: &PartyFacts) -> u64 {
    let value = |value: &Fact| match value {
        Fact::Number(_) | Fact::Text(_) => 1,
        Fact::List(items) => items.len(),
        Fact::Map(entries) => entries.len(),
    };
    let player =
        |player: &PlayerFacts| 1 + player.latencies.len() + player.values.iter().map(value).sum::<usize>();
    u64::try_from(party.players.iter().map(player).sum::<usize>()).unwrap_or(u64::MAX)
}
