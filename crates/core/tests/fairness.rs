//! A queue whose rules can hardly be met holds up nobody else, in passes, which are what the engine can promise: each
//! pass has a budget, and queues take turns.

mod support;

use musterd_core::command::{Attribute, Command, Enqueue, Member, Request, Value};
use musterd_core::message::{EventBody, Message, Outgoing};
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Sink};
use support::settings;

const TICK_MS: u64 = 200;
const ROUNDS: u64 = 100;
/// What another queue may add to the wait, in passes.
const MORE_PASSES_MAX: u64 = 2;

const DUEL: &str = r#"{"ruleLanguageVersion": "1.0", "playerAttributes": [{"name": "rating", "type": "number"}],
    "teams": [{"name": "red", "minPlayers": 1, "maxPlayers": 1}, {"name": "blue", "minPlayers": 1, "maxPlayers": 1}],
    "rules": [{"name": "near", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": 100}],
    "queue": {"tickMs": 200}}"#;

/// Ten players whose ratings sum up to what no ten of them have, which only trying them all can tell.
const HOSTILE: &str = r#"{"ruleLanguageVersion": "1.0", "playerAttributes": [{"name": "rating", "type": "number"}],
    "teams": [{"name": "red", "minPlayers": 5, "maxPlayers": 5}, {"name": "blue", "minPlayers": 5, "maxPlayers": 5}],
    "rules": [{"name": "sum", "type": "comparison", "operation": "=", "referenceValue": 0.5,
        "measurements": ["sum(flatten(teams[*].players.attributes[rating]))"]}],
    "queue": {"tickMs": 200, "searchBudget": 20000}}"#;

/// When each ticket was matched, and how often a budget ran out.
#[derive(Default)]
struct Heard {
    matched: Vec<(String, f64)>,
    exhausted: u64,
    events_read: u64,
}

impl Sink for Heard {
    fn send(&mut self, _: Connection, outgoing: &Outgoing<'_>) {
        match outgoing.message {
            Message::EventBatch { events, .. } => {
                for event in events {
                    self.events_read = event.seq;
                    if let EventBody::Match(matched) = event.body {
                        self.matched.extend(matched.tickets.iter().map(|id| (id.to_string(), event.at_ms)));
                    }
                }
            }
            Message::QueueReports(reports) => {
                self.exhausted = reports.iter().map(|report| report.totals.budget_exhausted).sum();
            }
            Message::Error(refusal) => panic!("{}", refusal.message),
            _ => {}
        }
    }

    fn close(&mut self, _: Connection, _: CloseCode) {}

    fn gone(&mut self, _: Connection) {}
}

/// The engine and what it said.
struct World {
    engine: Engine,
    heard: Heard,
    now: u64,
}

impl World {
    fn apply(&mut self, command: Command<'_>) {
        let request = Request { id: "", request: 1, command };
        self.engine.apply(EngineTime::from_millis(self.now), 0, &request, &mut self.heard);
    }

    fn enqueue(&mut self, queue: &str, id: &str, rating: f64) {
        let attributes = [Attribute { name: "rating", value: Value::Number(rating) }];
        let players = [Member { player_id: id, attributes: &attributes, ..Member::default() }];
        let enqueue = Enqueue { ticket_id: id, queue, players: &players, ..Enqueue::default() };
        self.apply(Command::CreateTicket { enqueue, presence: false });
    }

    fn tick(&mut self) {
        self.engine.tick(EngineTime::from_millis(self.now), &mut self.heard);
    }
}

/// Passes that the slowest of duel's tickets waited for, one of a hundred left out, and budgets that ran out.
fn passes_of_duel(is_beside_hostile: bool) -> (u64, u64) {
    let mut world = World { engine: Engine::new(settings()), heard: Heard::default(), now: 1 };
    world.apply(Command::PutRules { queue: "duel", rules: DUEL });
    if is_beside_hostile {
        world.apply(Command::PutRules { queue: "hostile", rules: HOSTILE });
    }
    for round in 0..ROUNDS {
        world.now = round * TICK_MS + 1;
        if is_beside_hostile {
            for ticket in 0..2 {
                #[expect(clippy::cast_precision_loss, reason = "a small number")]
                let rating = (round * 2 + ticket) as f64;
                world.enqueue("hostile", &format!("h{round}-{ticket}"), rating);
            }
        }
        world.enqueue("duel", &format!("d{round}-0"), 1_500.0);
        world.enqueue("duel", &format!("d{round}-1"), 1_500.0);
        world.now = (round + 1) * TICK_MS;
        world.tick();
    }
    world.apply(Command::ReadQueues { queue: "" });
    loop {
        let after = world.heard.events_read;
        world.apply(Command::ReadEvents { after, limit: 512 });
        if world.heard.events_read == after {
            break;
        }
    }
    let mut waits: Vec<u64> =
        world.heard.matched.iter().map(|(id, at_ms)| passes_between(id, *at_ms)).collect();
    assert_eq!(waits.len() as u64, 2 * ROUNDS, "everybody plays");
    waits.sort_unstable();
    (waits[waits.len() * 99 / 100], world.heard.exhausted)
}

/// A ticket named `d7-1` came before pass 8.
fn passes_between(id: &str, at_ms: f64) -> u64 {
    let round: u64 = id[1..].split('-').next().and_then(|round| round.parse().ok()).expect("a round");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole milliseconds from 0")]
    let pass = at_ms as u64 / TICK_MS;
    pass - round
}

#[test]
fn a_hostile_queue_moves_the_wait_of_another_by_two_passes_at_most() {
    let (alone, _) = passes_of_duel(false);
    let (beside, exhausted) = passes_of_duel(true);
    assert!(
        exhausted > ROUNDS / 2,
        "the other queue is hostile: {exhausted} of its passes spent their budget"
    );
    assert!(beside <= alone + MORE_PASSES_MAX, "{beside} passes instead of {alone}");
}
