//! Little room on the disk, segments, snapshots, and what may be removed.

use std::time::Duration;

use musterd_core::command::Command;

use super::super::faulty_disk::FaultyDisk;
use super::super::said::{Body, CANCELLED};
use super::super::server::Build;
use super::life::{admit, ask, image_on, lived, messages, opened, states};
use crate::journal::{segment_name, snapshot_name};
use crate::limits::{DISK_LOOK_MS, DISK_RESERVE_BYTES};

#[test]
fn a_nearly_full_disk_takes_no_new_ticket_but_lets_tickets_end() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build::default());
    ask(&server, 1, "a", 1_000.0);
    server.settle().expect("room");
    server.drain_all();
    disk.set_available(DISK_RESERVE_BYTES - 1);
    server.turn_after(DISK_LOOK_MS).expect("room");
    ask(&server, 2, "b", 9_000.0);
    let bot = [musterd_core::command::Member { player_id: "bot", ..Default::default() }];
    let enqueue =
        musterd_core::command::Enqueue { ticket_id: "s", players: &bot, queue: "duel", ..Default::default() };
    server.control(Command::CreateTicket { enqueue, presence: false });
    server.settle().expect("room");
    let said = messages(&server.drain_all());
    let is_refusal = |body: &Body| matches!(body, Body::Error { code, retry_after_ms: Some(_) } if code == "ERR_MUSTER_OVERLOADED");
    assert_eq!(said.len(), 2);
    assert!(said.iter().all(|(_, body)| is_refusal(body)), "{said:?}");
    server.submit(1, Command::Cancel { ticket_id: "a" }).expect("there is room");
    server.settle().expect("room");
    assert_eq!(states(&server.drain_all()), [("a".into(), CANCELLED)]);
    disk.set_available(DISK_RESERVE_BYTES);
    server.turn_after(DISK_LOOK_MS).expect("room");
    ask(&server, 2, "b", 9_000.0);
    server.settle().expect("room");
    assert_eq!(states(&server.drain_all()), [("b".into(), 2)]);
}

#[test]
fn segments_roll_and_what_is_kept_leads_to_the_same_engine() {
    for (keep, grows_old) in
        [(Duration::ZERO, false), (Duration::from_secs(60), true), (Duration::from_secs(60), false)]
    {
        let disk = FaultyDisk::new();
        let mut server = lived(&disk, Build { segment_bytes: 300, ..Build::default() });
        for round in 0..6 {
            server.control(Command::Admit(admit(10 + round)));
            server.settle().expect("room");
            if grows_old {
                disk.let_age(Duration::from_secs(25));
            }
            let live = server.machine().image();
            server.make_snapshot(keep);
            assert_eq!(image_on(&disk), Ok(live), "round {round}, keep {keep:?}");
        }
        let files = disk.files();
        let is_first_there = files.contains_key(&segment_name(1));
        assert_eq!(is_first_there, keep > Duration::ZERO && !grows_old, "{:?}", files.keys());
        let snapshots = files.keys().filter(|name| name.ends_with(".snapshot")).count();
        assert!((1..=2).contains(&snapshots), "the newest, and the one that the oldest segment follows");
    }
}

#[test]
fn a_snapshot_that_cannot_be_written_costs_nothing() {
    let disk = FaultyDisk::new();
    let mut server = lived(&disk, Build { segment_bytes: 1, ..Build::default() });
    disk.fail(super::super::faulty_disk::Fault::FailedReplace);
    assert!(!server.make_snapshot(Duration::ZERO));
    assert!(disk.files().contains_key(&segment_name(1)), "nothing was removed");
    server.control(Command::Admit(admit(9)));
    server.settle().expect("room");
    server.control(Command::Admit(admit(10)));
    server.settle().expect("room");
    assert!(server.make_snapshot(Duration::ZERO), "the next one is");
    assert!(!disk.files().contains_key(&segment_name(1)));
    let drafts = disk.files().keys().filter(|name| name.contains("draft")).count();
    assert_eq!(drafts, 0, "what was left of the first is gone too");
}

#[test]
fn a_snapshot_and_the_segments_alone_lead_to_equal_engines() {
    let disk = FaultyDisk::new();
    let mut server = lived(&disk, Build { segment_bytes: 400, ..Build::default() });
    assert!(server.make_snapshot(Duration::MAX));
    server.control(Command::Admit(admit(9)));
    server.settle().expect("room");
    let live = server.machine().image();
    let with_snapshot = image_on(&disk).expect("good");
    let names: Vec<String> = disk.files().into_keys().filter(|name| name.ends_with(".snapshot")).collect();
    assert!(!names.is_empty());
    for name in &names {
        disk.take_away(name);
    }
    assert_eq!(image_on(&disk), Ok(with_snapshot.clone()));
    assert_eq!(with_snapshot, live);
    assert_eq!(snapshot_name(3), "000000000003.snapshot");
}
