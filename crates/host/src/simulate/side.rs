//! One rule set with an engine of its own, in virtual time.

use bumpalo::Bump;
use musterd_core::command::{Command, Request};
use musterd_core::decision::Decision;
use musterd_core::message::ClientHeartbeat;
use musterd_core::rules::RuleSet;
use musterd_core::{Engine, EngineTime, Settings};

use super::answering::answer;
use super::arrival::Arrival;
use super::ears::Ears;
use super::input::NamedRules;
use super::ledger::{Fates, Ledger};
use super::random::Random;
use crate::refusal::Refusal;

/// The connection of the server that asks for everybody.
const CONTROL: u32 = 0;
/// When a pass ended for want of budget, the next one comes so much later, as it would for a real server.
const PASS_MS: u64 = 1;

/// One rule set with an engine of its own.
pub(super) struct Side {
    pub(super) name: String,
    pub(super) fates: Fates,
    queue: String,
    pub(super) rules: RuleSet,
    engine: Engine,
    ears: Ears,
    arena: Bump,
    /// The last tick.
    ticked_at: Option<EngineTime>,
    /// Who accepts a proposal.
    random: Random,
    /// The share of parties that accept.
    acceptance: f64,
}

impl Side {
    /// An engine at time 0 with one queue.
    pub(super) fn new(rules: &NamedRules, seed: u64, acceptance: f64) -> Result<Self, Refusal> {
        let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
        let mut side = Self {
            name: rules.name.clone(),
            fates: Fates::default(),
            queue: rules.queue.clone(),
            rules: rules.compile()?,
            engine: Engine::new(Settings { grace_ms: 30_000, seed, heartbeat }),
            ears: Ears::default(),
            arena: Bump::new(),
            ticked_at: None,
            random: Random::from(seed),
            acceptance,
        };
        let put = Command::PutRules { queue: &rules.queue, rules: &rules.rules };
        side.engine.apply(EngineTime::ZERO, CONTROL, &request(put), &mut side.ears);
        Ok(side)
    }

    /// When it ended: with its last ticket, or by the clock if somebody waits then.
    pub(super) fn ended_at_ms(&self, until_ms: u64) -> u64 {
        let is_cut = until_ms < u64::MAX && self.engine.tickets_waiting() > 0;
        if is_cut { until_ms } else { self.engine.now().as_millis() }
    }

    /// A party asks.
    pub(super) fn arrive(&mut self, arrival: &Arrival, ledger: &Ledger) {
        self.arena.reset();
        let enqueue = arrival.request(&self.queue, &self.rules, &self.arena);
        let create = Command::CreateTicket { enqueue, presence: false };
        self.ears.begin();
        let at = EngineTime::from_millis(arrival.at_ms);
        self.engine.apply(at, CONTROL, &request(create), &mut self.ears);
        self.fates.asked(arrival.at_ms, self.ears.refused);
        self.note(ledger);
    }

    /// A party gives up, if it still can.
    pub(super) fn give_up(&mut self, arrival: &Arrival, at_ms: u64, ledger: &Ledger) {
        let delete = Command::DeleteTicket { ticket_id: &arrival.ticket_id };
        self.engine.apply(EngineTime::from_millis(at_ms), CONTROL, &request(delete), &mut self.ears);
        self.note(ledger);
    }

    /// Lets time pass to the next thing that is due before `until_ms`. False: there is none.
    pub(super) fn tick_before(&mut self, until_ms: u64, ledger: &Ledger) -> bool {
        let Some(due) = self.next_tick().filter(|due| due.as_millis() < until_ms) else { return false };
        self.engine.tick(due, &mut self.ears);
        self.ticked_at = Some(due);
        self.note(ledger);
        true
    }

    fn next_tick(&self) -> Option<EngineTime> {
        let due = self.engine.next_tick()?.max(self.engine.now());
        Some(if self.ticked_at == Some(due) { due + PASS_MS } else { due })
    }

    /// Writes down what was decided; whoever is asked by it answers at once.
    fn note(&mut self, ledger: &Ledger) {
        while !self.ears.decisions.is_empty() {
            let at = self.engine.now();
            for decision in std::mem::take(&mut self.ears.decisions) {
                self.fates.decided(at.as_millis(), &decision, ledger);
                if let Decision::Proposed { matched, .. } = &decision {
                    let Self { engine, ears, random, acceptance, .. } = self;
                    answer(engine, at, matched, || random.uniform() < *acceptance, ears);
                }
            }
        }
    }

    /// True while somebody waits.
    pub(super) fn is_anyone_waiting(&self) -> bool {
        self.engine.tickets_waiting() > 0
    }
}

fn request(command: Command<'_>) -> Request<'_> {
    Request { id: "", request: 1, command }
}
