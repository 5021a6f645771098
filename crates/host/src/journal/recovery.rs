//! From files back to an engine.

use std::io;

use musterd_core::code::Code;
use musterd_core::message::Outgoing;
use musterd_core::{CloseCode, Connection, Engine, Sink};

use super::Position;
use super::commit::Place;
use super::disk::Disk;
use super::replaying::{Audience, Replay, Stop, Summary};
use super::segment::{SEGMENT, SNAPSHOT, number_of, segment_name};
use super::set_aside::SetAside;
use super::snapshot::Snapshot;
use crate::limits::SET_ASIDE_PER_START;
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

/// The state before this segment: all segments that come earlier, from the newest snapshot on.
pub(crate) fn replay_until(
    disk: &dyn Disk,
    before_segment: u64,
    set_aside: &SetAside,
    sink: &mut impl Audience,
) -> Result<Recovered, Stop> {
    replay(disk, before_segment, None, Beginning::Newest, set_aside, sink)
}

/// Where a replay begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beginning {
    /// With the newest snapshot: the shortest way.
    Newest,
    /// As early as the folder allows.
    Oldest,
}

/// The state before this position. What is damaged behind it does no harm.
///
/// Refused as [`recover`] does; a position before everything that the folder still has is a missing file.
pub(crate) fn replay_to(
    disk: &dyn Disk,
    until: Position,
    beginning: Beginning,
    sink: &mut impl Audience,
) -> Result<Recovered, Refusal> {
    let set_aside = SetAside::load(disk).map_err(|error| unreadable(&error))?;
    match replay(disk, u64::MAX, Some(until), beginning, &set_aside, sink) {
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
    beginning: Beginning,
    set_aside: &SetAside,
    sink: &mut impl Audience,
) -> Result<Recovered, Stop> {
    let names = disk.names().map_err(|error| Stop::Refused(unreadable(&error)))?;
    let first_segment = names.iter().find_map(|name| number_of(name, SEGMENT));
    let before_snapshot = match beginning {
        Beginning::Newest => before_segment,
        Beginning::Oldest => first_segment.unwrap_or(before_segment),
    };
    let snapshot = Snapshot::newest(disk, &names, before_snapshot, until).map_err(Stop::Refused)?;
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
    let (next, summary) = (replay.next, replay.summary);
    Ok(Recovered { engine: replay.into_engine(), next, segment: last + 1, summary })
}

fn unreadable(error: &io::Error) -> Refusal {
    Refusal::new(Code::DataDir, format!("The journal cannot be read: {error}."))
}

impl Audience for Silence {}

/// Nobody is connected while a journal is replayed.
pub(crate) struct Silence;

impl Sink for Silence {
    fn send(&mut self, _: Connection, _: &Outgoing<'_>) {}
    fn close(&mut self, _: Connection, _: CloseCode) {}
    fn gone(&mut self, _: Connection) {}
}
