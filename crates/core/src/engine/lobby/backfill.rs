//! A running match asks for more players.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Lobby;
use crate::code::Code;
use crate::decision::Decision;
use crate::engine::Engine;
use crate::engine::answer::Asker;
use crate::engine::cancel::is_decided;
use crate::engine::lanes::carry_over;
use crate::limits;
use crate::matched::{Match, MatchEnd, MatchedPlayer};
use crate::roll::Named;
use crate::rules::RuleSet;
use crate::sink::Sink;
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::time::EngineTime;
use crate::value::Values;

/// A request of a running match.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::engine) struct Backfill {
    pub(super) id: Arc<str>,
    pub(super) match_id: Arc<str>,
    /// The match's record; there as long as the backfill is not over.
    pub(super) record: Key,
    /// Index of its queue.
    pub(super) queue: usize,
    /// Who is in the match.
    pub(super) present: Box<[PresentPlayer]>,
    pub(in crate::engine) state: TicketState,
    pub(super) reason: Reason,
    pub(super) made_at: EngineTime,
    pub(super) ended_at: Option<EngineTime>,
    /// How long it asked players whether they come, which does not count for its timeout.
    pub(super) paused_ms: u64,
    pub(super) proposal: Option<Key>,
    /// True: the engine made it.
    pub(super) is_automatic: bool,
    /// The match with those who came.
    #[serde(skip)]
    pub(in crate::engine) matched: Option<Arc<Match>>,
}

/// A player who is in the match.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PresentPlayer {
    pub(super) id: Arc<str>,
    /// Index of his team.
    pub(super) team: usize,
    /// One value for each attribute that the rule set declares.
    pub(super) values: Values,
}

impl Named for Backfill {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Backfill {
    pub(super) fn is_waiting(&self) -> bool {
        self.state == TicketState::Searching
    }

    fn timeout_at(&self, rules: &RuleSet) -> EngineTime {
        self.made_at + (self.paused_ms + rules.options.request_timeout_ms)
    }
}

impl Lobby {
    /// The waiting backfills of a queue, oldest first.
    pub(super) fn waiting_in(&self, queue: usize) -> impl Iterator<Item = Key> + '_ {
        let from = (queue, EngineTime::ZERO, Key::FIRST);
        let until = (queue + 1, EngineTime::ZERO, Key::FIRST);
        self.waiting.range(from..until).map(|(_, _, key)| *key)
    }

    /// Takes a backfill out of the search.
    pub(super) fn stop_waiting(&mut self, key: Key) {
        let backfill = &self.backfills[key];
        self.waiting.remove(&(backfill.queue, backfill.made_at, key));
    }

    pub(super) fn forget_oldest_backfill(&mut self) {
        let Some(key) = self.backfills_over.pop_front() else { return };
        self.backfills.remove(key);
    }
}

impl Engine {
    /// Makes a backfill, in the place of an older one of the match. `id`: as recorded.
    pub(super) fn make_backfill(
        &mut self,
        record: Key,
        queue: usize,
        present: Box<[PresentPlayer]>,
        id: Option<Arc<str>>,
        sink: &mut impl Sink,
    ) -> Key {
        if let Some(older) = self.lobby.matches[record].backfill {
            self.end_backfill(older, TicketState::Cancelled, Reason::Replaced, sink);
        }
        let is_automatic = id.is_some();
        let id = id.unwrap_or_else(|| self.next_backfill_id());
        self.lobby.backfills_made += 1;
        let key = self.lobby.backfills.insert(Backfill {
            id,
            match_id: self.lobby.matches[record].matched().id.clone(),
            record,
            queue,
            present,
            state: TicketState::Searching,
            reason: Reason::None,
            made_at: self.now,
            ended_at: None,
            paused_ms: 0,
            proposal: None,
            is_automatic,
            matched: None,
        });
        self.lobby.matches[record].backfill = Some(key);
        self.search_backfill(key);
        key
    }

    pub(super) fn next_backfill_id(&self) -> Arc<str> {
        format!("b-{:x}-{:x}", self.settings.seed, self.lobby.backfills_made + 1).into()
    }

    /// Puts a backfill into the search, and makes sure that a pass looks at it.
    fn search_backfill(&mut self, key: Key) {
        let backfill = &mut self.lobby.backfills[key];
        backfill.state = TicketState::Searching;
        self.lobby.waiting.insert((backfill.queue, backfill.made_at, key));
        let queue = backfill.queue;
        self.try_backfills(queue);
        self.lobby.backfills_due.insert((self.now, key));
    }

    /// The next pass of a queue tries its backfills.
    fn try_backfills(&mut self, queue: usize) {
        let lane = self.queues[queue].live_mut();
        lane.has_backfills_to_try = true;
        lane.schedule_pass(self.now);
    }

    /// The proposal of a backfill was dropped.
    pub(super) fn return_backfill(&mut self, key: Key, paused_ms: u64) {
        let backfill = &mut self.lobby.backfills[key];
        backfill.proposal = None;
        if !backfill.state.is_final() {
            backfill.paused_ms += paused_ms;
            self.search_backfill(key);
        }
    }

    /// A server gives a backfill up. Once it is over, asking again shows the same end.
    pub(in crate::engine) fn delete_backfill(&mut self, asker: &Asker<'_>, id: &str, sink: &mut impl Sink) {
        let Some(key) = self.lobby.backfills.find(id) else {
            return asker.refuse(Code::BackfillNotFound, &format!("no backfill `{id}`"), None, sink);
        };
        match self.lobby.backfills[key].state {
            TicketState::Completed => {
                let message = format!("backfill `{id}` has brought its players");
                return asker.refuse(Code::TooLate, &message, None, sink);
            }
            state if state.is_final() => {}
            _ => self.end_backfill(key, TicketState::Cancelled, Reason::Requested, sink),
        }
        self.report_backfill(asker, key, sink);
    }

    /// Ends a backfill without players because of something that was asked for or decided already.
    pub(super) fn end_backfill(
        &mut self,
        key: Key,
        state: TicketState,
        reason: Reason,
        sink: &mut impl Sink,
    ) {
        if let Some(proposal) = self.lobby.backfills[key].proposal
            && !self.drop_proposal(proposal, MatchEnd::BackfillEnded, &[], None, sink)
        {
            self.drop_decided(proposal, MatchEnd::BackfillEnded, &[], None, sink);
        }
        self.finish_backfill(key, state, reason);
    }

    /// A backfill is over: it can be read for a while.
    pub(super) fn finish_backfill(&mut self, key: Key, state: TicketState, reason: Reason) {
        self.lobby.stop_waiting(key);
        let backfill = &mut self.lobby.backfills[key];
        backfill.state = state;
        backfill.reason = reason;
        backfill.ended_at = Some(self.now);
        backfill.present = Box::default();
        let record = &mut self.lobby.matches[backfill.record];
        record.backfill = record.backfill.filter(|waiting| *waiting != key);
        self.lobby.backfills_over.push_back(key);
        if self.lobby.backfills_over.len() > limits::ENDED_BACKFILLS {
            self.lobby.forget_oldest_backfill();
        }
    }

    /// Backfills that have reached an expansion step are tried again; those whose time is over end.
    pub(in crate::engine) fn expire_backfills(&mut self, sink: &mut impl Sink) {
        let due = self.lobby.backfills_due.iter().take_while(|(due, _)| *due <= self.now);
        let due: Vec<(EngineTime, Key)> = due.copied().collect();
        for entry in due {
            self.lobby.backfills_due.remove(&entry);
            let (_, key) = entry;
            let Some(backfill) = self.lobby.backfills.get(key).filter(|backfill| backfill.is_waiting())
            else {
                continue;
            };
            let rules = self.queues[backfill.queue].live().rules.clone();
            let (queue, timeout_at) = (backfill.queue, backfill.timeout_at(&rules));
            let age_ms = self.now.since(backfill.made_at);
            let next_step = rules.steps.iter().map(|step| step.from_ms).find(|from_ms| *from_ms > age_ms);
            let next_step = next_step.map(|from_ms| backfill.made_at + from_ms);
            if timeout_at <= self.now {
                self.time_out_backfill(key, sink);
                continue;
            }
            self.try_backfills(queue);
            self.lobby.backfills_due.insert((next_step.unwrap_or(timeout_at).min(timeout_at), key));
        }
    }

    fn time_out_backfill(&mut self, key: Key, sink: &mut impl Sink) {
        let (state, reason) = (TicketState::TimedOut, Reason::None);
        let backfill_id = self.lobby.backfills[key].id.clone();
        if is_decided(&Decision::BackfillEnded { backfill_id, state, reason }, sink) {
            self.finish_backfill(key, state, reason);
        }
    }

    /// What a recorded [`Decision::BackfillEnded`] says.
    pub(in crate::engine) fn replay_backfill_ended(
        &mut self,
        id: &str,
        state: TicketState,
        reason: Reason,
        sink: &mut impl Sink,
    ) {
        let key = self.lobby.backfills.find(id);
        if let Some(key) = key.filter(|key| !self.lobby.backfills[*key].state.is_final()) {
            self.end_backfill(key, state, reason, sink);
        }
    }

    /// The rules of a queue's live lane have changed: its backfills move too; one that they do not admit fails.
    pub(in crate::engine) fn move_backfills(
        &mut self,
        queue: usize,
        former: &RuleSet,
        rules: &RuleSet,
        sink: &mut impl Sink,
    ) {
        let of_queue = |backfill: &Backfill| backfill.queue == queue && !backfill.state.is_final();
        let keys: Vec<Key> = self
            .lobby
            .backfills
            .iter()
            .filter(|(_, backfill)| of_queue(backfill))
            .map(|(key, _)| key)
            .collect();
        for key in keys {
            let present = &self.lobby.backfills[key].present;
            let teams_are_there = rules.teams == former.teams;
            let moved = present.iter().map(|player| {
                let values = carry_values(rules, former, &player.values)?;
                Some(PresentPlayer { id: player.id.clone(), team: player.team, values })
            });
            match moved.collect::<Option<Box<[PresentPlayer]>>>().filter(|_| teams_are_there) {
                Some(present) => {
                    self.lobby.backfills[key].present = present;
                    self.lobby.backfills_due.insert((self.now, key));
                }
                None => self.end_backfill(key, TicketState::Failed, Reason::RulesChanged, sink),
            }
        }
    }
}

pub(super) fn as_matched(player: &PresentPlayer) -> MatchedPlayer {
    MatchedPlayer {
        player_id: player.id.clone(),
        ticket: MatchedPlayer::PRESENT,
        values: player.values.clone(),
    }
}

pub(super) fn carry_values(rules: &RuleSet, former: &RuleSet, values: &Values) -> Option<Values> {
    rules.attributes.iter().map(|spec| carry_over(spec, former, values)).collect()
}
