//! An anchor's best group among the younger tickets of the pool.

use std::cmp::Ordering;
use std::sync::Arc;

use smallvec::SmallVec;

use super::packing::{Party, PartyCounts, assign, fits};
use super::pool::{Pool, Waiting};
use super::terms::{Terms, rule_spread};
use super::window::{Neighbourhood, Window};
use crate::rules::{ExpansionAge, RuleSet};
use crate::slab::Key;
use crate::time::EngineTime;

/// Groups of two lie in place.
pub(crate) const PAIR: usize = 2;

/// A group of tickets that the rules allow to play.
#[derive(Debug)]
pub(crate) struct Group {
    /// The tickets, oldest first: the anchor leads.
    pub(crate) members: SmallVec<[Key; PAIR]>,
    /// Index of each member's team.
    pub(crate) teams: SmallVec<[usize; PAIR]>,
    /// 0 (worst the rules allow) to 1 (best).
    pub(crate) quality: f64,
    /// Where it plays, if that is known here.
    pub(crate) region: Option<Arc<str>>,
    /// The role of every player, member by member; empty where the rules have no roles.
    pub(crate) roles: Box<[Option<Arc<str>>]>,
    pub(super) players: u32,
    pub(super) spread: f64,
}

/// Why no group was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Miss {
    /// There is none.
    NoGroup,
    /// The budget ran out first, or the anchor's share of it.
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
        if self.pool.plan().are_pairs && self.pool[anchor].size == 1 {
            return self.best_pair(anchor, first_step, oldest_step);
        }
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
        let beside = newest.filter(|key| self.pool.are_beside(anchor, *key));
        beside.map(|key| vec![anchor, key]).collect()
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
            Choice { search: self, terms, players, chosen: terms.required().to_vec(), counts: terms.counts };
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
            teams: assign(&parties, self.terms.teams())?.into_iter().collect(),
            quality: self.terms.quality(&self.chosen),
            region: None,
            roles: Box::default(),
            players: self.players,
            spread: rule_spread(0, &self.chosen),
            members: self.chosen.into_iter().map(|(key, _)| key).collect(),
        })
    }
}
