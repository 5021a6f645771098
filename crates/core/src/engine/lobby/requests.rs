//! A server asks for players for a running match.

use std::sync::Arc;

use super::MatchRecord;
use super::backfill::{PresentPlayer, as_matched};
use crate::code::Code;
use crate::command::{CreateBackfill, Member, PresentTeam};
use crate::engine::Engine;
use crate::engine::answer::{Asker, Refused};
use crate::engine::attributes::{check_latencies, resolve_present};
use crate::engine::lanes::carry_over;
use crate::engine::player::is_player_id;
use crate::limits;
use crate::matched::{Match, MatchState, Team};
use crate::rules::RuleSet;
use crate::sink::Sink;
use crate::slab::Key;
use crate::value::Values;

impl Engine {
    /// Makes a backfill for a running match, in the place of the one that it has. A match that is not known was made
    /// elsewhere: it is known, and runs, from now on.
    pub(in crate::engine) fn create_backfill(
        &mut self,
        asker: &Asker<'_>,
        wanted: &CreateBackfill<'_>,
        sink: &mut impl Sink,
    ) {
        match self.check_backfill(wanted) {
            Ok((queue, present)) => {
                let record = self.lobby.matches.find(wanted.match_id);
                let record =
                    record.unwrap_or_else(|| self.adopt_match(wanted.match_id, queue, &present, sink));
                let key = self.make_backfill(record, queue, present, None, sink);
                self.report_backfill(asker, key, sink);
            }
            Err(refused) => asker.refuse_with(&refused, sink),
        }
    }

    /// Everything that can be wrong with a request.
    fn check_backfill(&self, asked: &CreateBackfill<'_>) -> Result<(usize, Box<[PresentPlayer]>), Refused> {
        let refuse = |message: String| Err(Refused::new(Code::BadMessage, message));
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_.:-".contains(&byte);
        let id = asked.match_id;
        if id.is_empty() || id.len() > limits::MATCH_ID_CHARS || !id.bytes().all(allowed) {
            return refuse("a match id is 1 to 64 of [A-Za-z0-9_.:-]".to_owned());
        }
        let Some(&queue) = self.queue_names.get(asked.queue) else {
            return Err(Refused::new(Code::UnknownQueue, format!("no queue is named `{}`", asked.queue)));
        };
        let record = self.lobby.matches.find(id).map(|key| &self.lobby.matches[key]);
        if let Some(record) = record {
            if record.state != MatchState::Running {
                return Err(Refused::new(Code::TooLate, format!("match `{id}` does not run")));
            }
            if record.queue != queue {
                return refuse(format!("match `{id}` is of queue `{}`", self.queues[record.queue].name));
            }
        }
        let replaces = record.is_some_and(|record| record.backfill.is_some());
        if !replaces && self.lobby.waiting.len() + self.lobby.proposals.len() >= limits::BACKFILLS {
            let message = "too many matches ask for players";
            return Err(Refused::new(Code::Overloaded, message).retry_after(limits::RETRY_AFTER_MS));
        }
        let rules = &self.queues[queue].live().rules;
        let present = read_present(rules, asked.teams, record)?;
        Ok((queue, present))
    }

    /// Knows a match that was made elsewhere.
    fn adopt_match(
        &mut self,
        id: &str,
        queue: usize,
        present: &[PresentPlayer],
        sink: &mut impl Sink,
    ) -> Key {
        let rules = self.queues[queue].live().rules.clone();
        let team = |(index, name): (usize, &Arc<str>)| Team {
            name: name.clone(),
            players: present.iter().filter(|player| player.team == index).map(as_matched).collect(),
        };
        let matched = Arc::new(Match {
            id: id.into(),
            queue: self.queues[queue].name.clone(),
            tickets: Arc::default(),
            teams: rules.teams.iter().enumerate().map(team).collect(),
            quality: 0.0,
            seats: None,
            rules,
        });
        let key = self.run_match(&matched, queue, &[]);
        self.limit_running(sink);
        key
    }
}

/// The players who are present, each with a value for every attribute: his own, else what the match knows of him, else
/// the default.
///
/// # Errors
/// `BAD_MESSAGE` for a team that is unknown or named twice, a bad id, somebody named twice or nobody named;
/// `PARTY_TOO_LARGE` for more than a match holds; `BAD_ATTRIBUTE`.
fn read_present(
    rules: &RuleSet,
    teams: &[PresentTeam<'_>],
    record: Option<&MatchRecord>,
) -> Result<Box<[PresentPlayer]>, Refused> {
    let refuse = |message: String| Err(Refused::new(Code::BadMessage, message));
    let mut present: Vec<PresentPlayer> = Vec::new();
    for (index, asked) in teams.iter().enumerate() {
        let Some(team) = rules.teams.iter().position(|name| **name == *asked.name) else {
            return refuse(format!("the queue's rule set has no team `{}`", asked.name));
        };
        if teams[..index].iter().any(|earlier| earlier.name == asked.name) {
            return refuse(format!("team `{}` is named twice", asked.name));
        }
        for member in asked.players {
            if !is_player_id(member.player_id) || present.iter().any(|known| *known.id == *member.player_id) {
                return refuse(format!("`{}` is no player id, or named twice", member.player_id));
            }
            check_latencies(member.player_id, member.latencies)?;
            let values = values_of(rules, member, record)?;
            present.push(PresentPlayer { id: member.player_id.into(), team, values });
        }
    }
    if present.is_empty() {
        return refuse("teams names nobody; a backfill lists all players who are present".to_owned());
    }
    if present.len() > limits::BACKFILL_PLAYERS {
        let message = format!("a backfill lists at most {} players", limits::BACKFILL_PLAYERS);
        return Err(Refused::new(Code::PartyTooLarge, message));
    }
    Ok(present.into())
}

fn values_of(rules: &RuleSet, member: &Member<'_>, record: Option<&MatchRecord>) -> Result<Values, Refused> {
    let known = record.and_then(|record| {
        let mut players = record.matched().teams.iter().flat_map(|team| &team.players);
        let player = players.find(|player| *player.player_id == *member.player_id)?;
        Some((&*record.matched().rules, &player.values))
    });
    resolve_present(rules, member.player_id, member.attributes, |spec| {
        known.and_then(|(former, values)| carry_over(spec, former, values))
    })
}
