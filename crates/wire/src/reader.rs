//! Reads protobuf fields from a slice, front to back, without copying.
//!
//! The encoding: <https://protobuf.dev/programming-guides/encoding/>. Nothing here panics, whatever the bytes.
//! What is rare stands in free functions that take the rest and give it back, so that a [`Reader`] stays in
//! registers.

use crate::error::WireError;
use crate::limits::GROUP_NESTING;

/// The largest field number that the encoding allows.
const FIELD_NUMBER_MAX: u64 = (1 << 29) - 1;
/// A variable-length number has seven bits a byte, so 64 bits take ten.
const VARINT_BYTES: usize = 10;

const VARINT: u32 = 0;
const EIGHT_BYTES: u32 = 1;
const LENGTH: u32 = 2;
const GROUP_START: u32 = 3;
const GROUP_END: u32 = 4;
const FOUR_BYTES: u32 = 5;

/// Something read, and what follows it.
type Read<'a, T> = Result<(T, &'a [u8]), WireError>;

/// What is left to read of one message.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts at the front of a message's bytes.
    pub(crate) fn new(message: &'a [u8]) -> Self {
        Reader { rest: message }
    }

    /// The next field's tag (number × 8 + wire type), or `None` at the end of the message.
    #[inline]
    pub(crate) fn tag(&mut self) -> Result<Option<u32>, WireError> {
        let (tag, rest) = match *self.rest {
            [] => return Ok(None),
            // The usual tag is one byte: numbers 1 to 15.
            [tag @ 8..0x80, ref rest @ ..] => (u32::from(tag), rest),
            _ => long_tag(self.rest)?,
        };
        self.rest = rest;
        Ok(Some(tag))
    }

    #[inline]
    fn varint(&mut self) -> Result<u64, WireError> {
        let (number, rest) = varint(self.rest)?;
        self.rest = rest;
        Ok(number)
    }

    /// A `uint32`. A longer number loses its high bits, as the encoding has it.
    #[inline]
    pub(crate) fn uint32(&mut self) -> Result<u32, WireError> {
        #[expect(clippy::cast_possible_truncation, reason = "the encoding says: the low 32 bits count")]
        self.varint().map(|number| number as u32)
    }

    /// A `bool`.
    #[inline]
    pub(crate) fn boolean(&mut self) -> Result<bool, WireError> {
        self.varint().map(|number| number != 0)
    }

    /// A `double`.
    #[inline]
    pub(crate) fn double(&mut self) -> Result<f64, WireError> {
        let (bytes, rest) = self.rest.split_first_chunk().ok_or(WireError::Truncated)?;
        self.rest = rest;
        Ok(f64::from_le_bytes(*bytes))
    }

    /// The bytes of a length-delimited field.
    #[inline]
    pub(crate) fn bytes(&mut self) -> Result<&'a [u8], WireError> {
        let length = usize::try_from(self.varint()?).map_err(|_| WireError::LengthBeyondEnd)?;
        let (bytes, rest) = self.rest.split_at_checked(length).ok_or(WireError::LengthBeyondEnd)?;
        self.rest = rest;
        Ok(bytes)
    }

    /// A text, borrowed from the frame.
    #[inline]
    pub(crate) fn text(&mut self) -> Result<&'a str, WireError> {
        std::str::from_utf8(self.bytes()?).map_err(|_| WireError::BadText)
    }

    /// An embedded message.
    #[inline]
    pub(crate) fn message(&mut self) -> Result<Reader<'a>, WireError> {
        self.bytes().map(Reader::new)
    }

    /// Goes over a field that the reading message did not take: one that it does not have is skipped, one that
    /// it has, by `has`, came with the wrong wire type.
    #[inline]
    pub(crate) fn skip(&mut self, tag: u32, has: fn(u32) -> bool) -> Result<(), WireError> {
        if has(tag >> 3) {
            return Err(WireError::WrongWireType);
        }
        self.rest = after_value(self.rest, tag, GROUP_NESTING)?;
        Ok(())
    }
}

#[cold]
fn long_tag(bytes: &[u8]) -> Read<'_, u32> {
    let (tag, rest) = varint(bytes)?;
    let number = tag >> 3;
    if number == 0 || number > FIELD_NUMBER_MAX {
        return Err(WireError::BadFieldNumber);
    }
    #[expect(clippy::cast_possible_truncation, reason = "a number of 29 bits and a wire type of 3")]
    Ok((tag as u32, rest))
}

#[inline]
fn varint(bytes: &[u8]) -> Read<'_, u64> {
    match *bytes {
        [byte @ ..0x80, ref rest @ ..] => Ok((u64::from(byte), rest)),
        _ => long_varint(bytes),
    }
}

fn long_varint(bytes: &[u8]) -> Read<'_, u64> {
    let mut number = 0;
    for (index, &byte) in bytes.iter().take(VARINT_BYTES).enumerate() {
        // The tenth byte has room for one bit only.
        if index == VARINT_BYTES - 1 && byte > 1 {
            return Err(WireError::OverlongVarint);
        }
        number |= u64::from(byte & 0x7f) << (7 * index);
        if byte < 0x80 {
            return Ok((number, &bytes[index + 1..]));
        }
    }
    Err(WireError::Truncated)
}

/// What follows the value behind `tag`.
#[cold]
fn after_value(bytes: &[u8], tag: u32, nesting: u32) -> Result<&[u8], WireError> {
    match tag & 7 {
        VARINT => varint(bytes).map(|(_, rest)| rest),
        EIGHT_BYTES => bytes.get(8..).ok_or(WireError::Truncated),
        LENGTH => {
            let mut reader = Reader::new(bytes);
            reader.bytes()?;
            Ok(reader.rest)
        }
        GROUP_START => after_group(bytes, tag >> 3, nesting),
        GROUP_END => Err(WireError::UnmatchedGroup),
        FOUR_BYTES => bytes.get(4..).ok_or(WireError::Truncated),
        _ => Err(WireError::BadWireType),
    }
}

/// What follows the end of the group with this number.
fn after_group(bytes: &[u8], number: u32, nesting: u32) -> Result<&[u8], WireError> {
    let nesting = nesting.checked_sub(1).ok_or(WireError::TooDeep)?;
    let mut reader = Reader::new(bytes);
    while let Some(tag) = reader.tag()? {
        if tag == (number << 3) | GROUP_END {
            return Ok(reader.rest);
        }
        reader.rest = after_value(reader.rest, tag, nesting)?;
    }
    Err(WireError::UnmatchedGroup)
}
