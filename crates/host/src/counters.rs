//! What the engine counts, for its workers to read at any time.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::profiles::TierFigures;

/// Figures of an engine, read at one moment without stopping it: each is true, but they are not of one instant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EngineStats {
    /// Commands in the intake ring.
    pub ring_occupancy: u64,
    /// Slots of the intake ring.
    pub ring_capacity: u64,
    /// Records in this worker's outbox ring.
    pub outbox_occupancy: u64,
    /// Slots of this worker's outbox ring.
    pub outbox_capacity: u64,
    /// Records and sessions of all workers that wait for room in an outbox.
    pub outbox_waiting: u64,
    /// Pongs and errors dropped because too many waited, since the start.
    pub outbox_dropped: u64,
    /// Commands applied since the start.
    pub commands: u64,
    /// Times that the engine let time pass: passes over pools, deadlines.
    pub passes: u64,
    /// Messages said since the start.
    pub messages: u64,
    /// How long the engine has been running, in milliseconds.
    pub engine_time_ms: u64,
    /// The end of what is durable, in bytes of the journal; 0 without one.
    pub journal_position: u64,
    /// Commits made since the start.
    pub commits: u64,
    /// How long they took together, in microseconds.
    pub commits_us: u64,
    /// How many of them took at most [`COMMIT_BOUNDS_US`], each counted once; the last is for longer ones.
    pub commits_by_time: [u64; COMMIT_BOUNDS_US.len() + 1],
    /// Steps that recovery left out because they panic, and queues that were suspended since the start.
    pub poisoned: u64,
    /// Steps that the start replayed.
    pub recovered_steps: u64,
    /// Bytes of an unfinished commit that the start passed over: nobody had been told of it.
    pub recovered_torn_bytes: u64,
    /// Recorded decisions that this build would not have made.
    pub recovered_unforeseen: u64,
    /// 1 while the disk is nearly full, so that no new ticket is taken.
    pub disk_low: u64,
    /// What the tiers of profiles did.
    pub tiers: TierFigures,
}

/// Upper bounds of the counts of commits, in microseconds.
pub const COMMIT_BOUNDS_US: [u64; 12] =
    [50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 1_000_000];

/// How long commits took.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CommitTimes {
    count: u64,
    sum_us: u64,
    by_time: [u64; COMMIT_BOUNDS_US.len() + 1],
}

impl CommitTimes {
    pub(crate) fn observe(&mut self, took: Duration) {
        let microseconds = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.count += 1;
        self.sum_us = self.sum_us.saturating_add(microseconds);
        self.by_time[COMMIT_BOUNDS_US.partition_point(|bound| *bound < microseconds)] += 1;
    }

    /// Into figures.
    pub(crate) fn fill(&self, figures: &mut EngineStats) {
        figures.commits = self.count;
        figures.commits_us = self.sum_us;
        figures.commits_by_time = self.by_time;
    }
}

/// The figures that the engine's thread shows after each turn. Under a lock: it is taken once a turn and once a
/// question, never for a message, and held for a copy.
#[derive(Default)]
pub(crate) struct Counters(Mutex<EngineStats>);

impl Counters {
    /// Shows these figures from now on.
    pub(crate) fn publish(&self, figures: &EngineStats) {
        *self.figures() = *figures;
    }

    /// What was last published.
    pub(crate) fn read(&self) -> EngineStats {
        *self.figures()
    }

    fn figures(&self) -> MutexGuard<'_, EngineStats> {
        // Nothing panics while it holds the lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
