//! Judges any set of tickets as a group.

use crate::rules::{ExpansionAge, RuleSet};
use crate::search::assembly::{Assembly, Desk};
use crate::search::exchange;
use crate::search::found::Found;
use crate::search::pool::{Pool, Waiting};
use crate::search::stage::{Demand, Stage};
use crate::slab::Key;
use crate::time::EngineTime;

/// Judges sets of tickets that are in the pool, shown or hidden.
pub(super) struct Court<'p, 'd> {
    pub(super) pool: &'p Pool,
    pub(super) rules: &'p RuleSet,
    pub(super) now: EngineTime,
    pub(super) desk: &'d mut Desk,
    pub(super) budget: u64,
}

impl<'p> Court<'p, '_> {
    /// The group of exactly these tickets in its best teams, if it is legal at its age.
    pub(super) fn judge(&mut self, members: &[Key], evaluations: &mut u64) -> Option<Found<'p>> {
        let Court { pool, rules, now, budget, .. } = *self;
        let mut chosen: Vec<(Key, &Waiting)> = members.iter().map(|key| (*key, &pool[*key])).collect();
        chosen.sort_by(|(_, left), (_, right)| left.by_age(right));
        let anchor = chosen.first()?.0;
        if chosen.iter().any(|(key, _)| !pool.are_beside(anchor, *key)) {
            return None;
        }
        let counted = match rules.expansion_age {
            ExpansionAge::Oldest => chosen.first(),
            ExpansionAge::Newest => chosen.last(),
        };
        let step = rules.step_at(now.since(counted?.1.enqueued_at));
        let mut search =
            Assembly { pool, rules, now, desk: &mut *self.desk, evaluations: *evaluations, end: budget };
        let mut stage = Stage::new(&mut search, anchor, step, Demand::Nothing, budget);
        let found = exchange::assess(&mut stage, &chosen, None);
        *evaluations = search.evaluations;
        found
    }

    /// What that group is worth, from 0 to 1.
    pub(super) fn worth(&mut self, members: &[Key], evaluations: &mut u64) -> Option<f64> {
        let found = self.judge(members, evaluations)?;
        Some(found.quality(self.pool.plan(), self.rules))
    }
}
