//! A machine on its way to its thread: made anew, or brought back from its data folder.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use musterd_core::{Engine, EngineTime, Settings};

use crate::journal::disk::Disk;
use crate::journal::{
    Begun, DataFolder, Durability, Failure, Journal, Place, Recovered, SegmentWriter, Silence, SnapshotMaker,
    Step, Summary, ThreadCommitter, first_commit, recover,
};
use crate::keeping::Keeping;
use crate::limits::SNAPSHOT_AFTER_BYTES;
use crate::options::DataOptions;
use crate::refusal::Refusal;
use crate::seeded::{Bug, is_seeded};
use crate::shared::Shared;

const SECONDS_OF_HOUR: u64 = 3_600;

/// A machine on its way to its thread.
pub(crate) struct Prepared<M> {
    pub(crate) machine: M,
    /// Engine time to go on from.
    pub(crate) at: EngineTime,
    data: Option<Data>,
}

/// Everything of a data folder but the thread that commits to it.
struct Data {
    folder: DataFolder,
    writer: SegmentWriter,
    next: Place,
    snapshots: SnapshotMaker,
    recovered: Summary,
}

impl<M> Prepared<M> {
    /// A machine that forgets everything when it ends.
    pub(crate) fn without_journal(machine: M) -> Self {
        Self { machine, at: EngineTime::ZERO, data: None }
    }

    /// The machine and its journal, whose commits wake the engine's thread.
    pub(crate) fn start(self, shared: &Arc<Shared>) -> Result<(M, Option<Keeping>), Refusal> {
        let Self { machine, at, data } = self;
        let Some(Data { folder, writer, next, snapshots, recovered }) = data else {
            return Ok((machine, None));
        };
        let waking = shared.clone();
        let committer =
            ThreadCommitter::spawn(writer, move || waking.wake()).map_err(|error| failed(&error))?;
        let journal = Journal::new(Box::new(committer), next, at);
        let disk = folder.disk.clone();
        let keeping = Keeping::new(journal, disk, at, recovered, Some(snapshots), Some(folder));
        Ok((machine, Some(keeping)))
    }
}

impl Prepared<Engine> {
    /// Locks the data folder, recovers what is in it, and begins a new segment with the start of this run.
    ///
    /// Refused with `DATA_DIR`, `DATA_LOCKED`, `JOURNAL_VERSION`, `JOURNAL_CORRUPT`, `JOURNAL_FULL`, `JOURNAL_FAILED`.
    pub(crate) fn with_journal(options: &DataOptions, settings: Settings) -> Result<Self, Refusal> {
        let folder = DataFolder::open(&options.folder)?;
        let disk = &folder.disk;
        let keep = Duration::from_secs(u64::from(options.keep_hours) * SECONDS_OF_HOUR);
        let snapshots = SnapshotMaker::spawn(disk.clone(), keep).map_err(|error| failed(&error))?;
        let Restarted { engine, at, writer, next, recovered } =
            Restarted::from_disk(disk, options.durability, settings, &snapshots.wanted())?;
        let data = Data { folder, writer, next, snapshots, recovered };
        Ok(Self { machine: engine, at, data: Some(data) })
    }
}

/// An engine that was brought back and has started again, which its journal holds.
pub(crate) struct Restarted {
    pub(crate) engine: Engine,
    /// Engine time to go on from.
    pub(crate) at: EngineTime,
    pub(crate) writer: SegmentWriter,
    /// The place of the next commit.
    pub(crate) next: Place,
    pub(crate) recovered: Summary,
}

impl Restarted {
    /// Recovers the engine and begins a new segment with the start of this run. `wanted` hears of segments that a
    /// snapshot should be made before.
    pub(crate) fn from_disk(
        disk: &Arc<dyn Disk>,
        durability: Durability,
        settings: Settings,
        wanted: &Sender<Begun>,
    ) -> Result<Self, Refusal> {
        let Recovered { mut engine, next: first, segment, summary } = recover(&**disk)?;
        let at = engine.now();
        if at == EngineTime::ZERO || !is_seeded(Bug::ForgottenStart) {
            engine.restart(at, settings, &mut Silence);
        }
        let start = Step::Start { at, settings, wall_ms: wall_ms() };
        let (writer, next) = SegmentWriter::begin(disk.clone(), durability, segment, first, wanted.clone())
            .and_then(|mut writer| {
                let next = writer.write(&mut first_commit(&start))?;
                Ok((writer, next))
            })
            .map_err(|error| failed(&error))?;
        if summary.bytes > SNAPSHOT_AFTER_BYTES {
            // Nobody listens if snapshots cannot be made: the journal is complete without them.
            let _ = wanted.send(Begun { segment, first });
        }
        let at = if is_seeded(Bug::TimeGoesBack) { EngineTime::ZERO } else { at };
        Ok(Self { engine, at, writer, next, recovered: summary })
    }
}

fn failed(error: &io::Error) -> Refusal {
    let Failure { code, sentence } = Failure::of(error);
    Refusal::new(code, sentence)
}

/// Milliseconds since 1970.
fn wall_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
