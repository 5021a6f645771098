//! What the engine counts, for its workers to read at any time.

use std::sync::atomic::{AtomicU64, Ordering};

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
}

/// The counters that the engine's thread writes after each turn and others read. All relaxed: each stands alone.
#[derive(Default)]
pub(crate) struct Counters {
    outbox_waiting: AtomicU64,
    outbox_dropped: AtomicU64,
    commands: AtomicU64,
    passes: AtomicU64,
    messages: AtomicU64,
}

impl Counters {
    /// Shows these figures from now on; those that are no counters of the thread's are ignored.
    pub(crate) fn publish(&self, figures: &EngineStats) {
        self.outbox_waiting.store(figures.outbox_waiting, Ordering::Relaxed);
        self.outbox_dropped.store(figures.outbox_dropped, Ordering::Relaxed);
        self.commands.store(figures.commands, Ordering::Relaxed);
        self.passes.store(figures.passes, Ordering::Relaxed);
        self.messages.store(figures.messages, Ordering::Relaxed);
    }

    /// What was last published, the rest 0.
    pub(crate) fn read(&self) -> EngineStats {
        EngineStats {
            outbox_waiting: self.outbox_waiting.load(Ordering::Relaxed),
            outbox_dropped: self.outbox_dropped.load(Ordering::Relaxed),
            commands: self.commands.load(Ordering::Relaxed),
            passes: self.passes.load(Ordering::Relaxed),
            messages: self.messages.load(Ordering::Relaxed),
            ..EngineStats::default()
        }
    }
}
