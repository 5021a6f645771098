//! One search over a pool.

use std::sync::Arc;

use smallvec::SmallVec;

use super::agenda::{Agenda, Anchor, Turn};
use super::assembly::{Assembly, Desk};
use super::filling::{Barren, Filling};
use super::group::{Group, Miss, PAIR, Search};
use super::plan::Finder;
use super::pool::Pool;
use super::quality::{Effort, Gathering};
use crate::limits;
use crate::rules::{Objective, RuleSet};
use crate::slab::Key;
use crate::time::EngineTime;

/// Tickets of a group that have left the pool, in its order: each in the engine's table, with its id.
pub(crate) type Taken = SmallVec<[(Key, Arc<str>); PAIR]>;

/// What a pass did.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PassFigures {
    /// Anchors that found a group.
    pub(crate) hits: u64,
    /// Anchors that found none.
    pub(crate) misses: u64,
    /// True when the budget ran out.
    pub(crate) is_exhausted: bool,
    /// Candidate evaluations.
    pub(crate) evaluations: u64,
}

/// Runs one pass: takes each group found out of the pool and hands it on with its tickets. `backfills` has its turn
/// before each anchor, of which it is told since when it waits, and once at the end; it may take tickets out.
pub(crate) fn run_pass(
    pool: &mut Pool,
    rules: &RuleSet,
    now: EngineTime,
    agenda: &mut Agenda,
    mut backfills: impl FnMut(&mut Pool, Option<EngineTime>, &mut u64),
    mut found: impl FnMut(Group, Taken),
) -> PassFigures {
    let budget = rules.options.search_budget;
    let mut figures = PassFigures::default();
    let mut turns = agenda.begin(pool, rules, &mut figures.evaluations);
    // Collecting neighbours must not keep the pass from searching at all.
    figures.evaluations = figures.evaluations.min(budget / 2);
    let mut is_gathered =
        rules.options.objective == Objective::Oldest || pool.plan().finder != Finder::Assembly;
    let mut finder = GroupFinder { rules, now, budget, desk: Desk::default(), barren: Barren::default() };
    while let Some(turn) = turns.next() {
        turns.read_ahead(pool);
        let Some(since) = pool.get(turn.anchor.key).map(|waiting| waiting.enqueued_at) else { continue };
        backfills(pool, Some(since), &mut figures.evaluations);
        if !is_gathered && now.since(since) < rules.options.promote_after_ms {
            is_gathered = true;
            // An older ticket, searched for before, may have taken some of those whose turn would come.
            let anchors = std::iter::once(turn.anchor.key).chain(turns.waiting());
            let tickets = anchors.filter(|key| pool.get(*key).is_some()).collect();
            for group in finder.gather(pool, tickets, &mut figures.evaluations) {
                figures.hits += 1;
                take(pool, group, &mut found);
            }
        }
        if pool.get(turn.anchor.key).is_none() {
            continue;
        }
        let outcome = finder.best_group(pool, &turn, &mut figures.evaluations);
        match outcome {
            Ok(group) => {
                figures.hits += 1;
                take(pool, group, &mut found);
            }
            Err(Miss::NoGroup) => figures.misses += 1,
            Err(Miss::BudgetExhausted) => {
                turns.cut_short(&turn);
                if figures.evaluations >= budget {
                    figures.is_exhausted = true;
                    break;
                }
            }
        }
    }
    backfills(pool, None, &mut figures.evaluations);
    agenda.end(pool, turns);
    figures
}

/// A group leaves the pool.
fn take(pool: &mut Pool, group: Group, found: &mut impl FnMut(Group, Taken)) {
    let members = group.members.iter().filter_map(|key| pool.remove(*key));
    let members = members.map(|waiting| (waiting.ticket, waiting.id)).collect();
    found(group, members);
}

/// The seam between who is asked first and what is found for him.
struct GroupFinder<'r> {
    rules: &'r RuleSet,
    now: EngineTime,
    budget: u64,
    desk: Desk,
    barren: Barren,
}

impl GroupFinder<'_> {
    /// What objective quality makes of these tickets all at once.
    fn gather(&mut self, pool: &mut Pool, tickets: Vec<Key>, evaluations: &mut u64) -> Vec<Group> {
        let effort = Effort { evaluations: *evaluations, budget: self.budget };
        let mut gathering = Gathering::new(pool, self.rules, self.now, &mut self.desk, effort);
        let groups = gathering.gather(tickets);
        *evaluations = gathering.effort.evaluations;
        groups
    }

    /// The best group of an anchor, by the search that serves these rules.
    fn best_group(&mut self, pool: &Pool, turn: &Turn, evaluations: &mut u64) -> Result<Group, Miss> {
        let GroupFinder { rules, now, budget, desk, barren } = self;
        let Anchor { key, is_known } = turn.anchor;
        match pool.plan().finder {
            Finder::Window => {
                let mut search =
                    Search { pool, rules, now: *now, evaluations: *evaluations, budget: *budget };
                let outcome = search.best_group(key);
                *evaluations = search.evaluations;
                outcome
            }
            Finder::Filling => {
                let mut search = Filling {
                    pool,
                    rules,
                    now: *now,
                    desk,
                    barren,
                    evaluations: *evaluations,
                    budget: *budget,
                };
                let outcome = search.best_group(key);
                *evaluations = search.evaluations;
                outcome
            }
            Finder::Assembly => {
                let share = if turn.is_retry { *budget } else { *budget / limits::ANCHOR_SHARE };
                let end = evaluations.saturating_add(share.max(1)).min(*budget);
                let mut search = Assembly { pool, rules, now: *now, desk, evaluations: *evaluations, end };
                let outcome = search.best_group(key, is_known);
                *evaluations = search.evaluations;
                outcome
            }
        }
    }
}
