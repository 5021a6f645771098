//! Why tickets wait: questions that change nothing, with a bound on what each may cost.

mod facts;
mod queue;
mod survey;
mod ticket;

use super::Engine;
use super::answer::Asker;
use super::lane::Lane;
use super::ticket::Ticket;
use crate::code::Code;
use crate::limits;
use crate::message::{Blocking, Explanation, Message, NextExpansion};
use crate::rules::{ExpansionAge, RuleSet};
use crate::sink::Sink;
use crate::slab::Key;
use crate::time::EngineTime;

impl Engine {
    /// Tells a player why a ticket of his still waits.
    pub(super) fn explain(&self, asker: &Asker<'_>, id: &str, sink: &mut impl Sink) {
        let Some(key) = self.visible_ticket(asker, id) else {
            return asker.refuse(Code::TicketNotFound, &format!("no ticket `{id}` of yours"), None, sink);
        };
        let ticket = &self.tickets[key];
        let mut explanation =
            Explanation { ticket_id: &ticket.id, state: ticket.state, blocking: &[], next_expansion: None };
        if !is_waiting(ticket) {
            return asker.say(Message::Explanation(explanation), sink);
        }
        let found = self.compare(key, limits::EXPLAIN_CANDIDATES_PLAYER);
        let standings = found.standings.iter().filter(|standing| standing.blocked > 0 || standing.alone);
        let blocking: Vec<Blocking<'_>> = standings
            .take(limits::EXPLAIN_RULES_PLAYER)
            .map(|standing| Blocking {
                rule: standing.rule,
                margin: coarse(standing.margin),
                candidates: standing.blocked,
            })
            .collect();
        explanation.blocking = &blocking;
        explanation.next_expansion = self.next_expansion(key);
        asker.say(Message::Explanation(explanation), sink);
    }

    /// When the ticket may be matched under wider rules.
    ///
    /// Where the oldest ticket's age counts: when its own reaches the next step. Where the newest's counts: with a
    /// partner as old as the widest step that this ticket has reached, or as the first one, which is all that can be
    /// said without saying how old others are.
    fn next_expansion(&self, key: Key) -> Option<NextExpansion> {
        let rules = &*self.lane_of(key).rules;
        let age = self.now.since(self.tickets[key].enqueued_at);
        let step = rules.step_at(age);
        let from_ms = |step: usize| Some(rules.steps.get(step)?.from_ms);
        match rules.expansion_age {
            ExpansionAge::Oldest => {
                from_ms(step + 1).map(|from| NextExpansion::InMs(milliseconds(from - age)))
            }
            ExpansionAge::Newest => {
                from_ms(step.max(1)).map(milliseconds).map(NextExpansion::NeedsPartnerAgeMs)
            }
        }
    }

    /// Tickets that can be matched now, those nearest to this one in the line first, and whether there are more.
    fn neighbours(&self, key: Key, most: usize) -> (Vec<Key>, bool) {
        let lane = self.lane_of(key);
        let older = std::iter::successors(self.tickets[key].older, |key| self.tickets[*key].older);
        let newer = std::iter::successors(self.tickets[key].newer, |key| self.tickets[*key].newer);
        let walk = most * limits::EXPLAIN_WALK;
        let found = alternate(older, newer).take(walk).filter(|key| self.tickets[*key].place.is_some());
        let found: Vec<Key> = found.take(most).collect();
        let others = self.others_waiting(key, lane);
        let is_sampled = found.len() < others as usize;
        (found, is_sampled)
    }

    /// Tickets of the lane that can be matched now, beside this one.
    fn others_waiting(&self, key: Key, lane: &Lane) -> u32 {
        let own = usize::from(self.tickets[key].place.is_some());
        u32::try_from(lane.pool.len() - own).unwrap_or(u32::MAX)
    }
}

/// Takes from both in turn, and the rest of the longer.
fn alternate(
    mut one: impl Iterator<Item = Key>,
    mut other: impl Iterator<Item = Key>,
) -> impl Iterator<Item = Key> {
    let mut is_first = false;
    std::iter::from_fn(move || {
        is_first = !is_first;
        if is_first { one.next().or_else(|| other.next()) } else { other.next().or_else(|| one.next()) }
    })
}

/// True while a search may still find a group for the ticket, whose values are known.
fn is_waiting(ticket: &Ticket) -> bool {
    use crate::ticket::TicketState::{Queued, Searching};
    matches!(ticket.state, Queued | Searching) && !ticket.awaits_profile()
}

/// The players that a match needs at a step.
fn players_min(rules: &RuleSet, step: usize) -> u32 {
    rules.steps[step].teams.iter().map(|size| size.min).sum::<u32>().max(1)
}

fn milliseconds(duration_ms: u64) -> f64 {
    EngineTime::from_millis(duration_ms).as_millis_f64()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A margin rounded up to one digit: enough to see whether it is near, too little to know another's value.
fn coarse(margin: f64) -> f64 {
    if margin <= 0.0 {
        return 0.0;
    }
    let mut unit = 1.0_f64;
    // A double has some 600 powers of ten.
    while unit * 10.0 <= margin {
        unit *= 10.0;
    }
    while unit > margin && unit > f64::MIN_POSITIVE {
        unit /= 10.0;
    }
    let rounded = (margin / unit).ceil() * unit;
    // Powers below 1 are not exact: 0.30000000000000004 is meant as 0.3.
    if unit < 1.0 { (margin / unit).ceil() / (1.0 / unit).round() } else { rounded.min(f64::MAX) }
}

#[cfg(test)]
mod tests {
    use super::coarse;

    #[test]
    fn a_margin_has_one_digit() {
        let cases = [
            (0.0, 0.0),
            (1.0, 1.0),
            (4.2, 5.0),
            (9.5, 10.0),
            (10.0, 10.0),
            (63.0, 70.0),
            (1_200.5, 2_000.0),
            (0.25, 0.3),
            (f64::MAX, f64::MAX),
        ];
        for (margin, expected) in cases {
            let found = coarse(margin);
            assert!(
                (found - expected).abs() <= expected * 1e-12 && found.is_finite(),
                "{margin} is told as {expected}, not {found}"
            );
            assert!(found >= margin * (1.0 - 1e-12));
        }
    }
}
