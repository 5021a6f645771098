//! The engine's pass over the same crowd.

use std::time::{Duration, Instant};

use musterd_core::command::{Attribute, Command, Enqueue, Member, Request, Value};
use musterd_core::message::{ClientHeartbeat, EventBody, Message, Outgoing};
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Settings, Sink};

use crate::crowd::{Crowd, Player};

const QUEUE: &str = "bench";
const STYLE_KEYS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/// Who plays whom, and how long it took to find out.
pub struct Outcome {
    pub pairs: Vec<(usize, usize)>,
    pub elapsed: Duration,
}

/// Everybody enqueues; then one pass.
pub fn run(crowd: &Crowd) -> Outcome {
    let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
    let mut engine = Engine::new(Settings { grace_ms: 30_000, seed: 1, heartbeat });
    let mut heard = Heard::default();
    let apply = |engine: &mut Engine, heard: &mut Heard, command: Command<'_>| {
        engine.apply(EngineTime::ZERO, 0, &Request { id: "", request: 1, command }, heard);
    };
    apply(&mut engine, &mut heard, Command::PutRules { queue: QUEUE, rules: &crowd.scene.rules() });
    for (index, player) in crowd.players.iter().enumerate() {
        enqueue(index, player, |command| apply(&mut engine, &mut heard, command));
    }
    assert_eq!(heard.refusals, Vec::<String>::new());
    let begun = Instant::now();
    engine.tick(EngineTime::from_millis(1_000), &mut heard);
    let elapsed = begun.elapsed();
    while heard.read_to < heard.events_to {
        heard.events_to = 0;
        let after = heard.read_to;
        apply(&mut engine, &mut heard, Command::ReadEvents { after, limit: 512 });
    }
    Outcome { pairs: heard.pairs, elapsed }
}

fn enqueue(index: usize, player: &Player, apply: impl FnOnce(Command<'_>)) {
    let id = index.to_string();
    let style: Vec<(&str, f64)> = STYLE_KEYS.into_iter().zip(player.style).collect();
    let attributes = [
        Attribute { name: "rating", value: Value::Number(player.rating) },
        Attribute { name: "style", value: Value::Map(&style) },
    ];
    let players = [Member { player_id: &id, attributes: &attributes, ..Member::default() }];
    let enqueue = Enqueue { ticket_id: &id, queue: QUEUE, players: &players, ..Enqueue::default() };
    apply(Command::CreateTicket { enqueue, presence: false });
}

/// What the engine said.
struct Heard {
    refusals: Vec<String>,
    pairs: Vec<(usize, usize)>,
    /// The last event read.
    read_to: u64,
    /// The last event of the latest answer, or more than that before the first.
    events_to: u64,
}

impl Default for Heard {
    fn default() -> Self {
        Heard { refusals: Vec::new(), pairs: Vec::new(), read_to: 0, events_to: u64::MAX }
    }
}

impl Sink for Heard {
    fn send(&mut self, _: Connection, outgoing: &Outgoing<'_>) {
        match outgoing.message {
            Message::Error(refusal) => self.refusals.push(refusal.message.to_owned()),
            Message::RulesAnswer { problems, .. } => {
                self.refusals.extend(problems.iter().map(|problem| problem.message.clone()));
            }
            Message::EventBatch { events, .. } => {
                for event in events {
                    self.read_to = event.seq;
                    self.events_to = u64::MAX;
                    if let EventBody::Match(matched) = event.body {
                        let tickets = matched.tickets.iter().map(|id| id.parse().expect("a number"));
                        let pair: Vec<usize> = tickets.collect();
                        self.pairs.push((pair[0].min(pair[1]), pair[0].max(pair[1])));
                    }
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, _: Connection, _: CloseCode) {}

    fn gone(&mut self, _: Connection) {}
}
