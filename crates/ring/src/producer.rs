//! The pushing side.

use std::error::Error;
use std::fmt;

use crate::shared::{Claim, Shared};
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
        claimed.write_next(write);
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
        let count = claim.count;
        let mut claimed = Claimed::new(&self.shared, claim);
        for item in items.by_ref().take(count) {
            claimed.write_next(|value| write(value, item));
        }
        claimed.written()
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

/// Claimed positions on their way to being published. What is left of them when this is dropped is abandoned, so
/// that no path out of a push leaves the consumer waiting.
struct Claimed<'a, T> {
    shared: &'a Shared<T>,
    claim: Claim,
    written: usize,
}

impl<'a, T> Claimed<'a, T> {
    #[inline]
    fn new(shared: &'a Shared<T>, claim: Claim) -> Self {
        Self { shared, claim, written: 0 }
    }

    #[inline]
    fn written(&self) -> usize {
        self.written
    }

    #[inline]
    fn next(&self) -> usize {
        self.claim.first.wrapping_add(self.written)
    }

    #[inline]
    fn write_next(&mut self, write: impl FnOnce(&mut T)) {
        debug_assert!(self.written < self.claim.count, "a producer writes no more slots than it claimed");
        let position = self.next();
        let slot = self.shared.slots.at(position);
        // SAFETY: this producer claimed the position and has not published it yet.
        unsafe { slot.visit(write) };
        slot.publish(position);
        self.written += 1;
    }
}

impl<T> Drop for Claimed<'_, T> {
    #[inline]
    fn drop(&mut self) {
        while self.written < self.claim.count {
            let position = self.next();
            self.shared.slots.at(position).abandon(position);
            self.written += 1;
        }
    }
}
