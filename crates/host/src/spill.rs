//! How many bytes wait in the intake outside its slots.

use std::sync::atomic::{AtomicUsize, Ordering};

use musterd_ring::{Block, Full};

use crate::limits::INTAKE_SPILL_BYTES;

/// Counts the bytes of frames too large for their slots, so that a stalled engine cannot make memory grow without end.
#[derive(Debug, Default)]
pub(crate) struct Spill(AtomicUsize);

impl Spill {
    /// Before a frame is queued: makes room for it, or refuses.
    #[inline]
    pub(crate) fn reserve(&self, bytes: usize) -> Result<(), Full> {
        if bytes <= Block::INLINE_BYTES {
            return Ok(());
        }
        // Relaxed: only the count matters, and the ring orders the frames themselves.
        let before = self.0.fetch_add(bytes, Ordering::Relaxed);
        if before + bytes > INTAKE_SPILL_BYTES {
            self.release(bytes);
            return Err(Full);
        }
        Ok(())
    }

    /// After a frame has been taken out, or was not queued after all.
    #[inline]
    pub(crate) fn release(&self, bytes: usize) {
        if bytes > Block::INLINE_BYTES {
            self.0.fetch_sub(bytes, Ordering::Relaxed);
        }
    }
}
