//! The machine with all that a command needs, apart from the ring that the command comes out of.

use std::sync::Arc;

use bumpalo::Bump;
use musterd_core::code::Code;
use musterd_core::command::{Command, Request};
use musterd_core::message::{Message, Outgoing, Refusal};
use musterd_core::{Connection, EngineTime, Sink};
use musterd_ring::Block;

use crate::counters::EngineStats;
use crate::deliveries::Deliveries;
use crate::journal::Failure;
use crate::keeping::Keeping;
use crate::machine::Machine;
use crate::seeded::{Bug, is_seeded};
use crate::shared::{Shared, Signal, control_of, worker_of};

/// When to try again while the disk is nearly full, in milliseconds.
const DISK_RETRY_MS: f64 = 30_000.0;

/// The machine with all that a command needs. Everything that reaches the machine passes [`Station::perform`] or
/// [`Station::tick`], where it is noted in the journal, and everything that it says waits for [`Station::commit`].
pub(crate) struct Station<M> {
    pub(crate) machine: M,
    pub(crate) deliveries: Deliveries,
    /// The journal, if there is one.
    pub(crate) keeping: Option<Keeping>,
    pub(crate) stopping: bool,
    /// Holds the lists of the command that is being applied.
    arena: Bump,
    shared: Arc<Shared>,
    commands: u64,
}

impl<M: Machine> Station<M> {
    pub(crate) fn new(machine: M, shared: Arc<Shared>, keeping: Option<Keeping>) -> Self {
        Self {
            machine,
            deliveries: Deliveries::new(keeping.is_some()),
            keeping,
            stopping: false,
            arena: Bump::new(),
            shared,
            commands: 0,
        }
    }

    /// Takes one block of the intake.
    pub(crate) fn take(&mut self, at: EngineTime, block: &mut Block) {
        let (signal, connection) = Signal::of(block.tag());
        match signal {
            Signal::Frame => self.perform(at, connection, block.bytes()),
            Signal::Arrive => self.welcome_workers(),
            Signal::Depart => self.depart(at, worker_of(connection)),
            Signal::Stop => self.stopping = true,
        }
        self.shared.spill.release(block.bytes().len());
        block.clear();
    }

    /// Lets time pass.
    pub(crate) fn tick(&mut self, at: EngineTime) {
        if let Some(keeping) = &mut self.keeping {
            keeping.journal.tick(at);
        }
        self.machine.tick(at, &mut self.deliveries);
        self.note_decisions();
    }

    /// True when engine time should be noted although nothing is due.
    pub(crate) fn wants_time(&self, at: EngineTime) -> bool {
        self.keeping.as_ref().is_some_and(|keeping| keeping.journal.wants_time(at))
            && self.machine.next_tick().is_some()
    }

    /// True while so much waits for the disk that no more input is taken.
    pub(crate) fn is_blocked(&self) -> bool {
        self.keeping.as_ref().is_some_and(|keeping| keeping.journal.is_full())
    }

    /// True when [`Station::commit`] has something to do at once.
    pub(crate) fn has_committed(&self) -> bool {
        self.keeping.as_ref().is_some_and(|keeping| keeping.journal.has_finished())
    }

    /// Releases what the commit that has ended holds the input of, and begins the next one.
    pub(crate) fn commit(&mut self, at: EngineTime) -> Result<(), Failure> {
        let Some(keeping) = &mut self.keeping else { return Ok(()) };
        keeping.look_at_disk(at);
        if keeping.journal.finish()? {
            self.deliveries.release();
        }
        if keeping.journal.is_committing() {
            return Ok(());
        }
        self.deliveries.seal();
        if !keeping.journal.start() {
            // Everything that was said follows from what is durable.
            self.deliveries.release();
        }
        Ok(())
    }

    /// Fills in the figures that are known here.
    pub(crate) fn fill(&self, figures: &mut EngineStats) {
        figures.outbox_waiting = self.deliveries.waiting() as u64;
        figures.outbox_dropped = self.deliveries.dropped();
        figures.commands = self.commands;
        figures.messages = self.deliveries.messages();
        if let Some(keeping) = &self.keeping {
            keeping.fill(figures);
        }
    }

    fn perform(&mut self, at: EngineTime, connection: Connection, frame: &[u8]) {
        self.arena.reset();
        // The same bytes were decoded by `submit`, and nobody has written to them since.
        let request = musterd_wire::decode(frame, &self.arena).expect("a queued frame is valid");
        if let Command::Admit(admit) = request.command {
            self.deliveries.admit(admit.connection);
        }
        self.commands += 1;
        if let Some(keeping) = &mut self.keeping
            && self.machine.is_input(connection, &request.command)
            && !(is_seeded(Bug::UnjournaledCancel) && matches!(request.command, Command::Cancel { .. }))
        {
            if keeping.is_disk_low() && is_new_ticket(&request.command) {
                let connection = asking(connection, &request.command);
                return refuse_for_disk(connection, &request, &mut self.deliveries);
            }
            keeping.journal.request(at, connection, frame);
            self.machine.apply(at, connection, check_seeded(&request), &mut self.deliveries);
            self.note_decisions();
            return;
        }
        self.machine.apply(at, connection, check_seeded(&request), &mut self.deliveries);
    }

    fn note_decisions(&mut self) {
        if let Some(keeping) = &mut self.keeping {
            keeping.note_decisions(self.deliveries.decisions());
        }
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
            self.perform(at, control, &musterd_wire::compose::frame(&request));
        }
        self.shared.release_number(worker);
    }
}

/// A build for tests panics here on one id.
fn check_seeded<'r, 'f>(request: &'r Request<'f>) -> &'r Request<'f> {
    #[cfg(any(test, seeded_bug = "panic"))]
    assert!(request.id != "seeded panic", "a seeded panic");
    request
}

fn is_new_ticket(command: &Command<'_>) -> bool {
    matches!(command, Command::Enqueue(_) | Command::VerifiedEnqueue { .. } | Command::CreateTicket { .. })
}

/// Who asked: the shell asks for a player when it has looked something up for him.
fn asking(connection: Connection, command: &Command<'_>) -> Connection {
    if let Command::VerifiedEnqueue { connection, .. } = command { *connection } else { connection }
}

fn refuse_for_disk(connection: Connection, request: &Request<'_>, deliveries: &mut Deliveries) {
    let refusal = Refusal {
        code: Code::Overloaded,
        message: "The server's disk is nearly full; no new tickets for now.",
        retry_after_ms: Some(DISK_RETRY_MS),
    };
    let message = Message::Error(refusal);
    let outgoing = Outgoing { seq: 0, reference: request.id, request: request.request, message };
    deliveries.send(connection, &outgoing);
}
