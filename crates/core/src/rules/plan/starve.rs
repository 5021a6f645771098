//! What can let a ticket wait until its timeout.

use super::{Warning, WarningKind, has_bound, without_default};
use crate::rules::expression::{Expression, Function, TeamSelection};
use crate::rules::model::{Parameters, RuleKind};
use crate::rules::{RuleSet, Step};

pub(super) fn warnings(rules: &RuleSet) -> Vec<Warning> {
    let mut warnings = Vec::new();
    warnings.extend(clock(rules));
    warnings.extend(narrowing(rules));
    warnings.extend(late(rules));
    for (index, rule) in rules.rules.iter().enumerate().filter(|(_, rule)| !rule.is_part) {
        let about = format!("rules[{}]", rule.name);
        warnings.extend(stiff(rules, index).map(|message| starves(&about, message)));
        if matches!(rule.kind, RuleKind::Latency { .. }) {
            warnings.push(starves(&about, "a ticket with a player who reports no latency is never matched"));
        }
        warnings.extend(empty_team(rules, index).map(|message| starves(&about, &message)));
        warnings.extend(several(rules, index).map(|message| starves(&about, message)));
    }
    warnings.extend(without_default(rules).map(|(name, kind)| Warning {
        kind: WarningKind::Note,
        about: format!("playerAttributes[{name}]"),
        message: format!(
            "a {} without default: a ticket that brings none is refused with BAD_ATTRIBUTE",
            kind.name()
        ),
    }));
    warnings
}

fn starves(about: &str, message: &str) -> Warning {
    Warning { kind: WarningKind::Starves, about: about.to_owned(), message: message.to_owned() }
}

/// `FlexMatch`'s own default clock has no bound on a wait.
fn clock(rules: &RuleSet) -> Option<Warning> {
    (!has_bound(rules) && rules.steps.len() > 1).then(|| {
        starves(
            "algorithm.expansionAgeSelection",
            "it is newest, the default: each ticket that joins a group starts its expansions anew, so a wait has no \
             bound; oldest gives it one",
        )
    })
}

fn narrowing(rules: &RuleSet) -> Option<Warning> {
    let seconds = rules.steps[rules.first_narrowing()?].from_ms / 1_000;
    Some(starves(
        "expansions",
        &format!(
            "the step at {seconds} s takes back what an earlier one allowed: a group that was legal may become illegal"
        ),
    ))
}

/// Steps that no ticket lives to see.
fn late(rules: &RuleSet) -> Option<Warning> {
    let timeout_ms = rules.options.request_timeout_ms;
    let step = rules.steps.iter().find(|step| step.from_ms >= timeout_ms)?;
    Some(Warning {
        kind: WarningKind::NoEffect,
        about: "expansions".to_owned(),
        message: format!(
            "a step at {} s comes after requestTimeoutSeconds {}: no ticket lives to see it",
            step.from_ms / 1_000,
            timeout_ms / 1_000
        ),
    })
}

/// A limit that never loosens.
fn stiff(rules: &RuleSet, index: usize) -> Option<&'static str> {
    let limit: fn(&Parameters) -> Option<f64> = match rules.rules[index].kind {
        RuleKind::BatchDistance { .. } | RuleKind::Distance { .. } => |parameters| parameters.max_distance,
        RuleKind::Latency { .. } => |parameters| parameters.max_latency,
        _ => return None,
    };
    let mut limits = rules.steps.iter().map(|step| limit(&step.rules[index]));
    let first = limits.next()??;
    limits
        .all(|limit| limit == Some(first))
        .then_some("it has no expansion: a player whom nobody is near enough waits until his timeout")
}

/// The mean of a team that may be empty is undefined, and the rule then does not hold.
fn empty_team(rules: &RuleSet, index: usize) -> Option<String> {
    let (RuleKind::Comparison { measurements, .. } | RuleKind::Distance { measurements, .. }) =
        &rules.rules[index].kind
    else {
        return None;
    };
    let references = rules.steps.iter().filter_map(|step| step.rules[index].reference.as_ref());
    let team = measurements.iter().chain(references).find_map(|found| averaged_empty(rules, found))?;
    Some(format!(
        "team {} may be empty: then what it measures of it is undefined, and the rule does not hold",
        rules.teams[team]
    ))
}

fn averaged_empty(rules: &RuleSet, expression: &Expression) -> Option<usize> {
    let Expression::Call { function, arguments } = expression else { return None };
    let is_undefined =
        !matches!(function, Function::Sum | Function::Count | Function::Flatten | Function::SetIntersection);
    let inner = arguments.first()?;
    if let (true, Expression::Players { teams, .. }) = (is_undefined, inner) {
        let teams: &[usize] = match teams {
            TeamSelection::One(team) => std::slice::from_ref(team),
            TeamSelection::Many(teams) => teams,
        };
        return teams.iter().copied().find(|team| rules.steps.iter().any(|step| step.teams[*team].min == 0));
    }
    arguments.iter().find_map(|argument| averaged_empty(rules, argument))
}

/// A reference has to be one value.
fn several(rules: &RuleSet, index: usize) -> Option<&'static str> {
    if !matches!(rules.rules[index].kind, RuleKind::Comparison { .. } | RuleKind::Distance { .. }) {
        return None;
    }
    let is_list = |step: &Step| match &step.rules[index].reference {
        Some(Expression::Players { teams: TeamSelection::One(team), .. }) => step.teams[*team].max > 1,
        Some(Expression::Players { .. } | Expression::Call { function: Function::Flatten, .. }) => true,
        _ => false,
    };
    rules
        .steps
        .iter()
        .any(is_list)
        .then_some("its referenceValue is a list: the rule holds only while that has exactly one value")
}
