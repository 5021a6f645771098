//! Plays a case on an engine, in virtual time.

use std::collections::BTreeMap;

use musterd_core::command::{Attribute, Command, Enqueue, Latency, Member, Request, Value};
use musterd_core::matched::Match;
use musterd_core::message::{ClientHeartbeat, EventBody, Message, Outgoing};
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Settings, Sink};
use serde_json::Value as Json;

use crate::case::{Case, Expected, TicketOfCase, list};

/// What came of a case.
pub enum Played {
    /// The engine does not take the rules, for these reasons.
    Refused(String),
    /// Every match, in order.
    Matches(Vec<Expected>),
}

/// The control connection, which is answered at once and hears all events.
const CONTROL: Connection = 0;
/// A case goes on so long beyond its last step, and two passes.
const REST_MS: u64 = 2_000;
const TICK_MS_DEFAULT: u64 = 1_000;

/// Plays a case to its end.
pub fn play(case: &Case) -> Played {
    let mut stage = Stage::new();
    stage.ask(Command::PutRules { queue: "q", rules: &case.rules });
    if !stage.watch.problems.is_empty() {
        return Played::Refused(stage.watch.problems.join("; "));
    }
    let mut tickets = case.tickets.iter().peekable();
    let end = end_of(case);
    loop {
        let arrival = tickets.peek().map(|ticket| ticket.at_ms);
        let deadline = stage.engine.next_tick().map(EngineTime::as_millis);
        let Some(now) = arrival.into_iter().chain(deadline).min().filter(|now| *now <= end) else { break };
        stage.now = stage.now.max(now);
        while let Some(ticket) = tickets.next_if(|ticket| ticket.at_ms <= stage.now) {
            stage.enqueue(ticket);
        }
        stage.tick();
    }
    Played::Matches(stage.watch.matches.into_iter().map(|made| in_order_of_age(made, case)).collect())
}

fn end_of(case: &Case) -> u64 {
    let rules: Json = serde_json::from_str(&case.rules).expect("a rule set");
    let steps = list(&rules["expansions"]).iter().flat_map(|expansion| list(&expansion["steps"]));
    let last_step = steps.filter_map(|step| step["waitTimeSeconds"].as_u64()).max().unwrap_or(0) * 1_000;
    let last_arrival = case.tickets.iter().map(|ticket| ticket.at_ms).max().unwrap_or(0);
    let tick_ms = rules["queue"]["tickMs"].as_u64().unwrap_or(TICK_MS_DEFAULT);
    last_arrival + last_step + 2 * tick_ms + REST_MS
}

fn in_order_of_age(made: Expected, case: &Case) -> Expected {
    let age = |id: &String| case.tickets.iter().position(|ticket| ticket.id == *id);
    let sorted = |mut tickets: Vec<String>| {
        tickets.sort_by_key(age);
        tickets
    };
    let teams = made.teams.map(|teams| teams.into_iter().map(|(name, ids)| (name, sorted(ids))).collect());
    Expected { tickets: sorted(made.tickets), teams, ..made }
}

/// An engine, its time, and who looks on.
struct Stage {
    engine: Engine,
    now: u64,
    watch: Watch,
}

impl Stage {
    fn new() -> Self {
        let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
        let engine = Engine::new(Settings { grace_ms: 30_000, seed: 1, heartbeat });
        Stage { engine, now: 0, watch: Watch::default() }
    }

    fn ask(&mut self, command: Command<'_>) {
        let request = Request { id: "", request: 1, command };
        self.engine.apply(EngineTime::from_millis(self.now), CONTROL, &request, &mut self.watch);
    }

    fn tick(&mut self) {
        self.follow();
        self.engine.tick(EngineTime::from_millis(self.now), &mut self.watch);
        self.follow();
    }

    /// Asks for the next events unless a question is open.
    fn follow(&mut self) {
        while !self.watch.is_following {
            self.watch.is_following = true;
            self.ask(Command::ReadEvents { after: self.watch.events_read, limit: 512 });
        }
    }

    fn enqueue(&mut self, ticket: &TicketOfCase) {
        let held: Vec<HeldPlayer> =
            ticket.players.iter().map(|(id, player)| HeldPlayer::of(id, player)).collect();
        let borrowed: Vec<Vec<Borrowed<'_>>> = held.iter().map(HeldPlayer::borrow).collect();
        let attributes: Vec<Vec<Attribute<'_>>> =
            borrowed.iter().map(|values| values.iter().map(Borrowed::attribute).collect()).collect();
        let latencies: Vec<Vec<Latency<'_>>> = held.iter().map(HeldPlayer::latencies).collect();
        let players: Vec<Member<'_>> = (held.iter().zip(&attributes).zip(&latencies))
            .map(|((player, attributes), latencies)| Member {
                player_id: player.id,
                attributes,
                latencies,
                ..Member::default()
            })
            .collect();
        let enqueue = Enqueue { ticket_id: &ticket.id, queue: "q", players: &players, ..Enqueue::default() };
        self.ask(Command::CreateTicket { enqueue, presence: false });
        assert!(self.watch.refusals.is_empty(), "{}: {:?}", ticket.id, self.watch.refusals);
    }
}

/// Takes down what is made.
#[derive(Default)]
struct Watch {
    matches: Vec<Expected>,
    problems: Vec<String>,
    refusals: Vec<String>,
    events_read: u64,
    is_following: bool,
}

impl Sink for Watch {
    fn send(&mut self, _connection: Connection, outgoing: &Outgoing<'_>) {
        match outgoing.message {
            Message::EventBatch { events, .. } => {
                self.is_following = false;
                for event in events {
                    self.events_read = event.seq;
                    if let EventBody::Match(matched) = event.body {
                        self.matches.push(seen(event.at_ms, matched));
                    }
                }
            }
            Message::RulesAnswer { problems, .. } => {
                self.problems =
                    problems.iter().map(|problem| format!("{}: {}", problem.path, problem.message)).collect();
            }
            Message::Error(refusal) => self.refusals.push(format!("{:?}: {}", refusal.code, refusal.message)),
            _ => {}
        }
    }

    fn close(&mut self, _connection: Connection, _code: CloseCode) {}

    fn gone(&mut self, _connection: Connection) {}
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole milliseconds of a short case"
)]
fn seen(at_ms: f64, matched: &Match) -> Expected {
    let mut teams = BTreeMap::new();
    let roles = matched
        .seats
        .iter()
        .flat_map(|seats| &seats.roles)
        .map(|(player, role)| (player.to_string(), role.to_string()));
    let roles = roles.collect();
    for team in &matched.teams {
        let tickets: &mut Vec<String> = teams.entry(team.name.to_string()).or_default();
        for player in &team.players {
            let ticket = matched.tickets[player.ticket].to_string();
            if !tickets.contains(&ticket) {
                tickets.push(ticket);
            }
        }
    }
    Expected {
        at_ms: at_ms as u64,
        tickets: matched.tickets.iter().map(ToString::to_string).collect(),
        teams: Some(teams),
        region: matched.seats.as_ref().and_then(|seats| seats.region.as_deref()).map(ToOwned::to_owned),
        roles: Some(roles),
    }
}

/// A player of a case as plain texts and numbers.
struct HeldPlayer<'a> {
    id: &'a str,
    attributes: Vec<(&'a str, &'a Json)>,
    latencies: Vec<(&'a str, f64)>,
}

/// An attribute with what a [`Value`] borrows.
struct Borrowed<'a> {
    name: &'a str,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Number(f64),
    Text(&'a str),
    List(Vec<&'a str>),
    Map(Vec<(&'a str, f64)>),
}

impl<'a> HeldPlayer<'a> {
    fn of(id: &'a str, player: &'a Json) -> Self {
        let entries = |value: &'a Json| value.as_object().into_iter().flatten();
        HeldPlayer {
            id,
            attributes: entries(&player["attributes"]).map(|(name, value)| (name.as_str(), value)).collect(),
            latencies: entries(&player["latencyMs"])
                .map(|(region, value)| (region.as_str(), number(value)))
                .collect(),
        }
    }

    fn borrow(&self) -> Vec<Borrowed<'a>> {
        let kind = |value: &'a Json| match value {
            Json::String(text) => Kind::Text(text),
            Json::Array(items) => Kind::List(items.iter().map(crate::case::text).collect()),
            Json::Object(entries) => {
                Kind::Map(entries.iter().map(|(key, value)| (key.as_str(), number(value))).collect())
            }
            _ => Kind::Number(number(value)),
        };
        self.attributes.iter().map(|(name, value)| Borrowed { name, kind: kind(value) }).collect()
    }

    fn latencies(&self) -> Vec<Latency<'a>> {
        self.latencies.iter().map(|&(region, milliseconds)| Latency { region, milliseconds }).collect()
    }
}

impl Borrowed<'_> {
    fn attribute(&self) -> Attribute<'_> {
        let value = match &self.kind {
            Kind::Number(number) => Value::Number(*number),
            Kind::Text(text) => Value::Text(text),
            Kind::List(items) => Value::List(items),
            Kind::Map(entries) => Value::Map(entries),
        };
        Attribute { name: self.name, value }
    }
}

fn number(value: &Json) -> f64 {
    value.as_f64().expect("a number")
}
