//! How many tickets a second the engine takes, matches and tells of, when as many are under way as make commits large.

use std::time::Instant;

use musterd_bench::compare::median;
use musterd_bench::report::{Better, Row};
use musterd_host::{EngineStats, Handle};

use crate::drive::Drive;
use crate::folder::{Folder, without_journal};
use crate::ledger;
use crate::reply::state;
use crate::threads::processor_ns;

/// Players, in pairs.
const PLAYERS: u32 = 20_000;
/// Tickets under way at most.
const WINDOW: usize = 8_192;
/// Tickets of one round: as many as an engine remembers once they have ended, so that each can be asked for.
const TICKETS: u32 = 200_000;
/// Rounds, odd.
const ROUNDS: usize = 7;

/// Prints the rows.
pub fn report() {
    let (mut ours, mut forgetful) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        forgetful.push(Run::of(without_journal()));
        let folder = Folder::new();
        let run = Run::of(folder.open());
        let mut handle = folder.open();
        let checked = ledger::check(&mut handle, &run.acknowledged, &[state::COMPLETED]);
        println!("round {round}: {:.0} tickets/s, {checked} checked, {}", run.rate, Commits(run.figures));
        ours.push(run);
    }
    let middle =
        |runs: &[Run], figure: fn(&Run) -> f64| median(&mut runs.iter().map(figure).collect::<Vec<_>>());
    let rate = Row {
        name: "journal on disk: tickets/s, one thread asks and is told",
        ours: middle(&ours, |run| run.rate),
        rival: Some(middle(&forgetful, |run| run.rate)),
        rival_name: "the same without a journal",
        unit: "tickets/s",
        better: Better::Higher,
        target: Some(300_000.0),
    };
    rate.print();
    Row {
        name: "journal on disk: processor of the engine's thread, a ticket",
        ours: middle(&ours, |run| run.engine_ns),
        rival: Some(middle(&forgetful, |run| run.engine_ns)),
        unit: "ns",
        better: Better::Lower,
        target: Some(1e9 / 300_000.0),
        ..rate
    }
    .print();
    Row {
        name: "journal on disk: processor of the threads that commit and make snapshots, a ticket",
        ours: middle(&ours, |run| run.beside_ns),
        rival: None,
        rival_name: "",
        unit: "ns",
        better: Better::Lower,
        target: None,
    }
    .print();
}

/// One round.
struct Run {
    /// Tickets a second.
    rate: f64,
    /// Processor a ticket, in nanoseconds: of the engine's thread, and of those beside it.
    engine_ns: f64,
    beside_ns: f64,
    acknowledged: Vec<u32>,
    figures: EngineStats,
}

impl Run {
    fn of(handle: Handle) -> Self {
        let mut drive = Drive::new(handle, PLAYERS);
        let spent = || {
            let beside = ["musterd-journal", "musterd-snapshot"].map(processor_ns);
            [processor_ns("musterd-engine"), beside[0] + beside[1]]
        };
        let (start, before) = (Instant::now(), spent());
        while drive.tickets() < TICKETS {
            while drive.under_way < WINDOW && drive.ask(None) {}
            if drive.listen() == 0 {
                std::thread::yield_now();
            }
        }
        drive.finish();
        let (elapsed, after) = (start.elapsed().as_secs_f64(), spent());
        assert_eq!(drive.acknowledged.len(), drive.tickets() as usize, "every ticket was acknowledged");
        let tickets = f64::from(drive.tickets());
        #[expect(clippy::cast_precision_loss, reason = "seconds of nanoseconds fit into a double")]
        let [engine_ns, beside_ns] = [0, 1].map(|part| (after[part] - before[part]) as f64 / tickets);
        let figures = drive.handle.stats();
        Self { rate: tickets / elapsed, engine_ns, beside_ns, acknowledged: drive.acknowledged, figures }
    }
}

/// What the commits of a round were like.
struct Commits(EngineStats);

impl std::fmt::Display for Commits {
    #[expect(clippy::cast_precision_loss, reason = "figures for a reader")]
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let EngineStats { commits, commits_us, journal_position, .. } = self.0;
        let each = |sum: u64| sum as f64 / commits.max(1) as f64;
        write!(
            formatter,
            "{commits} commits of {:.0} bytes, {:.0} µs each",
            each(journal_position),
            each(commits_us)
        )
    }
}
