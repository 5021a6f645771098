//! The language once more, straight from its definitions: trees of values, no buffers, nothing shared with the judge.

use super::naive_values::{Tree, collections, common, eval, measured};
use crate::facts::{Placed, Symbol};
use crate::rules::model::{
    CollectionAggregation, CollectionOperation, DistanceReference, Operation, Parameters, RuleKind, Statement,
};
use crate::rules::{Aggregation, RuleSet};

/// Whether every rule that counts holds.
pub(super) fn holds(rules: &RuleSet, lineup: &[Placed<'_>]) -> bool {
    let counting = || rules.rules.iter().enumerate().filter(|(_, rule)| !rule.is_part);
    let latency: Vec<usize> = counting()
        .filter(|(_, rule)| matches!(rule.kind, RuleKind::Latency { .. }))
        .map(|(i, _)| i)
        .collect();
    let mut regions = lineup[0].party.players[0].latencies.iter();
    let is_reached = latency.is_empty()
        || regions.any(|(region, _)| latency.iter().all(|&rule| serves(rules, rule, *region, lineup)));
    is_reached && counting().all(|(rule, _)| rule_holds(rules, rule, lineup))
}

/// Whether a rule holds.
pub(super) fn rule_holds(rules: &RuleSet, rule: usize, lineup: &[Placed<'_>]) -> bool {
    let parameters = &rules.steps[0].rules[rule];
    let reference = |numbers, texts| {
        parameters.reference.as_ref().map(|reference| eval(rules, reference, lineup, numbers, texts))
    };
    match &rules.rules[rule].kind {
        RuleKind::Comparison { measurements, operation, aggregation } => {
            let trees = measured(rules, measurements, lineup, *aggregation, CollectionAggregation::Union);
            let reference = reference(*aggregation, CollectionAggregation::Union);
            comparison(&trees, *operation, reference)
        }
        RuleKind::Distance { measurements, aggregation } => {
            let trees = measured(rules, measurements, lineup, *aggregation, CollectionAggregation::Union);
            let reference = reference(*aggregation, CollectionAggregation::Union);
            let Some(Tree::Number(reference)) = reference.and_then(|tree| tree.only()) else { return false };
            let values: Vec<&Tree> = trees.iter().flat_map(Tree::leaves).collect();
            !values.is_empty() && values.iter().all(|value| near(value, reference, parameters))
        }
        RuleKind::Collection { measurements, operation, aggregation } => {
            let collections = collections(rules, measurements, lineup, Aggregation::Average, *aggregation);
            let reference = reference(Aggregation::Average, *aggregation);
            collection(&collections, *operation, reference, parameters)
        }
        RuleKind::BatchDistance { .. } | RuleKind::AbsoluteSort(_) | RuleKind::DistanceSort(_) => true,
        RuleKind::BatchEquality { attribute } => {
            let players = lineup.iter().flat_map(|placed| &placed.party.players);
            let mut values = players.map(|player| &player.values[*attribute]);
            let first = values.next();
            values.all(|value| Some(value) == first)
        }
        RuleKind::Latency { .. } => {
            let mut regions = lineup[0].party.players[0].latencies.iter();
            regions.any(|(region, _)| serves(rules, rule, *region, lineup))
        }
        RuleKind::Compound { statement } => truth(rules, statement, lineup),
    }
}

fn truth(rules: &RuleSet, statement: &Statement, lineup: &[Placed<'_>]) -> bool {
    let truths = |parts: &[Statement]| parts.iter().filter(|part| truth(rules, part, lineup)).count();
    match statement {
        Statement::Rule(rule) => rule_holds(rules, *rule, lineup),
        Statement::And(parts) => truths(parts) == parts.len(),
        Statement::Or(parts) => truths(parts) > 0,
        Statement::Not(part) => !truth(rules, part, lineup),
        Statement::Xor(parts) => truths(parts) == 1,
    }
}

fn comparison(trees: &[Tree], operation: Operation, reference: Option<Tree>) -> bool {
    let values: Vec<&Tree> = trees.iter().flat_map(Tree::leaves).collect();
    if values.is_empty() || values.contains(&&Tree::Undefined) {
        return false;
    }
    if let Some(reference) = reference {
        let Some(reference) = reference.only() else { return false };
        return values.iter().all(|value| compares(value, operation, &reference));
    }
    let pairs = values
        .iter()
        .enumerate()
        .flat_map(|(index, one)| values[index + 1..].iter().map(move |two| (one, two)));
    pairs.into_iter().all(|(one, two)| compares(one, operation, two))
}

fn compares(one: &Tree, operation: Operation, other: &Tree) -> bool {
    match (one, other, operation) {
        (_, _, Operation::Equal) => one == other,
        (_, _, Operation::NotEqual) => one != other,
        (Tree::Number(one), Tree::Number(other), Operation::Less) => one < other,
        (Tree::Number(one), Tree::Number(other), Operation::LessOrEqual) => one <= other,
        (Tree::Number(one), Tree::Number(other), Operation::Greater) => one > other,
        (Tree::Number(one), Tree::Number(other), Operation::GreaterOrEqual) => one >= other,
        _ => false,
    }
}

fn near(value: &Tree, reference: f64, parameters: &Parameters) -> bool {
    let Tree::Number(value) = value else { return false };
    let distance = (value - reference).abs();
    parameters.max_distance.is_none_or(|most| distance <= most)
        && parameters.min_distance.is_none_or(|least| distance >= least)
}

fn collection(
    collections: &[Vec<Tree>],
    operation: CollectionOperation,
    reference: Option<Tree>,
    parameters: &Parameters,
) -> bool {
    if collections.iter().flatten().any(|leaf| *leaf == Tree::Undefined) {
        return false;
    }
    let within = |found: usize| {
        parameters.min_count.is_none_or(|least| found >= least as usize)
            && parameters.max_count.is_none_or(|most| found <= most as usize)
    };
    match operation {
        CollectionOperation::Intersection => common(collections).is_some_and(|common| within(common.len())),
        CollectionOperation::Contains => {
            let Some(wanted) = reference.and_then(|tree| tree.only()) else { return false };
            within(collections.iter().filter(|list| list.contains(&wanted)).count())
        }
        CollectionOperation::ReferenceIntersectionCount => {
            let Some(reference) = reference else { return false };
            let wanted: Vec<Tree> = reference.leaves().into_iter().cloned().collect();
            let shared =
                |list: &Vec<Tree>| common(&[list.clone(), wanted.clone()]).map_or(0, |shared| shared.len());
            !wanted.contains(&Tree::Undefined) && collections.iter().all(|list| within(shared(list)))
        }
    }
}

fn serves(rules: &RuleSet, rule: usize, region: Symbol, lineup: &[Placed<'_>]) -> bool {
    let RuleKind::Latency { distance_reference, aggregation } = rules.rules[rule].kind else { return true };
    let parameters = &rules.steps[0].rules[rule];
    let mut latencies = Vec::new();
    for placed in lineup {
        let mut known = Vec::new();
        for player in &placed.party.players {
            let Some((_, latency)) = player.latencies.iter().find(|(known, _)| *known == region) else {
                return false;
            };
            known.push(*latency);
        }
        latencies.push(aggregation.fold(known.into_iter()));
    }
    let reference = match distance_reference {
        DistanceReference::Min => Aggregation::Min.fold(latencies.iter().copied()),
        DistanceReference::Average => Aggregation::Average.fold(latencies.iter().copied()),
    };
    latencies.iter().all(|latency| {
        parameters.max_latency.is_none_or(|most| *latency <= most)
            && parameters.max_distance.is_none_or(|most| (latency - reference).abs() <= most)
    })
}
