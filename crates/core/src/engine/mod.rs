//! Joins players, sessions, tickets and queues.
//!
//! Rooms by concern: tables ([`player`], [`session`], [`connections`], [`ticket`], [`queue`], [`lane`],
//! [`line`], [`versions`], [`canary`], [`shadow`], [`events`], [`figures`], [`histogram`]) hold the data; [`admission`],
//! [`claims`], [`enqueue`], [`profiles`], [`cancel`], [`presence`], [`matching`], [`lobby`], [`rules_change`], [`lanes`], [`expiry`] are
//! what can happen; [`answer`], [`notice`] and [`report`] say it, and [`waiting`] shows it.

mod admission;
mod ahead;
mod answer;
mod attributes;
mod canary;
mod cancel;
mod claims;
mod connections;
mod enqueue;
mod estimate;
mod events;
mod expiry;
mod explain;
mod figures;
mod fingerprint;
mod histogram;
mod image;
mod kept;
mod lane;
mod lanes;
mod line;
mod lobby;
mod matching;
mod notice;
mod own_value;
mod player;
mod presence;
mod profiles;
mod queue;
mod recovery;
mod report;
mod rules_change;
mod rules_report;
mod session;
mod shadow;
mod suspension;
mod ticket;
mod unresolved;
mod versions;
mod waiting;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::code::Code;
use crate::command::{Command, Request, RulesChange};
use crate::matched::Seats;
use crate::message::ClientHeartbeat;
use crate::roll::Roll;
use crate::seeded;
use crate::sink::{CloseCode, Connection, Sink, is_control};
use crate::slab::{Key, Slab};
use crate::time::EngineTime;
use answer::Asker;
use claims::Verified;
use connections::Connections;
use events::{EventLog, EventReader};
use lobby::Lobby;
use player::Players;
use queue::Queue;
use session::Session;
use ticket::Ticket;
use unresolved::Profiles;

pub use image::BadImage;
pub use recovery::Recorded;
pub use waiting::{WaitingPlayer, WaitingTicket};

/// What an engine is told once, when it is made.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// How long a dropped session, and a ticket with an absent member, is kept. Milliseconds.
    pub grace_ms: u64,
    /// Goes into the ids that the engine makes, so that two runs make different ones.
    pub seed: u64,
    /// What `welcome` tells the client to do.
    pub heartbeat: ClientHeartbeat,
}

/// The engine. See the crate's documentation.
#[derive(Debug)]
pub struct Engine {
    settings: Settings,
    now: EngineTime,
    players: Players,
    sessions: Slab<Session>,
    connections: Connections,
    tickets: Roll<Ticket>,
    queues: Vec<Queue>,
    queue_names: BTreeMap<Arc<str>, usize>,
    /// Who became absent when, in order; an entry counts if the player is still absent since then.
    absences: VecDeque<(EngineTime, Key)>,
    /// Ended tickets in the order of their end.
    finished: VecDeque<Key>,
    events: EventLog,
    event_readers: Vec<EventReader>,
    lobby: Lobby,
    /// Tickets that wait for what is known of their players.
    profiles: Profiles,
    tickets_made: u64,
    matches_made: u64,
    /// Region and roles of the match that is being made.
    seats: Option<(Arc<str>, Arc<Seats>)>,
}

impl Engine {
    /// An engine without queues at engine time 0.
    pub fn new(settings: Settings) -> Engine {
        Engine {
            settings,
            now: EngineTime::ZERO,
            players: Players::default(),
            sessions: Slab::new(),
            connections: Connections::default(),
            tickets: Roll::default(),
            queues: Vec::new(),
            queue_names: BTreeMap::new(),
            absences: VecDeque::new(),
            finished: VecDeque::new(),
            events: EventLog::default(),
            event_readers: Vec::new(),
            lobby: Lobby::default(),
            profiles: Profiles::default(),
            tickets_made: 0,
            matches_made: 0,
            seats: None,
        }
    }

    /// The latest engine time that it was told.
    pub fn now(&self) -> EngineTime {
        self.now
    }

    /// Tickets that wait, held ones among them.
    pub fn tickets_waiting(&self) -> usize {
        self.queues.iter().map(|queue| queue.tickets() as usize).sum()
    }

    /// Carries out one request. Time moves on to `at` (never back), but no deadline fires and no pass runs
    /// before the next [`Engine::tick`]. A refusal is an `error` message, never a panic.
    pub fn apply(
        &mut self,
        at: EngineTime,
        connection: Connection,
        request: &Request<'_>,
        sink: &mut impl Sink,
    ) {
        self.now = self.now.max(at);
        if seeded::is("time_goes_back") && request.id.len().is_multiple_of(2) {
            self.now = EngineTime::from_millis(at.as_millis().saturating_sub(400));
        }
        if is_control(connection) {
            self.apply_control(connection, request, sink);
        } else {
            self.apply_player(connection, request, sink);
        }
        self.answer_event_readers(sink);
        self.tell_loader(sink);
    }

    /// Lets time pass to `at`: expansion steps, passes, timeouts, absences beyond grace.
    pub fn tick(&mut self, at: EngineTime, sink: &mut impl Sink) {
        self.now = self.now.max(at);
        self.expire_absences(sink);
        self.settle_all_lanes(sink);
        self.reach_steps(sink);
        self.expire_matches(sink);
        self.expire_proposals(sink);
        self.expire_backfills(sink);
        self.run_due_passes(sink);
        self.expire_requests(sink);
        self.run_shadows(sink.record().is_some());
        for queue in self.queues.iter_mut().filter(|queue| queue.lanes.len() > 1) {
            queue.drop_empty_lanes();
        }
        self.forget_finished();
        self.answer_event_readers(sink);
    }

    /// When [`Engine::tick`] next has something to do; `None` when only a command can change anything.
    pub fn next_tick(&self) -> Option<EngineTime> {
        self.queues.iter().filter_map(|queue| self.next_of_queue(queue)).chain(self.next_expiry()).min()
    }

    fn apply_player(&mut self, connection: Connection, request: &Request<'_>, sink: &mut impl Sink) {
        let mut asker = Asker::on(connection, request);
        let Some(session) = self.connections.get(connection) else {
            return asker.refuse(Code::BadMessage, "say hello first", None, sink);
        };
        asker.player = Some(self.sessions[session].player);
        self.set_present(session, true, sink);
        match request.command {
            Command::Hello(_) => sink.close(connection, CloseCode::Protocol),
            Command::Enqueue(ref enqueue) => {
                self.enqueue(&asker, enqueue, true, &Verified::default(), sink);
            }
            Command::Cancel { ticket_id } => self.cancel(&asker, ticket_id, sink),
            Command::Ack { seq } => self.acknowledge(session, seq),
            Command::Ping { ts } => asker.pong(ts, sink),
            Command::Explain { ticket_id } => self.explain(&asker, ticket_id, sink),
            Command::Accept { match_id } => self.answer_as_player(&asker, match_id, true, sink),
            Command::Decline { match_id } => self.answer_as_player(&asker, match_id, false, sink),
            _ => asker.refuse(Code::BadMessage, "a control message on a player's connection", None, sink),
        }
    }

    fn apply_control(&mut self, connection: Connection, request: &Request<'_>, sink: &mut impl Sink) {
        let asker = Asker::on(connection, request);
        match request.command {
            Command::Admit(ref admit) => self.admit(admit, request.id, sink),
            Command::Detach { connection } => self.detach(connection, sink),
            Command::Presence { connection, present } => {
                if let Some(session) = self.connections.get(connection) {
                    self.set_present(session, present, sink);
                }
            }
            Command::ReadRules { queue, version } => self.read_rules(&asker, queue, version, sink),
            Command::ReadRuleVersions { queue } => self.read_rule_versions(&asker, queue, sink),
            Command::CreateTicket { ref enqueue, presence } => {
                self.enqueue(&asker, enqueue, presence, &Verified::default(), sink);
            }
            Command::VerifiedEnqueue { connection, ref enqueue, members } => {
                self.enqueue_verified(connection, request, enqueue, members, sink);
            }
            Command::ReadTicket { ticket_id } => self.read_ticket(&asker, ticket_id, sink),
            Command::DeleteTicket { ticket_id } => self.cancel(&asker, ticket_id, sink),
            Command::ReadQueues { queue } => self.read_queues(&asker, queue, sink),
            Command::ExplainTicket { ticket_id } => self.explain_ticket(&asker, ticket_id, sink),
            Command::ExplainQueue { queue } => self.explain_queue(&asker, queue, sink),
            Command::ReadEvents { after, limit } => self.read_events(&asker, after, limit, sink),
            Command::ReadWantedProfiles { again, limit } => {
                self.read_wanted_profiles(&asker, again, limit, sink);
            }
            Command::TakeProfiles { queue, profiles, unavailable } => {
                self.take_profiles(queue, profiles, unavailable, sink);
            }
            Command::AnswerProposal { match_id, player_ids, accept } => {
                self.answer_as_server(&asker, match_id, player_ids, accept, sink);
            }
            Command::ReadMatch { match_id } => self.read_match(&asker, match_id, sink),
            Command::EndMatch { match_id } => self.end_match(&asker, match_id, sink),
            Command::ReportResult { match_id, teams } => self.report_result(&asker, match_id, teams, sink),
            Command::CreateBackfill(ref wanted) => self.create_backfill(&asker, wanted, sink),
            Command::ReadBackfill { backfill_id } => self.read_backfill(&asker, backfill_id, sink),
            Command::DeleteBackfill { backfill_id } => self.delete_backfill(&asker, backfill_id, sink),
            _ => self.apply_rules_change(&asker, &request.command, sink),
        }
    }

    fn apply_rules_change(&mut self, asker: &Asker<'_>, command: &Command<'_>, sink: &mut impl Sink) {
        let (queue, changed) = match *command {
            Command::PutRules { queue, rules } => {
                let change = RulesChange { queue, rules, ..RulesChange::default() };
                (queue, self.change_rules(&change, sink))
            }
            Command::ChangeRules(ref change) => (change.queue, self.change_rules(change, sink)),
            Command::RollbackRules { queue, version, wall_ms } => {
                (queue, self.rollback_rules(queue, version, wall_ms, sink))
            }
            Command::PutShadow { queue, rules, wall_ms } => (queue, self.put_shadow(queue, rules, wall_ms)),
            Command::DeleteShadow { queue, wall_ms } => (queue, self.delete_shadow(queue, wall_ms)),
            Command::PutCanary(ref change) => (change.queue, self.put_canary(change, sink)),
            Command::DeleteCanary { queue, wall_ms } => (queue, self.delete_canary(queue, wall_ms, sink)),
            _ => {
                let message = "a player's message on a control connection";
                return asker.refuse(Code::BadMessage, message, None, sink);
            }
        };
        self.answer_change(asker, queue, changed, sink);
    }
}
