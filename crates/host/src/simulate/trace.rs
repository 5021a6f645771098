//! Traces: recorded or invented arrivals, one JSON object a line. docs/simulate.md has the format.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use musterd_core::code::Code;
use musterd_core::limits::{LATENCY_REGIONS, PLAYER_ATTRIBUTES, TICKET_PLAYERS};
use musterd_core::value::OwnedValue;
use serde_json::{Map, Value};

use super::arrival::{Arrival, Player};
use super::input::ReadOptions;
use crate::limits::{TRACE_ARRIVALS, TRACE_BROKEN_TOLD, TRACE_LINE_BYTES, TRACE_MS_MAX};
use crate::refusal::Refusal;

/// A trace that was read.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Trace {
    /// In the order of their time, and of their lines.
    pub(super) arrivals: Vec<Arrival>,
    /// Lines that were not empty.
    pub(super) lines: u64,
    /// Arrivals of other queues.
    pub(super) of_other_queues: u64,
    /// Lines that could not be used.
    pub(super) broken: u64,
    /// The first of them, with the reason.
    pub(super) first_broken: Vec<Broken>,
}

/// A line that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) struct Broken {
    /// From 1.
    pub(super) line: u64,
    /// What is wrong.
    pub(super) reason: String,
}

/// What a good line says.
enum Line {
    Arrival { queue: Option<String>, arrival: Arrival },
    Cancel { at_ms: u64, ticket_id: String },
}

/// Reads a trace; `options.path` names it in refusals.
///
/// Refused with `CONFIG_INVALID` where it cannot be read, when nothing is left of it, when it names several queues and
/// none was chosen, and at the first broken line under `strict`.
pub(super) fn read_trace(mut input: impl BufRead, options: &ReadOptions) -> Result<Trace, Refusal> {
    let mut reading =
        Reading { options, trace: Trace::default(), tickets: HashMap::new(), queues: BTreeSet::new() };
    let mut number = 0;
    let mut line = Vec::new();
    loop {
        line.clear();
        number += 1;
        let limit = TRACE_LINE_BYTES as u64 + 1;
        let size = Read::take(&mut input, limit)
            .read_until(b'\n', &mut line)
            .map_err(|error| unreadable(options, &error))?;
        if size == 0 {
            return reading.finish();
        }
        let is_cut = size as u64 == limit && line.last() != Some(&b'\n');
        if is_cut {
            skip_line(&mut input).map_err(|error| unreadable(options, &error))?;
            reading.broken(number, format!("longer than {TRACE_LINE_BYTES} bytes"))?;
        } else if let Err(reason) = reading.line(number, line.trim_ascii()) {
            reading.broken(number, reason)?;
        }
    }
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let size = end.map_or(buffer.len(), |end| end + 1);
        let is_over = end.is_some() || buffer.is_empty();
        input.consume(size);
        if is_over {
            return Ok(());
        }
    }
}

fn unreadable(options: &ReadOptions, error: &io::Error) -> Refusal {
    Refusal::new(Code::ConfigInvalid, format!("{}: {error}", options.path))
}

/// A trace on its way in.
struct Reading<'o> {
    options: &'o ReadOptions,
    trace: Trace,
    /// The place of each ticket among the arrivals; `None` for one of another queue.
    tickets: HashMap<Arc<str>, Option<usize>>,
    queues: BTreeSet<String>,
}

impl Reading<'_> {
    fn line(&mut self, number: u64, text: &[u8]) -> Result<(), String> {
        if text.is_empty() {
            return Ok(());
        }
        self.trace.lines += 1;
        let object = serde_json::from_slice::<Value>(text).map_err(|error| not_json(&error))?;
        match read_line(&object, number)? {
            Line::Arrival { queue, arrival } => self.arrival(queue, arrival),
            Line::Cancel { at_ms, ticket_id } => self.cancel(at_ms, &ticket_id),
        }
    }

    fn arrival(&mut self, queue: Option<String>, arrival: Arrival) -> Result<(), String> {
        if self.tickets.contains_key(&arrival.ticket_id) {
            return Err(format!("ticketId: {} is that of an earlier line", arrival.ticket_id));
        }
        let is_ours = match (&queue, &self.options.queue) {
            (Some(named), Some(wanted)) => named == wanted,
            _ => true,
        };
        self.queues.extend(queue);
        if !is_ours {
            self.trace.of_other_queues += 1;
            self.tickets.insert(arrival.ticket_id, None);
            return Ok(());
        }
        if self.trace.arrivals.len() == TRACE_ARRIVALS {
            return Err(format!("more than {TRACE_ARRIVALS} arrivals"));
        }
        self.tickets.insert(arrival.ticket_id.clone(), Some(self.trace.arrivals.len()));
        self.trace.arrivals.push(arrival);
        Ok(())
    }

    fn cancel(&mut self, at_ms: u64, ticket_id: &str) -> Result<(), String> {
        let Some(place) = self.tickets.get(ticket_id) else {
            return Err(format!("cancel: no earlier line has the ticketId {ticket_id}"));
        };
        let Some(arrival) = place.map(|index| &mut self.trace.arrivals[index]) else { return Ok(()) };
        if at_ms < arrival.at_ms {
            return Err(format!("cancel: {ticket_id} arrives later, at {}", arrival.at_ms));
        }
        arrival.cancel_at_ms = Some(arrival.cancel_at_ms.map_or(at_ms, |earlier| earlier.min(at_ms)));
        Ok(())
    }

    fn broken(&mut self, line: u64, reason: String) -> Result<(), Refusal> {
        if self.options.strict {
            let message = format!("{}:{line}: {reason}", self.options.path);
            return Err(Refusal::new(Code::ConfigInvalid, message));
        }
        self.trace.broken += 1;
        if self.trace.first_broken.len() < TRACE_BROKEN_TOLD {
            self.trace.first_broken.push(Broken { line, reason });
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Trace, Refusal> {
        let refuse =
            |what: String| Err(Refusal::new(Code::ConfigInvalid, format!("{}: {what}", self.options.path)));
        let names: Vec<&str> = self.queues.iter().map(String::as_str).collect();
        if self.options.queue.is_none() && names.len() > 1 {
            return refuse(format!("it names the queues {}: choose one with --queue", names.join(", ")));
        }
        if self.trace.arrivals.is_empty() {
            let first = self.trace.first_broken.first();
            let broken = first.map(|broken| format!("; line {}: {}", broken.line, broken.reason));
            let others = (!names.is_empty()).then(|| format!("; it names {}", names.join(", ")));
            let why = broken.or(others).unwrap_or_default();
            return refuse(format!("no arrival in it{why}"));
        }
        self.trace.arrivals.sort_by_key(|arrival| arrival.at_ms);
        Ok(self.trace)
    }
}

/// The parser counts lines too, of which this is always one.
fn not_json(error: &serde_json::Error) -> String {
    format!("not valid JSON: {}", error.to_string().replace(" at line 1 column", " at column"))
}

fn read_line(value: &Value, number: u64) -> Result<Line, String> {
    let object = value.as_object().ok_or("must be an object")?;
    let at_ms = time(object, "atMs")?.ok_or("atMs is missing")?;
    if object.contains_key("cancel") {
        known(object, &["atMs", "cancel"])?;
        let ticket_id = text(object, "cancel")?.unwrap_or_default();
        return Ok(Line::Cancel { at_ms, ticket_id });
    }
    known(object, &["atMs", "ticketId", "queue", "players", "cancelAtMs"])?;
    let players = object.get("players").ok_or("players is missing")?;
    let players = players.as_array().ok_or("players: must be a list")?;
    if players.is_empty() || players.len() > TICKET_PLAYERS {
        return Err(format!("players: a party has 1 to {TICKET_PLAYERS} players, not {}", players.len()));
    }
    let players = players.iter().enumerate();
    let players = players
        .map(|(index, player)| read_player(player).map_err(|reason| format!("players[{index}]{reason}")));
    let cancel_at_ms = time(object, "cancelAtMs")?;
    if cancel_at_ms.is_some_and(|cancel| cancel < at_ms) {
        return Err("cancelAtMs: it is before atMs".into());
    }
    let ticket_id = text(object, "ticketId")?.unwrap_or_else(|| format!("line-{number}"));
    let players = players.collect::<Result<_, _>>()?;
    let arrival = Arrival { at_ms, ticket_id: ticket_id.into(), players, cancel_at_ms };
    Ok(Line::Arrival { queue: text(object, "queue")?, arrival })
}

fn read_player(value: &Value) -> Result<Player, String> {
    let object = value.as_object().ok_or(": must be an object")?;
    known(object, &["playerId", "attributes", "latencyMs"]).map_err(|reason| format!(": {reason}"))?;
    let id = text(object, "playerId").map_err(|reason| format!(".{reason}"))?;
    let id = id.filter(|id| !id.is_empty()).ok_or(".playerId is missing")?;
    let attributes = entries(object, "attributes", PLAYER_ATTRIBUTES)?;
    let attributes = attributes.map(|(name, value)| {
        let found = read_value(value).ok_or_else(|| {
            format!(".attributes.{name}: must be a number, a text, a list of texts or a map of numbers")
        })?;
        Ok((Arc::from(name.as_str()), found))
    });
    let latencies = entries(object, "latencyMs", LATENCY_REGIONS)?;
    let latencies = latencies.map(|(region, value)| {
        let number = value.as_f64().filter(|number| *number >= 0.0);
        let number = number.ok_or_else(|| format!(".latencyMs.{region}: must be a number from 0"))?;
        Ok((Arc::from(region.as_str()), number))
    });
    Ok(Player {
        id: id.into(),
        attributes: attributes.collect::<Result<_, String>>()?,
        latencies: latencies.collect::<Result<_, String>>()?,
    })
}

/// The entries of an object that may be absent.
fn entries<'a>(
    object: &'a Map<String, Value>,
    key: &str,
    most: usize,
) -> Result<impl Iterator<Item = (&'a String, &'a Value)>, String> {
    let found = object.get(key).map(|value| value.as_object().ok_or(format!(".{key}: must be an object")));
    let found = found.transpose()?;
    if found.is_some_and(|found| found.len() > most) {
        return Err(format!(".{key}: has more than {most} entries"));
    }
    Ok(found.into_iter().flatten())
}

fn read_value(value: &Value) -> Option<OwnedValue> {
    match value {
        Value::Number(number) => number.as_f64().map(OwnedValue::Number),
        Value::String(text) => Some(OwnedValue::Text(text.as_str().into())),
        Value::Array(items) => {
            let items = items.iter().map(|item| item.as_str().map(Box::from));
            items.collect::<Option<_>>().map(OwnedValue::List)
        }
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| Some((Box::from(key.as_str()), value.as_f64()?)));
            entries.collect::<Option<_>>().map(OwnedValue::Map)
        }
        Value::Null | Value::Bool(_) => None,
    }
}

fn known(object: &Map<String, Value>, keys: &[&str]) -> Result<(), String> {
    let unknown = object.keys().find(|key| !keys.contains(&key.as_str()));
    unknown.map_or(Ok(()), |key| Err(format!("unknown key {key}; known are {}", keys.join(", "))))
}

fn text(object: &Map<String, Value>, key: &str) -> Result<Option<String>, String> {
    let found = object.get(key).map(|value| value.as_str().ok_or(format!("{key}: must be a text")));
    Ok(found.transpose()?.map(String::from))
}

/// Whole milliseconds; what is behind the point is cut off.
fn time(object: &Map<String, Value>, key: &str) -> Result<Option<u64>, String> {
    let refused = || format!("{key}: must be a number of milliseconds from 0 to {TRACE_MS_MAX}");
    let Some(value) = object.get(key) else { return Ok(None) };
    #[expect(clippy::cast_precision_loss, reason = "exact, for it is below 2^53")]
    let most = TRACE_MS_MAX as f64;
    let number = value.as_f64().filter(|number| (0.0..=most).contains(number)).ok_or_else(refused)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    Ok(Some(number as u64))
}
