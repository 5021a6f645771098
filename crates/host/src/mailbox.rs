//! The worker's side of its outbox.

use std::mem;
use std::sync::{Arc, OnceLock};

use musterd_ring::{Block, Consumer};

use crate::doorbell::Line;
use crate::limits::DRAIN_RECORDS;
use crate::record::{Heading, RecordWriter, record_bytes};
use crate::refusal::Refusal;

/// Refused: the next record does not fit into the whole buffer. Nothing was moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooSmall {
    /// Bytes that the next record takes.
    pub needed: usize,
}

/// The worker's side of its outbox.
pub(crate) struct Mailbox {
    ring: Consumer<Block>,
    line: Arc<Line>,
    /// Taken from the ring, but it did not fit into the buffer: the first of the next drain.
    carried: Option<Block>,
    fatal_told: bool,
}

impl Mailbox {
    pub(crate) fn new(ring: Consumer<Block>, line: Arc<Line>) -> Self {
        Self { ring, line, carried: None, fatal_told: false }
    }

    /// Moves records into `into` and returns the bytes written; see [`Handle::drain`](crate::Handle::drain).
    pub(crate) fn drain(&mut self, into: &mut [u8], fatal: &OnceLock<Refusal>) -> Result<usize, TooSmall> {
        // Before anything is read: what comes from now on wakes this worker again.
        self.line.rearm();
        let mut writer = RecordWriter::new(into);
        while writer.records() < DRAIN_RECORDS && self.move_one(&mut writer) {}
        if let (Some(block), 0) = (&self.carried, writer.records()) {
            return Err(TooSmall { needed: record_bytes(block.bytes().len()) });
        }
        if self.is_empty() {
            self.tell_fatal(fatal, &mut writer)?;
        } else {
            self.line.ring();
        }
        Ok(writer.written())
    }

    /// Slots of the ring that hold something.
    pub(crate) fn len(&self) -> usize {
        self.ring.len()
    }

    /// Slots of the ring.
    pub(crate) fn capacity(&self) -> usize {
        self.ring.capacity()
    }

    fn is_empty(&self) -> bool {
        self.carried.is_none() && self.ring.is_empty()
    }

    /// False: nothing is left, or it does not fit.
    fn move_one(&mut self, writer: &mut RecordWriter<'_>) -> bool {
        if let Some(block) = self.carried.take_if(|block| writer.put(block.tag(), block.bytes())) {
            drop(block);
            return true;
        }
        if self.carried.is_some() {
            return false;
        }
        let carried = &mut self.carried;
        let taken = self.ring.drain(1, |block| {
            if writer.put(block.tag(), block.bytes()) {
                block.clear();
            } else {
                *carried = Some(mem::take(block));
            }
        });
        taken == 1 && self.carried.is_none()
    }

    /// The last record of an engine that ended, after all that it said before.
    fn tell_fatal(
        &mut self,
        fatal: &OnceLock<Refusal>,
        writer: &mut RecordWriter<'_>,
    ) -> Result<(), TooSmall> {
        let Some(fatal) = fatal.get().filter(|_| !self.fatal_told) else { return Ok(()) };
        self.fatal_told = writer.put(Heading::fatal(fatal.code).tag(), fatal.message.as_bytes());
        if self.fatal_told {
            return Ok(());
        }
        if writer.records() == 0 {
            return Err(TooSmall { needed: record_bytes(fatal.message.len()) });
        }
        self.line.ring();
        Ok(())
    }
}
