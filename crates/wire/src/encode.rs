//! A message of the engine to a `ServerMessage` frame.

mod explanation;
mod lobby;
mod matched;
mod report;
mod rules;
mod ticket;

use std::ops::Range;

use musterd_core::message::{MatchView, Message, Outgoing, Refusal, Welcome};

use self::matched::Detail;
use crate::error::Overflow;
use crate::fields::{error, heartbeat, pong, server_message as field, welcome};
#[cfg(doc)]
use crate::limits::FRAME_OUT_BYTES;
use crate::limits::MATCH_BYTES;
use crate::writer::Writer;

/// Writes a message as one `ServerMessage` at the end of `into` and says where: `&into[range]` is the frame.
///
/// Fields that have their default are left out, the others come by rising number. A match for a player shows
/// the attributes that the rule set marks public and all those of his own party; when it is larger than
/// [`MATCH_BYTES`] it is cut to his own team and says `truncated`; if that is still too large the attributes go, and
/// then, of a team of long ids in wide characters, the players who are not of his party. A match for a server shows
/// everything; when a report of it, or an event by itself, does not fit, it goes without attributes and says
/// `truncated`.
///
/// # Errors
/// [`Overflow`] when `into` is too small. [`FRAME_OUT_BYTES`] are always enough for a message to a player; a
/// control reply may need more.
///
/// ```
/// use musterd_core::message::{Message, Outgoing};
///
/// let mut buffer = [0; 64];
/// let pong = Outgoing { seq: 0, reference: "a", request: 0, message: Message::Pong { ts: 1.0 } };
/// let range = musterd_wire::encode(&pong, &mut buffer)?;
/// assert_eq!(buffer[range], [0x12, 1, b'a', 0x4a, 9, 0x09, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
/// # Ok::<(), musterd_wire::Overflow>(())
/// ```
pub fn encode(outgoing: &Outgoing<'_>, into: &mut [u8]) -> Result<Range<usize>, Overflow> {
    match outgoing.message {
        Message::Match(MatchView { viewer: Some(_), .. }) => encode_within_limit(outgoing, into),
        Message::TicketReport(_)
        | Message::MatchReport(_)
        | Message::BackfillReport(_)
        | Message::EventBatch { events: [_], .. } => {
            write(outgoing, into, Detail::Whole).or_else(|Overflow| write(outgoing, into, Detail::Ids))
        }
        _ => write(outgoing, into, Detail::Whole),
    }
}

/// Writes a match for a player in as much detail as one frame holds.
fn encode_within_limit(outgoing: &Outgoing<'_>, into: &mut [u8]) -> Result<Range<usize>, Overflow> {
    let unused = into.len().saturating_sub(MATCH_BYTES);
    let frame = &mut into[unused..];
    for detail in Detail::FALLING {
        match write(outgoing, frame, detail) {
            Ok(range) => return Ok(unused + range.start..unused + range.end),
            // It is the caller's buffer that is too small: what is told must not depend on that.
            Err(Overflow) if frame.len() < MATCH_BYTES => return Err(Overflow),
            Err(Overflow) => {}
        }
    }
    Err(Overflow)
}

fn write(outgoing: &Outgoing<'_>, into: &mut [u8], detail: Detail) -> Result<Range<usize>, Overflow> {
    let mut writer = Writer::new(into);
    let mark = writer.begin();
    let tag = body(&mut writer, &outgoing.message, detail);
    writer.end(tag, mark);
    writer.uint32(field::REQUEST, outgoing.request);
    writer.text(field::REF, outgoing.reference);
    writer.uint32(field::SEQ, outgoing.seq);
    writer.finish()
}

/// Writes the fields of the body and says which body it is.
fn body(writer: &mut Writer<'_>, message: &Message<'_>, detail: Detail) -> u32 {
    match message {
        Message::Welcome(body) => write_welcome(writer, body),
        Message::Ticket(view) => {
            ticket::fields(writer, view);
            field::TICKET
        }
        Message::Proposal(view) => lobby::proposal(writer, view),
        Message::Match(view) => {
            matched::fields(writer, view, matched::ticket_of(view), detail);
            field::MATCH
        }
        Message::Pong { ts } => {
            writer.double(pong::TS, *ts);
            field::PONG
        }
        Message::Error(refusal) => write_error(writer, refusal),
        Message::Done => field::DONE,
        Message::TicketReport(report) => report::ticket_report(writer, report, detail),
        Message::QueueReports(queues) => report::queue_reports(writer, queues),
        Message::EventBatch { events, gap } => report::event_batch(writer, events, *gap, detail),
        Message::WantedProfiles(wanted) => report::wanted_profiles(writer, wanted),
        Message::RulesAnswer { version, created, problems } => {
            report::rules_answer(writer, *version, *created, problems)
        }
        Message::RulesReport(report) => rules::rules_report(writer, report),
        Message::RuleVersions(versions) => rules::rule_versions(writer, versions),
        Message::MatchReport(report) => lobby::match_report(writer, report, detail),
        Message::BackfillReport(report) => lobby::backfill_report(writer, report, detail),
        Message::Explanation(said) => explanation::explanation(writer, said),
        Message::TicketExplanation(said) => explanation::of_ticket(writer, said),
        Message::QueueExplanation(said) => explanation::of_queue(writer, said),
    }
}

fn write_welcome(writer: &mut Writer<'_>, body: &Welcome<'_>) -> u32 {
    let mark = writer.begin();
    writer.uint32(heartbeat::MAX_MISSED, body.heartbeat.missed_max);
    writer.double(heartbeat::TIMEOUT_MS, body.heartbeat.timeout_ms);
    writer.double(heartbeat::INTERVAL_MS, body.heartbeat.interval_ms);
    writer.end(welcome::HEARTBEAT, mark);
    writer.double(welcome::GRACE_MS, body.grace_ms);
    writer.boolean(welcome::RESUMED, body.resumed);
    writer.text(welcome::RESUME, body.resume);
    writer.text(welcome::PLAYER_ID, body.player_id);
    writer.text(welcome::SESSION_ID, body.session_id);
    field::WELCOME
}

fn write_error(writer: &mut Writer<'_>, refusal: &Refusal<'_>) -> u32 {
    if let Some(retry_after_ms) = refusal.retry_after_ms {
        writer.present(error::RETRY_AFTER_MS, retry_after_ms);
    }
    writer.text(error::MESSAGE, refusal.message);
    writer.text(error::CODE, refusal.code.name());
    field::ERROR
}
