//! The conditions of one search for an anchor.

use std::cmp::Ordering;

use smallvec::SmallVec;

use super::group::PAIR;
use super::packing::PartyCounts;
use super::pool::{Pool, Waiting};
use crate::rules::{DistanceRule, ExpansionAge, RuleSet, Step, TeamSize};
use crate::seeded;
use crate::slab::Key;
use crate::time::EngineTime;

/// The conditions of one search: what must be in, who may be in, under which step.
pub(super) struct Terms<'p> {
    rules: &'p RuleSet,
    step: &'p Step,
    now: EngineTime,
    /// The tickets that must be in; the anchor leads.
    required: SmallVec<[(Key, &'p Waiting); PAIR]>,
    /// Their sizes.
    pub(super) counts: PartyCounts,
}

impl<'p> Terms<'p> {
    /// `None` when the required tickets alone break the step.
    pub(super) fn new(
        pool: &'p Pool,
        rules: &'p RuleSet,
        now: EngineTime,
        step: usize,
        required: &[Key],
    ) -> Option<Terms<'p>> {
        let required: SmallVec<[(Key, &Waiting); PAIR]> =
            required.iter().map(|key| (*key, &pool[*key])).collect();
        let counts = PartyCounts::of(required.iter().map(|(_, waiting)| waiting.size));
        let terms = Terms { rules, step: &rules.steps[step], now, required, counts };
        let others_fit = terms.required[1..].iter().all(|(_, waiting)| terms.is_in_age(waiting));
        (others_fit && terms.spreads_hold(&terms.required)).then_some(terms)
    }

    /// The tickets that must be in; the anchor leads.
    pub(super) fn required(&self) -> &[(Key, &'p Waiting)] {
        &self.required
    }

    pub(super) fn anchor(&self) -> &'p Waiting {
        self.required[0].1
    }

    pub(super) fn required_ratings(&self) -> (f64, f64) {
        let ratings = self.required.iter().map(|(_, waiting)| waiting.rating);
        (ratings.clone().fold(f64::INFINITY, f64::min), ratings.fold(f64::NEG_INFINITY, f64::max))
    }

    pub(super) fn teams(&self) -> &'p [TeamSize] {
        &self.step.teams
    }

    pub(super) fn players_max(&self) -> u32 {
        self.step.teams.iter().map(|team| team.max).sum()
    }

    /// How many players a match may have, most first.
    pub(super) fn player_counts(&self) -> impl Iterator<Item = u32> + use<> {
        let least: u32 = self.step.teams.iter().map(|team| team.min).sum();
        (least.max(1)..=self.players_max()).rev()
    }

    /// The maximum of the first distance rule; none is infinite.
    pub(super) fn distance_max(&self) -> f64 {
        self.step.maxima.first().copied().unwrap_or(f64::INFINITY) * slack()
    }

    pub(super) fn has_one_rule(&self) -> bool {
        self.step.maxima.len() <= 1
    }

    /// Whether a ticket within reach may join the required ones.
    pub(super) fn admits(&self, key: Key, waiting: &Waiting) -> bool {
        self.required.iter().all(|(required, _)| *required != key)
            && self.is_in_age(waiting)
            && self.others_hold(waiting)
    }

    /// Younger than the anchor, and under clock newest old enough for the step.
    fn is_in_age(&self, waiting: &Waiting) -> bool {
        let old_enough = match self.rules.expansion_age {
            ExpansionAge::Oldest => true,
            ExpansionAge::Newest => self.now.since(waiting.enqueued_at) >= self.step.from_ms,
        };
        old_enough && self.anchor().by_age(waiting) == Ordering::Less
    }

    /// Whether the rules but the first hold among the required tickets and this one.
    fn others_hold(&self, waiting: &Waiting) -> bool {
        self.step.maxima.iter().skip(1).enumerate().all(|(rule, maximum)| {
            let required = self.required.iter().map(|(_, waiting)| waiting.others[rule]);
            spread(required.chain([waiting.others[rule]])) <= *maximum
        })
    }

    /// Whether the spread of every rule holds among these tickets.
    pub(super) fn spreads_hold(&self, tickets: &[(Key, &Waiting)]) -> bool {
        self.step
            .maxima
            .iter()
            .enumerate()
            .all(|(rule, maximum)| rule_spread(rule, tickets) <= *maximum * slack())
    }

    /// One less the mean share of each rule's widest maximum that the group uses.
    pub(super) fn quality(&self, tickets: &[(Key, &Waiting)]) -> f64 {
        if self.rules.distances.is_empty() {
            return 1.0;
        }
        let share = |(rule, distance): (usize, &DistanceRule)| {
            if distance.widest > 0.0 { rule_spread(rule, tickets) / distance.widest } else { 0.0 }
        };
        let used: f64 = self.rules.distances.iter().enumerate().map(share).sum();
        #[expect(clippy::cast_precision_loss, reason = "at most 200 rules")]
        let rules = self.rules.distances.len() as f64;
        (1.0 - used / rules).clamp(0.0, 1.0)
    }
}

/// The spread of one distance rule among these tickets; of the ratings where there is no rule.
pub(super) fn rule_spread(rule: usize, tickets: &[(Key, &Waiting)]) -> f64 {
    spread(tickets.iter().map(|(_, waiting)| match rule {
        0 => waiting.rating,
        other => waiting.others[other - 1],
    }))
}

/// What every maximum is multiplied by: 1, unless a bug is seeded.
fn slack() -> f64 {
    if seeded::is("distance_ignored") { 3.0 } else { 1.0 }
}

/// Highest less lowest.
fn spread(values: impl Iterator<Item = f64> + Clone) -> f64 {
    values.clone().fold(f64::NEG_INFINITY, f64::max) - values.fold(f64::INFINITY, f64::min)
}
