//! A bounded ring from many producers to one consumer, and the two flags that wake its consumer.
//!
//! ```
//! use musterd_ring::{Full, ring};
//!
//! let (producer, mut consumer) = ring::<u64>(4);
//! assert_eq!(producer.push_with(|slot| *slot = 7), Ok(()));
//! assert_eq!(producer.push_batch([8, 9, 10, 11].into_iter(), |slot, item| *slot = item), 3);
//! assert_eq!(producer.push_with(|slot| *slot = 12), Err(Full));
//!
//! let mut seen = Vec::new();
//! assert_eq!(consumer.drain(usize::MAX, |slot| seen.push(*slot)), 4);
//! assert_eq!(seen, [7, 8, 9, 10]);
//! ```
//!
//! # Words
//!
//! - A **position** numbers one claim since the ring was made: 0, 1, 2, …
//! - A **slot** is a piece of memory for one value. Position `p` lives in slot `p mod capacity`.
//! - A **lap** is one walk over all slots: positions `n × capacity` up to `(n + 1) × capacity`.
//! - A **stamp** is the word beside a slot's value. It says which position was last published there, and so tells
//!   the consumer whether the slot already holds its next value or still the one of the lap before.
//! - To **claim** is to move the tail, which makes positions one producer's own; to **publish** is to stamp one.
//!
//! # What it guarantees
//!
//! - Nothing is lost, doubled or overwritten. [`Full`] means refused: every slot was claimed at that moment.
//! - Values come out in the order of their claims, so each producer's values in the order of its pushes, and a
//!   batch as one piece.
//! - No locks and no waiting: a push retries only when another producer's push succeeded or the consumer moved on.
//! - Slots are recycled. After [`ring`] nothing allocates, except what the value itself does.
//! - A closure that panics does not wedge the ring: what it claimed is abandoned, and the consumer passes over it.
//!
//! # What it does not
//!
//! - A producer stalled between claim and publish (suspended by the kernel inside its closure, say) delays the
//!   consumer: later values are kept, in order, until it goes on. Meanwhile producers go on until the ring is full.
//!   So keep the closure short. One that never returns stops the ring for ever.
//! - Memory is never given back: a slot keeps what its value owns until it is written again or the ring is dropped.
//!   [`Block`] is therefore cleared by whoever drains it.
//! - There is no closed state. When the consumer is dropped, producers fill the ring and then see [`Full`].
//! - It does not wake anybody: see [`Bell`] and [`Parking`].
//! - Positions are `usize`. On a 32-bit machine a producer that is suspended between its look at the tail and its
//!   claim for exactly 2³² claims would claim wrongly; on a 64-bit one it would have to sleep for centuries.
//!
//! # Source
//!
//! Stamped slots come from Dmitry Vyukov's bounded MPMC queue
//! (<https://www.1024cores.net/home/lock-free-algorithms/queues/bounded-mpmc-queue>). There the consumer stamps a slot
//! too, to free it. Here it moves one head past a whole drain, and producers keep a copy of that head beside the
//! tail: so room for a batch is one comparison, its claim is one compare-and-swap, and the consumer never writes to
//! a slot's stamp.
//!
//! # How it is checked
//!
//! `tests/loom` explores the interleavings of small models: `RUSTFLAGS="--cfg loom" cargo test -p musterd-ring
//! --release --test loom`. Its first lines list the bugs that can be seeded to see the models fail.
#![allow(
    unsafe_code,
    reason = "a slot is shared between threads by its stamp, which the compiler cannot check"
)]

mod bell;
mod block;
mod consumer;
mod parking;
mod producer;
mod shared;
mod slots;
mod sync;

pub use bell::Bell;
pub use block::Block;
pub use consumer::Consumer;
pub use parking::Parking;
pub use producer::{Full, Producer};

/// Makes a ring of `capacity` slots, each holding `T::default()` to begin with.
///
/// Every push and drain lends a slot's value as `&mut T`, with what an earlier lap left in it.
///
/// # Panics
///
/// If `capacity` is not a power of two, or the slots do not fit into memory.
pub fn ring<T: Default + Send>(capacity: usize) -> (Producer<T>, Consumer<T>) {
    let shared = sync::Arc::new(shared::Shared::new(capacity));
    (Producer::new(shared.clone()), Consumer::new(shared))
}
