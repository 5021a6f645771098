//! A queue: a named place to wait, with its rules, its pool and its figures.

use std::sync::Arc;

use super::histogram::{Histogram, QUALITY, WAIT_MS};
use super::line::Line;
use crate::message::QueueTotals;
use crate::rules::RuleSet;
use crate::search::{Agenda, Pool};
use crate::time::EngineTime;

/// One queue.
#[derive(Debug)]
pub(super) struct Queue {
    pub(super) name: Arc<str>,
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
    /// A pass panicked: none until the rules change.
    pub(super) is_suspended: bool,
    pub(super) tickets: u32,
    pub(super) players: u32,
    pub(super) totals: QueueTotals,
    pub(super) wait_ms: Histogram,
    pub(super) quality: Histogram,
}

impl Queue {
    pub(super) fn new(name: Arc<str>, rules: Arc<RuleSet>) -> Queue {
        let mut line = Line::default();
        line.restart_steps(&rules);
        Queue {
            name,
            rules,
            version: 1,
            line,
            pool: Pool::new(),
            agenda: Agenda::default(),
            pass_due: None,
            last_pass: None,
            is_suspended: false,
            tickets: 0,
            players: 0,
            totals: QueueTotals::default(),
            wait_ms: Histogram::new(WAIT_MS),
            quality: Histogram::new(QUALITY),
        }
    }

    /// Makes sure that a pass comes: at once with `tickMs` 0, else at the next multiple of it that has had none.
    pub(super) fn schedule_pass(&mut self, now: EngineTime) {
        if self.pass_due.is_some() || self.is_suspended || self.agenda.is_empty() {
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
}
