//! A lane: the waiting tickets of a queue under one version of its rules. A queue always has its live lane.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Engine;
use super::estimate::Estimates;
use super::line::Line;
use super::ticket::Ticket;
use crate::rules::RuleSet;
use crate::search::{Agenda, Pool};
use crate::slab::Key;
use crate::time::EngineTime;

/// The number of a lane within its queue, from 1; never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct LaneNumber(pub(super) u32);

impl LaneNumber {
    /// The first lane of a queue.
    pub(super) const FIRST: LaneNumber = LaneNumber(1);
}

/// What a lane is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum LaneKind {
    /// Takes the queue's tickets. There is always exactly one.
    Live,
}

/// One lane.
#[derive(Debug)]
pub(super) struct Lane {
    pub(super) number: LaneNumber,
    pub(super) kind: LaneKind,
    pub(super) rules: Arc<RuleSet>,
    /// Version of the rules, from 1.
    pub(super) version: u32,
    /// Every live ticket by age.
    pub(super) line: Line,
    /// Those that can be matched now.
    pub(super) pool: Pool,
    /// What the next pass looks at.
    pub(super) agenda: Agenda,
    /// When the next pass runs, if there is something to look at.
    pub(super) pass_due: Option<EngineTime>,
    pub(super) last_pass: Option<EngineTime>,
    /// The next pass tries the backfills too, whether or not a ticket has changed.
    pub(super) has_backfills_to_try: bool,
    /// What tickets of this lane lately waited.
    pub(super) estimates: Estimates,
    /// A pass panicked: none until the rules change.
    pub(super) is_suspended: bool,
    pub(super) tickets: u32,
    pub(super) players: u32,
}

impl Lane {
    pub(super) fn new(number: LaneNumber, kind: LaneKind, rules: Arc<RuleSet>, version: u32) -> Lane {
        let mut line = Line::default();
        line.restart_steps(&rules);
        Lane {
            number,
            kind,
            version,
            line,
            pool: Pool::new(&rules),
            rules,
            agenda: Agenda::default(),
            pass_due: None,
            last_pass: None,
            has_backfills_to_try: false,
            estimates: Estimates::default(),
            is_suspended: false,
            tickets: 0,
            players: 0,
        }
    }

    /// Makes sure that a pass comes: at once with `tickMs` 0, else at the next multiple of it that has had none.
    pub(super) fn schedule_pass(&mut self, now: EngineTime) {
        let has_nothing_to_do = self.agenda.is_empty() && !self.has_backfills_to_try;
        if self.pass_due.is_some() || self.is_suspended || has_nothing_to_do {
            return;
        }
        let due = match self.rules.options.tick_ms {
            0 => now,
            tick_ms => {
                let next = EngineTime::from_millis(now.as_millis().next_multiple_of(tick_ms));
                if self.last_pass == Some(next) { next + tick_ms } else { next }
            }
        };
        self.pass_due = Some(due);
    }

    /// Counts a ticket that is in this lane from now on.
    pub(super) fn count_in(&mut self, ticket: &Ticket) {
        self.tickets += 1;
        self.players += ticket.size();
    }

    /// Counts a ticket that has left this lane.
    pub(super) fn count_out(&mut self, ticket: &Ticket) {
        self.tickets -= 1;
        self.players -= ticket.size();
    }
}

impl Engine {
    /// The lane of a live ticket.
    pub(super) fn lane_of(&self, ticket: Key) -> &Lane {
        let ticket = &self.tickets[ticket];
        self.queues[ticket.queue].lane(ticket.lane)
    }

    /// The lane of a live ticket.
    pub(super) fn lane_of_mut(&mut self, ticket: Key) -> &mut Lane {
        let ticket = &self.tickets[ticket];
        self.queues[ticket.queue].lane_mut(ticket.lane)
    }
}
