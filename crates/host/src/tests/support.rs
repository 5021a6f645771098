//! What the tests share.

use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use musterd_core::code::Code;
use musterd_core::command::{Command, Request};
use musterd_core::message::ClientHeartbeat;
use musterd_core::{Connection, EngineTime, Sink};

use crate::doorbell::Doorbell;
use crate::handle::Handle;
use crate::limits::RECORD_BYTES;
use crate::machine::Machine;
use crate::options::EngineOptions;

/// Longer than anything here takes, even on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Good options under this name.
pub(crate) fn options(name: Option<&str>) -> EngineOptions {
    let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
    EngineOptions { name: name.map(String::from), grace_ms: 30_000, seed: None, heartbeat, data: None }
}

/// The place of a code in the table, which is what a fatal record carries.
pub(crate) fn place_of(code: Code) -> u16 {
    let place = Code::ALL.iter().position(|known| *known == code);
    place.and_then(|place| u16::try_from(place).ok()).expect("a code of the table")
}

/// A command as a frame.
pub(crate) fn frame(command: Command<'_>) -> Vec<u8> {
    musterd_wire::compose::frame(&Request { id: "", request: 0, command })
}

/// A frame that a machine of these tests tells from others by its number.
pub(crate) fn ping(number: u32) -> Vec<u8> {
    frame(Command::Ping { ts: number.into() })
}

/// A drained record, read by the layout of the contract and not by our own writer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) connection: Connection,
    pub(crate) kind: u16,
    pub(crate) detail: u16,
    pub(crate) payload: Vec<u8>,
}

/// The records in what a drain wrote.
pub(crate) fn records(mut bytes: &[u8]) -> Vec<Record> {
    let mut found = Vec::new();
    while let Some((header, rest)) = bytes.split_first_chunk::<16>() {
        let word =
            |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let (length, kind_and_detail) = (word(0) as usize, word(8));
        assert_eq!(word(12), 0, "the last word of a header");
        let (payload, padding) = rest[..length.next_multiple_of(8)].split_at(length);
        assert!(padding.iter().all(|byte| *byte == 0), "padding");
        found.push(Record {
            connection: word(4),
            kind: (kind_and_detail & 0xffff) as u16,
            detail: (kind_and_detail >> 16) as u16,
            payload: payload.into(),
        });
        bytes = &rest[padding.len() + length..];
    }
    found
}

/// A doorbell that another thread can wait for.
pub(crate) struct Chime(mpsc::SyncSender<()>);

/// The other end of a [`Chime`].
pub(crate) struct Listener(mpsc::Receiver<()>);

impl Chime {
    pub(crate) fn new() -> (Box<Self>, Listener) {
        let (sender, receiver) = mpsc::sync_channel(1);
        (Box::new(Self(sender)), Listener(receiver))
    }
}

impl Doorbell for Chime {
    fn ring(&self) {
        // Full: rung already.
        let _ = self.0.try_send(());
    }
}

impl Listener {
    /// Waits for a ring, then drains until nothing is left.
    pub(crate) fn drain(&self, handle: &mut Handle) -> Vec<Record> {
        self.0.recv_timeout(PATIENCE).expect("the doorbell rings");
        let mut buffer = vec![0; RECORD_BYTES];
        let mut found = Vec::new();
        loop {
            let written = handle.drain(&mut buffer).expect("the buffer is large enough");
            if written == 0 {
                return found;
            }
            found.extend(records(&buffer[..written]));
        }
    }
}

/// What a [`Recorder`] was asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Heard {
    Pinged { at: EngineTime, connection: Connection, number: f64 },
    Admitted { connection: Connection },
    Detached { by: Connection, connection: Connection },
    Ticked { at: EngineTime },
}

/// A machine that writes down what it is asked, and that waits for one deadline.
pub(crate) struct Recorder {
    pub(crate) heard: Arc<Mutex<Vec<Heard>>>,
    pub(crate) due: Option<EngineTime>,
}

impl Recorder {
    pub(crate) fn new(due: Option<EngineTime>) -> (Self, Arc<Mutex<Vec<Heard>>>) {
        let heard = Arc::new(Mutex::new(Vec::new()));
        (Self { heard: heard.clone(), due }, heard)
    }
}

impl Machine for Recorder {
    fn apply(&mut self, at: EngineTime, connection: Connection, request: &Request<'_>, _: &mut impl Sink) {
        let heard = match request.command {
            Command::Ping { ts } => Heard::Pinged { at, connection, number: ts },
            Command::Admit(admit) => Heard::Admitted { connection: admit.connection },
            Command::Detach { connection: detached } => {
                Heard::Detached { by: connection, connection: detached }
            }
            other => panic!("no test sends {other:?}"),
        };
        self.heard.lock().unwrap().push(heard);
    }

    fn tick(&mut self, at: EngineTime, _: &mut impl Sink) {
        self.due = None;
        self.heard.lock().unwrap().push(Heard::Ticked { at });
    }

    fn next_tick(&self) -> Option<EngineTime> {
        self.due
    }

    fn resend(&self, _: Connection, _: u32, _: &mut impl Sink) -> bool {
        true
    }
}
