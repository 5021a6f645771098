//! Makes commits durable beside the engine's thread.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use musterd_core::code::Code;

use super::{Place, SegmentWriter};
use crate::seeded::{Bug, is_seeded};

/// Takes one commit at a time and makes it durable.
pub(crate) trait Committer: Send {
    /// Begins. The commit before has been taken back by [`Committer::finished`].
    fn start(&mut self, buffer: Vec<u8>);
    /// The commit that was started, once it is done.
    fn finished(&mut self) -> Option<Finished>;
    /// True when `finished` has something. Never false again before that was called.
    fn has_finished(&self) -> bool;
    /// Waits until `finished` has something.
    fn wait(&mut self);
}

/// A commit that is done.
pub(crate) struct Finished {
    /// Its buffer, to be used again.
    pub(crate) buffer: Vec<u8>,
    /// The place of the next commit.
    pub(crate) outcome: Result<Place, Failure>,
    /// How long it took.
    pub(crate) took: Duration,
}

/// Why the journal cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// `JOURNAL_FULL` or `JOURNAL_FAILED`.
    pub(crate) code: Code,
    /// A sentence for the operator.
    pub(crate) sentence: String,
}

impl Failure {
    pub(crate) fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self {
                code: Code::JournalFull,
                sentence: format!(
                    "The journal's disk is full ({error}). Nothing was answered that it does not hold; make room and start again."
                ),
            },
            _ => Self {
                code: Code::JournalFailed,
                sentence: format!(
                    "The journal could not be written ({error}). Nothing was answered that it does not hold; check the disk and start again."
                ),
            },
        }
    }
}

/// Commits on a thread of its own.
pub(crate) struct ThreadCommitter {
    /// `None` while it is being dropped.
    start: Option<Sender<Vec<u8>>>,
    finished: Receiver<Finished>,
    /// What [`Committer::wait`] waited for.
    waited_for: Option<Finished>,
    has_finished: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl ThreadCommitter {
    /// `wake` is called after each commit.
    pub(crate) fn spawn(writer: SegmentWriter, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let (start, to_start) = channel();
        let (done, finished) = channel();
        let has_finished = Arc::new(AtomicBool::new(false));
        let flag = has_finished.clone();
        let thread = thread::Builder::new()
            .name("musterd-journal".into())
            .spawn(move || commit_all(writer, &to_start, &done, &flag, &wake))?;
        Ok(Self { start: Some(start), finished, waited_for: None, has_finished, thread: Some(thread) })
    }
}

/// How slow the disk of that seeded bug is.
const SEEDED_DELAY: Duration = Duration::from_millis(400);

fn commit_all(
    mut writer: SegmentWriter,
    to_start: &Receiver<Vec<u8>>,
    done: &Sender<Finished>,
    flag: &AtomicBool,
    wake: &impl Fn(),
) {
    while let Ok(mut buffer) = to_start.recv() {
        let began = Instant::now();
        if is_seeded(Bug::AckBeforeCommit) {
            // A disk so slow that a kill finds something which was acknowledged and not written.
            thread::sleep(SEEDED_DELAY);
        }
        let outcome = writer.write(&mut buffer).map_err(|error| Failure::of(&error));
        let is_over = outcome.is_err();
        if done.send(Finished { buffer, outcome, took: began.elapsed() }).is_err() {
            return;
        }
        // Release: whoever sees it finds the message in the channel. `wake` has the fence that a sleeper needs.
        flag.store(true, Ordering::Release);
        wake();
        if is_over {
            // Never tried again on the same file: after a failed sync the pages may be gone and seem clean.
            return;
        }
    }
}

impl Committer for ThreadCommitter {
    fn start(&mut self, buffer: Vec<u8>) {
        let thread = self.start.as_ref().expect("open until dropped");
        // A thread that has ended answered with a failure, after which nothing is started.
        thread.send(buffer).expect("the thread takes commits until one fails");
    }

    fn finished(&mut self) -> Option<Finished> {
        let finished = match self.waited_for.take() {
            Some(finished) => finished,
            None => match self.finished.try_recv() {
                Ok(finished) => finished,
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => gone(),
            },
        };
        self.has_finished.store(false, Ordering::Relaxed);
        Some(finished)
    }

    fn has_finished(&self) -> bool {
        self.has_finished.load(Ordering::Acquire)
    }

    fn wait(&mut self) {
        if self.waited_for.is_none() {
            self.waited_for = Some(self.finished.recv().unwrap_or_else(|_| gone()));
        }
    }
}

/// What is said for a thread that panicked.
fn gone() -> Finished {
    let sentence =
        "The journal's thread has ended. Nothing was answered that the journal does not hold.".into();
    let outcome = Err(Failure { code: Code::JournalFailed, sentence });
    Finished { buffer: Vec::new(), outcome, took: Duration::ZERO }
}

impl Drop for ThreadCommitter {
    fn drop(&mut self) {
        self.start = None;
        if let Some(thread) = self.thread.take() {
            // It panics for nothing that it is given; if it did, there is nobody left to tell.
            let _ = thread.join();
        }
    }
}
