//! The data of the benchmark: requests and matches of the queue `duel`.

use std::sync::Arc;

use musterd_core::command::{Attribute, Command, Enqueue, Latency, Request, Value};
use musterd_core::matched::{Match, MatchedPlayer, Team, TeamPlayers};
use musterd_core::message::{MatchView, Message, Outgoing};
use musterd_core::rules::{RuleSet, compile};
use musterd_core::value::OwnedValue;
use musterd_wire::compose;

/// How many requests are read, no two alike, and how many messages written.
pub const MESSAGES: usize = 10_000;
/// How many matches there are; they are written in turn.
pub const DISTINCT: usize = 128;

const RULES: &str = r#"{
    "ruleLanguageVersion": "1.0",
    "playerAttributes": [{"name": "rating", "type": "number"}],
    "teams": [
        {"name": "red", "minPlayers": 1, "maxPlayers": 1},
        {"name": "blue", "minPlayers": 1, "maxPlayers": 1}
    ]
}"#;

/// Frames of `enqueue`: id, ticket id, queue, a rating and a latency.
pub fn request_frames() -> Vec<Vec<u8>> {
    (0..MESSAGES).map(request_frame).collect()
}

fn request_frame(index: usize) -> Vec<u8> {
    let (id, ticket_id) = (format!("{index}"), format!("t-{index:08}"));
    let enqueue = Enqueue {
        ticket_id: &ticket_id,
        queue: "duel",
        attributes: &[Attribute { name: "rating", value: Value::Number(rating(index)) }],
        latencies: &[Latency { region: "eu", milliseconds: 20.0 + rating(index) / 100.0 }],
        ..Enqueue::default()
    };
    compose::frame(&Request { id: &id, request: 0, command: Command::Enqueue(enqueue) })
}

fn rating(index: usize) -> f64 {
    1_000.0 + f64::from(u32::try_from(index).expect("few")) * 0.137
}

/// Matches of one against one, as the engine holds them.
pub struct Matches(Vec<Match>);

impl Matches {
    pub fn new() -> Matches {
        let rules = Arc::new(compile(RULES).expect("good rules"));
        Matches((0..DISTINCT).map(|index| one_against_one(index, &rules)).collect())
    }

    /// The message of a match to its first ticket.
    pub fn outgoing(&self, index: usize) -> Outgoing<'_> {
        let message = Message::Match(MatchView { matched: &self.0[index], viewer: Some(0) });
        Outgoing { seq: u32::try_from(index + 1).expect("few"), reference: "", request: 0, message }
    }
}

fn one_against_one(index: usize, rules: &Arc<RuleSet>) -> Match {
    let team = |ticket: usize, name: &str| Team {
        name: name.into(),
        players: TeamPlayers::from_iter([MatchedPlayer {
            player_id: format!("player-{:06}", 2 * index + ticket).into(),
            ticket,
            values: Arc::new([OwnedValue::Number(rating(index))]),
        }]),
    };
    Match {
        id: format!("m-{index:08}").into(),
        queue: "duel".into(),
        rules: Arc::clone(rules),
        tickets: Arc::new([format!("t-{index:08}").into(), format!("t-{:08}", index + DISTINCT).into()]),
        teams: Box::new([team(0, "red"), team(1, "blue")]),
        quality: 0.875,
        seats: None,
    }
}
