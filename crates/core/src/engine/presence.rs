//! Who is there, and what becomes of a ticket whose member is not.

use super::Engine;
use super::ticket::{self, Ticket};
use crate::rules::{RuleSet, WhenAbsent};
use crate::search::{Arrival, Member, Pool};
use crate::seeded;
use crate::sink::Sink;
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};

impl Engine {
    /// The heartbeat of a session was missed or came back. Any frame counts as coming back.
    pub(super) fn set_present(&mut self, session: Key, present: bool, sink: &mut impl Sink) {
        let player = self.sessions[session].player;
        if present {
            self.player_returned(player, sink);
        } else {
            self.player_left(player, sink);
            self.absences.push_back((self.now, player));
        }
    }

    /// The player is absent from now on, if he was not before.
    pub(super) fn player_left(&mut self, player: Key, sink: &mut impl Sink) {
        if self.players[player].absent_since.is_some() {
            return;
        }
        self.players[player].absent_since = Some(self.now);
        let Some(ticket) = self.players[player].claim.filter(|ticket| self.tickets[*ticket].presence) else {
            return;
        };
        self.tickets[ticket].absent += 1;
        if self.is_held(ticket) && self.tickets[ticket].state == TicketState::Searching {
            self.hold(ticket, sink);
        }
    }

    /// The player is present, if he was not before.
    pub(super) fn player_returned(&mut self, player: Key, sink: &mut impl Sink) {
        if self.players[player].absent_since.take().is_none() {
            return;
        }
        let Some(ticket) = self.players[player].claim.filter(|ticket| self.tickets[*ticket].presence) else {
            return;
        };
        self.tickets[ticket].absent -= 1;
        if !self.is_held(ticket) && self.tickets[ticket].state == TicketState::Queued {
            if seeded::is("place_lost") {
                self.tickets[ticket].enqueued_at = self.now;
            }
            self.search_for(ticket);
            self.tell_state(ticket, None, sink);
        }
    }

    /// True when the ticket may enter no match for want of a member, or of what is known of one.
    pub(super) fn is_held(&self, ticket: Key) -> bool {
        if self.tickets[ticket].awaits_profile() {
            return true;
        }
        !seeded::is("absent_matched")
            && self.tickets[ticket].absent > 0
            && self.lane_of(ticket).rules.options.when_absent == WhenAbsent::Hold
    }

    /// Takes the ticket out of the pool; it keeps its place in the line.
    pub(super) fn hold(&mut self, ticket: Key, sink: &mut impl Sink) {
        self.leave_pool(ticket);
        let record = &mut self.tickets[ticket];
        record.state = TicketState::Queued;
        record.reason = Reason::Absent;
        self.tell_state(ticket, None, sink);
        if seeded::is("forgotten_ticket") {
            self.tickets.forget_id(ticket);
            for member in &self.tickets[ticket].members {
                self.players[member.player].claim = None;
            }
        }
    }

    /// Puts the ticket into the pool and makes sure that a pass looks at it.
    pub(super) fn search_for(&mut self, ticket: Key) {
        let record = &mut self.tickets[ticket];
        record.state = TicketState::Searching;
        record.reason = Reason::None;
        if seeded::is("lost_wake_up") && record.enqueued_at < self.now {
            return;
        }
        let queue = &mut self.queues[record.queue];
        let lane = queue.lanes.iter_mut().find(|lane| lane.number == record.lane);
        let lane = lane.expect("a live ticket's lane is there");
        let place = put_into(&mut lane.pool, &lane.rules, ticket, record, &record.members);
        record.place = Some(place);
        lane.agenda.add(place);
        lane.schedule_pass(self.now);
        if let Some(shadow) = &mut queue.shadow {
            shadow.enter(ticket, record, &lane.rules, self.now);
        }
    }

    /// Takes the ticket out of the pool, if it is in.
    pub(super) fn leave_pool(&mut self, ticket: Key) {
        let record = &mut self.tickets[ticket];
        let place = record.place.take();
        if let Some(shadow) = &mut self.queues[record.queue].shadow {
            shadow.leave(record);
        }
        if let Some(place) = place {
            self.lane_of_mut(ticket).pool.remove(place);
        }
    }
}

/// Puts a ticket into a pool, with these values of its members.
pub(super) fn put_into(
    pool: &mut Pool,
    rules: &RuleSet,
    key: Key,
    ticket: &Ticket,
    members: &[ticket::Member],
) -> Key {
    let arrival = Arrival {
        ticket: key,
        id: ticket.id.clone(),
        id_order: ticket.id_order,
        enqueued_at: ticket.enqueued_at,
    };
    pool.insert(rules, arrival, as_searched(ticket, members))
}

/// A ticket's members as the search takes them, with these values.
pub(super) fn as_searched<'a>(
    ticket: &'a Ticket,
    members: &'a [ticket::Member],
) -> impl ExactSizeIterator<Item = Member<'a>> + Clone {
    members.iter().zip(&ticket.players).map(|(member, id)| Member {
        player_id: id,
        values: &member.values,
        latencies: &member.latencies,
    })
}
