//! Writes a recorded day as a trace.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

use musterd_core::WaitingTicket;
use musterd_core::code::Code;
use musterd_core::decision::Decision;
use musterd_core::rules::RuleSet;
use musterd_core::rules::model::WeightKind;
use musterd_core::ticket::TicketState;
use musterd_core::value::OwnedValue;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::book::players_of;
use crate::refusal::Refusal;
use crate::simulate::arrival::{Arrival, Player};

/// How a trace is written.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ExportOptions {
    /// The file.
    path: PathBuf,
    /// True: ids are replaced by numbers.
    #[serde(default)]
    anonymise: bool,
}

/// What was written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Exported {
    tickets: usize,
    /// Attributes whose items were replaced like players' ids.
    player_lists: BTreeSet<Arc<str>>,
    /// Attributes whose texts were kept.
    texts_kept: BTreeSet<Arc<str>>,
}

/// The tickets of a journal, gathered.
#[derive(Default)]
pub(super) struct Export {
    arrivals: Vec<(Arc<str>, Arrival)>,
    places: HashMap<Arc<str>, usize>,
    /// Attributes that the rules take for lists of players.
    player_lists: BTreeSet<Arc<str>>,
}

impl Export {
    /// A ticket was taken.
    pub(super) fn add(&mut self, ticket: &WaitingTicket<'_>, at_ms: u64) {
        self.places.insert(ticket.id.clone(), self.arrivals.len());
        self.player_lists.extend(player_lists(ticket.rules));
        let (ticket_id, players) = (ticket.id.clone(), players_of(ticket));
        let arrival = Arrival { at_ms, ticket_id, players, cancel_at_ms: None };
        self.arrivals.push((ticket.queue.clone(), arrival));
    }

    /// A ticket was given up, or its players stayed away.
    pub(super) fn decided(&mut self, at_ms: u64, decision: &Decision) {
        let Decision::Ended { ticket_id, state: TicketState::Cancelled, .. } = decision else { return };
        if let Some(place) = self.places.get(ticket_id) {
            self.arrivals[*place].1.cancel_at_ms = Some(at_ms);
        }
    }

    /// Writes the trace of one queue, or of all.
    ///
    /// Refused with `CONFIG_INVALID` where the file cannot be written.
    pub(super) fn write(mut self, options: &ExportOptions, queue: Option<&str>) -> Result<Exported, Refusal> {
        self.arrivals.retain(|(name, _)| queue.is_none_or(|queue| **name == *queue));
        let mut player_lists = BTreeSet::new();
        if options.anonymise {
            player_lists = std::mem::take(&mut self.player_lists);
            Names::of(&self.arrivals, &mut player_lists).replace(&mut self.arrivals, &player_lists);
        }
        let written = File::create(&options.path).and_then(|file| self.write_lines(BufWriter::new(file)));
        written.map_err(|error| {
            Refusal::new(Code::ConfigInvalid, format!("{}: {error}", options.path.display()))
        })?;
        let players = self.arrivals.iter().flat_map(|(_, arrival)| &arrival.players);
        let attributes = players.flat_map(|player| &player.attributes);
        let texts = attributes.filter(|(name, value)| {
            matches!(value, OwnedValue::Text(_) | OwnedValue::List(_)) && !player_lists.contains(name)
        });
        let texts_kept = texts.map(|(name, _)| name.clone()).collect();
        Ok(Exported { tickets: self.arrivals.len(), player_lists, texts_kept })
    }

    fn write_lines(&self, mut file: impl Write) -> io::Result<()> {
        for (queue, arrival) in &self.arrivals {
            let players: Vec<Value> = arrival.players.iter().map(player_value).collect();
            let mut line = Map::new();
            line.insert("atMs".into(), arrival.at_ms.into());
            line.insert("ticketId".into(), (&*arrival.ticket_id).into());
            line.insert("queue".into(), (&**queue).into());
            line.insert("players".into(), players.into());
            if let Some(at_ms) = arrival.cancel_at_ms {
                line.insert("cancelAtMs".into(), at_ms.into());
            }
            writeln!(file, "{}", Value::Object(line))?;
        }
        file.flush()
    }
}

fn player_value(player: &Player) -> Value {
    let attributes: Map<String, Value> =
        player.attributes.iter().map(|(name, value)| (name.to_string(), value_of(value))).collect();
    let latencies: Map<String, Value> =
        player.latencies.iter().map(|(region, time)| (region.to_string(), (*time).into())).collect();
    let mut object = json!({ "playerId": &*player.id, "attributes": attributes });
    if !latencies.is_empty() {
        object["latencyMs"] = latencies.into();
    }
    object
}

fn value_of(value: &OwnedValue) -> Value {
    match value {
        OwnedValue::Number(number) => (*number).into(),
        OwnedValue::Text(text) => (&**text).into(),
        OwnedValue::List(items) => items.iter().map(|item| &**item).collect(),
        OwnedValue::Map(entries) => {
            let entries = entries.iter().map(|(key, number)| (key.to_string(), Value::from(*number)));
            Value::Object(entries.collect())
        }
    }
}

/// Attributes that the rules take for lists of players: those of a soft rule `avoid`, and those that a rule compares with
/// players' ids.
fn player_lists(rules: &RuleSet) -> Vec<Arc<str>> {
    let avoided = rules.weights.iter().filter_map(|weight| match weight.kind {
        WeightKind::Avoid { attribute } => Some(rules.attributes[attribute].name.clone()),
        _ => None,
    });
    let source: Value = serde_json::from_str(&rules.source).unwrap_or_default();
    let texts: Vec<String> = source["rules"].as_array().into_iter().flatten().map(Value::to_string).collect();
    let compared = rules.attributes.iter().filter(|spec| {
        let measured = format!("attributes[{}]", spec.name);
        texts.iter().any(|rule| rule.contains("playerId") && rule.contains(&measured))
    });
    avoided.chain(compared.map(|spec| spec.name.clone())).collect()
}

/// Numbers for ids, in the order of their first appearance. A number tells nothing but that order, which the times tell
/// too; a keyed hash would need a key, and somebody to forget it.
struct Names {
    players: HashMap<Arc<str>, Arc<str>>,
}

impl Names {
    /// Numbers all players, and whoever stands in a list of players. A list with anybody's id in it is such a list.
    fn of(arrivals: &[(Arc<str>, Arrival)], player_lists: &mut BTreeSet<Arc<str>>) -> Self {
        let mut names = Self { players: HashMap::new() };
        let players = || arrivals.iter().flat_map(|(_, arrival)| &arrival.players);
        for player in players() {
            names.add(&player.id);
        }
        let lists = || {
            players().flat_map(|player| &player.attributes).filter_map(|(name, value)| match value {
                OwnedValue::List(items) => Some((name, items)),
                _ => None,
            })
        };
        for (name, items) in lists() {
            if items.iter().any(|item| names.players.contains_key(&**item)) {
                player_lists.insert(name.clone());
            }
        }
        for (_, items) in lists().filter(|(name, _)| player_lists.contains(*name)) {
            for item in items {
                names.add(item);
            }
        }
        names
    }

    fn add(&mut self, id: &str) {
        if !self.players.contains_key(id) {
            let number: Arc<str> = format!("p{}", self.players.len() + 1).into();
            self.players.insert(id.into(), number);
        }
    }

    fn replace(&self, arrivals: &mut [(Arc<str>, Arrival)], player_lists: &BTreeSet<Arc<str>>) {
        let digits = arrivals.len().to_string().len();
        for (index, (_, arrival)) in arrivals.iter_mut().enumerate() {
            // Of equal length, so that ids sort as tickets arrived.
            arrival.ticket_id = format!("t{:0digits$}", index + 1).into();
            for player in &mut arrival.players {
                player.id = self.players[&player.id].clone();
                for (name, value) in &mut player.attributes {
                    if let OwnedValue::List(items) = value
                        && player_lists.contains(name)
                    {
                        *items = items.iter().map(|item| Box::from(&*self.players[&**item])).collect();
                    }
                }
            }
        }
    }
}
