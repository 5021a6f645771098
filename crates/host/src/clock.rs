//! The engine's clock.

use std::time::{Duration, Instant};

use musterd_core::EngineTime;

/// Tells how long the engine has been running.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EngineClock {
    started: Instant,
}

impl EngineClock {
    /// A clock that starts at 0 now.
    pub(crate) fn start() -> Self {
        Self { started: Instant::now() }
    }

    /// Engine time now; never earlier than what any thread was told before.
    pub(crate) fn now(&self) -> EngineTime {
        // A u64 of milliseconds lasts longer than any machine.
        EngineTime::from_millis(u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX))
    }

    /// How long from now until `due`; zero when it is past. Sleeping so long never wakes a millisecond early.
    pub(crate) fn until(&self, due: EngineTime) -> Duration {
        Duration::from_millis(due.as_millis()).saturating_sub(self.started.elapsed())
    }
}

#[cfg(test)]
mod tests {
    use super::EngineClock;
    use std::thread;

    #[test]
    fn sleeping_until_a_time_reaches_it() {
        let clock = EngineClock::start();
        for _ in 0..20 {
            let due = clock.now() + 2;
            thread::sleep(clock.until(due));
            assert!(clock.now() >= due);
            assert!(clock.until(due).is_zero());
        }
    }
}
