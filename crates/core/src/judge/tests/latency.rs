//! Latency rules, regions, and the bits of a pool.

use super::support::{add, party, placed, player, rule_set};
use crate::facts::{Interner, PartyFacts, PlayerFacts, Symbol};
use crate::judge::{Judge, Plan, RegionIndex, Scratch, Verdict};
use crate::rules::model::{DistanceReference, Parameters, RuleKind};
use crate::rules::{Aggregation, RuleSet};

fn at(latencies: &[(u32, f64)]) -> PlayerFacts {
    let latencies = latencies.iter().map(|&(region, latency)| (Symbol(region), latency)).collect();
    PlayerFacts { latencies, ..player(0, 0.0, 0, &[]) }
}

fn soloist(latencies: &[(u32, f64)]) -> PartyFacts {
    party(&[at(latencies)])
}

fn latency_rules(parameters: &[(Option<f64>, Option<f64>)], reference: DistanceReference) -> RuleSet {
    let mut rules = rule_set(2);
    for &(max_latency, max_distance) in parameters {
        let kind = RuleKind::Latency { distance_reference: reference, aggregation: Aggregation::default() };
        add(&mut rules, kind, Parameters { max_distance, max_latency, ..Parameters::default() });
    }
    rules
}

/// The verdict on the first rule, and whether all hold.
fn judged(rules: &RuleSet, parties: &[PartyFacts]) -> (Verdict, bool) {
    let plan = Plan::new(rules);
    let judge = Judge::new(rules, &plan, 0);
    let mut scratch = Scratch::default();
    let teams: Vec<usize> = (0..parties.len()).map(|index| index % 2).collect();
    let lineup = placed(parties, &teams);
    (judge.verdict(0, &lineup, &mut scratch), judge.holds(&lineup, &mut scratch))
}

#[test]
fn one_region_has_to_serve_everybody() {
    let cases: [(&str, Vec<PartyFacts>, Option<f64>); 5] = [
        ("both reach 1", vec![soloist(&[(1, 50.0)]), soloist(&[(1, 80.0), (2, 10.0)])], None),
        ("20 too far", vec![soloist(&[(1, 50.0)]), soloist(&[(1, 100.0), (2, 10.0)])], Some(20.0)),
        ("nothing in common", vec![soloist(&[(1, 50.0)]), soloist(&[(2, 10.0)])], Some(80.0)),
        ("nothing reported", vec![soloist(&[(1, 50.0)]), soloist(&[])], Some(80.0)),
        (
            "the mean of a party counts",
            vec![party(&[at(&[(1, 100.0)]), at(&[(1, 60.0)])]), soloist(&[(1, 1.0)])],
            None,
        ),
    ];
    let rules = latency_rules(&[(Some(80.0), None)], DistanceReference::Min);
    for (what, parties, margin) in cases {
        let expected = Verdict { holds: margin.is_none(), margin: margin.unwrap_or(0.0) };
        assert_eq!(judged(&rules, &parties), (expected, expected.holds), "{what}");
    }
}

#[test]
fn a_member_who_does_not_know_the_region_rules_it_out() {
    let rules = latency_rules(&[(Some(80.0), None)], DistanceReference::Min);
    let mixed = party(&[at(&[(1, 10.0), (2, 10.0)]), at(&[(2, 10.0)])]);
    assert!(!judged(&rules, &[mixed.clone(), soloist(&[(1, 10.0)])]).1);
    assert!(judged(&rules, &[mixed, soloist(&[(2, 10.0)])]).1);
}

#[test]
fn distances_between_parties_in_a_region() {
    let parties = [soloist(&[(1, 20.0)]), soloist(&[(1, 40.0)]), soloist(&[(1, 90.0)])];
    for (reference, most, margin) in [
        (DistanceReference::Min, 70.0, 0.0),
        (DistanceReference::Min, 60.0, 10.0),
        (DistanceReference::Average, 40.0, 0.0),
        (DistanceReference::Average, 30.0, 10.0),
    ] {
        let rules = latency_rules(&[(None, Some(most))], reference);
        let verdict = Verdict { holds: margin == 0.0, margin };
        assert_eq!(judged(&rules, &parties), (verdict, verdict.holds), "{most} from {reference:?}");
    }
}

#[test]
fn all_latency_rules_hold_in_one_region() {
    let rules = latency_rules(&[(Some(80.0), None), (None, Some(10.0))], DistanceReference::Min);
    // In region 1 both are near enough, in region 2 both are alike; in none both.
    let apart = [soloist(&[(1, 10.0), (2, 90.0)]), soloist(&[(1, 40.0), (2, 90.0)])];
    let (first, all) = judged(&rules, &apart);
    assert!(first.holds && !all, "each rule alone has a region, both together have none");
    assert!(judged(&rules, &[soloist(&[(1, 10.0)]), soloist(&[(1, 20.0)])]).1);
}

#[test]
fn a_match_takes_the_fastest_region_and_of_equals_the_first_by_name() {
    let mut names = Interner::default();
    let [west, asia, east] = ["west", "asia", "east"].map(|name| names.take(name).0);
    let ruled = latency_rules(&[(Some(80.0), None)], DistanceReference::Min);
    let free = rule_set(2);
    let region = |rules: &RuleSet, parties: &[PartyFacts]| {
        let plan = Plan::new(rules);
        let region = Judge::new(rules, &plan, 0).region(&placed(parties, &[0, 1]), &names);
        region.map(|region| names.text(region).expect("a name in use").to_string())
    };
    let far = [soloist(&[(west, 81.0), (asia, 70.0)]), soloist(&[(west, 1.0), (asia, 70.0)])];
    assert_eq!(region(&ruled, &far).as_deref(), Some("asia"), "nobody may be over the maximum");
    assert_eq!(region(&free, &far).as_deref(), Some("west"), "without a rule the mean alone counts");
    let alike = [soloist(&[(west, 9.0), (asia, 9.0), (east, 9.0)]), soloist(&[(west, 5.0), (asia, 5.0)])];
    assert_eq!(region(&ruled, &alike).as_deref(), Some("asia"), "the first by name, not by number");
    assert_eq!(region(&free, &[soloist(&[(west, 9.0)]), soloist(&[])]), None);
}

#[test]
fn parties_without_a_common_region_have_no_common_bit() {
    let rules = latency_rules(&[(Some(80.0), None)], DistanceReference::Min);
    let plan = Plan::new(&rules);
    let judge = Judge::new(&rules, &plan, 0);
    let mut index = RegionIndex::default();
    let parties: Vec<PartyFacts> = (0..100).map(|region| soloist(&[(region, 10.0), (500, 90.0)])).collect();
    for party in &parties {
        index.enter(party);
    }
    let bits = |index: &RegionIndex, region: usize| judge.regions(&parties[region], index);
    for one in 0..100 {
        assert_eq!(bits(&index, one).count_ones(), 1, "500 is too far for everybody");
        for other in 0..100 {
            let meet = bits(&index, one) & bits(&index, other) != 0;
            assert!(meet || one != other, "{one} meets itself");
            assert!(!meet || one == other || (one >= 62 && other >= 62), "{one} and {other} share a bit");
        }
    }
    // A region that shares the last bit keeps it while anybody who entered with it waits.
    index.leave(&parties[0]);
    index.enter(&soloist(&[(99, 10.0)]));
    index.enter(&soloist(&[(777, 10.0)]));
    assert_eq!(bits(&index, 99), index.bit(Symbol(99)));
    assert_eq!(index.bit(Symbol(99)).trailing_zeros(), 63);
    assert_eq!(index.bit(Symbol(777)).trailing_zeros(), 0, "the free bit is used again");
    let nobody = rule_set(2);
    let plan = Plan::new(&nobody);
    assert_eq!(Judge::new(&nobody, &plan, 0).regions(&soloist(&[]), &index), u64::MAX);
}
