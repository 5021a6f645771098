//! The committed journal of format 1: each build reads the one before, and this file says what must come out of it.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use musterd_core::EngineTime;
use musterd_core::command::Command;

use super::super::faulty_disk::FaultyDisk;
use super::super::said::{CANCELLED, COMPLETED};
use super::super::server::{Build, Server};
use super::life::{admit, lived, resume, state_of, states};

/// Where it is.
fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/journal-v1")
}

/// A short life with a snapshot in its middle and a torn commit at its end.
fn write() {
    let disk = FaultyDisk::new();
    let mut server = lived(&disk, Build { segment_bytes: 700, ..Build::default() });
    assert!(server.make_snapshot(Duration::MAX), "a segment has been closed");
    server.control(Command::Admit(admit(4)));
    server.settle().expect("a good disk");
    disk.fail(super::super::faulty_disk::Fault::ShortWrite(50));
    server.control(Command::Admit(admit(5)));
    server.turn().expect("the commit is under way");
    server.commits.complete();
    fs::create_dir_all(folder()).expect("the source tree can be written");
    for (name, bytes) in disk.files() {
        fs::write(folder().join(name), bytes).expect("the source tree can be written");
    }
}

/// Written anew by `TEST_WRITE_FIXTURE=1 cargo test -p musterd-host journal_of_format_1`, into an empty folder.
#[test]
fn a_journal_of_format_1_is_read() {
    if std::env::var("TEST_WRITE_FIXTURE").is_ok() {
        write();
    }
    let disk = FaultyDisk::new();
    let entries = fs::read_dir(folder()).expect("the committed journal is there");
    for entry in entries {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("our names are text");
        disk.put(&name, fs::read(entry.path()).expect("readable"));
    }
    let names: Vec<String> = disk.files().into_keys().collect();
    assert_eq!(names, ["000000000001.journal", "000000000002.journal", "000000000002.snapshot"]);
    for is_snapshot_there in [true, false] {
        if !is_snapshot_there {
            disk.take_away("000000000002.snapshot");
        }
        let disk = disk.copy();
        let mut server = Server::start(&disk, Build::default()).expect("this build reads format 1");
        assert_eq!(server.at, EngineTime::from_millis(2_010));
        assert_eq!((server.recovered.torn_bytes, server.recovered.unforeseen), (50, 0));
        server.control(Command::Admit(resume(1, 0)));
        server.settle().expect("a good disk");
        assert!(
            states(&server.drain_all()).contains(&("a".into(), COMPLETED)),
            "p1 is told of his match again"
        );
        for (ticket, state) in [("a", COMPLETED), ("b", COMPLETED), ("c", CANCELLED), ("d", 2)] {
            assert_eq!(state_of(&mut server, ticket).map(|ticket| ticket.state), Some(state), "{ticket}");
        }
    }
}
