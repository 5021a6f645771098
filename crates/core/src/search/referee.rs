//! The judge of one step, and what asking him costs.

use super::plan::Plan;
use super::pool::Waiting;
use crate::facts::{PartyFacts, Placed};
use crate::judge::{Judge, Scratch};
use crate::rules::RuleSet;
use crate::slab::Key;

/// How many values a judge looks at for one evaluation.
const VALUES_PER_EVALUATION: u64 = 256;

/// Judges groups at one step and counts what that costs.
pub(super) struct Referee<'a> {
    pub(super) judge: Judge<'a>,
    scratch: &'a mut Scratch,
    nodes: u64,
    asks_on_the_way: bool,
}

impl<'a> Referee<'a> {
    pub(super) fn new(rules: &'a RuleSet, plan: &'a Plan, step: usize, scratch: &'a mut Scratch) -> Self {
        Referee {
            judge: Judge::new(rules, &plan.judging, step),
            scratch,
            nodes: plan.nodes,
            asks_on_the_way: plan.asks_on_the_way,
        }
    }

    /// Whether every rule holds that does not depend on the teams.
    pub(super) fn set_holds(
        &mut self,
        lineup: &[Placed<'_>],
        chosen: &[(Key, &Waiting)],
        evaluations: &mut u64,
    ) -> bool {
        *evaluations += self.cost(chosen);
        self.judge.set_holds(lineup, self.scratch)
    }

    /// Whether every rule holds that depends on the teams.
    pub(super) fn teams_hold(
        &mut self,
        lineup: &[Placed<'_>],
        chosen: &[(Key, &Waiting)],
        evaluations: &mut u64,
    ) -> bool {
        *evaluations += self.cost(chosen);
        self.judge.teams_hold(lineup, self.scratch)
    }

    /// Whether a group with these parties, and perhaps others, can be legal; `parties` are those of `chosen`.
    pub(super) fn may_hold(
        &mut self,
        parties: &[&PartyFacts],
        chosen: &[(Key, &Waiting)],
        evaluations: &mut u64,
    ) -> bool {
        if !self.asks_on_the_way {
            return true;
        }
        *evaluations += self.cost(chosen);
        !self.judge.is_broken_for_good(parties, self.scratch)
    }

    fn cost(&self, chosen: &[(Key, &Waiting)]) -> u64 {
        let values: u64 = chosen.iter().map(|(_, waiting)| waiting.mass).sum();
        1 + values.saturating_mul(self.nodes) / VALUES_PER_EVALUATION
    }
}
