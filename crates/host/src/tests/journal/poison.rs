//! What panics is set aside, and the server serves again after two restarts.

use std::panic::{AssertUnwindSafe, catch_unwind};

use musterd_core::EngineTime;
use musterd_core::code::Code;
use musterd_core::command::{Attribute, Command, Enqueue, Value};
use musterd_core::decision::Decision;

use super::super::faulty_disk::FaultyDisk;
use super::super::said::{Body, CANCELLED, FAILED, SEARCHING};
use super::super::server::{Build, Server};
use super::life::{DUEL, admit, ask, messages, opened, resume, state_of, states};
use crate::journal::{Journal, SegmentWriter, Step, first_commit, recover};
use crate::limits::SET_ASIDE_PER_START;

/// A build for tests panics on a message with this id.
const POISON: &str = "seeded panic";

fn poisoned_ask(server: &Server, connection: u32, ticket_id: &str) {
    let attributes = [Attribute { name: "rating", value: Value::Number(1.0) }];
    let enqueue = Enqueue { ticket_id, queue: "duel", attributes: &attributes, ..Enqueue::default() };
    server.submit_as(POISON, connection, Command::Enqueue(enqueue)).expect("there is room");
}

/// Takes a turn that panics, and ends as the engine's thread does.
fn die(mut server: Server) {
    let outcome = catch_unwind(AssertUnwindSafe(|| server.turn()));
    assert!(outcome.is_err(), "it panics");
    let keeping = server.thread.station.keeping.as_mut().expect("a journal");
    keeping.end_after_panic().expect("a good disk");
    assert_eq!(states(&server.drain_all()), [], "nothing of it was told");
}

#[test]
fn a_request_that_panics_fails_its_ticket_and_the_rest_lives() {
    let disk = FaultyDisk::new();
    let server = opened(&disk, Build::default());
    ask(&server, 2, "good", 9_000.0);
    poisoned_ask(&server, 1, "bad");
    die(server);
    // The first restart sets it aside, with its position, for an operator to read.
    let mut server = Server::start(&disk, Build::default()).expect("set aside");
    assert_eq!(server.recovered.set_aside, 1);
    let text = String::from_utf8(disk.files().remove("set-aside").expect("a file")).expect("text");
    let (position, sentence) = text.trim().split_once('\t').expect("two columns");
    assert!(position.parse::<u64>().is_ok() && sentence.contains("seeded panic"), "{text}");
    server.control(Command::Admit(resume(1, 0)));
    server.settle().expect("a good disk");
    let told = states(&server.drain_all());
    assert!(told.contains(&("bad".into(), FAILED)), "{told:?}");
    assert_eq!(state_of(&mut server, "bad").map(|ticket| ticket.reason), Some("INTERNAL".into()));
    assert_eq!(state_of(&mut server, "good").map(|ticket| ticket.state), Some(1));
    drop(server);
    // The second finds the file, and serves.
    let mut server = Server::start(&disk, Build::default()).expect("still set aside");
    assert_eq!(server.recovered.set_aside, 1);
    server.control(Command::Admit(resume(1, 0)));
    ask(&server, 1, "new", 1.0);
    server.settle().expect("a good disk");
    assert!(states(&server.drain_all()).contains(&("new".into(), SEARCHING)));
}

#[test]
fn a_step_that_panics_only_in_recovery_is_set_aside_too() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build::default());
    ask(&server, 1, "a", 1.0);
    server.settle().expect("a good disk");
    let next = server.commits.next();
    drop(server);
    // The build before could carry it out; this one panics.
    let segment = disk.files().len() as u64 + 1;
    let (wanted, _unheard) = std::sync::mpsc::channel();
    let shared: std::sync::Arc<dyn crate::journal::disk::Disk> = std::sync::Arc::new(disk.clone());
    let mut writer =
        SegmentWriter::begin(shared, crate::journal::Durability::Disk, segment, next, wanted).expect("begun");
    let request = musterd_core::command::Request {
        id: POISON,
        request: 0,
        command: Command::Cancel { ticket_id: "a" },
    };
    let frame = musterd_wire::compose::frame(&request);
    let ended = Decision::Ended {
        ticket_id: "a".into(),
        state: musterd_core::ticket::TicketState::Cancelled,
        reason: musterd_core::ticket::Reason::Requested,
    };
    let at = EngineTime::ZERO;
    let step = Step::Request { at, connection: 1, frame: &frame, decisions: vec![ended] };
    writer.write(&mut first_commit(&step)).expect("written");
    let mut server = Server::start(&disk, Build::default()).expect("set aside");
    assert_eq!(
        state_of(&mut server, "a").map(|ticket| (ticket.state, ticket.reason)),
        Some((FAILED, "INTERNAL".into()))
    );
}

#[test]
fn too_many_steps_that_panic_are_refused() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build::default());
    let next = server.commits.next();
    drop(server.settle());
    drop(server);
    let (wanted, _unheard) = std::sync::mpsc::channel();
    let shared: std::sync::Arc<dyn crate::journal::disk::Disk> = std::sync::Arc::new(disk.clone());
    let mut writer =
        SegmentWriter::begin(shared, crate::journal::Durability::Disk, 2, next, wanted).expect("begun");
    let request = musterd_core::command::Request {
        id: POISON,
        request: 0,
        command: Command::Cancel { ticket_id: "a" },
    };
    let frame = musterd_wire::compose::frame(&request);
    for _ in 0..=SET_ASIDE_PER_START {
        let step =
            Step::Request { at: EngineTime::ZERO, connection: 1, frame: &frame, decisions: Vec::new() };
        writer.write(&mut first_commit(&step)).expect("written");
    }
    let refusal = recover(&disk).err().expect("too many");
    assert_eq!(refusal.code, Code::Internal);
    // An operator who reads the sentence and starts again gets further: each start sets some aside.
    assert!(recover(&disk).is_ok());
}

#[test]
fn a_frame_that_this_build_cannot_read_is_set_aside() {
    let disk = FaultyDisk::new();
    let server = opened(&disk, Build::default());
    let next = server.commits.next();
    drop(server);
    let (wanted, _unheard) = std::sync::mpsc::channel();
    let shared: std::sync::Arc<dyn crate::journal::disk::Disk> = std::sync::Arc::new(disk.clone());
    let mut writer =
        SegmentWriter::begin(shared, crate::journal::Durability::Disk, 2, next, wanted).expect("begun");
    let step =
        Step::Request { at: EngineTime::ZERO, connection: 1, frame: &[0xff, 0xff], decisions: Vec::new() };
    writer.write(&mut first_commit(&step)).expect("written");
    assert_eq!(Server::start(&disk, Build::default()).expect("set aside").recovered.set_aside, 1);
}

#[test]
fn a_queue_whose_pass_panicked_stays_suspended_until_its_rules_change() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build::default());
    ask(&server, 1, "a", 1_000.0);
    server.settle().expect("a good disk");
    // What the engine decides when a pass panics: tests of the core see it do so.
    let journal: &mut Journal = &mut server.thread.station.keeping.as_mut().expect("a journal").journal;
    journal.tick(EngineTime::from_millis(5));
    journal.decisions(&[Decision::Suspended { queue: "duel".into() }]);
    server.settle().expect("a good disk");
    drop(server);
    for start in 0..2 {
        let mut server =
            Server::start(&disk, Build { segment_bytes: 1, ..Build::default() }).expect("recovered");
        server.control(Command::Admit(resume(1, 0)));
        server.control(Command::Admit(admit(5 + start)));
        ask(&server, 5 + start, "b", 1_000.0);
        server.settle().expect("a good disk");
        let said = messages(&server.drain_all());
        let is_refusal = |(_, body): &(u32, Body)| matches!(body, Body::Error { code, .. } if code == "ERR_MUSTER_QUEUE_SUSPENDED");
        assert!(said.iter().any(is_refusal), "start {start}: {said:?}");
        server.make_snapshot(std::time::Duration::ZERO);
    }
    let mut server = Server::start(&disk, Build::default()).expect("recovered");
    server.control(Command::Admit(resume(1, 0)));
    server.submit(1, Command::Cancel { ticket_id: "a" }).expect("there is room");
    server.settle().expect("a good disk");
    assert!(states(&server.drain_all()).contains(&("a".into(), CANCELLED)), "cancel works");
    server.control(Command::PutRules { queue: "duel", rules: DUEL });
    ask(&server, 1, "c", 1_000.0);
    server.settle().expect("a good disk");
    assert!(states(&server.drain_all()).contains(&("c".into(), SEARCHING)), "the new rules revive it");
}
