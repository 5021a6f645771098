//! From a player's frame to his match, through real threads.

mod common;

use common::{DUEL, Worker, is_match, options, says};
use musterd_core::command::Command;
use musterd_host::{Submitted, WireError};

#[test]
fn players_of_two_workers_meet() {
    let shared = options(Some("round trip"));
    let (mut red, mut blue) = (Worker::open(&shared), Worker::open(&shared));
    assert_ne!(red.handle.worker(), blue.handle.worker());

    assert_eq!(red.submit(0, Command::PutRules { queue: "duel", rules: DUEL }), Submitted::Accepted);
    let control = red.connection(0);
    red.drain_until(|(connection, kind, _)| (*connection, *kind) == (control, 3));
    for (worker, player, rating) in [(&mut red, "ann", 1500.0), (&mut blue, "ben", 1540.0)] {
        worker.admit(1, player);
        worker.enqueue(1, "duel", rating);
    }

    for (worker, own, other) in [(&mut red, "ann", "ben"), (&mut blue, "ben", "ann")] {
        let connection = worker.connection(1);
        let said = worker.drain_until(is_match);
        let players = said.iter().filter(|(to, kind, _)| (*to, *kind) == (connection, 0)).collect::<Vec<_>>();
        assert!(says(players[0], "session of"), "welcome first: {players:?}");
        let matched = players.iter().find(|record| is_match(record)).expect("a match");
        assert!(says(matched, own) && says(matched, other), "both players: {players:?}");
    }
    // Two workers admitted and enqueued; two welcomes, a reply each, and for each player two states and a match.
    let stats = red.stats_when(|stats| stats.commands == 5 && stats.messages >= 10);
    assert!(stats.passes >= 1, "{stats:?}");
    assert_eq!((stats.outbox_waiting, stats.outbox_dropped, stats.ring_occupancy), (0, 0, 0));
}

#[test]
fn each_answer_of_submit() {
    let mut worker = Worker::open(&options(None));
    let ping = Command::Ping { ts: 1.0 };
    let detach = Command::Detach { connection: 1 };
    assert_eq!(worker.submit(1, ping), Submitted::Accepted);
    assert_eq!(worker.submit(0, detach), Submitted::Accepted);
    assert_eq!(worker.submit(0, ping), Submitted::BadMessage(WireError::WrongSender));
    assert_eq!(worker.submit(1, detach), Submitted::BadMessage(WireError::WrongSender));
    assert_eq!(worker.handle.submit(1, &[0x0a]), Ok(Submitted::BadMessage(WireError::Truncated)));
    assert_eq!(worker.handle.submit(1, &[]), Ok(Submitted::BadMessage(WireError::NoBody)));
    let refusal = worker.handle.submit(1 << 24, &[]).expect_err("another worker's connection");
    assert_eq!(refusal.code, musterd_host::Code::BadArgument);
}

#[test]
fn a_detached_connection_is_gone_after_all_that_was_said_to_it() {
    let mut worker = Worker::open(&options(None));
    let connection = worker.connection(9);
    worker.admit(9, "ann");
    assert_eq!(worker.submit(connection, Command::Ping { ts: 1.0 }), Submitted::Accepted);
    assert_eq!(worker.submit(0, Command::Detach { connection }), Submitted::Accepted);
    let said = worker.drain_until(|(_, kind, _)| *kind == 2);
    let ours: Vec<u16> = said.iter().filter(|(to, ..)| *to == connection).map(|(_, kind, _)| *kind).collect();
    assert_eq!(ours, [0, 0, 2], "welcome, pong, gone");
}
