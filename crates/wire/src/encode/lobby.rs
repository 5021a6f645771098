//! Proposals, matches and backfills.

use musterd_core::matched::{Match, TeamResult};
use musterd_core::message::{BackfillReport, MatchReport, MatchView, ProposalView};

use super::matched::{self, Detail};
use super::report::whole_match;
use crate::fields::{
    backfill_report, match_report as field, matched as match_field, player_result,
    proposal as proposal_field, server_message, team_result,
};
use crate::writer::Writer;

/// Writes the fields of a `Proposal` and says which body it is.
pub(super) fn proposal(writer: &mut Writer<'_>, view: &ProposalView<'_>) -> u32 {
    writer.double(proposal_field::EXPIRES_IN_MS, view.expires_in_ms);
    writer.uint32(proposal_field::ACCEPTED, view.accepted);
    writer.uint32(proposal_field::PLAYERS, view.players);
    writer.text(proposal_field::TICKET_ID, view.ticket_id);
    writer.text(proposal_field::MATCH_ID, view.match_id);
    server_message::PROPOSAL
}

/// Writes the fields of a `MatchReport` and says which body it is.
pub(super) fn match_report(writer: &mut Writer<'_>, report: &MatchReport<'_>, detail: Detail) -> u32 {
    writer.double(field::EXPIRES_IN_MS, report.expires_in_ms);
    writer.uint32(field::ACCEPTED, report.accepted);
    writer.uint32(field::PLAYERS, report.players);
    writer.text(field::REASON, report.reason);
    for team in report.result.iter().rev() {
        write_team_result(writer, team);
    }
    writer.boolean(field::CREATED, report.created);
    writer.uint32(field::STATE, report.state as u32);
    whole_match(writer, field::MATCH, report.matched, "", detail);
    server_message::MATCH_REPORT
}

/// Writes a `MatchReport` as a field of the event that holds it.
pub(super) fn match_event(writer: &mut Writer<'_>, tag: u32, report: &MatchReport<'_>, detail: Detail) {
    let mark = writer.begin();
    match_report(writer, report, detail);
    writer.end(tag, mark);
}

fn write_team_result(writer: &mut Writer<'_>, team: &TeamResult) {
    let end = writer.begin();
    for player in team.players.iter().rev() {
        let mark = writer.begin();
        writer.boolean(player_result::LEFT, player.left);
        writer.text(player_result::PLAYER_ID, &player.player_id);
        writer.end(team_result::PLAYERS, mark);
    }
    writer.uint32(team_result::RANK, team.rank);
    writer.text(team_result::NAME, &team.name);
    writer.end(field::RESULT, end);
}

/// Writes a match that a backfill brought players to, as a server sees it.
pub(super) fn filled_match(
    writer: &mut Writer<'_>,
    tag: u32,
    found: &Match,
    backfill_id: &str,
    detail: Detail,
) {
    let mark = writer.begin();
    writer.text(match_field::BACKFILL_ID, backfill_id);
    matched::fields(writer, &MatchView { matched: found, viewer: None }, "", detail);
    writer.end(tag, mark);
}

/// Writes the fields of a `BackfillReport` and says which body it is.
pub(super) fn backfill_report(writer: &mut Writer<'_>, report: &BackfillReport<'_>, detail: Detail) -> u32 {
    writer.boolean(backfill_report::AUTOMATIC, report.automatic);
    if let Some(found) = report.matched {
        let view = MatchView { matched: found, viewer: None };
        for team in report.joined.iter().rev() {
            matched::write_team(writer, backfill_report::JOINED, &view, team, detail);
        }
        filled_match(writer, backfill_report::MATCH, found, report.backfill_id, detail);
    }
    writer.double(backfill_report::WAITED_MS, report.waited_ms);
    writer.text(backfill_report::REASON, report.reason);
    writer.uint32(backfill_report::STATE, report.state as u32);
    writer.text(backfill_report::QUEUE, report.queue);
    writer.text(backfill_report::MATCH_ID, report.match_id);
    writer.text(backfill_report::BACKFILL_ID, report.backfill_id);
    server_message::BACKFILL_REPORT
}
