//! One journal, the same engine and the same words each time, and those of the engine that wrote it.

use super::super::faulty_disk::FaultyDisk;
use super::super::server::{Build, Frames};
use super::life::{image_on, lived};
use crate::journal::{SetAside, replay_until};

/// Image and frames of one replay of everything.
fn replayed(disk: &FaultyDisk) -> (Vec<u8>, Vec<u8>) {
    let mut frames = Frames::default();
    let set_aside = SetAside::load(disk).expect("readable");
    let Ok(recovered) = replay_until(disk, u64::MAX, &set_aside, &mut frames) else {
        panic!("a good journal")
    };
    assert!(frames.count > 10, "{} messages", frames.count);
    assert_eq!(recovered.summary.unforeseen, 0);
    (recovered.engine.image(), frames.bytes)
}

#[test]
fn one_journal_is_replayed_to_equal_bytes_twice() {
    let disk = FaultyDisk::new();
    let mut server = lived(&disk, Build { segment_bytes: 500, ..Build::default() });
    let live = server.machine().image();
    drop(server);
    let first = replayed(&disk);
    assert_eq!(first, replayed(&disk));
    assert_eq!(first.0, live, "and they are those of the engine that wrote it");
}

#[test]
fn a_recovery_changes_nothing_on_the_disk() {
    let disk = FaultyDisk::new();
    lived(&disk, Build::default());
    let before = disk.files();
    image_on(&disk).expect("a good journal");
    assert_eq!(disk.files(), before);
}
