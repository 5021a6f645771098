//! A segment: one file of commits.
//!
//! ```text
//! 8 bytes magic · u32 format version · u32 zero · u64 segment · u64 first commit · u64 first position · u32 CRC-32C of the 40 bytes before · u32 zero
//! ```

use super::commit::Place;
use super::{FORMAT_VERSION, FORMAT_VERSION_OLDEST, Position};

/// Bytes before a segment's first commit.
pub(crate) const SEGMENT_HEADER_BYTES: usize = 48;
const MAGIC: [u8; 8] = *b"MUSTERDJ";

/// What the beginning of a file says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FileHeader {
    /// The format that it is written in.
    pub(crate) version: u32,
    /// The number of the segment, or of the segment that a snapshot goes before.
    pub(crate) segment: u64,
    /// The place of its first commit.
    pub(crate) first: Place,
}

/// Why a file does not begin as ours do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadHeader {
    /// It is too short, or damaged.
    Broken,
    /// It is of a format that this build does not read.
    Version(u32),
}

impl FileHeader {
    /// The header of a segment or snapshot of this build.
    pub(crate) fn new(segment: u64, first: Place) -> Self {
        Self { version: FORMAT_VERSION, segment, first }
    }

    /// As bytes.
    pub(crate) fn to_bytes(self) -> [u8; SEGMENT_HEADER_BYTES] {
        let mut bytes = [0; SEGMENT_HEADER_BYTES];
        bytes[0..8].copy_from_slice(&MAGIC);
        bytes[8..12].copy_from_slice(&self.version.to_le_bytes());
        bytes[16..24].copy_from_slice(&self.segment.to_le_bytes());
        bytes[24..32].copy_from_slice(&self.first.commit.to_le_bytes());
        bytes[32..40].copy_from_slice(&self.first.position.0.to_le_bytes());
        let check = crc32c::crc32c(&bytes[..40]);
        bytes[40..44].copy_from_slice(&check.to_le_bytes());
        bytes
    }

    /// Reads the header at the start of a file.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, BadHeader> {
        let header: &[u8; SEGMENT_HEADER_BYTES] = bytes.first_chunk().ok_or(BadHeader::Broken)?;
        let word =
            |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let long = |at: usize| u64::from(word(at)) | u64::from(word(at + 4)) << 32;
        if header[..8] != MAGIC || word(40) != crc32c::crc32c(&header[..40]) {
            return Err(BadHeader::Broken);
        }
        if !(FORMAT_VERSION_OLDEST..=FORMAT_VERSION).contains(&word(8)) {
            return Err(BadHeader::Version(word(8)));
        }
        let first = Place { commit: long(24), position: Position(long(32)) };
        Ok(Self { version: word(8), segment: long(16), first })
    }
}

/// The file name of a segment.
pub(crate) fn segment_name(segment: u64) -> String {
    format!("{segment:012}.journal")
}

/// The file name of the snapshot of the state before a segment.
pub(crate) fn snapshot_name(segment: u64) -> String {
    format!("{segment:012}.snapshot")
}

/// The segment's number in a name that ends so, for example `.journal`.
pub(crate) fn number_of(name: &str, ending: &str) -> Option<u64> {
    let digits = name.strip_suffix(ending)?;
    (digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// The ending of a segment's name.
pub(crate) const SEGMENT: &str = ".journal";
/// The ending of a snapshot's name.
pub(crate) const SNAPSHOT: &str = ".snapshot";

#[cfg(test)]
mod tests {
    use super::{BadHeader, FileHeader, Place, Position, SEGMENT, number_of, segment_name, snapshot_name};

    #[test]
    fn a_header_reads_back_and_knows_when_it_is_not_ours() {
        let header = FileHeader::new(7, Place { commit: 8, position: Position(9) });
        let bytes = header.to_bytes();
        assert_eq!(FileHeader::read(&bytes), Ok(header));
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes;
            flipped[bit / 8] ^= 1 << (bit % 8);
            let in_use = bit / 8 < 44;
            assert_eq!(FileHeader::read(&flipped).is_err(), in_use, "bit {bit}");
        }
        let older = FileHeader { version: 1, ..header };
        assert_eq!(FileHeader::read(&older.to_bytes()), Ok(older));
        let newer = FileHeader { version: 99, ..header }.to_bytes();
        assert_eq!(FileHeader::read(&newer), Err(BadHeader::Version(99)));
        assert_eq!(FileHeader::read(&bytes[..47]), Err(BadHeader::Broken));
    }

    #[test]
    fn names_tell_their_segment() {
        assert_eq!(number_of(&segment_name(12), SEGMENT), Some(12));
        for other in [snapshot_name(12), "12.journal".into(), "00000000001x.journal".into()] {
            assert_eq!(number_of(&other, SEGMENT), None, "{other}");
        }
    }
}
