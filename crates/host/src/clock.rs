//! The engine's clock.

use std::time::{Duration, Instant};

use musterd_core::EngineTime;

/// Tells how long the engine has been running.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EngineClock {
    /// Engine time when it was made: what earlier runs took.
    before: EngineTime,
    started: Instant,
}

impl EngineClock {
    /// A clock that goes on from here now.
    pub(crate) fn start_at(before: EngineTime) -> Self {
        Self { before, started: Instant::now() }
    }

    /// Engine time now; never earlier than what any thread was told before.
    pub(crate) fn now(&self) -> EngineTime {
        // A u64 of milliseconds lasts longer than any machine.
        self.before + u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// How long from now until `due`; zero when it is past. Sleeping so long never wakes a millisecond early.
    pub(crate) fn until(&self, due: EngineTime) -> Duration {
        Duration::from_millis(due.since(self.before)).saturating_sub(self.started.elapsed())
    }
}

#[cfg(test)]
mod tests {
    use super::{EngineClock, EngineTime};
    use std::thread;

    #[test]
    fn sleeping_until_a_time_reaches_it() {
        let clock = EngineClock::start_at(EngineTime::from_millis(70));
        for _ in 0..20 {
            let due = clock.now() + 2;
            thread::sleep(clock.until(due));
            assert!(clock.now() >= due);
            assert!(clock.until(due).is_zero());
        }
    }
}
