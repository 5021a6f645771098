//! Writes down what players see, as `docs/bots.md` says.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use musterd_core::decision::Decision;
use musterd_core::matched::{Match, MatchedPlayer};
use musterd_core::message::{EventBody, MatchView, Message, Outgoing, ProposalView, TicketView, Welcome};
use musterd_core::ticket::TicketState;
use musterd_core::{CloseCode, Connection, Sink};
use serde_json::{Value as Json, json};

use crate::input::Person;

/// Who is at a connection.
#[derive(Clone)]
struct Socket {
    player: String,
    /// His n-th.
    number: u32,
    session: String,
}

/// What a player knows of his session.
#[derive(Clone, Default)]
pub struct Session {
    pub id: String,
    pub last_seq: u32,
}

/// Hears the engine and takes it all down.
#[derive(Default)]
pub struct Scribe {
    lines: Vec<Json>,
    /// Microseconds: engine time and the lines written within one millisecond of it.
    time: (u64, u64),
    sockets: BTreeMap<Connection, Socket>,
    /// How many connections each player has had.
    counts: BTreeMap<String, u32>,
    pub sessions: BTreeMap<String, Session>,
    /// What each player has acted on, which he does once.
    handled: BTreeSet<(String, &'static str, String)>,
    /// Tickets that live, as far as any player knows, with one who is in each.
    pub open: BTreeMap<String, String>,
    /// The proposal that each ticket is in, and those of its players who were told.
    pub proposals: BTreeMap<String, (String, BTreeSet<String>)>,
    /// Who is in each ticket that was asked for.
    pub persons: BTreeMap<String, Vec<Person>>,
    /// Who is in each match that runs, by team.
    pub running: BTreeMap<String, Vec<(String, Vec<Person>)>>,
    /// The request that is being answered.
    asked: Option<Json>,
    /// The refusal of the newest control request.
    pub refused: Option<String>,
    /// The newest backfill.
    pub backfill: Option<String>,
    /// Connections that the engine closed.
    pub closed: Vec<(Connection, CloseCode)>,
    pub events_read: u64,
    pub is_following: bool,
    pub decisions: Vec<Decision>,
    pub matches: u64,
}

impl Scribe {
    /// It is now so late, in milliseconds of engine time.
    pub fn at(&mut self, now: u64) {
        if now > self.time.0 {
            self.time = (now, 0);
        }
    }

    /// Adds a line.
    pub fn line(&mut self, ev: &str, op: &str, fields: &Json) {
        let mut line =
            json!({"t": self.time.0 * 1_000 + self.time.1.min(999), "proc": "histories", "ev": ev, "op": op});
        self.time.1 += 1;
        for (key, value) in fields.as_object().expect("fields") {
            if !value.is_null() {
                line[key] = value.clone();
            }
        }
        self.lines.push(line);
    }

    /// Writes all lines.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        self.lines.iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    /// A player says hello on a connection.
    pub fn hello(&mut self, connection: Connection, player: &str, last_seq: u32) {
        let number = self.counts.entry(player.to_owned()).and_modify(|count| *count += 1).or_insert(1);
        let socket = Socket { player: player.to_owned(), number: *number, session: String::new() };
        self.line(
            "info",
            "hello",
            &json!({"player": player, "connection": number_of(&socket), "lastSeq": last_seq}),
        );
        self.sockets.insert(connection, socket);
    }

    /// A connection is lost.
    pub fn dropped(&mut self, connection: Connection, by: &str, code: u16) {
        let Some(socket) = self.sockets.remove(&connection) else { return };
        self.line(
            "info",
            "drop",
            &json!({"player": socket.player, "connection": number_of(&socket), "by": by, "code": code}),
        );
    }

    /// A player asks something, which is answered before anything else happens.
    pub fn asks(&mut self, op: &str, fields: Json) {
        self.line("invoke", op, &fields);
        let mut asked = fields;
        asked["op"] = json!(op);
        self.asked = Some(asked);
    }

    /// Whatever is not answered by now never is.
    pub fn settle(&mut self) {
        if let Some(asked) = self.asked.take() {
            let op = asked["op"].as_str().unwrap_or_default().to_owned();
            self.answer("info", &op, &asked, &json!({"reason": "no answer"}));
        }
    }

    fn answer(&mut self, ev: &str, op: &str, asked: &Json, more: &Json) {
        let mut fields = json!({
            "id": asked["id"], "player": asked["player"], "ticket": asked["ticket"], "match": asked["match"],
            "queue": asked["queue"],
        });
        for (key, value) in more.as_object().expect("fields") {
            fields[key] = value.clone();
        }
        self.line(ev, op, &fields);
    }

    fn take_answer(&mut self, reference: &str) -> Option<Json> {
        let is_it = self.asked.as_ref().is_some_and(|asked| asked["id"].as_str() == Some(reference));
        if is_it { self.asked.take() } else { None }
    }

    fn welcome(&mut self, connection: Connection, welcome: &Welcome<'_>) {
        let Some(socket) = self.sockets.get_mut(&connection) else { return };
        welcome.session_id.clone_into(&mut socket.session);
        let session = self.sessions.entry(socket.player.clone()).or_default();
        if !welcome.resumed {
            *session = Session { id: welcome.session_id.to_owned(), last_seq: 0 };
        }
        let fields = json!({
            "player": socket.player, "connection": number_of(socket), "session": welcome.session_id,
            "resumed": welcome.resumed, "graceMs": welcome.grace_ms,
        });
        self.line("info", "connect", &fields);
    }

    fn ticket(&mut self, socket: &Socket, outgoing: &Outgoing<'_>, ticket: &TicketView<'_>) {
        let state = name_of(ticket.state);
        let is_final = ticket.state.is_final();
        let op = if is_final { "final" } else { "ticket" };
        let mut fields = place_of(socket, outgoing);
        fields["ticket"] = json!(ticket.ticket_id);
        fields["queue"] = json!(ticket.queue);
        fields["state"] = json!(state);
        fields["waitedMs"] = json!(ticket.waited_ms);
        fields["reason"] = if ticket.reason.is_empty() { Json::Null } else { json!(ticket.reason) };
        fields["players"] = ticket.players.iter().map(ToString::to_string).collect();
        self.line("info", op, &fields);
        if ticket.state != TicketState::RequiresAcceptance {
            self.proposals.remove(ticket.ticket_id);
        }
        if is_final {
            self.open.remove(ticket.ticket_id);
            self.handle(socket, "final", ticket.ticket_id, &json!({"seq": outgoing.seq, "state": state}));
        } else {
            self.open.insert(ticket.ticket_id.to_owned(), socket.player.clone());
        }
        self.granted(outgoing, &json!({"state": state, "waitedMs": ticket.waited_ms}));
    }

    fn granted(&mut self, outgoing: &Outgoing<'_>, more: &Json) {
        if let Some(asked) = self.take_answer(outgoing.reference) {
            let op = asked["op"].as_str().unwrap_or_default().to_owned();
            self.answer("ok", &op, &asked, more);
        }
    }

    fn proposed(&mut self, socket: &Socket, outgoing: &Outgoing<'_>, view: &ProposalView<'_>) {
        let mut fields = place_of(socket, outgoing);
        fields["ticket"] = json!(view.ticket_id);
        fields["match"] = json!(view.match_id);
        fields["players"] = json!(view.players);
        fields["accepted"] = json!(view.accepted);
        fields["expiresInMs"] = json!(view.expires_in_ms);
        self.line("info", "proposal", &fields);
        let entry = self.proposals.entry(view.ticket_id.to_owned()).or_default();
        if entry.0 != view.match_id {
            *entry = (view.match_id.to_owned(), BTreeSet::new());
        }
        entry.1.insert(socket.player.clone());
        self.granted(outgoing, &json!({}));
    }

    fn matched(&mut self, socket: &Socket, outgoing: &Outgoing<'_>, view: &MatchView<'_>) {
        let matched = view.matched;
        let ticket = view.viewer.map_or("", |viewer| &matched.tickets[viewer]);
        let teams: Vec<Json> = matched
            .teams
            .iter()
            .map(|team| {
                let players: Vec<&str> = team.players.iter().map(|player| &*player.player_id).collect();
                let roles = players
                    .iter()
                    .map(|id| (*id, matched.seats.as_ref().map_or("", |seats| seats.role_of(id))))
                    .filter(|(_, role)| !role.is_empty());
                let roles: Json = roles.map(|(id, role)| (id.to_owned(), json!(role))).collect();
                json!({"name": &*team.name, "players": players, "roles": roles})
            })
            .collect();
        let mut fields = place_of(socket, outgoing);
        fields["ticket"] = json!(ticket);
        fields["match"] = json!(&*matched.id);
        fields["queue"] = json!(&*matched.queue);
        fields["teams"] = json!(teams);
        fields["quality"] = json!(matched.quality);
        fields["region"] = json!(matched.seats.as_ref().and_then(|seats| seats.region.as_deref()));
        let present = matched.teams.iter().flat_map(|team| &team.players);
        let present = present.filter(|player| player.ticket == MatchedPlayer::PRESENT);
        let present: Vec<&str> = present.map(|player| &*player.player_id).collect();
        fields["present"] = if present.is_empty() { Json::Null } else { json!(present) };
        self.line("info", "match", &fields);
        self.handle(socket, "match", ticket, &json!({"seq": outgoing.seq, "match": &*matched.id}));
    }

    fn handle(&mut self, socket: &Socket, op: &'static str, ticket: &str, more: &Json) {
        let about = more["match"].as_str().unwrap_or(ticket).to_owned();
        if self.handled.insert((socket.player.clone(), op, about)) {
            let mut fields = json!({"player": socket.player, "ticket": ticket});
            for (key, value) in more.as_object().expect("fields") {
                fields[key] = value.clone();
            }
            self.line("ok", op, &fields);
        }
    }

    /// A match runs, or others came to it.
    fn runs(&mut self, matched: &Match) {
        let before = self.running.remove(&*matched.id).unwrap_or_default();
        let person = |player: &MatchedPlayer| {
            let ticket = matched.tickets.get(player.ticket).and_then(|id| self.persons.get(&**id));
            let asked = ticket.into_iter().flatten();
            let present = before.iter().flat_map(|(_, persons)| persons);
            asked.chain(present).find(|person| *person.id == *player.player_id).cloned()
        };
        let teams = matched
            .teams
            .iter()
            .map(|team| (team.name.to_string(), team.players.iter().filter_map(person).collect()));
        self.running.insert(matched.id.to_string(), teams.collect());
    }

    fn control(&mut self, outgoing: &Outgoing<'_>) {
        match outgoing.message {
            Message::EventBatch { events, .. } => {
                self.is_following = false;
                for event in events {
                    self.events_read = event.seq;
                    let mut fields = json!({"seq": event.seq, "atMs": event.at_ms});
                    match event.body {
                        EventBody::Match(matched) => {
                            self.matches += 1;
                            self.runs(matched);
                            fields["type"] = json!("match");
                            fields["match"] = json!(&*matched.id);
                        }
                        EventBody::Ticket(ticket) => {
                            self.open.remove(ticket.ticket_id);
                            fields["type"] = json!("ticket");
                            fields["ticket"] = json!(ticket.ticket_id);
                            fields["state"] = json!(name_of(ticket.state));
                        }
                        EventBody::Filled { matched, .. } => {
                            self.runs(matched);
                            fields["type"] = json!("filled");
                            fields["match"] = json!(&*matched.id);
                        }
                        EventBody::Proposal(report) => {
                            fields["type"] = json!("proposal");
                            fields["match"] = json!(&*report.matched.id);
                        }
                        EventBody::MatchEnded(report) => {
                            self.running.remove(&*report.matched.id);
                            fields["type"] = json!("matchEnded");
                            fields["match"] = json!(&*report.matched.id);
                        }
                        // The life tells of changed rules itself, with their text.
                        EventBody::RulesChanged(_) => fields["type"] = json!("rulesChanged"),
                    }
                    self.line("info", "event", &fields);
                }
            }
            Message::BackfillReport(report) => self.backfill = Some(report.backfill_id.to_owned()),
            Message::RulesAnswer { problems, .. } => {
                let sentences =
                    problems.iter().map(|problem| format!("{}: {}", problem.path, problem.message));
                self.refused = Some(sentences.collect::<Vec<_>>().join("; ")).filter(|text| !text.is_empty());
            }
            _ => {}
        }
    }
}

impl Sink for Scribe {
    fn send(&mut self, connection: Connection, outgoing: &Outgoing<'_>) {
        if connection == 0 {
            return self.control(outgoing);
        }
        let Some(socket) = self.sockets.get(&connection).cloned() else { return };
        if outgoing.seq > 0 {
            let session = self.sessions.entry(socket.player.clone()).or_default();
            session.last_seq = session.last_seq.max(outgoing.seq);
        }
        match outgoing.message {
            Message::Welcome(ref welcome) => self.welcome(connection, welcome),
            Message::Ticket(ref ticket) => self.ticket(&socket, outgoing, ticket),
            Message::Proposal(ref view) => self.proposed(&socket, outgoing, view),
            Message::Match(ref view) => self.matched(&socket, outgoing, view),
            Message::Error(refusal) => {
                if let Some(asked) = self.take_answer(outgoing.reference) {
                    let op = asked["op"].as_str().unwrap_or_default().to_owned();
                    self.answer("fail", &op, &asked, &json!({"code": refusal.code.name()}));
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, connection: Connection, code: CloseCode) {
        self.closed.push((connection, code));
    }

    fn gone(&mut self, _connection: Connection) {}

    fn decided(&mut self, decision: &Decision) {
        self.decisions.push(decision.clone());
    }
}

fn number_of(socket: &Socket) -> u32 {
    socket.number
}

/// Where a player heard something.
fn place_of(socket: &Socket, outgoing: &Outgoing<'_>) -> Json {
    let reference = if outgoing.reference.is_empty() { Json::Null } else { json!(outgoing.reference) };
    json!({
        "player": socket.player, "session": socket.session, "connection": socket.number,
        "seq": outgoing.seq, "ref": reference,
    })
}

/// A state as the wire names it.
fn name_of(state: TicketState) -> &'static str {
    match state {
        TicketState::Queued => "QUEUED",
        TicketState::Searching => "SEARCHING",
        TicketState::RequiresAcceptance => "REQUIRES_ACCEPTANCE",
        TicketState::Placing => "PLACING",
        TicketState::Completed => "COMPLETED",
        TicketState::Cancelled => "CANCELLED",
        TicketState::TimedOut => "TIMED_OUT",
        TicketState::Failed => "FAILED",
    }
}
