//! Judging allocates nothing once its buffers have grown.

use allocation_counter::measure;

use super::generator::random_rules;
use super::support::placed;
use crate::facts::PartyFacts;
use crate::judge::{Judge, Plan, Scratch};

#[test]
fn judging_allocates_nothing_after_the_first_time() {
    let mut scratch = Scratch::default();
    for seed in 0..200 {
        let (rules, parties) = random_rules(seed);
        let plan = Plan::new(&rules);
        let judge = Judge::new(&rules, &plan, 0);
        let teams: Vec<usize> = (0..parties.len()).map(|index| index % rules.teams.len()).collect();
        let lineup = placed(&parties, &teams);
        let set: Vec<&PartyFacts> = parties.iter().collect();
        let judge_all = |scratch: &mut Scratch| {
            judge.holds(&lineup, scratch);
            judge.is_broken_for_good(&set, scratch);
            for rule in 0..rules.rules.len() {
                judge.verdict(rule, &lineup, scratch);
            }
        };
        // Buffers change places, so each has to grow.
        (0..32).for_each(|_| judge_all(&mut scratch));
        let again = measure(|| judge_all(&mut scratch));
        assert_eq!(again.count_total, 0, "seed {seed}");
    }
    assert!(measure(|| drop(vec![0_u8; 64])).count_total > 0, "the counter counts");
}
