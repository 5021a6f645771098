//! Replays a journal beside any server.

use std::path::Path;

use musterd_core::code::Code;

use crate::journal::disk::{Disk, Folder};
use crate::journal::{
    Beginning, DataFolder, FileHeader, Position, Silence, Snapshot, replay_to, segment_name,
};
use crate::refusal::Refusal;

/// What a replay found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// Steps replayed after the snapshot that it began with.
    pub steps: u64,
    /// The position of the first commit that was not replayed whole.
    pub position: u64,
    /// Engine time there, in milliseconds.
    pub engine_time_ms: u64,
    /// Tickets that wait.
    pub tickets_waiting: u64,
    /// Bytes behind the last whole commit.
    pub torn_bytes: u64,
    /// Recorded decisions that this build would not have made.
    pub unforeseen: u64,
}

/// Replays the journal of a data folder, which stays as it is.
///
/// `until`: a position of the journal to stop before; everything by default. `into`: a data folder to make, empty or
/// missing, that a server goes on from there with.
///
/// Refused with `DATA_DIR` for a folder that cannot be read, or `into` if it is in use; `JOURNAL_VERSION`,
/// `JOURNAL_CORRUPT` before `until`.
pub fn replay(folder: &Path, until: Option<u64>, into: Option<&Path>) -> Result<Replayed, Refusal> {
    let disk = journal_of(folder)?;
    let recovered = replay_to(&disk, Position(until.unwrap_or(u64::MAX)), Beginning::Newest, &mut Silence)?;
    if let Some(into) = into {
        let made = DataFolder::open(into)?;
        let unusable = |what: String| Refusal::new(Code::DataDir, format!("{}: {what}", into.display()));
        if !made.disk.names().map_err(|error| unusable(error.to_string()))?.is_empty() {
            return Err(unusable("it has a journal already; name a folder that is empty or missing.".into()));
        }
        let (first, header) = (segment_name(1), FileHeader::new(1, recovered.next).to_bytes());
        Snapshot::write(&*made.disk, 1, recovered.next, &recovered.engine)
            .and_then(|()| made.disk.create(&first, &header))
            .map_err(|error| unusable(error.to_string()))?;
    }
    Ok(Replayed {
        steps: recovered.summary.steps,
        position: recovered.next.position.0,
        engine_time_ms: recovered.engine.now().as_millis(),
        tickets_waiting: recovered.engine.tickets_waiting() as u64,
        torn_bytes: recovered.summary.torn_bytes,
        unforeseen: recovered.summary.unforeseen,
    })
}

/// The journal of a data folder. The folder `journal` itself will do too.
///
/// Refused with `DATA_DIR` where there is none.
pub(crate) fn journal_of(folder: &Path) -> Result<Folder, Refusal> {
    let inside = folder.join("journal");
    let is_journal = || {
        Folder::open(folder.to_path_buf()).is_ok_and(|disk| {
            disk.names().is_ok_and(|names| names.iter().any(|name| name.ends_with(".journal")))
        })
    };
    let journal = if inside.is_dir() {
        inside
    } else if folder.is_dir() && is_journal() {
        folder.to_path_buf()
    } else {
        let message = format!("{} is no data folder: it has no folder journal.", folder.display());
        return Err(Refusal::new(Code::DataDir, message));
    };
    Folder::open(journal).map_err(|error| Refusal::new(Code::DataDir, error.to_string()))
}
