//! Publish → ring → drain → re-arm: the last publication always has a call after it.

use loom::sync::Arc;
use loom::sync::atomic::{AtomicUsize, Ordering};
use loom::thread;
use musterd_ring::{Bell, Consumer, Producer, ring};

use crate::explore;

/// The bell, and the calls that were made and not yet handled: what a thread-safe function is to the host.
struct Doorbell {
    bell: Bell,
    calls: AtomicUsize,
}

impl Doorbell {
    fn publish(&self, producer: &Producer<u64>) {
        producer.push_with(|slot| *slot = 1).unwrap();
        if self.bell.ring() {
            self.calls.fetch_add(1, Ordering::Release);
        }
    }

    /// The event loop's turn: runs the handler if there is a call. At most `max` values a turn, as the host's drain.
    fn turn(&self, consumer: &mut Consumer<u64>, max: usize) -> usize {
        if self.calls.swap(0, Ordering::Acquire) == 0 {
            return 0;
        }
        self.bell.rearm();
        let drained = consumer.drain(max, |_| ());
        if drained == max && self.bell.ring() {
            self.calls.fetch_add(1, Ordering::Release);
        }
        drained
    }
}

fn no_publication_stays_without_a_call(max: usize) {
    let (producer, mut consumer) = ring::<u64>(2);
    let doorbell = Arc::new(Doorbell { bell: Bell::new(), calls: AtomicUsize::new(0) });
    let publishers = [producer.clone(), producer].map(|producer| {
        let doorbell = doorbell.clone();
        thread::spawn(move || doorbell.publish(&producer))
    });
    let mut drained = doorbell.turn(&mut consumer, max) + doorbell.turn(&mut consumer, max);
    for publisher in publishers {
        publisher.join().unwrap();
    }
    while doorbell.calls.load(Ordering::Acquire) > 0 {
        drained += doorbell.turn(&mut consumer, max);
    }
    assert_eq!(drained, 2, "no call is left, so nothing may be left in the ring");
}

#[test]
fn no_wake_up_is_lost_when_the_handler_drains_all() {
    explore("doorbell", || no_publication_stays_without_a_call(usize::MAX));
}

#[test]
fn no_wake_up_is_lost_when_the_handler_leaves_some() {
    explore("doorbell, one value a turn", || no_publication_stays_without_a_call(1));
}
