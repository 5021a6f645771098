//! Engine time over restarts.

use musterd_core::EngineTime;

use super::super::faulty_disk::FaultyDisk;
use super::super::server::{Build, Server};
use super::life::{ask, opened, state_of};
use crate::limits::TIME_NOTE_MS;

#[test]
fn engine_time_never_goes_back_and_loses_at_most_what_is_noted() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build::default());
    ask(&server, 1, "a", 1_000.0);
    server.settle().expect("a good disk");
    let mut latest = EngineTime::ZERO;
    for waited in [10, 400, 700, 999, 1_000, 4_000, 30_000, 90_000] {
        let mut left = waited;
        while left > 0 {
            let step = left.min(500);
            server.turn_after(step).expect("a good disk");
            server.commits.complete();
            left -= step;
        }
        let stopped_at = server.at;
        drop(server);
        server = Server::start(&disk, Build::default()).expect("recovered");
        assert!(server.at >= latest, "{:?} after {latest:?}", server.at);
        // A turn comes at least each half a second, so that is how late the note can be.
        let lost = stopped_at.since(server.at);
        assert!(server.at <= stopped_at && lost <= TIME_NOTE_MS + 500, "{lost} ms lost of {waited}");
        latest = server.at;
    }
    assert_eq!(state_of(&mut server, "a").map(|ticket| ticket.reason), Some("ABSENT".into()));
}

#[test]
fn time_stands_still_while_the_server_is_down() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build::default());
    ask(&server, 1, "a", 1_000.0);
    server.turn_after(7_000).expect("a good disk");
    server.settle().expect("a good disk");
    drop(server);
    let server = Server::start(&disk, Build::default()).expect("recovered");
    assert_eq!(server.at, EngineTime::from_millis(7_000));
}
