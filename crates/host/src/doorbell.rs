//! How a worker is told that its outbox holds something.

use musterd_ring::Bell;

/// Wakes one worker, so that it calls [`Handle::drain`](crate::Handle::drain).
///
/// Rung by the engine's thread, and by the worker's own in `drain` when something is left. Must neither block nor
/// panic, and may do nothing once the worker is on its way out. It is not rung again before the worker has drained.
pub trait Doorbell: Send + Sync {
    /// Wakes the worker.
    fn ring(&self);
}

/// One worker's doorbell behind its flag: many messages, one wake-up.
pub(crate) struct Line {
    bell: Bell,
    doorbell: Box<dyn Doorbell>,
}

impl Line {
    pub(crate) fn new(doorbell: Box<dyn Doorbell>) -> Self {
        Self { bell: Bell::new(), doorbell }
    }

    /// Wakes the worker unless a wake-up is under way already. Call it after the message is in the outbox.
    pub(crate) fn ring(&self) {
        if self.bell.ring() {
            self.doorbell.ring();
        }
    }

    /// The worker is about to drain: what comes from now on wakes it again.
    pub(crate) fn rearm(&self) {
        self.bell.rearm();
    }
}
