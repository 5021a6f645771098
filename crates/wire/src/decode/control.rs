//! The small bodies of the server's own shell.

use musterd_core::command::Command;

use super::player::only_text;
use crate::error::WireError;
use crate::fields::{
    client_message, delete_ticket, detach, explain_queue, explain_ticket, presence, read_events, read_queues,
    read_ticket,
};
use crate::reader::Reader;

/// Reads the control body that stands behind `tag`.
pub(super) fn command(tag: u32, body: Reader<'_>) -> Result<Command<'_>, WireError> {
    match tag {
        client_message::DETACH => read_detach(body),
        client_message::PRESENCE => read_presence(body),
        client_message::READ_TICKET => only_text(body, read_ticket::TICKET_ID, read_ticket::has)
            .map(|ticket_id| Command::ReadTicket { ticket_id }),
        client_message::DELETE_TICKET => only_text(body, delete_ticket::TICKET_ID, delete_ticket::has)
            .map(|ticket_id| Command::DeleteTicket { ticket_id }),
        client_message::READ_QUEUES => {
            only_text(body, read_queues::QUEUE, read_queues::has).map(|queue| Command::ReadQueues { queue })
        }
        client_message::READ_EVENTS => read_read_events(body),
        client_message::EXPLAIN_TICKET => only_text(body, explain_ticket::TICKET_ID, explain_ticket::has)
            .map(|ticket_id| Command::ExplainTicket { ticket_id }),
        client_message::EXPLAIN_QUEUE => only_text(body, explain_queue::QUEUE, explain_queue::has)
            .map(|queue| Command::ExplainQueue { queue }),
        _ => Err(WireError::NoBody),
    }
}

fn read_detach(mut reader: Reader<'_>) -> Result<Command<'_>, WireError> {
    let mut connection = 0;
    while let Some(tag) = reader.tag()? {
        match tag {
            detach::CONNECTION => connection = reader.uint32()?,
            _ => reader.skip(tag, detach::has)?,
        }
    }
    Ok(Command::Detach { connection })
}

fn read_presence(mut reader: Reader<'_>) -> Result<Command<'_>, WireError> {
    let mut connection = 0;
    let mut present = false;
    while let Some(tag) = reader.tag()? {
        match tag {
            presence::CONNECTION => connection = reader.uint32()?,
            presence::PRESENT => present = reader.boolean()?,
            _ => reader.skip(tag, presence::has)?,
        }
    }
    Ok(Command::Presence { connection, present })
}

fn read_read_events(mut reader: Reader<'_>) -> Result<Command<'_>, WireError> {
    let mut after = 0;
    let mut limit = 0;
    while let Some(tag) = reader.tag()? {
        match tag {
            read_events::AFTER => after = whole(reader.double()?),
            read_events::LIMIT => limit = reader.uint32()?,
            _ => reader.skip(tag, read_events::has)?,
        }
    }
    Ok(Command::ReadEvents { after, limit })
}

/// A sequence number that travelled as a double: a fraction is cut off, what is no number is 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the cast saturates, as meant")]
const fn whole(number: f64) -> u64 {
    number as u64
}
