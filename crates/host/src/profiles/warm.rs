//! The warm tier: as many players as fit into so many bytes, for all workers of an engine.
//!
//! Who goes when it is full is chosen by S3-FIFO: J. Yang, Y. Zhang, Z. Qiu, Y. Yue, R. Vinayak, *FIFO queues are all you
//! need for cache eviction*, SOSP 2023. A newcomer goes through a small queue, and only one who was asked for again there
//! comes into the main one; of those who went, a ghost is remembered for a while, and whoever comes back while it is
//! goes to the main queue at once. A hit moves nothing, it counts to three: so a look-up holds its lock for some
//! nanoseconds. Here a queue's length is counted in bytes.

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{BuildHasher, BuildHasherDefault, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;

use super::Kept;
use crate::limits::{PROFILE_AGE_MS, WARM_BYTES, WARM_BYTES_MAX, WARM_ENTRY_BYTES, WARM_SHARDS};

/// How often a look-up is counted for one player.
const USES_MAX: u8 = 3;
/// The small queue's share of the bytes is one of so many.
const SMALL_SHARE: usize = 10;

/// The warm tier. Divided by hash, so that workers seldom meet at a lock.
pub struct Warm {
    hasher: RandomState,
    shards: Box<[Mutex<Shard>]>,
    age_ms: AtomicU64,
    /// What was looked up.
    pub(super) figures: Figures,
}

/// What the tiers did since the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TierFigures {
    /// Look-ups that the hot tier answered, and those that it did not.
    pub hot: [u64; 2],
    /// Of the latter, those that the warm tier answered, and those that it did not.
    pub warm: [u64; 2],
    /// Players in the warm tier.
    pub players: u64,
    /// Bytes that they take.
    pub bytes: u64,
}

/// Counts without an order among them: `Relaxed`, for nobody concludes from one to another.
#[derive(Default)]
pub(super) struct Figures {
    hot: [AtomicU64; 2],
    warm: [AtomicU64; 2],
}

impl Figures {
    #[inline]
    pub(super) fn count_hot(&self, is_hit: bool) {
        self.hot[usize::from(!is_hit)].fetch_add(1, Ordering::Relaxed);
    }
}

impl Default for Warm {
    fn default() -> Self {
        Self::with_bytes(WARM_BYTES)
    }
}

impl Warm {
    /// An empty tier that takes at most so many bytes.
    pub fn with_bytes(bytes: usize) -> Self {
        let shard = || Mutex::new(Shard { bytes_max: bytes / WARM_SHARDS, ..Shard::default() });
        Self {
            hasher: RandomState::default(),
            shards: (0..WARM_SHARDS).map(|_| shard()).collect(),
            age_ms: AtomicU64::new(PROFILE_AGE_MS),
            figures: Figures::default(),
        }
    }

    /// Other limits from now on; 0: as before. More than the largest is the largest.
    pub(super) fn limit(&self, bytes: f64, age_ms: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the casts saturate, as meant"
        )]
        let (bytes, age_ms) = ((bytes as usize).min(WARM_BYTES_MAX), age_ms as u64);
        if age_ms > 0 {
            self.age_ms.store(age_ms, Ordering::Relaxed);
        }
        if bytes > 0 {
            for shard in &self.shards {
                let mut shard = lock(shard);
                shard.bytes_max = bytes / WARM_SHARDS;
                shard.make_room();
            }
        }
    }

    /// The hash of a player in a queue. Keyed anew in each process: who chooses his id does not choose his place.
    #[inline]
    pub fn hash(&self, queue: &str, player_id: &str) -> u64 {
        let mut hasher = self.hasher.build_hasher();
        queue.hash(&mut hasher);
        player_id.hash(&mut hasher);
        hasher.finish()
    }

    /// A player's profile, unless it is too old.
    #[inline]
    pub fn get(&self, hash: u64, queue: &str, player_id: &str, now_ms: u64) -> Option<Kept> {
        let youngest_ms = now_ms.saturating_sub(self.age_ms.load(Ordering::Relaxed));
        let found = lock(self.shard(hash)).get(hash, queue, player_id, youngest_ms);
        self.figures.warm[usize::from(found.is_none())].fetch_add(1, Ordering::Relaxed);
        found
    }

    /// Keeps a profile that was loaded now.
    pub fn put(&self, hash: u64, kept: Kept, now_ms: u64) {
        lock(self.shard(hash)).put(hash, kept, now_ms);
    }

    /// Forgets a player's profile in a queue; he keeps his place for the next one.
    pub fn forget(&self, hash: u64, queue: &str, player_id: &str) {
        lock(self.shard(hash)).forget(hash, queue, player_id);
    }

    /// Forgets everything.
    pub(super) fn clear(&self) {
        for shard in &self.shards {
            let mut shard = lock(shard);
            *shard = Shard { bytes_max: shard.bytes_max, ..Shard::default() };
        }
    }

    /// What was looked up since the start, and what is kept now.
    pub fn figures(&self) -> TierFigures {
        let read = |counts: &[AtomicU64; 2]| counts.each_ref().map(|count| count.load(Ordering::Relaxed));
        let mut figures = TierFigures {
            hot: read(&self.figures.hot),
            warm: read(&self.figures.warm),
            ..TierFigures::default()
        };
        for shard in &self.shards {
            let shard = lock(shard);
            figures.players += shard.places.len() as u64;
            figures.bytes += (shard.small.bytes + shard.main.bytes) as u64;
        }
        figures
    }

    #[inline]
    fn shard(&self, hash: u64) -> &Mutex<Shard> {
        // The high bits: the low ones choose the place in a shard's table.
        &self.shards[(hash >> 32) as usize % WARM_SHARDS]
    }
}

#[inline]
fn lock(shard: &Mutex<Shard>) -> MutexGuard<'_, Shard> {
    // Nothing panics while it holds the lock but an allocation that fails, which ends the process.
    shard.lock().unwrap_or_else(PoisonError::into_inner)
}

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
struct Shard {
    bytes_max: usize,
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
    #[inline]
    fn get(&mut self, hash: u64, queue: &str, player_id: &str, youngest_ms: u64) -> Option<Kept> {
        let entry = &mut self.entries[*self.places.get(&hash)? as usize];
        let kept = entry.kept.as_ref().filter(|kept| kept.is_of(queue, player_id))?;
        // One that is too old was wanted all the same.
        entry.uses = (entry.uses + 1).min(USES_MAX);
        (entry.loaded_at_ms >= youngest_ms).then(|| kept.clone())
    }

    fn put(&mut self, hash: u64, kept: Kept, now_ms: u64) {
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

    fn forget(&mut self, hash: u64, queue: &str, player_id: &str) {
        let Some(&place) = self.places.get(&hash) else { return };
        let entry = &mut self.entries[place as usize];
        if entry.kept.as_ref().is_some_and(|kept| kept.is_of(queue, player_id)) {
            let kept = entry.kept.take();
            let queue = if entry.is_main { &mut self.main } else { &mut self.small };
            queue.bytes -= size(kept.as_ref()) - size(None);
        }
    }

    /// Lets players go until the bytes are kept.
    fn make_room(&mut self) {
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
