//! A client's frame to a [`Request`], in place.

mod claims;
mod control;
mod enqueue;
mod lobby;
mod player;
mod profiles;
mod rules;
mod value;

use bumpalo::Bump;
use musterd_core::command::{Command, Request};

use crate::error::WireError;
use crate::fields::client_message as field;
use crate::limits::{CONTROL_FRAME_BYTES, FRAME_BYTES};
use crate::reader::Reader;
use profiles::Beside;

/// Reads one `ClientMessage`.
///
/// Texts are borrowed from the frame and lists lie in the arena, so nothing is allocated once the arena has its
/// first chunk; the caller resets it after each frame. An unknown field is skipped. When a field that is not a
/// list comes twice the last one counts; of several bodies only the last one is read.
///
/// # Errors
/// Any [`WireError`]. A list one longer than [`musterd_core::limits`] allows is let through, so that the engine
/// can refuse it with its own code; a longer one is [`WireError::TooMany`], but of players and queues the rest is
/// skipped.
///
/// ```
/// use bumpalo::Bump;
/// use musterd_core::command::Command;
///
/// let frame = [0x0a, 1, b'c', 0x4a, 2, 0x08, 7]; // {id: "c", ack: {seq: 7}}
/// let arena = Bump::new();
/// let request = musterd_wire::decode(&frame, &arena)?;
/// assert_eq!(request.id, "c");
/// assert_eq!(request.command, Command::Ack { seq: 7 });
/// # Ok::<(), musterd_wire::WireError>(())
/// ```
pub fn decode<'a>(frame: &'a [u8], arena: &'a Bump) -> Result<Request<'a>, WireError> {
    if frame.len() > CONTROL_FRAME_BYTES {
        return Err(WireError::FrameTooLarge);
    }
    let mut id = "";
    let mut request = 0;
    let mut body = None;
    // Nearly always nothing, and then it costs nothing.
    let mut beside: Option<Beside<'_>> = None;
    let mut reader = Reader::new(frame);
    while let Some(tag) = reader.tag()? {
        match tag {
            field::ID => id = reader.text()?,
            field::REQUEST => request = reader.uint32()?,
            field::HELLO..=field::CHANGE_TIERS if is_body(tag) => body = Some((tag, reader.bytes()?)),
            field::PROFILES => beside.get_or_insert_with(|| Beside::new(arena)).profile(reader.bytes()?)?,
            field::AWAITED => beside.get_or_insert_with(|| Beside::new(arena)).awaited(reader.text()?)?,
            _ => reader.skip(tag, field::has)?,
        }
    }
    let (tag, bytes) = body.ok_or(WireError::NoBody)?;
    // What lies beside is the server's own.
    let beside_bytes = beside.as_ref().map_or(0, |beside| beside.bytes);
    if frame.len() > FRAME_BYTES + beside_bytes && tag < field::ADMIT {
        return Err(WireError::FrameTooLarge);
    }
    let mut command = command(tag, bytes, arena)?;
    if let Some(beside) = beside {
        beside.put(&mut command)?;
    }
    Ok(Request { id, request, command })
}

/// True for a command of the server's own shell, which no player may send.
pub const fn is_control(command: &Command<'_>) -> bool {
    match command {
        Command::Hello(_)
        | Command::Enqueue(_)
        | Command::Cancel { .. }
        | Command::Explain { .. }
        | Command::Accept { .. }
        | Command::Decline { .. }
        | Command::Ack { .. }
        | Command::Ping { .. } => false,
        Command::Admit(_)
        | Command::Detach { .. }
        | Command::Presence { .. }
        | Command::PutRules { .. }
        | Command::CreateTicket { .. }
        | Command::ReadTicket { .. }
        | Command::DeleteTicket { .. }
        | Command::ReadQueues { .. }
        | Command::ReadEvents { .. }
        | Command::VerifiedEnqueue { .. }
        | Command::AnswerProposal { .. }
        | Command::ReadMatch { .. }
        | Command::EndMatch { .. }
        | Command::ReportResult { .. }
        | Command::CreateBackfill(_)
        | Command::ReadBackfill { .. }
        | Command::DeleteBackfill { .. }
        | Command::ChangeRules(_)
        | Command::RollbackRules { .. }
        | Command::ReadRules { .. }
        | Command::ReadRuleVersions { .. }
        | Command::PutShadow { .. }
        | Command::DeleteShadow { .. }
        | Command::PutCanary(_)
        | Command::DeleteCanary { .. }
        | Command::ExplainTicket { .. }
        | Command::ExplainQueue { .. }
        | Command::ReadWantedProfiles { .. }
        | Command::TakeProfiles { .. }
        | Command::ChangeTiers(_) => true,
    }
}

/// True for the tag of a body: a field that the contract has, laid out with a length.
const fn is_body(tag: u32) -> bool {
    field::has(tag >> 3) && tag & 7 == field::HELLO & 7
}

fn command<'a>(tag: u32, bytes: &'a [u8], arena: &'a Bump) -> Result<Command<'a>, WireError> {
    let body = Reader::new(bytes);
    match tag {
        field::ENQUEUE => enqueue::enqueue(body, arena).map(Command::Enqueue),
        field::CREATE_TICKET => enqueue::create_ticket(body, arena),
        field::ADMIT => claims::admit(body, arena).map(Command::Admit),
        field::VERIFIED_ENQUEUE => claims::verified_enqueue(body, arena),
        field::ANSWER_PROPOSAL..=field::DELETE_BACKFILL => lobby::command(tag, body, arena),
        field::PUT_RULES | field::READ_RULES..=field::READ_RULE_VERSIONS => rules::command(tag, body),
        field::READ_WANTED_PROFILES..=field::CHANGE_TIERS => profiles::command(tag, body, arena),
        field::HELLO..field::ADMIT => player::command(tag, body),
        _ => control::command(tag, body),
    }
}
