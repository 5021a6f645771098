//! Ratings brought up to date after a game.
//!
//! Source: R. C. Weng and C.-J. Lin, "A Bayesian Approximation Method for Online Ranking", Journal of Machine Learning
//! Research 12 (2011), algorithm 4 (Plackett–Luce), with two additions that the npm package `openskill` has by
//! default: each player's variance grows by τ² before a game, so that no rating freezes, and a variance never shrinks
//! below the share κ of what it was.
//!
//! The paper sums over pairs of teams. Teams that share a rank share one sum, so here each rank is one term, and the
//! sums over "every team at least as good" run along: a game of k teams costs k log k for the order, and k after.

use crate::win::BETA;

/// The largest mean, and the largest deviation, that a game may have: squares and sums stay finite far beyond it.
pub const MAGNITUDE_MAX: f64 = 1e9;

/// Teams further apart than this many units of the game's spread are as far apart as can be: e³⁰⁰ against 1.
const STRENGTH_SPAN: f64 = 300.0;

/// What is known of a player's skill: a normal distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rating {
    /// Its mean.
    pub mu: f64,
    /// Its standard deviation, above 0.
    pub sigma: f64,
}

impl Default for Rating {
    /// A player of whom nothing is known: mean 25, deviation 25/3.
    fn default() -> Self {
        Self { mu: 25.0, sigma: 25.0 / 3.0 }
    }
}

/// One team of a game.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// How many of the game's players are its own. May be 0.
    pub players: usize,
    /// Its place: lower is better, equal is a tie. Any finite number; only the order counts.
    pub rank: f64,
}

/// The constants of the update.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlackettLuce {
    /// How far a performance strays from the skill behind it, as a standard deviation. Default 25/6.
    pub beta: f64,
    /// What a player's deviation grows by before each game, root of the sum of squares. Default 25/300.
    pub tau: f64,
    /// The least share of a variance that one game leaves. Default 0.0001.
    pub kappa: f64,
    /// Never lets a deviation grow. Default false.
    pub limit_sigma: bool,
}

impl Default for PlackettLuce {
    fn default() -> Self {
        Self { beta: BETA, tau: 25.0 / 300.0, kappa: 0.0001, limit_sigma: false }
    }
}

/// Why a game cannot be rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadGame {
    /// The teams do not have as many players together as there are ratings.
    PlayerCount,
    /// A rank is not a finite number.
    Rank,
    /// A mean is not a number within [`MAGNITUDE_MAX`], or a deviation is not above 0 and within it.
    Rating,
}

/// A team while its game is rated.
#[derive(Clone, Copy, Debug, Default)]
struct Team {
    /// Which of the game's teams it is.
    position: usize,
    rank: f64,
    /// Its players are these of the game's.
    from: usize,
    until: usize,
    mu: f64,
    variance: f64,
    /// e^(mu/c), scaled so that the strongest team has 1.
    strength: f64,
    /// The strengths of this team and of all that come after it together.
    no_better: f64,
    /// What the update moves a player's mean by, for each unit of his variance.
    shift: f64,
    /// The share of a player's variance that the game takes, for each unit of his variance.
    shrink: f64,
}

/// Rates games one after the other, in buffers of its own.
///
/// ```
/// use musterd_kernel::{Rater, Rating, Standing};
///
/// let mut players = [Rating::default(); 2];
/// let standings = [Standing { players: 1, rank: 2.0 }, Standing { players: 1, rank: 1.0 }];
/// Rater::default().rate(&mut players, &standings)?;
/// assert!(players[1].mu > 25.0 && players[0].mu < 25.0);
/// # Ok::<(), musterd_kernel::BadGame>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Rater {
    model: PlackettLuce,
    /// Best first.
    teams: Vec<Team>,
}

impl Rater {
    /// A rater with these constants. [`Default`] has the default ones.
    pub fn new(model: PlackettLuce) -> Self {
        Self { model, teams: Vec::new() }
    }

    /// Brings the ratings of one game's players up to date: those of the first team first, then the second's, as
    /// `standings` says.
    ///
    /// Equal to `rate` of the npm package `openskill` 5.0.1 to 1e-9 (`__test__/engine/kernel.test.ts`). A game of one
    /// team lets its deviations grow and changes nothing else.
    ///
    /// # Errors
    ///
    /// [`BadGame`], and every rating is as it was.
    pub fn rate(&mut self, players: &mut [Rating], standings: &[Standing]) -> Result<(), BadGame> {
        self.gather(players, standings)?;
        self.compare();
        for team in &self.teams {
            for player in &mut players[team.from..team.until] {
                self.update(player, team);
            }
        }
        Ok(())
    }

    /// Sums up the teams and puts the best first; those that tie keep their order.
    fn gather(&mut self, players: &[Rating], standings: &[Standing]) -> Result<(), BadGame> {
        self.teams.clear();
        let mut from: usize = 0;
        for (position, &Standing { players: count, rank }) in standings.iter().enumerate() {
            if !rank.is_finite() {
                return Err(BadGame::Rank);
            }
            let until = from.checked_add(count).ok_or(BadGame::PlayerCount)?;
            let members = players.get(from..until).ok_or(BadGame::PlayerCount)?;
            let (mu, variance) = self.sums(members)?;
            self.teams.push(Team { position, rank, from, until, mu, variance, ..Team::default() });
            from = until;
        }
        if from != players.len() {
            return Err(BadGame::PlayerCount);
        }
        // The position tells teams apart that tie, so there is one order, and no buffer is needed.
        self.teams.sort_unstable_by(|a, b| a.rank.total_cmp(&b.rank).then(a.position.cmp(&b.position)));
        Ok(())
    }

    /// A team's mean and variance: the sums of its players'.
    fn sums(&self, members: &[Rating]) -> Result<(f64, f64), BadGame> {
        let (mut mu, mut variance) = (0.0, 0.0);
        for member in members {
            let plausible =
                member.mu.abs() <= MAGNITUDE_MAX && member.sigma > 0.0 && member.sigma <= MAGNITUDE_MAX;
            if !plausible {
                return Err(BadGame::Rating);
            }
            mu += member.mu;
            variance += self.variance(member.sigma);
        }
        Ok((mu, variance))
    }

    /// A player's variance before a game.
    #[inline]
    fn variance(&self, sigma: f64) -> f64 {
        sigma * sigma + self.model.tau * self.model.tau
    }

    /// Finds what each team's players win or lose.
    #[expect(clippy::float_cmp, reason = "equal ranks are a tie, near ones are not")]
    fn compare(&mut self) {
        let beta_squared = self.model.beta * self.model.beta;
        let spread = self.teams.iter().fold(0.0, |sum, team| sum + (team.variance + beta_squared)).sqrt();
        self.measure(spread);
        // The sums of 1/S and 1/S² over the ranks so far, where a rank's S is the strength of all that are no better.
        let (mut inverse, mut inverse_squared) = (0.0, 0.0);
        let mut rest = self.teams.as_mut_slice();
        while let Some(&Team { rank, no_better, .. }) = rest.first() {
            inverse += 1.0 / no_better;
            inverse_squared += 1.0 / (no_better * no_better);
            let tied = rest.iter().take_while(|team| team.rank == rank).count();
            let (group, worse) = rest.split_at_mut(tied);
            for team in group {
                team.settle(spread, inverse, inverse_squared, tied);
            }
            rest = worse;
        }
    }

    /// Finds each team's strength, and that of the teams that are no better together.
    fn measure(&mut self, spread: f64) {
        let strongest = self.teams.iter().fold(f64::NEG_INFINITY, |most, team| most.max(team.mu));
        let mut sum = 0.0;
        for team in self.teams.iter_mut().rev() {
            // Only ratios count, so the strongest is 1; the paper's e^(mu/c) would leave the range of numbers.
            team.strength = libm::exp(((team.mu - strongest) / spread).max(-STRENGTH_SPAN));
            sum += team.strength;
            team.no_better = sum;
        }
    }

    /// A player's rating after the game.
    #[inline]
    fn update(&self, player: &mut Rating, team: &Team) {
        let variance = self.variance(player.sigma);
        let kept = (1.0 - variance * team.shrink).max(self.model.kappa);
        let sigma = (variance * kept).sqrt();
        player.mu += variance * team.shift;
        player.sigma = if self.model.limit_sigma { sigma.min(player.sigma) } else { sigma };
    }
}

impl Team {
    /// Finds what its players win or lose, from the sums over every rank that is at least as good as its own.
    #[expect(clippy::cast_precision_loss, reason = "a number of teams")]
    fn settle(&mut self, spread: f64, inverse: f64, inverse_squared: f64, tied: usize) {
        let expected = self.strength * inverse;
        let omega = 1.0 / tied as f64 - expected;
        let delta = expected - self.strength * self.strength * inverse_squared;
        let gamma = self.variance.sqrt() / spread;
        self.shift = omega / spread;
        self.shrink = delta * gamma / (spread * spread);
    }
}
