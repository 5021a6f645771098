//! Seats of a large match: who of a line gets one, in which team, and how the teams come out even.

use super::packing::{PartyCounts, fits};
use super::pool::Waiting;
use crate::limits;
use crate::rules::TeamSize;
use crate::slab::Key;

type Candidate<'p> = (Key, &'p Waiting);

/// Parties in teams.
#[derive(Clone, Debug)]
pub(super) struct Seating<'p> {
    /// The anchor first.
    pub(super) chosen: Vec<Candidate<'p>>,
    /// The team of each.
    pub(super) teams: Vec<usize>,
}

impl<'p> Seating<'p> {
    /// Fills the teams from the line, the anchor first: teams below their least before others, of those the one with
    /// most open places. `None` when a team stays below its least.
    pub(super) fn of(
        anchor: Candidate<'p>,
        line: &[Candidate<'p>],
        sizes: &[TeamSize],
        alike: &[usize],
        evaluations: &mut u64,
    ) -> Option<Seating<'p>> {
        let in_order = || std::iter::once(anchor).chain(line.iter().copied());
        let first = Seating::fill(in_order(), sizes, evaluations);
        let most: u32 = sizes.iter().map(|size| size.max).sum();
        if first.lacks(sizes) == 0 && first.players() == most {
            return Some(first);
        }
        // Large parties find no place where small ones have been seated: they go first among the oldest that fill
        // the teams exactly.
        let exact = Seating::exact(anchor, line, sizes, evaluations);
        let mut options: Vec<Seating<'p>> = exact.into_iter().chain([first]).collect();
        let mut by_size: Vec<Candidate<'p>> = line.to_vec();
        by_size.sort_by(|(_, left), (_, right)| right.size.cmp(&left.size).then_with(|| left.by_age(right)));
        let with_anchor = std::iter::once(anchor).chain(by_size);
        options.push(Seating::fill(with_anchor, sizes, evaluations));
        debug_assert_eq!(alike.len(), sizes.len());
        options.retain(|seating| seating.lacks(sizes) == 0);
        options.into_iter().reduce(|best, other| if other.players() > best.players() { other } else { best })
    }

    /// Takes each party in turn that finds a team.
    fn fill(
        parties: impl Iterator<Item = Candidate<'p>>,
        sizes: &[TeamSize],
        evaluations: &mut u64,
    ) -> Seating<'p> {
        let mut seating = Seating { chosen: Vec::new(), teams: Vec::new() };
        let mut filled = vec![0; sizes.len()];
        let mut open: u32 = sizes.iter().map(|size| size.max).sum();
        for (key, waiting) in parties {
            *evaluations += 1;
            if open == 0 {
                break;
            }
            let Some(team) = emptiest(&filled, sizes, waiting.size) else { continue };
            filled[team] += waiting.size;
            open -= waiting.size;
            seating.chosen.push((key, waiting));
            seating.teams.push(team);
        }
        seating
    }

    /// The oldest parties whose sizes fill the teams with as many players as can be, placed by falling size.
    fn exact(
        anchor: Candidate<'p>,
        line: &[Candidate<'p>],
        sizes: &[TeamSize],
        evaluations: &mut u64,
    ) -> Option<Seating<'p>> {
        let least: u32 = sizes.iter().map(|size| size.min).sum();
        let most: u32 = sizes.iter().map(|size| size.max).sum();
        let required = PartyCounts::of([anchor.1.size].into_iter());
        let spare = PartyCounts::of(line.iter().map(|(_, waiting)| waiting.size));
        let known = anchor.1.size + line.iter().map(|(_, waiting)| waiting.size).sum::<u32>();
        let players = (least.max(1)..=most.min(known))
            .rev()
            .take(limits::FILLING_TRIES)
            .find(|players| fits(&required, &spare, sizes, *players, evaluations))?;
        // Leaves out one after the other, the newest first, whom nobody needs.
        let mut kept: Vec<Candidate<'p>> = Vec::new();
        let mut taken = required;
        let mut left = spare;
        for &(key, waiting) in line {
            left.take(waiting.size);
            taken.add(waiting.size);
            if taken.players() <= players && fits(&taken, &left, sizes, players, evaluations) {
                kept.push((key, waiting));
            } else {
                taken.take(waiting.size);
            }
            if taken.players() == players {
                break;
            }
        }
        let mut parties: Vec<Candidate<'p>> = std::iter::once(anchor).chain(kept).collect();
        parties.sort_by(|(_, left), (_, right)| right.size.cmp(&left.size).then_with(|| left.by_age(right)));
        let mut seating = Seating::fill(parties.into_iter(), sizes, evaluations);
        // The anchor leads, whatever his size.
        let place = seating.chosen.iter().position(|(key, _)| *key == anchor.0)?;
        seating.chosen.swap(0, place);
        seating.teams.swap(0, place);
        Some(seating)
    }

    fn players(&self) -> u32 {
        self.chosen.iter().map(|(_, waiting)| waiting.size).sum()
    }

    /// Players that teams below their least still need.
    fn lacks(&self, sizes: &[TeamSize]) -> u32 {
        let mut filled = vec![0; sizes.len()];
        for ((_, waiting), team) in self.chosen.iter().zip(&self.teams) {
            filled[*team] += waiting.size;
        }
        filled.iter().zip(sizes).map(|(filled, size)| size.min.saturating_sub(*filled)).sum()
    }

    /// Exchanges parties of one size between the strongest and the weakest team while their means come nearer. `sum` is
    /// the sum of a party's players.
    pub(super) fn balance(
        &mut self,
        teams: usize,
        sum: impl Fn(&crate::facts::PartyFacts) -> f64,
        evaluations: &mut u64,
    ) {
        let sums: Vec<f64> = self.chosen.iter().map(|(_, waiting)| sum(&waiting.facts)).collect();
        for _ in 0..limits::BALANCE_EXCHANGES {
            *evaluations += u64::try_from(self.chosen.len()).unwrap_or(u64::MAX);
            let means = self.means(teams, &sums);
            let Some((strong, weak)) = extremes(&means) else { return };
            let Some((left, right)) = self.best_exchange(strong, weak, &means, &sums, evaluations) else {
                return;
            };
            self.teams.swap(left, right);
        }
    }

    /// Each team's mean and players; `None` for an empty one.
    fn means(&self, teams: usize, sums: &[f64]) -> Vec<Option<(f64, f64)>> {
        let mut totals = vec![(0.0, 0.0); teams];
        for (((_, waiting), team), sum) in self.chosen.iter().zip(&self.teams).zip(sums) {
            totals[*team].0 += sum;
            totals[*team].1 += f64::from(waiting.size);
        }
        totals.into_iter().map(|(sum, players)| (players > 0.0).then(|| (sum / players, players))).collect()
    }

    /// The exchange between two teams after which their means are nearest, if they are nearer than now.
    fn best_exchange(
        &self,
        strong: usize,
        weak: usize,
        means: &[Option<(f64, f64)>],
        sums: &[f64],
        evaluations: &mut u64,
    ) -> Option<(usize, usize)> {
        let ((high, many), (low, few)) = (means[strong]?, means[weak]?);
        let of = |team: usize| (0..self.chosen.len()).filter(move |place| self.teams[*place] == team);
        let mut best = None;
        // Less by a hair is no reason: rounding must not keep an exchange going back and forth.
        let mut gap = (high - low) * (1.0 - 1e-9);
        for left in of(strong) {
            for right in of(weak) {
                *evaluations += 1;
                if self.chosen[left].1.size != self.chosen[right].1.size {
                    continue;
                }
                let moved = sums[left] - sums[right];
                let after = ((high - moved / many) - (low + moved / few)).abs();
                if after < gap {
                    gap = after;
                    best = Some((left, right));
                }
            }
        }
        best
    }
}

/// The team for a party of this size: below its least first, then most open places, then the first.
fn emptiest(filled: &[u32], sizes: &[TeamSize], size: u32) -> Option<usize> {
    let open = |team: usize| sizes[team].max - filled[team];
    let teams = (0..sizes.len()).filter(|&team| open(team) >= size);
    teams.max_by_key(|&team| (filled[team] < sizes[team].min, open(team), std::cmp::Reverse(team)))
}

/// The teams with the highest and the lowest mean.
fn extremes(means: &[Option<(f64, f64)>]) -> Option<(usize, usize)> {
    let known = || means.iter().enumerate().filter_map(|(team, mean)| Some((team, (*mean)?.0)));
    let strong = known().reduce(|best, other| if other.1 > best.1 { other } else { best })?;
    let weak = known().reduce(|best, other| if other.1 < best.1 { other } else { best })?;
    (strong.0 != weak.0).then_some((strong.0, weak.0))
}
