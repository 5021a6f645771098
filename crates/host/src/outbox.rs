//! The engine's side of one worker's outbox: a ring, and a line of what waits for room in it.
//!
//! It never loses and never blocks. A message of a session is kept by the session itself, so when the ring is full it
//! is enough to remember up to where the connection has been told, and to ask the machine for the rest later. All
//! other messages wait here as bytes. While anything waits, everything new of this worker waits behind it, so the
//! order of what one connection gets is the order of saying, with one exception that does no harm: once a session
//! stands in line, its later messages go with it, and so pass an answer without `seq` that came in between. A close
//! and a gone are never passed, for nothing of the session follows them.
//!
//! With a journal, what the engine says is first held here, until the commit that holds its input is durable: it goes
//! into the open batch, which is sealed when a commit begins, and released when that commit has ended.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use musterd_core::message::Outgoing;
use musterd_core::{CloseCode, Connection, Sink};
use musterd_ring::{Block, Producer};

use crate::doorbell::Line;
use crate::machine::Machine;
use crate::record::{Heading, Kind};
use crate::seeded::{Bug, is_seeded};

/// The engine's side of one worker's outbox.
pub(crate) struct Outbox {
    ring: Producer<Block>,
    line: Arc<Line>,
    waiting: VecDeque<Waiting>,
    /// The connections that have a [`Waiting::Session`], and up to which `seq` it may go.
    behind: BTreeMap<Connection, u32>,
    /// Connections whose session went elsewhere while they stood in line: what it said there since would leave a gap,
    /// and is said again where the session is now.
    cut: BTreeSet<Connection>,
    waiting_max: usize,
    /// Something entered the ring since the doorbell was rung.
    unannounced: bool,
    /// Said, but its input is not in a commit yet.
    open: Batch,
    /// Said, and its input is in the commit under way.
    sealed: Batch,
}

/// Records that are released together, one after another in one buffer.
#[derive(Default)]
struct Batch {
    bytes: Vec<u8>,
    records: Vec<Held>,
}

struct Held {
    heading: Heading,
    /// Of a message of a session; else 0.
    seq: u32,
    keep: Keep,
    length: usize,
}

/// What waits for room in the ring.
enum Waiting {
    /// A record without `seq`.
    Record { tag: u64, bytes: Box<[u8]> },
    /// What the connection's session has kept above `after_seq`.
    Session { connection: Connection, after_seq: u32 },
}

/// What becomes of a record when too many wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// It waits: there can be only so many of its kind.
    Always,
    /// It is dropped: its sender can ask again.
    WhileRoom,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// In the ring, or in line for it.
    Kept,
    /// Too many wait.
    Dropped,
}

impl Outbox {
    /// An outbox that writes into `ring` and lets at most `waiting_max` records of [`Keep::WhileRoom`] wait.
    pub(crate) fn new(ring: Producer<Block>, line: Arc<Line>, waiting_max: usize) -> Self {
        Self {
            ring,
            line,
            waiting: VecDeque::new(),
            behind: BTreeMap::new(),
            cut: BTreeSet::new(),
            waiting_max,
            unannounced: false,
            open: Batch::default(),
            sealed: Batch::default(),
        }
    }

    /// Holds a record until its input is durable; `seq` is 0 for one that is no message of a session.
    pub(crate) fn hold(&mut self, heading: Heading, seq: u32, bytes: &[u8], keep: Keep) {
        self.open.bytes.extend_from_slice(bytes);
        self.open.records.push(Held { heading, seq, keep, length: bytes.len() });
    }

    /// A commit begins that holds the input of everything that is open.
    pub(crate) fn seal(&mut self) {
        debug_assert!(self.sealed.records.is_empty(), "released before the next commit begins");
        std::mem::swap(&mut self.open, &mut self.sealed);
    }

    /// The commit has ended: what was sealed may leave. Returns how many records were dropped.
    pub(crate) fn release(&mut self) -> u64 {
        let mut batch = std::mem::take(&mut self.sealed);
        let mut rest = &*batch.bytes;
        let mut dropped = 0;
        for held in batch.records.drain(..) {
            let (bytes, after) = rest.split_at(held.length);
            rest = after;
            if held.seq > 0 {
                self.put_kept(held.heading.connection(), held.seq, bytes);
            } else if self.put(held.heading, bytes, held.keep) == Fate::Dropped {
                dropped += 1;
            }
        }
        batch.bytes.clear();
        self.sealed = batch;
        dropped
    }

    /// Takes a record without `seq`.
    pub(crate) fn put(&mut self, heading: Heading, bytes: &[u8], keep: Keep) -> Fate {
        if self.waiting.is_empty() && self.store(heading.tag(), bytes) {
            return Fate::Kept;
        }
        if keep == Keep::WhileRoom && self.waiting.len() >= self.waiting_max {
            return Fate::Dropped;
        }
        self.waiting.push_back(Waiting::Record { tag: heading.tag(), bytes: bytes.into() });
        Fate::Kept
    }

    /// Takes a message of a session, encoded.
    pub(crate) fn put_kept(&mut self, connection: Connection, seq: u32, bytes: &[u8]) {
        if self.cut.contains(&connection) {
            return;
        }
        if self.waiting.is_empty() && self.store(Heading::new(connection, Kind::Frame).tag(), bytes) {
            return;
        }
        if is_seeded(Bug::LostWhenFull) {
            return;
        }
        if self.behind.insert(connection, seq).is_none() {
            self.waiting.push_back(Waiting::Session { connection, after_seq: seq - 1 });
        }
    }

    /// Moves what waits into the ring, as far as there is room.
    pub(crate) fn retry(&mut self, machine: &impl Machine, encode: &mut impl Encode) {
        while let Some(first) = self.waiting.pop_front() {
            if let Some(rest) = self.move_in(first, machine, encode) {
                self.waiting.push_front(rest);
                return;
            }
        }
    }

    /// How many stand in line.
    pub(crate) fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Rings the doorbell if something is in the ring that it was not rung for.
    pub(crate) fn announce(&mut self) {
        if self.unannounced {
            self.unannounced = false;
            self.line.ring();
        }
    }

    /// Rings the doorbell because the engine has ended, which each worker learns beside its ring.
    pub(crate) fn announce_end(&self) {
        self.line.ring();
    }

    /// Moves one entry into the ring and returns what did not fit of it.
    fn move_in(
        &mut self,
        entry: Waiting,
        machine: &impl Machine,
        encode: &mut impl Encode,
    ) -> Option<Waiting> {
        match entry {
            Waiting::Record { tag, bytes } => {
                if self.store(tag, &bytes) {
                    return None;
                }
                Some(Waiting::Record { tag, bytes })
            }
            Waiting::Session { connection, after_seq } => {
                // What the session has kept beyond this is not durable yet.
                let durable_seq = self.behind.get(&connection).copied().unwrap_or(0);
                let up_to_seq = if is_seeded(Bug::ResendBeyondDurable) { u32::MAX } else { durable_seq };
                let mut rest = Resend { outbox: self, encode, after_seq, up_to_seq, blocked: false };
                let is_there = machine.resend(connection, after_seq, &mut rest);
                let (after_seq, blocked) = (rest.after_seq, rest.blocked);
                if !is_there {
                    self.cut.insert(connection);
                }
                if blocked {
                    return Some(Waiting::Session { connection, after_seq });
                }
                self.behind.remove(&connection);
                None
            }
        }
    }

    /// False: the ring is full.
    fn store(&mut self, tag: u64, bytes: &[u8]) -> bool {
        let stored = self.ring.push_with(|block| block.store(tag, bytes)).is_ok();
        self.unannounced |= stored;
        if let (true, Some(connection)) = (stored, Heading::gone_of(tag)) {
            // From now on the number may be another socket's.
            self.cut.remove(&connection);
        }
        stored
    }
}

/// How a message becomes bytes.
pub(crate) trait Encode {
    /// The message as a frame, in a place that the next call reuses.
    fn encode(&mut self, outgoing: &Outgoing<'_>) -> &[u8];
}

/// Receives the kept messages of one session and puts them into the ring up to the first that does not fit.
struct Resend<'a, E> {
    outbox: &'a mut Outbox,
    encode: &'a mut E,
    /// The last message that went in.
    after_seq: u32,
    up_to_seq: u32,
    blocked: bool,
}

impl<E: Encode> Sink for Resend<'_, E> {
    fn send(&mut self, connection: Connection, outgoing: &Outgoing<'_>) {
        debug_assert!(outgoing.seq > self.after_seq, "kept messages come by rising seq");
        if self.blocked || outgoing.seq > self.up_to_seq {
            return;
        }
        let tag = Heading::new(connection, Kind::Frame).tag();
        if self.outbox.store(tag, self.encode.encode(outgoing)) {
            self.after_seq = outgoing.seq;
        } else {
            self.blocked = true;
        }
    }

    fn close(&mut self, _: Connection, _: CloseCode) {
        unreachable!("only messages are sent again");
    }

    fn gone(&mut self, _: Connection) {
        unreachable!("only messages are sent again");
    }
}
