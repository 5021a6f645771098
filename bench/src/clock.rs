//! A clock cheap enough to time one push: the processor's own counter where there is one.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The counter now, in ticks of unknown length.
#[inline]
#[must_use]
pub fn ticks() -> u64 {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: the instruction only reads a counter, and every x86-64 processor has it.
    return unsafe { core::arch::x86_64::_rdtsc() };
    #[cfg(not(target_arch = "x86_64"))]
    return instant_ticks();
}

#[cfg(not(target_arch = "x86_64"))]
fn instant_ticks() -> u64 {
    static START: OnceLock<Instant> = OnceLock::new();
    u64::try_from(START.get_or_init(Instant::now).elapsed().as_nanos())
        .expect("a benchmark ends within centuries")
}

/// How many nanoseconds one tick takes, found out once.
pub fn nanoseconds_per_tick() -> f64 {
    static LENGTH: OnceLock<f64> = OnceLock::new();
    *LENGTH.get_or_init(|| {
        let (start, first) = (Instant::now(), ticks());
        std::thread::sleep(Duration::from_millis(50));
        let elapsed = start.elapsed().as_secs_f64() * 1e9;
        #[expect(clippy::cast_precision_loss, reason = "50 ms of ticks fit into a double")]
        let ticked = (ticks() - first) as f64;
        elapsed / ticked
    })
}
