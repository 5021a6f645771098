//! A rule set that no search can finish: counted, not timed.

use super::World;
use super::case::{Case, Player, Terms, Ticket};
use crate::limits;

/// Tickets that block each other so that no ten fit together, though any few do: the search must try and try.
fn hostile() -> Case {
    let player = |index: u32| Player {
        id: format!("p{index}.0"),
        rating: 1_000.0,
        level: 1.0,
        mode: "ranked".into(),
        roles: Vec::new(),
        // Everybody blocks those whose number leaves the same rest: no group of ten is without a pair of them.
        blocked: (0..180)
            .filter(|other| *other != index && other % 9 == index % 9)
            .map(|other| format!("p{other}.0"))
            .collect(),
        avoided: Vec::new(),
        latencies: Box::default(),
    };
    Case {
        is_oldest_clock: true,
        teams: vec![(5, 5), (5, 5)],
        steps: vec![Terms { from_ms: 0, distance: 100.0, latency: 100.0, gap: 100.0 }],
        has_distance: false,
        has_mode: false,
        has_blocks: true,
        has_latency: false,
        has_gap: false,
        either: None,
        has_sort: false,
        composition: Vec::new(),
        weights: Vec::new(),
        tickets: (0..180)
            .map(|index| Ticket {
                id: format!("t{index:03}"),
                at: u64::from(index),
                players: vec![player(index)],
            })
            .collect(),
    }
}

#[test]
fn a_hostile_rule_set_takes_its_budget_a_pass_and_no_more() {
    let case = hostile();
    let mut rules = case.rules();
    rules.options.search_budget = 100_000;
    let mut world = World::new(&case, rules);
    case.tickets.iter().for_each(|ticket| world.insert(ticket));
    for pass in 0..5 {
        assert_eq!(world.pass(1_000 + pass), [], "nobody can be matched");
        let figures = world.figures;
        assert!(figures.is_exhausted, "pass {pass}: {figures:?}");
        // A judgement may begin within the budget and end beyond it; what it looks at is bounded.
        let most = world.rules.options.search_budget * 11 / 10;
        assert!(figures.evaluations <= most, "pass {pass}: {figures:?}");
        assert!(figures.misses + figures.hits < limits::ANCHOR_SHARE * 4, "pass {pass}: {figures:?}");
    }
}

#[test]
fn one_hard_anchor_holds_up_no_other() {
    let mut case = hostile();
    // Ten who block nobody, younger than all who cannot be matched.
    for index in 180..190_u32 {
        let mut player = case.tickets[0].players[0].clone();
        player.id = format!("p{index}.0");
        player.blocked = Vec::new();
        case.tickets.push(Ticket { id: format!("t{index:03}"), at: u64::from(index), players: vec![player] });
    }
    let mut world = World::new(&case, case.rules());
    case.tickets[..180].iter().for_each(|ticket| world.insert(ticket));
    world.pass(1_000);
    case.tickets[180..].iter().for_each(|ticket| world.insert(ticket));
    let mut matched = 0;
    for pass in 1..=3 {
        matched += world.pass(1_000 + pass).len();
    }
    assert!(matched > 0, "with the ten there is a group");
}
