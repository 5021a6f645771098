//! A list in the frame's arena that refuses to grow without end.

use bumpalo::Bump;
use bumpalo::collections::Vec;

use crate::error::WireError;

/// Items of a repeated field, in the arena.
pub(crate) struct List<'a, T> {
    items: Vec<'a, T>,
    items_max: usize,
}

impl<'a, T> List<'a, T> {
    /// An empty list for the engine's own limit. It takes one item more than that, so that the engine sees that
    /// there are too many and refuses with a code of its own.
    pub(crate) fn new(arena: &'a Bump, limit: usize) -> Self {
        List { items: Vec::new_in(arena), items_max: limit + 1 }
    }

    /// Adds an item and lends it, to be filled where it lies.
    #[inline]
    pub(crate) fn push(&mut self, item: T) -> Result<&mut T, WireError> {
        if self.is_full() {
            return Err(WireError::TooMany);
        }
        self.items.push(item);
        self.items.last_mut().ok_or(WireError::TooMany)
    }

    /// True when one more item would be refused.
    pub(crate) fn is_full(&self) -> bool {
        self.items.len() == self.items_max
    }

    /// The finished list, alive as long as the arena.
    #[inline]
    pub(crate) fn finish(self) -> &'a [T] {
        self.items.into_bump_slice()
    }
}
