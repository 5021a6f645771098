//! How many tickets a second the engine takes, matches and tells of, when as many are under way as make commits large.

use std::time::Instant;

use musterd_bench::compare::median;
use musterd_bench::report::{Better, Row};
use musterd_host::{EngineStats, Handle};

use crate::drive::Drive;
use crate::folder::{Folder, without_journal};
use crate::ledger;
use crate::reply::state;

/// Players, in pairs.
const PLAYERS: u32 = 20_000;
/// Tickets under way at most.
const WINDOW: usize = 8_192;
/// Tickets of one round.
const TICKETS: u32 = 400_000;
/// Rounds, odd.
const ROUNDS: usize = 7;

/// Prints the rows.
pub fn report() {
    let (mut ours, mut forgetful) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        forgetful.push(rate(without_journal()).0);
        let folder = Folder::new();
        let (rate, acknowledged, figures) = rate(folder.open());
        let mut handle = folder.open();
        let checked = ledger::check(&mut handle, &acknowledged, &[state::COMPLETED]);
        println!("round {round}: {rate:.0} tickets/s, {checked} checked, {}", Commits(figures));
        ours.push(rate);
    }
    Row {
        name: "journal on disk: tickets/s, one thread asks and is told",
        ours: median(&mut ours),
        rival: Some(median(&mut forgetful)),
        rival_name: "the same without a journal",
        unit: "tickets/s",
        better: Better::Higher,
        target: Some(300_000.0),
    }
    .print();
}

/// Tickets a second, the tickets that were acknowledged, and the engine's figures.
fn rate(handle: Handle) -> (f64, Vec<u32>, EngineStats) {
    let mut drive = Drive::new(handle, PLAYERS);
    let start = Instant::now();
    while drive.tickets() < TICKETS {
        while drive.under_way < WINDOW && drive.ask(None) {}
        if drive.listen() == 0 {
            std::thread::yield_now();
        }
    }
    drive.finish();
    let elapsed = start.elapsed().as_secs_f64();
    assert_eq!(drive.acknowledged.len(), drive.tickets() as usize, "every ticket was acknowledged");
    let figures = drive.handle.stats();
    (f64::from(drive.tickets()) / elapsed, drive.acknowledged, figures)
}

/// What the commits of a round were like.
struct Commits(EngineStats);

impl std::fmt::Display for Commits {
    #[expect(clippy::cast_precision_loss, reason = "figures for a reader")]
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let EngineStats { commits, commits_us, journal_position, .. } = self.0;
        let each = |sum: u64| sum as f64 / commits.max(1) as f64;
        write!(formatter, "{commits} commits of {:.0} bytes, {:.0} µs each", each(journal_position), each(commits_us))
    }
}
