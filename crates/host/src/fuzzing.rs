//! For the fuzz target `journal`: recovers from bytes that nobody has written.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::journal::disk::{Disk, DiskFile};
use crate::journal::{FileHeader, Place, Position, begin_commit, recover, seal_commit, segment_name};

/// What stands after the header of a journal's only segment.
#[derive(Clone, Copy, Debug)]
pub enum Segment<'a> {
    /// These bytes.
    Raw(&'a [u8]),
    /// One commit with these steps, whole and with a right checksum.
    Commit(&'a [u8]),
}

/// Recovers an engine from it. Returns the lines of the file `set-aside`: the steps that panicked.
pub fn recovered(segment: Segment<'_>) -> Vec<String> {
    let first = Place { commit: 1, position: Position(0) };
    let mut bytes = FileHeader::new(1, first).to_bytes().to_vec();
    match segment {
        Segment::Raw(raw) => bytes.extend_from_slice(raw),
        Segment::Commit(steps) => {
            let mut commit = Vec::new();
            begin_commit(&mut commit);
            commit.extend_from_slice(steps);
            seal_commit(&mut commit, first);
            bytes.extend(commit);
        }
    }
    let disk = Memory(Mutex::new(BTreeMap::from([(segment_name(1), bytes)])));
    if let Ok(recovered) = recover(&disk) {
        // What was recovered can be kept.
        recovered.engine.image();
    }
    let set_aside = disk.files().remove("set-aside").unwrap_or_default();
    String::from_utf8_lossy(&set_aside).lines().map(String::from).collect()
}

/// A folder in memory.
struct Memory(Mutex<BTreeMap<String, Vec<u8>>>);

impl Memory {
    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Disk for Memory {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.files().keys().cloned().collect())
    }

    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.files().get(name).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn create(&self, _: &str, _: &[u8]) -> io::Result<Box<dyn DiskFile>> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn replace(&self, name: &str, parts: &[&[u8]]) -> io::Result<()> {
        self.files().insert(name.to_owned(), parts.concat());
        Ok(())
    }

    fn sync(&self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.files().remove(name);
        Ok(())
    }

    fn age(&self, _: &str) -> io::Result<Duration> {
        Ok(Duration::ZERO)
    }

    fn available_bytes(&self) -> io::Result<u64> {
        Ok(u64::MAX)
    }
}
