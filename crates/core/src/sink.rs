//! Where the engine's output goes.

use crate::decision::{Decision, Record};
use crate::message::Outgoing;

/// A connection: one socket's life. Its worker in the high 8 bits, a slot chosen by the shell in the low 24;
/// slot 0 is the control connection of that worker.
pub type Connection = u32;

/// Why the engine asks the shell to close a connection, by its WebSocket close code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseCode {
    /// 4001, a token that says what cannot be.
    Unauthorized = 4001,
    /// 4003, a second hello.
    Protocol = 4003,
    /// 4009, the player has a newer connection.
    Replaced = 4009,
    /// 1013, no room for another session.
    Overloaded = 1013,
}

/// Receives what the engine says, in order. Implemented by `host` over the outboxes, by tests over a `Vec`.
pub trait Sink {
    /// One message for one connection (a control connection: the reply to a control request).
    fn send(&mut self, connection: Connection, outgoing: &Outgoing<'_>);
    /// Close this connection, after what was sent to it.
    fn close(&mut self, connection: Connection, code: CloseCode);
    /// This connection has been detached: nothing more is sent to it and its number may be used again.
    fn gone(&mut self, connection: Connection);
    /// The engine has decided this by itself; a journal keeps it.
    fn decided(&mut self, _decision: &Decision) {}
    /// The decisions that the engine makes instead of its own, in a replay.
    fn record(&mut self) -> Option<&mut Record> {
        None
    }
}

/// Bits of a connection number that name the socket; the bits above name the worker that owns it.
pub(crate) const SLOT_BITS: u32 = 24;

/// True for a worker's control connection, the one that no socket has: slot 0.
pub const fn is_control(connection: Connection) -> bool {
    connection & ((1 << SLOT_BITS) - 1) == 0
}
