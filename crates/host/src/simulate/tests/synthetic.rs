//! Invented players are as their spec says.

use std::collections::BTreeSet;

use musterd_core::rules::{RuleSet, compile};
use musterd_core::value::OwnedValue;

use crate::simulate::arrival::Arrival;
use crate::simulate::input::SyntheticOptions;
use crate::simulate::synthetic::invent;

const HOUR_MS: u64 = 3_600_000;

fn rules(attributes: &str) -> RuleSet {
    let json = format!(
        r#"{{"ruleLanguageVersion": "1.0", "playerAttributes": [{attributes}],
            "teams": [{{"name": "all", "minPlayers": 2, "maxPlayers": 10}}]}}"#
    );
    compile(&json).expect("good rules")
}

fn invented(spec: &str, seed: u64, week: Option<Vec<f64>>, rules: &RuleSet) -> Result<Vec<Arrival>, String> {
    let options = SyntheticOptions { from: "spec".into(), spec: spec.into(), week };
    invent(&options, seed, &[rules]).map_err(|refusal| refusal.message)
}

const ALL: &str = r#"
    {"name": "rating", "type": "number"}, {"name": "mode", "type": "string"}, {"name": "maps", "type": "string_list"},
    {"name": "roles", "type": "string_list"}, {"name": "blocked", "type": "string_list"},
    {"name": "skill", "type": "string_number_map"}, {"name": "level", "type": "number", "default": 1}"#;

const SPEC: &str = r#"{"players": 5000, "hours": 2, "curve": "flat", "parties": {"1": 1, "3": 1},
    "patienceSeconds": 30,
    "regions": {"eu": {"weight": 3, "homeMs": 20, "awayMs": 120}, "us": {"weight": 1, "homeMs": 30, "awayMs": 130}},
    "attributes": {
      "rating": {"normal": {"mean": 1500, "deviation": 300, "min": 1000, "alike": 0.9}},
      "mode": {"oneOf": {"fast": 3, "slow": 1}}, "maps": {"someOf": {"a": 1, "b": 0.5}},
      "roles": {"ranked": {"of": {"tank": 1, "heal": 2, "damage": 4}, "least": 1, "most": 2}},
      "blocked": {"players": {"share": 0.2, "most": 3}},
      "skill": {"map": {"x": {"mean": 1, "deviation": 0}}}}}"#;

fn share(arrivals: &[Arrival], holds: impl Fn(&crate::simulate::arrival::Player) -> bool) -> f64 {
    let players: Vec<_> = arrivals.iter().flat_map(|arrival| &arrival.players).collect();
    let count = players.iter().filter(|player| holds(player)).count();
    f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(players.len()).unwrap())
}

#[test]
fn players_are_as_the_spec_says() {
    let rules = rules(ALL);
    let arrivals = invented(SPEC, 7, None, &rules).expect("a good spec");
    assert_eq!(arrivals.iter().map(|arrival| arrival.players.len()).sum::<usize>(), 5_000);
    assert!(arrivals.is_sorted_by_key(|arrival| arrival.at_ms));
    assert!(arrivals.iter().all(|arrival| arrival.at_ms < 2 * HOUR_MS));
    let ids: BTreeSet<_> =
        arrivals.iter().flat_map(|arrival| &arrival.players).map(|player| &player.id).collect();
    assert_eq!(ids.len(), 5_000, "each comes once");
    let text = |wanted: &str| Some(OwnedValue::Text(wanted.into()));
    let items = |value: Option<&OwnedValue>| match value {
        Some(OwnedValue::List(items)) => items.len(),
        _ => usize::MAX,
    };
    let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 0.05, "{found} for {wanted}");
    near(share(&arrivals, |player| player.value("mode").cloned() == text("fast")), 0.75);
    near(share(&arrivals, |player| items(player.value("maps")) == 2), 0.5);
    near(share(&arrivals, |player| items(player.value("roles")) == 2), 0.5);
    near(share(&arrivals, |player| items(player.value("blocked")) > 0), 0.2);
    near(share(&arrivals, |player| player.latencies[0].1 < 50.0), 0.75);
    assert!(
        arrivals.iter().flat_map(|arrival| &arrival.players).all(|player| player.value("level").is_none())
    );
    let patience: u64 =
        arrivals.iter().filter_map(|arrival| Some(arrival.cancel_at_ms? - arrival.at_ms)).sum();
    let mean_ms = patience / arrivals.len() as u64;
    assert!((28_000..32_000).contains(&mean_ms), "{mean_ms}");
    assert_eq!(invented(SPEC, 7, None, &rules), Ok(arrivals.clone()));
    assert_ne!(invented(SPEC, 8, None, &rules), Ok(arrivals));
}

#[test]
fn arrivals_follow_the_week() {
    let rules = rules("");
    // Nobody but on Tuesday from 10:00 to 11:00, which a straight line widens by half an hour to both sides.
    let mut week = vec![0.0; 168];
    week[34] = 5.0;
    let spec = r#"{"players": 1000, "hours": 168}"#;
    let arrivals = invented(spec, 1, Some(week), &rules).expect("a good spec");
    let within = 67 * HOUR_MS / 2..=73 * HOUR_MS / 2;
    assert!(arrivals.iter().all(|arrival| within.contains(&arrival.at_ms)));
    // By the built-in curve the evening is busier than the morning.
    let arrivals = invented(r#"{"players": 10000}"#, 1, None, &rules).expect("a good spec");
    let around = |hour: u64| {
        let hours = (hour - 2) * HOUR_MS..(hour + 2) * HOUR_MS;
        arrivals.iter().filter(|arrival| hours.contains(&arrival.at_ms)).count()
    };
    assert!(around(20) > 3 * around(8), "{} and {}", around(20), around(8));
}

#[test]
fn a_spec_that_makes_no_sense_is_refused_with_the_place() {
    let rules = rules(r#"{"name": "rating", "type": "number"}"#);
    let with = |attribute: &str| format!(r#"{{"players": 10, "attributes": {{{attribute}}}}}"#);
    let rating = r#""rating": {"number": 1}"#;
    let table = [
        ("{}".into(), "missing field `players`"),
        (r#"{"players": 0}"#.into(), "players: must be between 1 and 5000000, not 0"),
        (r#"{"players": 1, "hour": 3}"#.into(), "unknown field `hour`, expected one of"),
        (r#"{"players": 1, "parties": {"11": 1}}"#.into(), "parties: a party has 1 to 10 players, not 11"),
        (r#"{"players": 1, "parties": {"1": 0}}"#.into(), "parties: weights are 0 or more"),
        (r#"{"players": 1, "hours": 1e9}"#.into(), "hours: must be between 0.01 and 8784"),
        (r#"{"players": 1}"#.into(), "attributes.rating is missing: the rules declare it without a default"),
        (
            with(&format!(r#"{rating}, "elo": {{"number": 1}}"#)),
            "attributes.elo: the rules declare no such attribute, but rating",
        ),
        (with(r#""rating": {"text": "high"}"#), "attributes.rating: the rules declare it as a number"),
        (
            with(r#""rating": {"normal": {"mean": 1, "deviation": -1}}"#),
            "attributes.rating: deviation is 0 or more",
        ),
        (with(r#""rating": {"uniform": [2, 1]}"#), "attributes.rating: 2 is above 1"),
        (with(r#""rating": {"gauss": 1}"#), "unknown variant `gauss`, expected one of"),
        (
            r#"{"players": 1, "regions": {"eu": {"weight": 1, "homeMs": -1, "awayMs": 1}}}"#.into(),
            "regions.eu: a latency is between",
        ),
    ];
    for (spec, wanted) in table {
        let refused = invented(&spec, 1, None, &rules).expect_err(&spec);
        assert!(refused.starts_with(&format!("spec: {wanted}")), "{refused}");
    }
}
