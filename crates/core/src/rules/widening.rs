//! Whether expansions only ever allow more.

use super::expression::Expression;
use super::model::{Operation, Parameters, Rule, RuleKind, Statement};
use super::{RuleSet, Step};

impl RuleSet {
    /// True when no step takes back what an earlier one allowed: then a group that an earlier step allows is
    /// legal at every later age.
    pub fn only_widens(&self) -> bool {
        self.first_narrowing().is_none()
    }

    /// The index of the first step that takes something back.
    pub(super) fn first_narrowing(&self) -> Option<usize> {
        let turned = self.turned_rules();
        let narrower = self.steps.windows(2).position(|pair| !self.admits(&pair[1], &pair[0], &turned));
        narrower.map(|before| before + 1)
    }

    /// True when every group that `earlier` allows is allowed by `later`.
    fn admits(&self, later: &Step, earlier: &Step, turned: &[bool]) -> bool {
        let sizes = later.teams.iter().zip(&earlier.teams);
        let mut rules = self.rules.iter().zip(turned).zip(later.rules.iter().zip(&earlier.rules));
        sizes.into_iter().all(|(ours, theirs)| ours.min <= theirs.min && ours.max >= theirs.max)
            && rules.all(|((rule, is_turned), (ours, theirs))| {
                ours == theirs || (!is_turned && widens(rule, ours, theirs))
            })
    }

    /// For each rule whether a `not` or `xor` stands above it: there, allowing more means allowing less.
    fn turned_rules(&self) -> Vec<bool> {
        let mut turned = vec![false; self.rules.len()];
        // A compound rule follows those that it names, so its own place is known before they are reached.
        for (index, rule) in self.rules.iter().enumerate().rev() {
            if let RuleKind::Compound { statement } = &rule.kind {
                turn(statement, turned[index], &mut turned);
            }
        }
        turned
    }
}

fn turn(statement: &Statement, is_turned: bool, turned: &mut [bool]) {
    match statement {
        Statement::Rule(rule) => turned[*rule] |= is_turned,
        Statement::And(inner) | Statement::Or(inner) => {
            inner.iter().for_each(|statement| turn(statement, is_turned, turned));
        }
        Statement::Not(inner) => turn(inner, true, turned),
        Statement::Xor(inner) => inner.iter().for_each(|statement| turn(statement, true, turned)),
    }
}

/// True when the rule holds under `ours` wherever it holds under `theirs`.
fn widens(rule: &Rule, ours: &Parameters, theirs: &Parameters) -> bool {
    let reference = ours.reference == theirs.reference || is_easier(&rule.kind, ours, theirs);
    reference
        && at_most(ours.min_distance, theirs.min_distance)
        && at_least(ours.max_distance, theirs.max_distance)
        && at_least(ours.max_latency, theirs.max_latency)
        && at_most(ours.min_count.map(f64::from), theirs.min_count.map(f64::from))
        && at_least(ours.max_count.map(f64::from), theirs.max_count.map(f64::from))
}

/// A minimum that is absent or not above the other.
fn at_most(ours: Option<f64>, theirs: Option<f64>) -> bool {
    ours.is_none_or(|ours| ours <= theirs.unwrap_or(0.0))
}

/// A maximum that is absent or not below the other.
fn at_least(ours: Option<f64>, theirs: Option<f64>) -> bool {
    ours.is_none_or(|ours| theirs.is_some_and(|theirs| ours >= theirs))
}

/// A comparison with a number that is further off. Of other references nothing is known before the match.
fn is_easier(kind: &RuleKind, ours: &Parameters, theirs: &Parameters) -> bool {
    let RuleKind::Comparison { operation, .. } = kind else { return false };
    let (Some(Expression::Number(ours)), Some(Expression::Number(theirs))) =
        (&ours.reference, &theirs.reference)
    else {
        return false;
    };
    match operation {
        Operation::Less | Operation::LessOrEqual => ours >= theirs,
        Operation::Greater | Operation::GreaterOrEqual => ours <= theirs,
        Operation::Equal | Operation::NotEqual => false,
    }
}
