//! Who is likely to win.
//!
//! Source: the win probability of the paper that [`crate::Rater`] follows, as the npm package `openskill` extends it to
//! more than two teams: every pair of teams plays, and a team's share of all pairs' points is its probability.

use std::f64::consts::SQRT_2;

use crate::rating::Rating;

/// How far a performance strays from the skill behind it, where nothing else is said.
pub const BETA: f64 = 25.0 / 6.0;

/// What a team brings to a game: the sums over its players.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Strength {
    /// Of their means.
    pub mu: f64,
    /// Of the squares of their deviations.
    pub variance: f64,
}

impl Strength {
    /// The strength of a team with one more player.
    #[must_use]
    pub fn with(self, Rating { mu, sigma }: Rating) -> Self {
        Self { mu: self.mu + mu, variance: self.variance + sigma * sigma }
    }
}

impl FromIterator<Rating> for Strength {
    fn from_iter<I: IntoIterator<Item = Rating>>(players: I) -> Self {
        players.into_iter().fold(Self::default(), Self::with)
    }
}

/// The probability that `first` beats `second` in a game of two teams.
///
/// ```
/// use musterd_kernel::{BETA, Rating, Strength, win_probability};
///
/// let team: Strength = [Rating::default(); 5].into_iter().collect();
/// assert_eq!(win_probability(team, team, BETA), 0.5);
/// ```
pub fn win_probability(first: Strength, second: Strength, beta: f64) -> f64 {
    pair_probability(first, second, 2.0 * (beta * beta))
}

/// The probability of each team of a game to win it, as many as `teams`, together 1. A team alone has 1.
///
/// Equal to `predictWin` of the npm package `openskill` 5.0.1 to 1e-9, except for one team, where that has no number.
///
/// # Panics
///
/// If `probabilities` is not as long as `teams`.
#[expect(clippy::cast_precision_loss, reason = "a number of teams")]
pub fn win_probabilities(teams: &[Strength], beta: f64, probabilities: &mut [f64]) {
    assert_eq!(teams.len(), probabilities.len(), "one probability for each team");
    if let [only] = probabilities {
        *only = 1.0;
        return;
    }
    let count = teams.len() as f64;
    let noise = count * (beta * beta);
    let pairs = count * (count - 1.0) / 2.0;
    probabilities.fill(0.0);
    for (index, &team) in teams.iter().enumerate() {
        for (other, &rival) in teams.iter().enumerate().skip(index + 1) {
            let wins = pair_probability(team, rival, noise);
            probabilities[index] += wins;
            probabilities[other] += 1.0 - wins;
        }
    }
    for probability in probabilities {
        *probability /= pairs;
    }
}

/// The probability that one of two teams performs better, the variance of whose performances is `noise`.
fn pair_probability(team: Strength, rival: Strength, noise: f64) -> f64 {
    // The square root of a processor is exact to the last bit, so it is the same everywhere.
    normal_distribution((team.mu - rival.mu) / (noise + team.variance + rival.variance).sqrt())
}

/// The standard normal distribution's probability of less than `value`.
fn normal_distribution(value: f64) -> f64 {
    0.5 * (1.0 + libm::erf(value / SQRT_2))
}
