//! Which numbers an expression can give at all: interval arithmetic over the sizes of teams.

use crate::rules::expression::{Expression, Function, Property, TeamSelection};
use crate::rules::model::Operation;
use crate::rules::{Step, TeamSize};

/// Numbers from `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Range {
    const ALL: Range = Range { low: f64::NEG_INFINITY, high: f64::INFINITY };

    fn of(low: u32, high: u32) -> Range {
        Range { low: f64::from(low), high: f64::from(high) }
    }

    /// Whether a number of this range can compare so with one of the other.
    pub(super) fn can(self, operation: Operation, other: Range) -> bool {
        match operation {
            Operation::Less => self.low < other.high,
            Operation::LessOrEqual => self.low <= other.high,
            Operation::Equal => self.low <= other.high && self.high >= other.low,
            Operation::NotEqual => !(self.is_one() && self == other),
            Operation::Greater => self.high > other.low,
            Operation::GreaterOrEqual => self.high >= other.low,
        }
    }

    fn is_one(self) -> bool {
        self.low >= self.high
    }

    /// The least and the largest difference from a number of the other range.
    pub(super) fn distance(self, other: Range) -> Range {
        let low = (self.low - other.high).max(other.low - self.high).max(0.0);
        let high = (self.high - other.low).abs().max((other.high - self.low).abs());
        Range { low, high }
    }
}

/// The numbers that an expression can give, or that its lists can hold.
pub(super) fn range(expression: &Expression, step: &Step) -> Range {
    match expression {
        Expression::Number(number) => Range { low: *number, high: *number },
        Expression::Call { function, arguments } => match (function, arguments.first()) {
            (Function::Count, Some(argument)) => counted(argument, step),
            (
                Function::Min | Function::Max | Function::Average | Function::Median | Function::Flatten,
                Some(argument),
            ) => range(argument, step),
            (Function::StandardDeviation, _) => Range { low: 0.0, high: f64::INFINITY },
            _ => Range::ALL,
        },
        Expression::Text(_) | Expression::Texts(_) | Expression::Players { .. } => Range::ALL,
    }
}

/// How many elements `count` can find.
fn counted(expression: &Expression, step: &Step) -> Range {
    match expression {
        Expression::Players { teams, property: Property::Player | Property::PlayerId } => match teams {
            TeamSelection::One(team) => of_team(step.teams[*team]),
            TeamSelection::Many(teams) => {
                let sizes = teams.iter().map(|team| step.teams[*team]);
                let low = sizes.clone().map(|size| size.min).min().unwrap_or(0);
                Range::of(low, sizes.map(|size| size.max).max().unwrap_or(0))
            }
        },
        Expression::Call { function: Function::Flatten, arguments } => match &**arguments {
            [
                Expression::Players {
                    teams: TeamSelection::Many(teams),
                    property: Property::Player | Property::PlayerId,
                },
            ] => {
                let sizes = teams.iter().map(|team| step.teams[*team]);
                Range::of(sizes.clone().map(|size| size.min).sum(), sizes.map(|size| size.max).sum())
            }
            _ => Range { low: 0.0, high: f64::INFINITY },
        },
        _ => Range { low: 0.0, high: f64::INFINITY },
    }
}

fn of_team(size: TeamSize) -> Range {
    Range::of(size.min, size.max)
}
