//! The control bodies about proposals, matches and backfills.

use bumpalo::Bump;
use musterd_core::command::{Command, CreateBackfill, PlayerResult, PresentTeam, TeamResult};
use musterd_core::limits::{BACKFILL_PLAYERS, MATCH_TEAMS};

use super::enqueue::player;
use super::player::only_text;
use crate::error::WireError;
use crate::fields::{
    answer_proposal, client_message, create_backfill, delete_backfill, end_match, player_result,
    present_team, read_backfill, read_match, report_result, team_result,
};
use crate::list::List;
use crate::reader::Reader;

/// Players of a match.
const PLAYERS: usize = BACKFILL_PLAYERS + 1;

/// Reads the body that stands behind `tag`.
pub(super) fn command<'a>(tag: u32, body: Reader<'a>, arena: &'a Bump) -> Result<Command<'a>, WireError> {
    match tag {
        client_message::ANSWER_PROPOSAL => read_answer_proposal(body, arena),
        client_message::READ_MATCH => only_text(body, read_match::MATCH_ID, read_match::has)
            .map(|match_id| Command::ReadMatch { match_id }),
        client_message::END_MATCH => only_text(body, end_match::MATCH_ID, end_match::has)
            .map(|match_id| Command::EndMatch { match_id }),
        client_message::REPORT_RESULT => read_report_result(body, arena),
        client_message::CREATE_BACKFILL => read_create_backfill(body, arena).map(Command::CreateBackfill),
        client_message::READ_BACKFILL => only_text(body, read_backfill::BACKFILL_ID, read_backfill::has)
            .map(|backfill_id| Command::ReadBackfill { backfill_id }),
        client_message::DELETE_BACKFILL => {
            only_text(body, delete_backfill::BACKFILL_ID, delete_backfill::has)
                .map(|backfill_id| Command::DeleteBackfill { backfill_id })
        }
        _ => Err(WireError::NoBody),
    }
}

fn read_answer_proposal<'a>(mut reader: Reader<'a>, arena: &'a Bump) -> Result<Command<'a>, WireError> {
    let mut match_id = "";
    let mut accept = false;
    let mut player_ids = List::new(arena, PLAYERS);
    while let Some(tag) = reader.tag()? {
        match tag {
            answer_proposal::MATCH_ID => match_id = reader.text()?,
            answer_proposal::PLAYER_IDS => *player_ids.push("")? = reader.text()?,
            answer_proposal::ACCEPT => accept = reader.boolean()?,
            _ => reader.skip(tag, answer_proposal::has)?,
        }
    }
    Ok(Command::AnswerProposal { match_id, player_ids: player_ids.finish(), accept })
}

fn read_report_result<'a>(mut reader: Reader<'a>, arena: &'a Bump) -> Result<Command<'a>, WireError> {
    let mut match_id = "";
    let mut teams = List::new(arena, MATCH_TEAMS);
    while let Some(tag) = reader.tag()? {
        match tag {
            report_result::MATCH_ID => match_id = reader.text()?,
            report_result::TEAMS => read_team_result(reader.message()?, arena, &mut teams)?,
            _ => reader.skip(tag, report_result::has)?,
        }
    }
    Ok(Command::ReportResult { match_id, teams: teams.finish() })
}

fn read_team_result<'a>(
    mut reader: Reader<'a>,
    arena: &'a Bump,
    teams: &mut List<'a, TeamResult<'a>>,
) -> Result<(), WireError> {
    let team = teams.push(TeamResult::default())?;
    let mut players = List::new(arena, PLAYERS);
    while let Some(tag) = reader.tag()? {
        match tag {
            team_result::NAME => team.name = reader.text()?,
            team_result::RANK => team.rank = reader.uint32()?,
            team_result::PLAYERS => read_player_result(reader.message()?, &mut players)?,
            _ => reader.skip(tag, team_result::has)?,
        }
    }
    team.players = players.finish();
    Ok(())
}

fn read_player_result<'a>(
    mut reader: Reader<'a>,
    players: &mut List<'a, PlayerResult<'a>>,
) -> Result<(), WireError> {
    let player = players.push(PlayerResult::default())?;
    while let Some(tag) = reader.tag()? {
        match tag {
            player_result::PLAYER_ID => player.player_id = reader.text()?,
            player_result::LEFT => player.left = reader.boolean()?,
            _ => reader.skip(tag, player_result::has)?,
        }
    }
    Ok(())
}

fn read_create_backfill<'a>(
    mut reader: Reader<'a>,
    arena: &'a Bump,
) -> Result<CreateBackfill<'a>, WireError> {
    let mut body = CreateBackfill::default();
    let mut teams = List::new(arena, MATCH_TEAMS);
    while let Some(tag) = reader.tag()? {
        match tag {
            create_backfill::MATCH_ID => body.match_id = reader.text()?,
            create_backfill::QUEUE => body.queue = reader.text()?,
            create_backfill::TEAMS => read_present_team(reader.message()?, arena, &mut teams)?,
            _ => reader.skip(tag, create_backfill::has)?,
        }
    }
    body.teams = teams.finish();
    Ok(body)
}

fn read_present_team<'a>(
    mut reader: Reader<'a>,
    arena: &'a Bump,
    teams: &mut List<'a, PresentTeam<'a>>,
) -> Result<(), WireError> {
    let team = teams.push(PresentTeam::default())?;
    let mut players = List::new(arena, BACKFILL_PLAYERS);
    while let Some(tag) = reader.tag()? {
        match tag {
            present_team::NAME => team.name = reader.text()?,
            present_team::PLAYERS => player(reader.message()?, arena, &mut players)?,
            _ => reader.skip(tag, present_team::has)?,
        }
    }
    team.players = players.finish();
    Ok(())
}
