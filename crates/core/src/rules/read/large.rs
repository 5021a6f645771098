//! What a rule set may not have when its matches can be of more than forty players, and what it must have then.

use super::document::Object;
use super::rule::Rules;
use crate::limits;
use crate::rules::Step;
use crate::rules::model::{Algorithm, Parameters, RuleKind, Strategy};

/// Reports whatever does not go with the number of players.
pub(super) fn check_size(root: &Object<'_>, algorithm: &Algorithm, rules: &Rules, steps: &[Step]) {
    let players = |step: &Step| step.teams.iter().map(|size| size.max).sum::<u32>();
    let most = steps.iter().map(players).max().unwrap_or(0);
    let is_large = most > limits::MATCH_PLAYERS;
    let is_balanced = matches!(algorithm.strategy, Strategy::Balanced { .. });
    if is_large && !is_balanced {
        root.problem_at(
            "algorithm",
            format_args!(
                "a match of up to {most} players needs strategy balanced; exhaustiveSearch is for {} at most",
                limits::MATCH_PLAYERS
            ),
        );
    }
    if is_balanced && !is_large {
        root.problem_at(
            "algorithm",
            format_args!(
                "strategy balanced is for matches of more than {} players; this one has {most} at most",
                limits::MATCH_PLAYERS
            ),
        );
    }
    if is_large || is_balanced {
        check_rules(root, rules, steps);
    }
}

fn check_rules(root: &Object<'_>, rules: &Rules, steps: &[Step]) {
    for (index, declared) in rules.declared.iter().enumerate() {
        let mut parameters = steps.iter().map(|step| &step.rules[index]);
        if is_for_large(&declared.rule.kind, &mut parameters) {
            continue;
        }
        root.problem_at("rules", format_args!(
            "rule `{}` is not for matches of more than {} players: those have batchDistance and latency with maxLatency only",
            declared.rule.name,
            limits::MATCH_PLAYERS
        ));
    }
    for key in ["roles", "weights", "scoring"] {
        if root.get(key).is_some() {
            root.problem_at(
                key,
                format_args!("{key} is not for matches of more than {} players", limits::MATCH_PLAYERS),
            );
        }
    }
}

fn is_for_large<'s>(kind: &RuleKind, parameters: &mut impl Iterator<Item = &'s Parameters>) -> bool {
    match kind {
        RuleKind::BatchDistance { .. } | RuleKind::BatchEquality { .. } => true,
        RuleKind::Latency { .. } => parameters.all(|parameters| parameters.max_distance.is_none()),
        _ => false,
    }
}
