//! Random lives in a queue whose matches need acceptance: answers, declines, absences, timeouts, backfills, results and
//! restarts, with a replica that replays every step.

mod support;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use musterd_core::command::{Command, CreateBackfill, Member, PresentTeam, TeamResult};
use proptest::prelude::*;
use support::world::{Step, World, rules, step};
use support::{Bench, Happening, check_property};

const ACCEPTANCE_MS: f64 = 5_000.0;

/// Something that happens around a proposal or a match.
#[derive(Clone, Debug)]
enum Deed {
    World(Step),
    /// A server asks for one or two of its own players.
    Ticket {
        rating: f64,
        pair: bool,
    },
    /// A player answers the newest proposal, or an earlier one.
    Answer {
        player: u32,
        back: usize,
        accept: bool,
        by_server: bool,
    },
    /// Everybody accepts the newest proposal.
    AcceptAll,
    Backfill {
        back: usize,
        empty: bool,
    },
    DeleteBackfill {
        number: usize,
    },
    End {
        back: usize,
        with_result: bool,
    },
    Restart,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        16 => step().prop_map(Deed::World),
        8 => (0..6_u32, any::<bool>())
            .prop_map(|(tens, pair)| Deed::Ticket { rating: 1_000.0 + f64::from(tens) * 40.0, pair }),
        4 => (1..=8_u32, 0..3_usize, any::<bool>(), any::<bool>()).prop_map(|(player, back, accept, by_server)| {
            Deed::Answer { player, back, accept, by_server }
        }),
        8 => Just(Deed::AcceptAll),
        4 => (0..3_usize, any::<bool>()).prop_map(|(back, empty)| Deed::Backfill { back, empty }),
        1 => (1..6_usize).prop_map(|number| Deed::DeleteBackfill { number }),
        2 => (0..3_usize, any::<bool>()).prop_map(|(back, with_result)| Deed::End { back, with_result }),
        1 => Just(Deed::Restart),
    ]
}

fn asking(distance: u32, automatic: bool) -> String {
    let mode = if automatic { "AUTOMATIC" } else { "MANUAL" };
    rules(distance).replace(
        "\"tickMs\": 0,",
        &format!(
            "\"tickMs\": 0, \"acceptanceRequired\": true, \"acceptanceTimeoutSeconds\": 5, \
             \"exclusive\": {automatic}, \"matchTtlSeconds\": 200, \"backfillMode\": \"{mode}\","
        ),
    )
}

/// The id of the match that was proposed so many proposals ago.
fn proposed(bench: &Bench, back: usize) -> Option<String> {
    bench.out.proposed.iter().rev().nth(back).map(|seen| seen.id.clone())
}

fn act(bench: &mut Bench, world: &mut World, deed: &Deed) {
    match *deed {
        Deed::World(Step::Rules { wide }) => {
            let rules = asking(if wide { 200 } else { 80 }, wide);
            bench.control(Command::PutRules { queue: "q", rules: &rules });
        }
        Deed::World(ref step) => world.take(bench, step),
        Deed::Answer { player, back, accept, by_server } => {
            let Some(match_id) = proposed(bench, back) else { return };
            let name = format!("p{player}");
            if by_server {
                bench.control(Command::AnswerProposal { match_id: &match_id, player_ids: &[&name], accept });
            } else if let Some(&connection) = world.connections.get(&player) {
                let command = if accept {
                    Command::Accept { match_id: &match_id }
                } else {
                    Command::Decline { match_id: &match_id }
                };
                bench.apply(connection, command);
            }
        }
        Deed::Ticket { rating, pair } => {
            let id = format!("s{}", world.tickets.len());
            let players = [format!("{id}.a"), format!("{id}.b")];
            let party: Vec<(&str, f64)> = players.iter().map(|player| (&**player, rating)).collect();
            bench.party(0, &id, "q", &party[..if pair { 2 } else { 1 }]);
            world.tickets.push(id);
        }
        Deed::AcceptAll => {
            let Some(seen) = bench.out.proposed.last().cloned() else { return };
            for player in seen.teams.iter().flatten() {
                let player_ids = [player.as_str()];
                bench.control(Command::AnswerProposal {
                    match_id: &seen.id,
                    player_ids: &player_ids,
                    accept: true,
                });
            }
        }
        Deed::Backfill { back, empty } => {
            let Some(seen) = bench.out.matches.iter().rev().nth(back).cloned() else { return };
            let members: Vec<Vec<Member<'_>>> = seen
                .teams
                .iter()
                .map(|team| team.iter().map(|id| Member { player_id: id, ..Member::default() }).collect())
                .collect();
            let teams: Vec<PresentTeam<'_>> = ["red", "blue"]
                .into_iter()
                .zip(&members)
                .map(|(name, players)| PresentTeam {
                    name,
                    players: if empty && name == "red" { &[] } else { players },
                })
                .collect();
            bench.control(Command::CreateBackfill(CreateBackfill {
                match_id: &seen.id,
                queue: "q",
                teams: &teams,
            }));
        }
        Deed::DeleteBackfill { number } => {
            let backfill_id = format!("b-abc-{number}");
            bench.control(Command::DeleteBackfill { backfill_id: &backfill_id });
        }
        Deed::End { back, with_result } => {
            let Some(seen) = bench.out.matches.iter().rev().nth(back).cloned() else { return };
            let team = |name, rank| TeamResult { name, rank, players: &[] };
            let teams = [team("red", 1), team("blue", 2)];
            bench.control(if with_result {
                Command::ReportResult { match_id: &seen.id, teams: &teams }
            } else {
                Command::EndMatch { match_id: &seen.id }
            });
        }
        Deed::Restart => {
            bench.restart();
            world.connections.clear();
        }
    }
    bench.tick();
}

#[test]
fn whatever_happens_around_proposals_nothing_is_lost_or_doubled() {
    let seen: RefCell<BTreeMap<&str, usize>> = RefCell::default();
    let lives = (0..20_usize, prop::collection::vec(deed(), 1..60));
    check_property(400, &lives, |(begin, deeds)| {
        let mut bench = Bench::with_queue("q", &asking(100, true));
        let mut world = World::default();
        for player in 1..=8 {
            world.take(&mut bench, &Step::Connect { player, resume: false });
        }
        for (index, deed) in deeds.iter().enumerate() {
            if index == begin {
                bench.take();
                bench.replicate();
            }
            act(&mut bench, &mut world, deed);
            bench.follow();
            bench.take();
        }
        bench.advance(120_000);
        bench.follow();
        check(&bench.out.story);
        for happening in &bench.out.story {
            *seen.borrow_mut().entry(happening.what).or_default() += 1;
        }
        let known: BTreeSet<&String> = bench.out.ended.iter().collect();
        assert_eq!(known.len(), bench.out.ended.len(), "a ticket ends once");
    });
    let seen = seen.into_inner();
    println!("{seen:?}");
    for what in ["proposed", "matched", "filled", "over", "ended"] {
        assert!(seen.contains_key(what), "no life had a {what}");
    }
}

/// What the public events must tell.
fn check(story: &[Happening]) {
    let mut asked: BTreeMap<&str, (f64, &[String])> = BTreeMap::new();
    let mut ended: BTreeSet<&str> = BTreeSet::new();
    let mut playing: BTreeMap<&str, &str> = BTreeMap::new();
    let mut running: BTreeSet<&str> = BTreeSet::new();
    for happening in story {
        let id = happening.id.as_str();
        match happening.what {
            "proposed" => {
                for (other, (_, tickets)) in &asked {
                    let is_shared = happening.tickets.iter().any(|ticket| tickets.contains(ticket));
                    assert!(!is_shared, "a ticket is asked for {other} and {id} at once");
                }
                assert!(happening.tickets.iter().all(|ticket| !ended.contains(&**ticket)), "{happening:?}");
                // Of a running match the players are asked who would join it; its end is not told by itself.
                if !running.contains(id) {
                    asked.insert(id, (happening.at_ms, &happening.tickets));
                }
            }
            "matched" | "filled" => {
                if let Some((at_ms, tickets)) = asked.remove(id) {
                    assert!(happening.at_ms - at_ms <= ACCEPTANCE_MS, "formed too late: {happening:?}");
                    assert_eq!(tickets, happening.tickets);
                }
                for ticket in &happening.tickets {
                    assert_eq!(playing.insert(ticket, id), None, "ticket {ticket} is in two matches");
                }
                running.insert(id);
            }
            "over" => {
                if let Some((at_ms, _)) = asked.remove(id) {
                    assert!(happening.at_ms - at_ms <= ACCEPTANCE_MS, "outlives its timeout: {happening:?}");
                }
                running.remove(id);
            }
            "rules" => {}
            _ => assert!(ended.insert(id), "ticket {id} ends twice"),
        }
    }
    assert!(asked.is_empty(), "still asked: {asked:?}");
    assert!(playing.keys().all(|ticket| ended.contains(ticket)), "who plays has ended");
}
