//! Tickets that wait for what the server knows of their players.
//!
//! An `enqueue` may come before the profiles of some members are known. Its ticket is acknowledged, stands in the live
//! lane's line by its age and claims its players, but it has no values yet and is in no pool: QUEUED, reason `PROFILE`.
//! What it asked for is kept here until the last profile has come by [`Command::TakeProfiles`], which is journaled; then
//! its values are resolved as those of any other ticket, under the rules of that moment.
//!
//! [`Command::TakeProfiles`]: crate::command::Command::TakeProfiles

use super::Engine;
use super::answer::{Asker, Refused};
use super::attributes::{check_latencies, check_names};
use super::claims::Verified;
use super::enqueue::check_party;
use super::kept::{declared, own_known};
use super::lane::{Lane, LaneKind, LaneNumber};
use super::ticket::Ticket;
use super::unresolved::{Known, Loader, Unresolved, UnresolvedMember};
use crate::code::Code;
use crate::command::{self, Enqueue, Profile};
use crate::limits;
use crate::message::{Message, Outgoing, WantedProfile};
use crate::sink::{Connection, Sink};
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::value::{OwnedValue, Values};

impl Ticket {
    /// True while the profile of a member is missing.
    pub(super) fn awaits_profile(&self) -> bool {
        self.state == TicketState::Queued && self.reason == Reason::Profile
    }
}

impl Engine {
    /// What a request asks for, as far as that can be judged while profiles of members are missing. `None`: none is.
    ///
    /// # Errors
    /// As for a request that has them all, but that a value is missing shows only later.
    pub(super) fn unresolved(
        &self,
        asker: &Asker<'_>,
        [live, canary]: [&Lane; 2],
        enqueue: &Enqueue<'_>,
        members: &[command::Member<'_>],
        verified: &Verified<'_>,
    ) -> Result<Option<Unresolved>, Refused> {
        let is_awaited = |id: &str| enqueue.awaited.contains(&id);
        if !members.iter().any(|member| is_awaited(member.player_id)) {
            return Ok(None);
        }
        let (rules, also) = (&*live.rules, Some(&*canary.rules));
        check_party(members, rules.party_max())?;
        let standing = self.standing(asker, members, verified)?;
        let authority = standing.authority;
        let mut unresolved = Vec::with_capacity(members.len());
        let mut bytes = 0;
        for (index, member) in members.iter().enumerate() {
            let command::Member { player_id, attributes, latencies, .. } = *member;
            let refuse =
                |what: String| Refused::new(Code::BadAttribute, format!("player `{player_id}`: {what}"));
            check_latencies(player_id, latencies)?;
            check_names(rules, also, attributes, authority).map_err(refuse)?;
            let attributes = declared(rules, attributes).map_err(refuse)?;
            bytes += attributes.iter().map(|(name, value)| name.len() + size(value.as_ref())).sum::<usize>();
            let profile = if is_awaited(player_id) {
                Known::Awaited { is_told: false }
            } else {
                let known = enqueue.profiles.iter().find(|profile| profile.player_id == player_id);
                Known::Profile(own_known(known.map_or(&[][..], |profile| profile.attributes)))
            };
            unresolved.push(UnresolvedMember {
                attributes,
                claims: standing.claims(index).cloned(),
                profile,
            });
        }
        if bytes > limits::TICKET_ATTRIBUTE_BYTES {
            let message =
                format!("the ticket's attributes take over {} bytes", limits::TICKET_ATTRIBUTE_BYTES);
            return Err(Refused::new(Code::BadAttribute, message));
        }
        Ok(Some(Unresolved { authority, members: unresolved.into(), number: 0 }))
    }

    /// True when a ticket of the queue waits for one of these players.
    pub(super) fn awaits_any<'p>(&self, queue: &str, mut players: impl Iterator<Item = &'p str>) -> bool {
        players.any(|id| self.awaiting(queue, id).is_some())
    }

    /// The ticket of a queue that waits for what is known of a player, and his place in it.
    fn awaiting(&self, queue: &str, player_id: &str) -> Option<(Key, usize)> {
        let ticket = self.players[self.players.find(player_id)?].claim?;
        let record = &self.tickets[ticket];
        let unresolved =
            self.profiles.unresolved.get(&ticket).filter(|_| *self.queues[record.queue].name == *queue)?;
        let member = record.players.iter().position(|id| **id == *player_id)?;
        unresolved.is_awaited(member).then_some((ticket, member))
    }

    /// What is known of players has come. A ticket that has waited for the last of them is searched for; one of a
    /// player of whom nothing can be known ends.
    pub(super) fn take_profiles(
        &mut self,
        queue: &str,
        profiles: &[Profile<'_>],
        unavailable: &[&str],
        sink: &mut impl Sink,
    ) {
        for profile in profiles {
            let Some((ticket, member)) = self.awaiting(queue, profile.player_id) else { continue };
            let unresolved = self.profiles.unresolved.get_mut(&ticket).expect("it waits");
            unresolved.members[member].profile = Known::Profile(own_known(profile.attributes));
            if unresolved.is_complete() {
                self.settle(ticket, sink);
            }
        }
        for player_id in unavailable {
            if let Some((ticket, _)) = self.awaiting(queue, player_id) {
                self.fail_by_profile(ticket, Reason::ProfileUnavailable, sink);
            }
        }
    }

    /// Everything is known of the ticket's players: it gets its values, and its place.
    fn settle(&mut self, ticket: Key, sink: &mut impl Sink) {
        let Some(unresolved) = self.profiles.remove(ticket) else { return };
        let Some((lane, values, home)) = self.placed(ticket, &unresolved) else {
            return self.fail_by_profile(ticket, Reason::BadProfile, sink);
        };
        let record = &mut self.tickets[ticket];
        for (index, (member, values)) in record.members.iter_mut().zip(values).enumerate() {
            member.values = values;
            member.home = home.as_ref().map(|home| home[index].clone());
        }
        record.reason = Reason::Absent;
        let (queue, from) = (record.queue, record.lane);
        if lane != from {
            let former = self.queues[queue].lane_mut(from);
            former.count_out(&self.tickets[ticket]);
            former.line.leave(&mut self.tickets, ticket);
            self.tickets[ticket].lane = lane;
            let next = self.queues[queue].lane_mut(lane);
            next.count_in(&self.tickets[ticket]);
            next.line.rejoin(&mut self.tickets, &[ticket]);
        }
        if !self.is_held(ticket) {
            self.search_for(ticket);
        }
        self.tell_state(ticket, None, sink);
    }

    /// The lane for a ticket, with its members' values there and, in a canary, under the live rules.
    fn placed(
        &self,
        ticket: Key,
        unresolved: &Unresolved,
    ) -> Option<(LaneNumber, Vec<Values>, Option<Vec<Values>>)> {
        let record = &self.tickets[ticket];
        let queue = &self.queues[record.queue];
        let own = queue.lane(record.lane);
        if own.kind == LaneKind::Live {
            let ids = record.players.iter();
            let members: Vec<_> =
                ids.map(|id| command::Member { player_id: id, ..command::Member::default() }).collect();
            let canary = self.canary_for(queue, &members);
            if let Some((canary, values)) =
                canary.and_then(|lane| Some((lane, unresolved.values(&lane.rules)?)))
            {
                return Some((canary.number, values, unresolved.values(&own.rules)));
            }
        }
        Some((own.number, unresolved.values(&own.rules)?, None))
    }

    fn fail_by_profile(&mut self, ticket: Key, reason: Reason, sink: &mut impl Sink) {
        if !self.end(ticket, TicketState::Failed, reason, None, sink) {
            // The build that wrote the record could go on; this one has nothing to go on with.
            self.finish(ticket, TicketState::Failed, reason, None, sink);
        }
    }

    /// Answers with the players whose profiles are to be loaded, or as soon as there are any. Only the last who asked
    /// is answered. `again`: those that were named before are named again.
    pub(super) fn read_wanted_profiles(
        &mut self,
        asker: &Asker<'_>,
        again: bool,
        limit: u32,
        sink: &mut impl Sink,
    ) {
        if again {
            self.profiles.tell_again();
        }
        if let Some(Loader { connection, request, .. }) = self.profiles.loader.take() {
            let message = Message::WantedProfiles(&[]);
            sink.send(connection, &Outgoing { seq: 0, reference: "", request, message });
        }
        let limit = limit.clamp(1, limits::WANTED_PROFILES) as usize;
        self.profiles.loader = Some(Loader { connection: asker.connection, request: asker.request(), limit });
    }

    /// Tells the loader what there is to load, if it waits for that.
    pub(super) fn tell_loader(&mut self, sink: &mut impl Sink) {
        if self.profiles.untold.is_empty() {
            return;
        }
        let Some(Loader { connection, request, limit }) = self.profiles.loader.take() else { return };
        let told = self.profiles.take_untold(limit);
        let wanted = told.iter().map(|(ticket, member)| {
            let ticket = &self.tickets[*ticket];
            WantedProfile { queue: &self.queues[ticket.queue].name, player_id: &ticket.players[*member] }
        });
        let wanted: Vec<WantedProfile<'_>> = wanted.collect();
        let message = Message::WantedProfiles(&wanted);
        sink.send(connection, &Outgoing { seq: 0, reference: "", request, message });
    }

    /// Whoever loads profiles over this connection has gone.
    pub(super) fn forget_loader(&mut self, connection: Connection) {
        self.profiles.loader = self.profiles.loader.filter(|loader| loader.connection != connection);
    }
}

fn size(value: Option<&OwnedValue>) -> usize {
    value.map_or(0, OwnedValue::wire_bytes)
}
