//! The engine as bytes, and back: what a snapshot holds.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::events::Happened;
use super::player::{Player, Players};
use super::queue::Queue;
use super::session::Session;
use super::ticket::Ticket;
use super::{Engine, Settings};
use crate::matched::{Match, Team};
use crate::rules::{RuleSet, compile};
use crate::slab::{Key, Slab};
use crate::time::EngineTime;

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
/// events. In `postcard` form, so the order of fields, here and in the tables, belongs to the journal's format.
#[derive(Serialize, Deserialize)]
struct Image<Tickets, PlayerTable, Sessions> {
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
}

#[derive(Serialize, Deserialize)]
struct MatchImage {
    id: Arc<str>,
    queue: Arc<str>,
    rules: u32,
    tickets: Box<[Arc<str>]>,
    teams: Box<[Team]>,
    quality: f64,
}

#[derive(Serialize, Deserialize)]
struct QueueImage {
    name: Arc<str>,
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
        let events = self.events.iter().map(|(at, happened)| match happened {
            Happened::TicketEnded(ticket) => (at, EventImage::TicketEnded(*ticket)),
            Happened::Matched(matched) => (at, EventImage::Matched(match_table.number(matched))),
        });
        let events = events.collect();
        let mut rule_sets = Shared::new();
        let queues = self.queues.iter().map(|queue| QueueImage {
            name: queue.name.clone(),
            rules: rule_sets.number(&queue.rules),
            version: queue.version,
            is_suspended: queue.is_suspended,
            line: queue.line.tickets(&self.tickets),
        });
        let queues = queues.collect();
        let match_images = match_table.items.iter().map(|matched| MatchImage {
            id: matched.id.clone(),
            queue: matched.queue.clone(),
            rules: rule_sets.number(&matched.rules),
            tickets: matched.tickets.clone(),
            teams: matched.teams.clone(),
            quality: matched.quality,
        });
        let image = Image {
            settings: self.settings,
            now: self.now,
            tickets_made: self.tickets_made,
            matches_made: self.matches_made,
            matches: match_images.collect(),
            rule_sets: rule_sets.items.iter().map(|rules| rules.source.clone()).collect(),
            queues,
            tickets: &self.tickets,
            matched,
            players: self.players.table(),
            sessions: &self.sessions,
            absences: self.absences.clone(),
            finished: self.finished.clone(),
            newest_event: self.events.newest(),
            events,
        };
        postcard::to_stdvec(&image).expect("an image has no value that postcard refuses")
    }

    /// The engine that [`Engine::image`] was made of. Its pools are filled by [`Engine::restart`].
    pub fn from_image(bytes: &[u8]) -> Result<Engine, BadImage> {
        let image: Image<Slab<Ticket>, Slab<Player>, Slab<Session>> =
            postcard::from_bytes(bytes).map_err(|error| BadImage(format!("it cannot be read: {error}")))?;
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
        engine.tickets = image.tickets;
        engine.players = Players::of(image.players);
        engine.sessions = image.sessions;
        engine.absences = image.absences;
        engine.finished = image.finished;
        engine.ticket_ids = engine.tickets.iter().map(|(key, ticket)| (ticket.id.clone(), key)).collect();
        for (ticket, index) in image.matched {
            let record = engine.tickets.get_mut(ticket).ok_or_else(|| dangling(ticket))?;
            record.matched = Some(pick(&matches, index)?.clone());
        }
        for (at, event) in image.events {
            let happened = match event {
                EventImage::TicketEnded(ticket) => Happened::TicketEnded(ticket),
                EventImage::Matched(index) => Happened::Matched(pick(&matches, index)?.clone()),
            };
            engine.events.push(at, happened);
        }
        engine.events.number_from(image.newest_event);
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
            let mut queue = Queue::new(image.name.clone(), pick(rule_sets, image.rules)?.clone());
            queue.version = image.version;
            queue.is_suspended = image.is_suspended;
            for ticket in image.line {
                self.tickets.get(ticket).ok_or_else(|| dangling(ticket))?;
                queue.line.join(&mut self.tickets, ticket);
                queue.tickets += 1;
                queue.players += self.tickets[ticket].size();
            }
            self.queue_names.insert(image.name, index);
            self.queues.push(queue);
            self.refill_pool(index);
        }
        Ok(())
    }
}

fn compile_all(sources: &[Box<str>]) -> Result<Vec<Arc<RuleSet>>, BadImage> {
    let compiled = sources.iter().map(|source| match compile(source) {
        Ok(rules) => Ok(Arc::new(rules)),
        Err(problems) => {
            let problem = &problems[0];
            Err(BadImage(format!(
                "it holds a rule set that this build refuses: {}: {}",
                problem.path, problem.message
            )))
        }
    });
    compiled.collect()
}

fn with_rules(image: MatchImage, rule_sets: &[Arc<RuleSet>]) -> Result<Arc<Match>, BadImage> {
    let MatchImage { id, queue, rules, tickets, teams, quality } = image;
    let rules = pick(rule_sets, rules)?.clone();
    Ok(Arc::new(Match { id, queue, rules, tickets, teams, quality }))
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
