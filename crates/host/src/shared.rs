//! What an engine's thread and its workers share.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::{self, Thread};

use musterd_core::Connection;
use musterd_ring::{Block, Full, Parking, Producer};

use crate::clock::EngineClock;
use crate::counters::Counters;
use crate::limits::WORKERS;
use crate::outbox::Outbox;
use crate::profiles::SharedTiers;
use crate::refusal::Refusal;
use crate::spill::Spill;

const SLOT_BITS: u32 = 24;
const SIGNAL_BITS: u32 = 32;

/// The worker that owns a connection.
pub(crate) const fn worker_of(connection: Connection) -> u8 {
    connection.to_be_bytes()[0]
}

/// The control connection of a worker.
pub(crate) const fn control_of(worker: u8) -> Connection {
    (worker as u32) << SLOT_BITS
}

/// What a block of the intake ring is, in the upper half of its tag; the connection is in the lower one. Comings and
/// goings take the same road as frames, so their order needs no other care: no frame of a worker is before its
/// arrival or after its departure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signal {
    /// A frame from the connection.
    Frame,
    /// Workers have arrived; see [`Shared::take_arrivals`].
    Arrive,
    /// The connection's worker has departed.
    Depart,
    /// The last worker has departed.
    Stop,
}

impl Signal {
    const ALL: [Signal; 4] = [Signal::Frame, Signal::Arrive, Signal::Depart, Signal::Stop];

    const fn tag(self, connection: Connection) -> u64 {
        (self as u64) << SIGNAL_BITS | connection as u64
    }

    /// Takes a tag apart.
    pub(crate) fn of(tag: u64) -> (Signal, Connection) {
        let [_, _, _, signal, connection @ ..] = tag.to_be_bytes();
        (Signal::ALL[usize::from(signal)], Connection::from_be_bytes(connection))
    }
}

/// A worker that begins to be served.
pub(crate) struct Arrival {
    pub(crate) worker: u8,
    pub(crate) outbox: Outbox,
}

/// What an engine's thread and its workers share.
pub(crate) struct Shared {
    pub(crate) clock: EngineClock,
    pub(crate) counters: Counters,
    intake: Producer<Block>,
    pub(crate) spill: Spill,
    pub(crate) tiers: Arc<SharedTiers>,
    parking: Parking,
    /// Whom to unpark; set by the thread before it first sleeps.
    thread: OnceLock<Thread>,
    roster: Mutex<Roster>,
    /// The roster's `ended` for those who cannot take a lock.
    ended: AtomicBool,
    /// Why the engine ended, if it was not in order.
    fatal: OnceLock<Refusal>,
}

/// Who is there. Under a lock: it changes when a worker comes or goes, never for a message.
struct Roster {
    numbers: [bool; WORKERS],
    arrivals: Vec<Arrival>,
    ended: bool,
}

impl Shared {
    pub(crate) fn new(intake: Producer<Block>, clock: EngineClock) -> Self {
        Self {
            clock,
            counters: Counters::default(),
            intake,
            spill: Spill::default(),
            tiers: Arc::default(),
            parking: Parking::new(),
            thread: OnceLock::new(),
            roster: Mutex::new(Roster { numbers: [false; WORKERS], arrivals: Vec::new(), ended: false }),
            ended: AtomicBool::new(false),
            fatal: OnceLock::new(),
        }
    }

    /// Queues a validated frame; [`wake`](Self::wake) follows, at once or for several.
    #[inline]
    pub(crate) fn push(&self, connection: Connection, frame: &[u8]) -> Result<(), Full> {
        self.spill.reserve(frame.len())?;
        let pushed = self.intake.push_with(|block| block.store(Signal::Frame.tag(connection), frame));
        if pushed.is_err() {
            self.spill.release(frame.len());
        }
        pushed
    }

    /// Queues a signal. Waits while the ring is full, which is no longer than the thread's longest pass.
    pub(crate) fn signal(&self, signal: Signal, worker: u8) {
        let tag = signal.tag(control_of(worker));
        while !self.ended() && self.intake.push_with(|block| block.store(tag, &[])).is_err() {
            thread::yield_now();
        }
        self.wake();
    }

    /// Slots of the intake ring that hold something, and all of them.
    pub(crate) fn intake_fill(&self) -> (usize, usize) {
        (self.intake.len(), self.intake.capacity())
    }

    /// True: no command is taken any more.
    #[inline]
    pub(crate) fn ended(&self) -> bool {
        // Relaxed: it only spares a command the way into a ring that nobody drains.
        self.ended.load(Ordering::Relaxed)
    }

    /// Why the engine ended, if it was not in order.
    pub(crate) fn fatal(&self) -> &OnceLock<Refusal> {
        &self.fatal
    }

    /// A number for a new worker, the lowest that is free.
    pub(crate) fn take_number(&self) -> Option<u8> {
        let mut roster = self.roster();
        let free = roster.numbers.iter().position(|taken| !taken)?;
        roster.numbers[free] = true;
        u8::try_from(free).ok()
    }

    /// The number may be given again: no frame of its last owner is under way.
    pub(crate) fn release_number(&self, worker: u8) {
        self.roster().numbers[usize::from(worker)] = false;
    }

    /// Announces a worker. False: the engine has ended.
    pub(crate) fn arrive(&self, arrival: Arrival) -> bool {
        let worker = arrival.worker;
        {
            let mut roster = self.roster();
            if roster.ended {
                return false;
            }
            roster.arrivals.push(arrival);
        }
        self.signal(Signal::Arrive, worker);
        true
    }

    /// The workers that were announced and not yet taken.
    pub(crate) fn take_arrivals(&self) -> Vec<Arrival> {
        std::mem::take(&mut self.roster().arrivals)
    }

    /// Marks the engine as ended and returns the workers that were announced and never served.
    pub(crate) fn end(&self, fatal: Option<Refusal>) -> Vec<Arrival> {
        if let Some(refusal) = fatal {
            self.fatal.get_or_init(|| refusal);
        }
        self.ended.store(true, Ordering::Relaxed);
        let mut roster = self.roster();
        roster.ended = true;
        std::mem::take(&mut roster.arrivals)
    }

    /// The thread says who it is, so that it can be woken.
    pub(crate) fn started(&self) {
        self.thread.get_or_init(thread::current);
    }

    /// Parks the thread for at most so long, unless `idle` is false at the last moment.
    pub(crate) fn sleep(&self, at_most: std::time::Duration, idle: impl FnOnce() -> bool) {
        if self.parking.prepare(idle) {
            thread::park_timeout(at_most);
            self.parking.resume();
        }
    }

    /// Wakes the thread if it sleeps: something was published that it looks for before it sleeps.
    #[inline]
    pub(crate) fn wake(&self) {
        if self.parking.wake()
            && let Some(thread) = self.thread.get()
        {
            thread.unpark();
        }
    }

    fn roster(&self) -> MutexGuard<'_, Roster> {
        // Nothing panics while it holds the lock, so a poisoned roster is whole.
        self.roster.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
