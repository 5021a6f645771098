//! A committer that completes when the test says so.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use crate::journal::{Committer, Failure, Finished, Place, SegmentWriter};

struct State {
    writer: SegmentWriter,
    started: Option<Vec<u8>>,
    finished: Option<Finished>,
    /// Where the next commit stands.
    next: Place,
    has_failed: bool,
}

/// The test's end of a committer.
#[derive(Clone)]
pub(crate) struct Commits(Arc<Mutex<State>>);

impl Commits {
    /// Both ends. `next` is where the first commit will stand.
    pub(crate) fn of(writer: SegmentWriter, next: Place) -> (Self, Box<dyn Committer>) {
        let state = State { writer, started: None, finished: None, next, has_failed: false };
        let commits = Self(Arc::new(Mutex::new(state)));
        (commits.clone(), Box::new(HeldCommitter(commits)))
    }

    /// True while a commit waits for [`Commits::complete`].
    pub(crate) fn is_under_way(&self) -> bool {
        self.state().started.is_some()
    }

    /// Where the commit stands that is under way, or the next one.
    pub(crate) fn next(&self) -> Place {
        self.state().next
    }

    /// Writes the commit that is under way, if there is one. True: there was one, and it is durable.
    pub(crate) fn complete(&self) -> bool {
        let mut state = self.state();
        let Some(mut buffer) = state.started.take() else { return false };
        assert!(!state.has_failed, "no commit is started after one has failed");
        let outcome = state.writer.write(&mut buffer).map_err(|error| Failure::of(&error));
        state.has_failed = outcome.is_err();
        if let Ok(next) = outcome {
            state.next = next;
        }
        let is_durable = outcome.is_ok();
        state.finished = Some(Finished { buffer, outcome, took: Duration::ZERO });
        is_durable
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no test panics while it holds a commit")
    }
}

struct HeldCommitter(Commits);

impl Committer for HeldCommitter {
    fn start(&mut self, buffer: Vec<u8>) {
        let mut state = self.0.state();
        assert!(state.started.is_none() && state.finished.is_none(), "one commit at a time");
        state.started = Some(buffer);
    }

    fn finished(&mut self) -> Option<Finished> {
        self.0.state().finished.take()
    }

    fn has_finished(&self) -> bool {
        self.0.state().finished.is_some()
    }

    fn wait(&mut self) {
        self.0.complete();
    }
}
