//! Judges groups by the rules of a rule set: which hold, by how much one fails, whether a group is lost already.
//!
//! A [`Plan`] classifies the rules once; a [`Judge`] is a plan at one expansion step and costs nothing to make. It
//! measures into a [`Scratch`] that the caller keeps, so that judging allocates nothing once the buffers have grown.
//!
//! What the language leaves open is answered here once: a rule that has nothing to measure does not hold; a function of
//! an empty list is undefined (`sum` and `count` are 0), and so is one whose arithmetic leaves the finite numbers;
//! undefined goes through every function but `count`. Sums run in the order of the lineup, so equal groups in
//! different order may differ by a rounding.

mod collection;
mod comparison;
mod fate;
mod latency;
mod measure;
mod nature;
mod plan;
mod regional;
mod regions;
#[cfg(test)]
mod tests;
mod value;

pub use plan::{PartitionKey, Plan, Reach};
pub use regions::RegionIndex;

use crate::facts::{PartyFacts, Placed, Symbol};
use crate::rules::expression::Expression;
use crate::rules::model::{CollectionAggregation, RuleKind, Statement};
use crate::rules::{Aggregation, RuleSet, Step};
use comparison::{compare_each_other, compare_with, count, distances};
use fate::Fate;
use measure::{Buffers, Seats, View, measure, measure_all, party_number, text_of};
use value::{Leaf, Value};

/// Whether a rule holds for a lineup, and by how much it fails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// True: it holds.
    pub holds: bool,
    /// 0 where it holds; else how far from holding, finite and not negative, in the rule's own unit:
    ///
    /// - `comparison`: how far the worst value is beyond the reference, or 1 for texts and for `!=`. Without a
    ///   reference, of `=` the spread of the numbers or how many texts there are beyond one; of `!=` how many values
    ///   are there twice.
    /// - `distance`, `batchDistance`: how far the worst value is beyond the maximum, or short of the minimum;
    ///   `batchDistance` on a text: how many players have another than the first.
    /// - `collection`: by how many the worst count misses its limits.
    /// - `latency`: milliseconds over the maximum, in the region where they are fewest; where no region is known to
    ///   all, the maximum itself.
    /// - `compound`: how many arguments of its outermost `and` fail, or are true too many in its `xor`; else 1.
    /// - anything with nothing to measure: 1.
    pub margin: f64,
}

impl Verdict {
    const HOLDS: Verdict = Verdict { holds: true, margin: 0.0 };

    /// A failure by so much; how much does not count where it holds.
    fn of(holds: bool, margin: f64) -> Verdict {
        let finite = if margin.is_nan() { f64::MAX } else { margin.clamp(0.0, f64::MAX) };
        Verdict { holds, margin: if holds { 0.0 } else { finite } }
    }

    /// Both; of two failures the worse.
    fn and(self, other: Verdict) -> Verdict {
        Verdict { holds: self.holds && other.holds, margin: self.margin.max(other.margin) }
    }
}

/// Buffers of a judge, kept by the caller and used again.
#[derive(Debug, Default)]
pub struct Scratch {
    buffers: Buffers,
    measured: Value,
    reference: Value,
    joined: Value,
    leaves: Vec<Leaf>,
    wanted: Vec<Symbol>,
}

/// The rules of a rule set at one step.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'r> {
    rules: &'r RuleSet,
    plan: &'r Plan,
    step: &'r Step,
}

impl<'r> Judge<'r> {
    /// A judge by the plan of these rules at one of their steps.
    pub fn new(rules: &'r RuleSet, plan: &'r Plan, step: usize) -> Judge<'r> {
        Judge { rules, plan, step: &rules.steps[step] }
    }

    /// Whether every rule that counts holds for this complete lineup. Team sizes and roles are not looked at.
    pub fn holds(&self, lineup: &[Placed<'_>], scratch: &mut Scratch) -> bool {
        self.set_holds(lineup, scratch) && self.teams_hold(lineup, scratch)
    }

    /// Whether every rule holds that does not depend on the teams: the same for each split of a group.
    pub fn set_holds(&self, lineup: &[Placed<'_>], scratch: &mut Scratch) -> bool {
        self.reach_holds(|reach| reach < Reach::Teams, lineup, scratch)
            && (!self.plan.needs_region() || self.latency_excess(&self.plan.latency, lineup) == Some(0.0))
    }

    /// Whether every rule holds that depends on the teams.
    pub fn teams_hold(&self, lineup: &[Placed<'_>], scratch: &mut Scratch) -> bool {
        self.reach_holds(|reach| reach == Reach::Teams, lineup, scratch)
    }

    fn reach_holds(
        &self,
        counts: impl Fn(Reach) -> bool,
        lineup: &[Placed<'_>],
        scratch: &mut Scratch,
    ) -> bool {
        let mut rules = self.plan.others.iter().filter(|&&rule| counts(self.plan.reaches[rule]));
        rules.all(|&rule| self.verdict(rule, lineup, scratch).holds)
    }

    /// One rule for a complete lineup, a part of compounds too. Each latency rule is looked at alone.
    pub fn verdict(&self, rule: usize, lineup: &[Placed<'_>], scratch: &mut Scratch) -> Verdict {
        let seats = Seats::Teams(lineup);
        let parameters = &self.step.rules[rule];
        match &self.rules.rules[rule].kind {
            RuleKind::Comparison { measurements, operation, .. } => {
                let is_compared = self.measure_rule(rule, measurements, seats, scratch);
                let Scratch { measured, reference, leaves, .. } = scratch;
                if is_compared {
                    return compare_with(measured.leaves(), *operation, reference.only());
                }
                leaves.clear();
                leaves.extend_from_slice(measured.leaves());
                compare_each_other(leaves, *operation)
            }
            RuleKind::Distance { measurements, .. } => {
                let has_reference = self.measure_rule(rule, measurements, seats, scratch);
                let reference = if has_reference { scratch.reference.only() } else { None };
                distances(scratch.measured.leaves(), parameters, reference)
            }
            RuleKind::BatchDistance { .. } | RuleKind::BatchEquality { .. } => self.batch(rule, seats),
            RuleKind::Collection { measurements, operation, .. } => {
                let has_reference = self.measure_rule(rule, measurements, seats, scratch);
                let Scratch { buffers, measured, reference, .. } = scratch;
                let reference = has_reference.then_some(&*reference);
                collection::collections(measured, *operation, reference, parameters, &mut buffers.sets)
            }
            RuleKind::Latency { .. } => self.latency_verdict(rule, lineup),
            RuleKind::AbsoluteSort(_) | RuleKind::DistanceSort(_) => Verdict::HOLDS,
            RuleKind::Compound { statement } => self.statement_verdict(statement, lineup, scratch),
        }
    }

    /// True when no group that has these parties can be legal at this step, whoever joins and whatever the teams.
    /// Never true where one can; not always true where none can.
    pub fn is_broken_for_good(&self, parties: &[&PartyFacts], scratch: &mut Scratch) -> bool {
        let region = || !self.plan.needs_region() || self.may_share_region(&self.plan.latency, parties);
        !region() || self.plan.others.iter().any(|&rule| self.is_rule_broken(rule, parties, scratch))
    }

    /// The same by one rule alone.
    pub fn is_rule_broken(&self, rule: usize, parties: &[&PartyFacts], scratch: &mut Scratch) -> bool {
        self.fate(rule, parties, scratch) == Fate::Broken
    }

    /// Whether a party may be in any match at this step.
    pub fn party_may_play(&self, party: &PartyFacts, scratch: &mut Scratch) -> bool {
        !self.is_broken_for_good(&[party], scratch)
    }

    fn statement_verdict(
        &self,
        statement: &Statement,
        lineup: &[Placed<'_>],
        scratch: &mut Scratch,
    ) -> Verdict {
        let truths = |parts: &[Statement], scratch: &mut Scratch| {
            let verdicts = parts.iter().filter(|part| self.statement_verdict(part, lineup, scratch).holds);
            verdicts.count()
        };
        match statement {
            Statement::Rule(rule) => {
                let holds = self.verdict(*rule, lineup, scratch).holds;
                Verdict::of(holds, 1.0)
            }
            Statement::And(parts) => {
                let failing = parts.len() - truths(parts, scratch);
                Verdict::of(failing == 0, count(failing))
            }
            Statement::Or(parts) => Verdict::of(truths(parts, scratch) > 0, 1.0),
            Statement::Not(part) => Verdict::of(!self.statement_verdict(part, lineup, scratch).holds, 1.0),
            Statement::Xor(parts) => {
                let truths = truths(parts, scratch);
                Verdict::of(truths == 1, count(truths.abs_diff(1)))
            }
        }
    }

    /// Measures a rule and its reference. False: it has none at this step.
    fn measure_rule(
        &self,
        rule: usize,
        measurements: &[Expression],
        seats: Seats<'_>,
        scratch: &mut Scratch,
    ) -> bool {
        let view = self.view(rule, seats);
        let Scratch { buffers, measured, reference, .. } = scratch;
        measure_all(measurements, view, measured, buffers);
        let expression = self.step.rules[rule].reference.as_ref();
        if let Some(expression) = expression {
            measure(expression, view, reference, buffers);
        }
        expression.is_some()
    }

    /// Seats as a rule looks at them.
    fn view<'a>(&self, rule: usize, seats: Seats<'a>) -> View<'a> {
        let (numbers, collections) = match &self.rules.rules[rule].kind {
            RuleKind::Comparison { aggregation, .. } | RuleKind::Distance { aggregation, .. } => {
                (*aggregation, CollectionAggregation::default())
            }
            RuleKind::Collection { aggregation, .. } => (Aggregation::default(), *aggregation),
            _ => (Aggregation::default(), CollectionAggregation::default()),
        };
        View { seats, numbers, collections }
    }

    /// A `batchDistance` rule.
    fn batch(&self, rule: usize, seats: Seats<'_>) -> Verdict {
        match self.rules.rules[rule].kind {
            RuleKind::BatchDistance { distance } => {
                let rule = &self.rules.distances[distance];
                let (mut lowest, mut highest) = (f64::INFINITY, f64::NEG_INFINITY);
                for party in seats.parties() {
                    let value = party_number(party, rule.attribute, rule.aggregation);
                    (lowest, highest) = (lowest.min(value), highest.max(value));
                }
                let beyond = highest - lowest - self.step.maxima[distance];
                Verdict::of(highest - lowest <= self.step.maxima[distance], beyond)
            }
            RuleKind::BatchEquality { attribute } => texts_alike(seats, attribute),
            _ => Verdict::HOLDS,
        }
    }
}

/// All players' texts the same; the margin counts those whose text is not the first player's.
fn texts_alike(seats: Seats<'_>, attribute: usize) -> Verdict {
    let mut texts = seats.parties().flat_map(|party| &party.players).map(|player| text_of(player, attribute));
    let first = texts.next();
    let others = texts.filter(|text| Some(*text) != first).count();
    Verdict::of(others == 0, count(others))
}

/// A limit with room for the rounding of sums that were compared with it.
fn slack(limit: f64) -> f64 {
    limit * (1.0 + 1e-9)
}
