//! Matches from their start to their end, and the players who belong to one so long.

use std::sync::Arc;

use super::{KeptResult, Lobby, MatchRecord};
use crate::code::Code;
use crate::decision::Decision;
use crate::engine::Engine;
use crate::engine::answer::{Asker, Refused};
use crate::engine::cancel::is_decided;
use crate::engine::events::{Happened, MatchNews};
use crate::limits;
use crate::matched::{Match, MatchEnd, MatchState};
use crate::sink::Sink;
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::time::EngineTime;

impl MatchRecord {
    pub(super) fn new(matched: &Arc<Match>, queue: usize, state: MatchState) -> MatchRecord {
        MatchRecord {
            matched: Some(matched.clone()),
            queue,
            state,
            end: MatchEnd::Open,
            until: EngineTime::ZERO,
            proposal: None,
            backfill: None,
            held: Vec::new(),
            former: Vec::new(),
            result: None,
        }
    }
}

impl Lobby {
    pub(super) fn add_match(&mut self, record: MatchRecord) -> Key {
        self.matches.insert(record)
    }

    /// A match runs from now on, for so long at most.
    pub(super) fn run(&mut self, key: Key, until: EngineTime) {
        let record = &mut self.matches[key];
        record.state = MatchState::Running;
        record.until = until;
        self.running.insert((until, key));
        *self.running_by_queue.entry(record.queue).or_default() += 1;
    }

    /// When time next changes anything here.
    pub(in crate::engine) fn next_due(&self) -> Option<EngineTime> {
        let over = self.over.front().map(|key| self.matches[*key].until + limits::ENDED_MATCH_MS);
        let backfills_over = self.backfills_over.front().and_then(|key| self.backfills[*key].ended_at);
        let sets = [&self.proposals_due, &self.running, &self.backfills_due];
        let firsts = sets.into_iter().filter_map(|set| set.first().map(|(due, _)| *due));
        firsts.chain(over).chain(backfills_over.map(|at| at + limits::ENDED_MATCH_MS)).min()
    }

    /// How many matches of a queue run.
    pub(in crate::engine) fn running_of(&self, queue: usize) -> u32 {
        self.running_by_queue.get(&queue).copied().unwrap_or(0)
    }

    /// How many tickets of a queue are in a proposal.
    pub(in crate::engine) fn proposed_of(&self, queue: usize) -> u32 {
        let proposals =
            self.proposals.iter().filter(|(_, proposal)| self.matches[proposal.record].queue == queue);
        let tickets: usize = proposals.map(|(_, proposal)| proposal.asked.len()).sum();
        u32::try_from(tickets).unwrap_or(u32::MAX)
    }

    /// How many backfills of a queue wait for players.
    pub(in crate::engine) fn waiting_of(&self, queue: usize) -> u32 {
        u32::try_from(self.waiting_in(queue).count()).unwrap_or(u32::MAX)
    }
}

impl Engine {
    /// A new match runs: keeps it until it ends, and under `exclusive` its players with it.
    pub(in crate::engine) fn run_match(
        &mut self,
        matched: &Arc<Match>,
        queue: usize,
        members: &[Key],
    ) -> Key {
        let options = &matched.rules.options;
        let (until, exclusive) = (self.now + options.match_ttl_ms, options.exclusive);
        let known = self.lobby.matches.find(&matched.id);
        let key = known
            .unwrap_or_else(|| self.lobby.add_match(MatchRecord::new(matched, queue, MatchState::Running)));
        self.lobby.run(key, until);
        if exclusive {
            self.hold_players(key, members);
        }
        key
    }

    /// The players of these tickets belong to the match until it has ended.
    pub(super) fn hold_players(&mut self, key: Key, members: &[Key]) {
        for ticket in members {
            for member in &self.tickets[*ticket].members {
                self.players[member.player].playing = Some(key);
                self.lobby.matches[key].held.push(member.player);
            }
        }
    }

    /// Beyond the limit the match nearest its end is over.
    pub(in crate::engine) fn limit_running(&mut self, sink: &mut impl Sink) {
        while self.lobby.running.len() > limits::RUNNING_MATCHES
            && let Some(&(_, key)) = self.lobby.running.first()
        {
            self.end_running(key, MatchEnd::Overloaded, None, sink);
        }
    }

    /// A server says that a match is over.
    pub(in crate::engine) fn end_match(&mut self, asker: &Asker<'_>, match_id: &str, sink: &mut impl Sink) {
        let Some(key) = self.lobby.matches.find(match_id) else {
            return asker.refuse_with(&no_match(match_id), sink);
        };
        match self.lobby.matches[key].state {
            MatchState::Running => {
                let is_ended = self.decide_end(key, MatchEnd::Requested, None, sink);
                self.report_match(asker, key, is_ended, sink);
            }
            MatchState::Ended | MatchState::Dropped => self.report_match(asker, key, false, sink),
            MatchState::Proposed | MatchState::Placing => {
                let message = format!("match `{match_id}` does not run yet");
                asker.refuse(Code::TooLate, &message, None, sink);
            }
        }
    }

    /// Ends a running match, unless this is a replay and the record does not say so: then false.
    pub(super) fn decide_end(
        &mut self,
        key: Key,
        end: MatchEnd,
        result: Option<KeptResult>,
        sink: &mut impl Sink,
    ) -> bool {
        let match_id = self.lobby.matches[key].matched().id.clone();
        let is_ended = is_decided(&Decision::MatchEnded { match_id, reason: end }, sink);
        if is_ended {
            self.end_running(key, end, result, sink);
        }
        is_ended
    }

    /// What a recorded [`Decision::MatchEnded`] says.
    pub(in crate::engine) fn replay_match_ended(
        &mut self,
        match_id: &str,
        end: MatchEnd,
        sink: &mut impl Sink,
    ) {
        let key = self.lobby.matches.find(match_id);
        if let Some(key) = key.filter(|key| self.lobby.matches[*key].state == MatchState::Running) {
            self.end_running(key, end, None, sink);
        }
    }

    fn end_running(&mut self, key: Key, end: MatchEnd, result: Option<KeptResult>, sink: &mut impl Sink) {
        let record = &mut self.lobby.matches[key];
        self.lobby.running.remove(&(record.until, key));
        if let Some(count) = self.lobby.running_by_queue.get_mut(&record.queue) {
            *count -= 1;
        }
        record.result = result;
        let (backfill, held) = (record.backfill, std::mem::take(&mut record.held));
        if let Some(backfill) = backfill {
            self.end_backfill(backfill, TicketState::Cancelled, Reason::MatchEnded, sink);
        }
        for player in held {
            self.players[player].playing = None;
            self.players.release(player);
        }
        self.bury_match(key, MatchState::Ended, end);
    }

    /// A match is over: it can be read for a while.
    pub(super) fn bury_match(&mut self, key: Key, state: MatchState, end: MatchEnd) {
        let record = &mut self.lobby.matches[key];
        record.state = state;
        record.end = end;
        record.until = self.now;
        let news = MatchNews {
            matched: record.matched().clone(),
            state,
            end,
            result: record.result.as_ref().map(|result| result.teams.clone()),
            players: 0,
            accepted: 0,
            expires_in_ms: 0.0,
        };
        self.events.push(self.now, Happened::MatchEnded(news));
        self.lobby.over.push_back(key);
        if self.lobby.over.len() > limits::ENDED_MATCHES {
            self.lobby.forget_oldest_match();
        }
    }

    /// Ends matches whose time has come, and forgets what has been over for long.
    pub(in crate::engine) fn expire_matches(&mut self, sink: &mut impl Sink) {
        while let Some(&(until, key)) = self.lobby.running.first()
            && until <= self.now
            && self.decide_end(key, MatchEnd::TimedOut, None, sink)
        {}
        let forgotten = |at: EngineTime, now: EngineTime| now.since(at) >= limits::ENDED_MATCH_MS;
        while let Some(&key) = self.lobby.over.front()
            && forgotten(self.lobby.matches[key].until, self.now)
        {
            self.lobby.forget_oldest_match();
        }
        while let Some(&key) = self.lobby.backfills_over.front()
            && self.lobby.backfills[key].ended_at.is_some_and(|at| forgotten(at, self.now))
        {
            self.lobby.forget_oldest_backfill();
        }
    }
}

impl Lobby {
    fn forget_oldest_match(&mut self) {
        let Some(key) = self.over.pop_front() else { return };
        self.matches.remove(key);
    }
}

/// The refusal of a match id that nothing is known of.
pub(super) fn no_match(match_id: &str) -> Refused {
    Refused::new(Code::MatchNotFound, format!("no match `{match_id}`"))
}
