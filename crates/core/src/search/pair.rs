//! Matches of two players who come alone: the most common search, and the only one that needs no list of candidates.

use std::cmp::Ordering;

use smallvec::SmallVec;

use super::group::{Group, Miss, PAIR, Search};
use super::packing::{Party, assign};
use super::pool::Waiting;
use super::terms::Terms;
use crate::rules::{RuleSet, Step, TeamSize};
use crate::slab::Key;

/// A partner for an anchor.
#[derive(Clone, Copy)]
struct Partner<'p> {
    key: Key,
    waiting: &'p Waiting,
    spread: f64,
}

impl Partner<'_> {
    /// Least spread, then oldest: what the search by windows prefers too.
    fn is_better_than(&self, other: &Partner<'_>) -> bool {
        let by_spread = self.spread.total_cmp(&other.spread);
        by_spread.then_with(|| self.waiting.by_age(other.waiting)) == Ordering::Less
    }
}

/// True when every match of these rules has exactly two players, whatever the step, and no step takes back what an
/// earlier one gave.
pub(super) fn are_all_matches(rules: &RuleSet) -> bool {
    let is_pair = |teams: &[TeamSize]| {
        let players = |of: fn(&TeamSize) -> u32| teams.iter().map(of).sum::<u32>();
        (players(|team| team.min), players(|team| team.max)) == (2, 2)
    };
    rules.only_widens() && rules.steps.iter().map(|step: &Step| &step.teams).all(|teams| is_pair(teams))
}

impl<'p> Search<'p> {
    /// The best partner of an anchor who is alone, under the widest step that his age allows, or the best that each step
    /// allows where the younger of two decides.
    pub(super) fn best_pair(
        &mut self,
        anchor: Key,
        first_step: usize,
        last_step: usize,
    ) -> Result<Group, Miss> {
        let mut best: Option<(Partner<'p>, Terms<'p>)> = None;
        for step in first_step..=last_step {
            let Some(terms) = Terms::new(self.pool, self.rules, self.now, step, &[anchor]) else { continue };
            let Some(partner) = self.partner(&terms) else { continue };
            if best.as_ref().is_none_or(|(best, _)| partner.is_better_than(best)) {
                best = Some((partner, terms));
            }
        }
        if self.evaluations > self.budget {
            return Err(Miss::BudgetExhausted);
        }
        let (partner, terms) = best.ok_or(Miss::NoGroup)?;
        pair(anchor, &partner, &terms).ok_or(Miss::NoGroup)
    }

    /// The nearest ticket that may join; of several as near, the oldest.
    fn partner(&mut self, terms: &Terms<'p>) -> Option<Partner<'p>> {
        let (anchor, reach) = (terms.anchor(), terms.distance_max());
        let around = self.pool.around(anchor, anchor.rating);
        let below = around.below.map(|(rating, key)| (anchor.rating - rating, key));
        let above = around.above.map(|(rating, key)| (rating - anchor.rating, key));
        let nearest = self.nearest(terms, below, reach, None);
        let reach = nearest.map_or(reach, |partner| partner.spread);
        self.nearest(terms, above, reach, nearest)
    }

    /// The better of `known` and the best of one side.
    fn nearest(
        &mut self,
        terms: &Terms<'p>,
        side: impl Iterator<Item = (f64, Key)>,
        mut reach: f64,
        known: Option<Partner<'p>>,
    ) -> Option<Partner<'p>> {
        let mut best = known;
        for (spread, key) in side {
            if spread > reach || self.evaluations > self.budget {
                break;
            }
            self.evaluations += 1;
            let waiting = &self.pool[key];
            if waiting.size != 1 || !terms.admits(key, waiting) {
                continue;
            }
            let partner = Partner { key, waiting, spread };
            if best.as_ref().is_none_or(|best| partner.is_better_than(best)) {
                best = Some(partner);
            }
            reach = spread;
        }
        best
    }
}

/// The two as a group; the anchor is the older.
fn pair(anchor: Key, partner: &Partner<'_>, terms: &Terms<'_>) -> Option<Group> {
    let both = [(anchor, terms.anchor()), (partner.key, partner.waiting)];
    let parties = both.map(|(_, waiting)| Party { size: waiting.size, rating: waiting.rating });
    Some(Group {
        teams: places(&parties, terms.teams())?,
        quality: terms.quality(&both),
        region: None,
        roles: Box::default(),
        players: 2,
        spread: partner.spread,
        members: both.map(|(key, _)| key).into(),
    })
}

/// The team of each. In two teams of one the higher rated has the first, as [`assign`] finds too.
fn places(parties: &[Party; PAIR], teams: &[TeamSize]) -> Option<SmallVec<[usize; PAIR]>> {
    match teams {
        [TeamSize { max: 1, .. }, TeamSize { max: 1, .. }] => {
            let is_lower = usize::from(parties[0].rating.total_cmp(&parties[1].rating).is_lt());
            Some([is_lower, 1 - is_lower].into())
        }
        _ => assign(parties, teams).map(SmallVec::from_vec),
    }
}
