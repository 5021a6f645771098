//! Engine time.

use std::ops::Add;

use serde::{Deserialize, Serialize};

/// Milliseconds that the engine has been running: monotonic, and it stands still while the server is down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EngineTime(u64);

impl EngineTime {
    /// The start of the first run.
    pub const ZERO: EngineTime = EngineTime(0);

    /// So many milliseconds after the start.
    pub const fn from_millis(milliseconds: u64) -> EngineTime {
        EngineTime(milliseconds)
    }

    /// Milliseconds since the start.
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// Milliseconds since the start, as the wire carries them.
    #[expect(clippy::cast_precision_loss, reason = "exact for 285,000 years of running")]
    pub const fn as_millis_f64(self) -> f64 {
        self.0 as f64
    }

    /// Milliseconds since `earlier`, 0 if that is later.
    pub const fn since(self, earlier: EngineTime) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl Add<u64> for EngineTime {
    type Output = EngineTime;

    /// So many milliseconds later.
    fn add(self, milliseconds: u64) -> EngineTime {
        EngineTime(self.0.saturating_add(milliseconds))
    }
}
