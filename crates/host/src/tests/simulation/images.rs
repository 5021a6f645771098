//! Engines as they were when a commit began, to hold against what recovery makes of that commit.

use std::collections::VecDeque;

use musterd_core::command::{Command, Request};
use musterd_core::{Engine, EngineTime};

use super::super::faulty_disk::FaultyDisk;
use super::super::random::Random;
use super::super::said::read;
use super::super::server::Frames;
use super::facts::Facts;
use super::verdict::{Check, Verdict, ensure};
use crate::journal::{Place, Silence, recover, segment_name};

/// So many are kept.
const KEPT: usize = 6;

/// Images by the place of the commit that leads to them.
#[derive(Default)]
pub(crate) struct Images {
    kept: VecDeque<(Place, EngineTime, Vec<u8>)>,
}

impl Images {
    /// The commit that begins at this place leads to this image.
    pub(crate) fn keep(&mut self, place: Place, at: EngineTime, image: Vec<u8>) {
        self.kept.push_back((place, at, image));
        if self.kept.len() > KEPT {
            self.kept.pop_front();
        }
    }

    /// Recovers from the disk and compares, now and then also without snapshots.
    pub(crate) fn check(&mut self, disk: &FaultyDisk, random: &mut Random) -> Verdict {
        let kept = std::mem::take(&mut self.kept);
        if !random.one_in(2) {
            return Ok(());
        }
        let disk = disk.copy();
        let Ok(recovered) = recover(&disk) else {
            // The start says why.
            return Ok(());
        };
        let count = recovered.summary.unforeseen;
        ensure(count == 0, Check::Image, || format!("{count} decisions that this build would not make"))?;
        let (mut engine, next) = (recovered.engine, recovered.next);
        let of_last = kept.iter().find(|(place, ..)| place.commit + 1 == next.commit);
        if let Some((place, at, image)) = of_last {
            // Questions move the engine's time and are in no journal.
            let question = Request { id: "", request: 1, command: Command::ReadQueues { queue: "" } };
            engine.apply(*at, 0, &question, &mut Silence);
            ensure(engine.image() == *image, Check::Image, || {
                format!("commit {} leads elsewhere", place.commit)
            })?;
        }
        let files = disk.files();
        let segments = files.keys().filter(|name| name.ends_with(".journal")).count() as u64;
        // One that was removed may have come back with the power, others not.
        let are_whole = (1..=segments).all(|segment| files.contains_key(&segment_name(segment)));
        if are_whole && random.one_in(2) {
            let image = recover(&disk).map(|recovered| recovered.engine.image());
            files.keys().filter(|name| name.ends_with(".snapshot")).for_each(|name| disk.take_away(name));
            let without = recover(&disk).map(|recovered| recovered.engine.image());
            ensure(image == without, Check::Image, || {
                format!("the segments alone lead elsewhere: {:?}", without.err())
            })?;
        }
        Ok(())
    }

    /// Reads all public events again: those that were told are the same.
    pub(crate) fn check_events(engine: &mut Engine, facts: &mut Facts) -> Verdict {
        let told = facts.events.len();
        let at = engine.now();
        let mut frames = Frames::default();
        let command = Command::ReadEvents { after: 0, limit: 512 };
        engine.apply(at, 0, &Request { id: "", request: 1, command }, &mut frames);
        if frames.count == 0 {
            return ensure(told == 0, Check::Events, || {
                format!("{told} events were told, and there are none")
            });
        }
        let super::super::said::Body::Events(events) = read(&frames.bytes[4..]).body else {
            unreachable!("asked")
        };
        ensure(events.len() >= told, Check::Events, || {
            format!("{told} events were told, {} are left", events.len())
        })?;
        facts.note(&super::super::said::Body::Events(events.into_iter().take(told).collect()))
    }
}
