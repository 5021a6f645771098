//! The engine as bytes, and back: what a snapshot holds.

mod first;
mod lobby;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::canary::Canary;
use super::lane::{Lane, LaneKind, LaneNumber};
use super::player::{Player, Players};
use super::queue::Queue;
use super::session::Session;
use super::shadow::Shadow;
use super::ticket::Ticket;
use super::unresolved::{Profiles, Unresolved};
use super::versions::Versions;
use super::{Engine, Settings};
use crate::matched::{Match, Seats, Team};
use crate::message::RulesChanged;
use crate::roll::Roll;
use crate::rules::{Problem, RuleSet, compile};
use crate::slab::{Key, Slab};
use crate::time::EngineTime;
use lobby::{LobbyImage, NewsImage, OwnedLobby};

/// Why bytes are no engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadImage(String);

impl fmt::Display for BadImage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for BadImage {}

/// All that an engine remembers, apart from what is made anew: pools, agendas, counts since the start, readers of
/// events. In `postcard` form, so the order of fields, here and in the tables, belongs to the journal's format: this is
/// format 2, and [`first`] holds format 1.
#[derive(Serialize, Deserialize)]
struct Image<Tickets, PlayerTable, Sessions, Lobby> {
    settings: Settings,
    now: EngineTime,
    tickets_made: u64,
    matches_made: u64,
    /// Sources of the rule sets that are in use.
    rule_sets: Vec<Box<str>>,
    matches: Vec<MatchImage>,
    queues: Vec<QueueImage>,
    tickets: Tickets,
    /// The tickets that have a match, with its index.
    matched: Vec<(Key, u32)>,
    players: PlayerTable,
    sessions: Sessions,
    absences: VecDeque<(EngineTime, Key)>,
    finished: VecDeque<Key>,
    newest_event: u64,
    events: Vec<(EngineTime, EventImage)>,
    lobby: Lobby,
}

type OwnedImage = Image<Slab<Ticket>, Slab<Player>, Slab<Session>, OwnedLobby>;

#[derive(Serialize, Deserialize)]
struct MatchImage {
    id: Arc<str>,
    queue: Arc<str>,
    rules: u32,
    tickets: Arc<[Arc<str>]>,
    teams: Box<[Team]>,
    quality: f64,
    seats: Option<Arc<Seats>>,
}

#[derive(Serialize, Deserialize)]
struct QueueImage {
    name: Arc<str>,
    lanes: Vec<LaneImage>,
    next_lane: u32,
    versions: Versions,
    canary: Option<Canary>,
    /// The version of the shadow.
    shadow: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct LaneImage {
    number: LaneNumber,
    kind: LaneKind,
    rules: u32,
    version: u32,
    is_suspended: bool,
    /// Its live tickets, oldest first.
    line: Vec<Key>,
}

#[derive(Serialize, Deserialize)]
enum EventImage {
    TicketEnded(Key),
    Matched(u32),
    Proposed(NewsImage),
    Filled { matched: u32, backfill_id: Arc<str> },
    MatchEnded(NewsImage),
    RulesChanged(Box<RulesChanged>),
}

/// Gives things that are shared a number each, in the order of their first use.
struct Shared<T> {
    numbers: HashMap<*const T, u32>,
    items: Vec<Arc<T>>,
}

impl<T> Shared<T> {
    fn new() -> Self {
        Shared { numbers: HashMap::new(), items: Vec::new() }
    }

    fn number(&mut self, item: &Arc<T>) -> u32 {
        *self.numbers.entry(Arc::as_ptr(item)).or_insert_with(|| {
            self.items.push(item.clone());
            u32::try_from(self.items.len() - 1).expect("fewer than 2^32 of anything")
        })
    }
}

impl Engine {
    /// The engine as bytes. Equal engines give equal bytes.
    pub fn image(&self) -> Vec<u8> {
        let mut match_table = Shared::new();
        let matched = self.tickets.iter().filter_map(|(key, ticket)| {
            ticket.matched.as_ref().map(|matched| (key, match_table.number(matched)))
        });
        let matched = matched.collect();
        let events =
            self.events.iter().map(|(at, happened)| (at, EventImage::of(happened, &mut match_table)));
        let events = events.collect();
        let lobby = LobbyImage::of(&self.lobby, &mut match_table);
        let mut rule_sets = Shared::new();
        let queues = self.queues.iter().map(|queue| self.queue_image(queue, &mut rule_sets));
        let queues = queues.collect();
        let match_images = match_table.items.iter().map(|matched| MatchImage {
            id: matched.id.clone(),
            queue: matched.queue.clone(),
            rules: rule_sets.number(&matched.rules),
            tickets: matched.tickets.clone(),
            teams: matched.teams.clone(),
            quality: matched.quality,
            seats: matched.seats.clone(),
        });
        let image = Image {
            settings: self.settings,
            now: self.now,
            tickets_made: self.tickets_made,
            matches_made: self.matches_made,
            matches: match_images.collect(),
            rule_sets: rule_sets.items.iter().map(|rules| rules.source.clone()).collect(),
            queues,
            tickets: self.tickets.table(),
            matched,
            players: self.players.table(),
            sessions: &self.sessions,
            absences: self.absences.clone(),
            finished: self.finished.clone(),
            newest_event: self.events.newest(),
            events,
            lobby,
        };
        let mut bytes = postcard::to_stdvec(&image).expect("an image has no value that postcard refuses");
        // Behind all else, and only if there are any: images without them are as they always were.
        if !self.profiles.unresolved.is_empty() {
            let unresolved = &self.profiles.unresolved;
            bytes =
                postcard::to_extend(unresolved, bytes).expect("an image has no value that postcard refuses");
        }
        bytes
    }

    fn queue_image(&self, queue: &Queue, rule_sets: &mut Shared<RuleSet>) -> QueueImage {
        let lanes = queue.lanes.iter().map(|lane| LaneImage {
            number: lane.number,
            kind: lane.kind,
            rules: rule_sets.number(&lane.rules),
            version: lane.version,
            is_suspended: lane.is_suspended,
            line: lane.line.tickets(&self.tickets),
        });
        QueueImage {
            name: queue.name.clone(),
            lanes: lanes.collect(),
            next_lane: queue.next_lane,
            versions: queue.versions.clone(),
            canary: queue.canary.clone(),
            shadow: queue.shadow.as_ref().map(|shadow| shadow.version),
        }
    }

    /// The engine that [`Engine::image`] was made of.
    ///
    /// # Errors
    /// [`BadImage`] when the bytes are no image of this format.
    pub fn from_image(bytes: &[u8]) -> Result<Engine, BadImage> {
        let mut engine = Engine::from_image_with_empty_pools(bytes)?;
        engine.fill_pools();
        Ok(engine)
    }

    /// As [`Engine::from_image`], but no search finds a ticket before [`Engine::fill_pools`] or [`Engine::restart`],
    /// one of which comes first: a recovery that begins with a restart fills the pools once and not twice.
    ///
    /// # Errors
    /// [`BadImage`] when the bytes are no image of this format.
    pub fn from_image_with_empty_pools(bytes: &[u8]) -> Result<Engine, BadImage> {
        let refused = |error| BadImage(format!("it cannot be read: {error}"));
        let (image, rest) = postcard::take_from_bytes(bytes).map_err(refused)?;
        let unresolved: BTreeMap<Key, Unresolved> =
            if rest.is_empty() { BTreeMap::new() } else { read(rest)? };
        let mut engine = Engine::of(image)?;
        engine.take_unresolved(unresolved)?;
        Ok(engine)
    }

    /// The tickets that wait for profiles, which are behind all else.
    fn take_unresolved(&mut self, unresolved: BTreeMap<Key, Unresolved>) -> Result<(), BadImage> {
        for (ticket, unresolved) in &unresolved {
            let record = self.tickets.get(*ticket).ok_or_else(|| dangling(*ticket))?;
            if record.members.len() != unresolved.members.len() || !record.awaits_profile() {
                return Err(BadImage(format!("{ticket:?} does not wait for what it asks for")));
            }
        }
        let is_forgotten =
            |(key, ticket): (Key, &Ticket)| ticket.awaits_profile() && !unresolved.contains_key(&key);
        if self.tickets.iter().any(is_forgotten) {
            return Err(BadImage("a ticket waits for a profile and has not asked for any".to_owned()));
        }
        self.profiles = Profiles::of(unresolved);
        Ok(())
    }

    /// As [`Engine::from_image_with_empty_pools`], of an image that a build of journal format 1 made.
    ///
    /// # Errors
    /// [`BadImage`] when the bytes are no image of that format.
    pub fn from_first_image(bytes: &[u8]) -> Result<Engine, BadImage> {
        Engine::of(first::read(bytes)?)
    }

    fn of(image: OwnedImage) -> Result<Engine, BadImage> {
        let rule_sets = compile_all(&image.rule_sets)?;
        let matches: Vec<Arc<Match>> = image
            .matches
            .into_iter()
            .map(|matched| with_rules(matched, &rule_sets))
            .collect::<Result<_, _>>()?;
        let mut engine = Engine::new(image.settings);
        engine.now = image.now;
        engine.tickets_made = image.tickets_made;
        engine.matches_made = image.matches_made;
        engine.tickets = Roll::of(image.tickets);
        engine.players = Players::of(image.players);
        engine.sessions = image.sessions;
        engine.absences = image.absences;
        engine.finished = image.finished;
        for (ticket, index) in image.matched {
            let record = engine.tickets.get_mut(ticket).ok_or_else(|| dangling(ticket))?;
            record.matched = Some(pick(&matches, index)?.clone());
        }
        for (_, player) in engine.players.iter() {
            for missed in &player.missed {
                let record = engine.tickets.get_mut(missed.ticket).ok_or_else(|| dangling(missed.ticket))?;
                record.is_missed = true;
            }
        }
        for (at, event) in image.events {
            engine.events.push(at, event.into_happened(&matches)?);
        }
        engine.events.number_from(image.newest_event);
        engine.lobby = image.lobby.into_lobby(&matches)?;
        engine.add_queues(image.queues, &rule_sets)?;
        for (key, session) in engine.sessions.iter() {
            if let Some(connection) = session.connection {
                engine.connections.set(connection, key);
            }
        }
        Ok(engine)
    }

    fn add_queues(&mut self, queues: Vec<QueueImage>, rule_sets: &[Arc<RuleSet>]) -> Result<(), BadImage> {
        for (index, image) in queues.into_iter().enumerate() {
            let queue = self.queue(image, rule_sets)?;
            self.queue_names.insert(queue.name.clone(), index);
            self.queues.push(queue);
        }
        self.check_lanes()
    }

    fn queue(&mut self, image: QueueImage, rule_sets: &[Arc<RuleSet>]) -> Result<Queue, BadImage> {
        let live: Vec<_> = image.lanes.iter().filter(|lane| lane.kind == LaneKind::Live).collect();
        let [live] = live[..] else {
            return Err(BadImage(format!("queue `{}` has no live lane, or several", image.name)));
        };
        let return_after_ms = pick(rule_sets, live.rules)?.options.canary_return_after_ms;
        let lanes = image.lanes.into_iter().map(|lane| self.lane(lane, return_after_ms, rule_sets));
        let mut queue = Queue::with_lanes(image.name, lanes.collect::<Result<_, _>>()?, image.versions);
        queue.next_lane = image.next_lane;
        queue.canary = image.canary;
        if let Some(version) = image.shadow {
            let text = queue.versions.find(version).map(|version| version.text.clone());
            let text = text.ok_or_else(|| BadImage(format!("the shadow's version {version} is missing")))?;
            queue.shadow = Some(Shadow::new(version, compiled(&text)?, self.now));
        }
        Ok(queue)
    }

    fn lane(
        &mut self,
        image: LaneImage,
        return_after_ms: u64,
        rule_sets: &[Arc<RuleSet>],
    ) -> Result<Lane, BadImage> {
        let rules = pick(rule_sets, image.rules)?.clone();
        let mut lane = Lane::new(image.number, image.kind, rules, image.version);
        if image.kind == LaneKind::Canary {
            lane = lane.returning_after(return_after_ms);
        }
        lane.is_suspended = image.is_suspended;
        for ticket in image.line {
            lane.count_in(self.tickets.get(ticket).ok_or_else(|| dangling(ticket))?);
            lane.line.join(&mut self.tickets, ticket);
        }
        Ok(lane)
    }

    /// Every live ticket stands in a lane that is there.
    fn check_lanes(&self) -> Result<(), BadImage> {
        let is_homeless = |ticket: &Ticket| {
            let queue = self.queues.get(ticket.queue);
            !queue.is_some_and(|queue| queue.lanes.iter().any(|lane| lane.number == ticket.lane))
        };
        match self.tickets.iter().find(|(_, ticket)| !ticket.state.is_final() && is_homeless(ticket)) {
            Some((key, _)) => Err(BadImage(format!("{key:?}, a live ticket, stands in no lane"))),
            None => Ok(()),
        }
    }
}

/// Bytes as the image of this format, or of the one that `T` describes.
fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, BadImage> {
    postcard::from_bytes(bytes).map_err(|error| BadImage(format!("it cannot be read: {error}")))
}

fn compile_all(sources: &[Box<str>]) -> Result<Vec<Arc<RuleSet>>, BadImage> {
    sources.iter().map(|source| compiled(source).map(Arc::new)).collect()
}

fn compiled(source: &str) -> Result<RuleSet, BadImage> {
    compile(source).map_err(|problems| {
        let Problem { path, message, .. } = &problems[0];
        BadImage(format!("it holds a rule set that this build refuses: {path}: {message}"))
    })
}

fn with_rules(image: MatchImage, rule_sets: &[Arc<RuleSet>]) -> Result<Arc<Match>, BadImage> {
    let MatchImage { id, queue, rules, tickets, teams, quality, seats } = image;
    let rules = pick(rule_sets, rules)?.clone();
    Ok(Arc::new(Match { id, queue, rules, tickets, teams, quality, seats }))
}

fn dangling(ticket: Key) -> BadImage {
    BadImage(format!("it refers to {ticket:?}, a ticket that it does not hold"))
}

fn pick<T>(items: &[T], index: u32) -> Result<&T, BadImage> {
    items
        .get(index as usize)
        .ok_or_else(|| BadImage(format!("it refers to item {index}, which it does not hold")))
}

#[cfg(test)]
mod tests {
    use super::{BadImage, Engine};

    #[test]
    fn bytes_that_are_no_image_are_refused() {
        assert_eq!(
            Engine::from_image(&[]).expect_err("empty").to_string(),
            BadImage("it cannot be read: Hit the end of buffer, expected more data".into()).to_string()
        );
    }
}
