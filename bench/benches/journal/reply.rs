//! What the drained frames say, as far as a benchmark needs it.

/// States of a ticket, as the wire numbers them.
pub mod state {
    /// It can be matched.
    pub const SEARCHING: u32 = 2;
    /// It has its match.
    pub const COMPLETED: u32 = 5;
}

/// Fields of `ServerMessage` and of the messages in it.
mod field {
    pub const SEQ: u32 = 1;
    pub const TICKET: u32 = 5;
    pub const ERROR: u32 = 10;
    pub const TICKET_REPORT: u32 = 65;
    pub const TICKET_STATE: u32 = 3;
    pub const REPORTED_TICKET: u32 = 1;
}

/// One `ServerMessage`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reply {
    /// Its place in the session.
    pub seq: u32,
    /// The state of the ticket that it tells of.
    pub ticket_state: Option<u32>,
    /// It is a refusal.
    pub is_error: bool,
}

impl Reply {
    /// Reads a frame of ours.
    pub fn read(frame: &[u8]) -> Self {
        let mut reply = Self::default();
        for field in Fields(frame) {
            match field {
                (field::SEQ, Field::Number(seq)) => reply.seq = seq,
                (field::TICKET, Field::Bytes(ticket)) => reply.ticket_state = Some(state_of(ticket)),
                (field::TICKET_REPORT, Field::Bytes(report)) => {
                    let ticket = Fields(report).find_map(|field| match field {
                        (field::REPORTED_TICKET, Field::Bytes(ticket)) => Some(ticket),
                        _ => None,
                    });
                    reply.ticket_state = ticket.map(state_of);
                }
                (field::ERROR, _) => reply.is_error = true,
                _ => {}
            }
        }
        reply
    }
}

fn state_of(ticket: &[u8]) -> u32 {
    let state = Fields(ticket).find_map(|field| match field {
        (field::TICKET_STATE, Field::Number(state)) => Some(state),
        _ => None,
    });
    state.unwrap_or(0)
}

enum Field<'a> {
    Number(u32),
    Bytes(&'a [u8]),
    Other,
}

/// The fields of a message, with their numbers.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn varint(&mut self) -> u64 {
        let (mut value, mut shift) = (0, 0);
        loop {
            let (byte, rest) = self.0.split_first().expect("whole messages");
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if *byte < 0x80 {
                return value;
            }
        }
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = (u32, Field<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let tag = u32::try_from(self.varint()).expect("a tag");
        let mut skip = |bytes: usize| {
            let (taken, rest) = self.0.split_at(bytes);
            self.0 = rest;
            taken
        };
        let field = match tag & 7 {
            1 => {
                skip(8);
                Field::Other
            }
            5 => {
                skip(4);
                Field::Other
            }
            2 => {
                let length = usize::try_from(self.varint()).expect("a length");
                let (taken, rest) = self.0.split_at(length);
                self.0 = rest;
                Field::Bytes(taken)
            }
            _ => u32::try_from(self.varint()).map_or(Field::Other, Field::Number),
        };
        Some((tag >> 3, field))
    }
}
