//! How long the engine takes to be back with a million tickets.

use std::fs;
use std::time::{Duration, Instant};

use musterd_bench::compare::median;
use musterd_bench::report::{Better, Row};
use musterd_host::Handle;

use crate::drive::{Records, submit};
use crate::folder::Folder;
use crate::frames;
use crate::ledger;
use crate::reply::{Reply, state};

/// Tickets that wait; a queue takes no more.
const TICKETS: u32 = 1_000_000;
/// Rounds, odd.
const ROUNDS: usize = 7;
/// No pass falls into the time that is measured.
const TICK_MS: u32 = 60_000;
/// Steps behind the snapshot: starts, and notes of engine time.
const NOTES_MAX: u64 = 1_000;
/// How long a snapshot may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Prints the rows.
pub fn report() {
    let folder = Folder::new();
    fill(folder.open());
    let (mut from_journal, mut from_snapshot) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        for snapshot in folder.files("snapshot") {
            fs::remove_file(snapshot).expect("it was there");
        }
        let (took, handle) = recovered(&folder, round == 0);
        from_journal.push(took);
        await_snapshot(&folder);
        drop(handle);
        let (took, handle) = recovered(&folder, round == 0);
        from_snapshot.push(took);
        assert!(handle.stats().recovered_steps < NOTES_MAX, "all tickets are in the snapshot");
        drop(handle);
        println!(
            "round {round}: from the journal {:.0} ms, from a snapshot {took:.0} ms",
            from_journal[round]
        );
    }
    for (name, mut times) in [("journal", from_journal), ("snapshot", from_snapshot)] {
        Row {
            name: &format!("recovery of 1 M tickets from the {name}"),
            ours: median(&mut times),
            rival: None,
            rival_name: "",
            unit: "ms",
            better: Better::Lower,
            target: Some(1_000.0),
        }
        .print();
    }
}

/// A million tickets of servers, acknowledged.
fn fill(mut handle: Handle) {
    let mut records = Records::new();
    assert!(submit(&mut handle, 0, &frames::rules(TICK_MS)));
    let (mut asked, mut answered) = (0, 0);
    while answered <= TICKETS {
        while asked < TICKETS && submit(&mut handle, 0, &frames::lonely(asked)) {
            asked += 1;
        }
        records.drain(&mut handle, |_, frame| {
            assert!(!Reply::read(frame).is_error, "refused");
            answered += 1;
        });
    }
}

/// Opens the folder: how long that took in milliseconds, and the engine, which has every ticket.
fn recovered(folder: &Folder, is_checked: bool) -> (f64, Handle) {
    let start = Instant::now();
    let mut handle = folder.open();
    let took = start.elapsed().as_secs_f64() * 1e3;
    let step = if is_checked { 1 } else { 997 };
    ledger::check_all(&mut handle, (0..TICKETS).step_by(step), &[state::SEARCHING]);
    (took, handle)
}

/// The start asked for one, after so much was replayed.
fn await_snapshot(folder: &Folder) {
    let start = Instant::now();
    while folder.files("snapshot").is_empty() {
        assert!(start.elapsed() < PATIENCE, "no snapshot is made");
        std::thread::sleep(Duration::from_millis(20));
    }
}
