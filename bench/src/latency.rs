//! Distributions of single operations.

use std::fmt;

use crate::clock::nanoseconds_per_tick;

/// Three quantiles in nanoseconds.
#[derive(Clone, Copy, Debug)]
pub struct Quantiles {
    /// Half of the operations took at most this long.
    pub p50: f64,
    /// All but one in a hundred.
    pub p99: f64,
    /// All but one in a thousand.
    pub p999: f64,
}

impl Quantiles {
    /// Of operations timed in ticks of [`crate::clock::ticks`].
    ///
    /// # Panics
    ///
    /// If there are none.
    pub fn of_ticks(ticks: &mut [u32]) -> Self {
        ticks.sort_unstable();
        let at = |per_mille: usize| {
            f64::from(ticks[(ticks.len() - 1) * per_mille / 1_000]) * nanoseconds_per_tick()
        };
        Self { p50: at(500), p99: at(990), p999: at(999) }
    }
}

impl fmt::Display for Quantiles {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "p50 {:5.0} ns  p99 {:5.0} ns  p99.9 {:5.0} ns", self.p50, self.p99, self.p999)
    }
}
