//! Workers that leave while others produce.

mod common;

use std::thread;

use common::{Worker, options};
use musterd_core::command::Command;
use musterd_host::Submitted;

const WORKERS: u32 = 4;
const PINGS: u32 = 20_000;

#[test]
fn workers_leave_while_others_produce() {
    for round in 0..5 {
        let name = format!("closing {round}");
        let threads: Vec<_> = (0..WORKERS)
            .map(|index| {
                let mut worker = Worker::open(&options(Some(&name)));
                // All but the first leave in the middle, one after another, with what they asked still under way.
                let pings = if index == 0 { PINGS } else { PINGS / 8 * index };
                thread::spawn(move || {
                    let answered = produce(&mut worker, pings, index == 0);
                    drop(worker);
                    answered
                })
            })
            .collect();
        let answered: Vec<u32> = threads.into_iter().map(|thread| thread.join().expect("no panic")).collect();
        assert_eq!(answered[0], PINGS, "the one that stays gets every answer");
    }
}

/// Pings, and drains as it goes; then, if it stays, until all are answered. Returns how many were.
fn produce(worker: &mut Worker, pings: u32, stays: bool) -> u32 {
    let connection = worker.connection(1);
    worker.admit(1, &format!("player of {}", worker.handle.worker()));
    let is_pong =
        |(to, kind, payload): &common::Record| *to == connection && *kind == 0 && payload[0] == 0x4a;
    let mut answered = 0;
    let mut asked = 0;
    while asked < pings || (stays && answered < pings) {
        if asked < pings {
            match worker.submit(connection, Command::Ping { ts: 1.0 }) {
                Submitted::Accepted => asked += 1,
                Submitted::RingFull => thread::yield_now(),
                other => panic!("{other:?}"),
            }
        }
        if asked % 64 == 0 || asked == pings {
            answered +=
                u32::try_from(worker.drain().iter().filter(|record| is_pong(record)).count()).unwrap();
        }
    }
    answered
}
