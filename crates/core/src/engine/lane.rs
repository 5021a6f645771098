//! A lane: the waiting tickets of a queue under one version of its rules. A queue always has its live lane.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Engine;
use super::estimate::Estimates;
use super::figures::Figures;
use super::line::Line;
use super::ticket::Ticket;
use crate::roll::Roll;
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
    /// Takes some of them, by [`super::canary`]; each returns to the live lane after a while.
    Canary,
    /// Takes none. What waits in it came while its rules were live, or a canary, and moves to the live lane then.
    Kept {
        /// When.
        until: EngineTime,
    },
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
    /// What it has matched since its rules became its own, or since the start.
    pub(super) figures: Figures,
    /// Of a canary: the age at which a ticket returns to the live lane.
    return_after_ms: Option<u64>,
}

impl Lane {
    pub(super) fn new(number: LaneNumber, kind: LaneKind, rules: Arc<RuleSet>, version: u32) -> Lane {
        let mut lane = Lane {
            number,
            kind,
            version,
            line: Line::default(),
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
            figures: Figures::new(),
            return_after_ms: None,
        };
        lane.watch_ages();
        lane
    }

    /// A lane for a canary, whose tickets return to the live lane at this age.
    pub(super) fn returning_after(mut self, milliseconds: u64) -> Lane {
        self.return_after_ms = Some(milliseconds);
        self.watch_ages();
        self
    }

    /// Begins anew with other rules; the pool is empty.
    pub(super) fn change_rules(&mut self, rules: &Arc<RuleSet>, version: u32) {
        self.rules = rules.clone();
        self.version = version;
        self.pool = Pool::new(rules);
        self.agenda = Agenda::default();
        self.pass_due = None;
        self.is_suspended = false;
        self.figures = Figures::new();
        self.watch_ages();
    }

    /// The line names the tickets that reach a step, and then those that return.
    fn watch_ages(&mut self) {
        let steps = self.rules.steps[1..].iter().map(|step| step.from_ms);
        self.line.watch(steps.chain(self.return_after_ms));
    }

    /// The next pass looks at tickets that have reached a step. Those whose time in a canary is over are named, oldest
    /// first.
    pub(super) fn reach(&mut self, tickets: &Roll<Ticket>, now: EngineTime) -> Vec<Key> {
        let returns = self.rules.steps.len() - 1;
        let mut returning = Vec::new();
        let agenda = &mut self.agenda;
        self.line.reach(tickets, now, |age, key| {
            if age == returns {
                returning.push(key);
            } else if let Some(place) = tickets[key].place {
                agenda.add(place);
            }
        });
        self.schedule_pass(now);
        returning
    }

    /// The kind as servers see it.
    pub(super) const fn kind_name(&self) -> &'static str {
        match self.kind {
            LaneKind::Live => "live",
            LaneKind::Canary => "canary",
            LaneKind::Kept { .. } => "kept",
        }
    }

    /// Makes sure that a pass comes: at once with `tickMs` 0, else at the next multiple of it that has had none.
    pub(super) fn schedule_pass(&mut self, now: EngineTime) {
        let has_nothing_to_do = self.agenda.is_empty() && !self.has_backfills_to_try;
        if self.pass_due.is_some() || self.is_suspended || has_nothing_to_do {
            return;
        }
        self.pass_due = Some(next_pass(self.rules.options.tick_ms, self.last_pass, now));
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

/// At once with `tickMs` 0, else at the next multiple of it that has had no pass.
pub(super) fn next_pass(tick_ms: u64, last_pass: Option<EngineTime>, now: EngineTime) -> EngineTime {
    if tick_ms == 0 {
        return now;
    }
    let next = EngineTime::from_millis(now.as_millis().next_multiple_of(tick_ms));
    if last_pass == Some(next) { next + tick_ms } else { next }
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
