//! Random rule sets and groups.

use super::support::{MAPS, MODE, SKILL, add, call, party, player, rule_set};
use crate::facts::{PartyFacts, Symbol};
use crate::rules::expression::{Expression, Function, Property, TeamSelection};
use crate::rules::model::{
    CollectionAggregation, CollectionOperation, DistanceReference, Operation, Parameters, RuleKind, Statement,
};
use crate::rules::{Aggregation, RuleSet};

/// `SplitMix64` (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).expect("below a usize")
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    fn small(&mut self, limit: usize) -> u32 {
        u32::try_from(self.below(limit)).expect("small")
    }

    /// Multiples of four: the means of up to four of them are exact in any order.
    fn skill(&mut self) -> f64 {
        f64::from(self.small(5)) * 12.0
    }
}

/// A rule set of one to three rules, and a few parties.
pub(super) fn random_rules(seed: u64) -> (RuleSet, Vec<PartyFacts>) {
    let mut random = Random(seed);
    let teams = 1 + random.below(3);
    let mut rules = rule_set(teams);
    for _ in 0..=random.below(3) {
        let (kind, parameters) = random_rule(&mut random, teams);
        let index = add(&mut rules, kind, parameters);
        if random.below(3) == 0 {
            let statement = random_statement(&mut random, index, 3);
            for part in &mut rules.rules[..=index] {
                part.is_part = random.below(2) == 0;
            }
            add(&mut rules, RuleKind::Compound { statement }, Parameters::default());
        }
    }
    let count = 1 + random.below(4);
    let parties = (0..count).map(|id| random_party(&mut random, id)).collect();
    (rules, parties)
}

fn random_party(random: &mut Random, id: usize) -> PartyFacts {
    let id = u32::try_from(id).expect("few parties");
    let players = (0..=random.small(2)).map(|member| {
        let maps: Vec<u32> = (0..random.below(4)).map(|_| random.of(&[1, 2, 3, 1000, 1002])).collect();
        let mut player = player(2 * id + member, random.skill(), random.small(2), &maps);
        player.latencies =
            (0..random.small(4)).map(|region| (Symbol(region), 20.0 * f64::from(random.small(5)))).collect();
        player
    });
    let players: Vec<_> = players.collect();
    party(&players)
}

fn random_statement(random: &mut Random, rule: usize, levels: usize) -> Statement {
    if levels == 0 || random.below(3) == 0 {
        return Statement::Rule(random.below(rule + 1));
    }
    let mut parts = || (0..=random.below(3)).map(|_| random_statement(random, rule, levels - 1)).collect();
    match parts {
        _ if levels == 1 => Statement::Not(Box::new(Statement::Rule(random.below(rule + 1)))),
        ref mut parts => {
            let parts: Box<[Statement]> = parts();
            match random.below(4) {
                0 => Statement::And(parts),
                1 => Statement::Or(parts),
                2 => Statement::Xor(parts),
                _ => Statement::Not(Box::new(parts[0].clone())),
            }
        }
    }
}

fn random_rule(random: &mut Random, teams: usize) -> (RuleKind, Parameters) {
    const OPERATIONS: [Operation; 6] = [
        Operation::Less,
        Operation::LessOrEqual,
        Operation::Equal,
        Operation::NotEqual,
        Operation::Greater,
        Operation::GreaterOrEqual,
    ];
    let aggregation = random.of(&[Aggregation::Min, Aggregation::Max, Aggregation::Average]);
    let mut parameters = Parameters::default();
    let kind = match random.below(8) {
        0 | 1 => {
            let operation = random.of(&OPERATIONS);
            parameters.reference = Some(scalar(random, teams));
            RuleKind::Comparison { measurements: numbers(random, teams), operation, aggregation }
        }
        2 => {
            let operation = random.of(&[Operation::Equal, Operation::NotEqual]);
            let text = || Property::Attribute(MODE);
            let measurements = if random.below(2) == 0 {
                numbers(random, teams)
            } else {
                [players(random, teams, text())].into()
            };
            RuleKind::Comparison { measurements, operation, aggregation }
        }
        3 => {
            parameters.reference = Some(scalar(random, teams));
            parameters.max_distance = Some(random.skill());
            parameters.min_distance = (random.below(3) == 0).then_some(1.0);
            RuleKind::Distance { measurements: numbers(random, teams), aggregation }
        }
        4 | 5 => return random_collection(random, teams),
        6 => RuleKind::BatchEquality { attribute: MODE },
        _ => {
            parameters.max_latency = (random.below(3) > 0).then_some(40.0);
            parameters.max_distance = (random.below(2) == 0).then_some(20.0);
            let distance_reference = random.of(&[DistanceReference::Min, DistanceReference::Average]);
            RuleKind::Latency { distance_reference, aggregation }
        }
    };
    (kind, parameters)
}

fn random_collection(random: &mut Random, teams: usize) -> (RuleKind, Parameters) {
    let operation = random.of(&[
        CollectionOperation::Intersection,
        CollectionOperation::Contains,
        CollectionOperation::ReferenceIntersectionCount,
    ]);
    let reference = match operation {
        CollectionOperation::Intersection => None,
        CollectionOperation::Contains => Some(Expression::Text(Symbol(1 + random.small(3)))),
        CollectionOperation::ReferenceIntersectionCount if random.below(2) == 0 => {
            Some(Expression::Texts([Symbol(1), Symbol(2), Symbol(1001)].into()))
        }
        CollectionOperation::ReferenceIntersectionCount => Some(lists(random, teams)),
    };
    let measurements = (0..=random.below(2)).map(|_| lists(random, teams)).collect();
    let aggregation = random.of(&[CollectionAggregation::Union, CollectionAggregation::Intersection]);
    let min_count = (random.below(2) == 0).then_some(random.small(3));
    let max_count = (min_count.is_none() || random.below(3) == 0).then_some(random.small(3));
    let kind = RuleKind::Collection { measurements, operation, aggregation };
    (kind, Parameters { reference, min_count, max_count, ..Parameters::default() })
}

fn players(random: &mut Random, teams: usize, property: Property) -> Expression {
    let selection = match random.below(5) {
        0 => TeamSelection::One(random.below(teams)),
        1 if teams > 2 => TeamSelection::Many([0, 2].into()),
        _ => TeamSelection::Many((0..teams).collect()),
    };
    let expression = Expression::Players { teams: selection, property };
    if random.below(2) == 0 { call(Function::Flatten, expression) } else { expression }
}

/// Lists of texts, or of lists of texts.
fn lists(random: &mut Random, teams: usize) -> Expression {
    let property = random.of(&[
        Property::Attribute(MAPS),
        Property::Attribute(MAPS),
        Property::Attribute(MODE),
        Property::PlayerId,
    ]);
    let list = players(random, teams, property);
    match random.below(5) {
        0 => call(Function::Flatten, list),
        1 => call(Function::SetIntersection, list),
        2 => {
            let other = players(random, teams, Property::Attribute(MAPS));
            Expression::Call { function: Function::SetIntersection, arguments: [list, other].into() }
        }
        _ => list,
    }
}

fn numbers(random: &mut Random, teams: usize) -> Box<[Expression]> {
    (0..=random.below(2)).map(|_| measured(random, teams)).collect()
}

/// Numbers of any depth.
fn measured(random: &mut Random, teams: usize) -> Expression {
    const FUNCTIONS: [Function; 7] = [
        Function::Min,
        Function::Max,
        Function::Average,
        Function::Median,
        Function::Sum,
        Function::Count,
        Function::StandardDeviation,
    ];
    let mut expression = match random.below(5) {
        0 => call(Function::Count, lists(random, teams)),
        1 => call(Function::Count, players(random, teams, Property::Player)),
        _ => players(random, teams, Property::Attribute(SKILL)),
    };
    for _ in 0..random.below(3) {
        expression = call(random.of(&FUNCTIONS), expression);
    }
    expression
}

/// A reference: mostly a number, else anything.
fn scalar(random: &mut Random, teams: usize) -> Expression {
    if random.below(2) == 0 { Expression::Number(random.skill()) } else { measured(random, teams) }
}
