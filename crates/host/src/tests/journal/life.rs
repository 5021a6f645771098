//! A short life for the tests of this room: players who come, ask, are matched, cancel and go.

use musterd_core::command::{Admit, Attribute, Command, Enqueue, Value};
use musterd_core::{Connection, Engine};

use super::super::faulty_disk::FaultyDisk;
use super::super::said::{Body, TicketSaid, read};
use super::super::server::{Build, Server};
use super::super::support::Record;
use crate::journal::disk::Disk;
use crate::journal::recover;
use crate::machine::Machine;
use crate::refusal::Refusal;

pub(super) const DUEL: &str = r#"{
  "name": "duel", "ruleLanguageVersion": "1.0",
  "playerAttributes": [{"name": "rating", "type": "number"}],
  "algorithm": {"expansionAgeSelection": "oldest"},
  "teams": [{"name": "red", "minPlayers": 1, "maxPlayers": 1}, {"name": "blue", "minPlayers": 1, "maxPlayers": 1}],
  "rules": [{"name": "near", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": 100}],
  "expansions": [{"target": "rules[near].maxDistance", "steps": [{"waitTimeSeconds": 5, "value": 250}]}],
  "queue": {"tickMs": 0, "requestTimeoutSeconds": 300}
}"#;

/// A player says hello on his connection: number 7 is `p7` with session `s7`.
pub(super) fn admit(connection: Connection) -> Admit<'static> {
    let text = |letter: &str| -> &'static str { format!("{letter}{connection}").leak() };
    Admit { connection, player_id: text("p"), session_id: text("s"), resume: "token", ..Admit::default() }
}

/// The same, who goes on with his session.
pub(super) fn resume(connection: Connection, last_seq: u32) -> Admit<'static> {
    let hello = admit(connection);
    Admit { resumed_session_id: hello.session_id, resumed: "token", last_seq, ..hello }
}

/// The player of a connection asks alone.
pub(super) fn ask<M: Machine>(server: &Server<M>, connection: Connection, ticket_id: &str, rating: f64) {
    let attributes = [Attribute { name: "rating", value: Value::Number(rating) }];
    let enqueue = Enqueue { ticket_id, queue: "duel", attributes: &attributes, ..Enqueue::default() };
    server.submit(connection, Command::Enqueue(enqueue)).expect("there is room");
}

/// A server with the queue, and players 1 to 3 on their connections.
pub(super) fn opened(disk: &FaultyDisk, build: Build) -> Server {
    let mut server = Server::start(disk, build).expect("an empty disk");
    server.control(Command::PutRules { queue: "duel", rules: DUEL });
    for connection in 1..=3 {
        server.control(Command::Admit(admit(connection)));
    }
    server.settle().expect("a good disk");
    server.drain_all();
    server
}

/// A life of several commits: a match, a cancellation, a ticket that waits.
pub(super) fn lived(disk: &FaultyDisk, build: Build) -> Server {
    let mut server = opened(disk, build);
    ask(&server, 1, "a", 1_000.0);
    server.settle().expect("a good disk");
    ask(&server, 2, "b", 1_010.0);
    server.turn_after(10).expect("a good disk");
    server.settle().expect("a good disk");
    ask(&server, 3, "c", 5_000.0);
    server.settle().expect("a good disk");
    server.submit(3, Command::Cancel { ticket_id: "c" }).expect("there is room");
    ask(&server, 1, "d", 1_000.0);
    server.turn_after(2_000).expect("a good disk");
    server.settle().expect("a good disk");
    server
}

/// The records that are messages, read: connection and message.
pub(super) fn messages(records: &[Record]) -> Vec<(Connection, Body)> {
    let is_message = |record: &&Record| [0, 3].contains(&record.kind);
    records.iter().filter(is_message).map(|record| (record.connection, read(&record.payload).body)).collect()
}

/// Which tickets are told of in these records, with their states.
pub(super) fn states(records: &[Record]) -> Vec<(String, u64)> {
    let state = |(_, body)| match body {
        Body::Ticket(TicketSaid { id, state, .. })
        | Body::Report { ticket: TicketSaid { id, state, .. }, .. } => Some((id, state)),
        _ => None,
    };
    messages(records).into_iter().filter_map(state).collect()
}

/// The image that a recovery leads to.
pub(super) fn image_on(disk: &dyn Disk) -> Result<Vec<u8>, Refusal> {
    recover(disk).map(|recovered| recovered.engine.image())
}

/// Asks how a ticket stands, over the control connection; `None`: there is no such ticket.
pub(super) fn state_of(server: &mut Server<Engine>, ticket_id: &str) -> Option<TicketSaid> {
    server.settle().expect("a good disk");
    server.drain_all();
    server.control(Command::ReadTicket { ticket_id });
    server.settle().expect("a good disk");
    messages(&server.drain_all()).into_iter().find_map(|(_, body)| match body {
        Body::Report { ticket, .. } => Some(ticket),
        _ => None,
    })
}
