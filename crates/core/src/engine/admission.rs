//! A player comes, continues, or goes.

use super::Engine;
use super::answer::Asker;
use super::claims::Claims;
use super::player::{Missed, is_player_id};
use super::session::{Notice, Session};
use crate::code::Code;
use crate::command::{Admit, Command, Request};
use crate::limits;
use crate::message::{Message, Outgoing, Welcome};
use crate::seeded;
use crate::sink::{CloseCode, Connection, Sink};
use crate::slab::Key;

impl Engine {
    /// Gives a connection its session: the one that its resume token names if that still lives, else a new one.
    /// Then says what the player missed.
    pub(super) fn admit(&mut self, admit: &Admit<'_>, reference: &str, sink: &mut impl Sink) {
        let request = Request { id: reference, request: 0, command: Command::Detach { connection: 0 } };
        let asker = Asker::on(admit.connection, &request);
        if !is_player_id(admit.player_id) || admit.release.chars().count() > limits::RELEASE_CHARS {
            let message =
                "a player id has 1 to 128 characters without control characters, a release at most 64";
            return asker.refuse(Code::BadMessage, message, None, sink);
        }
        if self.connections.get(admit.connection).is_some() {
            return sink.close(admit.connection, CloseCode::Protocol);
        }
        let claims = match admit.claims.map(|claims| Claims::read(admit.player_id, &claims)).transpose() {
            Ok(claims) => claims,
            Err(refused) => {
                asker.refuse_with(&refused, sink);
                return sink.close(admit.connection, CloseCode::Unauthorized);
            }
        };
        let player = self.players.find_or_add(admit.player_id, self.now);
        let live = self.players[player].session;
        let resumed = live.filter(|session| *self.sessions[*session].id == *admit.resumed_session_id);
        if live.is_none() && self.sessions.len() >= limits::SESSIONS {
            asker.refuse(Code::Overloaded, "no room for another session", Some(limits::RETRY_AFTER_MS), sink);
            self.players.release(player);
            return sink.close(admit.connection, CloseCode::Overloaded);
        }
        if let Some(session) = live {
            self.replace_connection(session, sink);
        }
        match resumed {
            Some(session) => self.resume(session, admit, &asker, sink),
            None => self.begin(player, live, admit, &asker, sink),
        }
        if let Some(session) = self.players[player].session {
            self.sessions[session].claims = claims;
            self.sessions[session].release = admit.release.into();
        }
        self.player_returned(player, sink);
        if let Some(ticket) = self.players[player].claim {
            self.tell_state_to(player, ticket, None, sink);
            if let Some(notice) = self.proposal_notice(ticket) {
                self.tell_player(player, ticket, notice, None, sink);
            }
        }
    }

    /// A newer connection of the player takes over: the older one, if there is one, is closed.
    fn replace_connection(&mut self, session: Key, sink: &mut impl Sink) {
        if let Some(connection) = self.sessions[session].connection.take() {
            self.connections.clear(connection);
            sink.close(connection, CloseCode::Replaced);
        }
    }

    fn resume(&mut self, session: Key, admit: &Admit<'_>, asker: &Asker<'_>, sink: &mut impl Sink) {
        let record = &mut self.sessions[session];
        record.connection = Some(admit.connection);
        record.acknowledge(admit.last_seq);
        if seeded::is("resume_forgets") {
            record.kept.clear();
        }
        record.kept.iter_mut().for_each(|kept| kept.is_unseen = false);
        self.connections.set(admit.connection, session);
        self.welcome(session, true, asker, sink);
        self.resend(admit.connection, admit.last_seq, sink);
    }

    fn begin(
        &mut self,
        player: Key,
        replaced: Option<Key>,
        admit: &Admit<'_>,
        asker: &Asker<'_>,
        sink: &mut impl Sink,
    ) {
        if let Some(session) = replaced {
            self.end_session(session);
        }
        let session =
            self.sessions.insert(Session::new(admit.session_id, admit.resume, player, admit.connection));
        self.players[player].session = Some(session);
        self.connections.set(admit.connection, session);
        self.welcome(session, false, asker, sink);
        let is_continuing = !admit.resumed_session_id.is_empty();
        let missed = std::mem::take(&mut self.players[player].missed);
        let (told, rest): (Vec<Missed>, _) =
            missed.into_iter().partition(|missed| is_continuing || missed.is_unseen);
        // A hello that was overtaken by a later one on another worker is no reason to forget.
        self.players[player].missed = rest;
        for Missed { ticket, .. } in told {
            self.tell_end(player, ticket, sink);
        }
    }

    /// Tells a player how a ticket ended, if that is still known.
    fn tell_end(&mut self, player: Key, ticket: Key, sink: &mut impl Sink) {
        let Some(record) = self.tickets.get(ticket) else { return };
        if record.matched.is_some() {
            self.tell_player(player, ticket, Notice::Match, None, sink);
        }
        self.tell_state_to(player, ticket, None, sink);
    }

    fn welcome(&self, session: Key, resumed: bool, asker: &Asker<'_>, sink: &mut impl Sink) {
        let record = &self.sessions[session];
        #[expect(clippy::cast_precision_loss, reason = "a grace is far below 2^53 ms")]
        let grace_ms = self.settings.grace_ms as f64;
        let welcome = Welcome {
            session_id: &record.id,
            player_id: &self.players[record.player].id,
            resume: &record.resume,
            resumed,
            grace_ms,
            heartbeat: self.settings.heartbeat,
        };
        let message = Message::Welcome(welcome);
        sink.send(asker.connection, &Outgoing { seq: 0, reference: asker.reference, request: 0, message });
    }

    /// Everything up to `seq` has been handled.
    pub(super) fn acknowledge(&mut self, session: Key, seq: u32) {
        self.sessions[session].acknowledge(seq);
    }

    /// A socket has gone: its player is absent, and his session is kept for the grace. A control connection goes with
    /// its worker, and with it the readers of events that wait there.
    pub(super) fn detach(&mut self, connection: Connection, sink: &mut impl Sink) {
        if let Some(session) = self.connections.clear(connection) {
            self.sessions[session].connection = None;
            let player = self.sessions[session].player;
            self.player_left(player, sink);
            self.absences.push_back((self.now, player));
        }
        self.forget_event_readers(connection);
        self.forget_loader(connection);
        sink.gone(connection);
    }

    /// Ends a session. What it still had to say of ended tickets stays with the player.
    pub(super) fn end_session(&mut self, session: Key) {
        let Some(session) = self.sessions.remove(session) else { return };
        let player = &mut self.players[session.player];
        player.session = None;
        let ends = session
            .kept
            .iter()
            .filter(|kept| matches!(kept.notice, Notice::State { .. }) && kept.notice.is_final());
        for kept in ends {
            // An end that was asked for again is kept twice, and missed once.
            if !player.missed.iter().any(|missed| missed.ticket == kept.ticket) {
                player.missed.push(Missed { ticket: kept.ticket, is_unseen: kept.is_unseen });
                if let Some(ticket) = self.tickets.get_mut(kept.ticket) {
                    ticket.is_missed = true;
                }
            }
        }
    }
}
