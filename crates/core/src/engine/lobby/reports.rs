//! What servers are told of matches and backfills.

use super::running::no_match;
use crate::code::Code;
use crate::engine::Engine;
use crate::engine::answer::Asker;
use crate::matched::{MatchState, MatchedPlayer, Team};
use crate::message::{BackfillReport, MatchReport, Message};
use crate::sink::Sink;
use crate::slab::Key;
use crate::time::EngineTime;

impl Engine {
    pub(in crate::engine) fn read_match(&self, asker: &Asker<'_>, match_id: &str, sink: &mut impl Sink) {
        match self.lobby.matches.find(match_id) {
            Some(key) => self.report_match(asker, key, false, sink),
            None => asker.refuse_with(&no_match(match_id), sink),
        }
    }

    pub(super) fn report_match(&self, asker: &Asker<'_>, key: Key, created: bool, sink: &mut impl Sink) {
        let record = &self.lobby.matches[key];
        let open = record.proposal.filter(|_| record.state == MatchState::Proposed);
        let open = open.map(|proposal| &self.lobby.proposals[proposal]);
        let (players, accepted) = open.map_or((0, 0), super::Proposal::counts);
        let left_ms = open.map_or(0, |proposal| proposal.expires_at.since(self.now));
        let report = MatchReport {
            matched: record.matched(),
            state: record.state,
            created,
            result: record.result.as_ref().map_or(&[], |result| &result.teams),
            reason: record.end.name(),
            players,
            accepted,
            expires_in_ms: EngineTime::from_millis(left_ms).as_millis_f64(),
        };
        asker.say(Message::MatchReport(report), sink);
    }

    pub(in crate::engine) fn read_backfill(&self, asker: &Asker<'_>, id: &str, sink: &mut impl Sink) {
        match self.lobby.backfills.find(id) {
            Some(key) => self.report_backfill(asker, key, sink),
            None => asker.refuse(Code::BackfillNotFound, &format!("no backfill `{id}`"), None, sink),
        }
    }

    pub(super) fn report_backfill(&self, asker: &Asker<'_>, key: Key, sink: &mut impl Sink) {
        let backfill = &self.lobby.backfills[key];
        let came = |player: &&MatchedPlayer| player.ticket != MatchedPlayer::PRESENT;
        let teams = backfill.matched.iter().flat_map(|matched| &matched.teams);
        let joined: Vec<Team> = teams
            .map(|team| Team {
                name: team.name.clone(),
                players: team.players.iter().filter(came).cloned().collect(),
            })
            .filter(|team| !team.players.is_empty())
            .collect();
        let until = backfill.ended_at.unwrap_or(self.now);
        let report = BackfillReport {
            backfill_id: &backfill.id,
            match_id: &backfill.match_id,
            queue: &self.queues[backfill.queue].name,
            state: backfill.state,
            reason: backfill.reason.name(),
            waited_ms: EngineTime::from_millis(until.since(backfill.made_at)).as_millis_f64(),
            matched: backfill.matched.as_deref(),
            joined: &joined,
            automatic: backfill.is_automatic,
        };
        asker.say(Message::BackfillReport(report), sink);
    }
}
