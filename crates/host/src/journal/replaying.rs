//! Does again what a segment holds, step by step.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bumpalo::Bump;
use musterd_core::code::Code;
use musterd_core::decision::Record;
use musterd_core::message::ClientHeartbeat;
use musterd_core::{Engine, EngineTime, Recorded, Settings, Sink};

use super::commit::{self, Broken, Place};
use super::segment::{BadHeader, FileHeader, SEGMENT_HEADER_BYTES, segment_name};
use super::set_aside::SetAside;
use super::snapshot::Snapshot;
use super::step::{Step, steps};
use super::{FORMAT_VERSION, FORMAT_VERSION_OLDEST, Position};
use crate::panics::sentence_of;
use crate::refusal::Refusal;
use crate::seeded::{Bug, is_seeded};

/// What a recovery did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Steps replayed after the snapshot.
    pub(crate) steps: u64,
    /// Bytes of segments replayed.
    pub(crate) bytes: u64,
    /// Bytes of a commit that was not finished when the server stopped: nobody had been told of it.
    pub(crate) torn_bytes: u64,
    /// Decisions that this build would not have made.
    pub(crate) unforeseen: u64,
    /// Steps left out because they panic.
    pub(crate) set_aside: u64,
}

/// Why a replay ended early.
pub(crate) enum Stop {
    Refused(Refusal),
    Panicked(Position, String),
    /// The position to stop at.
    Reached,
}

/// Who listens to a replay: it hears what the engine says, and sees each step before and after it is done again.
pub(crate) trait Audience: Sink {
    /// The engine as it is before the first step.
    fn begin(&mut self, _engine: &Engine) {}
    /// A step is about to be done again; `is_set_aside`: left out, for it panics.
    fn before(&mut self, _position: Position, _step: &Step<'_>, _is_set_aside: bool) {}
    /// It was, and this is the engine now.
    fn after(&mut self, _engine: &Engine) {}
}

/// An engine on its way back, and how far it has come.
pub(super) struct Replay<'a, S> {
    pub(super) engine: Engine,
    /// It was made of a snapshot, and nothing has filled its pools yet.
    has_empty_pools: bool,
    /// The place of the next commit.
    pub(super) next: Place,
    pub(super) summary: Summary,
    /// Where to stop, if not at the end.
    until: Option<Position>,
    set_aside: &'a SetAside,
    sink: &'a mut S,
    arena: Bump,
}

impl<'a, S: Audience> Replay<'a, S> {
    /// Begins with a snapshot, or before the first segment.
    pub(super) fn new(
        snapshot: Option<Snapshot>,
        until: Option<Position>,
        set_aside: &'a SetAside,
        sink: &'a mut S,
    ) -> Self {
        let beginning = Place { commit: 1, position: Position(0) };
        let has_empty_pools = snapshot.is_some();
        let (engine, next) =
            snapshot.map_or_else(|| (unborn(), beginning), |snapshot| (snapshot.engine, snapshot.next));
        sink.begin(&engine);
        let (summary, arena) = (Summary::default(), Bump::new());
        Self { engine, has_empty_pools, next, summary, until, set_aside, sink, arena }
    }

    /// The engine at the end of the last step.
    pub(super) fn into_engine(mut self) -> Engine {
        self.fill_pools();
        self.engine
    }

    fn fill_pools(&mut self) {
        if std::mem::take(&mut self.has_empty_pools) {
            self.engine.fill_pools();
        }
    }

    /// Replays one segment, up to its end or `until`.
    pub(super) fn segment(&mut self, segment: u64, bytes: &[u8], is_last: bool) -> Result<(), Stop> {
        let first = match FileHeader::read(bytes) {
            Ok(header) => header.first,
            Err(BadHeader::Version(version)) => return Err(Stop::Refused(other_version(segment, version))),
            Err(BadHeader::Broken) => return self.without_header(segment, bytes),
        };
        if first != self.next {
            let message = format!(
                "segment {segment} begins at position {}, but what comes before it ends at {}: a file is missing or damaged",
                first.position, self.next.position
            );
            return Err(self.corrupt(segment, 0, &message));
        }
        let mut rest = &bytes[SEGMENT_HEADER_BYTES..];
        loop {
            if self.until.is_some_and(|until| until <= self.next.position) {
                return Err(Stop::Reached);
            }
            match commit::read(rest, self.next) {
                Ok(range) => {
                    let is_tail = is_last && range.end == rest.len();
                    if is_last && is_seeded(Bug::DoubleApply) {
                        self.commit(segment, &rest[range.clone()])?;
                    }
                    if !(is_tail && is_seeded(Bug::LostTail)) {
                        self.commit(segment, &rest[range.clone()])?;
                    }
                    self.next = self.next.after(range.end);
                    self.summary.bytes += range.end as u64;
                    rest = &rest[range.end..];
                }
                Err(Broken::End) => return Ok(()),
                // With a later segment, what is torn here had been cut off by an earlier recovery; if not, that
                // segment does not begin where this one ends.
                Err(Broken::Torn) => {
                    return self.torn(segment, bytes.len() - rest.len(), rest, is_last);
                }
            }
        }
    }

    /// A file that was being made when the server stopped has no commit in it, and the segment after it begins where
    /// it would have begun.
    fn without_header(&mut self, segment: u64, bytes: &[u8]) -> Result<(), Stop> {
        let body = bytes.get(SEGMENT_HEADER_BYTES..).unwrap_or_default();
        if commit::find_any(body, self.next).is_some() {
            return Err(self.corrupt(segment, 0, "the beginning of the segment is damaged"));
        }
        self.summary.torn_bytes += bytes.len() as u64;
        Ok(())
    }

    /// A commit that was not finished is no loss: nobody had been told. One that was finished before a later one began
    /// is.
    fn torn(&mut self, segment: u64, offset: usize, rest: &[u8], is_last: bool) -> Result<(), Stop> {
        if let Some(later) = commit::find_later(rest, self.next) {
            let message = format!(
                "commit {} is damaged, but commit {} at position {} is whole",
                self.next.commit, later.commit, later.position
            );
            return Err(self.corrupt(segment, offset, &message));
        }
        if is_last {
            self.summary.torn_bytes += rest.len() as u64;
        }
        Ok(())
    }

    /// The refusal of damage at the place that comes next.
    pub(super) fn corrupt(&self, segment: u64, offset: usize, what: &str) -> Stop {
        let Place { position, .. } = self.next;
        let message = format!(
            "The journal is damaged at position {position} ({}, byte {offset}): {what}. Nothing was changed. \
             Everything before it can be read: `musterd replay --data-dir DIR --until {position} --into NEWDIR` \
             writes it into another folder, which `musterd serve --data-dir NEWDIR` goes on with.",
            segment_name(segment)
        );
        Stop::Refused(Refusal::new(Code::JournalCorrupt, message))
    }

    fn commit(&mut self, segment: u64, body: &[u8]) -> Result<(), Stop> {
        let begin = self.next.position + commit::COMMIT_HEADER_BYTES as u64;
        for step in steps(body) {
            // The checksum held, so this is no damage but a step that this build cannot read.
            let (offset, step) = step.map_err(|error| {
                let what = format!("a step of another format ({error})");
                self.corrupt(segment, 0, &what)
            })?;
            self.step(begin + offset as u64, step)?;
        }
        Ok(())
    }

    fn step(&mut self, position: Position, step: Step<'_>) -> Result<(), Stop> {
        if self.until.is_some_and(|until| until <= position) {
            return Err(Stop::Reached);
        }
        let is_set_aside = self.set_aside.contains(position);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            self.sink.before(position, &step, is_set_aside);
            self.take(step, is_set_aside);
            self.sink.after(&self.engine);
        }));
        self.summary.steps += 1;
        outcome
            .map_err(|panic: Box<dyn Any + Send>| Stop::Panicked(position, sentence_of(&*panic).to_owned()))
    }

    fn take(&mut self, step: Step<'_>, is_set_aside: bool) {
        if matches!(step, Step::Start { .. }) {
            // A restart fills them.
            self.has_empty_pools = false;
        }
        self.fill_pools();
        let engine = &mut self.engine;
        match step {
            Step::Start { at, .. } if at > EngineTime::ZERO && is_seeded(Bug::ForgottenStart) => {}
            Step::Start { at, settings, .. } => engine.restart(at, settings, self.sink),
            Step::Tick { .. } if is_set_aside => {}
            Step::Tick { at, .. } if is_seeded(Bug::DecisionsIgnored) => {
                engine.replay(at, Recorded::Tick, Record::default(), self.sink);
            }
            Step::Tick { at, decisions } => {
                let unforeseen = engine.replay(at, Recorded::Tick, Record::new(decisions), self.sink);
                self.summary.unforeseen += unforeseen as u64;
            }
            Step::Request { at, connection, frame, decisions } => {
                self.arena.reset();
                let decoded = musterd_wire::decode(frame, &self.arena);
                if is_set_aside {
                    // One that this build cannot read has no ticket that it could name.
                    let Ok(request) = decoded else { return };
                    return engine.set_aside(at, connection, &request, self.sink);
                }
                let request = decoded.expect("a frame of the journal is valid");
                #[cfg(any(test, seeded_bug = "panic"))]
                assert!(request.id != "seeded panic", "a seeded panic");
                let recorded = Recorded::Request(connection, &request);
                let unforeseen = engine.replay(at, recorded, Record::new(decisions), self.sink);
                self.summary.unforeseen += unforeseen as u64;
            }
        }
    }
}

/// An engine before its first start, which tells it its settings.
fn unborn() -> Engine {
    let heartbeat = ClientHeartbeat { interval_ms: 0.0, timeout_ms: 0.0, missed_max: 0 };
    Engine::new(Settings { grace_ms: 0, seed: 0, heartbeat })
}

fn other_version(segment: u64, version: u32) -> Refusal {
    let message = format!(
        "{} has journal format {version}, and this build reads {FORMAT_VERSION_OLDEST} to {FORMAT_VERSION}. Start the build that wrote it.",
        segment_name(segment)
    );
    Refusal::new(Code::JournalVersion, message)
}
