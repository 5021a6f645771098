//! The batch kernels: numbers in typed arrays in, numbers out.
//!
//! All but the array that is written are copied first, so it does no harm when a caller passes the same array twice.
#![allow(unsafe_code, reason = "typed arrays are used in place")]

use musterd_host::Refusal;
use musterd_kernel::{BETA, BadGame, Rater, Rating, Standing, Strength, Unit, Vectors, win_probabilities};
use napi::bindgen_prelude::{Env, JsValue, Unknown};
use napi_derive::napi;

use crate::guard::{Coded, bad_argument, guard};
use crate::view::{copied, elements};

/// Numbers of a rating in an array: mu, sigma.
const RATING: usize = 2;

/// Brings ratings up to date after games, by Plackett–Luce with the constants of `openskill`'s defaults.
///
/// `ratings` holds mu and sigma of each player, those of a team one after the other, those of a game team by team; they
/// are replaced. `players` is the number of players of each team, `ranks` its place (lower is better, equal a tie), and
/// `teams` the number of teams of each game.
///
/// Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for numbers that do not add up, and for a rating with a
/// sigma that is not above 0 or with a number beyond a billion. The games before it have been rated then.
#[napi(
    namespace = "kernel",
    ts_args_type = "ratings: Float64Array, players: Uint32Array, ranks: Float64Array, teams: Uint32Array"
)]
pub fn rate_games(
    env: Env,
    ratings: Unknown<'_>,
    players: Unknown<'_>,
    ranks: Unknown<'_>,
    teams: Unknown<'_>,
) -> Result<(), Coded> {
    guard("rateGames", || {
        let env = env.raw();
        // SAFETY: environment and values are those of this call; the one slice in place comes after all copies.
        let (players, ranks, teams, ratings) = unsafe {
            (
                copied::<u32>(env, players.raw(), "players")?,
                copied::<f64>(env, ranks.raw(), "ranks")?,
                copied::<u32>(env, teams.raw(), "teams")?,
                elements::<f64>(env, ratings.raw(), "ratings")?,
            )
        };
        if players.len() != ranks.len() {
            return Err(bad_argument("players and ranks must have one number each for every team"));
        }
        let standing = |(players, rank): (&u32, &f64)| Standing { players: *players as usize, rank: *rank };
        rate_all(ratings, &players.iter().zip(&ranks).map(standing).collect::<Vec<_>>(), &teams)
    })
}

/// The probability of each team of one game to win it, written to `into`; together 1.
///
/// `ratings` holds mu and sigma of each player, team by team, `players` the number of players of each team.
///
/// Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays and for numbers that do not add up.
#[napi(
    namespace = "kernel",
    ts_args_type = "ratings: Float64Array, players: Uint32Array, into: Float64Array"
)]
pub fn predict_win(
    env: Env,
    ratings: Unknown<'_>,
    players: Unknown<'_>,
    into: Unknown<'_>,
) -> Result<(), Coded> {
    guard("predictWin", || {
        let env = env.raw();
        // SAFETY: environment and values are those of this call; the one slice in place comes after all copies.
        let (ratings, players, into) = unsafe {
            (
                copied::<f64>(env, ratings.raw(), "ratings")?,
                copied::<u32>(env, players.raw(), "players")?,
                elements::<f64>(env, into.raw(), "into")?,
            )
        };
        let teams = strengths(&ratings, &players)?;
        if teams.len() != into.len() {
            return Err(bad_argument("into must have a place for each team"));
        }
        win_probabilities(&teams, BETA, into);
        Ok(())
    })
}

/// The cosine of the angle between `query` and each of `candidates`, which lie one after the other, written to `into`: −1
/// to 1, and 0 where one of the two is zeros alone.
///
/// Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for an empty query, for numbers that are not finite,
/// and for lengths that do not fit together.
#[napi(
    namespace = "kernel",
    ts_args_type = "query: Float64Array, candidates: Float64Array, into: Float64Array"
)]
pub fn cosines(
    env: Env,
    query: Unknown<'_>,
    candidates: Unknown<'_>,
    into: Unknown<'_>,
) -> Result<(), Coded> {
    guard("cosines", || {
        let env = env.raw();
        // SAFETY: environment and values are those of this call; the one slice in place comes after all copies.
        let (query, candidates, into) = unsafe {
            (
                copied::<f64>(env, query.raw(), "query")?,
                copied::<f64>(env, candidates.raw(), "candidates")?,
                elements::<f64>(env, into.raw(), "into")?,
            )
        };
        if query.is_empty() || into.len().checked_mul(query.len()) != Some(candidates.len()) {
            return Err(bad_argument(
                "candidates must hold as many vectors of the query's length as into has places",
            ));
        }
        if !query.iter().chain(&candidates).all(|component| component.is_finite()) {
            return Err(bad_argument("the components of a vector must be finite numbers"));
        }
        let mut vectors = Vectors::new(query.len());
        candidates.chunks_exact(query.len()).for_each(|candidate| vectors.push(candidate));
        vectors.cosines(&Unit::of(&query), into);
        Ok(())
    })
}

/// Rates one game after the other.
fn rate_all(ratings: &mut [f64], standings: &[Standing], teams: &[u32]) -> Result<(), Refusal> {
    let (mut ratings, mut standings) = (ratings, standings);
    let (mut rater, mut players) = (Rater::default(), Vec::new());
    for (game, &teams) in teams.iter().enumerate() {
        let Some((of_game, later)) = standings.split_at_checked(teams as usize) else {
            return Err(bad_argument("teams must add up to the number of ranks"));
        };
        let numbers = of_game.iter().map(|team| team.players).sum::<usize>().saturating_mul(RATING);
        let Some((own, rest)) = ratings.split_at_mut_checked(numbers) else {
            return Err(bad_argument("ratings must hold mu and sigma of every player"));
        };
        players.clear();
        players.extend(own.chunks_exact(RATING).map(|pair| Rating { mu: pair[0], sigma: pair[1] }));
        rater.rate(&mut players, of_game).map_err(|problem| refused(game, problem))?;
        for (pair, rating) in own.chunks_exact_mut(RATING).zip(&players) {
            pair.copy_from_slice(&[rating.mu, rating.sigma]);
        }
        (ratings, standings) = (rest, later);
    }
    if ratings.is_empty() && standings.is_empty() {
        Ok(())
    } else {
        Err(bad_argument("ratings and ranks must hold no more than the games' own"))
    }
}

/// The sums over each team's players.
fn strengths(ratings: &[f64], players: &[u32]) -> Result<Vec<Strength>, Refusal> {
    let total: usize = players.iter().map(|players| *players as usize).sum();
    if Some(ratings.len()) != total.checked_mul(RATING) {
        return Err(bad_argument("ratings must hold mu and sigma of every player"));
    }
    let mut pairs = ratings.chunks_exact(RATING).map(|pair| Rating { mu: pair[0], sigma: pair[1] });
    Ok(players.iter().map(|count| pairs.by_ref().take(*count as usize).collect()).collect())
}

fn refused(game: usize, problem: BadGame) -> Refusal {
    let sentence = match problem {
        BadGame::PlayerCount => "its teams have not as many players as it has ratings",
        BadGame::Rank => "a rank is not a finite number",
        BadGame::Rating => "a mu is beyond a billion, or a sigma not above 0 and up to a billion",
    };
    bad_argument(format!("game {game}: {sentence}"))
}
