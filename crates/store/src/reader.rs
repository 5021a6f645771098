//! Reading ratings.

use std::sync::{Arc, Mutex};

use musterd_kernel::Rating;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::{Problem, StoreError};
use crate::limits::READ_PLAYERS;
use crate::open::locked;

/// A player's rating in a queue, and from how many games it comes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rated {
    /// The rating; that of a player of whom nothing is known, where `games` is 0.
    pub rating: Rating,
    /// Games that were rated.
    pub games: u32,
}

/// The end that reads.
#[derive(Clone)]
pub struct Reader {
    connection: Arc<Mutex<Connection>>,
}

impl Reader {
    pub(crate) fn new(connection: Arc<Mutex<Connection>>) -> Self {
        Self { connection }
    }

    /// The ratings of players in a queue, in the players' order.
    ///
    /// # Errors
    /// [`Problem::BadArgument`] for more players than [`READ_PLAYERS`], or what the file says.
    pub fn ratings<'a>(
        &self,
        queue: &str,
        players: impl ExactSizeIterator<Item = &'a str>,
    ) -> Result<Vec<Rated>, StoreError> {
        if players.len() > READ_PLAYERS {
            let sentence = format!("ratings of more than {READ_PLAYERS} players at once");
            return Err(StoreError::new(Problem::BadArgument, sentence));
        }
        let connection = locked(&self.connection);
        // One look at the file for all of them: without it each would lock and unlock it.
        let _look = connection.unchecked_transaction()?;
        players.map(|player| rated(&connection, queue, player)).collect()
    }
}

/// A player's rating in a queue.
pub(crate) fn rated(connection: &Connection, queue: &str, player: &str) -> Result<Rated, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT mu, sigma, games FROM ratings WHERE queue = ?1 AND player = ?2")?;
    let found = statement.query_row([queue, player], read_rated).optional()?;
    Ok(found.unwrap_or_default())
}

/// The columns mu, sigma, games.
pub(crate) fn read_rated(row: &Row<'_>) -> rusqlite::Result<Rated> {
    Ok(Rated { rating: Rating { mu: row.get(0)?, sigma: row.get(1)? }, games: row.get(2)? })
}
