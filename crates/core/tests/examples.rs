//! The example rule sets of the documents make the matches that they are for.

mod support;

use musterd_core::command::{Attribute, Command, Enqueue, Latency, Member, Value};
use support::{Bench, SeenMatch};

const LADDER: &str = include_str!("../../../docs/examples/ladder-1v1.json");
const SQUADS: &str = include_str!("../../../docs/examples/squads-5v5.json");
const ROYALE: &str = include_str!("../../../docs/examples/battle-royale-60.json");

/// A ticket of a server: each player with these attributes and latencies.
fn ask(bench: &mut Bench, ticket_id: &str, players: &[(&str, &[Attribute<'_>], &[Latency<'_>])]) {
    let players: Vec<Member<'_>> = players
        .iter()
        .map(|(player_id, attributes, latencies)| Member {
            player_id,
            attributes,
            latencies,
            ..Member::default()
        })
        .collect();
    let enqueue = Enqueue { ticket_id, queue: "q", players: &players, ..Enqueue::default() };
    bench.control(Command::CreateTicket { enqueue, presence: false });
}

fn attribute<'a>(name: &'a str, value: Value<'a>) -> Attribute<'a> {
    Attribute { name, value }
}

/// The matches made within so many milliseconds.
fn matches(bench: &mut Bench, milliseconds: u64) -> Vec<SeenMatch> {
    bench.follow();
    bench.advance(milliseconds);
    bench.follow();
    bench.out.matches.clone()
}

#[test]
fn the_ladder_pairs_equal_modes_near_ratings_and_nobody_with_whom_he_blocked() {
    let mut bench = Bench::with_queue("q", LADDER);
    let player = |bench: &mut Bench, id: &str, rating: f64, mode: &str, blocked: &[&str]| {
        let attributes = [
            attribute("rating", Value::Number(rating)),
            attribute("mode", Value::Text(mode)),
            attribute("blocked", Value::List(blocked)),
        ];
        ask(bench, id, &[(id, &attributes, &[])]);
    };
    player(&mut bench, "ann", 1_500.0, "classic", &["ben"]);
    player(&mut bench, "ben", 1_500.0, "classic", &[]);
    player(&mut bench, "cem", 1_500.0, "blitz", &[]);
    player(&mut bench, "dia", 1_580.0, "classic", &[]);
    assert_eq!(matches(&mut bench, 4_000).len(), 0, "80 apart is too far before 5 s");
    let made = matches(&mut bench, 2_000);
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].tickets, ["ann", "dia"], "the oldest goes first, but not with whom he blocked");
}

#[test]
fn squads_fill_two_teams_of_five_with_their_roles() {
    // Nobody is there to accept.
    let rules = SQUADS.replace("\"acceptanceRequired\": true", "\"acceptanceRequired\": false");
    let mut bench = Bench::with_queue("q", &rules);
    let tank: &[&str] = &["tank"];
    let damage: &[&str] = &["damage"];
    let support: &[&str] = &["support", "damage"];
    let parties: [&[(&str, &[&str])]; 6] = [
        &[("a1", tank), ("a2", damage), ("a3", support)],
        &[("b1", damage), ("b2", support)],
        &[("c1", tank), ("c2", damage), ("c3", damage)],
        &[("d1", support)],
        &[("e1", support)],
        &[("f1", damage)],
    ];
    for party in parties {
        let played: Vec<[Attribute<'_>; 1]> =
            party.iter().map(|(_, of)| [attribute("roles", Value::List(of))]).collect();
        let players: Vec<(&str, &[Attribute<'_>], &[Latency<'_>])> =
            party.iter().zip(&played).map(|((id, _), of)| (*id, &of[..], &[][..])).collect();
        ask(&mut bench, party[0].0, &players);
    }
    let made = matches(&mut bench, 2_000);
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].teams.iter().map(Vec::len).collect::<Vec<_>>(), [5, 5]);
    for (one, other) in [("a1", "a3"), ("b1", "b2"), ("c1", "c3")] {
        let together = made[0].teams.iter().any(|team| {
            let has = |player: &str| team.iter().any(|id| id == player);
            has(one) && has(other)
        });
        assert!(together, "{one} and {other} queue together: {:?}", made[0].teams);
    }
    let tanks = |team: &Vec<String>| team.iter().filter(|id| ["a1", "c1"].contains(&id.as_str())).count();
    assert!(made[0].teams.iter().all(|team| tanks(team) == 1), "{:?}", made[0].teams);
}

#[test]
fn sixty_players_of_one_region_make_a_battle_royale() {
    let mut bench = Bench::with_queue("q", ROYALE);
    let near = [Latency { region: "eu", milliseconds: 40.0 }, Latency { region: "us", milliseconds: 140.0 }];
    let far = [Latency { region: "us", milliseconds: 30.0 }];
    for number in 0..63_u32 {
        let skill = [attribute("skill", Value::Number(f64::from(number * 10)))];
        let id = format!("p{number}");
        ask(&mut bench, &id, &[(&id, &skill, if number % 21 == 0 { &far } else { &near })]);
    }
    let made = matches(&mut bench, 3_000);
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].teams.iter().map(Vec::len).collect::<Vec<_>>(), [3; 20]);
    assert!(!made[0].teams.concat().contains(&"p21".to_owned()), "his region is too far for the others");
}
