//! Disjoint pairs: as many as can be, and among those the best in sum.
//!
//! Two steps. Along the order of the rating, dynamic programming takes the best pairs of neighbours: where only the
//! rating counts, no bound differs from pair to pair and the score falls evenly with the difference, nothing is
//! better. Then alternating paths are tried from each ticket, to a small depth and breadth, as Lin and Kernighan do
//! for tours ("An Effective Heuristic Algorithm for the Traveling-Salesman Problem", 1973): give a pair up, join one of
//! the two with a third, give that one's pair up, and so on, for as long as the whole gains. On 400 tickets whose score
//! is half rating and half cosine that comes within half a percent of the optimum (`bench/`, beside a blossom).

use std::collections::BTreeSet;

/// Partners that a path tries at each depth, the best first.
const BREADTH: [usize; 5] = [16, 8, 4, 2, 1];
/// Candidates that are kept for each ticket.
const CANDIDATES: usize = 48;
/// Up to so many tickets every pair is looked at; above, the neighbours by rating.
const ALL_PAIRS_MAX: usize = 512;
/// Neighbours on each side, where the budget allows.
const NEIGHBOURS_MAX: usize = 64;
/// A gain below this is rounding.
const LEAST_GAIN: f64 = 1e-9;

/// What the best pairs cost to find.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::search) struct Effort {
    /// Pairs evaluated so far.
    pub(in crate::search) evaluations: u64,
    /// The most that are allowed.
    pub(in crate::search) budget: u64,
}

impl Effort {
    pub(super) fn is_spent(self) -> bool {
        self.evaluations >= self.budget
    }
}

/// Pairs `count` tickets that are numbered by rising rating. `score` says what a pair is worth, from 0 to 1, or that
/// it is not legal, and adds what that cost to the evaluations; the answer has each pair once, its lower number first, in
/// rising order.
pub(super) fn best_pairs(
    count: usize,
    effort: &mut Effort,
    score: impl FnMut(usize, usize, &mut u64) -> Option<f64>,
) -> Vec<(usize, usize)> {
    let mut search = PairSearch::new(count, effort, score);
    search.pair_neighbours();
    search.improve_all();
    let mates = search.mates.iter().enumerate();
    mates
        .filter_map(|(one, mate)| mate.map(|mate| (one, mate.other)).filter(|(one, other)| one < other))
        .collect()
}

/// A partner, and what the pair is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Mate {
    other: usize,
    score: f64,
}

struct PairSearch<'e, Score> {
    effort: &'e mut Effort,
    score: Score,
    mates: Vec<Option<Mate>>,
    /// Partners worth a try for each ticket, the best first.
    candidates: Vec<Vec<Mate>>,
    /// What a pair counts beside its score: more than all scores together, so that no pair is given up for them.
    bonus: f64,
    /// Tickets on the path.
    is_on_path: Vec<bool>,
    /// The pairs that the path would make.
    path: Vec<(usize, Mate)>,
}

impl<Score: FnMut(usize, usize, &mut u64) -> Option<f64>> PairSearch<'_, Score> {
    fn new(count: usize, effort: &mut Effort, score: Score) -> PairSearch<'_, Score> {
        #[expect(clippy::cast_precision_loss, reason = "a pool has far fewer than 2^53 tickets")]
        let bonus = 1.0 + count as f64;
        let mut search = PairSearch {
            effort,
            score,
            mates: vec![None; count],
            candidates: vec![Vec::new(); count],
            bonus,
            is_on_path: vec![false; count],
            path: Vec::new(),
        };
        search.collect_candidates();
        search
    }

    fn evaluate(&mut self, one: usize, other: usize) -> Option<f64> {
        (self.score)(one.min(other), one.max(other), &mut self.effort.evaluations)
    }

    /// The best partners of each ticket among its neighbours by rating, the nearest of equals first.
    fn collect_candidates(&mut self) {
        let count = self.mates.len();
        let reach = if count <= ALL_PAIRS_MAX { count } else { self.reach() };
        for one in 0..count {
            for other in one + 1..count.min(one + reach + 1) {
                // The last half of the budget is for the paths.
                if self.effort.evaluations >= self.effort.budget / 2 {
                    break;
                }
                if let Some(score) = self.evaluate(one, other) {
                    self.candidates[one].push(Mate { other, score });
                    self.candidates[other].push(Mate { other: one, score });
                }
            }
        }
        for (ticket, candidates) in self.candidates.iter_mut().enumerate() {
            candidates.sort_by(|left, right| {
                let by_distance = left.other.abs_diff(ticket).cmp(&right.other.abs_diff(ticket));
                right.score.total_cmp(&left.score).then(by_distance).then(left.other.cmp(&right.other))
            });
            candidates.truncate(CANDIDATES);
        }
    }

    /// Neighbours on each side of a large pool: half of the budget goes to looking at them.
    fn reach(&self) -> usize {
        let pairs = self.effort.budget / 4 / (self.mates.len() as u64).max(1);
        usize::try_from(pairs).unwrap_or(NEIGHBOURS_MAX).clamp(2, NEIGHBOURS_MAX)
    }

    /// The best pairs of tickets that stand side by side: most, then best.
    fn pair_neighbours(&mut self) {
        let count = self.mates.len();
        let mut best: Vec<(u32, f64)> = vec![(0, 0.0); count + 1];
        let mut pair_ending_at: Vec<Option<f64>> = vec![None; count + 1];
        for end in 2..=count {
            best[end] = best[end - 1];
            let Some(score) = self.evaluate(end - 2, end - 1) else { continue };
            let (pairs, sum) = best[end - 2];
            if (pairs + 1, sum + score) > best[end] {
                best[end] = (pairs + 1, sum + score);
                pair_ending_at[end] = Some(score);
            }
        }
        let mut end = count;
        while end >= 2 {
            let Some(score) = pair_ending_at[end] else {
                end -= 1;
                continue;
            };
            self.join(end - 1, Mate { other: end - 2, score });
            end -= 2;
        }
    }

    fn join(&mut self, one: usize, mate: Mate) {
        self.mates[one] = Some(mate);
        self.mates[mate.other] = Some(Mate { other: one, ..mate });
    }

    fn part(&mut self, one: usize) -> Option<usize> {
        let mate = self.mates[one].take()?;
        self.mates[mate.other] = None;
        Some(mate.other)
    }

    /// Tries every ticket, and again those whose neighbourhood has changed.
    fn improve_all(&mut self) {
        let mut waiting: BTreeSet<usize> = (0..self.mates.len()).collect();
        while let Some(ticket) = waiting.pop_first() {
            if self.effort.is_spent() {
                return;
            }
            if self.find_path(ticket) {
                waiting.insert(ticket);
                self.follow_path(ticket, &mut waiting);
            }
        }
    }

    /// What a pair counts.
    fn worth(&self, mate: Option<Mate>) -> f64 {
        mate.map_or(0.0, |mate| self.bonus + mate.score)
    }

    /// Looks for a path from this ticket that gains; true if there is one, which is then in `path`.
    fn find_path(&mut self, ticket: usize) -> bool {
        let mate = self.mates[ticket];
        let end = mate.map(|mate| mate.other);
        self.path.clear();
        self.set_on_path(ticket, end, true);
        let is_found = self.extend(ticket, end, -self.worth(mate), 0);
        self.set_on_path(ticket, end, false);
        is_found
    }

    fn set_on_path(&mut self, one: usize, other: Option<usize>, is_on_path: bool) {
        self.is_on_path[one] = is_on_path;
        if let Some(other) = other {
            self.is_on_path[other] = is_on_path;
        }
    }

    /// Joins the `open` ticket with one candidate after the other; `end` is the one that the path began by leaving.
    fn extend(&mut self, open: usize, end: Option<usize>, gain: f64, depth: usize) -> bool {
        let mut tried = 0;
        for index in 0..self.candidates[open].len() {
            let candidate = self.candidates[open][index];
            if tried == BREADTH[depth] || self.effort.is_spent() {
                return false;
            }
            if self.is_on_path[candidate.other] {
                continue;
            }
            tried += 1;
            self.effort.evaluations += 1;
            self.path.push((open, candidate));
            if self.go_through(candidate, end, gain, depth) {
                return true;
            }
            self.path.pop();
        }
        false
    }

    /// The path takes this candidate from his mate: it may stop there, close at its end, or go on from the mate.
    fn go_through(&mut self, candidate: Mate, end: Option<usize>, gain: f64, depth: usize) -> bool {
        let left = self.mates[candidate.other];
        let gain = gain + self.worth(Some(candidate)) - self.worth(left);
        if gain > LEAST_GAIN {
            return true;
        }
        let Some(left) = left.map(|left| left.other) else { return false };
        if let Some(end) = end
            && let Some(score) = self.evaluate(left, end)
        {
            let closing = Mate { other: end, score };
            if gain + self.worth(Some(closing)) > LEAST_GAIN {
                self.path.push((left, closing));
                return true;
            }
        }
        if depth + 1 == BREADTH.len() {
            return false;
        }
        self.set_on_path(candidate.other, Some(left), true);
        let is_found = self.extend(left, end, gain, depth + 1);
        self.set_on_path(candidate.other, Some(left), false);
        is_found
    }

    /// Makes the pairs of the path; whoever is touched is to be tried again.
    fn follow_path(&mut self, ticket: usize, touched: &mut BTreeSet<usize>) {
        touched.extend(self.part(ticket));
        let path = std::mem::take(&mut self.path);
        for (_, mate) in &path {
            touched.extend(self.part(mate.other));
        }
        for (one, mate) in path {
            self.join(one, mate);
            touched.extend([one, mate.other]);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Effort, best_pairs};

    const EFFORT: Effort = Effort { evaluations: 0, budget: 2_000_000 };

    /// One evaluation for each question.
    fn counted(
        score: impl Fn(usize, usize) -> Option<f64>,
    ) -> impl FnMut(usize, usize, &mut u64) -> Option<f64> {
        move |one, other, evaluations| {
            *evaluations += 1;
            score(one, other)
        }
    }

    fn value(pairs: &[(usize, usize)], score: impl Fn(usize, usize) -> Option<f64>) -> (usize, f64) {
        (pairs.len(), pairs.iter().map(|(one, other)| score(*one, *other).expect("a legal pair")).sum())
    }

    /// The best of all ways to pair the tickets that are left.
    fn optimum(left: &[usize], score: &impl Fn(usize, usize) -> Option<f64>) -> (usize, f64) {
        let Some((&first, rest)) = left.split_first() else { return (0, 0.0) };
        let mut best = optimum(rest, score);
        for (index, &other) in rest.iter().enumerate() {
            let Some(worth) = score(first, other) else { continue };
            let others: Vec<usize> = rest[..index].iter().chain(&rest[index + 1..]).copied().collect();
            let (pairs, sum) = optimum(&others, score);
            if (pairs + 1, sum + worth) > best {
                best = (pairs + 1, sum + worth);
            }
        }
        best
    }

    #[test]
    fn where_only_the_rating_counts_the_sum_is_the_optimum() {
        let config = ProptestConfig { cases: 64, ..ProptestConfig::default() };
        proptest!(config, |(mut ratings in prop::collection::vec(0.0..2_000.0_f64, 0..10))| {
            ratings.sort_by(f64::total_cmp);
            let score = |one: usize, other: usize| Some(1.0 - (ratings[one] - ratings[other]).abs() / 2_000.0);
            let pairs = best_pairs(ratings.len(), &mut EFFORT.clone(), counted(score));
            let all: Vec<usize> = (0..ratings.len()).collect();
            let (found, best) = (value(&pairs, score), optimum(&all, &score));
            prop_assert_eq!(found.0, best.0);
            prop_assert!((found.1 - best.1).abs() < 1e-9, "{:?} {:?}", found, best);
        });
    }

    #[test]
    fn no_ticket_is_in_two_pairs_and_no_pair_is_illegal() {
        let config = ProptestConfig { cases: 64, ..ProptestConfig::default() };
        proptest!(config, |(count in 0..40_usize, seed in any::<u32>())| {
            let score = |one: usize, other: usize| {
                let mixed = [one, other].map(|ticket| u32::try_from(ticket).expect("under 40"));
                let hash = mixed[0].wrapping_mul(2_654_435_761) ^ mixed[1].wrapping_mul(40_503) ^ seed;
                let hash = hash.wrapping_mul(2_246_822_519) >> 8;
                (hash % 3 != 0).then(|| f64::from(hash % 1_000) / 1_000.0)
            };
            let pairs = best_pairs(count, &mut EFFORT.clone(), counted(score));
            let mut seen: Vec<usize> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
            seen.sort_unstable();
            prop_assert!(seen.windows(2).all(|two| two[0] < two[1]));
            prop_assert!(pairs.iter().all(|(one, other)| one < other && score(*one, *other).is_some()));
            prop_assert_eq!(pairs, best_pairs(count, &mut EFFORT.clone(), counted(score)), "the same again");
        });
    }

    #[test]
    fn a_spent_budget_ends_the_search_with_what_is_found() {
        let mut effort = Effort { evaluations: 0, budget: 10 };
        let pairs = best_pairs(
            30,
            &mut effort,
            counted(|one: usize, other| (one.abs_diff(other) < 3).then_some(0.5)),
        );
        assert_eq!(pairs.len(), 15, "the neighbours are paired all the same");
    }
}
