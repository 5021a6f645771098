//! A legal group that a search has found, and what the engine is told of it.

use std::cmp::Ordering;
use std::sync::Arc;

use super::assembly::Desk;
use super::group::Group;
use super::plan::Plan;
use super::pool::{Pool, Waiting};
use crate::facts::Placed;
use crate::judge::Judge;
use crate::rules::RuleSet;
use crate::slab::Key;

/// A legal group.
#[derive(Clone, Debug)]
pub(super) struct Found<'p> {
    pub(super) chosen: Vec<(Key, &'p Waiting)>,
    /// The team of each.
    pub(super) teams: Vec<usize>,
    /// 0 where nothing ranks groups.
    pub(super) score: f64,
    step: usize,
    players: u32,
    /// Of the first distance rule; 0 without one.
    spread: f64,
}

impl<'p> Found<'p> {
    pub(super) fn new(
        is_bounded: bool,
        step: usize,
        chosen: &[(Key, &'p Waiting)],
        teams: Vec<usize>,
        score: f64,
    ) -> Found<'p> {
        let ratings = chosen.iter().map(|(_, waiting)| waiting.rating);
        let (low, high) = ratings.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), rating| {
            (low.min(rating), high.max(rating))
        });
        Found {
            chosen: chosen.to_vec(),
            teams,
            score,
            step,
            players: chosen.iter().map(|(_, waiting)| waiting.size).sum(),
            spread: if is_bounded { high - low } else { 0.0 },
        }
    }

    /// Most players, then the highest score, then the least spread, then the oldest members.
    pub(super) fn is_better_than(&self, other: &Found<'_>) -> bool {
        let order = other.players.cmp(&self.players).then(other.score.total_cmp(&self.score));
        order
            .then(self.spread.total_cmp(&other.spread))
            .then_with(|| by_members(&self.chosen, &other.chosen))
            .is_lt()
    }

    /// Players in it.
    pub(super) fn players(&self) -> u32 {
        self.players
    }

    /// More players, whatever else.
    pub(super) fn is_fuller_than(&self, other: &Found<'_>) -> bool {
        self.players > other.players
    }

    /// The score where something ranks groups, else the share of the widest distances that it does not use.
    pub(super) fn quality(&self, plan: &Plan, rules: &RuleSet) -> f64 {
        if plan.is_soft { self.score.clamp(0.0, 1.0) } else { unused_distance(rules, &self.chosen) }
    }

    /// What the engine is told.
    pub(super) fn into_group(self, pool: &Pool, rules: &RuleSet, desk: &mut Desk) -> Group {
        let plan = pool.plan();
        let quality = self.quality(plan, rules);
        let mut seats: Vec<((Key, &Waiting), usize)> = self.chosen.into_iter().zip(self.teams).collect();
        seats.sort_by(|((_, left), _), ((_, right), _)| left.by_age(right));
        let lineup: Vec<Placed<'_>> =
            seats.iter().map(|((_, waiting), team)| Placed { party: &waiting.facts, team: *team }).collect();
        let region = Judge::new(rules, &plan.judging, self.step).region(&lineup, pool.names());
        Group {
            roles: roles(pool, rules, desk, &seats),
            region: region.and_then(|region| pool.text(region)),
            teams: seats.iter().map(|(_, team)| *team).collect(),
            members: seats.iter().map(|((key, _), _)| *key).collect(),
            quality,
            players: self.players,
            spread: self.spread,
        }
    }
}

fn by_members(left: &[(Key, &Waiting)], right: &[(Key, &Waiting)]) -> Ordering {
    let by_age = |members: &[(Key, &Waiting)]| {
        let mut members: Vec<(crate::time::EngineTime, Arc<str>)> =
            members.iter().map(|(_, waiting)| (waiting.enqueued_at, waiting.id.clone())).collect();
        members.sort();
        members
    };
    by_age(left).cmp(&by_age(right))
}

/// One less the mean share of each distance rule's widest maximum that the group uses.
fn unused_distance(rules: &RuleSet, chosen: &[(Key, &Waiting)]) -> f64 {
    if rules.distances.is_empty() {
        return 1.0;
    }
    let share = |rule: &crate::rules::DistanceRule| {
        if rule.widest <= 0.0 {
            return 0.0;
        }
        let values = chosen.iter().map(|(_, waiting)| {
            super::measure::party_number(&waiting.facts, rule.attribute, rule.aggregation)
        });
        let (low, high) = values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        (high - low) / rule.widest
    };
    #[expect(clippy::cast_precision_loss, reason = "at most 200 rules")]
    let count = rules.distances.len() as f64;
    (1.0 - rules.distances.iter().map(share).sum::<f64>() / count).clamp(0.0, 1.0)
}

/// The role of every player, member by member; empty where the rules have none.
fn roles(
    pool: &Pool,
    rules: &RuleSet,
    desk: &mut Desk,
    seats: &[((Key, &Waiting), usize)],
) -> Box<[Option<Arc<str>>]> {
    let Some(wanted) = &rules.roles else { return Box::default() };
    let mut played: Vec<Vec<Option<Arc<str>>>> =
        seats.iter().map(|((_, waiting), _)| vec![None; waiting.size as usize]).collect();
    for &team in &wanted.teams {
        let members = || seats.iter().enumerate().filter(|(_, (_, of))| *of == team);
        let players = members().flat_map(|(_, ((_, waiting), _))| &waiting.facts.players);
        let Some(assigned) = desk.roles.assign(wanted, players, &mut 0) else { continue };
        let mut assigned = assigned.into_iter();
        for (member, ((_, waiting), _)) in members() {
            for (seat, role) in played[member].iter_mut().zip(assigned.by_ref().take(waiting.size as usize)) {
                *seat = pool.text(role);
            }
        }
    }
    played.into_iter().flatten().collect()
}
