//! Expansions: what changes with the age of a group, and when.

use std::ops::Range;

use super::document::Node;
use super::names::Found;
use super::rule::{Declared, Rules};
use super::scope::Scope;
use crate::limits;
use crate::rules::expression::Expression;

/// One expansion: what it changes, and to what from which age on.
pub(super) struct Expansion {
    pub(super) target: Target,
    pub(super) steps: Vec<(u64, Setting)>,
}

/// What an expansion changes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// A parameter of a rule.
    Rule(usize, Property),
    /// The least players of some teams.
    MinPlayers(Range<usize>),
    /// The most players of some teams.
    MaxPlayers(Range<usize>),
}

/// A parameter of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Property {
    ReferenceValue,
    MinDistance,
    MaxDistance,
    MinCount,
    MaxCount,
    MaxLatency,
}

/// What a step sets a target to.
pub(super) enum Setting {
    /// A distance or a latency.
    Number(f64),
    /// Players, or items of a collection.
    Count(u32),
    /// A reference value.
    Reference(Expression),
}

const PROPERTIES: [(&str, Property); 6] = [
    ("referenceValue", Property::ReferenceValue),
    ("minDistance", Property::MinDistance),
    ("maxDistance", Property::MaxDistance),
    ("minCount", Property::MinCount),
    ("maxCount", Property::MaxCount),
    ("maxLatency", Property::MaxLatency),
];

impl Target {
    /// True when both change the same thing.
    fn overlaps(&self, other: &Target) -> bool {
        match (self, other) {
            (Target::MinPlayers(ours), Target::MinPlayers(theirs))
            | (Target::MaxPlayers(ours), Target::MaxPlayers(theirs)) => {
                ours.start < theirs.end && theirs.start < ours.end
            }
            (ours, theirs) => ours == theirs,
        }
    }
}

pub(super) fn read_expansions(node: Option<Node<'_>>, rules: &Rules, scope: &Scope<'_>) -> Vec<Expansion> {
    let mut expansions: Vec<Expansion> = Vec::new();
    for node in node.and_then(|node| node.array(limits::RULES)).unwrap_or_default() {
        let Some(object) = node.object(&["target", "steps"]) else { continue };
        let target = object.require("target").and_then(|node| read_target(&node, rules, scope));
        let steps = object.require("steps");
        let Some(target) = target else { continue };
        if expansions.iter().any(|earlier| earlier.target.overlaps(&target)) {
            object.problem("another expansion has the same target");
        }
        let steps = steps.map(|node| read_steps(node, &target, rules, scope)).unwrap_or_default();
        expansions.push(Expansion { target, steps });
    }
    expansions
}

fn read_target(node: &Node<'_>, rules: &Rules, scope: &Scope<'_>) -> Option<Target> {
    let Some((room, name, property)) = split_target(node.text()?) else {
        node.problem("a target is rules[NAME].PROPERTY or teams[NAME].minPlayers or .maxPlayers");
        return None;
    };
    if room == Room::Rules {
        return read_rule_target(node, name, property, rules);
    }
    if !["minPlayers", "maxPlayers"].contains(&property) {
        node.problem(format_args!("a team has no `{property}` to expand; it has minPlayers and maxPlayers"));
        return None;
    }
    let teams = scope.teams.find(name).map_err(|problem| node.tell(problem)).ok()?;
    Some(if property == "minPlayers" { Target::MinPlayers(teams) } else { Target::MaxPlayers(teams) })
}

fn read_rule_target(node: &Node<'_>, name: &str, property: &str, rules: &Rules) -> Option<Target> {
    let rule = match rules.names.find(name) {
        Found::Known(rule) => *rule,
        Found::Broken => return None,
        Found::Unknown => {
            node.problem(format_args!("rules has no `{name}`; the rules are: {}", rules.names.list()));
            return None;
        }
    };
    let own = rules.declared[rule].expandable();
    let found = PROPERTIES.iter().find(|(name, kind)| *name == property && own.contains(kind));
    let Some((_, property)) = found else {
        let can = PROPERTIES.iter().filter(|(_, kind)| own.contains(kind)).map(|(name, _)| *name);
        let can: Vec<&str> = can.collect();
        let can = if can.is_empty() { "nothing".to_owned() } else { can.join(", ") };
        node.problem(format_args!("rule `{name}` has no `{property}` to expand; it can expand: {can}"));
        return None;
    };
    Some(Target::Rule(rule, *property))
}

#[derive(PartialEq)]
enum Room {
    Rules,
    Teams,
}

/// Splits `rules[Name].property`. Real files write `team[…]` as well as `teams[…]`.
fn split_target(text: &str) -> Option<(Room, &str, &str)> {
    let (room, rest) = text.split_once('[')?;
    let (name, property) = rest.rsplit_once("].")?;
    match room {
        "rules" | "rule" => Some((Room::Rules, name, property)),
        "teams" | "team" => Some((Room::Teams, name, property)),
        _ => None,
    }
}

fn read_steps(node: Node<'_>, target: &Target, rules: &Rules, scope: &Scope<'_>) -> Vec<(u64, Setting)> {
    let mut steps: Vec<(u64, Setting)> = Vec::new();
    for node in node.array(limits::EXPANSION_STEPS).unwrap_or_default() {
        let Some(object) = node.object(&["waitTimeSeconds", "value"]) else { continue };
        let wait = object.require("waitTimeSeconds").and_then(|node| read_seconds(&node));
        let value = object.require("value").and_then(|node| read_setting(&node, target, rules, scope));
        let (Some(wait), Some(value)) = (wait, value) else { continue };
        if steps.last().is_some_and(|(earlier, _)| *earlier >= wait) {
            object.problem("waitTimeSeconds must rise from step to step");
        }
        steps.push((wait, value));
    }
    steps
}

fn read_setting(node: &Node<'_>, target: &Target, rules: &Rules, scope: &Scope<'_>) -> Option<Setting> {
    match target {
        Target::MinPlayers(_) => node.integer_between(0, limits::LARGE_MATCH_PLAYERS).map(Setting::Count),
        Target::MaxPlayers(_) => node.integer_between(1, limits::LARGE_MATCH_PLAYERS).map(Setting::Count),
        Target::Rule(rule, property) => read_rule_setting(node, &rules.declared[*rule], *property, scope),
    }
}

fn read_rule_setting(
    node: &Node<'_>,
    rule: &Declared,
    property: Property,
    scope: &Scope<'_>,
) -> Option<Setting> {
    match property {
        Property::MinDistance | Property::MaxDistance | Property::MaxLatency => {
            node.number_between(0.0, f64::MAX).map(Setting::Number)
        }
        Property::MinCount | Property::MaxCount => node.integer_between(0, COUNT_MAX).map(Setting::Count),
        Property::ReferenceValue => rule.read_reference(node, scope).map(Setting::Reference),
    }
}

/// More than all the items that the players of a match can bring.
pub(super) const COUNT_MAX: u32 = 1_000_000;

/// Seconds as milliseconds.
fn read_seconds(node: &Node<'_>) -> Option<u64> {
    let seconds = node.number_between(0.0, 43_200.0)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 43,200,000")]
    Some(libm::round(seconds * 1_000.0) as u64)
}
