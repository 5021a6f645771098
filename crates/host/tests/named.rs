//! Named engines: shared by those who agree, refused to others, gone with the last.

mod common;

use common::{Worker, options};
use musterd_core::command::Command;
use musterd_host::{Code, Doorbell, EngineOptions, Submitted};

struct Silent;

impl Doorbell for Silent {
    fn ring(&self) {}
}

fn refused(options: &EngineOptions) -> Option<Code> {
    musterd_host::open(options, Box::new(Silent)).err().map(|refusal| refusal.code)
}

#[test]
fn other_options_for_an_open_name_are_refused() {
    type Change = fn(&mut EngineOptions);
    let agreed = options(Some("agreed"));
    let table: [(&str, Change); 4] = [
        ("grace", |options| options.grace_ms += 1),
        ("seed", |options| options.seed = None),
        ("interval", |options| options.heartbeat.interval_ms += 1.0),
        ("misses", |options| options.heartbeat.missed_max += 1),
    ];
    let first = Worker::open(&agreed);
    for (what, change) in table {
        let mut other = agreed.clone();
        change(&mut other);
        assert_eq!(refused(&other), Some(Code::EngineOpen), "another {what}");
        drop(first_of_its_own(&other));
    }
    let second = Worker::open(&agreed);
    drop(first);
    let mut other = agreed.clone();
    other.grace_ms += 1;
    assert_eq!(refused(&other), Some(Code::EngineOpen), "one worker is left");
    drop(second);
    assert_eq!(refused(&other), None, "the name is free");
}

/// The same options under another name are another engine.
fn first_of_its_own(options: &EngineOptions) -> Worker {
    Worker::open(&EngineOptions { name: Some("of its own".into()), ..options.clone() })
}

#[test]
fn engines_without_a_name_share_nothing() {
    let nameless = options(None);
    let (mut first, mut second) = (Worker::open(&nameless), Worker::open(&nameless));
    assert_eq!((first.handle.worker(), second.handle.worker()), (0, 0));
    first.admit(1, "ann");
    second.admit(1, "ann");
    for worker in [&mut first, &mut second] {
        let said = worker.drain_until(|(to, kind, _)| (*to, *kind) == (1, 0));
        assert!(said.iter().all(|(_, kind, _)| *kind != 1), "nobody is replaced: {said:?}");
    }
}

#[test]
fn a_worker_that_leaves_detaches_its_players() {
    let shared = options(Some("leaving"));
    let (mut stays, mut leaves) = (Worker::open(&shared), Worker::open(&shared));
    leaves.admit(1, "ann");
    leaves.drain_until(|(_, kind, _)| *kind == 0);
    drop(leaves);

    // The number is free once the engine has seen the departure; a reader of the dead worker is never answered there.
    let mut again = Worker::open(&shared);
    while again.handle.worker() != 1 {
        again = Worker::open(&shared);
    }
    again.admit(1, "ann");
    let said = again.drain_until(|(to, kind, _)| *to == 1 << 24 | 1 && *kind == 0);
    assert!(
        said.iter().all(|(_, kind, _)| *kind != 1),
        "the old connection is gone, so nobody is replaced: {said:?}"
    );
    assert_eq!(stays.submit(0, Command::Detach { connection: 1 }), Submitted::Accepted);
    let said = stays.drain_until(|(_, kind, _)| *kind == 2);
    assert_eq!(said.len(), 1, "the other worker heard only its own gone: {said:?}");
}
