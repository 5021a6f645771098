//! Players who do something at random, for properties of whole lives.

use std::collections::BTreeMap;

use musterd_core::command::Command;
use proptest::prelude::*;

use super::{Bench, DUEL};

/// So few that they meet all the time.
const PLAYERS: u32 = 8;

/// Something that a player does, or time does.
#[derive(Clone, Debug)]
pub enum Step {
    Connect {
        player: u32,
        resume: bool,
    },
    Drop {
        player: u32,
    },
    Miss {
        player: u32,
    },
    Ask {
        player: u32,
        partner: Option<u32>,
        rating: f64,
    },
    /// Asks before what the server knows of him is there, and his partner's, if that is to come too.
    AskUnknown {
        player: u32,
        partner: Option<u32>,
        both: bool,
    },
    /// What the server knows of a player has come; `None`: it cannot be known.
    Learn {
        player: u32,
        rating: Option<f64>,
    },
    Cancel {
        player: u32,
        ticket: usize,
    },
    Acknowledge {
        player: u32,
        seq: u32,
    },
    Wait {
        milliseconds: u64,
    },
    Rules {
        wide: bool,
    },
}

pub fn step() -> impl Strategy<Value = Step> {
    let player = || 1..=PLAYERS;
    prop_oneof![
        3 => (player(), any::<bool>()).prop_map(|(player, resume)| Step::Connect { player, resume }),
        1 => player().prop_map(|player| Step::Drop { player }),
        1 => player().prop_map(|player| Step::Miss { player }),
        6 => (player(), prop::option::of(player()), 0..8_u32).prop_map(|(player, partner, tens)| {
            Step::Ask { player, partner, rating: 1_000.0 + f64::from(tens) * 40.0 }
        }),
        2 => (player(), prop::option::of(player()), any::<bool>())
            .prop_map(|(player, partner, both)| Step::AskUnknown { player, partner, both }),
        3 => (player(), prop::option::weighted(0.9, 0..8_u32)).prop_map(|(player, tens)| {
            Step::Learn { player, rating: tens.map(|tens| 1_000.0 + f64::from(tens) * 40.0) }
        }),
        2 => (player(), 0..20_usize).prop_map(|(player, ticket)| Step::Cancel { player, ticket }),
        1 => (player(), 0..9_u32).prop_map(|(player, seq)| Step::Acknowledge { player, seq }),
        3 => prop_oneof![1..50_u64, 1_000..40_000_u64].prop_map(|milliseconds| Step::Wait { milliseconds }),
        1 => any::<bool>().prop_map(|wide| Step::Rules { wide }),
    ]
}

/// Where each player is connected.
#[derive(Default)]
pub struct World {
    pub connections: BTreeMap<u32, u32>,
    last_connection: u32,
    pub tickets: Vec<String>,
    /// Who was named in each ticket.
    pub named: BTreeMap<String, Vec<String>>,
}

impl World {
    pub fn take(&mut self, bench: &mut Bench, step: &Step) {
        match *step {
            Step::Connect { player, resume } => self.connect(bench, player, resume),
            Step::Drop { player } => {
                if let Some(connection) = self.connections.remove(&player) {
                    bench.control(Command::Detach { connection });
                }
            }
            Step::Miss { player } => {
                if let Some(&connection) = self.connections.get(&player) {
                    bench.control(Command::Presence { connection, present: false });
                }
            }
            Step::Ask { player, partner, rating } => self.ask(bench, player, partner, rating),
            Step::AskUnknown { player, partner, both } => self.ask_unknown(bench, player, partner, both),
            Step::Learn { player, rating: Some(rating) } => {
                bench.learn("q", &format!("p{player}"), &[("rating", rating)]);
            }
            Step::Learn { player, rating: None } => bench.unavailable("q", &format!("p{player}")),
            Step::Cancel { player, ticket } => {
                let id = self.tickets.get(ticket).cloned().unwrap_or_default();
                if let Some(&connection) = self.connections.get(&player) {
                    bench.apply(connection, Command::Cancel { ticket_id: &id });
                }
            }
            Step::Acknowledge { player, seq } => {
                if let Some(&connection) = self.connections.get(&player) {
                    bench.apply(connection, Command::Ack { seq });
                }
            }
            Step::Wait { milliseconds } => bench.advance(milliseconds),
            Step::Rules { wide } => {
                let rules = rules(if wide { 200 } else { 80 });
                bench.control(Command::PutRules { queue: "q", rules: &rules });
            }
        }
        bench.tick();
    }

    fn connect(&mut self, bench: &mut Bench, player: u32, resume: bool) {
        self.last_connection += 1;
        let resumed = if resume { format!("session-{player}") } else { String::new() };
        let session = format!("session-{player}");
        bench.hello_as(self.last_connection, &format!("p{player}"), &session, &resumed, 0);
        self.connections.insert(player, self.last_connection);
    }

    fn ask(&mut self, bench: &mut Bench, player: u32, partner: Option<u32>, rating: f64) {
        let Some(&connection) = self.connections.get(&player) else { return };
        let id = format!("t{}", self.tickets.len());
        let mut party = vec![format!("p{player}")];
        party.extend(partner.filter(|partner| *partner != player).map(|partner| format!("p{partner}")));
        let members: Vec<(&str, f64)> = party.iter().map(|id| (&**id, rating)).collect();
        bench.party(connection, &id, "q", &members);
        self.tickets.push(id.clone());
        self.named.insert(id, party);
    }

    fn ask_unknown(&mut self, bench: &mut Bench, player: u32, partner: Option<u32>, both: bool) {
        let Some(&connection) = self.connections.get(&player) else { return };
        let id = format!("t{}", self.tickets.len());
        let mut party = vec![format!("p{player}")];
        party.extend(partner.filter(|partner| *partner != player).map(|partner| format!("p{partner}")));
        let awaited = if both { &party[..] } else { &party[..1] };
        let awaited: Vec<&str> = awaited.iter().map(|id| &**id).collect();
        let known: Vec<(&str, f64)> = party[awaited.len()..].iter().map(|id| (&**id, 1_100.0)).collect();
        bench.ask_unknown(connection, &id, "q", &known, &awaited);
        self.tickets.push(id.clone());
        self.named.insert(id, party);
    }
}

pub fn rules(distance: u32) -> String {
    DUEL.replace("\"minPlayers\": 1, \"maxPlayers\": 1", "\"minPlayers\": 1, \"maxPlayers\": 2")
        .replace("\"maxDistance\": 100", &format!("\"maxDistance\": {distance}"))
        .replace("\"requestTimeoutSeconds\": 300", "\"requestTimeoutSeconds\": 60")
}
