//! How good a legal group is: weights and scoring, from 0 (worst) to 1.

use musterd_kernel::{Rating, Strength, win_probabilities, win_probability};

use super::measure::{number, party_number};
use super::pool::Waiting;
use super::regions::latency;
use crate::facts::{Fact, PlayerFacts, Symbol};
use crate::rules::model::{ScoringKind, WeightKind};
use crate::rules::{Aggregation, RuleSet};
use crate::slab::Key;
use crate::time::EngineTime;

/// The roles that the players of a group get, as far as a score looks at them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Ranks {
    /// Sum over all players.
    pub(super) sum: i64,
    /// The longest rank that one of them could have got, at least 1.
    pub(super) longest: i64,
}

/// Scores groups under one rule set at one time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scorer<'r> {
    pub(super) rules: &'r RuleSet,
    pub(super) now: EngineTime,
}

type Chosen<'a, 'p> = &'a [(Key, &'p Waiting)];

impl Scorer<'_> {
    /// What all terms are divided by.
    pub(super) fn weight(&self) -> f64 {
        self.rules.weights.iter().map(|weight| weight.weight).sum::<f64>()
            + self.rules.scoring.as_ref().map_or(0.0, |scoring| scoring.weight)
    }

    /// The most that the terms can add which depend on the teams.
    pub(super) fn split_part_max(&self) -> f64 {
        let weights = self.rules.weights.iter().filter(|weight| depends_on_teams(weight.kind));
        let rating = self.rules.scoring.as_ref().filter(|scoring| is_rating(&scoring.kind));
        weights.map(|weight| weight.weight).sum::<f64>() + rating.map_or(0.0, |scoring| scoring.weight)
    }

    /// The terms that do not depend on the teams, by their weights. `relevance` is the term of a scoring by relevance.
    pub(super) fn set_part(&self, chosen: Chosen<'_, '_>, region: Option<Symbol>, relevance: f64) -> f64 {
        let mut sum = 0.0;
        for weight in self.rules.weights.iter().filter(|weight| !depends_on_teams(weight.kind)) {
            let term = match weight.kind {
                WeightKind::Spread { attribute, scale } => spread_term(chosen, attribute, scale),
                WeightKind::Latency { scale } => latency_term(chosen, region, scale),
                WeightKind::Wait { scale_ms } => self.wait_term(chosen, scale_ms),
                WeightKind::Avoid { attribute } => avoid_term(chosen, attribute),
                WeightKind::Balance { .. } | WeightKind::Premade | WeightKind::Role => 0.0,
            };
            sum += weight.weight * term;
        }
        let scoring = self.rules.scoring.as_ref().filter(|scoring| !is_rating(&scoring.kind));
        sum + scoring.map_or(0.0, |scoring| scoring.weight * relevance)
    }

    /// The terms that depend on the teams, by their weights. `teams` is parallel to `chosen`.
    pub(super) fn split_part(
        &self,
        chosen: Chosen<'_, '_>,
        teams: &[usize],
        largest_team: u32,
        ranks: Ranks,
    ) -> f64 {
        let mut sum = 0.0;
        for weight in self.rules.weights.iter().filter(|weight| depends_on_teams(weight.kind)) {
            let term = match weight.kind {
                WeightKind::Balance { attribute, scale } => {
                    self.balance_term(chosen, teams, attribute, scale)
                }
                WeightKind::Premade => self.premade_term(chosen, teams, largest_team),
                WeightKind::Role => role_term(chosen, ranks),
                WeightKind::Spread { .. }
                | WeightKind::Latency { .. }
                | WeightKind::Wait { .. }
                | WeightKind::Avoid { .. } => 0.0,
            };
            sum += weight.weight * term;
        }
        let scoring = self.rules.scoring.as_ref();
        sum + scoring.map_or(0.0, |scoring| match scoring.kind {
            ScoringKind::Rating { mu, sigma, beta } => {
                scoring.weight * self.rating_term(chosen, teams, (mu, sigma), beta)
            }
            ScoringKind::Relevance { .. } => 0.0,
        })
    }

    fn wait_term(&self, chosen: Chosen<'_, '_>, scale_ms: f64) -> f64 {
        let waits = chosen
            .iter()
            .map(|(_, waiting)| EngineTime::from_millis(self.now.since(waiting.enqueued_at)).as_millis_f64());
        clamp(waits.sum::<f64>() / count(chosen.len()) / scale_ms)
    }

    /// Difference of the teams' means of the players' numbers.
    fn balance_term(&self, chosen: Chosen<'_, '_>, teams: &[usize], attribute: usize, scale: f64) -> f64 {
        let means = (0..self.rules.teams.len()).filter_map(|team| {
            let numbers = players_of(chosen, teams, team).map(|player| number(player, attribute));
            let (sum, players) =
                numbers.fold((0.0, 0.0), |(sum, players), number| (sum + number, players + 1.0));
            (players > 0.0).then_some(sum / players)
        });
        1.0 - clamp(spread(means) / scale)
    }

    /// Difference of the teams' largest parties.
    fn premade_term(&self, chosen: Chosen<'_, '_>, teams: &[usize], largest_team: u32) -> f64 {
        let largest = (0..self.rules.teams.len()).map(|team| {
            let parties = chosen.iter().zip(teams).filter(|(_, of)| **of == team);
            f64::from(parties.map(|((_, waiting), _)| waiting.size).max().unwrap_or(0))
        });
        1.0 - clamp(spread(largest) / f64::from(largest_team.max(1)))
    }

    /// How even the predicted chances are.
    fn rating_term(
        &self,
        chosen: Chosen<'_, '_>,
        teams: &[usize],
        (mu, sigma): (usize, usize),
        beta: f64,
    ) -> f64 {
        let strength = |team: usize| -> Strength {
            let players = players_of(chosen, teams, team);
            players.map(|player| Rating { mu: number(player, mu), sigma: number(player, sigma) }).collect()
        };
        if self.rules.teams.len() == 2 {
            let chance = win_probability(strength(0), strength(1), beta);
            return 1.0 - (2.0 * chance - 1.0).abs();
        }
        let strengths: Vec<Strength> = (0..self.rules.teams.len()).map(strength).collect();
        let mut chances = vec![0.0; strengths.len()];
        win_probabilities(&strengths, beta, &mut chances);
        1.0 - clamp(spread(chances.into_iter()))
    }
}

fn depends_on_teams(kind: WeightKind) -> bool {
    matches!(kind, WeightKind::Balance { .. } | WeightKind::Premade | WeightKind::Role)
}

fn is_rating(kind: &ScoringKind) -> bool {
    matches!(kind, ScoringKind::Rating { .. })
}

fn players<'a>(chosen: Chosen<'a, '_>) -> impl Iterator<Item = &'a PlayerFacts> {
    chosen.iter().flat_map(|(_, waiting)| &waiting.facts.players)
}

fn players_of<'a>(
    chosen: Chosen<'a, '_>,
    teams: &'a [usize],
    team: usize,
) -> impl Iterator<Item = &'a PlayerFacts> {
    let parties = chosen.iter().zip(teams).filter(move |(_, of)| **of == team);
    parties.flat_map(|((_, waiting), _)| &waiting.facts.players)
}

/// Highest less lowest party mean.
fn spread_term(chosen: Chosen<'_, '_>, attribute: usize, scale: f64) -> f64 {
    let means =
        chosen.iter().map(|(_, waiting)| party_number(&waiting.facts, attribute, Aggregation::Average));
    1.0 - clamp(spread(means) / scale)
}

/// The players' mean round trip to the match's region; 0 without one.
fn latency_term(chosen: Chosen<'_, '_>, region: Option<Symbol>, scale: f64) -> f64 {
    let Some(region) = region else { return 0.0 };
    let (mut sum, mut reported) = (0.0, 0.0);
    for player in players(chosen) {
        let Some(latency) = latency(&player.latencies, region) else { continue };
        sum += latency;
        reported += 1.0;
    }
    if reported > 0.0 { 1.0 - clamp(sum / reported / scale) } else { 0.0 }
}

/// Share of the players whose avoid lists name nobody here.
fn avoid_term(chosen: Chosen<'_, '_>, attribute: usize) -> f64 {
    let meets = |player: &PlayerFacts| match &player.values[attribute] {
        Fact::List(avoided) => {
            !avoided.is_empty()
                && players(chosen).any(|other| other.id != player.id && avoided.contains(&other.id))
        }
        _ => false,
    };
    let met = players(chosen).filter(|player| meets(player)).count();
    1.0 - count(met) / count(players(chosen).count())
}

#[expect(clippy::cast_precision_loss, reason = "small sums")]
fn role_term(chosen: Chosen<'_, '_>, ranks: Ranks) -> f64 {
    1.0 - clamp(ranks.sum as f64 / (count(players(chosen).count()) * ranks.longest.max(1) as f64))
}

/// Highest less lowest; 0 of nothing.
fn spread(values: impl Iterator<Item = f64>) -> f64 {
    let (low, high) = values
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if low <= high { high - low } else { 0.0 }
}

fn clamp(value: f64) -> f64 {
    value.clamp(0.0, 1.0)
}

#[expect(clippy::cast_precision_loss, reason = "players of a match")]
fn count(number: usize) -> f64 {
    number as f64
}
