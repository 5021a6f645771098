//! What happens besides requests and time: a record is replayed, the server starts again, a command is set aside.

use super::Engine;
use super::Settings;
use super::answer::Asker;
use super::fingerprint::fingerprint;
use super::lane::LaneNumber;
use super::shadow::InShadow;
use super::ticket::Ticket;
use crate::command::{Command, Enqueue, Request};
use crate::decision::{Decision, MatchDecision, Record};
use crate::id_order::IdOrder;
use crate::message::Outgoing;
use crate::sink::{CloseCode, Connection, Sink};
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::time::EngineTime;

/// A request or a tick of a record.
#[derive(Clone, Copy, Debug)]
pub enum Recorded<'a> {
    /// [`Engine::apply`].
    Request(Connection, &'a Request<'a>),
    /// [`Engine::tick`].
    Tick,
}

impl Engine {
    /// True if a request may change what a later one finds, so that a journal must hold it. Questions and pings do
    /// not, unless they show that an absent player is back.
    pub fn is_input(&self, connection: Connection, command: &Command<'_>) -> bool {
        match command {
            Command::ReadTicket { .. }
            | Command::ReadQueues { .. }
            | Command::ReadEvents { .. }
            | Command::ReadMatch { .. }
            | Command::ReadBackfill { .. }
            | Command::ReadRules { .. }
            | Command::ReadRuleVersions { .. }
            | Command::ExplainTicket { .. }
            | Command::ExplainQueue { .. }
            | Command::ReadWantedProfiles { .. }
            | Command::ChangeTiers(_) => false,
            Command::TakeProfiles { queue, profiles, unavailable } => {
                let known = profiles.iter().map(|profile| profile.player_id);
                self.awaits_any(queue, known.chain(unavailable.iter().copied()))
            }
            Command::Ping { .. } | Command::Explain { .. } => {
                self.connections.get(connection).is_some_and(|session| {
                    let player = self.sessions[session].player;
                    self.players[player].absent_since.is_some()
                })
            }
            _ => true,
        }
    }

    /// Does again what a record tells, with its decisions and none of its own. Returns how many of them this build
    /// would not have made; they count all the same.
    pub fn replay(
        &mut self,
        at: EngineTime,
        recorded: Recorded<'_>,
        decisions: Record,
        sink: &mut impl Sink,
    ) -> usize {
        let mut sink = Replaying { sink, record: decisions };
        match recorded {
            Recorded::Request(connection, request) => self.apply(at, connection, request, &mut sink),
            Recorded::Tick => self.tick(at, &mut sink),
        }
        let unforeseen = sink.record.take_rest();
        let count = unforeseen.len();
        for decision in unforeseen {
            self.replay_decision(decision, &mut sink);
        }
        count
    }

    /// Makes a recorded decision true, as far as its tickets are there and live.
    pub(super) fn replay_decision(&mut self, decision: Decision, sink: &mut impl Sink) {
        match decision {
            Decision::Seated { match_id, seats, .. } => self.seats = Some((match_id, seats)),
            Decision::Matched(matched) => self.replay_group(&matched, None, false, sink),
            Decision::Ended { ticket_id, state, reason } => {
                if let Some(ticket) = self.live_ticket(&ticket_id) {
                    self.finish(ticket, state, reason, None, sink);
                }
            }
            Decision::Proposed { matched, backfill_id } => {
                self.replay_group(&matched, backfill_id.as_deref(), true, sink);
            }
            Decision::Filled { matched, backfill_id } => {
                self.replay_group(&matched, Some(&backfill_id), false, sink);
            }
            Decision::Formed { match_id } => self.replay_formed(&match_id, sink),
            Decision::Dropped { match_id, reason } => self.replay_dropped(&match_id, reason, sink),
            Decision::MatchEnded { match_id, reason } => self.replay_match_ended(&match_id, reason, sink),
            Decision::BackfillMade { backfill_id, match_id } => {
                self.replay_backfill_made(backfill_id, &match_id, sink);
            }
            Decision::BackfillEnded { backfill_id, state, reason } => {
                self.replay_backfill_ended(&backfill_id, state, reason, sink);
            }
            Decision::Suspended { queue } => {
                if let Some(&queue) = self.queue_names.get(&queue) {
                    self.suspend(queue, self.queues[queue].live().number);
                }
            }
            Decision::LaneSuspended { queue, lane } => {
                if let Some(&queue) = self.queue_names.get(&queue) {
                    self.suspend(queue, LaneNumber(lane));
                }
            }
        }
    }

    /// Tickets that became a match, or were asked whether they come; with a backfill to its running match.
    fn replay_group(
        &mut self,
        matched: &MatchDecision,
        backfill_id: Option<&str>,
        is_proposal: bool,
        sink: &mut impl Sink,
    ) {
        let members = matched.tickets.iter().map(|id| self.live_ticket(id));
        let Some(members) = members.collect::<Option<Vec<Key>>>() else { return };
        // No build of ours writes a group of nobody, or one without teams; a journal may hold anything.
        if members.is_empty() || matched.teams.len() != members.len() {
            return;
        }
        let backfill = match backfill_id.map(|id| self.waiting_backfill(id)) {
            Some(None) => return,
            found => found.flatten(),
        };
        if backfill.is_none() {
            self.matches_made += 1;
        }
        for &ticket in &members {
            self.leave_pool(ticket);
        }
        self.make_found(matched, backfill, &members, is_proposal, sink);
    }

    fn live_ticket(&self, id: &str) -> Option<Key> {
        let key = self.tickets.find(id)?;
        (!self.tickets[key].state.is_final()).then_some(key)
    }

    /// The server starts again after it was down: every socket is gone, everyone is absent, and the grace begins anew.
    /// Counts begin at 0; the next pass of each queue looks at every ticket.
    pub fn restart(&mut self, at: EngineTime, settings: Settings, sink: &mut impl Sink) {
        self.now = self.now.max(at);
        self.settings = settings;
        // Ids made from now on begin with another seed: only texts tell which is the lower.
        self.tickets.values_mut().for_each(|ticket| ticket.id_order = IdOrder::default());
        self.connections = super::connections::Connections::default();
        self.event_readers.clear();
        for key in self.sessions.iter().map(|(key, _)| key).collect::<Vec<_>>() {
            self.sessions[key].connection = None;
        }
        self.absences.clear();
        for player in self.players.iter().map(|(key, _)| key).collect::<Vec<_>>() {
            self.player_left(player, sink);
            self.players[player].absent_since = Some(self.now);
            self.absences.push_back((self.now, player));
        }
        for index in 0..self.queues.len() {
            self.queues[index].start_counts();
            for lane in 0..self.queues[index].lanes.len() {
                self.refill_pool(index, lane);
            }
            self.restart_shadow(index);
        }
    }

    /// Sets a request aside that panicked when it was applied: the ticket that it would have made, or is about, ends
    /// FAILED with reason INTERNAL, and nothing else happens.
    pub fn set_aside(
        &mut self,
        at: EngineTime,
        connection: Connection,
        request: &Request<'_>,
        sink: &mut impl Sink,
    ) {
        self.now = self.now.max(at);
        let ticket_id = match request.command {
            Command::Enqueue(ref enqueue) => {
                return self.set_enqueue_aside(connection, request, enqueue, true, sink);
            }
            Command::CreateTicket { ref enqueue, presence } => {
                return self.set_enqueue_aside(connection, request, enqueue, presence, sink);
            }
            Command::VerifiedEnqueue { connection, ref enqueue, .. } => {
                let request = Request { request: 0, ..*request };
                return self.set_enqueue_aside(connection, &request, enqueue, true, sink);
            }
            Command::Cancel { ticket_id } | Command::DeleteTicket { ticket_id } => ticket_id,
            _ => return,
        };
        if let Some(ticket) = self.live_ticket(ticket_id) {
            self.finish(ticket, TicketState::Failed, Reason::Internal, None, sink);
        }
    }

    fn set_enqueue_aside(
        &mut self,
        connection: Connection,
        request: &Request<'_>,
        enqueue: &Enqueue<'_>,
        presence: bool,
        sink: &mut impl Sink,
    ) {
        let queue = self.queue_names.get(enqueue.queue).copied();
        let Some(queue) = queue.filter(|_| self.tickets.find(enqueue.ticket_id).is_none()) else { return };
        let mut asker = Asker::on(connection, request);
        asker.player = self.connections.get(connection).map(|session| self.sessions[session].player);
        let owner = asker.player.map(|player| self.players[player].id.clone());
        let (id, id_order) = self.ticket_id(enqueue.ticket_id);
        let ticket = self.tickets.insert(Ticket {
            id,
            queue,
            lane: self.queues[queue].live().number,
            state: TicketState::Failed,
            reason: Reason::Internal,
            players: owner.iter().cloned().collect(),
            owner,
            members: super::ticket::Party::default(),
            enqueued_at: self.now,
            ended_at: Some(self.now),
            fingerprint: fingerprint(enqueue, presence),
            presence,
            absent: 0,
            proposal: None,
            paused_ms: None,
            place: None,
            in_shadow: InShadow::Out,
            matched: None,
            older: None,
            newer: None,
            is_missed: false,
            id_order,
        });
        self.queues[queue].totals.failed += 1;
        if asker.player.is_some() {
            self.tell_state(ticket, Some(&asker), sink);
        }
        self.remember_end(ticket);
    }
}

/// Hands on what is said, and has the record of one request or tick.
struct Replaying<'s, S> {
    sink: &'s mut S,
    record: Record,
}

impl<S: Sink> Sink for Replaying<'_, S> {
    fn send(&mut self, connection: Connection, outgoing: &Outgoing<'_>) {
        self.sink.send(connection, outgoing);
    }

    fn close(&mut self, connection: Connection, code: CloseCode) {
        self.sink.close(connection, code);
    }

    fn gone(&mut self, connection: Connection) {
        self.sink.gone(connection);
    }

    fn record(&mut self) -> Option<&mut Record> {
        Some(&mut self.record)
    }
}
