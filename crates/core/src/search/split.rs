//! Who plays in which team: the best balance of a chosen group, parties together, under every rule that looks at teams.
//!
//! Ten singles in two teams that nothing tells apart are 126 splits, and all are tried. Of more parties than
//! [`limits::SPLITS`] allows to try, the splits near the evenest start are tried, and then exchanges of parties of one
//! size.

use std::cmp::Ordering;

use super::plan::Plan;
use super::pool::Waiting;
use super::referee::Referee;
use super::roles::RoleDesk;
use super::score::{Ranks, Scorer};
use crate::facts::{Fact, Placed, PlayerFacts};
use crate::limits;
use crate::rules::TeamSize;
use crate::rules::model::Roles;
use crate::slab::Key;

/// A legal split.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Split {
    /// The team of each chosen party.
    pub(super) teams: Vec<usize>,
    /// The part of the score that depends on teams.
    pub(super) score: f64,
    /// Highest team mean of the first distance's numbers less the lowest.
    unevenness: f64,
}

/// What a split is looked for in, and with.
pub(super) struct Splitting<'s, 'p> {
    pub(super) plan: &'s Plan,
    pub(super) scorer: Scorer<'s>,
    pub(super) sizes: &'s [TeamSize],
    pub(super) referee: &'s mut Referee<'p>,
    pub(super) desk: &'s mut RoleDesk,
    pub(super) evaluations: &'s mut u64,
}

impl<'s> Splitting<'s, '_> {
    /// The best legal split of these parties, if one is found.
    pub(super) fn best<'w>(&mut self, chosen: &'s [(Key, &'w Waiting)]) -> Option<Split> {
        let mut order: Vec<usize> = (0..chosen.len()).collect();
        order.sort_by(|&left, &right| by_weight(chosen[left].1, chosen[right].1));
        let mut search = SplitSearch {
            left: order.iter().map(|party| chosen[*party].1.size).sum(),
            order,
            filled: vec![0; self.sizes.len()],
            ratings: vec![0.0; self.sizes.len()],
            teams: vec![0; chosen.len()],
            lineup: chosen.iter().map(|(_, waiting)| Placed { party: &waiting.facts, team: 0 }).collect(),
            chosen,
            best: None,
            first: None,
            tried: 0,
            end: End::Open,
            with: self,
        };
        if !search.with.referee.set_holds(&search.lineup, chosen, search.with.evaluations) {
            return None;
        }
        search.place(0);
        if search.end == End::TooMany {
            search.polish();
        }
        search.best
    }
}

/// Larger parties first, then higher, then older.
fn by_weight(left: &Waiting, right: &Waiting) -> Ordering {
    right.size.cmp(&left.size).then(right.rating.total_cmp(&left.rating)).then_with(|| left.by_age(right))
}

/// Why no more splits are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// There may be more.
    Open,
    /// None can be better.
    Settled,
    /// As many as are allowed have been tried.
    TooMany,
}

struct SplitSearch<'a, 's, 'p, 'w> {
    with: &'a mut Splitting<'s, 'p>,
    chosen: &'s [(Key, &'w Waiting)],
    order: Vec<usize>,
    /// Players without a team so far.
    left: u32,
    filled: Vec<u32>,
    /// Sum of the players' numbers in each team.
    ratings: Vec<f64>,
    teams: Vec<usize>,
    lineup: Vec<Placed<'w>>,
    best: Option<Split>,
    /// The first split, legal or not.
    first: Option<Vec<usize>>,
    tried: u32,
    end: End,
}

impl SplitSearch<'_, '_, '_, '_> {
    /// Places the parties from position `next` of the order on, in every way.
    fn place(&mut self, next: usize) {
        *self.with.evaluations += 1;
        let Some(&party) = self.order.get(next) else { return self.try_split() };
        let Waiting { size, rating, .. } = *self.chosen[party].1;
        let weight = rating * f64::from(size);
        for team in self.preferred(size) {
            if self.end != End::Open {
                return;
            }
            let ratings = self.ratings[team];
            self.filled[team] += size;
            self.ratings[team] += weight;
            self.left -= size;
            self.teams[party] = team;
            if self.missing() <= self.left {
                self.place(next + 1);
            }
            self.filled[team] -= size;
            self.ratings[team] = ratings;
            self.left += size;
        }
    }

    /// Players that teams below their least still need.
    fn missing(&self) -> u32 {
        self.filled.iter().zip(self.with.sizes).map(|(filled, size)| size.min.saturating_sub(*filled)).sum()
    }

    /// Teams with room, the emptiest and then the weakest first. Of empty teams that nothing tells apart the first
    /// stands for all.
    fn preferred(&self, size: u32) -> Vec<usize> {
        let room = |team: usize| self.with.sizes[team].max - self.filled[team];
        let is_twin = |team: usize| {
            let alike = &self.with.plan.alike;
            self.filled[team] == 0
                && (0..team).any(|other| alike[other] == alike[team] && self.filled[other] == 0)
        };
        let mut teams: Vec<usize> =
            (0..self.filled.len()).filter(|&team| room(team) >= size && !is_twin(team)).collect();
        teams.sort_by(|&left, &right| {
            room(right).cmp(&room(left)).then(self.ratings[left].total_cmp(&self.ratings[right]))
        });
        teams
    }

    /// All parties are placed: keeps the split if it is legal and the best so far.
    fn try_split(&mut self) {
        self.tried += 1;
        if self.tried > limits::SPLITS {
            self.end = End::TooMany;
            return;
        }
        if self.first.is_none() {
            self.first = Some(self.teams.clone());
        }
        self.keep_if_better();
        let is_even = !self.with.plan.is_bounded;
        if let Some(best) = &self.best
            && !self.with.plan.is_soft
            && (is_even || best.unevenness <= 0.0)
        {
            self.end = End::Settled;
        }
    }

    /// True when the split as it stands is now the best.
    fn keep_if_better(&mut self) -> bool {
        let unevenness = self.unevenness();
        let optimistic = self.score(Ranks { sum: 0, longest: 1 });
        if !self.is_better(optimistic, unevenness) {
            return false;
        }
        let Some(ranks) = self.legal_ranks() else { return false };
        let score = if ranks.sum > 0 { self.score(ranks) } else { optimistic };
        if !self.is_better(score, unevenness) {
            return false;
        }
        self.best = Some(Split { teams: self.teams.clone(), score, unevenness });
        true
    }

    fn is_better(&self, score: f64, unevenness: f64) -> bool {
        self.best.as_ref().is_none_or(|best| {
            best.score.total_cmp(&score).then(unevenness.total_cmp(&best.unevenness)).is_lt()
        })
    }

    fn score(&mut self, ranks: Ranks) -> f64 {
        if !self.with.plan.is_soft {
            return 0.0;
        }
        *self.with.evaluations += 1;
        let largest = self.with.sizes.iter().map(|size| size.max).max().unwrap_or(1);
        self.with.scorer.split_part(self.chosen, &self.teams, largest, ranks)
    }

    fn unevenness(&self) -> f64 {
        if !self.with.plan.is_bounded {
            return 0.0;
        }
        let teams = self.ratings.iter().zip(&self.filled).filter(|(_, filled)| **filled > 0);
        let means = teams.map(|(ratings, filled)| ratings / f64::from(*filled));
        let (low, high) = means
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), mean| (low.min(mean), high.max(mean)));
        high - low
    }

    /// The ranks of the players' roles if every rule holds, roles included.
    fn legal_ranks(&mut self) -> Option<Ranks> {
        if self.with.plan.sees_teams {
            for (placed, team) in self.lineup.iter_mut().zip(&self.teams) {
                placed.team = *team;
            }
            if !self.with.referee.teams_hold(&self.lineup, self.chosen, self.with.evaluations) {
                return None;
            }
        }
        let Some(roles) = &self.with.scorer.rules.roles else { return Some(Ranks::default()) };
        let mut ranks = Ranks { sum: 0, longest: longest_rank(roles, self.chosen) };
        for &team in &roles.teams {
            let parties = self.chosen.iter().zip(&self.teams).filter(|(_, of)| **of == team);
            let players = parties.flat_map(|((_, waiting), _)| &waiting.facts.players);
            ranks.sum += self.with.desk.sum(roles, players, self.with.evaluations)?;
        }
        Some(ranks)
    }

    /// Exchanges parties of one size between teams while that makes the split better.
    fn polish(&mut self) {
        let Some(start) = self.best.as_ref().map(|best| best.teams.clone()).or_else(|| self.first.clone())
        else {
            return;
        };
        self.stand(&start);
        for _ in 0..limits::SPLIT_ROUNDS {
            if !self.polish_once() {
                return;
            }
        }
    }

    /// One round over all pairs; false when no exchange was any better.
    fn polish_once(&mut self) -> bool {
        let mut has_improved = false;
        for left in 0..self.chosen.len() {
            for right in left + 1..self.chosen.len() {
                *self.with.evaluations += 1;
                let is_exchange = self.teams[left] != self.teams[right]
                    && self.chosen[left].1.size == self.chosen[right].1.size;
                if !is_exchange {
                    continue;
                }
                let before = self.unevenness();
                self.exchange(left, right);
                // Until a legal split is found the evener one is the way towards it.
                let is_kept = self.keep_if_better() || (self.best.is_none() && self.unevenness() < before);
                if is_kept {
                    has_improved = true;
                } else {
                    self.exchange(left, right);
                }
            }
        }
        has_improved
    }

    fn exchange(&mut self, left: usize, right: usize) {
        let (from, to) = (self.teams[left], self.teams[right]);
        let size = f64::from(self.chosen[left].1.size);
        let difference = (self.chosen[right].1.rating - self.chosen[left].1.rating) * size;
        self.ratings[from] += difference;
        self.ratings[to] -= difference;
        self.teams.swap(left, right);
    }

    /// Takes up a split as if it had been placed.
    fn stand(&mut self, teams: &[usize]) {
        self.teams.copy_from_slice(teams);
        self.filled.fill(0);
        self.ratings.fill(0.0);
        for ((_, waiting), team) in self.chosen.iter().zip(teams) {
            self.filled[*team] += waiting.size;
            self.ratings[*team] += waiting.rating * f64::from(waiting.size);
        }
    }
}

/// The longest rank that one of these players could get, at least 1.
fn longest_rank(roles: &Roles, chosen: &[(Key, &Waiting)]) -> i64 {
    let length = |player: &PlayerFacts| match &player.values[roles.attribute] {
        Fact::List(list) => list.len(),
        _ => 0,
    };
    let players = chosen.iter().flat_map(|(_, waiting)| &waiting.facts.players);
    let longest = players.map(length).max().unwrap_or(0);
    i64::try_from(longest.saturating_sub(1)).unwrap_or(1).max(1)
}
