//! Expressions of the rule language, type-checked: what a rule measures in a match.
//!
//! An expression is a tree over the players of a match. Values nest: `teams[*].players.attributes[skill]` is one list
//! of numbers a team, `avg(…)` of it one number a team, `max(avg(…))` one number.

use crate::facts::Symbol;

/// One expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number as it stands.
    Number(f64),
    /// A text as it stands.
    Text(Symbol),
    /// Texts as they stand.
    Texts(Box<[Symbol]>),
    /// Something of every player of some teams: one list a team, or the one list when a single team is named.
    Players {
        /// The teams.
        teams: TeamSelection,
        /// What of each player.
        property: Property,
    },
    /// A function of other expressions.
    Call {
        /// The function.
        function: Function,
        /// Its arguments, at least one; all functions but `set_intersection` have exactly one.
        arguments: Box<[Expression]>,
    },
}

/// Which teams an expression looks at.
#[derive(Clone, Debug, PartialEq)]
pub enum TeamSelection {
    /// `teams[red]`: its value is the team's own list, not a list of lists.
    One(usize),
    /// `teams[red,blue]` and `teams[*]`, and the name of a team that has a quantity: indexes of teams, rising.
    Many(Box<[usize]>),
}

/// What an expression takes of each player.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// The player himself, for `count`.
    Player,
    /// `players[playerId]`
    PlayerId,
    /// `players.attributes[name]`: index of the attribute. A party's values fold by the rule's aggregation first.
    Attribute(usize),
}

/// The functions of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The smallest number of a list.
    Min,
    /// The largest.
    Max,
    /// The mean.
    Average,
    /// The middle, or the mean of the middle two.
    Median,
    /// The sum; 0 of nothing.
    Sum,
    /// How many; 0 of nothing.
    Count,
    /// The standard deviation of the whole population.
    StandardDeviation,
    /// One list of all lists inside, one level less.
    Flatten,
    /// What all lists of texts have in common.
    SetIntersection,
}
