//! A match, as one receiver may see it.

use musterd_core::limits::{PLAYER_ID_CHARS, STRING_CHARS, TICKET_PLAYERS};
use musterd_core::matched::{MatchedPlayer, Team};
use musterd_core::message::MatchView;
use musterd_core::value::OwnedValue;

use crate::fields::{matched as field, team as team_field, team_player, value as value_field, value_entry};
use crate::limits::MATCH_BYTES;
use crate::values;
use crate::writer::Writer;

/// How much of a match is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Every team.
    Whole,
    /// The receiver's own team; a server is told every team.
    OwnTeam,
    /// The same, without attributes.
    Ids,
    /// Of those the receiver's own party; a server is told every team.
    Party,
}

impl Detail {
    /// From most to least.
    pub(super) const FALLING: [Detail; 4] = [Detail::Whole, Detail::OwnTeam, Detail::Ids, Detail::Party];

    const fn has_attributes(self) -> bool {
        matches!(self, Detail::Whole | Detail::OwnTeam)
    }
}

// The least detail always fits, so a player always gets his match: a party's ids and roles in four-byte characters,
// with as much again for the rest, are within the limit.
const _: () = assert!(2 * TICKET_PLAYERS * 4 * (PLAYER_ID_CHARS + STRING_CHARS) < MATCH_BYTES);

/// The receiver's ticket, empty for a server.
pub(super) fn ticket_of<'a>(view: &MatchView<'a>) -> &'a str {
    view.viewer.map_or("", |viewer| &view.matched.tickets[viewer])
}

/// Writes the fields of a `Match`.
pub(super) fn fields(writer: &mut Writer<'_>, view: &MatchView<'_>, ticket_id: &str, detail: Detail) {
    writer.boolean(field::TRUNCATED, detail != Detail::Whole);
    writer.double(field::QUALITY, view.matched.quality);
    let region = view.matched.seats.as_ref().and_then(|seats| seats.region.as_deref());
    writer.text(field::REGION, region.unwrap_or(""));
    for team in view.matched.teams.iter().rev() {
        if detail == Detail::Whole || is_told(view, team) {
            write_team(writer, field::TEAMS, view, team, detail);
        }
    }
    writer.text(field::QUEUE, &view.matched.queue);
    writer.text(field::TICKET_ID, ticket_id);
    writer.text(field::MATCH_ID, &view.matched.id);
}

fn is_told(view: &MatchView<'_>, team: &Team) -> bool {
    view.viewer.is_none_or(|viewer| team.players.iter().any(|player| player.ticket == viewer))
}

/// Writes a `Team` as a field of the message that holds it.
pub(super) fn write_team(
    writer: &mut Writer<'_>,
    tag: u32,
    view: &MatchView<'_>,
    team: &Team,
    detail: Detail,
) {
    let mark = writer.begin();
    for player in team.players.iter().rev() {
        if detail == Detail::Party && view.viewer.is_some_and(|viewer| viewer != player.ticket) {
            continue;
        }
        write_player(writer, view, player, detail);
    }
    writer.text(team_field::NAME, &team.name);
    writer.end(tag, mark);
}

fn write_player(writer: &mut Writer<'_>, view: &MatchView<'_>, player: &MatchedPlayer, detail: Detail) {
    let mark = writer.begin();
    let role = view.matched.seats.as_ref().map_or("", |seats| seats.role_of(&player.player_id));
    writer.text(team_player::ROLE, role);
    if detail.has_attributes() {
        write_attributes(writer, view, player);
    }
    writer.text(team_player::PLAYER_ID, &player.player_id);
    writer.end(team_field::PLAYERS, mark);
}

fn write_attributes(writer: &mut Writer<'_>, view: &MatchView<'_>, player: &MatchedPlayer) {
    let sees_all = view.viewer.is_none_or(|viewer| viewer == player.ticket);
    let declared = view.matched.rules.attributes.iter();
    for (attribute, value) in declared.zip(player.values.iter()).rev() {
        if sees_all || attribute.public {
            let entry = writer.begin();
            write_value(writer, value);
            writer.item(value_entry::KEY, &attribute.name);
            writer.end(team_player::ATTRIBUTES, entry);
        }
    }
}

/// Writes a value as the value of a map's entry.
pub(super) fn write_value(writer: &mut Writer<'_>, value: &OwnedValue) {
    let mark = writer.begin();
    match value {
        OwnedValue::Number(number) => writer.present(value_field::NUMBER, *number),
        OwnedValue::Text(text) => writer.item(value_field::TEXT, text),
        OwnedValue::List(items) => values::list(writer, items.iter().map(AsRef::as_ref)),
        OwnedValue::Map(entries) => {
            values::map(writer, entries.iter().map(|(key, number)| (key.as_ref(), *number)));
        }
    }
    writer.end(value_entry::VALUE, mark);
}
