//! What the benchmarks share: how they measure beside a rival, and how they report.
//!
//! A figure of a shared machine proves nothing alone. So contestants take turns, round by round, and each is judged by
//! the median of its rounds.

pub mod clock;
pub mod compare;
pub mod latency;
pub mod nakama;
pub mod report;

/// The allocator that the addon ships with, for us and for every rival.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
