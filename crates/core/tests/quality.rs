//! Objective `quality`, against the best there is: small pools, all of whose groupings can be tried.

mod support;

use musterd_core::command::{Attribute, Command, Enqueue, Member, Value};
use proptest::prelude::*;
use support::{Bench, SeenMatch, check_property};

fn rules(objective: &str, team: u32, within: f64, more: &str) -> String {
    format!(
        r#"{{"ruleLanguageVersion": "1.0", "playerAttributes": [{{"name": "rating", "type": "number"}}],
        "algorithm": {{"expansionAgeSelection": "oldest"}},
        "teams": [{{"name": "red", "minPlayers": {team}, "maxPlayers": {team}}},
            {{"name": "blue", "minPlayers": {team}, "maxPlayers": {team}}}],
        "rules": [{{"name": "near", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": {within}}}],
        "weights": [{{"type": "spread", "attribute": "rating", "scale": 1000}}],
        "queue": {{"objective": "{objective}", "tickMs": 1000, "requestTimeoutSeconds": 3600{more}}}}}"#
    )
}

/// One pass over tickets of these ratings, named by their place, a millisecond apart.
fn one_pass(rules: &str, ratings: &[f64], age_ms: u64) -> Vec<SeenMatch> {
    let mut bench = Bench::with_queue("q", rules);
    for (place, rating) in ratings.iter().enumerate() {
        ask(&mut bench, place, *rating);
    }
    matches_after(&mut bench, age_ms)
}

/// A ticket named by its place.
fn ask(bench: &mut Bench, place: usize, rating: f64) {
    let id = place.to_string();
    let attributes = [Attribute { name: "rating", value: Value::Number(rating) }];
    let players = [Member { player_id: &id, attributes: &attributes, ..Member::default() }];
    let enqueue = Enqueue { ticket_id: &id, queue: "q", players: &players, ..Enqueue::default() };
    bench.control(Command::CreateTicket { enqueue, presence: false });
}

fn matches_after(bench: &mut Bench, milliseconds: u64) -> Vec<SeenMatch> {
    bench.advance(milliseconds);
    bench.control(Command::ReadEvents { after: 0, limit: 512 });
    bench.out.matches.clone()
}

fn pairs(matches: &[SeenMatch]) -> Vec<Vec<usize>> {
    let members = |matched: &SeenMatch| {
        let mut members: Vec<usize> = matched.tickets.iter().map(|id| id.parse().expect("a place")).collect();
        members.sort_unstable();
        members
    };
    let mut pairs: Vec<Vec<usize>> = matches.iter().map(members).collect();
    pairs.sort();
    pairs
}

fn total(matches: &[SeenMatch]) -> f64 {
    matches.iter().map(|matched| matched.quality).sum()
}

/// Pairs and total score of the best way to pair those that are left.
fn optimum(left: &[f64], within: f64) -> (usize, f64) {
    let Some((first, rest)) = left.split_first() else { return (0, 0.0) };
    let mut best = optimum(rest, within);
    for (place, other) in rest.iter().enumerate() {
        let difference = (first - other).abs();
        if difference > within {
            continue;
        }
        let others: Vec<f64> = rest[..place].iter().chain(&rest[place + 1..]).copied().collect();
        let (pairs, sum) = optimum(&others, within);
        let found = (pairs + 1, sum + 1.0 - difference / 1_000.0);
        if found > best {
            best = found;
        }
    }
    best
}

#[test]
fn most_players_come_before_the_oldest_ticket_s_best_partner() {
    // The first would take the last, and the other two may not play each other.
    let ratings = [1_500.0, 1_400.0, 1_590.0, 1_480.0];
    let oldest = one_pass(&rules("oldest", 1, 100.0, ""), &ratings, 1_000);
    assert_eq!(pairs(&oldest), [[0, 3]]);
    let quality = one_pass(&rules("quality", 1, 100.0, ""), &ratings, 1_000);
    assert_eq!(pairs(&quality), [[0, 2], [1, 3]]);
}

#[test]
fn a_ticket_that_has_waited_long_is_an_anchor_first() {
    let ratings = [1_500.0, 1_400.0, 1_590.0, 1_480.0];
    let promoted = rules("quality", 1, 100.0, r#", "promoteAfterSeconds": 0"#);
    assert_eq!(pairs(&one_pass(&promoted, &ratings, 1_000)), [[0, 3]]);
}

#[test]
fn a_partner_whom_an_old_ticket_took_is_not_paired_again() {
    let mut bench = Bench::with_queue("q", &rules("quality", 1, 100.0, r#", "promoteAfterSeconds": 1"#));
    ask(&mut bench, 0, 1_500.0);
    bench.advance(2_500);
    for (place, rating) in [1_510.0, 1_505.0, 1_420.0].into_iter().enumerate() {
        ask(&mut bench, place + 1, rating);
    }
    assert_eq!(pairs(&matches_after(&mut bench, 1_000)), [[0, 2], [1, 3]]);
}

#[test]
fn pairs_are_the_best_there_are() {
    let ratings = prop::collection::vec((0..60_u32).prop_map(|tens| f64::from(tens) * 10.0), 0..9);
    let within = prop_oneof![Just(20.0), Just(100.0), Just(1_000.0)];
    check_property(300, &(ratings, within), |(ratings, within)| {
        let matches = one_pass(&rules("quality", 1, within, ""), &ratings, 1_000);
        let best = optimum(&ratings, within);
        assert_eq!(matches.len(), best.0, "{ratings:?}");
        assert!(
            (total(&matches) - best.1).abs() < 1e-9,
            "{} instead of {best:?}: {ratings:?}",
            total(&matches)
        );
    });
}

#[test]
fn teams_are_no_fewer_and_no_worse_than_under_oldest() {
    let ratings = prop::collection::vec((0..60_u32).prop_map(|tens| f64::from(tens) * 10.0), 0..17);
    check_property(100, &ratings, |ratings| {
        let oldest = one_pass(&rules("oldest", 2, 300.0, ""), &ratings, 1_000);
        let quality = one_pass(&rules("quality", 2, 300.0, ""), &ratings, 1_000);
        let is_as_good = quality.len() > oldest.len()
            || (quality.len() == oldest.len() && total(&quality) >= total(&oldest) - 1e-9);
        assert!(is_as_good, "{ratings:?}: {quality:?} is worse than {oldest:?}");
        let mut seen: Vec<usize> = pairs(&quality).concat();
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count, "nobody is in two matches");
    });
}
