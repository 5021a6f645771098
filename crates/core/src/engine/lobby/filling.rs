//! Players come to a running match.

use std::sync::Arc;

use super::Lobby;
use super::backfill::as_matched;
use crate::decision::MatchDecision;
use crate::engine::Engine;
use crate::engine::answer::Asker;
use crate::engine::events::Happened;
use crate::engine::player::Players;
use crate::matched::{Match, MatchedPlayer, Team};
use crate::rules::RuleSet;
use crate::rules::model::BackfillPriority;
use crate::search::{Pool, Present, Vacancy, fill};
use crate::sink::Sink;
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::time::EngineTime;

/// What a pass has found for a backfill.
pub(in crate::engine) struct Found {
    /// The tickets that come, and the team of each.
    pub(in crate::engine) members: Vec<Key>,
    pub(in crate::engine) teams: Vec<usize>,
    pub(in crate::engine) quality: f64,
}

/// The backfills of one pass, each tried once, in their turn among the anchors.
pub(in crate::engine) struct Turn<'a> {
    lobby: &'a Lobby,
    players: &'a Players,
    rules: &'a RuleSet,
    now: EngineTime,
    /// Those that have not been tried, the oldest last.
    untried: Vec<Key>,
}

impl<'a> Turn<'a> {
    pub(in crate::engine) fn new(
        lobby: &'a Lobby,
        players: &'a Players,
        rules: &'a RuleSet,
        now: EngineTime,
        queue: usize,
    ) -> Turn<'a> {
        let mut untried: Vec<Key> = lobby.waiting_in(queue).collect();
        untried.reverse();
        Turn { lobby, players, rules, now, untried }
    }

    /// What the next backfill finds whose turn is before an anchor of this age; `None` as the anchor: before the end.
    /// Takes the tickets out of the pool. Nothing more once the budget is spent.
    pub(in crate::engine) fn next(
        &mut self,
        pool: &mut Pool,
        anchor: Option<EngineTime>,
        evaluations: &mut u64,
    ) -> Option<(Key, Arc<str>, Found)> {
        while let Some(&key) = self.untried.last() {
            let made_at = self.lobby.backfills[key].made_at;
            let is_in_turn = match (self.rules.algorithm.backfill_priority, anchor) {
                (BackfillPriority::High, _) | (_, None) => true,
                (BackfillPriority::Normal, Some(anchor)) => made_at <= anchor,
                (BackfillPriority::Low, Some(_)) => false,
            };
            if !is_in_turn || *evaluations > self.rules.options.search_budget {
                return None;
            }
            self.untried.pop();
            if let Some(found) = self.try_one(key, pool, evaluations) {
                return Some((key, self.lobby.backfills[key].match_id.clone(), found));
            }
        }
        None
    }

    fn try_one(&self, key: Key, pool: &mut Pool, evaluations: &mut u64) -> Option<Found> {
        let backfill = &self.lobby.backfills[key];
        let present = || backfill.present.iter();
        let claim = |id: &str| self.players.find(id).and_then(|player| self.players[player].claim);
        let vacancy = Vacancy {
            made_at: backfill.made_at,
            present: present()
                .map(|player| Present { id: &player.id, team: player.team, values: &player.values })
                .collect(),
            extra: self.rules.options.additional_players,
            excluded: present().filter_map(|player| claim(&player.id)).collect(),
        };
        let filling = fill(pool, self.rules, self.now, &vacancy, evaluations)?;
        let taken = filling.members.iter().filter_map(|place| pool.remove(*place));
        let members = taken.map(|waiting| waiting.ticket).collect();
        Some(Found { members, teams: filling.teams, quality: filling.quality })
    }
}

impl Engine {
    /// The id of a backfill's match, and its own.
    pub(in crate::engine) fn backfill_ids(&self, backfill: Key) -> (Arc<str>, Arc<str>) {
        let backfill = &self.lobby.backfills[backfill];
        (backfill.match_id.clone(), backfill.id.clone())
    }

    /// The backfill of this id, if it still waits.
    pub(in crate::engine) fn waiting_backfill(&self, id: &str) -> Option<Key> {
        let key = self.lobby.backfills.find(id)?;
        self.lobby.backfills[key].is_waiting().then_some(key)
    }

    /// A running match with those who are present and those who come.
    pub(in crate::engine) fn make_lineup(
        &self,
        backfill: Key,
        decision: &MatchDecision,
        members: &[Key],
    ) -> Arc<Match> {
        let backfill = &self.lobby.backfills[backfill];
        let joining = self.make_match(decision, members);
        let team = |(index, team): (usize, &Team)| {
            let present = backfill.present.iter().filter(|player| player.team == index).map(as_matched);
            let players = present.chain(team.players.iter().cloned());
            Team { name: team.name.clone(), players: players.collect() }
        };
        let teams = joining.teams.iter().enumerate().map(team).collect();
        // It plays where it has played, by the roles that were given.
        let running = self.lobby.matches[backfill.record].matched.as_ref();
        let seats = running.and_then(|running| running.seats.clone());
        Arc::new(Match { teams, seats, ..Match::clone(&joining) })
    }

    /// Tickets join the running match that asked for them.
    pub(in crate::engine) fn join_match(
        &mut self,
        backfill: Key,
        matched: &Arc<Match>,
        members: &[Key],
        asker: Option<&Asker<'_>>,
        sink: &mut impl Sink,
    ) {
        let record = self.lobby.backfills[backfill].record;
        self.note_former(record, matched);
        self.lobby.matches[record].matched = Some(matched.clone());
        if matched.rules.options.exclusive {
            self.hold_players(record, members);
        }
        let id = self.lobby.backfills[backfill].id.clone();
        self.lobby.backfills[backfill].matched = Some(matched.clone());
        self.lobby.backfills[backfill].proposal = None;
        self.finish_backfill(backfill, TicketState::Completed, Reason::None);
        self.events.push(self.now, Happened::Filled { matched: matched.clone(), backfill_id: id });
        self.complete_tickets(matched, members, asker, sink);
        self.make_automatic_backfill(record, sink);
    }

    /// Remembers those who are not in the new lineup: a result may name them.
    fn note_former(&mut self, record: Key, matched: &Match) {
        let record = &mut self.lobby.matches[record];
        let teams = record.matched().teams.iter().enumerate();
        let players = |(team, of): (usize, &Team)| {
            let player = |player: &MatchedPlayer| (team, player.player_id.clone());
            of.players.iter().map(player).collect::<Vec<_>>()
        };
        let before: Vec<(usize, Arc<str>)> = teams.flat_map(players).collect();
        let is_there = |id: &Arc<str>| {
            let mut players = matched.teams.iter().flat_map(|team| &team.players);
            players.any(|player| player.player_id == *id)
        };
        record.former.retain(|(_, id)| !is_there(id));
        for (team, id) in before.into_iter().filter(|(_, id)| !is_there(id)) {
            if record.former.len() < crate::limits::FORMER_PLAYERS
                && record.former.iter().all(|(_, known)| *known != id)
            {
                record.former.push((team, id));
            }
        }
    }
}
