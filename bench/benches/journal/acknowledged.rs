//! How long a player waits for his acknowledgement, at a rate that does not depend on it.

use std::time::{Duration, Instant};

use musterd_bench::report::{Better, Row};

use crate::drive::Drive;
use crate::folder::Folder;
use crate::ledger;
use crate::reply::state;
use crate::volume::{Volume, quantiles};

const PLAYERS: u32 = 20_000;
/// Tickets a second.
const RATES: [u32; 3] = [2_000, 20_000, 100_000];
/// Rounds of each rate.
const ROUNDS: usize = 7;
const SECONDS: f64 = 1.0;
/// What the target allows beside two syncs, in microseconds.
const ALLOWANCE_US: f64 = 1_000.0;

/// Prints the rows.
pub fn report() {
    for rate in RATES {
        let (mut times, mut volume) = (Vec::new(), Volume::default());
        for _ in 0..ROUNDS {
            let folder = Folder::new();
            let (took, bytes) = round(&folder, rate);
            times.extend(took);
            volume.look(folder.path(), bytes);
        }
        let (ours, syncs) = (quantiles(&mut times), volume.quantiles_us());
        let targets = [None, Some(2.0 * syncs[1] + ALLOWANCE_US)];
        for (index, quantile) in ["p50", "p99"].into_iter().enumerate() {
            Row {
                name: &format!("journal on disk: acknowledgement at {rate} tickets/s, {quantile}"),
                ours: ours[index],
                rival: Some(syncs[index]),
                rival_name: "the volume's fdatasync",
                unit: "µs",
                better: Better::Lower,
                target: targets[index].map(f64::round),
            }
            .print();
        }
    }
}

/// Times of the acknowledgements, and bytes of a commit.
fn round(folder: &Folder, rate: u32) -> (Vec<f64>, usize) {
    let mut drive = Drive::new(folder.open(), PLAYERS);
    let start = Instant::now();
    let step = Duration::from_secs_f64(2.0 / f64::from(rate));
    let mut due = start;
    while start.elapsed().as_secs_f64() < SECONDS {
        // Timed from when a pair should have asked: a benchmark that waits hides what it waited for.
        while due <= Instant::now() && drive.ask(Some(due)) {
            due += step;
        }
        if drive.listen() == 0 {
            std::thread::sleep(Duration::from_micros(50));
        }
    }
    drive.finish();
    let figures = drive.handle.stats();
    let bytes = figures.journal_position / figures.commits.max(1);
    let (times, acknowledged) = (drive.times_us, drive.acknowledged);
    drop(drive.handle);
    ledger::check(&mut folder.open(), &acknowledged, &[state::COMPLETED]);
    (times, usize::try_from(bytes).expect("a commit"))
}
