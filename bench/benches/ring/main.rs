//! The ring beside crossbeam's `ArrayQueue`, a `VecDeque` behind std's mutex and `parking_lot`'s, and rtrb's chunks.
//!
//! Criterion shows the one-thread figures with their spread; the BENCH lines at the end come from rounds in which all
//! take turns. Every contestant checks that what comes out is what went in.

mod batch;
mod frame;
mod latency;
mod lock;
mod push;

use std::time::Duration;

use criterion::Criterion;
use musterd_bench::compare::Contestant;

/// Slots of each queue: what the server uses.
const CAPACITY: usize = 65_536;

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(600))
        .sample_size(20)
        .without_plots()
        .configure_from_args();
    show(&mut criterion, "push, one thread, u64", push::OPERATIONS, push::of_numbers());
    show(&mut criterion, "push, one thread, 62-byte frame", push::OPERATIONS, push::of_frames());
    show(&mut criterion, "batch of 64, one thread, u64", batch::OPERATIONS, batch::of_numbers());
    criterion.final_summary();

    push::report();
    batch::report();
    latency::report();
}

/// One criterion group: time per operation.
fn show(criterion: &mut Criterion, name: &str, operations: u32, contestants: Vec<Box<dyn Contestant>>) {
    let mut group = criterion.benchmark_group(name);
    for mut contestant in contestants {
        group.bench_function(contestant.name(), |bencher| {
            // Divided once, at the end: a `Duration` holds whole nanoseconds, and an operation takes less.
            bencher.iter_custom(|iterations| {
                (0..iterations).map(|_| contestant.round()).sum::<Duration>() / operations
            });
        });
    }
    group.finish();
}
