//! The pushing side.

use std::error::Error;
use std::fmt;

use crate::shared::{Claim, Shared};
use crate::slots::Slot;
use crate::sync::Arc;

/// Refused: every slot of the ring was claimed at that moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl fmt::Display for Full {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the ring is full")
    }
}

impl Error for Full {}

/// Pushes into a ring. Clone it for each thread that pushes, or share it.
pub struct Producer<T> {
    shared: Arc<Shared<T>>,
}

impl<T> Clone for Producer<T> {
    fn clone(&self) -> Self {
        Self { shared: self.shared.clone() }
    }
}

impl<T> Producer<T> {
    pub(crate) fn new(shared: Arc<Shared<T>>) -> Self {
        Self { shared }
    }

    /// Claims a slot, lets `write` fill it, and publishes it.
    ///
    /// `write` finds in the slot what an earlier lap left there. If it panics, the slot is abandoned and the panic
    /// goes on to the caller.
    #[inline]
    pub fn push_with(&self, write: impl FnOnce(&mut T)) -> Result<(), Full> {
        let mut claimed = Claimed::new(&self.shared, self.shared.claim(1).ok_or(Full)?);
        self.shared.slots.prefetch_beyond(claimed.next);
        claimed.write(self.shared.slots.at(claimed.next), write);
        Ok(())
    }

    /// Pushes the items in one piece, as if by [`push_with`](Self::push_with), and returns how many: fewer than there
    /// are, from the first on, when not all fit.
    ///
    /// To keep the items that did not fit, pass the iterator by `&mut`. If `write` or the iterator panics, or the
    /// iterator ends before its announced length, the slots not yet written are abandoned.
    #[inline]
    pub fn push_batch<I>(&self, mut items: I, mut write: impl FnMut(&mut T, I::Item)) -> usize
    where
        I: ExactSizeIterator,
    {
        let Some(claim) = self.shared.claim(items.len()) else { return 0 };
        let first = claim.first;
        let mut claimed = Claimed::new(&self.shared, claim);
        while claimed.left() > 0 {
            // Runs of neighbours instead of single slots: the loop below then does nothing but write.
            for slot in self.shared.slots.run(claimed.next, claimed.left()) {
                let Some(item) = items.next() else { return claimed.next.wrapping_sub(first) };
                claimed.write(slot, |value| write(value, item));
            }
        }
        claimed.next.wrapping_sub(first)
    }

    /// Slots claimed and not yet drained, at one moment that may have passed.
    pub fn len(&self) -> usize {
        self.shared.len()
    }

    /// True if nothing was claimed, at one moment that may have passed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of slots.
    pub fn capacity(&self) -> usize {
        self.shared.slots.capacity()
    }
}

/// Claimed positions on their way to being published. Those left when this is dropped are abandoned, so that no way
/// out of a push leaves the consumer waiting.
struct Claimed<'a, T> {
    shared: &'a Shared<T>,
    /// The next position to write.
    next: usize,
    /// The position after the last.
    end: usize,
}

impl<'a, T> Claimed<'a, T> {
    #[inline]
    fn new(shared: &'a Shared<T>, claim: Claim) -> Self {
        Self { shared, next: claim.first, end: claim.first.wrapping_add(claim.count) }
    }

    #[inline]
    fn left(&self) -> usize {
        self.end.wrapping_sub(self.next)
    }

    /// Fills and publishes `slot`, which must be that of the next position.
    #[inline]
    fn write(&mut self, slot: &Slot<T>, write: impl FnOnce(&mut T)) {
        debug_assert!(self.left() > 0, "a producer writes no more slots than it claimed");
        debug_assert!(
            std::ptr::eq(slot, self.shared.slots.at(self.next)),
            "a producer writes its slots in order"
        );
        // SAFETY: this producer claimed the position and has not published it yet.
        unsafe { slot.visit(write) };
        slot.publish(self.next);
        self.next = self.next.wrapping_add(1);
    }
}

impl<T> Drop for Claimed<'_, T> {
    #[inline]
    fn drop(&mut self) {
        if self.left() > 0 {
            abandon(self.shared, self.next, self.left());
        }
    }
}

/// Lets the consumer pass over `count` claimed positions from `first` on.
#[cold]
#[inline(never)]
fn abandon<T>(shared: &Shared<T>, first: usize, count: usize) {
    for offset in 0..count {
        let position = first.wrapping_add(offset);
        shared.slots.at(position).abandon(position);
    }
}
