//! How a match went.

use super::running::no_match;
use super::{KeptResult, MatchRecord};
use crate::code::Code;
use crate::command::{PlayerResult, TeamResult};
use crate::engine::Engine;
use crate::engine::answer::{Asker, Refused};
use crate::engine::fingerprint::result_fingerprint;
use crate::matched::{self, MatchEnd, MatchState};
use crate::sink::Sink;

impl Engine {
    /// Ends a running match by its result. The same result again is answered with what the first one did; another one is
    /// `RESULT_CONFLICT`.
    pub(in crate::engine) fn report_result(
        &mut self,
        asker: &Asker<'_>,
        match_id: &str,
        teams: &[TeamResult<'_>],
        sink: &mut impl Sink,
    ) {
        let Some(key) = self.lobby.matches.find(match_id) else {
            return asker.refuse_with(&no_match(match_id), sink);
        };
        let record = &self.lobby.matches[key];
        let fingerprint = result_fingerprint(teams);
        match (record.state, &record.result) {
            (MatchState::Running, _) => {}
            (MatchState::Ended, Some(known)) if known.fingerprint == fingerprint => {
                return self.report_match(asker, key, false, sink);
            }
            (MatchState::Ended, Some(_)) => {
                let message = format!("match `{match_id}` has another result");
                return asker.refuse(Code::ResultConflict, &message, None, sink);
            }
            (MatchState::Ended | MatchState::Dropped, None) | (MatchState::Dropped, _) => {
                let message = format!("match `{match_id}` is over without a result");
                return asker.refuse(Code::TooLate, &message, None, sink);
            }
            (MatchState::Proposed | MatchState::Placing, _) => {
                let message = format!("match `{match_id}` does not run yet");
                return asker.refuse(Code::TooLate, &message, None, sink);
            }
        }
        match record.read_result(teams) {
            Ok(teams) => {
                let result = KeptResult { fingerprint, teams };
                let is_ended = self.decide_end(key, MatchEnd::Result, Some(result), sink);
                self.report_match(asker, key, is_ended, sink);
            }
            Err(refused) => asker.refuse_with(&refused, sink),
        }
    }
}

impl MatchRecord {
    /// Copies a result, if it is one of this match: every team once, ranks from 1, players of their teams.
    ///
    /// # Errors
    /// `BAD_MESSAGE`.
    fn read_result(&self, teams: &[TeamResult<'_>]) -> Result<Box<[matched::TeamResult]>, Refused> {
        let refuse = |what: String| Refused::new(Code::BadMessage, what);
        let names = &self.matched().teams;
        for (index, team) in teams.iter().enumerate() {
            if teams[..index].iter().any(|earlier| earlier.name == team.name) {
                return Err(refuse(format!("team `{}` is named twice", team.name)));
            }
        }
        if let Some(missing) = names.iter().find(|team| teams.iter().all(|named| named.name != &*team.name)) {
            return Err(refuse(format!("the result does not name team `{}`", missing.name)));
        }
        let read = |team: &TeamResult<'_>| {
            let index = names.iter().position(|known| &*known.name == team.name);
            let index = index.ok_or_else(|| refuse(format!("the match has no team `{}`", team.name)))?;
            if team.rank == 0 {
                let message = format!("the rank of team `{}` must be a whole number from 1", team.name);
                return Err(refuse(message));
            }
            let players = self.read_players(index, team.players).map_err(refuse)?;
            Ok(matched::TeamResult { name: names[index].name.clone(), rank: team.rank, players })
        };
        teams.iter().map(read).collect()
    }

    fn read_players(
        &self,
        team: usize,
        players: &[PlayerResult<'_>],
    ) -> Result<Box<[matched::PlayerResult]>, String> {
        let now = self.matched().teams[team].players.iter().map(|player| &player.player_id);
        let former = self.former.iter().filter(|(of, _)| *of == team).map(|(_, player_id)| player_id);
        let known = |id: &str| now.clone().chain(former.clone()).find(|known| &***known == id);
        let read = |(index, player): (usize, &PlayerResult<'_>)| {
            let id = player.player_id;
            if players[..index].iter().any(|earlier| earlier.player_id == id) {
                return Err(format!("player `{id}` is named twice"));
            }
            let name = &self.matched().teams[team].name;
            let player_id = known(id).ok_or_else(|| format!("team `{name}` has no player `{id}`"))?;
            Ok(matched::PlayerResult { player_id: player_id.clone(), left: player.left })
        };
        players.iter().enumerate().map(read).collect()
    }
}
