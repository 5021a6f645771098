//! An anchor's best group among the younger tickets of the pool.

use std::cmp::Ordering;

use super::packing::{Party, PartyCounts, assign, fits};
use super::pool::{Pool, Waiting};
use super::window::{Neighbourhood, Window};
use crate::rules::{ExpansionAge, RuleSet, Step, TeamSize};
use crate::slab::Key;
use crate::time::EngineTime;

/// A group of tickets that the rules allow to play.
#[derive(Debug)]
pub(crate) struct Group {
    /// The tickets, oldest first: the anchor leads.
    pub(crate) members: Vec<Key>,
    /// Index of each member's team.
    pub(crate) teams: Vec<usize>,
    /// 0 (worst the rules allow) to 1 (best).
    pub(crate) quality: f64,
    players: u32,
    spread: f64,
}

/// Why no group was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Miss {
    /// There is none.
    NoGroup,
    /// The budget ran out first.
    BudgetExhausted,
}

/// What a search for one anchor needs to know.
pub(super) struct Search<'p> {
    pub(super) pool: &'p Pool,
    pub(super) rules: &'p RuleSet,
    pub(super) now: EngineTime,
    /// Candidate evaluations so far, and the most that are allowed.
    pub(super) evaluations: u64,
    pub(super) budget: u64,
}

impl<'p> Search<'p> {
    /// The best group whose oldest ticket is the anchor.
    pub(super) fn best_group(&mut self, anchor: Key) -> Result<Group, Miss> {
        let age = self.age(&self.pool[anchor]);
        let oldest_step = self.rules.step_at(age);
        let first_step = match self.rules.expansion_age {
            ExpansionAge::Oldest => oldest_step,
            ExpansionAge::Newest => 0,
        };
        let mut best: Option<Group> = None;
        for step in first_step..=oldest_step {
            for required in self.required(anchor, step, oldest_step) {
                let terms = Terms::new(self.pool, self.rules, self.now, step, &required);
                let Some(group) = terms.and_then(|terms| self.best_under(&terms)) else { continue };
                if best.as_ref().is_none_or(|best| self.by_preference(&group, best) == Ordering::Less) {
                    best = Some(group);
                }
            }
        }
        if self.evaluations > self.budget {
            return Err(Miss::BudgetExhausted);
        }
        best.ok_or(Miss::NoGroup)
    }

    fn age(&self, waiting: &Waiting) -> u64 {
        self.now.since(waiting.enqueued_at)
    }

    /// Which tickets the group of a step must hold: the anchor, and where steps can take back what they gave
    /// (under clock newest), one ticket after the other that keeps the group's age within the step.
    fn required(&self, anchor: Key, step: usize, oldest_step: usize) -> Vec<Vec<Key>> {
        let by_anchor = self.rules.expansion_age == ExpansionAge::Oldest || step == oldest_step;
        if by_anchor || self.rules.only_widens() {
            return vec![vec![anchor]];
        }
        let steps = &self.rules.steps;
        let ages = steps[step].from_ms..steps[step + 1].from_ms;
        let newest = self.pool.iter().filter(|key| ages.contains(&self.age(&self.pool[*key])));
        newest.map(|key| vec![anchor, key]).collect()
    }

    /// Most players, then least spread, then oldest members.
    fn by_preference(&self, left: &Group, right: &Group) -> Ordering {
        right.players.cmp(&left.players).then(left.spread.total_cmp(&right.spread)).then_with(|| {
            let pairs = left.members.iter().zip(&right.members);
            pairs
                .map(|(left, right)| self.pool[*left].by_age(&self.pool[*right]))
                .find(|order| order.is_ne())
                .unwrap_or(Ordering::Equal)
        })
    }

    /// The best group under these terms.
    fn best_under(&mut self, terms: &Terms<'p>) -> Option<Group> {
        let neighbourhood = Neighbourhood::around(self.pool, terms, &mut self.evaluations);
        for players in terms.player_counts() {
            let windows = neighbourhood.narrowest(terms.distance_max(), |window, spare| {
                self.is_feasible(&neighbourhood, window, spare, terms, players)
            });
            let groups: Vec<Group> = windows
                .into_iter()
                .filter_map(|window| self.choose(&neighbourhood.tickets(window), terms, players))
                .collect();
            let best = groups.into_iter().min_by(|left, right| self.by_preference(left, right));
            if best.is_some() || self.evaluations > self.budget {
                return best;
            }
        }
        None
    }

    /// With one rule a window is feasible when its party sizes fill the teams; with more, the tickets have to
    /// be tried.
    fn is_feasible(
        &mut self,
        around: &Neighbourhood<'p>,
        window: Window,
        spare: &PartyCounts,
        terms: &Terms<'p>,
        players: u32,
    ) -> bool {
        self.evaluations += 1;
        if !fits(&terms.counts, spare, terms.teams(), players, &mut self.evaluations) {
            return false;
        }
        terms.has_one_rule() || self.choose(&around.tickets(window), terms, players).is_some()
    }

    /// The oldest tickets, in the sense of a dictionary, that make a legal group with the required ones.
    fn choose(
        &mut self,
        candidates: &[(Key, &'p Waiting)],
        terms: &Terms<'p>,
        players: u32,
    ) -> Option<Group> {
        let spare = PartyCounts::of(candidates.iter().map(|(_, waiting)| waiting.size));
        let mut choice =
            Choice { search: self, terms, players, chosen: terms.required.clone(), counts: terms.counts };
        choice.extend(candidates, spare).then(|| choice.into_group()).flatten()
    }
}

/// A depth-first choice among candidates, oldest first, taking one back when what follows fails.
struct Choice<'s, 'p> {
    search: &'s mut Search<'p>,
    terms: &'s Terms<'p>,
    players: u32,
    chosen: Vec<(Key, &'p Waiting)>,
    counts: PartyCounts,
}

impl<'p> Choice<'_, 'p> {
    fn extend(&mut self, candidates: &[(Key, &'p Waiting)], mut spare: PartyCounts) -> bool {
        for (index, &(key, waiting)) in candidates.iter().enumerate() {
            if self.is_complete() {
                break;
            }
            self.search.evaluations += 1;
            if self.search.evaluations > self.search.budget {
                return false;
            }
            spare.take(waiting.size);
            self.chosen.push((key, waiting));
            self.counts.add(waiting.size);
            if self.can_succeed(&spare) && self.extend(&candidates[index + 1..], spare) {
                return true;
            }
            self.chosen.pop();
            self.counts.take(waiting.size);
            if !self.can_fill(&spare) {
                return false;
            }
        }
        self.is_complete()
    }

    fn is_complete(&self) -> bool {
        self.chosen.iter().map(|(_, waiting)| waiting.size).sum::<u32>() == self.players
    }

    fn can_succeed(&mut self, spare: &PartyCounts) -> bool {
        self.terms.spreads_hold(&self.chosen) && self.can_fill(spare)
    }

    fn can_fill(&mut self, spare: &PartyCounts) -> bool {
        fits(&self.counts, spare, self.terms.teams(), self.players, &mut self.search.evaluations)
    }

    fn into_group(mut self) -> Option<Group> {
        self.chosen.sort_by(|(_, left), (_, right)| left.by_age(right));
        let party = |(_, waiting): &(Key, &Waiting)| Party { size: waiting.size, rating: waiting.rating };
        let parties: Vec<Party> = self.chosen.iter().map(party).collect();
        Some(Group {
            teams: assign(&parties, self.terms.teams())?,
            quality: self.terms.quality(&self.chosen),
            players: self.players,
            spread: spread(self.chosen.iter().map(|(_, waiting)| waiting.rating)),
            members: self.chosen.into_iter().map(|(key, _)| key).collect(),
        })
    }
}

/// The conditions of one search: what must be in, who may be in, under which step.
pub(super) struct Terms<'p> {
    rules: &'p RuleSet,
    step: &'p Step,
    now: EngineTime,
    /// The tickets that must be in; the anchor leads.
    required: Vec<(Key, &'p Waiting)>,
    /// Their sizes.
    pub(super) counts: PartyCounts,
}

impl<'p> Terms<'p> {
    /// `None` when the required tickets alone break the step.
    fn new(
        pool: &'p Pool,
        rules: &'p RuleSet,
        now: EngineTime,
        step: usize,
        required: &[Key],
    ) -> Option<Terms<'p>> {
        let required: Vec<(Key, &Waiting)> = required.iter().map(|key| (*key, &pool[*key])).collect();
        let counts = PartyCounts::of(required.iter().map(|(_, waiting)| waiting.size));
        let terms = Terms { rules, step: &rules.steps[step], now, required, counts };
        let others_fit = terms.required[1..].iter().all(|(_, waiting)| terms.is_in_age(waiting));
        (others_fit && terms.spreads_hold(&terms.required)).then_some(terms)
    }

    fn anchor(&self) -> &'p Waiting {
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
    fn player_counts(&self) -> impl Iterator<Item = u32> + use<> {
        let least: u32 = self.step.teams.iter().map(|team| team.min).sum();
        (least.max(1)..=self.players_max()).rev()
    }

    /// The maximum of the first distance rule; none is infinite.
    pub(super) fn distance_max(&self) -> f64 {
        self.step.maxima.first().copied().unwrap_or(f64::INFINITY)
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
    fn spreads_hold(&self, tickets: &[(Key, &Waiting)]) -> bool {
        self.step.maxima.iter().enumerate().all(|(rule, maximum)| rule_spread(rule, tickets) <= *maximum)
    }

    /// One less the mean share of each rule's widest maximum that the group uses.
    fn quality(&self, tickets: &[(Key, &Waiting)]) -> f64 {
        if self.rules.distances.is_empty() {
            return 1.0;
        }
        let share = |(rule, distance): (usize, &crate::rules::DistanceRule)| {
            if distance.widest > 0.0 { rule_spread(rule, tickets) / distance.widest } else { 0.0 }
        };
        let used: f64 = self.rules.distances.iter().enumerate().map(share).sum();
        #[expect(clippy::cast_precision_loss, reason = "at most 200 rules")]
        let rules = self.rules.distances.len() as f64;
        (1.0 - used / rules).clamp(0.0, 1.0)
    }
}

fn rule_spread(rule: usize, tickets: &[(Key, &Waiting)]) -> f64 {
    spread(tickets.iter().map(|(_, waiting)| match rule {
        0 => waiting.rating,
        other => waiting.others[other - 1],
    }))
}

/// Highest less lowest.
fn spread(values: impl Iterator<Item = f64> + Clone) -> f64 {
    values.clone().fold(f64::NEG_INFINITY, f64::max) - values.fold(f64::INFINITY, f64::min)
}
