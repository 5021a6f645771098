//! Appends commits to segments.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::Durability;
use super::commit::{Place, seal};
use super::disk::{Disk, DiskFile};
use super::segment::{FileHeader, segment_name};
use crate::limits::SEGMENT_BYTES;

/// The segment that is being written, and the way to the next.
pub(crate) struct SegmentWriter {
    disk: Arc<dyn Disk>,
    durability: Durability,
    segment: u64,
    file: Box<dyn DiskFile>,
    written: usize,
    segment_bytes: usize,
    next: Place,
    /// Told of each new segment: all before it are closed.
    closed: Sender<Begun>,
}

/// A segment has begun, so that all before it are closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Begun {
    pub(crate) segment: u64,
    /// The place of its first commit.
    pub(crate) first: Place,
}

impl SegmentWriter {
    /// Begins a new segment.
    pub(crate) fn begin(
        disk: Arc<dyn Disk>,
        durability: Durability,
        segment: u64,
        next: Place,
        closed: Sender<Begun>,
    ) -> io::Result<Self> {
        let file = disk.create(&segment_name(segment), &FileHeader::new(segment, next).to_bytes())?;
        Ok(Self { disk, durability, segment, file, written: 0, segment_bytes: SEGMENT_BYTES, next, closed })
    }

    /// With segments of another size, for tests.
    #[cfg(test)]
    pub(crate) fn with_segment_bytes(self, segment_bytes: usize) -> Self {
        Self { segment_bytes, ..self }
    }

    /// Writes a commit and makes it as durable as was asked for; returns the place of the next one. After an error
    /// nothing may be written any more: what the operating system still holds is unknown.
    pub(crate) fn write(&mut self, commit: &mut [u8]) -> io::Result<Place> {
        if self.written >= self.segment_bytes {
            self.roll()?;
        }
        seal(commit, self.next);
        self.file.append(commit)?;
        if self.durability == Durability::Disk {
            self.file.sync()?;
        }
        self.written += commit.len();
        self.next = self.next.after(commit.len());
        Ok(self.next)
    }

    fn roll(&mut self) -> io::Result<()> {
        if self.durability == Durability::Process {
            // A closed segment is what snapshots are made of, and they are synced.
            self.file.sync()?;
        }
        self.segment += 1;
        let header = FileHeader::new(self.segment, self.next).to_bytes();
        self.file = self.disk.create(&segment_name(self.segment), &header)?;
        self.written = 0;
        // Nobody listens while the engine is being closed, or when snapshots have failed: the journal is complete
        // without them.
        let _ = self.closed.send(Begun { segment: self.segment, first: self.next });
        Ok(())
    }
}
