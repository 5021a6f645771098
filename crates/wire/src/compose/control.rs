//! The bodies that the server's own shell sends.

use musterd_core::command::Command;

use super::{claims, enqueue, lobby, only_text, profiles, rules};
use crate::fields::{
    client_message as field, create_ticket, delete_ticket, detach, explain_queue, explain_ticket, presence,
    read_events, read_queues, read_ticket,
};
use crate::writer::Writer;

/// Writes the fields of a control body and says which body it is.
pub(super) fn body(writer: &mut Writer<'_>, command: &Command<'_>) -> u32 {
    match command {
        Command::Admit(body) => claims::admit(writer, body),
        Command::VerifiedEnqueue { connection, enqueue, members } => {
            claims::verified_enqueue(writer, *connection, enqueue, members)
        }
        Command::Detach { connection } => {
            writer.uint32(detach::CONNECTION, *connection);
            field::DETACH
        }
        Command::Presence { connection, present } => {
            writer.boolean(presence::PRESENT, *present);
            writer.uint32(presence::CONNECTION, *connection);
            field::PRESENCE
        }
        Command::CreateTicket { enqueue: ticket, presence } => {
            writer.boolean(create_ticket::PRESENCE, *presence);
            let mark = writer.begin();
            enqueue::fields(writer, ticket);
            writer.end(create_ticket::ENQUEUE, mark);
            field::CREATE_TICKET
        }
        Command::ReadTicket { ticket_id } => {
            only_text(writer, field::READ_TICKET, read_ticket::TICKET_ID, ticket_id)
        }
        Command::DeleteTicket { ticket_id } => {
            only_text(writer, field::DELETE_TICKET, delete_ticket::TICKET_ID, ticket_id)
        }
        Command::ExplainTicket { ticket_id } => {
            only_text(writer, field::EXPLAIN_TICKET, explain_ticket::TICKET_ID, ticket_id)
        }
        Command::ExplainQueue { queue } => {
            only_text(writer, field::EXPLAIN_QUEUE, explain_queue::QUEUE, queue)
        }
        Command::ReadQueues { queue } => only_text(writer, field::READ_QUEUES, read_queues::QUEUE, queue),
        Command::ReadEvents { after, limit } => {
            writer.uint32(read_events::LIMIT, *limit);
            #[expect(clippy::cast_precision_loss, reason = "exact to 2^53, as the contract carries it")]
            writer.double(read_events::AFTER, *after as f64);
            field::READ_EVENTS
        }
        Command::ReadWantedProfiles { .. } | Command::TakeProfiles { .. } | Command::ChangeTiers(_) => {
            profiles::body(writer, command)
        }
        _ => rules::body(writer, command).unwrap_or_else(|| lobby::body(writer, command)),
    }
}
