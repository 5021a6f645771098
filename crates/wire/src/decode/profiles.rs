//! What the server knows of players: beside an `enqueue`, and the control bodies about it.

use bumpalo::Bump;
use musterd_core::command::{Command, Profile, TiersChange};
use musterd_core::limits::{PROFILE_ATTRIBUTES, TICKET_PLAYERS, WANTED_PROFILES};

use super::value::attribute;
use crate::error::WireError;
use crate::fields::{
    change_tiers, client_message, profile_values as profile_field, read_wanted_profiles, take_profiles,
};
use crate::list::List;
use crate::reader::Reader;

/// What lies beside the body of a message.
pub(super) struct Beside<'a> {
    arena: &'a Bump,
    profiles: List<'a, Profile<'a>>,
    awaited: List<'a, &'a str>,
    /// How long the values of these fields are.
    pub(super) bytes: usize,
}

/// Bytes of the tag and the length that stand before a value, at most.
const HEAD_BYTES: usize = 2 + 3;

impl<'a> Beside<'a> {
    pub(super) fn new(arena: &'a Bump) -> Self {
        Self {
            arena,
            profiles: List::new(arena, TICKET_PLAYERS),
            awaited: List::new(arena, TICKET_PLAYERS),
            bytes: 0,
        }
    }

    pub(super) fn profile(&mut self, bytes: &'a [u8]) -> Result<(), WireError> {
        self.bytes += bytes.len() + HEAD_BYTES;
        profile(Reader::new(bytes), self.arena, &mut self.profiles)
    }

    pub(super) fn awaited(&mut self, text: &'a str) -> Result<(), WireError> {
        self.bytes += text.len() + HEAD_BYTES;
        *self.awaited.push("")? = text;
        Ok(())
    }

    /// Puts it into the command beside which it lies.
    ///
    /// # Errors
    /// [`WireError::WrongSender`] beside a command that is no `enqueue`.
    #[cold]
    pub(super) fn put(self, command: &mut Command<'a>) -> Result<(), WireError> {
        match command {
            Command::Enqueue(enqueue)
            | Command::VerifiedEnqueue { enqueue, .. }
            | Command::CreateTicket { enqueue, .. } => {
                enqueue.profiles = self.profiles.finish();
                enqueue.awaited = self.awaited.finish();
            }
            _ => return Err(WireError::WrongSender),
        }
        Ok(())
    }
}

/// Reads the control body that stands behind `tag`.
pub(super) fn command<'a>(tag: u32, body: Reader<'a>, arena: &'a Bump) -> Result<Command<'a>, WireError> {
    match tag {
        client_message::READ_WANTED_PROFILES => read_wanted(body),
        client_message::TAKE_PROFILES => take(body, arena),
        _ => change(body, arena).map(Command::ChangeTiers),
    }
}

fn read_wanted(mut reader: Reader<'_>) -> Result<Command<'_>, WireError> {
    let mut again = false;
    let mut limit = 0;
    while let Some(tag) = reader.tag()? {
        match tag {
            read_wanted_profiles::AGAIN => again = reader.boolean()?,
            read_wanted_profiles::LIMIT => limit = reader.uint32()?,
            _ => reader.skip(tag, read_wanted_profiles::has)?,
        }
    }
    Ok(Command::ReadWantedProfiles { again, limit })
}

fn take<'a>(mut reader: Reader<'a>, arena: &'a Bump) -> Result<Command<'a>, WireError> {
    let mut queue = "";
    let mut profiles = List::new(arena, WANTED_PROFILES as usize);
    let mut unavailable = List::new(arena, WANTED_PROFILES as usize);
    while let Some(tag) = reader.tag()? {
        match tag {
            take_profiles::QUEUE => queue = reader.text()?,
            take_profiles::PROFILES => profile(reader.message()?, arena, &mut profiles)?,
            take_profiles::UNAVAILABLE => *unavailable.push("")? = reader.text()?,
            _ => reader.skip(tag, take_profiles::has)?,
        }
    }
    Ok(Command::TakeProfiles { queue, profiles: profiles.finish(), unavailable: unavailable.finish() })
}

fn change<'a>(mut reader: Reader<'a>, arena: &'a Bump) -> Result<TiersChange<'a>, WireError> {
    let mut body = TiersChange::default();
    let mut forgotten = List::new(arena, WANTED_PROFILES as usize);
    while let Some(tag) = reader.tag()? {
        match tag {
            change_tiers::QUEUE => body.queue = reader.text()?,
            change_tiers::ALL_QUEUES => body.all_queues = reader.boolean()?,
            change_tiers::FORGOTTEN => *forgotten.push("")? = reader.text()?,
            change_tiers::FORGET_ALL => body.forget_all = reader.boolean()?,
            change_tiers::WARM_BYTES => body.warm_bytes = reader.double()?,
            change_tiers::AGE_MS => body.age_ms = reader.double()?,
            _ => reader.skip(tag, change_tiers::has)?,
        }
    }
    body.forgotten = forgotten.finish();
    Ok(body)
}

/// Reads a `ProfileValues` into the list.
fn profile<'a>(
    mut reader: Reader<'a>,
    arena: &'a Bump,
    profiles: &mut List<'a, Profile<'a>>,
) -> Result<(), WireError> {
    let profile = profiles.push(Profile::default())?;
    let mut attributes = List::new(arena, PROFILE_ATTRIBUTES);
    while let Some(tag) = reader.tag()? {
        match tag {
            profile_field::PLAYER_ID => profile.player_id = reader.text()?,
            profile_field::ATTRIBUTES => attribute(reader.message()?, arena, &mut attributes)?,
            _ => reader.skip(tag, profile_field::has)?,
        }
    }
    profile.attributes = attributes.finish();
    Ok(())
}
