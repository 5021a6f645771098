//! A party that asks for a match, and how it says so to an engine.

use std::sync::Arc;

use bumpalo::Bump;
use musterd_core::command::{Attribute, Enqueue, Latency, Member, Value};
use musterd_core::rules::RuleSet;
use musterd_core::value::OwnedValue;

/// A party that asks for a match.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Arrival {
    /// Milliseconds of engine time.
    pub(super) at_ms: u64,
    /// Its ticket.
    pub(super) ticket_id: Arc<str>,
    /// At least one.
    pub(super) players: Box<[Player]>,
    /// When it gives up, if it has found no match by then.
    pub(super) cancel_at_ms: Option<u64>,
}

/// One player of a party.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Player {
    pub(super) id: Arc<str>,
    /// Values by name.
    pub(super) attributes: Box<[(Arc<str>, OwnedValue)]>,
    /// Milliseconds by region.
    pub(super) latencies: Box<[(Arc<str>, f64)]>,
}

impl Player {
    /// His value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<&OwnedValue> {
        self.attributes.iter().find(|(own, _)| &**own == name).map(|(_, value)| value)
    }
}

impl Arrival {
    /// Its request to this queue. Attributes that the rules do not declare are left out: a trace serves several rule
    /// sets.
    pub(super) fn request<'a>(&'a self, queue: &'a str, rules: &RuleSet, arena: &'a Bump) -> Enqueue<'a> {
        let members = self.players.iter().map(|player| member(player, rules, arena));
        Enqueue {
            ticket_id: &self.ticket_id,
            queue,
            players: arena.alloc_slice_fill_iter(members.collect::<Vec<_>>()),
            ..Enqueue::default()
        }
    }
}

fn member<'a>(player: &'a Player, rules: &RuleSet, arena: &'a Bump) -> Member<'a> {
    let declared = player.attributes.iter().filter(|(name, _)| rules.attribute(name).is_some());
    let attributes = declared.map(|(name, value)| Attribute { name, value: borrowed(value, arena) });
    let latencies = player.latencies.iter();
    let latencies = latencies.map(|(region, milliseconds)| Latency { region, milliseconds: *milliseconds });
    Member {
        player_id: &player.id,
        attributes: arena.alloc_slice_fill_iter(attributes.collect::<Vec<_>>()),
        latencies: arena.alloc_slice_fill_iter(latencies),
        token: "",
    }
}

fn borrowed<'a>(value: &'a OwnedValue, arena: &'a Bump) -> Value<'a> {
    match value {
        OwnedValue::Number(number) => Value::Number(*number),
        OwnedValue::Text(text) => Value::Text(text),
        OwnedValue::List(items) => Value::List(arena.alloc_slice_fill_iter(items.iter().map(|item| &**item))),
        OwnedValue::Map(entries) => {
            Value::Map(arena.alloc_slice_fill_iter(entries.iter().map(|(key, number)| (&**key, *number))))
        }
    }
}
