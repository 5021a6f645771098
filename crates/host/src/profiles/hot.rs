//! The hot tier: the players who were looked up a moment ago, of one worker, without a lock.

use super::Kept;
use crate::limits::HOT_SLOTS;

/// An open-addressed table of fixed size: a hash has two neighbouring places. A newcomer takes the one that is free or
/// nearer to its end.
#[derive(Debug)]
pub struct Hot {
    slots: Box<[Slot]>,
}

#[derive(Clone, Debug, Default)]
struct Slot {
    hash: u64,
    /// Milliseconds of the engine's time until which it counts.
    until_ms: u64,
    kept: Option<Kept>,
}

impl Default for Hot {
    fn default() -> Self {
        Self { slots: vec![Slot::default(); HOT_SLOTS].into() }
    }
}

impl Hot {
    /// A player's profile, as long as it is young.
    #[inline]
    pub fn get(&self, hash: u64, queue: &str, player_id: &str, now_ms: u64) -> Option<&Kept> {
        let slot = self.slot_of(hash)?;
        let slot = &self.slots[slot];
        slot.kept.as_ref().filter(|kept| slot.until_ms > now_ms && kept.is_of(queue, player_id))
    }

    /// Keeps a profile until then.
    #[inline]
    pub fn put(&mut self, hash: u64, kept: Kept, until_ms: u64) {
        let [first, second] = places(hash);
        let older = if self.slots[second].until_ms < self.slots[first].until_ms { second } else { first };
        let place = self.slot_of(hash).unwrap_or(older);
        self.slots[place] = Slot { hash, until_ms, kept: Some(kept) };
    }

    /// Forgets whatever has this hash.
    pub(super) fn forget(&mut self, hash: u64) {
        if let Some(slot) = self.slot_of(hash) {
            self.slots[slot] = Slot::default();
        }
    }

    pub(super) fn clear(&mut self) {
        self.slots.fill(Slot::default());
    }

    #[inline]
    fn slot_of(&self, hash: u64) -> Option<usize> {
        places(hash).into_iter().find(|slot| self.slots[*slot].hash == hash)
    }
}

/// The two places of a hash, which lie beside each other.
#[inline]
fn places(hash: u64) -> [usize; 2] {
    #[expect(clippy::cast_possible_truncation, reason = "the low bits are what is wanted")]
    let first = hash as usize & (HOT_SLOTS - 1);
    [first, first ^ 1]
}
