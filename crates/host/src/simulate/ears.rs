//! What a simulation hears of an engine.

use std::sync::Arc;

use musterd_core::code::Code;
use musterd_core::decision::Decision;
use musterd_core::message::{Message, Outgoing};
use musterd_core::ticket::TicketState;
use musterd_core::{CloseCode, Connection, Sink};

/// Keeps what the engine decides, and how it answers one request.
#[derive(Default)]
pub(super) struct Ears {
    /// In their order, until somebody takes them.
    pub(super) decisions: Vec<Decision>,
    /// Why the request was refused.
    pub(super) refused: Option<Code>,
    /// The ticket that was told of first.
    pub(super) ticket_id: Option<Arc<str>>,
}

impl Ears {
    /// Forgets the last request.
    pub(super) fn begin(&mut self) {
        self.refused = None;
        self.ticket_id = None;
    }
}

impl Sink for Ears {
    fn send(&mut self, _: Connection, outgoing: &Outgoing<'_>) {
        let ticket = match outgoing.message {
            Message::Error(refusal) => {
                self.refused.get_or_insert(refusal.code);
                return;
            }
            Message::Ticket(ticket) => ticket,
            Message::TicketReport(report) => report.ticket,
            _ => return,
        };
        if self.ticket_id.is_none() && matches!(ticket.state, TicketState::Queued | TicketState::Searching) {
            self.ticket_id = Some(ticket.ticket_id.into());
        }
    }

    fn close(&mut self, _: Connection, _: CloseCode) {}

    fn gone(&mut self, _: Connection) {}

    fn decided(&mut self, decision: &Decision) {
        self.decisions.push(decision.clone());
    }
}
