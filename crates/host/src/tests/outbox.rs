//! A tiny outbox and a worker that drains it now and then: nothing is lost, nothing is doubled, order is kept.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, OnceLock};

use musterd_core::command::Request;
use musterd_core::message::{Message, Outgoing};
use musterd_core::{CloseCode, Connection, EngineTime, Sink};
use musterd_ring::ring;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

use super::support::{Chime, records};
use crate::doorbell::Line;
use crate::machine::Machine;
use crate::mailbox::Mailbox;
use crate::outbox::{Encode, Fate, Keep, Outbox};
use crate::record::{Heading, Kind};

/// How many answers may wait before some are dropped.
const WAITING_MAX: usize = 5;

/// What a machine says, or a worker does.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// The session of a connection says something.
    Say(Connection),
    /// A connection gets an answer without `seq`.
    Answer(Connection, Keep),
    /// A connection is closed; nothing is said to it any more.
    Close(Connection),
    /// The engine's next turn.
    Retry,
    /// The worker drains into a buffer of so many bytes.
    Drain(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let connection = || 1..5u32;
    let keep = prop_oneof![Just(Keep::Always), Just(Keep::WhileRoom)];
    let step = prop_oneof![
        8 => connection().prop_map(Step::Say),
        4 => (connection(), keep).prop_map(|(connection, keep)| Step::Answer(connection, keep)),
        1 => connection().prop_map(Step::Close),
        3 => Just(Step::Retry),
        2 => (24..200usize).prop_map(Step::Drain),
    ];
    prop::collection::vec(step, 0..400)
}

#[test]
fn nothing_is_lost_doubled_or_out_of_order() {
    let any = || RandomState::new().hash_one(0);
    let seed = std::env::var("TEST_SEED").map_or_else(|_| any(), |seed| seed.parse().expect("a number"));
    println!("TEST_SEED={seed}");
    let config = ProptestConfig {
        cases: 1_000,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config).run(&(steps(), 1..4_u32), |(steps, slots_log)| {
        let mut run = Run::new(1 << slots_log);
        for step in steps {
            run.step(step);
        }
        run.finish();
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("TEST_SEED={seed}: {error}"));
}

/// The sessions: a session keeps all that it ever said, by rising number.
#[derive(Default)]
struct Sessions(BTreeMap<Connection, u32>);

impl Machine for Sessions {
    fn apply(&mut self, _: EngineTime, _: Connection, _: &Request<'_>, _: &mut impl Sink) {}

    fn tick(&mut self, _: EngineTime, _: &mut impl Sink) {}

    fn next_tick(&self) -> Option<EngineTime> {
        None
    }

    fn resend(&self, connection: Connection, after_seq: u32, sink: &mut impl Sink) -> bool {
        for seq in after_seq + 1..=self.0.get(&connection).copied().unwrap_or(0) {
            sink.send(connection, &Outgoing { seq, reference: "", request: 0, message: Message::Done });
        }
        true
    }
}

/// A message is encoded as its number.
struct Number([u8; 4]);

impl Encode for Number {
    fn encode(&mut self, outgoing: &Outgoing<'_>) -> &[u8] {
        self.0 = outgoing.seq.to_le_bytes();
        &self.0
    }
}

/// What one connection was told, and what it has got.
#[derive(Default)]
struct Told {
    answers: Vec<u32>,
    closed: bool,
    got_seq: u32,
    got_answers: Vec<u32>,
    got_close: bool,
}

struct Run {
    outbox: Outbox,
    mailbox: Mailbox,
    sessions: Sessions,
    told: BTreeMap<Connection, Told>,
    answers: u32,
}

impl Run {
    fn new(slots: usize) -> Self {
        let (producer, consumer) = ring(slots);
        let line = Arc::new(Line::new(Chime::new().0));
        Self {
            outbox: Outbox::new(producer, line.clone(), WAITING_MAX),
            mailbox: Mailbox::new(consumer, line),
            sessions: Sessions::default(),
            told: BTreeMap::new(),
            answers: 0,
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Say(connection) if self.is_open(connection) => {
                let seq = self.sessions.0.entry(connection).or_default();
                *seq += 1;
                self.outbox.put_kept(connection, *seq, &seq.to_le_bytes());
            }
            Step::Answer(connection, keep) if self.is_open(connection) => self.answer(connection, keep),
            Step::Close(connection) if self.is_open(connection) => {
                self.told.entry(connection).or_default().closed = true;
                let fate =
                    self.outbox.put(Heading::close(connection, CloseCode::Replaced), &[], Keep::Always);
                assert_eq!(fate, Fate::Kept);
            }
            Step::Retry => self.outbox.retry(&self.sessions, &mut Number([0; 4])),
            Step::Drain(bytes) => _ = self.drain(bytes),
            _ => {}
        }
    }

    fn is_open(&self, connection: Connection) -> bool {
        !self.told.get(&connection).is_some_and(|told| told.closed)
    }

    fn answer(&mut self, connection: Connection, keep: Keep) {
        self.answers += 1;
        let waited = self.outbox.waiting();
        let fate = self.outbox.put(Heading::new(connection, Kind::Reply), &self.answers.to_le_bytes(), keep);
        if fate == Fate::Kept {
            self.told.entry(connection).or_default().answers.push(self.answers);
        } else {
            assert!(keep == Keep::WhileRoom && waited >= WAITING_MAX, "dropped with {waited} waiting");
        }
    }

    fn drain(&mut self, bytes: usize) -> usize {
        let mut buffer = vec![0xee; bytes];
        let written =
            self.mailbox.drain(&mut buffer, &OnceLock::new()).expect("24 bytes hold any record here");
        for record in records(&buffer[..written]) {
            let told = self.told.entry(record.connection).or_default();
            assert!(!told.got_close, "connection {} got something after its close", record.connection);
            let number = || u32::from_le_bytes(record.payload[..].try_into().expect("a number"));
            match record.kind {
                0 => {
                    assert_eq!(
                        number(),
                        told.got_seq + 1,
                        "the next message of connection {}",
                        record.connection
                    );
                    told.got_seq += 1;
                }
                3 => told.got_answers.push(number()),
                _ => told.got_close = true,
            }
        }
        written
    }

    /// Drains all, then compares.
    fn finish(mut self) {
        loop {
            self.outbox.retry(&self.sessions, &mut Number([0; 4]));
            if self.drain(4_096) == 0 {
                break;
            }
        }
        assert_eq!(self.outbox.waiting(), 0);
        for (connection, told) in &self.told {
            let said = self.sessions.0.get(connection).copied().unwrap_or(0);
            assert_eq!(told.got_seq, said, "messages of connection {connection}");
            assert_eq!(told.got_answers, told.answers, "answers of connection {connection}");
            assert_eq!(told.got_close, told.closed, "close of connection {connection}");
        }
    }
}
