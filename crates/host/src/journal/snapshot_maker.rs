//! Makes snapshots, and removes what no recovery needs any more.
//!
//! They are made of the journal and not of the engine that serves: a thread of its own loads the last one, replays the
//! segment that was closed since, and writes the next. So the engine never stops for a snapshot, and every segment has
//! been recovered once before it is needed.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use musterd_core::code::Code;

use super::Begun;
use super::disk::Disk;
use super::recovery::{Silence, replay_until};
use super::replaying::Stop;
use super::segment::{SEGMENT, SNAPSHOT, number_of, segment_name, snapshot_name};
use super::set_aside::SetAside;
use super::snapshot::Snapshot;
use crate::refusal::Refusal;
use crate::seeded::{Bug, is_seeded};

/// Makes snapshots beside the engine.
pub(crate) struct SnapshotMaker {
    wanted: Option<Sender<Begun>>,
    thread: Option<JoinHandle<()>>,
}

impl SnapshotMaker {
    /// `keep` is how long a segment stays that no recovery needs any more.
    pub(crate) fn spawn(disk: Arc<dyn Disk>, keep: Duration) -> io::Result<Self> {
        let (wanted, to_make) = channel();
        let thread = thread::Builder::new()
            .name("musterd-snapshot".into())
            .spawn(move || make_all(&*disk, &to_make, keep))?;
        Ok(Self { wanted: Some(wanted), thread: Some(thread) })
    }

    /// Where to send the segment that a snapshot is wanted before.
    pub(crate) fn wanted(&self) -> Sender<Begun> {
        self.wanted.clone().expect("open until dropped")
    }
}

impl Drop for SnapshotMaker {
    fn drop(&mut self) {
        self.wanted = None;
        if let Some(thread) = self.thread.take() {
            // A panic there was a snapshot that was not made; the journal is complete without it.
            let _ = thread.join();
        }
    }
}

fn make_all(disk: &dyn Disk, wanted: &Receiver<Begun>, keep: Duration) {
    while let Ok(first) = wanted.recv() {
        // Only the newest counts.
        let begun = wanted.try_iter().last().unwrap_or(first);
        // An error leaves the segments as they are, and the next snapshot is tried when the next one is closed.
        if make(disk, begun).is_ok() {
            let _ = remove_old(disk, begun.segment, keep);
        }
    }
}

/// Makes the snapshot of the state before a segment. Refused with `JOURNAL_CORRUPT` if what comes before the segment
/// does not lead to it: a snapshot of that would be taken for the truth, and the damage be removed as old.
pub(crate) fn make(disk: &dyn Disk, begun: Begun) -> Result<(), Stop> {
    let segment = begun.segment;
    let failed = |error: io::Error| Stop::Refused(Refusal::new(Code::JournalFailed, error.to_string()));
    let set_aside = SetAside::load(disk).map_err(failed)?;
    let state = replay_until(disk, segment, &set_aside, &mut Silence)?;
    if state.next != begun.first {
        let message = format!("the segments before {} end too early", segment_name(segment));
        return Err(Stop::Refused(Refusal::new(Code::JournalCorrupt, message)));
    }
    Snapshot::write(disk, segment, state.next, &state.engine).map_err(failed)
}

/// Removes the segments that are older than `keep` and that no kept one needs, and the snapshots that nothing begins
/// at. What is kept can be replayed: its oldest segment follows a snapshot, or is the first.
pub(crate) fn remove_old(disk: &dyn Disk, newest: u64, keep: Duration) -> io::Result<()> {
    let names = disk.names()?;
    let is_old = |segment: u64| disk.age(&segment_name(segment)).is_ok_and(|age| age >= keep);
    let segments: Vec<u64> = names.iter().filter_map(|name| number_of(name, SEGMENT)).collect();
    let snapshots: Vec<u64> = names.iter().filter_map(|name| number_of(name, SNAPSHOT)).collect();
    let oldest_kept = segments.iter().copied().find(|segment| *segment >= newest || !is_old(*segment));
    let floor = snapshots.iter().copied().filter(|at| Some(*at) <= oldest_kept.or(Some(newest))).max();
    let Some(floor) = floor else { return Ok(()) };
    let floor = floor + u64::from(is_seeded(Bug::RemovedTooMuch));
    for segment in segments.iter().filter(|segment| **segment < floor) {
        disk.remove(&segment_name(*segment))?;
    }
    for snapshot in snapshots.iter().filter(|at| **at < newest && **at != floor) {
        disk.remove(&snapshot_name(*snapshot))?;
    }
    // Of a snapshot that could not be finished; none is under way now.
    for draft in names.iter().filter(|name| name.ends_with(".snapshot.draft")) {
        disk.remove(draft)?;
    }
    Ok(())
}
