//! Small models of the ring and its two flags, run under every interleaving that two preemptions allow.
//!
//! ```sh
//! RUSTFLAGS='--cfg loom' cargo test -p musterd-ring --release --test loom -- --nocapture
//! ```
//!
//! Use a target folder of its own (`CARGO_TARGET_DIR`), for the flag rebuilds everything. Each of these seeded bugs,
//! added as in `RUSTFLAGS='--cfg loom --cfg seeded_bug="relaxed_stamp"'`, must make the run fail:
//!
//! | bug | what is wrong | caught by |
//! |---|---|---|
//! | `relaxed_stamp` | the consumer loads a stamp Relaxed instead of Acquire | the models of `ring.rs` |
//! | `off_by_one_slot` | a claim may take one slot more than are free | `ring.rs`; without loom `tests/table.rs`, `tests/model.rs` |
//! | `lost_doorbell` | the handler re-arms with a plain store instead of a swap | `bell.rs` |
//! | `lost_wake_up` | the consumer looks at the ring without a fence after announcing its sleep | `parking.rs` |
#![cfg(loom)]

mod bell;
mod parking;
mod ring;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Runs `model` under all interleavings with at most two preemptions, and prints how many those were.
fn explore(name: &str, model: impl Fn() + Send + Sync + 'static) {
    let explored = Arc::new(AtomicUsize::new(0));
    let count = explored.clone();
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(2);
    builder.check(move || {
        count.fetch_add(1, Ordering::Relaxed);
        model();
    });
    println!("loom: {name}: {} interleavings explored", explored.load(Ordering::Relaxed));
}
