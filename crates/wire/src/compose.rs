//! The other direction: a [`Request`] to the frame that a client would send.
//!
//! For everything that plays a client without being one: benchmarks, simulations, tests of other crates. The server itself
//! composes no request; it only puts what it knows of players beside one.

mod claims;
mod control;
mod enqueue;
mod lobby;
mod profiles;
mod rules;

use std::ops::Range;

use musterd_core::command::{Command, Hello, Profile, Request};

use crate::error::Overflow;
use crate::fields::{accept, ack, cancel, client_message as field, decline, explain, hello, ping};
use crate::limits::CONTROL_FRAME_BYTES;
use crate::writer::Writer;

/// Writes a request as one `ClientMessage` at the end of `into` and says where: `&into[range]` is the frame.
///
/// # Errors
/// [`Overflow`] when `into` is too small.
pub fn compose(request: &Request<'_>, into: &mut [u8]) -> Result<Range<usize>, Overflow> {
    let mut writer = Writer::new(into);
    profiles::beside(&mut writer, &request.command);
    let mark = writer.begin();
    let tag = body(&mut writer, &request.command);
    writer.end(tag, mark);
    writer.uint32(field::REQUEST, request.request);
    writer.text(field::ID, request.id);
    writer.finish()
}

/// A request as a frame of its own.
///
/// # Panics
/// When the frame would be larger than [`CONTROL_FRAME_BYTES`].
///
/// ```
/// use bumpalo::Bump;
/// use musterd_core::command::{Command, Request};
///
/// let request = Request { id: "c", request: 0, command: Command::Cancel { ticket_id: "t-1" } };
/// let frame = musterd_wire::compose::frame(&request);
/// assert_eq!(musterd_wire::decode(&frame, &Bump::new()), Ok(request));
/// ```
pub fn frame(request: &Request<'_>) -> Vec<u8> {
    let mut size = 256;
    loop {
        let mut buffer = vec![0; size];
        if let Ok(range) = compose(request, &mut buffer) {
            return buffer.split_off(range.start);
        }
        assert!(size < CONTROL_FRAME_BYTES, "a request larger than any frame");
        size *= 2;
    }
}

/// Writes the fields of the body and says which body it is.
fn body(writer: &mut Writer<'_>, command: &Command<'_>) -> u32 {
    match command {
        Command::Hello(body) => write_hello(writer, body),
        Command::Enqueue(body) => {
            enqueue::fields(writer, body);
            field::ENQUEUE
        }
        Command::Cancel { ticket_id } => only_text(writer, field::CANCEL, cancel::TICKET_ID, ticket_id),
        Command::Explain { ticket_id } => only_text(writer, field::EXPLAIN, explain::TICKET_ID, ticket_id),
        Command::Accept { match_id } => only_text(writer, field::ACCEPT, accept::MATCH_ID, match_id),
        Command::Decline { match_id } => only_text(writer, field::DECLINE, decline::MATCH_ID, match_id),
        Command::Ack { seq } => {
            writer.uint32(ack::SEQ, *seq);
            field::ACK
        }
        Command::Ping { ts } => {
            writer.double(ping::TS, *ts);
            field::PING
        }
        _ => control::body(writer, command),
    }
}

/// Adds what the server knows of a player to the end of a frame, beside the `enqueue` in it.
///
/// `values`: the bytes of a `ProfileValues` message, as [`profile_bytes`] makes them.
#[inline]
pub fn add_profile(frame: &mut Vec<u8>, values: &[u8]) {
    add(frame, field::PROFILES, values);
}

/// Adds a player whose profile the ticket waits for to the end of a frame, beside the `enqueue` in it.
#[inline]
pub fn add_awaited(frame: &mut Vec<u8>, player_id: &str) {
    add(frame, field::AWAITED, player_id.as_bytes());
}

#[inline]
fn add(frame: &mut Vec<u8>, tag: u32, value: &[u8]) {
    add_varint(frame, tag as usize);
    add_varint(frame, value.len());
    frame.extend_from_slice(value);
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "seven bits at a time")]
fn add_varint(frame: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        frame.push(0x80 | (number & 0x7f) as u8);
        number >>= 7;
    }
    frame.push((number & 0x7f) as u8);
}

/// A profile as the bytes of a `ProfileValues` message; `None` when they are more than `most`.
pub fn profile_bytes(profile: &Profile<'_>, most: usize) -> Option<Vec<u8>> {
    let mut size = 128;
    loop {
        let mut buffer = vec![0; size.min(most)];
        let mut writer = Writer::new(&mut buffer);
        profiles::fields(&mut writer, profile);
        if let Ok(range) = writer.finish() {
            return Some(buffer.split_off(range.start));
        }
        if size >= most {
            return None;
        }
        size *= 2;
    }
}

fn only_text(writer: &mut Writer<'_>, body: u32, tag: u32, text: &str) -> u32 {
    writer.text(tag, text);
    body
}

fn write_hello(writer: &mut Writer<'_>, body: &Hello<'_>) -> u32 {
    writer.text(hello::RELEASE, body.release);
    writer.uint32(hello::LAST_SEQ, body.last_seq);
    writer.text(hello::RESUME, body.resume);
    writer.text(hello::TOKEN, body.token);
    writer.text(hello::PLAYER_ID, body.player_id);
    field::HELLO
}
