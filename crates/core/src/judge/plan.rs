//! What is known of a rule set's rules before anybody waits.

use super::measure::party_number;
use super::nature::{Nature, key_of};
use crate::facts::{Fact, PartyFacts};
use crate::rules::expression::Expression;
use crate::rules::model::{CollectionOperation, Operation, Rule, RuleKind, Statement};
use crate::rules::{Aggregation, AttributeKind, RuleSet};

/// What a rule looks at. A later one costs a search more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Each party on its own: the rule holds for a group exactly if it holds for each of its parties alone.
    Party,
    /// Who is in the group, whatever the teams.
    Set,
    /// Who is in which team.
    Teams,
}

/// What all players of a match must have alike at every step, so that a pool can be divided by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartitionKey {
    /// Index of the attribute, a number or a text.
    pub attribute: usize,
    /// How a party's numbers become one.
    pub aggregation: Aggregation,
}

impl PartitionKey {
    /// The party's value as a number that equals that of another party exactly if the two may meet. `None`: its own
    /// members differ, so that it can never be in a match.
    pub fn of(self, party: &PartyFacts) -> Option<u64> {
        let first = &party.players[0].values[self.attribute];
        if let Fact::Number(_) = first {
            return key_of(&Fact::Number(party_number(party, self.attribute, self.aggregation)));
        }
        let are_equal = party.players.iter().all(|player| player.values[self.attribute] == *first);
        if are_equal { key_of(first) } else { None }
    }
}

/// A rule set's rules, classified once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub(super) reaches: Box<[Reach]>,
    pub(super) keys: Box<[PartitionKey]>,
    /// Indexes of the latency rules that count: one region has to satisfy all of them.
    pub(super) latency: Box<[usize]>,
    /// Indexes of the other rules that count and may fail, by reach: the cheaper first.
    pub(super) others: Box<[usize]>,
}

impl Plan {
    /// Classifies the rules of a rule set.
    pub fn new(rules: &RuleSet) -> Plan {
        let mut reaches: Vec<Reach> = Vec::with_capacity(rules.rules.len());
        for index in 0..rules.rules.len() {
            // A compound follows those that it names.
            reaches.push(reach_of(index, rules, &reaches));
        }
        let counting = || rules.rules.iter().enumerate().filter(|(_, rule)| !rule.is_part);
        let is_latency = |rule: &Rule| matches!(rule.kind, RuleKind::Latency { .. });
        let latency = counting().filter(|(_, rule)| is_latency(rule)).map(|(index, _)| index).collect();
        let may_fail =
            |rule: &Rule| !matches!(rule.kind, RuleKind::AbsoluteSort(_) | RuleKind::DistanceSort(_));
        let others = counting().filter(|(_, rule)| !is_latency(rule) && may_fail(rule));
        let mut others: Vec<usize> = others.map(|(index, _)| index).collect();
        others.sort_by_key(|&index| reaches[index]);
        let mut keys = Vec::new();
        for (index, _) in counting() {
            keys_of(index, rules, &mut keys);
        }
        Plan { reaches: reaches.into(), keys: keys.into(), latency, others: others.into() }
    }

    /// What a rule looks at.
    pub fn reach(&self, rule: usize) -> Reach {
        self.reaches[rule]
    }

    /// Indexes of the rules that count and may fail, in the order of the rule set.
    pub fn counting(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.reaches.len()).filter(|rule| self.latency.contains(rule) || self.others.contains(rule))
    }

    /// True: whether a group is legal never depends on its teams beyond their sizes.
    pub fn ignores_teams(&self) -> bool {
        self.others.iter().all(|&rule| self.reaches[rule] < Reach::Teams)
    }

    /// What divides a pool.
    pub fn partition_keys(&self) -> &[PartitionKey] {
        &self.keys
    }

    /// True: some rule demands a region that all reach, so [`Judge::regions`](super::Judge::regions) divides parties.
    pub fn needs_region(&self) -> bool {
        !self.latency.is_empty()
    }
}

fn reach_of(index: usize, rules: &RuleSet, earlier: &[Reach]) -> Reach {
    match &rules.rules[index].kind {
        RuleKind::AbsoluteSort(_) | RuleKind::DistanceSort(_) => Reach::Party,
        RuleKind::BatchDistance { .. } | RuleKind::BatchEquality { .. } | RuleKind::Latency { .. } => {
            Reach::Set
        }
        RuleKind::Comparison { measurements, .. } | RuleKind::Distance { measurements, .. } => {
            reach_of_values(index, measurements, rules)
        }
        RuleKind::Collection { measurements, operation, .. } => {
            reach_of_collections(index, measurements, *operation, rules)
        }
        RuleKind::Compound { statement } => reach_of_statement(statement, earlier),
    }
}

/// The natures of a rule's reference at all steps; `None` where it has none.
fn references(index: usize, rules: &RuleSet) -> impl Iterator<Item = Option<Nature>> {
    let references = rules.steps.iter().map(move |step| step.rules[index].reference.as_ref());
    references.map(|reference| reference.map(|reference| Nature::of(reference, rules)))
}

fn reach_of_values(index: usize, measurements: &[Expression], rules: &RuleSet) -> Reach {
    let mut natures = measurements.iter().map(|measurement| Nature::of(measurement, rules));
    let is_constant = references(index, rules).all(|reference| reference == Some(Nature::Constant));
    // A collection may be empty, and a comparison of nothing fails: together parties pass where one alone would not.
    let is_each = natures.clone().all(|nature| matches!(nature, Nature::Each { .. }));
    if is_constant && is_each {
        return Reach::Party;
    }
    let set = natures.all(Nature::is_of_set) && references(index, rules).flatten().all(Nature::is_of_set);
    if set { Reach::Set } else { Reach::Teams }
}

fn reach_of_collections(
    index: usize,
    measurements: &[Expression],
    operation: CollectionOperation,
    rules: &RuleSet,
) -> Reach {
    let mut natures = measurements.iter().map(|measurement| Nature::of(measurement, rules).as_collections());
    let is_constant = references(index, rules).all(|reference| reference == Some(Nature::Constant));
    let is_own = natures.clone().all(|nature| matches!(nature, Nature::Own { .. }));
    if is_constant && is_own && operation == CollectionOperation::ReferenceIntersectionCount {
        return Reach::Party;
    }
    let set = natures.all(Nature::is_of_set) && references(index, rules).flatten().all(Nature::is_of_set);
    if set { Reach::Set } else { Reach::Teams }
}

/// Only a conjunction can be taken apart by parties.
fn reach_of_statement(statement: &Statement, earlier: &[Reach]) -> Reach {
    let highest = |parts: &[Statement]| {
        parts.iter().map(|part| reach_of_statement(part, earlier)).max().unwrap_or(Reach::Party)
    };
    match statement {
        Statement::Rule(index) => earlier[*index],
        Statement::And(parts) => highest(parts),
        Statement::Or(parts) | Statement::Xor(parts) => highest(parts).max(Reach::Set),
        Statement::Not(part) => reach_of_statement(part, earlier).max(Reach::Set),
    }
}

/// Adds the keys of a rule that always has to hold.
fn keys_of(index: usize, rules: &RuleSet, keys: &mut Vec<PartitionKey>) {
    match &rules.rules[index].kind {
        RuleKind::BatchEquality { attribute } => {
            add_key(PartitionKey { attribute: *attribute, aggregation: Aggregation::default() }, keys);
        }
        RuleKind::Comparison { measurements, operation: Operation::Equal, aggregation } => {
            let never_has_reference = references(index, rules).all(|reference| reference.is_none());
            for measurement in measurements.iter().filter(|_| never_has_reference) {
                if let Some(attribute) = attribute_of_each(measurement, rules) {
                    add_key(PartitionKey { attribute, aggregation: *aggregation }, keys);
                }
            }
        }
        RuleKind::Compound { statement } => keys_of_statement(statement, rules, keys),
        _ => {}
    }
}

fn keys_of_statement(statement: &Statement, rules: &RuleSet, keys: &mut Vec<PartitionKey>) {
    match statement {
        Statement::Rule(index) => keys_of(*index, rules, keys),
        Statement::And(parts) => parts.iter().for_each(|part| keys_of_statement(part, rules, keys)),
        Statement::Or(_) | Statement::Not(_) | Statement::Xor(_) => {}
    }
}

fn add_key(key: PartitionKey, keys: &mut Vec<PartitionKey>) {
    if !keys.contains(&key) {
        keys.push(key);
    }
}

/// The number or text attribute of which an expression takes every party's own value.
fn attribute_of_each(expression: &Expression, rules: &RuleSet) -> Option<usize> {
    use crate::rules::expression::{Function, Property};
    match expression {
        Expression::Players { property: Property::Attribute(attribute), .. } => {
            let kind = rules.attributes[*attribute].kind;
            let has_key = matches!(kind, AttributeKind::Number | AttributeKind::Text);
            let is_each = matches!(Nature::of(expression, rules), Nature::Each { .. });
            (has_key && is_each).then_some(*attribute)
        }
        Expression::Call { function: Function::Flatten, arguments } => {
            attribute_of_each(&arguments[0], rules)
        }
        _ => None,
    }
}
