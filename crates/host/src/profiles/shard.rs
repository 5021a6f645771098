//! A part of the warm tier: S3-FIFO over bytes. See [`super::warm`] for what it is and where it is from.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{BuildHasherDefault, Hasher};

use super::Kept;
use crate::limits::WARM_ENTRY_BYTES;

/// How often a look-up is counted for one player.
const USES_MAX: u8 = 3;
/// The small queue's share of the bytes is one of so many.
const SMALL_SHARE: usize = 10;

/// A hash as its own hash: it is one already.
type ByHash = BuildHasherDefault<Same>;

#[derive(Default)]
struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _bytes: &[u8]) {
        unreachable!("hashes only");
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// A part of the tier.
#[derive(Default)]
pub(super) struct Shard {
    pub(super) bytes_max: usize,
    /// Where the entry of a hash is. Of two players with one hash the later one is kept.
    places: HashMap<u64, u32, ByHash>,
    entries: Vec<Entry>,
    free: Vec<u32>,
    small: Queue,
    main: Queue,
    ghosts: Ghosts,
}

struct Entry {
    hash: u64,
    /// `None`: forgotten, until it is loaded again.
    kept: Option<Kept>,
    loaded_at_ms: u64,
    uses: u8,
    is_main: bool,
}

/// Entries in the order of their coming.
#[derive(Default)]
struct Queue {
    places: VecDeque<u32>,
    bytes: usize,
}

/// The hashes of those who went from the small queue, as many as the main one has entries.
#[derive(Default)]
struct Ghosts {
    order: VecDeque<u64>,
    hashes: HashSet<u64, ByHash>,
}

fn size(kept: Option<&Kept>) -> usize {
    WARM_ENTRY_BYTES + kept.map_or(0, Kept::bytes)
}

impl Shard {
    /// An empty one that takes at most so many bytes.
    pub(super) fn with_bytes(bytes_max: usize) -> Self {
        Self { bytes_max, ..Self::default() }
    }

    /// Players, and the bytes that they take.
    pub(super) fn fill(&self) -> (usize, usize) {
        (self.places.len(), self.small.bytes + self.main.bytes)
    }

    #[inline]
    pub(super) fn get(&mut self, hash: u64, queue: &str, player_id: &str, youngest_ms: u64) -> Option<Kept> {
        let entry = &mut self.entries[*self.places.get(&hash)? as usize];
        let kept = entry.kept.as_ref().filter(|kept| kept.is_of(queue, player_id))?;
        // One that is too old was wanted all the same.
        entry.uses = (entry.uses + 1).min(USES_MAX);
        (entry.loaded_at_ms >= youngest_ms).then(|| kept.clone())
    }

    pub(super) fn put(&mut self, hash: u64, kept: Kept, now_ms: u64) {
        if let Some(&place) = self.places.get(&hash) {
            let (before, after) = (size(self.entries[place as usize].kept.as_ref()), size(Some(&kept)));
            let entry = &mut self.entries[place as usize];
            (entry.kept, entry.loaded_at_ms) = (Some(kept), now_ms);
            let queue = if entry.is_main { &mut self.main } else { &mut self.small };
            queue.bytes = queue.bytes + after - before;
        } else {
            let is_main = self.ghosts.take(hash);
            let bytes = size(Some(&kept));
            let entry = Entry { hash, kept: Some(kept), loaded_at_ms: now_ms, uses: 0, is_main };
            let place = self.insert(entry);
            self.places.insert(hash, place);
            let queue = if is_main { &mut self.main } else { &mut self.small };
            queue.places.push_back(place);
            queue.bytes += bytes;
        }
        self.make_room();
    }

    fn insert(&mut self, entry: Entry) -> u32 {
        if let Some(place) = self.free.pop() {
            self.entries[place as usize] = entry;
            return place;
        }
        self.entries.push(entry);
        u32::try_from(self.entries.len() - 1).expect("the bytes allow fewer than 2^32 entries")
    }

    pub(super) fn forget(&mut self, hash: u64, queue: &str, player_id: &str) {
        let Some(&place) = self.places.get(&hash) else { return };
        let entry = &mut self.entries[place as usize];
        if entry.kept.as_ref().is_some_and(|kept| kept.is_of(queue, player_id)) {
            let kept = entry.kept.take();
            let queue = if entry.is_main { &mut self.main } else { &mut self.small };
            queue.bytes -= size(kept.as_ref()) - size(None);
        }
    }

    /// Lets players go until the bytes are kept.
    pub(super) fn make_room(&mut self) {
        while self.small.bytes + self.main.bytes > self.bytes_max {
            let is_small = self.small.bytes > self.bytes_max / SMALL_SHARE || self.main.places.is_empty();
            if is_small { self.shrink_small() } else { self.shrink_main() }
        }
    }

    fn shrink_small(&mut self) {
        let Some(place) = self.small.places.pop_front() else { return };
        let entry = &mut self.entries[place as usize];
        let bytes = size(entry.kept.as_ref());
        self.small.bytes -= bytes;
        if entry.uses > 1 {
            (entry.is_main, entry.uses) = (true, 0);
            self.main.places.push_back(place);
            self.main.bytes += bytes;
        } else {
            let hash = entry.hash;
            self.drop_entry(place);
            self.ghosts.add(hash, self.main.places.len());
        }
    }

    fn shrink_main(&mut self) {
        let Some(place) = self.main.places.pop_front() else { return };
        let entry = &mut self.entries[place as usize];
        if entry.uses > 0 && entry.kept.is_some() {
            entry.uses -= 1;
            self.main.places.push_back(place);
        } else {
            self.main.bytes -= size(entry.kept.as_ref());
            self.drop_entry(place);
        }
    }

    fn drop_entry(&mut self, place: u32) {
        let entry = &mut self.entries[place as usize];
        entry.kept = None;
        self.places.remove(&entry.hash);
        self.free.push(place);
    }
}

impl Ghosts {
    fn add(&mut self, hash: u64, most: usize) {
        if self.hashes.insert(hash) {
            self.order.push_back(hash);
        }
        while self.order.len() > most
            && let Some(oldest) = self.order.pop_front()
        {
            self.hashes.remove(&oldest);
        }
    }

    /// True if it is remembered; it is not any more then.
    fn take(&mut self, hash: u64) -> bool {
        // Its place in the order stays until it is the oldest: removing nothing from the set is no harm.
        self.hashes.remove(&hash)
    }
}
