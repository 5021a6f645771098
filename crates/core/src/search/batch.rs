//! An anchor's candidates, in the order in which they are looked at, and no more of them than are needed.

use std::cmp::Ordering;
use std::iter::Peekable;

use super::measure::sort_number;
use super::plan::Order;
use super::pool::{Pool, Waiting};
use crate::limits;
use crate::rules::model::{RuleKind, Sort};
use crate::rules::{ExpansionAge, RuleSet};
use crate::slab::Key;
use crate::time::EngineTime;

type Candidates<'p> = Box<dyn Iterator<Item = (Key, &'p Waiting)> + 'p>;

/// Candidates for one anchor at one step.
pub(super) struct Batch<'p> {
    pub(super) found: Vec<(Key, &'p Waiting)>,
    source: Peekable<Candidates<'p>>,
    /// Players of `found`.
    pub(super) players: u32,
    terms: Terms<'p>,
}

/// Who may join the anchor, and in which order they are looked at.
struct Terms<'p> {
    anchor: &'p Waiting,
    order: Order,
    /// Sort rules with the anchor's number for each, if there are any beyond the index.
    sorts: Vec<(&'p Sort, Option<f64>)>,
    level: usize,
    from_ms: u64,
    now: EngineTime,
}

impl<'p> Batch<'p> {
    pub(super) fn around(
        pool: &'p Pool,
        rules: &'p RuleSet,
        now: EngineTime,
        step: usize,
        anchor: &'p Waiting,
    ) -> Batch<'p> {
        let plan = pool.plan();
        let reach = rules.steps[step].maxima.first().copied().unwrap_or(f64::INFINITY);
        // A measure that the anchor lacks has no distances.
        let order = if anchor.rating.is_finite() { plan.order } else { Order::Rising };
        let terms = Terms {
            anchor,
            order,
            sorts: sorts(pool, rules, anchor),
            level: pool.regions().level_of(step),
            from_ms: match rules.expansion_age {
                ExpansionAge::Oldest => 0,
                ExpansionAge::Newest => rules.steps[step].from_ms,
            },
            now,
        };
        let source = source(pool, anchor, order, reach).peekable();
        Batch { found: Vec::new(), source, players: 0, terms }
    }

    /// True when there are no more than those found.
    pub(super) fn is_complete(&mut self) -> bool {
        self.source.peek().is_none()
    }

    /// Looks for candidates until there are `count`, or no more, or the evaluations have reached their end. Those in one
    /// place of the index come together as long as they are not too many, so that little hangs on the order in which
    /// they came into the pool.
    pub(super) fn extend_to(&mut self, count: usize, evaluations: &mut u64, end: u64) {
        let start = self.found.len();
        let count = if self.terms.sorts.is_empty() { count } else { count.max(limits::SORTED_CANDIDATES) };
        let mut place = None;
        while *evaluations < end
            && let Some((key, waiting)) = self.source.next_if(|(_, waiting)| {
                let is_tie = place == Some(waiting.rating);
                self.found.len() < count || (is_tie && self.found.len() < count * limits::CANDIDATES_GROWTH)
            })
        {
            *evaluations += 1;
            place = Some(waiting.rating);
            if self.terms.admits(waiting) {
                self.players += waiting.size;
                self.found.push((key, waiting));
            }
        }
        let terms = &self.terms;
        self.found[start..].sort_by(|(_, left), (_, right)| terms.compare(left, right));
    }
}

impl Terms<'_> {
    fn admits(&self, waiting: &Waiting) -> bool {
        self.anchor.by_age(waiting) == Ordering::Less
            && self.now.since(waiting.enqueued_at) >= self.from_ms
            && self.anchor.regions(self.level) & waiting.regions(self.level) != 0
    }

    fn compare(&self, left: &Waiting, right: &Waiting) -> Ordering {
        for (sort, from) in &self.sorts {
            let number = |waiting: &Waiting| {
                let number = sort_number(sort, &waiting.facts);
                match from {
                    Some(from) if number.is_finite() => (number - from).abs(),
                    _ => number,
                }
            };
            let (left, right) = (number(left), number(right));
            // What is missing is last, whatever the direction.
            let order = right.is_finite().cmp(&left.is_finite());
            let order = order.then(left.total_cmp(&right));
            let order = if sort.is_descending && left.is_finite() && right.is_finite() {
                order.reverse()
            } else {
                order
            };
            if order.is_ne() {
                return order;
            }
        }
        self.by_place(left, right).then_with(|| left.by_age(right))
    }

    fn by_place(&self, left: &Waiting, right: &Waiting) -> Ordering {
        let (left, right) = (left.rating, right.rating);
        let distance = |rating: f64| (rating - self.anchor.rating).abs();
        match self.order {
            Order::Nearest => distance(left).total_cmp(&distance(right)),
            Order::Farthest => distance(right).total_cmp(&distance(left)),
            Order::Rising => left.total_cmp(&right),
            Order::Falling => right.total_cmp(&left),
        }
    }
}

/// The sort rules, unless the index is ordered by the only one.
fn sorts<'p>(pool: &Pool, rules: &'p RuleSet, anchor: &Waiting) -> Vec<(&'p Sort, Option<f64>)> {
    let plan = pool.plan();
    if plan.sorts.is_empty() || (plan.sorts.len() == 1 && !plan.is_bounded) {
        return Vec::new();
    }
    let rules = rules.rules.iter().filter_map(|rule| match &rule.kind {
        RuleKind::AbsoluteSort(sort) => Some((sort, None)),
        RuleKind::DistanceSort(sort) => Some((sort, Some(sort_number(sort, &anchor.facts)))),
        _ => None,
    });
    rules.map(|(sort, from)| (sort, from.filter(|from| from.is_finite()))).collect()
}

fn source<'p>(pool: &'p Pool, anchor: &'p Waiting, order: Order, reach: f64) -> Candidates<'p> {
    let from = anchor.rating;
    let all = || pool.from(anchor, f64::NEG_INFINITY);
    match order {
        Order::Rising => Box::new(all()),
        Order::Falling => Box::new(all().rev()),
        Order::Nearest => {
            let below = pool.below(anchor, from).take_while(move |(_, other)| from - other.rating <= reach);
            let above = pool.from(anchor, from).take_while(move |(_, other)| other.rating - from <= reach);
            Box::new(merge(below, above, move |low, high| from - low < high - from))
        }
        Order::Farthest => {
            let known = |(_, other): &(Key, &Waiting)| other.rating.is_finite();
            let low = all()
                .skip_while(move |found| !known(found))
                .take_while(move |(_, other)| other.rating < from);
            let high = all().rev().take_while(move |(_, other)| other.rating >= from);
            let unknown = all().take_while(move |found| !known(found));
            Box::new(merge(low, high, move |low, high| from - low > high - from).chain(unknown))
        }
    }
}

/// Two sequences as one: the next is that of the first when `is_first` says so of both places.
fn merge<'p>(
    first: impl Iterator<Item = (Key, &'p Waiting)>,
    second: impl Iterator<Item = (Key, &'p Waiting)>,
    is_first: impl Fn(f64, f64) -> bool,
) -> impl Iterator<Item = (Key, &'p Waiting)> {
    let (mut first, mut second) = (first.peekable(), second.peekable());
    std::iter::from_fn(move || match (first.peek(), second.peek()) {
        (Some((_, low)), Some((_, high))) if is_first(low.rating, high.rating) => first.next(),
        (Some(_), None) => first.next(),
        _ => second.next(),
    })
}
