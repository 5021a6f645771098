//! The flag behind a sleeping consumer: producers pay for waking it only when it sleeps.

use crate::sync::{AtomicBool, Ordering, fence};

/// Lets one consumer sleep while there is nothing to do, without ever missing a publication.
///
/// The consumer announces that it sleeps, then looks once more; a producer publishes, then looks whether the consumer
/// sleeps. A full fence on both sides between the two steps makes sure that at least one of them sees the other.
///
/// ```
/// use musterd_ring::{Parking, ring};
/// use std::thread;
///
/// let parking = Parking::new();
/// let (producer, mut consumer) = ring::<u64>(8);
/// let sleeper = thread::current();
/// thread::scope(|scope| {
///     scope.spawn(|| {
///         producer.push_with(|slot| *slot = 7).unwrap();
///         if parking.wake() {
///             sleeper.unpark();
///         }
///     });
///     while consumer.drain(1, |slot| assert_eq!(*slot, 7)) == 0 {
///         if parking.prepare(|| consumer.is_empty()) {
///             thread::park();
///             parking.resume();
///         }
///     }
/// });
/// ```
pub struct Parking {
    asleep: AtomicBool,
}

impl Parking {
    /// For a consumer that is awake.
    pub fn new() -> Self {
        Self { asleep: AtomicBool::new(false) }
    }

    /// The consumer's step before it parks: announces it, then asks `idle` whether there is still nothing to do. True:
    /// park now, with or without a timeout, then call [`resume`](Self::resume). False: there is work.
    #[must_use = "true means that the consumer must park, false that it must not"]
    pub fn prepare(&self, idle: impl FnOnce() -> bool) -> bool {
        // Relaxed: the fence below orders it before the look.
        self.asleep.store(true, Ordering::Relaxed);
        // Pairs with the fence of `wake`. Of the two, one comes first. If it is this one, the producer's load sees
        // `true`. If it is that one, `idle` sees what was published before it.
        if !cfg!(seeded_bug = "lost_wake_up") {
            fence(Ordering::SeqCst);
        }
        let sleep = idle();
        if !sleep {
            self.resume();
        }
        sleep
    }

    /// The consumer's step after it parked, whatever ended that.
    pub fn resume(&self) {
        // Relaxed: an extra wake-up does no harm, and what was published is found through the ring's stamps.
        self.asleep.store(false, Ordering::Relaxed);
    }

    /// A producer's step after it published. True: the caller must now unpark the consumer.
    #[must_use = "true means that nobody else will unpark the consumer"]
    #[inline]
    pub fn wake(&self) -> bool {
        // Pairs with the fence of `prepare`.
        fence(Ordering::SeqCst);
        // Relaxed: the fence has ordered it after the publication. Only the first of many producers gets true.
        self.asleep.load(Ordering::Relaxed) && self.asleep.swap(false, Ordering::Relaxed)
    }
}

impl Default for Parking {
    fn default() -> Self {
        Self::new()
    }
}
