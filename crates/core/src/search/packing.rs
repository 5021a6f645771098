//! Whether parties fill the teams, and how: bin packing of at most forty players in parties of at most ten.

use smallvec::{SmallVec, smallvec};

use crate::limits;
use crate::rules::TeamSize;

/// How many parties there are of each size; index 0 is unused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PartyCounts([u32; limits::TICKET_PLAYERS + 1]);

impl PartyCounts {
    /// Counts parties of these sizes.
    pub(super) fn of(sizes: impl Iterator<Item = u32>) -> PartyCounts {
        let mut counts = PartyCounts::default();
        for size in sizes {
            counts.add(size);
        }
        counts
    }

    pub(super) fn add(&mut self, size: u32) {
        self.0[size as usize] += 1;
    }

    pub(super) fn take(&mut self, size: u32) {
        self.0[size as usize] -= 1;
    }

    pub(super) fn players(&self) -> u32 {
        (1..).zip(&self.0[1..]).map(|(size, count): (u32, &u32)| size.saturating_mul(*count)).sum()
    }

    fn has_only_singles(&self) -> bool {
        self.0[2..].iter().all(|count| *count == 0)
    }
}

/// Branches that one question may try. Reached only by team sizes that no studio has been seen to use; the
/// answer is then "no", the same in every run.
const BRANCHES_MAX: u32 = 20_000;

/// True when some of the `spare` parties together with all `required` ones fill the teams with exactly `players`
/// players. Adds the branches tried to `evaluations`.
pub(super) fn fits(
    required: &PartyCounts,
    spare: &PartyCounts,
    teams: &[TeamSize],
    players: u32,
    evaluations: &mut u64,
) -> bool {
    let needed = required.players();
    if needed > players || needed + spare.players() < players {
        return false;
    }
    if required.has_only_singles() && spare.has_only_singles() {
        return Range::of(teams).contains(players);
    }
    let mut available = *required;
    for (size, count) in spare.0.iter().enumerate() {
        available.0[size] += count;
    }
    let mut question = Question { available, spare: *spare, branches: 0 };
    let answer = question.fill(teams, players);
    *evaluations += u64::from(question.branches);
    answer
}

/// How many players some teams take together.
struct Range {
    min: u32,
    max: u32,
}

impl Range {
    fn of(teams: &[TeamSize]) -> Range {
        Range { min: teams.iter().map(|team| team.min).sum(), max: teams.iter().map(|team| team.max).sum() }
    }

    fn contains(&self, players: u32) -> bool {
        (self.min..=self.max).contains(&players)
    }
}

/// The depth-first search: team by team, and in a team by falling party size.
struct Question {
    available: PartyCounts,
    /// What may be left over; more means that a required party was left out.
    spare: PartyCounts,
    branches: u32,
}

impl Question {
    /// Fills the teams with exactly `players` players.
    fn fill(&mut self, teams: &[TeamSize], players: u32) -> bool {
        let Some((team, rest)) = teams.split_first() else {
            return players == 0 && self.nothing_required_is_left();
        };
        let others = Range::of(rest);
        let most = team.max.min(players.saturating_sub(others.min));
        let least = team.min.max(players.saturating_sub(others.max));
        (least..=most)
            .rev()
            .any(|size| self.fill_team(size, limits::TICKET_PLAYERS.min(size as usize), rest, players - size))
    }

    /// Fills one team's last `room` places with parties of at most `largest`, then the other teams.
    fn fill_team(&mut self, room: u32, largest: usize, rest: &[TeamSize], players: u32) -> bool {
        self.branches += 1;
        if self.branches > BRANCHES_MAX {
            return false;
        }
        if room == 0 {
            return self.fill(rest, players);
        }
        for size in (1..=largest).rev() {
            let party = u32::try_from(size).expect("a party has at most ten players");
            if party > room || self.available.0[size] == 0 {
                continue;
            }
            self.available.0[size] -= 1;
            let filled = self.fill_team(room - party, size, rest, players);
            self.available.0[size] += 1;
            if filled {
                return true;
            }
        }
        false
    }

    fn nothing_required_is_left(&self) -> bool {
        self.available.0.iter().zip(&self.spare.0).all(|(left, spare)| left <= spare)
    }
}

/// Parties or teams of one match: few enough to lie in place.
type Few<T> = SmallVec<[T; 10]>;

/// A party to be put into a team.
#[derive(Clone, Copy, Debug)]
pub(super) struct Party {
    pub(super) size: u32,
    pub(super) rating: f64,
}

/// Puts every party into a team so that all sizes hold: the team of each party, or `None` if there is no way.
/// Larger parties choose first, and each prefers the emptiest team, then the one with the lowest ratings, so
/// that the teams come out even.
pub(super) fn assign(parties: &[Party], teams: &[TeamSize]) -> Option<Vec<usize>> {
    let mut order: Few<usize> = (0..parties.len()).collect();
    order.sort_by(|&left, &right| {
        let (left, right) = (&parties[left], &parties[right]);
        right.size.cmp(&left.size).then(right.rating.total_cmp(&left.rating))
    });
    let mut assignment = Assignment {
        parties,
        order: &order,
        teams,
        filled: smallvec![0; teams.len()],
        ratings: smallvec![0.0; teams.len()],
        team_of: vec![0; parties.len()],
        branches: 0,
    };
    assignment.place(0).then_some(assignment.team_of)
}

struct Assignment<'a> {
    parties: &'a [Party],
    order: &'a [usize],
    teams: &'a [TeamSize],
    filled: Few<u32>,
    ratings: Few<f64>,
    team_of: Vec<usize>,
    branches: u32,
}

impl Assignment<'_> {
    /// Places the parties from position `next` of the order on.
    fn place(&mut self, next: usize) -> bool {
        self.branches += 1;
        if self.branches > BRANCHES_MAX {
            return false;
        }
        let Some(&party) = self.order.get(next) else {
            return self.filled.iter().zip(self.teams).all(|(filled, team)| *filled >= team.min);
        };
        let Party { size, rating } = self.parties[party];
        let weight = rating * f64::from(size);
        for team in self.preferred(size) {
            let ratings = self.ratings[team];
            self.filled[team] += size;
            self.ratings[team] += weight;
            self.team_of[party] = team;
            if self.place(next + 1) {
                return true;
            }
            self.filled[team] -= size;
            self.ratings[team] = ratings;
        }
        false
    }

    /// Teams with room for a party of this size, the preferred one first. Of teams in the same state only the
    /// first is worth a try.
    fn preferred(&self, size: u32) -> Few<usize> {
        let room = |team: usize| self.teams[team].max - self.filled[team];
        let mut teams: Few<usize> = (0..self.teams.len()).filter(|&team| room(team) >= size).collect();
        teams.sort_by(|&left, &right| {
            room(right).cmp(&room(left)).then(self.ratings[left].total_cmp(&self.ratings[right]))
        });
        teams.dedup_by_key(|team| (self.teams[*team].min, self.teams[*team].max, self.filled[*team]));
        teams
    }
}

#[cfg(test)]
mod tests {
    use super::{Party, PartyCounts, TeamSize, assign, fits};

    fn counts(sizes: &[u32]) -> PartyCounts {
        PartyCounts::of(sizes.iter().copied())
    }

    #[test]
    fn fits_only_when_whole_parties_fill_the_teams() {
        let fives = [TeamSize { min: 5, max: 5 }; 2];
        let duel = [TeamSize { min: 1, max: 1 }; 2];
        let loose = [TeamSize { min: 1, max: 3 }, TeamSize { min: 2, max: 4 }];
        for (required, spare, teams, players, expected) in [
            (&[1][..], &[1][..], &duel[..], 2, true),
            (&[1], &[], &duel, 2, false),
            (&[5], &[3, 2], &fives, 10, true),
            (&[3], &[3, 3, 3], &fives, 10, false),
            (&[3], &[3, 2, 2], &fives, 10, true),
            (&[4], &[4, 1], &fives, 10, false),
            (&[3], &[4, 3], &loose, 7, true),
            (&[3, 1], &[3], &loose, 7, true),
            (&[4, 4], &[1], &loose, 5, false),
            (&[2], &[1], &loose, 3, true),
        ] {
            let answer = fits(&counts(required), &counts(spare), teams, players, &mut 0);
            assert_eq!(answer, expected, "{required:?} {spare:?} {teams:?} {players}");
        }
    }

    #[test]
    fn assigns_every_party_within_the_sizes() {
        let parties = [3, 3, 2, 1, 1].map(|size| Party { size, rating: 1_500.0 });
        let teams = [TeamSize { min: 5, max: 5 }; 2];
        let team_of = assign(&parties, &teams).expect("3+2 and 3+1+1");
        for team in 0..2 {
            let players: u32 = parties
                .iter()
                .zip(&team_of)
                .filter(|(_, of)| **of == team)
                .map(|(party, _)| party.size)
                .sum();
            assert_eq!(players, 5);
        }
        assert_eq!(assign(&parties[..4], &teams), None);
    }

    #[test]
    fn single_players_come_out_even() {
        let parties = [1_900.0, 1_800.0, 1_100.0, 1_000.0].map(|rating| Party { size: 1, rating });
        let team_of = assign(&parties, &[TeamSize { min: 2, max: 2 }; 2]).expect("four singles");
        assert_eq!(team_of, [0, 1, 1, 0]);
    }
}
