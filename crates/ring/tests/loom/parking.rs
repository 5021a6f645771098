//! Announce → look again → park: a consumer that sleeps is always woken. Loom reports a sleeper that nobody wakes.

use loom::sync::Arc;
use loom::thread;
use musterd_ring::{Parking, ring};

use crate::explore;

fn the_sleeper_gets_all(producers: u64) {
    let (producer, mut consumer) = ring::<u64>(2);
    let parking = Arc::new(Parking::new());
    let sleeper = thread::current();
    for _ in 0..producers {
        let (producer, parking, sleeper) = (producer.clone(), parking.clone(), sleeper.clone());
        thread::spawn(move || {
            producer.push_with(|slot| *slot = 1).unwrap();
            if parking.wake() {
                sleeper.unpark();
            }
        });
    }
    let mut missing = producers;
    while missing > 0 {
        missing -= consumer.drain(usize::MAX, |_| ()) as u64;
        if missing > 0 && parking.prepare(|| consumer.is_empty()) {
            thread::park();
            parking.resume();
        }
    }
}

#[test]
fn a_sleeper_is_woken_by_one_producer() {
    explore("parking, one producer", || the_sleeper_gets_all(1));
}

#[test]
fn a_sleeper_is_woken_by_two_producers() {
    explore("parking, two producers", || the_sleeper_gets_all(2));
}
