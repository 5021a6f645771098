//! Which anchors a pass looks at, and which it has not come to.

use std::collections::VecDeque;
use std::hint::black_box;

use super::plan::Finder;
use super::pool::{Age, Pool, Waiting};
use crate::rules::RuleSet;
use crate::slab::Key;

/// Which tickets the next pass has to look at. A group that has become legal since the last pass holds a ticket
/// that is new or has reached an expansion step, whatever the rules: nothing else changes about those who wait. So only
/// those and the older tickets that may be in one group with them can be its anchor. Such a ticket is *fresh*.
#[derive(Debug, Default)]
pub(crate) struct Agenda {
    /// Tickets that are new in the pool, or whose age changes what a group with them may be.
    changed: Vec<Key>,
    /// Anchors that an earlier pass had no budget left for.
    left_over: Vec<Key>,
    /// Anchors whose own search was cut short; they come last, so that they hold up nobody else.
    cut_short: VecDeque<Key>,
}

/// A ticket to look for groups of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) key: Key,
    /// True: an earlier pass has found that it has no group but with a fresh ticket.
    pub(super) is_known: bool,
}

/// An anchor whose turn it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub(super) anchor: Anchor,
    /// True: its own search was cut short in an earlier pass.
    pub(super) is_retry: bool,
    /// True: nobody else has had a part of this pass's budget.
    has_whole_budget: bool,
}

/// The anchors of one pass, in their order.
#[derive(Debug)]
pub(super) struct Turns {
    first: VecDeque<Anchor>,
    retried: VecDeque<Key>,
    cut_short: VecDeque<Key>,
    /// Tickets that are fresh in this pass.
    fresh: Vec<Key>,
    searched: usize,
}

impl Agenda {
    /// This ticket may now be part of a group that was not legal before.
    pub(crate) fn add(&mut self, key: Key) {
        self.changed.push(key);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.left_over.is_empty() && self.cut_short.is_empty()
    }

    /// The turns of a pass, oldest anchors first.
    pub(super) fn begin(&mut self, pool: &mut Pool, rules: &RuleSet, evaluations: &mut u64) -> Turns {
        let fresh = std::mem::take(&mut self.changed);
        for key in &fresh {
            pool.set_fresh(*key, true);
        }
        let retried = std::mem::take(&mut self.cut_short);
        let first = self.take_anchors(pool, rules, &fresh, evaluations).into();
        Turns { first, retried, cut_short: VecDeque::new(), fresh, searched: 0 }
    }

    fn take_anchors(
        &mut self,
        pool: &Pool,
        rules: &RuleSet,
        fresh: &[Key],
        evaluations: &mut u64,
    ) -> Vec<Anchor> {
        let reach = rules.distances.first().map_or(f64::INFINITY, |rule| rule.widest);
        let left_over = std::mem::take(&mut self.left_over);
        let unknown = |key: Key| Anchor { key, is_known: false };
        let known = |key: Key| Anchor { key, is_known: pool.plan().finder != Finder::Window };
        let mut anchors: Vec<Anchor> =
            left_over.into_iter().filter(|key| pool.get(*key).is_some()).map(unknown).collect();
        if fresh.len() * FULL_PASS_SHARE >= pool.len() {
            anchors.extend(pool.iter().map(known));
        } else {
            for &key in fresh {
                let Some(waiting) = pool.get(key) else { continue };
                anchors.push(known(key));
                let older = older_neighbours(pool, waiting, reach).inspect(|_| *evaluations += 1);
                anchors.extend(older.map(known));
            }
        }
        sort_by_age(pool, &mut anchors);
        anchors.dedup_by_key(|anchor| anchor.key);
        anchors
    }

    /// Keeps what the pass did not come to. An anchor that had a whole budget for itself and more was needed is not
    /// tried again until something near it changes.
    pub(super) fn end(&mut self, pool: &mut Pool, turns: Turns) {
        for key in &turns.fresh {
            pool.set_fresh(*key, false);
        }
        self.left_over.extend(turns.first.into_iter().map(|anchor| anchor.key));
        self.cut_short.extend(turns.retried.into_iter().chain(turns.cut_short));
    }
}

/// Oldest first; of one ticket that is named twice, what is not known of it comes first. The ages are copied out: a sort
/// looks at each many times, and they lie far apart in the pool.
fn sort_by_age(pool: &Pool, anchors: &mut Vec<Anchor>) {
    let mut aged: Vec<(Age, Anchor)> =
        anchors.iter().map(|anchor| (pool[anchor.key].age(), *anchor)).collect();
    if aged.iter().all(|(age, _)| age.is_whole()) {
        aged.sort_unstable_by_key(|(age, anchor)| (*age, anchor.key, anchor.is_known));
    } else {
        aged.sort_unstable_by(|(age, left), (other_age, right)| {
            let by_age = age.compare(*other_age).unwrap_or_else(|| pool[left.key].by_age(&pool[right.key]));
            by_age.then(left.key.cmp(&right.key)).then(left.is_known.cmp(&right.is_known))
        });
    }
    anchors.clear();
    anchors.extend(aged.into_iter().map(|(_, anchor)| anchor));
}

/// Anchors that are asked of the memory together.
const AHEAD: usize = 16;

/// When one ticket in so many has changed, looking at all costs no more than looking for neighbours.
const FULL_PASS_SHARE: usize = 4;

/// Older tickets that some rules may put into one group with this one.
fn older_neighbours<'p>(pool: &'p Pool, waiting: &'p Waiting, reach: f64) -> impl Iterator<Item = Key> + 'p {
    let reach = if pool.plan().is_bounded { reach } else { f64::INFINITY };
    let around = pool.around(waiting, waiting.rating);
    let below = around.below.take_while(move |(rating, _)| waiting.rating - rating <= reach);
    let above = around.above.take_while(move |(rating, _)| rating - waiting.rating <= reach);
    let found = below.chain(above).map(|(_, key)| (key, &pool[key]));
    let older = found.filter(|(_, other)| other.by_age(waiting).is_lt());
    older.filter(|(_, other)| other.may_meet(waiting)).map(|(key, _)| key)
}

impl Turns {
    /// The next anchor: those of this pass by age, then those that were cut short before.
    pub(super) fn next(&mut self) -> Option<Turn> {
        self.searched += 1;
        if let Some(anchor) = self.first.pop_front() {
            return Some(Turn { anchor, is_retry: false, has_whole_budget: false });
        }
        let key = self.retried.pop_front()?;
        let anchor = Anchor { key, is_known: false };
        Some(Turn { anchor, is_retry: true, has_whole_budget: self.searched == 1 })
    }

    /// Asks the memory for the next anchors, a few at a time: they lie far apart, and waiting for them together takes no
    /// longer than waiting for one.
    pub(super) fn read_ahead(&self, pool: &Pool) {
        if self.searched % AHEAD == 1 {
            let next = self.first.iter().take(AHEAD).filter_map(|anchor| pool.get(anchor.key));
            black_box(next.map(|waiting| waiting.size).sum::<u32>());
        }
    }

    /// The anchors whose turn is still to come, but for those that were cut short before.
    pub(super) fn waiting(&self) -> impl Iterator<Item = Key> + '_ {
        self.first.iter().map(|anchor| anchor.key)
    }

    /// The search of this turn was not finished.
    pub(super) fn cut_short(&mut self, turn: &Turn) {
        if !turn.has_whole_budget {
            self.cut_short.push_back(turn.anchor.key);
        }
    }
}
