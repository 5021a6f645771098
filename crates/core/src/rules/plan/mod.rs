//! What the engine will make of a rule set, for eyes: which rules an index serves and which are checked by scan, what a
//! pass will cost, what changes when, and which rules can never hold or can let tickets starve.
//!
//! It is derived from the compiled rule set alone, so that it says what runs and not what the text looks like.

mod cost;
mod never;
mod range;
mod starve;
mod timeline;
mod truth;

use std::ops::Range;

use serde::Serialize;

use super::model::{Batching, Parameters, RuleKind, ScoringKind, Strategy};
use super::{AttributeKind, ExpansionAge, Objective, RuleSet};

pub use cost::{Cost, CostRow};
pub use timeline::{Timeline, TimelineRow};

/// The compiled plan of a rule set.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// When passes are made and what they aim for.
    pub queue: Queue,
    /// The teams before any expansion, in their order.
    pub teams: Vec<Team>,
    /// `exhaustiveSearch` or `balanced`.
    pub strategy: &'static str,
    /// Rules whose attribute splits the pool into parts that never meet.
    pub partition: Vec<Served>,
    /// The rule whose attribute the pool is ordered by.
    pub index: Option<Served>,
    /// Rules that are served by the set of regions that each ticket reaches.
    pub regions: Vec<Served>,
    /// What decides in which order candidates are looked at.
    pub order: Vec<String>,
    /// Rules that are checked group by group.
    pub scan: Vec<Served>,
    /// Rules that count only inside compound rules.
    pub parts: Vec<Served>,
    /// What ranks legal groups.
    pub score: Vec<String>,
    /// What changes with the age of a group.
    pub timeline: Timeline,
    /// What a pass costs, estimated.
    pub cost: Cost,
    /// What the studio should look at.
    pub warnings: Vec<Warning>,
}

/// The part of a plan that is about the queue.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Queue {
    /// 0: a pass on arrival.
    pub tick_ms: u64,
    /// A ticket not matched by then is `TIMED_OUT`.
    pub request_timeout_ms: u64,
    /// `oldest` or `quality`.
    pub objective: &'static str,
    /// Whether players accept first.
    pub acceptance_required: bool,
    /// Candidate evaluations of one pass.
    pub search_budget: u64,
}

/// A declaration of teams.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Team {
    /// Its name, without the number that each team of a quantity has.
    pub name: String,
    /// So many of them.
    pub quantity: usize,
    /// Least players of each.
    pub min_players: u32,
    /// Most players of each.
    pub max_players: u32,
}

/// A rule and what it looks at.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Served {
    /// Its name.
    pub rule: String,
    /// Its type.
    pub kind: &'static str,
    /// The attribute that serves it, if one does.
    pub attribute: Option<String>,
    /// Its limits before any expansion, in the words of the rule set.
    pub limits: String,
}

/// Something that the studio should look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Warning {
    /// What it leads to.
    pub kind: WarningKind,
    /// The rule, team or key that it is about.
    pub about: String,
    /// What is so, and what to do.
    pub message: String,
}

/// What a warning leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum WarningKind {
    /// No match will ever be made, or none from some age on.
    NeverPasses,
    /// Some tickets may wait until their timeout.
    Starves,
    /// It has no effect.
    NoEffect,
    /// Worth knowing.
    Note,
}

impl RuleSet {
    /// The plan of this rule set.
    pub fn plan(&self) -> Plan {
        let mut warnings = never::warnings(self);
        warnings.extend(starve::warnings(self));
        Plan {
            queue: self.plan_queue(),
            teams: self.plan_teams(),
            strategy: match self.algorithm.strategy {
                Strategy::Exhaustive => "exhaustiveSearch",
                Strategy::Balanced { .. } => "balanced",
            },
            partition: self.served(|rule| matches!(rule, RuleKind::BatchEquality { .. })),
            index: self.served(|rule| matches!(rule, RuleKind::BatchDistance { distance: 0 })).pop(),
            regions: self.served(|rule| matches!(rule, RuleKind::Latency { .. })),
            order: self.plan_order(),
            scan: self.served(is_scanned),
            parts: self.plan_parts(),
            score: self.plan_score(),
            timeline: timeline::timeline(self),
            cost: cost::cost(self),
            warnings,
        }
    }

    fn plan_queue(&self) -> Queue {
        Queue {
            tick_ms: self.options.tick_ms,
            request_timeout_ms: self.options.request_timeout_ms,
            objective: match self.options.objective {
                Objective::Oldest => "oldest",
                Objective::Quality => "quality",
            },
            acceptance_required: self.options.acceptance_required,
            search_budget: self.options.search_budget,
        }
    }

    fn plan_teams(&self) -> Vec<Team> {
        let team = |(name, teams): (String, Range<usize>)| {
            let size = self.steps[0].teams[teams.start];
            Team { name, quantity: teams.len(), min_players: size.min, max_players: size.max }
        };
        declarations(self).into_iter().map(team).collect()
    }

    /// The rules of these kinds that count by themselves.
    fn served(&self, is_one: impl Fn(&RuleKind) -> bool) -> Vec<Served> {
        let rules = self.rules.iter().enumerate();
        rules
            .filter(|(_, rule)| !rule.is_part && is_one(&rule.kind))
            .map(|(index, _)| self.describe(index))
            .collect()
    }

    fn plan_parts(&self) -> Vec<Served> {
        let rules = self.rules.iter().enumerate();
        rules.filter(|(_, rule)| rule.is_part).map(|(index, _)| self.describe(index)).collect()
    }

    fn describe(&self, index: usize) -> Served {
        let rule = &self.rules[index];
        let attribute = match &rule.kind {
            RuleKind::BatchDistance { distance } => Some(self.distances[*distance].attribute),
            RuleKind::BatchEquality { attribute } => Some(*attribute),
            RuleKind::AbsoluteSort(sort) | RuleKind::DistanceSort(sort) => Some(sort.attribute),
            _ => None,
        };
        Served {
            rule: rule.name.to_string(),
            kind: rule.kind.name(),
            attribute: attribute.map(|attribute| self.attributes[attribute].name.to_string()),
            limits: limits(&self.steps[0].rules[index]),
        }
    }

    fn plan_order(&self) -> Vec<String> {
        let sorts = self.served(|rule| matches!(rule, RuleKind::AbsoluteSort(_) | RuleKind::DistanceSort(_)));
        let mut order: Vec<String> =
            sorts.into_iter().map(|sort| format!("{} {}", sort.kind, sort.rule)).collect();
        match &self.algorithm.batching {
            Batching::Arrival => {}
            Batching::Sorted(attributes) => {
                let names: Vec<&str> =
                    attributes.iter().map(|index| &*self.attributes[*index].name).collect();
                order.push(format!("sorted by {}", names.join(", ")));
            }
            Batching::LargestPopulation => order.push("largestPopulation".to_owned()),
            Batching::FastestRegion => order.push("fastestRegion".to_owned()),
        }
        order
    }

    fn plan_score(&self) -> Vec<String> {
        let weights = self.weights.iter().map(|weight| format!("{} × {}", weight.name, weight.weight));
        let scoring = self.scoring.iter().map(|scoring| {
            let kind = match scoring.kind {
                ScoringKind::Rating { .. } => "rating",
                ScoringKind::Relevance { is_fast: true, .. } => "mmr-fast",
                ScoringKind::Relevance { is_fast: false, .. } => "mmr",
            };
            format!("scoring {kind} × {}", scoring.weight)
        });
        weights.chain(scoring).collect()
    }
}

/// Whether a rule is checked group by group: no part of the pool serves it.
fn is_scanned(kind: &RuleKind) -> bool {
    match kind {
        RuleKind::BatchDistance { distance } => *distance > 0,
        RuleKind::BatchEquality { .. }
        | RuleKind::Latency { .. }
        | RuleKind::AbsoluteSort(_)
        | RuleKind::DistanceSort(_) => false,
        _ => true,
    }
}

/// The limits of a rule, such as `minCount 1, maxCount 5`.
fn limits(parameters: &Parameters) -> String {
    let numbers = [
        ("minDistance", parameters.min_distance),
        ("maxDistance", parameters.max_distance),
        ("minCount", parameters.min_count.map(f64::from)),
        ("maxCount", parameters.max_count.map(f64::from)),
        ("maxLatency", parameters.max_latency),
    ];
    let given = numbers.iter().filter_map(|(name, number)| Some(format!("{name} {}", (*number)?)));
    given.collect::<Vec<_>>().join(", ")
}

impl RuleKind {
    /// The type's name in a rule set.
    pub const fn name(&self) -> &'static str {
        match self {
            RuleKind::Comparison { .. } => "comparison",
            RuleKind::Distance { .. } => "distance",
            RuleKind::BatchDistance { .. } | RuleKind::BatchEquality { .. } => "batchDistance",
            RuleKind::Collection { .. } => "collection",
            RuleKind::Latency { .. } => "latency",
            RuleKind::AbsoluteSort(_) => "absoluteSort",
            RuleKind::DistanceSort(_) => "distanceSort",
            RuleKind::Compound { .. } => "compound",
        }
    }
}

/// Each declaration of teams: its name, and which teams it makes.
fn declarations(rules: &RuleSet) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut start = 0;
    for teams in rules.team_declarations.chunk_by(|one, next| one == next) {
        let name = &rules.teams[start];
        let stem = if teams.len() > 1 { name.strip_suffix("_1").unwrap_or(name) } else { name };
        found.push((stem.to_owned(), start..start + teams.len()));
        start += teams.len();
    }
    found
}

/// The attributes that a ticket has to bring.
fn without_default(rules: &RuleSet) -> impl Iterator<Item = (&str, AttributeKind)> {
    let missing = rules.attributes.iter().filter(|attribute| attribute.default.is_none());
    missing.map(|attribute| (&*attribute.name, attribute.kind))
}

/// True when a match may still be made after a ticket has waited for ever.
fn has_bound(rules: &RuleSet) -> bool {
    rules.expansion_age == ExpansionAge::Oldest
}
