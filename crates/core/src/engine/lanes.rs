//! Tickets move between lanes: when the rules change, when a canary gives them back, when a kept lane's time is over.

use std::sync::Arc;

use super::Engine;
use super::lane::{LaneKind, LaneNumber};
use super::ticket::{Member, Party, Ticket};
use crate::rules::{AttributeSpec, RuleSet};
use crate::sink::Sink;
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::value::{OwnedValue, Values};

/// Where a member's values under other rules come from, the first that has one.
#[derive(Clone, Copy)]
struct Source<'a> {
    rules: &'a RuleSet,
    values: &'a Values,
}

impl Engine {
    /// Kept lanes whose time is over, or whose version is live again, give their tickets to the live lane.
    ///
    /// `former`: the rules that were live when the tickets of a canary came that has just ended.
    pub(super) fn settle_lanes(&mut self, queue: usize, former: Option<&Arc<RuleSet>>, sink: &mut impl Sink) {
        let record = &self.queues[queue];
        let live = record.live().version;
        let is_due = |kind: LaneKind, version: u32| match kind {
            LaneKind::Kept { until } => until <= self.now || version == live,
            LaneKind::Live | LaneKind::Canary => false,
        };
        let due = record.lanes.iter().filter(|lane| is_due(lane.kind, lane.version));
        let due: Vec<LaneNumber> = due.map(|lane| lane.number).collect();
        for number in due {
            let tickets = self.queues[queue].lane(number).line.tickets(&self.tickets);
            for ticket in self.move_to_live(queue, number, &tickets, former, sink) {
                self.fail_by_rules(ticket, sink);
            }
        }
    }

    /// Kept lanes whose time is over.
    pub(super) fn settle_all_lanes(&mut self, sink: &mut impl Sink) {
        for queue in 0..self.queues.len() {
            if self.queues[queue].lanes.len() > 1 {
                self.settle_lanes(queue, None, sink);
            }
        }
    }

    /// Moves these waiting tickets of a lane, oldest first, to the live lane, where each takes the place of its age.
    /// Returns those that the live rules do not admit; they stay where they are.
    pub(super) fn move_to_live(
        &mut self,
        queue: usize,
        from: LaneNumber,
        tickets: &[Key],
        former: Option<&Arc<RuleSet>>,
        sink: &mut impl Sink,
    ) -> Vec<Key> {
        let (live, to) = (self.queues[queue].live().number, self.queues[queue].live().rules.clone());
        let is_promoted = self.queues[queue].lane(from).version == self.queues[queue].live().version;
        let rules = self.queues[queue].lane(from).rules.clone();
        let (mut moved, mut unfit) = (Vec::with_capacity(tickets.len()), Vec::new());
        for &ticket in tickets {
            let record = &self.tickets[ticket];
            let Some(members) = members_under(&to, record, &rules, former.map(|rules| &**rules), is_promoted)
            else {
                unfit.push(ticket);
                continue;
            };
            self.leave_pool(ticket);
            let lane = self.queues[queue].lane_mut(from);
            lane.count_out(&self.tickets[ticket]);
            lane.line.leave(&mut self.tickets, ticket);
            self.tickets[ticket].members = members;
            self.tickets[ticket].lane = live;
            moved.push(ticket);
        }
        let lane = self.queues[queue].live_mut();
        for &ticket in &moved {
            lane.count_in(&self.tickets[ticket]);
        }
        lane.line.rejoin(&mut self.tickets, &moved);
        for &ticket in &moved {
            self.search_again(ticket, sink);
        }
        unfit
    }

    /// Gives every waiting ticket of the live lane, whose rules have changed and whose pool is empty, the values that they
    /// ask for; one that they do not admit fails.
    pub(super) fn recheck_live(&mut self, queue: usize, former: &RuleSet, sink: &mut impl Sink) {
        let rules = self.queues[queue].live().rules.clone();
        for ticket in self.queues[queue].live().line.tickets(&self.tickets) {
            match members_under(&rules, &self.tickets[ticket], former, None, false) {
                Some(members) => {
                    self.tickets[ticket].members = members;
                    self.search_again(ticket, sink);
                }
                None => self.fail_by_rules(ticket, sink),
            }
        }
    }

    /// The ticket can be matched by its lane's rules from now on, unless they hold it for want of a member.
    fn search_again(&mut self, ticket: Key, sink: &mut impl Sink) {
        match (self.is_held(ticket), self.tickets[ticket].state) {
            // Its proposal stands; dropped, it returns to the rules as they are then.
            (_, TicketState::RequiresAcceptance) | (true, TicketState::Queued) => {}
            (true, _) => self.hold(ticket, sink),
            (false, state) => {
                self.search_for(ticket);
                if state == TicketState::Queued {
                    self.tell_state(ticket, None, sink);
                }
            }
        }
    }

    fn fail_by_rules(&mut self, ticket: Key, sink: &mut impl Sink) {
        let (state, reason) = (TicketState::Failed, Reason::RulesChanged);
        if !self.end(ticket, state, reason, None, sink) {
            // The build that wrote the record admitted it; with these rules this one cannot.
            self.finish(ticket, state, reason, None, sink);
        }
    }
}

/// The ticket's members with the values that `to` asks for; `None` if it does not admit them.
///
/// What a ticket of a canary was found to have under `former`, the rules that were live, counts for more than what it
/// has under the canary's own rules, unless those have become live (`is_promoted`).
fn members_under(
    to: &RuleSet,
    ticket: &Ticket,
    rules: &RuleSet,
    former: Option<&RuleSet>,
    is_promoted: bool,
) -> Option<Party<Member>> {
    if ticket.size() > to.party_max() {
        return None;
    }
    let moved = ticket.members.iter().map(|member| {
        if ticket.awaits_profile() {
            let values = member.values.clone();
            return Some(Member {
                player: member.player,
                values,
                latencies: member.latencies.clone(),
                home: None,
            });
        }
        let own = Source { rules, values: &member.values };
        let home = former.zip(member.home.as_ref()).map(|(rules, values)| Source { rules, values });
        let sources = if is_promoted { [Some(own), home] } else { [home, Some(own)] };
        let values = to.attributes.iter().map(|spec| first_of(spec, &sources));
        let values = values.collect::<Option<_>>()?;
        Some(Member { player: member.player, values, latencies: member.latencies.clone(), home: None })
    });
    moved.collect()
}

/// The values of the ticket's members under `to`, for a shadow; `None` if it does not admit them.
pub(super) fn values_under(to: &RuleSet, ticket: &Ticket, rules: &RuleSet) -> Option<Party<Member>> {
    members_under(to, ticket, rules, None, true)
}

/// The value under the former rules if it is of the right kind, else the default.
pub(super) fn carry_over(spec: &AttributeSpec, former: &RuleSet, values: &Values) -> Option<OwnedValue> {
    first_of(spec, &[Some(Source { rules: former, values })])
}

/// The first value of the right kind, else the default.
fn first_of(spec: &AttributeSpec, sources: &[Option<Source<'_>>]) -> Option<OwnedValue> {
    let found = sources.iter().flatten().find_map(|source| {
        let index = source.rules.attribute(&spec.name)?;
        (source.rules.attributes[index].kind == spec.kind).then(|| source.values[index].clone())
    });
    found.or_else(|| spec.default.clone())
}
