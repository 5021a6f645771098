//! The queues in which profiles are asked for.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// As all workers of an engine know it.
#[derive(Default)]
pub(super) struct Asked {
    /// Rises with each change, so that a worker sees by one number that nothing has changed.
    version: AtomicU64,
    queues: Mutex<Arc<Queues>>,
}

#[derive(Clone, Default)]
struct Queues {
    names: BTreeSet<Box<str>>,
    is_all: bool,
}

impl Asked {
    /// From now on profiles are asked for in this queue too, or in every one.
    pub(super) fn add(&self, queue: &str, all: bool) {
        let mut queues = self.lock();
        let mut changed = (**queues).clone();
        changed.is_all |= all;
        if !queue.is_empty() {
            changed.names.insert(queue.into());
        }
        *queues = Arc::new(changed);
        // Release, so that whoever sees the number finds the queues under the lock; the lock orders the rest.
        self.version.fetch_add(1, Ordering::Release);
    }

    fn lock(&self) -> MutexGuard<'_, Arc<Queues>> {
        // Nothing panics while it holds the lock.
        self.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// As one worker knows it.
#[derive(Default)]
pub(super) struct AskedQueues {
    version: u64,
    queues: Arc<Queues>,
}

impl AskedQueues {
    /// True when profiles are asked for in a queue.
    #[inline]
    pub(super) fn has(&mut self, queue: &str, asked: &Asked) -> bool {
        let version = asked.version.load(Ordering::Acquire);
        if version != self.version {
            self.version = version;
            self.queues = asked.lock().clone();
        }
        self.queues.is_all || self.queues.names.contains(queue)
    }
}
