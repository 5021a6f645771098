//! The engine's thread.

use std::any::Any;
use std::hint;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use musterd_core::EngineTime;
use musterd_core::code::Code;
use musterd_ring::{Block, Consumer};

use crate::counters::EngineStats;
use crate::journal::Failure;
use crate::keeping::Keeping;
use crate::limits::{BATCH_COMMANDS, PAUSE_MS, RETRY_MS, SETTLE_MS, SLEEP_MS_MAX, SPINS};
use crate::machine::Machine;
use crate::panics::sentence_of;
use crate::refusal::Refusal;
use crate::shared::Shared;
use crate::station::Station;

/// The engine's thread: takes input, lets time pass, announces what was said, sleeps.
pub(crate) struct EngineThread<M> {
    intake: Consumer<Block>,
    pub(crate) station: Station<M>,
    shared: Arc<Shared>,
    /// When it last looked at the clock.
    looked_at: EngineTime,
    /// No deadline fires before this.
    settled_at: EngineTime,
    passes: u64,
}

impl<M: Machine> EngineThread<M> {
    /// `keeping`: the journal, if there is one.
    pub(crate) fn new(
        machine: M,
        intake: Consumer<Block>,
        shared: Arc<Shared>,
        keeping: Option<Keeping>,
    ) -> Self {
        let looked_at = shared.clock.now();
        let station = Station::new(machine, shared.clone(), keeping);
        // Whoever asks before the first turn reads what the start has found.
        let mut figures = EngineStats::default();
        station.fill(&mut figures);
        shared.counters.publish(&figures);
        Self { intake, station, shared, looked_at, settled_at: EngineTime::ZERO, passes: 0 }
    }

    /// Runs until the last worker has departed, until the journal fails, or until something panics: then each worker
    /// finds a fatal record.
    pub(crate) fn run(mut self) {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.turns()));
        let fatal = match outcome {
            Ok(Ok(())) => None,
            Ok(Err(failure)) => Some(Refusal::new(failure.code, failure.sentence)),
            Err(panic) => Some(self.after_panic(&*panic)),
        };
        for arrival in self.shared.end(fatal) {
            self.station.deliveries.add(arrival);
        }
        self.station.deliveries.announce_end();
    }

    /// The command that panicked becomes durable, so that the next start finds it and sets it aside.
    fn after_panic(&mut self, panic: &(dyn Any + Send)) -> Refusal {
        let sentence = format!("A defect of musterd stopped it: {}.", sentence_of(panic));
        if let Some(keeping) = &mut self.station.keeping {
            // A journal that fails as well changes nothing: nothing more is answered.
            let _ = keeping.end_after_panic();
        }
        Refusal::new(Code::Internal, sentence)
    }

    fn turns(&mut self) -> Result<(), Failure> {
        self.shared.started();
        self.looked_at = self.shared.clock.now();
        loop {
            self.turn(self.shared.clock.now())?;
            if self.station.stopping {
                return self.station.keeping.as_mut().map_or(Ok(()), Keeping::end);
            }
            self.sleep();
        }
    }

    /// One turn at this engine time. Fails if the journal does, and then nothing may be said any more.
    pub(crate) fn turn(&mut self, at: EngineTime) -> Result<(), Failure> {
        let paused = at.since(self.looked_at) > PAUSE_MS;
        self.looked_at = at;
        if paused {
            self.settled_at = at + SETTLE_MS;
        }
        self.station.deliveries.retry(&self.station.machine);
        // After a pause all input that is there, however much: nobody is judged by what has not been read yet.
        let most = if paused { self.intake.len() } else { BATCH_COMMANDS };
        if !self.station.is_blocked() {
            self.intake.drain(most, |block| self.station.take(at, block));
        }
        self.tick(at);
        self.flush(at)
    }

    fn tick(&mut self, at: EngineTime) {
        let is_due = self.due().is_some_and(|due| due <= at);
        if is_due || self.station.wants_time(at) {
            self.passes += u64::from(is_due);
            self.station.tick(at);
        }
    }

    /// When time next has to pass.
    fn due(&self) -> Option<EngineTime> {
        self.station.machine.next_tick().map(|due| due.max(self.settled_at))
    }

    /// Lets leave what was said, or as much of it as the journal holds.
    fn flush(&mut self, at: EngineTime) -> Result<(), Failure> {
        self.station.commit(at)?;
        // Before the doorbells, so that a worker which is woken reads figures that hold what it drains.
        let mut figures = EngineStats { passes: self.passes, ..EngineStats::default() };
        self.station.fill(&mut figures);
        self.shared.counters.publish(&figures);
        self.station.deliveries.announce();
        Ok(())
    }

    /// Until the next deadline, or until there is something to do.
    fn sleep(&self) {
        // A producer in full swing comes back sooner than it could wake this thread.
        for _ in 0..SPINS {
            if !self.is_idle() {
                return;
            }
            hint::spin_loop();
        }
        let at_most = self.shared.clock.until(self.wake_at());
        if !at_most.is_zero() {
            self.shared.sleep(at_most, || self.is_idle());
        }
    }

    /// True when neither the intake nor the journal has anything for a turn to do.
    fn is_idle(&self) -> bool {
        (self.intake.is_empty() || self.station.is_blocked()) && !self.station.has_committed()
    }

    /// When to wake without input. A drain wakes nobody, so a full outbox is looked at again soon.
    fn wake_at(&self) -> EngineTime {
        let nap = if self.station.deliveries.waiting() > 0 { RETRY_MS } else { SLEEP_MS_MAX };
        let latest = self.looked_at + nap;
        self.due().map_or(latest, |due| due.min(latest))
    }
}
