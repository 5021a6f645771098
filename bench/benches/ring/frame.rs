//! The message that the server sends through its ring, for queues that know nothing of blocks.

/// Bytes of a match request on the wire.
pub const FRAME_BYTES: usize = 62;

/// A message as one would put it into somebody else's queue: as large as our slot, and moved as a whole.
#[derive(Clone, Copy)]
pub struct Frame {
    /// Who sent it.
    pub tag: u64,
    length: u64,
    bytes: [u8; 232],
}

impl Frame {
    /// With a copy of `bytes`.
    pub fn new(tag: u64, bytes: &[u8]) -> Self {
        let mut frame = Self { tag, length: bytes.len() as u64, bytes: [0; 232] };
        frame.bytes[..bytes.len()].copy_from_slice(bytes);
        frame
    }

    /// A number that only this message has.
    pub fn answer(&self) -> u64 {
        answer(self.tag, &self.bytes[..usize::try_from(self.length).expect("small")])
    }
}

/// The bytes of message `number`.
pub fn bytes_of(number: u64) -> [u8; FRAME_BYTES] {
    [number.to_le_bytes()[0]; FRAME_BYTES]
}

/// A number that only the message with this tag and these bytes has.
pub fn answer(tag: u64, bytes: &[u8]) -> u64 {
    tag + bytes.len() as u64 + u64::from(bytes[bytes.len() - 1])
}
