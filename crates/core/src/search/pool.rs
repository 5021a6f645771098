//! The tickets of a queue that can be matched now, ordered by rating.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::slab::{Key, Slab};
use crate::time::EngineTime;

/// A searchable ticket, as far as the search looks at it.
#[derive(Debug)]
pub(crate) struct Waiting {
    /// The ticket in the engine's table.
    pub(crate) ticket: Key,
    pub(crate) id: Arc<str>,
    pub(crate) enqueued_at: EngineTime,
    /// Players of the party.
    pub(crate) size: u32,
    /// The party's value for the first distance rule; 0 when there is none.
    pub(crate) rating: f64,
    /// Its values for the other distance rules.
    pub(crate) others: Box<[f64]>,
}

impl Waiting {
    /// Older first; at equal times by id.
    pub(crate) fn by_age(&self, other: &Waiting) -> Ordering {
        self.enqueued_at.cmp(&other.enqueued_at).then_with(|| self.id.cmp(&other.id))
    }
}

/// Waiting tickets, found by key or by neighbourhood in rating.
#[derive(Debug)]
pub(crate) struct Pool {
    entries: Slab<Waiting>,
    index: BTreeSet<(Rank, Key)>,
}

impl Pool {
    pub(crate) const fn new() -> Self {
        Pool { entries: Slab::new(), index: BTreeSet::new() }
    }

    pub(crate) fn len(&self) -> usize {
        self.index.len()
    }

    pub(crate) fn insert(&mut self, waiting: Waiting) -> Key {
        let rank = Rank::of(waiting.rating);
        let key = self.entries.insert(waiting);
        self.index.insert((rank, key));
        key
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<Waiting> {
        let waiting = self.entries.remove(key)?;
        self.index.remove(&(Rank::of(waiting.rating), key));
        Some(waiting)
    }

    pub(crate) fn get(&self, key: Key) -> Option<&Waiting> {
        self.entries.get(key)
    }

    /// Every ticket, by rating.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Key> + '_ {
        self.index.iter().map(|(_, key)| *key)
    }

    /// Tickets rated below `rating`, the nearest first.
    pub(crate) fn below(&self, rating: f64) -> impl Iterator<Item = (Key, &Waiting)> {
        let end = (Rank::of(rating), Key::FIRST);
        self.index.range(..end).rev().map(|(_, key)| (*key, &self.entries[*key]))
    }

    /// Tickets rated `rating` or above, the nearest first.
    pub(crate) fn from(&self, rating: f64) -> impl Iterator<Item = (Key, &Waiting)> {
        let start = (Rank::of(rating), Key::FIRST);
        self.index.range(start..).map(|(_, key)| (*key, &self.entries[*key]))
    }
}

impl std::ops::Index<Key> for Pool {
    type Output = Waiting;

    /// A ticket that is known to be in the pool.
    fn index(&self, key: Key) -> &Waiting {
        &self.entries[key]
    }
}

/// A finite number's place in the order of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank(u64);

impl Rank {
    /// Flips the bits of an IEEE 754 double so that unsigned order is numeric order.
    fn of(number: f64) -> Rank {
        const SIGN: u64 = 1 << 63;
        let bits = number.to_bits();
        Rank(if bits & SIGN == 0 { bits | SIGN } else { !bits })
    }
}

#[cfg(test)]
mod tests {
    use super::Rank;

    #[test]
    fn ranks_order_as_numbers_do() {
        let numbers =
            [f64::MIN, -1e9, -1.5, -f64::MIN_POSITIVE, 0.0, f64::MIN_POSITIVE, 1.0, 1500.0, f64::MAX];
        assert!(numbers.windows(2).all(|pair| Rank::of(pair[0]) < Rank::of(pair[1])));
    }
}
