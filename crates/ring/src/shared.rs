//! What producers and consumer share: the slots, and the two cursors that say which of them are in use.

use crate::slots::Slots;
use crate::sync::{AtomicUsize, Ordering};

/// Keeps its content off the cache lines of others. 128 bytes, for processors fetch lines in pairs.
#[repr(align(128))]
struct Padded<T>(T);

/// What producers write.
struct ProducerCursors {
    /// The next position to claim.
    tail: AtomicUsize,
    /// A head that a producer has seen: never ahead of the true one, often behind it. It lies on the line that every
    /// claim owns anyway, so the consumer's line is fetched only when this copy shows too little room.
    head_seen: AtomicUsize,
}

/// The state behind all handles of one ring.
pub(crate) struct Shared<T> {
    producers: Padded<ProducerCursors>,
    /// The next position to take. Positions from here up to the tail are claimed. Only the consumer writes it.
    head: Padded<AtomicUsize>,
    pub(crate) slots: Slots<T>,
}

/// Positions that one producer made its own: `count` of them from `first` on.
#[derive(Clone, Copy)]
pub(crate) struct Claim {
    pub(crate) first: usize,
    pub(crate) count: usize,
}

impl<T> Shared<T> {
    pub(crate) fn new(capacity: usize) -> Self
    where
        T: Default,
    {
        let producers = ProducerCursors { tail: AtomicUsize::new(0), head_seen: AtomicUsize::new(0) };
        Self { producers: Padded(producers), head: Padded(AtomicUsize::new(0)), slots: Slots::new(capacity) }
    }

    /// Claims `wanted` positions, or as many as are free, with one successful compare-and-swap. None: every slot was
    /// claimed at one moment of the call.
    #[inline]
    pub(crate) fn claim(&self, wanted: usize) -> Option<Claim> {
        let cursors = &self.producers.0;
        // Acquire pairs with the Release of `newer_head`, and so with the consumer's: it has read the slots below this
        // head before they are written here.
        let mut head = cursors.head_seen.load(Ordering::Acquire);
        // Acquire pairs with the Release of the compare-and-swap below: a head loaded after this tail is at least the
        // one that allowed this tail. Without it a ring with room could answer "full".
        let mut tail = cursors.tail.load(Ordering::Acquire);
        loop {
            let free = self.free(head, tail);
            if free < wanted
                && let Some(newer) = self.newer_head(head)
            {
                head = newer;
                tail = cursors.tail.load(Ordering::Acquire);
                continue;
            }
            let count = free.min(wanted);
            if count == 0 {
                return None;
            }
            // Release and Acquire as above. Success needs no Acquire: the slots became ours by the head, not by the
            // producers before us.
            let end = tail.wrapping_add(count);
            match cursors.tail.compare_exchange_weak(tail, end, Ordering::Release, Ordering::Acquire) {
                Ok(_) => return Some(Claim { first: tail, count }),
                Err(moved) => tail = moved,
            }
        }
    }

    /// How many positions from `tail` on fit before the lap reaches `head`. 0 also when `head` is so old that the tail
    /// has gone more than a lap beyond it.
    #[inline]
    fn free(&self, head: usize, tail: usize) -> usize {
        let capacity = self.slots.capacity() + usize::from(cfg!(seeded_bug = "off_by_one_slot"));
        capacity.saturating_sub(tail.wrapping_sub(head))
    }

    /// The consumer's head, kept for the other producers, if it is not `known`.
    #[cold]
    fn newer_head(&self, known: usize) -> Option<usize> {
        // Acquire pairs with the Release of `advance`.
        let head = self.head.0.load(Ordering::Acquire);
        if head == known {
            return None;
        }
        // Release passes on to other producers what was acquired above. Racing producers may store the older of two
        // heads last: that costs the next claim another look, and nothing else.
        self.producers.0.head_seen.store(head, Ordering::Release);
        Some(head)
    }

    /// The consumer is done with all positions below `head`.
    #[inline]
    pub(crate) fn advance(&self, head: usize) {
        // Release: the slots have been read before a producer may write them again.
        self.head.0.store(head, Ordering::Release);
    }

    /// Positions claimed and not yet taken: a figure of one moment, which may have passed.
    pub(crate) fn len(&self) -> usize {
        // Acquire, and the head first: then the tail is not behind it, and the difference at worst too large. Relaxed:
        // nothing is reached through the tail here.
        let head = self.head.0.load(Ordering::Acquire);
        let tail = self.producers.0.tail.load(Ordering::Relaxed);
        tail.wrapping_sub(head).min(self.slots.capacity())
    }
}
