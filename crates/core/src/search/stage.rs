//! An anchor's search at one step: how many players, which candidates, who must be in.

use super::assembly::{Assembly, Desk};
use super::batch::Batch;
use super::dive::{Bar, Dive};
use super::found::Found;
use super::packing::{PartyCounts, fits};
use super::plan::Plan;
use super::pool::Waiting;
use super::referee::Referee;
use super::{exchange, relevance};
use crate::limits;
use crate::rules::TeamSize;
use crate::slab::Key;

/// What must be in a group besides the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Demand {
    /// Nothing.
    Nothing,
    /// A ticket that is new or has reached a step: without one the group was no different before.
    Fresh,
    /// A ticket whose age keeps the group within the step.
    InStep,
}

/// The search at one step.
pub(super) struct Stage<'s, 'p, 'd> {
    pub(super) search: &'s mut Assembly<'p, 'd>,
    /// Leads every group.
    pub(super) anchor: (Key, &'p Waiting),
    pub(super) step: usize,
    pub(super) sizes: &'p [TeamSize],
    pub(super) plan: &'p Plan,
    demand: Demand,
    /// Evaluations of one try.
    pub(super) patience: u64,
    /// True: a try that found nothing was cut short.
    pub(super) is_cut: bool,
}

impl<'s, 'p, 'd> Stage<'s, 'p, 'd> {
    pub(super) fn new(
        search: &'s mut Assembly<'p, 'd>,
        anchor: Key,
        step: usize,
        demand: Demand,
        patience: u64,
    ) -> Self {
        let (pool, rules) = (search.pool, search.rules);
        Stage {
            anchor: (anchor, &pool[anchor]),
            sizes: &rules.steps[step].teams,
            plan: pool.plan(),
            search,
            step,
            demand,
            patience,
            is_cut: false,
        }
    }

    /// Most players first; of each number few candidates first.
    pub(super) fn find(&mut self) -> Option<Found<'p>> {
        let Assembly { pool, rules, now, .. } = *self.search;
        let least: u32 = self.sizes.iter().map(|size| size.min).sum();
        let most: u32 = self.sizes.iter().map(|size| size.max).sum();
        let beside = pool.players_beside(self.anchor.1);
        if beside < u64::from(least.max(1)) || !self.anchor_may_play() {
            return None;
        }
        let mut batch = Batch::around(pool, rules, now, self.step, self.anchor.1);
        for players in (least.max(1)..=most).rev() {
            if u64::from(players) > beside {
                continue;
            }
            let mut window = limits::FIRST_CANDIDATES.max(2 * players as usize);
            loop {
                let end = self.search.end;
                batch.extend_to(window, &mut self.search.evaluations, end);
                let is_all = batch.found.len() < window || batch.is_complete();
                let shown = if is_all { batch.found.len() } else { window };
                let evaluations = &mut self.search.evaluations;
                let candidates =
                    relevance::ordered(pool, rules, self.anchor.1, &batch.found[..shown], evaluations);
                if let Some(found) = self.try_candidates(&candidates, players, is_all) {
                    return Some(found);
                }
                if self.search.evaluations >= self.search.end {
                    self.is_cut = true;
                    return None;
                }
                if is_all {
                    break;
                }
                window *= limits::CANDIDATES_GROWTH;
            }
        }
        None
    }

    fn anchor_may_play(&mut self) -> bool {
        let chosen = [self.anchor];
        let (pool, rules) = (self.search.pool, self.search.rules);
        let level = pool.regions().level_of(self.step);
        let Desk { scratch, .. } = &mut *self.search.desk;
        let mut referee = Referee::new(rules, self.plan, self.step, scratch);
        self.anchor.1.regions(level) != 0
            && referee.may_hold(&[&self.anchor.1.facts], &chosen, &mut self.search.evaluations)
    }

    /// Looks for a group of exactly so many players among these candidates.
    fn try_candidates(
        &mut self,
        candidates: &[(Key, &'p Waiting)],
        players: u32,
        is_all: bool,
    ) -> Option<Found<'p>> {
        let spare = PartyCounts::of(candidates.iter().map(|(_, waiting)| waiting.size));
        let anchor = PartyCounts::of([self.anchor.1.size].into_iter());
        if !fits(&anchor, &spare, self.sizes, players, &mut self.search.evaluations) {
            return None;
        }
        let is_few = self.plan.is_soft && is_all && candidates.len() <= limits::EXACT_CANDIDATES;
        let bar = if is_few { Bar::Best } else { Bar::First };
        match self.demand {
            Demand::Nothing => self.try_fronts(candidates, None, players, bar),
            Demand::Fresh | Demand::InStep => {
                let mut best: Option<Found<'p>> = None;
                for index in 0..candidates.len() {
                    if !self.meets_demand(candidates[index].1) {
                        continue;
                    }
                    let found = self.try_fronts(candidates, Some(index), players, bar);
                    if let Some(found) = found
                        && best.as_ref().is_none_or(|best| found.is_better_than(best))
                    {
                        best = Some(found);
                    }
                    if best.is_some() && !self.plan.is_soft {
                        break;
                    }
                }
                best
            }
        }
    }

    fn meets_demand(&self, waiting: &Waiting) -> bool {
        match self.demand {
            Demand::Nothing => true,
            Demand::Fresh => waiting.is_fresh,
            Demand::InStep => {
                self.search.rules.step_at(self.search.now.since(waiting.enqueued_at)) == self.step
            }
        }
    }

    /// Tries the candidates from the front, and while that is cut short, from other fronts.
    fn try_fronts(
        &mut self,
        candidates: &[(Key, &'p Waiting)],
        required: Option<usize>,
        players: u32,
        bar: Bar,
    ) -> Option<Found<'p>> {
        let mut turned = candidates.to_vec();
        let must = required.map(|index| turned.remove(index));
        for front in 0..limits::FRONTS {
            let mut dive = Dive::new(self, &turned, must, players, bar)?;
            dive.run();
            let (found, is_cut) = (dive.found.take(), dive.is_cut);
            if found.is_some() {
                let must = must.map(|(key, _)| key);
                return found.map(|found| exchange::improve(self, found, must, candidates, bar));
            }
            if !is_cut {
                return None;
            }
            if self.search.evaluations >= self.search.end {
                break;
            }
            let turn = (turned.len() / limits::FRONTS).max(1) + usize::from(front > 0);
            let turn = turn.min(turned.len());
            turned.rotate_left(turn);
        }
        self.is_cut = true;
        None
    }
}
