//! Tells whether two requests under one ticket id are the same.

use crate::command::{Attribute, Enqueue, Latency, PlayerResult, TeamResult, Value};

/// FNV-1a, 64 bits (Fowler, Noll, Vo): short and the same in every build. No defence is needed: whoever finds two
/// requests with one fingerprint only misleads himself.
pub(super) struct Fnv(u64);

impl Fnv {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;

    pub(super) const fn new() -> Self {
        Fnv(Self::OFFSET)
    }

    pub(super) const fn finish(&self) -> u64 {
        self.0
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(Self::PRIME);
        }
    }

    /// A text with its length, so that "ab","c" differs from "a","bc".
    pub(super) fn text(&mut self, text: &str) {
        self.bytes(&text.len().to_le_bytes());
        self.bytes(text.as_bytes());
    }

    fn number(&mut self, number: f64) {
        self.bytes(&number.to_bits().to_le_bytes());
    }

    fn count(&mut self, count: usize) {
        self.bytes(&count.to_le_bytes());
    }

    fn value(&mut self, value: &Value<'_>) {
        match value {
            Value::Missing => self.bytes(&[0]),
            Value::Number(number) => {
                self.bytes(&[1]);
                self.number(*number);
            }
            Value::Text(text) => {
                self.bytes(&[2]);
                self.text(text);
            }
            Value::List(items) => {
                self.bytes(&[3]);
                self.count(items.len());
                items.iter().for_each(|item| self.text(item));
            }
            Value::Map(entries) => {
                self.bytes(&[4]);
                self.count(entries.len());
                let mut entries = entries.to_vec();
                entries.sort_by_key(|(key, _)| *key);
                for (key, number) in entries {
                    self.text(key);
                    self.number(number);
                }
            }
        }
    }

    fn attributes(&mut self, attributes: &[Attribute<'_>]) {
        let mut attributes: Vec<&Attribute<'_>> = attributes.iter().collect();
        attributes.sort_by_key(|attribute| attribute.name);
        self.count(attributes.len());
        for attribute in attributes {
            self.text(attribute.name);
            self.value(&attribute.value);
        }
    }

    fn latencies(&mut self, latencies: &[Latency<'_>]) {
        let mut latencies: Vec<&Latency<'_>> = latencies.iter().collect();
        latencies.sort_by_key(|latency| latency.region);
        self.count(latencies.len());
        for latency in latencies {
            self.text(latency.region);
            self.number(latency.milliseconds);
        }
    }
}

/// The fingerprint of a result. The order of teams and players does not matter.
pub(super) fn result_fingerprint(teams: &[TeamResult<'_>]) -> u64 {
    let mut hash = Fnv(Fnv::OFFSET);
    let mut teams: Vec<&TeamResult<'_>> = teams.iter().collect();
    teams.sort_by_key(|team| team.name);
    hash.count(teams.len());
    for team in teams {
        hash.text(team.name);
        hash.bytes(&team.rank.to_le_bytes());
        let mut players: Vec<&PlayerResult<'_>> = team.players.iter().collect();
        players.sort_by_key(|player| player.player_id);
        hash.count(players.len());
        for player in players {
            hash.text(player.player_id);
            hash.bytes(&[u8::from(player.left)]);
        }
    }
    hash.0
}

/// The fingerprint of a request. The order of attributes, regions and map entries does not matter.
pub(super) fn fingerprint(enqueue: &Enqueue<'_>, presence: bool) -> u64 {
    let mut hash = Fnv::new();
    hash.text(enqueue.queue);
    hash.bytes(&[u8::from(presence)]);
    hash.count(enqueue.players.len());
    for player in enqueue.players {
        hash.text(player.player_id);
        hash.attributes(player.attributes);
        hash.latencies(player.latencies);
    }
    hash.attributes(enqueue.attributes);
    hash.latencies(enqueue.latencies);
    hash.finish()
}
