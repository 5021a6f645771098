//! Many seeds, and the bugs that they must find.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::life::{Figures, live};
use super::verdict::{Check, Verdict, Violation};
use crate::panics::sentence_of;
use crate::seeded::{Bug, seed as seed_bug};

/// Seeds of an ordinary run.
const SEEDS: u64 = 2_000;
/// How often a long run says where it is.
const PROGRESS_SEEDS: u64 = 5_000;
/// Seeds after which a bug must have been found.
const BUG_SEEDS: u64 = 300;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

/// Lives a seed through; a panic is a finding like any other.
fn outcome_of(seed: u64) -> Verdict<Figures> {
    catch_unwind(AssertUnwindSafe(|| live(seed))).unwrap_or_else(|panic| {
        Err(Violation { check: Check::Conduct, sentence: sentence_of(&*panic).to_owned() })
    })
}

#[test]
fn simulation_of_the_whole_system() {
    let seeds = number("TEST_CASES").unwrap_or(SEEDS);
    let first = number("TEST_SEED").unwrap_or(0);
    println!("TEST_SEED={first} TEST_CASES={seeds}");
    let (next, total, failed) = (AtomicU64::new(0), Mutex::new(Figures::default()), Mutex::new(None));
    let work = || {
        while failed.lock().expect("whole").is_none() {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= seeds {
                return;
            }
            match outcome_of(first + index) {
                Ok(figures) => add(&mut total.lock().expect("whole"), figures),
                Err(violation) => {
                    failed.lock().expect("whole").get_or_insert((first + index, violation));
                }
            }
            if (index + 1).is_multiple_of(PROGRESS_SEEDS) {
                println!("{} of {seeds} seeds", index + 1);
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    if let Some((seed, violation)) = failed.into_inner().expect("whole") {
        panic!(
            "{violation}\nrepeat it with: TEST_SEED={seed} TEST_CASES=1 cargo test -p musterd-host simulation_of"
        );
    }
    let total = total.into_inner().expect("whole");
    println!("{seeds} seeds: {total:?}");
    assert!(
        seeds < 100 || (total.matches > seeds && total.starts > 2 * seeds),
        "too little happens: {total:?}"
    );
}

fn add(total: &mut Figures, figures: Figures) {
    total.steps += figures.steps;
    total.starts += figures.starts;
    total.matches += figures.matches;
    total.bytes += figures.bytes;
}

#[test]
fn simulation_finds_every_seeded_bug() {
    let table: [(Bug, &[Check]); 12] = [
        (Bug::AckBeforeCommit, &[Check::Acknowledged, Check::TakenBack]),
        (Bug::ReleaseTooMuch, &[Check::Acknowledged, Check::TakenBack]),
        (Bug::ResendBeyondDurable, &[Check::Acknowledged, Check::TakenBack, Check::Order]),
        (Bug::LostWhenFull, &[Check::Told]),
        (Bug::LostTail, &[Check::Acknowledged, Check::TakenBack, Check::Events, Check::Image]),
        (Bug::DoubleApply, &[Check::Image]),
        (Bug::ForgottenStart, &[Check::Order, Check::Absent]),
        (Bug::DecisionsIgnored, &[Check::TakenBack, Check::Image]),
        (Bug::UnjournaledCancel, &[Check::TakenBack, Check::Image]),
        (Bug::TimeGoesBack, &[Check::Time]),
        (Bug::RemovedTooMuch, &[Check::Recovery, Check::Conduct]),
        (Bug::UnsyncedTail, &[Check::Recovery]),
    ];
    for (bug, expected) in table {
        seed_bug(Some(bug));
        let found = (0..BUG_SEEDS).find_map(|seed| outcome_of(seed).err().map(|violation| (seed, violation)));
        seed_bug(None);
        let Some((seed, violation)) = found else { panic!("{bug:?} is not found in {BUG_SEEDS} seeds") };
        println!("{bug:?}: found by seed {seed}, {violation}");
        assert!(expected.contains(&violation.check), "{bug:?} is found by another check: {violation}");
    }
}
