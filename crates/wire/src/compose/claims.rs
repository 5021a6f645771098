//! The control bodies that carry what players' tokens say.

use musterd_core::command::{Admit, Claims, Enqueue, VerifiedMember};

use super::enqueue;
use crate::fields::{
    admit as field, claims as claims_field, client_message, verified_enqueue as enqueue_field,
    verified_member,
};
use crate::writer::Writer;

/// Writes the fields of an `Admit` and says which body it is.
pub(super) fn admit(writer: &mut Writer<'_>, body: &Admit<'_>) -> u32 {
    if let Some(claims) = &body.claims {
        write(writer, field::CLAIMS, claims);
    }
    writer.text(field::RELEASE, body.release);
    writer.uint32(field::LAST_SEQ, body.last_seq);
    writer.text(field::RESUMED, body.resumed);
    writer.text(field::RESUMED_SESSION_ID, body.resumed_session_id);
    writer.text(field::RESUME, body.resume);
    writer.text(field::SESSION_ID, body.session_id);
    writer.text(field::PLAYER_ID, body.player_id);
    writer.uint32(field::CONNECTION, body.connection);
    client_message::ADMIT
}

/// Writes the fields of a `VerifiedEnqueue` and says which body it is.
pub(super) fn verified_enqueue(
    writer: &mut Writer<'_>,
    connection: u32,
    asked: &Enqueue<'_>,
    members: &[VerifiedMember<'_>],
) -> u32 {
    for member in members.iter().rev() {
        let mark = writer.begin();
        write(writer, verified_member::CLAIMS, &member.claims);
        writer.text(verified_member::PLAYER_ID, member.player_id);
        writer.end(enqueue_field::MEMBERS, mark);
    }
    let mark = writer.begin();
    enqueue::fields(writer, asked);
    writer.end(enqueue_field::ENQUEUE, mark);
    writer.uint32(enqueue_field::CONNECTION, connection);
    client_message::VERIFIED_ENQUEUE
}

fn write(writer: &mut Writer<'_>, tag: u32, claims: &Claims<'_>) {
    let mark = writer.begin();
    for id in claims.party.iter().rev() {
        writer.item(claims_field::PARTY, id);
    }
    enqueue::attributes(writer, claims_field::ATTRIBUTES, claims.attributes);
    writer.end(tag, mark);
}
