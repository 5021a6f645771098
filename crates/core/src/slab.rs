//! A table whose places are used again, and whose keys know when theirs was.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::limits::PLACES_RESERVED;

/// A key into a [`Slab`]. It finds nothing once its value has been removed, even if the place is taken again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Key {
    place: u32,
    generation: u32,
}

impl Key {
    /// Sorts before every other key.
    pub(crate) const FIRST: Key = Key { place: 0, generation: 0 };
}

/// Values by key. Places are taken again in the order last freed first, so equal histories give equal keys.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub(crate) struct Slab<T> {
    #[serde(deserialize_with = "in_one_piece")]
    places: Vec<Place<T>>,
    free: Vec<u32>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Place<T> {
    generation: u32,
    value: Option<T>,
}

impl<T> Slab<T> {
    pub(crate) const fn new() -> Self {
        Slab { places: Vec::new(), free: Vec::new() }
    }

    pub(crate) fn len(&self) -> usize {
        self.places.len() - self.free.len()
    }

    /// Makes room for so many values more.
    pub(crate) fn reserve(&mut self, values: usize) {
        self.places.reserve_exact(values.saturating_sub(self.free.len()));
    }

    /// Every value with its key, by place.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Key, &T)> {
        (0..).zip(&self.places).filter_map(|(place, slot)| {
            let key = Key { place, generation: slot.generation };
            slot.value.as_ref().map(|value| (key, value))
        })
    }

    /// Every value, by place.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.places.iter_mut().filter_map(|slot| slot.value.as_mut())
    }

    /// The table with each value made into another; every key stays good.
    pub(crate) fn map<Other>(self, mut to: impl FnMut(T) -> Other) -> Slab<Other> {
        let places = self.places.into_iter();
        let places =
            places.map(|place| Place { generation: place.generation, value: place.value.map(&mut to) });
        Slab { places: places.collect(), free: self.free }
    }

    pub(crate) fn insert(&mut self, value: T) -> Key {
        if let Some(place) = self.free.pop() {
            let slot = &mut self.places[place as usize];
            slot.value = Some(value);
            return Key { place, generation: slot.generation };
        }
        let place = u32::try_from(self.places.len()).expect("a table holds fewer than 2^32 values");
        self.places.push(Place { generation: 0, value: Some(value) });
        Key { place, generation: 0 }
    }

    pub(crate) fn get(&self, key: Key) -> Option<&T> {
        let place = self.places.get(key.place as usize)?;
        place.value.as_ref().filter(|_| place.generation == key.generation)
    }

    pub(crate) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        let place = self.places.get_mut(key.place as usize)?;
        place.value.as_mut().filter(|_| place.generation == key.generation)
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<T> {
        let place = self.places.get_mut(key.place as usize)?;
        if place.generation != key.generation {
            return None;
        }
        let value = place.value.take()?;
        place.generation = place.generation.wrapping_add(1);
        self.free.push(key.place);
        Some(value)
    }
}

/// Reads places into room for all of them: a table that grows as it is read is copied as often as it doubles, which
/// for a million tickets is most of the time that an image takes. The length may lie, so it is believed up to a limit.
fn in_one_piece<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<Place<T>>, D::Error> {
    struct Places<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Places<T> {
        type Value = Vec<Place<T>>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("places of a table")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
            let mut places = Vec::with_capacity(sequence.size_hint().unwrap_or(0).min(PLACES_RESERVED));
            while let Some(place) = sequence.next_element()? {
                places.push(place);
            }
            Ok(places)
        }
    }

    deserializer.deserialize_seq(Places(PhantomData))
}

impl<T> std::ops::Index<Key> for Slab<T> {
    type Output = T;

    /// The value of a key that is known to be live.
    fn index(&self, key: Key) -> &T {
        self.get(key).expect("the key is live")
    }
}

impl<T> std::ops::IndexMut<Key> for Slab<T> {
    fn index_mut(&mut self, key: Key) -> &mut T {
        self.get_mut(key).expect("the key is live")
    }
}

#[cfg(test)]
mod tests {
    use super::Slab;

    #[test]
    fn a_key_dies_with_its_value() {
        let mut slab = Slab::new();
        let first = slab.insert("first");
        assert_eq!(slab.remove(first), Some("first"));
        let second = slab.insert("second");
        assert_eq!((slab.get(first), slab.get(second), slab.len()), (None, Some(&"second"), 1));
        assert_eq!(slab.remove(first), None);
    }
}
