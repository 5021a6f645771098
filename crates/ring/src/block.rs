//! A slot's worth of bytes.

/// Bytes with a tag, for a ring that carries messages: 248 bytes, so that a slot (this and its stamp) takes 256, four
/// cache lines.
///
/// Up to [`Block::INLINE_BYTES`] bytes lie in the slot itself. Larger ones spill to a block on the heap, which lives
/// until [`clear`](Self::clear) or the next small [`store`](Self::store): whoever drains the ring clears, so that its
/// memory stays bounded by what is in flight.
///
/// ```
/// let (producer, mut consumer) = musterd_ring::ring::<musterd_ring::Block>(8);
/// producer.push_with(|block| block.store(7, b"hello"))?;
/// consumer.drain(1, |block| {
///     assert_eq!((block.tag(), block.bytes()), (7, b"hello".as_slice()));
///     block.clear();
/// });
/// # Ok::<(), musterd_ring::Full>(())
/// ```
#[repr(C)]
pub struct Block {
    tag: u64,
    /// Not `None` exactly when the bytes did not fit below.
    spill: Option<Box<[u8]>>,
    inline_length: u8,
    inline: [u8; Block::INLINE_BYTES],
}

impl Block {
    /// How many bytes fit without an allocation.
    pub const INLINE_BYTES: usize = 223;

    /// Copies `bytes` in and remembers `tag` with them. Replaces what was there.
    ///
    /// Sets no limit of its own to the number of bytes: the caller has one.
    #[inline]
    pub fn store(&mut self, tag: u64, bytes: &[u8]) {
        self.tag = tag;
        match (u8::try_from(bytes.len()), self.inline.get_mut(..bytes.len())) {
            (Ok(length), Some(place)) => {
                place.copy_from_slice(bytes);
                self.inline_length = length;
                self.spill = None;
            }
            _ => self.spill = Some(bytes.into()),
        }
    }

    /// The tag of the last [`store`](Self::store), 0 before it.
    #[inline]
    pub fn tag(&self) -> u64 {
        self.tag
    }

    /// The bytes of the last [`store`](Self::store), none before it or after [`clear`](Self::clear).
    #[inline]
    pub fn bytes(&self) -> &[u8] {
        self.spill.as_deref().unwrap_or(&self.inline[..usize::from(self.inline_length)])
    }

    /// Forgets the bytes and frees them if they had spilled.
    #[inline]
    pub fn clear(&mut self) {
        self.inline_length = 0;
        self.spill = None;
    }
}

impl Default for Block {
    fn default() -> Self {
        Self { tag: 0, spill: None, inline_length: 0, inline: [0; Self::INLINE_BYTES] }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::Block;

    #[test]
    fn bytes_come_back_and_spill_only_when_they_must() {
        let mut block = Block::default();
        assert_eq!((block.tag(), block.bytes()), (0, [].as_slice()), "a new block");
        let lengths = [0, 1, 62, 222, 223, 224, 255, 256, 16_384, 3, 16_384, 223, 0];
        for (tag, length) in (1..).zip(lengths) {
            let bytes: Vec<u8> = (0..=255).cycle().take(length).collect();
            block.store(tag, &bytes);
            assert_eq!((block.tag(), block.bytes()), (tag, bytes.as_slice()), "{length} bytes");
            assert_eq!(block.spill.is_some(), length > Block::INLINE_BYTES, "{length} bytes");
        }
    }

    #[test]
    fn clear_frees_the_spill() {
        for length in [0, 5, 300] {
            let mut block = Block::default();
            block.store(9, &vec![1; length]);
            block.clear();
            assert_eq!((block.bytes(), block.spill.is_some()), ([].as_slice(), false), "{length} bytes");
        }
    }
}
