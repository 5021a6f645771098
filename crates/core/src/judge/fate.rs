//! Whether a rule can still come to hold when others join a group, whatever the teams become.

use super::collection::{has, in_common, wanted_of};
use super::comparison::{compare, compare_each_other};
use super::measure::{Seats, View, measure};
use super::nature::Nature;
use super::value::Leaf;
use super::{Judge, Scratch, slack};
use crate::facts::PartyFacts;
use crate::rules::expression::Expression;
use crate::rules::model::{CollectionOperation, Operation, Parameters, RuleKind, Statement};

/// What will become of a rule in any group that has these parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It holds in none.
    Broken,
    /// It holds in all.
    Held,
    /// That depends on who joins, and on the teams.
    Open,
}

impl Fate {
    fn broken_if(is_broken: bool) -> Fate {
        if is_broken { Fate::Broken } else { Fate::Open }
    }

    fn not(self) -> Fate {
        match self {
            Fate::Broken => Fate::Held,
            Fate::Held => Fate::Broken,
            Fate::Open => Fate::Open,
        }
    }
}

impl Judge<'_> {
    /// The fate of one rule.
    pub(super) fn fate(&self, rule: usize, parties: &[&PartyFacts], scratch: &mut Scratch) -> Fate {
        let parameters = &self.step.rules[rule];
        match &self.rules.rules[rule].kind {
            RuleKind::Comparison { measurements, operation, .. } => match &parameters.reference {
                Some(reference) => {
                    self.compared_with(rule, measurements, *operation, reference, parties, scratch)
                }
                None => self.compared_each_other(rule, measurements, *operation, parties, scratch),
            },
            RuleKind::Distance { measurements, .. } => {
                self.distant(rule, measurements, parameters, parties, scratch)
            }
            RuleKind::BatchDistance { .. } | RuleKind::BatchEquality { .. } => {
                Fate::broken_if(!self.batch(rule, Seats::Set(parties)).holds)
            }
            RuleKind::Collection { measurements, operation, .. } => {
                self.collected(rule, measurements, *operation, parties, scratch)
            }
            RuleKind::Latency { .. } => Fate::broken_if(!self.may_share_region(&[rule], parties)),
            RuleKind::AbsoluteSort(_) | RuleKind::DistanceSort(_) => Fate::Held,
            RuleKind::Compound { statement } => self.stated(statement, parties, scratch),
        }
    }

    fn stated(&self, statement: &Statement, parties: &[&PartyFacts], scratch: &mut Scratch) -> Fate {
        let fates = |parts: &[Statement], scratch: &mut Scratch| {
            let mut counts = [0_usize; 3];
            for part in parts {
                counts[self.stated(part, parties, scratch) as usize] += 1;
            }
            counts
        };
        match statement {
            Statement::Rule(rule) => self.fate(*rule, parties, scratch),
            Statement::Not(part) => self.stated(part, parties, scratch).not(),
            Statement::And(parts) => match fates(parts, scratch) {
                [0, _, 0] => Fate::Held,
                [0, _, _] => Fate::Open,
                _ => Fate::Broken,
            },
            Statement::Or(parts) => match fates(parts, scratch) {
                [_, 0, 0] => Fate::Broken,
                [_, 0, _] => Fate::Open,
                _ => Fate::Held,
            },
            Statement::Xor(parts) => match fates(parts, scratch) {
                [_, 0, 0] => Fate::Broken,
                [_, 1, 0] => Fate::Held,
                [_, 0 | 1, _] => Fate::Open,
                _ => Fate::Broken,
            },
        }
    }

    fn compared_with(
        &self,
        rule: usize,
        measurements: &[Expression],
        operation: Operation,
        reference: &Expression,
        parties: &[&PartyFacts],
        scratch: &mut Scratch,
    ) -> Fate {
        let reference_nature = Nature::of(reference, self.rules);
        let view = self.view(rule, Seats::Set(parties));
        measure(reference, view, &mut scratch.reference, &mut scratch.buffers);
        let Some(reference) = scratch.reference.only() else { return Fate::Open };
        let is_broken = measurements.iter().any(|measurement| {
            let nature = Nature::of(measurement, self.rules);
            measure(measurement, view, &mut scratch.measured, &mut scratch.buffers);
            let mut values = scratch.measured.leaves().iter();
            values.any(|&value| is_lost(value, nature, operation, reference, reference_nature))
        });
        Fate::broken_if(is_broken)
    }

    fn compared_each_other(
        &self,
        rule: usize,
        measurements: &[Expression],
        operation: Operation,
        parties: &[&PartyFacts],
        scratch: &mut Scratch,
    ) -> Fate {
        let view = self.view(rule, Seats::Set(parties));
        let Scratch { buffers, measured, leaves, .. } = scratch;
        leaves.clear();
        for measurement in measurements.iter().filter(|one| Nature::of(one, self.rules).keeps()) {
            measure(measurement, view, measured, buffers);
            leaves.extend_from_slice(measured.leaves());
        }
        leaves.retain(|leaf| *leaf != Leaf::Undefined);
        let is_broken = !leaves.is_empty() && !compare_each_other(leaves, operation).holds;
        Fate::broken_if(is_broken)
    }

    fn distant(
        &self,
        rule: usize,
        measurements: &[Expression],
        parameters: &Parameters,
        parties: &[&PartyFacts],
        scratch: &mut Scratch,
    ) -> Fate {
        let Some(reference) = &parameters.reference else { return Fate::Broken };
        let reference_nature = Nature::of(reference, self.rules);
        let view = self.view(rule, Seats::Set(parties));
        measure(reference, view, &mut scratch.reference, &mut scratch.buffers);
        let reference = scratch.reference.only();
        let (mut lowest, mut highest) = (f64::INFINITY, f64::NEG_INFINITY);
        for measurement in measurements {
            let nature = Nature::of(measurement, self.rules);
            measure(measurement, view, &mut scratch.measured, &mut scratch.buffers);
            for leaf in scratch.measured.leaves() {
                let Leaf::Number(value) = *leaf else { continue };
                if let Some(Leaf::Number(reference)) = reference
                    && is_lost_at(value, nature, parameters, reference, reference_nature)
                {
                    return Fate::Broken;
                }
                if nature.keeps() {
                    (lowest, highest) = (lowest.min(value), highest.max(value));
                }
            }
        }
        // Whatever the reference becomes, two values further apart than twice the maximum are not both near it.
        Fate::broken_if(parameters.max_distance.is_some_and(|most| highest - lowest > slack(2.0 * most)))
    }

    fn collected(
        &self,
        rule: usize,
        measurements: &[Expression],
        operation: CollectionOperation,
        parties: &[&PartyFacts],
        scratch: &mut Scratch,
    ) -> Fate {
        let parameters = &self.step.rules[rule];
        let view = self.view(rule, Seats::Set(parties));
        if operation == CollectionOperation::Intersection {
            return self.intersected(measurements, parameters, view, scratch);
        }
        let Some(reference) = &parameters.reference else { return Fate::Broken };
        let reference_nature = Nature::of(reference, self.rules);
        if !reference_nature.keeps() {
            return Fate::Open;
        }
        let is_fixed = reference_nature == Nature::Constant;
        let Scratch { buffers, measured, reference: wanted_value, wanted, .. } = scratch;
        measure(reference, view, wanted_value, buffers);
        wanted_of(wanted_value, wanted);
        let only = if is_fixed { wanted_value.only().and_then(Leaf::text) } else { None };
        let mut having = 0;
        let mut is_broken = false;
        for measurement in measurements {
            let nature = Nature::of(measurement, self.rules).as_collections();
            measure(measurement, view, measured, buffers);
            for list in measured.lists().filter(|list| !list.contains(&Leaf::Undefined)) {
                having += usize::from(nature.keeps() && only.is_some_and(|wanted| has(list, wanted)));
                is_broken |= operation == CollectionOperation::ReferenceIntersectionCount
                    && is_count_lost(
                        in_common(list, wanted, &mut buffers.sets.set),
                        nature,
                        parameters,
                        is_fixed,
                    );
            }
        }
        let too_many = parameters.max_count.is_some_and(|most| having > most as usize);
        Fate::broken_if(is_broken || (operation == CollectionOperation::Contains && too_many))
    }

    /// What all collections have in common gets less with each that is added, and more only while each is one that grows.
    fn intersected(
        &self,
        measurements: &[Expression],
        parameters: &Parameters,
        view: View<'_>,
        scratch: &mut Scratch,
    ) -> Fate {
        let Scratch { buffers, measured, joined, .. } = scratch;
        let natures = || measurements.iter().map(|one| Nature::of(one, self.rules).as_collections());
        let mut common = |may_take: fn(Nature) -> bool| {
            joined.begin(2);
            for (measurement, _) in measurements.iter().zip(natures()).filter(|(_, nature)| may_take(*nature))
            {
                measure(measurement, view, measured, buffers);
                joined.append(measured);
            }
            let is_sound = !joined.leaves().contains(&Leaf::Undefined);
            (is_sound && buffers.sets.intersect(joined.lists())).then_some(buffers.sets.common.len())
        };
        let only_loses = |nature| matches!(nature, Nature::Constant | Nature::Own { .. } | Nature::Shrinking);
        let only_gains = |nature| matches!(nature, Nature::Constant | Nature::Growing);
        let too_few = |most: usize| parameters.min_count.is_some_and(|least| most < least as usize);
        let too_many = |least: usize| parameters.max_count.is_some_and(|most| least > most as usize);
        let is_broken = common(only_loses).is_some_and(too_few)
            || (natures().all(only_gains) && common(only_gains).is_some_and(too_many));
        Fate::broken_if(is_broken)
    }
}

/// Whether a comparison fails and cannot come to hold.
fn is_lost(
    value: Leaf,
    nature: Nature,
    operation: Operation,
    reference: Leaf,
    reference_nature: Nature,
) -> bool {
    if value == Leaf::Undefined || compare(value, operation, reference).holds {
        return false;
    }
    let is_fixed = nature.keeps() && reference_nature.keeps();
    let stays_above = !nature.may_fall() && !reference_nature.may_rise();
    let stays_below = !nature.may_rise() && !reference_nature.may_fall();
    match (operation, value, reference) {
        _ if is_fixed => true,
        (Operation::Less | Operation::LessOrEqual, ..) => stays_above,
        (Operation::Greater | Operation::GreaterOrEqual, ..) => stays_below,
        (Operation::Equal, Leaf::Number(value), Leaf::Number(reference)) => {
            (value > reference && stays_above) || (value < reference && stays_below)
        }
        _ => false,
    }
}

/// Whether a distance from the reference is wrong and cannot become right.
fn is_lost_at(
    value: f64,
    nature: Nature,
    parameters: &Parameters,
    reference: f64,
    reference_nature: Nature,
) -> bool {
    let is_fixed = nature.keeps() && reference_nature.keeps();
    let distance = (value - reference).abs();
    if parameters.max_distance.is_some_and(|most| distance > most) {
        let stays_above = !nature.may_fall() && !reference_nature.may_rise();
        let stays_below = !nature.may_rise() && !reference_nature.may_fall();
        return is_fixed || (value > reference && stays_above) || (value < reference && stays_below);
    }
    is_fixed && parameters.min_distance.is_some_and(|least| distance < least)
}

/// Whether a collection's count against a reference that stays (`is_fixed`) or gains is wrong and cannot become right.
fn is_count_lost(found: usize, nature: Nature, parameters: &Parameters, is_fixed: bool) -> bool {
    let too_many = parameters.max_count.is_some_and(|most| found > most as usize);
    let too_few = parameters.min_count.is_some_and(|least| found < least as usize);
    let may_gain = nature == Nature::Growing || !is_fixed;
    (too_many && nature.keeps()) || (too_few && !may_gain && (nature.keeps() || nature == Nature::Shrinking))
}
