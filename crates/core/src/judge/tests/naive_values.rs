//! What expressions measure, as trees of values.

use crate::facts::{Fact, PartyFacts, Placed, Symbol};
use crate::rules::expression::{Expression, Function, Property, TeamSelection};
use crate::rules::model::CollectionAggregation;
use crate::rules::{Aggregation, AttributeKind, RuleSet};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree {
    Number(f64),
    Text(Symbol),
    Undefined,
    List(Vec<Tree>),
}

impl Tree {
    pub(super) fn leaves(&self) -> Vec<&Tree> {
        match self {
            Tree::List(items) => items.iter().flat_map(Tree::leaves).collect(),
            leaf => vec![leaf],
        }
    }

    /// The innermost lists of a tree so deep.
    pub(super) fn collections(&self, depth: usize) -> Vec<Vec<Tree>> {
        match self {
            Tree::List(items) if depth > 1 => {
                items.iter().flat_map(|item| item.collections(depth - 1)).collect()
            }
            Tree::List(items) => vec![items.clone()],
            leaf => vec![vec![leaf.clone()]],
        }
    }

    pub(super) fn only(&self) -> Option<Tree> {
        match *self.leaves() {
            [leaf] if *leaf != Tree::Undefined => Some(leaf.clone()),
            _ => None,
        }
    }
}

/// What all lists have, each once.
pub(super) fn common(lists: &[Vec<Tree>]) -> Option<Vec<Tree>> {
    let (first, others) = lists.split_first()?;
    let mut found: Vec<Tree> = Vec::new();
    for item in first.iter().filter(|item| others.iter().all(|list| list.contains(item))) {
        if !found.contains(item) {
            found.push(item.clone());
        }
    }
    Some(found)
}

pub(super) fn measured(
    rules: &RuleSet,
    measurements: &[Expression],
    lineup: &[Placed<'_>],
    numbers: Aggregation,
    texts: CollectionAggregation,
) -> Vec<Tree> {
    measurements.iter().map(|one| eval(rules, one, lineup, numbers, texts)).collect()
}

/// The innermost lists of several expressions.
pub(super) fn collections(
    rules: &RuleSet,
    expressions: &[Expression],
    lineup: &[Placed<'_>],
    numbers: Aggregation,
    texts: CollectionAggregation,
) -> Vec<Vec<Tree>> {
    let of = |one| eval(rules, one, lineup, numbers, texts).collections(depth_of(rules, one));
    expressions.iter().flat_map(of).collect()
}

pub(super) fn eval(
    rules: &RuleSet,
    expression: &Expression,
    lineup: &[Placed<'_>],
    numbers: Aggregation,
    texts: CollectionAggregation,
) -> Tree {
    let in_team = |team: usize, property: Property| {
        let parties = lineup.iter().filter(|placed| placed.team == team);
        Tree::List(parties.flat_map(|placed| values(placed.party, property, numbers, texts)).collect())
    };
    match expression {
        Expression::Number(number) => Tree::Number(*number),
        Expression::Text(text) => Tree::Text(*text),
        Expression::Texts(texts) => Tree::List(texts.iter().copied().map(Tree::Text).collect()),
        Expression::Players { teams: TeamSelection::One(team), property } => in_team(*team, *property),
        Expression::Players { teams: TeamSelection::Many(teams), property } => {
            Tree::List(teams.iter().map(|team| in_team(*team, *property)).collect())
        }
        Expression::Call { function: Function::SetIntersection, arguments } if arguments.len() > 1 => {
            let lists = collections(rules, arguments, lineup, numbers, texts);
            Tree::List(common(&lists).unwrap_or_else(|| vec![Tree::Undefined]))
        }
        Expression::Call { function, arguments } => {
            let depth = depth_of(rules, &arguments[0]);
            call(*function, eval(rules, &arguments[0], lineup, numbers, texts), depth)
        }
    }
}

/// How deep an expression's lists nest.
fn depth_of(rules: &RuleSet, expression: &Expression) -> usize {
    match expression {
        Expression::Number(_) | Expression::Text(_) => 0,
        Expression::Texts(_) => 1,
        Expression::Players { teams, property } => {
            let is_list = matches!(property, Property::Attribute(index)
                if rules.attributes[*index].kind == AttributeKind::List);
            1 + usize::from(is_list) + usize::from(matches!(teams, TeamSelection::Many(_)))
        }
        Expression::Call { function, arguments } => {
            let depth = depth_of(rules, &arguments[0]);
            match function {
                Function::Flatten | Function::SetIntersection if arguments.len() > 1 || depth < 2 => {
                    depth.min(1)
                }
                _ => depth.saturating_sub(1),
            }
        }
    }
}

fn values(
    party: &PartyFacts,
    property: Property,
    numbers: Aggregation,
    texts: CollectionAggregation,
) -> Vec<Tree> {
    let Property::Attribute(attribute) = property else {
        return party.players.iter().map(|player| Tree::Text(player.id)).collect();
    };
    let facts: Vec<&Fact> = party.players.iter().map(|player| &player.values[attribute]).collect();
    match facts[0] {
        Fact::Number(_) => {
            let folded = facts.iter().map(|fact| if let Fact::Number(number) = fact { *number } else { 0.0 });
            vec![Tree::Number(numbers.fold(folded))]
        }
        Fact::Text(_) => facts
            .iter()
            .filter_map(|fact| if let Fact::Text(text) = fact { Some(Tree::Text(*text)) } else { None })
            .collect(),
        Fact::List(_) => {
            let list = |fact: &&Fact| match fact {
                Fact::List(list) => list.iter().copied().map(Tree::Text).collect(),
                _ => Vec::new(),
            };
            let lists: Vec<Vec<Tree>> = facts.iter().map(list).collect();
            let whole: Vec<Tree> = lists.concat();
            vec![Tree::List(match texts {
                CollectionAggregation::Union => common(&[whole]).unwrap_or_default(),
                CollectionAggregation::Intersection => common(&lists).unwrap_or_default(),
            })]
        }
        Fact::Map(_) => vec![Tree::Undefined],
    }
}

fn call(function: Function, tree: Tree, depth: usize) -> Tree {
    let Tree::List(items) = tree else { return tree };
    let reduced = if function == Function::SetIntersection { 2 } else { 1 };
    match function {
        Function::Flatten if depth < 2 => Tree::List(items),
        Function::Flatten => {
            let inner = items.into_iter().flat_map(|item| match item {
                Tree::List(items) => items,
                leaf => vec![leaf],
            });
            Tree::List(inner.collect())
        }
        _ if depth > reduced => {
            Tree::List(items.into_iter().map(|item| call(function, item, depth - 1)).collect())
        }
        Function::SetIntersection if depth < 2 => Tree::List(items),
        Function::SetIntersection => {
            let lists: Vec<Vec<Tree>> = items.iter().flat_map(|item| item.collections(1)).collect();
            Tree::List(common(&lists).unwrap_or_else(|| vec![Tree::Undefined]))
        }
        _ => of_list(function, &items),
    }
}

fn of_list(function: Function, items: &[Tree]) -> Tree {
    let count = f64::from(u32::try_from(items.len()).expect("a small list"));
    if function == Function::Count {
        return Tree::Number(count);
    }
    let number = |item: &Tree| if let Tree::Number(number) = item { Some(*number) } else { None };
    let Some(mut numbers) = items.iter().map(number).collect::<Option<Vec<f64>>>() else {
        return Tree::Undefined;
    };
    let sum: f64 = numbers.iter().sum();
    if numbers.is_empty() {
        return if function == Function::Sum { Tree::Number(0.0) } else { Tree::Undefined };
    }
    numbers.sort_by(f64::total_cmp);
    let half = numbers.len() / 2;
    let lower = numbers[(numbers.len() - 1) / 2];
    let middle = lower + (numbers[half] - lower) / 2.0;
    let squares = |mean: f64| numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>();
    Tree::Number(match function {
        Function::Min => numbers[0],
        Function::Max => numbers[numbers.len() - 1],
        Function::Average => sum / count,
        Function::Median => middle,
        Function::Sum => sum,
        Function::StandardDeviation => (squares(sum / count) / count).sqrt(),
        Function::Count | Function::Flatten | Function::SetIntersection => unreachable!(),
    })
}
