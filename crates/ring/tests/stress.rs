//! Real threads: a paused producer, a stalled consumer, and many values.
#![cfg(not(loom))]

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

use musterd_ring::{Bell, Block, Consumer, Full, Parking, Producer, ring};

const PRODUCERS: u64 = 3;
const PER_PRODUCER: u64 = 40_000;

/// Which producer pushed a value, and as its how many-th.
type Mark = (u64, u64);

/// Pushes the producer's values from `first` on until one is refused, and returns how many were accepted.
fn push_until_full(producer: &Producer<Mark>, name: u64, first: u64) -> u64 {
    let mut number = first;
    while producer.push_with(|slot| *slot = (name, number)).is_ok() {
        number += 1;
    }
    number - first
}

fn push_until_accepted(producer: &Producer<Mark>, mark: Mark) {
    while producer.push_with(|slot| *slot = mark).is_err() {
        thread::yield_now();
    }
}

/// How many values of each producer have come.
struct Seen([u64; 3]);

impl Seen {
    fn take(&mut self, (producer, number): Mark) {
        let expected = &mut self.0[usize::try_from(producer).unwrap()];
        assert_eq!(number, *expected, "producer {producer} is in order, nothing lost or doubled");
        *expected += 1;
    }

    fn total(&self) -> u64 {
        self.0.iter().sum()
    }
}

fn drain_all(consumer: &mut Consumer<Mark>, seen: &mut Seen, total: u64) {
    while seen.total() < total {
        if consumer.drain(64, |slot| seen.take(*slot)) == 0 {
            thread::yield_now();
        }
    }
}

#[test]
fn many_producers_lose_nothing_and_keep_their_order() {
    for capacity in [1, 2, 64, 4_096] {
        let (producer, mut consumer) = ring::<Mark>(capacity);
        let mut seen = Seen([0; 3]);
        thread::scope(|scope| {
            for name in 0..PRODUCERS {
                let producer = producer.clone();
                scope.spawn(move || {
                    (0..PER_PRODUCER).for_each(|number| push_until_accepted(&producer, (name, number)));
                });
            }
            drain_all(&mut consumer, &mut seen, PRODUCERS * PER_PRODUCER);
        });
        assert!(consumer.is_empty() && producer.is_empty());
    }
}

#[test]
fn batches_of_many_producers_arrive_whole() {
    const BATCH: u64 = 7;
    let (producer, mut consumer) = ring::<Mark>(64);
    thread::scope(|scope| {
        for name in 0..PRODUCERS {
            let producer = producer.clone();
            scope.spawn(move || {
                for batch in 0..PER_PRODUCER / BATCH {
                    let batch = [0, 1, 2, 3, 4, 5, 6].map(|item| (name, batch * BATCH + item));
                    let mut marks = batch.into_iter();
                    while marks.len() > 0 {
                        if producer.push_batch(&mut marks, |slot, mark| *slot = mark) == 0 {
                            thread::yield_now();
                        }
                    }
                }
            });
        }
        drain_all(&mut consumer, &mut Seen([0; 3]), PRODUCERS * (PER_PRODUCER / BATCH) * BATCH);
    });
}

#[test]
fn a_paused_producer_delays_the_consumer_and_nobody_else() {
    let (producer, mut consumer) = ring::<Mark>(16);
    let paused = producer.clone();
    let (claimed, is_claimed) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel();
    let mut seen = Seen([0; 3]);
    thread::scope(|scope| {
        push_until_accepted(&producer, (0, 0));
        scope.spawn(move || {
            paused.push_with(|slot| {
                claimed.send(()).unwrap();
                may_go_on.recv().unwrap();
                *slot = (1, 0);
            })
        });
        is_claimed.recv().unwrap();
        let others = push_until_full(&producer, 0, 1);
        assert_eq!(others, 14, "the others go on until the ring is full");

        assert_eq!(
            consumer.drain(usize::MAX, |slot| seen.take(*slot)),
            1,
            "only what was claimed before the pause"
        );
        assert!(consumer.is_empty(), "the consumer can sleep meanwhile");
        push_until_accepted(&producer, (0, 15));
        assert_eq!(producer.push_with(|_| ()), Err(Full));
        assert_eq!(consumer.drain(usize::MAX, |_| ()), 0);

        go_on.send(()).unwrap();
        drain_all(&mut consumer, &mut seen, 17);
        assert_eq!(seen.0, [16, 1, 0]);
    });
}

#[test]
fn a_stalled_consumer_costs_refusals_and_no_value() {
    let (producer, mut consumer) = ring::<Mark>(1_024);
    let accepted: Vec<u64> = thread::scope(|scope| {
        let push_all = |name| {
            let producer = producer.clone();
            move || push_until_full(&producer, name, 0)
        };
        let threads: Vec<_> = (0..PRODUCERS).map(|name| scope.spawn(push_all(name))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(accepted.iter().sum::<u64>(), 1_024, "full to the last slot, then refused");
    let mut seen = Seen([0; 3]);
    assert_eq!(consumer.drain(usize::MAX, |slot| seen.take(*slot)), 1_024);
    assert_eq!(seen.0.as_slice(), accepted);
}

#[test]
fn blocks_keep_their_bytes_across_laps() {
    let (producer, mut consumer) = ring::<Block>(8);
    let bytes = |number: u64| vec![number.to_le_bytes()[0]; usize::try_from(number % 500).unwrap()];
    thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0..20_000 {
                while producer.push_with(|block| block.store(number, &bytes(number))).is_err() {
                    thread::yield_now();
                }
            }
        });
        let mut next = 0;
        while next < 20_000 {
            consumer.drain(8, |block| {
                assert_eq!((block.tag(), block.bytes()), (next, bytes(next).as_slice()));
                block.clear();
                next += 1;
            });
            thread::yield_now();
        }
    });
}

#[test]
fn a_sleeping_consumer_is_woken_for_every_value() {
    let (producer, mut consumer) = ring::<Mark>(64);
    let parking = Parking::new();
    let sleeper = thread::current();
    let mut seen = Seen([0; 3]);
    thread::scope(|scope| {
        for name in 0..PRODUCERS {
            let (producer, parking, sleeper) = (producer.clone(), &parking, sleeper.clone());
            scope.spawn(move || {
                for number in 0..PER_PRODUCER {
                    push_until_accepted(&producer, (name, number));
                    if parking.wake() {
                        sleeper.unpark();
                    }
                }
            });
        }
        while seen.total() < PRODUCERS * PER_PRODUCER {
            if consumer.drain(64, |slot| seen.take(*slot)) == 0 && parking.prepare(|| consumer.is_empty()) {
                thread::park();
                parking.resume();
            }
        }
    });
}

#[test]
fn a_bell_rings_once_for_many_and_always_after_the_last() {
    let (producer, mut consumer) = ring::<Mark>(1_024);
    let (bell, done) = (Bell::new(), AtomicBool::new(false));
    let (call, calls) = mpsc::channel();
    let mut seen = Seen([0; 3]);
    let handled = thread::scope(|scope| {
        let (bell, done) = (&bell, &done);
        scope.spawn(move || {
            for number in 0..PER_PRODUCER {
                push_until_accepted(&producer, (0, number));
                if bell.ring() {
                    call.send(()).unwrap();
                }
            }
            done.store(true, Ordering::Release);
        });
        // Ends when the publisher hangs up: what no call has announced by then would be missing below.
        calls
            .iter()
            .map(|()| {
                bell.rearm();
                consumer.drain(usize::MAX, |slot| seen.take(*slot));
            })
            .count()
    });
    assert_eq!(seen.total(), PER_PRODUCER);
    assert!(done.load(Ordering::Acquire) && handled >= 1, "{handled} calls");
}
