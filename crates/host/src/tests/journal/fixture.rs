//! The committed journals: each build reads its own format and the one before, and this file says what must come out of
//! them.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use musterd_core::EngineTime;
use musterd_core::command::{CanaryChange, Command, RulesChange};

use super::super::faulty_disk::{Fault, FaultyDisk};
use super::super::said::{Body, CANCELLED, COMPLETED, SEARCHING};
use super::super::server::{Build, Server};
use super::life::{DUEL, admit, ask, messages, resume, state_of, states};
use crate::journal::FORMAT_VERSION;
use crate::shared::control_of;

/// Held, for its player has not come back yet.
const QUEUED: u64 = 1;
const REQUIRES_ACCEPTANCE: u64 = 3;
const PROPOSED: u64 = 1;
const RUNNING: u64 = 3;

/// Where the journal of a format is.
fn folder(format: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/journal-v{format}"))
}

/// The files of a format's journal on a disk of their own.
fn committed(format: u32) -> FaultyDisk {
    let disk = FaultyDisk::new();
    for entry in fs::read_dir(folder(format)).expect("the committed journal is there") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("our names are text");
        disk.put(&name, fs::read(entry.path()).expect("readable"));
    }
    for (name, bytes) in disk.files() {
        assert_eq!(bytes[8..12], format.to_le_bytes(), "the format of {name}");
    }
    disk
}

/// Its disk with and without the snapshot, of which there is one.
fn with_and_without_snapshot(format: u32) -> [FaultyDisk; 2] {
    let whole = committed(format);
    let names: Vec<String> = whole.files().into_keys().filter(|name| name.ends_with(".snapshot")).collect();
    let [name] = &names[..] else { panic!("one snapshot, not {names:?}") };
    let without = whole.copy();
    without.take_away(name);
    [whole, without]
}

/// Matches of two to four who must accept; each asks for more players at once.
fn rules(distance: u32) -> String {
    let keys =
        "\"acceptanceRequired\": true, \"acceptanceTimeoutSeconds\": 600, \"backfillMode\": \"AUTOMATIC\"";
    DUEL.replace("\"maxPlayers\": 1", "\"maxPlayers\": 2")
        .replace("\"maxDistance\": 100", &format!("\"maxDistance\": {distance}"))
        .replace("\"tickMs\": 0", &format!("\"tickMs\": 0, {keys}"))
}

fn settled(server: &mut Server, command: Command<'_>) {
    server.control(command);
    server.turn_after(10).expect("a good disk");
    server.settle().expect("a good disk");
}

/// What the server answers to a command.
fn answer(server: &mut Server, command: Command<'_>) -> Body {
    server.settle().expect("a good disk");
    server.drain_all();
    settled(server, command);
    let answers = messages(&server.drain_all()).into_iter().filter(|(to, _)| *to == control_of(0));
    answers.map(|(_, body)| body).next().expect("an answer")
}

/// `p1` and `p2` play and want more players; `p3` has accepted a match with `p4`, who has not; `p5` waits by the first
/// rules, `p6` by those that an operator put.
fn lived(disk: &FaultyDisk) -> Server {
    let mut server = Server::start(disk, Build { segment_bytes: 1_500, ..Build::default() }).expect("empty");
    let [first, second, tried] = [100, 200, 300].map(rules);
    let file = RulesChange { queue: "duel", rules: &first, wall_ms: 1.0, ..RulesChange::default() };
    settled(&mut server, Command::ChangeRules(file));
    for connection in 1..=6 {
        settled(&mut server, Command::Admit(admit(connection)));
    }
    let coming =
        [(1, "a", 1_000.0), (2, "b", 1_010.0), (3, "c", 5_000.0), (4, "d", 5_010.0), (5, "e", 9_000.0)];
    for (connection, ticket, rating) in coming {
        ask(&server, connection, ticket, rating);
        server.turn_after(10).expect("a good disk");
        server.settle().expect("a good disk");
    }
    for (match_id, player_ids) in [("m-abc-1", &["p1", "p2"][..]), ("m-abc-2", &["p3"])] {
        settled(&mut server, Command::AnswerProposal { match_id, player_ids, accept: true });
    }
    let put = RulesChange { rules: &second, by_operator: true, keep_ms: 600_000.0, wall_ms: 2.0, ..file };
    settled(&mut server, Command::ChangeRules(put));
    settled(&mut server, Command::PutShadow { queue: "duel", rules: &tried, wall_ms: 3.0 });
    ask(&server, 6, "f", 20_000.0);
    let canary =
        CanaryChange { queue: "duel", version: 3, percent: 50.0, wall_ms: 4.0, ..CanaryChange::default() };
    settled(&mut server, Command::PutCanary(canary));
    server
}

/// The life of `lived` with a snapshot in its middle and a torn commit at its end, in place of what was there.
fn write() {
    let disk = FaultyDisk::new();
    let mut server = lived(&disk);
    assert!(server.make_snapshot(Duration::MAX), "a segment has been closed");
    disk.fail(Fault::ShortWrite(50));
    server.control(Command::Admit(admit(7)));
    server.turn().expect("the commit is under way");
    server.commits.complete();
    let folder = folder(FORMAT_VERSION);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the source tree can be written");
    for (name, bytes) in disk.files() {
        fs::write(folder.join(name), bytes).expect("the source tree can be written");
    }
}

/// The build that wrote it is not this one, so it is never written anew.
#[test]
fn a_journal_of_format_1_is_read() {
    for disk in with_and_without_snapshot(1) {
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

/// Written anew by `TEST_WRITE_FIXTURE=1 cargo test -p musterd-host journal_of_format_2`, as long as that format is not
/// released.
#[test]
fn a_journal_of_format_2_is_read() {
    if std::env::var("TEST_WRITE_FIXTURE").is_ok() {
        write();
    }
    for disk in with_and_without_snapshot(2) {
        let mut server = Server::start(&disk, Build::default()).expect("this build reads format 2");
        assert_eq!((server.recovered.torn_bytes, server.recovered.unforeseen), (50, 0));
        let standing = [
            ("a", COMPLETED),
            ("b", COMPLETED),
            ("c", REQUIRES_ACCEPTANCE),
            ("d", REQUIRES_ACCEPTANCE),
            ("e", QUEUED),
            ("f", QUEUED),
        ];
        for (ticket, state) in standing {
            assert_eq!(state_of(&mut server, ticket).map(|ticket| ticket.state), Some(state), "{ticket}");
        }
        let versions = Command::ReadRuleVersions { queue: "duel" };
        let used = Body::Versions([vec![2], vec![3], vec![3], vec![1]]);
        assert_eq!(answer(&mut server, versions), used);
        let backfill = Command::ReadBackfill { backfill_id: "b-abc-1" };
        assert_eq!(answer(&mut server, backfill), Body::BackfillReport(SEARCHING));
        for (match_id, state) in [("m-abc-1", RUNNING), ("m-abc-2", PROPOSED)] {
            let read = Command::ReadMatch { match_id };
            assert_eq!(answer(&mut server, read), Body::MatchReport(state), "{match_id}");
        }
        let accept = Command::AnswerProposal { match_id: "m-abc-2", player_ids: &["p4"], accept: true };
        assert_eq!(answer(&mut server, accept), Body::MatchReport(RUNNING), "p3's answer is remembered");
        for ticket in ["c", "d"] {
            assert_eq!(state_of(&mut server, ticket).map(|said| said.state), Some(COMPLETED), "{ticket}");
        }
    }
}
