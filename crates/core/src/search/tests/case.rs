//! A rule set and tickets, as the tests draw them, and the rule set as the language compiles it.

use super::random::Random;
use crate::facts::Symbol;
use crate::rules::expression::{Expression, Function, Property, TeamSelection};
use crate::rules::model::{
    Algorithm, CollectionAggregation, CollectionOperation, DistanceReference, Operation, Parameters,
    RoleCount, Roles, Rule, RuleKind, Scoring, ScoringKind, Sort, Statement, VectorSource, Weight,
    WeightKind,
};
use crate::rules::{
    Aggregation, AttributeKind, AttributeSpec, DistanceRule, ExpansionAge, QueueOptions, RuleSet, Step,
    TeamSize,
};
use crate::value::{Latencies, OwnedValue};

pub(super) const ROLES: [&str; 3] = ["tank", "heal", "harm"];
pub(super) const REGIONS: [&str; 3] = ["eu", "us", "asia"];

/// One player.
#[derive(Clone, Debug)]
pub(super) struct Player {
    pub(super) id: String,
    pub(super) rating: f64,
    pub(super) level: f64,
    pub(super) mode: String,
    pub(super) roles: Vec<String>,
    pub(super) blocked: Vec<String>,
    pub(super) avoided: Vec<String>,
    pub(super) latencies: Latencies,
}

/// One ticket.
#[derive(Clone, Debug)]
pub(super) struct Ticket {
    pub(super) id: String,
    pub(super) at: u64,
    pub(super) players: Vec<Player>,
}

/// What holds from an age on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    pub(super) from_ms: u64,
    pub(super) distance: f64,
    pub(super) latency: f64,
    pub(super) gap: f64,
}

/// A case.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "any of the rules may be there without the others")]
pub(super) struct Case {
    pub(super) is_oldest_clock: bool,
    pub(super) teams: Vec<(u32, u32)>,
    pub(super) steps: Vec<Terms>,
    pub(super) has_distance: bool,
    pub(super) has_mode: bool,
    pub(super) has_blocks: bool,
    pub(super) has_latency: bool,
    /// The teams' mean ratings differ by at most `gap`.
    pub(super) has_gap: bool,
    /// All teams have as many players, or everybody has a level of 2 at least: `or`, or exactly one of it: `xor`.
    pub(super) either: Option<bool>,
    pub(super) has_sort: bool,
    pub(super) composition: Vec<(u32, u32)>,
    pub(super) weights: Vec<(f64, WeightKind)>,
    pub(super) tickets: Vec<Ticket>,
}

const RATING: usize = 0;
const LEVEL: usize = 1;
const MODE: usize = 2;
const ROLE: usize = 3;
const BLOCKED: usize = 4;
pub(super) const AVOIDED: usize = 5;

/// What a rule's parameters are at one step.
type ParametersOf = fn(&Terms) -> Parameters;

impl Case {
    pub(super) fn draw(random: &mut Random, is_soft: bool) -> Case {
        let teams = (0..2 + random.below(5) / 4)
            .map(|_| random.pick(&[(1, 1), (1, 2), (2, 2), (1, 3), (2, 3)]))
            .collect::<Vec<_>>();
        let mut steps = vec![Terms { from_ms: 0, distance: 80.0, latency: 60.0, gap: 40.0 }];
        for index in 0..random.below(3) {
            let before = steps[steps.len() - 1];
            // One in four narrows.
            let factor = random.pick(&[1.0, 1.5, 2.5, 0.5]);
            steps.push(Terms {
                from_ms: before.from_ms + 1_000 * u64::from(1 + index),
                distance: before.distance * factor,
                latency: before.latency * random.pick(&[1.0, 1.5, 2.0]),
                gap: before.gap * factor,
            });
        }
        let party_max = teams.iter().map(|(_, max)| *max).max().expect("two teams at least");
        let count = 3 + random.below(5);
        let mut at = 0;
        let mut tickets = Vec::new();
        for index in 0..count {
            at += random.pick(&[0, 0, 300, 900, 1_700]);
            let size = 1 + random.below(party_max.min(2)) * random.below(2);
            let players = (0..size).map(|place| Player::draw(random, index, place)).collect();
            tickets.push(Ticket { id: format!("t{index}"), at, players });
        }
        let has_roles = random.one_in(3);
        Case {
            is_oldest_clock: random.one_in(2),
            has_distance: random.one_in(2),
            has_mode: random.one_in(3),
            has_blocks: random.one_in(2),
            has_latency: random.one_in(2),
            has_gap: random.one_in(2),
            either: random.one_in(3).then(|| random.one_in(2)),
            has_sort: random.one_in(4),
            composition: if has_roles { vec![(0, 1), (0, 2), (0, 2)] } else { Vec::new() },
            weights: if is_soft { weights(random, has_roles) } else { Vec::new() },
            teams,
            steps,
            tickets,
        }
    }

    /// The rule set as the language compiles it.
    pub(super) fn rules(&self) -> RuleSet {
        let attribute = |(name, kind): (&str, AttributeKind)| AttributeSpec {
            name: name.into(),
            kind,
            public: false,
            default: None,
        };
        let kinds = [
            ("rating", AttributeKind::Number),
            ("level", AttributeKind::Number),
            ("mode", AttributeKind::Text),
            ("roles", AttributeKind::List),
            ("blocked", AttributeKind::List),
            ("avoided", AttributeKind::List),
        ];
        let (rules, parameters) = self.rules_and_parameters();
        let widest = self.steps.iter().map(|terms| terms.distance).fold(0.0, f64::max);
        let distance = DistanceRule {
            name: "near".into(),
            attribute: RATING,
            aggregation: Aggregation::Average,
            widest,
        };
        let step = |terms: &Terms| Step {
            from_ms: terms.from_ms,
            maxima: self.has_distance.then_some(terms.distance).into_iter().collect(),
            rules: parameters.iter().map(|of| of(terms)).collect(),
            teams: self.teams.iter().map(|&(min, max)| TeamSize { min, max }).collect(),
        };
        RuleSet {
            source: "".into(),
            name: "".into(),
            attributes: kinds.map(attribute).into(),
            texts: ROLES.map(Into::into).into(),
            teams: (0..self.teams.len()).map(|team| format!("team{team}").into()).collect(),
            team_declarations: (0..self.teams.len()).collect(),
            rules: rules.into(),
            algorithm: Algorithm::default(),
            roles: self.roles(),
            weights: self
                .weights
                .iter()
                .map(|(weight, kind)| Weight { name: "".into(), weight: *weight, kind: *kind })
                .collect(),
            scoring: None,
            distances: self.has_distance.then_some(distance).into_iter().collect(),
            expansion_age: if self.is_oldest_clock { ExpansionAge::Oldest } else { ExpansionAge::Newest },
            steps: self.steps.iter().map(step).collect(),
            options: QueueOptions::default(),
        }
    }

    fn roles(&self) -> Option<Roles> {
        let counts = (0..).zip(&self.composition).map(|(role, &(min, max))| RoleCount {
            role: Symbol(role),
            min,
            max,
        });
        let composition: Box<[RoleCount]> = counts.collect();
        (!composition.is_empty()).then(|| Roles {
            attribute: ROLE,
            composition,
            teams: (0..self.teams.len()).collect(),
        })
    }

    fn rules_and_parameters(&self) -> (Vec<Rule>, Vec<ParametersOf>) {
        let mut rules: Vec<Rule> = Vec::new();
        let mut parameters: Vec<ParametersOf> = Vec::new();
        let mut add = |name: &str, is_part: bool, kind: RuleKind, of: ParametersOf| {
            rules.push(Rule { name: name.into(), is_part, kind });
            parameters.push(of);
            rules.len() - 1
        };
        if self.has_distance {
            add("near", false, RuleKind::BatchDistance { distance: 0 }, |terms| Parameters {
                max_distance: Some(terms.distance),
                ..Parameters::default()
            });
        }
        if self.has_mode {
            add("mode", false, RuleKind::BatchEquality { attribute: MODE }, |_| Parameters::default());
        }
        if self.has_blocks {
            let kind = RuleKind::Collection {
                measurements: Box::new([flatten(all(self.teams.len(), Property::Attribute(BLOCKED)))]),
                operation: CollectionOperation::ReferenceIntersectionCount,
                aggregation: CollectionAggregation::Union,
            };
            let of: [fn(&Terms) -> Parameters; 2] = [|_| no_blocks(2), |_| no_blocks(3)];
            add("blocks", false, kind, of[self.teams.len() - 2]);
        }
        if self.has_latency {
            let kind = RuleKind::Latency {
                distance_reference: DistanceReference::Min,
                aggregation: Aggregation::Average,
            };
            add("fast", false, kind, |terms| Parameters {
                max_latency: Some(terms.latency),
                ..Parameters::default()
            });
        }
        if self.has_gap {
            let kind = RuleKind::Distance {
                measurements: Box::new([mean_of(0)]),
                aggregation: Aggregation::Average,
            };
            add("even", false, kind, |terms| Parameters {
                reference: Some(mean_of(1)),
                max_distance: Some(terms.gap),
                ..Parameters::default()
            });
        }
        if let Some(is_or) = self.either {
            let sizes = RuleKind::Comparison {
                measurements: Box::new([call(Function::Count, all(self.teams.len(), Property::Player))]),
                operation: Operation::Equal,
                aggregation: Aggregation::Average,
            };
            let levels = RuleKind::Comparison {
                measurements: Box::new([flatten(all(self.teams.len(), Property::Attribute(LEVEL)))]),
                operation: Operation::GreaterOrEqual,
                aggregation: Aggregation::Average,
            };
            let sizes = add("sizes", true, sizes, |_| Parameters::default());
            let levels = add("levels", true, levels, |_| Parameters {
                reference: Some(Expression::Number(2.0)),
                ..Parameters::default()
            });
            let parts = Box::new([Statement::Rule(sizes), Statement::Rule(levels)]);
            let statement = if is_or { Statement::Or(parts) } else { Statement::Xor(parts) };
            add("either", false, RuleKind::Compound { statement }, |_| Parameters::default());
        }
        if self.has_sort {
            let sort = Sort {
                is_descending: true,
                attribute: LEVEL,
                map_key: None,
                aggregation: Aggregation::Average,
            };
            add("sort", false, RuleKind::DistanceSort(sort), |_| Parameters::default());
        }
        (rules, parameters)
    }
}

/// A scoring by relevance of rating and level.
pub(super) fn relevance() -> Scoring {
    let vector = VectorSource::Numbers(Box::new([RATING, LEVEL]));
    Scoring { weight: 1.0, kind: ScoringKind::Relevance { vector, lambda: 0.7, is_fast: false } }
}

fn no_blocks(teams: usize) -> Parameters {
    Parameters {
        reference: Some(flatten(all(teams, Property::PlayerId))),
        max_count: Some(0),
        ..Parameters::default()
    }
}

fn all(teams: usize, property: Property) -> Expression {
    Expression::Players { teams: TeamSelection::Many((0..teams).collect()), property }
}

fn mean_of(team: usize) -> Expression {
    let property = Property::Attribute(RATING);
    call(Function::Average, Expression::Players { teams: TeamSelection::One(team), property })
}

fn flatten(expression: Expression) -> Expression {
    call(Function::Flatten, expression)
}

fn call(function: Function, argument: Expression) -> Expression {
    Expression::Call { function, arguments: Box::new([argument]) }
}

fn weights(random: &mut Random, has_roles: bool) -> Vec<(f64, WeightKind)> {
    let kinds = [
        WeightKind::Balance { attribute: RATING, scale: 200.0 },
        WeightKind::Spread { attribute: RATING, scale: 300.0 },
        WeightKind::Latency { scale: 200.0 },
        WeightKind::Wait { scale_ms: 10_000.0 },
        WeightKind::Premade,
        WeightKind::Avoid { attribute: AVOIDED },
    ];
    let mut weights: Vec<(f64, WeightKind)> = Vec::new();
    for kind in kinds {
        if random.one_in(2) {
            weights.push((f64::from(1 + random.below(3)), kind));
        }
    }
    if weights.is_empty() || (has_roles && random.one_in(2)) {
        weights.push((1.0, if has_roles { WeightKind::Role } else { WeightKind::Premade }));
    }
    weights
}

impl Player {
    fn draw(random: &mut Random, ticket: u32, place: u32) -> Player {
        let others = |random: &mut Random, once_in: u32| {
            let mut ids: Vec<String> = Vec::new();
            if random.one_in(once_in) {
                ids.push(format!("p{}.0", random.below(8)));
            }
            ids
        };
        let mut roles: Vec<String> = ROLES.map(String::from).into();
        random.shuffle(&mut roles);
        roles.truncate(random.below(4) as usize);
        let mut latencies: Vec<(Box<str>, f64)> = Vec::new();
        for region in ["asia", "eu", "us"] {
            if !random.one_in(5) {
                latencies.push((region.into(), f64::from(20 + 20 * random.below(5))));
            }
        }
        Player {
            id: format!("p{ticket}.{place}"),
            rating: 1_000.0 + 10.0 * f64::from(random.below(16)),
            level: f64::from(1 + random.below(3)),
            mode: random.pick(&["ranked", "casual"]).to_owned(),
            roles,
            blocked: others(random, 4),
            avoided: others(random, 2),
            latencies: latencies.into(),
        }
    }

    /// One value for each attribute.
    pub(super) fn values(&self) -> Vec<OwnedValue> {
        let list =
            |items: &[String]| OwnedValue::List(items.iter().map(|item| item.as_str().into()).collect());
        vec![
            OwnedValue::Number(self.rating),
            OwnedValue::Number(self.level),
            OwnedValue::Text(self.mode.as_str().into()),
            list(&self.roles),
            list(&self.blocked),
            list(&self.avoided),
        ]
    }
}
