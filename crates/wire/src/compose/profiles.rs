//! What the server knows of players: beside an `enqueue`, and the control bodies about it.

use musterd_core::command::{Command, Profile, TiersChange};

use super::enqueue::attributes;
use crate::fields::{
    change_tiers, client_message as field, profile_values, read_wanted_profiles, take_profiles,
};
use crate::writer::Writer;

/// Writes what lies beside the body.
pub(super) fn beside(writer: &mut Writer<'_>, command: &Command<'_>) {
    let (Command::Enqueue(enqueue)
    | Command::VerifiedEnqueue { enqueue, .. }
    | Command::CreateTicket { enqueue, .. }) = command
    else {
        return;
    };
    for player_id in enqueue.awaited.iter().rev() {
        writer.item(field::AWAITED, player_id);
    }
    profiles(writer, field::PROFILES, enqueue.profiles);
}

fn profiles(writer: &mut Writer<'_>, tag: u32, profiles: &[Profile<'_>]) {
    for profile in profiles.iter().rev() {
        let mark = writer.begin();
        fields(writer, profile);
        writer.end(tag, mark);
    }
}

/// Writes the fields of a `ProfileValues`.
pub(super) fn fields(writer: &mut Writer<'_>, profile: &Profile<'_>) {
    attributes(writer, profile_values::ATTRIBUTES, profile.attributes);
    writer.text(profile_values::PLAYER_ID, profile.player_id);
}

/// Writes the fields of a control body and says which body it is.
pub(super) fn body(writer: &mut Writer<'_>, command: &Command<'_>) -> u32 {
    match command {
        Command::ReadWantedProfiles { again, limit } => {
            writer.uint32(read_wanted_profiles::LIMIT, *limit);
            writer.boolean(read_wanted_profiles::AGAIN, *again);
            field::READ_WANTED_PROFILES
        }
        Command::TakeProfiles { queue, profiles: known, unavailable } => {
            for player_id in unavailable.iter().rev() {
                writer.item(take_profiles::UNAVAILABLE, player_id);
            }
            profiles(writer, take_profiles::PROFILES, known);
            writer.text(take_profiles::QUEUE, queue);
            field::TAKE_PROFILES
        }
        Command::ChangeTiers(change) => {
            write_change(writer, change);
            field::CHANGE_TIERS
        }
        _ => unreachable!("not about profiles"),
    }
}

fn write_change(writer: &mut Writer<'_>, change: &TiersChange<'_>) {
    writer.double(change_tiers::AGE_MS, change.age_ms);
    writer.double(change_tiers::WARM_BYTES, change.warm_bytes);
    writer.boolean(change_tiers::FORGET_ALL, change.forget_all);
    for player_id in change.forgotten.iter().rev() {
        writer.item(change_tiers::FORGOTTEN, player_id);
    }
    writer.boolean(change_tiers::ALL_QUEUES, change.all_queues);
    writer.text(change_tiers::QUEUE, change.queue);
}
