//! Results: who won, and what that does to ratings.

use musterd_kernel::{BadGame, Rater, Rating, Standing};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::error::{Problem, StoreError};
use crate::limits::RANK_MAX;
use crate::open::{Store, locked};
use crate::reader::{Rated, rated, read_rated};

/// How a match ended.
#[derive(Clone, Debug, PartialEq)]
pub struct GameResult {
    /// The match.
    pub match_id: String,
    /// Its queue: ratings are kept for each queue apart.
    pub queue: String,
    /// Every team of the match.
    pub teams: Vec<Team>,
    /// What was reported, as a text that is equal for equal results; it is kept beside the match.
    pub body: String,
    /// Wall time of the report, in milliseconds since 1970.
    pub reported_at_ms: i64,
}

/// One team of a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// Its place: lower is better, equal is a tie.
    pub rank: f64,
    /// Every player of the team.
    pub players: Vec<Member>,
}

/// One player of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub player: String,
    /// He left before the end. He is rated as if his team had come last alone; the others as if he had stayed.
    pub left: bool,
}

/// What a result did to one player.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Who.
    pub player: String,
    /// His rating before.
    pub before: Rating,
    /// His rating after, and his games with this one.
    pub after: Rated,
}

/// What became of a result.
#[derive(Clone, Debug, PartialEq)]
pub enum Applied {
    /// It has been applied.
    New(Vec<Change>),
    /// It had been applied already; this is what it did then.
    Again(Vec<Change>),
    /// The match has another result. Nothing has changed.
    Different,
}

impl Store {
    /// Applies a result: writes it, and every player's new rating, in one transaction.
    ///
    /// # Errors
    /// [`Problem::BadArgument`] for a rank beyond [`RANK_MAX`] or a player who is there twice, or what the file
    /// says; nothing has changed then.
    pub fn apply(&mut self, result: &GameResult) -> Result<Applied, StoreError> {
        check(result)?;
        let mut connection = locked(&self.connection);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(body) = earlier_body(&transaction, &result.match_id)? {
            return if body == result.body {
                Ok(Applied::Again(earlier_changes(&transaction, &result.match_id)?))
            } else {
                Ok(Applied::Different)
            };
        }
        let changes = changes(&mut self.rater, &transaction, result)?;
        write(&transaction, result, &changes)?;
        transaction.commit()?;
        Ok(Applied::New(changes))
    }
}

fn check(result: &GameResult) -> Result<(), StoreError> {
    let refuse = |sentence: String| Err(StoreError::new(Problem::BadArgument, sentence));
    let mut players: Vec<&str> = members(result).map(|member| &*member.player).collect();
    players.sort_unstable();
    if let Some((twice, _)) = players.iter().zip(players.iter().skip(1)).find(|(one, next)| one == next) {
        return refuse(format!("player `{twice}` is there twice"));
    }
    if result.teams.iter().any(|team| team.rank.is_nan() || team.rank.abs() > RANK_MAX) {
        return refuse(format!("a rank must be a number from -{RANK_MAX} to {RANK_MAX}"));
    }
    Ok(())
}

/// The players, team by team.
fn members(result: &GameResult) -> impl Iterator<Item = &Member> {
    result.teams.iter().flat_map(|team| &team.players)
}

/// The result that the match has already.
fn earlier_body(connection: &Connection, match_id: &str) -> Result<Option<String>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT teams FROM results WHERE match = ?1")?;
    Ok(statement.query_row([match_id], |row| row.get(0)).optional()?)
}

fn earlier_changes(connection: &Connection, match_id: &str) -> Result<Vec<Change>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT mu, sigma, games, player, mu_before, sigma_before FROM rating_changes WHERE match = ?1 ORDER BY place",
    )?;
    let changes = statement.query_map([match_id], |row| {
        let before = Rating { mu: row.get(4)?, sigma: row.get(5)? };
        Ok(Change { player: row.get(3)?, before, after: read_rated(row)? })
    })?;
    Ok(changes.collect::<Result<_, _>>()?)
}

/// What the result does to each player.
fn changes(
    rater: &mut Rater,
    connection: &Connection,
    result: &GameResult,
) -> Result<Vec<Change>, StoreError> {
    let before: Vec<Rated> = members(result)
        .map(|member| rated(connection, &result.queue, &member.player))
        .collect::<Result<_, _>>()?;
    let ratings: Vec<Rating> = before.iter().map(|rated| rated.rating).collect();
    let after = rated_game(rater, &ratings, result)?;
    let change = |((member, before), rating): ((&Member, &Rated), Rating)| Change {
        player: member.player.clone(),
        before: before.rating,
        after: Rated { rating, games: before.games.saturating_add(1) },
    };
    Ok(members(result).zip(&before).zip(after).map(change).collect())
}

/// The new ratings: of those who stayed by the result, of those who left as if their team had come last.
fn rated_game(rater: &mut Rater, before: &[Rating], result: &GameResult) -> Result<Vec<Rating>, StoreError> {
    let standings: Vec<Standing> =
        result.teams.iter().map(|team| Standing { players: team.players.len(), rank: team.rank }).collect();
    let mut after = before.to_vec();
    rater.rate(&mut after, &standings).map_err(refused)?;
    let mut from = 0;
    for (index, team) in result.teams.iter().enumerate() {
        if team.players.iter().any(|member| member.left) {
            let mut lost = standings.clone();
            lost[index].rank = 2.0 * RANK_MAX;
            let mut alone = before.to_vec();
            rater.rate(&mut alone, &lost).map_err(refused)?;
            for (offset, _) in team.players.iter().enumerate().filter(|(_, member)| member.left) {
                after[from + offset] = alone[from + offset];
            }
        }
        from += team.players.len();
    }
    Ok(after)
}

fn refused(problem: BadGame) -> StoreError {
    // Ranks and counts have been checked, so what is left is a rating that somebody wrote into the file.
    StoreError::new(Problem::Damaged, format!("a rating in the store cannot be used ({problem:?})"))
}

fn write(connection: &Connection, result: &GameResult, changes: &[Change]) -> Result<(), StoreError> {
    let GameResult { match_id, queue, body, reported_at_ms, .. } = result;
    connection
        .prepare_cached("INSERT INTO results (match, queue, reported_at_ms, teams) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![match_id, queue, reported_at_ms, body])?;
    let mut rating = connection.prepare_cached(
        "INSERT INTO ratings (queue, player, mu, sigma, games, updated_at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT DO UPDATE SET mu = ?3, sigma = ?4, games = ?5, updated_at_ms = ?6",
    )?;
    let mut history = connection.prepare_cached(
        "INSERT INTO rating_changes (match, place, player, mu_before, sigma_before, mu, sigma, games)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (place, Change { player, before, after: Rated { rating: after, games } }) in (0_u32..).zip(changes) {
        rating.execute(params![queue, player, after.mu, after.sigma, games, reported_at_ms])?;
        history.execute(params![
            match_id,
            place,
            player,
            before.mu,
            before.sigma,
            after.mu,
            after.sigma,
            games
        ])?;
    }
    Ok(())
}
