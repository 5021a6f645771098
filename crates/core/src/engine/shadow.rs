//! A shadow: rules that are tried on live tickets without matching anybody.
//!
//! Nothing of it is a decision: players never hear of it, no journal holds it, a replay does not run it, and its figures
//! begin at 0 with each start. It looks at the tickets that wait, whatever their lane. A ticket that it would have
//! matched is gone from it until the ticket really leaves. Its passes come after all others of a tick and have a budget
//! of their own, [`limits::SHADOW_SEARCH_BUDGET`].

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::Engine;
use super::figures::Figures;
use super::lane::next_pass;
use super::lanes::values_under;
use super::presence::put_into;
use super::ticket::Ticket;
use crate::limits;
use crate::message::ShadowReport;
use crate::roll::Roll;
use crate::rules::RuleSet;
use crate::search::{Agenda, Group, Pool, Taken, run_pass};
use crate::slab::Key;
use crate::time::EngineTime;

/// The shadow of a queue.
#[derive(Debug)]
pub(super) struct Shadow {
    pub(super) version: u32,
    rules: Arc<RuleSet>,
    pool: Pool,
    agenda: Agenda,
    /// The places of the pool by the age of their tickets, for expansion steps.
    ages: BTreeSet<(EngineTime, Key)>,
    /// Steps that were reached by then have been seen.
    reached_until: EngineTime,
    pass_due: Option<EngineTime>,
    last_pass: Option<EngineTime>,
    is_suspended: bool,
    unfit: u64,
    budget_exhausted: u64,
    figures: Figures,
}

/// Where a ticket stands in its queue's shadow.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum InShadow {
    /// It is not in it.
    #[default]
    Out,
    /// It waits at this place of its pool.
    Waiting(Key),
    /// It would have been matched.
    Gone,
}

impl Shadow {
    pub(super) fn new(version: u32, mut rules: RuleSet, now: EngineTime) -> Shadow {
        let budget = &mut rules.options.search_budget;
        *budget = (*budget).min(limits::SHADOW_SEARCH_BUDGET);
        Shadow {
            version,
            pool: Pool::new(&rules),
            rules: Arc::new(rules),
            agenda: Agenda::default(),
            ages: BTreeSet::new(),
            reached_until: now,
            pass_due: None,
            last_pass: None,
            is_suspended: false,
            unfit: 0,
            budget_exhausted: 0,
            figures: Figures::new(),
        }
    }

    /// A ticket can be matched from now on.
    pub(super) fn enter(&mut self, key: Key, ticket: &mut Ticket, rules: &RuleSet, now: EngineTime) {
        if ticket.in_shadow != InShadow::Out || self.is_suspended {
            return;
        }
        let Some(members) = values_under(&self.rules, ticket, rules) else {
            self.unfit += 1;
            ticket.in_shadow = InShadow::Gone;
            return;
        };
        let place = put_into(&mut self.pool, &self.rules, key, ticket, &members);
        ticket.in_shadow = InShadow::Waiting(place);
        self.ages.insert((ticket.enqueued_at, place));
        self.agenda.add(place);
        self.schedule_pass(now);
    }

    /// A ticket cannot be matched any more.
    pub(super) fn leave(&mut self, ticket: &mut Ticket) {
        if let InShadow::Waiting(place) = ticket.in_shadow {
            self.pool.remove(place);
            self.ages.remove(&(ticket.enqueued_at, place));
            ticket.in_shadow = InShadow::Out;
        }
    }

    fn schedule_pass(&mut self, now: EngineTime) {
        if self.pass_due.is_none() && !self.is_suspended && !self.agenda.is_empty() {
            self.pass_due = Some(next_pass(self.rules.options.tick_ms, self.last_pass, now));
        }
    }

    /// Tickets that have reached a step since it was last asked are looked at again.
    fn reach_steps(&mut self, now: EngineTime) {
        for step in &self.rules.steps[1..] {
            // Enqueued after `reached_until - from_ms` and not after `now - from_ms`.
            let Some(last) = now.as_millis().checked_sub(step.from_ms) else { continue };
            let seen = self.reached_until.as_millis().checked_sub(step.from_ms);
            let first = EngineTime::from_millis(seen.map_or(0, |seen| seen + 1));
            let until = EngineTime::from_millis(last + 1);
            if first < until {
                let reached = self.ages.range((first, Key::FIRST)..(until, Key::FIRST));
                reached.for_each(|(_, place)| self.agenda.add(*place));
            }
        }
        self.reached_until = now;
        self.schedule_pass(now);
    }

    /// When it next has something to do.
    pub(super) fn next(&self) -> Option<EngineTime> {
        if self.is_suspended {
            return None;
        }
        let reaches = self.rules.steps[1..].iter().filter_map(|step| {
            let seen = self.reached_until.as_millis().checked_sub(step.from_ms);
            let first = EngineTime::from_millis(seen.map_or(0, |seen| seen + 1));
            let (enqueued_at, _) = self.ages.range((first, Key::FIRST)..).next()?;
            Some(*enqueued_at + step.from_ms)
        });
        reaches.chain(self.pass_due).min()
    }

    /// The groups that a pass finds; they are gone from the pool.
    fn pass(&mut self, now: EngineTime) -> Vec<(f64, Taken)> {
        let mut made = Vec::new();
        // It sees no backfills: the places of running matches are the live rules' to fill.
        let no_backfills = |_: &mut Pool, _: Option<EngineTime>, _: &mut u64| {};
        let found = |group: Group, members| made.push((group.quality, members));
        let figures = run_pass(&mut self.pool, &self.rules, now, &mut self.agenda, no_backfills, found);
        self.budget_exhausted += u64::from(figures.is_exhausted);
        made
    }

    /// Runs the pass that is due, and counts what it would have made.
    fn run_due(&mut self, tickets: &mut Roll<Ticket>, now: EngineTime) {
        self.reach_steps(now);
        if self.pass_due.is_none_or(|due| due > now) {
            return;
        }
        self.pass_due = None;
        self.last_pass = Some(now);
        let Ok(made) = catch_unwind(AssertUnwindSafe(|| self.pass(now))) else {
            // What is left of the pool is never looked at again.
            self.is_suspended = true;
            return;
        };
        self.schedule_pass(now);
        for (quality, members) in made {
            self.figures.observe_match(quality);
            for (ticket, _) in members {
                let ticket = &mut tickets[ticket];
                if let InShadow::Waiting(place) = ticket.in_shadow {
                    self.ages.remove(&(ticket.enqueued_at, place));
                }
                ticket.in_shadow = InShadow::Gone;
                self.figures.observe_ticket(ticket.size(), ticket.waited_ms(now));
            }
        }
    }

    pub(super) fn report(&self) -> ShadowReport<'_> {
        ShadowReport {
            version: self.version,
            tickets_waiting: u32::try_from(self.ages.len()).unwrap_or(u32::MAX),
            tickets_unfit: self.unfit,
            budget_exhausted: self.budget_exhausted,
            suspended: self.is_suspended,
            figures: self.figures.view(),
        }
    }
}

impl Engine {
    /// Passes of shadows, after all others. A replay makes none.
    pub(super) fn run_shadows(&mut self, is_replay: bool) {
        let Self { queues, tickets, now, .. } = self;
        for shadow in queues.iter_mut().filter_map(|queue| queue.shadow.as_mut()) {
            if is_replay {
                shadow.agenda = Agenda::default();
                shadow.pass_due = None;
                shadow.reached_until = *now;
            } else {
                shadow.run_due(tickets, *now);
            }
        }
    }

    /// A shadow begins, in the place of one that there may be: all that can be matched enters it.
    pub(super) fn begin_shadow(&mut self, index: usize, version: u32, rules: Arc<RuleSet>) {
        self.end_shadow(index);
        let rules = Arc::unwrap_or_clone(rules);
        self.queues[index].shadow = Some(Shadow::new(version, rules, self.now));
        self.fill_shadow(index);
    }

    /// All tickets that can be matched enter the shadow.
    fn fill_shadow(&mut self, index: usize) {
        let Self { queues, tickets, now, .. } = self;
        let queue = &mut queues[index];
        let Some(shadow) = &mut queue.shadow else { return };
        for lane in &queue.lanes {
            for key in lane.line.tickets(tickets) {
                if tickets[key].place.is_some() {
                    shadow.enter(key, &mut tickets[key], &lane.rules, *now);
                }
            }
        }
    }

    /// The shadow begins anew with the server.
    pub(super) fn restart_shadow(&mut self, index: usize) {
        if let Some(shadow) = &self.queues[index].shadow {
            let (version, rules) = (shadow.version, shadow.rules.clone());
            self.begin_shadow(index, version, rules);
        }
    }

    /// Ends the shadow, if there is one, and says which version it had.
    pub(super) fn end_shadow(&mut self, index: usize) -> Option<u32> {
        let version = self.queues[index].shadow.take()?.version;
        for ticket in self.tickets.values_mut().filter(|ticket| ticket.queue == index) {
            ticket.in_shadow = InShadow::Out;
        }
        Some(version)
    }
}
