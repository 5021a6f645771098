//! The engine over a trace, in time that is only counted.

use musterd_core::command::{Attribute, Command, Enqueue, Member, Request, Value};
use musterd_core::decision::Decision;
use musterd_core::message::{ClientHeartbeat, Message, Outgoing};
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Settings, Sink};
use serde_json::json;

use crate::outcome::Outcome;
use crate::trace::Trace;

const QUEUE: &str = "stream";
/// A distance that no two exceed.
const ANY: f64 = 10_000.0;
/// How much later those who are left over may still meet.
const AFTER_MS: u64 = 120_000;

/// How a queue is set.
#[derive(Clone, Copy, Debug)]
pub enum Setting {
    /// A pass each so many milliseconds over all who wait, most players first, then the least gaps; any two may play.
    Batch(u64),
    /// A pass on every arrival, the oldest first; a distance that widens: the first one, and the seconds to the next.
    Widening(f64, f64),
    /// A pass each so many milliseconds with objective `quality`, and a distance that widens.
    BatchWidening(u64, f64, f64),
}

/// By how much the distance has widened after so many of the setting's seconds.
const STEPS: [(f64, f64); 6] = [(1.0, 1.5), (2.0, 2.5), (3.0, 4.0), (4.0, 7.0), (6.0, 15.0), (8.0, ANY)];

impl Setting {
    fn name(self) -> String {
        match self {
            Setting::Batch(tick_ms) => format!("quality, {tick_ms} ms"),
            Setting::Widening(distance, seconds) => {
                format!("on arrival, {distance:.2} widening in {seconds} s")
            }
            Setting::BatchWidening(tick_ms, distance, seconds) => {
                format!("quality, {tick_ms} ms, {distance:.2} widening in {seconds} s")
            }
        }
    }

    fn rules(self) -> String {
        let (objective, tick_ms) = match self {
            Setting::Batch(tick_ms) | Setting::BatchWidening(tick_ms, ..) => ("quality", tick_ms),
            Setting::Widening(..) => ("oldest", 0),
        };
        let (distance, steps) = match self {
            Setting::Batch(_) => (ANY, Vec::new()),
            Setting::Widening(distance, seconds) | Setting::BatchWidening(_, distance, seconds) => {
                let step = |(after, times): (f64, f64)| json!({"waitTimeSeconds": after * seconds, "value": (distance * times).min(ANY)});
                (distance, STEPS.map(step).to_vec())
            }
        };
        json!({
            "ruleLanguageVersion": "1.0",
            "playerAttributes": [{"name": "rating", "type": "number"}],
            "algorithm": {"expansionAgeSelection": "oldest"},
            "teams": [
                {"name": "red", "minPlayers": 1, "maxPlayers": 1}, {"name": "blue", "minPlayers": 1, "maxPlayers": 1}
            ],
            "rules": [{"name": "near", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": distance}],
            "weights": [{"type": "spread", "attribute": "rating", "scale": ANY, "weight": 1}],
            "expansions": if steps.is_empty() { json!([]) } else { json!([{"target": "rules[near].maxDistance", "steps": steps}]) },
            "queue": {"tickMs": tick_ms, "objective": objective}
        })
        .to_string()
    }

    /// What becomes of everybody.
    pub fn run(self, trace: &Trace) -> Outcome {
        let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
        let engine = Engine::new(Settings { grace_ms: 30_000, seed: 1, heartbeat });
        let mut world = World { engine, heard: Heard::default(), ticked_at: None };
        world.apply(0, Command::PutRules { queue: QUEUE, rules: &self.rules() });
        for (place, &at_ms) in trace.arrivals_ms.iter().enumerate() {
            world.tick_until(at_ms);
            world.arrive(place, at_ms, trace.ratings[place]);
        }
        world.tick_until(trace.arrivals_ms.last().expect("somebody comes") + AFTER_MS);
        assert_eq!(world.heard.refusals, Vec::<String>::new(), "{}", self.name());
        Outcome::new(self.name(), trace, &world.heard.pairs)
    }
}

struct World {
    engine: Engine,
    heard: Heard,
    ticked_at: Option<EngineTime>,
}

impl World {
    fn apply(&mut self, at_ms: u64, command: Command<'_>) {
        let at = EngineTime::from_millis(at_ms);
        self.heard.now_ms = at_ms;
        self.engine.apply(at, 0, &Request { id: "", request: 1, command }, &mut self.heard);
    }

    fn arrive(&mut self, place: usize, at_ms: u64, rating: f64) {
        let id = place.to_string();
        let attributes = [Attribute { name: "rating", value: Value::Number(rating) }];
        let players = [Member { player_id: &id, attributes: &attributes, ..Member::default() }];
        let enqueue = Enqueue { ticket_id: &id, queue: QUEUE, players: &players, ..Enqueue::default() };
        self.apply(at_ms, Command::CreateTicket { enqueue, presence: false });
    }

    /// Everything that is due before then, each at its own time. A pass that ended for want of budget goes on a
    /// millisecond later, as it would on a server.
    fn tick_until(&mut self, until_ms: u64) {
        while let Some(due) = self.engine.next_tick() {
            let due = due.max(self.engine.now());
            let due = if self.ticked_at == Some(due) { due + 1 } else { due };
            if due.as_millis() >= until_ms {
                break;
            }
            self.heard.now_ms = due.as_millis();
            self.engine.tick(due, &mut self.heard);
            self.ticked_at = Some(due);
        }
    }
}

/// What the engine decided, and what it refused.
#[derive(Default)]
struct Heard {
    now_ms: u64,
    pairs: Vec<(usize, usize, f64)>,
    refusals: Vec<String>,
}

impl Sink for Heard {
    fn send(&mut self, _: Connection, outgoing: &Outgoing<'_>) {
        match outgoing.message {
            Message::Error(refusal) => self.refusals.push(refusal.message.to_owned()),
            Message::RulesAnswer { problems, .. } => {
                self.refusals.extend(problems.iter().map(|problem| problem.message.clone()));
            }
            _ => {}
        }
    }

    fn close(&mut self, _: Connection, _: CloseCode) {}

    fn gone(&mut self, _: Connection) {}

    fn decided(&mut self, decision: &Decision) {
        if let Decision::Matched(matched) = decision {
            let place = |ticket: usize| matched.tickets[ticket].parse().expect("a place");
            assert_eq!(matched.tickets.len(), 2, "one against one");
            #[expect(clippy::cast_precision_loss, reason = "minutes")]
            self.pairs.push((place(0), place(1), self.now_ms as f64));
        }
    }
}
