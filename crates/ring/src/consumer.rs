//! The draining side.

use crate::shared::Shared;
use crate::slots::Stamp;
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
        let mut taken = Taken::new(self);
        while taken.values < max && taken.take_next(&mut read) {}
        taken.values
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
    consumer: &'a mut Consumer<T>,
    /// The next position to look at.
    next: usize,
    /// How many values have been lent.
    values: usize,
}

impl<'a, T> Taken<'a, T> {
    #[inline]
    fn new(consumer: &'a mut Consumer<T>) -> Self {
        let next = consumer.head;
        Self { consumer, next, values: 0 }
    }

    /// False: the next position is not published.
    #[inline]
    fn take_next(&mut self, read: &mut impl FnMut(&mut T)) -> bool {
        let slot = self.consumer.shared.slots.at(self.next);
        match slot.stamp(self.next) {
            Stamp::Pending => return false,
            Stamp::Abandoned => self.next = self.next.wrapping_add(1),
            Stamp::Published => {
                // Counted before it is lent, so that a panic does not lend it again.
                self.next = self.next.wrapping_add(1);
                self.values += 1;
                // SAFETY: the slot is published, and the head is moved past it only when this drain ends.
                unsafe { slot.visit(read) };
            }
        }
        true
    }
}

impl<T> Drop for Taken<'_, T> {
    #[inline]
    fn drop(&mut self) {
        if self.next != self.consumer.head {
            self.consumer.head = self.next;
            self.consumer.shared.advance(self.next);
        }
    }
}
