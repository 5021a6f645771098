//! What an engine with a data folder has beside its machine: the journal, the disk under it, and how it was recovered.

use std::sync::Arc;

use musterd_core::EngineTime;
use musterd_core::decision::Decision;

use crate::counters::EngineStats;
use crate::journal::disk::Disk;
use crate::journal::{DataFolder, Failure, Journal, SnapshotMaker, Summary};
use crate::limits::{DISK_LOOK_MS, DISK_RESERVE_BYTES};

/// The journal of an engine, and the disk under it.
pub(crate) struct Keeping {
    // The order of these fields is that of their end: commits, then snapshots, then the lock.
    pub(crate) journal: Journal,
    _snapshots: Option<SnapshotMaker>,
    disk: Arc<dyn Disk>,
    _folder: Option<DataFolder>,
    is_disk_low: bool,
    looked_at: EngineTime,
    recovered: Summary,
    suspended: u64,
    /// Reused for each step.
    decisions: Vec<Decision>,
}

impl Keeping {
    pub(crate) fn new(
        journal: Journal,
        disk: Arc<dyn Disk>,
        at: EngineTime,
        recovered: Summary,
        snapshots: Option<SnapshotMaker>,
        folder: Option<DataFolder>,
    ) -> Self {
        let mut keeping = Self {
            journal,
            _snapshots: snapshots,
            disk,
            _folder: folder,
            is_disk_low: false,
            looked_at: at,
            recovered,
            suspended: 0,
            decisions: Vec::new(),
        };
        keeping.measure_disk();
        keeping
    }

    /// Completes the step that was noted last.
    pub(crate) fn note_decisions(&mut self, decided: impl Iterator<Item = Decision>) {
        self.decisions.extend(decided);
        let is_suspension = |decision: &&Decision| matches!(decision, Decision::Suspended { .. });
        self.suspended += self.decisions.iter().filter(is_suspension).count() as u64;
        self.journal.decisions(&self.decisions);
        self.decisions.clear();
    }

    /// Writes what has been noted and waits for it.
    pub(crate) fn end(&mut self) -> Result<(), Failure> {
        self.journal.drain()
    }

    /// The same after a panic: the step that panicked, if it was one, has decided nothing.
    pub(crate) fn end_after_panic(&mut self) -> Result<(), Failure> {
        self.journal.close_step();
        self.journal.drain()
    }

    /// Looks now and then how much room the disk has.
    pub(crate) fn look_at_disk(&mut self, at: EngineTime) {
        if at.since(self.looked_at) >= DISK_LOOK_MS {
            self.looked_at = at;
            self.measure_disk();
        }
    }

    /// True while there is so little room that no new ticket is taken.
    pub(crate) fn is_disk_low(&self) -> bool {
        self.is_disk_low
    }

    pub(crate) fn fill(&self, figures: &mut EngineStats) {
        figures.journal_position = self.journal.position().0;
        figures.poisoned = self.recovered.set_aside + self.suspended;
        figures.recovered_steps = self.recovered.steps;
        figures.recovered_torn_bytes = self.recovered.torn_bytes;
        figures.recovered_unforeseen = self.recovered.unforeseen;
        figures.disk_low = u64::from(self.is_disk_low);
        self.journal.times.fill(figures);
    }

    fn measure_disk(&mut self) {
        // A disk that cannot be asked is found out by the next write.
        self.is_disk_low = self.disk.available_bytes().is_ok_and(|bytes| bytes < DISK_RESERVE_BYTES);
    }
}
