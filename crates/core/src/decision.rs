//! What the engine decided by itself: the part of a journal that a recovery takes as it stands.
//!
//! Commands and ticks tell what happened to the engine; decisions tell what it announced. A later build may search
//! better or judge otherwise, but it never takes back a match that players have been told of, so a replay makes the
//! decisions of the record and none of its own.

use std::collections::VecDeque;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::matched::{MatchEnd, Seats};
use crate::ticket::{Reason, TicketState};

/// One decision. The journal holds these in `postcard` form: the order of variants and fields belongs to its format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Decision {
    /// These tickets are a match.
    Matched(MatchDecision),
    /// This ticket ended without a match.
    Ended {
        /// The ticket.
        ticket_id: Arc<str>,
        /// A final state other than COMPLETED.
        state: TicketState,
        /// Why.
        reason: Reason,
    },
    /// A pass over this queue's live lane panicked: no passes until its rules change. Format 1 wrote this; later
    /// ones write [`Decision::LaneSuspended`].
    Suspended {
        /// The queue's name.
        queue: Arc<str>,
    },
    /// A pass over this lane panicked: no passes until its rules change.
    LaneSuspended {
        /// The queue's name.
        queue: Arc<str>,
        /// The lane's number within the queue.
        lane: u32,
    },
    /// These tickets are proposed as a match.
    Proposed {
        /// Who would play whom.
        matched: MatchDecision,
        /// The backfill whose match they would join; `None`: a new match.
        backfill_id: Option<Arc<str>>,
    },
    /// Everybody who was asked comes.
    Formed {
        /// The match.
        match_id: Arc<str>,
    },
    /// Somebody who was asked does not come.
    Dropped {
        /// The match.
        match_id: Arc<str>,
        /// Why.
        reason: MatchEnd,
    },
    /// A running match is over.
    MatchEnded {
        /// The match.
        match_id: Arc<str>,
        /// Why.
        reason: MatchEnd,
    },
    /// A match that is not full asks for more players by itself.
    BackfillMade {
        /// The backfill's id.
        backfill_id: Arc<str>,
        /// The match.
        match_id: Arc<str>,
    },
    /// These tickets join a running match.
    Filled {
        /// The backfill that asked for them.
        backfill_id: Arc<str>,
        /// Who joins which team; the id is the running match's.
        matched: MatchDecision,
    },
    /// This backfill ended without players.
    BackfillEnded {
        /// The backfill.
        backfill_id: Arc<str>,
        /// A final state other than COMPLETED.
        state: TicketState,
        /// Why.
        reason: Reason,
    },
    /// Region and roles of the match that the next decision makes or proposes.
    Seated {
        /// The match.
        match_id: Arc<str>,
        /// The queue's name.
        queue: Arc<str>,
        /// What the search found beyond teams.
        seats: Arc<Seats>,
    },
}

/// Who plays whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MatchDecision {
    /// The match's id.
    pub id: Arc<str>,
    /// The queue's name.
    pub queue: Arc<str>,
    /// Ids of its tickets, the anchor first.
    pub tickets: Arc<[Arc<str>]>,
    /// Index of each ticket's team, parallel to `tickets`.
    pub teams: Box<[u8]>,
    /// 0 (worst the rules allow) to 1 (best).
    pub quality: f64,
}

/// The decisions that belong to one recorded command or tick, in their order.
#[derive(Clone, Debug, Default)]
pub struct Record {
    decisions: VecDeque<Decision>,
}

impl Record {
    /// A record of these.
    pub fn new(decisions: impl IntoIterator<Item = Decision>) -> Self {
        Record { decisions: decisions.into_iter().collect() }
    }

    /// Decisions that nothing has asked for yet.
    pub fn take_rest(&mut self) -> VecDeque<Decision> {
        std::mem::take(&mut self.decisions)
    }

    /// True if this is the next decision of the record, which is then behind.
    pub(crate) fn confirm(&mut self, decision: &Decision) -> bool {
        let is_next = self.decisions.front() == Some(decision);
        if is_next {
            self.decisions.pop_front();
        }
        is_next
    }

    /// What came of the next pass over this queue, if the next decision is one of it.
    pub(crate) fn take_of_pass(&mut self, queue_name: &str) -> Option<Decision> {
        let is_of_pass = match self.decisions.front() {
            Some(
                Decision::Matched(matched)
                | Decision::Proposed { matched, .. }
                | Decision::Filled { matched, .. },
            ) => &*matched.queue == queue_name,
            Some(
                Decision::Suspended { queue }
                | Decision::LaneSuspended { queue, .. }
                | Decision::Seated { queue, .. },
            ) => &**queue == queue_name,
            _ => false,
        };
        is_of_pass.then(|| self.decisions.pop_front()).flatten()
    }
}
