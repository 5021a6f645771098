//! Which session speaks on which connection.

use crate::sink::{Connection, SLOT_BITS};
use crate::slab::Key;

/// Sessions by worker and slot: both are small and dense, so look-up is two array reads.
#[derive(Debug, Default)]
pub(super) struct Connections {
    workers: Vec<Vec<Option<Key>>>,
}

impl Connections {
    pub(super) fn get(&self, connection: Connection) -> Option<Key> {
        let (worker, slot) = split(connection);
        *self.workers.get(worker)?.get(slot)?
    }

    pub(super) fn set(&mut self, connection: Connection, session: Key) {
        let (worker, slot) = split(connection);
        if self.workers.len() <= worker {
            self.workers.resize_with(worker + 1, Vec::new);
        }
        let slots = &mut self.workers[worker];
        if slots.len() <= slot {
            slots.resize(slot + 1, None);
        }
        slots[slot] = Some(session);
    }

    pub(super) fn clear(&mut self, connection: Connection) -> Option<Key> {
        let (worker, slot) = split(connection);
        self.workers.get_mut(worker)?.get_mut(slot)?.take()
    }
}

fn split(connection: Connection) -> (usize, usize) {
    ((connection >> SLOT_BITS) as usize, (connection & ((1 << SLOT_BITS) - 1)) as usize)
}
