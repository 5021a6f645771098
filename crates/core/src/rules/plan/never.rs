//! Rules that can never hold, and such as demand nothing.

use super::range::range;
use super::truth::{Truth, truth};
use super::{Warning, WarningKind};
use crate::limits;
use crate::rules::expression::{Expression, Function, Property, TeamSelection};
use crate::rules::model::{CollectionOperation, Parameters, RuleKind};
use crate::rules::{AttributeKind, RuleSet, Step};

pub(super) fn warnings(rules: &RuleSet) -> Vec<Warning> {
    let mut warnings: Vec<Warning> =
        (0..rules.rules.len()).filter_map(|rule| about_rule(rules, rule)).collect();
    warnings.extend(about_roles(rules));
    warnings
}

fn about_rule(rules: &RuleSet, index: usize) -> Option<Warning> {
    let rule = &rules.rules[index];
    if let RuleKind::Compound { statement } = &rule.kind {
        return match truth(rules, statement, &|part| is_dead(rules, part)) {
            Truth::Open => None,
            Truth::Never => Some(never(rules, index, "its statement is false whatever its rules say")),
            Truth::Always => Some(Warning {
                kind: WarningKind::NoEffect,
                about: format!("rules[{}]", rule.name),
                message: "its statement is true whatever its rules say".to_owned(),
            }),
        };
    }
    let reasons: Vec<Option<String>> =
        rules.steps.iter().map(|step| impossible(rules, step, index)).collect();
    if reasons.iter().all(Option::is_some) {
        return Some(never(rules, index, reasons.iter().flatten().next()?));
    }
    let possible = reasons.iter().rposition(Option::is_none)?;
    let reason = reasons.get(possible + 1)?.as_ref()?;
    let seconds = rules.steps[possible + 1].from_ms / 1_000;
    Some(Warning {
        kind: WarningKind::NeverPasses,
        about: format!("rules[{}]", rule.name),
        message: format!("it cannot hold any more from {seconds} s on: {reason}"),
    })
}

fn never(rules: &RuleSet, index: usize, reason: &str) -> Warning {
    let rule = &rules.rules[index];
    let (kind, end) = if rule.is_part {
        (WarningKind::NoEffect, "")
    } else {
        (WarningKind::NeverPasses, "; no match will ever be made")
    };
    Warning {
        kind,
        about: format!("rules[{}]", rule.name),
        message: format!("it can never hold: {reason}{end}"),
    }
}

/// True for a rule that holds at no step.
fn is_dead(rules: &RuleSet, index: usize) -> bool {
    rules.steps.iter().all(|step| impossible(rules, step, index).is_some())
}

/// Why a rule cannot hold at a step.
fn impossible(rules: &RuleSet, step: &Step, index: usize) -> Option<String> {
    let parameters = &step.rules[index];
    match &rules.rules[index].kind {
        RuleKind::Comparison { measurements, operation, .. } => {
            let reference = parameters.reference.as_ref().filter(|reference| is_number(rules, reference))?;
            let wrong = measurements
                .iter()
                .find(|measured| !range(measured, step).can(*operation, range(reference, step)))?;
            let (found, reference) = (range(wrong, step), range(reference, step));
            Some(format!(
                "what it measures is from {} to {}, the reference from {} to {}",
                found.low, found.high, reference.low, reference.high
            ))
        }
        RuleKind::Distance { measurements, .. } => distant(measurements, parameters, step),
        RuleKind::Collection { measurements, operation, .. } => {
            counted(rules, measurements, *operation, parameters, step)
        }
        RuleKind::Latency { .. } => unreachable(parameters),
        _ => None,
    }
}

/// Texts have no range.
fn is_number(rules: &RuleSet, expression: &Expression) -> bool {
    match expression {
        Expression::Number(_) => true,
        Expression::Text(_) | Expression::Texts(_) => false,
        Expression::Players { property, .. } => match property {
            Property::Attribute(attribute) => rules.attributes[*attribute].kind == AttributeKind::Number,
            Property::Player | Property::PlayerId => false,
        },
        Expression::Call { function, arguments } => match function {
            Function::Flatten => arguments.iter().all(|argument| is_number(rules, argument)),
            Function::SetIntersection => false,
            _ => true,
        },
    }
}

fn distant(measurements: &[Expression], parameters: &Parameters, step: &Step) -> Option<String> {
    let (min, max) = (parameters.min_distance, parameters.max_distance);
    if let Some(reason) = crossed("minDistance", min, "maxDistance", max) {
        return Some(reason);
    }
    let reference = range(parameters.reference.as_ref()?, step);
    measurements.iter().find_map(|measured| {
        let distance = range(measured, step).distance(reference);
        let is_far = max.is_some_and(|max| distance.low > max);
        let is_near = min.is_some_and(|min| distance.high < min);
        (is_far || is_near)
            .then(|| format!("the distance is always from {} to {}", distance.low, distance.high))
    })
}

/// A minimum above its maximum.
fn crossed(least: &str, min: Option<f64>, most: &str, max: Option<f64>) -> Option<String> {
    let (min, max) = (min?, max?);
    (min > max).then(|| format!("{least} {min} is more than {most} {max}"))
}

/// A latency of nothing.
fn unreachable(parameters: &Parameters) -> Option<String> {
    parameters.max_latency.is_some_and(|most| most <= 0.0).then(|| "maxLatency is 0".to_owned())
}

fn counted(
    rules: &RuleSet,
    measurements: &[Expression],
    operation: CollectionOperation,
    parameters: &Parameters,
    step: &Step,
) -> Option<String> {
    let (min, max) = (parameters.min_count, parameters.max_count);
    if let Some(reason) = crossed("minCount", min.map(f64::from), "maxCount", max.map(f64::from)) {
        return Some(reason);
    }
    let min = min? as usize;
    let (most, what) = match operation {
        CollectionOperation::Contains => {
            let collections: Option<usize> =
                measurements.iter().map(|measured| collections(rules, measured, step)).sum();
            (collections?, "collections are measured")
        }
        CollectionOperation::ReferenceIntersectionCount => match parameters.reference.as_ref()? {
            Expression::Texts(texts) => (texts.len(), "texts are in the reference"),
            _ => return None,
        },
        CollectionOperation::Intersection => {
            (limits::LIST_ITEMS * limits::LARGE_MATCH_PLAYERS as usize, "texts can be in the players' lists")
        }
    };
    (min > most).then(|| format!("minCount is {min} and at most {most} {what}"))
}

/// The most collections that a measurement can give; `None` when that is not known.
fn collections(rules: &RuleSet, measured: &Expression, step: &Step) -> Option<usize> {
    match measured {
        Expression::Players { teams, property } => {
            let is_list = matches!(property, Property::Attribute(index) if rules.attributes[*index].kind == AttributeKind::List);
            match teams {
                TeamSelection::One(team) => Some(if is_list { step.teams[*team].max as usize } else { 1 }),
                TeamSelection::Many(teams) if is_list => {
                    Some(teams.iter().map(|team| step.teams[*team].max as usize).sum())
                }
                TeamSelection::Many(teams) => Some(teams.len()),
            }
        }
        Expression::Call { function: Function::Flatten, arguments } => match &**arguments {
            [
                inner @ Expression::Players {
                    teams: TeamSelection::Many(_),
                    property: Property::Attribute(index),
                },
            ] if rules.attributes[*index].kind == AttributeKind::List => collections(rules, inner, step),
            [Expression::Players { .. }] => Some(1),
            _ => None,
        },
        _ => None,
    }
}

/// Compositions that no team can have.
fn about_roles(rules: &RuleSet) -> Vec<Warning> {
    let Some(wanted) = &rules.roles else { return Vec::new() };
    let least: u32 = wanted.composition.iter().map(|count| count.min).sum();
    let most: u32 = wanted.composition.iter().map(|count| count.max).sum();
    let mut warnings = Vec::new();
    for &team in &wanted.teams {
        let sizes = || rules.steps.iter().map(|step| step.teams[team]);
        let about = format!("teams[{}]", rules.teams[team]);
        let message = if sizes().all(|size| least > size.max) {
            format!(
                "its roles take {least} players at least, more than its maxPlayers; no match will ever be made"
            )
        } else if sizes().all(|size| most < size.min) {
            format!(
                "its roles take {most} players at most, fewer than its minPlayers; no match will ever be made"
            )
        } else {
            continue;
        };
        warnings.push(Warning { kind: WarningKind::NeverPasses, about, message });
    }
    warnings
}
