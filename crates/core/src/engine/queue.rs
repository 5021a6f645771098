//! A queue: a named place to wait, with its lanes and its figures.

use std::sync::Arc;

use super::histogram::{Histogram, QUALITY, WAIT_MS};
use super::lane::{Lane, LaneKind, LaneNumber};
use crate::message::QueueTotals;
use crate::rules::RuleSet;

/// One queue.
#[derive(Debug)]
pub(super) struct Queue {
    pub(super) name: Arc<str>,
    /// By number. One of them is live.
    pub(super) lanes: Vec<Lane>,
    pub(super) totals: QueueTotals,
    pub(super) wait_ms: Histogram,
    pub(super) quality: Histogram,
}

impl Queue {
    /// A queue whose live lane has these rules, as version 1.
    pub(super) fn new(name: Arc<str>, rules: Arc<RuleSet>) -> Queue {
        Queue::with_lanes(name, vec![Lane::new(LaneNumber::FIRST, LaneKind::Live, rules, 1)])
    }

    /// A queue of these lanes, one of them live.
    pub(super) fn with_lanes(name: Arc<str>, lanes: Vec<Lane>) -> Queue {
        Queue {
            name,
            lanes,
            totals: QueueTotals::default(),
            wait_ms: Histogram::new(WAIT_MS),
            quality: Histogram::new(QUALITY),
        }
    }

    /// The lane that takes the queue's tickets.
    pub(super) fn live(&self) -> &Lane {
        self.lanes.iter().find(|lane| lane.kind == LaneKind::Live).expect("a queue has a live lane")
    }

    /// The lane that takes the queue's tickets.
    pub(super) fn live_mut(&mut self) -> &mut Lane {
        self.lanes.iter_mut().find(|lane| lane.kind == LaneKind::Live).expect("a queue has a live lane")
    }

    /// The lane of a number that a live ticket has.
    pub(super) fn lane(&self, number: LaneNumber) -> &Lane {
        self.lanes.iter().find(|lane| lane.number == number).expect("a live ticket's lane is there")
    }

    /// The lane of a number that a live ticket has.
    pub(super) fn lane_mut(&mut self, number: LaneNumber) -> &mut Lane {
        self.lanes.iter_mut().find(|lane| lane.number == number).expect("a live ticket's lane is there")
    }

    /// Tickets that wait, in all lanes.
    pub(super) fn tickets(&self) -> u32 {
        self.lanes.iter().map(|lane| lane.tickets).sum()
    }

    /// Players of those tickets.
    pub(super) fn players(&self) -> u32 {
        self.lanes.iter().map(|lane| lane.players).sum()
    }

    /// Counts begin anew.
    pub(super) fn start_counts(&mut self) {
        self.totals = QueueTotals::default();
        self.wait_ms = Histogram::new(WAIT_MS);
        self.quality = Histogram::new(QUALITY);
    }
}
