//! The ring's memory: one allocation of slots, each a stamp beside its value.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::ptr::{self, NonNull};
use std::slice;

use crate::sync::{AtomicUsize, Ordering, UnsafeCell};

/// The first slot begins on a cache line, so that slots of 256 bytes cover exactly four.
const ALIGNMENT: usize = 64;

/// How many pushes ahead a slot is fetched into the cache: far enough for the memory to answer in time.
const PREFETCH_SLOTS: usize = 16;

/// What the stamp of a slot says about one position.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stamp {
    /// Not published yet.
    Pending,
    /// The slot holds the position's value.
    Published,
    /// Claimed by a closure that panicked: there is no value.
    Abandoned,
}

/// One place for a value.
#[repr(C)]
pub(crate) struct Slot<T> {
    stamp: AtomicUsize,
    value: UnsafeCell<T>,
}

/// The stamp of a published position. A new slot's stamp is 0, which is no position's until all have been used.
#[inline]
fn published(position: usize) -> usize {
    position.wrapping_add(1)
}

/// The stamp of an abandoned position. It meets that of a published one only when half of all numbers have been used.
#[inline]
fn abandoned(position: usize) -> usize {
    !published(position)
}

impl<T> Slot<T> {
    /// What the slot says about `position`. After anything but [`Stamp::Pending`] its value may be visited.
    #[inline]
    pub(crate) fn stamp(&self, position: usize) -> Stamp {
        // Acquire pairs with the Release of `publish`: who sees the stamp sees the value written before it.
        let order = if cfg!(seeded_bug = "relaxed_stamp") { Ordering::Relaxed } else { Ordering::Acquire };
        let stamp = self.stamp.load(order);
        if stamp == published(position) {
            Stamp::Published
        } else if stamp == abandoned(position) {
            Stamp::Abandoned
        } else {
            Stamp::Pending
        }
    }

    /// Hands the slot to the consumer.
    #[inline]
    pub(crate) fn publish(&self, position: usize) {
        // Release: the value's bytes are written before the stamp that announces them.
        self.stamp.store(published(position), Ordering::Release);
    }

    /// Lets the consumer pass over the slot.
    #[cold]
    pub(crate) fn abandon(&self, position: usize) {
        // Release: whatever the closure wrote before it panicked is written before the consumer frees the slot.
        self.stamp.store(abandoned(position), Ordering::Release);
    }

    /// Lends the value.
    ///
    /// # Safety
    ///
    /// The caller owns the slot: as the producer that claimed it and has not published it, or as the consumer that
    /// saw its stamp and has not moved the head past it.
    #[inline]
    pub(crate) unsafe fn visit<R>(&self, visit: impl FnOnce(&mut T) -> R) -> R {
        // SAFETY: the pointer is the cell's own, and the caller is alone with it.
        self.value.with_mut(|value| visit(unsafe { &mut *value }))
    }
}

/// A power of two of slots.
pub(crate) struct Slots<T> {
    first: NonNull<Slot<T>>,
    mask: usize,
    /// How many slots have been made: all of them, unless a `T::default()` panicked on the way.
    made: usize,
}

// SAFETY: the slots are owned by this value alone.
unsafe impl<T: Send> Send for Slots<T> {}
// SAFETY: the stamps are atomic, and a value is reached by one thread at a time, by the contract of `Slot::visit`.
unsafe impl<T: Send> Sync for Slots<T> {}

impl<T> Slots<T> {
    pub(crate) fn new(capacity: usize) -> Self
    where
        T: Default,
    {
        assert!(capacity.is_power_of_two(), "the capacity of a ring must be a power of two, not {capacity}");
        let layout = Self::layout(capacity);
        // SAFETY: the layout is not empty, for a slot holds at least its stamp.
        let memory = unsafe { alloc(layout) }.cast::<Slot<T>>();
        let Some(first) = NonNull::new(memory) else { handle_alloc_error(layout) };
        let mut slots = Self { first, mask: capacity - 1, made: 0 };
        for index in 0..capacity {
            let slot = Slot { stamp: AtomicUsize::new(0), value: UnsafeCell::new(T::default()) };
            // SAFETY: `index` is below the capacity that was allocated.
            unsafe { first.add(index).write(slot) };
            slots.made = index + 1;
        }
        slots
    }

    #[inline]
    pub(crate) fn capacity(&self) -> usize {
        self.mask + 1
    }

    /// The slots of `position` and those after it, up to the end of the memory, but no more than `max`. Not empty
    /// unless `max` is 0.
    #[inline]
    pub(crate) fn run(&self, position: usize, max: usize) -> &[Slot<T>] {
        let index = position & self.mask;
        let length = max.min(self.capacity() - index);
        // SAFETY: `index + length` is at most the capacity, and all slots have been made when `new` returns.
        unsafe { slice::from_raw_parts(self.first.add(index).as_ptr(), length) }
    }

    /// The slot of `position`.
    #[inline]
    pub(crate) fn at(&self, position: usize) -> &Slot<T> {
        // SAFETY: the mask keeps the index below the capacity, and all slots have been made when `new` returns.
        unsafe { self.first.add(position & self.mask).as_ref() }
    }

    /// Fetches the beginning of a slot that will be written soon after that of `position`.
    ///
    /// A claim is a locked instruction, which waits for all stores before it. So a store into a line that is not in the
    /// cache would hold up the next push, and a ring of large slots is larger than the cache. Small slots share their
    /// lines with neighbours and gain nothing.
    #[inline]
    pub(crate) fn prefetch_beyond(&self, position: usize) {
        if size_of::<Slot<T>>() > 2 * ALIGNMENT {
            prefetch(self.at(position.wrapping_add(PREFETCH_SLOTS)));
        }
    }

    fn layout(capacity: usize) -> Layout {
        Layout::array::<Slot<T>>(capacity)
            .and_then(|layout| layout.align_to(ALIGNMENT))
            .expect("the slots of a ring must fit into memory")
    }
}

impl<T> Drop for Slots<T> {
    fn drop(&mut self) {
        // SAFETY: `made` slots have been written, nobody else can reach them any more, and the memory was allocated
        // with this layout.
        unsafe {
            ptr::slice_from_raw_parts_mut(self.first.as_ptr(), self.made).drop_in_place();
            dealloc(self.first.as_ptr().cast(), Self::layout(self.capacity()));
        }
    }
}

/// Fetches the slot's first two cache lines, where the processor can be asked to.
#[inline]
fn prefetch<T>(slot: &Slot<T>) {
    #[cfg(target_arch = "x86_64")]
    {
        use core::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        let first_line = ptr::from_ref(slot).cast::<i8>();
        // SAFETY: a prefetch neither reads nor writes, and may be given any address.
        unsafe {
            _mm_prefetch::<_MM_HINT_T0>(first_line);
            _mm_prefetch::<_MM_HINT_T0>(first_line.wrapping_add(ALIGNMENT));
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = slot;
}

#[cfg(all(test, not(loom), target_pointer_width = "64"))]
mod tests {
    use super::*;
    use crate::Block;

    #[test]
    fn a_slot_with_a_block_covers_four_cache_lines() {
        assert_eq!(size_of::<Slot<Block>>(), 256);
        let slots = Slots::<Block>::new(2);
        for position in 0..4 {
            assert_eq!(ptr::from_ref(slots.at(position)).addr() % ALIGNMENT, 0, "position {position}");
        }
    }

    #[test]
    fn positions_one_lap_apart_share_a_slot() {
        let slots = Slots::<u64>::new(4);
        for (position, other, same) in
            [(0, 4, true), (3, 7, true), (0, 3, false), (1, 6, false), (2, 10, true)]
        {
            assert_eq!(ptr::eq(slots.at(position), slots.at(other)), same, "{position} and {other}");
        }
    }

    #[test]
    fn a_run_ends_where_the_memory_ends() {
        let slots = Slots::<u64>::new(4);
        // position, most → length
        for (position, max, length) in
            [(0, 9, 4), (0, 3, 3), (1, 9, 3), (3, 9, 1), (4, 4, 4), (7, 2, 1), (2, 0, 0)]
        {
            let run = slots.run(position, max);
            assert_eq!(run.len(), length, "at most {max} from {position}");
            assert!(ptr::eq(run.as_ptr(), slots.at(position)), "from {position}");
        }
    }

    #[test]
    fn a_stamp_speaks_of_one_position_only() {
        let slots = Slots::<u64>::new(2);
        let slot = slots.at(2);
        assert!(slot.stamp(0) == Stamp::Pending, "a new slot");
        slot.publish(2);
        for (position, expected) in [(0, Stamp::Pending), (2, Stamp::Published), (4, Stamp::Pending)] {
            assert!(slot.stamp(position) == expected, "position {position} after publish(2)");
        }
        slot.abandon(4);
        for (position, expected) in [(2, Stamp::Pending), (4, Stamp::Abandoned), (6, Stamp::Pending)] {
            assert!(slot.stamp(position) == expected, "position {position} after abandon(4)");
        }
    }

    #[test]
    fn stamps_survive_the_end_of_numbers() {
        let slots = Slots::<u64>::new(2);
        for position in [usize::MAX / 2 - 1, usize::MAX / 2, usize::MAX - 1, usize::MAX, 0, 1] {
            let slot = slots.at(position);
            slot.publish(position);
            assert!(slot.stamp(position) == Stamp::Published, "position {position}");
            assert!(slot.stamp(position.wrapping_add(2)) == Stamp::Pending, "position {position}, next lap");
        }
    }
}
