//! Tells players what became of their tickets.

use super::Engine;
use super::answer::Asker;
use super::lobby::Lobby;
use super::player::Missed;
use super::queue::Queue;
use super::session::{Kept, Notice};
use super::ticket::Ticket;
use crate::message::{MatchView, Message, Outgoing, ProposalView, TicketView};
use crate::sink::{Connection, Sink};
use crate::slab::Key;
use crate::time::EngineTime;

impl Engine {
    /// Tells the state of a ticket to its members, and to the player who asked if he is none of them.
    pub(super) fn tell_state(&mut self, ticket: Key, asker: Option<&Asker<'_>>, sink: &mut impl Sink) {
        self.tell(ticket, self.state_notice(ticket), asker, sink);
    }

    /// Tells the state of a ticket to one player.
    pub(super) fn tell_state_to(
        &mut self,
        player: Key,
        ticket: Key,
        asker: Option<&Asker<'_>>,
        sink: &mut impl Sink,
    ) {
        self.tell_player(player, ticket, self.state_notice(ticket), asker, sink);
    }

    fn state_notice(&self, ticket: Key) -> Notice {
        let record = &self.tickets[ticket];
        Notice::State { state: record.state, reason: record.reason, waited_ms: record.waited_ms(self.now) }
    }

    /// Tells a notice of a ticket to its members, and to the player who asked if he is none of them.
    pub(super) fn tell(
        &mut self,
        ticket: Key,
        notice: Notice,
        asker: Option<&Asker<'_>>,
        sink: &mut impl Sink,
    ) {
        let mut is_told = asker.and_then(|asker| asker.player).is_none();
        for index in 0..self.tickets[ticket].members.len() {
            let player = self.tickets[ticket].members[index].player;
            is_told |= asker.is_some_and(|asker| asker.player == Some(player));
            self.tell_player(player, ticket, notice, asker, sink);
        }
        if let Some(player) = asker.and_then(|asker| asker.player).filter(|_| !is_told) {
            self.tell_player(player, ticket, notice, asker, sink);
        }
    }

    /// Tells one player; if he has no session, he is told when he next has one.
    pub(super) fn tell_player(
        &mut self,
        player: Key,
        ticket: Key,
        notice: Notice,
        asker: Option<&Asker<'_>>,
        sink: &mut impl Sink,
    ) {
        let Some(session) = self.players[player].session else {
            if matches!(notice, Notice::State { .. }) && notice.is_final() {
                self.players[player].missed.push(Missed { ticket, is_unseen: true });
                self.tickets[ticket].is_missed = true;
            }
            return;
        };
        let tickets = &self.tickets;
        let session = &mut self.sessions[session];
        session.forget_before(|ticket| tickets.get(ticket).is_some());
        let record = &tickets[ticket];
        let reference =
            asker.filter(|asker| asker.player == Some(player)).map_or("", |asker| asker.reference);
        let seq = session.keep(ticket, notice, reference);
        let Some(message) = message_of(record, &self.queues[record.queue], &self.lobby, self.now, notice)
        else {
            return;
        };
        session.say(&Outgoing { seq, reference, request: 0, message }, sink);
    }

    /// Says again the kept messages above `after_seq` of the session on this connection. Changes nothing: for an
    /// outbox that had no room. False: no session speaks there any more.
    pub fn resend(&self, connection: Connection, after_seq: u32, sink: &mut impl Sink) -> bool {
        let Some(session) = self.connections.get(connection) else { return false };
        let session = &self.sessions[session];
        for kept in session.kept.iter().filter(|kept| kept.seq > after_seq) {
            self.say_kept(connection, kept, sink);
        }
        true
    }

    fn say_kept(&self, connection: Connection, kept: &Kept, sink: &mut impl Sink) {
        let Some(record) = self.tickets.get(kept.ticket) else { return };
        let queue = &self.queues[record.queue];
        let Some(message) = message_of(record, queue, &self.lobby, self.now, kept.notice) else { return };
        sink.send(connection, &Outgoing { seq: kept.seq, reference: &kept.reference, request: 0, message });
    }
}

/// A notice as a message; `None`: it is of a proposal that has been decided.
fn message_of<'a>(
    ticket: &'a Ticket,
    queue: &'a Queue,
    lobby: &'a Lobby,
    now: EngineTime,
    notice: Notice,
) -> Option<Message<'a>> {
    Some(match (notice, &ticket.matched) {
        (Notice::State { state, reason, waited_ms }, _) => Message::Ticket(TicketView {
            ticket_id: &ticket.id,
            queue: &queue.name,
            state,
            players: &ticket.players,
            waited_ms,
            reason: reason.name(),
            estimated_wait_ms: queue.estimate_for(ticket, state),
        }),
        (Notice::Match, Some(matched)) => {
            let viewer = matched.tickets.iter().position(|id| *id == ticket.id);
            Message::Match(MatchView { matched, viewer })
        }
        (Notice::Match, None) => unreachable!("a match is told of matched tickets only"),
        (Notice::Proposal { proposal, players, accepted, expires_at }, _) => {
            Message::Proposal(ProposalView {
                match_id: &lobby.proposals.get(proposal)?.matched().id,
                ticket_id: &ticket.id,
                players,
                accepted,
                expires_in_ms: EngineTime::from_millis(expires_at.since(now)).as_millis_f64(),
            })
        }
    })
}
