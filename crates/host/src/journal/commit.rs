//! A commit: the steps that become durable together, as one frame with one checksum. It is there whole or not at all.
//!
//! All numbers little endian:
//!
//! ```text
//! u32 magic · u32 body length · u64 commit number · u64 position · u32 CRC-32C of the body · u32 CRC-32C of the 28 bytes before
//! ```

use std::ops::Range;

use super::Position;

/// Bytes before a commit's body.
pub(crate) const COMMIT_HEADER_BYTES: usize = 32;
const MAGIC: [u8; 4] = *b"MSTC";

/// Where a commit stands in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its number, from 1.
    pub(crate) commit: u64,
    /// The position of its first byte.
    pub(crate) position: Position,
}

impl Place {
    /// Where the commit after one of so many bytes stands, header included.
    pub(crate) fn after(self, bytes: usize) -> Place {
        Place { commit: self.commit + 1, position: self.position + bytes as u64 }
    }
}

/// Why the bytes at a place are not its commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// There is nothing.
    End,
    /// There is something else, or a part.
    Torn,
}

/// A buffer for the next commit: room for the header, and no body yet.
pub(crate) fn begin(buffer: &mut Vec<u8>) {
    buffer.clear();
    buffer.resize(COMMIT_HEADER_BYTES, 0);
}

/// Writes the header before the body that is already in the buffer.
pub(crate) fn seal(buffer: &mut [u8], place: Place) {
    let (header, body) = buffer.split_at_mut(COMMIT_HEADER_BYTES);
    let length = u32::try_from(body.len()).expect("a commit is bounded far below 4 GiB");
    header[0..4].copy_from_slice(&MAGIC);
    header[4..8].copy_from_slice(&length.to_le_bytes());
    header[8..16].copy_from_slice(&place.commit.to_le_bytes());
    header[16..24].copy_from_slice(&place.position.0.to_le_bytes());
    header[24..28].copy_from_slice(&crc32c::crc32c(body).to_le_bytes());
    let check = crc32c::crc32c(&header[..28]);
    header[28..32].copy_from_slice(&check.to_le_bytes());
}

/// The body of the commit that must be at the start of `bytes`, as a range.
pub(crate) fn read(bytes: &[u8], place: Place) -> Result<Range<usize>, Broken> {
    if bytes.is_empty() {
        return Err(Broken::End);
    }
    let header = Header::read(bytes).filter(|header| header.place == place).ok_or(Broken::Torn)?;
    let range = COMMIT_HEADER_BYTES..COMMIT_HEADER_BYTES + header.length;
    let body = bytes.get(range.clone()).ok_or(Broken::Torn)?;
    if crc32c::crc32c(body) == header.body_check { Ok(range) } else { Err(Broken::Torn) }
}

/// The first commit that begins anywhere in these bytes, the first of which stands at `place`. A header counts only
/// where it says that it stands: a player may have put the bytes of another into a frame.
pub(crate) fn find_any(bytes: &[u8], place: Place) -> Option<Place> {
    (0..bytes.len()).filter(|at| bytes[*at..].starts_with(&MAGIC)).find_map(|at| {
        let found = Header::read(&bytes[at..])?.place;
        (found.commit >= place.commit && found.position == place.position + at as u64).then_some(found)
    })
}

/// The same behind the first byte. If there is one, the commit at `place` had been finished: the next one begins only
/// then.
pub(crate) fn find_later(bytes: &[u8], place: Place) -> Option<Place> {
    let next = Place { commit: place.commit + 1, position: place.position + 1 };
    find_any(bytes.get(1..)?, next)
}

struct Header {
    length: usize,
    place: Place,
    body_check: u32,
}

impl Header {
    fn read(bytes: &[u8]) -> Option<Header> {
        let header: &[u8; COMMIT_HEADER_BYTES] = bytes.first_chunk()?;
        let word =
            |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        let long = |at: usize| u64::from(word(at)) | u64::from(word(at + 4)) << 32;
        if header[..4] != MAGIC || word(28) != crc32c::crc32c(&header[..28]) {
            return None;
        }
        let place = Place { commit: long(8), position: Position(long(16)) };
        Some(Header { length: word(4) as usize, place, body_check: word(24) })
    }
}

#[cfg(test)]
mod tests {
    use super::{Broken, COMMIT_HEADER_BYTES, Place, Position, begin, find_later, read, seal};

    fn commit(body: &[u8], place: Place) -> Vec<u8> {
        let mut buffer = vec![7; 99];
        begin(&mut buffer);
        buffer.extend_from_slice(body);
        seal(&mut buffer, place);
        buffer
    }

    #[test]
    fn a_commit_is_whole_or_not_there() {
        let place = Place { commit: 3, position: Position(1_000) };
        let whole = commit(b"body", place);
        assert_eq!(read(&whole, place), Ok(COMMIT_HEADER_BYTES..COMMIT_HEADER_BYTES + 4));
        assert_eq!(read(&[], place), Err(Broken::End));
        for length in 1..whole.len() {
            assert_eq!(read(&whole[..length], place), Err(Broken::Torn), "cut to {length}");
        }
        for bit in 0..whole.len() * 8 {
            let mut flipped = whole.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(read(&flipped, place), Err(Broken::Torn), "bit {bit}");
        }
        let elsewhere = Place { commit: 3, position: Position(1_001) };
        assert_eq!(read(&whole, elsewhere), Err(Broken::Torn), "a commit knows its place");
    }

    #[test]
    fn a_later_commit_is_found_behind_a_broken_one() {
        let place = Place { commit: 3, position: Position(1_000) };
        let first = commit(b"first", place);
        let next = place.after(first.len());
        let mut bytes = first.clone();
        assert_eq!(find_later(&bytes, place), None, "nothing follows");
        bytes.extend(commit(b"second", next));
        assert_eq!(find_later(&bytes, place), Some(next));
        bytes.truncate(first.len() + COMMIT_HEADER_BYTES - 1);
        assert_eq!(find_later(&bytes, place), None, "half a header is none");
        let told = commit(&commit(b"", Place { commit: 4, position: Position(9_000) }), place);
        assert_eq!(find_later(&told, place), None, "a header that a player sent is none");
    }
}
