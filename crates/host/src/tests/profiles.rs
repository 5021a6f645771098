//! A ticket on its way through the tiers: `submit`, the engine, the loader, and back.

use musterd_core::Connection;
use musterd_core::command::{Admit, Attribute, Command, Enqueue, Profile, TiersChange, Value};
use musterd_wire::WireError;

use super::said::{Body, SEARCHING, Said, read};
use super::support::{Chime, Listener, frame, options};
use crate::handle::{Handle, Submitted};
use crate::registry::open;

const QUEUED: u64 = 1;
const DUEL: &str = r#"{
  "name": "duel", "ruleLanguageVersion": "1.0",
  "playerAttributes": [{"name": "rating", "type": "number"}],
  "teams": [{"name": "red", "minPlayers": 1, "maxPlayers": 1}, {"name": "blue", "minPlayers": 1, "maxPlayers": 1}],
  "queue": {"tickMs": 0}
}"#;

struct Bench {
    handle: Handle,
    listener: Listener,
    connection: Connection,
}

impl Bench {
    /// An engine with the queue `duel`, in which profiles are asked for, and with the player `ann`.
    fn new() -> Self {
        let (chime, listener) = Chime::new();
        let handle = open(&options(None), chime).expect("an engine");
        let connection = (u32::from(handle.worker()) << 24) | 1;
        let mut bench = Self { handle, listener, connection };
        bench.tell(0, Command::ChangeTiers(TiersChange { queue: "duel", ..TiersChange::default() }));
        bench.tell(0, Command::PutRules { queue: "duel", rules: DUEL });
        bench.until(|said| matches!(said.body, Body::Rules { .. }));
        let admit = Admit { connection, player_id: "ann", session_id: "s", resume: "r", ..Admit::default() };
        bench.tell(0, Command::Admit(admit));
        bench.until(|said| matches!(said.body, Body::Welcome { .. }));
        bench
    }

    fn tell(&mut self, connection: Connection, command: Command<'_>) {
        let submitted = self.handle.submit(connection, &frame(command));
        assert_eq!(submitted.expect("our connection"), Submitted::Accepted);
    }

    /// What is said, up to the first that is meant.
    fn until(&mut self, is_meant: impl Fn(&Said) -> bool) -> Said {
        loop {
            for record in self.listener.drain(&mut self.handle) {
                let said = read(&record.payload);
                if is_meant(&said) {
                    return said;
                }
            }
        }
    }

    fn ask(&mut self, ticket_id: &str) -> (u64, String) {
        let enqueue = Enqueue { ticket_id, queue: "duel", ..Enqueue::default() };
        self.tell(self.connection, Command::Enqueue(enqueue));
        self.state()
    }

    fn state(&mut self) -> (u64, String) {
        let said = self.until(|said| matches!(said.body, Body::Ticket(_) | Body::Error { .. }));
        let Body::Ticket(ticket) = said.body else { panic!("{said:?}") };
        (ticket.state, ticket.reason)
    }

    fn learn(&mut self) {
        let attributes = [Attribute { name: "rating", value: Value::Number(1_500.0) }];
        let profiles = [Profile { player_id: "ann", attributes: &attributes }];
        self.tell(0, Command::TakeProfiles { queue: "duel", profiles: &profiles, unavailable: &[] });
    }
}

#[test]
fn the_first_ticket_waits_for_its_profile_and_the_next_one_does_not() {
    let mut bench = Bench::new();
    assert_eq!(bench.ask("a"), (QUEUED, "PROFILE".into()));
    bench.tell(0, Command::ReadWantedProfiles { again: true, limit: 10 });
    bench.learn();
    assert_eq!(bench.state(), (SEARCHING, String::new()));
    bench.tell(bench.connection, Command::Cancel { ticket_id: "a" });
    assert_eq!(bench.state().1, "REQUESTED");
    assert_eq!(bench.ask("b"), (SEARCHING, String::new()));
    let tiers = bench.handle.stats().tiers;
    assert_eq!(tiers.hot.iter().sum::<u64>(), 2, "two look-ups");
}

#[test]
fn a_player_cannot_say_what_the_server_knows_of_him() {
    let mut bench = Bench::new();
    let attributes = [Attribute { name: "rating", value: Value::Number(9_000.0) }];
    let profiles = [Profile { player_id: "ann", attributes: &attributes }];
    let forged = [
        Enqueue { queue: "duel", profiles: &profiles, ..Enqueue::default() },
        Enqueue { queue: "duel", awaited: &["ann"], ..Enqueue::default() },
    ];
    for enqueue in forged {
        let submitted = bench.handle.submit(bench.connection, &frame(Command::Enqueue(enqueue)));
        assert_eq!(submitted.expect("our connection"), Submitted::BadMessage(WireError::WrongSender));
    }
    let mut beside_a_cancel = frame(Command::Cancel { ticket_id: "a" });
    musterd_wire::compose::add_awaited(&mut beside_a_cancel, "ann");
    let submitted = bench.handle.submit(bench.connection, &beside_a_cancel);
    assert_eq!(submitted.expect("our connection"), Submitted::BadMessage(WireError::WrongSender));
}
