//! The outbox's side: 64 pushed at once, 64 drained at once.

use std::hint::black_box;
use std::time::{Duration, Instant};

use musterd_bench::compare::{Contestant, medians};
use musterd_bench::report::{Better, Row};
use musterd_ring::{Consumer, Producer, ring};

use crate::CAPACITY;

const BATCH: usize = 64;
/// Items of a round, each pushed and drained.
pub const OPERATIONS: u32 = 64 * 256;
const ROUNDS: usize = 301;
const EXPECTED: u64 = (OPERATIONS as u64) * (OPERATIONS as u64 - 1) / 2;

/// The first numbers of all batches of a round.
fn batches() -> impl Iterator<Item = u64> {
    (0..u64::from(OPERATIONS)).step_by(BATCH)
}

struct Ours(Producer<u64>, Consumer<u64>);

impl Contestant for Ours {
    fn name(&self) -> &'static str {
        "musterd-ring"
    }

    fn round(&mut self) -> Duration {
        let mut sum = 0;
        let start = Instant::now();
        for first in batches() {
            let first = black_box(first);
            let items = (0..BATCH).map(move |item| first + item as u64);
            let pushed = self.0.push_batch(items, |slot, item| *slot = item);
            let mut batch_sum = 0;
            let drained = self.1.drain(BATCH, |slot| batch_sum += *slot);
            assert!(pushed == BATCH && drained == BATCH);
            sum += black_box(batch_sum);
        }
        let elapsed = start.elapsed();
        assert_eq!(sum, EXPECTED);
        elapsed
    }
}

struct Rtrb(rtrb::Producer<u64>, rtrb::Consumer<u64>);

impl Contestant for Rtrb {
    fn name(&self) -> &'static str {
        "rtrb chunks (single producer)"
    }

    fn round(&mut self) -> Duration {
        let mut sum = 0;
        let start = Instant::now();
        for first in batches() {
            let first = black_box(first);
            let items = (0..BATCH).map(move |item| first + item as u64);
            let chunk = self.0.write_chunk_uninit(BATCH).expect("there is room");
            let pushed = chunk.fill_from_iter(items);
            let chunk = self.1.read_chunk(BATCH).expect("there is a batch");
            let drained = chunk.len();
            let batch_sum = chunk.into_iter().sum::<u64>();
            assert!(pushed == BATCH && drained == BATCH);
            sum += black_box(batch_sum);
        }
        let elapsed = start.elapsed();
        assert_eq!(sum, EXPECTED);
        elapsed
    }
}

/// Both.
pub fn of_numbers() -> Vec<Box<dyn Contestant>> {
    let (producer, consumer) = ring::<u64>(CAPACITY);
    let (rival_producer, rival_consumer) = rtrb::RingBuffer::new(CAPACITY);
    vec![Box::new(Ours(producer, consumer)), Box::new(Rtrb(rival_producer, rival_consumer))]
}

/// Prints the row.
pub fn report() {
    let mut contestants = of_numbers();
    let medians = medians(&mut contestants, ROUNDS, OPERATIONS);
    Row {
        name: "ring batch of 64, push and drain, an item",
        ours: medians[0],
        rival: Some(medians[1]),
        rival_name: contestants[1].name(),
        unit: "ns",
        better: Better::Lower,
        target: Some(1.5),
    }
    .print();
}
