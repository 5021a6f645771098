//! What can be asked of the engine, as values that a journal may keep.

use musterd_core::command::{
    Admit, Attribute, Command, CreateBackfill, Enqueue, Latency, Member, PresentTeam, Value,
};
use serde_json::{Value as Json, json};

/// One input of the engine.
#[derive(Clone)]
pub enum Input {
    Admit { connection: u32, player: String, session: String, resumed: String, last_seq: u32 },
    Detach { connection: u32 },
    Enqueue { ticket: String, members: Vec<Person> },
    Cancel { ticket: String },
    Ack { seq: u32 },
    Answer { proposed: String, accept: bool },
    Backfill { running: String, teams: Vec<(String, Vec<Person>)> },
    PutRules { rules: String },
    ReadEvents { after: u64 },
}

/// A member of a party with all that he brings.
#[derive(Clone)]
pub struct Person {
    pub id: String,
    pub attributes: Vec<(&'static str, Held)>,
    pub latencies: Vec<(&'static str, f64)>,
}

/// An attribute's value.
#[derive(Clone)]
pub enum Held {
    Number(f64),
    Text(String),
    List(Vec<String>),
    Map(Vec<(&'static str, f64)>),
}

/// The queue of every history.
pub const QUEUE: &str = "q";

impl Input {
    /// Lends the command that this input is.
    pub fn with_command<T>(&self, take: impl FnOnce(Command<'_>) -> T) -> T {
        match self {
            Input::Admit { connection, player, session, resumed, last_seq } => take(Command::Admit(Admit {
                connection: *connection,
                player_id: player,
                session_id: session,
                resume: "token",
                resumed_session_id: resumed,
                resumed: "token",
                last_seq: *last_seq,
                ..Admit::default()
            })),
            Input::Detach { connection } => take(Command::Detach { connection: *connection }),
            Input::Enqueue { ticket, members } => with_enqueue(ticket, members, take),
            Input::Cancel { ticket } => take(Command::Cancel { ticket_id: ticket }),
            Input::Ack { seq } => take(Command::Ack { seq: *seq }),
            Input::Answer { proposed, accept: true } => take(Command::Accept { match_id: proposed }),
            Input::Answer { proposed, accept: false } => take(Command::Decline { match_id: proposed }),
            Input::Backfill { running, teams } => with_backfill(running, teams, take),
            Input::PutRules { rules } => take(Command::PutRules { queue: QUEUE, rules }),
            Input::ReadEvents { after } => take(Command::ReadEvents { after: *after, limit: 512 }),
        }
    }
}

fn with_enqueue<T>(ticket: &str, members: &[Person], take: impl FnOnce(Command<'_>) -> T) -> T {
    with_members(members, |players| {
        take(Command::Enqueue(Enqueue { ticket_id: ticket, queue: QUEUE, players, ..Enqueue::default() }))
    })
}

fn with_backfill<T>(
    running: &str,
    teams: &[(String, Vec<Person>)],
    take: impl FnOnce(Command<'_>) -> T,
) -> T {
    let everybody: Vec<Person> = teams.iter().flat_map(|(_, persons)| persons.iter().cloned()).collect();
    with_members(&everybody, |mut players| {
        let of_team = |(name, persons): &'_ (String, Vec<Person>)| {
            let (team, rest) = players.split_at(persons.len());
            players = rest;
            (name.clone(), team)
        };
        let split: Vec<(String, &[Member<'_>])> = teams.iter().map(of_team).collect();
        let teams: Vec<PresentTeam<'_>> =
            split.iter().map(|(name, players)| PresentTeam { name, players }).collect();
        take(Command::CreateBackfill(CreateBackfill { match_id: running, queue: QUEUE, teams: &teams }))
    })
}

fn with_members<T>(members: &[Person], take: impl FnOnce(&[Member<'_>]) -> T) -> T {
    let lists: Vec<Vec<Vec<&str>>> = members
        .iter()
        .map(|member| member.attributes.iter().map(|(_, held)| held.items()).collect())
        .collect();
    let attributes: Vec<Vec<Attribute<'_>>> = members
        .iter()
        .zip(&lists)
        .map(|(member, lists)| {
            let values = member.attributes.iter().zip(lists);
            values.map(|((name, held), list)| Attribute { name, value: held.lend(list) }).collect()
        })
        .collect();
    let latencies: Vec<Vec<Latency<'_>>> = members
        .iter()
        .map(|member| {
            let latency = |&(region, milliseconds): &(&'static str, f64)| Latency { region, milliseconds };
            member.latencies.iter().map(latency).collect()
        })
        .collect();
    let players: Vec<Member<'_>> = members
        .iter()
        .zip(attributes.iter().zip(&latencies))
        .map(|(member, (attributes, latencies))| Member {
            player_id: &member.id,
            attributes,
            latencies,
            ..Member::default()
        })
        .collect();
    take(&players)
}

impl Held {
    fn items(&self) -> Vec<&str> {
        match self {
            Held::List(items) => items.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    fn lend<'a>(&'a self, list: &'a [&'a str]) -> Value<'a> {
        match self {
            Held::Number(number) => Value::Number(*number),
            Held::Text(text) => Value::Text(text),
            Held::List(_) => Value::List(list),
            Held::Map(entries) => Value::Map(entries),
        }
    }

    fn json(&self) -> Json {
        match self {
            Held::Number(number) => json!(number),
            Held::Text(text) => json!(text),
            Held::List(items) => json!(items),
            Held::Map(entries) => {
                entries.iter().map(|(key, number)| ((*key).to_owned(), json!(number))).collect()
            }
        }
    }
}

impl Person {
    /// As a history tells of him.
    pub fn json(&self) -> Json {
        let attributes: Json =
            self.attributes.iter().map(|(name, held)| ((*name).to_owned(), held.json())).collect();
        let latencies: Json =
            self.latencies.iter().map(|(region, latency)| ((*region).to_owned(), json!(latency))).collect();
        json!({"player": self.id, "attributes": attributes, "latencyMs": latencies})
    }
}
