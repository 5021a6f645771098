//! Who plays which role in a team: the assignment of least cost, by one shortest augmenting path a player.
//!
//! Source: the successive shortest paths of R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense
//! and sparse linear assignment problems", 1987, with a role as a column that takes several rows.

use crate::facts::{Fact, PlayerFacts, Symbol};
use crate::rules::model::{RoleCount, Roles};

/// More than any sum of ranks: filling a role that must be filled comes before every preference.
const MUST_FILL: i64 = 1_000_000;

/// A place to work out role assignments; it keeps its memory from one to the next.
#[derive(Debug, Default)]
pub(super) struct RoleDesk {
    /// For each player what each role costs him; `None`: he does not play it.
    costs: Vec<Vec<Option<i64>>>,
    players: usize,
    /// The role that each player has by now.
    role_of: Vec<usize>,
    /// How many players each role has by now.
    filled: Vec<u32>,
    /// For each role the cheapest way there, and by taking it from whom it is reached.
    ways: Vec<Option<(i64, Option<usize>)>>,
}

impl RoleDesk {
    /// The least sum of ranks with which these players fill one team, or `None` if they cannot. Adds what it cost to
    /// `evaluations`.
    pub(super) fn sum<'a>(
        &mut self,
        roles: &Roles,
        players: impl Iterator<Item = &'a PlayerFacts>,
        evaluations: &mut u64,
    ) -> Option<i64> {
        self.seat(roles, players, evaluations);
        self.solve(&roles.composition, 1, evaluations).then(|| self.cost()).filter(|_| self.is_filled(roles))
    }

    /// Whether these players can still be part of so many teams: nobody is without a role.
    pub(super) fn may_fill<'a>(
        &mut self,
        roles: &Roles,
        teams: u32,
        players: impl Iterator<Item = &'a PlayerFacts>,
        evaluations: &mut u64,
    ) -> bool {
        self.seat(roles, players, evaluations);
        // Which role anybody prefers is no matter: with all alike there is nothing to gain by moving those who sit.
        self.costs[..self.players].iter_mut().flatten().flatten().for_each(|cost| *cost = 0);
        self.clear(roles.composition.len());
        (0..self.players).all(|player| {
            self.sit(player, &roles.composition, teams)
                || self.add(player, &roles.composition, teams, evaluations)
        })
    }

    /// Gives a player the first of his roles that has room.
    fn sit(&mut self, player: usize, composition: &[RoleCount], teams: u32) -> bool {
        let counts = self.filled.iter_mut().zip(composition).zip(&self.costs[player]).enumerate();
        let mut open =
            counts.filter(|(_, ((filled, count), cost))| cost.is_some() && **filled < count.max * teams);
        let Some((role, ((filled, _), _))) = open.next() else { return false };
        *filled += 1;
        self.role_of.push(role);
        true
    }

    /// The role of each player of one team: the least sum of ranks, then the earliest player's best, then the next's.
    pub(super) fn assign<'a>(
        &mut self,
        roles: &Roles,
        players: impl Iterator<Item = &'a PlayerFacts>,
        evaluations: &mut u64,
    ) -> Option<Vec<Symbol>> {
        self.seat(roles, players, evaluations);
        if !self.solve(&roles.composition, 1, evaluations) || !self.is_filled(roles) {
            return None;
        }
        let least = self.cost();
        for player in 0..self.players {
            self.settle(roles, player, least, evaluations);
        }
        let settled = self.solve(&roles.composition, 1, evaluations);
        debug_assert!(settled, "what was settled can be filled");
        Some(self.role_of[..self.players].iter().map(|role| roles.composition[*role].role).collect())
    }

    /// Leaves the player the one role that is his best with which the others still come to the least sum.
    fn settle(&mut self, roles: &Roles, player: usize, least: i64, evaluations: &mut u64) {
        let open = self.costs[player].clone();
        let mut choices: Vec<(i64, usize)> =
            open.iter().enumerate().filter_map(|(role, cost)| Some(((*cost)?, role))).collect();
        choices.sort_unstable();
        for (cost, role) in choices {
            self.costs[player].fill(None);
            self.costs[player][role] = Some(cost);
            let is_least = self.solve(&roles.composition, 1, evaluations)
                && self.is_filled(roles)
                && self.cost() == least;
            if is_least {
                return;
            }
        }
        self.costs[player] = open;
    }

    fn seat<'a>(
        &mut self,
        roles: &Roles,
        players: impl Iterator<Item = &'a PlayerFacts>,
        evaluations: &mut u64,
    ) {
        self.players = 0;
        for player in players {
            *evaluations += 1;
            if self.costs.len() == self.players {
                self.costs.push(Vec::new());
            }
            let costs = &mut self.costs[self.players];
            costs.clear();
            costs.extend(roles.composition.iter().map(|role| rank(roles, player, role.role)));
            self.players += 1;
        }
    }

    /// Gives every player a role within the most that so many teams take; false if that cannot be.
    fn solve(&mut self, composition: &[RoleCount], teams: u32, evaluations: &mut u64) -> bool {
        self.clear(composition.len());
        (0..self.players).all(|player| self.add(player, composition, teams, evaluations))
    }

    /// Nobody has a role.
    fn clear(&mut self, roles: usize) {
        self.role_of.clear();
        self.filled.clear();
        self.filled.resize(roles, 0);
    }

    /// Adds one player, moving others where that is cheapest.
    fn add(&mut self, player: usize, composition: &[RoleCount], teams: u32, evaluations: &mut u64) -> bool {
        self.ways.clear();
        self.ways.extend(self.costs[player].iter().map(|cost| cost.map(|cost| (cost, None))));
        // Bellman and Ford: a way has at most as many legs as there are roles.
        for _ in 0..composition.len() {
            *evaluations += 1;
            if !self.relax() {
                break;
            }
        }
        let end = composition.iter().enumerate().filter_map(|(role, count)| {
            let (cost, _) = self.ways[role]?;
            let filled = self.filled[role];
            let gain = if filled < count.min * teams { MUST_FILL } else { 0 };
            (filled < count.max * teams).then_some((cost - gain, role))
        });
        let Some((_, end)) = end.min() else { return false };
        self.walk_back(player, end);
        true
    }

    /// Shortens every way by one more leg: a player who has a role leaves it for another.
    fn relax(&mut self) -> bool {
        let mut has_changed = false;
        for (other, &role) in self.role_of.iter().enumerate() {
            let Some((cost, _)) = self.ways[role] else { continue };
            let Some(own) = self.costs[other][role] else { continue };
            for (next, price) in self.costs[other].iter().enumerate() {
                let Some(price) = price.filter(|_| next != role) else { continue };
                let through = cost - own + price;
                if self.ways[next].is_none_or(|(known, _)| through < known) {
                    self.ways[next] = Some((through, Some(other)));
                    has_changed = true;
                }
            }
        }
        has_changed
    }

    fn walk_back(&mut self, player: usize, end: usize) {
        self.filled[end] += 1;
        let mut role = end;
        while let Some((_, Some(mover))) = self.ways[role] {
            let left = std::mem::replace(&mut self.role_of[mover], role);
            role = left;
        }
        debug_assert_eq!(self.role_of.len(), player);
        self.role_of.push(role);
    }

    fn cost(&self) -> i64 {
        let roles = self.role_of.iter().zip(&self.costs);
        roles.map(|(role, costs)| costs[*role].unwrap_or(MUST_FILL)).sum()
    }

    fn is_filled(&self, roles: &Roles) -> bool {
        self.filled.iter().zip(&roles.composition).all(|(filled, count)| *filled >= count.min)
    }
}

/// The player's rank of a role, 0 first; who lists none plays any.
fn rank(roles: &Roles, player: &PlayerFacts, role: Symbol) -> Option<i64> {
    let Fact::List(list) = &player.values[roles.attribute] else { return None };
    if list.is_empty() {
        return Some(0);
    }
    list.iter().position(|listed| *listed == role).and_then(|rank| i64::try_from(rank).ok())
}

#[cfg(test)]
mod tests {
    use super::RoleDesk;
    use crate::facts::{Fact, PlayerFacts, Symbol};
    use crate::rules::model::{RoleCount, Roles};

    fn player(roles: &[u32]) -> PlayerFacts {
        let list = roles.iter().map(|role| Symbol(*role)).collect();
        PlayerFacts { id: Symbol(99), values: Box::new([Fact::List(list)]), latencies: Box::default() }
    }

    fn roles(composition: &[(u32, u32)]) -> Roles {
        let count =
            |(role, (min, max)): (u32, &(u32, u32))| RoleCount { role: Symbol(role), min: *min, max: *max };
        Roles { attribute: 0, composition: (0..).zip(composition).map(count).collect(), teams: Box::new([0]) }
    }

    #[test]
    fn everybody_has_a_role_and_the_ranks_sum_to_the_least() {
        // Composition, the players' lists, the role of each.
        for (composition, lists, expected) in [
            (&[(1, 1), (1, 1)][..], &[&[0][..], &[0, 1]][..], Some(&[0, 1][..])),
            (&[(1, 1), (1, 1)], &[&[0, 1], &[0]], Some(&[1, 0])),
            (&[(1, 1), (1, 1)], &[&[0], &[0]], None),
            (&[(1, 1), (1, 1)], &[&[], &[]], Some(&[0, 1])),
            (&[(0, 2), (1, 1)], &[&[0, 1], &[0, 1]], Some(&[0, 1])),
            (&[(0, 2), (0, 1)], &[&[0, 1], &[0, 1]], Some(&[0, 0])),
            (&[(1, 1), (2, 2), (2, 2)], &[&[1, 0], &[1], &[2, 1], &[2], &[2, 1, 0]], Some(&[1, 1, 2, 2, 0])),
            (&[(2, 2)], &[&[0]], None),
            (&[(1, 1)], &[&[0], &[0]], None),
        ] {
            let players: Vec<PlayerFacts> = lists.iter().map(|list| player(list)).collect();
            let found = RoleDesk::default().assign(&roles(composition), players.iter(), &mut 0);
            let expected: Option<Vec<Symbol>> =
                expected.map(|roles: &[u32]| roles.iter().map(|role| Symbol(*role)).collect());
            assert_eq!(found, expected, "{composition:?} {lists:?}");
        }
    }
}
