//! The history of matches and of rule changes.

use rusqlite::{Connection, TransactionBehavior, params};

use crate::error::{Problem, StoreError};
use crate::limits::{BATCH_ROWS, FORGOTTEN_ROWS};
use crate::open::{Store, locked};

/// A match that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchRow {
    /// Its id.
    pub id: String,
    /// Its queue.
    pub queue: String,
    /// Wall time when it was written down, in milliseconds since 1970.
    pub made_at_ms: i64,
    /// The version of the rules that its tickets had; 0 where that is not known.
    pub rules_version: u32,
    /// Where it is played.
    pub region: Option<String>,
    /// 0 to 1.
    pub quality: f64,
    /// Its teams, a JSON text.
    pub teams: String,
}

/// A change to the rules of a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleChange {
    /// Which queue.
    pub queue: String,
    /// Wall time when it was written down, in milliseconds since 1970.
    pub changed_at_ms: i64,
    /// What was done, in a word.
    pub change: String,
    /// The version that it led to.
    pub version: u32,
    /// More about it, a JSON text.
    pub detail: String,
}

/// Some events in a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// Matches; one that is there already has got players by a backfill, or is told again.
    pub matches: Vec<MatchRow>,
    /// Rule changes.
    pub rule_changes: Vec<RuleChange>,
    /// The number of the last event in the batch: what [`Store::history_position`] says from now on.
    pub position: f64,
    /// Rows from before this wall time are forgotten, in milliseconds since 1970. Ratings stay.
    pub forget_before_ms: i64,
}

/// The tables of history, and what a row's age goes by. A result takes its rating changes along.
const FORGOTTEN: [(&str, &str); 3] =
    [("matches", "made_at_ms"), ("results", "reported_at_ms"), ("rule_changes", "changed_at_ms")];

impl Store {
    /// The number of the last event that is written down; 0 at the beginning.
    ///
    /// # Errors
    /// What the file says.
    pub fn history_position(&self) -> Result<f64, StoreError> {
        let connection = locked(&self.connection);
        Ok(connection.query_row("SELECT event FROM history_position", [], |row| row.get(0))?)
    }

    /// Writes some events down, and forgets some that are too old, in one transaction.
    ///
    /// # Errors
    /// [`Problem::BadArgument`] for more rows than [`BATCH_ROWS`], or what the file says; nothing is written then.
    pub fn record(&mut self, batch: &Batch) -> Result<(), StoreError> {
        if batch.matches.len() + batch.rule_changes.len() > BATCH_ROWS {
            return Err(StoreError::new(
                Problem::BadArgument,
                format!("more than {BATCH_ROWS} rows in a batch"),
            ));
        }
        let mut connection = locked(&self.connection);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        insert_matches(&transaction, &batch.matches)?;
        insert_rule_changes(&transaction, &batch.rule_changes)?;
        transaction.execute("UPDATE history_position SET event = ?1", [batch.position])?;
        forget(&transaction, batch.forget_before_ms)?;
        Ok(transaction.commit()?)
    }
}

fn insert_matches(connection: &Connection, rows: &[MatchRow]) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO matches (id, queue, made_at_ms, rules_version, region, quality, teams)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT DO UPDATE SET region = ?5, quality = ?6, teams = ?7",
    )?;
    for MatchRow { id, queue, made_at_ms, rules_version, region, quality, teams } in rows {
        statement.execute(params![id, queue, made_at_ms, rules_version, region, quality, teams])?;
    }
    Ok(())
}

fn insert_rule_changes(connection: &Connection, rows: &[RuleChange]) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO rule_changes (queue, changed_at_ms, change, version, detail) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for RuleChange { queue, changed_at_ms, change, version, detail } in rows {
        statement.execute(params![queue, changed_at_ms, change, version, detail])?;
    }
    Ok(())
}

fn forget(connection: &Connection, before_ms: i64) -> Result<(), StoreError> {
    for (table, time) in FORGOTTEN {
        let some =
            format!("SELECT rowid FROM {table} WHERE {time} < ?1 ORDER BY {time} LIMIT {FORGOTTEN_ROWS}");
        connection
            .prepare_cached(&format!("DELETE FROM {table} WHERE rowid IN ({some})"))?
            .execute([before_ms])?;
    }
    Ok(())
}
