//! The layout of what `drain` writes.
//!
//! Records follow one another from the start of the buffer, each beginning at a multiple of 8. All numbers are little
//! endian:
//!
//! ```text
//! u32 payload length · u32 connection · u16 kind · u16 detail · u32 zero · payload · zeros up to a multiple of 8
//! ```

use musterd_core::code::Code;
use musterd_core::{CloseCode, Connection};

/// Bytes before a record's payload.
pub const HEADER_BYTES: usize = 16;
const ALIGNMENT: usize = 8;

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Kind {
    /// The payload is a `ServerMessage` for the connection, ready to send.
    Frame = 0,
    /// Close the connection with the code in `detail`.
    Close = 1,
    /// The connection has been detached, its number may be used again.
    Gone = 2,
    /// The payload is a `ServerMessage` that answers a control request.
    Reply = 3,
    /// The engine has ended; the payload is a sentence that says why, `detail` the place of its code in the table.
    Fatal = 4,
}

/// What a record says beside its payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    connection: Connection,
    kind: Kind,
    detail: u16,
}

impl Heading {
    /// A record of a kind that has no detail.
    pub(crate) const fn new(connection: Connection, kind: Kind) -> Self {
        Self { connection, kind, detail: 0 }
    }

    /// A close record.
    pub(crate) const fn close(connection: Connection, code: CloseCode) -> Self {
        Self { connection, kind: Kind::Close, detail: code as u16 }
    }

    /// The record of an engine that ended.
    pub(crate) fn fatal(code: Code) -> Self {
        let place = Code::ALL.iter().position(|known| *known == code).unwrap_or(0);
        Self { connection: 0, kind: Kind::Fatal, detail: u16::try_from(place).unwrap_or(0) }
    }

    /// The connection whose end a tag tells, if it tells one.
    pub(crate) fn gone_of(tag: u64) -> Option<Connection> {
        let [_, _, _, kind, connection @ ..] = tag.to_be_bytes();
        (u16::from(kind) == Kind::Gone as u16).then(|| Connection::from_be_bytes(connection))
    }

    /// The connection that it is for.
    pub(crate) const fn connection(self) -> Connection {
        self.connection
    }

    /// As the tag of a ring's block: the header's bytes 4 to 11, so that nobody needs to take it apart again.
    pub(crate) fn tag(self) -> u64 {
        u64::from(self.connection) | (self.kind as u64) << 32 | u64::from(self.detail) << 48
    }
}

/// Bytes of a record with so long a payload.
pub(crate) const fn record_bytes(payload: usize) -> usize {
    HEADER_BYTES + payload.next_multiple_of(ALIGNMENT)
}

/// Writes records into the caller's buffer.
pub(crate) struct RecordWriter<'a> {
    into: &'a mut [u8],
    written: usize,
    records: usize,
}

impl<'a> RecordWriter<'a> {
    /// Starts at the beginning of `into`.
    pub(crate) fn new(into: &'a mut [u8]) -> Self {
        Self { into, written: 0, records: 0 }
    }

    /// Bytes written, a multiple of 8.
    pub(crate) fn written(&self) -> usize {
        self.written
    }

    /// Records written.
    pub(crate) fn records(&self) -> usize {
        self.records
    }

    /// Writes one record. False: it does not fit, and nothing was written.
    #[must_use]
    pub(crate) fn put(&mut self, tag: u64, payload: &[u8]) -> bool {
        let Ok(length) = u32::try_from(payload.len()) else { return false };
        let free = &mut self.into[self.written..];
        let Some(place) = free.get_mut(..record_bytes(payload.len())) else { return false };
        let (header, body) = place.split_at_mut(HEADER_BYTES);
        header[..4].copy_from_slice(&length.to_le_bytes());
        header[4..12].copy_from_slice(&tag.to_le_bytes());
        header[12..].fill(0);
        let (bytes, padding) = body.split_at_mut(payload.len());
        bytes.copy_from_slice(payload);
        padding.fill(0);
        self.written += place.len();
        self.records += 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{Heading, Kind, RecordWriter};
    use musterd_core::CloseCode;

    #[test]
    fn a_record_lies_as_the_contract_says() {
        let mut buffer = [0xff; 64];
        let mut writer = RecordWriter::new(&mut buffer);
        assert!(writer.put(Heading::new(0x0201_0003, Kind::Reply).tag(), b"abc"));
        assert!(writer.put(Heading::close(7, CloseCode::Replaced).tag(), b""));
        assert_eq!((writer.written(), writer.records()), (40, 2));
        #[rustfmt::skip]
        assert_eq!(buffer[..40], [
            3, 0, 0, 0,  3, 0, 1, 2,  3, 0,  0, 0,        0, 0, 0, 0,  b'a', b'b', b'c', 0, 0, 0, 0, 0,
            0, 0, 0, 0,  7, 0, 0, 0,  1, 0,  0xa9, 0x0f,  0, 0, 0, 0,
        ]);
    }

    #[test]
    fn a_record_fits_whole_or_not_at_all() {
        for (payload, bytes) in [(0, 16), (1, 24), (8, 24), (9, 32)] {
            let mut exact = vec![0; bytes];
            assert!(RecordWriter::new(&mut exact).put(0, &vec![1; payload]), "{payload} bytes into {bytes}");
            let mut short = vec![0; bytes - 1];
            assert!(
                !RecordWriter::new(&mut short).put(0, &vec![1; payload]),
                "{payload} bytes into {}",
                bytes - 1
            );
            assert!(short.iter().all(|byte| *byte == 0), "untouched");
        }
    }
}
