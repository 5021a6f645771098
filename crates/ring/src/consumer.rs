//! The draining side.

use crate::shared::Shared;
use crate::slots::{Slot, Stamp};
use crate::sync::Arc;

/// Drains a ring. There is one.
pub struct Consumer<T> {
    shared: Arc<Shared<T>>,
    /// The next position to take: the shared head without the detour, for only this side moves it.
    head: usize,
}

impl<T> Consumer<T> {
    pub(crate) fn new(shared: Arc<Shared<T>>) -> Self {
        Self { shared, head: 0 }
    }

    /// Lends the next values to `read`, at most `max` of them, in the order of their claims, and returns how many.
    ///
    /// Stops early at the first slot that is not published yet. The slots become free for producers together, when
    /// `drain` returns; a small `max` frees them sooner. If `read` panics, its value counts as taken and the panic goes
    /// on to the caller.
    #[inline]
    pub fn drain(&mut self, max: usize, mut read: impl FnMut(&mut T)) -> usize {
        let mut taken = Taken { shared: &self.shared, next: self.head, head: &mut self.head, abandoned: 0 };
        while taken.values() < max && taken.take_run(max - taken.values(), &mut read) {}
        taken.values()
    }

    /// True if [`drain`](Self::drain) would find nothing now, be it that nothing was pushed or that the oldest claim is
    /// not published yet.
    pub fn is_empty(&self) -> bool {
        self.shared.slots.at(self.head).stamp(self.head) == Stamp::Pending
    }

    /// Slots claimed and not yet drained, published or not, at one moment that may have passed.
    pub fn len(&self) -> usize {
        self.shared.len()
    }

    /// The number of slots.
    pub fn capacity(&self) -> usize {
        self.shared.slots.capacity()
    }
}

/// A drain under way. Its drop frees what was taken, also when a closure panics.
struct Taken<'a, T> {
    shared: &'a Shared<T>,
    /// The consumer's own head, moved when the drain ends.
    head: &'a mut usize,
    /// The next position to look at.
    next: usize,
    /// How many slots were passed over.
    abandoned: usize,
}

impl<T> Taken<'_, T> {
    /// How many values have been lent.
    #[inline]
    fn values(&self) -> usize {
        self.next.wrapping_sub(*self.head) - self.abandoned
    }

    /// Takes from at most `max` neighbouring slots. False: it came to one that is not published.
    #[inline]
    fn take_run(&mut self, max: usize, read: &mut impl FnMut(&mut T)) -> bool {
        // By fours, which the compiler unrolls: a quarter faster where a value is a few bytes.
        let (fours, rest) = self.shared.slots.run(self.next, max).as_chunks::<4>();
        fours.iter().flatten().chain(rest).all(|slot| self.take(slot, read))
    }

    /// Takes from `slot`, which must be that of the next position. False: it is not published.
    #[inline]
    fn take(&mut self, slot: &Slot<T>, read: &mut impl FnMut(&mut T)) -> bool {
        let stamp = slot.stamp(self.next);
        if stamp == Stamp::Pending {
            return false;
        }
        // Counted before it is lent, so that a panic does not lend it again.
        self.next = self.next.wrapping_add(1);
        if stamp == Stamp::Abandoned {
            self.abandoned += 1;
        } else {
            // SAFETY: the slot is published, and the head is moved past it only when this drain ends.
            unsafe { slot.visit(read) };
        }
        true
    }
}

impl<T> Drop for Taken<'_, T> {
    #[inline]
    fn drop(&mut self) {
        if self.next != *self.head {
            *self.head = self.next;
            self.shared.advance(self.next);
        }
    }
}
