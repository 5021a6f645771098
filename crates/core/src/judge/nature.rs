//! What can be said of an expression's value before the teams are known, and while the group still grows.

use crate::facts::Fact;
use crate::rules::expression::{Expression, Function, Property, TeamSelection};
use crate::rules::{AttributeKind, RuleSet};

/// How an expression's value depends on the teams and on who is added to the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// It never changes.
    Constant,
    /// Each single value is one party's or player's and stays; more are added. Grouped by team, or one list.
    Each { by_team: bool },
    /// Each innermost list is one party's collection and stays; more are added.
    Own { by_team: bool, is_nested: bool },
    /// One collection that only gains.
    Growing,
    /// One collection that only loses.
    Shrinking,
    /// A number that only rises.
    Rising,
    /// A number that only falls.
    Falling,
    /// One number a team, and one of them at least is as high as the highest value of all parties.
    Highest,
    /// One number a team, and one of them at least is as low as the lowest value of all parties.
    Lowest,
    /// It depends on who is in the group, not on the teams.
    Whole,
    /// It depends on the teams.
    Teams,
}

impl Nature {
    /// Of an expression of this rule set.
    pub(super) fn of(expression: &Expression, rules: &RuleSet) -> Nature {
        match expression {
            Expression::Number(_) | Expression::Text(_) | Expression::Texts(_) => Nature::Constant,
            Expression::Players { teams, property } => of_players(teams, *property, rules),
            Expression::Call { function: Function::SetIntersection, arguments } if arguments.len() > 1 => {
                of_intersection(arguments, rules)
            }
            Expression::Call { function, arguments } => Nature::of(&arguments[0], rules).after(*function),
        }
    }

    /// The nature of a function of a value of this nature.
    fn after(self, function: Function) -> Nature {
        if matches!(self, Nature::Constant | Nature::Teams) {
            return self;
        }
        match function {
            Function::Flatten => self.flattened(),
            Function::SetIntersection => match self {
                Nature::Own { by_team: false, .. } | Nature::Shrinking => Nature::Shrinking,
                Nature::Each { by_team: false } | Nature::Growing => Nature::Growing,
                _ => Nature::Teams,
            },
            Function::Count => match self {
                Nature::Own { by_team, .. } => Nature::Each { by_team },
                Nature::Each { by_team: false } | Nature::Growing => Nature::Rising,
                Nature::Shrinking => Nature::Falling,
                other => other.mixed(),
            },
            Function::Max => match self {
                Nature::Each { by_team: false } => Nature::Rising,
                Nature::Each { by_team: true } | Nature::Highest => Nature::Highest,
                other => other.mixed(),
            },
            Function::Min => match self {
                Nature::Each { by_team: false } => Nature::Falling,
                Nature::Each { by_team: true } | Nature::Lowest => Nature::Lowest,
                other => other.mixed(),
            },
            Function::Average | Function::Median | Function::Sum | Function::StandardDeviation => {
                self.mixed()
            }
        }
    }

    fn flattened(self) -> Nature {
        match self {
            Nature::Own { is_nested: true, .. } => Nature::Own { by_team: false, is_nested: false },
            Nature::Own { is_nested: false, .. } => Nature::Growing,
            Nature::Each { .. } => Nature::Each { by_team: false },
            other => other,
        }
    }

    /// The nature of a number that is made of all values of each list.
    fn mixed(self) -> Nature {
        match self {
            Nature::Each { by_team: true } | Nature::Own { .. } => Nature::Teams,
            other if other.is_of_set() => Nature::Whole,
            _ => Nature::Teams,
        }
    }

    /// True: the same whatever teams the parties are in.
    pub(super) fn is_of_set(self) -> bool {
        !matches!(self, Nature::Highest | Nature::Lowest | Nature::Teams)
    }

    /// The nature of the same value where its innermost lists count, not its single values.
    pub(super) fn as_collections(self) -> Nature {
        match self {
            Nature::Each { by_team: true } => Nature::Teams,
            Nature::Each { by_team: false } => Nature::Growing,
            other => other,
        }
    }

    /// Whether each single value stays as it is while the group grows.
    pub(super) fn keeps(self) -> bool {
        matches!(self, Nature::Constant | Nature::Each { .. } | Nature::Own { .. } | Nature::Growing)
    }

    /// Whether the number may become less; for one a team, whether all may.
    pub(super) fn may_fall(self) -> bool {
        !(self.keeps() || matches!(self, Nature::Rising | Nature::Highest))
    }

    /// Whether the number may become more; for one a team, whether all may.
    pub(super) fn may_rise(self) -> bool {
        !(self.keeps() || matches!(self, Nature::Falling | Nature::Lowest))
    }
}

/// Only a selection of all teams sees everybody.
fn of_players(teams: &TeamSelection, property: Property, rules: &RuleSet) -> Nature {
    let (selected, is_list_of_teams) = match teams {
        TeamSelection::One(_) => (1, false),
        TeamSelection::Many(teams) => (teams.len(), true),
    };
    if selected < rules.teams.len() {
        return Nature::Teams;
    }
    let by_team = rules.teams.len() > 1;
    match property {
        Property::Player | Property::PlayerId => Nature::Each { by_team },
        Property::Attribute(attribute) => match rules.attributes[attribute].kind {
            AttributeKind::Number | AttributeKind::Text => Nature::Each { by_team },
            AttributeKind::List => Nature::Own { by_team, is_nested: is_list_of_teams },
            AttributeKind::Map => Nature::Teams,
        },
    }
}

/// What several values have in common; their innermost lists all count alike.
fn of_intersection(arguments: &[Expression], rules: &RuleSet) -> Nature {
    let natures = || arguments.iter().map(|argument| Nature::of(argument, rules).as_collections());
    let only_loses = |nature| matches!(nature, Nature::Constant | Nature::Own { .. } | Nature::Shrinking);
    if natures().all(|nature| nature == Nature::Constant) {
        Nature::Constant
    } else if natures().all(only_loses) {
        Nature::Shrinking
    } else if natures().all(Nature::is_of_set) {
        Nature::Whole
    } else {
        Nature::Teams
    }
}

/// The key of a number or text among values that have to be equal. Lists and maps have none.
pub(super) fn key_of(fact: &Fact) -> Option<u64> {
    match fact {
        // −0 equals 0.
        Fact::Number(number) => Some((number + 0.0).to_bits()),
        Fact::Text(symbol) => Some(u64::from(symbol.0)),
        Fact::List(_) | Fact::Map(_) => None,
    }
}
