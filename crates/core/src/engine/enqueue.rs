//! A party asks for a match.

use std::sync::Arc;

use super::Engine;
use super::answer::{Asker, Refused};
use super::attributes::{check_latencies, own_latencies, resolve};
use super::claims::Verified;
use super::fingerprint::fingerprint;
use super::lane::{Lane, LaneNumber};
use super::player::is_player_id;
use super::shadow::InShadow;
use super::ticket::{Member, Party, Ticket};
use super::unresolved::Unresolved;
use crate::code::Code;
use crate::command::{self, Enqueue, Request, VerifiedMember};
use crate::id_order::{IdOrder, made_id};
use crate::limits;
use crate::seeded;
use crate::sink::{Connection, Sink};
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::value::Values;

/// A request that has been found good.
struct Accepted {
    queue: usize,
    lane: LaneNumber,
    values: Party<Values>,
    /// In a canary: the values under the live rules, if these admit the ticket.
    home: Option<Party<Values>>,
    /// While profiles are missing: what the values will be made of, which are empty until then.
    unresolved: Option<Unresolved>,
}

impl Engine {
    /// Makes a ticket for the player of a connection, whose request brought these members' tokens.
    pub(super) fn enqueue_verified(
        &mut self,
        connection: Connection,
        request: &Request<'_>,
        enqueue: &Enqueue<'_>,
        members: &[VerifiedMember<'_>],
        sink: &mut impl Sink,
    ) {
        let Some(session) = self.connections.get(connection) else { return };
        let mut asker = Asker::on(connection, &Request { request: 0, ..*request });
        asker.player = Some(self.sessions[session].player);
        self.set_present(session, true, sink);
        match Verified::read(members) {
            Ok(verified) => self.enqueue(&asker, enqueue, true, &verified, sink),
            Err(refused) => asker.refuse_with(&refused, sink),
        }
    }

    /// Makes a ticket, or answers with the one that the same request made before.
    ///
    /// `verified` holds what the tokens of members say that came with the request.
    pub(super) fn enqueue(
        &mut self,
        asker: &Asker<'_>,
        enqueue: &Enqueue<'_>,
        presence: bool,
        verified: &Verified<'_>,
        sink: &mut impl Sink,
    ) {
        let owner = asker.player.map(|player| self.players[player].id.clone());
        let sender = [command::Member {
            player_id: owner.as_deref().unwrap_or_default(),
            attributes: enqueue.attributes,
            latencies: enqueue.latencies,
            token: "",
        }];
        let is_party = !enqueue.players.is_empty() || asker.is_control();
        let members = if is_party { enqueue.players } else { &sender };
        // Nobody can ask again under an id that he has not chosen.
        let is_named = !enqueue.ticket_id.is_empty();
        let fingerprint = if is_named { fingerprint(enqueue, presence) } else { 0 };
        match self.find_same(enqueue.ticket_id, owner.as_ref(), fingerprint) {
            Ok(Some(ticket)) => return self.acknowledge_ticket(ticket, false, asker, sink),
            Ok(None) => {}
            Err(refused) => return asker.refuse_with(&refused, sink),
        }
        match self.check(asker, enqueue, members, is_party, verified) {
            Ok(accepted) => {
                let ticket =
                    self.make_ticket(enqueue, members, accepted, owner.clone(), fingerprint, presence);
                self.acknowledge_ticket(ticket, true, asker, sink);
            }
            Err(refused) => asker.refuse_with(&refused, sink),
        }
    }

    /// The ticket of this id if the same asker made it by the same request.
    fn find_same(
        &self,
        id: &str,
        owner: Option<&Arc<str>>,
        fingerprint: u64,
    ) -> Result<Option<Key>, Refused> {
        let Some(key) = self.tickets.find(id).filter(|_| !id.is_empty()) else { return Ok(None) };
        let ticket = &self.tickets[key];
        if ticket.owner.as_ref() == owner && ticket.fingerprint == fingerprint {
            return Ok(Some(key));
        }
        Err(Refused::new(Code::DuplicateTicket, format!("ticket id `{id}` is in use for another request")))
    }

    fn acknowledge_ticket(&mut self, ticket: Key, created: bool, asker: &Asker<'_>, sink: &mut impl Sink) {
        if asker.is_control() {
            self.report_ticket(asker, ticket, created, sink);
        }
        if created {
            self.tell_state(ticket, Some(asker), sink);
        } else if let Some(player) = asker.player {
            self.tell_state_to(player, ticket, Some(asker), sink);
        }
    }

    /// Everything that can be wrong with a request.
    fn check(
        &self,
        asker: &Asker<'_>,
        enqueue: &Enqueue<'_>,
        members: &[command::Member<'_>],
        is_party: bool,
        verified: &Verified<'_>,
    ) -> Result<Accepted, Refused> {
        check_envelope(enqueue, is_party)?;
        let Some(&queue) = self.queue_names.get(enqueue.queue) else {
            return Err(Refused::new(Code::UnknownQueue, format!("no queue is named `{}`", enqueue.queue)));
        };
        let record = &self.queues[queue];
        let live = record.live();
        if live.is_suspended {
            let message = format!("queue `{}` makes no matches until its rules change", enqueue.queue);
            return Err(Refused::new(Code::QueueSuspended, message));
        }
        // A canary never refuses what the live rules admit.
        let canary = self.canary_for(record, members);
        let unresolved =
            self.unresolved(asker, [live, canary.unwrap_or(live)], enqueue, members, verified)?;
        let canary = canary.filter(|_| unresolved.is_none());
        let in_canary =
            canary.and_then(|lane| self.fit(asker, lane, Some(live), enqueue, members, verified).ok());
        let (lane, values, home) = if unresolved.is_some() {
            (live.number, members.iter().map(|_| Values::default()).collect(), None)
        } else if let Some((canary, values)) = canary.zip(in_canary) {
            let home = self.fit(asker, live, Some(canary), enqueue, members, verified);
            (canary.number, values, home.ok())
        } else {
            (live.number, self.fit(asker, live, None, enqueue, members, verified)?, None)
        };
        if record.tickets() >= live.rules.options.capacity {
            let message = format!("queue `{}` is full", enqueue.queue);
            return Err(Refused::new(Code::QueueFull, message).retry_after(limits::RETRY_AFTER_MS));
        }
        let claimed = |id: &str| {
            let player = self.players.find(id).map(|player| &self.players[player]);
            player.is_some_and(|player| player.claim.is_some() || player.playing.is_some())
        };
        if let Some(busy) = members.iter().find(|member| claimed(member.player_id))
            && !seeded::is("skipped_claim")
        {
            let message = format!(
                "player `{}` is in a ticket already, or in a match that has not ended",
                busy.player_id
            );
            return Err(Refused::new(Code::PlayerBusy, message));
        }
        Ok(Accepted { queue, lane, values, home, unresolved })
    }

    /// The values of the members under the rules of a lane, if these admit them. `also`: the lane under whose rules
    /// they may come too.
    fn fit(
        &self,
        asker: &Asker<'_>,
        lane: &Lane,
        also: Option<&Lane>,
        enqueue: &Enqueue<'_>,
        members: &[command::Member<'_>],
        verified: &Verified<'_>,
    ) -> Result<Party<Values>, Refused> {
        let rules = &*lane.rules;
        let also = also.map(|lane| &*lane.rules);
        check_party(members, rules.party_max())?;
        let standing = self.standing(asker, members, verified)?;
        let mut values = Party::new();
        for (index, member) in members.iter().enumerate() {
            let command::Member { player_id, attributes, latencies, .. } = *member;
            check_latencies(player_id, latencies)?;
            let profile = enqueue.profiles.iter().find(|profile| profile.player_id == player_id);
            let profile = profile.map_or(&[][..], |profile| profile.attributes);
            let (authority, claims) = (standing.authority, standing.claims(index));
            values.push(resolve(rules, also, player_id, attributes, authority, claims, profile)?);
        }
        let bytes: usize = values.iter().map(|values| rules.wire_bytes(values)).sum();
        if bytes > limits::TICKET_ATTRIBUTE_BYTES {
            let message =
                format!("the ticket's attributes take over {} bytes", limits::TICKET_ATTRIBUTE_BYTES);
            return Err(Refused::new(Code::BadAttribute, message));
        }
        Ok(values)
    }

    fn make_ticket(
        &mut self,
        enqueue: &Enqueue<'_>,
        members: &[command::Member<'_>],
        accepted: Accepted,
        owner: Option<Arc<str>>,
        fingerprint: u64,
        presence: bool,
    ) -> Key {
        let (id, id_order) = self.ticket_id(enqueue.ticket_id);
        let keys: Party<Key> = members.iter().map(|member| self.player_to_claim(member.player_id)).collect();
        let absent = keys.iter().filter(|key| self.players[**key].absent_since.is_some()).count();
        let ticket = Ticket {
            id,
            queue: accepted.queue,
            lane: accepted.lane,
            state: TicketState::Queued,
            reason: if accepted.unresolved.is_some() { Reason::Profile } else { Reason::Absent },
            owner,
            players: keys.iter().map(|key| self.players[*key].id.clone()).collect(),
            members: keys
                .iter()
                .zip(members)
                .zip(accepted.values)
                .enumerate()
                .map(|(index, ((player, member), values))| Member {
                    player: *player,
                    values,
                    latencies: own_latencies(member.latencies),
                    home: accepted.home.as_ref().map(|home| home[index].clone()),
                })
                .collect(),
            enqueued_at: self.now,
            ended_at: None,
            fingerprint,
            presence,
            absent: if presence { u32::try_from(absent).unwrap_or(u32::MAX) } else { 0 },
            proposal: None,
            paused_ms: None,
            place: None,
            in_shadow: InShadow::Out,
            matched: None,
            older: None,
            newer: None,
            is_missed: false,
            id_order,
        };
        let lane = self.queues[accepted.queue].lane_mut(accepted.lane);
        lane.count_in(&ticket);
        let key = self.tickets.insert(ticket);
        lane.line.join(&mut self.tickets, key);
        for player in keys {
            self.players[player].claim = Some(key);
        }
        if let Some(unresolved) = accepted.unresolved {
            self.profiles.insert(key, unresolved);
        }
        if !self.is_held(key) {
            self.search_for(key);
        }
        key
    }

    /// The player of this id. One without a session, or whose absence is over its grace already, counts as absent from
    /// now on.
    fn player_to_claim(&mut self, id: &str) -> Key {
        let key = self.players.find_or_add(id, self.now);
        let grace_ms = self.settings.grace_ms;
        let player = &mut self.players[key];
        let is_over = player.absent_since.is_some_and(|since| self.now.since(since) >= grace_ms);
        if player.session.is_none() || is_over {
            player.absent_since = Some(self.now);
            self.absences.push_back((self.now, key));
        }
        key
    }

    /// The id that was asked for, or one that no ticket has.
    pub(super) fn ticket_id(&mut self, wanted: &str) -> (Arc<str>, IdOrder) {
        if !wanted.is_empty() {
            return (wanted.into(), IdOrder::default());
        }
        loop {
            self.tickets_made += 1;
            let (id, order) = made_id('t', self.settings.seed, self.tickets_made);
            if self.tickets.find(&id).is_none() {
                return (id, order);
            }
        }
    }
}

/// What can be wrong with a request whatever its queue.
fn check_envelope(enqueue: &Enqueue<'_>, is_party: bool) -> Result<(), Refused> {
    let refuse = |message: &str| Err(Refused::new(Code::BadMessage, message));
    if !enqueue.queues.is_empty() {
        return Err(Refused::new(Code::NotSupported, "not supported yet: queues; name one queue"));
    }
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_.:-".contains(&byte);
    if enqueue.ticket_id.len() > limits::TICKET_ID_CHARS || !enqueue.ticket_id.bytes().all(allowed) {
        return refuse("a ticket id is 1 to 64 of [A-Za-z0-9_.:-]");
    }
    if enqueue.traceparent.len() > limits::TRACEPARENT_CHARS {
        return refuse("traceparent has at most 64 characters");
    }
    if is_party && !(enqueue.attributes.is_empty() && enqueue.latencies.is_empty()) {
        return refuse("with `players`, attributes and latencyMs belong inside each player");
    }
    Ok(())
}

pub(super) fn check_party(members: &[command::Member<'_>], party_max: u32) -> Result<(), Refused> {
    let refuse = |message: String| Err(Refused::new(Code::BadMessage, message));
    if members.is_empty() {
        return refuse("players is empty; a ticket names at least one player".to_owned());
    }
    let most = limits::TICKET_PLAYERS.min(party_max as usize);
    if members.len() > most {
        return Err(Refused::new(
            Code::PartyTooLarge,
            format!("a party for this queue has at most {most} players"),
        ));
    }
    for (index, member) in members.iter().enumerate() {
        let id = member.player_id;
        if !is_player_id(id) {
            return refuse(
                "a player id has 1 to 128 characters, none of them a control character".to_owned(),
            );
        }
        if members[..index].iter().any(|earlier| earlier.player_id == id) {
            return refuse(format!("player `{id}` is named twice"));
        }
    }
    Ok(())
}
