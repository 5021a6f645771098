//! One search over a pool.

use std::collections::VecDeque;

use super::group::{Group, Miss, Search};
use super::pool::{Pool, Waiting};
use crate::rules::RuleSet;
use crate::slab::Key;
use crate::time::EngineTime;

/// Which tickets the next pass has to look at. A group that has become legal since the last pass holds a ticket
/// that is new or has reached an expansion step, so only those and their older neighbours can be its anchor.
#[derive(Debug, Default)]
pub(crate) struct Agenda {
    /// Tickets that are new in the pool, or whose age changes what a group with them may be.
    changed: Vec<Key>,
    /// Anchors that an earlier pass had no budget left for.
    left_over: Vec<Key>,
    /// Anchors whose own search was cut short; they come last, so that they hold up nobody else.
    cut_short: VecDeque<Key>,
}

impl Agenda {
    /// This ticket may now be part of a group that was not legal before.
    pub(crate) fn add(&mut self, key: Key) {
        self.changed.push(key);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.left_over.is_empty() && self.cut_short.is_empty()
    }

    /// The anchors of this pass, oldest first.
    fn take_anchors(&mut self, pool: &Pool, reach: f64, evaluations: &mut u64) -> Vec<Key> {
        let changed = std::mem::take(&mut self.changed);
        let mut anchors = std::mem::take(&mut self.left_over);
        anchors.retain(|key| pool.get(*key).is_some());
        if changed.len() * FULL_PASS_SHARE >= pool.len() {
            anchors.extend(pool.iter());
        } else {
            for key in changed {
                let Some(waiting) = pool.get(key) else { continue };
                anchors.push(key);
                anchors.extend(older_neighbours(pool, waiting, reach).inspect(|_| *evaluations += 1));
            }
        }
        anchors.sort_unstable_by(|left, right| pool[*left].by_age(&pool[*right]).then(left.cmp(right)));
        anchors.dedup();
        anchors
    }
}

/// When one ticket in so many has changed, looking at all costs no more than looking for neighbours.
const FULL_PASS_SHARE: usize = 4;

fn older_neighbours<'p>(pool: &'p Pool, waiting: &'p Waiting, reach: f64) -> impl Iterator<Item = Key> + 'p {
    let below =
        pool.below(waiting.rating).take_while(move |(_, other)| waiting.rating - other.rating <= reach);
    let from = pool.from(waiting.rating).take_while(move |(_, other)| other.rating - waiting.rating <= reach);
    below.chain(from).filter(|(_, other)| other.by_age(waiting).is_lt()).map(|(key, _)| key)
}

/// What a pass did.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PassFigures {
    /// Anchors that found a group.
    pub(crate) hits: u64,
    /// Anchors that found none.
    pub(crate) misses: u64,
    /// True when the budget ran out.
    pub(crate) is_exhausted: bool,
}

/// Runs one pass: takes each group found out of the pool and hands it on with its tickets. `backfills` has its turn
/// before each anchor, of which it is told since when it waits, and once at the end; it may take tickets out.
pub(crate) fn run_pass(
    pool: &mut Pool,
    rules: &RuleSet,
    now: EngineTime,
    agenda: &mut Agenda,
    mut backfills: impl FnMut(&mut Pool, Option<EngineTime>, &mut u64),
    mut found: impl FnMut(&Group, Vec<Waiting>),
) -> PassFigures {
    let reach = rules.distances.first().map_or(f64::INFINITY, |rule| rule.widest);
    let budget = rules.options.search_budget;
    let mut evaluations = 0;
    let mut figures = PassFigures::default();
    let retried = std::mem::take(&mut agenda.cut_short);
    let mut anchors: VecDeque<Key> = agenda.take_anchors(pool, reach, &mut evaluations).into();
    // Collecting neighbours must not keep the pass from searching at all.
    evaluations = evaluations.min(budget / 2);
    let is_retry_from = anchors.len();
    anchors.extend(retried);
    let mut searched = 0;
    while let Some(anchor) = anchors.pop_front() {
        searched += 1;
        let Some(since) = pool.get(anchor).map(|waiting| waiting.enqueued_at) else { continue };
        backfills(pool, Some(since), &mut evaluations);
        if pool.get(anchor).is_none() {
            continue;
        }
        let before = evaluations;
        let mut search = Search { pool, rules, now, evaluations, budget };
        let outcome = search.best_group(anchor);
        evaluations = search.evaluations;
        match outcome {
            Ok(group) => {
                figures.hits += 1;
                let members = group.members.iter().filter_map(|key| pool.remove(*key)).collect();
                found(&group, members);
            }
            Err(Miss::NoGroup) => figures.misses += 1,
            Err(Miss::BudgetExhausted) => {
                figures.is_exhausted = true;
                let had_whole_budget = before == 0 && searched > is_retry_from;
                agenda.put_off(anchor, had_whole_budget, anchors);
                break;
            }
        }
    }
    backfills(pool, None, &mut evaluations);
    figures
}

impl Agenda {
    /// Keeps what a pass did not come to. An anchor that had a whole budget for itself and more was needed is
    /// not tried again until something near it changes.
    fn put_off(&mut self, cut_short: Key, had_whole_budget: bool, left_over: VecDeque<Key>) {
        self.left_over.extend(left_over);
        if !had_whole_budget {
            self.cut_short.push_back(cut_short);
        }
    }
}
