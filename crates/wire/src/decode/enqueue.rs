//! A request for a match: a ticket and its party.

use bumpalo::Bump;
use musterd_core::command::{Command, Enqueue, Member};
use musterd_core::limits::{LATENCY_REGIONS, PLAYER_ATTRIBUTES, TICKET_PLAYERS};

use super::value::{attribute, latency};
use crate::error::WireError;
use crate::fields::{create_ticket as create_field, enqueue as field, player as player_field};
use crate::list::List;
use crate::reader::Reader;

/// Queues of one request beside the one in `queue`: a reserved field, so the engine need see only that there
/// is one.
const QUEUES: usize = 0;

/// Reads an `Enqueue`.
///
/// Of a party beyond the limit, as of queues, one too many is kept and the rest is gone over: the engine refuses
/// every such request, as `PARTY_TOO_LARGE` or `NOT_SUPPORTED`, so it need not see how many there were.
pub(super) fn enqueue<'a>(mut reader: Reader<'a>, arena: &'a Bump) -> Result<Enqueue<'a>, WireError> {
    let mut body = Enqueue::default();
    let mut players = List::new(arena, TICKET_PLAYERS);
    let mut attributes = List::new(arena, PLAYER_ATTRIBUTES);
    let mut latencies = List::new(arena, LATENCY_REGIONS);
    let mut queues = List::new(arena, QUEUES);
    while let Some(tag) = reader.tag()? {
        match tag {
            field::TICKET_ID => body.ticket_id = reader.text()?,
            field::QUEUE => body.queue = reader.text()?,
            field::PLAYERS if players.is_full() => drop(reader.bytes()?),
            field::PLAYERS => player(reader.message()?, arena, &mut players)?,
            field::ATTRIBUTES => attribute(reader.message()?, arena, &mut attributes)?,
            field::LATENCY_MS => latency(reader.message()?, &mut latencies)?,
            field::TRACEPARENT => body.traceparent = reader.text()?,
            field::QUEUES if queues.is_full() => drop(reader.bytes()?),
            field::QUEUES => drop(queues.push(reader.text()?)?),
            _ => reader.skip(tag, field::has)?,
        }
    }
    body.players = players.finish();
    body.attributes = attributes.finish();
    body.latencies = latencies.finish();
    body.queues = queues.finish();
    Ok(body)
}

/// Reads a `CreateTicket`.
pub(super) fn create_ticket<'a>(mut reader: Reader<'a>, arena: &'a Bump) -> Result<Command<'a>, WireError> {
    let mut ticket = Enqueue::default();
    let mut presence = false;
    while let Some(tag) = reader.tag()? {
        match tag {
            create_field::ENQUEUE => ticket = enqueue(reader.message()?, arena)?,
            create_field::PRESENCE => presence = reader.boolean()?,
            _ => reader.skip(tag, create_field::has)?,
        }
    }
    Ok(Command::CreateTicket { enqueue: ticket, presence })
}

/// Reads a `Player` into the list.
pub(super) fn player<'a>(
    mut reader: Reader<'a>,
    arena: &'a Bump,
    players: &mut List<'a, Member<'a>>,
) -> Result<(), WireError> {
    let member = players.push(Member::default())?;
    let mut attributes = List::new(arena, PLAYER_ATTRIBUTES);
    let mut latencies = List::new(arena, LATENCY_REGIONS);
    while let Some(tag) = reader.tag()? {
        match tag {
            player_field::PLAYER_ID => member.player_id = reader.text()?,
            player_field::ATTRIBUTES => attribute(reader.message()?, arena, &mut attributes)?,
            player_field::LATENCY_MS => latency(reader.message()?, &mut latencies)?,
            player_field::TOKEN => member.token = reader.text()?,
            _ => reader.skip(tag, player_field::has)?,
        }
    }
    member.attributes = attributes.finish();
    member.latencies = latencies.finish();
    Ok(())
}
