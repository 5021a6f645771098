//! From files back to an engine.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use bumpalo::Bump;
use musterd_core::code::Code;
use musterd_core::decision::Record;
use musterd_core::message::{ClientHeartbeat, Outgoing};
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Recorded, Settings, Sink};

use super::commit::{self, Broken, Place};
use super::disk::Disk;
use super::segment::{
    BadHeader, FileHeader, SEGMENT, SEGMENT_HEADER_BYTES, SNAPSHOT, number_of, segment_name,
};
use super::set_aside::SetAside;
use super::snapshot::Snapshot;
use super::step::{Step, steps};
use super::{FORMAT_VERSION, Position};
use crate::limits::SET_ASIDE_PER_START;
use crate::panics::sentence_of;
use crate::refusal::Refusal;
use crate::seeded::{Bug, is_seeded};

/// An engine as it was, and where its journal goes on.
pub(crate) struct Recovered {
    pub(crate) engine: Engine,
    /// The place of the next commit.
    pub(crate) next: Place,
    /// The number of the next segment.
    pub(crate) segment: u64,
    pub(crate) summary: Summary,
}

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

/// Brings the engine back: the newest snapshot, then every step after it. A step that panics is set aside, and all is
/// begun again without it.
///
/// Refused with `JOURNAL_VERSION` for a journal of a newer build, `JOURNAL_CORRUPT` for one that is damaged before its
/// end, `DATA_DIR` if it cannot be read, `INTERNAL` if too many steps panic.
pub(crate) fn recover(disk: &dyn Disk) -> Result<Recovered, Refusal> {
    let mut set_aside = SetAside::load(disk).map_err(|error| unreadable(&error))?;
    for _ in 0..=SET_ASIDE_PER_START {
        match replay_until(disk, u64::MAX, &set_aside, &mut Silence) {
            Ok(recovered) => {
                // What a killed process wrote and did not sync can be read, and power loss would still take it.
                keep_last_segment(disk).map_err(|error| unreadable(&error))?;
                return Ok(recovered);
            }
            Err(Stop::Reached) => unreachable!("no position to stop at was given"),
            Err(Stop::Refused(refusal)) => return Err(refusal),
            Err(Stop::Panicked(position, sentence)) => {
                set_aside.add(position, &sentence, disk).map_err(|error| unreadable(&error))?;
            }
        }
    }
    let message =
        format!("more than {SET_ASIDE_PER_START} steps of the journal panic; see its file set-aside");
    Err(Refusal::new(Code::Internal, message))
}

fn keep_last_segment(disk: &dyn Disk) -> io::Result<()> {
    let names = disk.names()?;
    let last = names.iter().rev().find(|name| number_of(name, SEGMENT).is_some());
    let last = last.filter(|_| !is_seeded(Bug::UnsyncedTail));
    last.map_or(Ok(()), |name| disk.sync(name))
}

/// Why a replay ended early.
pub(crate) enum Stop {
    Refused(Refusal),
    Panicked(Position, String),
    /// The position to stop at.
    Reached,
}

/// The state before this segment: all segments that come earlier, from the newest snapshot on.
pub(crate) fn replay_until(
    disk: &dyn Disk,
    before_segment: u64,
    set_aside: &SetAside,
    sink: &mut impl Sink,
) -> Result<Recovered, Stop> {
    replay(disk, before_segment, None, set_aside, sink)
}

/// The state before this position, from the journal's beginning or the newest snapshot before it. What is damaged
/// behind it does no harm.
///
/// Refused as [`recover`] does; a position before everything that the folder still has is a missing file.
pub(crate) fn replay_to(
    disk: &dyn Disk,
    until: Position,
    sink: &mut impl Sink,
) -> Result<Recovered, Refusal> {
    let set_aside = SetAside::load(disk).map_err(|error| unreadable(&error))?;
    match replay(disk, u64::MAX, Some(until), &set_aside, sink) {
        Ok(recovered) => Ok(recovered),
        Err(Stop::Reached) => unreachable!("handled where it is found"),
        Err(Stop::Refused(refusal)) => Err(refusal),
        Err(Stop::Panicked(position, sentence)) => {
            let message = format!("The step at position {position} panics: {sentence}. Replay until there.");
            Err(Refusal::new(Code::Internal, message))
        }
    }
}

fn replay(
    disk: &dyn Disk,
    before_segment: u64,
    until: Option<Position>,
    set_aside: &SetAside,
    sink: &mut impl Sink,
) -> Result<Recovered, Stop> {
    let names = disk.names().map_err(|error| Stop::Refused(unreadable(&error)))?;
    let snapshot = Snapshot::newest(disk, &names, before_segment, until).map_err(Stop::Refused)?;
    let from = snapshot.as_ref().map_or(0, |snapshot| snapshot.segment);
    let segments: Vec<u64> = names
        .iter()
        .filter_map(|name| number_of(name, SEGMENT))
        .filter(|segment| (from..before_segment).contains(segment))
        .collect();
    let is_missing = match &snapshot {
        // A snapshot is made of the state before a segment that is there.
        Some(_) => before_segment == u64::MAX && !segments.contains(&from),
        None => segments.is_empty() && names.iter().any(|name| number_of(name, SNAPSHOT).is_some()),
    };
    let mut replay = Replay::new(snapshot, until, set_aside, sink);
    if is_missing {
        return Err(replay.corrupt(from, 0, "this segment is missing, or the snapshot before it is damaged"));
    }
    for (index, segment) in segments.iter().enumerate() {
        let bytes = disk.read(&segment_name(*segment)).map_err(|error| Stop::Refused(unreadable(&error)))?;
        let is_last = index + 1 == segments.len();
        match replay.segment(*segment, &bytes, is_last) {
            Err(Stop::Reached) => break,
            other => other?,
        }
    }
    let last = segments.last().copied().unwrap_or(0).max(from.saturating_sub(1));
    replay.summary.set_aside = set_aside.len() as u64;
    Ok(Recovered { engine: replay.engine, next: replay.next, segment: last + 1, summary: replay.summary })
}

struct Replay<'a, S> {
    engine: Engine,
    next: Place,
    summary: Summary,
    /// Where to stop, if not at the end.
    until: Option<Position>,
    set_aside: &'a SetAside,
    sink: &'a mut S,
    arena: Bump,
}

impl<'a, S: Sink> Replay<'a, S> {
    fn new(
        snapshot: Option<Snapshot>,
        until: Option<Position>,
        set_aside: &'a SetAside,
        sink: &'a mut S,
    ) -> Self {
        let beginning = Place { commit: 1, position: Position(0) };
        let (engine, next) =
            snapshot.map_or_else(|| (unborn(), beginning), |snapshot| (snapshot.engine, snapshot.next));
        Self { engine, next, summary: Summary::default(), until, set_aside, sink, arena: Bump::new() }
    }

    fn segment(&mut self, segment: u64, bytes: &[u8], is_last: bool) -> Result<(), Stop> {
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

    fn corrupt(&self, segment: u64, offset: usize, what: &str) -> Stop {
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
        let outcome = catch_unwind(AssertUnwindSafe(|| self.take(step, is_set_aside)));
        self.summary.steps += 1;
        outcome
            .map_err(|panic: Box<dyn Any + Send>| Stop::Panicked(position, sentence_of(&*panic).to_owned()))
    }

    fn take(&mut self, step: Step<'_>, is_set_aside: bool) {
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

fn unreadable(error: &io::Error) -> Refusal {
    Refusal::new(Code::DataDir, format!("The journal cannot be read: {error}."))
}

fn other_version(segment: u64, version: u32) -> Refusal {
    let message = format!(
        "{} has journal format {version}, and this build reads {FORMAT_VERSION}. Start the build that wrote it.",
        segment_name(segment)
    );
    Refusal::new(Code::JournalVersion, message)
}

/// Nobody is connected while a journal is replayed.
pub(crate) struct Silence;

impl Sink for Silence {
    fn send(&mut self, _: Connection, _: &Outgoing<'_>) {}
    fn close(&mut self, _: Connection, _: CloseCode) {}
    fn gone(&mut self, _: Connection) {}
}
