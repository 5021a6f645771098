//! Why the store cannot be used.

use std::error::Error;
use std::fmt;

use rusqlite::ErrorCode;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Another program has locked the file, and kept it locked.
    Locked,
    /// The file was written by a newer build.
    Newer,
    /// The file is damaged, or no store at all.
    Damaged,
    /// The file cannot be read or written: permissions, a full disk, a failing one.
    Failed,
    /// The caller's mistake.
    BadArgument,
}

/// Why a call has not done what it should, in a sentence for whoever runs the server.
#[derive(Clone, Debug)]
pub struct StoreError {
    /// What is wrong.
    pub problem: Problem,
    /// The sentence.
    pub message: String,
}

impl StoreError {
    pub(crate) fn new(problem: Problem, message: impl Into<String>) -> Self {
        Self { problem, message: message.into() }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let problem = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Problem::Locked,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Problem::Damaged,
            _ => Problem::Failed,
        };
        Self { problem, message: error.to_string() }
    }
}
