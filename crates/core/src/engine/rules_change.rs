//! A queue gets rules: its first, or others while tickets wait.

use std::sync::Arc;

use super::Engine;
use super::answer::Asker;
use super::queue::Queue;
use super::ticket::Member;
use crate::code::Code;
use crate::limits;
use crate::message::Message;
use crate::rules::{AttributeSpec, RuleSet, compile, is_queue_name};
use crate::search::Pool;
use crate::sink::Sink;
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::value::OwnedValue;

impl Engine {
    /// Compiles a rule set and makes it live. With a mistake in it nothing changes, nor if it is the live one already:
    /// a server that starts again puts the rules of its files again.
    pub(super) fn put_rules(&mut self, asker: &Asker<'_>, name: &str, json: &str, sink: &mut impl Sink) {
        if !is_queue_name(name) {
            let message = format!("a queue's name is 1 to {} of [A-Za-z0-9_.:-]", limits::QUEUE_NAME_CHARS);
            return asker.refuse(Code::BadMessage, &message, None, sink);
        }
        let existing = self.queue_names.get(name).copied();
        if existing.is_none() && self.queues.len() >= limits::QUEUES {
            let message = format!("an engine has at most {} queues", limits::QUEUES);
            return asker.refuse(Code::Overloaded, &message, None, sink);
        }
        let version = existing.map_or(0, |queue| self.queues[queue].live().version);
        if existing.is_some_and(|queue| self.is_live(queue, json)) {
            return asker.say(Message::RulesAnswer { version, created: false, problems: &[] }, sink);
        }
        let rules = match compile(json) {
            Ok(rules) => Arc::new(rules),
            Err(problems) => {
                let answer = Message::RulesAnswer { version, created: false, problems: &problems };
                return asker.say(answer, sink);
            }
        };
        match existing {
            Some(queue) => self.change_rules(queue, &rules, sink),
            None => self.add_queue(name, rules),
        }
        let created = existing.is_none();
        asker.say(Message::RulesAnswer { version: version + 1, created, problems: &[] }, sink);
    }

    /// True for the rules that the queue has, unless they are to be tried again because a pass by them panicked.
    fn is_live(&self, index: usize, json: &str) -> bool {
        let live = self.queues[index].live();
        !live.is_suspended && *live.rules.source == *json
    }

    fn add_queue(&mut self, name: &str, rules: Arc<RuleSet>) {
        let name: Arc<str> = name.into();
        self.queue_names.insert(name.clone(), self.queues.len());
        self.queues.push(Queue::new(name, rules));
    }

    /// Waiting tickets move to the new rules; one that they do not admit fails.
    fn change_rules(&mut self, index: usize, rules: &Arc<RuleSet>, sink: &mut impl Sink) {
        let lane = self.queues[index].live_mut();
        let former = std::mem::replace(&mut lane.rules, rules.clone());
        lane.version += 1;
        lane.pass_due = None;
        lane.is_suspended = false;
        lane.line.restart_steps(rules);
        let waiting = lane.line.tickets(&self.tickets);
        for &ticket in &waiting {
            self.leave_pool(ticket);
        }
        // What the pool knows of the rules, it knows from its beginning.
        self.queues[index].live_mut().pool = Pool::new(rules);
        for ticket in waiting {
            if !self.move_ticket(ticket, &former, rules) {
                let (state, reason) = (TicketState::Failed, Reason::RulesChanged);
                if !self.end(ticket, state, reason, None, sink) {
                    // The build that wrote the record admitted it; with these rules this one cannot.
                    self.finish(ticket, state, reason, None, sink);
                }
            } else if self.tickets[ticket].state == TicketState::RequiresAcceptance {
                // Its proposal stands; dropped, it returns to the rules as they are then.
            } else if self.tickets[ticket].state == TicketState::Searching || !self.is_held(ticket) {
                self.search_again(ticket, sink);
            }
        }
        self.move_backfills(index, &former, rules, sink);
    }

    fn search_again(&mut self, ticket: Key, sink: &mut impl Sink) {
        let was_held = self.tickets[ticket].state == TicketState::Queued;
        self.search_for(ticket);
        if was_held {
            self.tell_state(ticket, None, sink);
        }
    }

    /// Gives the ticket's players the values that the new rules ask for; false if they lack one.
    fn move_ticket(&mut self, ticket: Key, former: &RuleSet, rules: &RuleSet) -> bool {
        let record = &mut self.tickets[ticket];
        if record.size() > rules.party_max() {
            return false;
        }
        let moved = record.members.iter().map(|member| {
            let values = rules.attributes.iter().map(|spec| carry_over(spec, former, &member.values));
            let values = values.collect::<Option<_>>()?;
            Some(Member { player: member.player, values, latencies: member.latencies.clone() })
        });
        let Some(moved) = moved.collect::<Option<Box<[Member]>>>() else { return false };
        record.members = moved;
        true
    }
}

/// The member's value under the former rules if it is of the right kind, else the default.
pub(super) fn carry_over(
    spec: &AttributeSpec,
    former: &RuleSet,
    values: &[OwnedValue],
) -> Option<OwnedValue> {
    let index = former.attribute(&spec.name).filter(|index| former.attributes[*index].kind == spec.kind);
    index.map(|index| values[index].clone()).or_else(|| spec.default.clone())
}
