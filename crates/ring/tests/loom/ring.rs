//! The ring with two slots.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use loom::sync::Arc;
use loom::sync::atomic::{AtomicBool, Ordering};
use loom::thread;
use musterd_ring::{Consumer, Full, Producer, ring};

use crate::explore;

/// A ring of two slots, its cursors moved on by `offset` positions.
fn two_slots(offset: u64) -> (Producer<u64>, Consumer<u64>) {
    let (producer, mut consumer) = ring::<u64>(2);
    for _ in 0..offset {
        producer.push_with(|slot| *slot = 0).unwrap();
        assert_eq!(consumer.drain(1, |_| ()), 1);
    }
    (producer, consumer)
}

/// Drains what is there now.
fn drain(consumer: &mut Consumer<u64>, seen: &mut Vec<u64>) {
    consumer.drain(usize::MAX, |slot| seen.push(*slot));
}

/// Those of `seen` that one producer pushed: it marks them by their tens.
fn of(producer: u64, seen: &[u64]) -> Vec<u64> {
    seen.iter().copied().filter(|value| value / 10 == producer).collect()
}

/// Pushes two values marked by the producer's number and returns those that were accepted.
fn push_two(producer: &Producer<u64>, number: u64) -> Vec<u64> {
    [number * 10, number * 10 + 1]
        .into_iter()
        .filter(|value| producer.push_with(|slot| *slot = *value).is_ok())
        .collect()
}

#[test]
fn two_producers_and_a_consumer_lose_and_double_nothing() {
    explore("two producers, one consumer", || {
        let (producer, mut consumer) = two_slots(0);
        let other = producer.clone();
        let first = thread::spawn(move || push_two(&producer, 1));
        let second = thread::spawn(move || push_two(&other, 2));
        let mut seen = Vec::new();
        drain(&mut consumer, &mut seen);
        drain(&mut consumer, &mut seen);
        let (first, second) = (first.join().unwrap(), second.join().unwrap());
        drain(&mut consumer, &mut seen);
        assert_eq!((of(1, &seen), of(2, &seen)), (first, second));
        assert!(consumer.is_empty());
        assert_eq!(consumer.len(), 0);
    });
}

#[test]
fn a_claim_not_yet_published_holds_back_later_ones_and_loses_none() {
    explore("paused producer", || {
        let (paused, mut consumer) = two_slots(1);
        let other = paused.clone();
        let claimed = Arc::new(AtomicBool::new(false));
        let is_claimed = claimed.clone();
        let first = thread::spawn(move || {
            let write = |slot: &mut u64| {
                claimed.store(true, Ordering::Release);
                thread::yield_now();
                *slot = 10;
            };
            assert!(paused.push_with(write).is_ok());
        });
        let second = thread::spawn(move || {
            let after = is_claimed.load(Ordering::Acquire);
            assert!(other.push_with(|slot| *slot = 20).is_ok());
            after
        });
        let mut seen = Vec::new();
        drain(&mut consumer, &mut seen);
        first.join().unwrap();
        let after = second.join().unwrap();
        drain(&mut consumer, &mut seen);
        assert_eq!((of(1, &seen), of(2, &seen)), (vec![10], vec![20]));
        assert!(!after || seen == [10, 20], "claimed later, so delivered later: {seen:?}");
    });
}

#[test]
fn a_batch_claimed_across_the_wrap_arrives_in_one_piece() {
    explore("batch across the wrap", || {
        let (producer, mut consumer) = two_slots(1);
        let other = producer.clone();
        let batch =
            thread::spawn(move || producer.push_batch([10, 11].into_iter(), |slot, item| *slot = item));
        let single = thread::spawn(move || other.push_with(|slot| *slot = 20).is_ok());
        let mut seen = Vec::new();
        drain(&mut consumer, &mut seen);
        let (batch, single) = (batch.join().unwrap(), single.join().unwrap());
        drain(&mut consumer, &mut seen);
        assert_eq!(of(1, &seen), [10, 11][..batch]);
        assert_eq!(of(2, &seen), [20][..usize::from(single)]);
        assert!(batch > 0 || single, "one of two is accepted by an empty ring");
        let together = seen.windows(2).any(|pair| pair == [10, 11]);
        assert_eq!(together, batch == 2, "a batch is one piece: {seen:?}");
    });
}

#[test]
fn a_recycled_slot_is_written_only_after_it_was_read() {
    explore("recycling", || {
        let (producer, mut consumer) = two_slots(0);
        assert_eq!(producer.push_batch([10, 11].into_iter(), |slot, item| *slot = item), 2);
        let other = producer.clone();
        let first = thread::spawn(move || producer.push_with(|slot| *slot = 12).is_ok());
        let second = thread::spawn(move || other.push_with(|slot| *slot = 20).is_ok());
        let mut seen = Vec::new();
        drain(&mut consumer, &mut seen);
        let (first, second) = (first.join().unwrap(), second.join().unwrap());
        drain(&mut consumer, &mut seen);
        assert_eq!(of(1, &seen), [10, 11, 12][..2 + usize::from(first)]);
        assert_eq!(of(2, &seen), [20][..usize::from(second)]);
    });
}

#[test]
fn a_slot_that_a_panic_abandoned_is_used_again() {
    explore("abandoned slot", || {
        let (producer, mut consumer) = two_slots(0);
        let other = producer.clone();
        let panicking = thread::spawn(move || {
            let write = |slot: &mut u64| {
                *slot = 99;
                resume_unwind(Box::new("seeded"));
            };
            let result = catch_unwind(AssertUnwindSafe(|| producer.push_with(write)));
            assert!(matches!(result, Err(_) | Ok(Err(Full))), "it panicked, or there was no room to");
        });
        let good = thread::spawn(move || push_two(&other, 1));
        let mut seen = Vec::new();
        drain(&mut consumer, &mut seen);
        let good = good.join().unwrap();
        panicking.join().unwrap();
        drain(&mut consumer, &mut seen);
        assert_eq!(seen, good, "what was abandoned is never delivered");
        assert_eq!(consumer.len(), 0);
    });
}

#[test]
fn full_is_said_only_when_every_slot_is_claimed() {
    explore("false alarm", || {
        let (producer, mut consumer) = two_slots(0);
        let other = producer.clone();
        let single = thread::spawn(move || other.push_with(|slot| *slot = 20));
        // Until the single value is claimed, one slot of two is in use at most.
        for value in 10..13 {
            let _ = producer.push_with(|slot| *slot = value);
            consumer.drain(usize::MAX, |_| ());
        }
        assert_eq!(single.join().unwrap(), Ok(()));
    });
}

#[test]
fn the_length_is_never_more_than_was_pushed() {
    explore("length", || {
        let (producer, mut consumer) = two_slots(0);
        let other = producer.clone();
        let single = thread::spawn(move || producer.push_with(|slot| *slot = 10).unwrap());
        let length = thread::spawn(move || other.len());
        consumer.drain(usize::MAX, |_| ());
        single.join().unwrap();
        assert!(length.join().unwrap() <= 1);
    });
}
