//! Counts of values by size.

use crate::message::HistogramView;

/// A histogram with fixed bounds.
#[derive(Debug)]
pub(super) struct Histogram {
    bounds: &'static [f64],
    counts: Vec<u64>,
    sum: f64,
}

/// Bounds for waits, in milliseconds.
pub(super) const WAIT_MS: &[f64] = &[
    1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1_000.0, 2_500.0, 5_000.0, 10_000.0, 20_000.0,
    30_000.0, 60_000.0, 120_000.0, 300_000.0, 600_000.0,
];

/// Bounds for quality.
pub(super) const QUALITY: &[f64] = &[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];

impl Histogram {
    pub(super) fn new(bounds: &'static [f64]) -> Histogram {
        Histogram { bounds, counts: vec![0; bounds.len() + 1], sum: 0.0 }
    }

    pub(super) fn observe(&mut self, value: f64) {
        let bucket = self.bounds.partition_point(|bound| *bound < value);
        self.counts[bucket] += 1;
        self.sum += value;
    }

    pub(super) fn view(&self) -> HistogramView<'_> {
        HistogramView { bounds: self.bounds, counts: &self.counts, sum: self.sum }
    }
}
