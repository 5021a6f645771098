//! A player's small bodies.

use musterd_core::command::{Command, Hello};

use crate::error::WireError;
use crate::fields::{accept, ack, cancel, client_message, decline, explain, hello, ping};
use crate::reader::Reader;

/// Reads the body that stands behind `tag`, one of a player's other than `enqueue`.
pub(super) fn command(tag: u32, body: Reader<'_>) -> Result<Command<'_>, WireError> {
    match tag {
        client_message::HELLO => read_hello(body).map(Command::Hello),
        client_message::CANCEL => {
            only_text(body, cancel::TICKET_ID, cancel::has).map(|ticket_id| Command::Cancel { ticket_id })
        }
        client_message::EXPLAIN => {
            only_text(body, explain::TICKET_ID, explain::has).map(|ticket_id| Command::Explain { ticket_id })
        }
        client_message::ACCEPT => {
            only_text(body, accept::MATCH_ID, accept::has).map(|match_id| Command::Accept { match_id })
        }
        client_message::DECLINE => {
            only_text(body, decline::MATCH_ID, decline::has).map(|match_id| Command::Decline { match_id })
        }
        client_message::ACK => read_ack(body),
        client_message::PING => read_ping(body),
        _ => Err(WireError::NoBody),
    }
}

/// Reads a message that has one text and nothing else.
pub(super) fn only_text(
    mut reader: Reader<'_>,
    tag_of_text: u32,
    has: fn(u32) -> bool,
) -> Result<&str, WireError> {
    let mut text = "";
    while let Some(tag) = reader.tag()? {
        if tag == tag_of_text {
            text = reader.text()?;
        } else {
            reader.skip(tag, has)?;
        }
    }
    Ok(text)
}

fn read_hello(mut reader: Reader<'_>) -> Result<Hello<'_>, WireError> {
    let mut body = Hello::default();
    while let Some(tag) = reader.tag()? {
        match tag {
            hello::PLAYER_ID => body.player_id = reader.text()?,
            hello::TOKEN => body.token = reader.text()?,
            hello::RESUME => body.resume = reader.text()?,
            hello::LAST_SEQ => body.last_seq = reader.uint32()?,
            hello::RELEASE => body.release = reader.text()?,
            _ => reader.skip(tag, hello::has)?,
        }
    }
    Ok(body)
}

fn read_ack(mut reader: Reader<'_>) -> Result<Command<'_>, WireError> {
    let mut seq = 0;
    while let Some(tag) = reader.tag()? {
        match tag {
            ack::SEQ => seq = reader.uint32()?,
            _ => reader.skip(tag, ack::has)?,
        }
    }
    Ok(Command::Ack { seq })
}

fn read_ping(mut reader: Reader<'_>) -> Result<Command<'_>, WireError> {
    let mut ts = 0.0;
    while let Some(tag) = reader.tag()? {
        match tag {
            ping::TS => ts = reader.double()?,
            _ => reader.skip(tag, ping::has)?,
        }
    }
    Ok(Command::Ping { ts })
}
