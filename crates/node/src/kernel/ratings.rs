//! Ratings after games, and who will win.

use musterd_host::Refusal;
use musterd_kernel::{BETA, BadGame, Rater, Rating, Standing, Strength, win_probabilities};
use napi::bindgen_prelude::{Env, Unknown};
use napi_derive::napi;

use super::arrays::Arrays;
use crate::guard::{Coded, bad_argument, guard};

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
        let arrays = Arrays::of(&env);
        let players = arrays.copied::<u32>((&players, "players"))?;
        let ranks = arrays.copied::<f64>((&ranks, "ranks"))?;
        let teams = arrays.copied::<u32>((&teams, "teams"))?;
        let ratings = arrays.written::<f64>((&ratings, "ratings"))?;
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
        let arrays = Arrays::of(&env);
        let ratings = arrays.copied::<f64>((&ratings, "ratings"))?;
        let players = arrays.copied::<u32>((&players, "players"))?;
        let into = arrays.written::<f64>((&into, "into"))?;
        let teams = strengths(&ratings, &players)?;
        if teams.len() != into.len() {
            return Err(bad_argument("into must have a place for each team"));
        }
        win_probabilities(&teams, BETA, into);
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
