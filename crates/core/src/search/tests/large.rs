//! Large matches: everything that a fill promises, and how much it costs.

use super::random::{Random, first_seed};
use crate::id_order::IdOrder;
use crate::rules::model::{Algorithm, Batching, DistanceReference, Parameters, Rule, RuleKind, Strategy};
use crate::rules::{
    Aggregation, AttributeKind, AttributeSpec, DistanceRule, ExpansionAge, QueueOptions, RuleSet, Step,
    TeamSize,
};
use crate::search::{Agenda, Arrival, Member, Pool, run_pass};
use crate::slab::{Key, Slab};
use crate::time::EngineTime;
use crate::value::{Latencies, OwnedValue};

/// A party: its ratings, and the latency to each region that all its members have.
#[derive(Clone, Debug)]
struct Party {
    ratings: Vec<f64>,
    latencies: Latencies,
}

const LATENCY_MAX: f64 = 80.0;
const DISTANCE_MAX: f64 = 300.0;

fn rules(teams: &[(u32, u32)], has_distance: bool, has_latency: bool, batching: Batching) -> RuleSet {
    let mut rules = Vec::new();
    let mut parameters = Vec::new();
    if has_distance {
        rules.push(Rule {
            name: "near".into(),
            is_part: false,
            kind: RuleKind::BatchDistance { distance: 0 },
        });
        parameters.push(Parameters { max_distance: Some(DISTANCE_MAX), ..Parameters::default() });
    }
    if has_latency {
        let kind = RuleKind::Latency {
            distance_reference: DistanceReference::Min,
            aggregation: Aggregation::Average,
        };
        rules.push(Rule { name: "fast".into(), is_part: false, kind });
        parameters.push(Parameters { max_latency: Some(LATENCY_MAX), ..Parameters::default() });
    }
    let distance = DistanceRule {
        name: "near".into(),
        attribute: 0,
        aggregation: Aggregation::Average,
        widest: DISTANCE_MAX,
    };
    RuleSet {
        source: "".into(),
        name: "".into(),
        attributes: Box::new([AttributeSpec {
            name: "rating".into(),
            kind: AttributeKind::Number,
            public: false,
            default: None,
        }]),
        texts: Box::default(),
        teams: (0..teams.len()).map(|team| format!("team{team}").into()).collect(),
        team_declarations: vec![0; teams.len()].into(),
        rules: rules.into(),
        algorithm: Algorithm {
            strategy: Strategy::Balanced { attribute: 0 },
            batching,
            ..Algorithm::default()
        },
        roles: None,
        weights: Box::default(),
        scoring: None,
        distances: has_distance.then_some(distance).into_iter().collect(),
        expansion_age: ExpansionAge::Oldest,
        steps: Box::new([Step {
            from_ms: 0,
            maxima: has_distance.then_some(DISTANCE_MAX).into_iter().collect(),
            rules: parameters.into(),
            teams: teams.iter().map(|&(min, max)| TeamSize { min, max }).collect(),
        }]),
        options: QueueOptions::default(),
    }
}

/// The groups of one pass over these parties, which came one after the other: members with their teams, and the region.
type Groups = Vec<(Vec<(usize, usize)>, Option<String>)>;

fn pass(rules: &RuleSet, parties: &[Party]) -> (Groups, u64) {
    let (mut pool, mut agenda, mut keys) = (Pool::new(rules), Agenda::default(), Slab::new());
    let mut places: Vec<Key> = Vec::new();
    for (index, party) in parties.iter().enumerate() {
        let ids: Vec<String> = (0..party.ratings.len()).map(|place| format!("p{index}.{place}")).collect();
        let values: Vec<[OwnedValue; 1]> =
            party.ratings.iter().map(|rating| [OwnedValue::Number(*rating)]).collect();
        let members = ids.iter().zip(&values).map(|(player_id, values)| Member {
            player_id,
            values,
            latencies: &party.latencies,
        });
        let ticket = keys.insert(());
        places.push(ticket);
        let enqueued_at = EngineTime::from_millis(u64::try_from(index).expect("a small index"));
        let arrival =
            Arrival { ticket, id: format!("t{index:05}").into(), id_order: IdOrder::default(), enqueued_at };
        agenda.add(pool.insert(rules, arrival, members));
    }
    let mut groups = Groups::new();
    let backfills = |_: &mut Pool, _: Option<EngineTime>, _: &mut u64| {};
    let now = EngineTime::from_millis(100_000);
    let figures = run_pass(&mut pool, rules, now, &mut agenda, backfills, |group, members| {
        let index = |ticket: Key| places.iter().position(|place| *place == ticket).expect("one of ours");
        let members = members.iter().map(|(ticket, _)| index(*ticket)).zip(group.teams.iter().copied());
        groups.push((members.collect(), group.region.as_ref().map(ToString::to_string)));
    });
    assert!(!figures.is_exhausted);
    (groups, figures.evaluations)
}

fn party(random: &mut Random, size_max: u32, regions: &[&str]) -> Party {
    let size = 1 + random.below(size_max) * random.below(2);
    let latency = |random: &mut Random| f64::from(20 + random.below(120));
    Party {
        ratings: (0..size).map(|_| f64::from(1_000 + random.below(1_000))).collect(),
        latencies: regions.iter().map(|region| ((*region).into(), latency(random))).collect(),
    }
}

fn average(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / count
}

#[test]
fn every_large_match_obeys_its_rules_and_none_is_missed_among_single_players() {
    let seed = first_seed();
    let teams = [(20, 30), (20, 30), (10, 15)];
    for number in 0..60 {
        let random = &mut Random::new(seed.wrapping_add(number));
        let (has_distance, has_latency) = (random.one_in(2), random.one_in(2));
        let batching = random.pick(&[Batching::LargestPopulation, Batching::FastestRegion]);
        let size_max = random.pick(&[1, 4]);
        let parties: Vec<Party> =
            (0..160 + random.below(200)).map(|_| party(random, size_max, &["asia", "eu", "us"])).collect();
        let rules = rules(&teams, has_distance, has_latency, batching);
        let (groups, _) = pass(&rules, &parties);
        let mut is_taken = vec![false; parties.len()];
        for (members, region) in &groups {
            let mut sizes = [0; 3];
            for (index, team) in members {
                assert!(
                    !std::mem::replace(&mut is_taken[*index], true),
                    "{index} twice, seed {seed}+{number}"
                );
                sizes[*team] += u32::try_from(parties[*index].ratings.len()).expect("a small party");
            }
            let fits = sizes.iter().zip(&teams).all(|(size, (min, max))| (*min..=*max).contains(size));
            assert!(fits, "{sizes:?}, seed {seed}+{number}");
            let mean = |index: &usize| average(parties[*index].ratings.iter().copied());
            let means = || members.iter().map(|(index, _)| mean(index));
            let spread = means().fold(f64::MIN, f64::max) - means().fold(f64::MAX, f64::min);
            assert!(!has_distance || spread <= DISTANCE_MAX, "spread {spread}, seed {seed}+{number}");
            let reaches = |region: &str| {
                members.iter().all(|(index, _)| {
                    let latencies = &parties[*index].latencies;
                    latencies.iter().any(|(known, latency)| **known == *region && *latency <= LATENCY_MAX)
                })
            };
            assert!(!has_latency || reaches(region.as_deref().expect("a region")), "seed {seed}+{number}");
        }
        if size_max == 1 {
            let waiting =
                || parties.iter().zip(&is_taken).filter(|(_, taken)| !**taken).map(|(party, _)| party);
            for region in ["asia", "eu", "us"] {
                let reaches = |party: &&Party| {
                    let known = party.latencies.iter().find(|(known, _)| **known == *region);
                    !has_latency || known.is_some_and(|(_, latency)| *latency <= LATENCY_MAX)
                };
                for low in waiting().filter(reaches).map(|party| party.ratings[0]) {
                    let near = |party: &&Party| {
                        !has_distance || (0.0..=DISTANCE_MAX).contains(&(party.ratings[0] - low))
                    };
                    let left = waiting().filter(reaches).filter(near).count();
                    assert!(left < 50, "{left} could play in {region}, seed {seed}+{number}");
                }
            }
        }
    }
}

#[test]
fn two_hundred_players_are_balanced_and_ten_thousand_are_searched_within_the_budget() {
    let random = &mut Random::new(first_seed());
    let rules = rules(&[(90, 100), (90, 100)], false, true, Batching::LargestPopulation);
    let parties: Vec<Party> = (0..10_000).map(|_| party(random, 1, &["eu", "us"])).collect();
    let (groups, evaluations) = pass(&rules, &parties);
    assert!(groups.len() > 35, "{} matches", groups.len());
    assert!(evaluations < 2_000_000, "{evaluations} evaluations");
    for (members, _) in &groups {
        let team = |of: usize| members.iter().filter(move |(_, team)| *team == of);
        let mean = |of: usize| average(team(of).map(|(index, _)| parties[*index].ratings[0]));
        assert!((mean(0) - mean(1)).abs() < 5.0, "{} against {}", mean(0), mean(1));
    }
}
