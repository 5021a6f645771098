//! Long random lives: whatever players do in whatever order, the claims of invariant 1 hold, every acknowledged
//! ticket ends once, messages come in order, and equal commands give equal words.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use musterd_core::command::Command;
use proptest::prelude::*;
use support::{Bench, DUEL, check_property};

const PLAYERS: u32 = 8;

/// Something that a player does, or time does.
#[derive(Clone, Debug)]
enum Step {
    Connect { player: u32, resume: bool },
    Drop { player: u32 },
    Miss { player: u32 },
    Ask { player: u32, partner: Option<u32>, rating: f64 },
    Cancel { player: u32, ticket: usize },
    Acknowledge { player: u32, seq: u32 },
    Wait { milliseconds: u64 },
    Rules { wide: bool },
}

fn step() -> impl Strategy<Value = Step> {
    let player = || 1..=PLAYERS;
    prop_oneof![
        3 => (player(), any::<bool>()).prop_map(|(player, resume)| Step::Connect { player, resume }),
        1 => player().prop_map(|player| Step::Drop { player }),
        1 => player().prop_map(|player| Step::Miss { player }),
        6 => (player(), prop::option::of(player()), 0..8_u32).prop_map(|(player, partner, tens)| {
            Step::Ask { player, partner, rating: 1_000.0 + f64::from(tens) * 40.0 }
        }),
        2 => (player(), 0..20_usize).prop_map(|(player, ticket)| Step::Cancel { player, ticket }),
        1 => (player(), 0..9_u32).prop_map(|(player, seq)| Step::Acknowledge { player, seq }),
        3 => prop_oneof![1..50_u64, 1_000..40_000_u64].prop_map(|milliseconds| Step::Wait { milliseconds }),
        1 => any::<bool>().prop_map(|wide| Step::Rules { wide }),
    ]
}

/// Where each player is connected.
#[derive(Default)]
struct World {
    connections: BTreeMap<u32, u32>,
    last_connection: u32,
    tickets: Vec<String>,
    /// Who was named in each ticket.
    named: BTreeMap<String, Vec<String>>,
}

impl World {
    fn take(&mut self, bench: &mut Bench, step: &Step) {
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
}

fn rules(distance: u32) -> String {
    DUEL.replace("\"minPlayers\": 1, \"maxPlayers\": 1", "\"minPlayers\": 1, \"maxPlayers\": 2")
        .replace("\"maxDistance\": 100", &format!("\"maxDistance\": {distance}"))
        .replace("\"requestTimeoutSeconds\": 300", "\"requestTimeoutSeconds\": 60")
}

/// What is known of a ticket from the words alone.
#[derive(Default)]
struct Seen {
    is_live: bool,
    ends: BTreeSet<String>,
}

/// Plays the steps and checks the words after each.
fn play(steps: &[Step]) -> Vec<String> {
    let mut bench = Bench::with_queue("q", &rules(100));
    let mut world = World::default();
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    let mut last_seq: BTreeMap<u32, u32> = BTreeMap::new();
    let mut words = Vec::new();
    for step in steps {
        world.take(&mut bench, step);
        bench.follow();
        for line in bench.take() {
            read(&line, &mut seen, &mut last_seq);
            words.push(line);
        }
        check_claims(&seen, &bench, &world);
    }
    bench.advance(120_000);
    for line in bench.take() {
        read(&line, &mut seen, &mut last_seq);
        words.push(line);
    }
    check_matches(&bench, &world);
    // Every timeout and grace is over: nothing may be left.
    bench.control(Command::ReadQueues { queue: "q" });
    assert_eq!(bench.take(), ["0 queues q:0+0"]);
    words
}

fn read(line: &str, seen: &mut BTreeMap<String, Seen>, last_seq: &mut BTreeMap<u32, u32>) {
    let parts: Vec<&str> = line.split(' ').collect();
    let connection: u32 = parts[0].parse().expect("a line starts with its connection");
    if let Some(seq) = parts[1].strip_prefix('#') {
        let seq: u32 = seq.parse().expect("a number");
        let last = last_seq.entry(connection).or_default();
        assert!(seq > *last, "messages of a connection rise: {line}");
        *last = seq;
    }
    if parts.get(2) == Some(&"ticket") {
        let ticket = seen.entry(parts[3].to_owned()).or_default();
        let is_final = ["Completed", "Cancelled", "TimedOut", "Failed"].contains(&parts[4]);
        assert!(is_final || ticket.ends.is_empty(), "a ticket that has ended goes on: {line}");
        ticket.is_live = !is_final;
        if is_final {
            ticket.ends.insert(parts[4].to_owned());
            assert_eq!(ticket.ends.len(), 1, "a ticket ends once: {line}");
        }
    }
}

fn check_claims(seen: &BTreeMap<String, Seen>, bench: &Bench, world: &World) {
    let ended: BTreeSet<&String> = bench.out.ended.iter().collect();
    assert_eq!(ended.len(), bench.out.ended.len(), "a ticket ends once");
    let mut claimed: BTreeSet<&String> = BTreeSet::new();
    for (id, _) in seen.iter().filter(|(id, ticket)| ticket.is_live && !ended.contains(id)) {
        for player in &world.named[id] {
            assert!(claimed.insert(player), "{player} is in two live tickets, {id} is one");
        }
    }
}

fn check_matches(bench: &Bench, world: &World) {
    let mut matched: BTreeSet<&String> = BTreeSet::new();
    for seen in &bench.out.matches {
        for ticket in &seen.tickets {
            assert!(matched.insert(ticket), "{ticket} is in two matches");
        }
        let mut players: Vec<&String> = seen.teams.iter().flatten().collect();
        let mut named: Vec<&String> = seen.tickets.iter().flat_map(|ticket| &world.named[ticket]).collect();
        players.sort();
        named.sort();
        assert_eq!(players, named, "a match holds whole parties");
        assert!(seen.teams.iter().all(|team| (1..=2).contains(&team.len())));
    }
}

#[test]
fn claims_ends_and_order_hold_and_runs_repeat() {
    check_property(1_500, &prop::collection::vec(step(), 1..60), |steps| {
        assert_eq!(play(&steps), play(&steps), "equal commands, other words");
    });
}
