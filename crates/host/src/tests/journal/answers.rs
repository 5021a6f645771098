//! What waits for a commit and what does not, and what a slow worker or a slow disk changes about it.

use musterd_core::command::{Admit, Command};

use super::super::faulty_disk::FaultyDisk;
use super::super::said::{Body, COMPLETED, SEARCHING};
use super::super::server::{Build, Server};
use super::life::{DUEL, admit, ask, messages, opened, resume, states};

#[test]
fn answers_wait_for_their_commit_while_welcome_and_pong_do_not() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build::default());
    server.control(Command::Admit(admit(9)));
    server.submit(1, Command::Ping { ts: 5.0 }).expect("there is room");
    ask(&server, 1, "a", 1_000.0);
    server.control(Command::ReadTicket { ticket_id: "a" });
    server.turn().expect("a good disk");
    let at_once = messages(&server.drain_all());
    assert!(matches!(&at_once[..], [(9, Body::Welcome { .. }), (1, Body::Pong)]), "{at_once:?}");

    ask(&server, 2, "b", 1_000.0);
    server.turn().expect("a good disk");
    assert_eq!(states(&server.drain_all()), [], "the commit is still under way");
    assert!(server.commits.complete());
    server.turn().expect("a good disk");
    let told = states(&server.drain_all());
    assert_eq!(told, [("a".into(), SEARCHING), ("a".into(), SEARCHING)], "b and the match are in the next");
    assert!(server.commits.complete());
    server.turn().expect("a good disk");
    let told = states(&server.drain_all());
    assert_eq!(told.iter().filter(|(_, state)| *state == COMPLETED).count(), 2, "{told:?}");
}

#[test]
fn a_question_is_answered_without_a_commit_when_nothing_waits_for_one() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build::default());
    let written = disk.changes();
    server.control(Command::ReadTicket { ticket_id: "none" });
    server.turn().expect("a good disk");
    assert_eq!(messages(&server.drain_all()).len(), 1);
    assert_eq!(disk.changes(), written, "questions are not in the journal");
}

/// Every message of one connection that has a `seq`, as (seq, state or 0 for a match).
fn numbered(server: &mut Server) -> Vec<u32> {
    let records = server.drain(0);
    let said = records.iter().filter(|record| record.kind == 0).map(|record| {
        let said = super::super::said::read(&record.payload);
        (record.connection, said.seq)
    });
    said.filter(|(connection, seq)| *connection == 1 && *seq > 0).map(|(_, seq)| seq).collect()
}

#[test]
fn a_slow_worker_never_gets_what_is_not_durable_and_loses_nothing() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build { outbox_slots: 2, ..Build::default() });
    let (mut got, mut durable_seq, mut said_seq) = (Vec::new(), 0, 0);
    for round in 0..40_u32 {
        // Two tickets a round: each is told, then its end.
        let id = format!("t{round}");
        ask(&server, 1, &id, 1_000.0);
        server.submit(1, Command::Cancel { ticket_id: &id }).expect("there is room");
        server.turn_after(1).expect("a good disk");
        said_seq += 2;
        if round % 3 == 0 {
            // The commit under way ends; it holds everything said before it began.
            server.settle().expect("a good disk");
            durable_seq = said_seq;
        }
        if round % 2 == 0 {
            got.extend(numbered(&mut server));
            assert!(got.last().is_none_or(|seq| *seq <= durable_seq), "{got:?} beyond {durable_seq}");
        }
    }
    server.settle().expect("a good disk");
    while server.thread.station.deliveries.waiting() > 0 {
        got.extend(numbered(&mut server));
        server.turn_after(1).expect("a good disk");
    }
    got.extend(numbered(&mut server));
    assert!(got.windows(2).all(|pair| pair[0] < pair[1]), "seq rises: {got:?}");
    // A later state of a ticket stands for an earlier one, so only final states must all be there: the even ones.
    let finals: Vec<u32> = got.iter().copied().filter(|seq| seq % 2 == 0).collect();
    assert_eq!(finals, (1..=40).map(|round| round * 2).collect::<Vec<_>>());
}

#[test]
fn a_stalled_disk_ends_in_a_full_intake_and_recovers() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build { intake_slots: 64, ..Build::default() });
    // The commit under way does not end, and large inputs pile up behind it.
    let rules = DUEL.replace("\"duel\"", &format!("\"{}\"", "d".repeat(60_000)));
    let mut accepted = 0;
    let refused = (0..1_000).find_map(|_| {
        let outcome = server.submit(0, Command::PutRules { queue: "duel", rules: &rules });
        accepted += u32::from(outcome.is_ok());
        server.turn_after(1).expect("a good disk");
        outcome.err()
    });
    assert!(refused.is_some(), "the intake is full in the end");
    let bound = crate::limits::JOURNAL_PENDING_BYTES / rules.len() + 64 * 2 + 2;
    assert!((accepted as usize) < bound, "{accepted} accepted, at most {bound}");
    assert_eq!(messages(&server.drain_all()), []);
    server.settle().expect("a good disk");
    // The intake is taken in batches that the journal lets through.
    while server.shared.intake_fill().0 > 0 || server.commits.is_under_way() {
        server.settle().expect("a good disk");
    }
    assert_eq!(messages(&server.drain_all()).len(), accepted as usize, "all that was accepted is answered");
    ask(&server, 1, "a", 1.0);
    server.settle().expect("a good disk");
    assert_eq!(
        states(&server.drain_all()),
        [("a".into(), 8)].map(|_: (String, u64)| ("a".into(), SEARCHING))
    );
}

#[test]
fn kept_messages_are_said_again_to_whoever_resumes_after_a_crash() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build::default());
    for (connection, ticket) in [(1, "a"), (2, "b")] {
        ask(&server, connection, ticket, 1_000.0);
    }
    server.settle().expect("a good disk");
    // Durable, and never drained: the process is killed.
    drop(server);
    let mut again = Server::start(&disk, Build::default()).expect("recovered");
    again.control(Command::Admit(resume(1, 0)));
    again.settle().expect("a good disk");
    let said = messages(&again.drain_all());
    assert!(matches!(&said[0].1, Body::Welcome { resumed: true, .. }), "{said:?}");
    assert!(said.iter().any(|(_, body)| matches!(body, Body::Match(_))), "{said:?}");
    assert!(matches!(&said.last().expect("some").1, Body::Ticket(ticket) if ticket.state == COMPLETED));
}

#[test]
fn a_connection_that_was_replaced_while_it_stood_in_line_hears_nothing_after_a_gap() {
    let disk = FaultyDisk::new();
    let mut server = opened(&disk, Build { outbox_slots: 2, ..Build::default() });
    while server.thread.station.deliveries.waiting() > 0 {
        server.turn_after(1).expect("a good disk");
        server.drain_all();
    }
    for ticket_id in ["a", "b"] {
        ask(&server, 1, ticket_id, 1_000.0);
        server.submit(1, Command::Cancel { ticket_id }).expect("there is room");
    }
    server.settle().expect("a good disk");
    // Two messages fill the outbox, and the connection stands in line for two more. A fifth is said, and held.
    ask(&server, 1, "c", 1_000.0);
    server.turn().expect("a good disk");
    // The session goes elsewhere before the commit ends, and then there is room.
    server.control(Command::Admit(Admit { connection: 9, ..resume(1, 2) }));
    server.turn().expect("a good disk");
    let mut heard = numbered(&mut server);
    server.settle().expect("a good disk");
    let mut elsewhere = Vec::new();
    for _ in 0..9 {
        for record in server.drain(0) {
            let seq = super::super::said::read(&record.payload).seq;
            match (record.kind, record.connection) {
                (0, 1) => heard.push(seq),
                (0, 9) if seq > 0 => elsewhere.push(seq),
                _ => {}
            }
        }
        server.turn_after(1).expect("a good disk");
    }
    assert_eq!(heard, [1, 2], "what was in line went with the session, so nothing after it is told here");
    assert_eq!(elsewhere, [4, 6], "the end of b, and how c stands now; 3 and 5 are earlier states of theirs");
}
