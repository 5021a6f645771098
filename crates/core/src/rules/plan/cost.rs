//! What a pass costs, by a model that says what it takes for granted.

use serde::Serialize;

use crate::rules::RuleSet;
use crate::rules::expression::Expression;
use crate::rules::model::{RuleKind, Statement};

/// Values that an equality rule's attribute is taken to have.
const EQUAL_VALUES: f64 = 4.0;
/// How many times the widest distance the index's numbers are taken to spread over.
const SPREAD_WIDTHS: f64 = 10.0;
/// The share of a pool that can play in a region with a player.
const REGION_SHARE: f64 = 0.5;
/// The pools that are looked at.
const POOLS: [f64; 3] = [1_000.0, 10_000.0, 100_000.0];

/// Estimated evaluations.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    /// What the figures take for granted.
    pub model: String,
    /// One row for each size of the pool.
    pub rows: Vec<CostRow>,
}

/// The estimate for one size of the pool.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CostRow {
    /// Tickets that wait.
    pub tickets: f64,
    /// Those that can meet one of them, at the first step.
    pub candidates: f64,
    /// Evaluations to find one group.
    pub per_match: f64,
    /// Evaluations when everybody is looked at and nobody is matched.
    pub per_pass: f64,
    /// Passes that this takes under the queue's `searchBudget`.
    pub passes: f64,
}

pub(super) fn cost(rules: &RuleSet) -> Cost {
    Cost { model: model(), rows: POOLS.iter().map(|tickets| row(rules, *tickets)).collect() }
}

fn model() -> String {
    format!(
        "tickets of one player; each equality rule's attribute has {EQUAL_VALUES} values, equally frequent; the \
         indexed number spreads evenly over {SPREAD_WIDTHS} times its widest maxDistance; half of the pool shares a \
         region with a player; one evaluation looks at one candidate, and one at each scanned rule for each player taken"
    )
}

fn row(rules: &RuleSet, tickets: f64) -> CostRow {
    let candidates = (tickets * share(rules)).max(1.0).floor();
    let players: u32 = rules.steps[0].teams.iter().map(|team| team.max).sum();
    let players = f64::from(players);
    let per_match = candidates + players * (1.0 + scanned(rules));
    let per_pass = tickets * per_match;
    #[expect(clippy::cast_precision_loss, reason = "a budget is at most 10^9")]
    let budget = rules.options.search_budget as f64;
    CostRow { tickets, candidates, per_match, per_pass, passes: (per_pass / budget).max(1.0).ceil() }
}

/// The share of the pool that partition, index and regions leave to one ticket.
fn share(rules: &RuleSet) -> f64 {
    let mut share = 1.0;
    for (rule, parameters) in rules.rules.iter().zip(&rules.steps[0].rules).filter(|(rule, _)| !rule.is_part)
    {
        match &rule.kind {
            RuleKind::BatchEquality { .. } => share /= EQUAL_VALUES,
            RuleKind::Latency { .. } => share *= REGION_SHARE,
            RuleKind::BatchDistance { distance: 0 } => {
                let widest = rules.distances[0].widest;
                let reach = parameters.max_distance.unwrap_or(widest);
                // On both sides of the ticket.
                share *= if widest > 0.0 { (2.0 * reach / (SPREAD_WIDTHS * widest)).min(1.0) } else { 0.0 };
            }
            _ => {}
        }
    }
    share
}

/// Nodes of the rules that are checked group by group.
fn scanned(rules: &RuleSet) -> f64 {
    let scanned = rules.rules.iter().filter(|rule| !rule.is_part && super::is_scanned(&rule.kind));
    scanned.map(|rule| size(rules, &rule.kind)).sum()
}

fn size(rules: &RuleSet, kind: &RuleKind) -> f64 {
    match kind {
        RuleKind::Comparison { measurements, .. }
        | RuleKind::Distance { measurements, .. }
        | RuleKind::Collection { measurements, .. } => 1.0 + measurements.iter().map(nodes).sum::<f64>(),
        RuleKind::Compound { statement } => stated(rules, statement),
        _ => 1.0,
    }
}

fn stated(rules: &RuleSet, statement: &Statement) -> f64 {
    match statement {
        Statement::Rule(rule) => size(rules, &rules.rules[*rule].kind),
        Statement::Not(inner) => 1.0 + stated(rules, inner),
        Statement::And(inner) | Statement::Or(inner) | Statement::Xor(inner) => {
            1.0 + inner.iter().map(|statement| stated(rules, statement)).sum::<f64>()
        }
    }
}

fn nodes(expression: &Expression) -> f64 {
    match expression {
        Expression::Call { arguments, .. } => 1.0 + arguments.iter().map(nodes).sum::<f64>(),
        _ => 1.0,
    }
}
