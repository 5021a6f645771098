//! Expansions: values that change with the age of a group, folded into one list of steps.

use super::document::{Node, Object};
use super::model::Parameters;
use super::team::Team;
use super::{DistanceRule, Step, TeamSize};
use crate::limits;

/// One expansion: what it changes, and to what from which age on.
pub(super) struct Expansion {
    target: Target,
    steps: Vec<(u64, f64)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Target {
    Maximum(usize),
    MinPlayers(usize),
    MaxPlayers(usize),
}

pub(super) fn read_expansions(node: Node<'_>, rules: &[DistanceRule], teams: &[Team]) -> Vec<Expansion> {
    let mut expansions: Vec<Expansion> = Vec::new();
    for node in node.array(limits::RULES).unwrap_or_default() {
        let Some(object) = node.object(&["target", "steps"]) else { continue };
        let target = object.require("target").and_then(|node| read_target(&node, rules, teams));
        let Some(target) = target else { continue };
        if expansions.iter().any(|earlier| earlier.target == target) {
            object.problem("another expansion has the same target");
        }
        let steps = object.require("steps").map(|node| read_steps(node, target)).unwrap_or_default();
        expansions.push(Expansion { target, steps });
    }
    expansions
}

fn read_target(node: &Node<'_>, rules: &[DistanceRule], teams: &[Team]) -> Option<Target> {
    let text = node.text()?;
    let Some((room, name, property)) = split_target(text) else {
        node.problem("a target is rules[NAME].PROPERTY or teams[NAME].minPlayers or .maxPlayers");
        return None;
    };
    let target = match (room, property) {
        ("rules", "maxDistance") => rules.iter().position(|rule| &*rule.name == name).map(Target::Maximum),
        ("rules", property) => {
            node.problem(format_args!("not supported yet: expansion of {property}"));
            return None;
        }
        (_, "minPlayers") => teams.iter().position(|team| &*team.name == name).map(Target::MinPlayers),
        (_, "maxPlayers") => teams.iter().position(|team| &*team.name == name).map(Target::MaxPlayers),
        (_, property) => {
            node.problem(format_args!("a team has no `{property}` to expand"));
            return None;
        }
    };
    if target.is_none() {
        node.problem(format_args!("{room} has no `{name}`"));
    }
    target
}

/// Splits `rules[Name].property`. Real files write `team[…]` as well as `teams[…]`.
fn split_target(text: &str) -> Option<(&str, &str, &str)> {
    let (room, rest) = text.split_once('[')?;
    let (name, property) = rest.split_once("].")?;
    match room {
        "rules" | "rule" => Some(("rules", name, property)),
        "teams" | "team" => Some(("teams", name, property)),
        _ => None,
    }
}

fn read_steps(node: Node<'_>, target: Target) -> Vec<(u64, f64)> {
    let mut steps: Vec<(u64, f64)> = Vec::new();
    for node in node.array(limits::EXPANSION_STEPS).unwrap_or_default() {
        let Some(object) = node.object(&["waitTimeSeconds", "value"]) else { continue };
        let wait = object.require("waitTimeSeconds").and_then(|node| read_seconds(&node));
        let value = object.require("value").and_then(|node| read_value(&node, target));
        let (Some(wait), Some(value)) = (wait, value) else { continue };
        if steps.last().is_some_and(|(earlier, _)| *earlier >= wait) {
            object.problem("waitTimeSeconds must rise from step to step");
        }
        steps.push((wait, value));
    }
    steps
}

fn read_value(node: &Node<'_>, target: Target) -> Option<f64> {
    match target {
        Target::Maximum(_) => node.number_between(0.0, f64::MAX),
        Target::MinPlayers(_) => node.integer_between(0, 200).map(f64::from),
        Target::MaxPlayers(_) => node.integer_between(1, 200).map(f64::from),
    }
}

/// Seconds as milliseconds.
fn read_seconds(node: &Node<'_>) -> Option<u64> {
    let seconds = node.number_between(0.0, 43_200.0)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 43,200,000")]
    Some(libm::round(seconds * 1_000.0) as u64)
}

/// The steps that hold from age 0 and from each age at which anything changes.
pub(super) fn compile_steps(
    root: &Object<'_>,
    maxima: &[f64],
    sizes: &[TeamSize],
    expansions: &[Expansion],
) -> Option<Box<[Step]>> {
    let waits = expansions.iter().flat_map(|expansion| expansion.steps.iter().map(|(wait, _)| *wait));
    let mut ages: Vec<u64> = std::iter::once(0).chain(waits).collect();
    ages.sort_unstable();
    ages.dedup();
    let steps: Box<[Step]> = ages.into_iter().map(|age| step_at(age, maxima, sizes, expansions)).collect();
    steps.iter().all(|step| is_possible(root, step)).then_some(steps)
}

fn step_at(age: u64, maxima: &[f64], sizes: &[TeamSize], expansions: &[Expansion]) -> Step {
    let mut step =
        Step { from_ms: age, maxima: maxima.into(), rules: step_rules(maxima), teams: sizes.into() };
    for expansion in expansions {
        let reached = expansion.steps.iter().rev().find(|(wait, _)| *wait <= age);
        let Some((_, value)) = reached else { continue };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "read as a whole number to 200"
        )]
        let players = *value as u32;
        match expansion.target {
            Target::Maximum(rule) => {
                step.maxima[rule] = *value;
                step.rules[rule].max_distance = Some(*value);
            }
            Target::MinPlayers(team) => step.teams[team].min = players,
            Target::MaxPlayers(team) => step.teams[team].max = players,
        }
    }
    step
}

fn step_rules(maxima: &[f64]) -> Box<[Parameters]> {
    maxima
        .iter()
        .map(|maximum| Parameters { max_distance: Some(*maximum), ..Parameters::default() })
        .collect()
}

fn is_possible(root: &Object<'_>, step: &Step) -> bool {
    let seconds = step.from_ms / 1_000;
    if step.teams.iter().any(|size| size.min > size.max) {
        root.problem(format_args!("after {seconds} s a team's minPlayers is more than its maxPlayers"));
        return false;
    }
    if step.teams.iter().map(|size| size.max).sum::<u32>() > limits::MATCH_PLAYERS {
        root.problem(format_args!(
            "not supported yet: matches of more than {} players",
            limits::MATCH_PLAYERS
        ));
        return false;
    }
    true
}
