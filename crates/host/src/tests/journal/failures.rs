//! A disk that fails while the server runs: it ends, says why, and has told nobody anything that it does not hold.

use musterd_core::code::Code;

use super::super::faulty_disk::{Crash, Fault, FaultyDisk};
use super::super::random::Random;
use super::super::server::{Build, Server};
use super::life::{admit, ask, image_on, opened, states};
use crate::journal::Durability;

#[test]
fn a_failed_write_ends_the_server_and_nothing_of_it_was_told() {
    let one_segment = Build::default();
    let rolling = Build { segment_bytes: 1, ..one_segment };
    let process = Build { durability: Durability::Process, ..rolling };
    let table: [(Fault, Build, Code); 11] = [
        (Fault::FailedSync, one_segment, Code::JournalFailed),
        (Fault::FailedSync, process, Code::JournalFailed),
        (Fault::ShortWrite(0), one_segment, Code::JournalFailed),
        (Fault::ShortWrite(1), one_segment, Code::JournalFailed),
        (Fault::ShortWrite(40), one_segment, Code::JournalFailed),
        (Fault::Full(0), one_segment, Code::JournalFull),
        (Fault::Full(33), one_segment, Code::JournalFull),
        (Fault::FailedCreate(0), rolling, Code::JournalFailed),
        (Fault::FailedCreate(20), rolling, Code::JournalFailed),
        (Fault::FailedCreate(48), rolling, Code::JournalFailed),
        (Fault::Death(0), one_segment, Code::JournalFailed),
    ];
    for (fault, build, code) in table {
        let crashes = [Crash::Killed, Crash::PowerLoss];
        // Answers under `process` promise nothing about power.
        for crash in &crashes[..if build.durability == Durability::Disk { 2 } else { 1 }] {
            let disk = FaultyDisk::new();
            let mut server = opened(&disk, build);
            disk.fail(fault);
            ask(&server, 1, "a", 1_000.0);
            server.turn().expect("the commit is under way");
            ask(&server, 2, "b", 1_000.0);
            server.turn().expect("still");
            assert!(!server.commits.complete(), "{fault:?}");
            let failure = server.turn().expect_err("the journal has failed");
            assert_eq!(failure.code, code, "{fault:?}");
            assert_eq!(states(&server.drain_all()), [], "{fault:?}: nothing was told");
            assert!(!server.commits.is_under_way(), "{fault:?}: nothing more is written");
            drop(server);
            disk.crash(*crash, &mut Random::new(7));
            let mut again =
                Server::start(&disk, build).unwrap_or_else(|refusal| panic!("{fault:?}: {refusal}"));
            again.control(musterd_core::command::Command::Admit(admit(9)));
            ask(&again, 9, "z", 1_000.0);
            again.settle().expect("a good disk");
            assert!(states(&again.drain_all()).contains(&("z".into(), 2)), "{fault:?}: it serves again");
            assert_eq!(disk.violations(), Vec::<String>::new(), "{fault:?}");
        }
    }
}

#[test]
fn a_start_that_cannot_write_is_refused_and_the_next_one_finds_everything() {
    let disk = FaultyDisk::new();
    drop(opened(&disk, Build::default()));
    let image = image_on(&disk).expect("a good journal");
    // Sync of the last segment, the new segment, its first commit, its sync.
    for (fault, code) in [
        (Fault::FailedCreate(0), Code::JournalFailed),
        (Fault::FailedCreate(47), Code::JournalFailed),
        (Fault::ShortWrite(9), Code::JournalFailed),
        (Fault::Full(9), Code::JournalFull),
        (Fault::FailedSync, Code::JournalFailed),
        (Fault::Death(0), Code::DataDir),
        (Fault::Death(1), Code::JournalFailed),
        (Fault::Death(2), Code::JournalFailed),
        (Fault::Death(3), Code::JournalFailed),
    ] {
        let disk = disk.copy();
        disk.fail(fault);
        let refusal = Server::start(&disk, Build::default()).err().expect("it cannot write");
        assert_eq!(refusal.code, code, "{fault:?}: {refusal}");
        disk.crash(Crash::PowerLoss, &mut Random::new(3));
        assert!(disk.changes() > 0 && image_on(&disk).is_ok(), "{fault:?}");
        let recovered = Server::start(&disk, Build::default()).expect("the disk is good again").recovered;
        assert!(recovered.steps > 0, "{fault:?}");
    }
    assert_eq!(image_on(&disk), Ok(image));
}

#[test]
fn what_a_killed_process_left_unsynced_survives_power_loss_after_the_next_start() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build::default());
    ask(&server, 1, "a", 1_000.0);
    server.turn().expect("the commit is under way");
    // It dies between the write and the sync.
    disk.fail(Fault::Death(1));
    assert!(!server.commits.complete());
    drop(server);
    disk.crash(Crash::Killed, &mut Random::new(1));
    let mut second = Server::start(&disk, Build::default()).expect("recovered");
    assert_eq!(super::life::state_of(&mut second, "a").map(|ticket| ticket.state), Some(1), "it was read");
    drop(second);
    for seed in 0..50 {
        let lost = disk.clone();
        lost.crash(Crash::PowerLoss, &mut Random::new(seed));
        let mut third = Server::start(&lost, Build::default()).expect("nothing that was built upon is lost");
        assert_eq!(super::life::state_of(&mut third, "a").map(|ticket| ticket.state), Some(1));
    }
}
