//! What the server knows of players, beside an `enqueue` before it is journaled: the tiers that `submit` looks into.
//!
//! **Hot** belongs to one worker: no lock, a few hundred players, each for [`HOT_MS`]. **Warm** is shared by all workers of
//! an engine and bounded by bytes ([`warm`]). **Cold** is the shell's: whoever is in neither is named as awaited, his
//! ticket is acknowledged QUEUED, and the engine asks the shell's loader for him. What the loader finds passes here on its
//! way to the engine and is kept. A profile belongs to a player *in a queue*: a store may answer otherwise for another.

mod asked;
mod hot;
mod shard;
mod warm;

use std::sync::Arc;

use musterd_core::command::{Command, Enqueue, Profile, TiersChange};
use musterd_core::limits::TICKET_PLAYERS;
use musterd_core::{Connection, EngineTime};
use musterd_wire::compose::{add_awaited, add_profile, profile_bytes};

use crate::limits::{HOT_MS, PROFILE_BYTES};
use asked::{Asked, AskedQueues};
pub use hot::Hot;
pub use warm::{TierFigures, Warm};

/// The bits of a connection's number that are its own; the others are its worker's.
const SLOT_MASK: u32 = 0x00ff_ffff;

/// A profile as it is kept: whose it is, and the bytes that go beside an `enqueue`.
#[derive(Clone, Debug)]
pub struct Kept(Arc<[u8]>);

/// Bytes of the two lengths that stand before a kept profile.
const KEPT_HEAD: usize = 4;

impl Kept {
    /// `values`: the bytes of a `ProfileValues`. `None`: a name that no queue or player has.
    pub fn new(queue: &str, player_id: &str, values: &[u8]) -> Option<Self> {
        let lengths = [u16::try_from(queue.len()).ok()?, u16::try_from(player_id.len()).ok()?];
        let mut bytes = Vec::with_capacity(KEPT_HEAD + queue.len() + player_id.len() + values.len());
        for length in lengths {
            bytes.extend_from_slice(&length.to_le_bytes());
        }
        for part in [queue.as_bytes(), player_id.as_bytes(), values] {
            bytes.extend_from_slice(part);
        }
        Some(Self(bytes.into()))
    }

    /// True when it is this player's in this queue.
    #[inline]
    fn is_of(&self, queue: &str, player_id: &str) -> bool {
        let (queue_end, end) = self.ends();
        self.0[KEPT_HEAD..queue_end] == *queue.as_bytes() && self.0[queue_end..end] == *player_id.as_bytes()
    }

    /// What goes beside an `enqueue`.
    #[inline]
    pub fn values(&self) -> &[u8] {
        &self.0[self.ends().1..]
    }

    /// How many it takes.
    pub fn bytes(&self) -> usize {
        self.0.len()
    }

    #[inline]
    fn ends(&self) -> (usize, usize) {
        let length = |at: usize| usize::from(u16::from_le_bytes([self.0[at], self.0[at + 1]]));
        let queue_end = KEPT_HEAD + length(0);
        (queue_end, queue_end + length(2))
    }
}

/// The tiers that all workers of an engine share.
#[derive(Default)]
pub(crate) struct SharedTiers {
    pub(crate) warm: Warm,
    asked: Asked,
}

/// One worker's way into the tiers.
pub(crate) struct Tiers {
    shared: Arc<SharedTiers>,
    hot: Hot,
    queues: AskedQueues,
    /// Who speaks on each connection of this worker, for one who asks alone.
    players: Vec<Option<Box<str>>>,
    /// Reused for each frame that something is put beside.
    frame: Vec<u8>,
}

impl Tiers {
    pub(crate) fn new(shared: Arc<SharedTiers>) -> Self {
        let queues = AskedQueues::default();
        Self { shared, hot: Hot::default(), queues, players: Vec::new(), frame: Vec::new() }
    }

    /// The frame to queue: an `enqueue` with what is known beside it, anything else as it is. `None`: the message was for
    /// the tiers alone. `now` is asked once at most, and only by what needs it.
    #[inline]
    pub(crate) fn take<'f>(
        &'f mut self,
        connection: Connection,
        command: &Command<'_>,
        frame: &'f [u8],
        now: impl Fn() -> EngineTime,
    ) -> Option<&'f [u8]> {
        match command {
            Command::Enqueue(enqueue) => Some(self.look_up(Some(connection), enqueue, frame, now)),
            Command::VerifiedEnqueue { connection, enqueue, .. } => {
                Some(self.look_up(Some(*connection), enqueue, frame, now))
            }
            Command::CreateTicket { enqueue, .. } => Some(self.look_up(None, enqueue, frame, now)),
            Command::Admit(admit) => {
                self.remember(admit.connection, admit.player_id);
                Some(frame)
            }
            Command::Detach { connection } => {
                self.forget(*connection);
                Some(frame)
            }
            Command::TakeProfiles { queue, profiles, .. } => {
                self.keep(queue, profiles, now());
                Some(frame)
            }
            Command::ChangeTiers(change) => {
                self.change(change);
                None
            }
            _ => Some(frame),
        }
    }

    /// Puts beside an `enqueue` what is known of its members, and who is not known.
    #[inline]
    fn look_up<'f>(
        &'f mut self,
        sender: Option<Connection>,
        enqueue: &Enqueue<'_>,
        frame: &'f [u8],
        now: impl Fn() -> EngineTime,
    ) -> &'f [u8] {
        let is_asked = self.queues.has(enqueue.queue, &self.shared.asked);
        // A party that is too large is the engine's to refuse.
        if !is_asked || enqueue.players.len() > TICKET_PLAYERS {
            return frame;
        }
        let now = now().as_millis();
        self.frame.clear();
        self.frame.extend_from_slice(frame);
        if enqueue.players.is_empty() {
            let slot = sender.map(|connection| (connection & SLOT_MASK) as usize);
            if let Some(Some(Some(player_id))) = slot.map(|slot| self.players.get(slot)) {
                put(&self.shared.warm, &mut self.hot, &mut self.frame, enqueue.queue, player_id, now);
            }
        }
        for member in enqueue.players {
            put(&self.shared.warm, &mut self.hot, &mut self.frame, enqueue.queue, member.player_id, now);
        }
        &self.frame
    }

    fn remember(&mut self, connection: Connection, player_id: &str) {
        let slot = (connection & SLOT_MASK) as usize;
        if self.players.len() <= slot {
            self.players.resize(slot + 1, None);
        }
        self.players[slot] = Some(player_id.into());
    }

    fn forget(&mut self, connection: Connection) {
        if let Some(player) = self.players.get_mut((connection & SLOT_MASK) as usize) {
            *player = None;
        }
    }

    /// Keeps what has been loaded. What is too large to keep is loaded each time.
    fn keep(&mut self, queue: &str, profiles: &[Profile<'_>], now: EngineTime) {
        for profile in profiles {
            let kept = profile_bytes(profile, PROFILE_BYTES)
                .and_then(|values| Kept::new(queue, profile.player_id, &values));
            let Some(kept) = kept else { continue };
            let hash = self.shared.warm.hash(queue, profile.player_id);
            self.hot.put(hash, kept.clone(), now.as_millis() + HOT_MS);
            self.shared.warm.put(hash, kept, now.as_millis());
        }
    }

    fn change(&mut self, change: &TiersChange<'_>) {
        let warm = &self.shared.warm;
        warm.limit(change.warm_bytes, change.age_ms);
        if change.forget_all {
            warm.clear();
            self.hot.clear();
        }
        for player_id in change.forgotten {
            let hash = warm.hash(change.queue, player_id);
            warm.forget(hash, change.queue, player_id);
            self.hot.forget(hash);
        }
        if change.all_queues || (!change.queue.is_empty() && change.forgotten.is_empty()) {
            self.shared.asked.add(change.queue, change.all_queues);
        }
    }
}

/// Puts beside a frame what is known of a player, from the first tier that has it, or that it is awaited.
#[inline]
fn put(warm: &Warm, hot: &mut Hot, frame: &mut Vec<u8>, queue: &str, player_id: &str, now_ms: u64) {
    let hash = warm.hash(queue, player_id);
    let found = hot.get(hash, queue, player_id, now_ms);
    warm.figures.count_hot(found.is_some());
    if let Some(kept) = found {
        return add_profile(frame, kept.values());
    }
    match warm.get(hash, queue, player_id, now_ms) {
        Some(kept) => {
            add_profile(frame, kept.values());
            hot.put(hash, kept, now_ms + HOT_MS);
        }
        None => add_awaited(frame, player_id),
    }
}

#[cfg(test)]
mod tests;
