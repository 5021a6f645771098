//! Keys in the order of a number: short sorted runs in one sorted list.

use crate::slab::Key;

/// A finite number's place in the order of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank(u64);

const SIGN: u64 = 1 << 63;

impl Rank {
    /// Flips the bits of an IEEE 754 double so that unsigned order is numeric order.
    pub(super) fn of(number: f64) -> Rank {
        let bits = number.to_bits();
        Rank(if bits & SIGN == 0 { bits | SIGN } else { !bits })
    }

    /// The place right above this one.
    pub(super) fn next(self) -> Rank {
        Rank(self.0.saturating_add(1))
    }

    /// The number.
    pub(super) fn number(self) -> f64 {
        f64::from_bits(if self.0 & SIGN == 0 { !self.0 } else { self.0 & !SIGN })
    }
}

/// One entry: equal numbers stand by key. One number, so that a binary search compares without a branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rung(u128);

impl Rung {
    pub(super) fn new(rank: Rank, key: Key) -> Rung {
        Rung((u128::from(rank.0) << 64) | u128::from(key.to_bits()))
    }

    pub(super) fn rank(self) -> Rank {
        Rank(u64::try_from(self.0 >> 64).expect("64 bits"))
    }

    pub(super) fn key(self) -> Key {
        Key::from_bits(u64::try_from(self.0 & u128::from(u64::MAX)).expect("64 bits"))
    }
}

/// An ordered set of [`Rung`]s. Beside a B-tree it has two levels and no more: neighbours lie side by side in memory,
/// and a look-up is a binary search through the last rungs of all runs, which are side by side too, and one through a
/// run. Adding and removing moves at most a run, and now and then the list of runs.
#[derive(Debug, Default)]
pub(super) struct Ladder {
    /// None is empty; each rung is below those of the next run.
    runs: Vec<Vec<Rung>>,
    /// The last rung of each run.
    lasts: Vec<Rung>,
}

/// A run of more is divided.
const RUN_RUNGS: usize = 256;

/// Where a rung is: its run and its place in the run. One past the end is `(runs, 0)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Position {
    run: usize,
    place: usize,
}

impl Ladder {
    pub(super) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Adds a rung that is not there yet.
    pub(super) fn insert(&mut self, rung: Rung) {
        if self.runs.is_empty() {
            self.runs.push(vec![rung]);
            self.lasts.push(rung);
            return;
        }
        let Position { run, place } = self.position(rung);
        // Beyond all it joins the last run.
        let (run, place) = match self.runs.get(run) {
            Some(_) => (run, place),
            None => (run - 1, self.runs[run - 1].len()),
        };
        let rungs = &mut self.runs[run];
        rungs.insert(place, rung);
        self.lasts[run] = rungs[rungs.len() - 1];
        if rungs.len() > RUN_RUNGS {
            let upper = rungs.split_off(RUN_RUNGS / 2);
            self.lasts[run] = rungs[rungs.len() - 1];
            self.lasts.insert(run + 1, upper[upper.len() - 1]);
            self.runs.insert(run + 1, upper);
        }
    }

    /// Takes a rung out; false: it was not there.
    pub(super) fn remove(&mut self, rung: Rung) -> bool {
        let Position { run, place } = self.position(rung);
        if self.runs.get(run).and_then(|rungs| rungs.get(place)) != Some(&rung) {
            return false;
        }
        let rungs = &mut self.runs[run];
        rungs.remove(place);
        if let Some(last) = rungs.last() {
            self.lasts[run] = *last;
        } else {
            self.runs.remove(run);
            self.lasts.remove(run);
        }
        true
    }

    /// This rung and those above it.
    pub(super) fn from(&self, rung: Rung) -> Span<'_> {
        self.around(rung).1
    }

    /// The rungs below this one.
    pub(super) fn below(&self, rung: Rung) -> Span<'_> {
        self.around(rung).0
    }

    /// The rungs below this one, and it with those above it.
    pub(super) fn around(&self, rung: Rung) -> (Span<'_>, Span<'_>) {
        let middle = self.position(rung);
        let [first, end] = [0, self.runs.len()].map(|run| Position { run, place: 0 });
        (Span { ladder: self, front: first, back: middle }, Span { ladder: self, front: middle, back: end })
    }

    /// The rungs from one, if it is below the other, up to that, but without it.
    pub(super) fn between(&self, from: Rung, until: Rung) -> Span<'_> {
        let [front, back] = [from, until.max(from)].map(|rung| self.position(rung));
        Span { ladder: self, front, back }
    }

    /// The first position whose rung is not below this one.
    fn position(&self, rung: Rung) -> Position {
        let run = self.lasts.partition_point(|last| *last < rung);
        let place = self.runs.get(run).map_or(0, |rungs| rungs.partition_point(|other| *other < rung));
        Position { run, place }
    }
}

/// Rungs side by side, from both ends.
#[derive(Clone, Debug)]
pub(super) struct Span<'l> {
    ladder: &'l Ladder,
    front: Position,
    back: Position,
}

impl Iterator for Span<'_> {
    type Item = Rung;

    fn next(&mut self) -> Option<Rung> {
        if self.front == self.back {
            return None;
        }
        let rungs = &self.ladder.runs[self.front.run];
        let rung = rungs[self.front.place];
        self.front.place += 1;
        if self.front.place == rungs.len() {
            self.front = Position { run: self.front.run + 1, place: 0 };
        }
        Some(rung)
    }
}

impl DoubleEndedIterator for Span<'_> {
    fn next_back(&mut self) -> Option<Rung> {
        if self.front == self.back {
            return None;
        }
        if self.back.place == 0 {
            let run = self.back.run - 1;
            self.back = Position { run, place: self.ladder.runs[run].len() };
        }
        self.back.place -= 1;
        Some(self.ladder.runs[self.back.run][self.back.place])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{Ladder, Rank, Rung};
    use crate::slab::{Key, Slab};

    #[test]
    fn ranks_order_as_numbers_do() {
        let numbers =
            [f64::MIN, -1e9, -1.5, -f64::MIN_POSITIVE, 0.0, f64::MIN_POSITIVE, 1.0, 1500.0, f64::MAX];
        assert!(numbers.windows(2).all(|pair| Rank::of(pair[0]) < Rank::of(pair[1])));
        assert!(numbers.iter().all(|number| Rank::of(*number).number().to_bits() == number.to_bits()));
    }

    /// Few numbers, so that many rungs differ by key alone.
    fn changes() -> impl Strategy<Value = Vec<(bool, u8, u16)>> {
        prop::collection::vec((prop::bool::weighted(0.7), 0..12_u8, 0..900_u16), 0..2_000)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_ladder_is_an_ordered_set(changes in changes(), probe in (0..12_u8, 0..900_u16)) {
            let mut slab = Slab::new();
            let keys: Vec<Key> = (0..900).map(|_| slab.insert(())).collect();
            let rung = |number: u8, key: u16| Rung::new(Rank::of(f64::from(number)), keys[usize::from(key)]);
            let (mut ladder, mut model) = (Ladder::default(), BTreeSet::new());
            for (is_added, number, key) in changes {
                let rung = rung(number, key);
                if !is_added {
                    prop_assert_eq!(ladder.remove(rung), model.remove(&rung));
                } else if model.insert(rung) {
                    ladder.insert(rung);
                }
            }
            let probe = rung(probe.0, probe.1);
            prop_assert_eq!(ladder.is_empty(), model.is_empty());
            prop_assert!(ladder.from(probe).eq(model.range(probe..).copied()));
            prop_assert!(ladder.from(probe).rev().eq(model.range(probe..).rev().copied()));
            prop_assert!(ladder.below(probe).eq(model.range(..probe).copied()));
            prop_assert_eq!(Rung::new(probe.rank(), probe.key()), probe);
            let end = Rung::new(probe.rank().next(), Key::FIRST);
            prop_assert!(ladder.between(probe, end).eq(model.range(probe..end).copied()));
            prop_assert!(ladder.between(end, probe).next().is_none());
            prop_assert!(ladder.below(probe).rev().eq(model.range(..probe).rev().copied()));
        }
    }
}
