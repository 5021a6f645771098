//! The tables, and how a file of an earlier version gets those of this one.

use rusqlite::Connection;

use crate::error::{Problem, StoreError};

/// Marks a file as one of ours: `MUST`.
const APPLICATION_ID: i32 = 0x4d55_5354;

/// What each version adds to the one before; a file's version is how many of them it has. A step that has been released
/// is never changed, only followed by another.
const STEPS: [&str; 1] = ["
CREATE TABLE ratings (
  queue TEXT NOT NULL,
  player TEXT NOT NULL,
  mu REAL NOT NULL,
  sigma REAL NOT NULL,
  games INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  PRIMARY KEY (queue, player)
) STRICT, WITHOUT ROWID;

CREATE TABLE matches (
  id TEXT NOT NULL PRIMARY KEY,
  queue TEXT NOT NULL,
  made_at_ms INTEGER NOT NULL,
  rules_version INTEGER NOT NULL,
  region TEXT,
  quality REAL NOT NULL,
  teams TEXT NOT NULL
) STRICT;
CREATE INDEX matches_by_time ON matches (made_at_ms);

CREATE TABLE results (
  match TEXT NOT NULL PRIMARY KEY,
  queue TEXT NOT NULL,
  reported_at_ms INTEGER NOT NULL,
  teams TEXT NOT NULL
) STRICT;
CREATE INDEX results_by_time ON results (reported_at_ms);

CREATE TABLE rating_changes (
  match TEXT NOT NULL REFERENCES results (match) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  player TEXT NOT NULL,
  mu_before REAL NOT NULL,
  sigma_before REAL NOT NULL,
  mu REAL NOT NULL,
  sigma REAL NOT NULL,
  games INTEGER NOT NULL,
  PRIMARY KEY (match, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX rating_changes_by_player ON rating_changes (player);

CREATE TABLE rule_changes (
  id INTEGER PRIMARY KEY,
  queue TEXT NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  change TEXT NOT NULL,
  version INTEGER NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX rule_changes_by_time ON rule_changes (changed_at_ms);

CREATE TABLE history_position (
  only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
  event REAL NOT NULL
) STRICT;
INSERT INTO history_position VALUES (1, 0);
"];

/// Brings an open file to this version: all steps that it lacks, or none.
pub(crate) fn migrate(connection: &mut Connection, steps: &[&str]) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let number = |pragma: &str| transaction.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let tables: i64 = transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application != APPLICATION_ID && (tables > 0 || application != 0 || version != 0) {
        return Err(StoreError::new(Problem::Damaged, "it is the file of another program"));
    }
    let known = i32::try_from(steps.len()).unwrap_or(i32::MAX);
    if version > known {
        return Err(StoreError::new(
            Problem::Newer,
            format!(
                "it has version {version}, written by a newer build; this one reads up to version {known}"
            ),
        ));
    }
    let done =
        usize::try_from(version).map_err(|_| StoreError::new(Problem::Damaged, "it has no version"))?;
    for step in &steps[done..] {
        transaction.execute_batch(step)?;
    }
    if done < steps.len() {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", known)?;
    }
    Ok(transaction.commit()?)
}

/// Brings an open file to the version of this build.
pub(crate) fn bring_up_to_date(connection: &mut Connection) -> Result<(), StoreError> {
    migrate(connection, &STEPS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gets_the_steps_that_it_lacks_and_keeps_its_rows() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps = ["CREATE TABLE one (x)", "CREATE TABLE two (x); INSERT INTO two SELECT x FROM one"];
        migrate(&mut connection, &steps[..1]).unwrap();
        connection.execute("INSERT INTO one VALUES (7)", []).unwrap();
        migrate(&mut connection, &steps).unwrap();
        migrate(&mut connection, &steps).unwrap();
        assert_eq!(connection.query_row("SELECT x FROM two", [], |row| row.get::<_, i32>(0)), Ok(7));
        assert_eq!(migrate(&mut connection, &steps[..1]).unwrap_err().problem, Problem::Newer);
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was() {
        let mut connection = Connection::open_in_memory().unwrap();
        let broken = ["CREATE TABLE one (x)", "CREATE TABLE two (x); INSERT INTO nowhere VALUES (1)"];
        migrate(&mut connection, &broken).unwrap_err();
        migrate(&mut connection, &broken[..1]).unwrap();
    }
}
