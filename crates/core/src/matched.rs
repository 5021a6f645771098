//! A match: who plays whom, fixed when it is made.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

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
    pub tickets: Arc<[Arc<str>]>,
    /// The teams in the order of the rule set.
    pub teams: Box<[Team]>,
    /// 0 (worst the rules allow) to 1 (best).
    pub quality: f64,
    /// Where it plays and who plays what, if the rules or the players' latencies say so.
    pub seats: Option<Arc<Seats>>,
}

/// What a search finds beyond teams.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Seats {
    /// The region that all players reach.
    pub region: Option<Arc<str>>,
    /// The role of each player who has one.
    pub roles: Box<[(Arc<str>, Arc<str>)]>,
}

impl Seats {
    /// A player's role, empty if he has none.
    pub fn role_of(&self, player_id: &str) -> &str {
        self.roles.iter().find(|(id, _)| **id == *player_id).map_or("", |(_, role)| role)
    }
}

impl Match {
    /// About how many bytes the whole match takes on the wire.
    pub(crate) fn wire_bytes(&self) -> usize {
        let players = self.teams.iter().flat_map(|team| &team.players);
        players.map(|player| player.player_id.len() + 16 + self.rules.wire_bytes(&player.values)).sum()
    }
}

/// The players of a team; one alone lies in place.
pub type TeamPlayers = SmallVec<[MatchedPlayer; 1]>;

/// One team of a match.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Team {
    /// The team's name.
    pub name: Arc<str>,
    /// Its players, party by party.
    pub players: TeamPlayers,
}

/// Where a match stands. The numbers are those of the wire.
///
/// ```text
/// PROPOSED → PLACING → RUNNING → ENDED
///     └──→ DROPPED
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub enum MatchState {
    /// Its players are asked whether they come.
    Proposed = 1,
    /// A place to play is being found; without an allocator that takes no time.
    Placing = 2,
    /// It is played.
    Running = 3,
    /// It is over.
    Ended = 4,
    /// Somebody did not come.
    Dropped = 5,
}

/// Why a match is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatchEnd {
    /// It is not.
    #[default]
    Open,
    /// A result came.
    Result,
    /// A server asked for it.
    Requested,
    /// The queue's `matchTtlSeconds` have gone by.
    TimedOut,
    /// Too many matches run.
    Overloaded,
    /// A player declined.
    Declined,
    /// A player did not accept in time.
    NotAccepted,
    /// A ticket of it ended.
    TicketEnded,
    /// The running match that it would have filled, or its backfill, ended.
    BackfillEnded,
}

impl MatchEnd {
    /// The reason as servers see it, empty while the match is open.
    pub const fn name(self) -> &'static str {
        match self {
            MatchEnd::Open => "",
            MatchEnd::Result => "RESULT",
            MatchEnd::Requested => "REQUESTED",
            MatchEnd::TimedOut => "TIMED_OUT",
            MatchEnd::Overloaded => "OVERLOADED",
            MatchEnd::Declined => "DECLINED",
            MatchEnd::NotAccepted => "NOT_ACCEPTED",
            MatchEnd::TicketEnded => "TICKET_ENDED",
            MatchEnd::BackfillEnded => "BACKFILL_ENDED",
        }
    }
}

/// How a team did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TeamResult {
    /// The team.
    pub name: Arc<str>,
    /// From 1, the best; equal for a draw.
    pub rank: u32,
    /// Those of its players of whom something was said.
    pub players: Box<[PlayerResult]>,
}

/// What became of a player.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlayerResult {
    /// The player.
    pub player_id: Arc<str>,
    /// True: he was gone before the end.
    pub left: bool,
}

/// One player of a match.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MatchedPlayer {
    /// The player.
    pub player_id: Arc<str>,
    /// His ticket, an index into [`Match::tickets`], or [`MatchedPlayer::PRESENT`].
    pub ticket: usize,
    /// His attributes, parallel to the rule set's `attributes`.
    pub values: Values,
}

impl MatchedPlayer {
    /// Instead of a ticket: a player who was in the match before a backfill brought others.
    pub const PRESENT: usize = usize::MAX;
}
