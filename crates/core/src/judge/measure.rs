//! What an expression measures in a lineup.

use super::value::{Leaf, Sets, Value, gather};
use crate::facts::{Fact, PartyFacts, Placed, PlayerFacts, Symbol};
use crate::rules::Aggregation;
use crate::rules::expression::{Expression, Function, Property, TeamSelection};
use crate::rules::model::CollectionAggregation;

/// Who is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seats<'a> {
    /// Parties in teams.
    Teams(&'a [Placed<'a>]),
    /// Parties without teams: all sit in the first team that an expression looks at.
    Set(&'a [&'a PartyFacts]),
}

impl<'a> Seats<'a> {
    /// Every party, in order.
    pub(super) fn parties(self) -> impl Iterator<Item = &'a PartyFacts> + Clone {
        let (placed, set) = match self {
            Seats::Teams(placed) => (placed, [].as_slice()),
            Seats::Set(set) => ([].as_slice(), set),
        };
        placed.iter().map(|placed| placed.party).chain(set.iter().copied())
    }

    /// The parties of a team.
    fn team(self, team: usize) -> impl Iterator<Item = &'a PartyFacts> {
        let (placed, set) = match self {
            Seats::Teams(placed) => (placed, [].as_slice()),
            Seats::Set(set) => ([].as_slice(), set),
        };
        let seated = placed.iter().filter(move |placed| placed.team == team);
        seated.map(|placed| placed.party).chain(set.iter().copied())
    }
}

/// Who is looked at, and how the values of a party become one.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    pub(super) seats: Seats<'a>,
    pub(super) numbers: Aggregation,
    pub(super) collections: CollectionAggregation,
}

/// Buffers of one measuring.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    pub(super) sets: Sets,
    pub(super) numbers: Vec<f64>,
    spare: Vec<Leaf>,
    /// Values that nobody uses at the moment.
    values: Vec<Value>,
}

impl Buffers {
    /// A value to measure into; give it back with [`Self::put`].
    pub(super) fn take(&mut self) -> Value {
        self.values.pop().unwrap_or_default()
    }

    pub(super) fn put(&mut self, value: Value) {
        self.values.push(value);
    }
}

/// Measures several expressions into one value of depth 2: all their innermost lists.
pub(super) fn measure_all(
    expressions: &[Expression],
    view: View<'_>,
    into: &mut Value,
    buffers: &mut Buffers,
) {
    if let [expression] = expressions {
        return measure(expression, view, into, buffers);
    }
    into.begin(2);
    let mut one = buffers.take();
    for expression in expressions {
        measure(expression, view, &mut one, buffers);
        into.append(&one);
    }
    buffers.put(one);
}

/// Measures an expression. Recursion is as deep as the text nests, [`EXPRESSION_NESTING`] at most.
///
/// [`EXPRESSION_NESTING`]: crate::limits::JSON_NESTING
pub(super) fn measure(expression: &Expression, view: View<'_>, into: &mut Value, buffers: &mut Buffers) {
    match expression {
        Expression::Number(number) => {
            into.begin(0);
            into.push(Leaf::number(*number));
        }
        Expression::Text(symbol) => {
            into.begin(0);
            into.push(Leaf::Text(*symbol));
        }
        Expression::Texts(symbols) => {
            into.begin(1);
            into.extend(symbols);
        }
        Expression::Players { teams, property } => measure_players(teams, *property, view, into, buffers),
        Expression::Call { function: Function::SetIntersection, arguments } if arguments.len() > 1 => {
            measure_all(arguments, view, into, buffers);
            into.intersect(&mut buffers.sets, &mut buffers.spare);
        }
        Expression::Call { function, arguments } => {
            measure(&arguments[0], view, into, buffers);
            call(*function, into, buffers);
        }
    }
}

fn call(function: Function, value: &mut Value, buffers: &mut Buffers) {
    match function {
        Function::Flatten => value.flatten(),
        Function::SetIntersection => value.intersect(&mut buffers.sets, &mut buffers.spare),
        _ => {
            let Buffers { spare, numbers, .. } = buffers;
            value.reduce(spare, |list| reduce(function, list, numbers));
        }
    }
}

/// A function of a plain list.
fn reduce(function: Function, list: &[Leaf], numbers: &mut Vec<f64>) -> Leaf {
    #[expect(clippy::cast_precision_loss, reason = "a match has at most some thousands of values")]
    let count = list.len() as f64;
    if function == Function::Count {
        return Leaf::Number(count);
    }
    numbers.clear();
    for leaf in list {
        let Leaf::Number(number) = *leaf else { return Leaf::Undefined };
        numbers.push(number);
    }
    if numbers.is_empty() && function != Function::Sum {
        return Leaf::Undefined;
    }
    let sum = || numbers.iter().sum::<f64>();
    Leaf::number(match function {
        Function::Min => numbers.iter().copied().fold(f64::INFINITY, f64::min),
        Function::Max => numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        // An empty sum is −0 in Rust.
        Function::Sum => sum() + 0.0,
        Function::Average => sum() / count,
        Function::Median => median(numbers),
        Function::StandardDeviation => {
            let mean = sum() / count;
            let squares: f64 = numbers.iter().map(|number| (number - mean) * (number - mean)).sum();
            libm::sqrt(squares / count)
        }
        Function::Count | Function::Flatten | Function::SetIntersection => f64::NAN,
    })
}

/// The middle, or the mean of the middle two.
fn median(numbers: &mut [f64]) -> f64 {
    numbers.sort_unstable_by(f64::total_cmp);
    let half = numbers.len() / 2;
    if numbers.len() % 2 == 1 { numbers[half] } else { f64::midpoint(numbers[half - 1], numbers[half]) }
}

fn measure_players(
    teams: &TeamSelection,
    property: Property,
    view: View<'_>,
    into: &mut Value,
    buffers: &mut Buffers,
) {
    let inner = match property {
        Property::Attribute(attribute) if is_list(attribute, view) => 2,
        _ => 1,
    };
    match teams {
        TeamSelection::One(team) => {
            into.begin(inner);
            measure_team(*team, property, view, into, buffers);
        }
        TeamSelection::Many(teams) => {
            into.begin(inner + 1);
            // Without teams all sit together, and are looked at once.
            let looked = if matches!(view.seats, Seats::Set(_)) { &teams[..1] } else { teams };
            for &team in looked {
                measure_team(team, property, view, into, buffers);
                if inner == 1 {
                    into.end_list();
                }
                into.end_group();
            }
        }
    }
}

fn is_list(attribute: usize, view: View<'_>) -> bool {
    let first = view.seats.parties().next();
    first.is_some_and(|party| matches!(party.players[0].values[attribute], Fact::List(_)))
}

fn measure_team(
    team: usize,
    property: Property,
    View { seats, numbers, collections }: View<'_>,
    into: &mut Value,
    buffers: &mut Buffers,
) {
    for party in seats.team(team) {
        match property {
            Property::Player | Property::PlayerId => {
                party.players.iter().for_each(|player| into.push(Leaf::Text(player.id)));
            }
            Property::Attribute(attribute) => match party.players[0].values[attribute] {
                Fact::Number(_) => into.push(Leaf::number(party_number(party, attribute, numbers))),
                Fact::Text(_) => {
                    let texts = party.players.iter().filter_map(|player| text_of(player, attribute));
                    texts.for_each(|text| into.push(Leaf::Text(text)));
                }
                Fact::List(_) => {
                    into.extend(party_set(party, attribute, collections, &mut buffers.sets));
                    into.end_list();
                }
                // The type check lets no expression measure a map.
                Fact::Map(_) => into.push(Leaf::Undefined),
            },
        }
    }
}

/// A party's value of a number attribute.
pub(super) fn party_number(party: &PartyFacts, attribute: usize, aggregation: Aggregation) -> f64 {
    aggregation.fold(party.players.iter().map(|player| match player.values[attribute] {
        Fact::Number(number) => number,
        _ => f64::NAN,
    }))
}

/// A player's value of a text attribute.
pub(super) fn text_of(player: &PlayerFacts, attribute: usize) -> Option<Symbol> {
    match player.values[attribute] {
        Fact::Text(symbol) => Some(symbol),
        _ => None,
    }
}

/// A party's value of a list attribute: rising, each text once.
fn party_set<'s>(
    party: &PartyFacts,
    attribute: usize,
    aggregation: CollectionAggregation,
    sets: &'s mut Sets,
) -> &'s [Symbol] {
    let lists = party.players.iter().map(|player| list_of(player, attribute));
    match aggregation {
        CollectionAggregation::Union => {
            gather(lists.flatten().copied(), &mut sets.set);
            &sets.set
        }
        CollectionAggregation::Intersection => {
            for (index, list) in lists.enumerate() {
                sets.meet(list.iter().copied(), index == 0);
            }
            &sets.common
        }
    }
}

fn list_of(player: &PlayerFacts, attribute: usize) -> &[Symbol] {
    match &player.values[attribute] {
        Fact::List(list) => list,
        _ => &[],
    }
}
