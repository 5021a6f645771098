//! A session goes on at another worker, and in another life of the engine.

mod common;

use std::path::PathBuf;

use common::{DUEL, Worker, is_match, options, says};
use musterd_core::command::{Admit, Command};
use musterd_host::{DataOptions, Durability, EngineOptions, Submitted};

/// Continues the session of a player on this worker's slot.
fn resume(worker: &mut Worker, slot: u32, player_id: &str, last_seq: u32) -> u32 {
    let (connection, session_id) = (worker.connection(slot), format!("session of {player_id}"));
    let admit = Admit {
        connection,
        player_id,
        session_id: "of no use",
        resumed_session_id: &session_id,
        last_seq,
        ..Admit::default()
    };
    assert_eq!(worker.submit(0, Command::Admit(admit)), Submitted::Accepted);
    connection
}

fn put_duel(worker: &mut Worker) {
    assert_eq!(worker.submit(0, Command::PutRules { queue: "duel", rules: DUEL }), Submitted::Accepted);
}

#[test]
fn on_another_worker_it_is_told_what_the_first_one_had_not_acknowledged() {
    let shared = options(Some("moving"));
    let (mut first, mut second) = (Worker::open(&shared), Worker::open(&shared));
    put_duel(&mut first);
    first.admit(1, "ann");
    first.enqueue(1, "duel", 1_500.0);
    first.drain_until(|record| says(record, "duel"));

    let connection = resume(&mut second, 7, "ann", 0);
    let said = second.drain_until(|record| record.0 == connection && says(record, "duel"));
    assert!(said.iter().any(|record| says(record, "session of ann")), "the same session: {said:?}");
    let closed = first.drain_until(|(_, kind, _)| *kind == 1);
    assert!(closed.iter().any(|(to, kind, _)| (*to, *kind) == (first.connection(1), 1)), "{closed:?}");

    second.admit(8, "bob");
    second.enqueue(8, "duel", 1_510.0);
    let said = second.drain_until(|record| record.0 == connection && is_match(record));
    assert!(said.iter().any(|record| record.0 == second.connection(8)), "bob hears of it too");
}

/// A folder that is gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("musterd-{name}-{}", std::process::id()));
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn in_another_life_and_on_another_worker_it_goes_on() {
    let folder = Folder::new("resuming");
    let data = DataOptions { folder: folder.0.clone(), durability: Durability::Disk, keep_hours: 1 };
    let kept = EngineOptions { data: Some(data), ..options(None) };
    {
        let mut worker = Worker::open(&kept);
        put_duel(&mut worker);
        worker.admit(1, "ann");
        worker.enqueue(1, "duel", 1_500.0);
        worker.drain_until(|record| record.0 == 1 && says(record, "duel"));
    }
    let _first = Worker::open(&kept);
    let mut second = Worker::open(&kept);
    assert_eq!(second.handle.worker(), 1, "the folder names the engine, so they share it");
    let connection = resume(&mut second, 3, "ann", 0);
    second.admit(4, "bob");
    second.enqueue(4, "duel", 1_490.0);
    let said = second.drain_until(|record| record.0 == connection && is_match(record));
    let seqs: Vec<u8> = said
        .iter()
        .filter(|record| record.0 == connection && record.2[0] == 0x08)
        .map(|record| record.2[1])
        .collect();
    assert!(seqs.is_sorted() && seqs.len() >= 3, "kept messages first, by rising seq: {seqs:?}");
}
