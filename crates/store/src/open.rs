//! Opening a store.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use musterd_kernel::Rater;
use rusqlite::{Connection, OpenFlags};

use crate::error::StoreError;
use crate::limits::{BUSY_MS, LOG_BYTES};
use crate::reader::Reader;
use crate::schema::bring_up_to_date;

/// Where a store keeps its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In memory, until it is dropped.
    Memory,
    /// In this file, made if it is missing. Its folder must be there.
    File(PathBuf),
}

/// The end that writes. One at a time: a second one on the same file works, and waits for the first.
pub struct Store {
    pub(crate) connection: Arc<Mutex<Connection>>,
    pub(crate) rater: Rater,
    place: Place,
}

impl Store {
    /// Opens a store, and brings an older one to this version.
    ///
    /// # Errors
    /// Every [`crate::Problem`] but a bad argument; the message names the file.
    pub fn open(place: Place) -> Result<Self, StoreError> {
        let opened = match &place {
            Place::Memory => Connection::open_in_memory().map_err(StoreError::from).and_then(prepared),
            Place::File(path) => Connection::open(path).map_err(StoreError::from).and_then(prepared),
        };
        let connection = opened.map_err(|error| named(&place, error))?;
        Ok(Self { connection: Arc::new(Mutex::new(connection)), rater: Rater::default(), place })
    }

    /// An end that reads. Of a file it is a way of its own, which waits for no writer; in memory there is only one way.
    ///
    /// # Errors
    /// As of [`Store::open`].
    pub fn reader(&self) -> Result<Reader, StoreError> {
        let connection = match &self.place {
            Place::Memory => self.connection.clone(),
            Place::File(path) => {
                let opened = read_only(path).map_err(|error| named(&self.place, error))?;
                Arc::new(Mutex::new(opened))
            }
        };
        Ok(Reader::new(connection))
    }
}

/// A connection, whoever panicked while holding it: a transaction that was not committed has been rolled back.
pub(crate) fn locked(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

fn prepared(mut connection: Connection) -> Result<Connection, StoreError> {
    connection.busy_timeout(Duration::from_millis(BUSY_MS.into()))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "journal_size_limit", LOG_BYTES)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    bring_up_to_date(&mut connection)?;
    Ok(connection)
}

fn read_only(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(Duration::from_millis(BUSY_MS.into()))?;
    Ok(connection)
}

/// An error that says which file it is about.
fn named(place: &Place, error: StoreError) -> StoreError {
    match place {
        Place::Memory => error,
        Place::File(path) => StoreError::new(error.problem, format!("{}: {}", path.display(), error.message)),
    }
}
