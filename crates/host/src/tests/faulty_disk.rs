//! A disk in memory that forgets what was not synced, and fails when it is told to.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use super::random::Random;
use crate::journal::disk::{Disk, DiskFile};

/// A failure to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The next append writes so many bytes, then fails.
    ShortWrite(usize),
    /// The next append finds the disk full after so many bytes.
    Full(usize),
    /// The next sync fails; what was not synced may be on the disk or not.
    FailedSync,
    /// The next new file cannot be made; so many bytes of it are there.
    FailedCreate(usize),
    /// The next file that is put in the place of another is not.
    FailedReplace,
    /// After so many more calls that change something nothing works any more: the process is dead. The call at which
    /// it dies is done in part.
    Death(u32),
}

/// How a crash ends what was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Crash {
    /// The process was killed: what it wrote is with the operating system.
    Killed,
    /// Power was lost: what was not synced is lost, cut anywhere, or has holes.
    PowerLoss,
}

/// A file, and how much of it is safe.
#[derive(Clone, Debug, Default)]
struct Content {
    bytes: Vec<u8>,
    /// These bytes survive power loss.
    synced: usize,
    /// So does the file's name.
    is_named: bool,
    age: Duration,
    /// A write or sync has failed: nobody may write again.
    has_failed: bool,
}

#[derive(Debug, Default)]
struct State {
    files: BTreeMap<String, Content>,
    /// Removed or replaced, and the folder was not synced since.
    shadows: BTreeMap<String, Content>,
    available: u64,
    fault: Option<Fault>,
    is_dead: bool,
    /// Each time that a file was written to after it had failed.
    violations: Vec<String>,
    /// Calls that changed something.
    changes: u64,
}

/// The disk. Its clones are the same one.
#[derive(Clone, Debug)]
pub(crate) struct FaultyDisk(Arc<Mutex<State>>);

impl FaultyDisk {
    /// An empty disk with room.
    pub(crate) fn new() -> Self {
        Self(Arc::new(Mutex::new(State { available: u64::MAX, ..State::default() })))
    }

    /// Another disk with the same files, all safe.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::new();
        for (name, bytes) in self.files() {
            copy.put(&name, bytes);
        }
        copy
    }

    /// Every file.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.state().files.iter().map(|(name, content)| (name.clone(), content.bytes.clone())).collect()
    }

    /// Puts a file there, safe.
    pub(crate) fn put(&self, name: &str, bytes: Vec<u8>) {
        let synced = bytes.len();
        let content = Content { bytes, synced, is_named: true, ..Content::default() };
        self.state().files.insert(name.to_owned(), content);
    }

    /// A file is gone.
    pub(crate) fn take_away(&self, name: &str) {
        self.state().files.remove(name).expect("it was there");
    }

    /// The next failure.
    pub(crate) fn fail(&self, fault: Fault) {
        self.state().fault = Some(fault);
    }

    /// Nothing fails any more, and there is room.
    pub(crate) fn heal(&self) {
        let mut state = self.state();
        state.fault = None;
        state.available = u64::MAX;
    }

    /// True after [`Fault::Death`] has come.
    pub(crate) fn is_dead(&self) -> bool {
        self.state().is_dead
    }

    pub(crate) fn set_available(&self, bytes: u64) {
        self.state().available = bytes;
    }

    /// All files grow older.
    pub(crate) fn let_age(&self, by: Duration) {
        self.state().files.values_mut().for_each(|content| content.age += by);
    }

    pub(crate) fn violations(&self) -> Vec<String> {
        self.state().violations.clone()
    }

    pub(crate) fn changes(&self) -> u64 {
        self.state().changes
    }

    /// The machine comes back after a crash.
    pub(crate) fn crash(&self, crash: Crash, random: &mut Random) {
        let mut state = self.state();
        state.is_dead = false;
        state.fault = None;
        if crash == Crash::PowerLoss {
            for (name, shadow) in std::mem::take(&mut state.shadows) {
                if random.one_in(2) {
                    state.files.insert(name, shadow);
                }
            }
            let names: Vec<String> = state.files.keys().cloned().collect();
            for name in names {
                let content = state.files.get_mut(&name).expect("it is there");
                if !content.is_named && random.one_in(2) {
                    state.files.remove(&name);
                    continue;
                }
                lose(content, random);
            }
        }
        state.files.values_mut().for_each(|content| content.has_failed = false);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no test panics while it holds the disk")
    }
}

/// What power loss does to a file.
fn lose(content: &mut Content, random: &mut Random) {
    let unsynced = content.synced..content.bytes.len();
    if !unsynced.is_empty() {
        match random.below(3) {
            0 => content.bytes.truncate(content.synced),
            1 => content.bytes.truncate(content.synced + random.below(unsynced.len() + 1)),
            _ => make_holes(&mut content.bytes, unsynced, random),
        }
    }
    content.synced = content.bytes.len();
    content.is_named = true;
}

/// The file has its length, and some of its pages were never written.
fn make_holes(bytes: &mut [u8], range: Range<usize>, random: &mut Random) {
    let page = [16, 128, 512, 4_096][random.below(4)];
    for start in (range.start / page * page..range.end).step_by(page) {
        if random.one_in(2) {
            let end = (start + page).min(range.end);
            bytes[start.max(range.start)..end].fill(0);
        }
    }
}

fn broken(what: &str) -> io::Error {
    io::Error::other(what.to_owned())
}

impl State {
    /// Before a call that changes something: how much of it is done if the process dies now.
    fn change(&mut self) -> io::Result<bool> {
        if self.is_dead {
            return Err(broken("the process is dead"));
        }
        self.changes += 1;
        match &mut self.fault {
            Some(Fault::Death(0)) => {
                self.is_dead = true;
                self.fault = None;
                Ok(true)
            }
            Some(Fault::Death(calls)) => {
                *calls -= 1;
                Ok(false)
            }
            _ => Ok(false),
        }
    }

    /// The fault, if it is for this call.
    fn take(&mut self, is_meant: impl Fn(&Fault) -> bool) -> Option<Fault> {
        self.fault.take_if(|fault| is_meant(fault))
    }

    fn writable(&mut self, name: &str) -> &mut Content {
        if !self.files.contains_key(name) {
            self.violations.push(format!("{name} was removed while it was open"));
        }
        let content = self.files.entry(name.to_owned()).or_default();
        if content.has_failed {
            self.violations.push(format!("{name} was written to after it had failed"));
        }
        content
    }

    fn sync_names(&mut self) {
        self.shadows.clear();
        self.files.values_mut().for_each(|content| content.is_named = true);
    }
}

impl Disk for FaultyDisk {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.state().files.keys().cloned().collect())
    }

    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        let state = self.state();
        state.files.get(name).map(|content| content.bytes.clone()).ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn create(&self, name: &str, begin: &[u8]) -> io::Result<Box<dyn DiskFile>> {
        let mut state = self.state();
        let dies = state.change()?;
        if state.files.contains_key(name) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let failed = state.take(|fault| matches!(fault, Fault::FailedCreate(_)));
        let mut content = Content { bytes: begin.to_vec(), ..Content::default() };
        if let Some(Fault::FailedCreate(bytes)) = failed {
            content.bytes.truncate(bytes);
        }
        state.files.insert(name.to_owned(), content);
        if dies || failed.is_some() {
            return Err(broken("the file cannot be made"));
        }
        state.files.get_mut(name).expect("just made").synced = begin.len();
        state.sync_names();
        drop(state);
        Ok(Box::new(OpenFile { disk: self.clone(), name: name.to_owned() }))
    }

    fn replace(&self, name: &str, parts: &[&[u8]]) -> io::Result<()> {
        let mut state = self.state();
        let dies = state.change()?;
        let bytes = parts.concat();
        if dies || state.take(|fault| *fault == Fault::FailedReplace).is_some() {
            let draft = Content { bytes, ..Content::default() };
            state.files.insert(format!("{name}.draft"), draft);
            return Err(broken("the file cannot be put in its place"));
        }
        let synced = bytes.len();
        let content = Content { bytes, synced, ..Content::default() };
        state.files.insert(name.to_owned(), content);
        state.sync_names();
        Ok(())
    }

    fn sync(&self, name: &str) -> io::Result<()> {
        let mut state = self.state();
        if state.change()? {
            return Err(broken("the file cannot be synced"));
        }
        let content = state.files.get_mut(name).ok_or(io::Error::from(ErrorKind::NotFound))?;
        content.synced = content.bytes.len();
        state.sync_names();
        Ok(())
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        let mut state = self.state();
        if state.change()? {
            return Err(broken("the file cannot be removed"));
        }
        let content = state.files.remove(name).ok_or(io::Error::from(ErrorKind::NotFound))?;
        if content.is_named {
            state.shadows.insert(name.to_owned(), content);
        }
        Ok(())
    }

    fn age(&self, name: &str) -> io::Result<Duration> {
        self.state().files.get(name).map(|content| content.age).ok_or_else(|| ErrorKind::NotFound.into())
    }

    fn available_bytes(&self) -> io::Result<u64> {
        Ok(self.state().available)
    }
}

struct OpenFile {
    disk: FaultyDisk,
    name: String,
}

impl DiskFile for OpenFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.disk.state();
        let dies = state.change()?;
        let fault = state.take(|fault| matches!(fault, Fault::ShortWrite(_) | Fault::Full(_)));
        let content = state.writable(&self.name);
        let (written, error) = match fault {
            // A page that is written is no less torn than half a page.
            _ if dies => (bytes.len() / 2, Some(broken("the process died"))),
            Some(Fault::ShortWrite(written)) => (written, Some(broken("a short write"))),
            Some(Fault::Full(written)) => (written, Some(ErrorKind::StorageFull.into())),
            _ => (bytes.len(), None),
        };
        content.bytes.extend_from_slice(&bytes[..written.min(bytes.len())]);
        content.has_failed |= error.is_some();
        error.map_or(Ok(()), Err)
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.disk.state();
        let dies = state.change()?;
        let has_failed = dies || state.take(|fault| *fault == Fault::FailedSync).is_some();
        let content = state.writable(&self.name);
        content.has_failed |= has_failed;
        if has_failed {
            return Err(broken("a failed sync"));
        }
        content.synced = content.bytes.len();
        Ok(())
    }
}
