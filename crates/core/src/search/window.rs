//! The neighbourhood of an anchor in the rating index, and the narrowest part of it that fills a match.

use std::iter::Peekable;

use super::packing::{PartyCounts, fits};
use super::pool::{Pool, Waiting};
use super::terms::Terms;
use crate::slab::Key;

/// Eligible tickets on both sides of the required ones, each side the nearest first.
pub(super) struct Neighbourhood<'p> {
    /// Lowest and highest rating of the required tickets.
    low: f64,
    high: f64,
    left: Vec<(Key, &'p Waiting)>,
    right: Vec<(Key, &'p Waiting)>,
}

/// A part of a neighbourhood: the nearest so many tickets of each side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Window {
    pub(super) left: usize,
    pub(super) right: usize,
    /// Highest rating less lowest.
    pub(super) spread: f64,
}

impl<'p> Neighbourhood<'p> {
    /// Takes tickets nearest first until the match can be filled with most players, and then what lies within
    /// the spread found; or all tickets in reach when it cannot.
    pub(super) fn around(pool: &'p Pool, terms: &Terms<'p>, evaluations: &mut u64) -> Neighbourhood<'p> {
        let (low, high) = terms.required_ratings();
        let anchor = terms.anchor();
        let mut found = Neighbourhood { low, high, left: Vec::new(), right: Vec::new() };
        let mut outward = Outward {
            low,
            high,
            left: pool.below(anchor, low).peekable(),
            right: pool.from(anchor, low).peekable(),
        };
        let mut counts = PartyCounts::default();
        let mut reach = terms.distance_max();
        let mut is_filled = !terms.has_one_rule();
        while let Some((side, key, waiting)) = outward.next_within(reach) {
            *evaluations += 1;
            if !terms.admits(key, waiting) {
                continue;
            }
            match side {
                Side::Left => found.left.push((key, waiting)),
                Side::Right => found.right.push((key, waiting)),
            }
            if is_filled {
                continue;
            }
            counts.add(waiting.size);
            let spread = found.widest().spread;
            if spread <= reach
                && fits(&terms.counts, &counts, terms.teams(), terms.players_max(), evaluations)
            {
                is_filled = true;
                reach = spread;
            }
        }
        found
    }

    /// The tickets of a window, oldest first.
    pub(super) fn tickets(&self, window: Window) -> Vec<(Key, &'p Waiting)> {
        let mut tickets: Vec<_> =
            self.left[..window.left].iter().chain(&self.right[..window.right]).copied().collect();
        tickets.sort_unstable_by(|(_, left), (_, right)| left.by_age(right));
        tickets
    }

    /// Every window of least spread for which `is_feasible` holds, given the sizes of the parties in it. What
    /// lies inside an infeasible window must be infeasible: then two pointers suffice, a step for each ticket.
    pub(super) fn narrowest(
        &self,
        reach: f64,
        mut is_feasible: impl FnMut(Window, &PartyCounts) -> bool,
    ) -> Vec<Window> {
        let mut best: Vec<Window> = Vec::new();
        let mut counts = PartyCounts::of(self.right.iter().map(|(_, waiting)| waiting.size));
        let mut right = self.right.len();
        for left in 0..=self.left.len() {
            if let Some(newest) = left.checked_sub(1) {
                counts.add(self.left[newest].1.size);
            }
            while right > 0 && self.window(left, right).spread > reach {
                right -= 1;
                counts.take(self.right[right].1.size);
            }
            let window = self.window(left, right);
            if window.spread > reach {
                break;
            }
            if !is_feasible(window, &counts) {
                continue;
            }
            right = self.shrink_right(left, right, &mut counts, &mut is_feasible);
            self.keep_if_narrow(&mut best, self.window(left, right));
        }
        best
    }

    /// Drops tickets from the right while the window stays feasible; gives what is left of that side.
    fn shrink_right(
        &self,
        left: usize,
        mut right: usize,
        counts: &mut PartyCounts,
        mut is_feasible: impl FnMut(Window, &PartyCounts) -> bool,
    ) -> usize {
        while right > 0 {
            let outermost = self.right[right - 1].1.size;
            counts.take(outermost);
            if !is_feasible(self.window(left, right - 1), counts) {
                counts.add(outermost);
                break;
            }
            right -= 1;
        }
        right
    }

    fn keep_if_narrow(&self, best: &mut Vec<Window>, window: Window) {
        let least = best.first().map_or(f64::INFINITY, |window| window.spread);
        if window.spread > least {
            return;
        }
        if window.spread < least {
            best.clear();
        }
        best.push(self.with_ties(window));
    }

    /// The window with every ticket that does not make it wider.
    fn with_ties(&self, window: Window) -> Window {
        let Window { mut left, mut right, spread } = window;
        while left < self.left.len() && self.window(left + 1, right).spread <= spread {
            left += 1;
        }
        while right < self.right.len() && self.window(left, right + 1).spread <= spread {
            right += 1;
        }
        Window { left, right, spread }
    }

    /// The window of all tickets.
    fn widest(&self) -> Window {
        self.window(self.left.len(), self.right.len())
    }

    /// The window of the nearest `left` and `right` tickets.
    fn window(&self, left: usize, right: usize) -> Window {
        let lowest = left.checked_sub(1).map_or(self.low, |last| self.left[last].1.rating);
        let highest = right.checked_sub(1).map_or(self.high, |last| self.right[last].1.rating.max(self.high));
        Window { left, right, spread: highest - lowest }
    }
}

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// Tickets outward from a stretch of ratings, the nearest first. Those inside the stretch are on the right.
struct Outward<L: Iterator, R: Iterator> {
    low: f64,
    high: f64,
    left: Peekable<L>,
    right: Peekable<R>,
}

impl<'p, L, R> Outward<L, R>
where
    L: Iterator<Item = (Key, &'p Waiting)>,
    R: Iterator<Item = (Key, &'p Waiting)>,
{
    /// The nearest ticket left that makes the stretch no wider than `reach`.
    fn next_within(&mut self, reach: f64) -> Option<(Side, Key, &'p Waiting)> {
        let (low, high) = (self.low, self.high);
        let below =
            self.left.peek().map(|(_, waiting)| waiting.rating).filter(|rating| high - rating <= reach);
        let above =
            self.right.peek().map(|(_, waiting)| waiting.rating).filter(|rating| rating - low <= reach);
        let side = match (below, above) {
            (None, None) => return None,
            (Some(below), Some(above)) if low - below < above - high => Side::Left,
            (Some(_), None) => Side::Left,
            _ => Side::Right,
        };
        let (key, waiting) = match side {
            Side::Left => self.left.next()?,
            Side::Right => self.right.next()?,
        };
        Some((side, key, waiting))
    }
}
