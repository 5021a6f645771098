//! Replaying a journal.

use std::path::Path;

use musterd_host::{self as host, Refusal};
use napi::bindgen_prelude::{FromNapiValue, Unknown};
use napi_derive::napi;

use crate::guard::{Coded, guard, refused};
use crate::options::whole;

/// What a replay found.
#[napi(object, object_from_js = false)]
pub struct Replayed {
    /// Steps replayed after the snapshot that it began with.
    pub steps: f64,
    /// The position of the first commit that was not replayed whole.
    pub position: f64,
    /// Engine time there, in milliseconds.
    pub engine_time_ms: f64,
    /// Tickets that wait.
    pub tickets_waiting: f64,
    /// Bytes behind the last whole commit.
    pub torn_bytes: f64,
    /// Recorded decisions that this build would not have made.
    pub unforeseen: f64,
}

impl From<host::Replayed> for Replayed {
    #[expect(clippy::cast_precision_loss, reason = "counts below 2^53 are exact")]
    fn from(replayed: host::Replayed) -> Self {
        Self {
            steps: replayed.steps as f64,
            position: replayed.position as f64,
            engine_time_ms: replayed.engine_time_ms as f64,
            tickets_waiting: replayed.tickets_waiting as f64,
            torn_bytes: replayed.torn_bytes as f64,
            unforeseen: replayed.unforeseen as f64,
        }
    }
}

/// Replays the journal of a data folder, which stays as it is, in this thread.
///
/// `until` is a position of the journal to stop before; everything by default. `into` is a data folder to make, empty
/// or missing, that a server goes on from there with.
///
/// Throws `ERR_MUSTER_DATA_DIR` for a folder that cannot be used, `_JOURNAL_VERSION`, and `_JOURNAL_CORRUPT` for damage
/// before `until`.
#[napi(ts_args_type = "folder: string, until?: number, into?: string")]
pub fn replay_journal(folder: Unknown<'_>, until: Unknown<'_>, into: Unknown<'_>) -> Result<Replayed, Coded> {
    guard("replayJournal", || {
        let folder = String::from_unknown(folder).map_err(refused("folder"))?;
        let until = Option::<f64>::from_unknown(until).map_err(refused("until"))?;
        let until = until.map(|until| whole("until", until)).transpose()?;
        let into = Option::<String>::from_unknown(into).map_err(refused("into"))?;
        let replayed: Result<host::Replayed, Refusal> =
            host::replay(Path::new(&folder), until, into.as_deref().map(Path::new));
        replayed.map(Replayed::from)
    })
}

/// Replays the journal of a data folder, which stays as it is: once more with its own decisions, and under other rules
/// if any are given. `request` and what it returns are JSON texts; `ts/simulate/recorded.ts` has their keys.
///
/// Throws `ERR_MUSTER_BAD_ARGUMENT` for a request that is none, `_DATA_DIR`, `_JOURNAL_VERSION`, `_JOURNAL_CORRUPT`,
/// `_RULES_INVALID`, and `_CONFIG_INVALID` for a queue that nobody asked for or a trace that cannot be written.
#[napi(ts_args_type = "request: string")]
pub fn replay_day(request: Unknown<'_>) -> Result<String, Coded> {
    guard("replayDay", || host::replay_day(&String::from_unknown(request).map_err(refused("request"))?))
}
