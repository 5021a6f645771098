//! The journal: what happened to the engine and what it decided, on disk before anyone is told.
//!
//! ```text
//! engine thread: steps ─▶ pending ─▶ Committer ─▶ SegmentWriter ─▶ 000000000007.journal
//!                outboxes: held ◀──── released when the commit that holds their input is durable
//! start: newest snapshot ─▶ replay of the segments after it ─▶ Step::Start in a new segment
//! beside it: SnapshotMaker replays each closed segment into the next snapshot, and removes what is old
//! ```
//!
//! There is no timer: a commit begins when the one before has ended and there is something to write. So a slow disk
//! makes commits larger, not more frequent, and one sync covers an enqueue and the match that it caused.
//!
//! Files: [`segment`] says how one begins, [`commit`] how steps are framed, [`step`] what a step is.

mod commit;
mod committer;
mod data_folder;
pub(crate) mod disk;
mod recovery;
mod replaying;
mod segment;
mod segment_writer;
mod set_aside;
mod snapshot;
mod snapshot_maker;
mod step;

use std::fmt;
use std::ops::Add;

use musterd_core::decision::Decision;
use musterd_core::{Connection, EngineTime};

pub(crate) use commit::Place;
#[cfg(feature = "fuzzing")]
pub(crate) use commit::{begin as begin_commit, seal as seal_commit};
#[cfg(test)]
pub(crate) use committer::Finished;
pub(crate) use committer::{Committer, Failure, ThreadCommitter};
pub(crate) use data_folder::DataFolder;
pub(crate) use recovery::{Beginning, Recovered, Silence, recover, replay_to};
pub(crate) use replaying::{Audience, Summary};
pub(crate) use segment::{FileHeader, segment_name};
#[cfg(test)]
pub(crate) use segment::{SEGMENT_HEADER_BYTES, snapshot_name};
pub(crate) use segment_writer::{Begun, SegmentWriter};
pub(crate) use snapshot::Snapshot;
pub(crate) use snapshot_maker::SnapshotMaker;
#[cfg(test)]
pub(crate) use snapshot_maker::{make as make_snapshot, remove_old};
pub(crate) use step::Step;
#[cfg(test)]
pub(crate) use {commit::COMMIT_HEADER_BYTES, recovery::replay_until, set_aside::SetAside};

use crate::counters::CommitTimes;
use crate::limits::{JOURNAL_PENDING_BYTES, TIME_NOTE_MS};

/// The format of segments and snapshots. Each build reads this one and the one before.
///
/// 1: one set of rules a queue. 2: a queue has lanes; the images of snapshots differ, steps only have more variants.
pub(crate) const FORMAT_VERSION: u32 = 2;
/// The oldest format that this build reads.
pub(crate) const FORMAT_VERSION_OLDEST: u32 = 1;

/// A byte of the journal, counted from its beginning over all segments; their headers do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Position(pub(crate) u64);

impl Add<u64> for Position {
    type Output = Position;

    fn add(self, bytes: u64) -> Position {
        Position(self.0 + bytes)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// What an answer survives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Power loss: each commit is synced.
    Disk,
    /// The end of the process, by whatever: each commit is with the operating system.
    Process,
}

/// A commit of one step, ready for [`SegmentWriter::write`].
pub(crate) fn first_commit(step: &Step<'_>) -> Vec<u8> {
    let mut buffer = Vec::new();
    commit::begin(&mut buffer);
    step::put(&mut buffer, step);
    buffer
}

/// The engine thread's end of the journal.
pub(crate) struct Journal {
    /// The commit that grows now: room for its header, then steps.
    pending: Vec<u8>,
    /// A buffer for the one after.
    spare: Vec<u8>,
    committer: Box<dyn Committer>,
    is_committing: bool,
    /// The head of a step was noted, and its decisions were not.
    is_step_open: bool,
    /// The latest engine time in a step.
    noted_at: EngineTime,
    /// The end of what is durable.
    durable: Place,
    pub(crate) times: CommitTimes,
}

impl Journal {
    /// A journal whose next commit stands at `next`.
    pub(crate) fn new(committer: Box<dyn Committer>, next: Place, at: EngineTime) -> Self {
        let [mut pending, mut spare] = [Vec::new(), Vec::new()];
        commit::begin(&mut pending);
        commit::begin(&mut spare);
        let times = CommitTimes::default();
        Self {
            pending,
            spare,
            committer,
            is_committing: false,
            is_step_open: false,
            noted_at: at,
            durable: next,
            times,
        }
    }

    /// Notes a request before it is applied, so that one that panics is in the journal.
    pub(crate) fn request(&mut self, at: EngineTime, connection: Connection, frame: &[u8]) {
        step::put_request(&mut self.pending, at, connection, frame);
        self.is_step_open = true;
        self.noted_at = at;
    }

    /// Notes that time is about to pass.
    pub(crate) fn tick(&mut self, at: EngineTime) {
        step::put_tick(&mut self.pending, at);
        self.is_step_open = true;
        self.noted_at = at;
    }

    /// Completes the step that was noted last.
    pub(crate) fn decisions(&mut self, decisions: &[Decision]) {
        debug_assert!(self.is_step_open, "decisions belong to a step");
        step::put_decisions(&mut self.pending, decisions);
        self.is_step_open = false;
    }

    /// Completes a step that was left open, by no decisions.
    pub(crate) fn close_step(&mut self) {
        if self.is_step_open {
            self.decisions(&[]);
        }
    }

    /// True when engine time should be noted although nothing is due: else a crash would set it back too far.
    pub(crate) fn wants_time(&self, at: EngineTime) -> bool {
        at.since(self.noted_at) >= TIME_NOTE_MS
    }

    /// True when so much waits for the disk that no more input is taken.
    pub(crate) fn is_full(&self) -> bool {
        self.pending.len() >= JOURNAL_PENDING_BYTES
    }

    /// True while a commit is under way.
    pub(crate) fn is_committing(&self) -> bool {
        self.is_committing
    }

    /// True when [`Journal::finish`] has something to do: for a thread that is about to sleep.
    pub(crate) fn has_finished(&self) -> bool {
        self.is_committing && self.committer.has_finished()
    }

    /// Learns whether the commit under way has become durable. True: it just has.
    pub(crate) fn finish(&mut self) -> Result<bool, Failure> {
        let finished = if self.is_committing { self.committer.finished() } else { None };
        let Some(finished) = finished else { return Ok(false) };
        self.is_committing = false;
        self.spare = finished.buffer;
        commit::begin(&mut self.spare);
        self.durable = finished.outcome?;
        self.times.observe(finished.took);
        Ok(true)
    }

    /// Begins the next commit. False: there is nothing to write.
    pub(crate) fn start(&mut self) -> bool {
        debug_assert!(!self.is_committing, "one commit at a time");
        if self.pending.len() == commit::COMMIT_HEADER_BYTES {
            return false;
        }
        std::mem::swap(&mut self.pending, &mut self.spare);
        self.committer.start(std::mem::take(&mut self.spare));
        self.is_committing = true;
        true
    }

    /// Writes everything that was noted and waits for it.
    pub(crate) fn drain(&mut self) -> Result<(), Failure> {
        loop {
            while self.is_committing {
                self.committer.wait();
                self.finish()?;
            }
            if !self.start() {
                return Ok(());
            }
        }
    }

    /// The end of what is durable.
    pub(crate) fn position(&self) -> Position {
        self.durable.position
    }
}
