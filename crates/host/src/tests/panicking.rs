//! A panic of the engine ends it in order.

use musterd_core::code::Code;
use musterd_core::command::{Command, Request};
use musterd_core::message::{Message, Outgoing};
use musterd_core::{Connection, EngineTime, Sink};

use super::support::{Chime, Record, options, ping, place_of};
use crate::handle::Submitted;
use crate::machine::Machine;
use crate::registry::open_with;

/// Answers each ping, and panics at number 13.
struct Superstitious;

impl Machine for Superstitious {
    fn apply(&mut self, _: EngineTime, connection: Connection, request: &Request<'_>, sink: &mut impl Sink) {
        if let Command::Ping { ts } = request.command {
            assert!(ts < 13.0, "thirteen");
            sink.send(
                connection,
                &Outgoing { seq: 0, reference: "", request: 0, message: Message::Pong { ts } },
            );
        }
    }

    fn tick(&mut self, _: EngineTime, _: &mut impl Sink) {}

    fn next_tick(&self) -> Option<EngineTime> {
        None
    }

    fn resend(&self, _: Connection, _: u32, _: &mut impl Sink) -> bool {
        true
    }
}

fn fatal() -> Record {
    Record {
        connection: 0,
        kind: 4,
        detail: place_of(Code::Internal),
        payload: b"A defect of musterd stopped it: thirteen.".into(),
    }
}

#[test]
fn each_worker_gets_what_was_said_before_and_then_one_fatal_record() {
    let named = options(Some("panicking"));
    let ((first_bell, first_ear), (second_bell, second_ear)) = (Chime::new(), Chime::new());
    let mut first = open_with(&named, first_bell, |_| Superstitious).expect("opened");
    let mut second = open_with(&named, second_bell, |_| Superstitious).expect("attached");
    let connection = u32::from(second.worker()) << 24 | 1;
    for number in [1, 2, 13] {
        assert_eq!(second.submit(connection, &ping(number)), Ok(Submitted::Accepted));
    }
    // Accepted or closed, as the threads run; answered in no case.
    let _ = second.submit(connection, &ping(3));

    assert_eq!(first_ear.drain(&mut first), [fatal()]);
    let mut said = second_ear.drain(&mut second);
    while said.last() != Some(&fatal()) {
        said.extend(second_ear.drain(&mut second));
    }
    let pongs: Vec<_> = said.iter().map(|record| (record.connection, record.kind)).collect();
    assert_eq!(
        pongs,
        [(connection, 0), (connection, 0), (0, 4)],
        "two pongs, and no answer to what came after"
    );
    assert_eq!(second.drain(&mut [0; 64]), Ok(0), "told once");

    assert_eq!(first.submit(0, &[]), Ok(Submitted::Closed));
    let late = open_with(&named, Chime::new().0, |_| Superstitious);
    assert_eq!(
        late.map_err(|refusal| refusal.code).err(),
        Some(Code::Closed),
        "the name still names the ended one"
    );
    drop((first, second));
    open_with(&named, Chime::new().0, |_| Superstitious).expect("the name is free again");
}
