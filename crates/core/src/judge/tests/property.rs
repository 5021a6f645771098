//! The judge against the evaluator of [`naive`](super::naive), on random rule sets and groups. A failure names its seed.

use super::generator::random_rules;
use super::naive;
use super::support::placed;
use crate::facts::{PartyFacts, Placed};
use crate::judge::{Judge, Plan, Reach, Scratch};
use crate::rules::RuleSet;

const SEEDS: u64 = 10_000;

/// Every way to put parties into teams.
fn assignments(parties: usize, teams: usize) -> impl Iterator<Item = Vec<usize>> {
    let ways = teams.pow(u32::try_from(parties).expect("few parties"));
    (0..ways).map(move |mut way| {
        let team = |_| {
            let team = way % teams;
            way /= teams;
            team
        };
        (0..parties).map(team).collect()
    })
}

#[test]
fn the_judge_says_what_the_naive_evaluator_says() {
    let mut scratch = Scratch::default();
    let mut legal = 0;
    for seed in 0..SEEDS {
        let (rules, parties) = random_rules(seed);
        let plan = Plan::new(&rules);
        let judge = Judge::new(&rules, &plan, 0);
        for teams in assignments(parties.len(), rules.teams.len()).take(6) {
            let lineup = placed(&parties, &teams);
            for rule in 0..rules.rules.len() {
                let verdict = judge.verdict(rule, &lineup, &mut scratch);
                let expected = naive::rule_holds(&rules, rule, &lineup);
                let kind = &rules.rules[rule].kind;
                assert_eq!(verdict.holds, expected, "seed {seed}, rule {rule}, {teams:?}: {kind:?}");
                assert!(verdict.margin.is_finite() && verdict.margin >= 0.0, "seed {seed}: {verdict:?}");
                assert!(!verdict.holds || verdict.margin == 0.0, "seed {seed}: {verdict:?}");
            }
            let expected = naive::holds(&rules, &lineup);
            assert_eq!(judge.holds(&lineup, &mut scratch), expected, "seed {seed}, {teams:?}");
            legal += usize::from(expected);
        }
    }
    assert!(legal > 1_000, "the rule sets allow something: {legal}");
}

#[test]
fn what_is_broken_for_good_is_legal_in_no_larger_group() {
    let mut scratch = Scratch::default();
    let (mut broken, mut missed) = (0, 0);
    for seed in 0..SEEDS {
        let (rules, parties) = random_rules(seed);
        let plan = Plan::new(&rules);
        let judge = Judge::new(&rules, &plan, 0);
        // Each group of the pool, and in which of its supersets something is legal.
        let groups = 1_usize..1 << parties.len();
        let legal: Vec<bool> =
            groups.clone().map(|group| has_legal(&rules, &members(&parties, group))).collect();
        for group in groups.clone() {
            let set = members(&parties, group);
            let is_possible = groups.clone().any(|larger| larger & group == group && legal[larger - 1]);
            let is_broken = judge.is_broken_for_good(&set, &mut scratch);
            assert!(!(is_broken && is_possible), "seed {seed}, group {group:b}: {:?}", rules.rules);
            broken += usize::from(is_broken);
            missed += usize::from(!is_broken && !is_possible);
        }
    }
    assert!(broken > 5_000, "much is seen to be broken: {broken}, and not seen: {missed}");
}

fn members(parties: &[PartyFacts], group: usize) -> Vec<&PartyFacts> {
    parties.iter().enumerate().filter(|(index, _)| group >> index & 1 == 1).map(|(_, party)| party).collect()
}

fn has_legal(rules: &RuleSet, group: &[&PartyFacts]) -> bool {
    assignments(group.len(), rules.teams.len()).any(|teams| {
        let lineup: Vec<Placed<'_>> =
            group.iter().zip(teams).map(|(party, team)| Placed { party, team }).collect();
        naive::holds(rules, &lineup)
    })
}

#[test]
fn reaches_are_as_they_say() {
    let mut scratch = Scratch::default();
    let mut seen = [0_usize; 3];
    for seed in 0..SEEDS {
        let (rules, parties) = random_rules(seed);
        let plan = Plan::new(&rules);
        let judge = Judge::new(&rules, &plan, 0);
        for rule in 0..rules.rules.len() {
            seen[plan.reach(rule) as usize] += 1;
            let verdicts = assignments(parties.len(), rules.teams.len())
                .map(|teams| judge.verdict(rule, &placed(&parties, &teams), &mut scratch).holds);
            let verdicts: Vec<bool> = verdicts.collect();
            if plan.reach(rule) < Reach::Teams {
                assert!(verdicts.iter().all(|holds| *holds == verdicts[0]), "seed {seed}, rule {rule}");
            }
            if plan.reach(rule) == Reach::Party {
                let alone = |party| judge.verdict(rule, &[Placed { party, team: 0 }], &mut scratch).holds;
                assert_eq!(verdicts[0], parties.iter().all(alone), "seed {seed}, rule {rule}");
            }
        }
        for key in plan.partition_keys() {
            let values: Vec<_> = parties.iter().map(|party| key.of(party)).collect();
            let are_equal = values.iter().all(|value| value.is_some() && *value == values[0]);
            let all: Vec<&PartyFacts> = parties.iter().collect();
            assert!(are_equal || !has_legal(&rules, &all), "seed {seed}: {key:?}");
        }
    }
    assert!(seen.iter().all(|count| *count > 500), "rules of each reach: {seen:?}");
}
