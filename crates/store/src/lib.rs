//! Ratings, match history and the audit of rule changes, in one `SQLite` file that a studio can open with any program for
//! such files.
//!
//! # What it promises
//!
//! - A result is applied once, whatever happens: [`Store::apply`] writes it, the changed ratings and what they were
//!   before in one transaction, under the match's id. The same result again returns what it did; another one is refused.
//! - History is written in batches, each with the number of the last event in it, so that a writer that starts again
//!   goes on behind what is there.
//! - What a call has returned from survives power loss (`journal_mode` WAL, `synchronous` FULL), as far as the disk
//!   keeps what it was told to sync. A store in memory survives nothing.
//! - A file of a newer build, of another program, or one whose head is damaged is refused when it is opened. Damage
//!   further in is an error of the call that comes upon it: looking for it would read the whole file at every start.
//!
//! # What it does not
//!
//! - It has no thread. A call that writes waits for the disk, and up to [`limits::BUSY_MS`] for another program that
//!   holds the file locked: so it is not for the thread of an event loop. [`Reader`] never waits for a writer.
//! - It does not know the engine: match ids, teams and texts of history are what the caller says.
#![forbid(unsafe_code)]

mod error;
mod history;
pub mod limits;
mod open;
mod reader;
mod result;
mod schema;

pub use error::{Problem, StoreError};
pub use history::{Batch, MatchRow, RuleChange};
pub use open::{Place, Store};
pub use reader::{Rated, Reader};
pub use result::{Applied, Change, GameResult, Member, Team};
