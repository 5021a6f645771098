//! A recorded day under another rule set.

use std::collections::HashMap;
use std::sync::Arc;

use bumpalo::Bump;
use musterd_core::code::Code;
use musterd_core::command::{CanaryChange, Command, Enqueue, Member, Request, RulesChange};
use musterd_core::decision::{Decision, MatchDecision};
use musterd_core::rules::RuleSet;
use musterd_core::{Connection, Engine, EngineTime, Settings};

use super::again::copy_of;
use crate::refusal::Refusal;
use crate::simulate::answering::answer;
use crate::simulate::ears::Ears;
use crate::simulate::input::NamedRules;
use crate::simulate::ledger::{Fates, Ledger};

const CONTROL: Connection = 0;

/// An engine that is told what a server was told, but for the rules of one queue.
pub(super) struct WhatIf {
    pub(super) asked: NamedRules,
    rules: RuleSet,
    engine: Option<Engine>,
    ears: Ears,
    arena: Bump,
    /// The queue has its rules.
    is_put: bool,
    pub(super) fates: Fates,
    /// Groups that the server proposed, by the id of the match.
    proposed: HashMap<Arc<str>, MatchDecision>,
    /// Why tickets were refused that wait for a profile in the server.
    refused: HashMap<Arc<str>, Code>,
}

impl WhatIf {
    pub(super) fn new(asked: NamedRules) -> Result<Self, Refusal> {
        let rules = asked.compile()?;
        let (ears, arena, fates, proposed, refused) = Default::default();
        Ok(Self { asked, rules, engine: None, ears, arena, is_put: false, fates, proposed, refused })
    }

    /// Begins with a copy of this engine; tickets that wait in it come under the other rules.
    pub(super) fn begin(&mut self, engine: &Engine, ledger: Option<&Ledger>) {
        self.engine = Some(copy_of(engine));
        let Some(ledger) = ledger else { return };
        for party in &ledger.parties {
            self.fates.asked(party.at_ms, None);
        }
        self.put(engine.now(), Some(ledger));
    }

    /// Engine time of its last step, in milliseconds.
    pub(super) fn now_ms(&self) -> u64 {
        self.engine.as_ref().map_or(0, |engine| engine.now().as_millis())
    }

    /// The server started again.
    pub(super) fn restart(&mut self, at: EngineTime, settings: Settings) {
        if let Some(engine) = &mut self.engine {
            engine.restart(at, settings, &mut self.ears);
        }
    }

    /// Lets time pass to what is due before `at` and before the server itself had anything to do: from then on it was
    /// late, and would have been late with other rules too. So equal rules tick as they were recorded to.
    pub(super) fn pass_time(
        &mut self,
        at: EngineTime,
        server_due: Option<EngineTime>,
        ledger: Option<&Ledger>,
    ) {
        while let Some(due) = self.engine.as_ref().and_then(Engine::next_tick) {
            let due = due.max(EngineTime::from_millis(self.now_ms()));
            if due >= at || server_due.is_some_and(|server| due >= server) {
                return;
            }
            self.tick(due, ledger);
            let is_stuck = self.engine.as_ref().and_then(Engine::next_tick).is_some_and(|next| next <= due);
            if is_stuck {
                // A pass that ended for want of budget goes on with the next recorded tick.
                return;
            }
        }
    }

    /// A recorded tick.
    pub(super) fn tick(&mut self, at: EngineTime, ledger: Option<&Ledger>) {
        if let Some(engine) = &mut self.engine {
            engine.tick(at, &mut self.ears);
        }
        self.note(ledger);
    }

    /// A recorded request. `ticket_id`: the ticket that it made; `None`: it made none. `known`: tickets that have their
    /// values by it and came into the ledger.
    pub(super) fn request(
        &mut self,
        at: EngineTime,
        connection: Connection,
        request: &Request<'_>,
        ticket_id: Option<&str>,
        known: &[Arc<str>],
        ledger: Option<&Ledger>,
    ) {
        let asks = asked_of(&request.command);
        match request.command {
            Command::PutRules { queue, .. } | Command::ChangeRules(RulesChange { queue, .. })
                if queue == self.asked.queue =>
            {
                return self.put(at, ledger);
            }
            // The rules that were asked about are the only ones.
            Command::RollbackRules { queue, .. }
            | Command::PutShadow { queue, .. }
            | Command::PutCanary(CanaryChange { queue, .. })
                if queue == self.asked.queue =>
            {
                return;
            }
            // What the server refused is left out, here as there.
            _ if asks.is_some() && ticket_id.is_none() => return,
            _ => {}
        }
        self.ears.begin();
        self.arena.reset();
        let engine = self.engine.as_mut().expect("begun");
        let is_ours = asks.is_some_and(|enqueue| enqueue.queue == self.asked.queue);
        let named = asks.map(|enqueue| {
            let ticket_id = ticket_id.unwrap_or_default();
            let enqueue = Enqueue { ticket_id, ..*enqueue };
            if is_ours { declared(enqueue, &self.rules, &self.arena) } else { enqueue }
        });
        let command = match (request.command, named) {
            (Command::Enqueue(_), Some(enqueue)) => Command::Enqueue(enqueue),
            (Command::CreateTicket { presence, .. }, Some(enqueue)) => {
                Command::CreateTicket { enqueue, presence }
            }
            (Command::VerifiedEnqueue { connection, members, .. }, Some(enqueue)) => {
                Command::VerifiedEnqueue { connection, enqueue, members }
            }
            (other, _) => other,
        };
        engine.apply(at, connection, &Request { command, ..*request }, &mut self.ears);
        if let (true, Some(ticket_id), Some(code)) = (is_ours, ticket_id, self.ears.refused) {
            self.refused.insert(ticket_id.into(), code);
        }
        let is_ours = |id: &&Arc<str>| ledger.is_some_and(|ledger| ledger.place(id).is_some());
        for id in known.iter().filter(is_ours) {
            self.fates.asked(at.as_millis(), self.refused.remove(id));
        }
        self.note(ledger);
    }

    /// Gives the queue its rules, once.
    fn put(&mut self, at: EngineTime, ledger: Option<&Ledger>) {
        if std::mem::replace(&mut self.is_put, true) {
            return;
        }
        let command = Command::PutRules { queue: &self.asked.queue, rules: &self.asked.rules };
        let request = Request { id: "", request: 1, command };
        if let Some(engine) = &mut self.engine {
            engine.apply(at, CONTROL, &request, &mut self.ears);
        }
        self.note(ledger);
    }

    /// The server decided this in the step that comes next.
    pub(super) fn learn(&mut self, decision: &Decision) {
        if let Decision::Proposed { matched, .. } = decision {
            self.proposed.insert(matched.id.clone(), matched.clone());
        }
    }

    /// Writes down what was decided. A group that the server proposed too is answered as it was recorded; any other one
    /// accepts at once.
    fn note(&mut self, ledger: Option<&Ledger>) {
        while !self.ears.decisions.is_empty() {
            let Some(at) = self.engine.as_ref().map(Engine::now) else { return };
            for decision in std::mem::take(&mut self.ears.decisions) {
                if let Some(ledger) = ledger {
                    self.fates.decided(at.as_millis(), &decision, ledger);
                }
                if let (Decision::Proposed { matched, .. }, Some(engine)) = (&decision, &mut self.engine)
                    && self.proposed.get(&matched.id) != Some(matched)
                {
                    answer(engine, at, matched, || true, &mut self.ears);
                }
            }
        }
    }
}

/// The request for a ticket in a command, if it is one.
pub(super) fn asked_of<'c, 'a>(command: &'c Command<'a>) -> Option<&'c Enqueue<'a>> {
    match command {
        Command::Enqueue(enqueue)
        | Command::CreateTicket { enqueue, .. }
        | Command::VerifiedEnqueue { enqueue, .. } => Some(enqueue),
        _ => None,
    }
}

/// The same request without attributes that the rules do not declare.
fn declared<'a>(enqueue: Enqueue<'a>, rules: &RuleSet, arena: &'a Bump) -> Enqueue<'a> {
    let kept = |attributes: &[musterd_core::command::Attribute<'a>]| {
        let known = attributes.iter().filter(|attribute| rules.attribute(attribute.name).is_some());
        &*arena.alloc_slice_fill_iter(known.copied().collect::<Vec<_>>())
    };
    let players =
        enqueue.players.iter().map(|player| Member { attributes: kept(player.attributes), ..*player });
    let players = arena.alloc_slice_fill_iter(players.collect::<Vec<_>>());
    Enqueue { players, attributes: kept(enqueue.attributes), ..enqueue }
}
