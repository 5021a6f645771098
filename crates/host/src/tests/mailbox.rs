//! Draining: bounded, complete, and the doorbell is armed.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use musterd_core::code::Code;
use musterd_ring::{Block, Producer, ring};

use super::support::{Record, place_of, records};
use crate::doorbell::{Doorbell, Line};
use crate::limits::DRAIN_RECORDS;
use crate::mailbox::{Mailbox, TooSmall};
use crate::refusal::Refusal;

/// Counts how often it was rung.
struct Counter(Arc<AtomicUsize>);

impl Doorbell for Counter {
    fn ring(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// A mailbox whose engine is the test.
struct Bench {
    ring: Producer<Block>,
    line: Arc<Line>,
    mailbox: Mailbox,
    rings: Arc<AtomicUsize>,
    fatal: OnceLock<Refusal>,
}

impl Bench {
    fn new(slots: usize) -> Self {
        let (producer, consumer) = ring(slots);
        let rings = Arc::new(AtomicUsize::new(0));
        let line = Arc::new(Line::new(Box::new(Counter(rings.clone()))));
        let mailbox = Mailbox::new(consumer, line.clone());
        Self { ring: producer, line, mailbox, rings, fatal: OnceLock::new() }
    }

    /// One record with a payload of so many bytes, and the doorbell.
    fn say(&self, connection: u64, bytes: usize) {
        self.ring.push_with(|block| block.store(connection, &vec![7; bytes])).expect("there is room");
        self.line.ring();
    }

    fn drain(&mut self, bytes: usize) -> Result<Vec<Record>, TooSmall> {
        let mut buffer = vec![0; bytes];
        let written = self.mailbox.drain(&mut buffer, &self.fatal)?;
        Ok(records(&buffer[..written]))
    }

    /// The connections of the records that a drain moves.
    fn connections(&mut self, bytes: usize) -> Result<Vec<u32>, TooSmall> {
        Ok(self.drain(bytes)?.iter().map(|record| record.connection).collect())
    }

    fn rings(&self) -> usize {
        self.rings.load(Ordering::Relaxed)
    }
}

#[test]
fn what_does_not_fit_comes_first_the_next_time() {
    let mut bench = Bench::new(8);
    for (connection, bytes) in [(1, 8), (2, 300), (3, 0), (4, 8)] {
        bench.say(connection, bytes);
    }
    assert_eq!(bench.connections(15), Err(TooSmall { needed: 24 }));
    assert_eq!(bench.connections(0), Err(TooSmall { needed: 24 }));
    assert_eq!(bench.connections(64), Ok(vec![1]), "320 bytes do not fit behind it, and nothing passes");
    assert_eq!(bench.connections(319), Err(TooSmall { needed: 320 }));
    assert_eq!(bench.connections(336), Ok(vec![2, 3]));
    assert_eq!(bench.connections(336), Ok(vec![4]));
    assert_eq!(bench.connections(0), Ok(vec![]), "nothing is left, so any buffer will do");
}

#[test]
fn one_drain_moves_a_bounded_number_of_records_and_rings_for_the_rest() {
    let mut bench = Bench::new(4 * DRAIN_RECORDS);
    for connection in 0..=2 * DRAIN_RECORDS as u64 {
        bench.say(connection, 4);
    }
    assert_eq!(bench.rings(), 1, "one call for all of them");
    for (records, rings) in [(DRAIN_RECORDS, 2), (DRAIN_RECORDS, 3), (1, 3), (0, 3)] {
        assert_eq!(bench.drain(1 << 20).map(|found| found.len()), Ok(records));
        assert_eq!(bench.rings(), rings, "after {records} records");
    }
    bench.say(1, 4);
    assert_eq!(bench.rings(), 4, "armed again");
}

#[test]
fn the_end_is_told_once_and_last() {
    let mut bench = Bench::new(8);
    bench.say(1, 4);
    bench.say(2, 4);
    bench.fatal.set(Refusal::new(Code::JournalFull, "over")).unwrap();
    assert_eq!(bench.drain(24).map(|found| found[0].kind), Ok(0));
    assert_eq!(bench.drain(32).map(|found| found[0].kind), Ok(0), "no room for it behind the second");
    assert_eq!(bench.rings(), 3, "for the second record, and for the end");
    assert_eq!(bench.drain(16), Err(TooSmall { needed: 24 }));
    let fatal =
        Record { connection: 0, kind: 4, detail: place_of(Code::JournalFull), payload: b"over".into() };
    assert_eq!(bench.drain(24), Ok(vec![fatal]));
    assert_eq!(bench.drain(24), Ok(vec![]));
}
