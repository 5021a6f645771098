//! A table whose values are found by key and by id.

use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use hashbrown::HashTable;

use crate::slab::{Key, Slab};

/// A value that has an id. It keeps it as long as it is in a [`Roll`].
pub(crate) trait Named {
    /// No other value of the table has it.
    fn id(&self) -> &str;
}

/// A [`Slab`] and an index by id beside it.
///
/// The index holds no text: an entry is the hash of an id and the key of its value, so that looking one up costs one
/// look into the table, and growing it costs none. Ids come from players, so the hash has a seed of its own in every
/// process (foldhash); nothing ever depends on its order.
#[derive(Debug)]
pub(crate) struct Roll<T> {
    table: Slab<T>,
    index: HashTable<Entry>,
    hasher: RandomState,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    hash: u64,
    key: Key,
}

impl<T> Default for Roll<T> {
    fn default() -> Self {
        Roll { table: Slab::new(), index: HashTable::new(), hasher: RandomState::default() }
    }
}

impl<T: Named> Roll<T> {
    /// A table's values, found by id too.
    pub(crate) fn of(table: Slab<T>) -> Self {
        let index = HashTable::with_capacity(table.len());
        let mut roll = Roll { table, index, hasher: RandomState::default() };
        for (key, value) in roll.table.iter() {
            let hash = roll.hasher.hash_one(value.id());
            roll.index.insert_unique(hash, Entry { hash, key }, |entry| entry.hash);
        }
        roll
    }

    /// The key of the value with this id.
    pub(crate) fn find(&self, id: &str) -> Option<Key> {
        let hash = self.hasher.hash_one(id);
        let found = self.index.find(hash, |entry| entry.hash == hash && self.table[entry.key].id() == id);
        found.map(|entry| entry.key)
    }

    /// Adds a value, whose id none has yet.
    pub(crate) fn insert(&mut self, value: T) -> Key {
        let hash = self.hasher.hash_one(value.id());
        let key = self.table.insert(value);
        self.index.insert_unique(hash, Entry { hash, key }, |entry| entry.hash);
        key
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<T> {
        self.forget_id(key);
        self.table.remove(key)
    }

    /// The value can be found by its key only.
    pub(crate) fn forget_id(&mut self, key: Key) {
        let Some(value) = self.table.get(key) else { return };
        let hash = self.hasher.hash_one(value.id());
        if let Ok(entry) = self.index.find_entry(hash, |entry| entry.key == key) {
            entry.remove();
        }
    }
}

impl<T> Roll<T> {
    /// The table alone, for an image.
    pub(crate) fn table(&self) -> &Slab<T> {
        &self.table
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Key, &T)> {
        self.table.iter()
    }

    /// Every value, by place.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.table.values_mut()
    }

    pub(crate) fn get(&self, key: Key) -> Option<&T> {
        self.table.get(key)
    }

    pub(crate) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        self.table.get_mut(key)
    }
}

impl<T> std::ops::Index<Key> for Roll<T> {
    type Output = T;

    /// The value of a key that is known to be live.
    fn index(&self, key: Key) -> &T {
        &self.table[key]
    }
}

impl<T> std::ops::IndexMut<Key> for Roll<T> {
    fn index_mut(&mut self, key: Key) -> &mut T {
        &mut self.table[key]
    }
}

#[cfg(test)]
mod tests {
    use super::{Named, Roll};

    impl Named for &'static str {
        fn id(&self) -> &str {
            self
        }
    }

    #[test]
    fn a_value_is_found_by_its_id_as_long_as_it_is_there() {
        let mut roll = Roll::default();
        let [one, two] = ["one", "two"].map(|id| roll.insert(id));
        assert_eq!((roll.find("one"), roll.find("two"), roll.find("three")), (Some(one), Some(two), None));
        assert_eq!((roll.remove(one), roll.remove(one)), (Some("one"), None));
        assert_eq!((roll.find("one"), roll.find("two")), (None, Some(two)));
        let again = roll.insert("one");
        assert_eq!((roll.find("one"), roll.get(one)), (Some(again), None));
        roll.forget_id(two);
        assert_eq!((roll.find("two"), roll[two]), (None, "two"));
    }
}
