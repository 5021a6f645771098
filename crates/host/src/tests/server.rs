//! The engine's thread without a thread: its turns at times that the test chooses, over a disk that the test breaks.

use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use musterd_core::command::{Command, Request};
use musterd_core::{Connection, Engine, EngineTime, Settings, Sink};
use musterd_ring::{Full, ring};

use super::commits::Commits;
use super::faulty_disk::FaultyDisk;
use super::support::{Chime, Record, records};
use crate::clock::EngineClock;
use crate::doorbell::Line;
use crate::journal::disk::Disk;
use crate::journal::{Begun, Durability, Failure, Journal, Summary, make_snapshot, remove_old};
use crate::keeping::Keeping;
use crate::limits::RECORD_BYTES;
use crate::machine::Machine;
use crate::mailbox::Mailbox;
use crate::outbox::Outbox;
use crate::prepared::Restarted;
use crate::refusal::Refusal;
use crate::shared::{Arrival, Shared, control_of};
use crate::thread::EngineThread;

/// How a test server is built.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Build {
    pub(crate) durability: Durability,
    pub(crate) segment_bytes: usize,
    pub(crate) intake_slots: usize,
    pub(crate) outbox_slots: usize,
    pub(crate) workers: u8,
}

impl Default for Build {
    fn default() -> Self {
        let (segment_bytes, durability) = (1 << 20, Durability::Disk);
        Self { durability, segment_bytes, intake_slots: 256, outbox_slots: 1_024, workers: 1 }
    }
}

/// What the engine is told at each start.
pub(crate) fn settings() -> Settings {
    let heartbeat = super::support::options(None).heartbeat;
    Settings { grace_ms: 30_000, seed: 0xabc, heartbeat }
}

/// A server on a faulty disk.
pub(crate) struct Server<M = Engine> {
    pub(crate) thread: EngineThread<M>,
    pub(crate) shared: Arc<Shared>,
    pub(crate) commits: Commits,
    pub(crate) disk: FaultyDisk,
    pub(crate) at: EngineTime,
    pub(crate) recovered: Summary,
    mailboxes: Vec<Mailbox>,
    wanted: Receiver<Begun>,
    buffer: Vec<u8>,
    fatal: OnceLock<Refusal>,
}

impl Server {
    /// Starts on what is on the disk.
    pub(crate) fn start(disk: &FaultyDisk, build: Build) -> Result<Self, Refusal> {
        Self::start_as(disk, build, |engine| engine)
    }
}

impl<M: Machine> Server<M> {
    /// The same, with the engine inside another machine.
    pub(crate) fn start_as(
        disk: &FaultyDisk,
        build: Build,
        wrap: impl FnOnce(Engine) -> M,
    ) -> Result<Self, Refusal> {
        let (begun, wanted) = channel();
        let shared_disk: Arc<dyn Disk> = Arc::new(disk.clone());
        let Restarted { engine, at, writer, next, recovered } =
            Restarted::from_disk(&shared_disk, build.durability, settings(), &begun)?;
        let (commits, committer) = Commits::of(writer.with_segment_bytes(build.segment_bytes), next);
        let journal = Journal::new(committer, next, at);
        let keeping = Keeping::new(journal, shared_disk, at, recovered, None, None);
        let (producer, intake) = ring(build.intake_slots);
        let shared = Arc::new(Shared::new(producer, EngineClock::start_at(at)));
        let thread = EngineThread::new(wrap(engine), intake, shared.clone(), Some(keeping));
        let mut server = Self {
            thread,
            shared,
            commits,
            disk: disk.clone(),
            at,
            recovered,
            mailboxes: Vec::new(),
            wanted,
            buffer: vec![0; RECORD_BYTES],
            fatal: OnceLock::new(),
        };
        for worker in 0..build.workers {
            server.arrive(worker, build.outbox_slots);
        }
        server.turn().expect("nothing was written yet");
        Ok(server)
    }

    fn arrive(&mut self, worker: u8, slots: usize) {
        let (producer, consumer) = ring(slots);
        let line = Arc::new(Line::new(Chime::new().0));
        let outbox = Outbox::new(producer, line.clone(), slots);
        assert_eq!(self.shared.take_number(), Some(worker));
        assert!(self.shared.arrive(Arrival { worker, outbox }));
        self.mailboxes.push(Mailbox::new(consumer, line));
    }

    /// Queues a command as a worker would.
    pub(crate) fn submit(&self, connection: Connection, command: Command<'_>) -> Result<(), Full> {
        self.submit_as("", connection, command)
    }

    /// The same with the id of a message.
    pub(crate) fn submit_as(
        &self,
        id: &str,
        connection: Connection,
        command: Command<'_>,
    ) -> Result<(), Full> {
        let number = u32::from(musterd_wire::is_control(&command));
        let request = Request { id, request: number, command };
        self.shared.push(connection, &musterd_wire::compose::frame(&request))
    }

    /// A command of the first worker's control connection, which finds room.
    pub(crate) fn control(&self, command: Command<'_>) {
        self.submit(control_of(0), command).expect("there is room");
    }

    /// One turn now. After an error no other may be taken.
    pub(crate) fn turn(&mut self) -> Result<(), Failure> {
        self.thread.turn(self.at)
    }

    /// One turn so much later.
    pub(crate) fn turn_after(&mut self, milliseconds: u64) -> Result<(), Failure> {
        self.at = self.at + milliseconds;
        self.turn()
    }

    /// Turns and commits until nothing is left to write.
    pub(crate) fn settle(&mut self) -> Result<(), Failure> {
        self.turn()?;
        while self.commits.is_under_way() {
            self.commits.complete();
            self.turn()?;
        }
        Ok(())
    }

    /// What the worker finds in its mailbox.
    pub(crate) fn drain(&mut self, worker: u8) -> Vec<Record> {
        let mailbox = &mut self.mailboxes[usize::from(worker)];
        let written = mailbox.drain(&mut self.buffer, &self.fatal).expect("the buffer is large enough");
        records(&self.buffer[..written])
    }

    /// Everything that any worker finds, and what comes up behind it.
    pub(crate) fn drain_all(&mut self) -> Vec<Record> {
        let mut found = Vec::new();
        loop {
            let before = found.len();
            for worker in 0..u8::try_from(self.mailboxes.len()).expect("few workers") {
                found.extend(self.drain(worker));
            }
            if found.len() == before {
                return found;
            }
        }
    }

    /// The machine that the thread drives.
    pub(crate) fn machine(&mut self) -> &mut M {
        &mut self.thread.station.machine
    }

    /// Makes the snapshot that is wanted, if one is, and removes what is old. True: there is a new one.
    pub(crate) fn make_snapshot(&self, keep: Duration) -> bool {
        let Some(begun) = self.wanted.try_iter().last() else { return false };
        let is_made = make_snapshot(&self.disk, begun).is_ok();
        if is_made {
            // A disk that has died says so elsewhere.
            let _ = remove_old(&self.disk, begun.segment, keep);
        }
        is_made
    }
}

/// Keeps what is said as encoded frames, each with its connection, to compare two runs.
#[derive(Default)]
pub(crate) struct Frames {
    pub(crate) bytes: Vec<u8>,
    pub(crate) count: usize,
}

impl crate::journal::Audience for Frames {}

impl Sink for Frames {
    fn send(&mut self, connection: Connection, outgoing: &musterd_core::message::Outgoing<'_>) {
        let mut buffer = vec![0; 1 << 16];
        let range = musterd_wire::encode(outgoing, &mut buffer).expect("small messages");
        self.bytes.extend(connection.to_le_bytes());
        self.bytes.extend_from_slice(&buffer[range]);
        self.count += 1;
    }

    fn close(&mut self, connection: Connection, code: musterd_core::CloseCode) {
        self.bytes.extend(connection.to_le_bytes());
        self.bytes.extend((code as u16).to_le_bytes());
    }

    fn gone(&mut self, connection: Connection) {
        self.bytes.extend(connection.to_le_bytes());
    }
}
