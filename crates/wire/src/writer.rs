//! Writes protobuf fields into a buffer, back to front.
//!
//! A message's length stands before it, and is known when the message has been written: so the last field is
//! written first, and no pass over the data is needed to learn the sizes. Callers write fields in falling order
//! of their numbers; the bytes then have them rising.

use std::ops::Range;

use crate::error::Overflow;

/// A buffer filled from its end.
pub(crate) struct Writer<'a> {
    buffer: &'a mut [u8],
    /// Everything from here on is written.
    start: usize,
    /// True once something did not fit; from then on nothing is written.
    full: bool,
}

/// The end of an embedded message that is being written.
#[derive(Clone, Copy)]
pub(crate) struct Mark(usize);

impl<'a> Writer<'a> {
    pub(crate) fn new(buffer: &'a mut [u8]) -> Self {
        let start = buffer.len();
        Writer { buffer, start, full: false }
    }

    /// Where the finished message lies in the buffer.
    pub(crate) fn finish(self) -> Result<Range<usize>, Overflow> {
        if self.full { Err(Overflow) } else { Ok(self.start..self.buffer.len()) }
    }

    /// The free bytes that the next `count` bytes go to, or `None` when there are not so many.
    #[inline]
    fn take(&mut self, count: usize) -> Option<&mut [u8]> {
        let end = self.start;
        let Some(start) = end.checked_sub(count) else {
            self.overflow();
            return None;
        };
        self.start = start;
        self.buffer.get_mut(start..end)
    }

    #[cold]
    fn overflow(&mut self) {
        self.full = true;
        // No room is left, so that everything after this overflows too.
        self.start = 0;
    }

    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        if let Some(room) = self.take(bytes.len()) {
            room.copy_from_slice(bytes);
        }
    }

    /// A tag and the number after it: a value, or a length. Nearly always both fit one byte.
    #[inline]
    fn tagged(&mut self, tag: u32, number: usize) {
        match (u8::try_from(tag), u8::try_from(number)) {
            (Ok(tag @ ..0x80), Ok(number @ ..0x80)) => self.put(&[tag, number]),
            _ => self.long_tagged(tag, number),
        }
    }

    fn long_tagged(&mut self, tag: u32, number: usize) {
        self.varint(number as u64);
        self.tag(tag);
    }

    #[inline]
    fn tag(&mut self, tag: u32) {
        match u8::try_from(tag) {
            Ok(byte @ ..0x80) => self.put(&[byte]),
            _ => self.varint(u64::from(tag)),
        }
    }

    fn varint(&mut self, mut number: u64) {
        let mut bytes = [0; 10];
        let mut count = 0;
        loop {
            bytes[count] = (number & 0x7f) as u8;
            number >>= 7;
            count += 1;
            if number == 0 {
                break;
            }
            bytes[count - 1] |= 0x80;
        }
        self.put(&bytes[..count]);
    }

    /// A text, left out when empty.
    #[inline]
    pub(crate) fn text(&mut self, tag: u32, text: &str) {
        if !text.is_empty() {
            self.item(tag, text);
        }
    }

    /// A text that is written even when empty: an item of a list, a key of a map, a member of a `oneof`.
    #[inline]
    pub(crate) fn item(&mut self, tag: u32, text: &str) {
        match (u8::try_from(tag), u8::try_from(text.len())) {
            (Ok(tag @ ..0x80), Ok(length @ ..0x80)) => {
                if let Some([first, second, room @ ..]) = self.take(2 + text.len()) {
                    *first = tag;
                    *second = length;
                    copy(text.as_bytes(), room);
                }
            }
            _ => self.long_item(tag, text),
        }
    }

    #[cold]
    fn long_item(&mut self, tag: u32, text: &str) {
        self.put(text.as_bytes());
        self.tagged(tag, text.len());
    }

    /// A `uint32`, left out when 0.
    #[inline]
    pub(crate) fn uint32(&mut self, tag: u32, number: u32) {
        if number != 0 {
            self.tagged(tag, number as usize);
        }
    }

    /// A `bool`, left out when false.
    #[inline]
    pub(crate) fn boolean(&mut self, tag: u32, flag: bool) {
        self.uint32(tag, u32::from(flag));
    }

    /// A `double`, left out when it is 0 (but not when it is -0).
    #[inline]
    pub(crate) fn double(&mut self, tag: u32, number: f64) {
        if number.to_bits() != 0 {
            self.present(tag, number);
        }
    }

    /// A `double` that is written even when 0: one with presence, or a value of a map.
    #[inline]
    pub(crate) fn present(&mut self, tag: u32, number: f64) {
        self.put(&number.to_le_bytes());
        self.tag(tag);
    }

    /// A packed list of doubles, left out when empty.
    pub(crate) fn packed(&mut self, tag: u32, numbers: impl DoubleEndedIterator<Item = f64>) {
        let end = self.begin();
        for number in numbers.rev() {
            self.put(&number.to_le_bytes());
        }
        if self.start != end.0 {
            self.end(tag, end);
        }
    }

    /// Begins an embedded message: its fields follow, last first, then [`Writer::end`].
    #[inline]
    pub(crate) fn begin(&self) -> Mark {
        Mark(self.start)
    }

    /// Ends the embedded message that began at `mark`.
    #[inline]
    pub(crate) fn end(&mut self, tag: u32, mark: Mark) {
        self.tagged(tag, mark.0 - self.start);
    }
}

/// Copies between two slices of one length. Most texts are ids of a few characters, for which a call of the
/// general copy costs more than the copy: two chunks that may overlap do for any length between one and two.
#[inline]
fn copy(from: &[u8], to: &mut [u8]) {
    match from.len() {
        16..=32 => copy_ends::<16>(from, to),
        8..16 => copy_ends::<8>(from, to),
        4..8 => copy_ends::<4>(from, to),
        2..4 => copy_ends::<2>(from, to),
        _ => to.copy_from_slice(from),
    }
}

#[inline]
fn copy_ends<const CHUNK: usize>(from: &[u8], to: &mut [u8]) {
    if let (Some(head), Some(tail)) = (from.first_chunk::<CHUNK>(), from.last_chunk::<CHUNK>()) {
        let end = to.len() - CHUNK;
        to[..CHUNK].copy_from_slice(head);
        to[end..].copy_from_slice(tail);
    }
}
