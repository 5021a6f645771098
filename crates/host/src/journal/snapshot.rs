//! Snapshots: the engine before a segment, so that a recovery need not begin at the first.

use std::io;

use musterd_core::Engine;
use musterd_core::code::Code;

use super::disk::Disk;
use super::segment::{BadHeader, FileHeader, SEGMENT_HEADER_BYTES, SNAPSHOT, number_of, snapshot_name};
use super::{FORMAT_VERSION_OLDEST, Place, Position};
use crate::refusal::Refusal;

/// Between the header and the image: its length (u64), its CRC-32C (u32), zero (u32).
const IMAGE_HEADER_BYTES: usize = 16;

/// A snapshot that was read.
pub(crate) struct Snapshot {
    /// The first segment after it.
    pub(crate) segment: u64,
    /// The place of that segment's first commit.
    pub(crate) next: Place,
    /// Its pools are empty.
    pub(crate) engine: Engine,
}

impl Snapshot {
    /// The newest that is good, of the state before `before_segment` or earlier, and not after `until`. One that is damaged is passed over:
    /// the segments before it lead to the same state, or their absence is found.
    pub(crate) fn newest(
        disk: &dyn Disk,
        names: &[String],
        before_segment: u64,
        until: Option<Position>,
    ) -> Result<Option<Self>, Refusal> {
        let numbers = names.iter().rev().filter_map(|name| number_of(name, SNAPSHOT));
        for segment in numbers.filter(|segment| *segment <= before_segment) {
            let bytes = disk.read(&snapshot_name(segment)).unwrap_or_default();
            match Self::read(segment, &bytes) {
                Ok(snapshot) if until.is_some_and(|until| until < snapshot.next.position) => {}
                Ok(snapshot) => return Ok(Some(snapshot)),
                Err(BadHeader::Broken) => {}
                Err(BadHeader::Version(version)) => {
                    let name = snapshot_name(segment);
                    let message = format!("{name} has format {version}. Start the build that wrote it.");
                    return Err(Refusal::new(Code::JournalVersion, message));
                }
            }
        }
        Ok(None)
    }

    fn read(segment: u64, bytes: &[u8]) -> Result<Self, BadHeader> {
        let header = FileHeader::read(bytes)?;
        let (head, image) = bytes[SEGMENT_HEADER_BYTES..]
            .split_first_chunk::<IMAGE_HEADER_BYTES>()
            .ok_or(BadHeader::Broken)?;
        let [l0, l1, l2, l3, l4, l5, l6, l7, c0, c1, c2, c3, ..] = *head;
        let length = u64::from_le_bytes([l0, l1, l2, l3, l4, l5, l6, l7]);
        let is_whole =
            image.len() as u64 == length && crc32c::crc32c(image) == u32::from_le_bytes([c0, c1, c2, c3]);
        if !is_whole || header.segment != segment {
            return Err(BadHeader::Broken);
        }
        let engine = match header.version {
            FORMAT_VERSION_OLDEST => Engine::from_first_image(image),
            _ => Engine::from_image_with_empty_pools(image),
        };
        let engine = engine.map_err(|_| BadHeader::Broken)?;
        Ok(Self { segment, next: header.first, engine })
    }

    /// Writes the snapshot of the state before `segment`.
    pub(crate) fn write(disk: &dyn Disk, segment: u64, next: Place, engine: &Engine) -> io::Result<()> {
        let image = engine.image();
        let mut head = [0; IMAGE_HEADER_BYTES];
        head[..8].copy_from_slice(&(image.len() as u64).to_le_bytes());
        head[8..12].copy_from_slice(&crc32c::crc32c(&image).to_le_bytes());
        let header = FileHeader::new(segment, next).to_bytes();
        disk.replace(&snapshot_name(segment), &[&header, &head, &image])
    }
}
