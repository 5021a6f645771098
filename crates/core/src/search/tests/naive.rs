//! The plainest evaluation of the rules that the cases draw: by their words, on texts, with no code of the engine.

use super::case::{AVOIDED, Case, Player, REGIONS, ROLES, Terms, Ticket};
use crate::rules::model::WeightKind;

/// Tickets with the team of each.
pub(super) type Lineup<'a> = Vec<(&'a Ticket, usize)>;

impl Case {
    /// What holds for this group at this time.
    pub(super) fn terms(&self, group: &[(&Ticket, usize)], now: u64) -> Terms {
        let ages = group.iter().map(|(ticket, _)| now - ticket.at);
        let age = if self.is_oldest_clock { ages.max() } else { ages.min() }.unwrap_or(0);
        *self.steps.iter().rev().find(|terms| terms.from_ms <= age).expect("the first is from 0")
    }

    /// Whether the rules allow this lineup.
    pub(super) fn is_legal(&self, group: &[(&Ticket, usize)], now: u64) -> bool {
        let terms = self.terms(group, now);
        let players: Vec<&Player> = group.iter().flat_map(|(ticket, _)| &ticket.players).collect();
        let sizes = self.sizes(group);
        let fits = sizes.iter().zip(&self.teams).all(|(size, (min, max))| (*min..=*max).contains(size));
        let near = !self.has_distance
            || spread(group.iter().map(|(ticket, _)| mean(ticket, |player| player.rating))) <= terms.distance;
        let mode = !self.has_mode || players.iter().all(|player| player.mode == players[0].mode);
        let blocked = |player: &Player| players.iter().any(|other| player.blocked.contains(&other.id));
        let free = !self.has_blocks || !players.iter().any(|player| blocked(player));
        let fast = !self.has_latency || self.usable(group, terms).next().is_some();
        let even = !self.has_gap || {
            let [first, second] = [0, 1].map(|team| Self::party_mean(group, team));
            first.is_some_and(|first| second.is_some_and(|second| (first - second).abs() <= terms.gap))
        };
        let either = self.either.is_none_or(|is_or| {
            let sizes = sizes.iter().all(|size| *size == sizes[0]);
            let levels = group.iter().all(|(ticket, _)| mean(ticket, |player| player.level) >= 2.0);
            if is_or { sizes || levels } else { sizes != levels }
        });
        let roles = self.composition.is_empty() || self.rank_sum(group).is_some();
        !group.is_empty() && fits && near && mode && free && fast && even && either && roles
    }

    fn sizes(&self, group: &[(&Ticket, usize)]) -> Vec<u32> {
        let size = |team: usize| {
            let parties = group.iter().filter(|(_, of)| *of == team);
            u32::try_from(parties.map(|(ticket, _)| ticket.players.len()).sum::<usize>())
                .expect("few players")
        };
        (0..self.teams.len()).map(size).collect()
    }

    /// The mean of a team's parties, each folded to its own mean first.
    fn party_mean(group: &[(&Ticket, usize)], team: usize) -> Option<f64> {
        let parties = group.iter().filter(|(_, of)| *of == team);
        let means: Vec<f64> = parties.map(|(ticket, _)| mean(ticket, |player| player.rating)).collect();
        (!means.is_empty()).then(|| average(&means))
    }

    fn usable<'a>(
        &'a self,
        group: &'a [(&Ticket, usize)],
        terms: Terms,
    ) -> impl Iterator<Item = &'static str> + 'a {
        REGIONS.into_iter().filter(move |region| {
            group.iter().all(|(ticket, _)| {
                let known: Option<Vec<f64>> =
                    ticket.players.iter().map(|player| latency(player, region)).collect();
                known.is_some_and(|known| !self.has_latency || average(&known) <= terms.latency)
            })
        })
    }

    /// The region that a legal group plays in.
    pub(super) fn region(&self, group: &[(&Ticket, usize)], now: u64) -> Option<&'static str> {
        let terms = self.terms(group, now);
        let mut usable: Vec<(f64, &str)> =
            self.usable(group, terms).map(|region| (mean_latency(group, region), region)).collect();
        usable.sort_by(|left, right| left.0.total_cmp(&right.0).then(left.1.cmp(right.1)));
        usable.first().map(|(_, region)| *region)
    }

    /// The least sum of ranks over all teams, `None` where a team's players cannot take its roles.
    pub(super) fn rank_sum(&self, group: &[(&Ticket, usize)]) -> Option<usize> {
        let team = |team: usize| {
            let parties = group.iter().filter(|(_, of)| *of == team);
            let players: Vec<&Player> = parties.flat_map(|(ticket, _)| &ticket.players).collect();
            self.team_ranks(&players, &mut [0; 3])
        };
        (0..self.teams.len()).map(team).sum()
    }

    fn team_ranks(&self, players: &[&Player], filled: &mut [u32; 3]) -> Option<usize> {
        let Some((player, rest)) = players.split_first() else {
            let is_filled = filled.iter().zip(&self.composition).all(|(filled, (min, _))| filled >= min);
            return is_filled.then_some(0);
        };
        let mut best = None;
        for (role, name) in ROLES.iter().enumerate() {
            let rank = if player.roles.is_empty() {
                Some(0)
            } else {
                player.roles.iter().position(|own| own == name)
            };
            let Some(rank) = rank.filter(|_| filled[role] < self.composition[role].1) else { continue };
            filled[role] += 1;
            let sum = self.team_ranks(rest, filled).map(|sum| sum + rank);
            filled[role] -= 1;
            best = [best, sum].into_iter().flatten().min();
        }
        best
    }

    /// The score of a legal lineup; 0 without weights.
    pub(super) fn score(&self, group: &[(&Ticket, usize)], now: u64) -> f64 {
        let weights: f64 = self.weights.iter().map(|(weight, _)| weight).sum();
        let terms = self.weights.iter().map(|(weight, kind)| weight * self.term(*kind, group, now));
        if self.weights.is_empty() { 0.0 } else { terms.sum::<f64>() / weights }
    }

    fn term(&self, kind: WeightKind, group: &[(&Ticket, usize)], now: u64) -> f64 {
        let players: Vec<&Player> = group.iter().flat_map(|(ticket, _)| &ticket.players).collect();
        let clamp = |value: f64| value.clamp(0.0, 1.0);
        let teams = || 0..self.teams.len();
        match kind {
            WeightKind::Balance { scale, .. } => {
                let of = |team: usize| {
                    let parties = group.iter().filter(move |(_, of)| *of == team);
                    let ratings: Vec<f64> =
                        parties.flat_map(|(ticket, _)| &ticket.players).map(|player| player.rating).collect();
                    (!ratings.is_empty()).then(|| average(&ratings))
                };
                1.0 - clamp(spread(teams().filter_map(of)) / scale)
            }
            WeightKind::Spread { scale, .. } => {
                1.0 - clamp(
                    spread(group.iter().map(|(ticket, _)| mean(ticket, |player| player.rating))) / scale,
                )
            }
            WeightKind::Latency { scale } => {
                self.region(group, now).map_or(0.0, |region| 1.0 - clamp(mean_latency(group, region) / scale))
            }
            WeightKind::Wait { scale_ms } => {
                #[expect(clippy::cast_precision_loss, reason = "small waits")]
                let waits: Vec<f64> = group.iter().map(|(ticket, _)| (now - ticket.at) as f64).collect();
                clamp(average(&waits) / scale_ms)
            }
            WeightKind::Premade => {
                let largest = |team: usize| {
                    let parties = group.iter().filter(move |(_, of)| *of == team);
                    number(parties.map(|(ticket, _)| ticket.players.len()).max().unwrap_or(0))
                };
                let most = self.teams.iter().map(|(_, max)| *max).max().expect("teams");
                1.0 - spread(teams().map(largest)) / f64::from(most)
            }
            WeightKind::Avoid { attribute } => {
                assert_eq!(attribute, AVOIDED);
                let meets = |player: &&&Player| {
                    players.iter().any(|other| other.id != player.id && player.avoided.contains(&other.id))
                };
                1.0 - number(players.iter().filter(meets).count()) / number(players.len())
            }
            WeightKind::Role => {
                let longest = players.iter().map(|player| player.roles.len()).max().unwrap_or(0);
                let sum = self.rank_sum(group).expect("legal");
                1.0 - clamp(number(sum) / (number(players.len()) * number(longest.saturating_sub(1).max(1))))
            }
        }
    }

    /// Every legal lineup whose oldest ticket is the first of `waiting`, which is by age.
    pub(super) fn legal_of_first<'a>(&self, waiting: &[&'a Ticket], now: u64) -> Vec<Lineup<'a>> {
        let mut found = Vec::new();
        if let Some((anchor, younger)) = waiting.split_first() {
            for team in 0..self.teams.len() {
                self.extend(&mut vec![(*anchor, team)], younger, now, &mut found);
            }
        }
        found
    }

    fn extend<'a>(
        &self,
        group: &mut Lineup<'a>,
        younger: &[&'a Ticket],
        now: u64,
        found: &mut Vec<Lineup<'a>>,
    ) {
        let Some((next, rest)) = younger.split_first() else {
            if self.is_legal(group, now) {
                found.push(group.clone());
            }
            return;
        };
        self.extend(group, rest, now, found);
        for team in 0..self.teams.len() {
            group.push((next, team));
            self.extend(group, rest, now, found);
            group.pop();
        }
    }
}

fn latency(player: &Player, region: &str) -> Option<f64> {
    player.latencies.iter().find(|(known, _)| &**known == region).map(|(_, latency)| *latency)
}

fn mean_latency(group: &[(&Ticket, usize)], region: &str) -> f64 {
    let players = group.iter().flat_map(|(ticket, _)| &ticket.players);
    average(&players.map(|player| latency(player, region).expect("known to all")).collect::<Vec<_>>())
}

fn mean(ticket: &Ticket, value: fn(&Player) -> f64) -> f64 {
    average(&ticket.players.iter().map(value).collect::<Vec<_>>())
}

fn average(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / number(values.len())
}

fn spread(values: impl Iterator<Item = f64> + Clone) -> f64 {
    (values.clone().fold(f64::MIN, f64::max) - values.fold(f64::MAX, f64::min)).max(0.0)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("a small number"))
}
