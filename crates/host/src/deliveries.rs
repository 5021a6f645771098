//! Where what the engine says goes: each message encoded once, into the outbox of the worker that owns the connection.

use std::collections::BTreeSet;
use std::ops::Range;

use musterd_core::code::Code;
use musterd_core::decision::Decision;
use musterd_core::message::{Message, Outgoing, Refusal};
use musterd_core::{CloseCode, Connection, Sink, is_control};
use musterd_wire::Overflow;

use crate::limits::REPLY_BYTES;
use crate::machine::Machine;
use crate::outbox::{Encode, Fate, Keep, Outbox};
use crate::record::{Heading, Kind};
use crate::seeded::{Bug, is_seeded};
use crate::shared::{Arrival, worker_of};

/// The outboxes of all workers.
pub(crate) struct Deliveries {
    /// By worker number; `None`: no such worker now, and what is said to it is forgotten.
    workers: Vec<Option<Worker>>,
    scratch: Scratch,
    /// True: with a journal, so that what is said is held until its input is durable.
    is_holding: bool,
    /// What the engine decided since they were taken; only with a journal.
    decisions: Vec<Decision>,
    messages: u64,
    dropped: u64,
}

/// One worker as the engine sees it.
struct Worker {
    outbox: Outbox,
    /// The connections it has admitted and not yet seen gone.
    connections: BTreeSet<Connection>,
}

impl Deliveries {
    /// `is_holding`: what is said waits for [`Deliveries::release`].
    pub(crate) fn new(is_holding: bool) -> Self {
        Self {
            workers: Vec::new(),
            scratch: Scratch::new(),
            is_holding,
            decisions: Vec::new(),
            messages: 0,
            dropped: 0,
        }
    }

    /// A commit begins: it holds the input of everything said so far.
    pub(crate) fn seal(&mut self) {
        for worker in self.workers.iter_mut().flatten() {
            worker.outbox.seal();
        }
    }

    /// The commit has ended: what was sealed may leave.
    pub(crate) fn release(&mut self) {
        for worker in self.workers.iter_mut().flatten() {
            self.dropped += worker.outbox.release();
            if is_seeded(Bug::ReleaseTooMuch) {
                worker.outbox.seal();
                self.dropped += worker.outbox.release();
            }
        }
    }

    /// What the engine decided since this was last asked.
    pub(crate) fn decisions(&mut self) -> std::vec::Drain<'_, Decision> {
        self.decisions.drain(..)
    }

    /// From now on this worker is served.
    pub(crate) fn add(&mut self, arrival: Arrival) {
        let index = usize::from(arrival.worker);
        if self.workers.len() <= index {
            self.workers.resize_with(index + 1, || None);
        }
        self.workers[index] = Some(Worker { outbox: arrival.outbox, connections: BTreeSet::new() });
    }

    /// From now on this worker is not served; returns the connections that it leaves behind, by rising number.
    pub(crate) fn remove(&mut self, worker: u8) -> BTreeSet<Connection> {
        let place = self.workers.get_mut(usize::from(worker));
        place.and_then(Option::take).map(|worker| worker.connections).unwrap_or_default()
    }

    /// Remembers that its worker admitted this connection.
    pub(crate) fn admit(&mut self, connection: Connection) {
        if let Some(worker) = self.worker(connection) {
            worker.connections.insert(connection);
        }
    }

    /// Moves what waits into the rings, as far as there is room.
    pub(crate) fn retry(&mut self, machine: &impl Machine) {
        for worker in self.workers.iter_mut().flatten() {
            worker.outbox.retry(machine, &mut self.scratch);
        }
    }

    /// Rings each worker that has something new.
    pub(crate) fn announce(&mut self) {
        for worker in self.workers.iter_mut().flatten() {
            worker.outbox.announce();
        }
    }

    /// Rings every worker because the engine has ended.
    pub(crate) fn announce_end(&self) {
        for worker in self.workers.iter().flatten() {
            worker.outbox.announce_end();
        }
    }

    /// Records and sessions that wait for room, of all workers.
    pub(crate) fn waiting(&self) -> usize {
        self.workers.iter().flatten().map(|worker| worker.outbox.waiting()).sum()
    }

    /// Messages said since the start, those to workers that had gone included.
    pub(crate) fn messages(&self) -> u64 {
        self.messages
    }

    /// Pongs and errors dropped because too many waited.
    pub(crate) fn dropped(&self) -> u64 {
        self.dropped
    }

    fn worker(&mut self, connection: Connection) -> Option<&mut Worker> {
        self.workers.get_mut(usize::from(worker_of(connection)))?.as_mut()
    }

    /// A record without payload.
    fn put(&mut self, heading: Heading) {
        let is_holding = self.is_holding;
        let Some(worker) = self.worker(heading.connection()) else { return };
        if is_holding {
            worker.outbox.hold(heading, 0, &[], Keep::Always);
        } else {
            worker.outbox.put(heading, &[], Keep::Always);
        }
    }
}

impl Sink for Deliveries {
    fn send(&mut self, connection: Connection, outgoing: &Outgoing<'_>) {
        self.messages += 1;
        let Some(Some(worker)) = self.workers.get_mut(usize::from(worker_of(connection))) else { return };
        let bytes = self.scratch.encode(outgoing);
        let (kind, keep) = match outgoing.message {
            _ if is_control(connection) => (Kind::Reply, Keep::Always),
            Message::Pong { .. } | Message::Error(_) => (Kind::Frame, Keep::WhileRoom),
            _ => (Kind::Frame, Keep::Always),
        };
        let heading = Heading::new(connection, kind);
        // These two promise nothing that a crash could take back.
        let waits_for_nothing = matches!(outgoing.message, Message::Welcome(_) | Message::Pong { .. })
            || is_seeded(Bug::AckBeforeCommit);
        if self.is_holding && !waits_for_nothing {
            worker.outbox.hold(heading, outgoing.seq, bytes, keep);
        } else if outgoing.seq > 0 {
            worker.outbox.put_kept(connection, outgoing.seq, bytes);
        } else if worker.outbox.put(heading, bytes, keep) == Fate::Dropped {
            self.dropped += 1;
        }
    }

    fn close(&mut self, connection: Connection, code: CloseCode) {
        self.put(Heading::close(connection, code));
    }

    fn gone(&mut self, connection: Connection) {
        if let Some(worker) = self.worker(connection) {
            worker.connections.remove(&connection);
        }
        self.put(Heading::new(connection, Kind::Gone));
    }

    fn decided(&mut self, decision: &Decision) {
        if self.is_holding {
            self.decisions.push(decision.clone());
        }
    }
}

/// The place where messages become bytes.
pub(crate) struct Scratch(Box<[u8]>);

impl Scratch {
    pub(crate) fn new() -> Self {
        Self(vec![0; REPLY_BYTES].into())
    }
}

impl Encode for Scratch {
    fn encode(&mut self, outgoing: &Outgoing<'_>) -> &[u8] {
        let range = encode_fitting(outgoing, &mut self.0);
        &self.0[range]
    }
}

/// Encodes a message so that it fits. A batch of events is cut: its reader asks for what follows the last one he got.
/// Any other reply that is too large becomes an error.
pub(crate) fn encode_fitting(outgoing: &Outgoing<'_>, scratch: &mut [u8]) -> Range<usize> {
    match (musterd_wire::encode(outgoing, scratch), outgoing.message) {
        (Ok(range), _) => range,
        (Err(Overflow), Message::EventBatch { events, gap }) if events.len() > 1 => {
            let message = Message::EventBatch { events: &events[..events.len() / 2], gap };
            encode_fitting(&Outgoing { message, ..*outgoing }, scratch)
        }
        (Err(Overflow), _) => {
            let message = Message::Error(Refusal {
                code: Code::MessageTooLarge,
                message: "The answer is too large for one message; ask for less.",
                retry_after_ms: None,
            });
            musterd_wire::encode(&Outgoing { message, ..*outgoing }, scratch).expect("an error fits")
        }
    }
}
