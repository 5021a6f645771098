//! Rules that change while it runs: versions, files against operators, kept lanes, canaries, shadows.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use musterd_core::command::{CanaryChange, Command, RulesChange};
use proptest::prelude::*;
use support::world::{Step, World, rules, step};
use support::{Bench, DUEL, check_property};

/// `DUEL` under which ratings may differ so much.
fn duel(distance: u32) -> String {
    DUEL.replace("\"maxDistance\": 100", &format!("\"maxDistance\": {distance}"))
}

fn put(rules: &str, keep_ms: f64) -> Command<'_> {
    let change = RulesChange { queue: "duel", rules, by_operator: true, keep_ms, wall_ms: 0.0 };
    Command::ChangeRules(change)
}

fn file(rules: &str) -> Command<'_> {
    Command::ChangeRules(RulesChange { queue: "duel", rules, ..RulesChange::default() })
}

fn rollback(version: u32) -> Command<'static> {
    Command::RollbackRules { queue: "duel", version, wall_ms: 0.0 }
}

fn canary(version: u32, percent: f64) -> Command<'static> {
    Command::PutCanary(CanaryChange { queue: "duel", version, percent, ..CanaryChange::default() })
}

const END_CANARY: Command<'static> = Command::DeleteCanary { queue: "duel", wall_ms: 0.0 };

fn shadow(rules: &str) -> Command<'_> {
    Command::PutShadow { queue: "duel", rules, wall_ms: 0.0 }
}

impl Bench {
    fn said(&mut self, command: Command<'_>) -> String {
        self.take();
        self.control(command);
        self.take().pop().unwrap_or_default()
    }

    fn versions(&mut self) -> String {
        self.said(Command::ReadRuleVersions { queue: "duel" }).replace("0 versions ", "")
    }
}

#[test]
fn what_an_operator_put_wins_over_the_file_until_it_is_gone_back_to() {
    let (old, new, own) = (duel(100), duel(110), duel(300));
    let mut bench = Bench::with_queue("duel", &old);
    for (what, command, versions) in [
        ("the file again", file(&old), "1:File(live,file)"),
        ("a changed file", file(&new), "1:File 2:File(live,file)"),
        ("an operator", put(&own, 0.0), "1:File 2:File(file) 3:Put(live)"),
        ("the same again", put(&own, 0.0), "1:File 2:File(file) 3:Put(live)"),
        ("the file, unchanged", file(&new), "1:File 2:File(file) 3:Put(live)"),
        ("the file, changed", file(&old), "1:File 2:File 3:Put(live) 4:File(file)"),
        ("back to an older one", rollback(2), "1:File 2:Rollback(live) 3:Put 4:File(file)"),
        ("the file does not win over that", file(&old), "1:File 2:Rollback(live) 3:Put 4:File(file)"),
        ("back to the file", rollback(4), "1:File 2:Rollback 3:Put 4:Rollback(live,file)"),
        ("so a changed file wins", file(&new), "1:File 2:Rollback 3:Put 4:Rollback 5:File(live,file)"),
        (
            "an operator puts what is live",
            put(&new, 0.0),
            "1:File 2:Rollback 3:Put 4:Rollback 5:Put(live,file)",
        ),
        ("and wins from then on", file(&own), "1:File 2:Rollback 3:Put 4:Rollback 5:Put(live) 6:File(file)"),
    ] {
        bench.control(command);
        assert_eq!(bench.versions(), versions, "{what}");
    }
}

#[test]
fn bad_changes_are_refused_and_change_nothing() {
    let mut bench = Bench::with_queue("duel", DUEL);
    let wide = duel(300);
    bench.control(put(&wide, 0.0));
    for (what, command, said) in [
        ("no rules", put("{", 0.0), "0 rules v2 created=false problems=1"),
        ("a shadow that is none", shadow("[]"), "0 rules v2 created=false problems=1"),
        ("kept too long", put(DUEL, 43_200_001.0), "0 error BAD_MESSAGE"),
        ("kept less than nothing", put(DUEL, -1.0), "0 error BAD_MESSAGE"),
        ("kept no number", put(DUEL, f64::NAN), "0 error BAD_MESSAGE"),
        ("an unknown version", rollback(3), "0 error VERSION_NOT_FOUND"),
        ("version 0", rollback(0), "0 error VERSION_NOT_FOUND"),
        ("a canary of an unknown version", canary(9, 5.0), "0 error VERSION_NOT_FOUND"),
        ("a canary of the live version", canary(2, 5.0), "0 error VERSION_IN_USE"),
        ("too large a canary", canary(1, 100.1), "0 error BAD_MESSAGE"),
        ("a negative canary", canary(1, -0.1), "0 error BAD_MESSAGE"),
        ("a canary of no number", canary(1, f64::NAN), "0 error BAD_MESSAGE"),
    ] {
        let before = bench.engine.image();
        assert_eq!(bench.said(command), said, "{what}");
        assert_eq!(bench.engine.image(), before, "{what}");
    }
    for command in [
        Command::RollbackRules { queue: "none", version: 1, wall_ms: 0.0 },
        Command::ReadRules { queue: "none", version: 0 },
        Command::ReadRuleVersions { queue: "none" },
        Command::DeleteShadow { queue: "none", wall_ms: 0.0 },
        Command::DeleteCanary { queue: "none", wall_ms: 0.0 },
    ] {
        assert_eq!(bench.said(command), "0 error UNKNOWN_QUEUE", "{command:?}");
    }
}

#[test]
fn versions_are_forgotten_but_not_those_in_use() {
    let mut bench = Bench::with_queue("duel", DUEL);
    let shadowed = duel(9_999);
    bench.control(shadow(&shadowed));
    for distance in 0..60 {
        bench.control(put(&duel(1_000 + distance), 0.0));
    }
    let versions = bench.versions();
    assert!(versions.starts_with("1:File(file) 2:Shadow(shadow) 30:Put "), "{versions}");
    assert!(versions.ends_with(" 61:Put 62:Put(live)"), "{versions}");
    assert_eq!(bench.said(rollback(29)), "0 error VERSION_NOT_FOUND");
}

#[test]
fn tickets_move_at_once_or_stay_as_long_as_asked() {
    for (keep_ms, is_matched_by_old) in [(0.0, false), (5_000.0, true)] {
        let mut bench = Bench::with_queue("duel", &duel(100));
        let (narrow, lone) = (
            duel(1).replace("\"steps\": [", "\"steps\": [{\"waitTimeSeconds\": 1, \"value\": 2}, "),
            5_000.0,
        );
        bench.party(0, "a", "duel", &[("ann", 1_000.0)]);
        bench.party(0, "b", "duel", &[("bob", lone)]);
        bench.control(put(&narrow, keep_ms));
        bench.party(0, "c", "duel", &[("cy", lone + 1.0)]);
        bench.tick();
        bench.follow();
        assert_eq!(
            bench.out.matches.len(),
            usize::from(!is_matched_by_old),
            "both wait under one version or not"
        );
        bench.advance(6_000);
        bench.follow();
        assert_eq!(bench.out.matches.len(), 1, "after the time they wait together");
        assert_eq!(bench.out.matches[0].tickets, ["b", "c"]);
        assert_eq!(bench.said(Command::ReadQueues { queue: "duel" }), "0 queues duel:1+0");
    }
}

#[test]
fn a_ticket_that_the_new_rules_do_not_admit_fails() {
    let mut bench = Bench::with_queue("duel", DUEL);
    bench.party(0, "a", "duel", &[("ann", 1_000.0)]);
    let other = DUEL.replace(
        "{\"name\": \"rating\", \"type\": \"number\"}",
        "{\"name\": \"rating\", \"type\": \"number\"}, {\"name\": \"rank\", \"type\": \"number\"}",
    );
    bench.control(put(&other, 2_000.0));
    bench.follow();
    assert!(bench.out.ended.is_empty(), "it stays for a while");
    bench.advance(2_000);
    bench.follow();
    assert_eq!(bench.out.ended, ["a"]);
}

#[test]
fn a_ticket_returns_from_a_canary_to_its_old_place() {
    let mut bench = Bench::with_queue("duel", &duel(100));
    bench.control(shadow(&duel(1)));
    assert_eq!(bench.said(canary(2, 100.0)), "0 rules v2 created=true problems=0");
    bench.party(0, "first", "duel", &[("ann", 1_000.0)]);
    bench.advance(10_000);
    bench.control(canary(2, 0.0));
    bench.party(0, "second", "duel", &[("bob", 1_400.0)]);
    bench.party(0, "third", "duel", &[("cy", 1_490.0)]);
    bench.tick();
    bench.follow();
    assert_eq!(bench.out.matches.len(), 1, "the live rules match those who came later");
    bench.party(0, "fourth", "duel", &[("dan", 1_050.0)]);
    bench.advance(19_999);
    bench.follow();
    assert_eq!(bench.out.matches.len(), 1, "the canary's distance is 1");
    bench.advance(1);
    bench.follow();
    assert_eq!(bench.out.matches[1].tickets, ["first", "fourth"], "it is the anchor: it kept its age");
}

#[test]
fn the_end_of_a_canary_returns_its_tickets_at_once() {
    let mut bench = Bench::with_queue("duel", &duel(100));
    bench.control(shadow(&duel(1)));
    bench.control(canary(2, 100.0));
    bench.party(0, "a", "duel", &[("ann", 1_000.0)]);
    bench.party(0, "b", "duel", &[("bob", 1_050.0)]);
    bench.tick();
    assert_eq!(bench.said(END_CANARY), "0 rules v1 created=false problems=0");
    bench.tick();
    bench.follow();
    assert_eq!(bench.out.matches.len(), 1);
    assert_eq!(bench.said(END_CANARY), "0 rules v1 created=false problems=0", "twice is as once");
}

#[test]
fn a_change_of_the_live_rules_ends_a_canary() {
    let other = duel(120);
    for (what, command, live) in
        [("a rollback", rollback(1), 1), ("its own version", rollback(3), 3), ("a put", put(&other, 0.0), 4)]
    {
        let mut bench = Bench::with_queue("duel", &duel(90));
        bench.control(put(&duel(100), 0.0));
        bench.control(shadow(&duel(1)));
        bench.control(canary(3, 100.0));
        bench.party(0, "a", "duel", &[("ann", 1_000.0)]);
        bench.control(command);
        bench.follow();
        let last = &bench.out.changes[bench.out.changes.len() - 2..];
        assert_eq!(last[0], format!("duel v3 Canary ended, live {live}"), "{what}");
        assert!(last[1].starts_with(&format!("duel v{live} ")), "{what}: {last:?}");
        assert!(bench.versions().contains("(live"), "{what}");
        assert_eq!(bench.said(Command::ReadQueues { queue: "duel" }), "0 queues duel:1+0", "{what}");
    }
}

#[test]
fn a_shadow_changes_no_live_decision() {
    let lives = prop::collection::vec(step(), 1..60);
    check_property(200, &lives, |steps| {
        let [alone, shadowed] = [false, true].map(|has_shadow| {
            let mut bench = Bench::with_queue("q", &rules(100));
            if has_shadow {
                bench.control(Command::PutShadow { queue: "q", rules: &rules(400), wall_ms: 0.0 });
            }
            let mut world = World::default();
            for step in &steps {
                world.take(&mut bench, step);
                bench.follow();
            }
            bench.advance(120_000);
            bench.follow();
            (bench.out.matches, bench.out.ended)
        });
        assert_eq!(alone, shadowed);
    });
}

/// What an operator does between the steps of players.
#[derive(Clone, Debug)]
enum Operation {
    Live(Step),
    Put { distance: u32, keep_ms: u32 },
    File { distance: u32 },
    Rollback { version: u32 },
    Canary { version: u32, percent: u32 },
    EndCanary,
    Shadow { distance: u32 },
    EndShadow,
    Restart,
}

fn operation() -> impl Strategy<Value = Operation> {
    let distance = || prop_oneof![Just(1_u32), Just(80), Just(200), Just(600)];
    prop_oneof![
        20 => step().prop_map(Operation::Live),
        2 => (distance(), prop_oneof![Just(0_u32), Just(3_000), Just(20_000)])
            .prop_map(|(distance, keep_ms)| Operation::Put { distance, keep_ms }),
        1 => distance().prop_map(|distance| Operation::File { distance }),
        1 => (1..6_u32).prop_map(|version| Operation::Rollback { version }),
        2 => (1..6_u32, 0..=100_u32).prop_map(|(version, percent)| Operation::Canary { version, percent }),
        1 => Just(Operation::EndCanary),
        1 => distance().prop_map(|distance| Operation::Shadow { distance }),
        1 => Just(Operation::EndShadow),
        1 => Just(Operation::Restart),
    ]
}

fn operate(bench: &mut Bench, world: &mut World, operation: &Operation) {
    let queue = "q";
    match *operation {
        Operation::Live(ref step) => return world.take(bench, step),
        Operation::Put { distance, keep_ms } => {
            let (rules, keep_ms) = (rules(distance), f64::from(keep_ms));
            let change = RulesChange { queue, rules: &rules, by_operator: true, keep_ms, wall_ms: 1.0 };
            bench.control(Command::ChangeRules(change));
        }
        Operation::File { distance } => {
            bench.control(Command::PutRules { queue, rules: &rules(distance) });
        }
        Operation::Rollback { version } => {
            bench.control(Command::RollbackRules { queue, version, wall_ms: 2.0 });
        }
        Operation::Canary { version, percent } => {
            let percent = f64::from(percent);
            let change = CanaryChange { queue, version, percent, ..CanaryChange::default() };
            bench.control(Command::PutCanary(change));
        }
        Operation::EndCanary => bench.control(Command::DeleteCanary { queue, wall_ms: 3.0 }),
        Operation::Shadow { distance } => {
            bench.control(Command::PutShadow { queue, rules: &rules(distance), wall_ms: 4.0 });
        }
        Operation::EndShadow => bench.control(Command::DeleteShadow { queue, wall_ms: 5.0 }),
        Operation::Restart => {
            bench.restart();
            world.connections.clear();
        }
    }
    bench.tick();
}

/// Every ticket ends once, and every match has its tickets for itself.
fn check_ends(bench: &Bench, world: &World, asked: &BTreeMap<String, usize>) {
    let mut seen = BTreeSet::new();
    for id in &bench.out.ended {
        assert!(seen.insert(id), "{id} ended twice");
    }
    let matched: Vec<&String> = bench.out.matches.iter().flat_map(|matched| &matched.tickets).collect();
    let distinct: BTreeSet<&&String> = matched.iter().collect();
    assert_eq!(distinct.len(), matched.len(), "a ticket is in two matches");
    let lost: Vec<&String> =
        world.tickets.iter().filter(|id| asked.contains_key(*id) && !seen.contains(id)).collect();
    assert!(lost.is_empty(), "{lost:?} never ended");
}

#[test]
fn no_ticket_is_lost_whatever_an_operator_does_and_a_replica_agrees() {
    let lives = (0..10_usize, prop::collection::vec(operation(), 1..60));
    check_property(300, &lives, |(begin, operations)| {
        let mut bench = Bench::with_queue("q", &rules(100));
        let mut world = World::default();
        let mut asked = BTreeMap::new();
        for (index, operation) in operations.iter().enumerate() {
            if index == begin {
                bench.take();
                bench.replicate();
            }
            operate(&mut bench, &mut world, operation);
            bench.follow();
            for line in bench.take() {
                let words: Vec<&str> = line.split(' ').collect();
                if let [_, _, "ticket", id, ..] = words[..] {
                    asked.insert(id.to_owned(), index);
                }
            }
        }
        bench.advance(200_000);
        bench.follow();
        check_ends(&bench, &world, &asked);
    });
}
