//! A table whose places are used again, and whose keys know when theirs was.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{SeqAccess, Visitor};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A key into a [`Slab`]. It finds nothing once its value has been removed, even if the place is taken again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Key {
    place: u32,
    generation: u32,
}

impl Key {
    /// Sorts before every other key.
    pub(crate) const FIRST: Key = Key { place: 0, generation: 0 };

    /// The key as a number, in the same order.
    pub(crate) fn to_bits(self) -> u64 {
        (u64::from(self.place) << 32) | u64::from(self.generation)
    }

    /// The key of [`Key::to_bits`].
    pub(crate) fn from_bits(bits: u64) -> Key {
        let [place, generation] = [bits >> 32, bits & u64::from(u32::MAX)];
        let half = |bits: u64| u32::try_from(bits).expect("32 bits");
        Key { place: half(place), generation: half(generation) }
    }
}

/// Values by key. Places are taken again in the order last freed first, so equal histories give equal keys.
///
/// Places lie in chunks of one size, which never move: to grow costs a chunk, and not a copy of all that there is.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(serialize = "T: Serialize", deserialize = "T: Deserialize<'de>"))]
pub(crate) struct Slab<T> {
    /// All but the last are full.
    #[serde(rename = "places", serialize_with = "as_one_list", deserialize_with = "in_chunks")]
    chunks: Chunks<T>,
    free: Vec<u32>,
}

type Chunks<T> = Vec<Vec<Place<T>>>;

#[derive(Debug, Serialize, Deserialize)]
struct Place<T> {
    generation: u32,
    value: Option<T>,
}

const CHUNK_BITS: u32 = 10;
const CHUNK_PLACES: usize = 1 << CHUNK_BITS;

/// Chunk, and place in it.
const fn split(place: u32) -> (usize, usize) {
    ((place >> CHUNK_BITS) as usize, place as usize & (CHUNK_PLACES - 1))
}

impl<T> Slab<T> {
    pub(crate) const fn new() -> Self {
        Slab { chunks: Vec::new(), free: Vec::new() }
    }

    pub(crate) fn len(&self) -> usize {
        self.places() - self.free.len()
    }

    /// Places, free ones among them.
    fn places(&self) -> usize {
        let before = self.chunks.len().saturating_sub(1) * CHUNK_PLACES;
        before + self.chunks.last().map_or(0, Vec::len)
    }

    fn place(&self, place: u32) -> Option<&Place<T>> {
        let (chunk, place) = split(place);
        self.chunks.get(chunk)?.get(place)
    }

    fn place_mut(&mut self, place: u32) -> Option<&mut Place<T>> {
        let (chunk, place) = split(place);
        self.chunks.get_mut(chunk)?.get_mut(place)
    }

    /// Every value with its key, by place.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Key, &T)> {
        (0..).zip(self.chunks.iter().flatten()).filter_map(|(place, slot)| {
            let key = Key { place, generation: slot.generation };
            slot.value.as_ref().map(|value| (key, value))
        })
    }

    /// Every value, by place.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.chunks.iter_mut().flatten().filter_map(|slot| slot.value.as_mut())
    }

    /// The table with each value made into another; every key stays good.
    pub(crate) fn map<Other>(self, mut to: impl FnMut(T) -> Other) -> Slab<Other> {
        let mut to =
            |place: Place<T>| Place { generation: place.generation, value: place.value.map(&mut to) };
        let chunks = self.chunks.into_iter().map(|chunk| chunk.into_iter().map(&mut to).collect());
        Slab { chunks: chunks.collect(), free: self.free }
    }

    pub(crate) fn insert(&mut self, value: T) -> Key {
        if let Some(place) = self.free.pop() {
            let slot = self.place_mut(place).expect("a free place is one of the table's");
            slot.value = Some(value);
            return Key { place, generation: slot.generation };
        }
        let place = u32::try_from(self.places()).expect("a table holds fewer than 2^32 values");
        push(&mut self.chunks, Place { generation: 0, value: Some(value) });
        Key { place, generation: 0 }
    }

    pub(crate) fn get(&self, key: Key) -> Option<&T> {
        let place = self.place(key.place)?;
        place.value.as_ref().filter(|_| place.generation == key.generation)
    }

    pub(crate) fn get_mut(&mut self, key: Key) -> Option<&mut T> {
        let place = self.place_mut(key.place)?;
        place.value.as_mut().filter(|_| place.generation == key.generation)
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<T> {
        let place = self.place_mut(key.place)?;
        if place.generation != key.generation {
            return None;
        }
        let value = place.value.take()?;
        place.generation = place.generation.wrapping_add(1);
        self.free.push(key.place);
        Some(value)
    }
}

fn push<T>(chunks: &mut Chunks<T>, place: Place<T>) {
    if chunks.last().is_none_or(|chunk| chunk.len() == CHUNK_PLACES) {
        // Small tables stay small: the first chunk grows as it is needed.
        let room = if chunks.is_empty() { 0 } else { CHUNK_PLACES };
        chunks.push(Vec::with_capacity(room));
    }
    chunks.last_mut().expect("a chunk with room").push(place);
}

/// Nothing of the chunks is to be seen in what is written.
fn as_one_list<T: Serialize, S: Serializer>(chunks: &Chunks<T>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut list = serializer.serialize_seq(Some(chunks.iter().map(Vec::len).sum()))?;
    chunks.iter().flatten().try_for_each(|place| list.serialize_element(place))?;
    list.end()
}

fn in_chunks<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Chunks<T>, D::Error> {
    struct Places<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Places<T> {
        type Value = Chunks<T>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("places of a table")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
            let mut chunks = Vec::new();
            while let Some(place) = sequence.next_element()? {
                push(&mut chunks, place);
            }
            Ok(chunks)
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

    #[test]
    fn a_table_of_many_chunks_is_written_as_one_list() {
        #[derive(serde::Serialize)]
        struct Written {
            places: Vec<(u32, Option<u32>)>,
            free: Vec<u32>,
        }
        let mut slab = Slab::new();
        let keys: Vec<_> = (0..2_500_u32).map(|value| slab.insert(value)).collect();
        slab.remove(keys[1_024]);
        let places = (0..2_500).map(|value| if value == 1_024 { (1, None) } else { (0, Some(value)) });
        let written = Written { places: places.collect(), free: vec![1_024] };
        let bytes = postcard::to_stdvec(&slab).expect("numbers");
        assert_eq!(bytes, postcard::to_stdvec(&written).expect("numbers"));
        let read: Slab<u32> = postcard::from_bytes(&bytes).expect("what was written");
        assert_eq!((read.len(), read[keys[2_499]], read.get(keys[1_024])), (2_499, 2_499, None));
        assert!(read.iter().eq(slab.iter()));
    }
}
