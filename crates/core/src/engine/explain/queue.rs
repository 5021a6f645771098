//! Which rules keep a queue's tickets waiting.

use super::facts::facts_of;
use super::survey::{Subject, Survey, fit};
use super::{count, players_min};
use crate::code::Code;
use crate::engine::Engine;
use crate::engine::answer::Asker;
use crate::engine::lane::Lane;
use crate::facts::{Interner, PartyFacts};
use crate::limits;
use crate::message::{Message, QueueExplanation, QueueRule};
use crate::sink::Sink;
use crate::time::EngineTime;

/// What comparing tickets with each other shows.
#[derive(Debug, Default)]
struct Compared<'r> {
    rules: Vec<QueueRule<'r>>,
    passing: u32,
    alone_in_partition: u32,
}

impl Engine {
    /// Tells a server which rules of a queue's live version keep how many tickets waiting.
    pub(in crate::engine) fn explain_queue(&self, asker: &Asker<'_>, name: &str, sink: &mut impl Sink) {
        let Some(&index) = self.queue_names.get(name) else {
            return asker.refuse(Code::UnknownQueue, &format!("no queue is named `{name}`"), None, sink);
        };
        let lane = self.queues[index].live();
        let mut survey = Survey::new(&lane.rules, self.now);
        let tickets = self.oldest_waiting(lane, most_tickets(&survey));
        let found = compare(&tickets, &mut survey);
        let waiting = count(lane.pool.len());
        let examined = count(tickets.len());
        let explanation = QueueExplanation {
            queue: &self.queues[index].name,
            tickets_waiting: waiting,
            tickets_held: lane.tickets.saturating_sub(waiting),
            examined,
            candidates: examined.saturating_sub(1),
            is_sampled: examined < waiting,
            passing: found.passing,
            alone_in_partition: found.alone_in_partition,
            rules: &found.rules,
            players_min: players_min(&lane.rules, 0),
            players_waiting: lane.players,
        };
        asker.say(Message::QueueExplanation(&explanation), sink);
    }

    /// The oldest tickets of a lane that can be matched now.
    fn oldest_waiting(&self, lane: &Lane, most: usize) -> Vec<(PartyFacts, EngineTime)> {
        let mut interner = Interner::with(&lane.rules.texts);
        let keys = std::iter::successors(lane.line.oldest, |key| self.tickets[*key].newer);
        let walked = keys.take(most * limits::EXPLAIN_WALK).map(|key| &self.tickets[key]);
        let waiting = walked.filter(|ticket| ticket.place.is_some()).take(most);
        waiting.map(|ticket| (facts_of(ticket, &mut interner), ticket.enqueued_at)).collect()
    }
}

/// As many that all pairs of them are within the judgements of one question.
fn most_tickets(survey: &Survey<'_>) -> usize {
    let pairs = limits::EXPLAIN_JUDGEMENTS / survey.counting.len().max(1);
    limits::EXPLAIN_TICKETS.min(pairs.isqrt()).max(8)
}

fn compare<'r>(tickets: &[(PartyFacts, EngineTime)], survey: &mut Survey<'r>) -> Compared<'r> {
    let rules = (0..survey.counting.len()).map(|place| QueueRule {
        rule: survey.name(place),
        tickets: 0,
        last: 0,
        pairs: 0,
    });
    let mut found = Compared { rules: rules.collect(), ..Compared::default() };
    for (place, ticket) in tickets.iter().enumerate() {
        let others = tickets.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, other)| other);
        let (blocked, left, compared) = candidates_of(ticket, others.clone(), survey);
        for (rule, (blocked, left)) in found.rules.iter_mut().zip(blocked.iter().zip(left.windows(2))) {
            rule.tickets += u32::from(compared > 0 && *blocked == compared);
            rule.last += u32::from(left[0] > 0 && left[1] == 0);
            rule.pairs += blocked;
        }
        found.passing += u32::from(left.last().is_some_and(|left| *left > 0));
        let keys = survey.plan.partition_keys();
        let shares = |other: &(PartyFacts, EngineTime)| {
            keys.iter().all(|key| key.of(&ticket.0).is_some() && key.of(&ticket.0) == key.of(&other.0))
        };
        found.alone_in_partition += u32::from(!keys.is_empty() && !others.clone().any(shares));
    }
    for rule in &mut found.rules {
        // Each pair was looked at from both sides.
        rule.pairs /= 2;
    }
    found
}

/// Of a ticket's candidates: how many each rule keeps away, how many are left before the first rule and after each,
/// and how many there are.
fn candidates_of<'a>(
    (facts, enqueued_at): &(PartyFacts, EngineTime),
    others: impl Iterator<Item = &'a (PartyFacts, EngineTime)>,
    survey: &mut Survey<'_>,
) -> (Vec<u32>, Vec<u32>, u32) {
    let mut blocked = vec![0; survey.counting.len()];
    let mut left = vec![0; survey.counting.len() + 1];
    let own = Subject { facts, enqueued_at: *enqueued_at };
    for (facts, enqueued_at) in others {
        let other = Subject { facts, enqueued_at: *enqueued_at };
        let step = survey.step_of(&own, &other);
        if !fit(&survey.rules.steps[step], own.facts, other.facts) {
            continue;
        }
        left[0] += 1;
        let mut is_left = true;
        for (place, verdict) in survey.judge(own.facts, other.facts, step).iter().enumerate() {
            is_left &= verdict.holds;
            left[place + 1] += u32::from(is_left);
            blocked[place] += u32::from(!verdict.holds);
        }
    }
    let compared = left[0];
    (blocked, left, compared)
}
