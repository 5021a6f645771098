//! Whether a compound statement can be true, and whether it can be false, whatever its rules say.

use crate::rules::RuleSet;
use crate::rules::model::{RuleKind, Statement};

/// Statements over more rules are not looked into: each doubles the cases.
const RULES_MAX: usize = 12;

/// What a statement can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    /// True in some cases, false in others; or not looked into.
    Open,
    /// True in every case.
    Always,
    /// False in every case.
    Never,
}

/// Goes through every case. `is_dead` tells rules that never hold.
pub(super) fn truth(rules: &RuleSet, statement: &Statement, is_dead: &impl Fn(usize) -> bool) -> Truth {
    let mut leaves = Vec::new();
    gather(rules, statement, &mut leaves);
    leaves.retain(|rule| !is_dead(*rule));
    if leaves.len() > RULES_MAX {
        return Truth::Open;
    }
    let cases = 0..1_u32 << leaves.len();
    let holds = |case: u32| {
        let of = |rule: usize| {
            leaves.iter().position(|leaf| *leaf == rule).is_some_and(|bit| case >> bit & 1 == 1)
        };
        evaluate(rules, statement, &of)
    };
    let holding = cases.clone().filter(|case| holds(*case)).count();
    match holding {
        0 => Truth::Never,
        all if all == cases.len() => Truth::Always,
        _ => Truth::Open,
    }
}

/// The rules that a statement comes down to, each once.
fn gather(rules: &RuleSet, statement: &Statement, leaves: &mut Vec<usize>) {
    match statement {
        Statement::Rule(rule) => match &rules.rules[*rule].kind {
            RuleKind::Compound { statement } => gather(rules, statement, leaves),
            _ if leaves.contains(rule) => {}
            _ => leaves.push(*rule),
        },
        Statement::Not(inner) => gather(rules, inner, leaves),
        Statement::And(inner) | Statement::Or(inner) | Statement::Xor(inner) => {
            inner.iter().for_each(|statement| gather(rules, statement, leaves));
        }
    }
}

fn evaluate(rules: &RuleSet, statement: &Statement, of: &impl Fn(usize) -> bool) -> bool {
    match statement {
        Statement::Rule(rule) => match &rules.rules[*rule].kind {
            RuleKind::Compound { statement } => evaluate(rules, statement, of),
            _ => of(*rule),
        },
        Statement::Not(inner) => !evaluate(rules, inner, of),
        Statement::And(inner) => inner.iter().all(|statement| evaluate(rules, statement, of)),
        Statement::Or(inner) => inner.iter().any(|statement| evaluate(rules, statement, of)),
        Statement::Xor(inner) => inner.iter().filter(|statement| evaluate(rules, statement, of)).count() == 1,
    }
}
