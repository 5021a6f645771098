//! Players: what the engine knows of someone while he has a session, a ticket, or news to be told.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::limits;
use crate::slab::{Key, Slab};
use crate::time::EngineTime;

/// One player.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Player {
    pub(super) id: Arc<str>,
    /// The one live ticket that names him.
    pub(super) claim: Option<Key>,
    pub(super) session: Option<Key>,
    /// The running match that he belongs to until it has ended.
    pub(super) playing: Option<Key>,
    /// Since when he has been absent; `None`: present.
    pub(super) absent_since: Option<EngineTime>,
    /// Ended tickets that he may not know of.
    pub(super) missed: Vec<Missed>,
}

/// An ended ticket whose end a player has not acknowledged in a session that still exists.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Missed {
    pub(super) ticket: Key,
    /// True: no connection was there when it ended, so he cannot have seen it.
    pub(super) is_unseen: bool,
}

/// Players by key and by id.
#[derive(Debug)]
pub(super) struct Players {
    table: Slab<Player>,
    ids: HashMap<Arc<str>, Key>,
}

impl Default for Players {
    fn default() -> Self {
        Players { table: Slab::new(), ids: HashMap::new() }
    }
}

impl Players {
    /// These players.
    pub(super) fn of(table: Slab<Player>) -> Self {
        let ids = table.iter().map(|(key, player)| (player.id.clone(), key)).collect();
        Players { table, ids }
    }

    pub(super) fn table(&self) -> &Slab<Player> {
        &self.table
    }

    pub(super) fn find(&self, id: &str) -> Option<Key> {
        self.ids.get(id).copied()
    }

    /// Every player, by place.
    pub(super) fn keys(&self) -> Vec<Key> {
        self.table.iter().map(|(key, _)| key).collect()
    }

    pub(super) fn get(&self, key: Key) -> Option<&Player> {
        self.table.get(key)
    }

    /// The player of this id; a new one is absent from now on.
    pub(super) fn find_or_add(&mut self, id: &str, now: EngineTime) -> Key {
        if let Some(key) = self.find(id) {
            return key;
        }
        let id: Arc<str> = id.into();
        let player = Player {
            id: id.clone(),
            claim: None,
            session: None,
            playing: None,
            absent_since: Some(now),
            missed: Vec::new(),
        };
        let key = self.table.insert(player);
        self.ids.insert(id, key);
        key
    }

    /// Forgets the player if nothing is left to know of him.
    pub(super) fn release(&mut self, key: Key) {
        let is_idle = self.table.get(key).is_some_and(|player| {
            player.claim.is_none()
                && player.session.is_none()
                && player.playing.is_none()
                && player.missed.is_empty()
        });
        if is_idle && let Some(player) = self.table.remove(key) {
            self.ids.remove(&player.id);
        }
    }

    pub(super) fn forget_missed(&mut self, id: &str, ticket: Key) {
        let Some(key) = self.find(id) else { return };
        self.table[key].missed.retain(|missed| missed.ticket != ticket);
        self.release(key);
    }
}

impl std::ops::Index<Key> for Players {
    type Output = Player;

    fn index(&self, key: Key) -> &Player {
        &self.table[key]
    }
}

impl std::ops::IndexMut<Key> for Players {
    fn index_mut(&mut self, key: Key) -> &mut Player {
        &mut self.table[key]
    }
}

/// True for an id that a player may have: 1 to 128 characters, none of them a control character.
pub(super) fn is_player_id(id: &str) -> bool {
    !id.is_empty() && id.chars().count() <= limits::PLAYER_ID_CHARS && !id.chars().any(char::is_control)
}
