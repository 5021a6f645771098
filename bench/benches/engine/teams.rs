//! Five against five with parties, roles, latencies and expansions: what a pass costs, and what a hostile queue beside
//! `duel` does to it.

use cpu_time::ThreadTime;

use musterd_bench::compare::median;
use musterd_bench::report::{Better, Row};
use musterd_core::command::{Attribute, Command, Enqueue, Latency, Member, Request, Value};
use musterd_core::message::{ClientHeartbeat, Message, Outgoing};
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Settings, Sink};

use crate::crowd::Spread;

const RULES: &str = r#"{
    "ruleLanguageVersion": "1.0",
    "playerAttributes": [
        {"name": "rating", "type": "number"},
        {"name": "roles", "type": "string_list"},
        {"name": "blocked", "type": "string_list"}
    ],
    "algorithm": {"expansionAgeSelection": "oldest"},
    "teams": [{"name": "side", "minPlayers": 5, "maxPlayers": 5, "quantity": 2}],
    "roles": {"attribute": "roles", "composition": [
        {"role": "tank", "minPlayers": 1}, {"role": "heal", "minPlayers": 2}, {"role": "harm", "minPlayers": 2}
    ]},
    "rules": [
        {"name": "near", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": 200},
        {"name": "fast", "type": "latency", "maxLatency": 80},
        {"name": "blocks", "type": "collection", "operation": "reference_intersection_count",
         "measurements": ["flatten(teams[*].players.attributes[blocked])"],
         "referenceValue": "flatten(teams[*].players[playerId])", "maxCount": 0}
    ],
    "expansions": [{"target": "rules[near].maxDistance", "steps": [
        {"waitTimeSeconds": 5, "value": 400}, {"waitTimeSeconds": 15, "value": 800}]}],
    "queue": {"tickMs": 1000}
}"#;

/// Players present together, and how often that is measured. Odd, so that the median is one of them.
const SIZES: [(u32, usize); 2] = [(1_000, 21), (10_000, 7)];

/// Counts matches and players in them.
#[derive(Default)]
struct Heard {
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
}

struct Arena {
    engine: Engine,
    heard: Heard,
    waiting: u32,
}

impl Arena {
    /// An engine in which so many players wait, one in three in a party of two.
    fn new(players: u32) -> Arena {
        let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
        let settings = Settings { grace_ms: 30_000, seed: 1, heartbeat };
        let mut arena = Arena { engine: Engine::new(settings), heard: Heard::default(), waiting: 0 };
        arena.apply(Command::PutRules { queue: "teams", rules: RULES });
        let mut spread = Spread::new(0x5eed);
        let mut number = 0;
        while arena.waiting < players {
            let size = 1 + u32::from(spread.below(5) == 0);
            arena.ask(&mut spread, number, size);
            number += 1;
        }
        assert!(arena.heard.refusals.is_empty(), "{:?}", arena.heard.refusals);
        arena
    }

    fn ask(&mut self, spread: &mut Spread, number: u32, size: u32) {
        const ORDERS: [&[&str]; 6] = [
            &["tank", "harm"],
            &["heal"],
            &["harm", "heal"],
            &["heal", "tank"],
            &["harm"],
            &["tank", "heal", "harm"],
        ];
        let ids: Vec<String> = (0..size).map(|place| format!("p{number}-{place}")).collect();
        let near = spread.below(2) == 0;
        let latencies = [("eu", near), ("us", !near)].map(|(region, near)| Latency {
            region,
            milliseconds: if near { 30.0 } else { 70.0 + 20.0 * spread.next() },
        });
        let attributes: Vec<[Attribute<'_>; 3]> = ids
            .iter()
            .map(|_| {
                [
                    Attribute { name: "rating", value: Value::Number(1_000.0 + 1_000.0 * spread.next()) },
                    Attribute { name: "roles", value: Value::List(ORDERS[spread.below(ORDERS.len())]) },
                    Attribute { name: "blocked", value: Value::List(&[]) },
                ]
            })
            .collect();
        let members: Vec<Member<'_>> = ids
            .iter()
            .zip(&attributes)
            .map(|(player_id, attributes)| Member {
                player_id,
                attributes,
                latencies: &latencies,
                ..Member::default()
            })
            .collect();
        let enqueue = Enqueue { queue: "teams", players: &members, ..Enqueue::default() };
        self.apply(Command::CreateTicket { enqueue, presence: false });
        self.waiting += size;
    }

    fn apply(&mut self, command: Command<'_>) {
        let request = Request { id: "", request: 1, command };
        self.engine.apply(EngineTime::ZERO, 0, &request, &mut self.heard);
    }

    /// One pass: milliseconds, and players who were matched by it.
    fn pass(&mut self) -> (f64, f64) {
        let start = ThreadTime::now();
        self.engine.tick(EngineTime::from_millis(1_000), &mut self.heard);
        let elapsed = start.elapsed().as_secs_f64() * 1e3;
        let mut left = Left::default();
        let request = Request { id: "", request: 1, command: Command::ReadQueues { queue: "teams" } };
        self.engine.apply(EngineTime::from_millis(1_000), 0, &request, &mut left);
        (elapsed, f64::from(self.waiting) - f64::from(left.players))
    }
}

/// Players that a queue reports.
#[derive(Default)]
struct Left {
    players: u32,
}

impl Sink for Left {
    fn send(&mut self, _: Connection, outgoing: &Outgoing<'_>) {
        if let Message::QueueReports(reports) = outgoing.message {
            self.players = reports.iter().map(|report| report.players_waiting).sum();
        }
    }

    fn close(&mut self, _: Connection, _: CloseCode) {}

    fn gone(&mut self, _: Connection) {}
}

/// Prints the rows.
pub fn report() {
    for (players, rounds) in SIZES {
        let mut rates = Vec::new();
        for _ in 0..rounds {
            let (elapsed_ms, matched) = Arena::new(players).pass();
            assert!(matched > f64::from(players) * 0.7, "{matched} of {players} are matched");
            rates.push(matched / elapsed_ms * 1e3);
        }
        Row {
            name: &format!(
                "5v5 with parties, roles, latencies, blocks, {} K players: one pass",
                players / 1_000
            ),
            ours: median(&mut rates),
            rival: None,
            rival_name: "",
            unit: "players/s",
            better: Better::Higher,
            target: Some(5e5),
        }
        .print();
    }
}
