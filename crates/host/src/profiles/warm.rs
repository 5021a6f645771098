//! The warm tier: as many players as fit into so many bytes, for all workers of an engine.
//!
//! Who goes when it is full is chosen by S3-FIFO: J. Yang, Y. Zhang, Z. Qiu, Y. Yue, R. Vinayak, *FIFO queues are all you
//! need for cache eviction*, SOSP 2023. A newcomer goes through a small queue, and only one who was asked for again there
//! comes into the main one; of those who went, a ghost is remembered for a while, and whoever comes back while it is
//! goes to the main queue at once. A hit moves nothing, it counts to three: so a look-up holds its lock for some
//! nanoseconds. Here a queue's length is counted in bytes.

use std::hash::{BuildHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;

use super::Kept;
use super::shard::Shard;
use crate::limits::{PROFILE_AGE_MS, WARM_BYTES, WARM_BYTES_MAX, WARM_SHARDS};

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
        let shard = || Mutex::new(Shard::with_bytes(bytes / WARM_SHARDS));
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
            *shard = Shard::with_bytes(shard.bytes_max);
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
            let (players, bytes) = lock(shard).fill();
            figures.players += players as u64;
            figures.bytes += bytes as u64;
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
