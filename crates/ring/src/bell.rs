//! The flag behind a doorbell: many publications, one wake-up.

use crate::sync::{AtomicBool, Ordering};

/// Makes an expensive call once for many publications, without ever losing the last one.
///
/// The publisher publishes, then calls [`ring`](Self::ring), and makes the call if the answer is true. The handler of
/// the call calls [`rearm`](Self::rearm) **before** it drains; if it leaves something undrained, it rings again itself.
/// If the call cannot be made, [`rearm`](Self::rearm) lets the next publisher try.
///
/// ```
/// let bell = musterd_ring::Bell::new();
/// assert!(bell.ring(), "the first publisher makes the call");
/// assert!(!bell.ring(), "the second finds that the call is under way");
/// bell.rearm(); // The handler drains after this.
/// assert!(bell.ring(), "what comes now needs a new call");
/// ```
pub struct Bell {
    rung: AtomicBool,
}

impl Bell {
    /// A bell that nobody has rung.
    pub fn new() -> Self {
        Self { rung: AtomicBool::new(false) }
    }

    /// Says that something was published. True: the caller must now make the call.
    #[must_use = "true means that nobody else will make the call"]
    #[inline]
    pub fn ring(&self) -> bool {
        // AcqRel, and a swap on both sides. Of this swap and that of `rearm`, one comes first. If it is this one, the
        // handler acquires what was published before it. If it is that one, this one returns false and the caller calls.
        !self.rung.swap(true, Ordering::AcqRel)
    }

    /// Says that the handler is about to drain: whatever is published from now on rings again.
    #[inline]
    pub fn rearm(&self) {
        if cfg!(seeded_bug = "lost_doorbell") {
            // A plain store may stay in the processor's store buffer while the drain already reads the ring.
            self.rung.store(false, Ordering::Release);
        } else {
            self.rung.swap(false, Ordering::AcqRel);
        }
    }
}

impl Default for Bell {
    fn default() -> Self {
        Self::new()
    }
}
