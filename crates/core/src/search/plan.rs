//! How the search serves a rule set: decided once, before the first ticket waits.

use super::measure::Measure;
use super::pair;
use crate::judge;
use crate::rules::expression::{Expression, TeamSelection};
use crate::rules::model::{Batching, Parameters, Rule, RuleKind, Sort, Statement, Strategy, WeightKind};
use crate::rules::{Aggregation, Objective, RuleSet};

/// Which search finds a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Finder {
    /// Distances and equality only, and nothing that ranks groups: the exact search over windows of the index.
    Window,
    /// Everything else up to 40 players: one party after the other, taken back when a rule fails.
    Assembly,
    /// 41 to 200 players: teams are filled, then balanced.
    Filling,
}

/// In which order an anchor's candidates are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Nearest to the anchor in the index first.
    Nearest,
    /// Farthest from the anchor first.
    Farthest,
    /// Lowest in the index first.
    Rising,
    /// Highest first.
    Falling,
}

/// What of a rule set the search wants to know again and again.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of the rules that is true or not by itself"
)]
pub(crate) struct Plan {
    pub(crate) finder: Finder,
    /// What is known of the rules beforehand: what they look at, and what divides a pool.
    pub(super) judging: judge::Plan,
    /// What the index is ordered by.
    pub(super) index: Measure,
    /// True: the index is that of the first distance rule, which bounds how far a candidate may be.
    pub(super) is_bounded: bool,
    pub(super) order: Order,
    /// Orders among candidates beyond the index, the first one first.
    pub(super) sorts: Box<[Sort]>,
    /// For each team the first of those that nothing tells from it.
    pub(super) alike: Box<[usize]>,
    /// True: some rule depends on who is in which team.
    pub(super) sees_teams: bool,
    /// True: rules beyond index, partition and regions can reject an unfinished group.
    pub(super) asks_on_the_way: bool,
    /// How many nodes of rules one judgement visits, at least 1.
    pub(super) nodes: u64,
    /// True: a group that is legal at one step is legal at every later one.
    pub(super) only_widens: bool,
    /// True: legal groups have a score.
    pub(super) is_soft: bool,
    /// True: every match has two players.
    pub(super) are_pairs: bool,
}

impl Plan {
    /// True when the search looks at more than numbers, ages and sizes.
    pub(super) fn needs_facts(&self) -> bool {
        self.finder != Finder::Window || !self.judging.partition_keys().is_empty()
    }

    /// The plan of a rule set.
    pub(crate) fn of(rules: &RuleSet) -> Plan {
        let (index, order) = index_of(rules);
        let judging = judge::Plan::new(rules);
        Plan {
            finder: finder(rules),
            sees_teams: !judging.ignores_teams(),
            judging,
            is_bounded: !rules.distances.is_empty(),
            sorts: sorts(rules).cloned().collect(),
            index,
            order,
            alike: alike(rules),
            asks_on_the_way: rules.rules.iter().any(|rule| asks(rules, rule)),
            nodes: nodes(rules).max(1),
            only_widens: only_widens(rules),
            is_soft: !rules.weights.is_empty() || rules.scoring.is_some(),
            are_pairs: pair::are_all_matches(rules),
        }
    }
}

fn finder(rules: &RuleSet) -> Finder {
    let is_plain = |rule: &Rule| {
        matches!(rule.kind, RuleKind::BatchDistance { .. } | RuleKind::BatchEquality { .. }) && !rule.is_part
    };
    // By windows the pool knows nothing of a player but his distances.
    let is_sorted = matches!(rules.algorithm.batching, Batching::Sorted(_)) || sorts(rules).next().is_some();
    let is_bare = rules.roles.is_none() && rules.weights.is_empty() && rules.scoring.is_none();
    if rules.algorithm.strategy != Strategy::Exhaustive {
        Finder::Filling
    } else if rules.options.objective == Objective::Oldest
        && is_bare
        && rules.rules.iter().all(is_plain)
        && !is_sorted
    {
        Finder::Window
    } else {
        Finder::Assembly
    }
}

/// The first distance rule; else what candidates are sorted by; else, where the score decides, what it measures; else age.
fn index_of(rules: &RuleSet) -> (Measure, Order) {
    if let Some(distance) = rules.distances.first() {
        return (
            Measure::Number { attribute: distance.attribute, aggregation: distance.aggregation },
            Order::Nearest,
        );
    }
    let rule = rules.rules.iter().find_map(|rule| match &rule.kind {
        RuleKind::AbsoluteSort(sort) => Some((sort, true)),
        RuleKind::DistanceSort(sort) => Some((sort, false)),
        _ => None,
    });
    match (rule, &rules.algorithm.batching) {
        (Some((sort, is_absolute)), _) => {
            let order = match (is_absolute, sort.is_descending) {
                (true, false) => Order::Rising,
                (true, true) => Order::Falling,
                (false, false) => Order::Nearest,
                (false, true) => Order::Farthest,
            };
            (Measure::Sort(sort.clone()), order)
        }
        (None, Batching::Sorted(attributes)) => (Measure::first_of(rules, attributes), Order::Nearest),
        (None, _) => match scored_number(rules) {
            Some(attribute) => {
                (Measure::Number { attribute, aggregation: Aggregation::Average }, Order::Nearest)
            }
            None => (Measure::Age, Order::Rising),
        },
    }
}

/// The attribute that the score of a group measures first, where a pass aims for the score.
fn scored_number(rules: &RuleSet) -> Option<usize> {
    let weights = rules.weights.iter().filter(|_| rules.options.objective == Objective::Quality);
    weights.into_iter().find_map(|weight| match weight.kind {
        WeightKind::Spread { attribute, .. } | WeightKind::Balance { attribute, .. } => Some(attribute),
        _ => None,
    })
}

/// What orders candidates of one place in the index: the sort rules, in their order.
fn sorts(rules: &RuleSet) -> impl Iterator<Item = &Sort> {
    rules.rules.iter().filter_map(|rule| match &rule.kind {
        RuleKind::AbsoluteSort(sort) | RuleKind::DistanceSort(sort) => Some(sort),
        _ => None,
    })
}

/// Every expression of the rules, at every step.
fn expressions(rules: &RuleSet) -> impl Iterator<Item = &Expression> {
    let measured = rules.rules.iter().flat_map(|rule| match &rule.kind {
        RuleKind::Comparison { measurements, .. }
        | RuleKind::Distance { measurements, .. }
        | RuleKind::Collection { measurements, .. } => &**measurements,
        _ => &[],
    });
    let references = rules.steps.iter().flat_map(|step| &step.rules);
    measured.chain(references.filter_map(|parameters| parameters.reference.as_ref()))
}

/// The team selections inside an expression.
fn selections<'e>(expression: &'e Expression, visit: &mut impl FnMut(&'e TeamSelection)) {
    match expression {
        Expression::Players { teams, .. } => visit(teams),
        Expression::Call { arguments, .. } => {
            arguments.iter().for_each(|argument| selections(argument, visit));
        }
        Expression::Number(_) | Expression::Text(_) | Expression::Texts(_) => {}
    }
}

/// Teams are alike when they have the same sizes at every step and every expression and the roles name both or none.
fn alike(rules: &RuleSet) -> Box<[usize]> {
    let mut named: Vec<Vec<usize>> = vec![Vec::new(); rules.teams.len()];
    let mut number = 0;
    for expression in expressions(rules) {
        selections(expression, &mut |teams| {
            number += 1;
            match teams {
                TeamSelection::One(team) => named[*team].push(number),
                TeamSelection::Many(teams) => teams.iter().for_each(|team| named[*team].push(number)),
            }
        });
    }
    if let Some(roles) = &rules.roles {
        roles.teams.iter().for_each(|team| named[*team].push(0));
    }
    let same = |left: usize, right: usize| {
        named[left] == named[right] && rules.steps.iter().all(|step| step.teams[left] == step.teams[right])
    };
    (0..rules.teams.len()).map(|team| (0..team).find(|other| same(*other, team)).unwrap_or(team)).collect()
}

/// Whether the judge may find an unfinished group broken by this rule where the search's own tables do not.
fn asks(rules: &RuleSet, rule: &Rule) -> bool {
    if rule.is_part {
        return false;
    }
    match rule.kind {
        RuleKind::BatchDistance { distance } => distance > 0,
        RuleKind::BatchEquality { .. } | RuleKind::AbsoluteSort(_) | RuleKind::DistanceSort(_) => false,
        RuleKind::Latency { .. } => {
            let index = rules.rules.iter().position(|other| other.name == rule.name);
            index.is_some_and(|index| rules.steps.iter().any(|step| step.rules[index].max_distance.is_some()))
        }
        _ => true,
    }
}

fn nodes(rules: &RuleSet) -> u64 {
    fn of(expression: &Expression) -> u64 {
        match expression {
            Expression::Call { arguments, .. } => 1 + arguments.iter().map(of).sum::<u64>(),
            _ => 1,
        }
    }
    let rules_count = u64::try_from(rules.rules.len()).unwrap_or(u64::MAX);
    let steps = u64::try_from(rules.steps.len()).unwrap_or(1).max(1);
    rules_count + expressions(rules).map(of).sum::<u64>() / steps
}

/// No step takes back what an earlier one allowed, neither by itself nor through a `not` or `xor` around it.
fn only_widens(rules: &RuleSet) -> bool {
    let is_turned: Vec<bool> = (0..rules.rules.len())
        .map(|rule| {
            rules.rules.iter().any(|other| match &other.kind {
                RuleKind::Compound { statement } => turns(rules, statement, rule, false),
                _ => false,
            })
        })
        .collect();
    rules.only_widens()
        && rules.steps.windows(2).all(|pair| {
            let rules = pair[0].rules.iter().zip(&pair[1].rules).zip(&is_turned);
            rules
                .into_iter()
                .all(|((former, later), is_turned)| former == later || (!is_turned && admits(later, former)))
        })
}

/// Whether this rule stands under a `not` or `xor` of the statement, or of a compound rule that it names.
fn turns(rules: &RuleSet, statement: &Statement, rule: usize, is_turned: bool) -> bool {
    match statement {
        Statement::Rule(index) => {
            let below = match &rules.rules[*index].kind {
                RuleKind::Compound { statement } => turns(rules, statement, rule, is_turned),
                _ => false,
            };
            below || (is_turned && *index == rule)
        }
        Statement::And(parts) | Statement::Or(parts) => {
            parts.iter().any(|part| turns(rules, part, rule, is_turned))
        }
        Statement::Not(part) => turns(rules, part, rule, true),
        Statement::Xor(parts) => parts.iter().any(|part| turns(rules, part, rule, true)),
    }
}

/// True when these parameters allow all that the former ones do.
fn admits(later: &Parameters, former: &Parameters) -> bool {
    let at_most = |later: Option<f64>, former: Option<f64>| {
        later.unwrap_or(f64::INFINITY) >= former.unwrap_or(f64::INFINITY)
    };
    later.reference == former.reference
        && at_most(later.max_distance, former.max_distance)
        && at_most(later.max_latency, former.max_latency)
        && later.min_distance.unwrap_or(0.0) <= former.min_distance.unwrap_or(0.0)
        && later.min_count.unwrap_or(0) <= former.min_count.unwrap_or(0)
        && later.max_count.unwrap_or(u32::MAX) >= former.max_count.unwrap_or(u32::MAX)
}
