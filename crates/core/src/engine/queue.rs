//! A queue: a named place to wait, with its lanes and its figures.

use std::sync::Arc;

use super::canary::Canary;
use super::figures::Figures;
use super::histogram::{Histogram, QUALITY, WAIT_MS};
use super::lane::{Lane, LaneKind, LaneNumber};
use super::shadow::Shadow;
use super::versions::Versions;
use crate::message::QueueTotals;
use crate::rules::RuleSet;

/// One queue.
#[derive(Debug)]
pub(super) struct Queue {
    pub(super) name: Arc<str>,
    /// By number. One of them is live.
    pub(super) lanes: Vec<Lane>,
    /// The number of the next lane.
    pub(super) next_lane: u32,
    pub(super) versions: Versions,
    /// Which tickets go to the canary's lane, while there is one.
    pub(super) canary: Option<Canary>,
    pub(super) shadow: Option<Shadow>,
    pub(super) totals: QueueTotals,
    pub(super) wait_ms: Histogram,
    pub(super) quality: Histogram,
}

impl Queue {
    /// A queue whose live lane has these rules, the only version.
    pub(super) fn new(name: Arc<str>, rules: Arc<RuleSet>, versions: Versions) -> Queue {
        let lane = Lane::new(LaneNumber::FIRST, LaneKind::Live, rules, 1);
        Queue::with_lanes(name, vec![lane], versions)
    }

    /// A queue of these lanes, one of them live.
    pub(super) fn with_lanes(name: Arc<str>, lanes: Vec<Lane>, versions: Versions) -> Queue {
        Queue {
            name,
            next_lane: lanes.iter().map(|lane| lane.number.0 + 1).max().unwrap_or(1),
            lanes,
            versions,
            canary: None,
            shadow: None,
            totals: QueueTotals::default(),
            wait_ms: Histogram::new(WAIT_MS),
            quality: Histogram::new(QUALITY),
        }
    }

    /// The number for one more lane.
    pub(super) fn number_lane(&mut self) -> LaneNumber {
        self.next_lane += 1;
        LaneNumber(self.next_lane - 1)
    }

    /// Lets lanes go that nobody comes to any more and that are empty.
    pub(super) fn drop_empty_lanes(&mut self) {
        self.lanes.retain(|lane| lane.tickets > 0 || !matches!(lane.kind, LaneKind::Kept { .. }));
    }

    /// True for a version that a lane or the shadow has.
    pub(super) fn uses(&self, version: u32) -> bool {
        self.lanes.iter().any(|lane| lane.version == version)
            || self.shadow.as_ref().is_some_and(|shadow| shadow.version == version)
    }

    /// The lane that takes the queue's tickets.
    pub(super) fn live(&self) -> &Lane {
        self.lanes.iter().find(|lane| lane.kind == LaneKind::Live).expect("a queue has a live lane")
    }

    /// The lane that takes the queue's tickets.
    pub(super) fn live_mut(&mut self) -> &mut Lane {
        self.lanes.iter_mut().find(|lane| lane.kind == LaneKind::Live).expect("a queue has a live lane")
    }

    /// The canary's lane, while there is one.
    pub(super) fn canary_lane(&self) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.kind == LaneKind::Canary)
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
        for lane in &mut self.lanes {
            lane.figures = Figures::new();
        }
    }
}
