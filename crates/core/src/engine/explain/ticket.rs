//! Why one ticket waits.

use std::sync::Arc;

use super::facts::facts_of;
use super::survey::{Subject, Survey, fit};
use super::{count, is_waiting, players_min};
use crate::code::Code;
use crate::engine::Engine;
use crate::engine::answer::Asker;
use crate::facts::Interner;
use crate::judge::Verdict;
use crate::limits;
use crate::message::{MemberView, Message, NearestCandidate, RuleStanding, RuleVerdict, TicketExplanation};
use crate::sink::Sink;
use crate::slab::Key;

/// What comparing a ticket with its candidates shows.
#[derive(Debug, Default)]
pub(super) struct Compared<'r> {
    pub(super) standings: Vec<RuleStanding<'r>>,
    candidates: u32,
    passing: u32,
    too_large: u32,
    unblocked: u32,
    is_sampled: bool,
    /// The candidate that comes nearest, with its verdicts.
    nearest: Option<(Key, Vec<Verdict>)>,
}

impl Engine {
    /// Tells a server all that keeps a ticket waiting.
    pub(in crate::engine) fn explain_ticket(&self, asker: &Asker<'_>, id: &str, sink: &mut impl Sink) {
        let Some(key) = self.tickets.find(id) else {
            return asker.refuse(Code::TicketNotFound, &format!("no ticket `{id}`"), None, sink);
        };
        let ticket = &self.tickets[key];
        let view = ticket.view(&self.queues[ticket.queue], self.now);
        let proposal = ticket.proposal.and_then(|proposal| self.lobby.proposals.get(proposal));
        let mut explanation = TicketExplanation {
            ticket: view,
            step: 0,
            candidates: 0,
            passing: 0,
            too_large: 0,
            unblocked: 0,
            waiting: 0,
            is_sampled: false,
            rules: &[],
            nearest: None,
            next_expansion: None,
            absent: &[],
            proposed: proposal.map_or("", |proposal| &proposal.matched().id),
            players_min: 0,
            players_waiting: 0,
        };
        if !is_waiting(ticket) {
            return asker.say(Message::TicketExplanation(&explanation), sink);
        }
        let lane = self.lane_of(key);
        let found = self.compare(key, limits::EXPLAIN_CANDIDATES);
        let step = lane.rules.step_at(self.now.since(ticket.enqueued_at));
        let absent = self.absent_members(key);
        explanation.step = count(step);
        explanation.candidates = found.candidates;
        explanation.passing = found.passing;
        explanation.too_large = found.too_large;
        explanation.unblocked = found.unblocked;
        explanation.waiting = self.others_waiting(key, lane);
        explanation.is_sampled = found.is_sampled;
        explanation.rules = &found.standings;
        explanation.next_expansion = self.next_expansion(key);
        explanation.absent = &absent;
        explanation.players_min = players_min(&lane.rules, step);
        explanation.players_waiting = lane.players - ticket.size();
        let attributes: Vec<&str> = lane.rules.attributes.iter().map(|attribute| &*attribute.name).collect();
        let Some((nearest, verdicts)) = &found.nearest else {
            return asker.say(Message::TicketExplanation(&explanation), sink);
        };
        let other = &self.tickets[*nearest];
        let players: Vec<MemberView<'_>> = (other.players.iter().zip(&other.members))
            .map(|(id, member)| MemberView {
                player_id: id,
                values: &member.values,
                latencies: &member.latencies,
            })
            .collect();
        let verdicts: Vec<RuleVerdict<'_>> = (found.standings.iter().zip(verdicts))
            .map(|(standing, verdict)| RuleVerdict {
                rule: standing.rule,
                holds: verdict.holds,
                margin: verdict.margin,
            })
            .collect();
        explanation.nearest = Some(NearestCandidate {
            ticket: other.view(&self.queues[other.queue], self.now),
            players: &players,
            attributes: &attributes,
            verdicts: &verdicts,
        });
        asker.say(Message::TicketExplanation(&explanation), sink);
    }

    /// Members whose absence holds a ticket.
    fn absent_members(&self, key: Key) -> Vec<Arc<str>> {
        let ticket = &self.tickets[key];
        let members = ticket.members.iter().filter(|_| ticket.presence && ticket.absent > 0);
        let absent = members.filter(|member| self.players[member.player].absent_since.is_some());
        absent.map(|member| self.players[member.player].id.clone()).collect()
    }

    /// Compares a waiting ticket with as many candidates.
    pub(super) fn compare(&self, key: Key, most: usize) -> Compared<'_> {
        let lane = self.lane_of(key);
        let mut survey = Survey::new(&lane.rules, self.now);
        let mut interner = Interner::with(&lane.rules.texts);
        let ticket = &self.tickets[key];
        let facts = facts_of(ticket, &mut interner);
        let own = Subject { facts: &facts, enqueued_at: ticket.enqueued_at };
        let (candidates, is_sampled) = self.neighbours(key, survey.candidates(most));
        let standings = (0..survey.counting.len()).map(|place| RuleStanding {
            rule: survey.name(place),
            blocked: 0,
            left: 0,
            margin: 0.0,
            unblocked: 0,
            alone: false,
        });
        let mut found = Compared {
            standings: standings.collect(),
            candidates: count(candidates.len()),
            is_sampled,
            ..Compared::default()
        };
        for key in candidates {
            let ticket = &self.tickets[key];
            let facts = facts_of(ticket, &mut interner);
            let other = Subject { facts: &facts, enqueued_at: ticket.enqueued_at };
            found.add(key, &own, &other, &mut survey);
        }
        let step = survey.rules.step_at(self.now.since(ticket.enqueued_at));
        for (place, standing) in found.standings.iter_mut().enumerate() {
            if let Some(margin) = survey.broken_alone(&facts, step, place) {
                standing.alone = true;
                if standing.blocked == 0 {
                    standing.margin = margin;
                }
            }
        }
        found
    }
}

impl Compared<'_> {
    /// Counts a candidate.
    fn add(&mut self, key: Key, own: &Subject<'_>, other: &Subject<'_>, survey: &mut Survey<'_>) {
        let step = survey.step_of(own, other);
        if !fit(&survey.rules.steps[step], own.facts, other.facts) {
            self.too_large += 1;
            return;
        }
        let verdicts = survey.judge(own.facts, other.facts, step);
        let is_passing = verdicts.iter().all(|verdict| verdict.holds);
        let has_next = !is_passing && step + 1 < survey.rules.steps.len();
        let next = if has_next { survey.judge(own.facts, other.facts, step + 1) } else { Vec::new() };
        let mut is_left = true;
        for (place, (standing, verdict)) in self.standings.iter_mut().zip(&verdicts).enumerate() {
            is_left &= verdict.holds;
            standing.left += u32::from(is_left);
            if !verdict.holds {
                let is_first = standing.blocked == 0;
                standing.margin = if is_first { verdict.margin } else { standing.margin.min(verdict.margin) };
                standing.blocked += 1;
                standing.unblocked += u32::from(next.get(place).is_some_and(|verdict| verdict.holds));
            }
        }
        self.passing += u32::from(is_passing);
        self.unblocked += u32::from(has_next && next.iter().all(|verdict| verdict.holds));
        let is_nearer = self.nearest.as_ref().is_none_or(|(_, known)| rank(&verdicts) < rank(known));
        if is_nearer {
            self.nearest = Some((key, verdicts));
        }
    }
}

/// How far a candidate is: rules that fail first, then their margins.
fn rank(verdicts: &[Verdict]) -> (usize, f64) {
    let failing = verdicts.iter().filter(|verdict| !verdict.holds);
    (failing.clone().count(), failing.map(|verdict| verdict.margin).sum())
}
