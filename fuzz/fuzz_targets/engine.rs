//! Frames of any bytes for a living engine, from its shell and from three players, while time passes: nothing ends it, and
//! whatever it says can be sent.
//!
//! An input is a row of steps: a byte that says from whom and how much time goes by, a byte of length, the frame.
#![no_main]

use bumpalo::Bump;
use libfuzzer_sys::fuzz_target;
use musterd_core::command::{Admit, Command, Request};
use musterd_core::message::{ClientHeartbeat, Outgoing};
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Settings, Sink};
use musterd_wire::limits::FRAME_OUT_BYTES;
use musterd_wire::{decode, encode};

const PLAYERS: [(Connection, &str); 3] = [(1, "ann"), (2, "bob"), (3, "cem")];
/// How much time a step takes, by two bits of its first byte. Milliseconds.
const PAUSES_MS: [u64; 4] = [0, 1, 5_000, 400_000];
/// A reply to the shell may be larger than a frame for a player.
const REPLY_BYTES: usize = 2 * 1024 * 1024;
const RULES: &str = r#"{
    "ruleLanguageVersion": "1.0",
    "playerAttributes": [{"name": "r", "type": "number", "default": 1}],
    "teams": [{"name": "a", "minPlayers": 1, "maxPlayers": 2}, {"name": "b", "minPlayers": 1, "maxPlayers": 2}],
    "rules": [{"name": "d", "type": "batchDistance", "batchAttribute": "r", "maxDistance": 10}],
    "expansions": [{"target": "rules[d].maxDistance", "steps": [{"waitTimeSeconds": 5, "value": 99}]}],
    "queue": {"tickMs": 0, "requestTimeoutSeconds": 300, "searchBudget": 10000}
}"#;

fuzz_target!(|steps: &[u8]| {
    let mut wire = Wire(vec![0; REPLY_BYTES]);
    let mut engine = populated(&mut wire);
    let (mut rest, mut now_ms) = (steps, 0);
    while let [from, length, frames @ ..] = rest {
        let (frame, later) = frames.split_at(usize::from(*length).min(frames.len()));
        now_ms += PAUSES_MS[usize::from(from >> 2 & 3)];
        let arena = Bump::new();
        if let Ok(request) = decode(frame, &arena) {
            engine.apply(at(now_ms), Connection::from(from & 3), &request, &mut wire);
        }
        engine.tick(at(now_ms), &mut wire);
        if let Some(next) = engine.next_tick() {
            assert!(next >= at(0));
        }
        rest = later;
    }
});

fn at(milliseconds: u64) -> EngineTime {
    EngineTime::from_millis(milliseconds)
}

/// An engine with a queue `q` and three players.
fn populated(wire: &mut Wire) -> Engine {
    let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
    let mut engine = Engine::new(Settings { grace_ms: 30_000, seed: 1, heartbeat });
    let mut control = |command| engine.apply(at(0), 0, &Request { id: "", request: 1, command }, wire);
    control(Command::PutRules { queue: "q", rules: RULES });
    for (connection, player_id) in PLAYERS {
        control(Command::Admit(Admit {
            connection,
            player_id,
            session_id: player_id,
            resume: player_id,
            ..Admit::default()
        }));
    }
    engine
}

/// Writes each message as its socket would get it. Holds the buffer.
struct Wire(Vec<u8>);

impl Sink for Wire {
    fn send(&mut self, connection: Connection, outgoing: &Outgoing<'_>) {
        let most = if connection == 0 { REPLY_BYTES } else { FRAME_OUT_BYTES };
        let written = encode(outgoing, &mut self.0[..most]).expect("every message fits");
        assert!(!written.is_empty());
    }

    fn close(&mut self, _: Connection, _: CloseCode) {}

    fn gone(&mut self, _: Connection) {}
}
