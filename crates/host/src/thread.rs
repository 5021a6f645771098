//! The engine's thread.

use std::any::Any;
use std::hint;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bumpalo::Bump;
use musterd_core::command::{Command, Request};
use musterd_core::{Connection, EngineTime};
use musterd_ring::{Block, Consumer};

use crate::counters::EngineStats;
use crate::deliveries::Deliveries;
use crate::limits::{BATCH_COMMANDS, PAUSE_MS, RETRY_MS, SETTLE_MS, SLEEP_MS_MAX, SPINS};
use crate::machine::Machine;
use crate::shared::{Shared, Signal, control_of, worker_of};

/// The engine's thread: takes input, lets time pass, announces what was said, sleeps.
pub(crate) struct EngineThread<M> {
    intake: Consumer<Block>,
    station: Station<M>,
    shared: Arc<Shared>,
    /// When it last looked at the clock.
    looked_at: EngineTime,
    /// No deadline fires before this.
    settled_at: EngineTime,
    passes: u64,
}

impl<M: Machine> EngineThread<M> {
    pub(crate) fn new(machine: M, intake: Consumer<Block>, shared: Arc<Shared>) -> Self {
        let station = Station {
            machine,
            deliveries: Deliveries::new(),
            arena: Bump::new(),
            shared: shared.clone(),
            commands: 0,
            stopping: false,
        };
        Self { intake, station, shared, looked_at: EngineTime::ZERO, settled_at: EngineTime::ZERO, passes: 0 }
    }

    /// Runs until the last worker has departed, or until something panics: then each worker finds a fatal record.
    pub(crate) fn run(mut self) {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.turns()));
        let fatal =
            outcome.err().map(|panic| format!("A defect of musterd stopped it: {}.", sentence_of(&*panic)));
        for arrival in self.shared.end(fatal) {
            self.station.deliveries.add(arrival);
        }
        self.station.deliveries.announce_end();
    }

    fn turns(&mut self) {
        self.shared.started();
        self.looked_at = self.shared.clock.now();
        loop {
            self.turn(self.shared.clock.now());
            if self.station.stopping {
                return;
            }
            self.sleep();
        }
    }

    /// One turn at this engine time.
    pub(crate) fn turn(&mut self, at: EngineTime) {
        let paused = at.since(self.looked_at) > PAUSE_MS;
        self.looked_at = at;
        if paused {
            self.settled_at = at + SETTLE_MS;
        }
        self.station.deliveries.retry(&self.station.machine);
        // After a pause all input that is there, however much: nobody is judged by what has not been read yet.
        let most = if paused { self.intake.len() } else { BATCH_COMMANDS };
        self.intake.drain(most, |block| self.station.take(at, block));
        self.tick(at);
        self.flush();
    }

    fn tick(&mut self, at: EngineTime) {
        if self.due().is_some_and(|due| due <= at) {
            self.passes += 1;
            self.station.machine.tick(at, &mut self.station.deliveries);
        }
    }

    /// When time next has to pass.
    fn due(&self) -> Option<EngineTime> {
        self.station.machine.next_tick().map(|due| due.max(self.settled_at))
    }

    /// Lets what was said leave. With a journal this is what waits for the disk.
    fn flush(&mut self) {
        let deliveries = &mut self.station.deliveries;
        // Before the doorbells, so that a worker which is woken reads figures that hold what it drains.
        self.shared.counters.publish(&EngineStats {
            outbox_waiting: deliveries.waiting() as u64,
            outbox_dropped: deliveries.dropped(),
            commands: self.station.commands,
            passes: self.passes,
            messages: deliveries.messages(),
            ..EngineStats::default()
        });
        deliveries.announce();
    }

    /// Until the next deadline, or until there is input.
    fn sleep(&self) {
        // A producer in full swing comes back sooner than it could wake this thread.
        for _ in 0..SPINS {
            if !self.intake.is_empty() {
                return;
            }
            hint::spin_loop();
        }
        let at_most = self.shared.clock.until(self.wake_at());
        if !at_most.is_zero() {
            self.shared.sleep(at_most, || self.intake.is_empty());
        }
    }

    /// When to wake without input. A drain wakes nobody, so a full outbox is looked at again soon.
    fn wake_at(&self) -> EngineTime {
        let nap = if self.station.deliveries.waiting() > 0 { RETRY_MS } else { SLEEP_MS_MAX };
        let latest = self.looked_at + nap;
        self.due().map_or(latest, |due| due.min(latest))
    }
}

/// The machine with all that a command needs, apart from the ring that the command comes out of.
struct Station<M> {
    machine: M,
    deliveries: Deliveries,
    /// Holds the lists of the command that is being applied.
    arena: Bump,
    shared: Arc<Shared>,
    commands: u64,
    stopping: bool,
}

impl<M: Machine> Station<M> {
    /// Takes one block of the intake. With a journal this is what is recorded.
    fn take(&mut self, at: EngineTime, block: &mut Block) {
        let (signal, connection) = Signal::of(block.tag());
        match signal {
            Signal::Frame => self.apply(at, connection, block.bytes()),
            Signal::Arrive => self.welcome_workers(),
            Signal::Depart => self.depart(at, worker_of(connection)),
            Signal::Stop => self.stopping = true,
        }
        self.shared.spill.release(block.bytes().len());
        block.clear();
    }

    fn apply(&mut self, at: EngineTime, connection: Connection, frame: &[u8]) {
        self.arena.reset();
        // The same bytes were decoded by `submit`, and nobody has written to them since.
        let request = musterd_wire::decode(frame, &self.arena).expect("a queued frame is valid");
        #[cfg(seeded_bug = "panic")]
        assert!(request.id != "seeded panic", "a seeded panic");
        if let Command::Admit(admit) = request.command {
            self.deliveries.admit(admit.connection);
        }
        self.commands += 1;
        self.machine.apply(at, connection, &request, &mut self.deliveries);
    }

    fn welcome_workers(&mut self) {
        for arrival in self.shared.take_arrivals() {
            self.deliveries.add(arrival);
        }
    }

    /// Detaches what the worker leaves behind: its sockets have died with it. Its control connection comes last, which
    /// ends what waits there for an answer.
    fn depart(&mut self, at: EngineTime, worker: u8) {
        let control = control_of(worker);
        for connection in self.deliveries.remove(worker).into_iter().chain([control]) {
            let request = Request { id: "", request: 0, command: Command::Detach { connection } };
            self.commands += 1;
            self.machine.apply(at, control, &request, &mut self.deliveries);
        }
        self.shared.release_number(worker);
    }
}

/// What a panic said.
fn sentence_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without words")
}
