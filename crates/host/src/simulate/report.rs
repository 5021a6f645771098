//! The keys of a report. docs/simulate.md says what each means.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::Figures;
use super::trace::Broken;

/// Where the arrivals are from.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
pub(super) enum SourceFacts {
    /// A trace.
    Trace { lines: u64, of_other_queues: u64, broken: u64, first_broken: Vec<Broken> },
    /// A spec.
    Synthetic,
    /// A journal.
    Journal,
}

/// The report.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Summary<'a> {
    pub(super) format: u32,
    pub(super) seed: u64,
    pub(super) source: &'a SourceFacts,
    /// The attribute that bands and gaps are made of.
    pub(super) rating: Option<&'a str>,
    /// How wins are predicted: `elo`, `rating` or `none`.
    pub(super) prediction: &'static str,
    /// Milliseconds of each point in time.
    pub(super) point_ms: u64,
    pub(super) sides: Vec<SideSummary<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SideSummary<'a> {
    pub(super) name: &'a str,
    pub(super) ended_at_ms: u64,
    pub(super) matches: usize,
    /// Of matches, where [`Group`] has that of tickets.
    pub(super) quality: Option<Figures>,
    pub(super) gap: Option<Figures>,
    pub(super) balance: Option<Figures>,
    pub(super) refused: &'a BTreeMap<&'static str, u64>,
    pub(super) worst: Option<Worst<'a>>,
    pub(super) all: Group,
    pub(super) by_band: Vec<Group>,
    pub(super) by_size: Vec<Group>,
    pub(super) over_time: Vec<Point>,
    /// Wait of matched tickets: the percentiles 0 to 100.
    pub(super) wait_percentiles_ms: Vec<f64>,
}

/// The ticket that waited longest, whatever became of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Worst<'a> {
    pub(super) ticket_id: &'a str,
    pub(super) waited_ms: u64,
    pub(super) state: &'static str,
    pub(super) at_ms: u64,
    pub(super) players: usize,
    pub(super) rating: Option<f64>,
}

/// Figures of some tickets.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Group {
    pub(super) label: String,
    pub(super) tickets: usize,
    pub(super) players: usize,
    pub(super) matched: usize,
    pub(super) cancelled: usize,
    pub(super) timed_out: usize,
    pub(super) failed: usize,
    pub(super) refused: usize,
    pub(super) waiting: usize,
    /// Of matched tickets.
    pub(super) wait_ms: Option<Figures>,
    /// Of each matched ticket's match.
    pub(super) quality: Option<Figures>,
    pub(super) gap: Option<Figures>,
    pub(super) balance: Option<Figures>,
}

/// Figures of a stretch of time.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Point {
    pub(super) at_ms: u64,
    pub(super) arrived: usize,
    /// Tickets waiting at its end.
    pub(super) waiting: usize,
    /// Of those that arrived in it and were matched.
    pub(super) wait_p95_ms: Option<f64>,
}
