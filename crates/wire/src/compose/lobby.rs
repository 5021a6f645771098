//! The control bodies about proposals, matches and backfills.

use musterd_core::command::{Command, CreateBackfill, TeamResult};

use super::{enqueue, only_text};
use crate::fields::{
    answer_proposal, client_message as field, create_backfill, delete_backfill, end_match, player_result,
    present_team, read_backfill, read_match, report_result, team_result,
};
use crate::writer::Writer;

/// Writes the fields of a body and says which body it is.
pub(super) fn body(writer: &mut Writer<'_>, command: &Command<'_>) -> u32 {
    match command {
        Command::AnswerProposal { match_id, player_ids, accept } => {
            writer.boolean(answer_proposal::ACCEPT, *accept);
            for id in player_ids.iter().rev() {
                writer.item(answer_proposal::PLAYER_IDS, id);
            }
            only_text(writer, field::ANSWER_PROPOSAL, answer_proposal::MATCH_ID, match_id)
        }
        Command::ReadMatch { match_id } => {
            only_text(writer, field::READ_MATCH, read_match::MATCH_ID, match_id)
        }
        Command::EndMatch { match_id } => only_text(writer, field::END_MATCH, end_match::MATCH_ID, match_id),
        Command::ReportResult { match_id, teams } => {
            for team in teams.iter().rev() {
                write_team_result(writer, team);
            }
            only_text(writer, field::REPORT_RESULT, report_result::MATCH_ID, match_id)
        }
        Command::CreateBackfill(body) => write_create_backfill(writer, body),
        Command::ReadBackfill { backfill_id } => {
            only_text(writer, field::READ_BACKFILL, read_backfill::BACKFILL_ID, backfill_id)
        }
        Command::DeleteBackfill { backfill_id } => {
            only_text(writer, field::DELETE_BACKFILL, delete_backfill::BACKFILL_ID, backfill_id)
        }
        _ => unreachable!("a player's body is written by the caller"),
    }
}

fn write_team_result(writer: &mut Writer<'_>, team: &TeamResult<'_>) {
    let end = writer.begin();
    for player in team.players.iter().rev() {
        let mark = writer.begin();
        writer.boolean(player_result::LEFT, player.left);
        writer.text(player_result::PLAYER_ID, player.player_id);
        writer.end(team_result::PLAYERS, mark);
    }
    writer.uint32(team_result::RANK, team.rank);
    writer.text(team_result::NAME, team.name);
    writer.end(report_result::TEAMS, end);
}

fn write_create_backfill(writer: &mut Writer<'_>, body: &CreateBackfill<'_>) -> u32 {
    for team in body.teams.iter().rev() {
        let end = writer.begin();
        for member in team.players.iter().rev() {
            let mark = writer.begin();
            enqueue::member_fields(writer, member);
            writer.end(present_team::PLAYERS, mark);
        }
        writer.text(present_team::NAME, team.name);
        writer.end(create_backfill::TEAMS, end);
    }
    writer.text(create_backfill::QUEUE, body.queue);
    only_text(writer, field::CREATE_BACKFILL, create_backfill::MATCH_ID, body.match_id)
}
