//! The life of a ticket.

use serde::{Deserialize, Serialize};

/// Where a ticket stands. The numbers are those of the wire.
///
/// ```text
/// QUEUED ⇄ SEARCHING → REQUIRES_ACCEPTANCE → PLACING → COMPLETED
///    └────────┴──→ CANCELLED, TIMED_OUT, FAILED
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum TicketState {
    /// Acknowledged, but held for an absent member, or until the profile of one is there.
    Queued = 1,
    /// In the pool.
    Searching = 2,
    /// In a proposal.
    RequiresAcceptance = 3,
    /// Matched; a place to play is being found.
    Placing = 4,
    /// Matched and placed.
    Completed = 5,
    /// Given up by a member, a server, or an absence beyond grace.
    Cancelled = 6,
    /// Not matched within the request timeout.
    TimedOut = 7,
    /// Ended by the server.
    Failed = 8,
}

impl TicketState {
    /// True when nothing follows.
    pub const fn is_final(self) -> bool {
        matches!(
            self,
            TicketState::Completed | TicketState::Cancelled | TicketState::TimedOut | TicketState::Failed
        )
    }
}

/// Why a ticket is in its state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// Nothing to say.
    #[default]
    None,
    /// A member is absent.
    Absent,
    /// A member or a server asked for it.
    Requested,
    /// The queue's new rules do not admit it.
    RulesChanged,
    /// A defect of musterd: the command that it came by, or that was about it, cannot be carried out.
    Internal,
    /// A member declined the proposal.
    Declined,
    /// A member did not accept the proposal in time.
    NotAccepted,
    /// A newer backfill of the same match took its place.
    Replaced,
    /// The match that asked for players has ended.
    MatchEnded,
    /// What the server knows of a member is being loaded.
    Profile,
    /// What the server knows of a member could not be loaded.
    ProfileUnavailable,
    /// With what the server knows of its members the ticket lacks an attribute, or has one of the wrong kind.
    BadProfile,
}

impl Reason {
    /// The reason as clients see it, empty for [`Reason::None`].
    pub const fn name(self) -> &'static str {
        match self {
            Reason::None => "",
            Reason::Absent => "ABSENT",
            Reason::Requested => "REQUESTED",
            Reason::RulesChanged => "RULES_CHANGED",
            Reason::Internal => "INTERNAL",
            Reason::Declined => "DECLINED",
            Reason::NotAccepted => "NOT_ACCEPTED",
            Reason::Replaced => "REPLACED",
            Reason::MatchEnded => "MATCH_ENDED",
            Reason::Profile => "PROFILE",
            Reason::ProfileUnavailable => "PROFILE_UNAVAILABLE",
            Reason::BadProfile => "BAD_PROFILE",
        }
    }
}
