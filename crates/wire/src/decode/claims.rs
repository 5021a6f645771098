//! The control bodies that carry what players' tokens say.

use bumpalo::Bump;
use musterd_core::command::{Admit, Claims, Command, Enqueue, VerifiedMember};
use musterd_core::limits::{CLAIM_ATTRIBUTES, TICKET_PLAYERS};

use super::enqueue::enqueue;
use super::value::attribute;
use crate::error::WireError;
use crate::fields::{
    admit as field, claims as claims_field, verified_enqueue as enqueue_field, verified_member,
};
use crate::list::List;
use crate::reader::Reader;

/// Reads an `Admit`.
pub(super) fn admit<'a>(mut reader: Reader<'a>, arena: &'a Bump) -> Result<Admit<'a>, WireError> {
    let mut body = Admit::default();
    while let Some(tag) = reader.tag()? {
        match tag {
            field::CONNECTION => body.connection = reader.uint32()?,
            field::PLAYER_ID => body.player_id = reader.text()?,
            field::SESSION_ID => body.session_id = reader.text()?,
            field::RESUME => body.resume = reader.text()?,
            field::RESUMED_SESSION_ID => body.resumed_session_id = reader.text()?,
            field::RESUMED => body.resumed = reader.text()?,
            field::LAST_SEQ => body.last_seq = reader.uint32()?,
            field::RELEASE => body.release = reader.text()?,
            field::CLAIMS => body.claims = Some(claims(reader.message()?, arena)?),
            _ => reader.skip(tag, field::has)?,
        }
    }
    Ok(body)
}

/// Reads a `VerifiedEnqueue`.
pub(super) fn verified_enqueue<'a>(
    mut reader: Reader<'a>,
    arena: &'a Bump,
) -> Result<Command<'a>, WireError> {
    let mut connection = 0;
    let mut asked = Enqueue::default();
    let mut members = List::new(arena, TICKET_PLAYERS);
    while let Some(tag) = reader.tag()? {
        match tag {
            enqueue_field::CONNECTION => connection = reader.uint32()?,
            enqueue_field::ENQUEUE => asked = enqueue(reader.message()?, arena)?,
            enqueue_field::MEMBERS => member(reader.message()?, arena, &mut members)?,
            _ => reader.skip(tag, enqueue_field::has)?,
        }
    }
    Ok(Command::VerifiedEnqueue { connection, enqueue: asked, members: members.finish() })
}

fn member<'a>(
    mut reader: Reader<'a>,
    arena: &'a Bump,
    members: &mut List<'a, VerifiedMember<'a>>,
) -> Result<(), WireError> {
    let member = members.push(VerifiedMember::default())?;
    while let Some(tag) = reader.tag()? {
        match tag {
            verified_member::PLAYER_ID => member.player_id = reader.text()?,
            verified_member::CLAIMS => member.claims = claims(reader.message()?, arena)?,
            _ => reader.skip(tag, verified_member::has)?,
        }
    }
    Ok(())
}

fn claims<'a>(mut reader: Reader<'a>, arena: &'a Bump) -> Result<Claims<'a>, WireError> {
    let mut attributes = List::new(arena, CLAIM_ATTRIBUTES);
    let mut party = List::new(arena, TICKET_PLAYERS);
    while let Some(tag) = reader.tag()? {
        match tag {
            claims_field::ATTRIBUTES => attribute(reader.message()?, arena, &mut attributes)?,
            claims_field::PARTY => *party.push("")? = reader.text()?,
            _ => reader.skip(tag, claims_field::has)?,
        }
    }
    Ok(Claims { attributes: attributes.finish(), party: party.finish() })
}
