//! Long random lives: whatever players do in whatever order, the claims of invariant 1 hold, every acknowledged
//! ticket ends once, messages come in order, and equal commands give equal words.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use musterd_core::command::Command;
use proptest::prelude::*;
use support::world::{Step, World, rules, step};
use support::{Bench, check_property};

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
