//! A worker that leaves takes its connections with it, and nobody else's.

use std::sync::Arc;

use musterd_core::EngineTime;
use musterd_core::command::{Admit, Command};
use musterd_ring::{Consumer, ring};

use super::support::{Chime, Heard, Recorder, frame, ping};
use crate::clock::EngineClock;
use crate::doorbell::Line;
use crate::limits::WORKERS;
use crate::outbox::Outbox;
use crate::shared::{Arrival, Shared, Signal, control_of};
use crate::thread::EngineThread;

/// Two workers have arrived.
fn two_workers() -> (Arc<Shared>, EngineThread<Recorder>, Arc<std::sync::Mutex<Vec<Heard>>>) {
    let (producer, intake): (_, Consumer<_>) = ring(64);
    let shared = Arc::new(Shared::new(producer, EngineClock::start_at(EngineTime::ZERO)));
    let (machine, heard) = Recorder::new(None);
    for worker in [0, 1] {
        assert_eq!(shared.take_number(), Some(worker));
        let (producer, _) = ring(8);
        let outbox = Outbox::new(producer, Arc::new(Line::new(Chime::new().0)), 8);
        assert!(shared.arrive(Arrival { worker, outbox }));
    }
    (shared.clone(), EngineThread::new(machine, intake, shared, None), heard)
}

fn admit(connection: u32) -> Vec<u8> {
    frame(Command::Admit(Admit { connection, ..Admit::default() }))
}

#[test]
fn its_connections_are_detached_after_its_last_frame() {
    let (shared, mut thread, heard) = two_workers();
    let (ours, theirs) = (control_of(1), control_of(0));
    for connection in [ours | 7, ours | 2] {
        shared.push(ours, &admit(connection)).unwrap();
    }
    shared.push(theirs, &admit(theirs | 5)).unwrap();
    shared.push(ours | 7, &ping(1)).unwrap();
    shared.signal(Signal::Depart, 1);
    assert_eq!(shared.take_number(), Some(2), "the number is taken until the departure has been reached");

    thread.turn(EngineTime::ZERO).expect("no journal fails");
    let heard = heard.lock().unwrap();
    assert_eq!(
        heard[..],
        [
            Heard::Admitted { connection: ours | 7 },
            Heard::Admitted { connection: ours | 2 },
            Heard::Admitted { connection: theirs | 5 },
            Heard::Pinged { at: EngineTime::ZERO, connection: ours | 7, number: 1.0 },
            Heard::Detached { by: ours, connection: ours | 2 },
            Heard::Detached { by: ours, connection: ours | 7 },
            Heard::Detached { by: ours, connection: ours },
        ]
    );
    assert_eq!(shared.take_number(), Some(1), "the lowest that is free");
}

#[test]
fn there_are_as_many_numbers_as_workers() {
    let (producer, _intake) = ring(2);
    let shared = Shared::new(producer, EngineClock::start_at(EngineTime::ZERO));
    let numbers: Vec<_> = std::iter::from_fn(|| shared.take_number()).collect();
    assert_eq!(numbers, (0..=255).collect::<Vec<u8>>());
    assert_eq!(numbers.len(), WORKERS);
}
