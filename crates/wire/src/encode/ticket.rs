//! How a ticket stands.

use musterd_core::message::TicketView;

use crate::fields::ticket as field;
use crate::writer::Writer;

/// Writes the fields of a `Ticket`.
pub(super) fn fields(writer: &mut Writer<'_>, view: &TicketView<'_>) {
    if let Some(estimate) = view.estimated_wait_ms {
        writer.present(field::ESTIMATED_WAIT_MS, estimate);
    }
    writer.text(field::REASON, view.reason);
    writer.double(field::WAITED_MS, view.waited_ms);
    for player_id in view.players.iter().rev() {
        writer.item(field::PLAYERS, player_id);
    }
    writer.uint32(field::STATE, view.state as u32);
    writer.text(field::QUEUE, view.queue);
    writer.text(field::TICKET_ID, view.ticket_id);
}
