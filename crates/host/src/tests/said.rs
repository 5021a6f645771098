//! Reads what the server says, by the contract and with none of our own code: the smallest reader of protobuf that can
//! be written.

/// A message of the server, as far as the tests look at it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Said {
    pub(crate) seq: u32,
    pub(crate) reference: String,
    pub(crate) body: Body,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Body {
    Welcome {
        session_id: String,
        resumed: bool,
    },
    Ticket(TicketSaid),
    Match(MatchSaid),
    Pong,
    Error {
        code: String,
        retry_after_ms: Option<f64>,
    },
    Report {
        ticket: TicketSaid,
        match_id: String,
        matched: Option<MatchSaid>,
        created: bool,
    },
    /// Number and content of each.
    Events(Vec<(u64, Vec<u8>)>),
    Rules {
        version: u64,
        problems: usize,
    },
    /// State of a match.
    MatchReport(u64),
    /// State of a backfill.
    BackfillReport(u64),
    /// Numbers of the versions that are live, a canary, a shadow, kept.
    Versions([Vec<u64>; 4]),
    #[default]
    Other,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct TicketSaid {
    pub(crate) id: String,
    pub(crate) state: u64,
    pub(crate) players: Vec<String>,
    pub(crate) waited_ms: f64,
    pub(crate) reason: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct MatchSaid {
    pub(crate) id: String,
    pub(crate) ticket_id: String,
    /// Player ids of each team.
    pub(crate) teams: Vec<Vec<String>>,
}

/// Numbers of the states.
pub(crate) const SEARCHING: u64 = 2;
pub(crate) const COMPLETED: u64 = 5;
pub(crate) const CANCELLED: u64 = 6;
pub(crate) const FAILED: u64 = 8;

pub(crate) const fn is_final(state: u64) -> bool {
    state >= COMPLETED
}

enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

impl<'a> Value<'a> {
    fn bytes(&self) -> &'a [u8] {
        let Value::Bytes(bytes) = self else { panic!("a number where bytes should be") };
        bytes
    }

    fn text(&self) -> String {
        String::from_utf8(self.bytes().to_vec()).expect("text is UTF-8")
    }

    fn number(&self) -> u64 {
        let Value::Number(number) = self else { panic!("bytes where a number should be") };
        *number
    }
}

fn varint(bytes: &mut &[u8]) -> u64 {
    let mut value = 0;
    for shift in (0..).step_by(7) {
        let (first, rest) = bytes.split_first().expect("a whole varint");
        *bytes = rest;
        value |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            break;
        }
    }
    value
}

/// The fields of a message by number.
fn fields(mut bytes: &[u8]) -> Vec<(u64, Value<'_>)> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let tag = varint(&mut bytes);
        let value = match tag & 7 {
            0 => Value::Number(varint(&mut bytes)),
            1 => {
                let (word, rest) = bytes.split_first_chunk().expect("eight bytes");
                bytes = rest;
                Value::Number(u64::from_le_bytes(*word))
            }
            2 => {
                let length = usize::try_from(varint(&mut bytes)).expect("a length");
                let (content, rest) = bytes.split_at(length);
                bytes = rest;
                Value::Bytes(content)
            }
            other => panic!("wire type {other}"),
        };
        found.push((tag >> 3, value));
    }
    found
}

/// Reads a `ServerMessage`.
pub(crate) fn read(frame: &[u8]) -> Said {
    let mut said = Said::default();
    for (field, value) in fields(frame) {
        match field {
            1 => said.seq = u32::try_from(value.number()).expect("a seq"),
            2 => said.reference = value.text(),
            3 => {}
            _ => said.body = body(field, value.bytes()),
        }
    }
    said
}

fn body(field: u64, bytes: &[u8]) -> Body {
    match field {
        4 => {
            let (mut session_id, mut resumed) = (String::new(), false);
            for (field, value) in fields(bytes) {
                match field {
                    1 => session_id = value.text(),
                    4 => resumed = value.number() != 0,
                    _ => {}
                }
            }
            Body::Welcome { session_id, resumed }
        }
        5 => Body::Ticket(ticket(bytes)),
        7 => Body::Match(matched(bytes)),
        9 => Body::Pong,
        10 => {
            let (mut code, mut retry_after_ms) = (String::new(), None);
            for (field, value) in fields(bytes) {
                match field {
                    1 => code = value.text(),
                    3 => retry_after_ms = Some(f64::from_bits(value.number())),
                    _ => {}
                }
            }
            Body::Error { code, retry_after_ms }
        }
        65 => report(bytes),
        67 => events(bytes),
        68 => {
            let (mut version, mut problems) = (0, 0);
            for (field, value) in fields(bytes) {
                match field {
                    1 => version = value.number(),
                    3 => problems += 1,
                    _ => {}
                }
            }
            Body::Rules { version, problems }
        }
        69 => Body::MatchReport(number_of(2, bytes)),
        70 => Body::BackfillReport(number_of(4, bytes)),
        74 => Body::Versions([5, 6, 7, 8].map(|used_as| versions(used_as, bytes))),
        _ => Body::Other,
    }
}

/// The number in a field, 0 if it is not there.
fn number_of(wanted: u64, bytes: &[u8]) -> u64 {
    fields(bytes).iter().find(|(field, _)| *field == wanted).map_or(0, |(_, value)| value.number())
}

/// The versions whose field `used_as` is true.
fn versions(used_as: u64, bytes: &[u8]) -> Vec<u64> {
    let versions = fields(bytes);
    let versions = versions.iter().map(|(_, version)| version.bytes());
    versions.filter(|version| number_of(used_as, version) == 1).map(|version| number_of(1, version)).collect()
}

fn report(bytes: &[u8]) -> Body {
    let (mut of, mut match_id, mut whole, mut created) = (TicketSaid::default(), String::new(), None, false);
    for (field, value) in fields(bytes) {
        match field {
            1 => of = ticket(value.bytes()),
            2 => match_id = value.text(),
            3 => whole = Some(matched(value.bytes())),
            4 => created = value.number() != 0,
            _ => {}
        }
    }
    Body::Report { ticket: of, match_id, matched: whole, created }
}

fn events(bytes: &[u8]) -> Body {
    let events = fields(bytes).into_iter().filter(|(field, _)| *field == 1).map(|(_, event)| {
        let (mut seq, mut content) = (0, Vec::new());
        for (field, value) in fields(event.bytes()) {
            match (field, value) {
                (1, Value::Number(bits)) => seq = event_number(bits),
                (_, Value::Bytes(bytes)) => content = bytes.to_vec(),
                _ => {}
            }
        }
        (seq, content)
    });
    Body::Events(events.collect())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a small number, carried as a double"
)]
fn event_number(bits: u64) -> u64 {
    f64::from_bits(bits) as u64
}

fn ticket(bytes: &[u8]) -> TicketSaid {
    let mut said = TicketSaid::default();
    for (field, value) in fields(bytes) {
        match field {
            1 => said.id = value.text(),
            3 => said.state = value.number(),
            4 => said.players.push(value.text()),
            5 => said.waited_ms = f64::from_bits(value.number()),
            6 => said.reason = value.text(),
            _ => {}
        }
    }
    said
}

fn matched(bytes: &[u8]) -> MatchSaid {
    let mut said = MatchSaid::default();
    for (field, value) in fields(bytes) {
        match field {
            1 => said.id = value.text(),
            2 => said.ticket_id = value.text(),
            4 => {
                let players = fields(value.bytes()).into_iter().filter(|(field, _)| *field == 2);
                let id = |player: Value<'_>| fields(player.bytes())[0].1.text();
                said.teams.push(players.map(|(_, player)| id(player)).collect());
            }
            _ => {}
        }
    }
    said
}
