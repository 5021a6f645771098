//! Stands around the engine and judges each of its decisions, from the calls that it gets and from nothing of its
//! state.

use std::collections::BTreeMap;

use musterd_core::command::{Command, Request};
use musterd_core::decision::{Decision, MatchDecision};
use musterd_core::message::{Message, Outgoing, QueueReport, TicketReport};
use musterd_core::ticket::{Reason, TicketState};
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Sink};

use super::verdict::{Check, Verdict, ensure};
use crate::machine::Machine;

/// How long a ticket may wait, in milliseconds.
pub(crate) const TIMEOUT_MS: u64 = 60_000;
/// How long an absent player keeps his ticket, in milliseconds.
pub(crate) const GRACE_MS: u64 = 30_000;
/// The one queue.
pub(crate) const QUEUE: &str = "q";
/// From which age on what distance is allowed, after the first.
pub(crate) const STEPS: [(u64, f64); 2] = [(5_000, 250.0), (15_000, 500.0)];

/// A live ticket.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Live {
    pub(crate) players: Vec<String>,
    pub(crate) rating: f64,
    pub(crate) presence: bool,
    pub(crate) created_at: u64,
}

/// What a request asked for under a ticket id.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    pub(crate) rating: f64,
    pub(crate) presence: bool,
}

/// How a ticket stands, as the engine says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Standing {
    pub(crate) state: TicketState,
    pub(crate) reason: String,
    pub(crate) players: Vec<String>,
    pub(crate) waited_ms: u64,
    pub(crate) match_id: Option<String>,
}

/// What is known of the engine from its calls.
#[derive(Default)]
pub(crate) struct Witness {
    pub(crate) asked: BTreeMap<String, Asked>,
    pub(crate) live: BTreeMap<String, Live>,
    /// Who speaks on which connection.
    speakers: BTreeMap<Connection, String>,
    /// Since when players are absent; `None`: present.
    absent_since: BTreeMap<String, Option<u64>>,
    /// First distance of each version of the rules.
    distances: BTreeMap<u32, f64>,
    pub(crate) version: u32,
    pub(crate) now: u64,
    pub(crate) last_input_at: u64,
    /// The ticket that the request under way wants cancelled, or whether it changes rules.
    cancelling: Option<String>,
    changing_rules: Option<f64>,
    verdict: Option<super::verdict::Violation>,
    pub(crate) matches: u64,
}

impl Witness {
    /// The first thing that was wrong.
    pub(crate) fn verdict(&mut self) -> Verdict {
        self.verdict.take().map_or(Ok(()), Err)
    }

    fn note(&mut self, verdict: Verdict) {
        if let Err(violation) = verdict {
            self.verdict.get_or_insert(violation);
        }
    }

    fn distance_at(&self, age_ms: u64) -> f64 {
        let later = STEPS.iter().rev().find(|(from_ms, _)| *from_ms <= age_ms).map(|(_, distance)| *distance);
        later.unwrap_or_else(|| self.distances.get(&self.version).copied().unwrap_or(0.0))
    }

    /// Since when a member of the ticket is absent, if one is.
    fn absence(&self, ticket: &Live) -> Option<u64> {
        let since = |player: &String| match self.absent_since.get(player) {
            Some(since) => *since,
            None => Some(ticket.created_at),
        };
        ticket.players.iter().filter_map(since).min()
    }

    /// True if these could play each other at this time.
    fn is_legal(&self, group: &[&Live], now: u64) -> bool {
        let oldest = group.iter().map(|ticket| now.saturating_sub(ticket.created_at)).max().unwrap_or(0);
        let ratings = group.iter().map(|ticket| ticket.rating);
        let spread = ratings.clone().fold(f64::MIN, f64::max) - ratings.fold(f64::MAX, f64::min);
        spread <= self.distance_at(oldest)
    }

    fn judge(&mut self, decision: &Decision) -> Verdict {
        match decision {
            Decision::Matched(matched) => self.judge_match(matched),
            Decision::Ended { ticket_id, state, reason } => self.judge_end(ticket_id, *state, *reason),
            Decision::Suspended { .. } | Decision::LaneSuspended { .. } => {
                ensure(false, Check::Conduct, || "a pass panicked".to_owned())
            }
            // The end of a match's time is nobody's business here; of the rest the rules ask for nothing.
            Decision::MatchEnded { .. } | Decision::Seated { .. } => Ok(()),
            other => ensure(false, Check::Conduct, || format!("nobody asked for {other:?}")),
        }
    }

    fn judge_match(&mut self, matched: &MatchDecision) -> Verdict {
        self.matches += 1;
        let mut group = Vec::new();
        for id in matched.tickets.iter() {
            let ticket = self.live.remove(&**id);
            ensure(ticket.is_some(), Check::Claims, || format!("{id} is matched and does not wait"))?;
            group.extend(ticket);
        }
        let sizes = [0, 1].map(|team| {
            let places = matched.teams.iter().zip(&group).filter(|(place, _)| **place == team);
            places.map(|(_, ticket)| ticket.players.len()).sum::<usize>()
        });
        let borrowed: Vec<&Live> = group.iter().collect();
        let is_legal = self.is_legal(&borrowed, self.now) && sizes.iter().all(|size| (1..=2).contains(size));
        ensure(is_legal, Check::Legal, || format!("{matched:?} of {group:?} at {}", self.now))?;
        let absent = group.iter().find(|ticket| ticket.presence && self.absence(ticket).is_some());
        ensure(absent.is_none(), Check::Absent, || format!("{absent:?} is matched in {matched:?}"))
    }

    fn judge_end(&mut self, id: &str, state: TicketState, reason: Reason) -> Verdict {
        let ticket = self.live.remove(id);
        let ticket = ticket.ok_or_else(|| super::verdict::Violation {
            check: Check::Claims,
            sentence: format!("{id} ends and does not wait"),
        })?;
        let age = self.now.saturating_sub(ticket.created_at);
        let is_due = match (state, reason) {
            (TicketState::TimedOut, _) => age >= TIMEOUT_MS,
            (TicketState::Cancelled, Reason::Requested) => self.cancelling.as_deref() == Some(id),
            (TicketState::Cancelled, Reason::Absent) => {
                let since = self.absence(&ticket);
                ticket.presence && since.is_some_and(|since| self.now.saturating_sub(since) >= GRACE_MS)
            }
            (TicketState::Failed, Reason::RulesChanged) => self.changing_rules.is_some(),
            _ => false,
        };
        ensure(is_due, Check::Place, || {
            format!("{id} ends {state:?} {reason:?} at {} of {ticket:?}", self.now)
        })
    }

    /// When nothing is due: no two wait that could play each other, nobody waits beyond his time.
    pub(crate) fn judge_waiting(&self, tick_ms: u64) -> Verdict {
        if self.now < self.last_input_at + 2 * tick_ms + 1 {
            return Ok(());
        }
        let at = self.now - 2 * tick_ms;
        let held = |ticket: &Live| ticket.presence && self.absence(ticket).is_some();
        let searching: Vec<(&String, &Live)> = self.live.iter().filter(|(_, ticket)| !held(ticket)).collect();
        for (index, (id, ticket)) in searching.iter().enumerate() {
            let partner = searching[..index].iter().find(|(_, other)| self.is_legal(&[ticket, other], at));
            ensure(partner.is_none(), Check::Liveness, || {
                format!(
                    "{id}, {ticket:?}, and {partner:?} wait at {} under version {}",
                    self.now, self.version
                )
            })?;
        }
        let forgotten = self.live.iter().find(|(_, ticket)| {
            let absent = if held(ticket) { self.absence(ticket) } else { None };
            let beyond_grace =
                absent.is_some_and(|since| self.now.saturating_sub(since.max(ticket.created_at)) >= GRACE_MS);
            self.now.saturating_sub(ticket.created_at) >= TIMEOUT_MS || beyond_grace
        });
        ensure(forgotten.is_none(), Check::Liveness, || format!("{forgotten:?} waits at {}", self.now))
    }

    /// The server has started again: every player is absent, and of the tickets those live that the engine knows.
    pub(crate) fn restart(&mut self, engine: &mut Engine) {
        let now = engine.now().as_millis();
        self.speakers.clear();
        self.absent_since.values_mut().for_each(|since| *since = Some(now));
        self.now = now;
        self.last_input_at = now;
        self.version = version_of(engine);
        let before = std::mem::take(&mut self.live);
        let ids: Vec<String> = self.asked.keys().cloned().collect();
        for id in ids {
            let Some(standing) = standing_of(engine, &id) else { continue };
            if !standing.state.is_final() {
                let verdict = self.wait(&id, standing, now);
                self.note(verdict);
            }
        }
        // Those who never came begin their grace anew, too.
        for player in self.live.values().flat_map(|ticket| &ticket.players) {
            self.absent_since.insert(player.clone(), Some(now));
        }
        let moved = self.live.iter().find(|(id, ticket)| {
            before.get(*id).is_some_and(|earlier| earlier.created_at != ticket.created_at)
        });
        let verdict = ensure(moved.is_none(), Check::Place, || format!("{moved:?} was at {before:?}"));
        self.note(verdict);
    }

    /// A ticket waits from now on.
    fn wait(&mut self, id: &str, standing: Standing, now: u64) -> Verdict {
        let asked = self.asked.get(id).cloned().unwrap_or(Asked { rating: 0.0, presence: true });
        let busy =
            self.live.iter().find(|(_, other)| other.players.iter().any(|p| standing.players.contains(p)));
        ensure(busy.is_none(), Check::Claims, || format!("{id} of {:?} beside {busy:?}", standing.players))?;
        let created_at = now.saturating_sub(standing.waited_ms);
        let ticket =
            Live { players: standing.players, rating: asked.rating, presence: asked.presence, created_at };
        self.live.insert(id.to_owned(), ticket);
        Ok(())
    }

    fn begin(&mut self, at: EngineTime) {
        let at = at.as_millis();
        self.note(ensure(at >= self.now, Check::Time, || format!("{at} after {}", self.now)));
        self.now = self.now.max(at);
    }

    fn before_request(&mut self, connection: Connection, command: &Command<'_>) {
        self.last_input_at = self.now;
        self.cancelling = None;
        self.changing_rules = None;
        if let Some(player) = self.speakers.get(&connection) {
            self.absent_since.insert(player.clone(), None);
        }
        match command {
            Command::Cancel { ticket_id } | Command::DeleteTicket { ticket_id } => {
                self.cancelling = Some((*ticket_id).to_owned());
            }
            Command::PutRules { rules, .. } => self.changing_rules = Some(first_distance(rules)),
            Command::Admit(admit) => {
                self.speakers.retain(|_, player| player != admit.player_id);
                self.speakers.insert(admit.connection, admit.player_id.to_owned());
                self.absent_since.insert(admit.player_id.to_owned(), None);
            }
            Command::Detach { connection } => {
                if let Some(player) = self.speakers.remove(connection) {
                    self.absent_since.entry(player).or_default().get_or_insert(self.now);
                }
            }
            Command::Presence { connection, present } => {
                if let Some(player) = self.speakers.get(connection).cloned() {
                    let since = self.absent_since.entry(player).or_default();
                    *since = if *present { None } else { since.or(Some(self.now)) };
                }
            }
            _ => {}
        }
    }
}

/// The first distance of the rules that the simulation writes.
fn first_distance(rules: &str) -> f64 {
    let (_, rest) = rules.split_once("\"maxDistance\":").expect("our rules");
    rest.split('}').next().and_then(|number| number.trim().parse().ok()).expect("a number")
}

/// The engine with its witness.
pub(crate) struct Watched {
    pub(crate) engine: Engine,
    pub(crate) witness: Witness,
}

impl Machine for Watched {
    fn apply(&mut self, at: EngineTime, connection: Connection, request: &Request<'_>, sink: &mut impl Sink) {
        self.witness.begin(at);
        self.witness.before_request(connection, &request.command);
        let mut hearing = Hearing { sink, witness: &mut self.witness };
        self.engine.apply(at, connection, request, &mut hearing);
        let (Command::Enqueue(enqueue) | Command::CreateTicket { enqueue, .. }) = &request.command else {
            return;
        };
        let id = enqueue.ticket_id;
        let is_new = !self.witness.live.contains_key(id);
        let standing =
            standing_of(&mut self.engine, id).filter(|standing| is_new && !standing.state.is_final());
        if let Some(standing) = standing {
            let verdict = self.witness.wait(id, standing, at.as_millis());
            self.witness.note(verdict);
        }
    }

    fn tick(&mut self, at: EngineTime, sink: &mut impl Sink) {
        if self.engine.next_tick().is_some_and(|due| due < at) {
            // A deadline that fires late is news like any other.
            self.witness.last_input_at = at.as_millis();
        }
        self.witness.begin(at);
        self.engine.tick(at, &mut Hearing { sink, witness: &mut self.witness });
    }

    fn next_tick(&self) -> Option<EngineTime> {
        self.engine.next_tick()
    }

    fn is_input(&self, connection: Connection, command: &Command<'_>) -> bool {
        self.engine.is_input(connection, command)
    }

    fn resend(&self, connection: Connection, after_seq: u32, sink: &mut impl Sink) -> bool {
        self.engine.resend(connection, after_seq, sink)
    }
}

/// Hands on what the engine says, and shows its decisions to the witness.
struct Hearing<'a, S> {
    sink: &'a mut S,
    witness: &'a mut Witness,
}

impl<S: Sink> Sink for Hearing<'_, S> {
    fn send(&mut self, connection: Connection, outgoing: &Outgoing<'_>) {
        if let (Message::RulesAnswer { version, problems: [], .. }, Some(distance)) =
            (outgoing.message, self.witness.changing_rules)
        {
            self.witness.distances.insert(version, distance);
            self.witness.version = version;
        }
        self.sink.send(connection, outgoing);
    }

    fn close(&mut self, connection: Connection, code: CloseCode) {
        self.sink.close(connection, code);
    }

    fn gone(&mut self, connection: Connection) {
        self.sink.gone(connection);
    }

    fn decided(&mut self, decision: &Decision) {
        let verdict = self.witness.judge(decision);
        self.witness.note(verdict);
        self.sink.decided(decision);
    }
}

/// Hears the answer to a question.
#[derive(Default)]
struct Answer {
    standing: Option<Standing>,
    version: u32,
}

impl Sink for Answer {
    fn send(&mut self, _: Connection, outgoing: &Outgoing<'_>) {
        match outgoing.message {
            Message::TicketReport(TicketReport { ticket, matched, .. }) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "whole milliseconds"
                )]
                let waited_ms = ticket.waited_ms as u64;
                self.standing = Some(Standing {
                    state: ticket.state,
                    reason: ticket.reason.to_owned(),
                    players: ticket.players.iter().map(ToString::to_string).collect(),
                    waited_ms,
                    match_id: matched.map(|matched| matched.id.to_string()),
                });
            }
            Message::QueueReports([QueueReport { version, .. }]) => self.version = *version,
            _ => {}
        }
    }

    fn close(&mut self, _: Connection, _: CloseCode) {}

    fn gone(&mut self, _: Connection) {}
}

fn question(engine: &mut Engine, command: Command<'_>) -> Answer {
    let mut answer = Answer::default();
    let at = engine.now();
    engine.apply(at, 0, &Request { id: "", request: 1, command }, &mut answer);
    answer
}

/// How a ticket stands; `None`: the engine does not know it.
pub(crate) fn standing_of(engine: &mut Engine, ticket_id: &str) -> Option<Standing> {
    question(engine, Command::ReadTicket { ticket_id }).standing
}

fn version_of(engine: &mut Engine) -> u32 {
    question(engine, Command::ReadQueues { queue: QUEUE }).version
}
