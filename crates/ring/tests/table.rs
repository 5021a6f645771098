//! Pushes and drains one after another, as tables.
#![cfg(not(loom))]

use std::panic::{AssertUnwindSafe, catch_unwind};

use musterd_ring::{Consumer, Full, Producer, ring};

fn drain(consumer: &mut Consumer<usize>, max: usize) -> Vec<usize> {
    let mut seen = Vec::new();
    let count = consumer.drain(max, |slot| seen.push(*slot));
    assert_eq!(count, seen.len());
    seen
}

/// A ring with its cursors moved on by `offset`, then holding `used` values from 0 on.
fn filled(capacity: usize, offset: usize, used: usize) -> (Producer<usize>, Consumer<usize>) {
    let (producer, mut consumer) = ring::<usize>(capacity);
    for _ in 0..offset {
        producer.push_with(|slot| *slot = 99).unwrap();
        assert_eq!(drain(&mut consumer, 1), [99]);
    }
    assert_eq!(producer.push_batch(0..used, |slot, value| *slot = value), used);
    (producer, consumer)
}

#[test]
fn a_batch_takes_what_is_free() {
    // capacity, cursors moved on by, slots used, batch → accepted
    let table = [
        (1, 0, 0, 0, 0),
        (1, 0, 0, 1, 1),
        (1, 0, 0, 2, 1),
        (1, 5, 1, 1, 0),
        (2, 0, 1, 2, 1),
        (4, 0, 0, 4, 4),
        (4, 3, 0, 4, 4),
        (4, 3, 1, 4, 3),
        (4, 2, 4, 1, 0),
        (8, 7, 3, 64, 5),
        (64, 63, 0, 64, 64),
    ];
    for (capacity, offset, used, batch, accepted) in table {
        let (producer, mut consumer) = filled(capacity, offset, used);
        let mut items = (used..used + batch).collect::<Vec<_>>().into_iter();
        let case = format!("capacity {capacity}, offset {offset}, used {used}, batch {batch}");
        assert_eq!(producer.push_batch(&mut items, |slot, item| *slot = item), accepted, "{case}");
        assert_eq!(items.len(), batch - accepted, "{case}: the rest stays in the iterator");
        assert_eq!(producer.len(), used + accepted, "{case}");
        assert_eq!(drain(&mut consumer, usize::MAX), (0..used + accepted).collect::<Vec<_>>(), "{case}");
        assert!(producer.is_empty() && consumer.is_empty(), "{case}");
    }
}

#[test]
fn a_drain_takes_at_most_what_was_asked() {
    // slots used of 4, asked → drained
    for (used, max, drained) in [(0, 1, 0), (1, 0, 0), (3, 2, 2), (3, 3, 3), (4, 5, 4), (4, usize::MAX, 4)] {
        let (producer, mut consumer) = filled(4, 3, used);
        assert_eq!(drain(&mut consumer, max), (0..drained).collect::<Vec<_>>(), "{max} of {used}");
        assert_eq!((producer.len(), consumer.len()), ((used - drained), (used - drained)));
    }
}

#[test]
fn full_refuses_and_overwrites_nothing() {
    for capacity in [1, 2, 4, 64] {
        let (producer, mut consumer) = filled(capacity, 3, capacity);
        for _ in 0..3 {
            assert_eq!(producer.push_with(|_| panic!("a refused push must not write")), Err(Full));
        }
        assert_eq!(drain(&mut consumer, 1), [0]);
        assert_eq!(producer.push_with(|slot| *slot = capacity), Ok(()));
        assert_eq!(producer.push_with(|slot| *slot = 0), Err(Full));
        assert_eq!(drain(&mut consumer, usize::MAX), (1..=capacity).collect::<Vec<_>>());
    }
}

#[test]
fn slots_are_recycled_with_what_they_hold() {
    let (producer, mut consumer) = ring::<Vec<u8>>(2);
    for lap in 0..5 {
        for _ in 0..2 {
            producer
                .push_with(|slot| {
                    assert_eq!(slot.len(), lap, "what the lap before left");
                    slot.push(0);
                })
                .unwrap();
        }
        assert_eq!(consumer.drain(2, |slot| assert_eq!(slot.len(), lap + 1)), 2);
    }
}

#[test]
fn a_capacity_that_is_no_power_of_two_is_refused() {
    for (capacity, good) in
        [(0, false), (1, true), (2, true), (3, false), (6, false), (65_536, true), (65_537, false)]
    {
        assert_eq!(catch_unwind(|| ring::<usize>(capacity)).is_ok(), good, "capacity {capacity}");
    }
}

#[test]
fn a_push_inside_a_push_waits_for_the_outer_one() {
    let (producer, mut consumer) = ring::<usize>(4);
    producer
        .push_with(|slot| {
            producer.push_with(|later| *later = 2).unwrap();
            assert_eq!(consumer.drain(usize::MAX, |_| ()), 0, "the claim before it is not published");
            assert!(consumer.is_empty());
            assert_eq!(consumer.len(), 2);
            *slot = 1;
        })
        .unwrap();
    assert_eq!(drain(&mut consumer, usize::MAX), [1, 2]);
}

#[test]
fn a_panic_in_a_write_abandons_its_slots_only() {
    // batch, the write that panics → what arrives of the batch
    for (batch, bad, arrives) in [(1, 0, 0), (3, 0, 0), (3, 1, 1), (3, 2, 2)] {
        let (producer, mut consumer) = filled(8, 6, 1);
        let write = |slot: &mut usize, item: usize| {
            assert_ne!(item, bad, "seeded");
            *slot = 10 + item;
        };
        let items = (0..batch).collect::<Vec<_>>();
        let result = catch_unwind(AssertUnwindSafe(|| producer.push_batch(items.into_iter(), write)));
        assert!(result.is_err(), "the panic reaches the caller");
        producer.push_with(|slot| *slot = 30).unwrap();
        let expected = [vec![0], (10..10 + arrives).collect(), vec![30]].concat();
        assert_eq!(drain(&mut consumer, usize::MAX), expected, "batch of {batch}, write {bad} panics");
        assert!(consumer.is_empty() && producer.is_empty());
        assert_eq!(filled_up(&producer), 8, "all slots are usable again");
    }
}

/// Pushes until the ring is full and returns how many fitted.
fn filled_up(producer: &Producer<usize>) -> usize {
    let mut count = 0;
    while producer.push_with(|slot| *slot = 0).is_ok() {
        count += 1;
    }
    count
}

#[test]
fn a_panic_in_a_read_takes_its_value_only() {
    let (producer, mut consumer) = filled(4, 3, 4);
    let read = |slot: &mut usize| assert_ne!(*slot, 1, "seeded");
    assert!(catch_unwind(AssertUnwindSafe(|| consumer.drain(usize::MAX, read))).is_err());
    assert_eq!(producer.len(), 2, "values 0 and 1 are taken");
    assert_eq!(drain(&mut consumer, usize::MAX), [2, 3]);
}

#[test]
fn an_iterator_that_lies_about_its_length_wedges_nothing() {
    struct Liar(usize);
    impl Iterator for Liar {
        type Item = usize;
        fn next(&mut self) -> Option<usize> {
            self.0 = self.0.checked_sub(1)?;
            Some(self.0)
        }
        fn size_hint(&self) -> (usize, Option<usize>) {
            (5, Some(5))
        }
    }
    impl ExactSizeIterator for Liar {}

    for (truth, arrives) in [(0, vec![]), (3, vec![2, 1, 0]), (7, vec![6, 5, 4, 3, 2])] {
        let (producer, mut consumer) = ring::<usize>(8);
        assert_eq!(producer.push_batch(Liar(truth), |slot, item| *slot = item), arrives.len());
        assert_eq!(drain(&mut consumer, usize::MAX), arrives);
        assert!(consumer.is_empty());
        assert_eq!(consumer.len(), 0);
    }
}

#[test]
fn values_are_dropped_once_with_the_ring() {
    let value = std::sync::Arc::new(());
    let (producer, consumer) = ring::<Option<std::sync::Arc<()>>>(4);
    for _ in 0..3 {
        producer.push_with(|slot| *slot = Some(value.clone())).unwrap();
    }
    drop(consumer);
    assert_eq!(std::sync::Arc::strong_count(&value), 4);
    drop(producer);
    assert_eq!(std::sync::Arc::strong_count(&value), 1);
}
