//! The engine's record of a ticket.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use super::lane::LaneNumber;
use super::queue::Queue;
use super::shadow::InShadow;
use crate::id_order::IdOrder;
use crate::matched::Match;
use crate::message::TicketView;
use crate::roll::Named;
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::time::EngineTime;
use crate::value::{Latencies, Values};

/// What a ticket has of each of its players. Most come alone: theirs lies in place.
pub(super) type Party<T> = SmallVec<[T; 1]>;

/// One ticket.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Ticket {
    pub(super) id: Arc<str>,
    /// Index of its queue.
    pub(super) queue: usize,
    /// Its lane; of no meaning once the ticket has ended.
    pub(super) lane: LaneNumber,
    pub(super) state: TicketState,
    pub(super) reason: Reason,
    /// Who asked for it; `None`: a server.
    pub(super) owner: Option<Arc<str>>,
    /// Ids of its players.
    pub(super) players: Party<Arc<str>>,
    /// What the search needs of them; empty once the ticket has ended.
    pub(super) members: Party<Member>,
    pub(super) enqueued_at: EngineTime,
    pub(super) ended_at: Option<EngineTime>,
    /// Of the request, to tell the same one again from another under the same id.
    pub(super) fingerprint: u64,
    /// True: members without a connection count as absent.
    pub(super) presence: bool,
    /// How many members are absent, if presence counts.
    pub(super) absent: u32,
    /// The proposal that asks it.
    pub(super) proposal: Option<Key>,
    /// How long it has been in proposals that were dropped, which does not count for its request timeout; `None`: it
    /// has been in none.
    pub(super) paused_ms: Option<u64>,
    /// Its place in the pool, while it can be matched.
    #[serde(skip)]
    pub(super) place: Option<Key>,
    /// Where it stands in the queue's shadow.
    #[serde(skip)]
    pub(super) in_shadow: InShadow,
    #[serde(skip)]
    pub(super) matched: Option<Arc<Match>>,
    /// Its neighbours in the lane's line.
    #[serde(skip)]
    pub(super) older: Option<Key>,
    #[serde(skip)]
    pub(super) newer: Option<Key>,
    /// Some player has to be told of its end when he is next here.
    #[serde(skip)]
    pub(super) is_missed: bool,
    /// Of an id that this engine made, since it was started.
    #[serde(skip)]
    pub(super) id_order: IdOrder,
}

/// One player of a live ticket.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Member {
    pub(super) player: Key,
    /// One value for each attribute that its lane's rule set declares.
    pub(super) values: Values,
    pub(super) latencies: Latencies,
    /// Of a ticket in a canary: his values under the rules that are live, if they admit the ticket.
    pub(super) home: Option<Values>,
}

impl Named for Ticket {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Ticket {
    /// How long it has waited, or had when it ended.
    pub(super) fn waited_ms(&self, now: EngineTime) -> f64 {
        let until = self.ended_at.unwrap_or(now);
        EngineTime::from_millis(until.since(self.enqueued_at)).as_millis_f64()
    }

    /// Players of the party.
    pub(super) fn size(&self) -> u32 {
        u32::try_from(self.players.len()).expect("a party has at most ten players")
    }

    pub(super) fn view<'a>(&'a self, queue: &'a Queue, now: EngineTime) -> TicketView<'a> {
        TicketView {
            ticket_id: &self.id,
            queue: &queue.name,
            state: self.state,
            players: &self.players,
            waited_ms: self.waited_ms(now),
            reason: self.reason.name(),
            estimated_wait_ms: queue.estimate_for(self, self.state),
        }
    }
}
