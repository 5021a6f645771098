//! A worker's way to its engine.

use std::fmt;
use std::sync::Arc;

use bumpalo::Bump;
use musterd_core::code::Code;
use musterd_core::command::Command;
use musterd_core::{Connection, is_control};
use musterd_wire::WireError;

use crate::counters::EngineStats;
use crate::mailbox::{Mailbox, TooSmall};
use crate::profiles::Tiers;
use crate::refusal::Refusal;
use crate::registry;
use crate::shared::{Shared, control_of, worker_of};

/// What became of a submitted frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a frame that was not accepted is the caller's to answer for"]
pub enum Submitted {
    /// Queued; the engine applies it.
    Accepted,
    /// Not a message, or not one for this kind of connection.
    BadMessage(WireError),
    /// The intake ring is full; nothing was queued.
    RingFull,
    /// The engine has ended.
    Closed,
}

/// A worker's way to its engine; belongs to one thread at a time. Dropping it detaches the worker with all its
/// connections; dropping an engine's last handle ends the engine and joins its thread, which takes as long as the pass
/// that is under way.
pub struct Handle {
    engine: u64,
    worker: u8,
    shared: Arc<Shared>,
    mailbox: Mailbox,
    /// Holds the lists of a frame while it is validated.
    arena: Bump,
    tiers: Tiers,
}

impl Handle {
    pub(crate) fn new(engine: u64, worker: u8, shared: Arc<Shared>, mailbox: Mailbox) -> Self {
        let tiers = Tiers::new(shared.tiers.clone());
        Self { engine, worker, shared, mailbox, arena: Bump::new(), tiers }
    }

    /// This worker's number: the high 8 bits of every connection that it owns.
    pub fn worker(&self) -> u8 {
        self.worker
    }

    /// Validates a frame in place and queues a copy of it. `connection` is one of this worker's, or 0 for its control
    /// connection. Never blocks; allocates only for a frame of more than 223 bytes.
    ///
    /// Refuses another worker's connection with `BAD_ARGUMENT`.
    #[inline]
    pub fn submit(&mut self, connection: Connection, frame: &[u8]) -> Result<Submitted, Refusal> {
        let submitted = self.submit_later(connection, frame);
        if submitted == Ok(Submitted::Accepted) {
            self.wake();
        }
        submitted
    }

    /// [`submit`](Self::submit) without waking an engine that sleeps: [`wake`](Self::wake) has to follow. Waking costs
    /// a system call, which frames that come together need once only.
    #[inline]
    pub fn submit_later(&mut self, connection: Connection, frame: &[u8]) -> Result<Submitted, Refusal> {
        let connection = if connection == 0 { control_of(self.worker) } else { connection };
        if worker_of(connection) != self.worker {
            return Err(self.not_ours(connection));
        }
        if self.shared.ended() {
            return Ok(Submitted::Closed);
        }
        self.arena.reset();
        let command = match validate(connection, frame, &self.arena) {
            Ok(command) => command,
            Err(error) => return Ok(Submitted::BadMessage(error)),
        };
        let shared = &self.shared;
        let Some(frame) = self.tiers.take(connection, &command, frame, || shared.clock.now()) else {
            return Ok(Submitted::Accepted);
        };
        Ok(match self.shared.push(connection, frame) {
            Ok(()) => Submitted::Accepted,
            Err(musterd_ring::Full) => Submitted::RingFull,
        })
    }

    /// Wakes the engine if it sleeps.
    #[inline]
    pub fn wake(&self) {
        self.shared.wake();
    }

    /// Moves records of this worker's outbox into `into`, in the layout of [`record`](crate::record), and returns the
    /// bytes written: at most `into.len()`, and at most [`DRAIN_RECORDS`](crate::limits::DRAIN_RECORDS) records.
    ///
    /// The doorbell is armed again before the first record is read, and rung before this returns if more is left. After
    /// an engine's panic the last record is a [`Kind::Fatal`](crate::record::Kind::Fatal).
    ///
    /// Fails when `into` is too small for the next record; none is larger than
    /// [`RECORD_BYTES`](crate::limits::RECORD_BYTES).
    pub fn drain(&mut self, into: &mut [u8]) -> Result<usize, TooSmall> {
        self.mailbox.drain(into, self.shared.fatal())
    }

    /// Figures of the engine and of this worker's outbox.
    pub fn stats(&self) -> EngineStats {
        let (ring_occupancy, ring_capacity) = self.shared.intake_fill();
        EngineStats {
            ring_occupancy: ring_occupancy as u64,
            ring_capacity: ring_capacity as u64,
            outbox_occupancy: self.mailbox.len() as u64,
            outbox_capacity: self.mailbox.capacity() as u64,
            engine_time_ms: self.shared.clock.now().as_millis(),
            tiers: self.shared.tiers.warm.figures(),
            ..self.shared.counters.read()
        }
    }

    #[cold]
    fn not_ours(&self, connection: Connection) -> Refusal {
        let (owner, worker) = (worker_of(connection), self.worker);
        let message =
            format!("connection {connection} belongs to worker {owner}, and this is worker {worker}");
        Refusal::new(Code::BadArgument, message)
    }
}

/// The command of a frame, if it is one that this connection may send. What lies beside an `enqueue` is the server's.
#[inline]
fn validate<'f>(connection: Connection, frame: &'f [u8], arena: &'f Bump) -> Result<Command<'f>, WireError> {
    let command = musterd_wire::decode(frame, arena)?.command;
    let is_forged = matches!(
        &command,
        Command::Enqueue(enqueue) if !(enqueue.profiles.is_empty() && enqueue.awaited.is_empty())
    );
    if is_forged || musterd_wire::is_control(&command) != is_control(connection) {
        return Err(WireError::WrongSender);
    }
    Ok(command)
}

impl Drop for Handle {
    fn drop(&mut self) {
        registry::close(self.engine, self.worker);
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = formatter.debug_struct("Handle");
        text.field("engine", &self.engine).field("worker", &self.worker).finish_non_exhaustive()
    }
}
