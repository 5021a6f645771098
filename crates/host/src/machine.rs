//! The seam between the engine's thread and what it runs.

use musterd_core::command::{Command, Request};
use musterd_core::{Connection, Engine, EngineTime, Sink};

/// The pure state machine that the thread drives: the core's engine, or a stand-in of a test.
pub(crate) trait Machine: Send + 'static {
    /// Applies one command.
    fn apply(&mut self, at: EngineTime, connection: Connection, request: &Request<'_>, sink: &mut impl Sink);
    /// Lets time pass: the passes and deadlines that are due.
    fn tick(&mut self, at: EngineTime, sink: &mut impl Sink);
    /// When `tick` next has work.
    fn next_tick(&self) -> Option<EngineTime>;
    /// True if the request may change what a later one finds, so that a journal must hold it.
    fn is_input(&self, _connection: Connection, _command: &Command<'_>) -> bool {
        true
    }
    /// Says the kept messages of the connection's session above `after_seq` once more. False: it has none any more.
    fn resend(&self, connection: Connection, after_seq: u32, sink: &mut impl Sink) -> bool;
}

impl Machine for Engine {
    fn apply(&mut self, at: EngineTime, connection: Connection, request: &Request<'_>, sink: &mut impl Sink) {
        Engine::apply(self, at, connection, request, sink);
    }

    fn tick(&mut self, at: EngineTime, sink: &mut impl Sink) {
        Engine::tick(self, at, sink);
    }

    fn next_tick(&self) -> Option<EngineTime> {
        Engine::next_tick(self)
    }

    fn is_input(&self, connection: Connection, command: &Command<'_>) -> bool {
        Engine::is_input(self, connection, command)
    }

    fn resend(&self, connection: Connection, after_seq: u32, sink: &mut impl Sink) -> bool {
        Engine::resend(self, connection, after_seq, sink)
    }
}
