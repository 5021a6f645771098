//! Two ways in which an engine comes back after a crash: from its image, or by doing its journal again.

use musterd_core::command::Request;
use musterd_core::decision::{Decision, Record};
use musterd_core::message::Outgoing;
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Recorded, Sink};

use crate::input::Input;

/// One step of the engine and what it decided.
struct Entry {
    at: EngineTime,
    /// `None`: a tick.
    asked: Option<(Connection, String, Input)>,
    decisions: Vec<Decision>,
}

/// An image, and every step since.
pub struct Journal {
    image: Vec<u8>,
    entries: Vec<Entry>,
}

impl Journal {
    /// A journal that begins with this engine.
    pub fn of(engine: &Engine) -> Self {
        Journal { image: engine.image(), entries: Vec::new() }
    }

    /// Adds a step that was made.
    pub fn add(
        &mut self,
        at: EngineTime,
        asked: Option<(Connection, String, Input)>,
        decisions: Vec<Decision>,
    ) {
        self.entries.push(Entry { at, asked, decisions });
    }

    /// The engine that the journal leads to.
    pub fn replay(&self) -> Engine {
        let mut engine = Engine::from_image(&self.image).expect("an image of ours");
        for Entry { at, asked, decisions } in &self.entries {
            let record = Record::new(decisions.iter().cloned());
            let unforeseen = match asked {
                None => engine.replay(*at, Recorded::Tick, record, &mut Silence),
                Some((connection, id, input)) => input.with_command(|command| {
                    let request = Request { id, request: 0, command };
                    engine.replay(*at, Recorded::Request(*connection, &request), record, &mut Silence)
                }),
            };
            assert_eq!(unforeseen, 0, "decisions that a replay would not make");
        }
        engine
    }
}

/// Hears nothing.
struct Silence;

impl Sink for Silence {
    fn send(&mut self, _: Connection, _: &Outgoing<'_>) {}

    fn close(&mut self, _: Connection, _: CloseCode) {}

    fn gone(&mut self, _: Connection) {}
}
