//! Where the engine of a benchmark keeps its journal.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use musterd_host::{ClientHeartbeat, DataOptions, Doorbell, Durability, EngineOptions, Handle, open};

/// How long a segment stays; the benchmark never waits for it.
const KEEP_HOURS: u32 = 24;

/// A folder on the volume that the benchmark was built on. It goes with this value.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("journal-{}-{number}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).expect("the target folder can be written");
        Self(path)
    }

    /// Its place.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Files of the journal with this ending.
    pub fn files(&self, ending: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.0.join("journal")).expect("an engine was here");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect()
    }

    /// Starts the engine on it.
    pub fn open(&self) -> Handle {
        open_with(Some(DataOptions {
            folder: self.0.clone(),
            durability: Durability::Disk,
            keep_hours: KEEP_HOURS,
        }))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed lies in the target folder, where it harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// An engine that forgets.
pub fn without_journal() -> Handle {
    open_with(None)
}

fn open_with(data: Option<DataOptions>) -> Handle {
    let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
    let options = EngineOptions { name: None, grace_ms: 600_000, seed: Some(1), heartbeat, data };
    open(&options, Box::new(Unheard)).expect("a good folder")
}

/// The benchmarks drain without being asked to.
struct Unheard;

impl Doorbell for Unheard {
    fn ring(&self) {}
}
