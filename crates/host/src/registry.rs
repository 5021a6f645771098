//! The engines of this process.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use musterd_core::code::Code;
use musterd_core::{Engine, Settings};
use musterd_ring::ring;

use crate::clock::EngineClock;
use crate::doorbell::{Doorbell, Line};
use crate::handle::Handle;
use crate::limits::{INTAKE_SLOTS, OUTBOX_SLOTS, WAITING_RECORDS};
use crate::machine::Machine;
use crate::mailbox::Mailbox;
use crate::options::EngineOptions;
use crate::outbox::Outbox;
use crate::prepared::Prepared;
use crate::refusal::Refusal;
use crate::shared::{Arrival, Shared, Signal};
use crate::thread::EngineThread;

/// Opens an engine, or attaches to the one that is open under the same name.
///
/// `doorbell` is rung when there is something to drain. An engine with a data folder is first recovered from it, which
/// takes as long as the replay. Refused with `BAD_ARGUMENT` for options out of range,
/// `ENGINE_OPEN` if the name is open with other options, `CLOSED` if the engine of that name has ended by a panic and
/// still has handles, `DATA_DIR`, `DATA_LOCKED`, `JOURNAL_VERSION`, `JOURNAL_CORRUPT`, `JOURNAL_FULL` or
/// `JOURNAL_FAILED` for a data folder that cannot be used, `OVERLOADED` if it has 256 workers or no thread can be started.
///
/// ```
/// use musterd_host::{ClientHeartbeat, Doorbell, EngineOptions, open};
///
/// struct Silent;
/// impl Doorbell for Silent {
///     fn ring(&self) {}
/// }
///
/// let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
/// let options = EngineOptions { name: Some("pool".into()), grace_ms: 30_000, seed: None, heartbeat, data: None };
/// let first = open(&options, Box::new(Silent))?;
/// let second = open(&options, Box::new(Silent))?;
/// assert_ne!(first.worker(), second.worker());
/// # Ok::<(), musterd_host::Refusal>(())
/// ```
pub fn open(options: &EngineOptions, doorbell: Box<dyn Doorbell>) -> Result<Handle, Refusal> {
    open_prepared(options, doorbell, |settings| match &options.data {
        Some(data) => Prepared::with_journal(data, settings),
        None => Ok(Prepared::without_journal(Engine::new(settings))),
    })
}

/// The same with another machine, for tests.
#[cfg(test)]
pub(crate) fn open_with<M: Machine>(
    options: &EngineOptions,
    doorbell: Box<dyn Doorbell>,
    make: impl FnOnce(Settings) -> M,
) -> Result<Handle, Refusal> {
    open_prepared(options, doorbell, |settings| Ok(Prepared::without_journal(make(settings))))
}

fn open_prepared<M: Machine>(
    options: &EngineOptions,
    doorbell: Box<dyn Doorbell>,
    make: impl FnOnce(Settings) -> Result<Prepared<M>, Refusal>,
) -> Result<Handle, Refusal> {
    options.check()?;
    let options = &options.named();
    let mut registry = registry();
    if let Some(running) = registry.named(options)? {
        return running.attach(doorbell);
    }
    let mut running = Running::start(registry.next_id, options, make)?;
    registry.next_id += 1;
    let handle = running.attach(doorbell)?;
    registry.engines.push(running);
    Ok(handle)
}

/// Detaches a worker; joins the engine's thread if it was the last one. Under the registry's lock, so that an engine
/// opened by the same name meanwhile begins when the old one has ended.
pub(crate) fn close(engine: u64, worker: u8) {
    let mut registry = registry();
    let Some(index) = registry.engines.iter().position(|running| running.id == engine) else { return };
    let running = &mut registry.engines[index];
    running.workers -= 1;
    if running.workers > 0 {
        running.shared.signal(Signal::Depart, worker);
        return;
    }
    let Running { shared, thread, .. } = registry.engines.swap_remove(index);
    shared.signal(Signal::Stop, worker);
    // The thread catches its own panics, so there is nothing to learn here.
    let _ = thread.join();
}

/// The engines of this process, and how many there ever were.
struct Registry {
    engines: Vec<Running>,
    next_id: u64,
}

static REGISTRY: Mutex<Registry> = Mutex::new(Registry { engines: Vec::new(), next_id: 0 });

fn registry() -> MutexGuard<'static, Registry> {
    // An engine enters and leaves the list in one step each, so a poisoned registry is whole.
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Registry {
    /// The engine that is open under the name of these options.
    fn named(&mut self, options: &EngineOptions) -> Result<Option<&mut Running>, Refusal> {
        let Some(name) = &options.name else { return Ok(None) };
        let same = self.engines.iter_mut().find(|running| running.options.name.as_ref() == Some(name));
        match same {
            Some(running) if running.options != *options => {
                let message = format!("engine \"{name}\" is open with other options");
                Err(Refusal::new(Code::EngineOpen, message))
            }
            found => Ok(found),
        }
    }
}

/// An engine that runs.
struct Running {
    id: u64,
    options: EngineOptions,
    shared: Arc<Shared>,
    thread: JoinHandle<()>,
    workers: usize,
}

impl Running {
    fn start<M: Machine>(
        id: u64,
        options: &EngineOptions,
        make: impl FnOnce(Settings) -> Result<Prepared<M>, Refusal>,
    ) -> Result<Self, Refusal> {
        let prepared = make(options.settings())?;
        let (producer, intake) = ring(INTAKE_SLOTS);
        let shared = Arc::new(Shared::new(producer, EngineClock::start_at(prepared.at)));
        let (machine, keeping) = prepared.start(&shared)?;
        let engine = EngineThread::new(machine, intake, shared.clone(), keeping);
        let builder = thread::Builder::new().name("musterd-engine".into());
        let thread = builder
            .spawn(|| engine.run())
            .map_err(|error| Refusal::new(Code::Overloaded, format!("no thread can be started: {error}")))?;
        Ok(Self { id, options: options.clone(), shared, thread, workers: 0 })
    }

    fn attach(&mut self, doorbell: Box<dyn Doorbell>) -> Result<Handle, Refusal> {
        let full = || Refusal::new(Code::Overloaded, "an engine serves at most 256 workers");
        let worker = self.shared.take_number().ok_or_else(full)?;
        let (producer, consumer) = ring(OUTBOX_SLOTS);
        let line = Arc::new(Line::new(doorbell));
        let outbox = Outbox::new(producer, line.clone(), WAITING_RECORDS);
        if !self.shared.arrive(Arrival { worker, outbox }) {
            return Err(Refusal::new(
                Code::Closed,
                "the engine of this name has ended; close its handles first",
            ));
        }
        self.workers += 1;
        Ok(Handle::new(self.id, worker, self.shared.clone(), Mailbox::new(consumer, line)))
    }
}
