//! The steps of a rule set: every expansion folded into one list by age.

use super::document::Object;
use super::expansion::{Expansion, Property, Setting, Target};
use crate::limits;
use crate::rules::model::{Parameters, RuleKind};
use crate::rules::{Step, TeamSize};

use super::rule::Rules;

/// The steps that hold from age 0 and from each age at which anything changes.
pub(super) fn compile_steps(
    root: &Object<'_>,
    rules: &Rules,
    sizes: &[TeamSize],
    expansions: &[Expansion],
) -> Option<Box<[Step]>> {
    let waits = expansions.iter().flat_map(|expansion| expansion.steps.iter().map(|(wait, _)| *wait));
    let mut ages: Vec<u64> = std::iter::once(0).chain(waits).collect();
    ages.sort_unstable();
    ages.dedup();
    if ages.len() > limits::RULE_SET_STEPS {
        root.problem(format_args!(
            "the expansions change something at {} ages; at most {} are allowed",
            ages.len(),
            limits::RULE_SET_STEPS
        ));
        return None;
    }
    // The team that is wrong by itself has been told already.
    if sizes.iter().any(|size| size.min > size.max) {
        return None;
    }
    let steps: Box<[Step]> = ages.into_iter().map(|age| step_at(age, rules, sizes, expansions)).collect();
    steps.iter().all(|step| is_possible(root, step)).then_some(steps)
}

fn step_at(age: u64, rules: &Rules, sizes: &[TeamSize], expansions: &[Expansion]) -> Step {
    let parameters = rules.declared.iter().map(|declared| declared.parameters.clone()).collect();
    let mut step = Step { from_ms: age, maxima: Box::default(), rules: parameters, teams: sizes.into() };
    for Expansion { target, steps } in expansions {
        if let Some((_, setting)) = steps.iter().rev().find(|(wait, _)| *wait <= age) {
            apply(&mut step, target, setting);
        }
    }
    step.maxima = maxima(rules, &step.rules);
    step
}

fn apply(step: &mut Step, target: &Target, setting: &Setting) {
    match (target, setting) {
        (Target::Rule(rule, property), setting) => set(&mut step.rules[*rule], *property, setting),
        (Target::MinPlayers(teams), Setting::Count(players)) => {
            step.teams[teams.clone()].iter_mut().for_each(|size| size.min = *players);
        }
        (Target::MaxPlayers(teams), Setting::Count(players)) => {
            step.teams[teams.clone()].iter_mut().for_each(|size| size.max = *players);
        }
        (Target::MinPlayers(_) | Target::MaxPlayers(_), _) => unreachable!("players are counted"),
    }
}

fn set(parameters: &mut Parameters, property: Property, setting: &Setting) {
    match (property, setting) {
        (Property::ReferenceValue, Setting::Reference(reference)) => {
            parameters.reference = Some(reference.clone());
        }
        (Property::MinDistance, Setting::Number(number)) => parameters.min_distance = Some(*number),
        (Property::MaxDistance, Setting::Number(number)) => parameters.max_distance = Some(*number),
        (Property::MaxLatency, Setting::Number(number)) => parameters.max_latency = Some(*number),
        (Property::MinCount, Setting::Count(count)) => parameters.min_count = Some(*count),
        (Property::MaxCount, Setting::Count(count)) => parameters.max_count = Some(*count),
        _ => unreachable!("a setting is read for its property"),
    }
}

/// The maximum of each `batchDistance` rule on a number.
fn maxima(rules: &Rules, parameters: &[Parameters]) -> Box<[f64]> {
    let distances = rules.declared.iter().zip(parameters);
    let distances =
        distances.filter(|(declared, _)| matches!(declared.rule.kind, RuleKind::BatchDistance { .. }));
    distances.map(|(_, parameters)| parameters.max_distance.unwrap_or(f64::INFINITY)).collect()
}

fn is_possible(root: &Object<'_>, step: &Step) -> bool {
    let seconds = step.from_ms / 1_000;
    if step.teams.iter().any(|size| size.min > size.max) {
        root.problem(format_args!("after {seconds} s a team's minPlayers is more than its maxPlayers"));
        return false;
    }
    let players: u32 = step.teams.iter().map(|size| size.max).sum();
    if players > limits::LARGE_MATCH_PLAYERS {
        root.problem(format_args!(
            "a match would have up to {players} players; at most {} are allowed",
            limits::LARGE_MATCH_PLAYERS
        ));
        return false;
    }
    true
}
