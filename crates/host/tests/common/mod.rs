//! A player's and a server's side of an engine, by the public interface alone.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use musterd_core::command::{Admit, Attribute, Command, Enqueue, Request, Value};
use musterd_host::limits::RECORD_BYTES;
use musterd_host::{ClientHeartbeat, Doorbell, EngineOptions, EngineStats, Handle, Submitted};

/// Longer than anything here takes, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// One against one by rating, matched on arrival.
pub const DUEL: &str = r#"{
    "ruleLanguageVersion": "1.0",
    "playerAttributes": [{"name": "rating", "type": "number"}],
    "teams": [{"name": "red", "minPlayers": 1, "maxPlayers": 1}, {"name": "blue", "minPlayers": 1, "maxPlayers": 1}],
    "rules": [{"name": "fair", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": 100}],
    "queue": {"tickMs": 0}
}"#;

/// Good options under this name.
pub fn options(name: Option<&str>) -> EngineOptions {
    let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
    EngineOptions { name: name.map(String::from), grace_ms: 30_000, seed: Some(1), heartbeat, data: None }
}

struct Chime(mpsc::SyncSender<()>);

impl Doorbell for Chime {
    fn ring(&self) {
        // Full: rung already.
        let _ = self.0.try_send(());
    }
}

/// One worker: its handle, and an ear for its doorbell.
pub struct Worker {
    pub handle: Handle,
    ear: mpsc::Receiver<()>,
    buffer: Vec<u8>,
}

/// One drained record: connection, kind, payload.
pub type Record = (u32, u16, Vec<u8>);

impl Worker {
    pub fn open(options: &EngineOptions) -> Self {
        let (sender, ear) = mpsc::sync_channel(1);
        let handle = musterd_host::open(options, Box::new(Chime(sender))).expect("opened");
        Self { handle, ear, buffer: vec![0; RECORD_BYTES] }
    }

    /// The number of this worker's connection in this slot.
    pub fn connection(&self, slot: u32) -> u32 {
        u32::from(self.handle.worker()) << 24 | slot
    }

    pub fn submit(&mut self, connection: u32, command: Command<'_>) -> Submitted {
        let frame = musterd_wire::compose::frame(&Request { id: "", request: 0, command });
        self.handle.submit(connection, &frame).expect("a connection of this worker")
    }

    /// A player says hello.
    pub fn admit(&mut self, slot: u32, player_id: &str) {
        let (connection, session_id) = (self.connection(slot), format!("session of {player_id}"));
        let admit =
            Admit { connection, player_id, session_id: &session_id, resume: player_id, ..Admit::default() };
        assert_eq!(self.submit(0, Command::Admit(admit)), Submitted::Accepted);
    }

    /// A player asks for a match.
    pub fn enqueue(&mut self, slot: u32, queue: &str, rating: f64) {
        let attributes = [Attribute { name: "rating", value: Value::Number(rating) }];
        let enqueue = Enqueue { queue, attributes: &attributes, ..Enqueue::default() };
        assert_eq!(self.submit(self.connection(slot), Command::Enqueue(enqueue)), Submitted::Accepted);
    }

    /// Drains until a record satisfies `last`, and returns all up to there.
    pub fn drain_until(&mut self, last: impl Fn(&Record) -> bool) -> Vec<Record> {
        let started = Instant::now();
        let mut found = Vec::new();
        loop {
            found.extend(self.drain());
            if found.iter().any(&last) {
                return found;
            }
            assert!(started.elapsed() < PATIENCE, "not among {found:?}");
            // A ring may come for what was drained already.
            let _ = self.ear.recv_timeout(PATIENCE);
        }
    }

    /// The engine's figures, once they are as expected: it publishes them a moment after it spoke.
    pub fn stats_when(&self, expected: impl Fn(&EngineStats) -> bool) -> EngineStats {
        let started = Instant::now();
        loop {
            let stats = self.handle.stats();
            if expected(&stats) {
                return stats;
            }
            assert!(started.elapsed() < PATIENCE, "{stats:?}");
            thread::yield_now();
        }
    }

    /// What is there now, up to one buffer.
    pub fn drain(&mut self) -> Vec<Record> {
        let written = self.handle.drain(&mut self.buffer).expect("the buffer is large enough");
        let mut bytes = &self.buffer[..written];
        let mut found = Vec::new();
        while let Some((header, rest)) = bytes.split_first_chunk::<16>() {
            let word =
                |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
            let length = word(0) as usize;
            found.push((word(4), (word(8) & 0xffff) as u16, rest[..length].to_vec()));
            bytes = &rest[length.next_multiple_of(8)..];
        }
        found
    }
}

/// The tag of a `match` message's field in a frame: number 7, with a length.
const MATCH_TAG: u8 = 7 << 3 | 2;

/// True for a frame that holds a `match` after its `seq`, which is all that stands before it.
pub fn is_match((_, kind, payload): &Record) -> bool {
    *kind == 0 && payload.first() == Some(&0x08) && payload.get(2) == Some(&MATCH_TAG)
}

/// True when the payload contains this text.
pub fn says((_, _, payload): &Record, text: &str) -> bool {
    payload.windows(text.len()).any(|window| window == text.as_bytes())
}
