//! Any sequence of calls, compared with a plain queue.
#![cfg(not(loom))]

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};

use musterd_ring::{Consumer, Full, Producer, ring};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

/// One call.
#[derive(Clone, Copy, Debug)]
enum Step {
    Push,
    PushBatch(usize),
    /// A batch whose write panics at this item.
    PanicAt(usize, usize),
    Drain(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Push),
        2 => (0..12_usize).prop_map(Step::PushBatch),
        1 => (1..6_usize, 0..6_usize).prop_map(|(items, bad)| Step::PanicAt(items, bad)),
        3 => (0..12_usize).prop_map(Step::Drain),
    ]
}

/// The obviously right queue. `None` is an abandoned slot.
struct Model {
    capacity: usize,
    slots: VecDeque<Option<u64>>,
    next: u64,
}

impl Model {
    /// Accepts what fits of `items`, of which those from `bad` on never get a value.
    fn push(&mut self, items: usize, bad: usize) -> usize {
        let accepted = items.min(self.capacity - self.slots.len());
        self.slots.extend((0..accepted).map(|item| (item < bad).then_some(self.next + item as u64)));
        self.next += items as u64;
        accepted
    }

    fn drain(&mut self, max: usize) -> Vec<u64> {
        let mut values = Vec::new();
        while values.len() < max
            && let Some(slot) = self.slots.pop_front()
        {
            values.extend(slot);
        }
        values
    }
}

fn agree(step: Step, model: &mut Model, producer: &Producer<u64>, consumer: &mut Consumer<u64>) {
    let first = model.next;
    let batch = |items: usize| (0..items).map(move |item| first + item as u64);
    match step {
        Step::Push => {
            let accepted = model.push(1, 1);
            let expected = if accepted == 1 { Ok(()) } else { Err(Full) };
            assert_eq!(producer.push_with(|slot| *slot = first), expected);
        }
        Step::PushBatch(items) => {
            let accepted = model.push(items, items);
            assert_eq!(producer.push_batch(batch(items), |slot, item| *slot = item), accepted);
        }
        Step::PanicAt(items, bad) => {
            let accepted = model.push(items, bad);
            let write = |slot: &mut u64, item: u64| {
                if item == first + bad as u64 {
                    std::panic::resume_unwind(Box::new("seeded"));
                }
                *slot = item;
            };
            let result = catch_unwind(AssertUnwindSafe(|| producer.push_batch(batch(items), write)));
            assert_eq!(result.ok(), (accepted <= bad).then_some(accepted));
        }
        Step::Drain(max) => {
            let mut values = Vec::new();
            assert_eq!(consumer.drain(max, |slot| values.push(*slot)), values.len());
            assert_eq!(values, model.drain(max));
        }
    }
    assert_eq!(producer.len(), model.slots.len());
    assert_eq!(consumer.is_empty(), model.slots.is_empty());
}

#[test]
fn the_ring_is_a_queue() {
    let seed =
        std::env::var("TEST_SEED").map_or_else(|_| rand_seed(), |seed| seed.parse().expect("a number"));
    println!("TEST_SEED={seed}");
    let config = Config {
        cases: 2_000,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        ..Config::default()
    };
    let cases = (0..5_u32, proptest::collection::vec(step(), 1..80));
    TestRunner::new(config)
        .run(&cases, |(capacity_log, steps)| {
            let capacity = 1 << capacity_log;
            let (producer, mut consumer) = ring::<u64>(capacity);
            let mut model = Model { capacity, slots: VecDeque::new(), next: 0 };
            for step in steps {
                agree(step, &mut model, &producer, &mut consumer);
            }
            Ok(())
        })
        .unwrap_or_else(|error| panic!("TEST_SEED={seed}: {error}"));
}

/// A new seed for each run.
fn rand_seed() -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(0)
}
