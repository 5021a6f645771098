//! A running match asks for players by itself.

use std::sync::Arc;

use super::backfill::{PresentPlayer, carry_values};
use crate::decision::Decision;
use crate::engine::Engine;
use crate::engine::cancel::is_decided;
use crate::limits;
use crate::matched::MatchedPlayer;
use crate::rules::RuleSet;
use crate::sink::Sink;
use crate::slab::Key;

impl Engine {
    /// A match that has open places asks for players by itself, if its queue says so.
    pub(in crate::engine) fn make_automatic_backfill(&mut self, record: Key, sink: &mut impl Sink) {
        let queue = self.lobby.matches[record].queue;
        let matched = self.lobby.matches[record].matched().clone();
        let rules = self.queues[queue].live().rules.clone();
        let players: usize = matched.teams.iter().map(|team| team.players.len()).sum();
        let places = places_of(&rules) + rules.options.additional_players as usize;
        let is_full = self.lobby.waiting.len() >= limits::BACKFILLS || players > limits::BACKFILL_PLAYERS;
        if !rules.options.backfill_automatic || players >= places || is_full {
            return;
        }
        let backfill_id = self.next_backfill_id();
        let decision =
            Decision::BackfillMade { backfill_id: backfill_id.clone(), match_id: matched.id.clone() };
        if is_decided(&decision, sink) {
            self.make_recorded_backfill(record, backfill_id, sink);
        }
    }

    /// What a recorded [`Decision::BackfillMade`] says.
    pub(in crate::engine) fn replay_backfill_made(
        &mut self,
        backfill_id: Arc<str>,
        match_id: &str,
        sink: &mut impl Sink,
    ) {
        if let Some(record) = self.lobby.matches.find(match_id) {
            self.make_recorded_backfill(record, backfill_id, sink);
        }
    }

    fn make_recorded_backfill(&mut self, record: Key, id: Arc<str>, sink: &mut impl Sink) {
        let queue = self.lobby.matches[record].queue;
        let matched = self.lobby.matches[record].matched().clone();
        let rules = self.queues[queue].live().rules.clone();
        let players = matched.teams.iter().enumerate().flat_map(|(team, record)| {
            let present =
                move |player: &MatchedPlayer| (team, player.player_id.clone(), player.values.clone());
            record.players.iter().map(present)
        });
        let present: Option<Box<[PresentPlayer]>> = players
            .map(|(team, id, values)| {
                let values = carry_values(&rules, &matched.rules, &values)?;
                Some(PresentPlayer { id, team, values })
            })
            .collect();
        if let Some(present) = present {
            self.make_backfill(record, queue, present, Some(id), sink);
        }
    }
}

/// The places of a match, by the widest sizes of its teams.
fn places_of(rules: &RuleSet) -> usize {
    let widest = |team: usize| rules.steps.iter().map(|step| step.teams[team].max).max().unwrap_or(0);
    (0..rules.teams.len()).map(|team| widest(team) as usize).sum()
}
