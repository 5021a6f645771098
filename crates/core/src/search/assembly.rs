//! Puts groups together where rules are more than distances: up to 40 players, every rule type, roles, scores.
//!
//! What is promised: an anchor that has a legal group gets one, within the budget; of the groups found the one with most
//! players, then the highest score, then the least spread, then the oldest members.
//!
//! An anchor's search is a [`Stage`] for each step that the group may have reached. It is complete: [`dive`](super::dive)
//! tries candidates near the front first, a few at a time, then more; and when a try is cut short, the same candidates
//! from another front, then all again with more patience.

use super::found::Found;
use super::group::{Group, Miss};
use super::pool::Pool;
use super::roles::RoleDesk;
use super::stage::{Demand, Stage};
use crate::judge::Scratch;
use crate::limits;
use crate::rules::{ExpansionAge, RuleSet};
use crate::slab::Key;
use crate::time::EngineTime;

/// Memory that searches of one pass share.
#[derive(Debug, Default)]
pub(super) struct Desk {
    pub(super) scratch: Scratch,
    pub(super) roles: RoleDesk,
}

/// A search for one anchor.
pub(super) struct Assembly<'p, 'd> {
    pub(super) pool: &'p Pool,
    pub(super) rules: &'p RuleSet,
    pub(super) now: EngineTime,
    pub(super) desk: &'d mut Desk,
    pub(super) evaluations: u64,
    /// Where this anchor's share of the budget ends.
    pub(super) end: u64,
}

impl<'p> Assembly<'p, '_> {
    /// The best group found whose oldest ticket is the anchor. With `is_known` every group without a fresh ticket has
    /// been looked for before.
    pub(super) fn best_group(&mut self, anchor: Key, is_known: bool) -> Result<Group, Miss> {
        let age = self.now.since(self.pool[anchor].enqueued_at);
        let oldest_step = self.rules.step_at(age);
        let first_step = match self.rules.expansion_age {
            ExpansionAge::Oldest => oldest_step,
            ExpansionAge::Newest => 0,
        };
        let mut patience = limits::TRY_EVALUATIONS;
        loop {
            let mut best: Option<Found<'p>> = None;
            let mut is_cut = false;
            for step in first_step..=oldest_step {
                let demand = self.demand(anchor, is_known, step, oldest_step);
                let mut stage = Stage::new(self, anchor, step, demand, patience);
                let found = stage.find();
                is_cut |= stage.is_cut;
                if let Some(found) = found
                    && best.as_ref().is_none_or(|best| found.is_better_than(best))
                {
                    best = Some(found);
                }
            }
            if let Some(found) = best {
                return Ok(found.into_group(self.pool, self.rules, self.desk));
            }
            if !is_cut {
                return Err(Miss::NoGroup);
            }
            if self.evaluations >= self.end {
                return Err(Miss::BudgetExhausted);
            }
            patience = patience.saturating_mul(limits::TRY_GROWTH);
        }
    }

    fn demand(&self, anchor: Key, is_known: bool, step: usize, oldest_step: usize) -> Demand {
        let by_anchor = self.rules.expansion_age == ExpansionAge::Oldest || step == oldest_step;
        let plan = self.pool.plan();
        if !by_anchor && !plan.only_widens {
            Demand::InStep
        } else if is_known && !self.pool[anchor].is_fresh {
            Demand::Fresh
        } else {
            Demand::Nothing
        }
    }
}
