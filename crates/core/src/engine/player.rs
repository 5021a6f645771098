//! Players: what the engine knows of someone while he has a session, a ticket, or news to be told.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::limits;
use crate::roll::{Named, Roll};
use crate::slab::Key;
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

impl Named for Player {
    fn id(&self) -> &str {
        &self.id
    }
}

/// Players by key and by id.
pub(super) type Players = Roll<Player>;

impl Players {
    /// The player of this id; a new one is absent from now on.
    pub(super) fn find_or_add(&mut self, id: &str, now: EngineTime) -> Key {
        self.find(id).unwrap_or_else(|| {
            self.insert(Player {
                id: id.into(),
                claim: None,
                session: None,
                playing: None,
                absent_since: Some(now),
                missed: Vec::new(),
            })
        })
    }

    /// Forgets the player if nothing is left to know of him.
    pub(super) fn release(&mut self, key: Key) {
        let is_idle = self.get(key).is_some_and(|player| {
            player.claim.is_none()
                && player.session.is_none()
                && player.playing.is_none()
                && player.missed.is_empty()
        });
        if is_idle {
            self.remove(key);
        }
    }

    pub(super) fn forget_missed(&mut self, id: &str, ticket: Key) {
        let Some(key) = self.find(id) else { return };
        self[key].missed.retain(|missed| missed.ticket != ticket);
        self.release(key);
    }
}

/// True for an id that a player may have: 1 to 128 characters, none of them a control character.
pub(super) fn is_player_id(id: &str) -> bool {
    !id.is_empty() && id.chars().count() <= limits::PLAYER_ID_CHARS && !id.chars().any(char::is_control)
}
