//! Images of journal format 1, which had one lane a queue and kept no latencies. Nothing here changes any more: what
//! later formats add to a table is filled in where it is read.

use std::collections::VecDeque;
use std::sync::Arc;

use serde::Deserialize;

use super::lobby::LobbyImage;
use super::{BadImage, EventImage, Image, LaneImage, MatchImage, OwnedImage, QueueImage};
use crate::engine::Settings;
use crate::engine::claims::Claims;
use crate::engine::lane::{LaneKind, LaneNumber};
use crate::engine::player::{Missed, Player};
use crate::engine::session::{Kept, Notice, Session};
use crate::engine::shadow::InShadow;
use crate::engine::ticket::{Member, Ticket};
use crate::engine::versions::{Stamp, Versions};
use crate::id_order::IdOrder;
use crate::matched::{MatchedPlayer, Team};
use crate::message::{ClientHeartbeat, RulesOrigin};
use crate::sink::Connection;
use crate::slab::{Key, Slab};
use crate::ticket::{Reason, TicketState};
use crate::time::EngineTime;
use crate::value::{OwnedValue, Values};

/// Reads an image of format 1 as one of this build's.
pub(super) fn read(bytes: &[u8]) -> Result<OwnedImage, BadImage> {
    super::read::<FirstImage>(bytes).map(FirstImage::into_image)
}

#[derive(Deserialize)]
struct FirstImage {
    settings: FirstSettings,
    now: EngineTime,
    tickets_made: u64,
    matches_made: u64,
    rule_sets: Vec<Box<str>>,
    matches: Vec<FirstMatch>,
    queues: Vec<FirstQueue>,
    tickets: Slab<FirstTicket>,
    matched: Vec<(Key, u32)>,
    players: Slab<FirstPlayer>,
    sessions: Slab<FirstSession>,
    absences: VecDeque<(EngineTime, Key)>,
    finished: VecDeque<Key>,
    newest_event: u64,
    events: Vec<(EngineTime, FirstEvent)>,
}

impl FirstImage {
    fn into_image(self) -> OwnedImage {
        let (now, rule_sets) = (self.now, &self.rule_sets);
        let queues = self.queues.into_iter().map(|queue| queue.into_queue(rule_sets, now)).collect();
        Image {
            settings: self.settings.into_settings(),
            now: self.now,
            tickets_made: self.tickets_made,
            matches_made: self.matches_made,
            rule_sets: self.rule_sets,
            matches: self.matches.into_iter().map(FirstMatch::into_match).collect(),
            queues,
            tickets: self.tickets.map(FirstTicket::into_ticket),
            matched: self.matched,
            players: self.players.map(FirstPlayer::into_player),
            sessions: self.sessions.map(FirstSession::into_session),
            absences: self.absences,
            finished: self.finished,
            newest_event: self.newest_event,
            events: self.events.into_iter().map(|(at, event)| (at, event.into_event())).collect(),
            lobby: LobbyImage::empty(),
        }
    }
}

#[derive(Deserialize)]
struct FirstSettings {
    grace_ms: u64,
    seed: u64,
    interval_ms: f64,
    timeout_ms: f64,
    missed_max: u32,
}

impl FirstSettings {
    fn into_settings(self) -> Settings {
        let FirstSettings { grace_ms, seed, interval_ms, timeout_ms, missed_max } = self;
        Settings { grace_ms, seed, heartbeat: ClientHeartbeat { interval_ms, timeout_ms, missed_max } }
    }
}

#[derive(Deserialize)]
struct FirstMatch {
    id: Arc<str>,
    queue: Arc<str>,
    rules: u32,
    tickets: Box<[Arc<str>]>,
    teams: Vec<FirstTeam>,
    quality: f64,
}

impl FirstMatch {
    fn into_match(self) -> MatchImage {
        let FirstMatch { id, queue, rules, tickets, teams, quality } = self;
        let teams = teams.into_iter().map(FirstTeam::into_team).collect();
        MatchImage { id, queue, rules, tickets: tickets.into(), teams, quality, seats: None }
    }
}

#[derive(Deserialize)]
struct FirstTeam {
    name: Arc<str>,
    players: Vec<FirstMatchedPlayer>,
}

#[derive(Deserialize)]
struct FirstMatchedPlayer {
    player_id: Arc<str>,
    ticket: usize,
    values: Values,
}

impl FirstTeam {
    fn into_team(self) -> Team {
        let player =
            |FirstMatchedPlayer { player_id, ticket, values }| MatchedPlayer { player_id, ticket, values };
        Team { name: self.name, players: self.players.into_iter().map(player).collect() }
    }
}

#[derive(Deserialize)]
struct FirstQueue {
    name: Arc<str>,
    rules: u32,
    version: u32,
    is_suspended: bool,
    line: Vec<Key>,
}

impl FirstQueue {
    /// Every rule set of that time was a file's.
    fn into_queue(self, rule_sets: &[Box<str>], now: EngineTime) -> QueueImage {
        let FirstQueue { name, rules, version, is_suspended, line } = self;
        let (number, kind) = (LaneNumber::FIRST, LaneKind::Live);
        // An index that leads nowhere is found when the lane's rules are looked for.
        let text = rule_sets.get(rules as usize).map_or("", |text| text);
        let stamp = Stamp { origin: RulesOrigin::File, at: now, wall_ms: 0.0 };
        QueueImage {
            name,
            lanes: vec![LaneImage { number, kind, rules, version, is_suspended, line }],
            next_lane: LaneNumber::FIRST.0 + 1,
            versions: Versions::beginning_at(version, text, stamp),
            canary: None,
            shadow: None,
        }
    }
}

#[derive(Deserialize)]
enum FirstEvent {
    TicketEnded(Key),
    Matched(u32),
}

impl FirstEvent {
    fn into_event(self) -> EventImage {
        match self {
            FirstEvent::TicketEnded(ticket) => EventImage::TicketEnded(ticket),
            FirstEvent::Matched(index) => EventImage::Matched(index),
        }
    }
}

#[derive(Deserialize)]
struct FirstTicket {
    id: Arc<str>,
    queue: usize,
    state: TicketState,
    reason: Reason,
    owner: Option<Arc<str>>,
    players: Box<[Arc<str>]>,
    members: Vec<FirstMember>,
    enqueued_at: EngineTime,
    ended_at: Option<EngineTime>,
    fingerprint: u64,
    presence: bool,
    absent: u32,
}

#[derive(Deserialize)]
struct FirstMember {
    player: Key,
    values: Values,
}

impl FirstTicket {
    fn into_ticket(self) -> Ticket {
        let member =
            |FirstMember { player, values }| Member { player, values, latencies: Box::default(), home: None };
        Ticket {
            id: self.id,
            queue: self.queue,
            lane: LaneNumber::FIRST,
            state: self.state,
            reason: self.reason,
            owner: self.owner,
            players: self.players.into_vec().into(),
            members: self.members.into_iter().map(member).collect(),
            enqueued_at: self.enqueued_at,
            ended_at: self.ended_at,
            fingerprint: self.fingerprint,
            presence: self.presence,
            absent: self.absent,
            proposal: None,
            paused_ms: None,
            place: None,
            in_shadow: InShadow::Out,
            matched: None,
            older: None,
            newer: None,
            is_missed: false,
            id_order: IdOrder::default(),
        }
    }
}

#[derive(Deserialize)]
struct FirstPlayer {
    id: Arc<str>,
    claim: Option<Key>,
    session: Option<Key>,
    absent_since: Option<EngineTime>,
    missed: Vec<FirstMissed>,
}

#[derive(Deserialize)]
struct FirstMissed {
    ticket: Key,
    is_unseen: bool,
}

impl FirstPlayer {
    fn into_player(self) -> Player {
        let FirstPlayer { id, claim, session, absent_since, missed } = self;
        let missed = missed.into_iter().map(|FirstMissed { ticket, is_unseen }| Missed { ticket, is_unseen });
        Player { id, claim, session, playing: None, absent_since, missed: missed.collect() }
    }
}

#[derive(Deserialize)]
struct FirstSession {
    id: Box<str>,
    resume: Box<str>,
    player: Key,
    connection: Option<Connection>,
    claims: Option<FirstClaims>,
    seq: u32,
    kept: Vec<FirstKept>,
}

#[derive(Deserialize)]
struct FirstClaims {
    attributes: Box<[(Box<str>, OwnedValue)]>,
    party: Box<[Box<str>]>,
}

#[derive(Deserialize)]
struct FirstKept {
    seq: u32,
    ticket: Key,
    notice: FirstNotice,
    reference: Box<str>,
    is_unseen: bool,
}

#[derive(Deserialize)]
enum FirstNotice {
    State { state: TicketState, reason: Reason, waited_ms: f64 },
    Match,
}

impl FirstSession {
    fn into_session(self) -> Session {
        let FirstSession { id, resume, player, connection, claims, seq, kept } = self;
        let claims = claims.map(|FirstClaims { attributes, party }| Claims { attributes, party });
        let kept = kept.into_iter().map(FirstKept::into_kept).collect();
        Session { id, resume, player, release: Box::default(), connection, claims, seq, kept }
    }
}

impl FirstKept {
    fn into_kept(self) -> Kept {
        let FirstKept { seq, ticket, notice, reference, is_unseen } = self;
        let notice = match notice {
            FirstNotice::State { state, reason, waited_ms } => Notice::State { state, reason, waited_ms },
            FirstNotice::Match => Notice::Match,
        };
        Kept { seq, ticket, notice, reference, is_unseen }
    }
}
