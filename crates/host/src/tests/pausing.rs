//! After a pause of more than a second the input that is there comes before any deadline.

use std::sync::Arc;

use musterd_core::EngineTime;
use musterd_ring::ring;

use super::support::{Heard, Recorder, ping};
use crate::clock::EngineClock;
use crate::limits::{BATCH_COMMANDS, PAUSE_MS, SETTLE_MS};
use crate::shared::Shared;
use crate::thread::EngineThread;

/// A deadline at 100 ms and three batches of input; then one turn after each of these gaps. Returns what was applied
/// before the deadline fired, and the engine time at which it did.
fn run(gaps: &[u64]) -> (usize, Option<u64>) {
    let (producer, intake) = ring(4 * BATCH_COMMANDS);
    let shared = Arc::new(Shared::new(producer, EngineClock::start_at(EngineTime::ZERO)));
    let (machine, heard) = Recorder::new(Some(EngineTime::from_millis(100)));
    let mut thread = EngineThread::new(machine, intake, shared.clone(), None);
    for number in 0..3 * BATCH_COMMANDS {
        shared.push(1, &ping(u32::try_from(number).unwrap())).expect("there is room");
    }
    let mut at = EngineTime::ZERO;
    for gap in gaps {
        at = at + *gap;
        thread.turn(at).expect("no journal fails");
    }
    let heard = heard.lock().unwrap();
    let ticked = heard.iter().position(|heard| matches!(heard, Heard::Ticked { .. }));
    let before = heard[..ticked.unwrap_or(heard.len())].len();
    let at = ticked.map(|index| match heard[index] {
        Heard::Ticked { at } => at.as_millis(),
        _ => unreachable!("that is what was looked for"),
    });
    (before, at)
}

#[test]
fn input_comes_before_deadlines_after_a_pause() {
    let all = 3 * BATCH_COMMANDS;
    let long = PAUSE_MS + 1;
    let table: [(&str, &[u64], usize, Option<u64>); 7] = [
        ("nothing is due yet", &[99], BATCH_COMMANDS, None),
        ("due: one batch, then the deadline", &[100], BATCH_COMMANDS, Some(100)),
        ("late, but no pause", &[PAUSE_MS], BATCH_COMMANDS, Some(PAUSE_MS)),
        ("a pause: all input, and the deadline not yet", &[long], all, None),
        ("still settling", &[long, SETTLE_MS - 1], all, None),
        ("settled", &[long, SETTLE_MS], all, Some(long + SETTLE_MS)),
        ("a second pause settles anew", &[long, long, SETTLE_MS], all, Some(2 * long + SETTLE_MS)),
    ];
    for (what, gaps, before, at) in table {
        assert_eq!(run(gaps), (before, at), "{what}");
    }
}
