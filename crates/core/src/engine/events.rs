//! The public events: what servers read to follow the engine.

use std::collections::VecDeque;
use std::sync::Arc;

use super::Engine;
use super::answer::Asker;
use crate::code::Code;
use crate::limits;
use crate::matched::{Match, MatchEnd, MatchState, TeamResult};
use crate::message::{EventBody, EventView, MatchReport, Message, Outgoing, RulesChanged};
use crate::sink::{Connection, Sink};
use crate::slab::Key;
use crate::time::EngineTime;

/// What happened.
#[derive(Clone, Debug)]
pub(super) enum Happened {
    /// A ticket reached a final state.
    TicketEnded(Key),
    /// A match was made.
    Matched(Arc<Match>),
    /// The rules of a queue changed.
    RulesChanged(Box<RulesChanged>),
    /// A group was found, and its players are asked.
    Proposed(MatchNews),
    /// A running match got players.
    Filled {
        /// The match with those who came.
        matched: Arc<Match>,
        /// The backfill that brought them.
        backfill_id: Arc<str>,
    },
    /// A match is over.
    MatchEnded(MatchNews),
}

/// How a match stood when something happened to it.
#[derive(Clone, Debug)]
pub(super) struct MatchNews {
    pub(super) matched: Arc<Match>,
    pub(super) state: MatchState,
    pub(super) end: MatchEnd,
    pub(super) result: Option<Box<[TeamResult]>>,
    pub(super) players: u32,
    pub(super) accepted: u32,
    pub(super) expires_in_ms: f64,
}

impl MatchNews {
    fn report(&self) -> MatchReport<'_> {
        MatchReport {
            matched: &self.matched,
            state: self.state,
            created: false,
            result: self.result.as_deref().unwrap_or_default(),
            reason: self.end.name(),
            players: self.players,
            accepted: self.accepted,
            expires_in_ms: self.expires_in_ms,
        }
    }
}

#[derive(Debug)]
struct Event {
    at: EngineTime,
    happened: Happened,
}

/// The newest events, numbered from 1 without holes.
#[derive(Debug, Default)]
pub(super) struct EventLog {
    /// The number of the newest event.
    newest: u64,
    events: VecDeque<Event>,
}

/// Someone who waits for the next event.
#[derive(Clone, Copy, Debug)]
pub(super) struct EventReader {
    connection: Connection,
    request: u32,
    after: u64,
    limit: u32,
}

impl EventLog {
    pub(super) fn push(&mut self, at: EngineTime, happened: Happened) {
        self.newest += 1;
        self.events.push_back(Event { at, happened });
        if self.events.len() > limits::EVENTS {
            self.events.pop_front();
        }
    }

    /// Every event that is known, oldest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = (EngineTime, &Happened)> {
        self.events.iter().map(|event| (event.at, &event.happened))
    }

    /// The number of the newest event.
    pub(super) fn newest(&self) -> u64 {
        self.newest
    }

    /// The newest event has this number.
    pub(super) fn number_from(&mut self, newest: u64) {
        self.newest = newest;
    }

    /// Forgets events up to this time: their tickets are being forgotten.
    pub(super) fn forget_until(&mut self, time: EngineTime) {
        while self.events.front().is_some_and(|event| event.at <= time) {
            self.events.pop_front();
        }
    }

    /// True when there is something to read after this number. One never reached is of another run.
    fn has_after(&self, after: u64) -> bool {
        !self.events.is_empty() && after != self.newest
    }

    /// The number before the oldest event that is still known.
    fn forgotten(&self) -> u64 {
        self.newest - self.events.len() as u64
    }
}

impl Engine {
    /// Answers with the events after `after`, or remembers the reader until there are any. A number that this
    /// engine has not reached belongs to an earlier run: the answer then starts at the oldest and says so.
    pub(super) fn read_events(&mut self, asker: &Asker<'_>, after: u64, limit: u32, sink: &mut impl Sink) {
        if self.event_readers.len() >= limits::EVENT_READERS {
            let message = "too many readers wait for events";
            return asker.refuse(Code::Overloaded, message, Some(limits::RETRY_AFTER_MS), sink);
        }
        let limit = limit.clamp(1, limits::EVENTS_PER_READ);
        self.event_readers.push(EventReader {
            connection: asker.connection,
            request: asker.request(),
            after,
            limit,
        });
    }

    /// Whoever reads events over this connection has gone.
    pub(super) fn forget_event_readers(&mut self, connection: Connection) {
        self.event_readers.retain(|reader| reader.connection != connection);
    }

    /// Answers the readers that wait for an event that has come.
    pub(super) fn answer_event_readers(&mut self, sink: &mut impl Sink) {
        if self.event_readers.is_empty() {
            return;
        }
        let mut readers = std::mem::take(&mut self.event_readers);
        readers.retain(|reader| {
            let is_due = self.events.has_after(reader.after);
            if is_due {
                self.answer_event_reader(reader, sink);
            }
            !is_due
        });
        self.event_readers = readers;
    }

    fn answer_event_reader(&self, reader: &EventReader, sink: &mut impl Sink) {
        let forgotten = self.events.forgotten();
        let is_other_run = reader.after > self.events.newest;
        let after = if is_other_run { forgotten } else { reader.after.max(forgotten) };
        let gap = is_other_run || reader.after < forgotten;
        let skipped = usize::try_from(after - forgotten).unwrap_or(usize::MAX);
        let mut room = limits::EVENT_BATCH_BYTES;
        let mut events: Vec<EventView<'_>> = Vec::new();
        for (seq, event) in
            (after + 1..).zip(self.events.events.iter().skip(skipped)).take(reader.limit as usize)
        {
            let (body, bytes) = self.event_body(&event.happened);
            if bytes > room && !events.is_empty() {
                break;
            }
            room = room.saturating_sub(bytes);
            events.push(EventView { seq, at_ms: event.at.as_millis_f64(), body });
        }
        let message = Message::EventBatch { events: &events, gap };
        sink.send(reader.connection, &Outgoing { seq: 0, reference: "", request: reader.request, message });
    }

    /// An event's content, and about how many bytes it takes on the wire.
    fn event_body<'a>(&'a self, happened: &'a Happened) -> (EventBody<'a>, usize) {
        match happened {
            Happened::TicketEnded(ticket) => {
                let ticket = &self.tickets[*ticket];
                let view = ticket.view(&self.queues[ticket.queue], self.now);
                (EventBody::Ticket(view), limits::TICKET_PLAYERS * limits::PLAYER_ID_CHARS)
            }
            Happened::Matched(matched) => (EventBody::Match(matched), matched.wire_bytes()),
            Happened::RulesChanged(changed) => {
                (EventBody::RulesChanged(changed), limits::QUEUE_NAME_CHARS + limits::PLAYER_ID_CHARS)
            }
            Happened::Filled { matched, backfill_id } => {
                (EventBody::Filled { matched, backfill_id }, matched.wire_bytes())
            }
            Happened::Proposed(news) => (EventBody::Proposal(news.report()), news.matched.wire_bytes()),
            Happened::MatchEnded(news) => (EventBody::MatchEnded(news.report()), news.matched.wire_bytes()),
        }
    }
}
