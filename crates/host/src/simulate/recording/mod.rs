//! A recorded day: made again, byte for byte, and as it would have been under other rules.

mod again;
mod book;
mod export;
mod what_if;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use bumpalo::Bump;
use musterd_core::code::Code;
use musterd_core::command::Request;
use musterd_core::decision::Decision;
use musterd_core::message::Outgoing;
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Settings, Sink};
use serde::{Deserialize, Serialize};

use super::ears::Ears;
use super::input::{self, NamedRules};
use super::report::{SourceFacts, Summary};
use super::summary::SideFacts;
use crate::journal::{Audience, Beginning, Position, Step, replay_to};
use crate::refusal::Refusal;
use crate::replay::journal_of;
use again::{Again, Tally};
use book::{Book, book};
use export::{Export, ExportOptions, Exported};
use what_if::{WhatIf, asked_of};

/// What [`replay_day`] is asked for.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Asked {
    /// The data folder, or its folder `journal`.
    folder: PathBuf,
    /// A position to stop before.
    until: Option<u64>,
    /// The queue to report on; by default the one that most tickets asked for.
    queue: Option<String>,
    /// Other rules for that queue.
    what_if: Option<NamedRules>,
    /// A trace to write.
    export: Option<ExportOptions>,
}

/// What was found.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found<'a> {
    steps: u64,
    position: u64,
    engine_time_ms: u64,
    tickets_waiting: u64,
    torn_bytes: u64,
    unforeseen: u64,
    /// True: every decision was made again, and the engine ended the same, to the last byte.
    reproduced: bool,
    #[serde(flatten)]
    tally: &'a Tally,
    /// The queue that the report is about.
    queue: Option<&'a str>,
    report: Option<Summary<'a>>,
    exported: Option<Exported>,
}

/// Replays the journal of a data folder, which stays as it is, from its oldest step: with the recorded decisions, once
/// more with its own, and under other rules if any are given. Returns what was found as a JSON text, whose keys
/// docs/simulate.md has.
///
/// Refused with `BAD_ARGUMENT` for a request that is none, `DATA_DIR`, `JOURNAL_VERSION`, `JOURNAL_CORRUPT`,
/// `RULES_INVALID`, and `CONFIG_INVALID` for a queue that nobody asked for.
pub fn replay_day(json: &str) -> Result<String, Refusal> {
    let asked: Asked = input::read(json)?;
    let disk = journal_of(&asked.folder)?;
    let mut recording = Recording {
        again: None,
        what_if: asked.what_if.map(WhatIf::new).transpose()?,
        heard: Ears::default(),
        taken: None,
        books: BTreeMap::new(),
        unknown: BTreeSet::new(),
        export: asked.export.as_ref().map(|_| Export::default()),
        arena: Bump::new(),
    };
    let until = Position(asked.until.unwrap_or(u64::MAX));
    let recovered = replay_to(&disk, until, Beginning::Oldest, &mut recording)?;
    let wanted = recording.what_if.as_ref().map(|what_if| what_if.asked.queue.clone()).or(asked.queue);
    let queue = recording.queue(wanted.as_deref())?;
    let exported = match (recording.export.take(), &asked.export) {
        (Some(export), Some(options)) => Some(export.write(options, wanted.as_deref())?),
        _ => None,
    };
    let again = recording.again.as_ref().expect("begun");
    let found = Found {
        steps: recovered.summary.steps,
        position: recovered.next.position.0,
        engine_time_ms: recovered.engine.now().as_millis(),
        tickets_waiting: recovered.engine.tickets_waiting() as u64,
        torn_bytes: recovered.summary.torn_bytes,
        unforeseen: recovered.summary.unforeseen,
        reproduced: again.tally.differing_steps == 0 && again.is_like(&recovered.engine),
        tally: &again.tally,
        queue: queue.as_deref(),
        report: queue.as_deref().and_then(|queue| recording.summary(queue, &recovered.engine)),
        exported,
    };
    Ok(serde_json::to_string(&found).expect("numbers and texts"))
}

/// Listens to a replay with the recorded decisions, and does each step again beside it.
struct Recording {
    again: Option<Again>,
    what_if: Option<WhatIf>,
    /// What the recorded engine says.
    heard: Ears,
    /// The step that is under way.
    taken: Option<Taken>,
    /// By queue.
    books: BTreeMap<Arc<str>, Book>,
    /// Tickets that wait for a profile: they come into the books when their values are there.
    unknown: BTreeSet<Arc<str>>,
    export: Option<Export>,
    arena: Bump,
}

/// A step, kept until the recorded engine has done it.
struct Taken {
    at: EngineTime,
    what: What,
    decisions: Vec<Decision>,
    /// When the server had something to do, before this step.
    server_due: Option<EngineTime>,
}

enum What {
    Start(Settings),
    Tick,
    Request(Connection, Box<[u8]>),
    Nothing,
}

impl Audience for Recording {
    fn begin(&mut self, engine: &Engine) {
        self.again = Some(Again::new(engine));
        for ticket in engine.waiting_tickets() {
            let at_ms = ticket.enqueued_at.as_millis();
            book(&mut self.books, &ticket).add(&ticket, at_ms);
        }
        self.unknown = engine.unknown_tickets().cloned().collect();
        if let Some(what_if) = &mut self.what_if {
            let book = self.books.get(what_if.asked.queue.as_str());
            what_if.begin(engine, book.map(|book| &book.ledger));
        }
    }

    fn before(&mut self, position: Position, step: &Step<'_>, is_set_aside: bool) {
        let again = self.again.as_mut().expect("begun");
        let server_due = again.next_tick();
        again.step(position, step, is_set_aside);
        self.heard.begin();
        let (at, what, decisions) = match step {
            Step::Start { at, settings, .. } => (*at, What::Start(*settings), Vec::new()),
            Step::Tick { at, decisions } => (*at, What::Tick, decisions.clone()),
            Step::Request { at, connection, frame, decisions } => {
                (*at, What::Request(*connection, (*frame).into()), decisions.clone())
            }
        };
        let what = if is_set_aside { What::Nothing } else { what };
        self.taken = Some(Taken { at, what, decisions, server_due });
    }

    fn after(&mut self, engine: &Engine) {
        let Some(Taken { at, what, decisions, server_due }) = self.taken.take() else { return };
        if let Some(what_if) = &mut self.what_if {
            for decision in &decisions {
                what_if.learn(decision);
            }
            let ledger = self.books.get(what_if.asked.queue.as_str()).map(|book| &book.ledger);
            what_if.pass_time(at, server_due, ledger);
        }
        match what {
            What::Start(settings) => {
                if let Some(what_if) = &mut self.what_if {
                    what_if.restart(at, settings);
                }
            }
            What::Tick => {
                if let Some(what_if) = &mut self.what_if {
                    let ledger = self.books.get(what_if.asked.queue.as_str()).map(|book| &book.ledger);
                    what_if.tick(at, ledger);
                }
            }
            What::Request(connection, frame) => self.requested(at, connection, &frame, engine),
            What::Nothing => {}
        }
        for decision in &decisions {
            for book in self.books.values_mut() {
                book.fates.decided(at.as_millis(), decision, &book.ledger);
            }
            if let Some(export) = &mut self.export {
                export.decided(at.as_millis(), decision);
            }
        }
    }
}

impl Recording {
    fn requested(&mut self, at: EngineTime, connection: Connection, frame: &[u8], engine: &Engine) {
        let mut arena = std::mem::take(&mut self.arena);
        arena.reset();
        if let Ok(request) = musterd_wire::decode(frame, &arena) {
            self.understood(at, connection, &request, engine);
        }
        self.arena = arena;
    }

    fn understood(&mut self, at: EngineTime, connection: Connection, request: &Request<'_>, engine: &Engine) {
        let asked = asked_of(&request.command);
        let is_new = |id: &str| self.books.values().all(|book| book.ledger.place(id).is_none());
        let made = self.heard.ticket_id.take().filter(|id| asked.is_some() && is_new(id));
        if let (Some(enqueue), Some(code)) = (asked, self.heard.refused)
            && let Some(book) = self.books.get_mut(enqueue.queue)
        {
            *book.fates.refused.entry(code.name()).or_default() += 1;
        }
        self.unknown.extend(made.clone());
        let known = self.take_known(at, engine);
        if let Some(what_if) = &mut self.what_if {
            let ledger = self.books.get(what_if.asked.queue.as_str()).map(|book| &book.ledger);
            what_if.request(at, connection, request, made.as_deref(), &known, ledger);
        }
    }

    /// Tickets whose values are there now, in the order of their ids: one that waited for a profile counts as come only
    /// now. They are in the books from now on.
    fn take_known(&mut self, at: EngineTime, engine: &Engine) -> Vec<Arc<str>> {
        let mut known = Vec::new();
        for ticket in self.unknown.iter().filter_map(|id| engine.waiting_ticket(id)) {
            book(&mut self.books, &ticket).add(&ticket, at.as_millis());
            if let Some(export) = &mut self.export {
                export.add(&ticket, at.as_millis());
            }
            known.push(ticket.id.clone());
        }
        self.unknown.retain(|id| !known.contains(id) && !engine.is_over(id));
        known
    }

    /// The queue to report on.
    fn queue(&self, wanted: Option<&str>) -> Result<Option<Arc<str>>, Refusal> {
        let Some(wanted) = wanted else {
            let most = self.books.iter().rev().max_by_key(|(_, book)| book.ledger.parties.len());
            return Ok(most.map(|(name, _)| name.clone()));
        };
        if let Some((name, _)) = self.books.get_key_value(wanted) {
            return Ok(Some(name.clone()));
        }
        let known: Vec<&str> = self.books.keys().map(|name| &**name).collect();
        let others = if known.is_empty() { "of none".into() } else { format!("of {}", known.join(", ")) };
        let message =
            format!("the journal has no ticket of queue {wanted}, but {others}; name one with --queue");
        Err(Refusal::new(Code::ConfigInvalid, message))
    }

    fn summary<'a>(&'a self, queue: &str, engine: &Engine) -> Option<Summary<'a>> {
        let Book { measure, ledger, fates } = self.books.get(queue)?;
        let recorded = SideFacts { name: "recorded", fates, ended_at_ms: engine.now().as_millis() };
        let what_if = self.what_if.as_ref().map(|what_if| SideFacts {
            name: &what_if.asked.name,
            fates: &what_if.fates,
            ended_at_ms: what_if.now_ms(),
        });
        let sides: Vec<SideFacts<'a>> = [Some(recorded), what_if].into_iter().flatten().collect();
        Some(Summary::of(0, &SourceFacts::Journal, ledger, measure, &sides))
    }
}

impl Sink for Recording {
    fn send(&mut self, connection: Connection, outgoing: &Outgoing<'_>) {
        self.heard.send(connection, outgoing);
    }

    fn close(&mut self, _: Connection, _: CloseCode) {}

    fn gone(&mut self, _: Connection) {}
}
