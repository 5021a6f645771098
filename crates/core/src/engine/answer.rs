//! Who asked, and the short answers.

use crate::code::Code;
use crate::command::Request;
use crate::message::{Message, Outgoing, Refusal};
use crate::sink::{Connection, Sink, is_control};
use crate::slab::Key;

/// Who asked, and how to answer him.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asker<'a> {
    pub(super) connection: Connection,
    /// The player, once known; `None` for a server.
    pub(super) player: Option<Key>,
    pub(super) reference: &'a str,
    request: u32,
}

/// A refusal on its way to the asker.
#[derive(Debug)]
pub(super) struct Refused {
    code: Code,
    message: String,
    retry_after_ms: Option<f64>,
}

impl Refused {
    pub(super) fn new(code: Code, message: impl Into<String>) -> Refused {
        Refused { code, message: message.into(), retry_after_ms: None }
    }

    pub(super) fn retry_after(mut self, milliseconds: f64) -> Refused {
        self.retry_after_ms = Some(milliseconds);
        self
    }
}

impl<'a> Asker<'a> {
    pub(super) fn on(connection: Connection, request: &Request<'a>) -> Asker<'a> {
        Asker { connection, player: None, reference: request.id, request: request.request }
    }

    /// True for a server, false for a player.
    pub(super) fn is_control(&self) -> bool {
        is_control(self.connection)
    }

    /// The number of a control request.
    pub(super) fn request(&self) -> u32 {
        self.request
    }

    /// Says something that carries no `seq`.
    pub(super) fn say(&self, message: Message<'_>, sink: &mut impl Sink) {
        let outgoing = Outgoing { seq: 0, reference: self.reference, request: self.request, message };
        sink.send(self.connection, &outgoing);
    }

    pub(super) fn pong(&self, ts: f64, sink: &mut impl Sink) {
        self.say(Message::Pong { ts }, sink);
    }

    pub(super) fn refuse(
        &self,
        code: Code,
        message: &str,
        retry_after_ms: Option<f64>,
        sink: &mut impl Sink,
    ) {
        self.say(Message::Error(Refusal { code, message, retry_after_ms }), sink);
    }

    pub(super) fn refuse_with(&self, refused: &Refused, sink: &mut impl Sink) {
        self.refuse(refused.code, &refused.message, refused.retry_after_ms, sink);
    }
}
