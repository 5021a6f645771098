//! A match: who plays whom, fixed when it is made.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::rules::RuleSet;
use crate::value::Values;

/// A match, whole.
#[derive(Clone, Debug)]
pub struct Match {
    /// The match's id.
    pub id: Arc<str>,
    /// Name of the queue.
    pub queue: Arc<str>,
    /// The rules it was made by: names of attributes, and which are public.
    pub rules: Arc<RuleSet>,
    /// Ids of the tickets in it, the anchor first.
    pub tickets: Box<[Arc<str>]>,
    /// The teams in the order of the rule set.
    pub teams: Box<[Team]>,
    /// 0 (worst the rules allow) to 1 (best).
    pub quality: f64,
}

impl Match {
    /// About how many bytes the whole match takes on the wire.
    pub(crate) fn wire_bytes(&self) -> usize {
        let players = self.teams.iter().flat_map(|team| &team.players);
        players.map(|player| player.player_id.len() + 16 + self.rules.wire_bytes(&player.values)).sum()
    }
}

/// One team of a match.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Team {
    /// The team's name.
    pub name: Arc<str>,
    /// Its players, party by party.
    pub players: Box<[MatchedPlayer]>,
}

/// One player of a match.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MatchedPlayer {
    /// The player.
    pub player_id: Arc<str>,
    /// His ticket, an index into [`Match::tickets`].
    pub ticket: usize,
    /// His attributes, parallel to the rule set's `attributes`.
    pub values: Values,
}
