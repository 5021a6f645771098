//! Numbers of a party: what an index or a sort is ordered by.

use crate::facts::{Fact, PartyFacts, PlayerFacts};
use crate::rules::model::{MapKey, Sort};
use crate::rules::{Aggregation, AttributeKind, RuleSet};
use crate::time::EngineTime;

/// What a pool's index is ordered by.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Measure {
    /// A number attribute.
    Number {
        /// Its index.
        attribute: usize,
        /// How a party's numbers become one.
        aggregation: Aggregation,
    },
    /// The attribute of a sort rule.
    Sort(Sort),
    /// A text attribute: only equality is ever asked of it, so all texts are in one place.
    Nothing,
    /// When the ticket came.
    Age,
}

impl Measure {
    /// The first of these attributes.
    pub(super) fn first_of(rules: &RuleSet, attributes: &[usize]) -> Measure {
        let is_number = |attribute: &&usize| rules.attributes[**attribute].kind == AttributeKind::Number;
        match attributes.iter().find(is_number) {
            Some(&attribute) => Measure::Number { attribute, aggregation: Aggregation::default() },
            None => Measure::Nothing,
        }
    }

    /// A party's place in the index.
    pub(super) fn of(&self, party: &PartyFacts, enqueued_at: EngineTime) -> f64 {
        match self {
            Measure::Number { attribute, aggregation } => party_number(party, *attribute, *aggregation),
            Measure::Sort(sort) => sort_number(sort, party),
            Measure::Nothing => 0.0,
            Measure::Age => enqueued_at.as_millis_f64(),
        }
    }
}

/// A number attribute of one player; 0 where the rule set declares another kind, which it never does.
pub(super) fn number(player: &PlayerFacts, attribute: usize) -> f64 {
    match player.values[attribute] {
        Fact::Number(number) => number,
        _ => 0.0,
    }
}

/// A party's value of a number attribute.
pub(super) fn party_number(party: &PartyFacts, attribute: usize, aggregation: Aggregation) -> f64 {
    aggregation.fold(party.players.iter().map(|player| number(player, attribute)))
}

/// What a party is sorted by. Without the map's key it sorts last, whatever the direction.
pub(super) fn sort_number(sort: &Sort, party: &PartyFacts) -> f64 {
    let last = if sort.is_descending { f64::NEG_INFINITY } else { f64::INFINITY };
    let mut is_missing = false;
    let folded = sort.aggregation.fold(party.players.iter().map(|player| {
        player_number(sort, player).unwrap_or_else(|| {
            is_missing = true;
            0.0
        })
    }));
    if is_missing { last } else { folded }
}

fn player_number(sort: &Sort, player: &PlayerFacts) -> Option<f64> {
    let entries = match &player.values[sort.attribute] {
        Fact::Number(number) => return Some(*number),
        Fact::Map(entries) => entries,
        Fact::Text(_) | Fact::List(_) => return None,
    };
    let values = entries.iter().map(|(_, value)| *value);
    match sort.map_key {
        Some(MapKey::Named(key)) => entries.iter().find(|(name, _)| *name == key).map(|(_, value)| *value),
        Some(MapKey::MaxValue) => values.reduce(f64::max),
        Some(MapKey::MinValue) | None => values.reduce(f64::min),
    }
}
